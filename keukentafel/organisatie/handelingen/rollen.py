"""Writing the roles of a worker: given, ended, moved. Asks no right: that is the work of the acts that call this."""

from datetime import date

from keukentafel.kern import klok
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.plekken import lopende_plekken, plekken_eindigen, plekken_meenemen
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Team
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.regels import ZONDER_TEAM, botsende_rol, overlapt
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol


def eis_niet_zelf(wie: object, medewerker: Medewerker) -> None:
    """Nobody widens the own access."""
    if wie == medewerker.pk:
        raise Blokkade("rol-aan-jezelf", "Je kunt jezelf geen rol geven. Vraag een collega van functioneel beheer.")


def eis_in_dienst(medewerker: Medewerker, dag: date) -> None:
    """Nothing is recorded for a day on which somebody does not work here."""
    if dag < medewerker.in_dienst_van or (medewerker.in_dienst_tot and dag >= medewerker.in_dienst_tot):
        begin = datum_gewoon(medewerker.in_dienst_van)
        einde = f" tot {datum_gewoon(medewerker.in_dienst_tot)}" if medewerker.in_dienst_tot else ""
        raise Fout(f"{medewerker.naam} is op {datum_gewoon(dag)} niet in dienst (vanaf {begin}{einde}).", veld="van")


def eis_rol(medewerker: Medewerker, rol: str, team_id: int | None, van: date, tot: date | None) -> Team | None:
    """Can this worker have this role in this period? The team with it. FG goes with no role it supervises."""
    eis_in_dienst(medewerker, van)
    team = _team_bij_rol(rol, team_id, van)
    if team and team.geldig_tot and (tot is None or tot > team.geldig_tot):
        einde = f"{team.naam} stopt op {datum_gewoon(team.geldig_tot)}"
        raise Fout(f"{einde}. Laat de rol uiterlijk dan stoppen, of kies een ander team.", veld="tot")
    if tot is not None and tot <= van:
        raise Fout(f"De rol stopt op {datum_gewoon(tot)}, voor het begin. Kies een latere dag.", veld="tot")
    lopend = [r for r in medewerker.rolvervullingen.all() if overlapt(van, tot, r.van, r.tot)]
    if any((r.rol, r.team_id) == (rol, team.pk if team else None) for r in lopend):
        raise Fout(f"{medewerker.naam} heeft deze rol dan al. Kies een andere rol, team of dag.", veld="rol")
    if ander := botsende_rol(rol, [r.rol for r in lopend]):
        namen = f"{NAAM_VAN_ROL[Rol(rol)]} gaat niet samen met {NAAM_VAN_ROL[Rol(ander)]}"
        raise Fout(f"{namen}: de een houdt toezicht op de ander.", veld="rol")
    return team


def _team_bij_rol(rol: str, team_id: int | None, van: date) -> Team | None:
    if rol not in set(Rol):
        raise Fout(f"‘{rol}’ is geen rol. Kies een rol uit de lijst.", veld="rol")
    team = Team.objects.filter(geldig_op(van), pk=team_id).first() if team_id else None
    if team is None and Rol(rol) not in ZONDER_TEAM:
        raise Fout(f"Bij de rol {NAAM_VAN_ROL[Rol(rol)]} hoort een team. Kies er een.", veld="team_id")
    return team


def rol_schrijven(
    medewerker: Medewerker,
    *,
    rol: str,
    team_id: int | None,
    van: date,
    tot: date | None,
    door: str,
    reden: str = "",
) -> Rolvervulling:
    """The role counts from its day."""
    team = eis_rol(medewerker, rol, team_id, van, tot)
    return Rolvervulling.objects.create(
        medewerker=medewerker, rol=rol, team=team, van=van, tot=tot, gewijzigd_door=door, reden=reden
    )


def rol_beeindigen(medewerker: Medewerker, rij: Rolvervulling, tot: date, door: str) -> None:
    """`tot` is the first day without it; a role that has not begun yet is taken back. The fte there ends with it."""
    if tot <= rij.van and rij.van < klok.vandaag():
        raise Fout(f"Deze rol begon op {datum_gewoon(rij.van)}. Kies een dag daarna.", veld="tot")
    if tot <= rij.van:
        rij.delete()
    else:
        rij.tot, rij.gewijzigd_door = tot, door
        rij.save()
    nog = medewerker.rolvervullingen.filter(team=rij.team).exclude(tot__lte=tot)
    if rij.team_id and not nog.exists():
        plekken_eindigen(medewerker, tot, rij.team_id)


def rollen_verhuizen(medewerker: Medewerker, uit_team_id: int, naar_team_id: int, van: date, door: str) -> None:
    """All roles in one team go on in another from a day, and the fte with them."""
    plekken = lopende_plekken(medewerker, uit_team_id, van)
    rijen = medewerker.rolvervullingen.filter(geldig_op(van, "van", "tot"), team_id=uit_team_id)
    for rij in list(rijen.order_by("rol")):
        tot, reden = rij.tot, rij.reden
        rol_beeindigen(medewerker, rij, van, door)
        rol_schrijven(medewerker, rol=rij.rol, team_id=naar_team_id, van=van, tot=tot, door=door, reden=reden)
    plekken_meenemen(medewerker, plekken, Team.objects.get(pk=naar_team_id), van, door)
