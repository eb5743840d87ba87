"""Questions are checked before they leave the house, and show no BSN."""

from datetime import date

import pytest

from keukentafel.koppelingen.brp import BrpOngeldigeVraag, Veld
from keukentafel.koppelingen.brp.velden import beperk_tot
from keukentafel.koppelingen.brp.vraag import (
    RaadpleegMetBsn,
    ZoekOpGeboortedatum,
    ZoekOpNaamEnGemeente,
    ZoekOpNummeraanduiding,
    ZoekOpPostcode,
    ZoekOpStraat,
)

DAG = date(1985, 12, 1)


def test_draad_vraagt_alleen_wat_nodig_is_en_altijd_het_bsn():
    vraag = RaadpleegMetBsn(burgerservicenummer="999993653", velden=("naam", "geboorte.datum"))
    assert vraag.draad() == {
        "type": "RaadpleegMetBurgerservicenummer",
        "burgerservicenummer": ["999993653"],
        "fields": ["burgerservicenummer", "naam", "geboorte.datum"],
    }
    assert "999993653" not in repr(vraag)


def test_draad_van_een_zoekvraag_laat_lege_delen_weg():
    vraag = ZoekOpGeboortedatum(
        geslachtsnaam=" d’Alençon-Yılmaz ", geboortedatum=DAG, inclusief_overleden_personen=True
    )
    draad = vraag.draad()
    assert draad.pop("fields")
    assert draad == {
        "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
        "geslachtsnaam": "d'Alençon-Yılmaz",
        "geboortedatum": "1985-12-01",
        "inclusiefOverledenPersonen": True,
    }


@pytest.mark.parametrize(
    ("soort", "delen", "verwacht"),
    [
        (RaadpleegMetBsn, {"burgerservicenummer": "123456789"}, "elfproef"),
        (RaadpleegMetBsn, {"burgerservicenummer": "999993653", "velden": ()}, "ten minste één veld"),
        (RaadpleegMetBsn, {"burgerservicenummer": "999993653", "velden": ("aNummer",)}, "'aNummer'"),
        (RaadpleegMetBsn, {"burgerservicenummer": "999993653", "velden": ("inOnderzoek",)}, "'inOnderzoek'"),
        (RaadpleegMetBsn, {"burgerservicenummer": "999993653", "velden": ("naam[0]",)}, "'naam[0]'"),
        (ZoekOpGeboortedatum, {"geslachtsnaam": "", "geboortedatum": DAG}, "achternaam"),
        (ZoekOpGeboortedatum, {"geslachtsnaam": "ab*", "geboortedatum": DAG}, "drie letters"),
        (ZoekOpGeboortedatum, {"geslachtsnaam": "田中", "geboortedatum": DAG}, "achternaam"),
        (ZoekOpGeboortedatum, {"geslachtsnaam": "Jansen", "geboortedatum": DAG, "geslacht": "X"}, "M, V of O"),
        (ZoekOpGeboortedatum, {"geslachtsnaam": "Jansen", "geboortedatum": DAG, "velden": ("ouders",)}, "'ouders'"),
        (
            ZoekOpNaamEnGemeente,
            {"geslachtsnaam": "x", "voornamen": "y", "gemeente_van_inschrijving": "Sch"},
            "vier cijfers",
        ),
        (ZoekOpPostcode, {"postcode": "0311AB", "huisnummer": 1}, "postcode"),
        (ZoekOpPostcode, {"postcode": "3111AB", "huisnummer": 0}, "huisnummer"),
        (ZoekOpPostcode, {"postcode": "3111AB", "huisnummer": 1, "huisletter": "AB"}, "één letter"),
        (ZoekOpStraat, {"straat": "Dam*", "huisnummer": 1, "gemeente_van_inschrijving": "0606"}, "zeven letters"),
        (ZoekOpNummeraanduiding, {"nummeraanduiding_identificatie": "0" * 16}, "zestien cijfers"),
    ],
)
def test_verkeerde_vraag_zegt_wat_er_moet_staan(soort: type, delen: dict[str, object], verwacht: str):
    with pytest.raises(BrpOngeldigeVraag) as fout:
        soort(**delen)
    assert verwacht in str(fout.value)
    assert "123456789" not in str(fout.value)


def test_wat_niet_gevraagd_is_valt_weg():
    persoon = {
        "naam": {"voornamen": "A", "geslachtsnaam": "B", "inOnderzoek": {"voornamen": True}},
        "ouders": [{"burgerservicenummer": "x", "naam": {"voornamen": "C", "geslachtsnaam": "D"}}],
        "verblijfplaats": {"type": "Adres", "functieAdres": {"code": "W"}, "verblijfadres": {"postcode": "3111AB"}},
        "geheimhoudingPersoonsgegevens": True,
        "kinderen": [{}],
    }
    assert beperk_tot(persoon, ["naam.geslachtsnaam", "ouders.naam.voornamen", "verblijfplaats.functieAdres"]) == {
        "naam": {"geslachtsnaam": "B", "inOnderzoek": {"voornamen": True}},
        "ouders": [{"naam": {"voornamen": "C"}}],
        "verblijfplaats": {"type": "Adres", "functieAdres": {"code": "W"}},
        "geheimhoudingPersoonsgegevens": True,
    }


def test_hele_groep_wint_van_een_deel_ervan():
    persoon = {"naam": {"voornamen": "A", "geslachtsnaam": "B"}}
    for velden in (["naam", "naam.voornamen"], ["naam.voornamen", "naam"]):
        assert beperk_tot(persoon, velden) == persoon
    assert beperk_tot({"leeftijd": 3}, ["leeftijd.x"]) == {"leeftijd": 3}


def test_velden_zijn_namen_uit_de_oas():
    assert Veld.GEMEENTE == "gemeenteVanInschrijving"
