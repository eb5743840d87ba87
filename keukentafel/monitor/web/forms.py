"""Forms of monitor."""

from collections.abc import Sequence
from typing import Any

from django import forms

from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.monitor.invoer.regels import Soort


class PeriodeForm(Formulier):
    """Which days a figure is about, and of which team; everything stands in the address."""

    peildatum = forms.DateField(label="Peildatum", required=False)
    van = forms.DateField(label="Van", required=False)
    tot = forms.DateField(label="Tot en met", required=False)
    voor_team = forms.ChoiceField(label="Team", required=False)
    stand = forms.DateField(
        label="Zoals bekend op", required=False, help_text="Leeg: met alle correcties die er nu zijn."
    )

    def __init__(self, *args: Any, teams: Sequence[str] = (), een_team: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [("", "Kies een team" if een_team else "Alle teams"), *((naam, naam) for naam in teams)]
        zet_keuzes(self, "voor_team", keuzes)


class InleesForm(Formulier):
    """A CSV of another system."""

    soort = forms.ChoiceField(
        label="Wat staat er in het bestand?",
        choices=[(Soort.CONTACTEN.value, "Contacten"), (Soort.WERKPROCESSEN.value, "Werkprocessen")],
        widget=forms.RadioSelect,
    )
    gemeente = forms.CharField(
        label="Gemeente", max_length=60, help_text="Staat voor elke sleutel, zodat nummers van gemeenten niet botsen."
    )
    bestand = forms.FileField(
        label="CSV-bestand", help_text="De kolommen staan in docs/importeren.md.", allow_empty_file=True, max_length=500
    )
    proef = forms.BooleanField(label="Alleen proberen: bewaar nog niets", required=False, initial=True)
