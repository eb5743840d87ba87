"""Acts of logging in. Nobody is bound yet, so these run as the named system "inloggen" and open their own transaction.

A refused attempt must be counted, so nothing is raised before the transaction has ended.
"""

import secrets
from datetime import timedelta
from typing import Any

import pyotp
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Q
from django.utils.crypto import salted_hmac

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.koppelingen.inloggen import BekendeMedewerker, OidcIdentiteit, koppel_medewerker
from keukentafel.organisatie.handelingen.herstel import eis_wachtwoord
from keukentafel.organisatie.models import Inlogpoging, Medewerker
from keukentafel.organisatie.regels import POGINGEN, POGINGEN_ADRES, VENSTER, in_dienst, juiste_stap
from keukentafel.poort import logboek

INLOGGEN = Actor.systeem("inloggen")
ONJUIST = "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Controleer ze allebei en probeer het opnieuw."
CODE_ONJUIST = "Deze code klopt niet of is al gebruikt. Wacht op de volgende code in je app en vul die 6 cijfers in."


class TeVaakGeprobeerd(Fout):
    """Too many wrong attempts for this name from this address; becomes a 429."""

    def __init__(self) -> None:
        minuten = int(VENSTER.total_seconds() // 60)
        super().__init__(
            f"Dit is te vaak achter elkaar fout gegaan. Wacht {minuten} minuten en probeer het dan opnieuw."
            " Weet je het wachtwoord niet meer? Bel functioneel beheer."
        )


def wachtwoord_controleren(*, actor: Actor, gebruikersnaam: str, wachtwoord: str, adres: str) -> Medewerker:
    """First step. Raises Fout (same words for an unknown name) or TeVaakGeprobeerd."""
    eigen = _sleutel("naam", gebruikersnaam.strip().lower(), adres)
    sleutels = {eigen: POGINGEN, _sleutel("adres", adres): POGINGEN_ADRES}
    gevonden: Medewerker | None = None
    with transactie(actor):
        rijen = _poging_tellen(sleutels)
        te_vaak = not rijen
        if rijen:
            gevonden = authenticate(gebruikersnaam=gebruikersnaam, wachtwoord=wachtwoord)
            if gevonden is not None:
                _vergeten(sleutels, rijen)
        if gevonden is None:
            logboek.schrijf([logboek.Logregel("inloggen", "", uitkomst="te vaak" if te_vaak else "wachtwoord onjuist")])
    if te_vaak:
        raise TeVaakGeprobeerd
    if gevonden is None:
        raise Fout(ONJUIST)
    return gevonden


def nieuw_geheim() -> str:
    """A fresh TOTP secret of 160 bits; kept in the session until the first code proves that the app has it."""
    return pyotp.random_base32()


def code_controleren(*, actor: Actor, medewerker: Medewerker, code: str, nieuw: str = "") -> None:
    """Second step: a code of the known secret, or the first code of a new one, which is then kept.

    A code works once, also in two requests at the same moment. Raises Fout or TeVaakGeprobeerd.
    """
    sleutels = {_sleutel("code", str(medewerker.pk)): POGINGEN}
    gelukt = False
    with transactie(actor):
        rijen = _poging_tellen(sleutels)
        te_vaak = not rijen
        if rijen:
            gelukt = _code_verbruiken(medewerker, code, nieuw)
        if gelukt:
            _vergeten(sleutels, rijen)
        regel = logboek.Logregel(
            "inloggen",
            "",
            object_soort="organisatie.medewerker",
            object_id=str(medewerker.pk),
            uitkomst="ok" if gelukt else "te vaak" if te_vaak else "code onjuist",
        )
        logboek.schrijf([regel])
    if te_vaak:
        raise TeVaakGeprobeerd
    if not gelukt:
        raise Fout(CODE_ONJUIST, veld="code")


def _code_verbruiken(medewerker: Medewerker, code: str, nieuw: str) -> bool:
    geheim = nieuw or medewerker.totp_geheim
    stap = juiste_stap(geheim, code, klok.nu()) if geheim else None
    if stap is None:
        return False
    velden: dict[str, Any] = {"totp_laatste_stap": stap}
    rijen = Medewerker.objects.filter(pk=medewerker.pk, totp_laatste_stap__lt=stap)
    if nieuw:
        # Whoever set up a code first keeps it: a second tab with another secret does not replace it.
        rijen = Medewerker.objects.filter(pk=medewerker.pk, totp_bevestigd_op=None)
        velden |= {"totp_geheim": nieuw, "totp_bevestigd_op": klok.nu()}
    gelukt = bool(rijen.update(**velden))
    medewerker.refresh_from_db()
    return gelukt


def eigen_wachtwoord_kiezen(*, actor: Actor, medewerker: Medewerker, nieuw: str) -> Medewerker:
    """After both factors, in place of the start password that beheer knows. Raises Fout (field `nieuw`)."""
    eis_wachtwoord(nieuw, medewerker, veld="nieuw")
    if medewerker.check_password(nieuw):
        raise Fout("Dit is het startwachtwoord. Kies een wachtwoord dat alleen jij weet.", veld="nieuw")
    medewerker.set_password(nieuw)
    medewerker.startwachtwoord = False
    with transactie(actor):
        medewerker.save(update_fields=["password", "startwachtwoord"])
        regel = logboek.Logregel(
            "inloggen", "", "organisatie.medewerker", str(medewerker.pk), gegevens={"wat": "eigen wachtwoord"}
        )
        logboek.schrijf([regel])
    return medewerker


def conceptsleutel_zorgen(*, actor: Actor, medewerker: Medewerker) -> None:
    """The key for drafts on the worker's device (ux.md principle 18): made once, handed out at every log-in."""
    if not medewerker.conceptsleutel:
        with transactie(actor):
            Medewerker.objects.filter(pk=medewerker.pk, conceptsleutel=b"").update(
                conceptsleutel=secrets.token_bytes(32)
            )
        medewerker.refresh_from_db()


def oidc_herkennen(*, actor: Actor, identiteit: OidcIdentiteit) -> Medewerker:
    """Which worker signed in at the municipality; the first time the tie is kept. Raises OidcGeweigerd."""
    kenmerk = f"{identiteit.uitgever}|{identiteit.onderwerp}"
    with transactie(actor):
        rijen = Medewerker.objects.filter(Q(oidc_onderwerp=kenmerk) | Q(email__iexact=identiteit.email))
        medewerkers = {str(m.pk): m for m in rijen.select_for_update()}
        koppeling = koppel_medewerker(identiteit, [_bekend(m) for m in medewerkers.values()])
        medewerker = medewerkers[koppeling.sleutel]
        if koppeling.is_nieuw:
            medewerker.oidc_onderwerp = kenmerk
            medewerker.save(update_fields=["oidc_onderwerp"])
        regel = logboek.Logregel(
            "inloggen",
            "",
            object_soort="organisatie.medewerker",
            object_id=koppeling.sleutel,
            gegevens={"via": "oidc", "nieuw": koppeling.is_nieuw},
        )
        logboek.schrijf([regel])
    return medewerker


def _bekend(medewerker: Medewerker) -> BekendeMedewerker:
    kenmerk = medewerker.oidc_onderwerp
    eigen, _, onderwerp = (kenmerk or "").partition("|")
    dienst = in_dienst(klok.vandaag(), medewerker.in_dienst_van, medewerker.in_dienst_tot)
    return BekendeMedewerker(
        sleutel=str(medewerker.pk),
        email=medewerker.email,
        actief=medewerker.is_active and dienst,
        uitgever=eigen if kenmerk else None,
        onderwerp=onderwerp if kenmerk else None,
    )


def sessie_geweigerd(*, actor: Actor, medewerker_id: str) -> None:
    """An open session of somebody who left, or was shut out: nothing is reached, and that it was tried is known."""
    with transactie(actor):
        regel = logboek.Logregel(
            "inloggen",
            "",
            object_soort="organisatie.medewerker",
            object_id=medewerker_id,
            uitkomst="sessie geldt niet meer",
        )
        logboek.schrijf([regel])


def inlogsporen_opruimen(*, actor: Actor) -> int:
    """Counted attempts are gone after a day, ended sessions at once; runs every night."""
    with transactie(actor):
        pogingen, _ = Inlogpoging.objects.filter(tijd__lt=klok.nu() - timedelta(days=1)).delete()
        sessies, _ = Session.objects.filter(expire_date__lt=klok.nu()).delete()
    return pogingen + sessies


def _sleutel(soort: str, *delen: str) -> str:
    """A digest: neither names nor addresses stand in the table of attempts."""
    return salted_hmac(f"inlogpoging.{soort}", "\0".join(delen), algorithm="sha256").hexdigest()


def _poging_tellen(sleutels: dict[str, int]) -> list[Inlogpoging]:
    """Count this attempt; nothing when one of the keys is over its limit. Attempts at once wait for each other."""
    sinds = klok.nu() - VENSTER
    with connection.cursor() as cursor:
        for sleutel in sorted(sleutels):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [sleutel])
    if any(Inlogpoging.objects.filter(sleutel=s, tijd__gt=sinds).count() >= n for s, n in sleutels.items()):
        return []
    return Inlogpoging.objects.bulk_create([Inlogpoging(sleutel=s, tijd=klok.nu()) for s in sleutels])


def _vergeten(sleutels: dict[str, int], rijen: list[Inlogpoging]) -> None:
    """It went well: this name starts afresh, and a whole office may log in from one address at nine o'clock."""
    eigen = [s for s, grens in sleutels.items() if grens == POGINGEN]
    Inlogpoging.objects.filter(sleutel__in=eigen).delete()
    Inlogpoging.objects.filter(pk__in=[r.pk for r in rijen]).delete()
