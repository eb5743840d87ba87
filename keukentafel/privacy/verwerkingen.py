"""What the fields of privacy itself are for (poort/verwerking.py)."""

from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import ANDEREN, INWONERS, MEDEWERKERS, VERANTWOORDEN, Op, Verwerking
from keukentafel.privacy import models as m

VERWERKINGEN = (
    Verwerking(
        m.Veldbesluit,
        Recht.PRIVACY_LEZEN,
        {"niet meer bewaren dan nodig is, en dat uitleggen": "soort veld besluit reden tot"},
    ),
    Verwerking(
        m.Afwijking,
        Recht.AFWIJKING_BEHANDELEN,
        {
            "nagaan of iemand mocht kijken": "sleutel soort dag medewerker regels aantal alleen_fg",
            "de medewerker zelf laten uitleggen": "gevraagd_op uitleg uitleg_op",
            "verantwoorden hoe het afliep": "oordeel notitie gesloten_op gesloten_door",
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Inzagevraag,
        Recht.INZAGE_LOG_MAKEN,
        {
            "een inwoner antwoorden waarom iemand keek": Op(
                "dag vraag antwoord beantwoord_op beantwoord_door", wie=INWONERS
            ),
            "weten om welke medewerker en welke inzage het gaat": Op("wie regels opgeschreven_door", wie=MEDEWERKERS),
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Noodverantwoording,
        Recht.PRIVACY_LEZEN,
        {
            "noodtoegang laten verantwoorden en beoordelen": Op(
                "verlening medewerker dossierteam uiterlijk nodig gezien gedaan verantwoord_op oordeel oordeel_reden "
                "beoordeeld_op "
                "beoordelaar te_laat_gemeld_op",
                VERANTWOORDEN,
                MEDEWERKERS,
            )
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Toegangsakkoord,
        Recht.OPENBAARMAKING_UITSTELLEN,
        {"vooraf toestaan dat iemand in een afgeschermd dossier mag": Op("medewerker reden tot", wie=MEDEWERKERS)},
        bewaart="toezicht",
    ),
    Verwerking(
        m.Privacyverzoek,
        Recht.PRIVACY_LEZEN,
        {
            "weten wat een inwoner vraagt over zijn gegevens": "soort over_naam over_geboren kanaal ontvangen_op "
            "ontvangen_naam "
            "woorden",
            "zeker weten dat wie vraagt dat mag": Op(
                "hoedanigheid aanvrager aanvrager_naam bewijs identiteit gezien_op gezien_door feiten advies "
                "advies_rij",
                wie=ANDEREN,
            ),
            "op tijd antwoorden": "uiterlijk termijn_uitleg verlengd_op verleng_reden wacht_op stand behandelaar",
            "het besluit kunnen uitleggen": "oordeel oordeel_reden oordeel_op uitkomst uitkomst_reden klaar_op",
        },
    ),
    Verwerking(
        m.Inzagepakket,
        Recht.VERZOEK_BEHANDELEN,
        {
            "alles verzamelen wat wij over iemand hebben": "verzoek ronde stand bronnen_klaar bronnen_totaal "
            "verzameld_op "
            "verschil keren_gezien gezien_vanaf",
            "laten nakijken door een tweede persoon": Op(
                "bekeken_door bekeken_op nagekeken_door nagekeken_naam nagekeken_op", VERANTWOORDEN, MEDEWERKERS
            ),
            "het pakket geven en daarna wissen": "wijze uitgereikt_op uitgereikt_door wissen_op",
        },
        bewaart="inzagepakket",
    ),
    Verwerking(
        m.Pakketstuk,
        Recht.VERZOEK_BEHANDELEN,
        {
            "per stuk kijken wat over iemand zelf gaat": "pakket volgnr bron object_id titel datum schrijver "
            "van_meer tekst som",
            "zwart maken wat over anderen gaat": Op("merken stand grond toelichting", wie=ANDEREN),
        },
        bewaart="inzagepakket",
    ),
)
