"""The letters of room besluit: the decision, letters about an aanvraag, and help, advice or referral without one.

The law and the municipality decide most sentences: those come from the dated configuration, filled in by
`opvragen.besluitbrief`. A source only carries them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from keukentafel.besluit.regels.beschikking import Hulpregel
from keukentafel.besluit.regels.herzien import SOORTEN as HERZIENT
from keukentafel.besluit.regels.herzien import TERUG_SOORTEN, terug_grond, terug_zin
from keukentafel.besluit.regels.soorten import NAAM_VAN_BESLUIT, Besluitsoort, Uitkomst, Vorm
from keukentafel.brieven.briefbron import BriefBron, briefsoort
from keukentafel.kern.tekst import datum_gewoon

S = Besluitsoort
_PLICHT_BEZWAAR = "Zeg hoe en tot wanneer bezwaar kan (Awb art. 3:45 en 6:7)."
_MOET = {
    "{bezwaar_tot}": _PLICHT_BEZWAAR,
    "{bezwaar_adres}": _PLICHT_BEZWAAR,
    "{bezwaar_digitaal}": "Zeg hoe bezwaar digitaal kan (Awb art. 2:13 en 3:45).",
    "{orgaan}": "Zeg namens wie is besloten (Awb art. 10:10).",
    "{mandaat}": "Noem het mandaat (Awb art. 10:10).",
    "{grondslag}": "Noem de wet waarop het besluit rust (Awb art. 3:47 lid 2).",
    "{feiten}": "Zet het veld {feiten} in de brief: een besluit noemt de feiten (Awb art. 3:46).",
    "{afweging}": "Zet het veld {afweging} in de brief: een besluit legt uit waarom (Awb art. 3:46).",
}
_MOET_GROND = {"{herzieningsgrond}": "Noem de grond (Wmo 2015 art. 2.3.10; Jeugdwet art. 8.1.4)."}
_MOET_TERUG = {"{terugvordering}": "Noem wat iemand moet terugbetalen (Wmo 2015 art. 2.4.1)."}
_MET_BESLUIT = [S.TOEKENNING, S.DEELS, S.AFWIJZING, S.BUITEN_BEHANDELING, S.SPOED, S.HERZIENING, S.INTREKKING]
_MET_BESLUIT += [S.BEEINDIGING, S.DWANGSOM]
BESLUIT_ZIN = {
    S.TOEKENNING: "Wij kennen de gevraagde hulp toe.",
    S.DEELS: "Wij kennen de gevraagde hulp voor een deel toe.",
    S.AFWIJZING: "Wij wijzen de aanvraag af.",
    S.BUITEN_BEHANDELING: "Wij nemen de aanvraag niet in behandeling (artikel 4:5 van de Algemene wet bestuursrecht).",
    S.SPOED: "Wij kennen met spoed tijdelijke hulp toe, in afwachting van het onderzoek.",
    S.HERZIENING: "Wij herzien het eerdere besluit.",
    S.INTREKKING: "Wij trekken het eerdere besluit in.",
    S.BEEINDIGING: "Wij beëindigen de hulp.",
    S.DWANGSOM: "Wij stellen de dwangsom vast (artikel 4:18 van de Algemene wet bestuursrecht).",
}


LAAT_BEZWAAR = "besluit-dwangsom-bezwaar"


def besluitcode(soort: Besluitsoort) -> str:
    """Which text fits this kind of decision."""
    return f"besluit-{soort.replace('_', '-')}"


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Beschikking(BriefBron):
    """A decision (REQ-075, DOC-01). What the law wants in it is checked by `regels.beschikking` before it is made."""

    soort: ClassVar[str] = "beschikking"
    sjablonen: ClassVar[Mapping[str, str]] = {
        besluitcode(s): f"Besluit: {NAAM_VAN_BESLUIT[s].lower()}" for s in _MET_BESLUIT
    } | {LAAT_BEZWAAR: "Besluit: dwangsom, te laat op een bezwaar"}
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        besluitcode(s): _MOET | (_MOET_GROND if s in HERZIENT else {}) | (_MOET_TERUG if s in TERUG_SOORTEN else {})
        for s in _MET_BESLUIT
    } | {LAAT_BEZWAAR: _MOET}
    slot: ClassVar[str] = "heel-besluit"

    besluitsoort: str
    wet: str
    orgaan: str
    aanvraag_op: date
    besluit_op: date
    bezwaar_tot: date
    """When it leaves on the day it was made; who gets it later has longer."""
    over_wie: str = ""
    melding_op: date | None = None
    hulp: str = ""
    niet: str = ""
    besluitregels: str = ""
    waarom_niet: str = ""
    bijdrage: str = ""
    bijdrage_grond: str = ""
    plichten: str = ""
    plichten_grond: str = ""
    samenvatting: str = ""
    """In the worker's own words."""
    ingaat: date | None = None
    eindigt: date | None = None
    oud: str = ""
    """The earlier decision, as a sentence."""
    gevraagd: str = ""
    """What was missing, as a sentence."""
    dwangsom: str = ""
    bezwaar_op: date | None = None
    """A decision on the dwangsom of a bezwaar: when that was received."""
    herzieningsgrond: str = ""
    """The ground of the law on which help changes or ends, with what it means."""
    terugvordering: str = ""
    """What must be paid back, in the resident's words; and in the whole decision why."""
    terugvordering_grond: str = ""
    feiten: str = ""
    plan: str = ""
    zienswijze: str = ""
    advies: str = ""
    alternatieven: str = ""
    afweging: str = ""
    regel: str = ""
    conclusie: str = ""
    grondslag: str = ""
    evaluatie: str = ""
    bezwaar_adres: str = ""
    bezwaar_digitaal: str = ""
    rechtbank: str = ""
    contact: str = ""
    hulp_erbij: str = ""
    privacy: str = ""
    ondertekenaar: str = ""
    functie: str = ""
    mandaat: str = ""

    def sjabloon(self) -> str:
        return LAAT_BEZWAAR if self.bezwaar_op else besluitcode(Besluitsoort(self.besluitsoort))

    def velden(self) -> dict[str, str]:
        """With the decision in one sentence, which the whole part begins with."""
        vooraf = f" U meldde zich op {datum_gewoon(self.melding_op)}." if self.melding_op else ""
        zin = f"Wij besluiten op uw aanvraag van {datum_gewoon(self.aanvraag_op)}.{vooraf}"
        if self.bezwaar_op:
            zin = f"Wij besluiten over de dwangsom bij uw bezwaar van {datum_gewoon(self.bezwaar_op)}."
        return super().velden() | {"besluit_zin": f"{zin} {BESLUIT_ZIN[Besluitsoort(self.besluitsoort)]}"}

    @classmethod
    def voorbeeld(cls) -> "Beschikking":
        return cls.staal(S.TOEKENNING)

    @classmethod
    def staal(cls, soort: Besluitsoort, **anders: Any) -> "Beschikking":
        """An invented decision of this kind, with every field that it can have."""
        return cls(**{**STAAL, "besluitsoort": soort, **anders})


_REGEL = Hulpregel(
    naam="Hulp in het huishouden",
    aantal=3,
    eenheid="uur",
    van=date(2026, 12, 1),
    tot=date(2027, 11, 30),
    aanbieder="Thuis in de wijk",
    tarief_cent=3300,
    doel="een schoon huis",
)
_NIET = Hulpregel(
    naam="Dagbesteding", uitkomst=Uitkomst.AF, vorm=Vorm.ZIN, grond="Er is al een plek in de buurt die past."
)
STAAL: dict[str, Any] = {
    "besluitsoort": S.TOEKENNING,
    "wet": "wmo",
    "orgaan": "het college van Schiedam",
    "aanvraag_op": date(2026, 11, 16),
    "melding_op": date(2026, 10, 5),
    "besluit_op": date(2026, 11, 26),
    "bezwaar_tot": date(2027, 1, 7),
    "over_wie": "",
    "hulp": _REGEL.kort(),
    "niet": "Dagbesteding.",
    "besluitregels": f"{_REGEL.voluit()}\n{_NIET.voluit()}",
    "waarom_niet": "Er is al een plek in de buurt die past.",
    "bijdrage": "U betaalt € 21,80 per maand. Het CAK kijkt of u dit moet betalen, en stuurt de rekening.",
    "bijdrage_grond": "Uitvoeringsbesluit Wmo 2015 art. 3.10a, vanaf 1 januari 2026.",
    "plichten": "Verandert er iets thuis? Vertel het ons meteen.",
    "plichten_grond": "Wmo 2015 art. 2.3.8.",
    "samenvatting": "Het huis schoonhouden lukt u niet meer. Uw dochter doet de was.",
    "ingaat": date(2026, 12, 1),
    "eindigt": date(2026, 12, 31),
    "oud": "Het gaat om het besluit van 1 maart 2026.",
    "gevraagd": "Wij vroegen u op 2 november om uw handtekening.",
    "dwangsom": "€ 322",
    "herzieningsgrond": "Wmo 2015, artikel 2.3.10, eerste lid, onder b. De hulp zoals u die kreeg, is niet meer nodig.",
    "terugvordering": terug_zin("€ 1.200"),
    "terugvordering_grond": terug_grond("€ 1.200", "U schreef dat u alleen woont. Uit het gesprek blijkt iets anders."),
    "feiten": "U woont alleen. Uw rechterhand werkt niet goed.",
    "plan": "In uw plan vroeg u vier uur hulp. Uw dochter doet nu de was.",
    "zienswijze": "U vertelde dat drie uur genoeg is.",
    "advies": "Het wijkteam adviseerde drie uur. Wij volgen dat advies.",
    "alternatieven": "De buurtkamer helpt niet bij schoonmaken.",
    "afweging": "Uw dochter werkt en heeft jonge kinderen. Meer kunnen wij van haar niet vragen.",
    "regel": "Wie het huis niet zelf schoon kan houden, krijgt daar hulp bij.",
    "conclusie": "Drie uur per week past bij wat nodig is.",
    "grondslag": "Artikel 2.3.5 van de Wmo 2015 en de verordening van Schiedam.",
    "evaluatie": "Voor 1 juni 2027 praten wij met u over hoe het gaat.",
    "bezwaar_adres": "Gemeente Schiedam, afdeling bezwaar, Postbus 1501, 3100 EA Schiedam",
    "bezwaar_digitaal": "www.schiedam.nl/bezwaar",
    "rechtbank": "de rechtbank Rotterdam",
    "contact": "Samira Bakker",
    "hulp_erbij": "U kunt ook gratis hulp krijgen van een cliëntondersteuner. Die werkt niet voor de gemeente.",
    "privacy": "U mag zien wat wij over u weten. Hoe dat gaat, leest u op www.schiedam.nl/privacy.",
    "ondertekenaar": "Kim de Boer",
    "functie": "Beslisser Wmo",
    "mandaat": "Mandaatbesluit Schiedam 2026, nummer W1",
}


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Motivering(BriefBron):
    """The reasons of a decision in haste, given as soon as they are there (Awb 3:47 lid 3; D18)."""

    soort: ClassVar[str] = "motivering"
    sjablonen: ClassVar[Mapping[str, str]] = {"spoed-motivering": "Waarom wij met spoed besloten"}
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "spoed-motivering": {
            "{afweging}": "Zet het veld {afweging} in de brief: zeg waarom (Awb art. 3:47 lid 3).",
            "{bezwaar_tot}": _PLICHT_BEZWAAR,
        }
    }
    besluit_op: date
    bezwaar_tot: date | None = None
    over_wie: str = ""
    samenvatting: str = ""
    feiten: str = ""
    afweging: str = ""
    regel: str = ""
    conclusie: str = ""
    contact: str = ""
    orgaan: str = ""
    ondertekenaar: str = ""
    functie: str = ""

    def velden(self) -> dict[str, str]:
        """No sentence with a hole in it: the decision may not have left yet."""
        tot = f"Dat kan tot en met {datum_gewoon(self.bezwaar_tot)}." if self.bezwaar_tot else ""
        return super().velden() | {"bezwaar_tot": tot}

    @classmethod
    def voorbeeld(cls) -> "Motivering":
        velden = ("samenvatting", "feiten", "afweging", "regel", "conclusie", "contact", "orgaan", "ondertekenaar")
        return cls(
            besluit_op=date(2026, 11, 26), bezwaar_tot=date(2027, 1, 7), functie="Beslisser Wmo",
            **{veld: str(STAAL[veld]) for veld in velden},
        )  # fmt: skip


@briefsoort
@dataclass(frozen=True, kw_only=True)
class Aanvraagbericht(BriefBron):
    """We have your aanvraag, something is missing, it takes longer, or the term stands still (DOC-04; AWB-02 to 04)."""

    soort: ClassVar[str] = "aanvraagbericht"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "aanvraag-ontvangen": "Aanvraag: ontvangen",
        "aanvraag-aanvullen": "Aanvraag: er ontbreekt iets",
        "aanvraag-verlengd": "Aanvraag: het besluit komt later",
        "aanvraag-opgeschort": "Aanvraag: de termijn staat stil of loopt weer",
    }
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "aanvraag-ontvangen": {"{uiterlijk}": "Noem de dag waarop wij uiterlijk besluiten (Awb art. 4:13)."},
        "aanvraag-aanvullen": {
            "{wat}": "Zeg wat er ontbreekt (Awb art. 4:5).",
            "{voor}": "Zeg tot wanneer iemand kan aanvullen (Awb art. 4:5).",
        },
        "aanvraag-verlengd": {"{uiterlijk}": "Noem de nieuwe dag (Awb art. 4:14)."},
        "aanvraag-opgeschort": {"{uiterlijk}": "Noem de nieuwe dag (Awb art. 4:15)."},
    }
    bericht: str
    """Code of the text."""
    ontvangen: date
    nummer: int
    wat: str = ""
    """What is missing, or why it takes longer: sentences of the worker."""
    voor: date | None = None
    uiterlijk: date | None = None
    beslist: str = ""
    """Who decides."""
    contact: str = ""
    hulp_erbij: str = ""

    def sjabloon(self) -> str:
        return self.bericht

    def velden(self) -> dict[str, str]:
        """No sentence with a hole in it."""
        wanneer = f"Wij besluiten uiterlijk op {datum_gewoon(self.uiterlijk)}." if self.uiterlijk else ""
        wie = f"Daarover beslist {self.beslist}." if self.beslist else ""
        return super().velden() | {"wanneer": wanneer, "wie_beslist": wie}

    @classmethod
    def voorbeeld(cls) -> "Aanvraagbericht":
        return cls(
            bericht="aanvraag-ontvangen",
            ontvangen=date(2026, 11, 16),
            nummer=200042,
            wat="Uw handtekening.\nEen kopie van uw huurcontract.",
            voor=date(2026, 12, 7),
            uiterlijk=date(2026, 11, 30),
            beslist="het college van Schiedam",
            contact="Samira Bakker",
            hulp_erbij=str(STAAL["hulp_erbij"]),
        )


@briefsoort
@dataclass(frozen=True, kw_only=True)
class ZonderBesluit(BriefBron):
    """Help without a decision, advice to who decides, or a referral (TOE-01 to TOE-03; REQ-076, REQ-077)."""

    soort: ClassVar[str] = "zonderbesluit"
    sjablonen: ClassVar[Mapping[str, str]] = {
        "hulp-zonder-besluit": "Hulp zonder besluit",
        "advies": "Zwaarwegend advies: bericht aan de inwoner",
        "verwijsbrief": "Verwijsbrief",
    }
    moet: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "hulp-zonder-besluit": {"besluit": "Zeg dat iemand om een besluit kan vragen (REQ-076)."},
        "advies": {"{beslist}": "Zeg wie er beslist: het team adviseert alleen (Awb art. 3:49; REQ-078)."},
    }
    besluitsoort: str
    hulp: str
    samenvatting: str = ""
    beslist: str = ""
    advies: str = ""
    feiten: str = ""
    afweging: str = ""
    contact: str = ""
    schrijver: str = ""
    functie: str = ""
    hulp_erbij: str = ""

    def sjabloon(self) -> str:
        codes = {S.HULP_ZONDER_BESLUIT: "hulp-zonder-besluit", S.ADVIES: "advies", S.VERWIJZING: "verwijsbrief"}
        return codes[Besluitsoort(self.besluitsoort)]

    @classmethod
    def voorbeeld(cls) -> "ZonderBesluit":
        return cls(
            besluitsoort=S.HULP_ZONDER_BESLUIT,
            hulp=_REGEL.kort(),
            samenvatting=str(STAAL["samenvatting"]),
            beslist=str(STAAL["orgaan"]),
            advies="Wij adviseren drie uur hulp per week.",
            feiten=str(STAAL["feiten"]),
            afweging=str(STAAL["afweging"]),
            contact="Samira Bakker",
            schrijver="Samira Bakker",
            functie="Wijkcoach",
            hulp_erbij=str(STAAL["hulp_erbij"]),
        )
