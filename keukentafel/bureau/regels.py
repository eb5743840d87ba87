"""What the screens of a day decide. Pure."""

# Tasks that are done by doing the work where they lead. Every other task is ticked off here, or it would stay for ever.
VANZELF_KLAAR = [
    "zwaarte",
    "lichte_hulp",
    "nazorg",
    "kindcheck",
    "indicatiezwaarte",
    "concept_onaf",
    "verslag_onaf",
    "verslag_correctie",
    "abc",
    "tolk_regelen",
    "uitzondering_bekijken",
    "toestemming_onvolledig",
    "veilig_thuis_melden",
    "vastleggen_na_spoed",
    "regie_vacature",
    "caseload_overdragen",
    "volgmoment",
    "informatie_gevraagd",
    "datalek_te_beoordelen",
    "datalek_naar_ap",
    "privacymaatregel",
    "dpia_herzien",
    "voorwaarde_mist",
    "rol_bevestigen",
]
