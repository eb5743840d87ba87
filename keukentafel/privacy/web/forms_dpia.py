"""Forms of DPIA's. They parse; the acts decide."""

from typing import Any

from django import forms

from keukentafel.kern.formulieren import Formulier
from keukentafel.privacy.opvragen.dpia import voorstel
from keukentafel.privacy.regels import dpia as rd

DAG = forms.DateInput(format="%Y-%m-%d")


class BijwerkForm(Formulier):
    versie = forms.IntegerField(widget=forms.HiddenInput)
    risicos = forms.CharField(
        label="Welke risico's zijn er voor inwoners?", widget=forms.Textarea(attrs={"rows": 6}), max_length=8000
    )
    restrisico = forms.ChoiceField(
        label="Wat blijft er over met de maatregelen?", choices=[(r.value, n) for r, n in rd.NAAM_VAN_RISICO.items()]
    )
    advies_fg = forms.CharField(
        label="Advies van de FG (art. 35 lid 2)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
    )
    herzien_op = forms.DateField(label="Herzien uiterlijk op", widget=DAG)


class DpiaForm(BijwerkForm):
    """A whole one."""

    verwerking = forms.CharField(label="Over welke verwerking gaat het?", max_length=200)
    aanleiding = forms.ChoiceField(
        label="Waarom is een DPIA nodig?", choices=[(a.value, n) for a, n in rd.NAAM_VAN_AANLEIDING.items()]
    )
    op = forms.DateField(label="Wanneer was de DPIA klaar?", widget=DAG)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        del self.fields["versie"]
        self.fields["op"].initial, self.fields["herzien_op"].initial = voorstel()
