"""Lists of the configuration for the screens of beheer: what counts now, what is coming, and what was before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.instellingen import INSTELLINGEN, NAMEN
from keukentafel.organisatie.keuzevormen import DAGEN
from keukentafel.organisatie.models import (
    Afwezigheid,
    Feestdag,
    Gebied,
    Inrichting,
    Medewerker,
    Openingstijd,
    Team,
    TeamGebied,
)
from keukentafel.organisatie.opvragen.beheer import periodestand
from keukentafel.organisatie.opvragen.inrichting import feestdagen, geldig_op
from keukentafel.organisatie.pakket import SOORTEN


@dataclass(frozen=True)
class Stand:
    """One dated value in its history. `terug`: this change may still be taken back."""

    van: date
    tot: date | None
    tekst: str
    door: str
    stand: str
    terug: bool = False


@dataclass(frozen=True)
class Keuzeregel:
    code: str
    naam: str
    extra: str
    straks: str


def waarde_tekst(waarde: dict[str, object]) -> str:
    """Values beside the name, in words: "werkdagen: 5"."""
    woorden = {True: "ja", False: "nee"}
    return ", ".join(
        f"{naam.replace('_', ' ')}: {woorden[w] if isinstance(w, bool) else str(w).replace('|', ' / ')}"
        for naam, w in waarde.items()
        if w != "" and naam != "tekst"
    )


def keuzeregels(soort: str) -> list[Keuzeregel]:
    """Choices that count now or later, one line each, with what is coming."""
    vandaag = klok.vandaag()
    rijen = Inrichting.objects.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=vandaag), soort=soort)
    nu: dict[str, Inrichting] = {}
    straks: dict[str, str] = {}
    for r in rijen.order_by("volgorde", "geldig_van"):
        if r.geldig_van > vandaag:
            straks[r.code] = f"‘{r.naam}’ vanaf {datum_gewoon(r.geldig_van)}"
        elif r.geldig_tot and r.code not in straks:
            straks[r.code] = f"stopt op {datum_gewoon(r.geldig_tot)}"
        nu.setdefault(r.code, r)
    return [Keuzeregel(r.code, r.naam, waarde_tekst(r.waarde), straks.get(r.code, "")) for r in nu.values()]


def keuze_geschiedenis(soort: str, code: str) -> list[Stand]:
    """Every value a code ever had, newest first. Raises NietGevonden."""
    rijen = list(Inrichting.objects.filter(soort=soort, code=code).order_by("-geldig_van"))
    if not rijen:
        raise NietGevonden("organisatie.inrichting")
    vandaag = klok.vandaag()
    return [
        Stand(
            van=r.geldig_van,
            tot=r.geldig_tot,
            tekst=" · ".join(d for d in (r.naam, waarde_tekst(r.waarde)) if d),
            door=r.gewijzigd_door,
            stand=periodestand(r.geldig_van, r.geldig_tot, vandaag),
            terug=nummer == 0 and (r.geldig_van >= vandaag or (r.geldig_tot is not None and r.geldig_tot >= vandaag)),
        )
        for nummer, r in enumerate(rijen)
    ]


def heeft_rij(soort: str, code: str) -> bool:
    """Did anybody ever set this?"""
    return Inrichting.objects.filter(soort=soort, code=code).exists()


def keuze_nu(soort: str, code: str) -> Inrichting:
    """The last row of a code, which a form starts from. Raises NietGevonden."""
    rij = Inrichting.objects.filter(soort=soort, code=code).order_by("-geldig_van").first()
    if rij is None:
        raise NietGevonden("organisatie.inrichting")
    return rij


@dataclass(frozen=True)
class Teamregel:
    id: int
    naam: str
    soort: str
    telefoon: str
    mensen: int
    buurten: list[str]


def teamregels() -> list[Teamregel]:
    """Teams of today with the number of people and the names of their buurten."""
    vandaag = klok.vandaag()
    lopend = geldig_op(vandaag, "rolvervullingen__van", "rolvervullingen__tot")
    teams = Team.objects.filter(geldig_op(vandaag)).annotate(
        mensen=Count("rolvervullingen__medewerker", filter=lopend, distinct=True)
    )
    namen = dict(Gebied.objects.filter(soort="BU").order_by("jaar").values_list("code", "naam"))
    per_team: dict[int, list[str]] = {}
    for team_id, code in TeamGebied.objects.filter(geldig_op(vandaag, "van", "tot")).values_list(
        "team_id", "gebiedscode"
    ):
        per_team.setdefault(team_id, []).append(namen.get(code, code))
    return [Teamregel(t.pk, t.naam, t.soort, t.telefoon, t.mensen, sorted(per_team.get(t.pk, []))) for t in teams]


def buurtkeuzes() -> list[tuple[str, str]]:
    """Every buurt with the team it belongs to now: "Groenoord-Zuid (nu Groenoord)"."""
    van = dict(
        TeamGebied.objects.filter(geldig_op(klok.vandaag(), "van", "tot")).values_list("gebiedscode", "team__naam")
    )
    rijen = Gebied.objects.filter(soort="BU").order_by("naam", "-jaar").values_list("code", "naam")
    return [(code, f"{naam} (nu {van.get(code, 'geen team')})") for code, naam in dict(rijen).items()]


def buurt_geschiedenis(hoogstens: int = 30) -> tuple[list[Stand], str]:
    """The last changes of buurten, newest first, without the first division; and the source of that."""
    vandaag = klok.vandaag()
    namen = dict(Gebied.objects.filter(soort="BU").order_by("jaar").values_list("code", "naam"))
    eerste = TeamGebied.objects.order_by("van").values_list("van", "bron").first()
    begin, bron = eerste or (vandaag, "")
    rijen = TeamGebied.objects.filter(van__gt=begin).select_related("team").order_by("-van", "gebiedscode")[:hoogstens]
    return [
        Stand(
            r.van,
            r.tot,
            f"{namen.get(r.gebiedscode, r.gebiedscode)}: {r.team.naam}",
            r.bron,
            periodestand(r.van, r.tot, vandaag),
        )
        for r in rijen
    ], bron


@dataclass(frozen=True)
class Week:
    """Opening hours of one channel and place from a day."""

    kanaal: str
    plaats: str
    regels: list[str]
    van: date
    tot: date | None
    stand: str


def weken(*, ook_voorbij: bool = False) -> list[Week]:
    """Opening hours per channel and place; what is coming stands beside what is."""
    vandaag = klok.vandaag()
    rijen = Openingstijd.objects.order_by("kanaal", "plaats", "geldig_van", "weekdag", "open_van")
    if not ook_voorbij:
        rijen = rijen.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=vandaag))
    per: dict[tuple[str, str, date, date | None], list[str]] = {}
    for r in rijen:
        regel = f"{DAGEN[r.weekdag - 1]} {r.open_van:%H.%M}–{r.open_tot:%H.%M}{' spoed' if r.alleen_spoed else ''}"
        per.setdefault((r.kanaal, r.plaats, r.geldig_van, r.geldig_tot), []).append(regel)
    return [Week(k, p, regels, van, tot, periodestand(van, tot, vandaag)) for (k, p, van, tot), regels in per.items()]


def plaatsen() -> list[str]:
    """Names of teams and of places to walk in: where a channel can be open."""
    namen = Team.objects.filter(geldig_op(klok.vandaag()), soort="wijkteam").values_list("naam", flat=True)
    plekken = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort="inloopplek").values_list("naam", flat=True)
    return [*namen, *(plek for plek in plekken if plek not in set(namen))]


def weekgeschiedenis(kanaal: str, plaats: str) -> list[Stand]:
    """Every week this channel and place had, newest first; the newest may be taken back while it is not over."""
    vandaag = klok.vandaag()
    eigen = [w for w in weken(ook_voorbij=True) if (w.kanaal, w.plaats) == (kanaal, plaats)]
    gesorteerd = sorted(eigen, key=lambda w: w.van, reverse=True)
    return [
        Stand(w.van, w.tot, ", ".join(w.regels), "", w.stand, terug=nummer == 0 and _straks(w, vandaag))
        for nummer, w in enumerate(gesorteerd)
    ]


def _straks(week: Week, vandaag: date) -> bool:
    return week.van >= vandaag or (week.tot is not None and week.tot >= vandaag)


@dataclass(frozen=True)
class Instellingregel:
    """One setting: what it asks, what counts now, what is coming."""

    code: str
    naam: str
    waarde: str
    bron: str
    straks: str


def instellingregels() -> list[Instellingregel]:
    """Every setting the program reads, in the order of the program."""
    vandaag = klok.vandaag()
    nu: dict[str, Inrichting] = {}
    straks: dict[str, str] = {}
    for rij in Inrichting.objects.filter(soort="instelling").order_by("geldig_van"):
        if rij.geldig_van > vandaag:
            straks[rij.code] = f"{in_woorden(rij.waarde['waarde'])} vanaf {datum_gewoon(rij.geldig_van)}"
        else:
            nu[rij.code] = rij
    return [
        Instellingregel(
            code=code,
            naam=nu[code].naam if code in nu else NAMEN.get(code) or code.replace("_", " ").capitalize(),
            waarde=in_woorden(nu[code].waarde["waarde"] if code in nu else standaard),
            bron=nu[code].bron if code in nu else "Wat het programma zelf doet",
            straks=straks.get(code, ""),
        )
        for code, (_, standaard) in INSTELLINGEN.items()
    ]


def in_woorden(waarde: object) -> str:
    """A value as people read it: yes, no, a number or a word."""
    return ("ja" if waarde else "nee") if isinstance(waarde, bool) else str(waarde)


@dataclass(frozen=True)
class Vrijedag:
    datum: date
    naam: str
    bron: str
    eigen_id: int | None
    """Set when beheer added it and it can still be taken back."""


def vrije_dagen(jaar: int) -> list[Vrijedag]:
    """Every special day of a year: of the law, of the decree, and our own."""
    eigen = dict(Feestdag.objects.filter(datum__year=jaar, datum__gt=klok.vandaag()).values_list("datum", "id"))
    return [Vrijedag(d.datum, d.naam, d.bron, eigen.get(d.datum)) for d in feestdagen().van_jaar(jaar)]


@dataclass(frozen=True)
class Beheerstart:
    """First screen of functioneel beheer."""

    tellers: list[tuple[str, str, str, str]]
    """(name, path, what, count in words)"""
    straks: list[tuple[date, str, str]]
    vertrekken: list[tuple[date, str, str]]


def beheerstart(vertrekken: list[tuple[date, str, str]]) -> Beheerstart:
    """What there is, what is coming, and who is leaving with cases."""
    vandaag = klok.vandaag()
    in_dienst = Medewerker.objects.filter(geldig_op(vandaag, "in_dienst_van", "in_dienst_tot")).count()
    afwezig = Afwezigheid.objects.filter(geldig_op(vandaag, "van", "tot")).count()
    tellers = [
        ("Medewerkers", "/beheer/medewerkers/", "Komen, verhuizen, vertrekken, rollen, codes, afwezigheid",
         f"{in_dienst} in dienst, {afwezig} afwezig"),
        ("Teams en buurten", "/beheer/teams/", "Welk team werkt waar", ""),
        ("Openingstijden", "/beheer/openingstijden/", "Per kanaal en plaats", ""),
        ("Keuzelijsten", "/beheer/keuzes/", "Onderwerpen, redenen, urgenties en meer", f"{len(SOORTEN)} lijsten"),
        ("Instellingen", "/beheer/instellingen/", "Wat het programma per dag laat afhangen van de gemeente", ""),
        ("Registratietijd", "/beheer/registratietijd/", "Hoe lang vastleggen duurt, zonder wie", ""),
        ("Brieven", "/beheer/brieven/", "Teksten met ingangsdatum", ""),
        ("Feestdagen", "/beheer/feestdagen/", "Dagen waarop geen termijn eindigt, en sluitingsdagen", ""),
    ]  # fmt: skip
    rijen = Inrichting.objects.filter(geldig_van__gt=vandaag).order_by("geldig_van")[:10]
    straks = [
        (r.geldig_van, r.naam, SOORTEN[r.soort].naam if r.soort in SOORTEN else r.soort.capitalize()) for r in rijen
    ]
    return Beheerstart(tellers, straks, vertrekken)


def geraakt_tekst(getal: int | None) -> str:
    """What a change of a choice touches, in a sentence."""
    if getal is None:
        return "Deze keuze staat niet in dossiers."
    if not getal:
        return "Niets gebruikt deze keuze nu."
    return f"{getal} keer gebruikt. Wat is vastgelegd, houdt de oude naam op de oude datum."
