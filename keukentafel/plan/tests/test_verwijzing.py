"""A referral by somebody else reaches whoever directs the household (REQ-064), as far as that one may know."""

import pytest

from keukentafel.dossier.handelingen import betrokkene_toevoegen
from keukentafel.dossier.handelingen.verwijzingen import verwijzing_vastleggen
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Taak
from keukentafel.plan.tests.hulp import doe, maak_huis
from keukentafel.plan.tests.test_volgen import bel
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db


def verwijs(huis, wie, **velden):
    basis = {"soort": "advies", "bron": "huisarts", "tekst": "Laat meekijken", "dossier_id": huis.dossier.pk}
    rij = doe(wie, verwijzing_vastleggen, **{**basis, **velden})
    bel("verwijzing_vastgelegd", huis.dossier, "verwijzing.verwijzing_melden")
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort="verwijzing_nieuw", onderwerp_id=rij.pk))


class TestVerwijzing:
    def test_de_regisseur_hoort_het_van_een_ander(self):
        huis = maak_huis()
        (taak,) = verwijs(huis, huis.wijk.tom, wet="jeugd")
        assert taak.voor == huis.wijk.samira
        assert taak.adres.startswith(f"/dossier/{huis.dossier.pk}/verwijsinformatie/")

    def test_wie_het_zelf_schreef_weet_het_al(self):
        huis = maak_huis()
        assert verwijs(huis, huis.wijk.samira) == []

    def test_wie_het_mag_weten_en_niet_lezen_hoort_waar_te_vragen(self):
        huis = maak_huis()
        with transactie(p.SYSTEEM):
            klant = p.maak_medewerker("Karin", Rol.KLANTMANAGER, huis.wijk.oost)
        velden = {"dossier_id": huis.dossier.pk, "rol": "uitvoerder", "medewerker_id": klant.pk}
        doe(huis.wijk.samira, betrokkene_toevoegen, **velden)
        (taak,) = verwijs(huis, klant, wet="pw")
        assert "Vraag toestemming" in taak.tekst
        assert taak.adres == f"/dossier/{huis.dossier.pk}/delen/"
