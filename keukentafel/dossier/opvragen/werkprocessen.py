"""The questions that run in a dossier, with their whole history, in one statement."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from keukentafel.dossier import regels
from keukentafel.dossier.models import Werkproces, WerkprocesPeriode, Zwaarte
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.dossier.regels_sluiten import RESULTATEN
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.models import Inrichting, Team
from keukentafel.poort import logboek
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Verandering:
    """One line of the history of a werkproces; `vervallen` says that a correction took its place."""

    dag: date
    tekst: str
    toelichting: str
    vervallen: bool


@dataclass(frozen=True, slots=True)
class WerkprocesBeeld:
    """One werkproces as it is today, and how it came so."""

    id: UUID
    inwoner_id: UUID
    wie: str
    onderwerp: str
    wet: str
    aangemaakt_op: date
    open: bool
    sinds: date
    team: str
    team_id: int
    zwaarte: int | None
    zwaarte_naam: str
    personen: int
    versie: int
    onderwerp_code: str
    wet_code: str
    leefgebied: str
    helder_op: date | None
    geschiedenis: tuple[Verandering, ...]

    @property
    def naam(self) -> str:
        """ "Geld, voor Fatma"."""
        wat = self.onderwerp or self.wet
        return f"{wat[:1].upper()}{wat[1:]}, voor {self.wie}"


@dataclass(frozen=True, slots=True)
class Werkprocessen:
    """All of one dossier, open ones first; `teams` to choose from when moving."""

    regels: tuple[WerkprocesBeeld, ...]
    teams: tuple[tuple[int, str], ...]

    def een(self, werkproces_id: UUID) -> WerkprocesBeeld:
        """The one with this key; NietGevonden when it is not in this dossier or not for this actor."""
        for regel in self.regels:
            if regel.id == werkproces_id:
                return regel
        logboek.kijk(Recht.DOSSIER_LEZEN.code, None, uitkomst="niet gevonden", werkproces=str(werkproces_id))
        raise NietGevonden("dossier.werkproces")


def werkprocessen(kader: DossierKader) -> Werkprocessen:
    """Two statements: the rows with their history as JSON, and the teams."""
    perioden = WerkprocesPeriode.objects.filter(werkproces=OuterRef("pk")).order_by("van", "gemaakt_op")
    zwaarten = Zwaarte.objects.filter(werkproces=OuterRef("pk")).order_by("van", "gemaakt_op")
    p_velden = (
        "in_team_id",
        "van",
        "tot",
        "aanleiding",
        "reden",
        "toelichting",
        "vervallen_op",
        "resultaat",
        "resultaat_tekst",
    )
    z_velden = ("waarde", "van", "reden", "vervallen_op")
    rijen = zichtbaar(Werkproces, Recht.DOSSIER_LEZEN).filter(dossier_id=kader.id).order_by("aangemaakt_op", "id")
    # A vraag that came from a melding carries the code of its subject; one that was typed is in words already.
    woorden = Inrichting.objects.filter(soort="onderwerp", code=OuterRef("onderwerp")).order_by("-geldig_van")
    uitkomsten = Inrichting.objects.filter(soort="resultaat").order_by("geldig_van")
    rijen = rijen.annotate(
        in_woorden=Subquery(woorden.values("naam")[:1]),
        resultaten=ArraySubquery(uitkomsten.values(j=JSONObject(code=F("code"), naam=F("naam")))),
        p=ArraySubquery(perioden.values(j=JSONObject(**{v: F(v) for v in p_velden}))),
        z=ArraySubquery(zwaarten.values(j=JSONObject(**{v: F(v) for v in z_velden}))),
    )
    teams = {team.pk: team.naam for team in Team.objects.all()}
    beelden = [_beeld(kader, rij, teams) for rij in rijen]
    return Werkprocessen(tuple(sorted(beelden, key=lambda b: not b.open)), tuple(teams.items()))


def _beeld(kader: DossierKader, rij: Any, teams: dict[int, str]) -> WerkprocesBeeld:
    geldig = [periode for periode in rij.p if not periode["vervallen_op"]]
    laatste = geldig[-1] if geldig else {"tot": None, "van": str(rij.aangemaakt_op), "in_team_id": rij.aanmaakteam_id}
    open_ = laatste["tot"] is None
    zwaarte = next((z["waarde"] for z in reversed(rij.z) if not z["vervallen_op"]), None)
    return WerkprocesBeeld(
        id=rij.pk,
        inwoner_id=rij.inwoner_id,
        wie=next(iter(kader.namen([rij.inwoner_id])), "iemand die niet meer in het huishouden woont"),
        onderwerp=rij.in_woorden or rij.onderwerp,
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        aangemaakt_op=rij.aangemaakt_op,
        open=open_,
        sinds=_dag(laatste["van"] if open_ else laatste["tot"]),
        team=teams.get(laatste["in_team_id"], ""),
        team_id=laatste["in_team_id"],
        zwaarte=zwaarte,
        zwaarte_naam=regels.NAAM_VAN_ZWAARTE[zwaarte],
        personen=rij.personen,
        versie=rij.versie,
        onderwerp_code=rij.onderwerp,
        wet_code=rij.wet,
        leefgebied=rij.leefgebied,
        helder_op=rij.helder_op,
        geschiedenis=_geschiedenis(rij, teams),
    )


def _geschiedenis(rij: Any, teams: dict[int, str]) -> tuple[Verandering, ...]:
    regels_: list[Verandering] = []
    namen = {**RESULTATEN, **{keuze["code"]: keuze["naam"] for keuze in rij.resultaten}}
    for p in rij.p:
        weg, team = bool(p["vervallen_op"]), teams.get(p["in_team_id"], "")
        begin = {"nieuw": "Geopend", "heropend": "Heropend", "verplaatst": "Verder"}.get(p["aanleiding"], "Geopend")
        regels_.append(Verandering(_dag(p["van"]), f"{begin} in team {team}", _als(p["tot"] is None, p), weg))
        if p["tot"]:
            reden = regels.RedenSluiten(p["reden"]) if p["reden"] in set(regels.RedenSluiten) else None
            tekst = f"Gesloten: {regels.NAAM_VAN_REDEN[reden]}" if reden else "Gesloten"
            regels_.append(Verandering(_dag(p["tot"]), tekst, p["toelichting"], weg))
            if p["resultaat"]:
                wat = namen.get(p["resultaat"], p["resultaat"])
                regels_.append(Verandering(_dag(p["tot"]), f"Resultaat: {wat}", p["resultaat_tekst"], weg))
    for z in rij.z:
        tekst = f"Zwaarte: {regels.NAAM_VAN_ZWAARTE[z['waarde']]}"
        regels_.append(Verandering(_dag(z["van"]), tekst, z["reden"], bool(z["vervallen_op"])))
    return tuple(sorted(regels_, key=lambda v: v.dag))


def _als(open_: bool, periode: dict[str, Any]) -> str:
    return str(periode["toelichting"]) if open_ else ""


def _dag(tekst: str) -> date:
    return datetime.fromisoformat(tekst).date()
