"""Every setting the program reads, with its check and what counts when the municipality said nothing."""

from string import Formatter
from typing import Any

from keukentafel.kern.bestanden import STANDAARD_SOORTEN
from keukentafel.kern.bestanden.keuring import STANDAARD_MB, bezwaar_tegen_maat, bezwaar_tegen_soorten
from keukentafel.organisatie.instemming import GEEN as GEEN_INSTEMMING
from keukentafel.organisatie.instemming import bezwaar_tegen_instemming
from keukentafel.organisatie.keuringen import EenVan, Keuring, getal_van, is_bool
from keukentafel.organisatie.netwerken import ALLEEN_LEZEN, DICHT, OVERAL, bezwaar_tegen_netwerken
from keukentafel.organisatie.pakket_besluit import BESLUIT_INSTELLINGEN, BESLUIT_NAMEN
from keukentafel.organisatie.pakket_brieven import BRIEF_NAMEN, BRIEF_TEKSTEN, is_bedenktijd
from keukentafel.organisatie.pakket_dossier import DOSSIER_AANTALLEN
from keukentafel.organisatie.pakket_klok import KLOK_AANTALLEN, KLOK_ANDERS, KLOK_NAMEN
from keukentafel.organisatie.pakket_plan import PLAN_AANTALLEN
from keukentafel.organisatie.pakket_privacy import (
    NOODMINUTEN,
    NOODMINUTEN_HOOGSTENS,
    PRIVACY_AANTALLEN,
    PRIVACY_NAMEN,
)
from keukentafel.organisatie.pakket_rechtsbescherming import (
    BEZWAAR_WEKEN,
    KLACHT_WEKEN,
    RECHTSBESCHERMING_AANTALLEN,
    RECHTSBESCHERMING_NAMEN,
)
from keukentafel.organisatie.pakket_regie import REGIE_AANTALLEN
from keukentafel.organisatie.pakket_volgen import VOLGEN_AANTALLEN, VOLGEN_NAMEN
from keukentafel.organisatie.vierogen import STANDAARD_BEVESTIGERS, STANDAARD_ROLLEN, bezwaar_tegen_bevestigers
from keukentafel.organisatie.voorwaarden import NIEMAND, Voorwaarde, bezwaar_tegen_rollen


def _dossiernummer(waarde: Any) -> str:
    velden = {naam for _, naam, _, _ in Formatter().parse(waarde) if naam} if isinstance(waarde, str) else set()
    return "" if velden == {"jaar", "volgnr"} else "verwacht een tekst met {jaar} en {volgnr:04}"


_is_aantal = getal_van(1, 1000)
_is_noodtijd = getal_van(1, NOODMINUTEN_HOOGSTENS, "minuten")


def _is_tekst(waarde: Any) -> str:
    return "" if isinstance(waarde, str) and waarde.strip() else "verwacht een tekst"


# What a setting is called on the screens of beheer while the municipality said nothing about it.
NAMEN = {
    "kleine_aantallen": "Onder welk aantal een cijfer niet wordt getoond, zodat niemand te herkennen is",
    "instemming_medewerkercijfers": "Instemming van de OR met cijfers per medewerker: geen, of de dag en het stuk",
    "onderwerp_financieel": "Welk onderwerp in de cijfers over geld gaat",
    **PRIVACY_NAMEN,
    "vier_ogen_rollen": "Welke rollen pas ingaan als een tweede persoon ze bevestigt: niemand, iedereen, of codes",
    "vier_ogen_bevestigers": "Welke rollen een rol bevestigen: functioneel_beheer, wijkteammanager, privacy_officer",
    "vier_ogen_dagen": "Na hoeveel dagen een voorstel voor een rol verloopt als niemand het bevestigt",
    **KLOK_NAMEN,
    **BESLUIT_NAMEN,
    "besluit_bron_dagen": "Van hoeveel dagen voor de aanvraag verslagen in een besluit komen",
    "besluit_nemen_werkdagen": "Binnen hoeveel werkdagen iemand beslist over een besluit dat klaarligt",
    **VOLGEN_NAMEN,
    **RECHTSBESCHERMING_NAMEN,
    "partneradres_maanden": "Hoeveel maanden een adres voor beveiligde e-mail geldt voordat iemand het opnieuw nakijkt",
    "inzage_vier_ogen": "Of een tweede persoon een pakket voor inzage nakijkt voordat het weggaat",
    "inzage_bewaren_dagen": "Hoeveel dagen een pakket voor inzage blijft nadat het is gegeven",
    "verzoek_waarschuwen_dagen": "Hoeveel dagen voor de uiterste dag een verzoek over gegevens terugkomt als taak",
    "verzoek_herhaald_maanden": "Binnen hoeveel maanden hetzelfde verzoek opvalt als herhaald",
    "zienswijze_werkdagen": "Binnen hoeveel werkdagen de maker van een stuk zegt wat die vindt van een verbetering",
    "beperking_bekijken_dagen": "Na hoeveel dagen een beperking op gegevens opnieuw wordt bekeken",
    "beperking_einde_dagen": "Hoeveel dagen van tevoren een inwoner hoort dat een beperking eindigt",
    "gezag_geldig_dagen": "Hoeveel dagen een controle van het gezag telt bij een verzoek om inzage",
    **BRIEF_NAMEN,
}


# Every setting the program reads, with its check and what counts when the pack is silent.
INSTELLINGEN: dict[str, tuple[Keuring, Any]] = {
    "organisatienaam": (_is_tekst, "Keukentafel"),
    "dossiernummer": (_dossiernummer, "{jaar}-{volgnr:04}"),
    "werkdag_streng": (is_bool, True),
    "casus_is": (EenVan("werkproces", "dossier", "huishouden"), "werkproces"),
    "onderwerp_financieel": (_is_tekst, "financien"),
    "kleine_aantallen": (_is_aantal, 5),
    "caseload_punten_per_fte": (_is_aantal, 28),
    "waarneming_verplicht": (is_bool, False),
    "waarneming_dagen": (_is_aantal, 14),
    "registratietijd_meten": (is_bool, False),
    "instemming_medewerkercijfers": (bezwaar_tegen_instemming, GEEN_INSTEMMING),
    "eigen_kring": (EenVan("straat", "adres", "uit"), "straat"),
    "post_laat_na_dagen": (_is_aantal, 3),
    "zorgmelding_terugkoppelen_werkdagen": (_is_aantal, 5),
    **{code: (_is_aantal, aantal) for code, aantal in (DOSSIER_AANTALLEN | PLAN_AANTALLEN).items()},
    **{code: (_is_aantal, aantal) for code, aantal in PRIVACY_AANTALLEN.items()},
    **{code: (_is_aantal, aantal) for code, aantal in KLOK_AANTALLEN.items()},
    **KLOK_ANDERS,
    "bezwaar_weken": BEZWAAR_WEKEN,
    "klacht_weken": KLACHT_WEKEN,
    "ombudsman": (_is_tekst, "de Nationale ombudsman"),
    **{code: (_is_aantal, aantal) for code, aantal in RECHTSBESCHERMING_AANTALLEN.items()},
    "inzage_noemt_naam": (is_bool, True),
    "plan_goedkeuren": (is_bool, False),
    **{code: (_is_aantal, aantal) for code, aantal in REGIE_AANTALLEN.items()},
    **{code: (_is_aantal, aantal) for code, aantal in VOLGEN_AANTALLEN.items()},
    **{code: (_is_noodtijd, minuten) for code, minuten in NOODMINUTEN.items()},
    "noodtoegang_beoordelaar": (EenVan("manager", "fg"), "manager"),
    "zwaarte_vanaf": (EenVan("eerste_plan", "werkdagen", "beide"), "beide"),
    "werkaantekening_dagen": (_is_aantal, 92),
    "uren_tot_inwoner_leest": (_is_aantal, 24),
    "toestemming_maanden": (_is_aantal, 12),
    "toestemming_herinner_dagen": (_is_aantal, 30),
    "partneradres_maanden": (_is_aantal, 12),
    "plek_netwerken": (bezwaar_tegen_netwerken, OVERAL),
    "plek_rollen": (bezwaar_tegen_rollen, NIEMAND),
    "plek_buiten": (EenVan(DICHT, ALLEEN_LEZEN), DICHT),
    **{f"voorwaarde_{soort}": (bezwaar_tegen_rollen, NIEMAND) for soort in Voorwaarde},
    "vier_ogen_rollen": (bezwaar_tegen_rollen, STANDAARD_ROLLEN),
    "vier_ogen_bevestigers": (bezwaar_tegen_bevestigers, STANDAARD_BEVESTIGERS),
    "vier_ogen_dagen": (_is_aantal, 14),
    "inzage_vier_ogen": (is_bool, True),
    "inzage_bewaren_dagen": (_is_aantal, 30),
    "verzoek_waarschuwen_dagen": (_is_aantal, 7),
    "verzoek_herhaald_maanden": (_is_aantal, 6),
    "zienswijze_werkdagen": (_is_aantal, 5),
    "beperking_bekijken_dagen": (_is_aantal, 92),
    "beperking_einde_dagen": (_is_aantal, 7),
    "gezag_geldig_dagen": (_is_aantal, 92),
    **BESLUIT_INSTELLINGEN,
    "besluit_bron_dagen": (_is_aantal, 365),
    "besluit_nemen_werkdagen": (_is_aantal, 2),
    "besluit_terughalen_minuten": (is_bedenktijd, 10),
    **dict.fromkeys(BRIEF_TEKSTEN, (_is_tekst, "")),
    "bestand_soorten": (bezwaar_tegen_soorten, " ".join(STANDAARD_SOORTEN)),
    "bestand_hoogste_mb": (bezwaar_tegen_maat, STANDAARD_MB),
    "bestand_ongecontroleerd_openen": (is_bool, True),
}
