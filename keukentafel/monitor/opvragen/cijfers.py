"""Reads of monitor: a figure, the list of figures, the records behind one. Each asks CIJFERS_LEZEN and is logged."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.monitor.indicatoren import INDICATOREN, Indicator, Vraag
from keukentafel.monitor.indicatoren.basis import instelling
from keukentafel.monitor.regels import Definitie, Tijdvak, Uitkomst, bescherm, lees_dag, tijdvak_kiezen
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
        return None
    if not definitie.kiest_team:
        raise Fout("Dit cijfer staat er al per team; laat het team weg.", veld="voor_team")
    teams = {team.naam: team for team in Team.objects.all()}
    if naam not in teams:
        raise Fout(f"Het team {naam!r} bestaat niet; verwacht een van: {', '.join(teams)}.", veld="voor_team")
    return teams[naam]


def teamnamen(definitie: Definitie) -> list[str]:
    """The teams that this figure can be asked for."""
    return list(Team.objects.values_list("naam", flat=True)) if definitie.kiest_team else []


def _stand(tekst: str) -> date | None:
    if not tekst:
        return None
    dag = lees_dag(tekst, "stand")
    if dag > klok.vandaag():
        raise Fout(f"De stand {dag} ligt in de toekomst; verwacht uiterlijk {klok.vandaag()}.", veld="stand")
    return dag


def cijfer(naam: str, vraag: Vraag, *, extern: bool = False) -> Uitkomst:
    """One figure. `extern`: as outsiders may see it, with small numbers protected as configured."""
    poort.eis(RECHT)
    indicator = indicator_van(naam)
    uitkomst = indicator.bereken(vraag)
    logboek.kijk(RECHT.code, None, cijfer=naam, **_voor_het_log(vraag.tijdvak))
    return bescherm(uitkomst, _drempel(indicator.definitie)) if extern else uitkomst


def ruw(naam: str, vraag: Vraag) -> Iterable[Mapping[str, Any]]:
    """The records behind a figure, pseudonymous, as far as the walls let this actor see them."""
    poort.eis(RECHT)
    logboek.kijk(RECHT.code, None, soort="export", cijfer=naam, ruw=True, **_voor_het_log(vraag.tijdvak))
    return list(indicator_van(naam).ruw(vraag))


def _voor_het_log(tijdvak: Tijdvak) -> dict[str, str]:
    return {"van": tijdvak.van.isoformat(), "tot": tijdvak.tot.isoformat()}


def _drempel(definitie: Definitie) -> int:
    """The smallest count outsiders see: the configuration of today, or what the definition asks."""
    return int(instelling("kleine_aantallen", klok.vandaag(), definitie.klein))
