"""What is typed about an aanvraag: few fields, the rest beneath "Meer"."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.besluit.handelingen.aanvraag import NAAM_VAN_DUBBEL
from keukentafel.besluit.regels.klok import OPSCHORTEND
from keukentafel.besluit.regels.soorten import NAAM_VAN_FEIT, NAAM_VAN_PROCEDURE, Feit
from keukentafel.besluit.regels.voorvallen import NAAM_VAN_VOORVAL, UITKOMSTEN, Voorval
from keukentafel.dossier.opvragen import DossierKader
from keukentafel.kern.formulieren import Formulier, als_keuzes, zet_keuzes
from keukentafel.poort.matrix import NAAM_VAN_WET

DAG = forms.DateInput(format="%Y-%m-%d")
KORT = forms.Textarea(attrs={"rows": 2})
ROUTES = [
    ("", "Niet van toepassing"), ("01", "Gemeente"), ("02", "Huisarts"), ("03", "Jeugdarts"),
    ("04", "Gecertificeerde instelling"), ("05", "Medisch specialist"), ("08", "Rechter, OM of JJI"),
]  # fmt: skip


class AanvraagForm(Formulier):
    """Who, what kind, and the words. Whatever else is known stands beneath "Meer"."""

    inwoner_id = forms.ChoiceField(label="Voor wie?")
    procedure = forms.ChoiceField(label="Wat voor aanvraag?", choices=als_keuzes(NAAM_VAN_PROCEDURE))
    vraag = forms.CharField(
        label="Wat wordt er gevraagd?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op wat de inwoner vraagt, in eigen woorden."},
    )
    dubbel = forms.ChoiceField(
        label="Gaat dit over hetzelfde als de aanvraag die al loopt?",
        required=False,
        choices=als_keuzes(NAAM_VAN_DUBBEL),
        widget=forms.RadioSelect,
    )
    ontvangen_op = forms.DateField(
        label="Wanneer kwam de aanvraag binnen?", required=False, widget=DAG, help_text="Leeg: vandaag."
    )
    aanvrager = forms.CharField(
        label="Wie doet de aanvraag?", required=False, help_text="Naam, en als wat. Leeg: de inwoner zelf."
    )
    producten = forms.MultipleChoiceField(label="Welke hulp?", required=False, widget=forms.CheckboxSelectMultiple)
    wet = forms.ChoiceField(
        label="Onder welke wet?", required=False, help_text="Alleen bij advies en bij hulp zonder besluit."
    )
    toegangsroute = forms.ChoiceField(label="Verwezen door", required=False, choices=ROUTES)
    kanaal = forms.ChoiceField(label="Hoe kwam het binnen?", required=False)
    getekend = forms.BooleanField(label="De aanvraag is ondertekend", required=False)
    toelichting = forms.CharField(label="Toelichting", required=False, widget=KORT)

    def __init__(
        self, data: Any = None, *, kader: DossierKader, producten: list[tuple[str, str]],
        kanalen: list[tuple[str, str]], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        zet_keuzes(self, "inwoner_id", [(str(lid.id), lid.naam) for lid in kader.leden])
        zet_keuzes(self, "producten", producten)
        zet_keuzes(self, "kanaal", [("", "Weet ik niet"), *kanalen])
        zet_keuzes(self, "wet", als_keuzes(NAAM_VAN_WET, "Volgt uit de soort aanvraag"))
        if not producten:
            del self.fields["producten"]

    def velden(self) -> dict[str, Any]:
        """What aanvraag_ontvangen takes."""
        return self.cleaned_data | {"inwoner_id": UUID(self.cleaned_data["inwoner_id"])}


class StapForm(Formulier):
    """Another step than the one on the button."""

    gebeurtenis = forms.ChoiceField(label="Wat is er gebeurd?")
    op = forms.DateField(label="Wanneer?", required=False, widget=DAG, help_text="Leeg: vandaag.")
    uitkomst = forms.ChoiceField(
        label="Wat is er besloten?", required=False, choices=als_keuzes(UITKOMSTEN, "Niet van toepassing")
    )
    toelichting = forms.CharField(label="Toelichting", required=False, widget=KORT)

    def __init__(self, data: Any = None, *, stappen: list[str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "gebeurtenis", [(code, NAAM_VAN_VOORVAL[Voorval(code)]) for code in stappen])


class AanvullingForm(Formulier):
    """What is missing, and until when."""

    wat = forms.CharField(label="Wat moet de inwoner aanvullen?", widget=forms.Textarea(attrs={"rows": 3}))
    hersteltermijn = forms.DateField(
        label="Tot en met welke dag?", required=False, widget=DAG, help_text="Leeg: de gewone tijd van de gemeente."
    )


HOE = {
    "zelf": "Wij verlengen zelf: de wet geeft geen eigen termijn",
    "instemming": "De inwoner stemde op schrift in",
    "melden": "Alleen laten weten dat het later wordt",
}


class VerlengForm(Formulier):
    """How much longer, and on what ground."""

    hoe = forms.ChoiceField(label="Hoe?", choices=als_keuzes(HOE), widget=forms.RadioSelect)
    weken = forms.IntegerField(label="Hoeveel weken?", min_value=1, max_value=52)
    reden = forms.CharField(label="Waarom is er meer tijd nodig?", widget=KORT, help_text="De inwoner leest dit.")


REDENEN = {
    feit: NAAM_VAN_FEIT[feit] for feit in OPSCHORTEND if feit not in (Feit.AANVULLING, Feit.INSTEMMING)
}  # fmt: skip


class WachtForm(Formulier):
    """Why the term stands still."""

    soort = forms.ChoiceField(label="Waar wachten we op?", choices=als_keuzes(REDENEN))
    reden = forms.CharField(label="Wat precies?", widget=KORT)
    op = forms.DateField(label="Sinds wanneer?", required=False, widget=DAG, help_text="Leeg: vandaag.")


class IngebrekeForm(Formulier):
    """When it came in, and how."""

    op = forms.DateField(label="Wanneer kwam die binnen?", required=False, widget=DAG, help_text="Leeg: vandaag.")
    schriftelijk = forms.BooleanField(label="Op schrift: brief, e-mail of formulier", required=False, initial=True)
