"""Forms of requests and packages. They parse; the acts decide."""

from typing import Any

from django import forms

from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, als_keuzes, zet_keuzes
from keukentafel.privacy.opvragen.pakket import Stukbeeld
from keukentafel.privacy.opvragen.verzoek import Verzoekbeeld
from keukentafel.privacy.regels import mag_vragen as mv
from keukentafel.privacy.regels import pakket as rp
from keukentafel.privacy.regels import verzoek as rv
from keukentafel.privacy.regels import zwartmaken as zm

DAG = forms.DateInput(format="%Y-%m-%d")
KORT = forms.Textarea(attrs={"rows": 3})
BEWIJZEN = [(b.value, n) for b, n in rv.NAAM_VAN_BEWIJS.items()]
VRAGERS = [(v.value, n) for v, n in mv.NAAM_VAN_VRAGER.items()]


class OntvangForm(Formulier):
    """One short form for whoever speaks the resident."""

    soort = forms.ChoiceField(
        label="Wat wordt er gevraagd?", choices=[(s.value, n) for s, n in rv.NAAM_VAN_SOORT.items()]
    )
    over_naam = forms.CharField(
        label="Over wie gaat het?", max_length=200, help_text="De naam zoals die op het bewijs staat."
    )
    over_geboren = forms.DateField(label="Geboren op", required=False, widget=DAG)
    hoedanigheid = forms.ChoiceField(label="Wie vraagt het?", choices=VRAGERS)
    aanvrager_naam = forms.CharField(
        label="Naam van wie het vraagt, als dat een ander is", max_length=200, required=False
    )
    kanaal = forms.ChoiceField(
        label="Hoe kwam het binnen?", choices=[(k.value, n) for k, n in rv.NAAM_VAN_KANAAL.items()]
    )
    ontvangen_op = forms.DateField(label="Op welke dag?", required=False, widget=DAG)
    bewijs = forms.ChoiceField(
        label="Heb je een bewijs van identiteit gezien?",
        required=False,
        choices=[("", "Nee, nog niet"), *BEWIJZEN],
        help_text="Kijk naar de foto en de naam. Maak geen kopie en schrijf geen nummer op.",
    )
    woorden = forms.CharField(label="In de woorden van de inwoner", required=False, widget=KORT, strip=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["ontvangen_op"].initial = klok.vandaag()


class IdentiteitForm(Formulier):
    bewijs = forms.ChoiceField(
        label="Welk bewijs is bekeken?",
        choices=[("", "Kies"), *BEWIJZEN],
        required=False,
        help_text="Kijk naar de foto en de naam. Maak geen kopie en schrijf geen nummer op.",
    )


class KoppelForm(Formulier):
    naam = forms.CharField(label="Naam op het bewijs", max_length=200)
    geboren = forms.DateField(label="Geboren op", widget=DAG)
    klantnummer = forms.IntegerField(label="Klantnummer, alleen bij naamgenoten", required=False, min_value=1)


class FeitenForm(Formulier):
    """The guided questions. Who stands beside the resident is chosen by name; the house knows about gezag."""

    hoedanigheid = forms.ChoiceField(label="Wie vraagt dit?", choices=VRAGERS)
    aanvrager = forms.ChoiceField(label="Wie is dat bij ons?", required=False)
    stuk_niet_gezien = forms.BooleanField(label="De machtiging of beschikking is nog niet gezien", required=False)
    wilsonbekwaam = forms.BooleanField(label="Vastgelegd is dat de inwoner dit zelf niet kan overzien", required=False)
    tegen_belang = forms.BooleanField(
        label="Het schaadt het kind of de inwoner als deze persoon dit leest", required=False
    )
    ouders_oneens = forms.BooleanField(label="De andere ouder met gezag wil dit niet", required=False)
    overledene_wilde_niet = forms.BooleanField(
        label="De inwoner is overleden, en wilde niet dat anderen dit lezen", required=False
    )

    def __init__(self, data: Any = None, *, beeld: Verzoekbeeld, **kwargs: Any) -> None:
        begin = {**beeld.feiten, "hoedanigheid": beeld.hoedanigheid, "aanvrager": beeld.feiten.get("bekend", "")}
        super().__init__(data, initial=begin, **kwargs)
        bekend = [(b.sleutel, f"{b.naam} ({b.als})") for b in beeld.bekenden]
        zet_keuzes(self, "aanvrager", [("", "De inwoner zelf, of staat er niet bij"), *bekend])

    def velden(self) -> dict[str, Any]:
        """What the act takes."""
        c = dict(self.cleaned_data)
        return {"hoedanigheid": c.pop("hoedanigheid"), "aanvrager": c.pop("aanvrager"), "feiten": c}

    @property
    def vinkjes(self) -> list[Any]:
        """The questions with a tick."""
        return [self[naam] for naam in self.fields if naam not in ("hoedanigheid", "aanvrager")]


class OordeelForm(Formulier):
    oordeel = forms.ChoiceField(
        label="Wat besluit je?",
        choices=[(o.value, n) for o, n in mv.NAAM_VAN_OORDEEL.items() if o is not mv.Oordeel.EERST],
    )
    reden = GevraagdeTekst(label="Waarom?", widget=forms.Textarea(attrs={"rows": 2}))


class RedenForm(Formulier):
    reden = GevraagdeTekst(label="Waarom duurt het langer?", widget=forms.Textarea(attrs={"rows": 2}))


class WachtForm(Formulier):
    op = GevraagdeTekst(label="Waar wachten we op?", max_length=200, help_text=rv.GEEN_OPSCHORTING)


class AfsluitForm(Formulier):
    uitkomst = forms.ChoiceField(
        label="Hoe loopt het af?", choices=[(u.value, n) for u, n in rv.NAAM_VAN_UITKOMST.items()]
    )
    reden = GevraagdeTekst(label="Waarom?", widget=KORT, help_text="Bij een besluit staat dit in de brief.")


class UitreikForm(Formulier):
    wijze = forms.ChoiceField(label="Hoe is het gegeven?", choices=[(w.value, n) for w, n in rp.NAAM_VAN_WIJZE.items()])


class StukForm(Formulier):
    """What becomes black in one piece."""

    zwart = forms.MultipleChoiceField(label="Maak zwart", required=False, widget=forms.CheckboxSelectMultiple)
    alineas = forms.MultipleChoiceField(
        label="Deze alinea gaat over een ander: maak helemaal zwart",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    ook = forms.CharField(
        label="Ook deze woorden zwart", required=False, max_length=500, help_text="Precies zoals ze er staan."
    )
    reden = forms.ChoiceField(label="Omdat", choices=[(r.value, n) for r, n in zm.NAAM_VAN_REDEN.items()])
    gelezen = forms.BooleanField(
        label="Ik las dit bestand helemaal, en er staat niets in over een ander dat niet mee mag", required=False
    )

    def __init__(self, data: Any = None, *, stuk: Stukbeeld, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.stuk = stuk
        zet_keuzes(self, "zwart", [(str(m.nr), f"{m.woorden} – {m.reden}") for m in stuk.merken])
        regels = [(str(a.nr), "".join(d for d, _, _ in a.delen)[:90]) for a in stuk.alineas]
        zet_keuzes(self, "alineas", regels)
        self.fields["zwart"].initial = [str(m.nr) for m in stuk.merken if m.zwart]
        self.fields["reden"].initial = zm.Reden.ANDER

    def velden(self) -> dict[str, Any]:
        """What the act takes: numbers of marks, and from and up to where."""
        c = self.cleaned_data
        plek = {str(a.nr): (a.van, a.tot) for a in self.stuk.alineas}
        return {
            "zwart": {int(nr) for nr in c["zwart"]},
            "alineas": [plek[nr] for nr in c["alineas"]],
            "ook": c["ook"],
            "reden": c["reden"],
            "gelezen": c["gelezen"],
        }


class BestandForm(Formulier):
    """A file made black by who weighs it."""

    bestand = forms.FileField(label="Bestand waarin het zwart is")


class WeglaatForm(Formulier):
    grond = forms.ChoiceField(label="Op welke grond?")
    toelichting = GevraagdeTekst(label="Wie of wat wordt er geschaad?", max_length=2000)

    def __init__(self, data: Any = None, *, stuk: Stukbeeld, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "grond", als_keuzes(rp.gronden(bestand=stuk.bestand is not None)))
