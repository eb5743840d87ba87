"""What a team still holds, and its life in dates: for adding and ending teams."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import aantal, datum_gewoon, opsomming
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.organisatie.opvragen.beheer import periodestand
from keukentafel.organisatie.opvragen.lijsten import Stand
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

HOOGSTENS = 20


@dataclass(frozen=True)
class Teamwerk:
    """Counts only. `rollen` counts people, `buurten` areas, both on or after the day that was asked."""

    dossiers: int
    meldingen: int
    rollen: int
    buurten: int

    @property
    def samen(self) -> int:
        return self.dossiers + self.meldingen + self.rollen + self.buurten

    @property
    def tekst(self) -> str:
        """ "3 open dossiers, 1 open melding en 2 buurten"."""
        delen = [
            (self.dossiers, "open dossier", "open dossiers"),
            (self.meldingen, "open melding", "open meldingen"),
            (self.rollen, "medewerker met een rol", "medewerkers met een rol"),
            (self.buurten, "buurt", "buurten"),
        ]
        return opsomming([aantal(n, een, meer) for n, een, meer in delen if n])


def teamwerk(team_id: int, op: date) -> Teamwerk:
    """What keeps this team from ending on `op` (the first day without it)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossiers, meldingen, rollen, buurten FROM kt_team_werk(%s, %s)", [team_id, op])
        return Teamwerk(*cursor.fetchone())


@dataclass(frozen=True)
class Oplossing:
    """One thing to do first: what, and the places where (name, path). Without a path somebody else does it."""

    zin: str
    plekken: list[tuple[str, str]]


def oplossingen(team_id: int, op: date) -> list[Oplossing]:
    """Where each part of what the team holds is solved; a link only to a door that opens for this actor."""
    werk = teamwerk(team_id, op)
    uit: list[Oplossing] = []
    if werk.dossiers:
        zin = aantal(werk.dossiers, "open dossier", "open dossiers")
        deur = _deur(Recht.REGIE_BELEGGEN, "Caseload", "/caseload/")
        uit.append(Oplossing(f"{zin}: de coördinator draagt over", deur))
    if werk.meldingen:
        zin = aantal(werk.meldingen, "open melding", "open meldingen")
        deur = _deur(Recht.MELDING_VERDELEN, "Verdelen", "/team/verdelen/")
        uit.append(Oplossing(f"{zin}: wie verdeelt, geeft ze aan een ander team", deur))
    if werk.rollen:
        zin = aantal(werk.rollen, "medewerker heeft een rol", "medewerkers hebben een rol")
        uit.append(Oplossing(f"{zin}: stop de rol, of laat verhuizen", _mensen(team_id, op)))
    if werk.buurten:
        zin = aantal(werk.buurten, "buurt", "buurten")
        deur = [("Buurten naar een ander team", "/beheer/teams/buurten/")]
        uit.append(Oplossing(f"{zin}: geef aan een ander team", deur))
    return uit


def _deur(recht: Recht, naam: str, pad: str) -> list[tuple[str, str]]:
    return [(naam, pad)] if poortregels.heeft(actor_nu(), recht) else []


def _mensen(team_id: int, op: date) -> list[tuple[str, str]]:
    loopt = Q(rolvervullingen__tot=None) | Q(rolvervullingen__tot__gt=op)
    rijen = Medewerker.objects.filter(loopt, rolvervullingen__team=team_id).distinct().order_by("sorteernaam")
    return [(m.naam, f"/beheer/medewerkers/{m.pk}/") for m in rijen[:HOOGSTENS]]


def team_zien(team_id: int) -> Team:
    """A team that exists or will exist; NietGevonden for one that is gone or never was."""
    team = Team.objects.filter(Q(geldig_tot=None) | Q(geldig_tot__gt=klok.vandaag()), pk=team_id).first()
    if team is None:
        raise NietGevonden("organisatie.team")
    return team


def team_geschiedenis(team: Team) -> list[Stand]:
    """Its own period; an end that is still to come can be taken back."""
    vandaag, door = klok.vandaag(), team.gewijzigd_door
    begin = Stand(team.geldig_van, None, "Team begint", door, periodestand(team.geldig_van, team.geldig_tot, vandaag))
    if team.geldig_tot is None:
        return [begin]
    straks = team.geldig_tot > vandaag
    einde = Stand(team.geldig_tot, None, "Team stopt", door, "straks" if straks else "voorbij", terug=straks)
    return [einde, begin]


def teams_ooit() -> list[tuple[str, str, str]]:
    """Teams that have not begun, will end, or have ended: (name, when, path). The others stand in the list of today."""
    vandaag = klok.vandaag()
    uit: list[tuple[str, str, str]] = []
    for team in Team.objects.filter(Q(geldig_van__gt=vandaag) | Q(geldig_tot__isnull=False)).order_by("-geldig_van"):
        delen = [f"vanaf {datum_gewoon(team.geldig_van)}"] if team.geldig_van > vandaag else []
        if team.geldig_tot:
            woord = "stopt op" if team.geldig_tot > vandaag else "gestopt op"
            delen.append(f"{woord} {datum_gewoon(team.geldig_tot)}")
        pad = "" if team.geldig_tot and team.geldig_tot <= vandaag else f"/beheer/teams/{team.pk}/"
        uit.append((team.naam, ", ".join(delen), pad))
    return uit
