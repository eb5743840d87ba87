"""May this person ask? Typed over from regels.md §3.5, never computed by the rules."""

from datetime import date
from itertools import product

import pytest

from keukentafel.kern.termijnen import Feestdagen
from keukentafel.privacy.regels import verzoek as rv
from keukentafel.privacy.regels.mag_vragen import TABEL, Situatie, Vrager, Wet, advies, antwoord, antwoorden

INZAGE, WEG = rv.Soort.INZAGE, rv.Soort.VERWIJDERING
FEITEN = ["identiteit_open", "identiteit_klopt_niet", "overleden", "overledene_wilde_niet", "gezag_niet_nagekeken"]
FEITEN += ["stuk_niet_gezien", "wilsonbekwaam", "tegen_belang", "ouders_oneens"]


def zegt(vrager: str, leeftijd: int | None, *feiten: str, soort: rv.Soort = INZAGE) -> str:
    """The answers of AVG, Wmo and Jeugdwet in a row."""
    s = Situatie(soort=soort, vrager=Vrager(vrager), leeftijd=leeftijd, **dict.fromkeys(feiten, True))
    return " ".join(antwoord(s, wet).oordeel.value for wet in Wet)


@pytest.mark.parametrize(
    ("vrager", "leeftijd", "feiten", "verwacht"),
    [
        ("zelf", 11, "", "nee nee nee"),
        ("zelf", 12, "", "ja ja ja"),
        ("zelf", 15, "wilsonbekwaam", "ja nee nee"),
        ("zelf", 16, "", "ja ja ja"),
        ("zelf", None, "", "ja ja ja"),
        ("zelf", 40, "wilsonbekwaam", "samen samen samen"),
        ("gezagsouder", 11, "", "ja ja ja"),
        ("gezagsouder", 14, "", "ja ja samen"),
        ("gezagsouder", 14, "tegen_belang", "nee nee nee"),
        ("gezagsouder", 14, "gezag_niet_nagekeken", "eerst eerst eerst"),
        ("gezagsouder", 14, "ouders_oneens", "eerst eerst eerst"),
        ("gezagsouder", 16, "", "toestemming toestemming toestemming"),
        ("gezagsouder", 17, "wilsonbekwaam", "toestemming ja toestemming"),
        ("gezagsouder", 18, "wilsonbekwaam", "toestemming toestemming toestemming"),
        ("ouder_zonder_gezag", 14, "", "beperkt beperkt beperkt"),
        ("ouder_zonder_gezag", 14, "tegen_belang", "nee nee nee"),
        ("ouder_zonder_gezag", 18, "", "toestemming toestemming toestemming"),
        ("vertegenwoordiger", 40, "", "toestemming toestemming toestemming"),
        ("vertegenwoordiger", 40, "wilsonbekwaam", "ja ja ja"),
        ("vertegenwoordiger", 40, "wilsonbekwaam tegen_belang", "nee nee nee"),
        ("vertegenwoordiger", 40, "stuk_niet_gezien", "eerst eerst eerst"),
        ("bewindvoerder", 40, "", "beperkt beperkt beperkt"),
        ("gemachtigde", 40, "", "ja ja ja"),
        ("gemachtigde", 12, "", "eerst eerst eerst"),
        ("gi", 12, "", "beperkt beperkt beperkt"),
        ("verzorger", 8, "", "nee nee nee"),
        ("partner", 40, "", "nee nee nee"),
        ("ander", 40, "", "toestemming toestemming toestemming"),
        ("ander", 80, "overleden", "beperkt beperkt beperkt"),
        ("ander", 80, "overleden overledene_wilde_niet", "nee nee nee"),
        ("zelf", 40, "identiteit_open", "eerst eerst eerst"),
        ("zelf", 40, "identiteit_klopt_niet", "nee nee nee"),
    ],
)
def test_mag_deze_persoon_dit_vragen(vrager, leeftijd, feiten, verwacht):
    assert zegt(vrager, leeftijd, *feiten.split()) == verwacht


def test_twee_ouders_die_het_niet_eens_zijn_wissen_niet_alleen():
    assert zegt("gezagsouder", 14, "ouders_oneens", soort=WEG) == "samen samen samen"
    assert zegt("ouder_zonder_gezag", 14, soort=WEG) == "nee nee nee"


def test_het_advies_is_het_strengste_antwoord():
    s = Situatie(soort=INZAGE, vrager=Vrager.GEZAG, leeftijd=14)
    assert advies(s).rij == "RVB-28"
    assert [a.wet for a in antwoorden(s)] == list(Wet)
    assert len(antwoorden(Situatie(soort=INZAGE, vrager=Vrager.ZELF, leeftijd=40))) == 1


def test_elke_vraag_heeft_een_antwoord_en_elke_rij_wordt_gebruikt():
    gebruikt = set()
    paren = [(), *((naam,) for naam in FEITEN), ("overleden", "overledene_wilde_niet")]
    for vrager, leeftijd, feiten, soort in product(Vrager, (5, 13, 16, 17, 18, 90), paren, (INZAGE, WEG)):
        s = Situatie(soort=soort, vrager=vrager, leeftijd=leeftijd, **dict.fromkeys(feiten, True))
        gebruikt |= {antwoord(s, wet).rij for wet in Wet}
    s = Situatie(soort=INZAGE, vrager=Vrager.VERTEGENWOORDIGER, leeftijd=40, wilsonbekwaam=True)
    assert {rij.id for rij in TABEL} - gebruikt - {advies(s).rij} == set()


def test_de_termijn_is_een_maand_en_een_keer_twee_maanden_langer():
    dagen = Feestdagen.standaard()
    assert rv.uiterlijk(date(2026, 11, 2), dagen).dag == date(2026, 12, 2)
    assert rv.uiterlijk(date(2026, 11, 2), dagen, verlengd=True).dag == date(2027, 2, 2)
    assert "Verordening 1182/71" in rv.uiterlijk(date(2026, 10, 7), dagen).uitleg
    assert rv.laatste_dag_verlengen(date(2026, 11, 2), dagen) == date(2026, 12, 2)


def test_wanneer_een_verzoek_opvalt_als_herhaald():
    assert rv.is_herhaald(date(2026, 11, 2), date(2026, 10, 1), 6)
    assert not rv.is_herhaald(date(2026, 11, 2), date(2026, 4, 1), 6)
    assert not rv.is_herhaald(date(2026, 11, 2), None, 6)
