"""The one-screen intake, and what a worker or triage fills in about a melding."""

from typing import Any

from django import forms

from keukentafel.inwoner.handelingen import BestaatAl
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern.actor import Actor
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.kern.fouten import Fout
from keukentafel.kern.handelingen import concept_wissen
from keukentafel.kern.velden import DatumDelenVeld
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.intake import IntakeScherm
from keukentafel.toegang.opvragen.verdelen import Verdeelscherm
from keukentafel.toegang.regels import Belang, MeldingStand, Urgentie
from keukentafel.toegang.regels.vragen import GerichteVraag, beantwoord, vragen_bij, wijst_op_overbelasting
from keukentafel.toegang.web.forms.basis import Formulier, MetWie

CONCEPT = "melding:nieuw"
WETTEN = [
    ("algemeen", "Nog niet duidelijk"),
    ("wmo", "Ondersteuning (Wmo)"),
    ("jeugd", "Jeugd en gezin (Jeugdwet)"),
    ("wgs", "Schulden (Wgs)"),
    ("pw", "Werk en inkomen"),
]
NIEUW = (
    "voornaam",
    "tussenvoegsel",
    "achternaam",
    "geboortedatum",
    "straat",
    "huisnummer",
    "postcode",
    "woonplaats",
    "telefoon",
)


def _kort(label: str, **attrs: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200, widget=forms.TextInput(attrs=attrs))


def _lang(label: str, rijen: int, hulp: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, strip=False, help_text=hulp, widget=forms.Textarea(attrs={"rows": rijen})
    )


def _gerichte_vraag(vraag: GerichteVraag) -> forms.Field:
    """One guided question; its purpose stands beside it."""
    doel = f"Waarom: {vraag.doel[0].lower()}{vraag.doel[1:]}."
    if not vraag.antwoorden:
        return forms.CharField(label=vraag.vraag, required=False, max_length=2000, help_text=doel)
    keuzes = [(antwoord, antwoord.capitalize()) for antwoord in vraag.antwoorden]
    return forms.ChoiceField(
        label=vraag.vraag, required=False, choices=keuzes, help_text=doel, widget=forms.RadioSelect
    )


class MeldingForm(MetWie):
    """Who, what and when; all else has a default. A new person is typed on the same screen."""

    contact = forms.CharField(required=False, widget=forms.HiddenInput)
    voornaam = _kort("Roepnaam")
    tussenvoegsel = _kort("Tussenvoegsel")
    achternaam = _kort("Achternaam")
    geboortedatum = DatumDelenVeld(label="Geboortedatum", required=False)
    straat = _kort("Straat")
    huisnummer = _kort("Huisnummer")
    postcode = _kort("Postcode")
    woonplaats = _kort("Woonplaats")
    telefoon = _kort("Telefoon", inputmode="tel")
    hulpvraag = _lang("De vraag, in eigen woorden", 6)
    onderwerpen = forms.MultipleChoiceField(label="Waarover?", required=False, widget=forms.CheckboxSelectMultiple)
    urgentie = forms.ChoiceField(label="Hoe snel?", widget=forms.RadioSelect)
    wet = forms.ChoiceField(label="Welke wet?", choices=WETTEN, widget=forms.RadioSelect)
    bedreigend = forms.BooleanField(
        label="Er dreigt een ontruiming, of afsluiten van energie, water of zorgverzekering", required=False
    )
    veiligheid = _lang("Is het veilig? Eerste indruk", 2)
    taal = forms.ChoiceField(label="Taal")
    tolk_nodig = forms.BooleanField(label="Er is een tolk nodig", required=False)
    melder_soort = forms.ChoiceField(label="Wie meldt dit?")
    melder_naam = _kort("Naam van de melder")
    melder_telefoon = _kort("Telefoon van de melder", inputmode="tel")
    kanaal = forms.ChoiceField(label="Hoe kwam het binnen?")
    ontvangen_op = forms.DateTimeField(
        label="Wanneer ontvangen?",
        required=False,
        help_text="Leeg is nu. De termijnen lopen vanaf deze dag.",
        error_messages={"invalid": "Dit is geen datum met tijd. Vul in zoals 24-11-2026 09:30."},
    )
    team = forms.ChoiceField(label="Welk team?", required=False)
    verwijzer = forms.ChoiceField(label="Wie verwees naar ons?", required=False)
    namens = forms.ChoiceField(label="Namens wie?", required=False)
    overbelasting = forms.BooleanField(label="De mantelzorger is overbelast", required=False)

    def __init__(self, *args: Any, scherm: IntakeScherm, **kwargs: Any) -> None:
        lijsten = scherm.keuzes
        standaard = {"urgentie": Urgentie.GEWOON.value, "wet": "algemeen", "taal": "nl", "melder_soort": "inwoner"}
        super().__init__(*args, initial={**standaard, **scherm.begin}, **kwargs)
        for veld, keuzes in {
            "onderwerpen": lijsten.lijst("onderwerp"),
            "urgentie": scherm.urgenties,
            "taal": lijsten.lijst("taal"),
            "melder_soort": lijsten.lijst("melder"),
            "kanaal": lijsten.lijst("kanaal"),
            "team": [("", "Volgt uit het adres"), *scherm.teams],
            "verwijzer": [("", "Niemand"), *lijsten.lijst("verwijzer")],
            "namens": [("", "Niet gevraagd"), *lijsten.lijst("namens")],
        }.items():
            zet_keuzes(self, veld, keuzes)
        self.fields["wie"].label = "Voor wie is de vraag?"
        if not self.is_bound:
            self.fields["wie"].widget.attrs["autofocus"] = True
        self.bron = scherm.bron
        gekozen = self["onderwerpen"].value() or []
        self.vragen = vragen_bij(lijsten.gerichte_vragen, gekozen)
        self.fields |= {f"gv_{v.code}": _gerichte_vraag(v) for v in self.vragen}

    @property
    def gerichte_vragen(self) -> list[Any]:
        """The bound fields of the guided questions of the chosen subjects."""
        return [self[f"gv_{v.code}"] for v in self.vragen]

    @property
    def nieuw_open(self) -> bool:
        """Did somebody start to type a new person?"""
        return any(self.data.get(naam) or self.data.get(f"{naam}_dag") for naam in NIEUW)

    def clean(self) -> dict[str, Any]:
        toch_nieuw = self.data.get("keuze") == "nieuw"
        velden = super().clean()
        if toch_nieuw:
            velden["persoon"] = ""
        # Chosen from "who do you mean": the typed new person was this one all along.
        gekozen = velden.get("keuze") and not toch_nieuw
        if gekozen:
            velden |= {"achternaam": "", "voornaam": ""}
        if velden.get("persoon") and (velden.get("achternaam") or velden.get("voornaam")):
            self.add_error("wie", "Je koos iemand en typte ook een nieuwe inwoner. Maak één van de twee leeg.")
        return velden

    def _nieuw(self) -> handelingen.NieuweInwoner | None:
        v = self.cleaned_data
        if not (v["achternaam"] or v["voornaam"]):
            return None
        persoon = Persoonsgegevens(
            roepnaam=v["voornaam"],
            voorvoegsel=v["tussenvoegsel"],
            geslachtsnaam=v["achternaam"],
            geboortedatum=v["geboortedatum"],
            telefoon=v["telefoon"],
            taal=v["taal"],
            tolk_taal=v["taal"] if v["tolk_nodig"] else "",
        )
        adres = Adresgegevens(**{naam: v[naam] for naam in ("straat", "huisnummer", "postcode", "woonplaats")})
        return handelingen.NieuweInwoner(persoon, adres, toch_nieuw=self.data.get("keuze") == "nieuw")

    def _taal(self) -> str:
        """Untouched for somebody who is known: then what stands with the resident counts."""
        taal: str = self.cleaned_data["taal"]
        return "" if taal == self.initial["taal"] and "inwoner_id" in self.wie_velden else taal

    def maken(self, actor: Actor) -> Any:
        """The melding, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        zelfde = ("hulpvraag", "onderwerpen", "urgentie", "wet", "bedreigend", "veiligheid", "tolk_nodig")
        melder = ("melder_soort", "melder_naam", "melder_telefoon", "kanaal", "ontvangen_op")
        gegeven = {vraag.code: v[f"gv_{vraag.code}"] for vraag in self.vragen}
        melding = self.doe(
            handelingen.melding_maken,
            actor=actor,
            **self.wie_velden,
            **{naam: v[naam] for naam in zelfde + melder},
            taal=self._taal(),
            nieuw=self._nieuw(),
            team_id=int(v["team"]) if v["team"] else None,
            contact_id=self.uuid("contact"),
            verwijzer=v["verwijzer"],
            namens=v["namens"],
            antwoorden=beantwoord(self.vragen, gegeven),
            overbelasting=v["overbelasting"] or wijst_op_overbelasting(self.vragen, gegeven),
        )
        if melding:
            concept_wissen(actor=actor, sleutel=CONCEPT)
        return melding

    def bij_fout(self, fout: Fout) -> None:
        """Somebody we may know: ask which one, with the way out that it is somebody else."""
        if not isinstance(fout, BestaatAl):
            super().bij_fout(fout)
            return
        self.gevraagd = True
        keuzes = [(f"inwoner:{bekend}", naam) for bekend, naam in fout.bestaande]
        anders = [] if fout.zeker else [("nieuw", "Geen van deze: het is iemand anders")]
        zet_keuzes(self, "keuze", [*keuzes, *anders])
        self.add_error("keuze", fout.tekst)


class BeoordeelForm(Formulier):
    """Triage: everything that is not the story."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    urgentie = forms.ChoiceField(
        label="Urgentie", choices=[(u.value, u.value.capitalize()) for u in Urgentie], widget=forms.RadioSelect
    )
    onderwerpen = forms.MultipleChoiceField(label="Soort vraag", required=False, widget=forms.CheckboxSelectMultiple)
    wet = forms.ChoiceField(label="Wet", choices=WETTEN)
    taal = forms.ChoiceField(label="Taal")
    tolk_nodig = forms.BooleanField(label="Tolk nodig", required=False)
    team = forms.ChoiceField(label="Team")
    reden = forms.CharField(
        label="Waarom een ander team?",
        required=False,
        max_length=300,
        help_text="Alleen als het adres bij een ander team hoort.",
    )

    def __init__(self, *args: Any, scherm: Verdeelscherm, **kwargs: Any) -> None:
        m = scherm.gekozen
        begin: dict[str, Any] = {}
        if m:
            begin = {"versie": m.versie, "urgentie": m.urgentie.value, "onderwerpen": list(scherm.onderwerpen)}
            begin |= {"wet": m.wet, "taal": m.taal, "tolk_nodig": m.tolk_nodig, "team": str(scherm.team)}
        super().__init__(*args, **{"initial": begin, **kwargs})
        zet_keuzes(self, "onderwerpen", scherm.keuzes.lijst("onderwerp"))
        zet_keuzes(self, "taal", scherm.keuzes.lijst("taal"))
        zet_keuzes(self, "team", list(scherm.teams))

    def beoordelen(self, actor: Actor, melding_id: Any) -> Any:
        """The melding as judged, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = dict(self.cleaned_data)
        team = int(v.pop("team"))
        return self.doe(handelingen.melding_beoordelen, actor=actor, melding_id=melding_id, team_id=team, **v)


class AfrondenForm(Formulier):
    """How a melding ended."""

    hoe = forms.ChoiceField(
        label="Hoe loopt het af?",
        widget=forms.RadioSelect,
        choices=[
            (MeldingStand.AFGEROND.value, "Beantwoord"),
            (MeldingStand.DOORVERWEZEN.value, "Doorverwezen"),
            (MeldingStand.INGETROKKEN.value, "Inwoner wil geen hulp meer"),
        ],
        initial=MeldingStand.AFGEROND.value,
    )
    reden = _lang("In een paar woorden", 2)


class TeruggevenForm(Formulier):
    """Why somebody else must do it."""

    belang = forms.ChoiceField(
        label="Waarom?",
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", "Andere reden"),
            (Belang.BEKENDE.value, "Ik ken deze mensen privé"),
            (Belang.FAMILIE.value, "Het is familie van mij"),
            (Belang.WENS_INWONER.value, "De inwoner wil liever iemand anders"),
        ],
    )
    reden = _lang("Toelichting voor de verdeler", 2)
