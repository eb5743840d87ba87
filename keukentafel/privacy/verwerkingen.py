"""What the fields of privacy itself are for (poort/verwerking.py)."""

from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import (
    ANDEREN,
    BEWIJS_VAN_TOESTEMMING,
    INWONERS,
    MEDEWERKERS,
    VERANTWOORDEN,
    Op,
    Verwerking,
)
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
            ),
            "de FG laten adviseren over noodtoegang (AVG art. 39)": Op(
                "fg_advies fg_advies_op fg_advies_door", VERANTWOORDEN, MEDEWERKERS
            ),
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
            "verzameld_op verschil",
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
            "van_meer tekst som bestandsoort grootte",
            "zwart maken wat over anderen gaat": Op("merken stand grond toelichting", wie=ANDEREN),
        },
        bewaart="inzagepakket",
    ),
    Verwerking(
        m.Pakketbestand,
        Recht.VERZOEK_BEHANDELEN,
        {"een bestand meegeven zonder wat over anderen gaat": "stuk"},
        bewaart="inzagepakket",
    ),
    Verwerking(
        m.Verzoekstuk,
        Recht.PRIVACY_LEZEN,
        {
            "per stuk nagaan of het klopt, weg moet of blijft": "verzoek broncode object_id titel datum zin voorstel "
            "nieuw verklaring",
            "horen wat de schrijver ervan vindt": Op(
                "gevraagd_aan antwoord_uiterlijk zienswijze zienswijze_tekst zienswijze_op zienswijze_door",
                wie=MEDEWERKERS,
            ),
            "het besluit per stuk kunnen uitleggen": "besluit besluit_reden besloten_op besloten_door besluiter "
            "weigergrond uitgevoerd_op",
        },
    ),
    Verwerking(
        m.Kennisgeving,
        Recht.PRIVACY_LEZEN,
        {
            "wie de gegevens eerder kreeg vertellen wat er is veranderd": "verzoekstuk deling ontvanger gedeeld_op "
            "uitkomst toelichting op door_naam"
        },
    ),
    Verwerking(
        m.Beperking,
        Recht.PRIVACY_LEZEN,
        {
            "gegevens een tijd alleen bewaren": "verzoek heel grond reden van bekijken_op aantal",
            "de inwoner vooraf vertellen dat het eindigt": "einde_reden verteld eindigt_op opgeheven_op",
        },
    ),
    Verwerking(
        m.Bezwaarweging,
        Recht.PRIVACY_LEZEN,
        {
            "een bezwaar tegen gebruik van gegevens eerlijk wegen": "verzoek gebruik belang_inwoner belang_ons "
            "uitkomst reden gewogen_door"
        },
    ),
    Verwerking(
        m.Bewaarstop,
        Recht.BEWAREN_LEZEN,
        {
            "niets vernietigen wat nog nodig is": "grond reden tot gezet_naam opgeheven_op opgeheven_door "
            "opgeheven_reden"
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Vernietiging,
        Recht.BEWAREN_LEZEN,
        {
            "vernietigen wat weg moet, met vier ogen": Op(
                "nummer grond stand peildatum voorgesteld_naam toelichting goedgekeurd_door goedgekeurd_naam "
                "goedgekeurd_op proef_op",
                VERANTWOORDEN,
            ),
            "laten zien dat het weg is": "uitgevoerd_op klaar totaal tellingen sporen resten nagezocht_op",
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Vernietigingsregel,
        Recht.BEWAREN_LEZEN,
        {
            "per zaak weten waarom die weg mag": Op(
                "vernietiging rubriek soort sleutel naam van sinds uitleg bron", wie=INWONERS
            ),
            "laten zien wat er weg is en wat bleef": "wijze stand waarom som tellingen blijft weg",
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Datalek,
        Recht.PRIVACY_LEZEN,
        {
            "weten wat er misging en het stoppen": "wat bekend_op bron bron_id soort gebeurd_op gegevens aantal "
            "ingedamd",
            "op tijd beslissen wie het moet weten": "oordeel oordeel_reden oordeel_op oordeel_door ap_op ap_kenmerk "
            "ap_voorlopig ap_aangevuld_op ap_reden_laat niet_inlichten niet_inlichten_reden mensen_klaar_op",
            "weten wie het meldde": Op("melder", wie=MEDEWERKERS),
            "ervan leren": "lessen gesloten_op gesloten_door",
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Datalekbetrokkene,
        Recht.PRIVACY_LEZEN,
        {"een inwoner vertellen dat zijn gegevens erbij zaten": Op("datalek verteld_op wijze", wie=INWONERS)},
        bewaart="toezicht",
    ),
    Verwerking(
        m.Dpia,
        Recht.PRIVACY_LEZEN,
        {
            "risico's voor mensen kennen voordat wij iets doen": "verwerking aanleiding op risicos restrisico "
            "advies_fg herzien_op vervangen_door"
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Privacymaatregel,
        Recht.PRIVACY_LEZEN,
        {"een risico kleiner maken, op tijd": "datalek dpia wat eigenaar uiterlijk klaar_op hoe"},
        bewaart="toezicht",
    ),
    Verwerking(
        m.Apparaat,
        Recht.PRIVACY_LEZEN,
        {
            "weten wie welk apparaat heeft en of het veilig is": "soort label medewerker uitgegeven_op versleuteld "
            "ingeleverd_op kwijt_op kwijt_hoe gewist_op"
        },
        bewaart="medewerker",
    ),
    Verwerking(
        m.Onderzoek,
        Recht.PRIVACY_LEZEN,
        {
            "een steekproef trekken die is na te rekenen": "titel doel uitvoerder open_van open_tot teams leeftijd_van "
            "leeftijd_tot aantal zaad tot populatie getrokken_op",
            "laten zien hoeveel mensen ja zeiden": "gevraagd ja nee gevraagd_op vrijgegeven_op vrijgegeven_door "
            "gesloten_op",
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Onderzoeksdeelnemer,
        Recht.PRIVACY_LEZEN,
        {
            "iemand vragen of hij mee wil doen, en dat antwoord volgen": Op(
                "onderzoek volgnr gevraagd_op antwoord antwoord_op meegegeven_op", BEWIJS_VAN_TOESTEMMING, INWONERS
            )
        },
        bewaart="onderzoek",
    ),
)
