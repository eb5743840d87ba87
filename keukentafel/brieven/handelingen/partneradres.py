"""Addresses for secured e-mail: one person records one, another looks at it, and it is never changed (REQ-163)."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from keukentafel.brieven.models import Partneradres
from keukentafel.delen.woorden import NAAM_VAN_PARTNER, Partner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

R = Recht.PARTNERADRES_BIJHOUDEN


def partneradres_invoeren(*, actor: Actor, partner: str, organisatie: str, functie: str, email: str) -> Partneradres:
    """Record where an organisation gets secured e-mail. Nothing goes there before somebody else looked at it."""
    poort.eis(R)
    assert actor.id is not None  # an address is somebody's: the house records none
    if partner not in {p.value for p in Partner}:
        raise Fout(f"‘{partner}’ is geen soort organisatie. Kies een uit de lijst.", veld="partner")
    for veld, waarde, wat in (
        ("organisatie", organisatie, "de naam van de organisatie"),
        ("functie", functie, "van wie deze postbus is, zoals huisarts of intern begeleider"),
    ):
        if not waarde.strip():
            raise Fout(f"Vul in {wat}.", veld=veld)
    rij = Partneradres(partner=partner, organisatie=organisatie.strip(), functie=functie.strip())
    rij.email, rij.ingevoerd_door_id, rij.gemaakt_door = eis_adres(email), actor.id, actor.kenmerk
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as fout:
        wie = NAAM_VAN_PARTNER[Partner(partner)].lower()
        raise Fout(f"{rij.email} staat al in de lijst, bij {wie}. Kijk dat adres na.", veld="email") from fout
    gebeurtenis_melden("partneradres_ingevoerd", rij.pk, partner=partner)
    logboek.handeling(actor, R.code, rij, wat="ingevoerd", partner=partner)
    return rij


def eis_adres(email: str) -> str:
    """One usable address: plain letters, so that a look-alike from another alphabet does not pass."""
    kaal = email.strip().lower()
    try:
        validate_email(kaal)
    except ValidationError as fout:
        raise Fout(f"‘{kaal}’ is geen e-mailadres. Verwacht iets als naam@organisatie.nl.", veld="email") from fout
    if not kaal.isascii():
        raise Fout(f"‘{kaal}’ heeft een letter die op een andere lijkt. Typ het adres opnieuw.", veld="email")
    return kaal


def partneradres_nakijken(*, actor: Actor, adres_id: UUID, email: str, hoe: str) -> Partneradres:
    """A second person types it again from the source, and says how it was checked. Asked anew after a while."""
    poort.eis(R)
    rij = _haal(adres_id)
    if rij.ingevoerd_door_id == actor.id:
        raise Blokkade("adres-zelf-nakijken", "Je voerde dit adres zelf in. Een collega kijkt het na.")
    if email.strip().lower() != rij.email:
        raise Fout(
            f"Jij typte ‘{email.strip()}’, en in de lijst staat iets anders. Zoek uit welk adres goed is. "
            "Is dit fout, stop het dan en voer het goede in.",
            veld="email",
        )
    if not hoe.strip():
        raise Fout("Schrijf op hoe je dit nakeek, bijvoorbeeld: gebeld met het nummer op hun website.", veld="hoe")
    rij.nagekeken_op, rij.nagekeken_door_id, rij.hoe = klok.vandaag(), actor.id, hoe.strip()
    rij.save(update_fields=["nagekeken_op", "nagekeken_door", "hoe"])
    gebeurtenis_melden("partneradres_nagekeken", rij.pk, partner=rij.partner)
    logboek.handeling(actor, R.code, rij, wat="nagekeken")
    return rij


def partneradres_stoppen(*, actor: Actor, adres_id: UUID) -> Partneradres:
    """From now on nothing goes there; what is on its way stops too, and says so to whoever made it."""
    poort.eis(R)
    rij = _haal(adres_id)
    rij.gestopt_op = klok.vandaag()
    rij.save(update_fields=["gestopt_op"])
    gebeurtenis_melden("partneradres_gestopt", rij.pk, partner=rij.partner)
    logboek.handeling(actor, R.code, rij, wat="gestopt")
    return rij


def _haal(adres_id: UUID) -> Partneradres:
    rij = Partneradres.objects.select_for_update(of=("self",)).filter(pk=adres_id, gestopt_op=None).first()
    if rij is None:
        raise NietGevonden("brieven.partneradres")
    return rij
