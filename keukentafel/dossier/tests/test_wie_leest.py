"""Whoever writes prose in a dossier sees who will read it (REQ-033, UX principle 11): no text box without that line."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django import forms

from keukentafel.kern.formulieren import Formulier

KAMER = Path(__file__).parents[1]
PROZA = 300
"""From this length a box is for sentences; shorter ones are names, places and titles."""
ZONDER_LEZER = re.compile(r"""veld\(\s*\w+(?:\.(\w+)|\['(\w+)'\])\s*\)""")


def prozavelden() -> set[str]:
    """Names of the boxes for sentences in every form of this room."""
    namen = set()
    for bron in (KAMER / "web").glob("*form*.py"):
        module = import_module(f"keukentafel.dossier.web.{bron.stem}")
        for klas in vars(module).values():
            if isinstance(klas, type) and issubclass(klas, Formulier) and hasattr(klas, "base_fields"):
                namen |= {naam for naam, veld in klas.base_fields.items() if _is_proza(veld)}
    return namen


def _is_proza(veld: forms.Field) -> bool:
    if not isinstance(veld, forms.CharField) or isinstance(veld.widget, forms.HiddenInput):
        return False
    return isinstance(veld.widget, forms.Textarea) or (veld.max_length or 0) >= PROZA


def zonder_lezer(bron: str, velden: set[str]) -> list[str]:
    """Boxes for sentences in this template that do not say who reads them; `reden` can be a choice too."""
    gevonden = {punt or haak for punt, haak in ZONDER_LEZER.findall(bron)}
    return sorted(gevonden & velden)


def test_elk_tekstvak_in_het_dossier_noemt_wie_het_leest():
    velden = prozavelden()
    assert {"tekst", "toelichting", "weging", "uitkomst", "reden"} <= velden
    mist = {
        pad.name: namen
        for pad in sorted((KAMER / "templates/dossier").glob("*.html"))
        if (namen := zonder_lezer(pad.read_text(), velden))
    }
    # A choice of a list that bears the same name, a short line about who was there, and who said it.
    keuzes = {
        "afsluiten.html": {"reden", "advies_wie"},
        "veiligheid.html": {"uitkomst"},
        "werkproces.html": {"reden"},
        "verslag_schrijven.html": {"aanwezig"},
        "betrokkenen.html": {"waarvoor"},
    }
    assert {naam: over for naam, v in mist.items() if (over := set(v) - keuzes.get(naam, set()))} == {}


@pytest.mark.parametrize(("bron", "mist"), [("veld(form.tekst)", ["tekst"]), ("veld(form.tekst, 'Je team')", [])])
def test_een_vak_zonder_lezer_wordt_bij_naam_genoemd(bron, mist):
    assert zonder_lezer(bron, {"tekst"}) == mist


def test_nergens_staat_dat_alleen_het_team_leest_wat_ook_de_inwoner_leest():
    """What is written is open to the client: the line may not keep silent about that."""
    sjablonen = [*(KAMER / "templates").rglob("*.html"), *(KAMER.parent / "plan/templates").rglob("*.html")]
    stil = re.compile(r"'(Je team kan dit lezen|Iedereen die dit dossier opent kan dit lezen)'")
    assert [pad.name for pad in sjablonen if stil.search(pad.read_text())] == []
