"""Taking post in, giving it a place, and signals of others."""

import re
from typing import Any
from uuid import UUID

from django import forms

from keukentafel.kern.actor import Actor
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.kern.velden import BestandenVeld
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen import post as opvragen
from keukentafel.toegang.regels import Urgentie
from keukentafel.toegang.regels.zorg import NEUTRAAL
from keukentafel.toegang.web.forms.basis import Formulier, MetWie

MELDINGNUMMER = re.compile(r"^(melding\s+)?\d{1,9}$", re.I)


class InnemenForm(Formulier):
    """Mails and scans, several at once."""

    bestand = BestandenVeld(label="Mails of scans")

    def innemen(self, actor: Actor) -> tuple[int, int] | None:
        """How many are new, and how many were there already; None with the reason on the form."""
        if not self.is_valid():
            return None
        uit = [
            self.doe(handelingen.poststuk_innemen, actor=actor, naam=f.name, inhoud=f.read())
            for f in self.cleaned_data["bestand"]
            if not self.errors
        ]
        nieuw = sum(1 for i in uit if i and i.nieuw)
        return None if self.errors else (nieuw, len(uit) - nieuw)


class KoppelForm(MetWie):
    """Whom or what it belongs to: a name, a household, or the number of a melding."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].label = "Bij wie of welke melding hoort dit?"
        self.melding: UUID | None = None

    def _zoek(self, velden: dict[str, Any]) -> None:
        if MELDINGNUMMER.match(velden["wie"]):
            self.melding = opvragen.melding_met_nummer(velden["wie"])
            if self.melding is None:
                self.add_error("wie", f"‘{velden['wie']}’ is geen melding die je kunt openen. Kijk het nummer na.")
            return
        super()._zoek(velden)

    @property
    def plek(self) -> dict[str, UUID]:
        """`inwoner_id`, `huishouden_id` or `melding_id` for the act."""
        soort, _, tekst = self.cleaned_data.get("persoon", "").partition(":")
        if soort == "melding" and re.fullmatch(r"[0-9a-f-]{36}", tekst):
            return {"melding_id": UUID(tekst)}
        return {"melding_id": self.melding} if self.melding else self.wie_velden


class WegleggenForm(Formulier):
    reden = forms.ChoiceField(label="Waarom hoeft er niets?", widget=forms.RadioSelect)
    toelichting = forms.CharField(label="Toelichting", max_length=1000, required=False)

    def __init__(self, *args: Any, redenen: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "reden", list(redenen))


class ZorgForm(MetWie):
    """One screen: the worry, whom it is about, who melds, and why we may work with it."""

    contact = forms.CharField(required=False, widget=forms.HiddenInput)
    hulpvraag = forms.CharField(
        label="Wat ziet of hoort de melder?", strip=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    soort = forms.ChoiceField(label="Wat voor signaal?", widget=forms.RadioSelect)
    urgentie = forms.ChoiceField(label="Hoe snel?", choices=[(u.value, u.value.capitalize()) for u in Urgentie])
    onderwerpen = forms.MultipleChoiceField(label="Waarover?", required=False, widget=forms.CheckboxSelectMultiple)
    melder_onbekend = forms.BooleanField(label="De melder wil onbekend blijven", required=False)
    melder_soort = forms.ChoiceField(label="Wie meldt dit?")
    melder_naam = forms.CharField(label="Naam van de melder", max_length=200, required=False)
    melder_organisatie = forms.CharField(label="Organisatie", max_length=200, required=False)
    bereikbaar = forms.CharField(label="Telefoon of e-mail van de melder", max_length=200, required=False)
    wil_terugkoppeling = forms.BooleanField(label="De melder wil horen dat we het oppakken", required=False)
    inwoner_weet_het = forms.BooleanField(label="De inwoner weet dat dit gemeld is", required=False)
    grondslag = forms.ChoiceField(label="Op welke grond verwerken we dit zonder toestemming?")
    grondslag_toelichting = forms.CharField(label="Toelichting op de grond", max_length=1000, required=False)

    def __init__(self, *args: Any, keuzes: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        begin = {"urgentie": Urgentie.GEWOON.value, "soort": keuzes["soort"][0][0], **kwargs.pop("initial", {})}
        super().__init__(*args, initial=begin, **kwargs)
        for veld, lijst in keuzes.items():
            zet_keuzes(self, veld, lijst)
        self.fields["wie"].label = "Over wie gaat het?"

    def clean(self) -> dict[str, Any]:
        velden = super().clean()
        if velden.get("melder_onbekend") and velden.get("wil_terugkoppeling"):
            tekst = "Wie onbekend blijft, kunnen we niets laten weten. Haal één van de twee vinkjes weg."
            self.add_error("wil_terugkoppeling", tekst)
        return velden

    def maken(self, actor: Actor) -> Any:
        """The zorgmelding, or None with the reason on the form."""
        if not self.is_valid():
            return None
        weg = {"wie", "persoon", "keuze", "contact"}
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in weg}
        contact = self.uuid("contact")
        return self.doe(handelingen.zorgmelding_maken, actor=actor, contact_id=contact, **self.wie_velden, **velden)


class GrondForm(Formulier):
    grondslag = forms.ChoiceField(label="Grond")
    toelichting = forms.CharField(label="Toelichting", max_length=1000, required=False)

    def __init__(self, *args: Any, lijst: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "grondslag", lijst)


class TerugkoppelForm(Formulier):
    hoe = forms.CharField(label="Hoe?", max_length=200, initial="Telefonisch")
    tekst = forms.CharField(
        label="Wat hoorde de melder?", strip=False, initial=NEUTRAAL, widget=forms.Textarea(attrs={"rows": 4})
    )


class BenaderForm(Formulier):
    hoe = forms.CharField(label="Hoe zochten jullie contact?", max_length=200, initial="Huisbezoek")
    uitkomst = forms.CharField(label="Hoe ging dat?", strip=False, widget=forms.Textarea(attrs={"rows": 3}))
