"""The page "Analyse en akkoord": what plays, what is still asked, who agrees, and the versions. Twelve statements."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery

from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.plan import regels
from keukentafel.plan.models import Analyse, Doel, Doelscore, Goedkeuring, Instemming, Plan, Vaststelling
from keukentafel.plan.opvragen.gaten import doelgegevens, vorm_erbij, vorm_uit
from keukentafel.plan.opvragen.muren import achter_de_muur
from keukentafel.plan.opvragen.over import over_namen
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN
WACHT = frozenset({"gevraagd", "teruggegeven"})
NAAM_VAN_STAND = {
    "gevraagd": "Wacht op goedkeuring",
    "goedgekeurd": "Goedgekeurd",
    "teruggegeven": "Teruggegeven",
    "vervallen": "Opnieuw vastgesteld",
}


@dataclass(frozen=True, slots=True)
class AnalyseBeeld:
    """One analysis with its goals, as numbered on the page of the plan."""

    id: UUID
    tekst: str
    door: str
    op: datetime
    over_namen: str
    wie_leest: str
    doelen: tuple[int, ...]
    versie: int
    mag_wijzigen: bool
    groep: str = ""
    """Client group (REQ-057) with the way of working that fits; code, name and words."""
    groepnaam: str = ""
    werkwijze: str = ""


@dataclass(frozen=True, slots=True)
class Antwoordbeeld:
    """One answer, of one moment, for undoing it and reading it back."""

    keer: UUID
    op: date
    zin: str
    reden: str
    mag_terug: bool


@dataclass(frozen=True, slots=True)
class LidAkkoord:
    """One member: how he or she stands to the plan, and the own sequence of versions."""

    id: UUID
    naam: str
    doelen: int
    akkoord: regels.Akkoord
    antwoorden: tuple[Antwoordbeeld, ...]
    versies: tuple[regels.Versie, ...]

    @property
    def versiezin(self) -> str:
        """ "Versie 2, 26 november 2026"."""
        laatste = self.versies[-1] if self.versies else None
        return f"Versie {laatste.nummer}, {datum_gewoon(laatste.op)}" if laatste else "Nog niet vastgesteld"


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What the manager said about the version this actor sees."""

    stand: str
    zin: str
    reden: str


@dataclass(frozen=True, slots=True)
class AkkoordBeeld:
    kader: DossierKader
    plan_id: UUID | None
    vorm: str
    gaten: tuple[str, ...]
    analyses: tuple[AnalyseBeeld, ...]
    leden: tuple[LidAkkoord, ...]
    versies: tuple[regels.Versie, ...]
    oordeel: Oordeel | None
    mag_schrijven: bool
    doelkeuzes: tuple[tuple[UUID, str], ...]
    achter_muur: tuple[str, ...] = ()
    """Laws under which something runs that this actor may know of, not read."""

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}plan/akkoord/"

    @property
    def stand(self) -> tuple[str, str]:
        """Word and sentence: is it final? Help never waits for that (REQ-042, REQ-046)."""
        wacht = self.oordeel is not None and self.oordeel.stand in WACHT
        return regels.planstand(vastgesteld=bool(self.versies), vragen=len(self.gaten), wacht=wacht)

    def lid(self, inwoner_id: UUID) -> LidAkkoord | None:
        return next((lid for lid in self.leden if lid.id == inwoner_id), None)

    def analyse(self, analyse_id: UUID) -> AnalyseBeeld | None:
        return next((a for a in self.analyses if a.id == analyse_id), None)


def te_vragen(dossier_id: UUID, inwoner_id: UUID) -> list[Any]:
    """Running goals about this member that the member may see, as far as this actor sees them."""
    rijen = poort.zichtbaar(Doel, L).filter(dossier_id=dossier_id, stand=regels.Doelstand.LOOPT)
    eigen = rijen.filter(over=inwoner_id, inwoner_leest_mee=True, inwoner_uitzondering="")
    return list(eigen.order_by("volgorde"))


def akkoord_beeld(dossier_id: UUID) -> AkkoordBeeld:
    """One look, logged; NietGevonden when the dossier is not for this actor."""
    kader = dossier_kader(dossier_id)
    rijen = _doelrijen(dossier_id)
    plan = rijen[0].plan if rijen else poort.zichtbaar(Plan, L).filter(dossier_id=dossier_id).first()
    logboek.kijk(L.code, plan, **({} if plan else {"dossier": str(dossier_id)}))
    nummers = {rij.pk: nr for nr, rij in enumerate(rijen, 1)}
    schrijft = kader.is_open and kader.mag_schrijven and poortregels.heeft(actor_nu(), Recht.PLAN_SCHRIJVEN)
    analyses = _analyses(kader, nummers, {r.pk: r.analyse_id for r in rijen}, schrijft)
    vorm = plan.vorm or vorm_uit(rijen, kader.geopend_op) if plan else ""
    gegevens = [doelgegevens(nummers[r.pk], r) for r in rijen]
    vast = _vastgesteld(rijen)
    versies = regels.versies(vast)
    return AkkoordBeeld(
        kader=kader,
        plan_id=plan.pk if plan else None,
        vorm=vorm,
        gaten=regels.gaten(gegevens, vorm, analyse=bool(analyses)) if rijen else (),
        analyses=analyses,
        leden=_leden(kader, rijen, vast),
        versies=versies,
        oordeel=_oordeel(plan, versies),
        mag_schrijven=schrijft,
        achter_muur=achter_de_muur(dossier_id),
        doelkeuzes=tuple((r.pk, f"{nummers[r.pk]}. {r.resultaat}") for r in rijen),
    )


def _doelrijen(dossier_id: UUID) -> list[Any]:
    over = Doel.over.through.objects.filter(doel_id=OuterRef("pk")).values("inwoner_id")
    score = Doelscore.objects.filter(doel=OuterRef("pk"), ingetrokken_op=None)
    rijen = poort.zichtbaar(Doel, L).filter(dossier_id=dossier_id).select_related("plan__dossier")
    return regels.op_volgorde(rijen.annotate(over_ids=ArraySubquery(over), gescoord=Exists(score), **vorm_erbij()))


def _analyses(
    kader: DossierKader, nummers: dict[UUID, int], koppeling: dict[UUID, UUID | None], schrijft: bool
) -> tuple[AnalyseBeeld, ...]:
    over = Analyse.over.through.objects.filter(analyse_id=OuterRef("pk")).values("inwoner_id")
    rijen = poort.zichtbaar(Analyse, L).filter(dossier_id=kader.id).annotate(over_ids=ArraySubquery(over), **_groepen())
    eigen = {code for code, _ in kader.wetten}
    wie = actor_nu().kenmerk
    return tuple(
        AnalyseBeeld(
            id=rij.pk,
            tekst=rij.tekst,
            door=rij.gewijzigd_door or rij.auteur_naam,
            op=rij.gewijzigd_op,
            over_namen=over_namen(kader, rij.over_ids),
            wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, rij.over_ids, rij.leesmoment),
            doelen=tuple(sorted(nummers[doel] for doel, analyse in koppeling.items() if analyse == rij.pk)),
            versie=rij.versie,
            mag_wijzigen=schrijft and (rij.wet in eigen or rij.gemaakt_door == wie),
            groep=rij.clientgroep,
            groepnaam=rij.groepnaam or rij.clientgroep,
            werkwijze=rij.werkwijze or "",
        )
        for rij in rijen.order_by("gemaakt_op")
    )


def _groepen() -> dict[str, Any]:
    """Name and way of working of the client group as columns of the analysis: no statement more."""
    rijen = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort="clientgroep", code=OuterRef("clientgroep"))
    return {
        "groepnaam": Subquery(rijen.values("naam")[:1]),
        "werkwijze": Subquery(rijen.values("waarde__werkwijze")[:1]),
    }


def _vastgesteld(doelen: list[Any]) -> list[regels.Vastgesteld]:
    """Of goals that came through the gate; whom a goal was about stands in what was agreed on then."""
    rijen = Vaststelling.objects.filter(doel__in=[d.pk for d in doelen]) if doelen else ()
    return [regels.Vastgesteld(r.doel_id, r.ronde, r.op, frozenset(UUID(i) for i in r.velden["over"])) for r in rijen]


def _leden(kader: DossierKader, doelen: list[Any], vast: list[regels.Vastgesteld]) -> tuple[LidAkkoord, ...]:
    rijen = Instemming.objects.filter(doel__in=[d.pk for d in doelen], ingetrokken_op=None) if doelen else ()
    per_lid: dict[UUID, list[Any]] = defaultdict(list)
    for rij in sorted(rijen, key=lambda r: (r.op, r.gemaakt_op)):
        per_lid[rij.inwoner_id].append(rij)
    open_ = {d.pk for d in doelen if d.inwoner_leest_mee and not d.inwoner_uitzondering}
    leesbaar = [r for r in vast if r.doel in open_]
    return tuple(
        _lid(lid.id, lid.roepnaam, doelen, per_lid[lid.id], regels.versies(leesbaar, lid.id)) for lid in kader.leden
    )


def _lid(lid: UUID, naam: str, doelen: list[Any], rijen: list[Any], versies: tuple[regels.Versie, ...]) -> LidAkkoord:
    eigen = [
        d
        for d in doelen
        if d.stand == regels.Doelstand.LOOPT
        and regels.lid_ziet(lid, d.over_ids, d.inwoner_leest_mee, d.inwoner_uitzondering)
    ]
    stemmen = [(d.versie, [_stem(r) for r in rijen if r.doel_id == d.pk]) for d in eigen]
    per_keer = {rij.keer: rij for rij in rijen}
    return LidAkkoord(
        lid, naam, len(eigen), regels.akkoord(stemmen), tuple(_antwoord(r) for r in per_keer.values()), versies
    )


def _stem(rij: Any) -> regels.Stem:
    return regels.Stem(rij.antwoord, rij.gever, rij.gever_naam, tuple(rij.mist), rij.doelversie, rij.op)


def _antwoord(rij: Any) -> Antwoordbeeld:
    woord = regels.NAAM_VAN_ANTWOORD[regels.Antwoord(rij.antwoord)].lower()
    telt = " (telt niet: mag hierover niet beslissen)" if rij.gever == regels.ZONDER_GEZAG else ""
    zin = f"{datum_gewoon(rij.op)}, {rij.gever_naam}: {woord}{telt}. {regels.AKKOORDKANALEN[rij.kanaal]}."
    return Antwoordbeeld(rij.keer, rij.op, zin, rij.reden, rij.gemaakt_door == actor_nu().kenmerk)


def _oordeel(plan: Plan | None, versies: tuple[regels.Versie, ...]) -> Oordeel | None:
    """About the latest version this actor sees: an answer about something hidden is not told here."""
    if plan is None or not versies:
        return None
    rij = Goedkeuring.objects.filter(plan=plan, ronde=versies[-1].ronde).order_by("-gemaakt_op").first()
    if rij is None:
        return None
    wie = f" door {rij.besluit_door}" if rij.besluit_door else ""
    return Oordeel(rij.stand, f"{NAAM_VAN_STAND[rij.stand]}{wie}.", rij.reden)
