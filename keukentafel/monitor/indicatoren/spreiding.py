"""spreiding-doorlooptijd: how much the waiting differs between teams for the same kind of question (PRB-12)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, instelling, tel
from keukentafel.monitor.indicatoren.doorlooptijd import DEFINITIE as DOORLOOPTIJD
from keukentafel.monitor.indicatoren.doorlooptijd import SOORTEN, ruw
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, afgerond
from keukentafel.organisatie.models import Team

MIJLPALEN = ("gesprek", "plan")
MINSTENS = 5
DEFINITIE = Definitie(
    naam="spreiding-doorlooptijd",
    titel="Verschil in doorlooptijd tussen teams, voor dezelfde soort vraag",
    versie=1,
    versie_van=date(2015, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.VRAAG,),
    eenheid="dagen",
    tekst=(
        "Per soort vraag: binnen hoeveel dagen de helft is geholpen bij het snelste en bij het langzaamste team, en de"
        " dagen daartussen."
    ),
    teller="het middelste aantal dagen (de mediaan) tot het eerste gesprek en tot het plan, per team",
    noemer="de teams met genoeg vragen van die soort om een midden te noemen",
    dimensies=("soort",),
    kolommen=(
        Kolom("vragen", "Vragen"),
        *(
            kolom
            for code in MIJLPALEN
            for kolom in (
                Kolom(f"{code}_teams", f"Teams ({code})"),
                Kolom(f"{code}_laagste", f"Tot {code}, snelste", "verhouding"),
                Kolom(f"{code}_hoogste", f"Tot {code}, langzaamste", "verhouding"),
                Kolom(f"{code}_verschil", f"Verschil {code}", "verhouding"),
            )
        ),
    ),
    bron="Onderzoek wijkteams (000:2141-2155; 003:1581-1582): verschil tussen teams; eisen PRB-12, REQ-022",
    keuzes=(
        "een team doet mee met zoveel vragen met een gesprek of plan als de grens voor kleine aantallen, minstens 1",
        "de rij ‘alle soorten’ vergelijkt de teams over al hun vragen",
        "de dagen zijn die van het cijfer doorlooptijd",
    ),
    instellingen=DOORLOOPTIJD.instellingen,
    rijkop="Soort",
    getekend=False,
)


def bereken(vraag: Vraag) -> Uitkomst:
    namen = dict(Team.objects.values_list("pk", "naam"))
    telling = [rij | {"team": namen.get(rij["team_id"])} for rij in tel("cijfer_doorlooptijd", vraag.parameters)]
    minstens = max(int(instelling("kleine_aantallen", vraag.tijdvak.tot, MINSTENS)), 1)
    soorten: dict[str | None, str] = dict(SOORTEN.items())
    soorten[None] = "Alle soorten"
    per = {soort: [rij for rij in telling if rij["soort"] == soort] for soort in soorten}
    *rijen, totaal = (_rij(naam, per[soort], minstens) for soort, naam in soorten.items())
    noten = tuple(noot for soort, naam in soorten.items() for noot in _noten(naam, per[soort], minstens))
    return Uitkomst(DEFINITIE, vraag.tijdvak, vraag.stand, DEFINITIE.kolommen, tuple(rijen), totaal, noten)


def _medianen(eigen: list[dict[str, Any]], code: str, minstens: int) -> dict[str, float]:
    """Median days by team, of the teams where enough questions of this kind got there."""
    mee = [r for r in eigen if r["team"] and r["vragen"] - r[f"zonder_{code}"] >= minstens]
    return {r["team"]: r[f"{code}_mediaan"] for r in mee}


def _rij(naam: str, eigen: list[dict[str, Any]], minstens: int) -> Rij:
    uit: Rij = {"team": naam, "vragen": next((r["vragen"] for r in eigen if r["team_id"] is None), 0)}
    for code in MIJLPALEN:
        uit |= _uiteinden(code, _medianen(eigen, code, minstens))
    return uit


def _noten(naam: str, eigen: list[dict[str, Any]], minstens: int) -> Iterator[str]:
    """Which teams stand at the ends; a number without a name helps nobody."""
    for code in MIJLPALEN:
        per = _medianen(eigen, code, minstens)
        if len(per) > 1:
            snelst, traagst = min(per, key=lambda t: (per[t], t)), max(per, key=lambda t: (per[t], t))
            yield f"{naam}, tot {code}: {snelst} het snelst, {traagst} het langzaamst."


def _uiteinden(code: str, per: dict[str, float]) -> Rij:
    laagste, hoogste = (afgerond(min(per.values())), afgerond(max(per.values()))) if per else (None, None)
    verschil = afgerond(hoogste - laagste) if len(per) > 1 and laagste is not None and hoogste is not None else None
    waarden = {"teams": len(per), "laagste": laagste, "hoogste": hoogste, "verschil": verschil}
    return {f"{code}_{deel}": waarde for deel, waarde in waarden.items()}


INDICATOR = Indicator(DEFINITIE, bereken, ruw)
