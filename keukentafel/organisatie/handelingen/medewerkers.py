"""Workers join and move, get roles with dates, a new password or a new code. Every act asks BEHEER_WIJZIGEN."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.organisatie.handelingen.herstel import eis_wachtwoord, herstellen
from keukentafel.organisatie.handelingen.rollen import (
    eis_niet_zelf,
    rol_beeindigen,
    rol_schrijven,
    rollen_verhuizen,
)
from keukentafel.organisatie.handelingen.rolvoorstel import (
    herstel_voorstellen,
    rolvoorstel_doen,
    vraagt_vier_ogen,
)
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Rolvoorstel, Uitlening
from keukentafel.organisatie.opvragen.rolvoorstel import rollen_om_te_beschermen, rollen_op, wachtende_rollen
from keukentafel.organisatie.regels import sorteernaam
from keukentafel.organisatie.sessieopslag import aanmeldingen_wissen
from keukentafel.organisatie.vierogen import Herstel, rolnamen
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

RECHT = Recht.BEHEER_WIJZIGEN
LOGZIN = {Herstel.CODE: "code vernieuwd", Herstel.WACHTWOORD: "wachtwoord gezet"}


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
    reden: str = "",
) -> Medewerker:
    """Somebody joins, with a first role from the same day; a sensitive one waits for a second person. At the first
    log-in the code for the app is set up, and the start password makes place for an own one."""
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
    rol_geven(actor=actor, medewerker_id=medewerker.pk, rol=rol, team_id=team_id, van=van, reden=reden)
    return medewerker


def gegevens_wijzigen(*, actor: Actor, medewerker_id: UUID, **velden: str) -> None:
    """Name, function, address and the like: how a worker is called today. Old letters keep what they say."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    email = velden.get("email", "")
    if email and Medewerker.objects.filter(email__iexact=email).exclude(pk=medewerker.pk).exists():
        raise Fout(f"‘{email}’ is al van een andere medewerker. Vul het eigen adres in.", veld="email")
    gewijzigd = [naam for naam, waarde in velden.items() if getattr(medewerker, naam) != waarde]
    if "email" in gewijzigd:
        _eis_adres_vrij(actor, medewerker)
    for naam in gewijzigd:
        setattr(medewerker, naam, velden[naam])
    medewerker.sorteernaam = sorteernaam(medewerker.naam)
    medewerker.save()
    logboek.handeling(actor, RECHT.code, medewerker, wat="gegevens", velden=gewijzigd)


def _eis_adres_vrij(actor: Actor, medewerker: Medewerker) -> None:
    """The first log-in with the account of the municipality goes by the address; after it by what does not change.

    So one person may not choose it for somebody with a sensitive role who never logged in that way, nor while such a
    role waits: who confirms read the address that stood there (ADR 0033).
    """
    if not settings.OIDC_UITGEVER or medewerker.oidc_onderwerp:
        return
    wachtend = wachtende_rollen(medewerker.pk)
    if wachtend and vraagt_vier_ogen(actor, wachtend):
        raise Fout(
            f"{opsomming(rolnamen(wachtend))} voor {medewerker.naam} wacht op bevestiging, met het adres dat er nu"
            " staat. Laat dat voorstel eerst intrekken, wijzig het adres, en stel de rol opnieuw voor.",
            veld="email",
        )
    rollen = [rol for rol, _ in rollen_om_te_beschermen(medewerker)]
    if rollen and vraagt_vier_ogen(actor, rollen):
        raise Fout(
            f"{medewerker.naam} heeft een gevoelige rol en logde nog nooit in met het gemeenteaccount. Dan beslist dit"
            " adres wie er binnenkomt. Laat eerst inloggen met het oude adres. Kan dat niet: neem de rol weg, wijzig"
            " het adres, en geef de rol opnieuw. Een tweede persoon bevestigt dat.",
            veld="email",
        )


def rol_geven(
    *,
    actor: Actor,
    medewerker_id: UUID,
    rol: str,
    team_id: int | None,
    van: date,
    tot: date | None = None,
    reden: str = "",
) -> Rolvervulling | Rolvoorstel:
    """A role in a team from a day (to a day). A sensitive one waits for a second person; never one for oneself."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    eis_niet_zelf(actor.id, medewerker)
    if vraagt_vier_ogen(actor, [rol]):
        velden: dict[str, Any] = {"team_id": team_id, "van": van, "tot": tot, "reden": reden}
        return rolvoorstel_doen(actor=actor, medewerker=medewerker, rollen=[rol], **velden)
    nieuw = rol_schrijven(medewerker, rol=rol, team_id=team_id, van=van, tot=tot, door=actor.naam, reden=reden.strip())
    logboek.handeling(actor, RECHT.code, medewerker, wat="rol", rol=rol, team=team_id, van=van, tot=tot)
    return nieuw


def rol_stoppen(*, actor: Actor, medewerker_id: UUID, rolvervulling_id: int, tot: date) -> None:
    """The role ends, at once or on a day; never later than it would by itself, for that is giving it."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    rij = medewerker.rolvervullingen.filter(pk=rolvervulling_id).first()
    if rij is None:
        raise NietGevonden("organisatie.rolvervulling")
    if rij.tot is not None and rij.tot <= klok.vandaag():
        raise Fout(f"Deze rol is al gestopt op {datum_gewoon(rij.tot)}.", veld="tot")
    if rij.tot is not None and tot > rij.tot:
        einde = f"Deze rol stopt al op {datum_gewoon(rij.tot)}"
        raise Fout(f"{einde}. Kies een dag daarvoor, of geef de rol opnieuw vanaf die dag.", veld="tot")
    rol_beeindigen(medewerker, rij, tot, actor.naam)
    logboek.handeling(actor, RECHT.code, medewerker, wat="rol gestopt", rol=rij.rol, team=rij.team_id, tot=tot)


def team_wisselen(
    *, actor: Actor, medewerker_id: UUID, van_team_id: int, naar_team_id: int, van: date, reden: str = ""
) -> Rolvoorstel | None:
    """All roles in one team go on in another from a day, and the fte with them. Cases stay with the worker until they
    are handed over. With a sensitive role among them the whole move waits, so that nobody is without a
    team meanwhile."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    eis_niet_zelf(actor.id, medewerker)
    if van_team_id == naar_team_id:
        raise Fout("Dit is hetzelfde team. Kies het team waar de medewerker naartoe gaat.", veld="naar_team_id")
    rollen = rollen_op(medewerker.pk, van_team_id, van)
    if not rollen:
        raise Fout(f"{medewerker.naam} heeft op {datum_gewoon(van)} geen rol in dat team.", veld="van_team_id")
    if vraagt_vier_ogen(actor, rollen):
        velden: dict[str, Any] = {"team_id": naar_team_id, "uit_team_id": van_team_id, "van": van, "reden": reden}
        return rolvoorstel_doen(actor=actor, medewerker=medewerker, rollen=rollen, **velden)
    rollen_verhuizen(medewerker, van_team_id, naar_team_id, van, actor.naam)
    teams = {"uit_team": van_team_id, "team": naar_team_id}
    logboek.handeling(actor, RECHT.code, medewerker, wat="team gewisseld", rollen=rollen, van=van, **teams)
    return None


def code_vernieuwen(*, actor: Actor, medewerker_id: UUID, reden: str = "") -> Rolvoorstel | None:
    """The telephone is lost: the old code stops at once, also in open sessions; a new one is set up at log-in.

    For somebody with a sensitive role a second person confirms it first (ADR 0033); closing the account never waits.
    """
    return _herstel(actor, medewerker_id, Herstel.CODE, reden)


def wachtwoord_zetten(
    *, actor: Actor, medewerker_id: UUID, wachtwoord: str = "", reden: str = ""
) -> Rolvoorstel | None:
    """A new start password, told by beheer in person; the next log-in asks for an own one. Open sessions end.

    For somebody with a sensitive role the second person chooses it, so that who asked for it does not know it.
    """
    return _herstel(actor, medewerker_id, Herstel.WACHTWOORD, reden, wachtwoord)


def _herstel(actor: Actor, medewerker_id: UUID, wat: Herstel, reden: str, wachtwoord: str = "") -> Rolvoorstel | None:
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    rollen = rollen_om_te_beschermen(medewerker)
    if vraagt_vier_ogen(actor, [rol for rol, _ in rollen]):
        return herstel_voorstellen(actor=actor, medewerker=medewerker, wat=wat, rollen=rollen, reden=reden)
    _eis_niets_wacht(actor, medewerker)
    herstellen(medewerker, wat, wachtwoord)
    logboek.handeling(actor, RECHT.code, medewerker, wat=LOGZIN[wat])
    return None


def _eis_niets_wacht(actor: Actor, medewerker: Medewerker) -> None:
    """While a sensitive role waits, nobody alone makes another way in to it."""
    wachtend = wachtende_rollen(medewerker.pk)
    if wachtend and vraagt_vier_ogen(actor, wachtend):
        raise Fout(
            f"{opsomming(rolnamen(wachtend))} voor {medewerker.naam} wacht op bevestiging. Laat dat voorstel eerst"
            " intrekken, doe dit, en stel de rol opnieuw voor. Is een telefoon of wachtwoord in verkeerde handen?"
            " Sluit dan nu de toegang."
        )


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
