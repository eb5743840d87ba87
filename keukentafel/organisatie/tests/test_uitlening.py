"""The mother organisation of a worker: from a day, with its history, taken back, and in the log of that day."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.handelingen.uitlening import uitlening_intrekken, uitlening_zetten
from keukentafel.organisatie.models import Inrichting, Uitlening
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen.actor import medewerker_met_banden
from keukentafel.organisatie.opvragen.uitlening import uitleningen_van
from keukentafel.poort.matrix import Rol
from tests.inloggen import log_in, maak_account
from tests.personages import BEGIN, SYSTEEM, maak_medewerker, maak_wijk

pytestmark = pytest.mark.django_db
VANDAAG = klok.vandaag()
MORGEN = VANDAAG + timedelta(days=1)


@pytest.fixture
def huis():
    """Two organisations in the list; Tom comes from De Brug."""
    wijk = maak_wijk()
    for code, naam in (("welzijn", "Welzijn"), ("brug", "De Brug")):
        Inrichting.objects.create(soort="moederorganisatie", code=code, naam=naam, geldig_van=BEGIN)
    Uitlening.objects.create(medewerker=wijk.tom, moederorganisatie="brug", van=BEGIN)
    return SimpleNamespace(wijk=wijk, tom=wijk.tom, bea=maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None))


def doe(huis, act, wie=None, **velden):
    actor = actor_van(wie or huis.bea)
    with transactie(actor):
        return act(actor=actor, medewerker_id=huis.tom.pk, **velden)


def regels(huis):
    return [(s.tekst, s.stand, s.terug) for _, s in uitleningen_van(huis.tom.pk)]


def test_een_overstap_gaat_in_op_een_dag_en_wat_ervoor_was_blijft_staan(huis):
    doe(huis, uitlening_zetten, moederorganisatie="welzijn", van=MORGEN)
    assert regels(huis) == [("Welzijn", "straks", True), ("De Brug", "nu", False)]
    assert actor_van(huis.tom).organisatie == "De Brug"
    Uitlening.objects.filter(van=MORGEN).update(van=VANDAAG)
    assert actor_van(medewerker_met_banden(huis.tom.pk)).organisatie == "Welzijn"
    assert actor_van(huis.wijk.samira).organisatie == ""


def test_intrekken_kan_zolang_het_vandaag_of_later_ingaat(huis):
    rij = doe(huis, uitlening_zetten, moederorganisatie="", van=VANDAAG)
    assert regels(huis)[0] == ("niet bekend", "nu", True)
    doe(huis, uitlening_intrekken, uitlening_id=rij.pk)
    assert regels(huis) == [("De Brug", "nu", False)]
    with pytest.raises(Fout, match="al langer dan vandaag"):
        doe(huis, uitlening_intrekken, uitlening_id=Uitlening.objects.get().pk)
    with pytest.raises(NietGevonden):
        doe(huis, uitlening_intrekken, uitlening_id=0)


@pytest.mark.parametrize(
    ("moeder", "dagen", "zin"),
    [
        ("welzijn", -1, "is al geweest"),
        ("verzonnen", 0, "‘verzonnen’ is op .* geen moederorganisatie"),
        ("brug", 0, "Dit is al de moederorganisatie"),
    ],
)
def test_wat_niet_kan_zegt_waarom(huis, moeder, dagen, zin):
    with pytest.raises(Fout, match=zin):
        doe(huis, uitlening_zetten, moederorganisatie=moeder, van=VANDAAG + timedelta(days=dagen))


def test_twee_wijzigingen_op_een_dag_en_een_ander_dan_beheer_kan_niet(huis):
    doe(huis, uitlening_zetten, moederorganisatie="welzijn", van=MORGEN)
    with pytest.raises(Fout, match="Trek die wijziging in"):
        doe(huis, uitlening_zetten, moederorganisatie="", van=MORGEN)
    with pytest.raises(GeenRecht):
        doe(huis, uitlening_zetten, wie=huis.wijk.samira, moederorganisatie="", van=MORGEN)


def test_beheer_zet_het_op_het_scherm_en_trekt_het_in(huis, client):
    log_in(client, maak_account(huis.bea))
    pad = f"/beheer/medewerkers/{huis.tom.pk}/moederorganisatie/"
    velden = {"moederorganisatie": "welzijn", "van": MORGEN.isoformat()}
    assert "De Brug" in client.post(pad, velden | {"stap": "voorbeeld"}).text
    assert client.post(pad, velden | {"stap": "vastleggen"}).status_code == 302
    with transactie(SYSTEEM):
        (nieuw, _), *_ = uitleningen_van(huis.tom.pk)
    assert f"{pad}{nieuw}/intrekken/" in client.get(f"/beheer/medewerkers/{huis.tom.pk}/").text
    client.post(f"{pad}{nieuw}/intrekken/")
    assert regels(huis) == [("De Brug", "nu", False)]
