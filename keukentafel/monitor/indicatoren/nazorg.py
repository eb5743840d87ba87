"""nazorg-op-tijd: of how many who got help somebody asked in time whether it works (REQ-062, PRB-32)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from keukentafel.besluit.regels.nazorg import laatste_dag
from keukentafel.kern import klok
from keukentafel.monitor.indicatoren.basis import Indicator, Telling, Vraag, instelling, opvragen, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import pseudoniem
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel
from keukentafel.organisatie.opvragen import feestdagen

AANTALLEN = ("gevraagd", "op_tijd", "laat", "open", "niet_begonnen")
RESPIJT = 5
DEFINITIE = Definitie(
    naam="nazorg-op-tijd",
    titel="Nazorg na een besluit",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.TOEWIJZING,),
    eenheid="aantal vragen na een besluit",
    tekst="Bij hoeveel hulp die is toegekend iemand op tijd vroeg of zij begon en werkt, en hoe vaak zij niet begon.",
    teller="vragen die op tijd zijn gesteld",
    noemer="vragen waarvan de laatste dag voorbij is, of die al zijn gesteld",
    dimensies=("team",),
    kolommen=(
        Kolom("gevraagd", "Gepland"),
        Kolom("op_tijd", "Op tijd"),
        Kolom("laat", "Te laat gesteld"),
        Kolom("open", "Nog open"),
        Kolom("aandeel", "Op tijd", "procent"),
        Kolom("niet_begonnen", "Hulp niet begonnen"),
    ),
    grafiek=("op_tijd", "laat", "open"),
    bron="Onderzoek wijkteams (000:2129-2137): na de beschikking wordt weinig meer gehoord; eisen REQ-062, PRB-32",
    keuzes=(
        "een vraag telt op de dag waarop zij gesteld moet worden, bij het team waar het huishouden nu is",
        "op tijd is binnen het respijt in werkdagen dat de gemeente instelt",
        "wat nog mag wachten telt niet mee in het deel dat op tijd is",
        "hulpmiddelen worden niet nagevraagd, en wat is vervallen telt niet mee",
    ),
    instellingen=("nazorg_respijt_werkdagen",),
)


def bereken(vraag: Vraag) -> Uitkomst:
    respijt, vrij = int(instelling("nazorg_respijt_werkdagen", vraag.tijdvak.tot, RESPIJT)), feestdagen()
    per: dict[int | None, dict[str, Any]] = defaultdict(lambda: dict.fromkeys((*AANTALLEN, "voorbij"), 0))
    peil = min(vraag.stand or klok.vandaag(), klok.vandaag())
    for rij in tel("cijfer_nazorg", vraag.parameters):
        grens = laatste_dag(rij["op"], respijt, vrij)
        hoe = "open" if rij["gedaan_op"] is None else "op_tijd" if rij["gedaan_op"] <= grens else "laat"
        for team in (rij["team_id"], None):
            telling = per[team]
            telling["gevraagd"] += rij["aantal"]
            telling[hoe] += rij["aantal"]
            telling["voorbij"] += rij["aantal"] if hoe != "open" or grens < peil else 0
            telling["niet_begonnen"] += rij["aantal"] if rij["niet_begonnen"] else 0
    return _uitkomst(vraag, per)


def _uitkomst(vraag: Vraag, per: Telling) -> Uitkomst:
    kolommen = (*AANTALLEN, "voorbij")
    rijen = tuple(_met_aandeel(rij) for rij in rij_per_team(vraag.tijdvak, per, kolommen))
    totaal = _met_aandeel({"team": "Eindtotaal"} | {code: per.get(None, {}).get(code, 0) for code in kolommen})
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, rijen, totaal)


def _met_aandeel(rij: Rij) -> Rij:
    deel = aandeel(rij["op_tijd"], rij["voorbij"])
    return {code: waarde for code, waarde in rij.items() if code != "voorbij"} | {"aandeel": deel}


def ruw(vraag: Vraag) -> Iterable[Rij]:
    """One row per check: the day it was due in `van`, the day it was held in `tot`, what was found in `waarde`."""
    sql = """
        SELECT n.id, n.inwoner_id, n.dossier_id, n.op, d.gedaan_op, t.naam AS team,
               CASE WHEN d.gedaan_op IS NULL THEN '' ELSE n.begonnen END AS begonnen,
               CASE WHEN d.gedaan_op IS NULL THEN '' ELSE n.werkt END AS werkt
        FROM cijfers.besluit_nazorgcheck n JOIN organisatie_team t ON t.id = n.team_id, LATERAL (
            SELECT CASE WHEN n.gedaan_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < %(stand)s::timestamptz
                        THEN n.gedaan_op END AS gedaan_op
        ) d
        WHERE n.op BETWEEN %(van)s AND %(tot)s AND NOT n.afgeschermd AND n.gemaakt_op < %(stand)s::timestamptz
          AND (n.vervallen_op IS NULL
               OR n.vervallen_op::timestamp AT TIME ZONE 'Europe/Amsterdam' >= %(stand)s::timestamptz)
        ORDER BY n.op, n.id"""
    for rij in opvragen(sql, dict(zip(("van", "tot", "stand"), vraag.parameters, strict=True))):
        yield {
            "soort": "nazorg",
            "sleutel": pseudoniem(rij["id"]),
            "client": pseudoniem(rij["inwoner_id"]),
            "dossier": pseudoniem(rij["dossier_id"]),
            "team": rij["team"],
            "van": str(rij["op"]),
            "tot": str(rij["gedaan_op"] or ""),
            "waarde": f"begonnen={rij['begonnen']} werkt={rij['werkt']}",
        }


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
