"""contacten-en-werkprocessen: Tabel 6.1 of the Rekenkamer report (003:807-822)."""

from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, per_team, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_contacten, ruwe_werkprocessen
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst

DEFINITIE = Definitie(
    naam="contacten-en-werkprocessen",
    titel="Kortdurende contacten en geregistreerde werkprocessen",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT, Niveau.WERKPROCES),
    eenheid="aantal",
    tekst=(
        "Aantal kortdurende contacten en aantal aangemaakte werkprocessen per team in de periode. "
        "‘Onbekend/overig’ is een echte waarde: vragen zonder bekende wijk tellen daar."
    ),
    teller=(
        "elk contact telt één keer, op de dag van het contact; elk werkproces telt één keer, op de dag waarop het is "
        "aangemaakt, ook als het later sluit of verhuist"
    ),
    noemer="geen",
    dimensies=("team",),
    kolommen=(
        Kolom("contacten", "Kortdurend contact"),
        Kolom("werkprocessen", "Werkprocessen"),
        Kolom("totaal", "Totaal"),
    ),
    grafiek=("contacten", "werkprocessen"),
    bron="Rekenkamercommissie Schiedam, Tabel 6.1 (003:807-822)",
    keuzes=(
        "een contact telt bij het team dat het vastlegde, een werkproces bij het team waar het begon",
        "een contact waaruit een werkproces volgt telt in beide kolommen; het totaal telt gebeurtenissen, geen mensen",
        "een verbeterd contact telt meteen zoals het nu is; van een werkproces blijft ook bekend wat eerder gold",
        "het aantal unieke cliënten onder de tabel telt mensen met een werkproces, niet wie alleen contact had",
    ),
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling = per_team(tel("cijfer_contacten_en_werkprocessen", vraag.parameters))
    rijen = rij_per_team(vraag.tijdvak, telling, ("contacten", "werkprocessen"))
    alles = telling.get(None, {})
    clienten = alles.get("clienten") or 0
    totaal = _met_totaal(
        {"team": "Eindtotaal", "contacten": alles["contacten"] or 0, "werkprocessen": alles["werkprocessen"] or 0}
    )
    return Uitkomst(
        definitie=DEFINITIE,
        tijdvak=vraag.tijdvak,
        stand=vraag.stand,
        kolommen=DEFINITIE.kolommen,
        rijen=tuple(_met_totaal(rij) for rij in rijen),
        totaal=totaal | {"unieke_clienten": clienten},
        noten=(f"Het aantal unieke cliënten met een werkproces is {clienten}.",),
    )


def _met_totaal(rij: Rij) -> Rij:
    return rij | {"totaal": rij["contacten"] + rij["werkprocessen"]}


def ruw(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_contacten(vraag)
    yield from ruwe_werkprocessen(vraag)


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
