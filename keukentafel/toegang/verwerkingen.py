"""What the fields of contacts, meldingen, appointments and post are for (poort/verwerking.py)."""

from keukentafel.poort.matrix import Categorie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import ANDEREN, MEDEWERKERS, VERANTWOORDEN, Op, Verwerking
from keukentafel.toegang import models as m

VERWERKINGEN = (
    Verwerking(
        m.Contact,
        Recht.CONTACT_LEZEN,
        {
            "onthouden wat iemand vroeg en wat er werd gezegd": "moment kanaal onderwerpen tekst reden anoniem",
            "de vraag opvolgen": "vervolg afdoening kaart_op",
            "weten wie namens iemand belt, en wie verwees": Op("verwijzer namens beller", wie=ANDEREN),
            "een mantelzorger helpen die het niet meer redt": "overbelasting",
        },
        bewaart="contact",
    ),
    Verwerking(
        m.Terugbelverzoek,
        Recht.TERUGBELLEN,
        {
            "iemand op tijd terugbellen": "contact telefoon naam reden voor uiterlijk eerder_uiterlijk via_balie",
            "weten hoe het afliep": "klaar_op klaar_door uitkomst",
        },
        bewaart="contact",
    ),
    Verwerking(
        m.Melding,
        Recht.MELDING_LEZEN,
        {
            "de melding herkennen en de termijn laten lopen": "nummer ontvangen_op kanaal contact status",
            "de vraag bij het goede team en de goede medewerker brengen": "onderwerpen urgentie bedreigend buurtcode "
            "behandelaar bij_abc overbelasting",
            "weten wie meldt, en namens wie": Op("melder_soort verwijzer namens", wie=ANDEREN),
            "een gesprek voeren in een taal die iemand spreekt": "taal tolk_nodig",
        },
        bewaart="melding",
    ),
    Verwerking(
        m.MeldingVerhaal,
        Recht.MELDING_LEZEN,
        {
            "begrijpen wat er aan de hand is en wat nodig is": "melding hulpvraag antwoorden",
            "weten of het veilig is": "veiligheid",
            "de melder kunnen bellen": Op("melder_naam melder_telefoon", wie=ANDEREN),
        },
        bewaart="melding",
    ),
    Verwerking(
        m.MeldingStatus,
        Recht.MELDING_LEZEN,
        {"laten zien hoe het met de melding staat": "melding status sinds reden"},
        bewaart="melding",
    ),
    Verwerking(
        m.Verdeling,
        Recht.MELDING_LEZEN,
        {
            "verantwoorden wie de melding kreeg en waarom": Op(
                "melding medewerker reden voorstel teruggenomen_op", VERANTWOORDEN, MEDEWERKERS
            )
        },
    ),
    Verwerking(
        m.Termijn,
        Recht.MELDING_BEHANDELEN,
        {
            "op tijd zijn, en kunnen uitleggen wanneer dat is": "melding voor soort van uiterlijk uitleg klaar_op "
            "klaar_reden"
        },
    ),
    Verwerking(
        m.Belangenconflict,
        Recht.BELANG_OPHEFFEN,
        {
            "zorgen dat een medewerker geen bekenden helpt": Op(
                "medewerker soort sinds opgeheven_op opgeheven_door opheffen_reden", wie=MEDEWERKERS
            )
        },
    ),
    Verwerking(m.AbcDienst, Recht.ABC_ROOSTER, {"weten wie vandaag de ABC-dienst heeft": "medewerker dag van tot"}),
    Verwerking(
        m.Adviesvraag,
        Recht.ADVIES_GEVEN,
        {
            "raad vragen aan een ervaren collega": "contact melding soort voor vraag gevraagd_op beantwoord_op "
            "uitkomst advies"
        },
    ),
    Verwerking(
        m.Afspraak,
        Recht.AFSPRAAK_MAKEN,
        {
            "elkaar op tijd en op de goede plek treffen": "melding medewerker deelnemers begin einde onderwerp kanaal "
            "soort_plaats ruimte plaats stand verslag_op",
            "een tolk regelen": "tolk_taal tolk_notitie",
            "de inwoner uitnodigen": "uitnodiging uitgenodigd_als",
            "weten wie er nog meer komt": Op("anderen", wie=ANDEREN),
        },
        bewaart="afspraak",
    ),
    Verwerking(
        m.Afspraakwijziging,
        Recht.AFSPRAAK_MAKEN,
        {
            "weten waarom een afspraak anders liep": "afspraak medewerker wat reden vervolg van_begin van_einde was "
            "teruggenomen_op"
        },
        bewaart="afspraak",
    ),
    Verwerking(
        m.Agendasleutel,
        Recht.EIGEN_PROFIEL_WIJZIGEN,
        {
            "de eigen agenda veilig in een ander programma tonen": Op(
                "medewerker som ingetrokken_op laatst_gelezen_op uur keren", wie=MEDEWERKERS
            )
        },
        Categorie.BEHEER,
    ),
    Verwerking(
        m.Bellercontrole,
        Recht.BELLER_CONTROLEREN,
        {
            "zeker weten wie er belt voor wij iets vertellen": "kanaal feiten klopt",
            "weten namens wie iemand belt": Op("namens beller", wie=ANDEREN),
        },
        bewaart="contact",
    ),
    Verwerking(
        m.Inloopbezoek,
        Recht.INLOOP_BIJHOUDEN,
        {
            "bezoekers op volgorde helpen": "plek dag volgnummer naam aangekomen_op geroepen_op geroepen_door",
            "weten wat er na het bezoek gebeurt": "klaar_op uitkomst contact",
        },
    ),
    Verwerking(
        m.WarmeOverdracht,
        Recht.OVERDRACHT_BEANTWOORDEN,
        {
            "iemand goed doorverbinden, zonder dat die alles opnieuw vertelt": "contact loket afzender bericht "
            "aangeboden_op uiterlijk herinnerd_op",
            "verantwoorden dat wij dit mochten vertellen": "grond regel artikel toestemming akkoord_van",
            "weten of de ander het aannam": "antwoord beantwoord_op beantwoord_door reden toelichting",
        },
    ),
    Verwerking(m.Overdrachtdocument, Recht.OVERDRACHT_BEANTWOORDEN, {"weten bij welk bericht het hoort": "overdracht"}),
    Verwerking(
        m.Poststuk,
        Recht.POST_VERWERKEN,
        {
            "post lezen en een plek geven": "soort bron ontvangen_op verzonden_op onderwerp tekst stand melding "
            "contact",
            "de post precies bewaren zoals zij kwam": "ruw ruw_soort sha256 message_id kenmerk leesfout geweigerd",
            "de afzender kunnen antwoorden": Op("van_naam van_adres", wie=ANDEREN),
            "weten wie de post afhandelde en hoe": "reden toelichting klaar_op klaar_door klaar_naam",
        },
        bewaart="post",
    ),
    Verwerking(m.Bijlage, Recht.POST_VERWERKEN, {"weten bij welke post het hoort": "poststuk volgnr"}, bewaart="post"),
    Verwerking(
        m.Veiligheidstoets,
        Recht.MELDING_LEZEN,
        {
            "meteen zien of iemand gevaar loopt, en wat wij deden": "melding antwoorden positief moment medewerker "
            "verslag vastgelegd_op"
        },
    ),
    Verwerking(m.Intakestap, Recht.MELDING_LEZEN, {"geen stap van de intake vergeten": "melding code gedaan_op door"}),
    Verwerking(
        m.Zorgmelding,
        Recht.MELDING_LEZEN,
        {
            "weten waarover iemand zich zorgen maakt": "melding soort inwoner_weet_het",
            "de melder laten weten wat er gebeurt": Op(
                "melder_organisatie melder_onbekend wil_terugkoppeling bereikbaar teruggekoppeld_op teruggekoppeld_hoe "
                "teruggekoppeld_tekst",
                wie=ANDEREN,
            ),
            "verantwoorden dat wij ermee aan de slag mogen": "grondslag grondslag_artikel grondslag_toelichting "
            "grondslag_op grondslag_door",
            "weten of en hoe wij de inwoner bereikten": "benaderd_op benaderd_hoe benaderd_uitkomst",
        },
    ),
)
