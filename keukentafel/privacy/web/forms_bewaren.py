"""Forms around keeping. They parse; the acts decide."""

from django import forms

from keukentafel.kern.formulieren import Formulier, GevraagdeTekst
from keukentafel.privacy.regels.bewaren import NAAM_VAN_STOPGROND

KORT = forms.Textarea(attrs={"rows": 2})
HOOGSTENS_WOORDEN = 50


class StopForm(Formulier):
    dossiernummer = forms.CharField(label="Dossiernummer", required=False, max_length=40)
    klantnummer = forms.IntegerField(label="Of klantnummer, voor alles van één inwoner", required=False, min_value=1)
    grond = forms.ChoiceField(
        label="Waarom moet dit blijven?", choices=[(g.value, n) for g, n in NAAM_VAN_STOPGROND.items()]
    )
    reden = GevraagdeTekst(label="Wat loopt er?", widget=KORT, max_length=1000, help_text="Noem geen namen.")
    tot = forms.DateField(
        label="Tot en met",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
        help_text="Leeg: tot iemand de stop opheft.",
    )


class RedenForm(Formulier):
    reden = GevraagdeTekst(label="Waarom?", widget=KORT, max_length=500)


class RestenForm(Formulier):
    namen = forms.CharField(
        label="Namen of nummers om ook op te zoeken",
        required=False,
        widget=KORT,
        max_length=2000,
        help_text="Eén per regel, minstens vier tekens. Wij bewaren dit niet.",
    )

    def woorden(self) -> tuple[str, ...]:
        """One per line."""
        regels = (regel.strip() for regel in self.cleaned_data["namen"].splitlines())
        return tuple(regel for regel in regels if regel)[:HOOGSTENS_WOORDEN]
