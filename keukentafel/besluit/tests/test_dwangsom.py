"""What being late cost, from the amount to the letter (AWB-06, AWB-07, D17)."""

from datetime import date

import pytest
from django.test import Client

from keukentafel.besluit.handelingen import dwangsom as hd
from keukentafel.besluit.handelingen import klok as hk
from keukentafel.besluit.handelingen.aanvraag import stap_zetten
from keukentafel.besluit.handelingen.bewaken import termijnen_bewaken
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_intrekken, besluit_vaststellen
from keukentafel.besluit.models import Aanvraag, Besluit, Overweging
from keukentafel.besluit.opvragen.besluitbrief import besluitbrief
from keukentafel.besluit.regels.besluitsoorten import B, soorten_voor
from keukentafel.besluit.tests.hulp import NU, doe, feiten, maak_zaak, nu, taken, tekst, vraag_aan
from keukentafel.besluit.tests.register import mandaat, orgaan
from keukentafel.besluit.tests.rijen_brief import zet_briefteksten
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
IN_GEBREKE, KLAAR = date(2026, 8, 11), date(2026, 9, 2)  # seven days too late


@pytest.fixture
def zaak():
    with klok.zet_klok(NU):
        yield maak_zaak()


@pytest.fixture
def aanvraag(zaak):
    """Put in default on the first day on which that counts."""
    orgaan("wot")
    zet_briefteksten()
    rij = vraag_aan(zaak)
    with transactie(p.SYSTEEM):
        Aanvraag.objects.filter(pk=rij.pk).update(orgaan="wot", adviesorgaan="")
    with klok.zet_klok(IN_GEBREKE):
        doe(zaak.samira, hk.ingebrekestelling_ontvangen, aanvraag_id=rij.pk)
    return rij


def beslis(zaak, aanvraag, op=KLAAR):
    """Decided elsewhere and told; the huisbel rings."""
    with klok.zet_klok(op):
        for stap in ("advies_aanbieden", "besluit_melden"):
            doe(zaak.samira, stap_zetten, aanvraag_id=aanvraag.pk, gebeurtenis=stap, uitkomst="af")
        with transactie(p.SYSTEEM):
            waar = {"soort": "aanvraag_stand", "onderwerp": aanvraag.pk, "gegevens__naar": "bekendgemaakt"}
            laatste = Gebeurtenis.objects.get(**waar)
            hd.dwangsom_bij_stand(laatste)


def stel_op(zaak, aanvraag):
    return doe(zaak.samira, hd.dwangsom_opstellen, aanvraag_id=aanvraag.pk)


def vers(besluit):
    with transactie(p.SYSTEEM):
        return Besluit.objects.select_related("aanvraag", "dossier", "inwoner").get(pk=besluit.pk)


def test_zonder_ingebrekestelling_of_op_tijd_is_er_geen_dwangsom(zaak):
    """GEWEIGERD, with why."""
    rij = vraag_aan(zaak)
    with pytest.raises(Fout, match="geen ingebrekestelling die telt"):
        stel_op(zaak, rij)


def test_wie_binnen_de_twee_weken_beslist_betaalt_niets(zaak, aanvraag):
    beslis(zaak, aanvraag, date(2026, 8, 25))
    with klok.zet_klok(KLAAR), pytest.raises(Fout, match="op tijd beslist"):
        stel_op(zaak, aanvraag)
    assert not taken(aanvraag, hd.TAAK_DWANGSOM)


def test_zolang_hij_loopt_staat_het_bedrag_niet_vast(zaak, aanvraag):
    with klok.zet_klok(KLAAR), pytest.raises(Fout, match="loopt nog"):
        stel_op(zaak, aanvraag)


def test_na_het_besluit_is_er_geen_haast_meer_en_wel_een_dag_voor_de_dwangsom(zaak, aanvraag):
    assert taken(aanvraag, hk.TAAK_INGEBREKE)
    beslis(zaak, aanvraag)
    assert not taken(aanvraag, hk.TAAK_INGEBREKE)
    (taak,) = taken(aanvraag, hd.TAAK_DWANGSOM)
    assert (taak.uiterlijk, "€ 161" in taak.tekst) == (date(2026, 9, 15), True)


def test_na_42_dagen_staat_hij_vast_ook_zonder_besluit(zaak, aanvraag):
    with klok.zet_klok(date(2026, 10, 7)):
        termijnen_bewaken()
        termijnen_bewaken()
        (taak,) = taken(aanvraag, hd.TAAK_DWANGSOM)
        assert "1.442" in taak.tekst
        assert stel_op(zaak, aanvraag).soort == "dwangsom"
    assert nu(aanvraag).stand == "aanvraag"


def test_het_concept_zegt_de_dagen_en_het_bedrag_en_twee_keer_is_een_keer(zaak, aanvraag):
    beslis(zaak, aanvraag)
    with klok.zet_klok(KLAAR):
        besluit = stel_op(zaak, aanvraag)
        assert stel_op(zaak, aanvraag).pk == besluit.pk
    with transactie(p.SYSTEEM):
        woorden = " ".join(Overweging.objects.filter(besluit=besluit).values_list("tekst", flat=True))
    for woord in ("11 augustus 2026", "7 dagen te laat", "€ 161", "artikel 4:17 en 4:18"):
        assert woord in woorden
    assert nu(aanvraag).stand == "bekendgemaakt"


@pytest.mark.parametrize(("besluiten", "mag"), [("", True), ("dwangsom", True), ("afwijzing", False)])
def test_de_gewone_weg_met_mandaat(zaak, aanvraag, besluiten, mag):
    """AANVAARD under a mandate for all or for this kind; GEWEIGERD under one for another kind."""
    mandaat("jeugd", "jeugd", "wot", "beslisser", besluiten=besluiten)
    beslis(zaak, aanvraag)
    with klok.zet_klok(KLAAR):
        besluit = bied_aan(zaak, stel_op(zaak, aanvraag))
        if not mag:
            with pytest.raises(Blokkade, match="niet voor een besluit als: besluit over een dwangsom"):
                teken(besluit)
            return
        teken(besluit)
        assert (vers(besluit).stand, nu(aanvraag).stand) == ("vastgesteld", "bekendgemaakt")


def bied_aan(zaak, besluit):
    return doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)


def teken(besluit):
    with transactie(p.SYSTEEM):
        rosa = p.maak_medewerker("Rosa", Rol.BESLISSER, None)
    return doe(rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)


def test_de_brief_noemt_hetzelfde_bedrag(zaak, aanvraag):
    beslis(zaak, aanvraag)
    with klok.zet_klok(date(2026, 9, 10)):
        besluit = vers(stel_op(zaak, aanvraag))
        with transactie(p.SYSTEEM):
            assert besluitbrief(besluit).bron.dwangsom == "€ 161"


def maak_bekend(besluit):
    """Its letter left; the huisbel rings."""
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=besluit.pk).update(stand="bekend", bekendgemaakt_op=KLAAR)
        hd.dwangsom_bekend(gebeurtenis_melden("besluit_bekendgemaakt", besluit.pk, besluit=str(besluit.pk)))


def test_bekend_is_klaar(zaak, aanvraag):
    """The clock says so, the task is done, and a second one is refused."""
    mandaat("jeugd", "jeugd", "wot", "beslisser")
    beslis(zaak, aanvraag)
    with klok.zet_klok(KLAAR):
        maak_bekend(teken(bied_aan(zaak, stel_op(zaak, aanvraag))))
        assert not taken(aanvraag, hd.TAAK_DWANGSOM)
        assert [f.reden for f in feiten(aanvraag) if f.soort == "dwangsom"] == ["7 dagen, € 161"]
        with pytest.raises(Fout, match="al beslist"):
            stel_op(zaak, aanvraag)


def test_een_ingetrokken_concept_kan_opnieuw(zaak, aanvraag):
    beslis(zaak, aanvraag)
    with klok.zet_klok(KLAAR):
        eerst = stel_op(zaak, aanvraag)
        doe(zaak.samira, besluit_intrekken, besluit_id=eerst.pk, reden="Verkeerde dag")
        assert stel_op(zaak, aanvraag).pk != eerst.pk


def test_alleen_waar_iets_verschuldigd_is_hoort_de_soort_erbij():
    assert B.DWANGSOM not in soorten_voor("jeugd", eerder=True, adviseert=False)
    assert soorten_voor("jeugd", eerder=False, adviseert=True, dwangsom=23) == [B.ADVIES, B.DWANGSOM]


def test_de_knop_is_er_alleen_als_er_iets_verschuldigd_is(zaak, aanvraag):
    pad, knop = f"/aanvragen/{aanvraag.pk}/", "Stel het besluit over de dwangsom op"
    with klok.zet_klok(KLAAR):
        samira = log_in(Client(), zaak.samira)
        assert knop not in tekst(samira.get(pad))
        beslis(zaak, aanvraag)
        assert knop in tekst(samira.get(pad))
        assert "staat klaar" in tekst(samira.post(f"{pad}dwangsom/", follow=True))
        pagina = tekst(samira.get(pad))
    assert (knop in pagina, "Besluit over een dwangsom" in pagina) == (False, True)
