"""Forms of monitor."""

from django import forms

from keukentafel.kern.formulieren import Formulier
from keukentafel.monitor.invoer.regels import Soort


class PeriodeForm(Formulier):
    """Which days a figure is about; everything stands in the address."""

    peildatum = forms.DateField(label="Peildatum", required=False)
    van = forms.DateField(label="Van", required=False)
    tot = forms.DateField(label="Tot en met", required=False)
    stand = forms.DateField(
        label="Zoals bekend op", required=False, help_text="Leeg: met alle correcties die er nu zijn."
    )


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
    bestand = forms.FileField(label="CSV-bestand", help_text="De kolommen staan in docs/importeren.md.")
    proef = forms.BooleanField(label="Alleen proberen: bewaar nog niets", required=False, initial=True)
