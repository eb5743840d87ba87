"""Conditions for access in the demo: asked of everybody from the first day, with every proof on file but one that ends
soon. So nobody is locked out, and the lists have something to show."""

from datetime import date

from keukentafel.demo.leven.verhaal import lees
from keukentafel.demo.medewerkers import DEMO
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.handelingen.keuzes import instelling_zetten
from keukentafel.organisatie.handelingen.voorwaarden import reglement_vaststellen
from keukentafel.organisatie.models import Medewerker, Privacyreglement, Voorwaardebewijs
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.organisatie.voorwaarden import Voorwaarde, geldig_tot

GEHEIMHOUDING = "fg privacy_officer controller functioneel_beheer vrijwilliger"
# Not a printed log-in, and nobody whose day is filled at a later start.
BIJNA_OM = "peter"
# So many days before the end of its two years: within the warning, and far enough for a demo of some weeks.
NOG = 25


def voorwaarden_laden() -> bool:
    """Once; what somebody changes afterwards stays changed."""
    with transactie(DEMO):
        if Privacyreglement.objects.exists():
            return False
        tekst = reglement_vaststellen(actor=DEMO, tekst=lees("registers")["reglement"], van=klok.vandaag())
        maanden = instelling("training_geldig_maanden")
        Voorwaardebewijs.objects.bulk_create(
            bewijs for m in Medewerker.objects.order_by("sorteernaam") for bewijs in _bewijzen(m, tekst, maanden)
        )
        for code, rollen in (("training", "iedereen"), ("reglement", "iedereen"), ("geheimhouding", GEHEIMHOUDING)):
            instelling_zetten(actor=DEMO, code=f"voorwaarde_{code}", waarde=rollen, van=klok.vandaag())
    return True


def _bewijzen(m: Medewerker, tekst: Privacyreglement, maanden: int) -> list[Voorwaardebewijs]:
    gevolgd = klok.dagen_geleden(731 - NOG if m.gebruikersnaam == BIJNA_OM else 10)
    return [
        _bewijs(m, Voorwaarde.TRAINING, gevolgd, geldig_tot=geldig_tot(Voorwaarde.TRAINING, gevolgd, maanden)),
        _bewijs(m, Voorwaarde.REGLEMENT, klok.vandaag(), reglement=tekst),
        _bewijs(m, Voorwaarde.GEHEIMHOUDING, klok.dagen_geleden(200)),
    ]


def _bewijs(
    m: Medewerker,
    soort: Voorwaarde,
    op: date,
    *,
    geldig_tot: date | None = None,
    reglement: Privacyreglement | None = None,
) -> Voorwaardebewijs:
    return Voorwaardebewijs(
        medewerker=m,
        soort=soort,
        op=op,
        geldig_tot=geldig_tot,
        reglement=reglement,
        vastgelegd_door=DEMO.naam,
        gemaakt_door=DEMO.kenmerk,
    )
