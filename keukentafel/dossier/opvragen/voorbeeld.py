"""A report as its subject will read it, while somebody still writes (REQ-033): the letter, and how hard it reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from keukentafel.brieven.bronnen import Verslag
from keukentafel.brieven.opstellen import stel_op
from keukentafel.brieven.opvragen.sjablonen import afzender, sjabloon
from keukentafel.brieven.regels.taalscore import Taalscore, taalscore
from keukentafel.brieven.regels.tekst import blokken_van
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import lees_dag
from keukentafel.koppelingen.pdf.stuk import Stuk
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen.inrichting import instelling

EIGEN = "{eigen_woorden}\n\n{tekst}\n\n{afspraken}"
VELDEN = ("titel", "aanwezig", "plaats", "eigen_woorden", "tekst", "afspraken")


@dataclass(frozen=True, slots=True)
class Verslagvoorbeeld:
    """The letter as it would leave now. `score` is of what was typed alone; None when that is nothing yet."""

    lezer: str
    stuk: Stuk
    score: Taalscore | None
    let_op: str
    """How this household reads and wants to be reached, when that asks for something."""


def verslagvoorbeeld(kader: DossierKader, getypt: Mapping[str, Any], reactie: str = "") -> Verslagvoorbeeld:
    """Whatever was typed so far, also when it is not valid yet. Nothing is kept."""
    op = getypt.get("gesprek_op")
    teksten: dict[str, Any] = {naam: str(getypt.get(naam) or "") for naam in VELDEN}
    bron = Verslag(
        **teksten,
        gesprek_op=op if isinstance(op, date) else lees_dag(str(op or "")) or klok.vandaag(),
        schrijver=actor_nu().naam,
        reactie=reactie,
        reageren_voor=klok.vandaag() + timedelta(days=instelling("verslag_reactie_dagen")),
    )
    lezer = next(iter(kader.lezers()), "")
    tekst = sjabloon(bron.sjabloon())
    van = afzender(Team.objects.get(pk=kader.team_id))
    stuk = stel_op(bron, titel=tekst.titel, tekst=tekst.tekst, aan=lezer, over=lezer, nummer="volgt", van=van)
    score = taalscore(blokken_van(EIGEN, bron.velden()))
    return Verslagvoorbeeld(lezer, stuk, score if score.woorden else None, kader.communicatie)
