"""The page "Maatwerk en advies", and the doorpakbudget of a team."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import Keuze, keuzelijsten, keuzes
from keukentafel.plan import regels
from keukentafel.plan.models import (
    Analyse,
    Doel,
    Doorpakboeking,
    Instemming,
    Maatwerk,
    Normtoets,
    Ondersteuning,
    Planadvies,
    Stap,
)
from keukentafel.plan.opvragen.normen import Norm, normen_uit
from keukentafel.plan.opvragen.over import over_namen
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN


@dataclass(frozen=True, slots=True)
class Boekingbeeld:
    """One booking."""

    id: UUID
    zin: str
    resultaat: str
    terug: bool


@dataclass(frozen=True, slots=True)
class Maatwerkbeeld:
    """One deviation with its weighing, who looked at it, and the money."""

    id: UUID
    afwijking: str
    afweging: tuple[tuple[str, str], ...]
    """(question, answer), only what was filled in."""
    voorgelegd: str
    maatwerkplan: str
    plan_door: str
    resultaat: str
    boekingen: tuple[Boekingbeeld, ...]
    over_namen: str
    wie_leest: str
    door: str
    versie: int
    mag_wijzigen: bool
    voor_mij: bool
    """I am the specialist; with my proposal I am done here."""
    velden: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Adviesbeeld:
    """One advice, as advice."""

    id: UUID
    van: str
    tekst: str
    op: str
    gevolg: str
    gevolg_op: str
    waarom: str
    wie_leest: str
    mag_wijzigen: bool


@dataclass(frozen=True, slots=True)
class Toetsbeeld:
    """The latest look at the quality norms: (norm, answer)."""

    kop: str
    regels: tuple[tuple[str, str], ...]
    toelichting: str


@dataclass(frozen=True, slots=True)
class MaatwerkBeeld:
    kader: DossierKader
    rijen: tuple[Maatwerkbeeld, ...]
    adviezen: tuple[Adviesbeeld, ...]
    toets: Toetsbeeld | None
    budget: str
    normen: tuple[Norm, ...]
    specialisten: tuple[str, ...]
    mag_schrijven: bool

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}plan/maatwerk/"

    def rij(self, id_: UUID) -> Maatwerkbeeld | None:
        return next((r for r in self.rijen if r.id == id_), None)

    def advies(self, id_: UUID) -> Adviesbeeld | None:
        return next((a for a in self.adviezen if a.id == id_), None)


def maatwerk_beeld(dossier_id: UUID) -> MaatwerkBeeld:
    """One look, logged; NietGevonden when the dossier is not for this actor."""
    kader = dossier_kader(dossier_id)
    lijst = keuzelijsten("kwaliteitsnorm", "maatwerkspecialist", "doorpakbudget")
    code, besteed = _besteed(kader.team_id)
    schrijft = kader.is_open and kader.mag_schrijven and poortregels.heeft(actor_nu(), Recht.PLAN_SCHRIJVEN)
    normen = tuple(normen_uit(lijst["kwaliteitsnorm"]))
    rijen = _rijen(kader, schrijft)
    logboek.kijk(L.code, None, dossier=str(dossier_id), aantal=len(rijen))
    return MaatwerkBeeld(
        kader=kader,
        rijen=rijen,
        adviezen=_adviezen(kader, schrijft),
        toets=_toets(dossier_id, normen),
        budget=regels.budgetzin(_budget(lijst["doorpakbudget"], code), besteed),
        normen=normen,
        specialisten=tuple(k.code for k in lijst["maatwerkspecialist"] if k.waarde.get("team") == code),
        mag_schrijven=schrijft,
    )


def _jaar() -> tuple[date, date]:
    jaar = klok.vandaag().year
    return date(jaar, 1, 1), date(jaar + 1, 1, 1)


def _besteed(team_id: int) -> tuple[str, int]:
    """(code of the team, cents spent this year)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, kt_doorpak(id, %s, %s) FROM organisatie_team WHERE id = %s", [*_jaar(), team_id])
        code, cent = cursor.fetchone()
    return str(code), int(cent)


def _budget(rijen: list[Keuze], code: str) -> int | None:
    rij = next((k for k in rijen if k.code == code), None)
    return regels.tarief_in_cent(str(rij.waarde.get("bedrag", ""))) if rij else None


def _rijen(kader: DossierKader, schrijft: bool) -> tuple[Maatwerkbeeld, ...]:
    tussen: Any = Maatwerk.over.through
    over = tussen.objects.filter(maatwerk_id=OuterRef("pk")).values("inwoner_id")
    velden = {v: v for v in ("id", "bedrag_cent", "waarvoor", "op", "door_naam", "resultaat", "teruggeboekt_op")}
    geld = Doorpakboeking.objects.filter(maatwerk=OuterRef("pk")).order_by("op", "gemaakt_op")
    rijen = poort.zichtbaar(Maatwerk, L).filter(dossier_id=kader.id).select_related("specialist")
    rijen = rijen.annotate(over_ids=ArraySubquery(over), geld=ArraySubquery(geld.values(r=JSONObject(**velden))))
    return tuple(_rij(rij, kader, schrijft) for rij in rijen.order_by("-gemaakt_op"))


def _rij(rij: Any, kader: DossierKader, schrijft: bool) -> Maatwerkbeeld:
    kosten = regels.euro(rij.kosten_euro * 100) if rij.kosten_euro is not None else ""
    vragen = ("Wat moet het opleveren?", "Past het bij de bedoeling van de wet?", "Wat kost het?", "Wat doet men zelf?")
    antwoorden = (rij.effect, rij.rechtmatigheid, kosten, rij.eigen_inzet)
    wie, dag = rij.specialist, rij.voorgelegd_op
    return Maatwerkbeeld(
        id=rij.pk,
        afwijking=rij.afwijking,
        afweging=tuple((v, a) for v, a in zip(vragen, antwoorden, strict=True) if a),
        voorgelegd=f"Voorgelegd aan {wie.naam} op {datum_gewoon(dag)}" if wie and dag else "",
        maatwerkplan=rij.maatwerkplan,
        plan_door=rij.plan_door,
        resultaat=rij.resultaat,
        boekingen=tuple(_boeking(b) for b in rij.geld),
        over_namen=over_namen(kader, rij.over_ids),
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, rij.over_ids, rij.leesmoment),
        door=rij.auteur_naam,
        versie=rij.versie,
        mag_wijzigen=schrijft and (rij.wet in dict(kader.wetten) or rij.gemaakt_door == actor_nu().kenmerk),
        voor_mij=rij.specialist_id is not None and rij.specialist_id == actor_nu().id,
        velden={naam: getattr(rij, naam) for naam in VELDEN},
    )


VELDEN = ("afwijking", "effect", "rechtmatigheid", "kosten_euro", "eigen_inzet", "resultaat", "versie")


def _boeking(rij: dict[str, Any]) -> Boekingbeeld:
    dag = datum_gewoon(date.fromisoformat(rij["op"]))
    terug = rij["teruggeboekt_op"] is not None
    zin = f"{regels.euro(rij['bedrag_cent'])} voor {rij['waarvoor']}, {dag}, {rij['door_naam']}"
    return Boekingbeeld(UUID(rij["id"]), f"{zin}{' (teruggeboekt)' if terug else ''}", rij["resultaat"], terug)


def _adviezen(kader: DossierKader, schrijft: bool) -> tuple[Adviesbeeld, ...]:
    tussen: Any = Planadvies.over.through
    over = tussen.objects.filter(planadvies_id=OuterRef("pk")).values("inwoner_id")
    rijen = poort.zichtbaar(Planadvies, L).filter(dossier_id=kader.id).annotate(over_ids=ArraySubquery(over))
    return tuple(
        Adviesbeeld(
            id=rij.pk,
            van=rij.van,
            tekst=rij.tekst,
            op=datum_gewoon(rij.op),
            gevolg=regels.NAAM_VAN_GEVOLG[regels.Gevolg(rij.gevolg)] if rij.gevolg else "",
            gevolg_op=datum_gewoon(rij.gevolg_op) if rij.gevolg_op else "",
            waarom=rij.gevolg_waarom,
            wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, rij.over_ids, rij.leesmoment),
            mag_wijzigen=schrijft and (rij.wet in dict(kader.wetten) or rij.gemaakt_door == actor_nu().kenmerk),
        )
        for rij in rijen.order_by("-op", "-gemaakt_op")
    )


def _toets(dossier_id: UUID, normen: tuple[Norm, ...]) -> Toetsbeeld | None:
    rij = Normtoets.objects.filter(dossier_id=dossier_id).order_by("-op", "-gemaakt_op").first()
    if rij is None:
        return None
    namen = {n.code: n.naam for n in normen}
    uitkomsten = tuple((namen.get(c, c), regels.NAAM_VAN_UITKOMST[u]) for c, u in rij.uitkomsten.items())
    ja = sum(u == "ja" for u in rij.uitkomsten.values())
    kop = f"{ja} van {len(uitkomsten)} in orde op {datum_gewoon(rij.op)}, bekeken door {rij.door_naam}"
    return Toetsbeeld(kop, uitkomsten, rij.toelichting)


def feiten(dossier_id: UUID) -> dict[str, bool]:
    """What the plan itself tells about the norms, over the goals this actor sees; two statements."""
    stap = Stap.objects.filter(doel=OuterRef("pk"), gedaan_op=None)
    eens = Instemming.objects.filter(doel=OuterRef("pk"), ingetrokken_op=None)
    doelen = poort.zichtbaar(Doel, L).filter(dossier_id=dossier_id, stand=regels.Doelstand.LOOPT)
    rijen = list(doelen.annotate(stap=Exists(stap), gevraagd=Exists(eens)))
    eigen = [regels.Trede.ZELF, regels.Trede.NETWERK]
    return {
        "eigen_woorden": bool(rijen) and all(r.eigen_woorden for r in rijen),
        "resultaat": bool(rijen) and all(r.hoe_te_zien and r.streefdatum for r in rijen),
        "analyse": poort.zichtbaar(Analyse, L).filter(dossier_id=dossier_id).exists(),
        "eigen_kracht": poort.zichtbaar(Ondersteuning, L).filter(dossier_id=dossier_id, trede__in=eigen).exists(),
        "volgende_stap": bool(rijen) and all(r.stap for r in rijen),
        "akkoord": bool(rijen) and all(r.gevraagd for r in rijen),
    }


@dataclass(frozen=True, slots=True)
class Budgetregel:
    """The doorpakbudget of one team: how it stands, and the bookings this actor may see."""

    team: str
    zin: str
    boekingen: tuple[tuple[str, str, str, str], ...]
    """(household, address, sentence, result)."""


def doorpakbudgetten() -> tuple[Budgetregel, ...]:
    """Of the own teams, this year; fifty bookings at most, the latest first."""
    budget, actor = keuzes("doorpakbudget"), actor_nu()
    van, tot = _jaar()
    eigen = poort.zichtbaar(Doorpakboeking, L).filter(op__gte=van, op__lt=tot, teruggeboekt_op=None)
    rijen = list(eigen.select_related("dossier__huishouden").order_by("-op", "-id")[:50])
    logboek.kijk(L.code, None, aantal=len(rijen))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, code, naam, kt_doorpak(id, %s, %s) FROM organisatie_team WHERE id = ANY(%s) ORDER BY naam",
            [van, tot, list(actor.teams)],
        )
        teams = cursor.fetchall()
    return tuple(
        Budgetregel(naam, regels.budgetzin(_budget(budget, code), cent), _van_team(rijen, team))
        for team, code, naam, cent in teams
    )


def _van_team(rijen: list[Any], team: int) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (
            r.dossier.huishouden.naam,
            f"/dossier/{r.dossier_id}/plan/maatwerk/",
            f"{regels.euro(r.bedrag_cent)} voor {r.waarvoor}, {datum_gewoon(r.op)}",
            r.resultaat,
        )
        for r in rijen
        if r.team_id == team
    )
