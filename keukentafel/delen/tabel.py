"""The share table of regels.md §4.2 as data (DEEL-31 is our own): with whom, which law, why: may it, article, part.

Pure. The order of the questions is the rulebook's: acute danger, duty by law, power by law, consent; else no. The first
row that fits counts, so the narrower rows stand above the wider ones.
"""

from dataclasses import dataclass

from keukentafel.delen.woorden import Gegeven, Partner, Uitkomst, Waarom
from keukentafel.poort.matrix import Wet

ALLES = frozenset(Gegeven)
ALLEEN_FEIT = frozenset({Gegeven.FEIT, Gegeven.CONTACT})
WETTEN = frozenset(Wet)
GEMEENTE = frozenset({Wet.ALGEMEEN, Wet.WMO})


@dataclass(frozen=True, slots=True)
class Deelregel:
    """One row of the table; an empty `waarom` means whatever the reason. `gegevens`: what the law lets through."""

    code: str
    partners: frozenset[Partner]
    uitkomst: Uitkomst
    reden: str
    artikel: str
    wetten: frozenset[Wet] = WETTEN
    waarom: frozenset[Waarom] = frozenset()
    gegevens: frozenset[Gegeven] = ALLES

    def past(self, partner: Partner, wet: Wet, waarom: Waarom) -> bool:
        return partner in self.partners and wet in self.wetten and (not self.waarom or waarom in self.waarom)


def _bij(*partners: Partner) -> frozenset[Partner]:
    return frozenset(partners)


P, U, W = Partner, Uitkomst, Waarom
JEUGD = frozenset({Wet.JEUGD, Wet.VEILIGHEID})
TABEL: tuple[Deelregel, ...] = (
    Deelregel(
        "DEEL-13",
        _bij(P.VEILIG_THUIS),
        U.MAG,
        "Bij een vermoeden van huiselijk geweld of kindermishandeling mag je melden, ook zonder toestemming.",
        "Wmo 2015 art. 5.2.6; meldcode",
        waarom=frozenset({W.VERMOEDEN, W.ACUUT}),
    ),
    Deelregel(
        "DEEL-14",
        _bij(P.VEILIG_THUIS),
        U.ANONIEM,
        "Advies vragen kan altijd, zonder te zeggen om wie het gaat.",
        "Wmo 2015 art. 4.1.1 lid 3",
    ),
    Deelregel(
        "DEEL-16",
        frozenset(Partner),
        U.MAG,
        "Iemands leven is in gevaar. Deel wat nu nodig is, en niet meer. Vertel het de inwoner zodra dat veilig kan.",
        "AVG art. 6 lid 1 d en art. 9 lid 2 c; UAVG art. 22 lid 2 b",
        waarom=frozenset({W.ACUUT}),
    ),
    Deelregel(
        "DEEL-15",
        _bij(P.RVDK),
        U.MAG,
        "Je mag de Raad om een onderzoek vragen en daarvoor vertellen wat nodig is.",
        "Jeugdwet art. 2.4 en 3.1; BW 1:240",
        waarom=frozenset({W.ONDERZOEK_RVDK, W.VERMOEDEN}),
    ),
    Deelregel(
        "DEEL-12",
        _bij(P.GI),
        U.MAG,
        "De GI vraagt dit bij een ondertoezichtstelling. Dan moet je het geven.",
        "Jeugdwet art. 7.3.11 lid 4",
        waarom=frozenset({W.VRAAG_GI}),
    ),
    Deelregel(
        "DEEL-09",
        _bij(P.JEUGDHULP, P.GI, P.RVDK),
        U.MAG,
        "Voor het toeleiden naar jeugdhulp mag je delen wat daarvoor nodig is.",
        "Jeugdwet art. 7.4.0",
        wetten=JEUGD | {Wet.ALGEMEEN},
    ),
    Deelregel(
        "DEEL-08",
        _bij(P.JEUGDHULP, P.GI, P.RVDK),
        U.TOESTEMMING,
        "Deze gegevens zijn voor iets anders verzameld. De inwoner beslist of ze voor jeugdhulp mogen worden gebruikt.",
        "AVG art. 5 lid 1 b (doelbinding)",
    ),
    Deelregel(
        "DEEL-01",
        _bij(P.AANBIEDER),
        U.MAG,
        "De aanbieder heeft deze gegevens nodig om de hulp te geven. Deel alleen wat daarvoor nodig is.",
        "Wmo 2015 art. 5.2.1 lid 2 a",
        wetten=GEMEENTE,
    ),
    Deelregel(
        "DEEL-08",
        _bij(P.AANBIEDER),
        U.TOESTEMMING,
        "Deze gegevens zijn voor iets anders verzameld. De inwoner beslist of de aanbieder ze krijgt.",
        "AVG art. 5 lid 1 b (doelbinding)",
    ),
    Deelregel(
        "DEEL-02",
        _bij(P.WELZIJN),
        U.TOESTEMMING,
        "Voor welzijn en vrijwilligers geeft de wet geen ruimte zonder toestemming.",
        "Wmo 2015 art. 5.3.3",
    ),
    Deelregel(
        "DEEL-03",
        _bij(P.CAK_SVB),
        U.MAG,
        "Zij hebben dit nodig voor hun eigen taak.",
        "Wmo 2015 art. 5.2.1 lid 2 b–d",
        wetten=GEMEENTE,
        gegevens=frozenset({Gegeven.FEIT, Gegeven.CONTACT, Gegeven.INDICATIE}),
    ),
    Deelregel(
        "DEEL-08",
        _bij(P.CAK_SVB),
        U.NIET,
        "Voor deze gegevens heeft het CAK, de SVB of de toezichthouder geen taak.",
        "AVG art. 5 lid 1 b (doelbinding)",
    ),
    Deelregel(
        "DEEL-04",
        _bij(P.HUISARTS),
        U.TOESTEMMING,
        "Met de huisarts of de zorgverzekeraar deel je alleen als de inwoner dat uitdrukkelijk goed vindt.",
        "Wmo 2015 art. 5.2.5 lid 1 en 2",
    ),
    Deelregel(
        "DEEL-05",
        _bij(P.CIZ),
        U.BEPERKT,
        "Het CIZ en de gemeente wisselen alleen uit dat er een Wlz-indicatie is.",
        "Wmo 2015 art. 5.2.5 lid 3",
        gegevens=ALLEEN_FEIT | {Gegeven.INDICATIE},
    ),
    Deelregel(
        "DEEL-10",
        _bij(P.DIRECTE_COLLEGA),
        U.MAG,
        "Een collega die direct betrokken is, of je vervangt, krijgt wat voor die taak nodig is.",
        "Jeugdwet art. 7.3.11 lid 2 a; AVG art. 5 lid 1 c",
    ),
    Deelregel(
        "DEEL-06",
        _bij(P.WMO_COLLEGA),
        U.TOESTEMMING,
        "Wie de Wmo uitvoert, mag gegevens over jeugd, inkomen of schulden alleen gebruiken als de inwoner dat"
        " uitdrukkelijk goed vindt.",
        "Wmo 2015 art. 5.1.1 lid 4",
        wetten=WETTEN - GEMEENTE,
    ),
    Deelregel(
        "DEEL-10",
        _bij(P.WMO_COLLEGA),
        U.MAG,
        "Deze gegevens zijn voor de Wmo verzameld. Een collega die betrokken is, krijgt wat nodig is.",
        "Wmo 2015 art. 5.1.1; AVG art. 5 lid 1 c",
    ),
    Deelregel(
        "DEEL-07",
        _bij(P.SCHULDHULP),
        U.NIET,
        "In de fase van vroegsignalering gebruikt de schuldhulp alleen het signaal en de gegevens uit de BRP.",
        "Wgs art. 8b",
        waarom=frozenset({W.VROEGSIGNAAL}),
    ),
    Deelregel(
        "DEEL-07",
        _bij(P.SCHULDHULP),
        U.MAG,
        "De schuldhulp van dezelfde gemeente mag deze gegevens gebruiken als dat nodig is.",
        "Wgs art. 8d",
    ),
    Deelregel(
        "DEEL-08",
        _bij(P.JEUGD_PW_COLLEGA),
        U.TOESTEMMING,
        "Voor een andere wet gebruik je deze gegevens niet zomaar. De inwoner beslist.",
        "AVG art. 5 lid 1 b (doelbinding)",
    ),
    Deelregel(
        "DEEL-11",
        _bij(P.SCHOOL, P.VERHUURDER, P.WERKGEVER),
        U.TOESTEMMING,
        "School, verhuurder of werkgever krijgt alleen iets te horen als de inwoner dat goed vindt.",
        "Jeugdwet art. 7.3.11 lid 1; Wmo 2015 art. 5.3.3",
    ),
    Deelregel(
        "DEEL-17",
        _bij(P.POLITIE),
        U.MAG,
        "Er is een schriftelijke vordering. Geef wat daarin staat, na overleg met de jurist.",
        "Wetboek van Strafvordering art. 126nd",
        waarom=frozenset({W.VORDERING}),
    ),
    Deelregel(
        "DEEL-17",
        _bij(P.POLITIE),
        U.NIET,
        "De politie die belt, krijgt niets. Vraag om een schriftelijke vordering. Bij gevaar voor iemands leven mag het"
        " wel.",
        "Jeugdwet art. 7.3.11 lid 1; Wmo 2015 art. 5.3.3",
    ),
    Deelregel(
        "DEEL-18",
        _bij(P.ZVH),
        U.MAG,
        "De zaak is daar aangemeld en toegelaten. Deel binnen de regels van het samenwerkingsverband.",
        "Wet gegevensverwerking door samenwerkingsverbanden",
    ),
    Deelregel(
        "DEEL-19",
        _bij(P.FAMILIE),
        U.TOESTEMMING,
        "Luisteren mag altijd. Iets vertellen mag alleen als de inwoner dat goed vindt.",
        "Wmo 2015 art. 5.3.3",
    ),
    Deelregel(
        "DEEL-20",
        _bij(P.OUDER_ZONDER_GEZAG),
        U.BEPERKT,
        "Een ouder zonder gezag hoort op verzoek belangrijke feiten over het kind. Niets uit het dossier en niets over"
        " de andere ouder.",
        "BW 1:377c",
        gegevens=frozenset({Gegeven.FEIT, Gegeven.VOORTGANG}),
    ),
    Deelregel(
        "DEEL-21",
        _bij(P.PARTNER_OF_EX),
        U.NIET,
        "Ook in één huishouden zijn iemands gegevens niet voor de ander.",
        "AVG art. 5 en 6; Wmo 2015 art. 5.3.3",
    ),
    Deelregel(
        "DEEL-22",
        _bij(P.CASUISTIEK),
        U.ANONIEM,
        "Bespreek zonder namen, tenzij iedereen aan tafel zelf betrokken is.",
        "AVG art. 5 lid 1 c",
    ),
    Deelregel(
        "DEEL-23",
        _bij(P.SIGNAALPARTNER),
        U.BEPERKT,
        "De signaalpartner hoort alleen: contact gelukt of niet, hulp wel of niet, en klaar.",
        "Besluit gemeentelijke schuldhulpverlening",
        gegevens=frozenset({Gegeven.FEIT}),
    ),
    Deelregel(
        "DEEL-24",
        _bij(P.BESTUUR),
        U.MAG,
        "De wethouder neemt hierover een besluit. Deel alleen wat daarvoor nodig is.",
        "AVG art. 6 lid 1 e",
        waarom=frozenset({W.BESLISSING}),
    ),
    Deelregel(
        "DEEL-24",
        _bij(P.BESTUUR),
        U.NIET,
        "Een wethouder of raadslid krijgt niets over een persoon.",
        "AVG art. 5 lid 1 b",
    ),
    Deelregel(
        "DEEL-25",
        _bij(P.ONDERZOEK),
        U.ANONIEM,
        "Voor onderzoek of statistiek geef je gegevens zonder namen.",
        "Wmo 2015 art. 5.3.6; Jeugdwet art. 7.3.12",
    ),
    Deelregel(
        "DEEL-26",
        _bij(P.WOO),
        U.NIET,
        "Persoonsgegevens uit een dossier gaan niet mee in een Woo-verzoek.",
        "Woo art. 5.1 lid 1 d",
    ),
    Deelregel(
        "DEEL-27",
        _bij(P.VERTEGENWOORDIGER),
        U.MAG,
        "De vertegenwoordiger krijgt wat bij de machtiging hoort.",
        "Awb art. 2:1 en 6:17",
    ),
    Deelregel(
        "DEEL-28",
        _bij(P.NABESTAANDE),
        U.TOESTEMMING,
        "Een nabestaande krijgt alleen iets als de inwoner dat eerder goed vond. Bij een zwaarwegend belang: vraag de"
        " privacy officer.",
        "Jeugdwet art. 7.3.12a",
    ),
    Deelregel(
        "DEEL-29",
        _bij(P.ANDERE_GEMEENTE),
        U.TOESTEMMING,
        "Na een verhuizing draag je over als de inwoner dat goed vindt.",
        "Jeugdwet art. 2.7a; AVG art. 6",
    ),
    Deelregel(
        "DEEL-30",
        _bij(P.VIR),
        U.BEPERKT,
        "Je meldt alleen dát je betrokken bent en hoe je te bereiken bent. Nooit waarom.",
        "Jeugdwet art. 7.1.4.1 en 7.1.4.3",
        gegevens=ALLEEN_FEIT,
    ),
    Deelregel(
        "DEEL-31",
        _bij(P.MEEWERKER),
        U.BEPERKT,
        "Wie ook moet terugbetalen, hoort om wie het gaat, hoeveel het is en waarom. Verder niets uit het dossier.",
        "Wmo 2015 art. 2.4.1 lid 1; Awb art. 3:41 en 3:46",
        wetten=frozenset({Wet.WMO}),
        waarom=frozenset({W.BESLISSING}),
        gegevens=frozenset({Gegeven.FEIT, Gegeven.INDICATIE}),
    ),
    Deelregel(
        "DEEL-31",
        _bij(P.MEEWERKER),
        U.NIET,
        "Wie ook moet terugbetalen, krijgt alleen het besluit daarover te horen.",
        "Wmo 2015 art. 5.3.3; AVG art. 5 lid 1 c",
    ),
)
