"""Help that asks a registered professional: said at the decision and at who decides, and never a stop (JW-13)."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.besluit.models import Besluit
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.opvragen.wie_beslist import wie_beslist_paneel
from keukentafel.besluit.regels.registratie import Meekijker, vraagt_registratie, werktoedeling
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Beroepsregistratie
from keukentafel.plan.tests.hulp import tekst
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

CONCEPT = {"stand": "concept", "vastgesteld_op": None, "ondertekenaar": None, "mandaat": "", "functie": ""}
JEUGDHULP = {"product": "jeugdhulp", "productnaam": "Jeugdhulp"}


class TestRegels:
    @pytest.mark.parametrize(
        ("wet", "product", "vraagt"),
        [("jeugd", {"registratie": True}, True), ("jeugd", {}, False), ("wmo", {"registratie": True}, False)],
    )
    def test_alleen_jeugdhulp_waar_de_lijst_het_zegt(self, wet, product, vraagt):
        assert vraagt_registratie(wet, product) is vraagt

    def test_een_geregistreerde_is_genoeg_en_wordt_genoemd(self):
        gevonden = werktoedeling(["Jeugdhulp"], [Meekijker("Samira", ""), Meekijker("Kim", "SKJ en BIG")])
        assert (gevonden.goed, gevonden.zin.endswith("Dat is: Kim (SKJ en BIG).")) == (True, True)

    def test_niemand_wordt_gezegd_met_wat_je_kunt_doen(self):
        gevonden = werktoedeling(["Jeugdhulp"], [Meekijker("Samira", ""), Meekijker("Samira", "")])
        assert not gevonden.goed
        assert "(Samira) is geen geldige registratie bekend. Laat een collega meekijken." in gevonden.zin

    def test_waar_niets_het_vraagt_wordt_niets_gezegd(self):
        assert werktoedeling([], [Meekijker("Samira", "SKJ")]) is None


@pytest.fixture
def wijk(db):
    return rijen.maak_wijk()


@pytest.fixture
def besluit(wijk):
    return rijen.maak_besluit(wijk, wet="jeugd", producten=[JEUGDHULP], **CONCEPT)


def registreer(wie, **anders):
    basis = {"soort": "skj", "nummer": "110012345", "van": p.BEGIN, "vastgelegd_op": klok.vandaag()}
    Beroepsregistratie.objects.create(medewerker=wie, **{**basis, **anders})


def toedeling(wijk, besluit):
    with transactie(p.actor(wijk.samira)):
        beeld = besluit_beeld(besluit.pk)
    assert not [g for g in beeld.tegen if "registratie" in g.tekst]
    return beeld.toedeling


def test_niemand_dan_wel_de_opsteller_en_niet_meer_als_die_verliep(wijk, besluit):
    assert toedeling(wijk, besluit).goed is False
    registreer(wijk.samira, tot=klok.vandaag())
    assert toedeling(wijk, besluit).goed is False
    registreer(wijk.samira, van=klok.vandaag())
    assert toedeling(wijk, besluit).goed is True


def test_wie_het_advies_gaf_telt_mee(wijk, besluit):
    with transactie(p.SYSTEEM):
        muren = {v: getattr(besluit, v) for v in ("dossier", "team", "inwoner", "wet", "aanvraag", "gemaakt_door")}
        Besluit.objects.create(
            **muren, nummer=99, soort="advies", stand="vastgesteld", opsteller=wijk.tom, ondertekenaar=wijk.tom,
            vastgesteld_op=klok.vandaag(), orgaan="college",
        )  # fmt: skip
    registreer(wijk.tom)
    assert "Tom (SKJ)" in toedeling(wijk, besluit).zin


def test_bij_andere_hulp_staat_er_niets(wijk):
    assert toedeling(wijk, rijen.maak_besluit(wijk, **CONCEPT)) is None


@pytest.mark.parametrize("soort", ["toekenning", "beeindiging"])
def test_weinig_vragen_ook_als_er_een_eerder_besluit_is(wijk, besluit, soort):
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=besluit.pk).update(soort=soort, vervangt=besluit.pk)
    assert vragen(log_in(Client(), wijk.samira), besluit.adres)[0] <= 12


def test_op_de_pagina_en_bij_wie_beslist_en_weinig_vragen(wijk, besluit):
    samira = log_in(Client(), wijk.samira)
    assert vragen(samira, besluit.adres)[0] <= 12
    assert "Niemand geregistreerd" in tekst(samira.get(besluit.adres))
    pad = f"/aanvragen/{besluit.aanvraag_id}/wie-beslist/"
    assert "Niemand geregistreerd" in tekst(samira.get(pad))
    registreer(wijk.samira, van=klok.vandaag() - timedelta(days=1))
    assert "Samira (SKJ)" in tekst(samira.get(besluit.adres))
    with transactie(p.actor(wijk.samira)):
        assert wie_beslist_paneel(besluit.aanvraag_id).toedeling.goed
