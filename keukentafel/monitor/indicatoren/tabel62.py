"""caseload-naar-zwaarte: Tabel 6.2 of the Rekenkamer report (003:824-859)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, instelling, opvragen, tel
from keukentafel.monitor.indicatoren.ruw import ruwe_formatie, ruwe_perioden, ruwe_zwaarten
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel, kaal, per

ADMINISTRATIE = "Administratieve ondersteuning"
KLASSEN = {1: "zwaarte_1", 2: "zwaarte_2", 3: "zwaarte_3", None: "leeg"}
# One household has one dossier, so these two are the same count.
EENHEDEN = {"werkproces": "werkproces", "dossier": "dossier", "huishouden": "dossier", "persoon": "persoon"}
# Every team with its posts of the day; the row without a team holds posts that belong to none.
_TEAMS = """
    SELECT t.id, t.naam, coalesce(t.soort = 'wijkteam' AND t.geldig_van <= %(dag)s
               AND (t.geldig_tot IS NULL OR t.geldig_tot > %(dag)s), false) AS bestaat,
           coalesce(sum(f.fte) FILTER (WHERE f.soort <> 'administratie'), 0) AS fte,
           coalesce(sum(f.fte) FILTER (WHERE f.soort = 'administratie'), 0) AS administratie
    FROM organisatie_team t FULL JOIN (
        SELECT team_id, soort, fte FROM organisatie_formatie
        WHERE van <= %(dag)s AND (tot IS NULL OR tot > %(dag)s)) f ON f.team_id = t.id
    GROUP BY t.id ORDER BY t.volgorde, t.naam
"""

DEFINITIE = Definitie(
    naam="caseload-naar-zwaarte",
    titel="Caseload per team naar zwaarte",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PEILDATUM,
    niveau=(Niveau.CASUS,),
    eenheid="aantal openstaande casussen",
    tekst=(
        "Openstaande casussen per team op de peildatum, naar de zwaarte die op die dag gold (1 licht, 2 middel, "
        "3 zwaar, leeg: nog geen zwaarte gegeven), met de formatie van die dag en het aantal casussen per fte."
    ),
    teller="casussen waarvan een periode loopt op de peildatum: begonnen op of vóór die dag, en nog niet geëindigd",
    noemer="fte uitvoering van het team op de peildatum; administratieve ondersteuning telt daarin niet mee",
    dimensies=("team", "zwaarte"),
    kolommen=(
        Kolom("zwaarte_1", "Zwaarte 1"),
        Kolom("zwaarte_2", "Zwaarte 2"),
        Kolom("zwaarte_3", "Zwaarte 3"),
        Kolom("leeg", "Leeg"),
        Kolom("totaal", "Totaal"),
        Kolom("fte", "Fte", "fte"),
        Kolom("aandeel_leeg", "Leeg %", "procent"),
        Kolom("casussen_per_fte", "Per fte", "verhouding"),
    ),
    grafiek=tuple(KLASSEN.values()),
    instellingen=("casus_is",),
    bron="Rekenkamercommissie Schiedam, Tabel 6.2 (003:824-859)",
    keuzes=(
        "een casus is een werkproces, tenzij de inrichting op de peildatum anders zegt",
        "een casus telt bij het team waar hij op de peildatum open was, niet waar hij begon",
        "op de dag van sluiten is een casus niet meer open",
        "per fte in de eindregel rekent zonder de administratieve ondersteuning, zoals bij de teams; met haar staat "
        "het er apart bij",
    ),
)


def bereken(vraag: Vraag) -> Uitkomst:
    peildatum, eenheid = vraag.tijdvak.tot, casus_is(vraag)
    telling = tel("cijfer_caseload", [peildatum, vraag.parameters[2], eenheid])
    aantallen = {(t["team_id"], t["zwaarte"]): t["aantal"] for t in telling}
    alle = opvragen(_TEAMS, {"dag": peildatum})
    lijst = [t for t in alle if t["bestaat"] or t["id"] in {team for team, _ in aantallen}]
    rijen = [_rij(team["naam"], team["id"], aantallen, team["fte"]) for team in lijst]
    uitvoering = sum((team["fte"] for team in lijst), Decimal(0))
    administratie = sum((team["administratie"] for team in alle), Decimal(0))
    totaal = _totaal(rijen, uitvoering, administratie)
    if administratie:
        rijen.append(_administratie(administratie))
    return Uitkomst(
        definitie=DEFINITIE,
        tijdvak=vraag.tijdvak,
        stand=vraag.stand,
        kolommen=DEFINITIE.kolommen,
        rijen=tuple(rijen),
        totaal=totaal,
        noten=tuple(_noten(totaal, eenheid)),
    )


def casus_is(vraag: Vraag) -> str:
    """What a casus equals on the peildatum: dated configuration."""
    return EENHEDEN.get(instelling("casus_is", vraag.tijdvak.tot, "werkproces"), "werkproces")


def _rij(naam: str, pk: int, aantallen: dict[tuple[int, int | None], int], fte: Decimal) -> Rij:
    rij: Rij = {"team": naam} | {code: aantallen.get((pk, klasse), 0) for klasse, code in KLASSEN.items()}
    rij["totaal"] = sum(rij[code] for code in KLASSEN.values())
    return rij | {
        "fte": kaal(fte),
        "aandeel_leeg": aandeel(rij["leeg"], rij["totaal"]),
        "casussen_per_fte": per(rij["totaal"], fte),
    }


def _administratie(fte: Decimal) -> Rij:
    """The row of the source that has fte and no cases."""
    leeg: Rij = {kolom.code: None for kolom in DEFINITIE.kolommen}
    return {"team": ADMINISTRATIE} | leeg | {"fte": kaal(fte)}


def _totaal(rijen: list[Rij], uitvoering: Decimal, administratie: Decimal) -> Rij:
    rij: Rij = {"team": "Eindtotaal"}
    for code in (*KLASSEN.values(), "totaal"):
        rij[code] = sum(r[code] for r in rijen)
    return rij | {
        "fte": kaal(uitvoering + administratie),
        "aandeel_leeg": aandeel(rij["leeg"], rij["totaal"]),
        "casussen_per_fte": per(rij["totaal"], uitvoering),
        "casussen_per_fte_met_administratie": per(rij["totaal"], uitvoering + administratie),
    }


def _noten(totaal: Rij, eenheid: str) -> list[str]:
    noten = []
    if totaal["leeg"]:
        noten.append(
            f"Van {totaal['leeg']} van de {totaal['totaal']} casussen is op deze dag geen zwaarte bekend "
            f"({_komma(totaal['aandeel_leeg'])} %). De verdeling naar zwaarte geeft dus geen zuiver beeld."
        )
    zonder, met = totaal["casussen_per_fte"], totaal["casussen_per_fte_met_administratie"]
    if zonder != met:
        noten.append(
            f"Per fte zijn het er {_komma(zonder)} zonder administratieve ondersteuning, en {_komma(met)} met."
        )
    if eenheid != "werkproces":
        noten.append(f"Op deze dag is een casus volgens de inrichting: een {eenheid}.")
    return noten


def _komma(getal: Any) -> str:
    return str(getal).replace(".", ",")


def ruw(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_perioden(vraag)
    yield from ruwe_zwaarten(vraag)
    yield from ruwe_formatie(vraag)


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
