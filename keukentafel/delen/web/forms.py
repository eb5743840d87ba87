"""What is typed about consent and sharing: few choices, each with a default."""

from typing import Any

from django import forms

from keukentafel.delen import regels, woorden
from keukentafel.delen.opvragen import Gevers
from keukentafel.kern.formulieren import Formulier
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet

PARTNERS = [
    ("", "Kies met wie"),
    *((groep, [(p.value, woorden.NAAM_VAN_PARTNER[p]) for p in leden]) for groep, leden in woorden.GROEPEN.items()),
]
WAAROM = [(w.value, naam) for w, naam in woorden.NAAM_VAN_WAAROM.items()]
GEGEVENS = [(g.value, naam) for g, naam in woorden.NAAM_VAN_GEGEVEN.items()]
WETTEN = [(w.value, NAAM_VAN_WET[w]) for w in Wet]
GEWOON = [woorden.Gegeven.CONTACT.value, woorden.Gegeven.VRAAG.value]
WEET = [("ja", "Ja"), ("straks", "Nog niet, dat doe ik nog"), ("onveilig", "Nee, dat is nu niet veilig")]


class VraagForm(Formulier):
    """ "Mag ik dit delen?": about whom, with whom, what, why. Sent by GET: codes and keys alone."""

    over = forms.ChoiceField(label="Over wie?")
    met = forms.ChoiceField(label="Met wie?", choices=PARTNERS)
    wet = forms.ChoiceField(label="Waar komen de gegevens vandaan?")
    waarom = forms.ChoiceField(label="Waarom?", choices=WAAROM, required=False)
    wat = forms.MultipleChoiceField(label="Wat?", choices=GEGEVENS, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, data: Any = None, *, leden: list[tuple[str, str]], wetten: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        _keuzes(self, "over", leden)
        _keuzes(self, "wet", wetten or WETTEN)
        self.fields["wat"].initial = GEWOON

    def clean_waarom(self) -> str:
        """Left out means: for the help."""
        return str(self.cleaned_data["waarom"] or woorden.Waarom.HULP)


class DelingForm(VraagForm):
    """The same choices, posted along with the answer, and what was done."""

    partner_naam = forms.CharField(label="Naam van de organisatie of persoon", max_length=200, required=False)
    zonder_beperkt = forms.BooleanField(label="Ik heb weggelaten wat wij alleen bewaren", required=False)
    weet = forms.ChoiceField(label="Weet de inwoner dit?", choices=WEET, widget=forms.RadioSelect, initial="ja")
    toelichting = forms.CharField(
        label="Waarom was dit nodig?", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )


class ToestemmingForm(Formulier):
    """One consent of one resident; who can say yes follows from age and gezag."""

    partner = forms.ChoiceField(label="Voor wie?", choices=PARTNERS)
    partner_naam = forms.CharField(
        label="Naam van de organisatie of persoon", max_length=200, required=False, help_text="Leeg is: elke."
    )
    gevers = forms.MultipleChoiceField(label="Wie zei ja?", widget=forms.CheckboxSelectMultiple)
    gegevens = forms.MultipleChoiceField(
        label="Waarover?", choices=GEGEVENS, widget=forms.CheckboxSelectMultiple, required=False, initial=GEWOON
    )
    soort = forms.ChoiceField(label="Soort", choices=[(s.value, n) for s, n in regels.NAAM_VAN_SOORT.items()])
    wet = forms.ChoiceField(label="Waar komen de gegevens vandaan?")
    doel = forms.CharField(label="Waarvoor?", max_length=500, required=False, help_text="Leeg is: voor de hulp.")
    wijze = forms.ChoiceField(label="Hoe?", choices=[(w.value, n) for w, n in regels.NAAM_VAN_WIJZE.items()])
    tot = forms.DateField(
        label="Tot wanneer?", required=False, widget=forms.DateInput(format="%Y-%m-%d"), help_text="Leeg is 12 maanden."
    )
    wilsonbekwaam = forms.BooleanField(label="De inwoner kan hierover niet zelf beslissen", required=False)
    bestand = forms.FileField(label="Getekend document", required=False)

    def __init__(self, data: Any = None, *, gevers: Gevers, wetten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        _keuzes(self, "gevers", gever_keuzes(gevers))
        _keuzes(self, "wet", wetten or WETTEN)
        if len(gevers.mensen) == 1:
            self.fields["gevers"].initial = [gevers.mensen[0].sleutel]

    def velden(self) -> dict[str, Any]:
        """What the act takes; the file goes apart."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "bestand"}


class GeversForm(Formulier):
    """Who says yes (again)."""

    gevers = forms.MultipleChoiceField(label="Wie zei ja?", widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, gevers: Gevers, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        _keuzes(self, "gevers", gever_keuzes(gevers))
        if len(gevers.mensen) == 1:
            self.fields["gevers"].initial = [gevers.mensen[0].sleutel]


class IntrekForm(Formulier):
    """Who withdraws; why is never asked as a duty."""

    door = forms.ChoiceField(label="Wie trekt de toestemming in?", widget=forms.RadioSelect)
    reden = forms.CharField(label="Wat zei de inwoner erbij?", max_length=500, required=False)

    def __init__(self, data: Any = None, *, gevers: Gevers, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        _keuzes(self, "door", gever_keuzes(gevers))
        self.fields["door"].initial = gevers.mensen[0].sleutel


class DocumentForm(Formulier):
    """The signed paper."""

    bestand = forms.FileField(label="Getekend document")


def gever_keuzes(gevers: Gevers) -> list[tuple[str, str]]:
    """Name and quality of each who can decide; a hidden person in quality alone."""
    return [
        (
            g.sleutel,
            g.naam if g.gever is regels.Gever.ZELF else f"{g.naam or 'Iemand'} ({regels.NAAM_VAN_GEVER[g.gever]})",
        )
        for g in gevers.mensen
    ]


def _keuzes(form: forms.Form, naam: str, keuzes: list[tuple[str, str]]) -> None:
    veld = form.fields[naam]
    assert isinstance(veld, forms.ChoiceField)
    veld.choices = keuzes
