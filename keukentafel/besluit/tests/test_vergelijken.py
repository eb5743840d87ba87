"""Comparable decisions in the database: five households or nothing, nobody shielded or restricted (REQ-081)."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from keukentafel.besluit.opvragen.vergelijken import vergelijk_beeld
from keukentafel.besluit.regels.vergelijken import LEEFTIJDEN
from keukentafel.besluit.tests.hulp_volgen import maak_besluit, maak_zaak, scherm_af
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.termijnen import plus_maanden
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import Beperkt
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def beslisser(wijk):
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Bea", Rol.BESLISSER, None)


def eerder(wijk, keer, team="zuid", **velden):
    """So many earlier decisions, each for another household."""
    wie = {"zuid": wijk.zoe, "oost": wijk.samira}[team]
    rijen = []
    for _ in range(keer):
        inwoner, dossier = maak_zaak(wie, getattr(wijk, team))
        rijen.append(maak_besluit(dossier, inwoner, wie, **velden))
    return rijen


def nu(wijk, **velden):
    inwoner, dossier = maak_zaak(wijk.samira, wijk.oost)
    return maak_besluit(dossier, inwoner, wijk.samira, stand="toets", **{"uitkomst": "", **velden})


def kijk(medewerker, voorziening):
    with transactie(p.actor(medewerker)):
        (gevonden,) = vergelijk_beeld(voorziening.besluit_id).vergelijkingen
    return gevonden


def vraag_de_databank(medewerker, voorziening):
    """How many rows of facts, and which groups: asked without the gate."""
    with transactie(p.actor(medewerker)), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kt_vergelijkzaak(%s)", [voorziening.pk])
        feiten = len(cursor.fetchall())
        cursor.execute("SELECT * FROM kt_vergelijkbaar(%s, %s)", [voorziening.pk, list(range(16))])
        return feiten, cursor.fetchall()


class TestVijfOfGeen:
    def test_vier_is_geen_en_vijf_is_vijf(self, wijk, beslisser):
        zaak = nu(wijk)
        eerder(wijk, 4)
        assert not kijk(beslisser, zaak).er_zijn_er
        eerder(wijk, 1, uitkomst="af")
        gevonden = kijk(beslisser, zaak)
        assert gevonden.hoeveel == "5 besluiten voor 5 huishoudens"
        assert gevonden.uitkomsten == "4 van de 5 toegekend, 1 afgewezen"
        assert gevonden.waarom[1:] == (
            "Zelfde leeftijd: 75 tot en met 84 jaar",
            "Zelfde huishouden: alleen wonend",
            "Zelfde vorm: zorg in natura",
        )

    def test_een_advies_telt_niet_mee(self, wijk, beslisser):
        zaak = nu(wijk)
        eerder(wijk, 5, besluitsoort="advies")
        assert not kijk(beslisser, zaak).er_zijn_er

    def test_vijf_besluiten_van_een_huishouden_is_er_een(self, wijk, beslisser):
        zaak = nu(wijk)
        eerder(wijk, 3)
        inwoner, dossier = maak_zaak(wijk.zoe, wijk.zuid)
        for maand in range(1, 6):
            van = plus_maanden(klok.vandaag(), -maand)
            maak_besluit(dossier, inwoner, wijk.zoe, van=van, tot=van + timedelta(days=20))
        assert not kijk(beslisser, zaak).er_zijn_er

    def test_het_eigen_huishouden_telt_niet_mee(self, wijk, beslisser):
        inwoner, dossier = maak_zaak(wijk.samira, wijk.oost)
        zaak = maak_besluit(dossier, inwoner, wijk.samira, stand="toets", uitkomst="")
        eerder(wijk, 4)
        maak_besluit(dossier, inwoner, wijk.samira)
        assert not kijk(beslisser, zaak).er_zijn_er

    def test_de_databank_geeft_ook_aan_een_ander_geen_kleine_groep(self, wijk):
        """Whatever is asked, by whoever can call the function: no row below five."""
        zaak = nu(wijk)
        eerder(wijk, 4)
        assert vraag_de_databank(wijk.samira, zaak) == (1, [])

    def test_de_databank_vraagt_zelf_of_je_de_zaak_ziet(self, wijk, beslisser):
        """Attack: the functions read as owner, and tell the facts of any key only to who sees that product."""
        zaak = nu(wijk)
        eerder(wijk, 5, "oost")
        assert vraag_de_databank(beslisser, zaak)[1]
        assert vraag_de_databank(wijk.zoe, zaak) == (0, [])
        scherm_af(zaak)
        assert vraag_de_databank(beslisser, zaak) == (0, [])

    def test_de_databank_kent_dezelfde_leeftijdsgroepen(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'kt_vergelijkbaar'")
            assert f"ARRAY{list(LEEFTIJDEN)}" in cursor.fetchone()[0]


class TestWieNietMeetelt:
    def test_wie_afgeschermd_is_of_een_beperking_heeft(self, wijk, beslisser):
        zaak = nu(wijk)
        rijen = eerder(wijk, 5)
        (verborgen,) = eerder(wijk, 1)
        scherm_af(verborgen)
        assert kijk(beslisser, zaak).hoeveel.startswith("5 ")
        Beperkt.objects.create(object_id=rijen[0].inwoner_id, beperking=uuid4())
        assert not kijk(beslisser, zaak).er_zijn_er

    @pytest.mark.parametrize("velden", [{"product": "db"}, {"uitkomst": ""}, {"stand": "concept"}])
    def test_een_ander_soort_besluit(self, wijk, beslisser, velden):
        zaak = nu(wijk)
        eerder(wijk, 6, **velden)
        assert not kijk(beslisser, zaak).er_zijn_er

    def test_wat_lang_geleden_is(self, wijk, beslisser):
        zaak = nu(wijk)
        eerder(wijk, 5, op=plus_maanden(klok.vandaag(), -25))
        assert not kijk(beslisser, zaak).er_zijn_er


class TestSpreiding:
    def test_hoeveel_zij_kregen_en_het_eigen_team_apart(self, wijk, beslisser):
        zaak = nu(wijk)
        for uren in (2, 2, 3, 4, 4):
            eerder(wijk, 1, "oost", aantal=uren)
        assert kijk(beslisser, zaak).eigen_team == ""
        eerder(wijk, 5, uitkomst="af")
        gevonden = kijk(beslisser, zaak)
        assert gevonden.eigen_team == "5 van de 5 toegekend"
        assert gevonden.andere_teams == "5 van de 5 afgewezen"
        assert gevonden.omvang == "De helft kreeg 2 tot 4 uur per week. Het midden is 3."

    def test_wie_minder_lijkt_komt_pas_als_er_te_weinig_zijn(self, wijk, beslisser):
        zaak = nu(wijk)
        for _ in range(6):
            inwoner, dossier = maak_zaak(wijk.zoe, wijk.zuid, geboren=date(1990, 1, 1))
            maak_besluit(dossier, inwoner, wijk.zoe, vorm="pgb")
        gevonden = kijk(beslisser, zaak)
        assert gevonden.niet == "leeftijd, zwaarte en vorm"
        assert gevonden.vormen == "6 van de 6 pgb"


class TestWie:
    def test_wie_niet_beslist_over_dit_besluit_ziet_niets(self, wijk):
        zaak = nu(wijk)
        with pytest.raises(NietGevonden):
            kijk(wijk.zoe, zaak)
