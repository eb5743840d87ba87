"""A zwaarwegend advies beside the norms: what it tells itself, who looked, and what is refused (REQ-049)."""

import pytest
from django.test import Client

from keukentafel.besluit.handelingen.adviesnorm import advies_toetsen
from keukentafel.besluit.models import Adviestoets, Besluit, Overweging
from keukentafel.besluit.opvragen.adviesnorm import normbeeld
from keukentafel.besluit.regels import adviesnorm as rn
from keukentafel.besluit.tests.hulp_volgen import maak_besluit, maak_zaak
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.plan.tests.hulp import tekst
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def advies(wijk):
    """Written by Samira, looked at by Tom, with facts and a conclusion."""
    inwoner, dossier = maak_zaak(wijk.samira, wijk.oost)
    rij = maak_besluit(dossier, inwoner, wijk.samira, stand="toets", uitkomst="")
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=rij.besluit_id).update(soort="advies", toetser=wijk.tom)
        muur = {k: getattr(rij, k) for k in ("dossier_id", "team_id", "afgeschermd", "inwoner_id", "wet")}
        for soort, woorden in (("feit", "Zij valt vaak."), ("conclusie", "Drie uur past."), ("afweging", "")):
            Overweging.objects.create(**muur, besluit_id=rij.besluit_id, soort=soort, tekst=woorden, gemaakt_door="t")
    return rij.besluit_id


def beeld(wie, advies):
    with transactie(p.actor(wie)):
        return normbeeld(advies)


def test_wat_het_advies_zelf_vertelt_staat_al_ingevuld(wijk, advies):
    gevonden = beeld(wijk.samira, advies).bekend
    assert {feit for feit, waar in gevonden.items() if waar} == {"feiten", "conclusie", "vier_ogen"}
    assert set(rn.bekend([], False).values()) == {False}


def test_elke_keer_komt_er_een_rij_bij_en_de_laatste_telt(wijk, advies):
    for antwoord in ("nee", "ja"):
        doe(wijk.tom, advies_toetsen, besluit_id=advies, uitkomsten={"feiten": antwoord}, toelichting="Helder.")
    assert beeld(wijk.samira, advies).antwoorden == (("De feiten staan erin, met waar ze vandaan komen", "Ja"),)
    with transactie(p.SYSTEEM):
        assert Adviestoets.objects.count() == 2


def test_de_gemeente_zet_haar_eigen_lijst(wijk, advies):
    zet_keuzelijsten("adviesnorm")
    assert [n.code for n in beeld(wijk.samira, advies).normen][-1] == "begrijpelijk"


@pytest.mark.parametrize(("uitkomsten", "waarom"), [({}, "nog niets ingevuld"), ({"x": "ja"}, "geen norm")])
def test_wat_niet_kan_zegt_waarom(wijk, advies, uitkomsten, waarom):
    with pytest.raises(Fout, match=waarom):
        doe(wijk.tom, advies_toetsen, besluit_id=advies, uitkomsten=uitkomsten)


def test_een_gewoon_besluit_heeft_deze_lijst_niet(wijk, advies):
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=advies).update(soort="toekenning")
    with pytest.raises(NietGevonden):
        beeld(wijk.samira, advies)
    with pytest.raises(Fout, match="geen zwaarwegend advies"):
        doe(wijk.tom, advies_toetsen, besluit_id=advies, uitkomsten={"feiten": "ja"})


def test_wie_de_woorden_niet_leest_hoort_er_niets_over(wijk, advies):
    with transactie(p.SYSTEEM):
        bo = p.maak_medewerker("Bo", Rol.BACKOFFICE, None)
    assert beeld(bo, advies).bekend == {}
    with pytest.raises(NietGevonden):
        beeld(wijk.zoe, advies)


def test_het_scherm(wijk, advies):
    tom = log_in(Client(), wijk.tom)
    adres = f"/besluiten/{advies}/normen/"
    assert "nog niet naast de lijst gelegd" in tekst(tom.get(adres))
    assert tom.post(adres, {"toelichting": "Goed stuk"}).status_code == 422
    velden = {"norm_feiten": "ja", "norm_plan": "nee", "toelichting": "Goed stuk"}
    assert "Goed stuk" in tekst(tom.post(adres, velden, follow=True))
