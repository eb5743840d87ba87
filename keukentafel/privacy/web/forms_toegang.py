"""What is typed around access for a while."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, zet_keuzes
from keukentafel.privacy.opvragen.toegang import Vraagblad
from keukentafel.privacy.regels.noodtoegang import Oordeel

LANG = forms.Textarea(attrs={"rows": 3})
DAG = forms.DateInput(format="%Y-%m-%d")
Keuzes = tuple[tuple[str, str], ...]


class _Doel(Formulier):
    """One dossier needs no choice; a child of two homes has two."""

    dossier_id = forms.ChoiceField(label="Welk dossier?")

    def __init__(self, data: Any = None, *, blad: Vraagblad, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        keuzes = [(str(d.dossier_id), f"Dossier {d.nummer}, team {d.team}") for d in blad.doelen]
        zet_keuzes(self, "dossier_id", keuzes)
        if len(keuzes) == 1:
            self.fields["dossier_id"].widget = forms.HiddenInput()
            self.fields["dossier_id"].initial = keuzes[0][0]

    def velden(self) -> dict[str, Any]:
        """Arguments of the act."""
        return {**self.cleaned_data, "dossier_id": UUID(self.cleaned_data["dossier_id"])}


class NoodForm(_Doel):
    categorie = forms.ChoiceField(label="Waarom kan het niet wachten?", widget=forms.RadioSelect)
    reden = forms.CharField(label="Wat is er aan de hand?", widget=LANG, max_length=2000)
    minuten = forms.IntegerField(label="Hoeveel minuten?", min_value=1)
    onveilig = forms.BooleanField(
        label="Het is misschien niet veilig als de inwoner dit nu leest. Laat de aandachtsfunctionaris meekijken.",
        required=False,
    )

    def __init__(self, data: Any = None, *, blad: Vraagblad, **kwargs: Any) -> None:
        super().__init__(data, blad=blad, initial={"minuten": blad.minuten}, **kwargs)
        zet_keuzes(self, "categorie", list(blad.categorieen))
        self.fields["minuten"].help_text = f"Hoogstens {blad.hoogstens}. Het stopt vanzelf."


class VraagForm(_Doel):
    reden = forms.CharField(label="Waarvoor heb je toegang nodig?", widget=LANG, max_length=2000)
    dagen = forms.IntegerField(label="Hoeveel dagen?", min_value=1)

    def __init__(self, data: Any = None, *, blad: Vraagblad, **kwargs: Any) -> None:
        super().__init__(data, blad=blad, initial={"dagen": min(7, blad.dagen)}, **kwargs)
        self.fields["dagen"].help_text = f"Hoogstens {blad.dagen}. Het stopt vanzelf."


class VerantwoordForm(Formulier):
    nodig = forms.CharField(label="Waarom was het nodig?", widget=LANG, max_length=5000)
    gezien = forms.CharField(label="Wat heb je gelezen?", widget=LANG, max_length=5000)
    gedaan = forms.CharField(label="Wat heb je gedaan?", widget=LANG, max_length=5000)


class OordeelForm(Formulier):
    oordeel = forms.ChoiceField(
        label="Was het terecht?",
        widget=forms.RadioSelect,
        choices=[(Oordeel.AANVAARD.value, "Ja, aanvaard"), (Oordeel.AFGEWEZEN.value, "Nee, afgewezen")],
    )
    reden = GevraagdeTekst(label="Waarom? Bij afwijzen is dit nodig.", widget=LANG, max_length=2000)


class AdviesForm(Formulier):
    advies = forms.CharField(label="Wat raad je aan?", widget=LANG, max_length=5000)


class AntwoordForm(Formulier):
    ja = forms.TypedChoiceField(
        label="Geef je toegang?",
        widget=forms.RadioSelect,
        choices=[("ja", "Ja"), ("nee", "Nee")],
        coerce=lambda w: w == "ja",
    )
    antwoord = GevraagdeTekst(label="Waarom? Bij nee is dit nodig.", widget=LANG, max_length=2000)


class IntrekForm(Formulier):
    reden = forms.CharField(label="Waarom stopt de toegang?", widget=LANG, max_length=2000)


class UitstelForm(Formulier):
    reden = forms.CharField(label="Waarom leest de inwoner dit nog niet?", widget=LANG, max_length=2000)
    kijk_op = forms.DateField(label="Op welke dag kijk je opnieuw?", widget=DAG)


class AkkoordForm(Formulier):
    nummer = forms.CharField(label="Welk dossier? Het nummer.", max_length=40)
    medewerker_id = forms.ChoiceField(label="Voor welke medewerker?")
    reden = forms.CharField(label="Waarom mag dit?", widget=LANG, max_length=2000)

    def __init__(self, data: Any = None, *, collegas: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "medewerker_id", [("", "Kies iemand"), *collegas])

    def velden(self) -> dict[str, Any]:
        return {**self.cleaned_data, "medewerker_id": UUID(self.cleaned_data["medewerker_id"])}
