"""Reading answers: what the test set does not hold, and every way in which a value can be wrong."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from keukentafel.koppelingen.brp import (
    BrpDatum,
    BrpPersoon,
    BrpTreffer,
    Gezaghouder,
    GezagSoort,
    Locatie,
    VerblijfplaatsOnbekend,
    Waarde,
)
from keukentafel.koppelingen.brp.lezer import Lezer, Vormfout
from keukentafel.koppelingen.brp.ontleden import lees_persoon, lees_treffer
from keukentafel.koppelingen.tests.standaarden import standaard
from tests.openapi import schemafouten

BSN, KIND = "999993653", "999990639"
TIJD = datetime(2026, 11, 21, tzinfo=UTC)
RIJK: dict[str, Any] = {
    "burgerservicenummer": BSN,
    "geheimhoudingPersoonsgegevens": True,
    "inOnderzoek": {
        "geslacht": True,
        "datumIngangOnderzoekPersoon": {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"},
    },
    "naam": {
        "geslachtsnaam": "Yılmaz",
        "voornamen": "Åse",
        "adellijkeTitelPredicaat": {"code": "JV", "omschrijving": "jonkvrouw", "soort": "predicaat"},
        "inOnderzoek": {"voornamen": True},
    },
    "geboorte": {"datum": {"type": "JaarMaandDatum", "jaar": 1978, "maand": 3, "langFormaat": "maart 1978"}},
    "opschortingBijhouding": {
        "reden": {"code": "E"},
        "datum": {"type": "JaarDatum", "jaar": 2020, "langFormaat": "2020"},
    },
    "verblijfplaats": {
        "type": "Locatie",
        "functieAdres": {"code": "W", "omschrijving": "woonadres"},
        "verblijfadres": {"locatiebeschrijving": "woonboot tegenover de werf"},
        "indicatieVastgesteldVerblijftNietOpAdres": True,
    },
    "adressering": {"adresregel1": "1 Rue X", "adresregel3": "Y", "land": {"omschrijving": "Frankrijk"}},
    "gezag": [
        {
            "type": "GezamenlijkGezag",
            "minderjarige": {"burgerservicenummer": KIND},
            "ouder": {"burgerservicenummer": BSN, "naam": {"volledigeNaam": "Åse Yılmaz"}},
            "derde": {"type": "OnbekendeDerde"},
        },
        {
            "type": "Voogdij",
            "inOnderzoek": True,
            "minderjarige": {"burgerservicenummer": KIND},
            "derden": [{"type": "BekendeDerde", "naam": {"volledigeNaam": "Een Instelling"}}],
        },
        {"type": "TijdelijkGeenGezag", "minderjarige": {"burgerservicenummer": KIND}, "toelichting": "Zaak loopt."},
    ],
    "nationaliteiten": [{"type": "Staatloos", "redenOpname": {"code": "311"}}],
}  # fmt: skip


def _persoon(anders: dict[str, Any]) -> BrpPersoon:
    return lees_persoon(Lezer({**RIJK, **anders}), "proef", TIJD, frozenset())


@pytest.mark.norm
def test_het_voorbeeld_past_op_de_oas():
    antwoord = {"type": "RaadpleegMetBurgerservicenummer", "personen": [RIJK]}
    assert schemafouten(standaard("brp/personen-bevragen-openapi.yaml"), "PersonenQueryResponse", antwoord) == []


def test_locatie_onderzoek_en_opschorting():
    persoon = _persoon({})
    assert persoon.verblijfplaats == Locatie(
        omschrijving="woonboot tegenover de werf", functie=Waarde("W", "woonadres"), vastgesteld_elders=True
    )
    assert persoon.in_onderzoek == ("geslacht", "naam")
    assert persoon.opschorting is not None
    assert (persoon.opschorting.datum, persoon.is_overleden, persoon.geheimhouding) == (BrpDatum(2020), False, True)
    assert persoon.adresregels == ("1 Rue X", "Y", "Frankrijk")
    assert (persoon.naam.tekst, persoon.is_niet_ingezetene) == ("Åse Yılmaz", False)


def test_gezag():
    gezamenlijk, voogdij, geen = _persoon({}).gezag
    assert gezamenlijk.soort is GezagSoort.GEZAMENLIJK
    assert gezamenlijk.houders == (
        Gezaghouder(is_ouder=True, burgerservicenummer=BSN, naam="Åse Yılmaz"),
        Gezaghouder(is_ouder=False, bekend=False),
    )
    assert (voogdij.in_onderzoek, voogdij.houders[0].naam, geen.toelichting) == (
        True,
        "Een Instelling",
        "Zaak loopt.",
    )


@pytest.mark.parametrize(
    ("verblijfplaats", "verwacht"),
    [
        ({"type": "VerblijfplaatsOnbekend"}, VerblijfplaatsOnbekend()),
        ({"type": "Locatie"}, Locatie()),
    ],
)
def test_kale_verblijfplaats(verblijfplaats: dict[str, Any], verwacht: object):
    assert _persoon({"verblijfplaats": verblijfplaats}).verblijfplaats == verwacht


def test_persoon_zonder_iets():
    leeg = lees_persoon(Lezer({}), "proef", TIJD, frozenset())
    assert leeg == BrpPersoon(bron="proef", opgehaald_op=TIJD, gevraagd=frozenset())
    assert lees_treffer(Lezer({}), "proef", TIJD) == BrpTreffer(bron="proef", opgehaald_op=TIJD)


@pytest.mark.parametrize(
    ("pad", "anders"),
    [
        ("burgerservicenummer", {"burgerservicenummer": "12"}),
        ("burgerservicenummer", {"burgerservicenummer": 999993653}),
        ("naam", {"naam": "Jansen"}),
        ("naam.voornamen", {"naam": {"voornamen": "A\x00B"}}),
        ("naam.voornamen", {"naam": {"voornamen": "A" * 451}}),
        ("naam.voornamen", {"naam": {"voornamen": ["A"]}}),
        ("geslacht", {"geslacht": {}}),
        ("geslacht", {"geslacht": "V"}),
        ("leeftijd", {"leeftijd": True}),
        ("leeftijd", {"leeftijd": 151}),
        ("leeftijd", {"leeftijd": "40"}),
        ("geheimhoudingPersoonsgegevens", {"geheimhoudingPersoonsgegevens": "nee"}),
        ("geheimhoudingPersoonsgegevens", {"geheimhoudingPersoonsgegevens": 0}),
        ("geboorte.datum", {"geboorte": {"datum": "1985-12-01"}}),
        ("geboorte.datum.type", {"geboorte": {"datum": {"datum": "1985-12-01"}}}),
        ("geboorte.datum.type", {"geboorte": {"datum": {"type": "Schrikkeldag"}}}),
        ("geboorte.datum.type", {"geboorte": {"datum": {"type": 3}}}),
        ("geboorte.datum.datum", {"geboorte": {"datum": {"type": "Datum", "datum": "2023-02-29"}}}),
        ("geboorte.datum.datum", {"geboorte": {"datum": {"type": "Datum", "datum": "20230201"}}}),
        ("geboorte.datum.datum", {"geboorte": {"datum": {"type": "Datum"}}}),
        ("geboorte.datum.jaar", {"geboorte": {"datum": {"type": "JaarDatum"}}}),
        ("geboorte.datum.maand", {"geboorte": {"datum": {"type": "JaarMaandDatum", "jaar": 1978, "maand": 13}}}),
        ("opschortingBijhouding.reden", {"opschortingBijhouding": {}}),
        ("verblijfplaats.type", {"verblijfplaats": {"type": "Kasteel"}}),
        ("verblijfplaats.verblijfadres.huisnummer",
         {"verblijfplaats": {"type": "Adres", "verblijfadres": {"huisnummer": "12"}}}),
        ("verblijfplaats.verblijfadres.postcode",
         {"verblijfplaats": {"type": "Adres", "verblijfadres": {"postcode": "3111"}}}),
        ("ouders", {"ouders": {}}),
        ("kinderen", {"kinderen": [{}] * 201}),
        ("ouders[1].ouderAanduiding", {"ouders": [{}, {"ouderAanduiding": "3"}]}),
        ("nationaliteiten[0].type", {"nationaliteiten": [{"type": "Onbekende"}]}),
        ("gezag[0].type", {"gezag": [{"type": "Gezag"}]}),
        ("gezag[0].minderjarige", {"gezag": [{"type": "Voogdij"}]}),
        ("gezag[0].derde.type",
         {"gezag": [{"type": "GezamenlijkGezag", "minderjarige": {"burgerservicenummer": KIND}, "derde": {}}]}),
    ],
)  # fmt: skip
def test_verkeerde_waarde_wordt_met_pad_genoemd(pad: str, anders: dict[str, Any]):
    # Through JSON, as it comes from the wire.
    with pytest.raises(Vormfout) as fout:
        _persoon(json.loads(json.dumps(anders)))
    assert fout.value.pad == pad
