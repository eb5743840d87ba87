"""The form of one kind of choice, made from what that kind has besides a code and a name (pakket.SOORTEN).

What a field is, comes from its row in keuzevormen; here stand only the words.
"""

from collections.abc import Mapping
from typing import get_args

from django import forms
from pydantic.fields import FieldInfo

from keukentafel.organisatie.web.forms import dag, keuze, tekst

VINKJES = {
    "in_gebruik": "In gebruik",
    "toelichting_verplicht": "De medewerker licht toe waarom dit leefgebied opengaat",
    "kiesbaar": "Staat in de keuzelijst",
    "gevraagd": "De balie vraagt dit",
    "melding": "Overbelasting maakt een melding",
    "abc_eerst": "Die melding gaat eerst naar de ABC-dienst",
    "verwijst": "Mag verwijzen met een brief",
    "rechtstreeks": "De inwoner mag dit zelf regelen, zonder besluit",
    "besloten": "Besloten: niemand kan meeluisteren",
    "pgb": "Een persoonsgebonden budget kan",
    "bestuursorgaan": "Is een bestuursorgaan",
    "extern": "Staat buiten de gemeente",
    "schuldhulp": "Doet schuldhulp (Wgs 3a)",
    "alleen_toekennen": "Alleen om toe te kennen wat is gevraagd",
    "ondermandaat": "Mag dit doorgeven aan een ander (ondermandaat)",
    "schriftelijk": "Staat op papier",
    "instemming": "De gemandateerde en de werkgever stemmen in",
}
LANGE_TEKSTEN = frozenset({"vragen", "werkwijze", "vinden"})
UITLEG = {
    "gebieden": "Codes van leefgebieden, met een spatie ertussen.",
    "niveaus": "Twee tot vijf woorden, van laag naar hoog, met een streepje ertussen: slecht|matig|goed.",
    "onderwerpen": "Codes van onderwerpen, met een spatie ertussen. Een vraag daarover opent dit leefgebied.",
    "onderwerp": "De code uit de lijst Onderwerpen.",
    "doel": "Waarom je dit vraagt; de medewerker leest het voor als iemand dat wil weten.",
    "antwoorden": "Met een streepje ertussen, bijvoorbeeld: ja|nee|weet niet. Leeg is een open vraag.",
    "overbelasting": "Bij dit antwoord is er sprake van overbelasting. Leeg: bij geen enkel antwoord.",
    "team": "De code van het team.",
    "buurt": "De code van het CBS, zoals BU06060101.",
    "producten": "Codes van producten, met een spatie ertussen.",
    "bedrag": "Per jaar, in euro’s. Een nieuw bedrag geldt vanaf de dag die je hieronder kiest.",
    "tarief": "In euro’s, bijvoorbeeld 62,40. Een nieuw tarief geldt vanaf de dag die je hieronder kiest.",
    "eenheid": "Waar het tarief voor is: uur, dagdeel, etmaal.",
    "aanbieders": "Met een streepje ertussen: Thuis in de wijk|Schoon en Zo.",
    "lichter": "Wat er lichter naast bestaat. Daarmee komt de hulp op de lijst van wat lichter kan.",
    "artikel": "Het artikel van de wet, bijvoorbeeld: AVG 6 lid 1 e.",
    "product": "De code uit de lijst Producten. Leeg: elk product van deze wet.",
    "tot_bedrag": "Tot en met, in euro’s. Leeg: zonder grens.",
    "adviseert": "De code uit de lijst Wie adviseert of beslist.",
    "beslist": "De code uit de lijst Wie adviseert of beslist.",
    "mandaatgever": "De code van het bestuursorgaan waarvan de bevoegdheid is.",
    "gemandateerde": "De code van het orgaan waar wie tekent werkt.",
    "functie": "De code van de rol, zoals wijkteammanager. Nooit een persoon.",
    "teams": "Codes van teams, met een spatie ertussen. Leeg: deze functie in elk team.",
    "besluiten": "Soorten besluit, met een spatie ertussen. Leeg: alle, behalve op bezwaar.",
    "mandaatbesluit": "Datum en nummer van het besluit waarin dit staat.",
    "instructie": "Wat wie tekent moet doen of laten.",
    "in_zin": "Zoals inwoners het lezen midden in een zin: het wijkteam.",
    "resultaat": "Het nummer in de Selectielijst, bijvoorbeeld: 8.3.1. Zonder nummer wordt niets vernietigd.",
}
# A term may be a hundred years.
HOOGSTENS = {"maanden": 1200, "tot_maanden": 1200}
# Words for the codes of a list; what stands in none of these is shown as its code.
WOORDEN = {
    # The rows of the share table (delen) that a desk can be.
    "partner": {
        "welzijn": "Welzijn of een andere organisatie: met toestemming",
        "schuldhulp": "Schuldhulp van de gemeente",
        "aanbieder": "Aanbieder van hulp",
        "huisarts": "Huisarts",
        "jeugdhulp": "Jeugdhulp",
        "school": "School",
        "directe_collega": "Collega van de gemeente",
    },
    "soort": {
        "kantoor": "Spreekkamer",
        "wijk": "Wijklocatie",
        "neutraal": "Neutrale plek",
        "college": "Het college van de gemeente",
        "gr": "Gemeenschappelijke regeling",
        "regionaal": "Regionaal team",
        "stichting": "Stichting of bedrijf",
        "team": "Team van de gemeente",
    },
    "vorm": {
        "besluit": "Met een besluit",
        "zwaarwegend_advies": "Zwaarwegend advies; een ander beslist",
        "beschikkingsvrij": "Zonder besluit; een besluit alleen als de inwoner erom vraagt",
    },
    "stap": {
        "": "Hoort bij geen stap",
        "eigen_kracht": "Eigen kracht",
        "algemeen_gebruikelijk": "Algemeen gebruikelijk",
        "gebruikelijke_hulp": "Gebruikelijke hulp",
        "mantelzorg": "Mantelzorg",
        "netwerk": "Netwerk",
        "algemene_voorziening": "Algemene voorziening",
        "andere_wet": "Een andere wet",
        "pgb": "Persoonsgebonden budget",
    },
    "wlz": {
        "mag": "Kan naast een Wlz-indicatie",
        "afwegen": "Naast een Wlz-indicatie alleen met een afweging",
        "niet": "Kan niet naast een Wlz-indicatie",
    },
    "volgt_uit": {
        "": "Met de hand afvinken",
        "afspraak": "Er is een afspraak",
        "gesprek": "Het gesprek is geweest",
        "veiligheid": "De veiligheid is beoordeeld",
        "BEV": "De ontvangst is bevestigd",
        "EC": "Er is contact geweest",
        "D02": "Het onderzoek is klaar",
    },
    "wet": {
        "": "Niet aan een wet gebonden",
        "algemeen": "Algemeen",
        "wmo": "Wmo",
        "jeugd": "Jeugdwet",
        "wgs": "Schulden",
        "pw": "Werk en inkomen",
    },
    "feit": {
        "": "De medewerker beantwoordt deze zelf",
        "eigen_woorden": "Er staan eigen woorden bij elk doel",
        "resultaat": "Elk doel zegt wanneer, en waaraan je het ziet",
        "analyse": "Er is een analyse",
        "eigen_kracht": "Er is hulp van zelf of het netwerk",
        "volgende_stap": "Elk doel heeft een volgende stap",
        "akkoord": "Over elk doel is iemand gevraagd",
    },
    "trede": {
        "": "Kan op elke trede",
        "zelf": "Zelf",
        "netwerk": "Familie, vrienden, buren",
        "sociale_basis": "In de wijk",
        "basis": "Basisondersteuning",
        "aanvullend": "Aanvullende hulp",
    },
    "start": {
        "": "Zoals het programma het kent",
        "gesloten": "Het sluiten van het dossier",
        "wijziging": "De laatste wijziging, niet voor het sluiten",
        "achttien": "De 18e verjaardag van het jongste kind, niet voor de laatste wijziging",
        "contact": "Het contact",
        "einde": "Het einde van de zaak",
    },
    "publiek": {"": "Gewoon: mijn team", "team": "Mijn team", "betrokkenen": "Alleen wie betrokken is"},
}


def keuzeform(soort_velden: Mapping[str, FieldInfo], nieuw: bool) -> type[forms.Form]:
    """The form of one kind of choice: code (only once), name, its own fields, and the day."""
    velden: dict[str, forms.Field] = {}
    if nieuw:
        velden["code"] = forms.RegexField(
            r"^[a-z0-9][a-z0-9_-]*$", label="Code", max_length=60,
            help_text="Kleine letters en cijfers; verandert nooit meer.",
            error_messages={"required": "Vul een code in.", "invalid": "Alleen kleine letters, cijfers, - en _."},
        )  # fmt: skip
    velden["naam"] = tekst("Naam", hulp="Zoals medewerkers het op hun scherm zien.")
    velden |= {naam: _waardeveld(naam, info) for naam, info in soort_velden.items()}
    velden["van"] = dag("Vanaf")
    return type("KeuzeForm", (forms.Form,), velden)


def _waardeveld(naam: str, info: FieldInfo) -> forms.Field:
    """One field of pakket.SOORTEN, by what it holds: yes or no, one of a list, text, or a whole number."""
    label, verplicht, mogelijk = naam.replace("_", " ").capitalize(), info.is_required(), get_args(info.annotation)
    if mogelijk == (True, False):
        return forms.BooleanField(label=VINKJES.get(naam, label), required=False, initial=info.default)
    if mogelijk and all(isinstance(code, str) for code in mogelijk):
        veld = keuze(label, mag_leeg=not verplicht)
        veld.choices = [(code, WOORDEN.get(naam, {}).get(code, code)) for code in mogelijk]
        return veld
    if naam in ("open_van", "open_tot"):
        return forms.RegexField(
            r"^([01]\d|2[0-3]):[0-5]\d$", label=label, initial="09:00" if naam == "open_van" else "17:00",
            error_messages={"required": "Vul een tijd in.", "invalid": "Vul een tijd in, bijvoorbeeld 09:00."},
        )  # fmt: skip
    if info.annotation is str:
        return _tekstveld(naam, label, verplicht)
    fouten = {"invalid": "Vul een geheel getal in.", "min_value": "Vul 0 of meer in.", "required": "Vul een getal in."}
    return forms.IntegerField(
        label=label, required=verplicht, min_value=0, max_value=HOOGSTENS.get(naam, 200), error_messages=fouten
    )


def _tekstveld(naam: str, label: str, verplicht: bool) -> forms.Field:
    if naam in LANGE_TEKSTEN:
        fout = {"required": f"Vul in: {label.lower()}."}
        invoer = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(label=label, required=verplicht, widget=invoer, error_messages=fout)
    return tekst(label, mag_leeg=not verplicht, hulp=UITLEG.get(naam, ""))
