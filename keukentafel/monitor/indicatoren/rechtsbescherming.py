"""Bezwaren, klachten and incidenten, for quality and the yearly report (REQ-080, REQ-083, PRB-47)."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from keukentafel.besluit.regels.bezwaarwoorden import NAAM_VAN_GROND
from keukentafel.monitor.indicatoren.balie import uitkomst
from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, per_team, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_bezwaren, ruwe_incidenten, ruwe_klachten
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel

BEGIN = date(2026, 1, 1)
AANTALLEN = ("ontvangen", "ingetrokken", "beslist", "op_tijd", "toegekend")
BEZWAREN = Definitie(
    naam="bezwaren",
    titel="Bezwaren: op tijd, en alsnog toegekend",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.DOSSIER,),
    eenheid="aantal bezwaren",
    tekst="Bezwaren die in de periode binnenkwamen, hoeveel op tijd zijn beslist, en hoe vaak de hulp toch kwam.",
    teller="op tijd: beslist op of voor de uiterste dag; alsnog: geheel of voor een deel toegekend",
    noemer="op tijd: alle beslissingen; alsnog toegekend: alle bezwaren in de periode",
    dimensies=("team",),
    kolommen=(
        Kolom("ontvangen", "Ontvangen"),
        Kolom("ingetrokken", "Ingetrokken"),
        Kolom("beslist", "Beslist"),
        Kolom("op_tijd", "Op tijd"),
        Kolom("aandeel_op_tijd", "Op tijd %", "procent"),
        Kolom("toegekend", "Alsnog toegekend"),
        Kolom("aandeel_toegekend", "Alsnog %", "procent"),
    ),
    grafiek=("ontvangen", "toegekend"),
    bron="Evaluatie wijkteams (000:2121-2125, 000:1411-1413); eisen REQ-080, PRB-47",
    keuzes=(
        "een bezwaar telt op de dag van ontvangst, bij het team van het dossier",
        "de uiterste dag is die met verdagen en opschorten (Awb 7:10)",
        "alsnog toegekend telt ook na intrekken",
        "afgeschermde dossiers tellen niet mee",
    ),
)
GRONDEN_DEFINITIE = replace(
    BEZWAREN,
    naam="bezwaren-naar-grond",
    titel="Bezwaren naar waar zij over gaan",
    dimensies=("grond",),
    rijkop="Grond",
)
PRODUCTEN_DEFINITIE = replace(
    BEZWAREN,
    naam="bezwaren-naar-product",
    titel="Bezwaren naar product",
    dimensies=("product",),
    rijkop="Product",
    keuzes=(*BEZWAREN.keuzes, "een besluit over twee producten telt bij allebei, en één keer in het totaal"),
)
KLACHTEN = Definitie(
    naam="klachten",
    titel="Klachten naar weg en uitkomst",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal klachten",
    tekst="Klachten die in de periode binnenkwamen: hoe ver zij gingen, en hoe zij afliepen.",
    teller="elke klacht één keer bij haar weg, en één keer bij haar uitkomst",
    noemer="op tijd: alle gesloten klachten",
    dimensies=("team",),
    kolommen=(
        Kolom("ontvangen", "Ontvangen"),
        Kolom("informeel", "Bemiddeling"),
        Kolom("formeel", "Formeel"),
        Kolom("signaal", "Zonder naam"),
        Kolom("opgelost", "Opgelost"),
        Kolom("gegrond", "Gegrond"),
        Kolom("ongegrond", "Ongegrond"),
        Kolom("anders", "Anders"),
        Kolom("gesloten", "Gesloten"),
        Kolom("op_tijd", "Op tijd"),
        Kolom("aandeel_op_tijd", "Op tijd %", "procent"),
    ),
    grafiek=("informeel", "formeel"),
    bron="Rekenkamercommissie Schiedam (003:916-927); eisen REQ-082, REQ-083",
    keuzes=(
        "een klacht telt op de dag van ontvangst, bij het team waar zij over gaat",
        "deels gegrond telt bij gegrond; anders is ingetrokken, niet behandeld of geen oordeel",
        "op tijd is gesloten op of voor de uiterste dag van Awb 9:11",
        "klachten van afgeschermde inwoners tellen niet mee",
    ),
)
INCIDENTEN = Definitie(
    naam="incidenten",
    titel="Incidenten en calamiteiten",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal meldingen",
    tekst="Wat er in de periode misging of bijna misging, wat bij het toezicht is gemeld, en wat is gesloten.",
    teller="elke melding één keer bij haar soort",
    noemer="geen",
    dimensies=("team",),
    kolommen=(
        Kolom("incidenten", "Incidenten"),
        Kolom("calamiteiten", "Calamiteiten"),
        Kolom("geweld", "Geweld"),
        Kolom("bij_toezicht", "Bij het toezicht"),
        Kolom("gesloten", "Gesloten"),
    ),
    grafiek=("incidenten", "calamiteiten"),
    bron="Jaarverslag (001:1961); eisen REQ-083",
    keuzes=("een melding telt op de dag van de gebeurtenis", "wat over een afgeschermde inwoner gaat telt niet mee"),
)


def _met_delen(rij: Rij) -> Rij:
    aantallen = {code: rij[code] for code in AANTALLEN}
    delen = {
        "aandeel_op_tijd": aandeel(rij["op_tijd"], rij["beslist"]),
        "aandeel_toegekend": aandeel(rij["toegekend"], rij["ontvangen"]),
    }
    vol = aantallen | delen
    return {"team": rij["team"]} | {kolom.code: vol[kolom.code] for kolom in BEZWAREN.kolommen}


def _bezwaren(soort: str, definitie: Definitie) -> Callable[[Vraag], Uitkomst]:
    def bereken(vraag: Vraag) -> Uitkomst:
        telling = tel("cijfer_bezwaren", vraag.parameters)
        hier = [t for t in telling if t["soort"] == soort]
        if soort == "team":
            rijen = list(rij_per_team(vraag.tijdvak, per_team(hier), AANTALLEN))
        else:
            rijen = sorted(
                ({**t, "team": NAAM_VAN_GROND.get(t["naam"], t["naam"])} for t in hier), key=lambda t: t["team"]
            )
        niets: Rij = dict.fromkeys(AANTALLEN, 0)
        totaal = next((t for t in telling if t["soort"] == "totaal"), niets) | {"team": "Eindtotaal"}
        return Uitkomst(
            definitie, vraag.tijdvak, vraag.stand, definitie.kolommen, tuple(map(_met_delen, rijen)), _met_delen(totaal)
        )

    return bereken


def _klachten(vraag: Vraag) -> Uitkomst:
    delen = (("aandeel_op_tijd", "op_tijd", "gesloten"),)
    return uitkomst(KLACHTEN, vraag, tel("cijfer_klachten", vraag.parameters), delen)


def _incidenten(vraag: Vraag) -> Uitkomst:
    return uitkomst(INCIDENTEN, vraag, tel("cijfer_incidenten", vraag.parameters), ())


def ruw_bezwaren(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_bezwaren(vraag)


def ruw_klachten(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_klachten(vraag)


def ruw_incidenten(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_incidenten(vraag)


INDICATOREN = (
    Indicator(BEZWAREN, _bezwaren("team", BEZWAREN), ruw_bezwaren),
    Indicator(GRONDEN_DEFINITIE, _bezwaren("grond", GRONDEN_DEFINITIE), ruw_bezwaren),
    Indicator(PRODUCTEN_DEFINITIE, _bezwaren("product", PRODUCTEN_DEFINITIE), ruw_bezwaren),
    Indicator(KLACHTEN, _klachten, ruw_klachten),
    Indicator(INCIDENTEN, _incidenten, ruw_incidenten),
)
