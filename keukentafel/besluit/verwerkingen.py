"""What the fields of aanvragen and decisions are for (poort/verwerking.py)."""

from keukentafel.besluit import models as m
from keukentafel.besluit.verwerkingen_rechtsbescherming import RECHTSBESCHERMING
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import MEDEWERKERS, Op, Verwerking

VERWERKINGEN = (
    Verwerking(
        m.Aanvraag,
        Recht.AANVRAAG_LEZEN,
        {
            "weten wie welke hulp vroeg": "nummer procedure aanvrager melding_id hoort_bij ontvangen_op getekend "
            "kanaal toegangsroute",
            "weten wie adviseert en wie beslist": "adviesorgaan orgaan",
            "op tijd beslissen": "stand stand_sinds uiterlijk wacht_op afgerond_op uitkomst",
            "weten wie de aanvraag behandelt": Op("behandelaar", wie=MEDEWERKERS),
        },
    ),
    Verwerking(
        m.Aanvraagtekst, Recht.BESLUITTEKST_LEZEN, {"beslissen op wat is gevraagd": "aanvraag vraag toelichting"}
    ),
    Verwerking(
        m.Processtap,
        Recht.AANVRAAG_LEZEN,
        {"kunnen laten zien hoe een aanvraag verliep": "aanvraag van naar gebeurtenis op toelichting"},
    ),
    Verwerking(
        m.Klokfeit,
        Recht.AANVRAAG_LEZEN,
        {
            "uitleggen waarom een besluit op die dag moet vallen": "aanvraag soort van tot hersteltermijn weken "
            "schriftelijk reden brief_sleutel vervallen_op",
        },
    ),
    Verwerking(
        m.Getoondeoptie,
        Recht.AANVRAAG_LEZEN,
        {
            "iedereen dezelfde keuze laten zien": "aanvraag product productnaam vorm aanbieder getoond_op gekozen "
            "reden",
        },
    ),
    Verwerking(
        m.Zienswijze,
        Recht.BESLUITTEKST_LEZEN,
        {
            "iemand horen voor een besluit": "aanvraag grond waarover gevraagd_op uiterlijk gegeven_op vorm tekst "
            "afgezien",
        },
    ),
    Verwerking(
        m.Besluit,
        Recht.AANVRAAG_LEZEN,
        {
            "weten wat is besloten en of het geldt": "nummer aanvraag soort stand vastgesteld_op spoed vervangt",
            "alleen herzien op een grond uit de wet": "herzieningsgrond",
            "weten wie bevoegd besloot": "orgaan mandaat functie",
            "weten wie opstelde, toetste en tekende": Op(
                "opsteller toetser ondertekenaar ter_toets_op", wie=MEDEWERKERS
            ),
            "weten wanneer het besluit gaat gelden": "uitgaand_na bekendgemaakt_op bezwaar_tot",
        },
    ),
    Verwerking(
        m.Voorziening,
        Recht.AANVRAAG_LEZEN,
        {
            "weten welke hulp is gevraagd en toegekend": "aanvraag besluit ondersteuning product productnaam uitkomst "
            "afwijsgrond vorm toegekend",
            "weten hoeveel hulp en van wie": "aantal eenheid per van tot aanbieder beeindigd_op",
            "weten wat de hulp kost": "tarief_cent bedrag_cent",
            "alleen toekennen wat de wet toelaat": "antwoorden",
            "op tijd opnieuw kijken": "heroverwegen_op",
        },
    ),
    Verwerking(
        m.Terugvordering,
        Recht.BESLUITTEKST_LEZEN,
        {"geld alleen terugvragen na opzet": "besluit opzet_op opzet_reden bedrag_cent"},
    ),
    Verwerking(
        m.Meewerker,
        Recht.BESLUITTEKST_LEZEN,
        {
            "geld ook terugvragen van wie met opzet meewerkte": "terugvordering naam soort kvk opzet_op opzet_reden "
            "bedrag_cent",
            "diegene het besluit sturen": "adresregels",
            "weten tot wanneer diegene bezwaar kan maken": "bekendgemaakt_op bezwaar_tot",
        },
    ),
    Verwerking(
        m.Overweging,
        Recht.BESLUITTEKST_LEZEN,
        {
            "uitleggen waarom zo is besloten": "besluit soort volgorde tekst",
            "laten zien waar een overweging vandaan komt": "bron_soort bron_id bron_naam bron_versie",
        },
    ),
    Verwerking(
        m.Overwegingversie,
        Recht.BESLUITTEKST_LEZEN,
        {"laten zien wat er eerder stond": "item versie velden reden"},
    ),
    Verwerking(
        m.Toets,
        Recht.BESLUITTEKST_LEZEN,
        {"met vier ogen beslissen": Op("besluit medewerker uitkomst reden op", wie=MEDEWERKERS)},
    ),
    # Following a decision
    Verwerking(
        m.Nazorgcheck,
        Recht.AANVRAAG_LEZEN,
        {
            "nagaan of de hulp is begonnen en werkt": "aanvraag voorziening op gedaan_op begonnen werkt vervolg "
            "toelichting na",
            "weten wie het vraagt": Op("medewerker", wie=MEDEWERKERS),
            "niet vragen wat niet meer speelt": "vervallen_op vervallen_reden",
        },
    ),
    Verwerking(
        m.Adviestoets,
        Recht.AANVRAAG_LEZEN,
        {"zien of een zwaarwegend advies goed genoeg is": "besluit uitkomsten toelichting op"},
    ),
    Verwerking(
        m.Campagne,
        Recht.AANVRAAG_LEZEN,
        {
            "veel besluiten samen opnieuw bekijken": "naam aanleiding uitleg selectie stand klaar_op klaar_reden",
            "het werk verdelen": "minuten begin per_week totaal verdeeld",
            "weten wie de campagne leidt": Op("leider", wie=MEDEWERKERS),
        },
    ),
    Verwerking(
        m.Campagneregel,
        Recht.AANVRAAG_LEZEN,
        {
            "met iedereen op tijd spreken": "campagne voorzieningen einde week",
            "weten of iemand het nieuwe besluit kent": "stand stand_op anders reden",
            "weten wie het gesprek voert": Op("medewerker", wie=MEDEWERKERS),
        },
    ),
    *RECHTSBESCHERMING,
)
