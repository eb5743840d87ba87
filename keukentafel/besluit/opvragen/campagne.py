"""Campaigns: what a choice would mean, how far one is, who is not told yet, and whose talks are mine (REQ-085).

Every page has a fixed number of statements, with 40 rows and with 4.000.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from keukentafel.besluit.models import Campagne, Campagneregel, Voorziening
from keukentafel.besluit.opvragen.campagneselectie import OPEN, gekozen, keuze_in_woorden, selectie_uit
from keukentafel.besluit.regels import campagne as rc
from keukentafel.besluit.regels.campagne import Campagnestand, Stand, Telling
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.grafiek import Grafiek, Reeks, lijngrafiek
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import beperking, logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L, S, LEIDEN = Recht.AANVRAAG_LEZEN, Recht.AANVRAAG_BEHANDELEN, Recht.CAMPAGNE_LEIDEN
PER_BLAD, IN_BESTAND, MIJN = 50, 10_000, 200
FILTERS = {"open": "Weet het nog niet", **{stand.value: naam for stand, naam in rc.NAAM_VAN_STAND.items()}}
KOPPEN = ("Inwoner", "Team", "Wie spreekt", "Week", "Stand", "Sinds", "Verandert", "Hulp loopt af", "Hulp")


@dataclass(frozen=True, slots=True)
class Campagnekop:
    """One campaign on the list, with how far it is."""

    id: UUID
    naam: str
    aanleiding: str
    uitleg: str
    gekozen: tuple[str, ...]
    stand: str
    standnaam: str
    leider: str
    begin: date | None
    klaar_op: date | None
    klaar_reden: str
    telling: Telling
    totaal: int
    verdeeld: int
    minuten: int
    mag_leiden: bool

    @property
    def bezig(self) -> bool:
        """Is the job still giving turns?"""
        return self.stand == Campagnestand.LOOPT and self.verdeeld < self.totaal


@dataclass(frozen=True, slots=True)
class Regel:
    """One resident on the list."""

    id: UUID
    naam: str
    team: str
    wie: str
    week: date | None
    einde: date | None
    stand: str
    standnaam: str
    stand_op: date
    anders: bool | None
    te_laat: bool
    """The help ends before the week of the talk."""


@dataclass(frozen=True, slots=True)
class Volgblad:
    """Following: in figures, by week and by team, and the people of this filter."""

    kop: Campagnekop
    verloop: Grafiek | None
    """Planned and done by week, added up; None while there is only one week."""
    teams: tuple[tuple[int, str, int, int], ...]
    """Key, name, all, and how many know."""
    regels: tuple[Regel, ...]
    volgende: str
    stand: str
    team: int | None


@dataclass(frozen=True, slots=True)
class Regelbeeld:
    """The page of one resident in a campaign."""

    regel: Regel
    kop: Campagnekop
    dossier_id: UUID
    hulp: tuple[str, ...]
    reden: str
    stappen: tuple[tuple[str, str], ...]
    versie: int
    mag: bool


def campagnes(stand: str = "") -> list[Campagnekop]:
    """All of them, the newest first, with how far they are as far as this actor sees."""
    poort.eis(L)
    rijen = Campagne.objects.select_related("leider").order_by("-gemaakt_op")
    if stand in set(Campagnestand):
        rijen = rijen.filter(stand=stand)
    alle = list(rijen[:PER_BLAD])
    tellingen = _tellingen([rij.pk for rij in alle])
    logboek.kijk(L.code, None, lijst="campagnes", aantal=len(alle))
    return [_kop(rij, tellingen.get(rij.pk, Telling({}))) for rij in alle]


def campagnekop(campagne_id: UUID) -> Campagnekop:
    """One campaign; NietGevonden when there is none."""
    poort.eis(L)
    rij = Campagne.objects.select_related("leider").filter(pk=campagne_id).first()
    if rij is None:
        raise NietGevonden("besluit.campagne")
    return _kop(rij, telling_van(rij.pk))


def telling_van(campagne_id: UUID) -> Telling:
    """How many stand where, as far as this actor sees."""
    return _tellingen([campagne_id]).get(campagne_id, Telling({}))


def te_verdelen(campagne_id: UUID) -> tuple[Campagnekop, tuple[tuple[int, str, int], ...]]:
    """The campaign, and per team how many people would have a talk."""
    kop = campagnekop(campagne_id)
    rij = Campagne.objects.get(pk=campagne_id)
    rijen = gekozen(poort.zichtbaar(Voorziening, L), selectie_uit(rij.selectie), rij.pk)
    per = rijen.values_list("team_id", "team__naam").annotate(aantal=Count("inwoner_id", distinct=True))
    return kop, tuple(per.order_by("team__naam"))


def volgblad(campagne_id: UUID, *, stand: str = "", team: str = "", na: str = "") -> Volgblad:
    """How far, who is not told yet; filters in the address. Keyset paging on (week, key)."""
    kop = campagnekop(campagne_id)
    alle = poort.zichtbaar(Campagneregel, L).filter(campagne_id=campagne_id)
    gekozen_team = int(team) if team.isdecimal() else None
    stand = stand if stand in FILTERS else "open"
    rijen = _gefilterd(alle, stand, gekozen_team)
    dag, _, sleutel = na.partition("_")
    vanaf, vanaf_id = lees_dag(dag), lees_sleutel(sleutel)
    if vanaf and vanaf_id:
        rijen = rijen.filter(Q(week__gt=vanaf) | Q(week=vanaf, id__gt=vanaf_id) | Q(week=None))
    elif vanaf_id:
        rijen = rijen.filter(week=None, id__gt=vanaf_id)
    blad = list(_met_namen(rijen).order_by("week", "id")[: PER_BLAD + 1])
    logboek.kijk(L.code, None, lijst="campagne", aantal=len(blad[:PER_BLAD]))
    laatste = blad[PER_BLAD - 1] if len(blad) > PER_BLAD else None
    volgende = f"{laatste.week.isoformat() if laatste.week else ''}_{laatste.pk}" if laatste else ""
    regels = tuple(_regel(rij) for rij in blad[:PER_BLAD])
    return Volgblad(kop, _verloop(alle), _per_team(alle), regels, volgende, stand, gekozen_team)


def volgbestand(campagne_id: UUID, *, stand: str = "", team: str = "") -> list[list[Any]]:
    """The same list as rows for a spreadsheet."""
    kop = campagnekop(campagne_id)
    alle = poort.zichtbaar(Campagneregel, L).filter(campagne_id=kop.id)
    rijen = _gefilterd(alle, stand if stand in FILTERS else "open", int(team) if team.isdecimal() else None)
    # What may only be kept does not leave as a file (AVG art. 18).
    rijen = _met_namen(rijen).exclude(beperking.van_rij()).exclude(beperking.van_rij("inwoner_id"))
    blad = list(rijen.prefetch_related("voorzieningen").order_by("week", "id")[:IN_BESTAND])
    logboek.kijk(L.code, None, soort="export", lijst="campagne", aantal=len(blad))
    return [_cellen(rij) for rij in blad]


def mijn_gesprekken() -> tuple[list[tuple[date | None, list[tuple[str, Regel]]]], bool]:
    """My talks that still have to be told, by week; and whether there are more than fit."""
    rijen = poort.zichtbaar(Campagneregel, L).filter(
        medewerker_id=actor_nu().id, stand__in=OPEN, campagne__stand=Campagnestand.LOOPT
    )
    blad = list(_met_namen(rijen).select_related("campagne").order_by("week", "einde", "id")[: MIJN + 1])
    logboek.kijk(L.code, None, lijst="campagne_mijn", aantal=len(blad[:MIJN]))
    per: dict[date | None, list[tuple[str, Regel]]] = {}
    for rij in blad[:MIJN]:
        per.setdefault(rij.week, []).append((rij.campagne.naam, _regel(rij)))
    return list(per.items()), len(blad) > MIJN


def regelbeeld(regel_id: UUID) -> Regelbeeld:
    """One resident in a campaign; NietGevonden when that is not for this actor."""
    poort.haal(Campagneregel, regel_id, L)
    rij = _met_namen(poort.zichtbaar(Campagneregel, L).filter(pk=regel_id)).get()
    stappen = [(stap.value, rc.NAAM_VAN_STAP[stap]) for stap in rc.OVERGANGEN[Stand(rij.stand)]]
    kop = campagnekop(rij.campagne_id)
    return Regelbeeld(
        regel=_regel(rij),
        kop=kop,
        dossier_id=rij.dossier_id,
        hulp=tuple(_hulp(v) for v in rij.voorzieningen.order_by("tot", "pk")),
        reden=rij.reden,
        stappen=tuple(stappen),
        versie=rij.versie,
        mag=kop.stand == Campagnestand.LOOPT and poortregels.heeft(actor_nu(), S) and poort.mag(rij, S),
    )


# --- Behind the pages -------------------------------------------------------------------------------------------------


def _tellingen(sleutels: Iterable[UUID]) -> dict[UUID, Telling]:
    rijen = poort.zichtbaar(Campagneregel, L).filter(campagne_id__in=list(sleutels))
    per: dict[UUID, dict[str, int]] = {}
    anders: dict[UUID, int] = {}
    # order_by(): a default order would split the groups.
    per_stand = rijen.order_by().values_list("campagne_id", "stand")
    for campagne, stand, hoeveel, gewijzigd in per_stand.annotate(n=Count("pk"), w=Count("pk", filter=Q(anders=True))):
        per.setdefault(campagne, {})[stand] = hoeveel
        anders[campagne] = anders.get(campagne, 0) + gewijzigd
    return {campagne: Telling(standen, anders[campagne]) for campagne, standen in per.items()}


def _kop(rij: Campagne, telling: Telling) -> Campagnekop:
    return Campagnekop(
        id=rij.pk,
        naam=rij.naam,
        aanleiding=rc.NAAM_VAN_AANLEIDING[rc.Aanleiding(rij.aanleiding)],
        uitleg=rij.uitleg,
        gekozen=tuple(keuze_in_woorden(selectie_uit(rij.selectie))),
        stand=rij.stand,
        standnaam=rc.NAAM_VAN_CAMPAGNESTAND[Campagnestand(rij.stand)],
        leider=rij.leider.naam,
        begin=rij.begin,
        klaar_op=rij.klaar_op,
        klaar_reden=rij.klaar_reden,
        telling=telling,
        totaal=rij.totaal,
        verdeeld=rij.verdeeld,
        minuten=rij.minuten,
        mag_leiden=mag_leiden(),
    )


def _gefilterd(rijen: Any, stand: str, team: int | None) -> Any:
    rijen = rijen.filter(stand__in=OPEN) if stand == "open" else rijen.filter(stand=stand)
    return rijen.filter(team_id=team) if team else rijen


def _met_namen(rijen: Any) -> Any:
    return rijen.select_related("inwoner", "team", "medewerker")


def _verloop(alle: Any) -> Grafiek | None:
    """Two statements, whatever the number of rows. A week that is to come has a plan, and nothing that is done."""
    gepland = alle.filter(week__isnull=False).order_by().values_list("week").annotate(n=Count("pk"))
    klaar = alle.filter(stand__in=list(rc.KLAAR)).order_by().values_list("stand_op").annotate(n=Count("pk"))
    weken = [week for week, n in gepland for _ in range(n)]
    dagen = [dag for dag, n in klaar for _ in range(n)]
    rijen = rc.voortgang(weken, dagen, klok.vandaag())
    if len(rijen) < 2:
        return None
    nu = rc.maandag(klok.vandaag())
    klaar_nu = [rij.klaar if rij.maandag <= nu else None for rij in rijen]
    reeksen = [Reeks("Gepland", [rij.gepland for rij in rijen]), Reeks("Klaar", klaar_nu)]
    namen = [datum_gewoon(rij.maandag) for rij in rijen]
    return lijngrafiek(namen, reeksen, eerste_kolom="Week van", eenheid="inwoners")


def _per_team(alle: Any) -> tuple[tuple[int, str, int, int], ...]:
    klaar = Count("pk", filter=Q(stand__in=list(rc.KLAAR)))
    per = alle.order_by().values_list("team_id", "team__naam").annotate(alle=Count("pk"), klaar=klaar)
    return tuple(sorted(per, key=lambda rij: str(rij[1])))


def _regel(rij: Any) -> Regel:
    return Regel(
        id=rij.pk,
        naam=rij.inwoner.naam,
        team=rij.team.naam,
        wie=rij.medewerker.naam if rij.medewerker else "",
        week=rij.week,
        einde=rij.einde,
        stand=rij.stand,
        standnaam=rc.NAAM_VAN_STAND[Stand(rij.stand)],
        stand_op=rij.stand_op,
        anders=rij.anders,
        te_laat=bool(rij.week and rij.einde and rij.einde < rij.week and rij.stand in OPEN),
    )


def _cellen(rij: Any) -> list[Any]:
    r = _regel(rij)
    anders = {True: "ja", False: "nee", None: ""}[r.anders]
    dagen = [dag.isoformat() if dag else "" for dag in (r.week, r.stand_op, r.einde)]
    hulp = ", ".join(sorted(v.productnaam for v in rij.voorzieningen.all()))
    return [r.naam, r.team, r.wie, dagen[0], r.standnaam, dagen[1], anders, dagen[2], hulp]


def _hulp(rij: Voorziening) -> str:
    """ "Hulp in het huishouden, tot en met 31 maart 2027"."""
    return (
        f"{rij.productnaam}, tot en met {datum_gewoon(rij.tot)}" if rij.tot else f"{rij.productnaam}, zonder einddatum"
    )


def mag_leiden() -> bool:
    """May this actor start and divide campaigns?"""
    return poortregels.heeft(actor_nu(), LEIDEN)
