"""What privacy adds to a configuration pack: lists of choices, and numbers with what counts without them."""

# soort -> (name on the screens of beheer, what it is)
PRIVACY_SOORTEN = {
    "reden_noodtoegang": ("Redenen voor noodtoegang", "Waarom iemand meteen in een dossier moet"),
}
PRIVACY_AANTALLEN = {
    "noodtoegang_beoordelen_werkdagen": 5,
    "noodtoegang_vaak": 3,
    "toegang_verzoek_dagen": 14,
}
# An emergency never lasts longer than four hours (AUT-01): a municipality may set less, not more.
NOODMINUTEN = {"noodtoegang_minuten": 60, "noodtoegang_hoogstens_minuten": 240}
NOODMINUTEN_HOOGSTENS = 240
PRIVACY_AANTALLEN |= {
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
