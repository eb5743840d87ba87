"""What is typed to follow decisions: the check afterwards, and the campaign."""

from typing import Any

from django import forms

from keukentafel.besluit.opvragen.adviesnorm import Normbeeld
from keukentafel.besluit.opvragen.campagneselectie import Campagnekeuzes
from keukentafel.besluit.opvragen.register import WETTEN
from keukentafel.besluit.regels import campagne as rc
from keukentafel.besluit.regels import nazorg as rn
from keukentafel.besluit.regels.soorten import NAAM_VAN_VORM
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, als_keuzes, zet_keuzes
from keukentafel.kern.tekst import aantal
from keukentafel.plan.regels.maatwerk import NAAM_VAN_UITKOMST

DAG = forms.DateInput(format="%Y-%m-%d")
VINKJES = forms.CheckboxSelectMultiple


class NazorgForm(Formulier):
    """Three questions; the rules decide which answers fit together."""

    begonnen = forms.ChoiceField(
        label="Is de hulp begonnen?", choices=als_keuzes(rn.NAAM_VAN_BEGONNEN), widget=forms.RadioSelect
    )
    werkt = forms.ChoiceField(
        label="Werkt de hulp?", choices=als_keuzes(rn.NAAM_VAN_WERKT), widget=forms.RadioSelect, required=False
    )
    vervolg = forms.ChoiceField(label="Wat nu?", choices=als_keuzes(rn.NAAM_VAN_VERVOLG), widget=forms.RadioSelect)
    opnieuw_op = forms.DateField(label="Wanneer opnieuw?", required=False, widget=DAG)
    toelichting = forms.CharField(
        label="Eén regel voor collega’s", required=False, max_length=300, help_text="Het verhaal hoort in het dossier."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class SelectieForm(Formulier):
    """Which decisions; the preview answers at every change."""

    naam = GevraagdeTekst(label="Naam van de campagne", max_length=120)
    aanleiding = forms.ChoiceField(
        label="Waarom kijken we opnieuw?", choices=als_keuzes(rc.NAAM_VAN_AANLEIDING), widget=forms.RadioSelect
    )
    uitleg = forms.CharField(
        label="Wat verandert er?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Zo vertelt elke medewerker hetzelfde.",
    )
    wetten = forms.MultipleChoiceField(
        label="Welke wet?",
        required=False,
        widget=VINKJES,
        choices=als_keuzes(WETTEN),
    )
    producten = forms.MultipleChoiceField(label="Welke hulp?", required=False, widget=VINKJES)
    teams = forms.MultipleChoiceField(label="Welk team?", required=False, widget=VINKJES)
    vormen = forms.MultipleChoiceField(
        label="In welke vorm?", required=False, widget=VINKJES, choices=als_keuzes(NAAM_VAN_VORM)
    )
    einde_van = forms.DateField(label="Loopt af vanaf", required=False, widget=DAG)
    einde_tot = forms.DateField(label="Loopt af tot en met", required=False, widget=DAG)
    zonder_einde = forms.BooleanField(label="Ook hulp zonder einddatum", required=False)
    minuten = forms.IntegerField(label="Minuten per gesprek, met verslag", min_value=5, max_value=600)

    def __init__(self, data: Any = None, *, keuzes: Campagnekeuzes, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "producten", list(keuzes.producten))
        zet_keuzes(self, "teams", list(keuzes.teams))

    def selectie(self) -> rc.Selectie:
        """What the rules take."""
        v = self.cleaned_data
        return rc.Selectie(
            aanleiding=rc.Aanleiding(v["aanleiding"]),
            wetten=tuple(v["wetten"]),
            producten=tuple(v["producten"]),
            teams=tuple(int(team) for team in v["teams"]),
            vormen=tuple(v["vormen"]),
            einde_van=v["einde_van"],
            einde_tot=v["einde_tot"],
            zonder_einde=v["zonder_einde"],
        )


class VerdeelForm(Formulier):
    """When it starts, and how many talks each team has time for in a week."""

    begin = forms.DateField(label="Vanaf welke week?", widget=DAG)

    def __init__(self, data: Any = None, *, teams: tuple[tuple[int, str, int], ...], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.teams = teams
        for sleutel, naam, hoeveel in teams:
            self.fields[f"team_{sleutel}"] = forms.IntegerField(
                label=naam,
                min_value=0,
                max_value=500,
                help_text=f"{aantal(hoeveel, 'gesprek', 'gesprekken')} te verdelen",
                initial=5,
            )

    @property
    def teamvelden(self) -> list[Any]:
        """The fields per team, for the page."""
        return [self[f"team_{sleutel}"] for sleutel, _, _ in self.teams]

    def per_week(self) -> dict[int, int]:
        return {sleutel: self.cleaned_data[f"team_{sleutel}"] for sleutel, _, _ in self.teams}


class StapForm(Formulier):
    """What happened with one resident."""

    stap = forms.ChoiceField(label="Wat is er gebeurd?", widget=forms.RadioSelect)
    reden = forms.CharField(label="Waarom hoeft het niet meer?", required=False, max_length=300)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, stappen: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "stap", list(stappen))


class EindeForm(Formulier):
    """Why it ends while somebody was not told yet; empty when everybody was."""

    reden = forms.CharField(
        label="Waarom eindigt de campagne?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class AdviesnormForm(Formulier):
    """One question per norm; what the advice itself tells stands filled in."""

    toelichting = forms.CharField(label="Wat valt op?", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any = None, *, beeld: Normbeeld, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        keuzes = [("", "Niet bekeken"), *NAAM_VAN_UITKOMST.items()]
        self.codes = [norm.code for norm in beeld.normen]
        for norm in beeld.normen:
            eerst = ("ja" if beeld.bekend[norm.feit] else "nee") if norm.feit in beeld.bekend else ""
            self.fields[f"norm_{norm.code}"] = forms.ChoiceField(
                label=norm.naam, choices=keuzes, required=False, initial=eerst
            )

    @property
    def normvelden(self) -> list[Any]:
        return [self[f"norm_{code}"] for code in self.codes]

    def uitkomsten(self) -> dict[str, str]:
        return {code: uit for code in self.codes if (uit := self.cleaned_data[f"norm_{code}"])}
