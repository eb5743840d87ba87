"""Lists and settings under the headings beheer looks for them, and found by a word."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Count

from keukentafel.kern import klok
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.organisatie.opvragen.lijsten import Instellingregel, instellingregels
from keukentafel.organisatie.pakket import SOORTEN

R = TypeVar("R")

OVERIG = "Overig"
"""Where a kind goes that nobody placed: it may never be missing from the screen."""

LIJSTGROEPEN: dict[str, str] = {
    "Contact, balie en inloop": "onderwerp kanaal melder contactreden afdoening controlefeit namens gerichte_vraag "
    "inloopplek inloop_uitkomst abc_uitkomst reden_geen_actie teampagina postcode",
    "Meldingen en veiligheid": "urgentie meldtermijn intakestap overbelasting signaalsoort veiligheidsvraag "
    "bezoekadvies meldcode_bijzonder",
    "Gesprek en leefgebieden": "leefgebied instrument reden_leefgebied ruimte gespreksplaats reden_afspraak "
    "reden_gemist taal leesniveau",
    "Dossier en hulp": "zwaarte reden_sluiten resultaat lichte_hulp documentsoort bron verwijzer verwijstype product "
    "indicatiesteller schaalcriterium schuldhelper "
    "clientgroep kwaliteitsnorm doorpakbudget maatwerkspecialist",
    "Plan en volgen": "overgang18 overgangmoment",
    "Besluiten volgen": "productvolging adviesnorm",
    "Besluiten en brieven": "eigen_bijdrage bijdrage_uitzondering besluit_wet",
    "Regie en overleg": "regieregel regiepartij specialisme",
    "Besluiten": "beslisorgaan beslisroute mandaat besluit_afwijsgrond",
    "Delen en lezen": "toestemmingstekst grondslag grond_overdracht loket reden_weigeren reden_meelezen "
    "reden_niet_lezen",
    "Privacy": "reden_noodtoegang bewaartermijn",
    "Medewerkers": "reden_afwezig moederorganisatie",
}
INSTELLINGGROEPEN: dict[str, str] = {
    "Gemeente en cijfers": "organisatienaam dossiernummer werkdag_streng casus_is onderwerp_financieel "
    "kleine_aantallen registratietijd_meten instemming_medewerkercijfers",
    "Werk verdelen": "caseload_punten_per_fte waarneming_verplicht waarneming_dagen eigen_kring zwaarte_vanaf "
    "zwaarte_werkdagen",
    "Plan en volgen": "maatwerk_werkdagen eigen_inzet_uren_maand eigen_uur_euro afschalen_dagen opzegtermijn_dagen "
    "plan_volledig_weken plan_aanvullen_werkdagen plan_goedkeuren plan_goedkeuren_werkdagen "
    "volgmoment_respijt_werkdagen informatie_dagen informatie_ophogen_werkdagen stilstand_weken "
    "stilstand_zonder_plan_weken achttien_vanaf_maanden",
    "Besluiten volgen": "vergelijken_maanden nazorg_weken heroverweging_maanden nazorg_respijt_werkdagen "
    "besluit_verloopt_weken campagne_minuten",
    "Post en meldingen": "post_laat_na_dagen zorgmelding_terugkoppelen_werkdagen lichte_hulp_weken",
    "Veiligheid": "bezoekadvies_weken kindcheck_maanden kindcheck_dagen meldcode_werkdagen",
    "Verslag, lezen en delen": "verslag_reactie_dagen verslag_correctie_werkdagen verslag_bewaarjaren "
    "verslag_bewaarjaren_jeugd concept_herinner_dagen uren_tot_inwoner_leest toestemming_maanden "
    "toestemming_herinner_dagen partneradres_maanden werkaantekening_dagen",
    "Besluiten en brieven": "besluit_terughalen_minuten bezwaar_adres bezwaar_digitaal rechtbank privacyregel",
    "Regie en overleg": "taakverdeling_werkdagen plaatsing_werkdagen overdracht_rond_dagen wissel_werkdagen "
    "plaatsing_spreken_weken casuistiek_na_weken vierogen_na_weken consult_werkdagen",
    "Besluiten": "vier_ogen_bij vier_ogen_boven_euro spoed_nakijken_werkdagen besluit_bron_dagen "
    "besluit_nemen_werkdagen",
    "Termijnen van een aanvraag": "termijn_eerste_procent termijn_tweede_procent termijn_laatste_werkdagen "
    "aanvulling_dagen jeugd_beslis_weken wgs_beslis_weken wgs_beslis_begint dwangsom_eerste_dag_na "
    "dwangsom_termijn_schuift",
    "Bezwaar en klacht": "bezwaar_weken bezwaar_herstel_dagen bezwaar_waarschuwen_dagen klacht_weken "
    "klacht_bemiddeling_weken klacht_waarschuwen_dagen ombudsman ombudsman_jaar_maanden",
    "Privacy": "noodtoegang_minuten noodtoegang_hoogstens_minuten noodtoegang_beoordelaar "
    "noodtoegang_beoordelen_werkdagen noodtoegang_vaak toegang_verzoek_dagen inzage_vier_ogen inzage_bewaren_dagen "
    "verzoek_waarschuwen_dagen verzoek_herhaald_maanden gezag_geldig_dagen zienswijze_werkdagen "
    "beperking_bekijken_dagen beperking_einde_dagen",
    "Wie keek": "inzage_noemt_naam inzagevraag_werkdagen afwijking_keer_gewoon afwijking_minstens_dossiers "
    "afwijking_weigeringen afwijking_zoekers afwijking_werk_vanaf_uur afwijking_werk_tot_uur "
    "afwijking_uitleg_werkdagen steekproef_regels",
    "Registers van privacy": "datalek_waarschuwen_uren dpia_herzien_maanden dpia_waarschuwen_dagen "
    "voorwaarde_training voorwaarde_reglement voorwaarde_geheimhouding training_geldig_maanden "
    "voorwaarde_waarschuwen_dagen plek_netwerken plek_rollen plek_buiten",
    "Rollen met vier ogen": "vier_ogen_rollen vier_ogen_bevestigers vier_ogen_dagen",
    "Bestanden": "bestand_soorten bestand_hoogste_mb bestand_ongecontroleerd_openen",
}


@dataclass(frozen=True)
class Lijstregel:
    """One list of choices in the overview, with how many choices it holds today."""

    code: str
    naam: str
    uitleg: str
    aantal: int


@dataclass(frozen=True)
class Groep(Generic[R]):
    """A heading with what stands beneath it."""

    naam: str
    regels: Sequence[R]


def _onder_koppen(
    regels: Iterable[R], groepen: dict[str, str], zoek: str, code: Callable[[R], str], woorden: Callable[[R], str]
) -> list[Groep[R]]:
    """Rows under their heading, only those that hold every searched word; a heading without rows is left out."""
    kop_van = {c: kop for kop, codes in groepen.items() for c in codes.split()}
    per: dict[str, list[R]] = {kop: [] for kop in (*groepen, OVERIG)}
    for regel in regels:
        kop = kop_van.get(code(regel), OVERIG)
        tekst = f"{kop} {woorden(regel)}".lower()
        if all(woord in tekst for woord in zoek.lower().split()):
            per[kop].append(regel)
    return [Groep(kop, rijen) for kop, rijen in per.items() if rijen]


def keuzelijsten(zoek: str = "") -> list[Groep[Lijstregel]]:
    """Every list of choices under its heading; `zoek` looks in heading, name and what it is for."""
    nu = Inrichting.objects.filter(geldig_op(klok.vandaag())).order_by()
    aantal = dict(nu.values("soort").annotate(n=Count("id")).values_list("soort", "n"))
    regels = [Lijstregel(code, s.naam, s.uitleg, aantal.get(code, 0)) for code, s in SOORTEN.items()]
    return _onder_koppen(regels, LIJSTGROEPEN, zoek, lambda r: r.code, lambda r: f"{r.naam} {r.uitleg}")


def instellingen(zoek: str = "") -> list[Groep[Instellingregel]]:
    """Every setting under its heading; `zoek` looks in heading, question and what it is now."""
    return _onder_koppen(
        instellingregels(), INSTELLINGGROEPEN, zoek, lambda r: r.code, lambda r: f"{r.naam} {r.waarde}"
    )
