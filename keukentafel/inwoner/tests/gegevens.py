"""Residents for the tests of this room, made through the acts."""

from datetime import date
from random import Random
from typing import Any

from keukentafel.inwoner.handelingen import inwoner_registreren
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern.actor import transactie
from keukentafel.koppelingen.bsn import maak_test_bsn
from keukentafel.organisatie.models import TeamGebied
from tests import personages as p

BUURT_OOST, BUURT_ZUID = "BU06060101", "BU06060201"
THUIS = Adresgegevens(
    straat="Vlietlaan", huisnummer="12", postcode="3111 ab", woonplaats="Schiedam", buurtcode=BUURT_OOST
)
_rng = Random(7)


def bsn() -> str:
    return maak_test_bsn(_rng)


def persoon(**velden: Any) -> Persoonsgegevens:
    basis = {
        "roepnaam": "Noor",
        "geslachtsnaam": "Meulen",
        "voorvoegsel": "van der",
        "geboortedatum": date(1985, 3, 12),
    }
    return Persoonsgegevens(**{**basis, **velden})


def wijk_met_buurten() -> p.Wijk:
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        TeamGebied.objects.create(team=wijk.oost, gebiedscode=BUURT_OOST, van=p.BEGIN)
        TeamGebied.objects.create(team=wijk.zuid, gebiedscode=BUURT_ZUID, van=p.BEGIN)
        p.maak_team("overig", "Onbekend/overig", soort="overig")
    return wijk


def registreer(actor: Any, adres: Adresgegevens | None = THUIS, **velden: Any) -> Inwoner:
    with transactie(actor):
        return inwoner_registreren(actor=actor, persoon=persoon(**velden), adres=adres, toch_nieuw=True)
