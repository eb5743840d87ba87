"""bezetting: contacts by weekday, hour and reason crossed, so that staffing can follow demand (REQ-008, PRB-02)."""

from datetime import date

from keukentafel.monitor.indicatoren.balie import redenen, ruw_contacten
from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, tel
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst

DAGEN = {1: "maandag", 2: "dinsdag", 3: "woensdag", 4: "donderdag", 5: "vrijdag", 6: "zaterdag", 7: "zondag"}
REDEN = "reden_"
DEFINITIE = Definitie(
    naam="bezetting",
    titel="Bezetting: contacten per weekdag en uur, naar reden",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.CONTACT,),
    eenheid="aantal contacten",
    tekst="Aantal contacten per uur van elke weekdag, en waarom mensen dan contact zochten.",
    teller="elk contact één keer, bij zijn weekdag, uur en reden tegelijk",
    noemer="geen; deel door het aantal weken voor een gewone week",
    dimensies=("weekdag", "uur", "reden", "team"),
    kolommen=(Kolom("contacten", "Contacten"),),
    bron="Evaluatie wijkteams (000:1197-1201): maandag is het drukst; eisen REQ-008, PRB-02",
    keuzes=(
        "het uur is het uur waarin het contact begon, Nederlandse tijd",
        "een uur waarin niemand kwam, staat er niet",
    ),
    rijkop="Moment",
    kiest_team=True,
    getekend=False,
)


def bereken(vraag: Vraag) -> Uitkomst:
    per: dict[tuple[int, int], dict[str, int]] = {}
    gezien: set[str] = set()
    for rij in tel("cijfer_contacten_naar_moment", vraag.parameters):
        if vraag.team is None or rij["team_id"] == vraag.team.pk:
            telling = per.setdefault((rij["weekdag"], rij["uur"]), {})
            for code in ("contacten", f"{REDEN}{rij['reden']}"):
                telling[code] = telling.get(code, 0) + rij["aantal"]
            gezien.add(rij["reden"])
    kolommen = (*DEFINITIE.kolommen, *redenen(gezien))
    codes = [kolom.code for kolom in kolommen]
    rijen = tuple(_rij(dag, uur, per[dag, uur], codes) for dag, uur in sorted(per))
    totaal: Rij = {"team": "Eindtotaal"} | {code: sum(rij[code] for rij in rijen) for code in codes}
    noten = (f"Alleen team {vraag.team.naam}.",) if vraag.team else ()
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, kolommen, rijen, totaal, noten)


def _rij(dag: int, uur: int, telling: dict[str, int], codes: list[str]) -> Rij:
    plek = {"team": f"{DAGEN[dag]} {uur_in_woorden(uur)}", "weekdag": dag, "uur": uur}
    return plek | {code: telling.get(code, 0) for code in codes}


def uur_in_woorden(uur: int) -> str:
    return f"{uur} tot {uur + 1} uur"


INDICATOR = Indicator(DEFINITIE, bereken, ruw_contacten)
