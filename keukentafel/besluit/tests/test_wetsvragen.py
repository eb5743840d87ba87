"""What no table can know is asked at the outcome of a product, kept with it, and never stops anybody by itself."""

import pytest
from django.db import IntegrityError
from django.test import Client

from keukentafel.besluit.handelingen.toets import besluit_aanbieden
from keukentafel.besluit.models import Voorziening
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_zaak, stel_op, van_systeem, vers
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.models import Inrichting
from keukentafel.plan.tests.hulp import doe, tekst
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
PGB = ("pgb_bekwaam", "pgb_gemotiveerd", "pgb_kwaliteit")


@pytest.fixture
def zaak():
    return maak_zaak()


@pytest.fixture
def besluit(zaak):
    return stel_op(zaak)


def vragen(zaak, besluit):
    """What the page asks of the law guard."""
    with transactie(p.actor(zaak.samira)):
        return [g.code for g in besluit_beeld(besluit.pk).gebreken if g.code.startswith("wet-")]


def bied_aan(zaak, besluit):
    return doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)


def product(**waarde):
    """The dated list says otherwise of this product."""
    rij = Inrichting.objects.get(soort="product", code="huishoudelijke_hulp")
    rij.waarde |= waarde
    rij.save()


def test_de_wlz_wordt_gevraagd_zodra_er_iets_is_toegekend_en_houdt_niets_tegen(zaak, besluit):
    assert vragen(zaak, besluit) == []
    beslis(zaak, besluit)
    assert vragen(zaak, besluit) == ["wet-wlz-onbekend"]
    assert bied_aan(zaak, besluit).stand == "toets"


@pytest.mark.parametrize(
    ("antwoorden", "over"),
    [(("geen_wlz",), []), (("wlz",), ["wet-wlz-afwegen"]), (("wlz", "wlz_afgewogen"), [])],
)
def test_met_een_antwoord_verdwijnt_de_vraag(zaak, besluit, antwoorden, over):
    beslis(zaak, besluit, antwoorden=antwoorden)
    assert vragen(zaak, besluit) == over
    assert van_systeem(Voorziening, besluit=besluit)[0].antwoorden == sorted(antwoorden)


@pytest.mark.parametrize(
    ("antwoorden", "over"), [((), ["wet-pgb-voorwaarden"]), (PGB[:2], ["wet-pgb-voorwaarden"]), (PGB, [])]
)
def test_een_pgb_vraagt_zijn_drie_voorwaarden(zaak, besluit, antwoorden, over):
    beslis(zaak, besluit, vorm="pgb", antwoorden=("geen_wlz", *antwoorden))
    assert vragen(zaak, besluit) == over


def test_waar_de_wet_het_niet_toelaat_wordt_het_geweigerd(zaak, besluit):
    """GEWEIGERD: with a right under the Wlz this help cannot be, and after misuse no budget."""
    beslis(zaak, besluit, vorm="pgb", antwoorden=("geen_wlz", *PGB, "pgb_misbruik"))
    with pytest.raises(Blokkade, match="niet goed is gebruikt"):
        bied_aan(zaak, besluit)
    product(wlz="niet")
    beslis(zaak, besluit, antwoorden=("wlz",))
    with pytest.raises(Blokkade, match="Verwijs naar het zorgkantoor"):
        bied_aan(zaak, besluit)


@pytest.mark.parametrize("antwoorden", [("wlz", "geen_wlz"), ("raket",)])
def test_wat_niet_kan_wordt_niet_bewaard(zaak, besluit, antwoorden):
    with pytest.raises(Fout, match="Kies ja, nee of nog niet"):
        beslis(zaak, besluit, antwoorden=antwoorden)
    with transactie(p.SYSTEEM), pytest.raises(IntegrityError):
        Voorziening.objects.filter(besluit=besluit).update(antwoorden=["raket"])


class TestFormulier:
    def pad(self, besluit):
        return f"{besluit.adres}producten/{van_systeem(Voorziening, besluit=besluit)[0].pk}/"

    def test_het_vraagt_en_onthoudt(self, zaak, besluit):
        klant = log_in(Client(), zaak.samira)
        blad = tekst(klant.get(self.pad(besluit)))
        assert "Is er recht op zorg uit de Wlz?" in blad
        velden = {
            "uitkomst": "toe",
            "vorm": "pgb",
            "aantal": "3",
            "per": "week",
            "van": "2026-01-01",
            "tot": "2026-12-31",
        }
        velden |= {"wlz": "geen_wlz", "antwoorden": list(PGB), "versie": besluit.versie}
        assert klant.post(self.pad(besluit), velden).status_code == 302
        assert set(van_systeem(Voorziening, besluit=besluit)[0].antwoorden) == {"geen_wlz", *PGB}
        assert tekst(klant.get(self.pad(besluit))).count("checked") >= 6

    def test_waar_het_niet_uitmaakt_wordt_niets_gevraagd(self, zaak, besluit):
        product(wlz="mag", pgb=False)
        blad = tekst(log_in(Client(), zaak.samira).get(self.pad(besluit)))
        assert "Is er recht op zorg uit de Wlz?" not in blad
        assert "Wat staat vast?" not in blad
