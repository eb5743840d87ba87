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
    "datalek_waarschuwen_uren": 24,
    "dpia_herzien_maanden": 36,
    "dpia_waarschuwen_dagen": 60,
    "training_geldig_maanden": 24,
    "voorwaarde_waarschuwen_dagen": 30,
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
    "datalek_waarschuwen_uren": "Hoeveel uur voor het einde van de 72 uur een datalek alarm geeft",
    "dpia_herzien_maanden": "Na hoeveel maanden een DPIA opnieuw wordt bekeken",
    "plek_netwerken": "Vanaf welke netwerken je mag werken: overal, of netwerken als 10.1.0.0/16",
    "plek_rollen": "Voor welke rollen dat geldt: niemand, iedereen, of codes van rollen",
    "plek_buiten": "Wat er buiten die netwerken nog kan",
    "voorwaarde_training": "Welke rollen eerst de privacytraining volgen: niemand, iedereen, of codes van rollen",
    "voorwaarde_reglement": "Welke rollen eerst het privacyreglement lezen: niemand, iedereen, of codes van rollen",
    "voorwaarde_geheimhouding": "Welke rollen eerst een geheimhoudingsverklaring tekenen: niemand, iedereen, of codes",
    "training_geldig_maanden": "Hoeveel maanden een privacytraining telt",
    "voorwaarde_waarschuwen_dagen": "Hoeveel dagen vooraf een medewerker hoort dat een voorwaarde voor toegang afloopt",
    "dpia_waarschuwen_dagen": "Hoeveel dagen voor die dag een DPIA terugkomt als taak",
}
