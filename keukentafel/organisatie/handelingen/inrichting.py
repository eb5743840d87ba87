"""Loading a configuration pack: everything or nothing, and a second time changes nothing.

A changed value becomes a new row from a day; the old row ends there, so old cases stay readable. What beheer changed by
hand is not overwritten by the pack: the outcome says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie import pakket as p
from keukentafel.organisatie.handelingen.rijen import Rij, rij_zetten
from keukentafel.organisatie.inrichten import pakket_lezen
from keukentafel.organisatie.models import Feestdag, Formatie, Gebied, Inrichting, Openingstijd, Team, TeamGebied
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

PAKKET = "pakket"
# Source of rows that somebody set on the screens of beheer: the pack leaves them alone.
BEHEER = "Beheer"


@dataclass
class Geladen:
    """What a load did: counts of rows, and sentences for who loads it."""

    nieuw: int = 0
    gewijzigd: int = 0
    gelijk: int = 0
    meldingen: list[str] = field(default_factory=list)

    def tel(self, uitkomst: str) -> None:
        setattr(self, uitkomst, getattr(self, uitkomst) + 1)


def inrichting_laden(
    *, actor: Actor, map: Path, ingangsdatum: date | None = None, standaarden: Path | None = None
) -> Geladen:
    """Load the pack in this folder. Raises PakketOngeldig with every error, and then nothing was loaded.

    The first time everything counts from `geldig_van` of the pack; a later change counts from `ingangsdatum` (today).
    """
    with transactie(actor):
        poort.eis(Recht.BEHEER_WIJZIGEN)
        pakket = pakket_lezen(map, standaarden)
        geladen = Geladen(meldingen=list(pakket.meldingen))
        vanaf = ingangsdatum or klok.vandaag()
        teams = _teams(pakket, geladen)
        _gebieden(pakket, geladen)
        _keuzes(pakket, vanaf, geladen)
        _werkgebieden(pakket, teams, vanaf, geladen)
        _formatie(pakket, teams, vanaf, geladen)
        _openingstijden(pakket, vanaf, geladen)
        _feestdagen(pakket, geladen)
        aantallen = {"nieuw": geladen.nieuw, "gewijzigd": geladen.gewijzigd}
        logboek.handeling(actor, Recht.BEHEER_WIJZIGEN.code, None, pakket=pakket.gemeente.code, **aantallen)
    return geladen


def _teams(pakket: p.Pakket, geladen: Geladen) -> dict[str, Team]:
    """A team keeps its code for ever; a new name is written in the row, because reports show the name of today."""
    bestaand = {t.code: t for t in Team.objects.all()}
    for volgorde, rij in enumerate(pakket.teams):
        velden = {"naam": rij.naam, "soort": rij.soort, "telefoon": rij.telefoon, "adres": rij.adres}
        team = bestaand.get(rij.code)
        if team is None:
            bestaand[rij.code] = Team.objects.create(
                code=rij.code, volgorde=volgorde, geldig_van=pakket.gemeente.geldig_van, **velden
            )
            geladen.tel("nieuw")
        elif _verschilt(team, velden) and team.gewijzigd_door:
            geladen.meldingen.append(f"Team {team.naam} is door beheer gewijzigd en blijft zo.")
        elif _verschilt(team, velden):
            Team.objects.filter(pk=team.pk).update(**velden, volgorde=volgorde)
            geladen.tel("gewijzigd")
        else:
            geladen.tel("gelijk")
    return bestaand


def _verschilt(team: Team, velden: dict[str, str]) -> bool:
    return any(getattr(team, naam) != waarde for naam, waarde in velden.items())


def _gebieden(pakket: p.Pakket, geladen: Geladen) -> None:
    jaar = pakket.gemeente.gebieden_jaar
    bekend = set(Gebied.objects.filter(jaar=jaar).values_list("code", flat=True))
    nieuw = [g for g in pakket.gebieden if g.code not in bekend]
    Gebied.objects.bulk_create(
        Gebied(
            code=g.code,
            soort=g.soort,
            naam=g.naam,
            gemeentecode=pakket.gemeente.code,
            wijkcode=g.wijkcode if g.soort == "BU" else "",
            jaar=jaar,
        )
        for g in nieuw
    )
    geladen.nieuw += len(nieuw)
    geladen.gelijk += len(pakket.gebieden) - len(nieuw)


def _inrichtingrijen(pakket: p.Pakket) -> Iterable[Rij]:
    g = pakket.gemeente
    yield Rij("gemeente", g.code, g.naam, {"gebieden_jaar": g.gebieden_jaar}, van=g.geldig_van)
    for code, i in g.instellingen.items():
        yield Rij("instelling", code, i.naam, {"waarde": i.waarde}, van=g.geldig_van, bron=i.bron)
    for soort, keuzes in pakket.keuzes.items():
        for volgorde, k in enumerate(keuzes):
            yield Rij(soort, k.code, k.naam, k.waarde(), volgorde, k.van or g.geldig_van, k.bron, k.tot)
    for brief in pakket.brieven:
        yield Rij("brieftekst", brief.code, brief.titel, {"tekst": brief.tekst}, van=g.geldig_van)


def _keuzes(pakket: p.Pakket, vanaf: date, geladen: Geladen) -> None:
    nu: dict[tuple[str, str], Inrichting] = {}
    for bestaand in Inrichting.objects.order_by("geldig_van"):
        nu[bestaand.soort, bestaand.code] = bestaand
    for rij in _inrichtingrijen(pakket):
        oud = nu.get((rij.soort, rij.code))
        if oud is not None and oud.gewijzigd_door != PAKKET:
            geladen.tel("gelijk")
            if not rij.zelfde_als(oud):
                geladen.meldingen.append(f"{oud.naam} ({rij.soort}) is door beheer gewijzigd en blijft zo.")
        else:
            geladen.tel(rij_zetten(rij, vanaf=rij.van if oud is None else vanaf, oud=oud, door=PAKKET))


def _werkgebieden(pakket: p.Pakket, teams: dict[str, Team], vanaf: date, geladen: Geladen) -> None:
    nu = {g.gebiedscode: g for g in TeamGebied.objects.order_by("van")}
    bron = pakket.gemeente.bron_werkgebieden
    for rij in pakket.werkgebieden:
        team, oud = teams[rij.team], nu.get(rij.buurt)
        if oud is not None and (oud.team_id == team.pk or oud.bron == BEHEER):
            geladen.tel("gelijk")
            continue
        van = vanaf if oud else pakket.gemeente.geldig_van
        gebied_zetten(rij.buurt, team, van, bron=bron or rij.bron, oud=oud)
        geladen.tel("gewijzigd" if oud else "nieuw")


def gebied_zetten(buurt: str, team: Team, van: date, *, bron: str, oud: TeamGebied | None) -> None:
    """From this day the buurt belongs to this team; the row before it ends."""
    if oud is not None and oud.van >= van:
        raise Fout(f"Buurt {buurt} is al van team gewisseld met ingang van {datum_gewoon(oud.van)}.", veld="van")
    if oud is not None:
        TeamGebied.objects.filter(pk=oud.pk).update(tot=van)
    TeamGebied.objects.create(team=team, gebiedscode=buurt, van=van, bron=bron)


def _formatie(pakket: p.Pakket, teams: dict[str, Team], vanaf: date, geladen: Geladen) -> None:
    """Posts of a team without a name; posts of persons are kept by beheer."""
    for rij in pakket.formatie:
        team = teams[rij.team]
        zelfde = Formatie.objects.filter(team=team, soort=rij.soort, medewerker=None).order_by("-van")
        van = rij.van or pakket.gemeente.geldig_van
        oud = zelfde.filter(van=van).first() if rij.tot else zelfde.first()
        if oud is not None and ((oud.fte, oud.tot) == (rij.fte, rij.tot) or oud.bron == BEHEER):
            geladen.tel("gelijk")
            continue
        if oud is not None:
            van = max(vanaf, rij.van) if rij.van and rij.van > oud.van else vanaf
            Formatie.objects.filter(pk=oud.pk).update(tot=van)
        Formatie.objects.create(team=team, soort=rij.soort, fte=rij.fte, van=van, tot=rij.tot, bron=rij.bron)
        geladen.tel("gewijzigd" if oud else "nieuw")


def _openingstijden(pakket: p.Pakket, vanaf: date, geladen: Geladen) -> None:
    """All hours of a channel and place form one whole: a change ends the old week and starts a new one."""
    gewenst: dict[tuple[str, str], p.Uren] = {}
    for rij in pakket.openingstijden:
        dagen = {(dag, rij.van, rij.tot, rij.alleen_spoed) for dag in p.weekdagen(rij.dagen)}
        gewenst.setdefault((rij.kanaal, rij.plaats), set()).update(dagen)
    for (kanaal, plaats), uren in gewenst.items():
        lopend = Openingstijd.objects.filter(kanaal=kanaal, plaats=plaats, geldig_tot=None)
        nu = set(lopend.values_list("weekdag", "open_van", "open_tot", "alleen_spoed"))
        if nu == uren or lopend.filter(bron=BEHEER).exists():
            geladen.tel("gelijk")
            continue
        week_zetten(kanaal, plaats, uren, vanaf if nu else pakket.gemeente.geldig_van, bron="")
        geladen.tel("gewijzigd" if nu else "nieuw")


def week_zetten(kanaal: str, plaats: str, uren: p.Uren, van: date, *, bron: str) -> None:
    """From this day these are the opening hours of this channel and place. Nothing is open when `uren` is empty."""
    oud = Openingstijd.objects.filter(kanaal=kanaal, plaats=plaats, geldig_tot=None)
    oud.filter(geldig_van__gte=van).delete()
    oud.update(geldig_tot=van)
    Openingstijd.objects.bulk_create(
        Openingstijd(
            kanaal=kanaal,
            plaats=plaats,
            weekdag=dag,
            open_van=open_,
            open_tot=dicht,
            alleen_spoed=spoed,
            geldig_van=van,
            bron=bron,
        )
        for dag, open_, dicht, spoed in sorted(uren)
    )


def _feestdagen(pakket: p.Pakket, geladen: Geladen) -> None:
    for rij in pakket.feestdagen:
        _, nieuw = Feestdag.objects.get_or_create(
            datum=rij.datum, defaults={"naam": rij.naam, "soort": rij.soort, "bron": rij.bron}
        )
        geladen.tel("nieuw" if nieuw else "gelijk")
