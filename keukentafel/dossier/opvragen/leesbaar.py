"""On paper for one resident: everything of the own dossier that this person may read at this moment (REQ-033)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from keukentafel.dossier.opvragen.kader import DossierKader, Lid
from keukentafel.dossier.opvragen.leefgebieden import kies_lid
from keukentafel.dossier.opvragen.tijdlijn import titel_van
from keukentafel.dossier.opvragen.tijdlijn_bronnen import KOLOMMEN, Bron, leesbaar_voor
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import opsomming
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

OP_PAPIER = 200


@dataclass(frozen=True, slots=True)
class Leesstuk:
    """One entry in full, with what residents said about it."""

    titel: str
    dag: date
    wie: str
    tekst: str
    reactie: str
    verklaringen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leesblad:
    """The paper; `lezers` says for whom it is: a young child is read to by who has gezag."""

    kader: DossierKader
    lid: Lid | None
    lezers: str
    stukken: tuple[Leesstuk, ...]
    meer: bool


def leesblad(kader: DossierKader, wie: str) -> Leesblad:
    """As far as this actor may see it. Refused while a piece of this dossier may only be kept, as every print."""
    lid = kies_lid(kader, wie)
    rijen = _rijen(kader, lid) if lid else []
    over = {"inwoner": str(lid.id)} if lid else {}
    recht = Recht.JOURNAAL_LEZEN.code
    logboek.kijk(recht, None, soort="afdruk", dossier=str(kader.id), regels=min(len(rijen), OP_PAPIER), **over)
    return Leesblad(
        kader=kader,
        lid=lid,
        lezers=opsomming(kader.lezers([lid.id])) if lid else "",
        stukken=tuple(_stuk(kader, lid, rij) for rij in rijen[:OP_PAPIER] if lid),
        meer=len(rijen) > OP_PAPIER,
    )


def _rijen(kader: DossierKader, lid: Lid) -> list[dict[str, Any]]:
    bron = Bron(actor_nu(), kader.id, kader.huishouden_id, (lid.id,))
    rijen = leesbaar_voor(bron, lid.id, klok.nu(), OP_PAPIER)
    return [dict(zip(KOLOMMEN, rij, strict=True)) for rij in rijen]


def _stuk(kader: DossierKader, lid: Lid, rij: dict[str, Any]) -> Leesstuk:
    eigen = (v.woorden for v in kader.verklaringen if v.stuk_id == rij["k_id"] and v.inwoner == lid.id)
    return Leesstuk(
        titel=titel_van(rij["k_bron"], rij["k_soort"], rij)[1],
        dag=rij["k_moment"].astimezone(klok.AMSTERDAM).date(),
        wie=rij["k_wie"],
        tekst=rij["k_tekst"],
        reactie=rij["k_reactie"],
        verklaringen=tuple(eigen),
    )
