"""Forms of the warm handover: offering and answering."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.kern.actor import Actor
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.toegang import handelingen
from keukentafel.toegang.handelingen.overdracht import ANTWOORDEN
from keukentafel.toegang.opvragen.keuzes import Keuzes
from keukentafel.toegang.opvragen.overdracht import Doorverbindscherm
from keukentafel.toegang.web.forms.basis import Formulier

CONCEPT = "overdracht:nieuw"


class DoorverbindForm(Formulier):
    """Where to, why it may, and what goes along."""

    naar = forms.ChoiceField(label="Naar wie?")
    grond = forms.ChoiceField(label="Waarom mag dit mee?", widget=forms.RadioSelect)
    bericht = forms.CharField(
        label="Wat geef je door?",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf op wat je doorgeeft. Alleen wat het andere loket nodig heeft."},
    )

    def __init__(self, *args: Any, scherm: Doorverbindscherm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "naar", scherm.naar)
        zet_keuzes(self, "grond", scherm.keuzes.lijst("grond_overdracht"))

    def aanbieden(self, actor: Actor, contact_id: UUID) -> Any:
        """The handover, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        soort, _, code = v["naar"].partition(":")
        naar: dict[str, Any] = {"naar_team_id": int(code)} if soort == "team" else {"loket": code}
        velden = {"contact_id": contact_id, "grond": v["grond"], "bericht": v["bericht"], **naar}
        overdracht = self.doe(handelingen.overdracht_aanbieden, actor=actor, **velden)
        if overdracht:
            concept_wissen(actor=actor, sleutel=CONCEPT)
        return overdracht


class OverdrachtAntwoordForm(Formulier):
    """Taken up or given back."""

    antwoord = forms.ChoiceField(label="Neem je dit aan?", choices=ANTWOORDEN, widget=forms.RadioSelect)
    wie = forms.CharField(label="Wie antwoordde bij het andere loket?", required=False, max_length=200)
    op = forms.DateField(
        label="Welke dag was dat?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Leeg is vandaag.",
    )
    bestand = forms.FileField(label="Brief of mail met het antwoord", required=False)
    reden = forms.ChoiceField(label="Waarom niet?", required=False)
    toelichting = forms.CharField(label="Toelichting voor de afzender", required=False, max_length=2000)

    def __init__(self, *args: Any, lijsten: Keuzes, buiten: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if buiten:
            self.fields["antwoord"].label = "Nemen zij dit aan?"
            self.fields["toelichting"].label = "Toelichting"
            self.fields["wie"].required = True
            self.fields["wie"].error_messages["required"] = "Vul in wie bij het andere loket antwoordde."
        redenen = [("", "Niet nodig bij aannemen"), *lijsten.lijst("reden_weigeren")]
        zet_keuzes(self, "reden", redenen)

    def beantwoorden(self, actor: Actor, overdracht_id: UUID) -> Any:
        """The answered handover, or None with the reason on the form."""
        if not self.is_valid():
            return None
        bestand = self.cleaned_data.pop("bestand")
        document = (bestand.name, bestand.read()) if bestand else None
        velden = {"actor": actor, "overdracht_id": overdracht_id, "document": document, **self.cleaned_data}
        return self.doe(handelingen.overdracht_beantwoorden, **velden)
