"""Elapsed time per person, dossier, household and toewijzing, and every entity counted from its own records (REQ-026).

Counting each question apart makes a road look shorter than the household walked it (000:786-788); so each level has a
figure of its own, and none is reckoned from another.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from keukentafel.monitor.indicatoren.basis import Indicator, Vraag, opvragen, per_team, rij_per_team, teams, tel
from keukentafel.monitor.indicatoren.ruw import pseudoniem, ruwe_werkprocessen
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Niveau, Rij, Uitkomst, aandeel, afgerond

BEGIN = date(2015, 1, 1)
DAGEN = ("toegewezen_mediaan", "gesprek_mediaan", "gesprek_p90", "plan_mediaan", "plan_p90", "helder_mediaan",
         "traject_mediaan")  # fmt: skip
AANTALLEN = ("aantal", "zonder_gesprek", "zonder_plan", "afgesloten")


@dataclass(frozen=True)
class _Soort:
    """One level: its code for the database, its words, and what is ours where the source is silent."""

    code: str
    niveau: Niveau
    titel: str
    meervoud: str
    keuze: str


SOORTEN = (
    _Soort("persoon", Niveau.PERSOON, "per persoon", "mensen",
           "de klok van een persoon begint bij zijn eerste contact in de periode, over al zijn vragen"),
    _Soort("dossier", Niveau.DOSSIER, "per dossier", "dossiers",
           "de klok van een dossier begint bij de eerste van zijn vragen in de periode"),
    _Soort("huishouden", Niveau.HUISHOUDEN, "per huishouden", "huishoudens",
           "de klok van een huishouden begint bij het eerste contact in de periode, ook als daar geen vraag uit kwam"),
    _Soort("toewijzing", Niveau.TOEWIJZING, "per toewijzing", "toewijzingen",
           "een toewijzing is een melding die aan een medewerker is toegewezen; wie opnieuw toewijst, telt opnieuw."
           " Toewijzingen van hulp komen erbij als er besluiten zijn"),
)  # fmt: skip


def _definitie(soort: _Soort) -> Definitie:
    bij_toewijzing = (Kolom("toegewezen_mediaan", "Toewijzing: helft binnen", "verhouding"),)
    return Definitie(
        naam=f"doorlooptijd-{soort.titel.replace(' ', '-')}",
        titel=f"Doorlooptijd {soort.titel}",
        versie=1,
        versie_van=BEGIN,
        moment=Moment.PERIODE,
        niveau=(soort.niveau,),
        eenheid="dagen",
        tekst=(
            f"Aantal dagen van het eerste contact tot het eerste gesprek, het eerste plan en het einde, {soort.titel}."
            " De tijd waarin de vraag nog duidelijk werd gemaakt staat er apart bij."
        ),
        teller=f"dagen van de {soort.meervoud} met een gesprek, een plan of een einde; wie nog wacht staat apart",
        noemer=f"{soort.meervoud} met het eerste contact in de periode",
        dimensies=("team",),
        kolommen=(
            Kolom("aantal", soort.meervoud.capitalize()),
            *(bij_toewijzing if soort.niveau is Niveau.TOEWIJZING else ()),
            Kolom("gesprek_mediaan", "Gesprek: helft binnen", "verhouding"),
            Kolom("gesprek_p90", "Gesprek: 9 van de 10 binnen", "verhouding"),
            Kolom("plan_mediaan", "Plan: helft binnen", "verhouding"),
            Kolom("plan_p90", "Plan: 9 van de 10 binnen", "verhouding"),
            Kolom("helder_mediaan", "Vraag duidelijk: helft binnen", "verhouding"),
            Kolom("zonder_gesprek", "Nog geen gesprek"),
            Kolom("zonder_plan", "Nog geen plan"),
            Kolom("afgesloten", "Afgesloten"),
            Kolom("traject_mediaan", "Einde: helft binnen", "verhouding"),
        ),
        grafiek=("aantal",),
        bron="eisen REQ-026 (000:780-788): apart registreren maakt de doorlooptijd korter; daarom elk niveau apart",
        keuzes=(
            soort.keuze,
            "de vraag is duidelijk als alle vragen dat zijn; het einde is er als alle vragen gesloten zijn",
            "telt bij het team waar de eerste vraag begon",
            "helft is de mediaan, 9 van de 10 het 90e percentiel; lineair geschat tussen twee waarden",
        ),
    )


def _bereken(soort: _Soort, definitie: Definitie) -> Callable[[Vraag], Uitkomst]:
    def bereken(vraag: Vraag) -> Uitkomst:
        telling = per_team(tel("cijfer_doorlooptijd_niveau", [*vraag.parameters, soort.code]))
        codes = [kolom.code for kolom in definitie.kolommen]
        leeg = {code: 0 if code in AANTALLEN else None for code in codes}
        vol = {team: {code: _dagen(code, per[code]) for code in codes} for team, per in telling.items()}
        rijen = tuple({"team": team.naam} | vol.get(team.pk, leeg) for team in teams(vraag.tijdvak, vol))
        totaal: Rij = {"team": "Eindtotaal"} | vol.get(None, leeg)
        return Uitkomst(definitie, vraag.tijdvak, vraag.stand, definitie.kolommen, rijen, totaal)

    return bereken


def _dagen(code: str, waarde: float | None) -> float | int | None:
    return afgerond(waarde) if code in DAGEN and waarde is not None else waarde


def _ruw(soort: _Soort) -> Callable[[Vraag], Iterable[Rij]]:
    def ruw(vraag: Vraag) -> Iterable[Rij]:
        """One row per record of this level: first contact in `van`, plan in `tot`, the other days in `waarde`."""
        sql = """
            SELECT d.sleutel, d.contact, d.toegewezen, d.gesprek, d.plan, d.helder, t.naam AS team
            FROM kt_doorloop_niveau(%s, %s, %s, %s) d
            JOIN organisatie_team t ON t.id = d.team_id ORDER BY d.contact, d.sleutel"""
        for rij in opvragen(sql, [*vraag.parameters, soort.code]):
            dagen = ((naam, rij[naam]) for naam in ("toegewezen", "gesprek", "helder"))
            yield {
                "soort": soort.code,
                "sleutel": pseudoniem(rij["sleutel"]),
                "client": "",
                "dossier": "",
                "team": rij["team"],
                "van": str(rij["contact"]),
                "tot": str(rij["plan"] or ""),
                "waarde": " ".join(f"{naam}={dag or ''}" for naam, dag in dagen),
            }

    return ruw


TELLINGEN = Definitie(
    naam="tellingen",
    titel="Mensen, huishoudens, dossiers, vragen en toewijzingen",
    versie=1,
    versie_van=BEGIN,
    moment=Moment.PERIODE,
    niveau=(Niveau.PERSOON, Niveau.HUISHOUDEN, Niveau.DOSSIER, Niveau.WERKPROCES, Niveau.VRAAG, Niveau.TOEWIJZING),
    eenheid="aantal",
    tekst="Elk begrip geteld uit zijn eigen registratie, naast elkaar, en hoeveel casussen een huishouden heeft.",
    teller="mensen zijn de leden van de huishoudens met een nieuw werkproces; nooit casussen maal een factor",
    noemer="voor de verdeling: huishoudens met ten minste één nieuw werkproces",
    dimensies=("team",),
    kolommen=(
        Kolom("mensen", "Mensen"),
        Kolom("clienten", "Unieke cliënten"),
        Kolom("huishoudens", "Huishoudens"),
        Kolom("dossiers", "Dossiers"),
        Kolom("werkprocessen", "Werkprocessen"),
        Kolom("vragen", "Vragen in meldingen"),
        Kolom("toewijzingen", "Toewijzingen"),
        Kolom("met_een", "Huishoudens met 1 casus"),
        Kolom("met_twee", "met 2"),
        Kolom("met_meer", "met meer"),
        Kolom("aandeel_een", "1 casus %", "procent"),
        Kolom("per_huishouden", "Casussen per huishouden", "verhouding"),
    ),
    grafiek=("huishoudens",),
    bron="eisen REQ-026, PRB-22, PRB-27 (000:780-788; 001:2137-2140: personen was casussen maal 2,15)",
    keuzes=(
        "een mens telt mee als hij in de periode een dag bij zo’n huishouden hoorde",
        "een melding met twee onderwerpen telt als twee vragen",
        "een toewijzing is een melding die aan een medewerker is toegewezen en niet is teruggenomen",
        "wie bij twee teams hoort telt bij elk team en in het totaal één keer",
    ),
)
_VERDELING = ("met_een", "met_twee", "met_meer")


def tellingen(vraag: Vraag) -> Uitkomst:
    telling = per_team(tel("cijfer_tellingen", vraag.parameters))
    for team, per in per_team(tel("cijfer_casussen_per_huishouden", vraag.parameters)).items():
        telling.setdefault(team, {}).update({code: per[code] for code in _VERDELING})
    codes = [kolom.code for kolom in TELLINGEN.kolommen if kolom.soort == "aantal"]
    rijen = tuple(_met_deel(rij) for rij in rij_per_team(vraag.tijdvak, telling, codes))
    alles: Rij = {"team": "Eindtotaal"} | {code: telling.get(None, {}).get(code, 0) for code in codes}
    return Uitkomst(TELLINGEN, vraag.tijdvak, vraag.stand, TELLINGEN.kolommen, rijen, _met_deel(alles))


def _met_deel(rij: Rij) -> Rij:
    per = afgerond(rij["werkprocessen"] / rij["huishoudens"]) if rij["huishoudens"] else None
    return rij | {"aandeel_een": aandeel(rij["met_een"], rij["huishoudens"]), "per_huishouden": per}


def ruw_tellingen(vraag: Vraag) -> Iterable[Rij]:
    yield from ruwe_werkprocessen(vraag)


DEFINITIES = {soort.code: _definitie(soort) for soort in SOORTEN}
INDICATOREN = (
    Indicator(TELLINGEN, tellingen, ruw_tellingen),
    *(Indicator(DEFINITIES[s.code], _bereken(s, DEFINITIES[s.code]), _ruw(s)) for s in SOORTEN),
)
