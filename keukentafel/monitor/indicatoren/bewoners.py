"""Figures that count people: unieke-clienten, afgeronde-bewoners and terugkeer (003:798-806, 003:822)."""

from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, per_team, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_perioden, ruwe_werkprocessen
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel

PER_TEAM = (
    "wie bij twee teams hoort telt bij elk team en in het totaal één keer; de teams tellen dus niet op tot het totaal"
)

CLIENTEN = Definitie(
    naam="unieke-clienten",
    titel="Unieke cliënten",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.PERSOON,),
    eenheid="aantal mensen",
    tekst="Aantal verschillende mensen voor wie in de periode een werkproces is aangemaakt.",
    teller="iedere inwoner met ten minste één in de periode aangemaakt werkproces, één keer",
    noemer="geen; werkprocessen per cliënt is het aantal werkprocessen gedeeld door het aantal unieke cliënten",
    dimensies=("team",),
    kolommen=(
        Kolom("clienten", "Unieke cliënten"),
        Kolom("huishoudens", "Huishoudens"),
        Kolom("werkprocessen", "Werkprocessen"),
    ),
    bron="Rekenkamercommissie Schiedam, noot bij Tabel 6.1 (003:822): 1617 in 2015",
    keuzes=(PER_TEAM, "een huishouden is het huishouden van het dossier waarin het werkproces loopt"),
)

AFGEROND_ = Definitie(
    naam="afgeronde-bewoners",
    titel="Bewoners van wie de ondersteuning is afgerond",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.PERSOON,),
    eenheid="aantal mensen",
    tekst="Mensen die zich in de periode meldden voor ondersteuning, en van wie op de laatste dag niets meer open was.",
    teller=(
        "mensen met ten minste één in de periode aangemaakt werkproces, van wie op de laatste dag van de periode "
        "geen enkel werkproces meer loopt, ook geen ouder werkproces"
    ),
    noemer="alle mensen met ten minste één in de periode aangemaakt werkproces",
    dimensies=("team",),
    kolommen=(
        Kolom("afgerond", "Afgerond"),
        Kolom("bewoners", "Bewoners"),
        Kolom("aandeel_afgerond", "Afgerond %", "procent"),
    ),
    bron="Jaarbericht 2015 in Rekenkamercommissie Schiedam (003:800-803): eind december voor 564 bewoners afgerond",
    keuzes=(PER_TEAM, "wie na afronding terugkwam en op de laatste dag weer hulp heeft, telt niet als afgerond"),
)

TERUG = Definitie(
    naam="terugkeer",
    titel="Bewoners die na afronding terugkwamen",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.PERSOON,),
    eenheid="aantal mensen",
    tekst="Mensen bij wie de ondersteuning in de periode werd afgerond en die daarna terugkwamen met een vervolgvraag.",
    teller="daarvan de mensen bij wie ten minste een dag later, binnen de periode, weer een werkproces openging",
    noemer="mensen bij wie op enige dag in de periode het laatste lopende werkproces sloot",
    dimensies=("team",),
    kolommen=(
        Kolom("terug", "Teruggekomen"),
        Kolom("afgerond", "Afgerond in de periode"),
        Kolom("aandeel_terug", "Terug %", "procent"),
    ),
    bron="Jaarbericht 2015 in Rekenkamercommissie Schiedam (003:803-804): vijftien procent kwam terug",
    keuzes=(
        "terugkeer na de laatste dag van de periode telt niet mee: de bron noemt geen wachttijd",
        "een heropend werkproces is ook een terugkeer; een verhuizing naar een ander team niet",
        "de noemer telt ook wie terugkwam en op de laatste dag weer hulp heeft; hij is dus groter dan het aantal "
        "afgeronde bewoners aan het eind",
        "een bewoner telt bij het team van de periode die het laatst begon; " + PER_TEAM,
    ),
)


def clienten(vraag: Vraag) -> Uitkomst:
    return _uitkomst(CLIENTEN, vraag, "cijfer_unieke_clienten", ("clienten", "huishoudens", "werkprocessen"))


def afgerond(vraag: Vraag) -> Uitkomst:
    deel = ("aandeel_afgerond", "afgerond", "bewoners")
    return _uitkomst(AFGEROND_, vraag, "cijfer_afgeronde_bewoners", ("afgerond", "bewoners"), deel)


def terugkeer(vraag: Vraag) -> Uitkomst:
    return _uitkomst(TERUG, vraag, "cijfer_terugkeer", ("terug", "afgerond"), ("aandeel_terug", "terug", "afgerond"))


def _uitkomst(
    definitie: Definitie,
    vraag: Vraag,
    functie: str,
    codes: tuple[str, ...],
    deel: tuple[str, str, str] | None = None,
) -> Uitkomst:
    """Rows and total of a function that counts people; `deel` is (code of the share, its part, its whole)."""
    telling = per_team(tel(functie, vraag.parameters))
    rijen = rij_per_team(vraag.tijdvak, telling, codes)
    totaal: Rij = {"team": "Eindtotaal"} | {code: telling.get(None, {}).get(code, 0) for code in codes}
    if deel:
        rijen = tuple(_met_deel(rij, *deel) for rij in rijen)
        totaal = _met_deel(totaal, *deel)
    return Uitkomst(definitie, vraag.tijdvak, vraag.stand, definitie.kolommen, rijen, totaal)


def _met_deel(rij: Rij, code: str, teller: str, noemer: str) -> Rij:
    return rij | {code: aandeel(rij[teller], rij[noemer])}


def ruw_clienten(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_werkprocessen(vraag)


def ruw_bewoners(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_werkprocessen(vraag)
    yield from ruwe_perioden(vraag)


UNIEKE_CLIENTEN = Indicator(CLIENTEN, clienten, ruw_clienten)
AFGEROND = Indicator(AFGEROND_, afgerond, ruw_bewoners)
TERUGKEER = Indicator(TERUG, terugkeer, ruw_bewoners)
