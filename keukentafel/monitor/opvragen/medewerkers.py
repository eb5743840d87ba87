"""Who may see figures per worker, and since when (REQ-081; WOR art. 27 lid 1 k and l; ADR 0042)."""

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.monitor.indicatoren.basis import Vraag
from keukentafel.organisatie.instemming import instemming
from keukentafel.organisatie.models import Rolvervulling, Team
from keukentafel.organisatie.opvragen.inrichting import geldig_op, instelling
from keukentafel.poort.matrix import MATRIX, Categorie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

RECHT = Recht.MEDEWERKERCIJFERS_LEZEN
GEEN_INSTEMMING = (
    "Cijfers per medewerker staan uit. De ondernemingsraad moet eerst instemmen (WOR art. 27 lid 1 k en l). Functioneel"
    " beheer legt daarna bij de instellingen de dag en het stuk vast van die instemming."
)
NIET_JIJ = "Cijfers per medewerker ziet alleen de wijkteammanager, en alleen van het eigen team."
_LEIDT = [rol for rol, rij in MATRIX.items() if "B" in rij[Categorie.LEIDING].ops]


def eigen_teams() -> list[Team]:
    """The teams that this actor leads today; every team for the owner at the command line."""
    actor, teams = actor_nu(), Team.objects.filter(soort="wijkteam").order_by("naam")
    if actor.is_systeem:
        return list(teams)
    if actor.id is None:
        return []
    rollen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), medewerker_id=actor.id)
    leidt = rollen.filter(rol__in=_LEIDT).values_list("team_id", flat=True)
    return list(teams if None in leidt else teams.filter(pk__in=leidt))


def waarom_niet(vraag: Vraag) -> str:
    """Why this figure is not given to this actor; empty when it is. First what nobody can see, then who may."""
    akkoord = instemming(instelling("instemming_medewerkercijfers"))
    if akkoord is None:
        return GEEN_INSTEMMING
    if akkoord[0] > klok.vandaag():
        return f"Cijfers per medewerker staan uit. De ondernemingsraad stemt in vanaf {datum_gewoon(akkoord[0])}."
    teams = eigen_teams()
    if not heeft(actor_nu(), RECHT) or not teams:
        return NIET_JIJ
    namen = ", ".join(team.naam for team in teams)
    if vraag.team is None:
        return f"Kies een team: {namen}."
    return "" if vraag.team in teams else f"{NIET_JIJ} Kies: {namen}. {vraag.team.naam} leid je niet."


def op_grond_van() -> str:
    """What stands under the figure: on which consent it rests."""
    akkoord = instemming(instelling("instemming_medewerkercijfers"))
    return f"De ondernemingsraad stemde in op {datum_gewoon(akkoord[0])} ({akkoord[1]})." if akkoord else ""
