"""eerste-hulp: days from the first contact to the first help, before and after a decision (PRB-48, REQ-076)."""

from collections.abc import Iterable
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, opvragen, teams, tel
from keukentafel.monitor.indicatoren.doorlooptijd import SOORTEN
from keukentafel.monitor.indicatoren.ruw import pseudoniem
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, afgerond

AANTALLEN = ("vragen", "met_hulp", "zonder_besluit", "na_besluit")
DAGEN = ("mediaan", "p90", "zonder_mediaan", "na_mediaan")
DEFINITIE = Definitie(
    naam="eerste-hulp",
    titel="Dagen van eerste contact tot de eerste hulp",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG,),
    eenheid="dagen",
    tekst=(
        "Aantal dagen tussen het eerste contact over een vraag en de eerste hulp: binnen hoeveel dagen de helft hulp"
        " had, en negen van de tien. Hulp die begon zonder op een besluit te wachten, staat naast hulp die na een"
        " besluit kwam."
    ),
    teller="dagen van de vragen met hulp; wie nog geen hulp heeft staat apart",
    noemer="vragen (werkprocessen) met het eerste contact in de periode",
    dimensies=("team", "soort"),
    kolommen=(
        Kolom("vragen", "Vragen"),
        Kolom("mediaan", "Hulp: helft binnen", "verhouding"),
        Kolom("p90", "Hulp: 9 van de 10 binnen", "verhouding"),
        Kolom("zonder_besluit", "Hulp zonder te wachten op een besluit"),
        Kolom("zonder_mediaan", "Zonder besluit: helft binnen", "verhouding"),
        Kolom("na_besluit", "Hulp na een besluit"),
        Kolom("na_mediaan", "Na besluit: helft binnen", "verhouding"),
        Kolom("nog_geen", "Nog geen hulp"),
        *(Kolom(f"{code}_mediaan", f"{naam}: helft binnen", "verhouding") for code, naam in SOORTEN.items()),
    ),
    grafiek=("zonder_besluit", "na_besluit", "nog_geen"),
    bron="eisen PRB-48 (001:2983-2984): de verplichte beschikking zet mensen in de wachtstand; REQ-076, REQ-015",
    keuzes=(
        "het eerste contact is dat van het cijfer doorlooptijd",
        "hulp is: begeleiding van het team zelf, hulp zonder plan, een regel in het plan die meer is dan wat iemand"
        " zelf doet, en wat een besluit toekent; van deze inwoner",
        "een afgesproken begin telt op die dag, ook als die dag nog komt",
        "hulp telt als hulp na een besluit als zij begon op of na de dag waarop de brief wegging",
        "een kort contact dat meteen is afgehandeld is geen vraag, en telt hier niet",
    ),
)


def bereken(vraag: Vraag) -> Uitkomst:
    per: dict[int | None, Rij] = {}
    for rij in tel("cijfer_eerste_hulp", vraag.parameters):
        doel = per.setdefault(rij["team_id"], {})
        if rij["soort"]:
            doel[f"{rij['soort']}_mediaan"] = _dagen(rij["mediaan"])
            continue
        doel |= {code: rij[code] for code in AANTALLEN} | {code: _dagen(rij[code]) for code in DAGEN}
        doel["nog_geen"] = rij["vragen"] - rij["met_hulp"]
    rijen = tuple(_rij(team.naam, per.get(team.pk, {})) for team in teams(vraag.tijdvak, per))
    totaal = _rij("Eindtotaal", per.get(None, {}))
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, rijen, totaal)


def _dagen(waarde: float | None) -> float | None:
    return None if waarde is None else afgerond(waarde)


def _rij(team: str, gegevens: Rij) -> Rij:
    leeg = {kolom.code: 0 if kolom.soort == "aantal" else None for kolom in DEFINITIE.kolommen}
    return {"team": team} | {code: gegevens.get(code, leeg[code]) for code in leeg}


def ruw(vraag: Vraag) -> Iterable[Rij]:
    """One row per question: first contact in `van`, first help in `tot`, kind and road in `waarde`."""
    sql = """
        SELECT d.*, t.naam AS team FROM kt_eerste_hulp(%s, %s, %s) d JOIN organisatie_team t ON t.id = d.team_id
        ORDER BY d.contact, d.werkproces"""
    for rij in opvragen(sql, vraag.parameters):
        weg = {True: "zonder besluit", False: "na besluit", None: "nog geen hulp"}[rij["zonder_besluit"]]
        yield {
            "soort": "eerste-hulp",
            "sleutel": pseudoniem(rij["werkproces"]),
            "client": pseudoniem(rij["inwoner"]),
            "dossier": pseudoniem(rij["dossier"]),
            "team": rij["team"],
            "van": str(rij["contact"]),
            "tot": str(rij["hulp"] or ""),
            "waarde": f"{rij['soort']} {weg}",
        }


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
