"""Appointments and postponed call-backs."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from keukentafel.kern.actor import Actor
from keukentafel.kern.klok import AMSTERDAM
from keukentafel.toegang import handelingen
from keukentafel.toegang.handelingen.afspraak import SOORTEN_PLAATS
from keukentafel.toegang.web.forms.basis import Formulier, MetWie

DUREN = [("30", "30 minuten"), ("60", "1 uur"), ("90", "anderhalf uur"), ("120", "2 uur")]
DATUM_FOUT = {"invalid": "Dit is geen bestaande datum. Vul in zoals 24-11-2026."}
TIJD_FOUT = {"invalid": "Dit is geen tijd. Vul in zoals 09:30."}


class _Moment(Formulier):
    """A day, a time and how long."""

    dag = forms.DateField(label="Dag", error_messages=DATUM_FOUT)
    tijd = forms.TimeField(label="Tijd", error_messages=TIJD_FOUT)

    @property
    def begin(self) -> datetime:
        return datetime.combine(self.cleaned_data["dag"], self.cleaned_data["tijd"], tzinfo=AMSTERDAM)


class AfspraakForm(MetWie, _Moment):
    """A new appointment in the own agenda."""

    duur = forms.ChoiceField(label="Hoe lang?", choices=DUREN, initial="60", widget=forms.RadioSelect)
    onderwerp = forms.CharField(label="Waarover?", max_length=200)
    soort_plaats = forms.ChoiceField(label="Waar?", choices=SOORTEN_PLAATS, initial="thuis", widget=forms.RadioSelect)
    plaats = forms.CharField(label="Plaats in woorden", required=False, max_length=200)

    def maken(self, actor: Actor) -> Any:
        """The appointment, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        return self.doe(
            handelingen.afspraak_maken,
            actor=actor,
            **self.wie_velden,
            begin=self.begin,
            einde=self.begin + timedelta(minutes=int(v["duur"])),
            onderwerp=v["onderwerp"],
            soort_plaats=v["soort_plaats"],
            plaats=v["plaats"],
        )


class VerzetForm(_Moment):
    """Another moment; `versie` is what the worker saw."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def verzetten(self, actor: Actor, afspraak_id: Any) -> Any:
        """The moved appointment, or None with the reason on the form."""
        if not self.is_valid():
            return None
        return self.doe(
            handelingen.afspraak_verzetten,
            actor=actor,
            afspraak_id=afspraak_id,
            begin=self.begin,
            versie=self.cleaned_data["versie"],
        )
