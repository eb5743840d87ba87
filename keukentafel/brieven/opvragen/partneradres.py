"""Addresses of organisations for secured e-mail: which count today, and the list with who looked at them (REQ-163)."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from keukentafel.brieven.models import Partneradres
from keukentafel.brieven.opvragen.mensen import veiligepost
from keukentafel.brieven.regels import adres_geldt
from keukentafel.delen.woorden import NAAM_VAN_PARTNER, Partner
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True)
class Adresregel:
    """One address in the list."""

    id: UUID
    soort: str
    organisatie: str
    functie: str
    email: str
    stand: str
    geldt: bool
    gestopt: bool
    nagekeken: str
    """Who looked at it, when and how; empty when nobody did."""
    van_mij: bool
    """Whoever typed it does not look at it."""


@dataclass(frozen=True)
class Adreslijst:
    regels: tuple[Adresregel, ...]
    aan: bool
    """Is there a secured gateway here?"""


def geldt_nu(adres: Partneradres, partner: str, organisatie: str = "") -> bool:
    """May secured e-mail for this party, and for this very organisation when it is named, go to this address today?"""
    if adres.partner != partner or (organisatie and adres.organisatie.casefold() != organisatie.strip().casefold()):
        return False
    maanden = int(instelling("partneradres_maanden"))
    return adres_geldt(adres.nagekeken_op, adres.gestopt_op, klok.vandaag(), maanden)


def adreskeuzes(partner: str, organisatie: str = "") -> list[tuple[str, str]]:
    """For a form: key and name of each address of this party to which something may go today. The address itself is
    shown too, so that whoever sends it sees where it goes."""
    rijen = Partneradres.objects.filter(partner=partner, gestopt_op=None).order_by("organisatie", "functie", "email")
    goed = [a for a in rijen if geldt_nu(a, partner, organisatie)]
    return [(str(a.pk), f"{a.organisatie}, {a.functie} ({a.email})") for a in goed]


def adres_om_na_te_kijken(adres_id: UUID) -> Adresregel:
    """One that is in use; else it is not there."""
    rij = Partneradres.objects.select_related("nagekeken_door").filter(pk=adres_id, gestopt_op=None).first()
    if rij is None:
        raise NietGevonden("brieven.partneradres")
    return _regel(rij)


def adreslijst(*, alles: bool = False) -> Adreslijst:
    """All that are in use, what must be looked at first; `alles` also what stopped."""
    rijen = Partneradres.objects.select_related("nagekeken_door", "ingevoerd_door")
    if not alles:
        rijen = rijen.filter(gestopt_op=None)
    volgorde = (F("nagekeken_op").asc(nulls_first=True), "organisatie", "functie", "pk")
    regels = tuple(_regel(rij) for rij in rijen.order_by(*volgorde)[:500])
    logboek.kijk(Recht.PARTNERADRES_BIJHOUDEN.code, None, lijst="partneradressen", aantal=len(regels))
    return Adreslijst(regels, veiligepost().aan)


def _regel(rij: Partneradres) -> Adresregel:
    geldt = geldt_nu(rij, rij.partner)
    nagekeken = datum_gewoon(rij.nagekeken_op) if rij.nagekeken_op else ""
    if rij.nagekeken_door:
        nagekeken = f"{nagekeken}, {rij.nagekeken_door.naam}: {rij.hoe}"
    if rij.gestopt_op:
        stand = f"gestopt op {datum_gewoon(rij.gestopt_op)}"
    else:
        stand = "in gebruik" if geldt else "opnieuw nakijken" if rij.nagekeken_op else "nog niet nagekeken"
    return Adresregel(
        id=rij.pk,
        soort=NAAM_VAN_PARTNER[Partner(rij.partner)],
        organisatie=rij.organisatie,
        functie=rij.functie,
        email=rij.email,
        stand=stand,
        geldt=geldt,
        gestopt=rij.gestopt_op is not None,
        nagekeken=nagekeken,
        van_mij=rij.ingevoerd_door_id == actor_nu().id,
    )
