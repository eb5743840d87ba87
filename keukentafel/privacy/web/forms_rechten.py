"""Forms of pieces, restrictions and objections. They parse; the acts decide."""

from typing import Any

from django import forms

from keukentafel.kern.formulieren import Formulier, GevraagdeTekst
from keukentafel.privacy.regels import rechten as rr

DAG = forms.DateInput(format="%Y-%m-%d")
KORT = forms.Textarea(attrs={"rows": 2})
LANG = forms.Textarea(attrs={"rows": 4})


class KiesForm(Formulier):
    """Which words of this piece, and what must stand there."""

    zin = GevraagdeTekst(
        label="Welke woorden kloppen niet?", widget=KORT, strip=False, help_text="Precies zoals ze in het stuk staan."
    )
    voorstel = GevraagdeTekst(label="Wat moet er staan, volgens de inwoner?", widget=KORT, strip=False)


class ZienswijzeForm(Formulier):
    zienswijze = forms.ChoiceField(
        label="Wat vind je ervan?",
        widget=forms.RadioSelect,
        choices=[(z.value, n) for z, n in rr.NAAM_VAN_ZIENSWIJZE.items()],
    )
    tekst = GevraagdeTekst(label="Toelichting", widget=LANG, strip=False)


class BesluitForm(Formulier):
    besluit = forms.ChoiceField(
        label="Wat besluit je?",
        widget=forms.RadioSelect,
        choices=[(b.value, n) for b, n in rr.NAAM_VAN_BESLUIT.items() if b],
    )
    nieuw = forms.CharField(
        label="Bij ‘voor een deel’: wat komt er te staan?", widget=KORT, required=False, strip=False
    )
    reden = forms.CharField(
        label="Waarom niet, of niet alles?",
        widget=KORT,
        required=False,
        strip=False,
        help_text="De inwoner leest dit in de brief.",
    )
    verklaring = forms.CharField(
        label="Eigen verklaring van de inwoner",
        widget=LANG,
        required=False,
        strip=False,
        help_text="Alleen als de inwoner dat wil. Zij staat voortaan bij het stuk, in de woorden van de inwoner.",
    )


class WisForm(Formulier):
    besluit = forms.ChoiceField(
        label="Wat besluit je?",
        widget=forms.RadioSelect,
        choices=[(rr.Besluit.GEHEEL.value, "Het gaat weg"), (rr.Besluit.NIET.value, "Het blijft")],
    )
    weigergrond = forms.ChoiceField(
        label="Bij ‘blijft’: op welke grond?",
        required=False,
        choices=[("", "Kies"), *((g.value, n) for g, n in rr.NAAM_VAN_WEIGERGROND.items())],
    )
    reden = forms.CharField(
        label="Waarom?", widget=KORT, required=False, strip=False, help_text="De inwoner leest dit in de brief."
    )


class MeldForm(Formulier):
    uitkomst = forms.ChoiceField(
        label="Wat is er gedaan?", choices=[(m.value, n) for m, n in rr.NAAM_VAN_MELDING.items()]
    )
    toelichting = forms.CharField(label="Hoe, of waarom niet?", max_length=1000, required=False)


class BeperkForm(Formulier):
    heel = forms.BooleanField(label="Alles over deze persoon, niet alleen de gekozen stukken", required=False)
    grond = forms.ChoiceField(
        label="Op welke grond?", choices=[(g.value, n) for g, n in rr.NAAM_VAN_BEPERKGROND.items()]
    )
    bekijken_op = forms.DateField(
        label="Opnieuw bekijken op",
        required=False,
        widget=DAG,
        help_text="Leeg: na het aantal dagen van de gemeente. Een beperking eindigt nooit vanzelf.",
    )
    reden = GevraagdeTekst(label="Waarom?", widget=KORT, help_text="De inwoner leest dit in de brief.")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, prefix="beperk", **kwargs)


class EindeForm(Formulier):
    reden = GevraagdeTekst(
        label="Waarom eindigt de beperking?", widget=KORT, help_text="De inwoner leest dit in de brief."
    )
    verteld = forms.CharField(label="Hoe is het verteld, als er geen brief kan?", max_length=300, required=False)


class WeegForm(Formulier):
    gebruik = GevraagdeTekst(label="Tegen welk gebruik is het bezwaar?", widget=KORT)
    belang_inwoner = GevraagdeTekst(label="Waarom wil de inwoner dit niet?", widget=KORT)
    belang_ons = GevraagdeTekst(label="Waarvoor gebruiken wij dit, en wat gaat er mis zonder?", widget=KORT)
    uitkomst = forms.ChoiceField(
        label="Wat weegt zwaarder?",
        widget=forms.RadioSelect,
        choices=[(w.value, n) for w, n in rr.NAAM_VAN_WEGING.items()],
    )
    reden = GevraagdeTekst(label="Waarom?", widget=KORT, help_text="De inwoner leest dit in de brief.")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, prefix="weeg", **kwargs)
