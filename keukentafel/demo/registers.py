"""Conditions for access in the demo: asked of everybody from the first day, with every proof on file but one that ends
soon. So nobody is locked out, and the lists have something to show. One role waits for a second person."""

from datetime import date, timedelta

from keukentafel.demo.leven.verhaal import lees
from keukentafel.demo.medewerkers import DEMO
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.handelingen.keuzes import instelling_zetten
from keukentafel.organisatie.handelingen.medewerkers import rol_geven
from keukentafel.organisatie.handelingen.voorwaarden import reglement_vaststellen
from keukentafel.organisatie.models import Medewerker, Privacyreglement, Rolvoorstel, Team, Voorwaardebewijs
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.organisatie.voorwaarden import Voorwaarde, geldig_tot
from keukentafel.poort.matrix import Rol

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


def rolvoorstel_laden() -> None:
    """Once: the manager finds on Mijn dag what four eyes are (ADR 0033)."""
    with transactie(DEMO):
        if Rolvoorstel.objects.exists():
            return
        beheer, wie = (Medewerker.objects.get(gebruikersnaam=naam) for naam in ("beheer", BIJNA_OM))
        team = Team.objects.get(code="nieuwland")
    actor = actor_van(beheer)
    with transactie(actor):
        rol_geven(
            actor=actor,
            medewerker_id=wie.pk,
            rol=Rol.WIJKTEAMMANAGER,
            team_id=team.pk,
            van=klok.vandaag() + timedelta(days=7),
            reden=lees("registers")["rolreden"],
        )
