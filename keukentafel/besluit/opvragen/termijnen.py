"""One calendar of terms, per household and per team: decisions, bezwaren, klachten, and what runs from a melding.

Rooms and slices add a source to BRONNEN; each passes the gate by itself, so a term behind a wall is not there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, prefetch_related_objects

from keukentafel.besluit.models import Aanvraag, Bezwaar, Klacht, Klokfeit, Processtap
from keukentafel.besluit.opvragen.aanvraag import Dag, dag_van
from keukentafel.besluit.opvragen.klacht import VROEG, eerste_dag
from keukentafel.besluit.opvragen.klok import Klokkast, klok_van
from keukentafel.besluit.regels import bezwaar, klacht
from keukentafel.besluit.regels.soorten import NAAM_VAN_PROCEDURE, Feit, Procedure
from keukentafel.besluit.regels.standen import NAAM_VAN_STAND, NAAM_VAN_WIE, OP_WEG, Stand, Wie
from keukentafel.besluit.regels.verloop import LOOPT
from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.teams import teams
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Bereik
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import bereik, heeft
from keukentafel.toegang.models import Termijn
from keukentafel.toegang.regels.termijnen import VAN_INWONER, termijnnaam

L = Recht.AANVRAAG_LEZEN
WEKEN = 4
HOOGSTENS = 300
HELE_STAD = "stad"


@dataclass(frozen=True, slots=True)
class Vraag:
    """Which terms: of one household, or of teams; until a day."""

    tot: date
    dossier_id: UUID | None = None
    huishouden_id: UUID | None = None
    teams: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Kalenderregel:
    """One last day."""

    uiterlijk: date
    wat: str
    wie: str
    toelichting: str
    href: str
    soort: str
    dag: Dag | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """A week that has terms; `titel` "Te laat" for what has passed."""

    titel: str
    regels: tuple[Kalenderregel, ...]
    laat: bool = False


@dataclass(frozen=True, slots=True)
class Kalender:
    """The weeks from today, and what has passed above them."""

    weken: tuple[Week, ...]
    tot: date
    verder: str
    soort: str
    team: str
    teams: tuple[tuple[str, str], ...]


def _beslistermijnen(vraag: Vraag) -> list[Kalenderregel]:
    """The last day to decide, and what else the clock has: only of those where something was asked or put in default
    the facts are read."""
    rijen = poort.zichtbaar(Aanvraag, L).filter(stand__in=LOOPT, afgerond_op=None)
    if vraag.dossier_id:
        rijen = rijen.filter(dossier_id=vraag.dossier_id)
    elif vraag.teams:
        rijen = rijen.filter(team_id__in=vraag.teams)
    feiten = Klokfeit.objects.filter(
        aanvraag=OuterRef("pk"), vervallen_op=None, soort__in=(Feit.AANVULLING, Feit.INGEBREKESTELLING)
    )
    klokt = Q(klokt=True) | Q(procedure=Procedure.PW)
    rijen = rijen.annotate(klokt=Exists(feiten)).filter(Q(uiterlijk__lte=vraag.tot) | klokt)
    gevonden = list(rijen.select_related("inwoner").order_by("uiterlijk", "id")[:HOOGSTENS])
    eind = [
        Kalenderregel(
            uiterlijk=rij.uiterlijk,
            wat=f"{NAAM_VAN_PROCEDURE[Procedure(rij.procedure)]}, aanvraag {rij.nummer}",
            wie=rij.inwoner.naam,
            toelichting=f"{NAAM_VAN_STAND[Stand(rij.stand)]}. Aan zet: {NAAM_VAN_WIE[Wie(rij.wacht_op)]}.",
            href=rij.adres,
            soort="besluit",
        )
        for rij in gevonden
        if rij.uiterlijk and rij.uiterlijk <= vraag.tot
    ]
    meer = [r for r in gevonden if r.stand in OP_WEG and (r.klokt or r.procedure == Procedure.PW)]
    return eind + _om_de_beslistermijn(meer, vraag.tot)


def _om_de_beslistermijn(rijen: list[Aanvraag], tot: date) -> list[Kalenderregel]:
    """The two weeks after a notice of default that counts (D15); until when it may be left without treatment (D14); the
    first voorschot (D09)."""
    if not rijen:
        return []
    prefetch_related_objects(
        rijen,
        Prefetch("klokfeiten", Klokfeit.objects.filter(vervallen_op=None).order_by("van", "gemaakt_op")),
        Prefetch("stappen", Processtap.objects.order_by("gemaakt_op", "op")),
    )
    kast = Klokkast.voor({rij.ontvangen_op for rij in rijen})
    return [regel for rij in rijen for regel in _klokregels(rij, kast) if regel.uiterlijk <= tot]


def _klokregels(rij: Aanvraag, kast: Klokkast) -> list[Kalenderregel]:
    """D14 is what still can be done, and so never late; nor is D09, for what was paid is not known here."""
    stand = klok_van(rij, kast, stappen=[*rij.stappen.all()], feiten=[*rij.klokfeiten.all()], bedreigend=False)
    dagen: list[tuple[date, str, str]] = []
    if (k := stand.dwangsom.kalender) and stand.dwangsom.loopt:
        kost = f"Daarna kost elke dag geld, van {datum_gewoon(k.eerste_dag)} t/m {datum_gewoon(k.laatste_dag)}."
        dagen.append((k.twee_weken.dag, "Reactie op ingebrekestelling", kost))
    laten = stand.buiten_behandeling_tot
    if laten and laten >= klok.vandaag() and stand.klaar_op is None:
        dagen.append((laten, "Buiten behandeling laten", "Dat kan tot en met deze dag (Awb art. 4:5 lid 4)."))
    if (eerste := stand.voorschot) and eerste >= klok.vandaag() and stand.klaar_op is None:
        dagen.append((eerste, "Voorschot", "Daarna telkens binnen vier weken na het vorige (Participatiewet art. 52)."))
    return [
        Kalenderregel(dag, f"{wat}, aanvraag {rij.nummer}", rij.inwoner.naam, uitleg, rij.adres, "besluit")
        for dag, wat, uitleg in dagen
    ]


def _meldtermijnen(vraag: Vraag) -> list[Kalenderregel]:
    """What runs from a melding, for who reads meldingen. A term of the resident is nobody's task (D01)."""
    if not heeft(actor_nu(), Recht.MELDING_LEZEN):
        return []
    rijen = poort.zichtbaar(Termijn, Recht.MELDING_LEZEN).filter(klaar_op=None, uiterlijk__lte=vraag.tot)
    rijen = rijen.exclude(soort__in=VAN_INWONER)
    if vraag.dossier_id:
        rijen = rijen.filter(huishouden_id=vraag.huishouden_id)
    elif vraag.teams:
        rijen = rijen.filter(team_id__in=vraag.teams)
    rijen = rijen.select_related("melding", "huishouden", "inwoner").order_by("uiterlijk", "id")[:HOOGSTENS]
    return [
        Kalenderregel(
            uiterlijk=rij.uiterlijk,
            wat=termijnnaam(rij.soort),
            wie=rij.huishouden.naam if rij.huishouden else rij.inwoner.naam if rij.inwoner else "",
            toelichting=rij.uitleg,
            href=f"/meldingen/{rij.melding_id}/" if rij.melding_id else "",
            soort="melding",
        )
        for rij in rijen
    ]


def _bezwaartermijnen(vraag: Vraag) -> list[Kalenderregel]:
    """Whoever sees the decision sees that there is a bezwaar and until when; the page itself is for who handles it."""
    rijen = poort.zichtbaar(Bezwaar, L).filter(uiterlijk__lte=vraag.tot).exclude(stand__in=bezwaar.KLAAR)
    if vraag.dossier_id:
        rijen = rijen.filter(dossier_id=vraag.dossier_id)
    elif vraag.teams:
        rijen = rijen.filter(team_id__in=vraag.teams)
    rijen = rijen.select_related("inwoner", "behandelaar").order_by("uiterlijk", "id")[:HOOGSTENS]
    opent = heeft(actor_nu(), Recht.BEZWAAR_BEHANDELEN)
    return [
        Kalenderregel(
            uiterlijk=rij.uiterlijk,
            wat=f"Bezwaar {rij.nummer}",
            wie=rij.inwoner.naam,
            toelichting=f"{bezwaar.NAAM_VAN_STAND[bezwaar.Stand(rij.stand)]}. {_behandelt(rij.behandelaar)}",
            href=rij.adres if opent else "",
            soort="bezwaar",
        )
        for rij in rijen
    ]


def _klachttermijnen(vraag: Vraag) -> list[Kalenderregel]:
    """For who reads klachten, never for whom it is about; on no page of a household: a klacht is no part of a file."""
    if vraag.dossier_id or not heeft(actor_nu(), Recht.KLACHT_LEZEN):
        return []
    loopt = poort.zichtbaar(Klacht, Recht.KLACHT_LEZEN).exclude(stand__in=klacht.KLAAR)
    rijen = loopt.filter(Q(uiterlijk__lte=vraag.tot) | Q(stand__in=VROEG, bemiddeling_tot__lte=vraag.tot))
    if vraag.teams:
        rijen = rijen.filter(Q(team_id__in=vraag.teams) | Q(team=None))
    rijen = rijen.select_related("behandelaar").order_by("uiterlijk", "id")[:HOOGSTENS]
    return [
        Kalenderregel(
            uiterlijk=eerste_dag(rij),
            wat=f"Klacht {rij.nummer}",
            wie=rij.klager_naam or "zonder naam",
            toelichting=f"{klacht.NAAM_VAN_STAND[klacht.Stand(rij.stand)]}. {_behandelt(rij.behandelaar)}",
            href=rij.adres,
            soort="klacht",
        )
        for rij in rijen
    ]


def _behandelt(wie: Medewerker | None) -> str:
    return f"Behandelaar: {wie.naam}." if wie else "Nog niemand behandelt dit."


BRONNEN: tuple[Callable[[Vraag], list[Kalenderregel]], ...] = (
    _beslistermijnen, _meldtermijnen, _bezwaartermijnen, _klachttermijnen,
)  # fmt: skip
SOORTEN = {"besluit": "Besluiten", "melding": "Meldingen", "bezwaar": "Bezwaren", "klacht": "Klachten"}


def kalender(*, soort: str = "", tot: date | None = None, team: str = "") -> Kalender:
    """Of the own teams; who works for the whole town sees the town, or chooses a team."""
    vandaag = klok.vandaag()
    tot = tot if tot and tot > vandaag else vandaag + timedelta(weeks=WEKEN)
    soort = soort if soort in SOORTEN else ""
    keuze, gekozen = _teamkeuze(team)
    regels = _verzamel(Vraag(tot=tot, teams=gekozen))
    regels = [r for r in regels if not soort or r.soort == soort]
    logboek.kijk(L.code, None, lijst="termijnen", aantal=len(regels))
    verder = (tot + timedelta(weeks=WEKEN)).isoformat()
    return Kalender(_weken(regels, vandaag), tot, verder, soort, team if team in dict(keuze) else "", keuze)


def _teamkeuze(team: str) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...]]:
    """(what there is to choose, the keys of what was chosen). Only who reads the whole town has a choice."""
    eigen = tuple(actor_nu().teams)
    if bereik(actor_nu(), L) is not Bereik.STAD:
        return (), eigen
    rijen = teams(soort="wijkteam")
    eerste = (("", "Mijn teams"), (HELE_STAD, "Hele stad")) if eigen else (("", "Hele stad"),)
    gevonden = tuple(rij.pk for rij in rijen if rij.code == team)
    alles = () if team == HELE_STAD else eigen
    return (*eerste, *((rij.code, rij.naam) for rij in rijen)), gevonden or alles


def van_huishouden(dossier_id: UUID) -> tuple[Kalenderregel, ...]:
    """All open terms of one household."""
    dossier: Dossier = poort.haal(Dossier, dossier_id, L)
    ver = klok.vandaag() + timedelta(days=3650)
    regels = _verzamel(Vraag(tot=ver, dossier_id=dossier.pk, huishouden_id=dossier.huishouden_id))
    logboek.kijk(L.code, dossier, lijst="termijnen", aantal=len(regels))
    return tuple(regels)


def _verzamel(vraag: Vraag) -> list[Kalenderregel]:
    vandaag = klok.vandaag()
    regels = [regel for bron in BRONNEN for regel in bron(vraag)]
    regels.sort(key=lambda r: (r.uiterlijk, r.soort, r.wie))
    return [
        Kalenderregel(r.uiterlijk, r.wat, r.wie, r.toelichting, r.href, r.soort, dag_van(r.uiterlijk, vandaag))
        for r in regels
    ]


def _weken(regels: list[Kalenderregel], vandaag: date) -> tuple[Week, ...]:
    """What has passed, this week, and each week after it that has something."""
    groepen: dict[str, list[Kalenderregel]] = {}
    for regel in regels:
        groepen.setdefault(_titel(regel.uiterlijk, vandaag), []).append(regel)
    return tuple(Week(titel, tuple(rij), titel == TE_LAAT) for titel, rij in groepen.items())


TE_LAAT = "Te laat"


def _titel(dag: date, vandaag: date) -> str:
    if dag < vandaag:
        return TE_LAAT
    maandag = dag - timedelta(days=dag.weekday())
    deze = vandaag - timedelta(days=vandaag.weekday())
    if maandag == deze:
        return "Deze week"
    if maandag == deze + timedelta(weeks=1):
        return "Volgende week"
    return f"Week van {datum_gewoon(maandag)}"
