"""werkprocessen-periode: how many werkprocessen were made, by month (003:861-865)."""

from collections.abc import Iterable
from datetime import date

from keukentafel.kern.tekst import MAANDEN_KORT
from keukentafel.monitor.indicatoren.basis import Indicator, Telling, Vraag, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_werkprocessen
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, maanden

MEESTE_MAANDEN = 24
DEFINITIE = Definitie(
    naam="werkprocessen-periode",
    titel="Aangemaakte werkprocessen per maand",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.WERKPROCES,),
    eenheid="aantal werkprocessen",
    tekst=(
        "Aantal werkprocessen dat in de periode is aangemaakt, per team en per maand. Eén cliënt kan er meer hebben."
    ),
    teller="elk werkproces één keer, op de dag waarop het is aangemaakt",
    noemer="geen",
    dimensies=("team", "maand"),
    kolommen=(Kolom("werkprocessen", "Werkprocessen"),),
    bron="Rekenkamercommissie Schiedam (003:861-865): 467 in januari tot en met mei 2016, Groenoord 89",
    keuzes=(
        "een werkproces telt bij het team waar het begon",
        f"bij een periode van meer dan {MEESTE_MAANDEN} maanden staan de maanden er niet apart bij",
    ),
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling = tel("cijfer_werkprocessen_periode", vraag.parameters)
    reeks = maanden(vraag.tijdvak)
    kolommen = tuple(Kolom(f"{m:%Y-%m}", f"{MAANDEN_KORT[m.month - 1]} {m:%Y}") for m in reeks)
    if len(reeks) > MEESTE_MAANDEN:
        kolommen = ()
    per_team: Telling = {}
    for rij in telling:
        per_team.setdefault(rij["team_id"], {})[f"{rij['maand']:%Y-%m}"] = rij["aantal"]
    for tellingen in per_team.values():
        tellingen["werkprocessen"] = sum(tellingen.values())
    codes = ("werkprocessen", *(k.code for k in kolommen))
    rijen = rij_per_team(vraag.tijdvak, per_team, codes)
    totaal: Rij = {"team": "Eindtotaal"} | {code: sum(rij[code] for rij in rijen) for code in codes}
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, (*DEFINITIE.kolommen, *kolommen), rijen, totaal)


def ruw(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_werkprocessen(vraag)


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
