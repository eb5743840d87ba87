"""What the fields of a dossier are for (poort/verwerking.py)."""

from keukentafel.dossier import models as m
from keukentafel.dossier.models.journaal import Itemversie
from keukentafel.poort.matrix import Categorie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import ANDEREN, MEDEWERKERS, VERANTWOORDEN, Deel, Op, Verwerking

_V = Categorie.VEILIGHEID
DELEN = (Deel(Itemversie, {"een eerdere tekst terug kunnen lezen": Op("item velden reden", VERANTWOORDEN)}),)
_DOORHALEN = "een vergissing doorhalen zonder haar te wissen"
VERWERKINGEN = (
    Verwerking(
        m.Dossier,
        Recht.DOSSIER_LEZEN,
        {
            "het dossier van een huishouden vinden en openen": "nummer volgnr geopend_op gesloten_op reden_sluiten",
            "meteen zien wat een collega moet weten": "let_op",
            "niemand uit het oog verliezen": "laatste_contact_op",
        },
    ),
    Verwerking(
        m.DossierPeriode,
        Recht.DOSSIER_LEZEN,
        {"weten welk team het dossier wanneer had": "in_team van tot aanleiding reden toelichting vervallen_op"},
    ),
    Verwerking(
        m.Betrokkenheid,
        Recht.DOSSIER_LEZEN,
        {
            "weten wie van ons helpt, en van wanneer tot wanneer": Op(
                "medewerker rol waarvoor van tot reden", wie=MEDEWERKERS
            ),
            "weten wie van een andere organisatie meehelpt": Op("naam organisatie partner contact", wie=ANDEREN),
        },
    ),
    Verwerking(
        m.Journaalregel,
        Recht.JOURNAAL_LEZEN,
        {
            "onthouden wat er gebeurde, zodat een collega verder kan": "moment soort tekst onderwerpen",
            "weten hoeveel tijd hulp kost": "minuten",
            _DOORHALEN: "doorgehaald_op doorgehaald_reden",
        },
    ),
    Verwerking(
        m.Gespreksverslag,
        Recht.VERSLAG_LEZEN,
        {
            "vastleggen wat is besproken en afgesproken": "titel gesprek_op plaats tekst afspraken afspraak",
            "de woorden van de inwoner zelf laten staan": "eigen_woorden reactie_inwoner betwist",
            "weten wie erbij was": Op("aanwezig", wie=ANDEREN),
            "het verslag op tijd aan de inwoner geven": "stand klaar_op eerst_klaar_op uitgave brief brief_ronde",
            "het verslag niet langer bewaren dan mag": "bewaren_tot",
        },
    ),
    Verwerking(
        m.Eigenverklaring,
        Recht.JOURNAAL_LEZEN,
        {"de woorden van de inwoner laten staan bij een stuk": "stuk_id stuk_naam woorden op"},
    ),
    Verwerking(m.Journaalversie, Recht.JOURNAAL_LEZEN, {}),
    Verwerking(m.Verslagversie, Recht.VERSLAG_LEZEN, {"weten welke tekst de inwoner kreeg": "uitgave"}),
    Verwerking(
        m.Werkproces,
        Recht.DOSSIER_LEZEN,
        {
            "weten welke hulpvraag er loopt, en voor wie": "melding_id aangemaakt_op onderwerp leefgebied personen",
            "weten welk team de vraag opende": "aanmaakteam",
            "zien hoe lang het duurt tot de vraag helder is": "helder_op",
        },
    ),
    Verwerking(
        m.WerkprocesPeriode,
        Recht.DOSSIER_LEZEN,
        {
            "weten welk team de hulpvraag wanneer had": "werkproces in_team van tot aanleiding reden toelichting "
            "vervallen_op",
            "weten wat de hulp opleverde": "resultaat resultaat_tekst",
        },
    ),
    Verwerking(
        m.Zwaarte,
        Recht.DOSSIER_LEZEN,
        {"werk eerlijk verdelen over medewerkers": "werkproces waarde van reden vervallen_op"},
    ),
    Verwerking(
        m.Coderingversie,
        Recht.DOSSIER_LEZEN,
        {"een eerdere indeling van de vraag terug kunnen zien": "werkproces onderwerp leefgebied vervallen_op"},
    ),
    Verwerking(
        m.Document,
        Recht.DOCUMENT_LEZEN,
        {
            "een document kunnen vinden en weten waar het vandaan komt": "titel documentsoort bron bron_naam "
            "document_op "
            "ontvangen_op poststuk_id",
            "weten welke versie geldt": "reeks volgnr actueel",
            _DOORHALEN: "doorgehaald_op doorgehaald_reden",
        },
    ),
    Verwerking(
        m.Verwijzing,
        Recht.DOCUMENT_LEZEN,
        {
            "weten welke hulp een ander nodig vindt, en hoe lang dat geldt": "soort op geldig_tot onderwerp "
            "verwijstype "
            "producten tekst document_id",
            "weten wie verwees": Op("bron bron_naam bron_organisatie agb indicatiesteller", wie=ANDEREN),
            "verantwoorden hoe een bezwaar van een ouder woog": "weging weging_op",
        },
    ),
    Verwerking(
        m.Indicatiezwaarte,
        Recht.DOCUMENT_LEZEN,
        {"weten hoe zwaar de hulp volgens de indicatie is": "verwijzing waarde van reden vervallen_op"},
    ),
    Verwerking(
        m.Heronderzoek,
        Recht.DOCUMENT_LEZEN,
        {"verantwoorden waarom iets opnieuw is onderzocht": "verwijzing werkproces reden"},
    ),
    Verwerking(
        m.LichteHulp,
        Recht.LICHTE_HULP_LEZEN,
        {
            "kleine hulp geven zonder dossier, en vragen of het hielp": "in_team wat wat_tekst sinds vragen_op "
            "geeindigd_op "
            "uitkomst uitkomst_tekst",
            "weten wie helpt": Op("door_wie", wie=ANDEREN),
        },
    ),
    Verwerking(
        m.Verslagreactie,
        Recht.VERSLAG_LEZEN,
        {
            "vastleggen wat een inwoner van het verslag vindt": "item uitgave soort woorden op kanaal ingetrokken_op",
            "verbeteren wat niet klopt, of uitleggen waarom niet (AVG art. 16)": "correctie besluit_reden besluit_op "
            "besluit_door verwerkt_in",
        },
    ),
    Verwerking(
        m.Nazorg,
        Recht.DOSSIER_LEZEN,
        {"na afloop vragen of het nog goed gaat": "medewerker op wat gedaan_op uitkomst toelichting"},
    ),
    Verwerking(
        m.Sluitadvies,
        Recht.JOURNAAL_LEZEN,
        {
            "zorgvuldig stoppen: weten wat anderen daarvan vinden": "op advies weging",
            "weten van wie het advies is": Op("wie", wie=ANDEREN),
        },
    ),
    Verwerking(
        m.Toegangsverlening,
        Recht.PRIVACY_LEZEN,
        {
            "toegang geven als het niet kan wachten, en die vanzelf laten stoppen": Op(
                "soort medewerker dossierteam categorie reden akkoord dagen van tot beeindigd_op beeindigd_door "
                "toegestaan antwoord beslist_op beslist_door",
                VERANTWOORDEN,
                MEDEWERKERS,
            ),
            "de inwoner laten lezen dat iemand binnenkwam": "zichtbaar_vanaf uitstel_tot uitstel_reden uitstel_door",
        },
        bewaart="toezicht",
    ),
    Verwerking(
        m.Meldcode,
        Recht.VEILIGHEID_LEZEN,
        {
            "de stappen van de meldcode volgen": "over aanleiding bijzonder begonnen_op klaar_op uitkomst",
            "weten wie verantwoordelijk is": Op("verantwoordelijk", wie=MEDEWERKERS),
        },
        _V,
    ),
    Verwerking(
        m.Meldcodestap,
        Recht.VEILIGHEID_LEZEN,
        {
            "feiten en oordeel uit elkaar houden bij elke stap": "meldcode op nr feiten oordeel overgeslagen reden "
            "antwoorden vervangen_op"
        },
        _V,
    ),
    Verwerking(
        m.Raadpleging,
        Recht.VEILIGHEID_LEZEN,
        {
            "laten zien dat om raad is gevraagd": "meldcode op soort anoniem advies",
            "weten aan wie": Op("wie", wie=ANDEREN),
        },
        _V,
    ),
    Verwerking(
        m.VeiligThuisMelding,
        Recht.VEILIGHEID_LEZEN,
        {
            "laten zien wat wij aan Veilig Thuis meldden": "meldcode op wijze inhoud inwoner_weet_ervan reden_niet "
            "bron_geheim afspraken",
            "weten met wie wij spraken": Op("naam_medewerker", wie=ANDEREN),
        },
        _V,
    ),
    Verwerking(
        m.Kindcheck,
        Recht.VEILIGHEID_LEZEN,
        {"weten of er kinderen zijn die hulp nodig hebben": "uitkomst zwanger toelichting op opnieuw_op"},
        _V,
    ),
    Verwerking(
        m.Veiligheidswaarschuwing,
        Recht.VEILIGHEID_LEZEN,
        {"een medewerker veilig op bezoek laten gaan": "soort toelichting van tot beeindigd_op beeindigd_reden"},
        _V,
    ),
    Verwerking(
        m.Veiligheidsvrijgave,
        Recht.VEILIGHEID_LEZEN,
        {
            "een inwoner pas laten lezen wat over veiligheid is vastgelegd als dat kan": "soort stuk_id op reden "
            "ingetrokken_op"
        },
        _V,
    ),
    Verwerking(
        m.Verplaatsing,
        Recht.JOURNAAL_LEZEN,
        {
            "een stuk uit het verkeerde dossier halen, en dat verantwoorden": "richting soort item_id moment reden "
            "datalek terug_naar teruggezet_op"
        },
    ),
    Verwerking(
        m.Verkenning,
        Recht.VRAAG_LEZEN,
        {"begrijpen wat iemand wil, in eigen woorden": "eigen_woorden achter_de_vraag wensen gesprekken"},
    ),
    Verwerking(
        m.Leefgebiednotitie,
        Recht.VRAAG_LEZEN,
        {
            "het hele leven bekijken, niet alleen de vraag": "gebied tekst reden reden_tekst",
            "niet opschrijven wat iemand niet wil": "wil_niet_op",
        },
    ),
    Verwerking(
        m.Score,
        Recht.VRAAG_LEZEN,
        {"samen zien of het beter gaat": "instrument gebied cijfer gemeten_op overgenomen"},
    ),
    Verwerking(
        m.Netwerkpersoon,
        Recht.VRAAG_LEZEN,
        {"weten wie om iemand heen staat en wil helpen": Op("naam relatie doet kan beschikbaar tot", wie=ANDEREN)},
    ),
    Verwerking(
        m.Netwerkvraag,
        Recht.VRAAG_LEZEN,
        {"het netwerk bespreken, en onthouden als iemand dat niet wil": "stand reden gevraagd_op herhaald"},
    ),
    Verwerking(
        m.Inbreng,
        Recht.VRAAG_LEZEN,
        {"een kind of inwoner zelf aan het woord laten": "wijze gehoord_op tekst ingetrokken_op ingetrokken_reden"},
    ),
    Verwerking(m.Verkenningversie, Recht.VRAAG_LEZEN, {}),
    Verwerking(m.Leefgebiedversie, Recht.VRAAG_LEZEN, {}),
    Verwerking(m.Netwerkversie, Recht.VRAAG_LEZEN, {}),
)
