"""Forms of breaches, DPIA's and their measures. They parse; the acts decide."""

from typing import Any

from django import forms

from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, zet_keuzes
from keukentafel.privacy.opvragen.maatregel import eigenaarkeuzes
from keukentafel.privacy.regels import datalek as rd

DAG = forms.DateInput(format="%Y-%m-%d")
KORT = forms.Textarea(attrs={"rows": 3})
GEEN_NAMEN = "Schrijf geen namen op: ‘de inwoner’ is genoeg."


class Moment(forms.DateTimeField):
    """A day with a time, as the browser's own field gives it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"), **kwargs)


class MeldForm(Formulier):
    """For whoever sees something go wrong: one text, and only what the page cannot know."""

    wat = GevraagdeTekst(
        label="Wat is er gebeurd?", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, help_text=GEEN_NAMEN
    )
    bekend_op = Moment(label="Wanneer merkte je het?", required=False, help_text="Leeg is nu.")
    dossier_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    over_dossier = forms.BooleanField(label="Het gaat over het dossier dat ik net open had", required=False)

    def velden(self) -> dict[str, Any]:
        """What the act takes."""
        c = self.cleaned_data
        dossier = c["dossier_id"] if c["over_dossier"] else None
        return {"wat": c["wat"], "bekend_op": c["bekend_op"], "dossier_id": dossier}


class OpenForm(Formulier):
    wat = GevraagdeTekst(
        label="Wat is er gebeurd?", widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, help_text=GEEN_NAMEN
    )
    bekend_op = Moment(
        label="Wanneer wisten we het?", required=False, help_text="Leeg is nu. Vanaf dan lopen de 72 uur."
    )


class FeitenForm(Formulier):
    versie = forms.IntegerField(widget=forms.HiddenInput)
    wat = forms.CharField(
        label="Wat is er gebeurd?", widget=forms.Textarea(attrs={"rows": 5}), max_length=4000, help_text=GEEN_NAMEN
    )
    soort = forms.ChoiceField(label="Soort", choices=[(s.value, n) for s, n in rd.NAAM_VAN_SOORT.items()])
    bekend_op = Moment(label="Wanneer wisten we het?")
    gebeurd_op = forms.DateField(label="Wanneer gebeurde het?", required=False, widget=DAG)
    gegevens = forms.MultipleChoiceField(
        label="Welke gegevens?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(g.value, n) for g, n in rd.NAAM_VAN_GEGEVEN.items()],
    )
    aantal = forms.IntegerField(label="Van hoeveel mensen, ongeveer?", required=False, min_value=0, max_value=1_000_000)
    ingedamd = forms.CharField(label="Wat is er meteen gedaan?", required=False, widget=KORT, max_length=4000)


class BesluitForm(Formulier):
    oordeel = forms.ChoiceField(
        label="Wat besluit je?",
        widget=forms.RadioSelect,
        choices=[(o.value, n) for o, n in rd.NAAM_VAN_OORDEEL.items()],
    )
    reden = GevraagdeTekst(label="Waarom?", widget=KORT, max_length=4000)


class ApForm(Formulier):
    op = Moment(label="Wanneer is het gemeld?")
    kenmerk = GevraagdeTekst(label="Kenmerk van de AP", max_length=100)
    voorlopig = forms.BooleanField(label="Dit is een voorlopige melding: een aanvulling volgt", required=False)
    reden_laat = GevraagdeTekst(label="Na 72 uur: waarom later?", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["op"].initial = klok.nu()


class BetrokkeneForm(Formulier):
    naam = forms.CharField(label="Naam", max_length=200)
    geboren = forms.DateField(label="Geboren op", widget=DAG)
    klantnummer = forms.IntegerField(label="Klantnummer, alleen bij naamgenoten", required=False, min_value=1)


class InlichtForm(Formulier):
    """What stands in the letter (AVG art. 34 lid 2)."""

    gebeurd = GevraagdeTekst(label="Wat is er gebeurd?", widget=KORT, max_length=2000)
    gevolgen = GevraagdeTekst(label="Wat kan dit voor de inwoner betekenen?", widget=KORT, max_length=2000)
    gedaan = GevraagdeTekst(label="Wat hebben wij gedaan?", widget=KORT, max_length=2000)
    doen = forms.CharField(label="Wat kan de inwoner zelf doen?", required=False, widget=KORT, max_length=2000)


class VerteldForm(Formulier):
    """Somebody who was told in another way than by letter."""

    betrokkene_id = forms.ChoiceField(label="Wie is ingelicht?")
    wijze = forms.ChoiceField(
        label="Hoe?", choices=[(w.value, n) for w, n in rd.NAAM_VAN_WIJZE.items() if w is not rd.Wijze.BRIEF]
    )
    op = forms.DateField(label="Wanneer?", widget=DAG)

    def __init__(self, data: Any = None, *, mensen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "betrokkene_id", mensen)
        self.fields["op"].initial = klok.vandaag()


class NietForm(Formulier):
    grond = forms.ChoiceField(
        label="Waarom niet?", choices=[(g.value, n) for g, n in rd.NAAM_VAN_NIET_INLICHTEN.items()]
    )
    reden = GevraagdeTekst(label="Waarom past die grond hier?", widget=KORT, max_length=2000)


class MaatregelForm(Formulier):
    wat = GevraagdeTekst(label="Wat gaat er gebeuren?", max_length=500)
    eigenaar_id = forms.ChoiceField(label="Wie doet het?")
    uiterlijk = forms.DateField(label="Uiterlijk op", widget=DAG)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "eigenaar_id", eigenaarkeuzes())


class KlaarForm(Formulier):
    hoe = GevraagdeTekst(label="Wat is er gedaan?", widget=KORT, max_length=2000)


class LessenForm(Formulier):
    lessen = GevraagdeTekst(label="Wat leren we hiervan?", widget=KORT, max_length=4000)
