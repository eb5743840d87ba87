"""Reads of monitor: a figure, the list of figures, the records behind one. Each asks CIJFERS_LEZEN and is logged."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import Fout
from keukentafel.monitor.indicatoren import INDICATOREN, Indicator, Vraag
from keukentafel.monitor.indicatoren.basis import instelling
from keukentafel.monitor.indicatoren.medewerkers import leeg
from keukentafel.monitor.opvragen import medewerkers
from keukentafel.monitor.regels import Definitie, Uitkomst, bescherm, lees_dag, tijdvak_kiezen
from keukentafel.organisatie.models import Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

RECHT = Recht.CIJFERS_LEZEN


def definities() -> list[Definitie]:
    """All figures of the house, in the order of the overview."""
    return [indicator.definitie for indicator in INDICATOREN.values()]


def indicator_van(naam: str) -> Indicator:
    """The indicator with this name; Fout names the ones there are."""
    if naam not in INDICATOREN:
        raise Fout(f"Het cijfer {naam!r} bestaat niet; verwacht een van: {', '.join(INDICATOREN)}.", veld="naam")
    return INDICATOREN[naam]


def vraag_van(naam: str, gevraagd: Mapping[str, str]) -> Vraag:
    """Texts of a command line or an address (jaar, peildatum, van, tot, stand, voor_team) as a question, or Fout."""
    definitie = indicator_van(naam).definitie
    texten = {k: gevraagd.get(k) or "" for k in ("jaar", "peildatum", "van", "tot")}
    tijdvak = tijdvak_kiezen(definitie.moment, **texten, vandaag=klok.vandaag())
    return Vraag(tijdvak, _stand(gevraagd.get("stand") or ""), _team(definitie, gevraagd.get("voor_team") or ""))


def _team(definitie: Definitie, naam: str) -> Team | None:
    if not naam:
        eigen = medewerkers.eigen_teams() if definitie.per_medewerker else []
        return eigen[0] if len(eigen) == 1 else None
    if not definitie.kiest_team:
        raise Fout("Dit cijfer staat er al per team; laat het team weg.", veld="voor_team")
    teams = {team.naam: team for team in Team.objects.all()}
    if naam not in teams:
        raise Fout(f"Het team {naam!r} bestaat niet; verwacht een van: {', '.join(teams)}.", veld="voor_team")
    return teams[naam]


def teamnamen(definitie: Definitie) -> list[str]:
    """The teams that this figure can be asked for."""
    if definitie.per_medewerker:
        return [team.naam for team in medewerkers.eigen_teams()]
    return list(Team.objects.values_list("naam", flat=True)) if definitie.kiest_team else []


def _stand(tekst: str) -> date | None:
    if not tekst:
        return None
    dag = lees_dag(tekst, "stand")
    if dag > klok.vandaag():
        raise Fout(f"De stand {dag} ligt in de toekomst; verwacht uiterlijk {klok.vandaag()}.", veld="stand")
    return dag


def cijfer(naam: str, vraag: Vraag, *, extern: bool = False, op_scherm: bool = False) -> Uitkomst:
    """One figure. `extern`: as outsiders may see it, with small numbers protected as configured.

    What is about people at work is refused with what misses (Fout); `op_scherm` shows that instead of the numbers.
    """
    poort.eis(RECHT)
    indicator = indicator_van(naam)
    if indicator.definitie.per_medewerker and (waarom := _waarom_niet(vraag, extern=extern)):
        if op_scherm:
            return leeg(vraag, waarom)
        raise Fout(waarom, veld="naam")
    uitkomst = indicator.bereken(vraag)
    if indicator.definitie.per_medewerker:
        uitkomst = replace(uitkomst, noten=(" ".join((*uitkomst.noten, medewerkers.op_grond_van())),))
    logboek.kijk(RECHT.code, None, cijfer=naam, **_voor_het_log(vraag))
    beschermd = extern or indicator.definitie.altijd_beschermd
    return bescherm(uitkomst, _drempel(indicator.definitie)) if beschermd else uitkomst


def ruw(naam: str, vraag: Vraag) -> Iterable[Mapping[str, Any]]:
    """The records behind a figure, pseudonymous, as far as the walls let this actor see them."""
    poort.eis(RECHT)
    indicator = indicator_van(naam)
    if indicator.definitie.per_medewerker:
        raise Fout("Van cijfers per medewerker zijn er geen losse rijen.", veld="naam")
    logboek.kijk(RECHT.code, None, soort="export", cijfer=naam, ruw=True, **_voor_het_log(vraag))
    return list(indicator.ruw(vraag))


def _waarom_niet(vraag: Vraag, *, extern: bool) -> str:
    if extern:
        return "Cijfers per medewerker gaan niet naar buiten."
    if waarom := medewerkers.waarom_niet(vraag):
        logboek.geweigerd(actor_nu(), medewerkers.RECHT.code, "", "", "cijfers per medewerker")
    return waarom


def _voor_het_log(vraag: Vraag) -> dict[str, str]:
    dagen = {"van": vraag.tijdvak.van.isoformat(), "tot": vraag.tijdvak.tot.isoformat()}
    return dagen | ({"team": vraag.team.code} if vraag.team else {})


def _drempel(definitie: Definitie) -> int:
    """The smallest count outsiders see: the configuration of today, or what the definition asks."""
    return int(instelling("kleine_aantallen", klok.vandaag(), definitie.klein))
