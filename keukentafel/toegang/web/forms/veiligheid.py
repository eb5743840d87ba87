"""Is it safe, and acting before writing."""

from typing import Any

from django import forms

from keukentafel.kern.actor import Actor
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.keuzes import Keuzes
from keukentafel.toegang.regels import Antwoord
from keukentafel.toegang.web.forms.basis import Formulier, MetWie

ANTWOORDEN = [(a.value, a.naam) for a in Antwoord]


class VeiligheidForm(Formulier):
    """One field per question of the municipality."""

    def __init__(self, *args: Any, lijsten: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, vraag in lijsten.lijst("veiligheidsvraag"):
            self.fields[code] = forms.ChoiceField(
                label=vraag, choices=ANTWOORDEN, required=False, widget=forms.RadioSelect
            )


class VastleggenForm(Formulier):
    """What was done, afterwards."""

    verslag = forms.CharField(
        label="Wat deed je, en hoe is het nu?", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class CrisisForm(MetWie):
    """Who, what, when. A name that is not known stays as it was typed: nobody searches during a crisis."""

    wat = forms.CharField(
        label="Wat is er aan de hand, of wat doe je?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Wat is er aan de hand, of wat doe je? Een paar woorden is genoeg."},
    )
    moment = forms.DateTimeField(
        label="Wanneer?",
        required=False,
        help_text="Leeg is nu.",
        error_messages={"invalid": "Dit is geen datum met tijd. Vul in zoals 24-11-2026 09:30."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].label = "Wie is het?"
        self.fields["wie"].required = True
        leeg = "Wie is het? Een naam, een adres of ‘onbekende man’ is genoeg."
        self.fields["wie"].error_messages["required"] = leeg

    def _zoek(self, velden: dict[str, Any]) -> None:
        """Nothing is asked back."""

    def vastleggen(self, actor: Actor) -> Any:
        """The melding, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        eigen = {"wie": v["wie"], "wat": v["wat"], "moment": v["moment"]}
        return self.doe(handelingen.crisis_vastleggen, actor=actor, **eigen, **self.wie_velden)
