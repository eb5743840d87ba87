"""What one may arrange for oneself."""

from uuid import UUID

from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.handelingen.medewerkers import eis_wachtwoord
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

RECHT = Recht.EIGEN_PROFIEL_WIJZIGEN


def eigen_id(actor: Actor) -> UUID:
    """A named system has no profile."""
    if actor.id is None:
        raise ValueError("Een profiel hoort bij een persoon, niet bij een systeem.")
    return actor.id


def sneltoetsen_zetten(*, actor: Actor, aan: bool) -> None:
    """Single-letter keys on or off (WCAG 2.1.4)."""
    poort.eis(RECHT)
    medewerker = Medewerker.objects.get(pk=eigen_id(actor))
    medewerker.sneltoetsen = aan
    medewerker.save(update_fields=["sneltoetsen"])
    logboek.handeling(actor, RECHT.code, medewerker, wat="toetsen", aan=aan)


def wachtwoord_wijzigen(*, actor: Actor, nu: str, nieuw: str) -> Medewerker:
    """Another password for oneself; whoever sits at an open screen without knowing the old one cannot."""
    poort.eis(RECHT)
    medewerker = Medewerker.objects.select_for_update().get(pk=eigen_id(actor))
    if not medewerker.check_password(nu):
        raise Fout("Dit is niet je wachtwoord van nu. Typ het wachtwoord waarmee je inlogde.", veld="nu")
    eis_wachtwoord(nieuw, medewerker, veld="nieuw")
    medewerker.set_password(nieuw)
    medewerker.save()
    logboek.handeling(actor, RECHT.code, medewerker, wat="wachtwoord gewijzigd")
    return medewerker
