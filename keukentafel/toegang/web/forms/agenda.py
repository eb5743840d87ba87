"""Appointments: new, moved, ended."""

from datetime import datetime, timedelta
from typing import Any, cast

from django import forms
from django.http import QueryDict

from keukentafel.kern.actor import Actor
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.kern.fouten import Fout
from keukentafel.kern.klok import AMSTERDAM
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.afspraak_nieuw import AfspraakScherm
from keukentafel.toegang.opvragen.agenda import AfspraakBlad
from keukentafel.toegang.opvragen.keuzes import Keuzes
from keukentafel.toegang.regels import NaGemist, SoortPlaats, Vorm
from keukentafel.toegang.web.forms.basis import Formulier, LuieKeuzes, MetWie

DUREN = [("30", "30 minuten"), ("60", "1 uur"), ("90", "anderhalf uur"), ("120", "2 uur")]
DATUM_FOUT = {"invalid": "Dit is geen bestaande datum. Vul in zoals 24-11-2026."}
TIJD_FOUT = {"invalid": "Dit is geen tijd. Vul in zoals 09:30."}
PLAATSEN = [(s.value, s.naam) for s in SoortPlaats]
VORMEN = [(v.value, v.naam) for v in Vorm]
GEEN_RUIMTE = ("", "Geen ruimte boeken")
TOLK_ZELF = "volgens-inwoner"


def _kiezen(form: forms.Form, **lijsten: Any) -> None:
    for naam, lijst in lijsten.items():
        zet_keuzes(form, naam, lijst)


def _ruimtes(lijsten: Keuzes) -> list[tuple[str, str]]:
    return [GEEN_RUIMTE, *((code, r.keuze) for code, r in lijsten.ruimtes.items())]


class _Moment(Formulier):
    """A day and a time. `toch` comes from the button that goes on after a question."""

    dag = forms.DateField(label="Dag", error_messages=DATUM_FOUT)
    tijd = forms.TimeField(label="Tijd", error_messages=TIJD_FOUT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vraag = ""

    @property
    def begin(self) -> datetime:
        return datetime.combine(self.cleaned_data["dag"], self.cleaned_data["tijd"], tzinfo=AMSTERDAM)

    @property
    def toch(self) -> bool:
        return "toch" in self.data

    def bij_fout(self, fout: Fout) -> None:
        """A question stands above the form, with a button that goes on; it is no error."""
        if isinstance(fout, handelingen.Vraag):
            self.vraag = fout.tekst
        else:
            super().bij_fout(fout)


class AfspraakForm(MetWie, _Moment):
    """A new appointment: what, with whom, when, how and where. The rest has a default."""

    duur = forms.ChoiceField(label="Hoe lang?", choices=DUREN, initial="60", widget=forms.RadioSelect, required=False)
    onderwerp = forms.CharField(label="Waarover?", max_length=200)
    kanaal = forms.ChoiceField(
        label="Hoe?", choices=VORMEN, initial=Vorm.GESPREK.value, widget=forms.RadioSelect, required=False
    )
    soort_plaats = forms.ChoiceField(
        label="Waar wil de inwoner afspreken?",
        choices=PLAATSEN,
        initial="thuis",
        widget=forms.RadioSelect,
        required=False,
    )
    ruimte = forms.ChoiceField(label="Ruimte", required=False)
    plaats = forms.CharField(label="Plaats in woorden", required=False, max_length=200)
    leden = forms.MultipleChoiceField(label="Wie zijn erbij?", required=False, widget=forms.CheckboxSelectMultiple)
    anderen = forms.CharField(
        label="Wie van buiten zijn erbij?", required=False, max_length=1000, help_text="Namen met een komma ertussen."
    )
    medewerker = forms.ChoiceField(label="In wiens agenda?", required=False)
    tolk = forms.ChoiceField(label="Tolk", required=False)
    melding = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, scherm: AfspraakScherm, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {**scherm.begin, **kwargs.get("initial", {})}})
        self.communicatie = scherm.communicatie
        if not self.is_bound:
            self.fields["soort_plaats"].help_text = scherm.plaats_bron
        talen = [(code, f"Tolk {naam}") for code, naam in scherm.keuzes.lijst("taal") if code != "nl"]
        _kiezen(
            self,
            ruimte=_ruimtes(scherm.keuzes),
            leden=list(scherm.leden),
            tolk=[(TOLK_ZELF, "Zoals bij de inwoner staat"), ("geen", "Geen tolk"), *talen],
            medewerker=LuieKeuzes([("", "Mijn agenda")], lambda: scherm.collegas),
        )
        # Chosen on an earlier page, so what was sent may name people this page did not list.
        if self.is_bound and not scherm.leden:
            sleutels = cast(QueryDict, self.data).getlist(self.add_prefix("leden"))
            _kiezen(self, leden=[(x, x) for x in sleutels])

    @property
    def meer_open(self) -> bool:
        """Something under "Meer" is filled in or wrong."""
        return any(self[naam].errors or self[naam].value() for naam in ("anderen", "plaats", "medewerker"))

    def _tolk(self) -> str | None:
        keuze = self.cleaned_data["tolk"]
        return None if keuze in ("", TOLK_ZELF) else "" if keuze == "geen" else keuze

    def maken(self, actor: Actor) -> Any:
        """The appointment; None with the reason, or a question, on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        return self.doe(
            handelingen.afspraak_maken,
            actor=actor,
            **self.wie_velden,
            begin=self.begin,
            einde=self.begin + timedelta(minutes=int(v["duur"] or 60)),
            onderwerp=v["onderwerp"],
            kanaal=v["kanaal"] or Vorm.GESPREK,
            soort_plaats=v["soort_plaats"] or SoortPlaats.THUIS,
            ruimte=v["ruimte"],
            plaats=v["plaats"],
            deelnemers=v["leden"],
            anderen=v["anderen"].split(","),
            medewerker_id=self.uuid("medewerker"),
            melding_id=self.uuid("melding"),
            tolk_taal=self._tolk(),
            toch=self.toch,
        )


class VerzetForm(_Moment):
    """Another moment or room; `versie` is what the worker saw."""

    reden = forms.ChoiceField(label="Waarom?", required=False)
    ruimte = forms.ChoiceField(label="Ruimte", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, blad: AfspraakBlad, **kwargs: Any) -> None:
        begin = {
            "dag": blad.dag,
            "tijd": f"{blad.regel.begin:%H:%M}",
            "ruimte": blad.ruimte,
            "versie": blad.regel.versie,
        }
        super().__init__(*args, initial=begin, auto_id="verzet_%s", **kwargs)
        _kiezen(
            self,
            reden=[("", "Niet gezegd"), *blad.keuzes.lijst("reden_afspraak")],
            ruimte=_ruimtes(blad.keuzes),
        )

    def verzetten(self, actor: Actor, afspraak_id: Any) -> Any:
        """The moved appointment; None with the reason, or a question, on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        return self.doe(
            handelingen.afspraak_verzetten,
            actor=actor,
            afspraak_id=afspraak_id,
            begin=self.begin,
            reden=v["reden"],
            ruimte=v["ruimte"],
            versie=v["versie"],
            toch=self.toch,
        )


class AfzegForm(Formulier):
    """Cancelled, and why."""

    stand = forms.CharField(widget=forms.HiddenInput, initial="afgezegd")
    reden = forms.ChoiceField(label="Waarom gaat het niet door?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, blad: AfspraakBlad, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "afzeg_%s", **kwargs})
        _kiezen(self, reden=blad.keuzes.lijst("reden_afspraak"))


class GemistForm(Formulier):
    """Nobody was there: why, as far as known, and what happens next."""

    stand = forms.CharField(widget=forms.HiddenInput, initial="niet_verschenen")
    reden = forms.ChoiceField(label="Weet je waarom?", required=False, widget=forms.RadioSelect)
    vervolg = forms.ChoiceField(
        label="Wat doe je nu?",
        choices=[(n.value, n.naam) for n in NaGemist],
        initial=NaGemist.BELLEN.value,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, blad: AfspraakBlad, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "gemist_%s", **kwargs})
        _kiezen(self, reden=blad.keuzes.lijst("reden_gemist"))


class TolkForm(Formulier):
    """What was booked."""

    notitie = forms.CharField(label="Wat is er geregeld?", max_length=500)
