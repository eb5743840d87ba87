"""One aanvraag on the screen: where it stands, why this last day, who waits for whom, and what can be done next."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from keukentafel.besluit.models import Aanvraag, Aanvraagtekst, Besluit, Klokfeit, Processtap, Voorziening
from keukentafel.besluit.opvragen.klok import Klokkast, klok_van, stappen_van
from keukentafel.besluit.opvragen.omstandig import omstandigheid
from keukentafel.besluit.regels import procedures
from keukentafel.besluit.regels.klok import OPSCHORTEND, Klokstand
from keukentafel.besluit.regels.soorten import (
    NAAM_VAN_BESLUIT,
    NAAM_VAN_FEIT,
    NAAM_VAN_PROCEDURE,
    Besluitsoort,
    Besluitstand,
    Feit,
    Procedure,
    standnaam,
)
from keukentafel.besluit.regels.standen import NAAM_VAN_STAND, NAAM_VAN_WIE, Stand, Wie
from keukentafel.besluit.regels.verloop import LOOPT
from keukentafel.besluit.regels.voorvallen import HERREKEND, NAAM_VAN_VOORVAL, UITKOMSTEN, ZELF_TE_ZETTEN, Voorval
from keukentafel.dossier.models import Verwijzing
from keukentafel.dossier.regels import Verwijssoort
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import adres
from keukentafel.kern.tekst import datum_gewoon, over_hoeveel_dagen
from keukentafel.kern.termijnen.rekenen import kalenderdag
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

L, S, TEKST = Recht.AANVRAAG_LEZEN, Recht.AANVRAAG_BEHANDELEN, Recht.BESLUITTEKST_LEZEN
BIJNA = 3  # days


@dataclass(frozen=True, slots=True)
class Dag:
    """A last day on the screen: date, how far off, and its colour."""

    datum: date
    uitleg: str
    kleur: str


@dataclass(frozen=True, slots=True)
class Gebeurd:
    """One line of the course of things: a step, or a fact of the clock."""

    op: date
    wat: str
    regel: str
    tekst: str
    letop: bool = False
    feit_id: UUID | None = None
    """Set when it can still be ended or taken back."""
    wacht: bool = False


@dataclass(frozen=True, slots=True)
class Knop:
    """A step that can be taken now."""

    code: str
    naam: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Aanvraagbeeld:
    """The page."""

    id: UUID
    nummer: int
    procedure: str
    wet: str
    inwoner: str
    inwoner_id: UUID
    dossier_id: UUID
    aanvrager: str
    behandelaar: str
    van_mij: bool
    overleden_op: date | None
    ontvangen_op: date
    stand: str
    standnaam: str
    sinds: date
    uitkomst: str
    dag: Dag | None
    klok: Klokstand
    wachtzin: str
    vraag: str
    toelichting: str
    vraag_verborgen: bool
    producten: tuple[str, ...]
    besluiten: tuple[tuple[str, str, str, str], ...]
    """(kind, state, address, how far who decides is with it)"""
    gebeurd: tuple[Gebeurd, ...]
    stappen: tuple[Knop, ...]
    hoofd: Knop | None
    mag: bool
    loopt: bool
    kan_verlengen: bool
    dwangsom_open: bool
    """Money is owed for deciding late, and nothing was drafted on it."""
    hoort_bij: tuple[int, str] | None
    verwijsbrief: tuple[str, str] | None

    @property
    def pad(self) -> str:
        return f"/aanvragen/{self.id}/"


def aanvraag(aanvraag_id: UUID) -> Aanvraagbeeld:
    """One look, logged; the words only for who reads this law."""
    rij = _haal(aanvraag_id)
    stappen, alle, besluiten = stappen_van(rij), list(rij.klokfeiten.order_by("van", "gemaakt_op")), _besluiten(rij)
    feiten = [feit for feit in alle if feit.vervallen_op is None]
    stand, mag = klok_van(rij, Klokkast(), stappen=stappen, feiten=feiten), heeft(actor_nu(), S)
    om = omstandigheid(rij, klok.vandaag(), stappen=stappen, feiten=feiten, besluiten=besluiten)
    knoppen = _knoppen(rij, procedures.volgende(Procedure(rij.procedure), Stand(rij.stand), om)) if mag else ()
    # What ends it is never the first thing to press: while somebody else decides, there may be no first thing at all.
    hoofd = next((knop for knop in knoppen[:1] if knop.code in VOORRANG), None)
    return Aanvraagbeeld(
        **_kop(rij),
        dag=dag_van(stand.uiterlijk, klok.vandaag()) if stand.klaar_op is None else None,
        klok=stand,
        wachtzin=wachtzin(stand),
        besluiten=tuple(_besluitregel(b) for b in reversed(besluiten)),
        gebeurd=_gebeurd(stappen, alle, stand),
        stappen=tuple(knop for knop in knoppen if knop is not hoofd),
        hoofd=hoofd,
        mag=mag,
        kan_verlengen=mag and rij.stand in LOOPT and bool(stand.code),
        dwangsom_open=mag and bool(stand.dwangsom.verschuldigd(klok.vandaag())) and not _over_dwangsom(besluiten),
    )


def _haal(aanvraag_id: UUID) -> Any:
    """The row with what stands around it, in one statement; the words come along only for who reads this law."""
    tekst = poort.zichtbaar(Aanvraagtekst, TEKST).filter(aanvraag=OuterRef("pk"))
    producten = (
        Voorziening.objects.filter(aanvraag=OuterRef("pk")).order_by("productnaam").values("productnaam").distinct()
    )
    verwijzing = _verwijzing()
    rijen = poort.zichtbaar(Aanvraag, L).select_related("inwoner", "behandelaar", "hoort_bij")
    rij = rijen.annotate(
        k_vraag=Subquery(tekst.values("vraag")[:1]),
        k_toelichting=Subquery(tekst.values("toelichting")[:1]),
        k_producten=ArraySubquery(producten),
        k_verwijzing=JSONObject(pk=Subquery(verwijzing.values("pk")[:1]), op=Subquery(verwijzing.values("op")[:1])),
    ).filter(pk=aanvraag_id)
    gevonden = rij.first()
    if gevonden is None:
        return poort.haal(Aanvraag, aanvraag_id, L)
    logboek.kijk(L.code, gevonden)
    if gevonden.k_vraag is not None:
        logboek.kijk(TEKST.code, gevonden)
    return gevonden


def _verwijzing() -> Any:
    """The letter that this aanvraag came with (JW-01, TOE-03): the last one about this resident, not of later."""
    rijen = poort.zichtbaar(Verwijzing, Recht.DOCUMENT_LEZEN).filter(
        dossier=OuterRef("dossier"), over=OuterRef("inwoner"), soort=Verwijssoort.VERWIJSBRIEF,
        op__lte=OuterRef("ontvangen_op"),
    )  # fmt: skip
    return rijen.order_by("-op", "-gemaakt_op")


def _verwijsbrief(rij: Any) -> tuple[str, str] | None:
    """(words, address); where to record it when the dossier has none that this actor sees."""
    if rij.procedure != Procedure.VERWIJSBRIEF:
        return None
    gevonden, pad = getattr(rij, "k_verwijzing", {}), f"/dossier/{rij.dossier_id}/verwijsinformatie/"
    if not gevonden.get("pk"):
        return "Leg de verwijsbrief vast", f"{pad}nieuw/"
    return f"Naar de verwijsbrief van {datum_gewoon(date.fromisoformat(gevonden['op']))}", f"{pad}{gevonden['pk']}/"


def _kop(rij: Any) -> dict[str, Any]:
    """What stands in the row itself, in words."""
    return {
        "id": rij.pk,
        "nummer": rij.nummer,
        "procedure": NAAM_VAN_PROCEDURE[Procedure(rij.procedure)],
        "wet": NAAM_VAN_WET[Wet(rij.wet)],
        "inwoner": rij.inwoner.naam,
        "inwoner_id": rij.inwoner_id,
        "dossier_id": rij.dossier_id,
        "aanvrager": rij.aanvrager,
        "behandelaar": rij.behandelaar.naam if rij.behandelaar else "",
        "van_mij": rij.behandelaar_id == actor_nu().id,
        "overleden_op": rij.inwoner.overleden_op,
        "ontvangen_op": rij.ontvangen_op,
        "stand": rij.stand,
        "standnaam": NAAM_VAN_STAND[Stand(rij.stand)],
        "sinds": rij.stand_sinds,
        "uitkomst": UITKOMSTEN.get(rij.uitkomst, ""),
        "loopt": rij.stand in LOOPT,
        "vraag": rij.k_vraag or "",
        "toelichting": rij.k_toelichting or "",
        "vraag_verborgen": rij.k_vraag is None,
        "producten": tuple(rij.k_producten),
        "hoort_bij": (rij.hoort_bij.nummer, rij.hoort_bij.adres) if rij.hoort_bij else None,
        "verwijsbrief": _verwijsbrief(rij),
    }


def dag_van(uiterlijk: date | None, vandaag: date) -> Dag | None:
    """The last day, red when it has passed."""
    if uiterlijk is None:
        return None
    over = (uiterlijk - vandaag).days
    return Dag(uiterlijk, over_hoeveel_dagen(uiterlijk, vandaag), "laat" if over < 0 else "nu" if over <= BIJNA else "")


def wachtzin(stand: Klokstand) -> str:
    """Who waits for whom, in one sentence."""
    if stand.wacht_op is Wie.NIEMAND:
        return "Er wordt op niemand gewacht."
    tot = f", tot en met {datum_gewoon(stand.wacht_tot)}" if stand.wacht_tot else ""
    stil = " De termijn staat stil." if stand.staat_stil or stand.wacht_tot else ""
    return f"Nu aan zet: {NAAM_VAN_WIE[stand.wacht_op]}{tot}.{stil}"


# What a person most likely wants next, first; the rest stands beneath it. Each leads to its own page or form.
VOORRANG = (
    Voorval.AANVULLING_ONTVANGEN,
    Voorval.HERSTEL_VERSTREKEN,
    Voorval.BEVESTIGEN,
    Voorval.INLICHTEN,
    Voorval.ONDERZOEKEN,
    Voorval.VERSLAG_GEVEN,
    Voorval.AANVRAGEN,
    Voorval.GESPREK,
    Voorval.OPSTELLEN,
    Voorval.ADVIES_OPSTELLEN,
    Voorval.ADVIES_AANBIEDEN,
    Voorval.BESLUIT_MELDEN,
    Voorval.INZETTEN,
    Voorval.TOEWIJZEN,
    Voorval.UITVOEREN,
    Voorval.BEGINNEN,
)
# Drafting has a page of its own.
MET_EIGEN_PAGINA = {Voorval.OPSTELLEN: "besluit:opstellen", Voorval.ADVIES_OPSTELLEN: "besluit:opstellen"}


NAAM_VAN_PAGINA = {Voorval.OPSTELLEN: "Besluit opstellen", Voorval.ADVIES_OPSTELLEN: "Advies opstellen"}


def _knoppen(rij: Aanvraag, kan: list[Voorval]) -> tuple[Knop, ...]:
    """In order of use: what moves it on before what ends it."""
    volgorde = {v: i for i, v in enumerate(VOORRANG)}
    kan = sorted(kan, key=lambda v: volgorde.get(v, len(volgorde)))
    adressen = {v: _href(rij, v) for v in kan}
    namen = {v: NAAM_VAN_PAGINA[v] if adressen[v] else NAAM_VAN_VOORVAL[v] for v in kan}
    knoppen = [Knop(v.value, namen[v], adressen[v]) for v in kan]
    zonder_pagina = ZELF_TE_ZETTEN | {Voorval.AANVULLING_ONTVANGEN}
    return tuple(knop for knop in knoppen if knop.href or knop.code in zonder_pagina)


def _href(rij: Aanvraag, voorval: Voorval) -> str:
    return adres(MET_EIGEN_PAGINA[voorval], rij.pk) if voorval in MET_EIGEN_PAGINA else ""


def _over_dwangsom(besluiten: list[Besluit]) -> bool:
    """About this aanvraag: one on a late bezwaar names the decision that was objected to."""
    eigen = [b for b in besluiten if b.soort == Besluitsoort.DWANGSOM and b.vervangt_id is None]
    return any(b.stand != Besluitstand.INGETROKKEN for b in eigen)


def _besluiten(rij: Aanvraag) -> list[Besluit]:
    rijen = poort.zichtbaar(Besluit, L).filter(aanvraag=rij).select_related("toetser")
    return list(rijen.order_by("gemaakt_op"))


def _besluitregel(b: Besluit) -> tuple[str, str, str, str]:
    return NAAM_VAN_BESLUIT[Besluitsoort(b.soort)], standnaam(b.soort, b.stand), b.adres, _hoe_ver(b)


def _hoe_ver(b: Besluit) -> str:
    """What the worker on the case wants to know of who decides: who has it, since when, and whether it left."""
    if b.stand == Besluitstand.TOETS and b.ter_toets_op:
        wie = f"bij {b.toetser.naam}" if b.toetser else "nog door niemand opgepakt"
        return f"{wie}, sinds {datum_gewoon(kalenderdag(b.ter_toets_op))}"
    if b.stand == Besluitstand.VASTGESTELD and b.vastgesteld_op:
        op = datum_gewoon(b.vastgesteld_op)
        return f"op {op}, aan wie beslist" if b.soort == Besluitsoort.ADVIES else f"op {op}"
    if b.stand == Besluitstand.BEKEND and b.bekendgemaakt_op:
        tot = f", bezwaar kan tot en met {datum_gewoon(b.bezwaar_tot)}" if b.bezwaar_tot else ""
        return f"op {datum_gewoon(b.bekendgemaakt_op)}{tot}"
    return ""


def _gebeurd(stappen: list[Processtap], alle: list[Klokfeit], stand: Klokstand) -> tuple[Gebeurd, ...]:
    """Steps and facts of the clock in one line of time, the newest first; what did not count says why."""
    waarom = {(feit.soort.value, feit.van): zin for feit, zin in stand.telt_niet}
    regels = [(stap.op, stap.gemaakt_op, _stap(stap)) for stap in stappen]
    regels += [(f.van, f.gemaakt_op, _feit(f, waarom.get((f.soort, f.van), ""))) for f in alle]
    return tuple(regel for _, _, regel in sorted(regels, key=lambda r: (r[0], r[1]), reverse=True))


def _stap(stap: Processtap) -> Gebeurd:
    if stap.gebeurtenis == HERREKEND:
        return Gebeurd(stap.op, "Laatste dag opnieuw berekend", stap.door_naam, stap.toelichting, letop=True)
    wat = NAAM_VAN_VOORVAL[Voorval(stap.gebeurtenis)]
    return Gebeurd(stap.op, wat, f"{NAAM_VAN_STAND[Stand(stap.naar)]} · {stap.door_naam}", stap.toelichting)


def _feit(feit: Klokfeit, waarom: str) -> Gebeurd:
    soort = Feit(feit.soort)
    weken = f"{feit.weken} weken" if feit.weken and feit.weken > 1 else "1 week" if feit.weken else ""
    tot = f"tot {datum_gewoon(feit.tot)}" if feit.tot else ""
    herstel = f"uiterlijk {datum_gewoon(feit.hersteltermijn)}" if feit.hersteltermijn and not feit.tot else ""
    regel = " · ".join(filter(None, (weken, tot, herstel)))
    vast = soort in (Feit.AANVULLING, Feit.DWANGSOM)  # the resident has it already
    beeld = Gebeurd(feit.van, NAAM_VAN_FEIT[soort], regel, feit.reden, feit_id=None if vast else feit.pk)
    if feit.vervallen_op:
        return replace(beeld, regel="Vergissing: telt niet", feit_id=None)
    if waarom:
        return replace(beeld, tekst=f"Telt niet. {waarom}", letop=True)
    wacht = soort in OPSCHORTEND and soort not in (Feit.AANVULLING, Feit.INSTEMMING) and feit.tot is None
    return replace(beeld, wacht=wacht, letop=soort is Feit.INGEBREKESTELLING)
