"""Workers join and move, get roles with dates, a new password or a new code. Every act asks BEHEER_WIJZIGEN."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.plekken import lopende_plekken, plekken_eindigen, plekken_meenemen
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Team, Uitlening
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.regels import ZONDER_TEAM, botsende_rol, overlapt, sorteernaam
from keukentafel.organisatie.sessieopslag import aanmeldingen_wissen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol
from keukentafel.poort.rechten import Recht

RECHT = Recht.BEHEER_WIJZIGEN


def medewerker_haal(medewerker_id: UUID) -> Medewerker:
    """Staff is not protected data, but an unknown key is still a 404."""
    medewerker = Medewerker.objects.select_for_update().filter(pk=medewerker_id).first()
    if medewerker is None:
        raise NietGevonden("organisatie.medewerker")
    return medewerker


def medewerker_toevoegen(
    *,
    actor: Actor,
    naam: str,
    gebruikersnaam: str,
    rol: str,
    team_id: int | None,
    van: date,
    wachtwoord: str,
    functie: str = "",
    email: str = "",
    telefoon: str = "",
    moederorganisatie: str = "",
) -> Medewerker:
    """Somebody joins, with a first role from the same day. At the first log-in the code for the app is set up, and
    the start password makes place for an own one."""
    poort.eis(RECHT)
    if Medewerker.objects.filter(gebruikersnaam__iexact=gebruikersnaam).exists():
        raise Fout(f"‘{gebruikersnaam}’ is al in gebruik. Kies een andere gebruikersnaam.", veld="gebruikersnaam")
    if email and Medewerker.objects.filter(email__iexact=email).exists():
        raise Fout(f"‘{email}’ is al van een andere medewerker. Vul het eigen adres in.", veld="email")
    medewerker = Medewerker(
        naam=naam,
        sorteernaam=sorteernaam(naam),
        gebruikersnaam=gebruikersnaam,
        functie=functie,
        email=email,
        telefoon=telefoon,
        in_dienst_van=van,
        startwachtwoord=True,
    )
    eis_wachtwoord(wachtwoord, medewerker)
    medewerker.set_password(wachtwoord)
    medewerker.save(force_insert=True)
    if moederorganisatie:
        Uitlening.objects.create(
            medewerker=medewerker, moederorganisatie=moederorganisatie, van=van, gewijzigd_door=actor.naam
        )
    logboek.handeling(actor, RECHT.code, medewerker, wat="toegevoegd", van=van)
    rol_geven(actor=actor, medewerker_id=medewerker.pk, rol=rol, team_id=team_id, van=van)
    return medewerker


def eis_wachtwoord(wachtwoord: str, medewerker: Medewerker, veld: str = "wachtwoord") -> None:
    """The rules of the settings, in plain words; the password itself is never repeated."""
    try:
        validate_password(wachtwoord, medewerker)
    except ValidationError as fout:
        raise Fout("Kies een sterker wachtwoord. " + " ".join(fout.messages), veld=veld) from fout


def gegevens_wijzigen(*, actor: Actor, medewerker_id: UUID, **velden: str) -> None:
    """Name, function, address and the like: how a worker is called today. Old letters keep what they say."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    email = velden.get("email", "")
    if email and Medewerker.objects.filter(email__iexact=email).exclude(pk=medewerker.pk).exists():
        raise Fout(f"‘{email}’ is al van een andere medewerker. Vul het eigen adres in.", veld="email")
    gewijzigd = [naam for naam, waarde in velden.items() if getattr(medewerker, naam) != waarde]
    for naam in gewijzigd:
        setattr(medewerker, naam, velden[naam])
    medewerker.sorteernaam = sorteernaam(medewerker.naam)
    medewerker.save()
    logboek.handeling(actor, RECHT.code, medewerker, wat="gegevens", velden=gewijzigd)


def rol_geven(
    *,
    actor: Actor,
    medewerker_id: UUID,
    rol: str,
    team_id: int | None,
    van: date,
    tot: date | None = None,
) -> Rolvervulling:
    """A role in a team from a day (to a day). Nobody gives a role to oneself; FG goes with no role it supervises."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    _eis_niet_zelf(actor, medewerker)
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
    nieuw = Rolvervulling.objects.create(
        medewerker=medewerker, rol=rol, team=team, van=van, tot=tot, gewijzigd_door=actor.naam
    )
    logboek.handeling(actor, RECHT.code, medewerker, wat="rol", rol=rol, team=team_id, van=van, tot=tot)
    return nieuw


def _eis_niet_zelf(actor: Actor, medewerker: Medewerker) -> None:
    if actor.id == medewerker.pk:
        raise Blokkade("rol-aan-jezelf", "Je kunt jezelf geen rol geven. Vraag een collega van functioneel beheer.")


def _team_bij_rol(rol: str, team_id: int | None, van: date) -> Team | None:
    if rol not in set(Rol):
        raise Fout(f"‘{rol}’ is geen rol. Kies een rol uit de lijst.", veld="rol")
    team = Team.objects.filter(geldig_op(van), pk=team_id).first() if team_id else None
    if team is None and Rol(rol) not in ZONDER_TEAM:
        raise Fout(f"Bij de rol {NAAM_VAN_ROL[Rol(rol)]} hoort een team. Kies er een.", veld="team_id")
    return team


def eis_in_dienst(medewerker: Medewerker, dag: date) -> None:
    """Nothing is recorded for a day on which somebody does not work here."""
    if dag < medewerker.in_dienst_van or (medewerker.in_dienst_tot and dag >= medewerker.in_dienst_tot):
        begin = datum_gewoon(medewerker.in_dienst_van)
        einde = f" tot {datum_gewoon(medewerker.in_dienst_tot)}" if medewerker.in_dienst_tot else ""
        raise Fout(f"{medewerker.naam} is op {datum_gewoon(dag)} niet in dienst (vanaf {begin}{einde}).", veld="van")


def rol_stoppen(*, actor: Actor, medewerker_id: UUID, rolvervulling_id: int, tot: date) -> None:
    """The role ends; `tot` is the first day without it. A role that has not begun yet is taken back."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    rij = medewerker.rolvervullingen.filter(pk=rolvervulling_id).first()
    if rij is None:
        raise NietGevonden("organisatie.rolvervulling")
    if rij.tot is not None and rij.tot <= klok.vandaag():
        raise Fout(f"Deze rol is al gestopt op {datum_gewoon(rij.tot)}.", veld="tot")
    if tot <= rij.van and rij.van < klok.vandaag():
        raise Fout(f"Deze rol begon op {datum_gewoon(rij.van)}. Kies een dag daarna.", veld="tot")
    if tot <= rij.van:
        rij.delete()
    else:
        rij.tot, rij.gewijzigd_door = tot, actor.naam
        rij.save()
    if rij.team_id and not _nog_een_rol(medewerker, rij.team_id, tot):
        plekken_eindigen(medewerker, tot, rij.team_id)
    logboek.handeling(actor, RECHT.code, medewerker, wat="rol gestopt", rol=rij.rol, team=rij.team_id, tot=tot)


def _nog_een_rol(medewerker: Medewerker, team_id: int, dag: date) -> bool:
    return medewerker.rolvervullingen.filter(Q(tot=None) | Q(tot__gt=dag), team_id=team_id).exists()


def team_wisselen(*, actor: Actor, medewerker_id: UUID, van_team_id: int, naar_team_id: int, van: date) -> None:
    """All roles in one team go on in another from a day, and the fte with them. Cases stay with the worker until they
    are handed over."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    if van_team_id == naar_team_id:
        raise Fout("Dit is hetzelfde team. Kies het team waar de medewerker naartoe gaat.", veld="naar_team_id")
    rijen = list(medewerker.rolvervullingen.filter(geldig_op(van, "van", "tot"), team_id=van_team_id))
    if not rijen:
        raise Fout(f"{medewerker.naam} heeft op {datum_gewoon(van)} geen rol in dat team.", veld="van_team_id")
    plekken = lopende_plekken(medewerker, van_team_id, van)
    for rij in rijen:
        rest: dict[str, Any] = {"medewerker_id": medewerker.pk, "team_id": naar_team_id, "van": van, "tot": rij.tot}
        rol_stoppen(actor=actor, medewerker_id=medewerker.pk, rolvervulling_id=rij.pk, tot=van)
        rol_geven(actor=actor, rol=rij.rol, **rest)
    plekken_meenemen(medewerker, plekken, Team.objects.get(pk=naar_team_id), van, actor.naam)


def code_vernieuwen(*, actor: Actor, medewerker_id: UUID) -> None:
    """The telephone is lost: the old code stops at once, also in open sessions; a new one is set up at log-in."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    medewerker.totp_geheim, medewerker.totp_bevestigd_op, medewerker.totp_laatste_stap = "", None, 0
    medewerker.save()
    logboek.handeling(actor, RECHT.code, medewerker, wat="code vernieuwd")


def wachtwoord_zetten(*, actor: Actor, medewerker_id: UUID, wachtwoord: str) -> None:
    """A new start password, told by beheer in person; the next log-in asks for an own one. Open sessions end."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    eis_wachtwoord(wachtwoord, medewerker)
    medewerker.set_password(wachtwoord)
    medewerker.startwachtwoord = True
    medewerker.save()
    logboek.handeling(actor, RECHT.code, medewerker, wat="wachtwoord gezet")


def toegang_zetten(*, actor: Actor, medewerker_id: UUID, open_: bool) -> None:
    """Close an account at once (or open it again). Nothing else changes: roles and cases stay as they are."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    if medewerker.pk == actor.id:
        raise Fout("Je kunt je eigen toegang niet sluiten. Vraag een collega van functioneel beheer.")
    medewerker.is_active = open_
    medewerker.save(update_fields=["is_active"])
    if not open_:  # opened again within the day, an old log-in would come back to life
        aanmeldingen_wissen(medewerker.pk)
    logboek.handeling(actor, RECHT.code, medewerker, wat="toegang open" if open_ else "toegang gesloten")


def aanmeldingen_beeindigen(*, actor: Actor, medewerker_id: UUID) -> int:
    """A device is lost, or somebody forgot to log out elsewhere. The account stays open."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    aantal = aanmeldingen_wissen(medewerker.pk)
    logboek.handeling(actor, RECHT.code, medewerker, wat="aanmeldingen beëindigd", aantal=aantal)
    return aantal
