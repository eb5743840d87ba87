"""The form of one kind of choice, made from what that kind has besides a code and a name (pakket.SOORTEN)."""

from django import forms

from keukentafel.organisatie.web.forms import dag, keuze, tekst

# How a value beside the name is filled in; what stands in none of these is a whole number.
VINKJES = {
    "kiesbaar": "Staat in de keuzelijst",
    "gevraagd": "De balie vraagt dit",
    "melding": "Overbelasting maakt een melding",
    "abc_eerst": "Die melding gaat eerst naar de ABC-dienst",
    "verwijst": "Mag verwijzen met een brief",
    "besloten": "Besloten: niemand kan meeluisteren",
}
LANGE_TEKSTEN = frozenset({"vragen", "werkwijze", "vinden"})
TEKSTEN = {
    "toelichting": "",
    "adres": "",
    "telefoon": "",
    "onderwerp": "De code uit de lijst Onderwerpen.",
    "doel": "Waarom je dit vraagt; de medewerker leest het voor als iemand dat wil weten.",
    "antwoorden": "Met een streepje ertussen, bijvoorbeeld: ja|nee|weet niet. Leeg is een open vraag.",
    "overbelasting": "Bij dit antwoord is er sprake van overbelasting. Leeg: bij geen enkel antwoord.",
    "team": "De code van het team.",
    "buurt": "De code van het CBS, zoals BU06060101.",
    "organisatie": "",
    "beroep": "",
    "agb": "",
    "producten": "Codes van producten, met een spatie ertussen.",
    "artikel": "Het artikel van de wet, bijvoorbeeld: AVG 6 lid 1 e.",
}
LIJSTEN = {
    # The rows of the share table (delen) that a desk can be.
    "partner": [
        ("welzijn", "Welzijn of een andere organisatie: met toestemming"),
        ("schuldhulp", "Schuldhulp van de gemeente"),
        ("aanbieder", "Aanbieder van hulp"),
        ("huisarts", "Huisarts"),
        ("jeugdhulp", "Jeugdhulp"),
        ("school", "School"),
        ("directe_collega", "Collega van de gemeente"),
    ],
    "soort": [("kantoor", "Spreekkamer"), ("wijk", "Wijklocatie"), ("neutraal", "Neutrale plek")],
    "volgt_uit": [
        ("", "Met de hand afvinken"),
        ("afspraak", "Er is een afspraak"),
        ("gesprek", "Het gesprek is geweest"),
        ("veiligheid", "De veiligheid is beoordeeld"),
        ("BEV", "De ontvangst is bevestigd"),
        ("EC", "Er is contact geweest"),
        ("D02", "Het onderzoek is klaar"),
    ],
    "wet": [("", "Altijd"), ("wmo", "Wmo"), ("jeugd", "Jeugdwet"), ("wgs", "Schulden"), ("pw", "Werk en inkomen")],
}


def keuzeform(soort_velden: dict[str, bool], nieuw: bool) -> type[forms.Form]:
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


def _waardeveld(naam: str, verplicht: bool) -> forms.Field:
    """One field of pakket.SOORTEN."""
    label = naam.replace("_", " ").capitalize()
    if naam in VINKJES:
        return forms.BooleanField(label=VINKJES[naam], required=False)
    if naam in LANGE_TEKSTEN:
        fout = {"required": f"Vul in: {label.lower()}."}
        invoer = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(label=label, required=verplicht, widget=invoer, error_messages=fout)
    if naam in TEKSTEN:
        return tekst(label, mag_leeg=not verplicht, hulp=TEKSTEN[naam])
    if naam in LIJSTEN:
        veld = keuze(label, mag_leeg=not verplicht)
        veld.choices = LIJSTEN[naam]
        return veld
    if naam in ("open_van", "open_tot"):
        return forms.RegexField(
            r"^([01]\d|2[0-3]):[0-5]\d$", label=label, initial="09:00" if naam == "open_van" else "17:00",
            error_messages={"required": "Vul een tijd in.", "invalid": "Vul een tijd in, bijvoorbeeld 09:00."},
        )  # fmt: skip
    fouten = {"invalid": "Vul een geheel getal in.", "min_value": "Vul 0 of meer in.", "required": "Vul een getal in."}
    return forms.IntegerField(label=label, required=verplicht, min_value=0, max_value=200, error_messages=fouten)
