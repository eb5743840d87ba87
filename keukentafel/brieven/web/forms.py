"""Forms of brieven. Field names are the names of the acts' arguments."""

from collections.abc import Sequence
from typing import Any

from django import forms

from keukentafel.delen.web.forms import PARTNERS
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.organisatie.web.forms import dag, tekst


class PostForm(Formulier):
    op = dag("Op de post op")


class AdresForm(Formulier):
    adres = forms.CharField(
        label="Adres van de organisatie",
        max_length=300,
        help_text="Straat en nummer, daaronder postcode en plaats.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class VeiligForm(Formulier):
    """Which recorded address; a typed one is never offered here (REQ-163)."""

    adres_id = forms.ChoiceField(label="Naar welk adres?")

    def __init__(self, data: Any = None, *, adressen: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        zet_keuzes(self, "adres_id", adressen)


class PartneradresForm(Formulier):
    partner = forms.ChoiceField(label="Wat voor organisatie?", choices=PARTNERS)
    organisatie = tekst("Naam van de organisatie")
    functie = tekst("Van wie is deze postbus?", hulp="Bijvoorbeeld: huisarts, intern begeleider, zorgcoördinator.")
    email = tekst("E-mailadres")


class NakijkForm(Formulier):
    email = tekst("Typ het adres zelf over", hulp="Van hun website of brief, of zoals zij het aan de telefoon zeggen.")
    hoe = tekst("Hoe keek je het na?", hulp="Bijvoorbeeld: gebeld met het nummer op hun website.")


class TekstForm(Formulier):
    titel = tekst("Titel")
    tekst = forms.CharField(
        label="Tekst",
        error_messages={"required": "Vul de tekst van de brief in."},
        help_text="Een lege regel begint een alinea, ## een kop en - een punt van een lijst.",
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    van = dag("Vanaf")
