"""What the log of looks adds to the settings of a municipality: numbers with what counts without them."""

PRIVACY_AANTALLEN = {
    "inzagevraag_werkdagen": 10,
    "afwijking_keer_gewoon": 3,
    "afwijking_minstens_dossiers": 15,
    "afwijking_weigeringen": 5,
    "afwijking_zoekers": 5,
    "afwijking_werk_vanaf_uur": 7,
    "afwijking_werk_tot_uur": 20,
    "afwijking_uitleg_werkdagen": 5,
    "steekproef_regels": 10,
}
PRIVACY_NAMEN = {
    "inzage_noemt_naam": "Of een inwoner de naam leest van wie in het dossier keek",
    "inzagevraag_werkdagen": "Binnen hoeveel werkdagen een vraag over een inzage antwoord heeft",
    "afwijking_keer_gewoon": "Hoeveel keer het eigen gemiddelde aan dossiers op een dag opvalt",
    "afwijking_minstens_dossiers": "Vanaf hoeveel dossiers op een dag dat geldt",
    "afwijking_weigeringen": "Vanaf hoeveel weigeringen op een dag iemand opvalt",
    "afwijking_zoekers": "Vanaf hoeveel medewerkers op een dag dezelfde inwoner opvalt",
    "afwijking_werk_vanaf_uur": "Vanaf welk uur kijken gewoon is",
    "afwijking_werk_tot_uur": "Tot welk uur kijken gewoon is",
    "afwijking_uitleg_werkdagen": "Binnen hoeveel werkdagen een medewerker uitleg geeft",
    "steekproef_regels": "Hoeveel inzages per maand in de steekproef",
}
