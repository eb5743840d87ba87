"""besluiten and spreiding-besluiten: what teams decide on the same help, and how that differs (REQ-081)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, instelling, opvragen, rij_per_team, tel
from keukentafel.monitor.indicatoren.ruw import pseudoniem
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel, afgerond
from keukentafel.organisatie.models import Team

AANTALLEN = ("besluiten", "toegekend", "deels", "afgewezen")
BRON = "Onderzoek wijkteams (000:2141-2155): in gelijke situaties werd anders besloten; eisen REQ-081, PRB-12"
KEUZES = (
    "een besluit telt per soort hulp, op de dag waarop het is genomen, bij het team waar het huishouden nu is",
    "toegekend is ook: voor een deel toegekend",
    "afgeschermde huishoudens en wie een beperking heeft, tellen niet mee",
)
BESLUITEN = Definitie(
    naam="besluiten",
    titel="Besluiten per team",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.TOEWIJZING,),
    eenheid="aantal besluiten over een soort hulp",
    tekst="Wat er in de periode is besloten, per team: toegekend, voor een deel, of afgewezen.",
    teller="besluiten over een soort hulp, genomen in de periode",
    noemer="alle besluiten van dat team in de periode",
    dimensies=("team",),
    kolommen=(
        Kolom("besluiten", "Besluiten", som=True),
        Kolom("toegekend", "Toegekend"),
        Kolom("deels", "Voor een deel"),
        Kolom("afgewezen", "Afgewezen"),
        Kolom("aandeel", "Toegekend of deels", "procent"),
    ),
    grafiek=("toegekend", "deels", "afgewezen"),
    bron=BRON,
    keuzes=KEUZES,
)
SPREIDING = Definitie(
    naam="spreiding-besluiten",
    titel="Verschil tussen teams in wat zij toekennen, voor dezelfde hulp",
    versie=1,
    versie_van=date(2026, 1, 1),
    moment=Moment.PERIODE,
    niveau=(Niveau.TOEWIJZING,),
    eenheid="procent toegekend",
    tekst=(
        "Per soort hulp: welk deel van de besluiten het team dat het minst toekent, geheel of voor een deel toekent,"
        " welk deel het team dat het meest toekent, en het verschil daartussen."
    ),
    teller="deel van de besluiten dat geheel of voor een deel is toegekend, per team",
    noemer="de teams met genoeg besluiten over die hulp",
    dimensies=("product",),
    kolommen=(
        Kolom("besluiten", "Besluiten"),
        Kolom("teams", "Teams"),
        Kolom("laagste", "Laagste team", "procent"),
        Kolom("hoogste", "Hoogste team", "procent"),
        Kolom("verschil", "Verschil", "verhouding"),
    ),
    bron=BRON,
    keuzes=("een team doet mee met zoveel besluiten als de grens voor kleine aantallen, minstens 1", *KEUZES),
    rijkop="Hulp",
    getekend=False,
)


def bereken(vraag: Vraag) -> Uitkomst:
    telling = {rij["team_id"]: rij for rij in tel("cijfer_besluiten", vraag.parameters) if rij["product"] is None}
    per = [met_aandeel(rij) for rij in rij_per_team(vraag.tijdvak, telling, AANTALLEN)]
    totaal = {"team": "Eindtotaal"} | {code: telling.get(None, {}).get(code, 0) for code in AANTALLEN}
    return Uitkomst(BESLUITEN, vraag.tijdvak, vraag.stand, BESLUITEN.kolommen, tuple(per), met_aandeel(totaal))


def bereken_spreiding(vraag: Vraag) -> Uitkomst:
    namen = dict(Team.objects.values_list("pk", "naam"))
    telling = [rij | {"team": namen.get(rij["team_id"])} for rij in tel("cijfer_besluiten", vraag.parameters)]
    minstens = max(int(instelling("kleine_aantallen", vraag.tijdvak.tot, SPREIDING.klein)), 1)
    hulp = sorted({(rij["productnaam"], rij["product"]) for rij in telling if rij["product"] and rij["team"] is None})
    per = {code: [rij for rij in telling if rij["product"] == code] for _, code in [*hulp, ("", None)]}
    rijen = tuple(_spreiding(naam, per[code], minstens) for naam, code in hulp)
    noten = tuple(noot for naam, code in hulp for noot in _noten(naam, per[code], minstens))
    totaal = _spreiding("Alle hulp", per[None], minstens)
    return Uitkomst(SPREIDING, vraag.tijdvak, vraag.stand, SPREIDING.kolommen, rijen, totaal, noten)


def met_aandeel(rij: Rij) -> Rij:
    """With which part was granted, whole or in part."""
    return rij | {"aandeel": aandeel(rij["toegekend"] + rij["deels"], rij["besluiten"])}


def _aandelen(eigen: list[dict[str, Any]], minstens: int) -> dict[str, float]:
    """Share that was granted, of the teams that decided often enough."""
    mee = [rij for rij in eigen if rij["team"] and rij["besluiten"] >= minstens]
    return {rij["team"]: aandeel(rij["toegekend"] + rij["deels"], rij["besluiten"]) or 0.0 for rij in mee}


def _spreiding(naam: str, eigen: list[dict[str, Any]], minstens: int) -> Rij:
    per = _aandelen(eigen, minstens)
    laagste, hoogste = (min(per.values()), max(per.values())) if per else (None, None)
    verschil = afgerond(hoogste - laagste) if len(per) > 1 and laagste is not None and hoogste is not None else None
    geteld = next((rij["besluiten"] for rij in eigen if rij["team_id"] is None), 0)
    waarden = {"teams": len(per), "laagste": laagste, "hoogste": hoogste, "verschil": verschil}
    return {"team": naam, "besluiten": geteld} | waarden


def _noten(naam: str, eigen: list[dict[str, Any]], minstens: int) -> Iterator[str]:
    """Which teams stand at the ends; a number without a name helps nobody."""
    per = _aandelen(eigen, minstens)
    if len(set(per.values())) > 1:
        laagst, hoogst = min(per, key=lambda t: (per[t], t)), max(per, key=lambda t: (per[t], t))
        yield f"{naam}: {hoogst} kent het vaakst toe, {laagst} het minst vaak."


def ruw(vraag: Vraag) -> Iterable[Rij]:
    """One row per kind of help in a decision: the day in `van`, what was decided on what in `waarde`."""
    sql = """
        SELECT v.id, v.inwoner_id, v.dossier_id, v.product, v.uitkomst, b.vastgesteld_op, t.naam AS team
        FROM cijfers.besluit_voorziening v JOIN cijfers.besluit_besluit b ON b.id = v.besluit_id
        JOIN organisatie_team t ON t.id = v.team_id
        WHERE v.uitkomst <> '' AND NOT v.afgeschermd AND b.stand IN ('vastgesteld', 'bekend')
          AND NOT kt_geen_beschikking(b.soort)
          AND b.vastgesteld_op BETWEEN %s AND %s
          AND b.vastgesteld_op::timestamp AT TIME ZONE 'Europe/Amsterdam' < %s::timestamptz
        ORDER BY b.vastgesteld_op, v.id"""
    for rij in opvragen(sql, vraag.parameters):
        yield {
            "soort": "besluit",
            "sleutel": pseudoniem(rij["id"]),
            "client": pseudoniem(rij["inwoner_id"]),
            "dossier": pseudoniem(rij["dossier_id"]),
            "team": rij["team"],
            "van": str(rij["vastgesteld_op"]),
            "tot": "",
            "waarde": f"{rij['product']} {rij['uitkomst']}",
        }


INDICATOREN = (Indicator(BESLUITEN, bereken, ruw), Indicator(SPREIDING, bereken_spreiding, ruw))
