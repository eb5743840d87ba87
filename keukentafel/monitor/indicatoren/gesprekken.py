"""gesprekken: how many talks are held where nobody listens, and in the evening (PRB-08)."""

from collections.abc import Iterable
from datetime import date

from keukentafel.kern import klok
from keukentafel.monitor.indicatoren.balie import uitkomst
from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_gesprekken
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst

DEFINITIE = Definitie(
    naam="gesprekken",
    titel="Gesprekken op een besloten plek en in de avond",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal gesprekken",
    tekst="Gesprekken met inwoners die in de periode waren, en hoeveel daarvan besloten of in de avond.",
    teller="gesprekken thuis of in een besloten ruimte; gesprekken die om vijf uur of later begonnen",
    noemer="alle gesprekken van mens tot mens die zijn geweest; wie niet verscheen staat apart",
    dimensies=("team",),
    kolommen=(
        Kolom("gesprekken", "Gesprekken"),
        Kolom("besloten", "Besloten"),
        Kolom("aandeel_besloten", "Besloten %", "procent"),
        Kolom("thuis", "Waarvan thuis"),
        Kolom("avond", "Avond"),
        Kolom("aandeel_avond", "Avond %", "procent"),
        Kolom("gemist", "Niet verschenen"),
    ),
    grafiek=("besloten",),
    bron="Onderzoek wijkteams (001:2868-2875): geen aparte ruimte, weinig avonden; eisen PRB-08, REQ-014, REQ-008",
    keuzes=(
        "thuis is besloten; een ruimte is besloten als de inrichting van die dag dat zegt",
        "avond is vanaf 17 uur, Nederlandse tijd",
        "een verzette afspraak telt op de dag waarop zij was, een afgezegde niet",
        "afgeschermde afspraken tellen niet mee",
    ),
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling = tel("cijfer_gesprekken", [*vraag.parameters, klok.nu()])
    delen = (("aandeel_besloten", "besloten", "gesprekken"), ("aandeel_avond", "avond", "gesprekken"))
    return uitkomst(DEFINITIE, vraag, telling, delen)


def ruw(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_gesprekken(vraag)


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
