"""The form of each kind of choice takes what that kind holds, and gives it back unchanged."""

from pathlib import Path

import pytest
from django.http import QueryDict

from keukentafel.organisatie.inrichten import pakket_lezen
from keukentafel.organisatie.pakket import SOORTEN
from keukentafel.organisatie.web.forms import waarde_uit
from keukentafel.organisatie.web.keuzeform import keuzeform

SCHIEDAM = Path(__file__).resolve().parents[2] / "inrichting" / "schiedam"


@pytest.fixture(scope="module")
def keuzes():
    return pakket_lezen(SCHIEDAM).keuzes


def als_verstuurd(form):
    """What a browser sends of a filled-in form."""
    data = QueryDict(mutable=True)
    for veld in form:
        waarde = veld.value()
        if waarde is True:
            data[veld.name] = "on"
        elif waarde is not None and waarde is not False:
            data[veld.name] = str(waarde)
    return data


@pytest.mark.parametrize("soort", SOORTEN)
def test_wijzigen_zonder_iets_te_veranderen_verandert_niets(keuzes, soort):
    klasse = keuzeform(SOORTEN[soort].eigen_velden, nieuw=False)
    for rij in keuzes.get(soort, []):
        form = klasse(als_verstuurd(klasse(initial={"naam": rij.naam, **rij.waarde()})))
        assert form.is_valid(), (rij.code, form.errors)
        leeg = {naam: "" for naam, waarde in rij.waarde().items() if waarde == ""}
        assert {**leeg, **waarde_uit(form.cleaned_data)} == rij.waarde(), rij.code
