"""Forms of the ABC-duty: the rota, a question, an answer."""

from typing import Any

from django import forms

from keukentafel.kern.actor import Actor
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.toegang import handelingen
from keukentafel.toegang.handelingen.abc import SOORTEN
from keukentafel.toegang.web.forms.agenda import DATUM_FOUT, TIJD_FOUT
from keukentafel.toegang.web.forms.basis import Formulier

CONCEPT = "abc:vraag"


class RoosterForm(Formulier):
    """One turn."""

    medewerker = forms.ChoiceField(label="Wie?")
    dag = forms.DateField(label="Dag", error_messages=DATUM_FOUT)
    van = forms.TimeField(label="Van", initial="09:00", error_messages=TIJD_FOUT)
    tot = forms.TimeField(label="Tot", initial="17:00", error_messages=TIJD_FOUT)

    def __init__(self, *args: Any, mensen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "medewerker", mensen)

    def zetten(self, actor: Actor) -> Any:
        """The turn, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = dict(self.cleaned_data)
        wie = self.uuid("medewerker")
        v.pop("medewerker")
        return self.doe(handelingen.abc_dienst_zetten, actor=actor, medewerker_id=wie, **v)


class AdviesvraagForm(Formulier):
    """Ask, or hand the call over."""

    soort = forms.ChoiceField(label="Wat wil je?", choices=SOORTEN, initial="advies", widget=forms.RadioSelect)
    voor = forms.ChoiceField(label="Aan wie?", required=False)
    vraag = forms.CharField(label="Je vraag", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, wie: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "voor", wie or [("", "Wie als eerste dienst heeft")])

    def vragen(self, actor: Actor, **over: Any) -> Any:
        """The question, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        velden = {"soort": v["soort"], "vraag": v["vraag"], "voor_id": self.uuid("voor"), **over}
        adviesvraag = self.doe(handelingen.advies_vragen, actor=actor, **velden)
        if adviesvraag:
            concept_wissen(actor=actor, sleutel=CONCEPT)
        return adviesvraag


class AdviesForm(Formulier):
    """The answer; the outcome is counted."""

    uitkomst = forms.ChoiceField(label="Hoe loopt het af?", widget=forms.RadioSelect)
    advies = forms.CharField(
        label="Advies in een paar woorden", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, uitkomsten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "uitkomst", uitkomsten)

    def geven(self, actor: Actor, adviesvraag_id: Any) -> Any:
        """The answered question, or None with the reason on the form."""
        if not self.is_valid():
            return None
        velden = {"actor": actor, "adviesvraag_id": adviesvraag_id, **self.cleaned_data}
        return self.doe(handelingen.advies_geven, **velden)
