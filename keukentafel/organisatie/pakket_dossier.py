"""What rooms dossier and plan add to a configuration pack: lists of choices, and numbers."""

# soort -> (name on the screens of beheer, what it is)
DOSSIER_SOORTEN = {
    "lichte_hulp": ("Lichte hulp", "Hulp zonder plan of besluit (CFG-06)"),
    "bezoekadvies": ("Bezoekadvies", "Wat te doen bij een bezoek, zolang een waarschuwing geldt"),
    "meldcode_bijzonder": ("Bijzondere vormen", "Vormen van geweld die meteen naar Veilig Thuis gaan (MLD-02)"),
    "schaalcriterium": ("Redenen om op of af te schalen", "Waarom hulp lichter of zwaarder wordt; partners zien ze"),
    "schuldhelper": ("Helpers bij schulden", "Wie helpt bij een schuld in het plan"),
    "resultaat": ("Resultaten", "Wat er van een vraag kwam, bij het sluiten"),
}
# What counts when the municipality brought no list of its own; plan uses it and the public page shows it (REQ-070).
SCHAALCRITERIA = {
    "doel_gehaald": "Het doel is gehaald",
    "netwerk_kan": "Familie, vrienden of buren kunnen het",
    "onveilig": "Het is niet veilig genoeg",
    "te_zwaar": "Eigen hulp is niet genoeg",
}
DOSSIER_AANTALLEN = {
    "zwaarte_werkdagen": 10,
    "lichte_hulp_weken": 6,
    "bezoekadvies_weken": 13,
    "kindcheck_maanden": 6,
    "kindcheck_dagen": 42,
    "meldcode_werkdagen": 5,
    "verslag_reactie_dagen": 14,
    "verslag_correctie_werkdagen": 10,
    "verslag_bewaarjaren": 15,
    "verslag_bewaarjaren_jeugd": 20,
    "concept_herinner_dagen": 14,
    "afschalen_dagen": 42,
    "eigen_inzet_uren_maand": 8,
    "eigen_uur_euro": 75,
    "opzegtermijn_dagen": 30,
    "maatwerk_werkdagen": 5,
    "plan_aanvullen_werkdagen": 10,
    "plan_goedkeuren_werkdagen": 3,
    "plan_volledig_weken": 6,
}
