"""Forms of brieven. Field names are the names of the acts' arguments."""

from django import forms

from keukentafel.kern.formulieren import Formulier
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


class TekstForm(Formulier):
    titel = tekst("Titel")
    tekst = forms.CharField(
        label="Tekst",
        error_messages={"required": "Vul de tekst van de brief in."},
        help_text="Een lege regel begint een alinea, ## een kop en - een punt van een lijst.",
        widget=forms.Textarea(attrs={"rows": 18}),
    )
    van = dag("Vanaf")
