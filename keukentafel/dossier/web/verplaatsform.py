"""Where an entry belongs that stands in the wrong dossier: somebody's name, or the number of the dossier."""

import re
from typing import Any

from django import forms

from keukentafel.dossier import handelingen, opvragen
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.toegang.web.forms.basis import MetWie

NUMMER = re.compile(r"^\d{4}-\d{1,9}$")
GEEN = "Bij ‘{}’ is er voor jou geen dossier. Kijk de naam na, of vraag een collega die erbij betrokken is."


class VerplaatsForm(MetWie):
    """Nobody knows the number of a dossier by heart: a name is enough, and whoever has two dossiers is asked which."""

    reden = forms.CharField(label="Waarom hoort de tekst daar?", max_length=500)
    datalek = forms.ChoiceField(
        label="Heeft iemand dit gelezen die het niet mocht lezen?",
        widget=forms.RadioSelect,
        choices=list(handelingen.DATALEK.items()),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].label = "Bij wie hoort deze tekst?"
        self.fields["wie"].required = True

    def clean(self) -> dict[str, Any]:
        velden = super().clean()
        if velden["persoon"] and not self.errors.get("wie"):
            self._kies(velden)
        return velden

    def _zoek(self, velden: dict[str, Any]) -> None:
        if NUMMER.match(velden["wie"]):
            velden["persoon"] = f"nummer:{velden['wie']}"
        else:
            super()._zoek(velden)

    def _kies(self, velden: dict[str, Any]) -> None:
        soort, _, sleutel = velden["persoon"].partition(":")
        gevonden = {sleutel: ""} if soort == "nummer" else opvragen.dossiers_bij(velden["persoon"])
        if len(gevonden) == 1:
            velden["naar_nummer"] = next(iter(gevonden))
        elif gevonden:
            self.gevraagd = True
            zet_keuzes(self, "keuze", [(f"nummer:{n}", f"{naam}, dossier {n}") for n, naam in gevonden.items()])
            self.add_error("wie", "Er zijn meer dossiers van deze persoon. Kies hieronder welk je bedoelt.")
        else:
            self.add_error("wie", GEEN.format(velden.get("wie", "")))

    def velden(self) -> dict[str, str]:
        """What the act takes."""
        return {naam: self.cleaned_data[naam] for naam in ("naar_nummer", "reden", "datalek")}
