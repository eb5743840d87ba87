"""Forms of bezwaar, klacht and incident. They parse; the acts decide."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.besluit.regels import bezwaar as rb
from keukentafel.besluit.regels import bezwaarwoorden as w
from keukentafel.besluit.regels import incident as ri
from keukentafel.besluit.regels import klacht as rk
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, als_keuzes, zet_keuzes
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet

DAG = forms.DateInput(format="%Y-%m-%d")
TWEE, VIER = forms.Textarea(attrs={"rows": 2}), forms.Textarea(attrs={"rows": 4})
Keuzes = tuple[tuple[str, str], ...]


class Moment(forms.DateTimeField):
    """A day with a time, as the browser's own field gives it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M"), **kwargs)


class Stapform(Formulier):
    """A form of one step; `collegas` fills its choices of people."""

    mensen: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, collegas: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for naam in self.mensen:
            leeg = () if self.fields[naam].required else (("", "Niemand in het bijzonder"),)
            meer = isinstance(self.fields[naam], forms.MultipleChoiceField)
            zet_keuzes(self, naam, list(collegas) if meer else [*leeg, *collegas])

    def velden(self) -> dict[str, Any]:
        """What the act takes; people by their key."""
        uit = dict(self.cleaned_data)
        for naam in self.mensen:
            keus = uit[naam]
            uit[naam] = [UUID(k) for k in keus] if isinstance(keus, list) else UUID(keus) if keus else None
        return uit


class LeegForm(Stapform):
    """A step without questions."""


# -- bezwaar ------------------------------------------------------------------------------------------------------
class BezwaarForm(Formulier):
    woorden = GevraagdeTekst(label="Wat zegt of schrijft wie bezwaar maakt?", widget=VIER, max_length=8000)
    grond = forms.ChoiceField(label="Waarover gaat het?", choices=als_keuzes(w.NAAM_VAN_GROND))
    kanaal = forms.ChoiceField(label="Hoe kwam het binnen?", choices=als_keuzes(w.KANALEN))
    ontvangen_op = forms.DateField(label="Ontvangen op", required=False, widget=DAG)
    gepost_op = forms.DateField(label="Datum van de poststempel", required=False, widget=DAG)
    elders_op = forms.DateField(
        label="Eerder ontvangen door een ander orgaan", required=False, widget=DAG, help_text="Die dag telt (Awb 6:15)."
    )
    indiener = forms.ChoiceField(label="Wie maakt bezwaar?")
    indiener_naam = forms.CharField(label="Naam, als dat een ander is", required=False, max_length=200)

    def __init__(self, data: Any = None, meewerkers: tuple[tuple[UUID, str], ...] = (), **kwargs: Any) -> None:
        """`meewerkers`: who must pay back too stands in the list by name, for each has an own term."""
        super().__init__(data, **kwargs)
        self.fields["ontvangen_op"].initial = klok.vandaag()
        gewoon = [keus for keus in als_keuzes(w.NAAM_VAN_INDIENER) if keus[0] != w.Indiener.MEEWERKER]
        zet_keuzes(self, "indiener", [*gewoon, *((str(pk), naam) for pk, naam in meewerkers)])

    def velden(self) -> dict[str, Any]:
        """What the act takes."""
        v = dict(self.cleaned_data)
        if (gekozen := v["indiener"]) not in set(w.Indiener):
            v |= {"indiener": w.Indiener.MEEWERKER, "meewerker_id": UUID(gekozen)}
        return v


class ToewijzenForm(Stapform):
    mensen = ("medewerker_id",)
    medewerker_id = forms.ChoiceField(label="Collega")


class TijdigForm(Stapform):
    tijdig = forms.ChoiceField(label="Jouw oordeel", choices=als_keuzes(rb.NAAM_VAN_TIJDIG))
    reden = GevraagdeTekst(label="Waarom?", widget=TWEE, help_text="Vul in als het te laat of te vroeg kwam.")


class VerzuimForm(Stapform):
    verzuim = forms.MultipleChoiceField(
        label="Wat ontbreekt er?", choices=als_keuzes(w.NAAM_VAN_VERZUIM), widget=forms.CheckboxSelectMultiple
    )
    herstellen_tot = forms.DateField(label="Tot en met", required=False, widget=DAG)


class HersteldForm(Stapform):
    hersteld = forms.ChoiceField(
        label="Is het er?", choices=[("ja", "Ja, het is aangevuld"), ("nee", "Nee, de tijd is voorbij")]
    )
    op = forms.DateField(label="Ontvangen op", required=False, widget=DAG)

    def velden(self) -> dict[str, Any]:
        return {**self.cleaned_data, "hersteld": self.cleaned_data["hersteld"] == "ja"}


class ZittingForm(Stapform):
    mensen = ("voorzitter_id", "leden")
    op = Moment(label="Wanneer?")
    plaats = GevraagdeTekst(label="Waar?", max_length=200)
    voorzitter_id = forms.ChoiceField(label="Wie leidt de zitting?")
    leden = forms.MultipleChoiceField(label="Wie horen mee?", required=False, widget=forms.CheckboxSelectMultiple)
    eerder_goed = forms.BooleanField(label="Wie bezwaar maakte, vindt een eerdere dag goed", required=False)


class NietHorenForm(Stapform):
    grond = forms.ChoiceField(label="Waarom niet?", choices=als_keuzes(w.NAAM_VAN_NIET_HOREN))


class VerslagForm(Stapform):
    verslag = GevraagdeTekst(label="Verslag: wie waren er, en wat is gezegd?", widget=VIER)


class AdviesForm(Stapform):
    advies = GevraagdeTekst(label="Wat is het advies?", widget=VIER)


class Gevolgform(Stapform):
    """What it changes: for the help of the resident, or for what somebody else must pay back."""

    gevolg = forms.ChoiceField(label="Wat verandert er?")

    def __init__(self, data: Any = None, *, collegas: Keuzes = (), **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "gevolg", list(collegas))


class BeslisForm(Gevolgform):
    field_order = ("uitkomst", "gevolg")
    uitkomst = forms.ChoiceField(
        label="Oordeel", choices=[k for k in als_keuzes(w.NAAM_VAN_UITKOMST) if k[0] != "ingetrokken"]
    )
    motivering = GevraagdeTekst(label="Waarom?", widget=VIER, help_text="Dit staat in de brief. Schrijf kort.")


class LeerForm(Stapform):
    les = GevraagdeTekst(label="Wat doen wij voortaan anders?", widget=TWEE, help_text="Zonder namen.")


class VerdaagForm(Stapform):
    weken = forms.IntegerField(label="Hoeveel weken langer?", min_value=1, max_value=26, initial=6)
    reden = GevraagdeTekst(label="Waarom?", widget=TWEE, help_text="Wie bezwaar maakte, krijgt dit in een brief.")
    instemming = forms.BooleanField(label="Wie bezwaar maakte, vindt langer goed", required=False)


class KlachtVerdaagForm(VerdaagForm):
    reden = GevraagdeTekst(label="Waarom?", widget=TWEE, help_text="Staat niet in de brief. Bel de klager erover.")
    instemming = forms.BooleanField(label="De klager vindt langer goed", required=False)


class IntrekForm(Gevolgform):
    reden = GevraagdeTekst(label="Hoe en waarom is het ingetrokken?", widget=TWEE)


class DagForm(Stapform):
    op = forms.DateField(label="Ontvangen op", widget=DAG)


class BeroepForm(Stapform):
    soort = forms.ChoiceField(label="Welke weg?", choices=als_keuzes(w.NAAM_VAN_BEROEP))
    ingesteld_op = forms.DateField(label="Ingesteld op", widget=DAG)
    zaaknummer = forms.CharField(label="Zaaknummer", required=False, max_length=60)


class UitspraakForm(Stapform):
    mensen = ("beroep_id",)
    beroep_id = forms.ChoiceField(label="In welke zaak?")
    uitspraak = forms.ChoiceField(label="Wat zei de rechter?", choices=als_keuzes(w.NAAM_VAN_UITSPRAAK))
    op = forms.DateField(label="Op welke dag?", widget=DAG)
    beslis_tot = forms.DateField(
        label="Tot wanneer geeft de rechter voor een nieuw besluit?", required=False, widget=DAG,
        help_text="Zei de rechter niets over een termijn? Laat dit leeg: dan begint de gewone termijn opnieuw.",
    )  # fmt: skip


# -- klacht -------------------------------------------------------------------------------------------------------
class KlachtForm(Stapform):
    mensen = ("betrokken",)
    klager = forms.ChoiceField(label="Wie klaagt?", choices=als_keuzes(rk.NAAM_VAN_KLAGER))
    klager_naam = forms.CharField(label="Naam, als dat een ander is", required=False, max_length=200)
    klager_adres = forms.CharField(label="Waar kan het antwoord heen?", required=False, max_length=300)
    woorden = GevraagdeTekst(label="Wat is de klacht?", widget=VIER, max_length=8000)
    onderwerp = forms.ChoiceField(label="Waarover gaat het?", choices=als_keuzes(rk.NAAM_VAN_ONDERWERP))
    kanaal = forms.ChoiceField(label="Hoe kwam het binnen?", choices=als_keuzes(w.KANALEN))
    ontvangen_op = forms.DateField(label="Ontvangen op", required=False, widget=DAG)
    gebeurd_op = forms.DateField(label="Gebeurd op", required=False, widget=DAG)
    betrokken = forms.MultipleChoiceField(
        label="Over welke medewerkers gaat het?", required=False, widget=forms.SelectMultiple,
        help_text="Zij zien de klacht niet in de lijst, en krijgen een kopie.",
    )  # fmt: skip


class WaaromForm(Stapform):
    waarom = GevraagdeTekst(label="Waarom wordt het formeel?", widget=TWEE)


class BemiddelingForm(Stapform):
    bemiddeling = GevraagdeTekst(label="Wat spraken jullie af?", widget=VIER)
    les = GevraagdeTekst(label="Wat leren wij hiervan?", widget=TWEE, help_text="Zonder namen.")


class HoorForm(Stapform):
    op = Moment(label="Wanneer is er gehoord?", required=False)
    verslag = GevraagdeTekst(label="Wat is er gezegd?", widget=VIER)
    niet_horen = forms.ChoiceField(
        label="Of: waarom niet", required=False, choices=als_keuzes(rk.NAAM_VAN_NIET_HOREN, "Er is gehoord")
    )


class OordeelForm(Stapform):
    uitkomst = forms.ChoiceField(label="Oordeel", choices=[(u.value, rk.NAAM_VAN_UITKOMST[u]) for u in rk.OORDELEN])
    oordeel = GevraagdeTekst(label="Wat vond je, en wat vind je ervan?", widget=VIER)
    les = GevraagdeTekst(label="Wat doen wij anders?", widget=TWEE, help_text="Zonder namen.")


class NietBehandelenForm(Stapform):
    grond = forms.ChoiceField(label="Op welke grond?", choices=als_keuzes(rk.NAAM_VAN_NIET_BEHANDELEN))
    reden = GevraagdeTekst(
        label="Leg uit waarom", widget=TWEE, help_text="De klager krijgt dit op een blad bij de brief."
    )


class RedenForm(Stapform):
    reden = GevraagdeTekst(label="Hoe en wanneer?", widget=TWEE)


class OmbudsmanForm(Stapform):
    op = forms.DateField(label="Op welke dag?", widget=DAG)
    rapport = GevraagdeTekst(label="Wat vond de ombudsman?", widget=VIER, help_text="Leeg als dat nog niet bekend is.")


class BetrokkenForm(Stapform):
    mensen = ("medewerkers",)
    medewerkers = forms.MultipleChoiceField(label="Over wie gaat het ook?", widget=forms.SelectMultiple)


class ReactieForm(Stapform):
    reactie = GevraagdeTekst(label="Hoe zie jij het?", widget=VIER)


# -- incident -----------------------------------------------------------------------------------------------------
class IncidentForm(Formulier):
    soort = forms.ChoiceField(label="Wat is het?", choices=als_keuzes(ri.NAAM_VAN_SOORT))
    wat = GevraagdeTekst(label="Wat is er gebeurd?", widget=VIER, max_length=8000)
    gebeurd_op = Moment(label="Wanneer?", required=False, help_text="Leeg is nu.")
    wet = forms.ChoiceField(label="Bij welke hulp?", choices=als_keuzes(NAAM_VAN_WET), initial=Wet.WMO)


class SoortForm(Stapform):
    soort = forms.ChoiceField(label="Wat is het?", choices=als_keuzes(ri.NAAM_VAN_SOORT))
    wet = forms.ChoiceField(label="Bij welke hulp?", choices=als_keuzes(NAAM_VAN_WET))


class ToezichtForm(Stapform):
    op = Moment(label="Wanneer is het gemeld?")
    kenmerk = forms.CharField(label="Kenmerk", required=False, max_length=60)
    waarom_later = GevraagdeTekst(label="Waarom niet dezelfde dag?", widget=TWEE)


class ActieForm(Stapform):
    mensen = ("medewerker_id",)
    wat = GevraagdeTekst(label="Wat gaat er gebeuren?", max_length=500)
    medewerker_id = forms.ChoiceField(label="Wie doet dat?", required=False)
    uiterlijk = forms.DateField(label="Uiterlijk", widget=DAG)


class LesForm(Stapform):
    les = GevraagdeTekst(label="Wat doen wij voortaan anders?", widget=VIER)
