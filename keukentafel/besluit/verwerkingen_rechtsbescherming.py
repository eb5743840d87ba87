"""What the fields of bezwaar, klacht and incident are for (poort/verwerking.py)."""

from keukentafel.besluit import models as m
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import MEDEWERKERS, Op, Verwerking

RECHTSBESCHERMING = (
    Verwerking(
        m.Bezwaar,
        Recht.BEZWAAR_BEHANDELEN,
        {
            "weten wie tegen welk besluit bezwaar maakt": "nummer besluit indiener indiener_naam meewerker "
            "kanaal grond",
            "beoordelen of het op tijd was": "ontvangen_op gepost_op elders_op tijdig tijdig_uitleg tijdig_reden "
            "tijdig_door",
            "op tijd beslissen": "stand stand_sinds bevestigd_op weken uiterlijk termijn_uitleg verdaag_weken "
            "verdaag_instemming verdaag_reden verzuim verzuim_op verzuim_uiterlijk hersteld_op ingebreke_op "
            "ingebreke_vroeg",
            "betalen voor te laat beslissen": "dwangsombesluit",
            "weten waarom er niet is gehoord": "niet_horen",
            "leren van de uitkomst": "uitkomst gevolg besluit_op_bezwaar beslist_op les",
            "weten wie het bezwaar behandelt": Op("behandelaar", wie=MEDEWERKERS),
        },
    ),
    Verwerking(
        m.Bezwaartekst, Recht.BESLUITTEKST_LEZEN, {"beslissen op wat is gezegd": "bezwaar soort tekst door_naam"}
    ),
    Verwerking(
        m.Hoorzitting,
        Recht.BEZWAAR_BEHANDELEN,
        {
            "iemand horen over een bezwaar": "bezwaar op plaats uitgenodigd_op ter_inzage_van stukken_tot gehouden_op "
            "vervallen_op",
            "laten zien wie hoorde": Op("voorzitter leden", wie=MEDEWERKERS),
        },
    ),
    Verwerking(
        m.Beroep,
        Recht.BEZWAAR_BEHANDELEN,
        {"volgen wat de rechter doet": "bezwaar soort ingesteld_op zaaknummer uitspraak uitspraak_op beslis_tot"},
    ),
    Verwerking(
        m.Klacht,
        Recht.KLACHT_LEZEN,
        {
            "weten wie waarover klaagt": "nummer klager klager_naam klager_adres kanaal ontvangen_op gebeurd_op "
            "onderwerp woorden ontvangen_naam",
            "op tijd antwoorden": "bevestigd_op stand stand_sinds route bemiddeling_tot weken uiterlijk termijn_uitleg "
            "verdaag_weken verdaag_instemming verdaag_reden gesloten_op",
            "bemiddelen, horen en oordelen": "bemiddeling hoor_op hoor_verslag niet_horen niet_behandelen "
            "uitkomst oordeel",
            "ervan leren": "les",
            "antwoorden aan de ombudsman": "ombudsman_op ombudsman_rapport",
            "zorgen dat niemand over zichzelf oordeelt": Op("betrokken behandelaar oordeel_door", wie=MEDEWERKERS),
        },
    ),
    Verwerking(
        m.Klachtbetrokkene,
        Recht.KLACHT_LEZEN,
        {
            "wie het betreft de klacht laten lezen en horen": Op(
                "klacht medewerker kopie kopie_op reactie reactie_op", wie=MEDEWERKERS
            )
        },
    ),
    Verwerking(
        m.Klachtstap,
        Recht.KLACHT_LEZEN,
        {"kunnen laten zien hoe een klacht verliep": "klacht stap naar op door_naam toelichting"},
    ),
    Verwerking(
        m.Incident,
        Recht.INCIDENT_BEHANDELEN,
        {
            "weten wat er misging": "soort wat wet gebeurd_op",
            "meteen melden bij het toezicht": "toezicht_op toezicht_kenmerk toezicht_laat",
            "ervan leren": "les gesloten_op gesloten_door",
            "weten wie het meldde": Op("melder", wie=MEDEWERKERS),
        },
    ),
    Verwerking(
        m.Incidentactie,
        Recht.INCIDENT_BEHANDELEN,
        {
            "doen wat is afgesproken na een incident": "incident wat uiterlijk klaar_op",
            "weten wie dat doet": Op("medewerker", wie=MEDEWERKERS),
        },
    ),
)
