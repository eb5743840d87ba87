"""The short contact and what follows a call-back."""

from typing import Any

from django import forms

from keukentafel.kern.actor import Actor
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.contact import ContactScherm
from keukentafel.toegang.regels import Vervolg, Wanneer
from keukentafel.toegang.regels.balie import Contactreden
from keukentafel.toegang.web.forms.basis import LuieKeuzes, MetWie

CONCEPT = "contact:nieuw"
VERVOLG = [
    (Vervolg.KLAAR.value, "Klaar, geen vervolg"),
    (Vervolg.TERUGBELLEN.value, "Terugbellen"),
    (Vervolg.MELDING.value, "Melding maken"),
]
WANNEER = [
    (Wanneer.VANDAAG.value, "Vandaag"),
    (Wanneer.VOLGENDE_WERKDAG.value, "Volgende werkdag"),
    (Wanneer.DEZE_WEEK.value, "Binnen 3 werkdagen"),
]
HERKOMST = {"reden": "contactreden", "afdoening": "afdoening", "verwijzer": "verwijzer", "namens": "namens"}
MEER = ("afdoening", "verwijzer", "namens", "beller", "overbelasting")
BEL_ZELF, BEL_TEAM = "zelf", "team"


class ContactForm(MetWie):
    """Five visible fields; who calls back only appears when somebody will."""

    kanaal = forms.ChoiceField(label="Hoe?", widget=forms.RadioSelect)
    onderwerpen = forms.MultipleChoiceField(label="Waarover?", required=False, widget=forms.CheckboxSelectMultiple)
    tekst = forms.CharField(label="Kort verslag", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 3}))
    vervolg = forms.ChoiceField(label="En nu?", choices=VERVOLG, widget=forms.RadioSelect)
    bel_wanneer = forms.ChoiceField(label="Wanneer bellen?", choices=WANNEER, required=False, widget=forms.RadioSelect)
    bel_wie = forms.ChoiceField(label="Wie belt?", required=False)
    bel_telefoon = forms.CharField(
        label="Telefoon", required=False, max_length=40, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    reden = forms.ChoiceField(label="Waarom belt of komt iemand?", required=False)
    afdoening = forms.ChoiceField(label="Hoe is het opgelost?", required=False)
    verwijzer = forms.ChoiceField(label="Wie verwees naar ons?", required=False)
    namens = forms.ChoiceField(label="Wie spreekt er?", required=False)
    beller = forms.CharField(label="Naam van wie spreekt", required=False, max_length=200)
    overbelasting = forms.BooleanField(label="De mantelzorger is overbelast", required=False)

    def __init__(self, *args: Any, scherm: ContactScherm, **kwargs: Any) -> None:
        standaard = {
            "kanaal": lambda: scherm.kanaal,
            "vervolg": Vervolg.KLAAR.value,
            "bel_wanneer": Wanneer.VOLGENDE_WERKDAG.value,
            "bel_wie": BEL_ZELF,
        }
        super().__init__(*args, initial={**standaard, **kwargs.pop("initial", {})}, **kwargs)
        zet_keuzes(self, "kanaal", scherm.keuzes.lijst("kanaal"))
        zet_keuzes(self, "onderwerpen", scherm.keuzes.lijst("onderwerp"))
        zelf_of_team = [(BEL_ZELF, "Ikzelf"), (BEL_TEAM, "Iemand van het team")]
        zet_keuzes(self, "bel_wie", LuieKeuzes(zelf_of_team, lambda: scherm.collegas))
        for veld, soort in HERKOMST.items():
            leeg = [] if veld == "reden" else [("", "Niet gevraagd")]
            zet_keuzes(self, veld, [*leeg, *scherm.keuzes.lijst(soort)])
        self.lijsten = scherm.keuzes

    @property
    def meer_open(self) -> bool:
        """Did somebody fill in where it came from?"""
        return any(self[veld].value() for veld in MEER) or self["reden"].value() not in (None, "", Contactreden.VRAAG)

    def vastleggen(self, actor: Actor) -> Any:
        """The contact, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        contact = self.doe(
            handelingen.contact_vastleggen,
            actor=actor,
            lijsten=self.lijsten,
            **self.wie_velden,
            kanaal=v["kanaal"],
            onderwerpen=v["onderwerpen"],
            tekst=v["tekst"],
            vervolg=v["vervolg"],
            bel_wie=self.uuid("bel_wie"),
            bel_team=v["bel_wie"] == BEL_TEAM,
            bel_wanneer=v["bel_wanneer"] or Wanneer.VOLGENDE_WERKDAG,
            bel_telefoon=v["bel_telefoon"],
            reden=v["reden"] or Contactreden.VRAAG,
            **{veld: v[veld] for veld in MEER},
        )
        if contact:
            concept_wissen(actor=actor, sleutel=CONCEPT)
        return contact
