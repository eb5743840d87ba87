"""doorlooptijd: days from the first contact to conversation, plan and decision; making explicit apart (REQ-020).

The reports give no hard figure for this (000:1174-1177); so the choices are ours, and each is named.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, opvragen, teams, tel
from keukentafel.monitor.indicatoren.ruw import pseudoniem
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, afgerond

SOORTEN = {"jeugd": "Jeugd", "wmo": "Wmo", "crisis": "Crisis", "overig": "Overig"}
AANTALLEN = ("vragen", "zonder_gesprek", "zonder_plan", "zonder_besluit", "helder_aantal", "afgesloten")
DAGEN = tuple(f"{mijlpaal}_{deel}" for mijlpaal in ("gesprek", "plan", "besluit") for deel in ("mediaan", "p90"))
DAGEN += ("helder_mediaan", "traject_mediaan")
_PER_SOORT = tuple(
    kolom
    for code, naam in SOORTEN.items()
    for kolom in (
        Kolom(f"{code}_vragen", f"{naam}: vragen"),
        Kolom(f"{code}_gesprek_mediaan", f"{naam}: helft gesprek binnen", "verhouding"),
        Kolom(f"{code}_plan_mediaan", f"{naam}: helft plan binnen", "verhouding"),
        Kolom(f"{code}_plan_p90", f"{naam}: 9 van de 10 plan binnen", "verhouding"),
        Kolom(f"{code}_besluit_mediaan", f"{naam}: helft besluit binnen", "verhouding"),
    )
)
DEFINITIE = Definitie(
    naam="doorlooptijd",
    titel="Doorlooptijd van eerste contact tot gesprek, plan en besluit",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG,),
    eenheid="dagen",
    tekst=(
        "Aantal dagen tussen het eerste contact over een vraag en het eerste gesprek, het eerste plan en het eerste"
        " besluit, per soort en team: binnen hoeveel dagen de helft niet meer wachtte, en negen van de tien. De tijd"
        " waarin de vraag nog duidelijk werd gemaakt staat er apart bij."
    ),
    teller="dagen van de vragen met een gesprek, een plan of een besluit; wie nog wacht staat apart",
    noemer="vragen (werkprocessen) met het eerste contact in de periode",
    dimensies=("team", "soort"),
    kolommen=(
        Kolom("vragen", "Vragen"),
        Kolom("gesprek_mediaan", "Gesprek: helft binnen", "verhouding"),
        Kolom("gesprek_p90", "Gesprek: 9 van de 10 binnen", "verhouding"),
        Kolom("plan_mediaan", "Plan: helft binnen", "verhouding"),
        Kolom("plan_p90", "Plan: 9 van de 10 binnen", "verhouding"),
        Kolom("besluit_mediaan", "Besluit: helft binnen", "verhouding"),
        Kolom("besluit_p90", "Besluit: 9 van de 10 binnen", "verhouding"),
        Kolom("helder_mediaan", "Vraag duidelijk: helft binnen", "verhouding"),
        Kolom("zonder_gesprek", "Nog geen gesprek"),
        Kolom("zonder_plan", "Nog geen plan"),
        Kolom("zonder_besluit", "Geen besluit"),
        Kolom("afgesloten", "Afgesloten"),
        Kolom("traject_mediaan", "Einde: helft binnen", "verhouding"),
        *_PER_SOORT,
    ),
    grafiek=("vragen",),
    bron="eisen REQ-020, PRB-09 (000:1174-1180): wachttijd tot plan, 4 tot 6 weken begin 2019, geen harde gegevens",
    keuzes=(
        "het eerste contact is de vroegste dag van contact, melding en werkproces",
        "een gesprek is een verslag over deze inwoner; een plan telt op de dag waarop het is vastgesteld",
        "na het sluiten van de vraag telt geen gesprek of plan meer; een heropende vraag houdt haar eerste klok",
        "een vraag telt bij het team waar zij begon, ook als zij verhuist; crisis gaat voor de wet",
        "de vraag is duidelijk op de dag die de medewerker noemt",
        "helft is de mediaan, 9 van de 10 het 90e percentiel; lineair geschat tussen twee waarden",
        "een besluit telt op de dag waarop de brief weggaat; van deze inwoner, onder de wet van de vraag",
        "een advies, hulp zonder besluit of een verwijsbrief is geen besluit; veel vragen hebben er geen nodig",
    ),
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling = tel("cijfer_doorlooptijd", vraag.parameters)
    per: dict[int | None, Rij] = {}
    for rij in telling:
        doel = per.setdefault(rij["team_id"], {})
        voor = f"{rij['soort']}_" if rij["soort"] else ""
        doel |= {f"{voor}{code}": rij[code] for code in AANTALLEN}
        doel |= {f"{voor}{code}": _dagen(rij[code]) for code in DAGEN}
    codes = [kolom.code for kolom in DEFINITIE.kolommen]
    rijen = tuple(_rij(team.naam, per.get(team.pk, {}), codes) for team in teams(vraag.tijdvak, per))
    totaal = _rij("Eindtotaal", per.get(None, {}), codes)
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, rijen, totaal)


def _dagen(waarde: float | None) -> float | None:
    return None if waarde is None else afgerond(waarde)


def _rij(team: str, gegevens: Rij, codes: list[str]) -> Rij:
    leeg = {kolom.code: 0 if kolom.soort == "aantal" else None for kolom in DEFINITIE.kolommen}
    return {"team": team} | {code: gegevens.get(code, leeg[code]) for code in codes}


def ruw(vraag: Vraag) -> Iterable[Rij]:
    """One row per question: first contact in `van`, plan in `tot`, and the kind and the other days in `waarde`."""
    sql = """
        SELECT d.werkproces, d.inwoner, d.dossier, d.soort, d.contact, d.gesprek, d.plan, d.helder, d.besluit,
               t.naam AS team
        FROM kt_doorloop(%s, %s, %s) d JOIN organisatie_team t ON t.id = d.team_id
        ORDER BY d.contact, d.werkproces"""
    for rij in opvragen(sql, vraag.parameters):
        yield {
            "soort": "doorlooptijd",
            "sleutel": pseudoniem(rij["werkproces"]),
            "client": pseudoniem(rij["inwoner"]),
            "dossier": pseudoniem(rij["dossier"]),
            "team": rij["team"],
            "van": str(rij["contact"]),
            "tot": _tekst(rij["plan"]),
            "waarde": f"{rij['soort']} gesprek={_tekst(rij['gesprek'])} helder={_tekst(rij['helder'])} "
            f"besluit={_tekst(rij['besluit'])}",
        }


def _tekst(dag: Any) -> str:
    return str(dag) if dag else ""


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
