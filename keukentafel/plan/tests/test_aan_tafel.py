"""A goal in two languages, what runs behind a wall, and the plan at the table and on paper."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.test import Client

from keukentafel.dossier.models import Betrokkenheid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht
from keukentafel.plan.handelingen import (
    NieuweOndersteuning,
    analyse_schrijven,
    doel_toevoegen,
    doel_vertalen,
    doel_wijzigen,
    ondersteuning_schalen,
    ondersteuning_toevoegen,
    stap_toevoegen,
)
from keukentafel.plan.models import Doelvertaling
from keukentafel.plan.opvragen import plan_beeld
from keukentafel.plan.opvragen.akkoord import akkoord_beeld
from keukentafel.plan.tests.hulp import GELD, NieuweStap, doe, leden, maak_doel, maak_huis
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

TURKS = "Her ay kira ve yemek için yeterli para"


@pytest.fixture
def huis(db):
    zet_keuzelijsten("taal", "product")
    return maak_huis()


class TestVertalen:
    def test_de_laatste_telt_en_een_oude_tekst_wordt_gezegd(self, huis):
        doel = maak_doel(huis)
        for tekst in ("Eerst", TURKS):
            doe(huis.wijk.samira, doel_vertalen, doel_id=doel.pk, taal="tr", resultaat=tekst, door="Tolk  Ay")
        (vertaling,) = _doel(huis).vertalingen
        assert (vertaling.resultaat, vertaling.door, vertaling.verouderd) == (TURKS, "Tolk Ay", False)
        doe(huis.wijk.samira, doel_wijzigen, doel_id=doel.pk, versie=1, resultaat="Anders")
        assert _doel(huis).vertalingen[0].verouderd
        with transactie(p.SYSTEEM):
            assert Doelvertaling.objects.count() == 2

    @pytest.mark.parametrize(
        ("taal", "tekst", "veld"), [("nl", "x", "taal"), ("klingon", "x", "taal"), ("tr", "", "resultaat")]
    )
    def test_fouten_noemen_het_veld(self, huis, taal, tekst, veld):
        doel = maak_doel(huis)
        with pytest.raises(Fout) as fout:
            doe(huis.wijk.samira, doel_vertalen, doel_id=doel.pk, taal=taal, resultaat=tekst)
        assert fout.value.veld == veld

    def test_alleen_wie_in_het_plan_schrijft(self, huis):
        with pytest.raises(GeenRecht):
            doe(huis.cora, doel_vertalen, doel_id=maak_doel(huis).pk, taal="tr", resultaat="x")

    def test_op_het_scherm_en_op_papier(self, huis, samira):
        doel = maak_doel(huis)
        pad = f"/dossier/{huis.dossier.pk}/plan/"
        assert "Vertalen" in samira.get(pad).content.decode()
        adres = f"{pad}doelen/{doel.pk}/vertalen/"
        assert samira.post(adres, {"taal": "fr", "resultaat": "x"}).status_code == 422
        assert samira.post(adres, {"taal": "tr", "resultaat": TURKS}).status_code == 302
        for rest in ("", "bespreken/", "afdrukken/"):
            assert f'lang="tr" dir="auto">{TURKS}' in samira.get(pad + rest).content.decode()


class TestAchterDeMuur:
    """DEEL-06: the plan stays one; the regisseur knows what the wall allows and asks consent."""

    @pytest.mark.parametrize(
        ("rol", "band", "namen"),
        [
            (Rol.CASUSREGISSEUR, True, ("Participatiewet", "Schulden (Wgs)")),
            (Rol.CASUSREGISSEUR, False, ()),
            (Rol.WIJKCOACH, True, ("Participatiewet",)),
            (Rol.JEUGDCONSULENT, True, ("Wmo", "Schulden (Wgs)")),
            (Rol.WMO_CONSULENT, True, ("Jeugdwet", "Participatiewet", "Schulden (Wgs)")),
            (Rol.GEDRAGSWETENSCHAPPER, True, ()),
        ],
    )
    def test_wie_mag_weten_dat_het_er_is(self, huis, rol, band, namen):
        with transactie(p.SYSTEEM):
            collega = p.maak_medewerker("Collega", rol, huis.wijk.oost)
        for wet in ("wmo", "jeugd", "pw", "wgs", "veiligheid"):
            _als_systeem(huis, f"Doel {wet}", wet)
        if band:
            _band(huis, collega)
        with transactie(p.actor(collega)):
            assert akkoord_beeld(huis.dossier.pk).achter_muur == namen

    def test_zonder_doel_is_er_niets_te_weten(self, huis, samira):
        _als_systeem(huis, "Werk", "pw")
        blad = samira.get(f"/dossier/{huis.dossier.pk}/plan/akkoord/").content.decode()
        assert "Hier loopt ook iets onder Participatiewet." in blad
        assert "Werk." not in blad
        ander = maak_doel(huis)
        assert ander.wet == "algemeen"


class TestVertrokken:
    def test_een_doel_van_wie_vertrok_blijft_leesbaar_en_wordt_niet_gevraagd(self, huis):
        emre = leden(huis)["Emre"]
        maak_doel(huis, over=[emre.pk])
        with transactie(p.SYSTEEM):
            huis.huishouden.leden.filter(inwoner=emre).update(tot=klok.vandaag())
        assert _doel(huis).over_namen == "iemand die niet meer bij dit gezin hoort"
        with transactie(p.actor(huis.wijk.samira)):
            assert [lid.naam for lid in akkoord_beeld(huis.dossier.pk).leden] == ["Fatma", "Elif"]


class TestAanTafel:
    def test_wat_speelt_en_wie_helpt_alleen_over_wie_er_zit(self, huis, samira):
        mensen = leden(huis)
        for naam in ("Fatma", "Emre"):
            over = [mensen[naam].pk]
            doe(huis.wijk.samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst=f"Speelt bij {naam}", over=over)
            hulp = NieuweOndersteuning(f"Hulp voor {naam}", "netwerk")
            rij = doe(huis.wijk.samira, ondersteuning_toevoegen, dossier_id=huis.dossier.pk, regel=hulp, over=over)
        blad = samira.get(f"/dossier/{huis.dossier.pk}/plan/bespreken/?met={mensen['Emre'].pk}").content.decode()
        assert "Speelt bij Emre" in blad
        assert "Hulp voor Emre" in blad
        assert not re.search("bij Fatma|voor Fatma", blad)
        doe(huis.wijk.samira, ondersteuning_schalen, ondersteuning_id=rij.pk, soort="stopt")
        blad = samira.get(f"/dossier/{huis.dossier.pk}/plan/afdrukken/?met={mensen['Emre'].pk}").content.decode()
        assert "Hulp voor Emre" not in blad

    def test_als_pdf_staat_er_hetzelfde_en_niet_meer(self, huis, samira):
        """Issue 4, print and PDF: tagged, with the words of the page, and nothing about who is not at the table."""
        mensen = leden(huis)
        for naam in ("Fatma", "Emre"):
            doel = maak_doel(huis, resultaat=f"Doel van {naam}", over=[mensen[naam].pk], hoe_te_zien="Slapen")
            stap = NieuweStap(f"{naam} belt", "netwerk", "Gül")
            doe(huis.wijk.samira, stap_toevoegen, doel_id=doel.pk, stap=stap)
        doe(huis.wijk.samira, doel_vertalen, doel_id=doel.pk, taal="ar", resultaat="نوم هادئ", hoe_te_zien="")
        met = f"?met={mensen['Emre'].pk}"
        antwoord = samira.get(f"/dossier/{huis.dossier.pk}/plan/afdrukken/pdf/{met}")
        lezer = pypdf.PdfReader(io.BytesIO(antwoord.content))
        tekst = " ".join(" ".join(blad.extract_text() for blad in lezer.pages).split())
        assert "/StructTreeRoot" in lezer.trailer["/Root"]
        for zin in ("Ons plan", "1. Doel van Emre", "Gelukt als: Slapen", "Emre belt", "Nog niet samen vastgesteld."):
            assert zin in tekst
        assert "Fatma" not in tekst
        assert "U+" not in tekst


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_een_plan_van_vijf_doelen_past_op_drie_bladen(browser, live_server):
    """UX principle 16: five goals on three pages at most, and the last word is not cut off."""
    zet_keuzelijsten("taal", "product")
    huis = maak_huis()
    for nr in range(5):
        streef = klok.vandaag() + timedelta(days=30)
        doel = maak_doel(huis, resultaat=f"{GELD} {nr}", eigen_woorden="Rust", hoe_te_zien="Slapen", streefdatum=streef)
        for stap in ("Bellen", "Samen invullen"):
            doe(huis.wijk.samira, stap_toevoegen, doel_id=doel.pk, stap=NieuweStap(stap, "netwerk", "Gül"))
    doe(huis.wijk.samira, analyse_schrijven, dossier_id=huis.dossier.pk, tekst="Drie zinnen over wat er speelt. " * 3)
    hulp = NieuweOndersteuning("Oma kookt op dinsdag", "netwerk")
    doe(huis.wijk.samira, ondersteuning_toevoegen, dossier_id=huis.dossier.pk, regel=hulp)
    client = log_in(Client(), huis.wijk.samira)
    los = browser.new_context()
    los.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = los.new_page()
    page.goto(f"{live_server.url}/dossier/{huis.dossier.pk}/plan/afdrukken/")
    pdf = page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 3
    assert page.locator(".wt-kaart").count() == 5
    page.get_by_text("Oma kookt op dinsdag").wait_for()


def _doel(huis):
    with transactie(p.actor(huis.wijk.samira)):
        return plan_beeld(huis.dossier.pk).doelen[0]


def _als_systeem(huis, resultaat, wet):
    velden = {"dossier_id": huis.dossier.pk, "resultaat": f"{resultaat}.", "wet": wet}
    with transactie(p.SYSTEEM):
        return doel_toevoegen(actor=p.SYSTEEM, **velden)


def _band(huis, medewerker):
    with transactie(p.SYSTEEM):
        Betrokkenheid.objects.create(
            dossier=huis.dossier,
            team=huis.wijk.oost,
            medewerker=medewerker,
            rol="uitvoerder",
            van=klok.nu(),
            gemaakt_door=p.SYSTEEM.kenmerk,
        )
