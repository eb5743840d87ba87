"""On paper for one resident: everything of the own dossier that this person may read at this moment (REQ-033)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from keukentafel.dossier.leesmoment import ZELF, ZONDER_OUDERS
from keukentafel.dossier.opvragen.kader import DossierKader, Lid
from keukentafel.dossier.opvragen.leefgebieden import kies_lid
from keukentafel.dossier.opvragen.leesbaar_bronnen import Lezer, leesbaar_voor
from keukentafel.dossier.opvragen.tijdlijn import titel_van
from keukentafel.dossier.opvragen.tijdlijn_bronnen import KOLOMMEN, Bron
from keukentafel.dossier.opvragen.zichtbaarheid import betrokkenen
from keukentafel.dossier.regels import Betrokkenrol
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
    regie: tuple[str, ...]
    """Who directs. Nobody else is named: who is involved may tell one member what is going on with another."""


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
        regie=tuple(b.naam for b in betrokkenen(kader) if b.rolcode == Betrokkenrol.REGISSEUR),
    )


def _rijen(kader: DossierKader, lid: Lid) -> list[dict[str, Any]]:
    bron = Bron(actor_nu(), kader.id, kader.huishouden_id, (lid.id,))
    zelf, kind = (
        (lid.leeftijd is None or lid.leeftijd >= ZELF),
        lid.leeftijd is not None and lid.leeftijd < ZONDER_OUDERS,
    )
    # What is written now opens at `vanaf`; so what was written as long ago as that lies ahead, has opened.
    lezer = Lezer(lid.id, zelf, kind, klok.nu() - (kader.vanaf - klok.nu()))
    rijen = leesbaar_voor(bron, lezer, klok.nu(), OP_PAPIER)
    return [dict(zip(KOLOMMEN, rij, strict=True)) for rij in rijen]


def _stuk(kader: DossierKader, lid: Lid, rij: dict[str, Any]) -> Leesstuk:
    eigen = (v.woorden for v in kader.verklaringen if v.stuk_id == rij["k_id"] and v.inwoner == lid.id)
    return Leesstuk(
        titel=_titel(rij),
        dag=rij["k_moment"].astimezone(klok.AMSTERDAM).date(),
        wie=rij["k_wie"],
        tekst=f"{rij['k_tekst']} op een schaal van 1 tot en met 5" if rij["k_bron"] == "score" else rij["k_tekst"],
        reactie=rij["k_reactie"],
        verklaringen=tuple(eigen),
    )


def _titel(rij: dict[str, Any]) -> str:
    """What it is, to the resident. Codes are Dutch words already, and a page asks no list for a row."""
    woord = rij["k_soort"].replace("_", " ")
    eigen = {
        "inbreng": "Wat u zei",
        "netwerk": f"Wie om u heen staat: {rij['k_soort']}",
        "netwerkvraag": "Wat u zei over mensen om u heen",
        "score": f"Het cijfer voor {woord}",
        "licht": f"Hulp zonder plan: {woord}",
        "vraagstand": "Hoe het met uw vraag gaat",
        "zwaarte": "Hoe zwaar uw vraag is, en waarom",
        "periode": "Over het openen of sluiten van uw dossier",
        "nazorg": "Wij vragen later hoe het gaat",
        "heronderzoek": "Waarom wij iets opnieuw vroegen",
        "sluitadvies": f"Advies van {rij['k_soort']}, en wat wij ermee deden",
    }
    return eigen.get(rij["k_bron"]) or titel_van(rij["k_bron"], rij["k_soort"], rij)[1]
