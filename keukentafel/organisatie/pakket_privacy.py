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
