"""The timeline: journal, reports, contacts, meldingen and states of one dossier, newest first, in one statement.

Each source goes through the gate's own rule before the union, so a page never has fewer rows than it could have, and a
hidden item changes no total, order or paging on this side. Keyset paging: no OFFSET, no count.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from keukentafel.delen.woorden import NAAM_VAN_PARTNER, Partner
from keukentafel.dossier import regels
from keukentafel.dossier.leesmoment import Leesmoment
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.dossier.opvragen.tijdlijn_bronnen import KOLOMMEN, MERK, Bron, journaal, kolommen, vraag
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.bestanden import Virusstand
from keukentafel.kern.reeks import reeks
from keukentafel.kern.tekst import datum_kort
from keukentafel.poort import logboek
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.recept import rijen_van
from keukentafel.poort.rechten import Recht

FILTERS = {
    "alles": "Alles",
    "contact": "Contact",
    "verslagen": "Verslagen",
    "signalen": "Signalen",
    "documenten": "Documenten",
    "stand": "Wat er veranderde",
}

STANDEN = {regels.CONCEPT: "Concept", regels.BETWIST: "Betwist", regels.WACHT: "Wacht op reactie"}
# Rows with a law, an audience and subjects of their own.
ITEMS = frozenset({"journaal", "verslag", "document", "verwijzing"})


@dataclass(frozen=True, slots=True)
class TijdlijnRegel:
    """One row of the timeline. `tekst` is at most regels.KORTE_TEKST long; `ingekort` says there is more at `adres`."""

    bron: str
    id: UUID
    moment: datetime
    soort: str
    icoon: str
    titel: str
    wie: str
    tekst: str
    ingekort: bool
    labels: tuple[str, ...]
    wie_leest: str
    vrijgeven: str
    doorgehaald_op: datetime | None
    reden: str
    reactie: str
    """What residents said about it: never left out where the text is shown (REQ-034)."""
    adres: str
    versie: int
    van_mij: bool
    zonder_tijd: bool

    @property
    def wanneer(self) -> str:
        """ "vandaag 08.41", "di 24 nov 14.05", and with the year when that is another."""
        toen, vandaag = self.moment.astimezone(klok.AMSTERDAM), klok.vandaag()
        dag = "vandaag" if toen.date() == vandaag else datum_kort(toen.date())
        jaar = f" {toen.year}" if toen.year != vandaag.year else ""
        return dag + jaar + ("" if self.zonder_tijd else f" {toen:%H.%M}")

    @property
    def regel(self) -> str:
        """When, and by whom."""
        return f"{self.wanneer} · {self.wie}" if self.wie else self.wanneer

    @property
    def sleutel(self) -> str:
        """Where the next page goes on."""
        return f"{self.moment.isoformat()}_{self.id}"


@dataclass(frozen=True, slots=True)
class TijdlijnBlad:
    """One page; `volgende` is the key for the next one, empty at the end."""

    regels: tuple[TijdlijnRegel, ...]
    volgende: str


def tijdlijn(kader: DossierKader, *, filter: str = "alles", na: str = "", aantal: int = 20) -> TijdlijnBlad:
    """A page of the timeline, logged as one look. An unknown filter or a broken key shows the beginning."""
    soort = filter if filter in FILTERS else "alles"
    vanaf = _lees_sleutel(na)
    rijen = rijen_van(
        actor_nu(),
        ("tijdlijn", soort, vanaf is not None, aantal),
        lambda actor: vraag(replace(MERK, actor=actor, na=MERK.na if vanaf else None), soort, aantal),
        _invulling(kader, vanaf),
    )
    gevonden = [dict(zip(KOLOMMEN, rij, strict=True)) for rij in rijen]
    logboek.kijk(Recht.JOURNAAL_LEZEN.code, Dossier(pk=kader.id), regels=len(gevonden))
    blad = tuple(_regel(kader, rij) for rij in gevonden[:aantal])
    return TijdlijnBlad(blad, blad[-1].sleutel if len(gevonden) > aantal else "")


def een_regel(kader: DossierKader, regel_id: UUID) -> TijdlijnRegel:
    """The row of a journal line that was just written, for the fragment."""
    bron = Bron(actor_nu(), kader.id, kader.huishouden_id, tuple(lid.id for lid in kader.leden))
    rij = kolommen(journaal(bron).filter(pk=regel_id)).get()
    return _regel(kader, dict(zip(KOLOMMEN, rij, strict=True)))


def _invulling(kader: DossierKader, vanaf: tuple[datetime, UUID] | None) -> dict[Hashable, Any]:
    """The real values of the marks."""
    moment, sleutel = MERK.na or (None, None)
    van, id_ = vanaf or (None, None)
    return {
        MERK.dossier: kader.id,
        MERK.huishouden: kader.huishouden_id,
        reeks(MERK.leden): reeks(lid.id for lid in kader.leden),
        moment: van,
        sleutel: id_,
    }


def _lees_sleutel(na: str) -> tuple[datetime, UUID] | None:
    moment, _, sleutel = na.partition("_")
    try:
        return datetime.fromisoformat(moment), UUID(sleutel)
    except ValueError:
        return None


__all__ = ["FILTERS", "TijdlijnBlad", "TijdlijnRegel", "een_regel", "tijdlijn"]


def _regel(kader: DossierKader, rij: dict[str, Any]) -> TijdlijnRegel:
    bron, soort = rij["k_bron"], rij["k_soort"]
    icoon, titel = titel_van(bron, soort, rij)
    over = rij["k_over"] or []
    namen = kader.namen(over)
    if bron in ITEMS and over and len(namen) < kader.aantal_leden:
        titel = f"{titel}, {', '.join(namen)}" if namen else titel
    return TijdlijnRegel(
        bron=bron,
        id=rij["k_id"],
        moment=rij["k_moment"],
        soort=soort,
        icoon=icoon,
        titel=titel,
        wie=rij["k_wie"],
        tekst=rij["k_tekst"],
        ingekort=(rij["k_lengte"] or 0) > regels.KORTE_TEKST,
        labels=_labels(rij),
        wie_leest=_leest(kader, rij, over),
        vrijgeven=_vrijgeven(kader, rij),
        doorgehaald_op=rij["k_doorgehaald"],
        reden=rij["k_reden"],
        reactie=rij["k_reactie"],
        adres=_adres(kader, bron, rij["k_id"]),
        versie=rij["k_versie"],
        van_mij=rij["k_auteur"] == actor_nu().kenmerk,
        zonder_tijd=bron in {"verslag", "begin", "einde"},
    )


def titel_van(bron: str, soort: str, rij: dict[str, Any]) -> tuple[str, str]:
    """Icon and title of a row, by where it comes from."""
    if bron == "journaal":
        kind = regels.Soort(soort) if soort in set(regels.Soort) else regels.Soort.NOTITIE
        return regels.ICOON_VAN_SOORT[kind], regels.NAAM_VAN_SOORT[kind]
    woord = soort.replace("_", " ")
    if bron == "verwijzing":
        return "stethoscope", f"{regels.NAAM_VAN_VERWIJSSOORT[regels.Verwijssoort(soort)]}, {_woord(rij['k_titel'])}"
    if bron == "deling":
        return "arrows-exchange", f"Gedeeld met {rij['k_titel'] or NAAM_VAN_PARTNER[Partner(soort)].lower()}"
    einde = regels.NAAM_VAN_REDEN[regels.RedenSluiten(soort)] if soort in set(regels.RedenSluiten) else woord
    return {
        "verslag": ("file-text", rij["k_titel"]),
        "vraag": ("message", "Uw vraag"),
        "leefgebied": ("message", woord.capitalize()),
        "document": ("paperclip", rij["k_titel"]),
        "contact": ("phone", f"Kort contact, {woord}"),
        "melding": ("inbox", f"Melding {rij['k_titel']} binnengekomen, {woord}"),
        "status": ("flag", f"Melding {rij['k_titel']}: {woord}"),
        "verplaatst": ("arrows-exchange", "Hier stond een tekst die bij een ander dossier hoort"),
        "begin": ("folder", "Dossier geopend" if soort == "nieuw" else f"Dossier {woord}"),
        "einde": ("folder", f"Dossier gesloten: {einde}"),
    }[bron]


def _woord(code: str) -> str:
    """A code of a list as a word: these codes are Dutch words already, and a page asks no list for a row."""
    return code.replace("_", " ")


def _labels(rij: dict[str, Any]) -> tuple[str, ...]:
    wet = rij["k_wet"]
    labels = [NAAM_VAN_WET[Wet(wet)]] if wet in set(Wet) and wet != Wet.ALGEMEEN else []
    labels += [STANDEN[rij["k_stand"]]] if rij["k_stand"] in STANDEN else []
    return tuple(labels + (["Virus: apart gezet"] if rij["k_soort"] == Virusstand.BESMET else []))


def _leest(kader: DossierKader, rij: dict[str, Any], over: list[UUID]) -> str:
    if rij["k_bron"] not in ITEMS:
        return ""
    return kader.wie_leest_item(rij["k_wet"], rij["k_publiek"], rij["k_mee"], over, _moment(rij))


def _moment(rij: dict[str, Any]) -> Leesmoment:
    return Leesmoment(rij["k_vanaf"], rij["k_uitzondering"], rij["k_tot"])


def _vrijgeven(kader: DossierKader, rij: dict[str, Any]) -> str:
    """Where the writer opens an own line to its subject at once; empty when it is open, or not the writer's."""
    wacht = rij["k_vanaf"] is not None and not rij["k_doorgehaald"] and not _moment(rij).open(klok.nu())
    soort = {"journaal": "journaalregel", "verslag": "gespreksverslag"}.get(rij["k_bron"], "")
    if not (soort and wacht and rij["k_mee"] and not rij["k_uitzondering"] and kader.mag_schrijven):
        return ""
    return f"{kader.pad}leesmoment/{soort}/{rij['k_id']}/vrijgeven/" if rij["k_auteur"] == actor_nu().kenmerk else ""


def _adres(kader: DossierKader, bron: str, sleutel: UUID) -> str:
    paden = {
        "journaal": f"{kader.pad}journaal/{sleutel}/",
        "verslag": f"{kader.pad}verslag/{sleutel}/",
        "melding": f"/meldingen/{sleutel}/",
        "document": f"{kader.pad}documenten/{sleutel}/",
        "verwijzing": f"{kader.pad}verwijsinformatie/{sleutel}/",
        "verplaatst": f"{kader.pad}verplaatst/",
        "deling": f"{kader.pad}delen/",
    }
    return paden.get(bron, "")
