"""Which pieces there are about one person, source by source: to choose what a request is about.

Read by the house itself: who handles a request has no right to browse dossiers, and sees of one person one source at a
time. A secret address of another is taken out, as in a package (AUT-02).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import models

from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek, poort
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Privacyverzoek
from keukentafel.privacy.opvragen.aanvrager import SYSTEEM
from keukentafel.privacy.opvragen.bronnen import BRONNEN, Bron, Persoon
from keukentafel.privacy.opvragen.stuktekst import TECHNIEK, Stuktekst
from keukentafel.privacy.opvragen.verzamelen import anderen_van, persoon_van
from keukentafel.privacy.regels.rechten import MAG, MET_STUKKEN
from keukentafel.privacy.regels.verzoek import Stand

S = Recht.VERZOEK_BEHANDELEN
PER_BLAD = 50
KORT = 140
# What is written about somebody. Letters and shares left the house already, a consent is withdrawn and not corrected,
# earlier texts follow the piece they were, and a decision is changed by another decision (bezwaar, herziening).
KIESBAAR: dict[str, Bron] = {
    bron.code: bron
    for bron in BRONNEN
    if bron.wie in ("zelf", "inwoner", "gezin", "over")
    and bron.model._meta.app_label not in ("privacy", "brieven", "delen", "besluit")
}
# What residents mean most; the others stand behind a fold.
VAAK = {"inwoner.inwoner", "toegang.contact", "toegang.meldingverhaal", "dossier.journaalregel", "plan.doel"}
VAAK |= {"dossier.gespreksverslag", "dossier.document", "dossier.leefgebiednotitie"}


@dataclass(frozen=True)
class Keuzeregel:
    """One piece in the list: enough to tell which one it is."""

    id: UUID
    titel: str
    datum: date | None
    begin: str


@dataclass(frozen=True)
class Keuzeblad:
    """The pieces of one source."""

    verzoek_id: UUID
    bron: str
    bronnen: tuple[tuple[str, str, bool], ...]
    """Code, name, and whether it is often meant."""
    regels: tuple[Keuzeregel, ...]
    volgende: str


def keuzeblad(verzoek_id: UUID, *, bron: str = "", na: str = "") -> Keuzeblad:
    """A page; `bron` is a code of KIESBAAR."""
    verzoek = _verzoek(verzoek_id)
    code = bron if bron in KIESBAAR else "dossier.gespreksverslag"
    with transactie(SYSTEEM):
        p = persoon_van(verzoek)
        anderen = anderen_van(p)
        rest = _na(KIESBAAR[code].stukken(p), na)
        gevonden = [(s, anderen.schoon(s.tekst)) for s in islice(rest, PER_BLAD + 1)]
    logboek.kijk(S.code, verzoek, lijst="stukken", bron=code, aantal=len(gevonden))
    regels = tuple(Keuzeregel(s.object_id, s.titel, s.datum, _begin(tekst)) for s, tekst in gevonden[:PER_BLAD])
    volgende = str(regels[-1].id) if len(gevonden) > PER_BLAD else ""
    return Keuzeblad(verzoek_id, code, tuple((c, b.naam, c in VAAK) for c, b in KIESBAAR.items()), regels, volgende)


def _verzoek(verzoek_id: UUID) -> Privacyverzoek:
    """Only while it runs, for a kind that names pieces, and of somebody who may ask: else nobody looks into pieces."""
    verzoek: Privacyverzoek = poort.haal(Privacyverzoek, verzoek_id, S)
    mag = verzoek.soort in MET_STUKKEN and verzoek.oordeel in MAG and verzoek.stand != Stand.KLAAR
    if not mag or verzoek.inwoner_id is None:
        raise NietGevonden("privacy.privacyverzoek")
    return verzoek


def _na(stukken: Iterator[Stuktekst], na: str) -> Iterator[Stuktekst]:
    """What comes after the last one of the page before."""
    if na:
        next((s for s in stukken if str(s.object_id) == na), None)
    return stukken


def _begin(tekst: str) -> str:
    schoon = " · ".join(tekst.split("\n"))
    return schoon if len(schoon) <= KORT else f"{schoon[:KORT].rsplit(' ', 1)[0]} …"


@dataclass(frozen=True)
class Keuzestuk:
    """One piece in full, before it is chosen."""

    verzoek_id: UUID
    bron: str
    id: UUID
    titel: str
    datum: date | None
    tekst: str
    van_meer: bool


def keuzestuk(verzoek_id: UUID, bron: str, object_id: UUID) -> Keuzestuk:
    """For the screen; logged as a look at the request, with which piece."""
    verzoek = _verzoek(verzoek_id)
    stuk = stuk_van(verzoek, bron, object_id)
    logboek.kijk(S.code, verzoek, bron=bron, stuk=str(object_id))
    return Keuzestuk(verzoek_id, bron, object_id, stuk.titel, stuk.datum, stuk.tekst, stuk.van_meer)


def stuk_van(verzoek: Privacyverzoek, bron: str, object_id: UUID | None) -> Stuktekst:
    """This piece as text, when it is about the subject of the request; else it is not there."""
    if bron not in KIESBAAR:
        raise NietGevonden(bron)
    with transactie(SYSTEEM):
        p = persoon_van(verzoek)
        stuk = next((s for s in KIESBAAR[bron].stukken(p) if s.object_id == object_id), None)
        if stuk is None:
            raise NietGevonden(bron)
        tekst = anderen_van(p).schoon(stuk.tekst)
    return Stuktekst(stuk.object_id, stuk.titel, stuk.datum, stuk.schrijver, stuk.wet, stuk.van_meer, tekst)


def rij_van(bron: str, object_id: UUID | None, *, vast: bool = False) -> Any:
    """The row itself, for the house: None when it is gone. `vast` locks it."""
    rijen = KIESBAAR[bron].model.objects.filter(pk=object_id)
    return (rijen.select_for_update() if vast else rijen).first()


def tekstvelden(rij: Beschermd) -> dict[str, str]:
    """The fields with words of people in them."""
    return {
        veld.name: getattr(rij, veld.name)
        for veld in rij._meta.concrete_fields
        if isinstance(veld, models.TextField) and not veld.choices and veld.name not in TECHNIEK
    }


def rijen_over(p: Persoon) -> Iterator[tuple[Bron, Any]]:
    """Everything that is about this person by name: the row of the person, and pieces. Not what is of the household."""
    for bron in KIESBAAR.values():
        velden = {veld.name for veld in bron.model._meta.get_fields()}
        wie = {"over": p.id} if "over" in velden else {"pk": p.id} if bron.wie == "zelf" else {"inwoner": p.id}
        for rij in bron.model.objects.filter(**wie).distinct():
            yield bron, rij


def stuknaam(titel: str, datum: date | None) -> str:
    """ "Journaal, 3 mei 2026"."""
    return f"{titel}, {datum_gewoon(datum)}" if datum else titel
