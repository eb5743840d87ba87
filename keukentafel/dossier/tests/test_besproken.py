"""A report begins with what the vraagverheldering says already, and belongs to its appointment (REQ-038, REQ-034)."""

from datetime import timedelta

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.handelingen.verkennen import Getypt
from keukentafel.dossier.models.vraag import Leefgebiednotitie, Verkenning
from keukentafel.dossier.tests.hulp import doe
from keukentafel.dossier.tests.test_herkomst import dossier, huis, leden, pagina, samira, toen, verken, wijk
from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.toegang import handelingen as toegang
from keukentafel.toegang.models import Afspraak
from tests import personages as p

__all__ = ["dossier", "huis", "samira", "wijk"]
pytestmark = pytest.mark.django_db
ACHTER, WENS = "De baan van Emre is weg.", "Weer slápen."


@pytest.fixture
def verkend(wijk, dossier, huis):
    gebieden = {"wonen": Getypt(0, "Het dak lekt."), "financien": Getypt(0, "Drie aanmaningen.")}
    return verken(wijk, dossier, huis, achter_de_vraag=ACHTER, wensen=WENS, gebieden=gebieden)


def nieuw(samira, dossier):
    return pagina(samira, dossier, "verslag/nieuw/")


def zet(model, **velden):
    with transactie(p.SYSTEEM):
        model.objects.update(**velden)


class TestBesproken:
    def test_het_verslag_begint_met_wat_er_al_staat(self, samira, dossier, verkend):
        """REQ-038."""
        scherm = nieuw(samira, dossier)
        delen = (f"Achter de vraag: {ACHTER}", f"Wat Fatma wil bereiken: {WENS}", "Wonen: Het dak lekt.")
        assert "\n\n".join((*delen, "Financiën: Drie aanmaningen.</textarea>")) in scherm
        assert f"Uit de vraagverheldering van {toen(0)}. Schrijf erbij" in scherm

    def test_wat_al_in_een_verslag_staat_komt_niet_nog_eens(self, wijk, samira, dossier, huis, verkend):
        doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="Wij spraken.")
        assert ACHTER not in nieuw(samira, dossier)
        with klok.zet_klok(klok.nu() + timedelta(hours=1)):
            gebieden = {"wonen": Getypt(1, "Het dak is heel.")}
            verken(wijk, dossier, huis, versie=1, wensen=WENS, gebieden=gebieden)
        assert "Het dak is heel." in nieuw(samira, dossier)
        assert "Drie aanmaningen." not in nieuw(samira, dossier)

    def test_een_leeg_concept_gaat_verder_met_wat_er_nu_is(self, wijk, samira, dossier, huis, verkend):
        fatma = leden(huis)["Fatma"]
        over_haar = doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, over=[fatma])
        zet(Verkenning, gewijzigd_op=klok.nu() + timedelta(hours=1))
        assert ACHTER in pagina(samira, dossier, f"verslag/{over_haar.pk}/")
        over_allen = doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk)
        assert ACHTER not in pagina(samira, dossier, f"verslag/{over_allen.pk}/")

    @pytest.mark.parametrize("hoe", [{"wet": "jeugd"}, {"publiek": "betrokkenen"}, {"inwoner_leest_mee": False}])
    def test_een_verslag_maakt_niets_breder_leesbaar(self, samira, dossier, verkend, hoe):
        """MAN-05: an item keeps its own wall."""
        zet(Leefgebiednotitie, **hoe)
        scherm = nieuw(samira, dossier)
        assert ACHTER in scherm
        assert "Het dak lekt." not in scherm

    def test_wat_de_inwoner_nog_niet_mag_lezen_gaat_niet_mee(self, samira, dossier, verkend):
        zet(Verkenning, inwoner_uitzondering="veiligheid", uitzondering_tot=klok.vandaag() + timedelta(days=9))
        assert ACHTER not in nieuw(samira, dossier)

    def test_zonder_vraag_begint_het_leeg(self, samira, dossier):
        assert "Schrijf erbij" not in nieuw(samira, dossier)


class TestAfspraak:
    @pytest.fixture
    def afspraak(self, wijk, huis, dossier):
        velden = {"begin": klok.nu() - timedelta(hours=1), "onderwerp": "Huisbezoek", "huishouden_id": huis.pk}
        return doe(wijk.samira, toegang.afspraak_maken, **velden)

    def schrijf(self, samira, dossier, afspraak):
        velden = {"titel": "Huisbezoek", "gesprek_op": f"{klok.vandaag():%Y-%m-%d}", "tekst": "Wij spraken."}
        return samira.post(f"/dossier/{dossier.pk}/verslag/nieuw/", {**velden, "afspraak_id": afspraak.pk}).url

    def test_van_een_afspraak_komt_een_verslag(self, samira, dossier, afspraak):
        """REQ-034: asked for again, the report that is there comes back."""
        verslag = self.schrijf(samira, dossier, afspraak)
        assert samira.get(f"/agenda/{afspraak.pk}/verslag/").url == verslag
        with transactie(p.SYSTEEM):
            assert Afspraak.objects.get().stand == "geweest"

    def test_een_afspraak_van_een_ander_huishouden_hoort_er_niet_bij(self, wijk, dossier):
        ander = g.registreer(p.actor(wijk.samira), adres=None)
        gezin = doe(wijk.samira, huishouden_samenstellen, leden=[NieuwLid(ander.pk)])
        velden = {"begin": klok.nu(), "onderwerp": "x", "huishouden_id": gezin.pk, "toch": True}
        afspraak = doe(wijk.samira, toegang.afspraak_maken, **velden)
        with pytest.raises(NietGevonden):
            doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, afspraak_id=afspraak.pk)
