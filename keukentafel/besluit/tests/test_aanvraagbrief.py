"""Letters about an aanvraag follow from what happened, once each, and say the day that counts (DOC-04)."""

from datetime import date

import pytest

from keukentafel.besluit.handelingen.aanvraagbrief import BERICHT, aanvraagbrief_maken
from keukentafel.besluit.models import Aanvraag, Klokfeit
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.brieven import weergave
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Gebeurtenis
from tests import personages as p

pytestmark = pytest.mark.django_db
UITERLIJK = date(2026, 12, 14)


@pytest.fixture
def aanvraag():
    rijen.zet_inrichting()
    besluit = rijen.maak_besluit(p.maak_wijk(), stand="concept", ondertekenaar=None, vastgesteld_op=None)
    with transactie(p.SYSTEEM):
        Aanvraag.objects.filter(pk=besluit.aanvraag_id).update(uiterlijk=UITERLIJK, orgaan="college")
    return besluit.aanvraag


def feit(aanvraag, **velden):
    muren = {k: getattr(aanvraag, k) for k in ("dossier", "team", "inwoner", "gemaakt_door")}
    with transactie(p.SYSTEEM):
        return Klokfeit.objects.create(**muren, aanvraag=aanvraag, van=klok.vandaag(), **velden)


def hoort(aanvraag, soort, klokfeit=None):
    """What the job at the huisbel does; the texts of all letters about this aanvraag."""
    gegevens = {"klokfeit": str(klokfeit.pk)} if klokfeit else {}
    with transactie(p.SYSTEEM):
        aanvraagbrief_maken(Gebeurtenis(soort=soort, onderwerp=aanvraag.pk, gegevens=gegevens, actor="systeem:test"))
        brieven = Brief.objects.filter(sleutel__startswith=f"aanvraag:{aanvraag.pk}:").order_by("nummer")
        return [weergave.tekst(Briefinhoud.objects.get(pk=b.pk).als_stuk()) for b in brieven]


def test_de_ontvangst_noemt_de_uiterste_dag_wie_beslist_en_de_gratis_hulp(aanvraag):
    [tekst] = hoort(aanvraag, "aanvraag_ontvangen")
    assert "Het besluit komt uiterlijk op 14 december 2026." in tekst
    assert "Daarover beslist het college van burgemeester en wethouders." in tekst
    assert "cliëntondersteuner" in tekst
    assert len(hoort(aanvraag, "aanvraag_ontvangen")) == 1


def test_aanvullen_zegt_wat_er_ontbreekt_en_tot_wanneer(aanvraag):
    gevraagd = feit(aanvraag, soort="aanvulling", reden="Uw handtekening.", hersteltermijn=date(2026, 12, 7))
    [tekst] = hoort(aanvraag, "aanvulling_gevraagd", gevraagd)
    assert "- Uw handtekening." in tekst
    assert "Stuur het ons voor 7 december 2026." in tekst
    assert "artikel 4:5" in tekst
    with transactie(p.SYSTEEM):
        sleutel = Klokfeit.objects.get(pk=gevraagd.pk).brief_sleutel
        assert Brief.objects.filter(sleutel=sleutel).count() == 1


def test_verlengd_noemt_de_nieuwe_dag_en_vertellen_alleen_de_verwachte(aanvraag):
    [tekst] = hoort(aanvraag, "termijn_verlengd", feit(aanvraag, soort="verlenging", weken=2, reden="De arts is ziek."))
    assert "Uiterlijk op 14 december 2026." in tekst
    verteld = feit(aanvraag, soort="mededeling", weken=2, reden="De arts is ziek.")
    # Two weeks later is 28 December, the Monday after Christmas.
    assert "Uiterlijk op 28 december 2026." in hoort(aanvraag, "termijn_verlengd", verteld)[1]


def test_stilstaan_en_weer_verder(aanvraag):
    wacht = feit(aanvraag, soort="instemming", weken=3, reden="U vroeg zelf om uitstel.")
    assert "U vroeg zelf om uitstel." in hoort(aanvraag, "termijn_opgeschort", wacht)[0]
    assert "Wij hoeven niet meer te wachten." in hoort(aanvraag, "opschorting_beeindigd", wacht)[1]


def test_zonder_beslistermijn_of_na_een_vergissing_is_er_geen_brief(aanvraag):
    weg = feit(aanvraag, soort="verlenging", weken=2, reden="x", vervallen_op=klok.nu())
    assert hoort(aanvraag, "termijn_verlengd", weg) == []
    with transactie(p.SYSTEEM):
        Aanvraag.objects.filter(pk=aanvraag.pk).update(uiterlijk=None)
    assert hoort(aanvraag, "aanvraag_ontvangen") == []
    assert set(BERICHT.values()) == set(rijen.AANVRAAGTEKSTEN)
