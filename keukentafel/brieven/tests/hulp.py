"""Short ways to people and letters, through the acts."""

from datetime import date, datetime, timedelta

from keukentafel.brieven import handelingen
from keukentafel.brieven.bronnen import Ontvangstbevestiging, Uitnodiging, Verslag
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, inwoner_registreren, relatie_leggen
from keukentafel.inwoner.regels.gegevens import Adresgegevens
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern.actor import transactie
from keukentafel.kern.klok import AMSTERDAM
from tests import personages as p

ELDERS = Adresgegevens(straat="Geheimstraat", huisnummer="99", postcode="3112 xy", woonplaats="Schiedam")


def doe(handeling, medewerker, **velden):
    """Perform one act as this worker (or actor), bound as the middleware would do now."""
    actor = medewerker if hasattr(medewerker, "kenmerk") else p.actor(medewerker)
    with transactie(actor):
        return handeling(actor=actor, **velden)


def bevestiging(**velden):
    return Ontvangstbevestiging(**{"ontvangen": date(2026, 11, 10), "nummer": 100042, "werkdagen": 3, **velden})


def uitnodiging(**velden):
    begin = datetime(2026, 12, 1, 10, tzinfo=AMSTERDAM)
    basis = {"begin": begin, "einde": begin + timedelta(hours=1), "met": ("Samira",), "plaats": "bij u thuis"}
    return Uitnodiging(**{**basis, **velden})


def verslag(**velden):
    return Verslag(**{"titel": "Gesprek", "gesprek_op": date(2026, 11, 10), "tekst": "Wij spraken.", **velden})


def brief(medewerker, inwoner, bron=None, sleutel="x", **velden):
    """The letters that this worker makes for this resident."""
    bron = bron or bevestiging()
    basis = {"soort": bron.soort, "bron": bron, "inwoner_id": inwoner.pk, "team_id": inwoner.team_id}
    return doe(handelingen.brief_maken, medewerker, **{**basis, "sleutel": sleutel, **velden})


def inwoner(medewerker, adres=g.THUIS, **velden):
    return doe(inwoner_registreren, medewerker, persoon=g.persoon(**velden), adres=adres, toch_nieuw=True)


def ouder_van(medewerker, ouder, kind, gezag=True):
    velden = {"inwoner_id": ouder.pk, "naar_id": kind.pk, "soort": "ouder", "gezag": gezag}
    doe(relatie_leggen, medewerker, **velden)


def huishouden(medewerker, *leden):
    return doe(huishouden_samenstellen, medewerker, leden=[NieuwLid(lid.pk) for lid in leden])
