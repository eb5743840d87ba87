"""The huisbel: which gebeurtenis rings which later act. One page, so that nobody has to look for reactions.

A value is the dotted path of an act that takes the Gebeurtenis. A test imports every target.
"""

HUISBEL: dict[str, list[str]] = {
    # Who turns out to live near a worker is no client of that worker (MAN-08).
    "woonadres_gezet": ["keukentafel.toegang.handelingen.kring_van_medewerker"],
    "inwoner_geregistreerd": ["keukentafel.toegang.handelingen.kring_van_inwoner"],
    "inwoner_verhuisd": ["keukentafel.toegang.handelingen.kring_van_inwoner"],
    "relatie_gelegd": ["keukentafel.toegang.handelingen.kring_van_inwoner"],
    "logboek_afwijking": ["keukentafel.organisatie.handelingen.taken.logboek_afwijking_melden"],
    "logboek_zegel_achter": ["keukentafel.organisatie.handelingen.taken.logboek_zegel_melden"],
    # The ontvangstbevestiging (WMO-02): made at the melding; its term ends when the letter has left.
    "melding_gemaakt": ["keukentafel.toegang.handelingen.ontvangst_bevestigen"],
    # A letter to a party outside is a share from the moment it leaves (REQ-063, REQ-159).
    "brief_verzonden": [
        "keukentafel.toegang.handelingen.bevestiging_verzonden",
        "keukentafel.brieven.handelingen.buiten.brief_naar_buiten_gedeeld",
        # The letter of a decision left: from then on it works (AWB-14, AWB-16).
        "keukentafel.besluit.handelingen.bekendmaken.besluit_bekendmaken",
        # Who must pay back too knows it from the day of their own letter (Awb 3:41).
        "keukentafel.besluit.handelingen.meewerkerbrief.meewerker_bekendmaken",
    ],
    # A bezwaar from before that letter left follows it.
    "meewerker_bekendgemaakt": ["keukentafel.besluit.handelingen.bezwaar.bezwaar_volgt_meewerker"],
    "brief_toch_niet_verzonden": [
        "keukentafel.toegang.handelingen.bevestiging_toch_niet_verzonden",
        "keukentafel.brieven.handelingen.buiten.brief_naar_buiten_toch_niet",
        "keukentafel.besluit.handelingen.bekendmaken.besluit_toch_niet_bekend",
        "keukentafel.besluit.handelingen.meewerkerbrief.meewerker_bekendmaken",
    ],
    # What moves the clock of an aanvraag is told in a letter (DOC-04).
    "aanvraag_ontvangen": ["keukentafel.besluit.handelingen.aanvraagbrief.aanvraagbrief_maken"],
    "aanvulling_gevraagd": ["keukentafel.besluit.handelingen.aanvraagbrief.aanvraagbrief_maken"],
    "termijn_verlengd": ["keukentafel.besluit.handelingen.aanvraagbrief.aanvraagbrief_maken"],
    "termijn_opgeschort": ["keukentafel.besluit.handelingen.aanvraagbrief.aanvraagbrief_maken"],
    "opschorting_beeindigd": ["keukentafel.besluit.handelingen.aanvraagbrief.aanvraagbrief_maken"],
    # Its letter is made at once and leaves after the time to take it back.
    "besluit_vastgesteld": [
        "keukentafel.besluit.handelingen.bekendmaken.besluitbrief_bij_vaststellen",
        # What could not wait was signed by one; a second one looks afterwards (MAN-07).
        "keukentafel.besluit.handelingen.opvolgen.spoed_nakijken_vragen",
        # One on a bezwaar ends the work on it (AWB-09).
        "keukentafel.besluit.handelingen.bezwaarbesluit.bezwaar_beslist",
    ],
    "besluit_teruggehaald": ["keukentafel.besluit.handelingen.bezwaarbesluit.bezwaar_teruggehaald"],
    # Deciding late may cost money: on that a decision of its own is taken (Awb 4:18).
    "aanvraag_stand": ["keukentafel.besluit.handelingen.dwangsom.dwangsom_bij_stand"],
    "besluit_ingetrokken": [
        "keukentafel.besluit.handelingen.bekendmaken.besluitbrief_bij_intrekken",
        "keukentafel.besluit.handelingen.nazorg.nazorg_vervallen",
    ],
    # Who was invited hears where and when it is now; a missed appointment changes no letter.
    "afspraak_verzet": ["keukentafel.toegang.handelingen.uitnodiging_bijwerken"],
    "afspraak_hersteld": ["keukentafel.toegang.handelingen.uitnodiging_bijwerken"],
    "afspraak_afgezegd": ["keukentafel.toegang.handelingen.uitnodiging_bijwerken"],
    # A dossier that came in by another door than plan.dossier_openen_met_regie gets its regie a moment later.
    "dossier_geopend": [
        "keukentafel.plan.handelingen.regie_zorgen",
        "keukentafel.dossier.handelingen.veiligheid.kindcheck_vragen",
    ],
    # A second contact person or an outside party: who does what? (REQ-059)
    "betrokkenheid_begonnen": ["keukentafel.plan.handelingen.taakverdeling.taakverdeling_vragen"],
    # How heavy is it? Asked from the configured moment on, never before (REQ-031).
    "werkproces_geopend": ["keukentafel.dossier.handelingen.coderen.zwaarte_vragen"],
    "plan_vastgesteld": ["keukentafel.dossier.handelingen.coderen.zwaarte_vragen_bij_plan"],
    # The report goes to the resident when it may be read; opened again or kept back, its letter does not leave.
    "item_vrijgegeven": ["keukentafel.dossier.handelingen.verslagbrief.verslagbrief_bij_vrijgeven"],
    "item_vrijgave_teruggenomen": ["keukentafel.dossier.handelingen.verslagbrief.verslagbrief_terug"],
    "item_uitgezonderd": ["keukentafel.dossier.handelingen.verslagbrief.verslagbrief_terug"],
    "item_verplaatst": ["keukentafel.dossier.handelingen.verslagbrief.verslagbrief_terug"],
    "verslag_heropend": ["keukentafel.dossier.handelingen.verslagbrief.verslagbrief_terug"],
    "dossier_heropend": ["keukentafel.plan.handelingen.regie_zorgen"],
    "dossier_gesloten": [
        "keukentafel.plan.handelingen.regie_afsluiten",
        "keukentafel.plan.handelingen.volgen.volgen_afsluiten",
        "keukentafel.besluit.handelingen.nazorg.nazorg_vervallen",
    ],
    # What was asked and decided for who leaves goes along, with its letters (GEZ-05).
    "huishouden_gesplitst": ["keukentafel.besluit.handelingen.splitsen.zaken_mee"],
    # Who is hidden is hidden for whoever came in for a while as well (AUT-01).
    "bestaan_afgeschermd": ["keukentafel.privacy.handelingen.noodtoegang.toegang_bij_afscherming"],
    # The answer about another worker is a letter too (REQ-072).
    "wissel_beantwoord": ["keukentafel.plan.handelingen.wisselbrief.wissel_brief"],
    # A referral by somebody else, anywhere in the household, reaches who directs it (REQ-064).
    "verwijzing_vastgelegd": ["keukentafel.plan.handelingen.verwijzing.verwijzing_melden"],
    # A holiday decree that comes later moves the last day of whatever is open.
    "feestdag_gewijzigd": [
        "keukentafel.toegang.handelingen.termijnen.meldtermijnen_herrekenen",
        "keukentafel.besluit.handelingen.bewaken.termijnen_herrekenen",
        "keukentafel.besluit.handelingen.rechtsbewaking.rechtstermijnen_herrekenen",
    ],
    # A decision is known: help is asked after, and who waited for it in a campaign has been told (REQ-062, REQ-085).
    "besluit_bekendgemaakt": [
        "keukentafel.besluit.handelingen.nazorg.nazorg_plannen",
        "keukentafel.besluit.handelingen.campagne.campagne_bekend",
        "keukentafel.besluit.handelingen.dwangsom.dwangsom_bekend",
        "keukentafel.besluit.handelingen.bezwaardwangsom.bezwaardwangsom_bij_bekend",
    ],
    "besluit_toch_niet_bekend": ["keukentafel.besluit.handelingen.nazorg.nazorg_vervallen"],
}
