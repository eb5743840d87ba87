"""What the acts of this room share: whom it is about, which team, and the walls of a new row."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from keukentafel.inwoner.models import Huishouden, Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.opvragen.keuzes import Keuzes
from keukentafel.toegang.regels import UITVOERENDE_ROLLEN

HOOGSTENS_TEKENS = 3_000_000
TEAMSOORTEN = ["wijkteam", "frontoffice", "backoffice", "staf", "overig"]


class Vraag(Fout):
    """Not refused: one question back. The same act with `toch=True` goes on (architectuur.md §10.5, VRAAGT)."""


@dataclass(frozen=True)
class Plek:
    """Whom it is about, and so which team and behind which wall."""

    team_id: int
    inwoner: Inwoner | None = None
    huishouden: Huishouden | None = None
    afgeschermd: bool = False

    @property
    def inwoner_id(self) -> UUID | None:
        return self.inwoner.pk if self.inwoner else None

    @property
    def huishouden_id(self) -> UUID | None:
        return self.huishouden.pk if self.huishouden else None

    def velden(self, actor: Actor) -> dict[str, object]:
        """Columns of a row that is about these people."""
        return {**self.muren(actor), "inwoner": self.inwoner, "huishouden": self.huishouden}

    def muren(self, actor: Actor) -> dict[str, object]:
        """Columns that decide who sees the row."""
        return {"team_id": self.team_id, "afgeschermd": self.afgeschermd, "gemaakt_door": actor.kenmerk}


def plek(
    actor: Actor,
    recht: Recht,
    *,
    inwoner_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    team_id: int | None = None,
) -> Plek:
    """Find the people through the gate. The team follows from them, else `team_id`, else the actor's own team.

    With a resident of one household that household comes along; a child of two households has none until somebody
    chooses.
    """
    inwoner = poort.haal(Inwoner, inwoner_id, recht) if inwoner_id else None
    huishouden = poort.haal(Huishouden, huishouden_id, recht) if huishouden_id else None
    if inwoner is None and huishouden is None:
        return Plek(_bestaand_team(team_id) if team_id else eigen_team(actor))
    return plek_van(inwoner, huishouden)


def plek_van(inwoner: Inwoner | None, huishouden: Huishouden | None = None) -> Plek:
    """The place of people (at least one) who already came through the gate, or were just registered."""
    if inwoner and huishouden is None:
        huishouden = _enige_huishouden(inwoner)
    mensen = [wie for wie in (inwoner, huishouden) if wie]
    return Plek(mensen[0].team_id, inwoner, huishouden, any(wie.afgeschermd for wie in mensen))


def _enige_huishouden(inwoner: Inwoner) -> Huishouden | None:
    leden = Huishoudlid.objects.filter(inwoner=inwoner, tot=None).select_related("huishouden")[:2]
    gevonden = [lid.huishouden for lid in leden]
    return gevonden[0] if len(gevonden) == 1 else None


def _bestaand_team(team_id: int) -> int:
    if not Team.objects.filter(pk=team_id).exists():
        raise Fout("Dit team bestaat niet meer. Kies een ander team.", veld="team")
    return team_id


def eigen_team(actor: Actor) -> int:
    """The first wijkteam of the actor, else the first team; a worker without a team writes for 'Onbekend/overig'."""
    teams = Team.objects.filter(Q(pk__in=actor.teams) | Q(soort="overig"))
    eerste = min(teams, key=lambda t: (t.pk not in actor.teams, TEAMSOORTEN.index(t.soort), t.volgorde), default=None)
    if eerste is None:
        raise Fout("Je zit in geen enkel team. Kies een team.", veld="team")
    return int(eerste.pk)


def in_rol(medewerker_id: UUID, team_id: int, rollen: Iterable[str] = UITVOERENDE_ROLLEN) -> bool:
    """Does this worker hold one of these roles in this team today?"""
    vandaag = klok.vandaag()
    geldig = Q(rolvervullingen__van__lte=vandaag) & (
        Q(rolvervullingen__tot__isnull=True) | Q(rolvervullingen__tot__gt=vandaag)
    )
    in_dienst = Q(in_dienst_tot__isnull=True) | Q(in_dienst_tot__gt=vandaag)
    gezocht = Q(pk=medewerker_id, is_active=True, rolvervullingen__team_id=team_id, rolvervullingen__rol__in=rollen)
    return Medewerker.objects.filter(gezocht & geldig & in_dienst).exists()


def eis_code(waarde: str, lijst: list[tuple[str, str]], veld: str, wat: str) -> str:
    """A code of the configuration, or Fout that names the value and what was expected."""
    if waarde not in dict(lijst):
        kan = ", ".join(naam.lower() for _, naam in lijst)
        raise Fout(f"‘{waarde}’ is geen bekende {wat}. Kies: {kan}.", veld=veld)
    return waarde


def herkomst(lijsten: Keuzes, **codes: str) -> dict[str, str]:
    """Where a question came from, checked; an empty code means that nobody asked (REQ-001)."""
    soorten = {"reden": "contactreden", "verwijzer": "verwijzer", "namens": "namens", "afdoening": "afdoening"}
    return {
        veld: eis_code(code, lijsten.lijst(soorten[veld]), veld, soorten[veld]) if code else ""
        for veld, code in codes.items()
    }


def eis_tekst(tekst: str, veld: str) -> str:
    """Text as typed; PostgreSQL refuses the NUL character, and three million characters is the end."""
    if len(tekst) > HOOGSTENS_TEKENS:
        raise Fout(
            f"Deze tekst heeft {len(tekst)} tekens; er passen er {HOOGSTENS_TEKENS}. Splits de tekst.", veld=veld
        )
    return tekst.replace("\x00", "")
