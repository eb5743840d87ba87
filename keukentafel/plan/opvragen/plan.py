"""The plan as this actor may see it: a goal behind a wall is not there, and leaves no gap in numbers or dates."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from keukentafel.dossier.opvragen import DossierKader, Uitgave, betrokkenen, dossier_kader, verslagbronnen
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.tekst import datum_gewoon, datum_kort
from keukentafel.plan import regels
from keukentafel.plan.models import Doel, Plan, Stap, Vaststelling
from keukentafel.plan.opvragen.doelscore import scorepunten, scores_erbij
from keukentafel.plan.opvragen.gaten import vorm_erbij, vorm_uit
from keukentafel.plan.opvragen.over import over_namen
from keukentafel.plan.opvragen.vertaling import Vertaling, vertalingen, vertalingen_erbij
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN


@dataclass(frozen=True, slots=True)
class StapBeeld:
    """One step on the screen."""

    id: UUID
    tekst: str
    wie: str
    wie_soort: str
    medewerker_id: UUID | None
    inwoner_id: UUID | None
    uiterlijk: date | None
    gedaan_op: date | None
    versie: int

    @property
    def klaar(self) -> bool:
        return self.gedaan_op is not None

    @property
    def staat(self) -> str:
        """Its state in words: "klaar op vr 13 nov"."""
        return f"klaar op {datum_kort(self.gedaan_op)}" if self.gedaan_op else "nog te doen"

    @property
    def wanneer(self) -> str:
        return f"voor {datum_kort(self.uiterlijk)}" if self.uiterlijk and not self.klaar else ""


@dataclass(frozen=True, slots=True)
class Afspraak:
    """When a goal was agreed on last, and when to talk about it next as was said then."""

    op: date
    geschreven: str
    bespreken_op: date | None


@dataclass(frozen=True, slots=True)
class DoelBeeld:
    """One goal on the screen; `nummer` counts over what this actor sees."""

    id: UUID
    nummer: int
    resultaat: str
    eigen_woorden: str
    hoe_te_zien: str
    streefdatum: date | None
    stand: str
    volgorde: int
    regel: str
    wanneer: regels.Wanneer | None
    stappen: tuple[StapBeeld, ...]
    over: tuple[UUID, ...]
    over_namen: str
    wie_leest: str
    wet: str
    leest_mee: bool
    versie: int
    gewijzigd_door: str
    mag_wijzigen: bool
    bron: Uitgave | None = None
    """The report it comes from, when this actor may read that."""
    scores: tuple[regels.Scorepunt, ...] = ()
    vertalingen: tuple[Vertaling, ...] = ()
    afspraak: Afspraak | None = None

    @property
    def loopt(self) -> bool:
        return self.stand == regels.Doelstand.LOOPT

    @property
    def gelukt(self) -> bool:
        return self.stand == regels.Doelstand.GELUKT

    @property
    def zonder_stap(self) -> bool:
        return regels.zonder_volgende_stap(self.stand, self.stappen)

    @property
    def scorezin(self) -> str:
        """How far it is, from begin to now; empty before the first score."""
        return regels.scorezin(self.scores)

    @property
    def voortgang(self) -> str:
        """`regel` for a page that shows the missing step apart."""
        return self.regel.removesuffix(regels.GEEN_STAP).strip()

    @property
    def aan_tafel(self) -> list[dict[str, str]]:
        """The steps for the table and for paper: done, now, later."""
        nu = regels.volgende_stap(self.stappen)
        return [
            {
                "naam": regels.stap_met_wie(s),
                "staat": ", ".join(filter(None, [s.staat, s.wanneer])),
                "stand": "klaar" if s.klaar else "nu" if s is nu and self.loopt else "straks",
            }
            for s in self.stappen
        ]


@dataclass(frozen=True, slots=True)
class PlanBeeld:
    """The plan in the frame of its dossier; `id` is None when nobody began it yet."""

    kader: DossierKader
    id: UUID | None
    titel: str
    vastgesteld_op: date | None
    bespreken_op: date | None
    versie: int
    doelen: tuple[DoelBeeld, ...]
    mag_schrijven: bool
    vorm: str = ""

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}plan/"

    @property
    def kop(self) -> str:
        return f"Plan: {self.titel}" if self.titel else "Plan"

    @property
    def voet(self) -> str:
        """ "Samen vastgesteld op 1 oktober 2026. Samen bespreken op 10 december 2026."."""
        return voetzin(d.afspraak for d in self.doelen)

    def doel(self, doel_id: UUID) -> DoelBeeld | None:
        return next((d for d in self.doelen if d.id == doel_id), None)


def voetzin(afspraken: Iterable[Afspraak | None]) -> str:
    """When it was agreed on and when it is talked about next."""
    laatste = laatste_afspraak(afspraken)
    zin = f"Samen vastgesteld op {datum_gewoon(laatste.op)}." if laatste else "Nog niet samen vastgesteld."
    dag = laatste.bespreken_op if laatste else None
    return f"{zin} Samen bespreken op {datum_gewoon(dag)}." if dag else zin


def plan_beeld(dossier_id: UUID) -> PlanBeeld:
    """The plan, logged as one look; NietGevonden when the dossier is not for this actor."""
    kader = dossier_kader(dossier_id)
    return _beeld(kader, doelrijen(kader.id))


@dataclass(frozen=True, slots=True)
class WieKeuze:
    """Somebody who can take a step: what the form shows, and what the act needs."""

    code: str
    naam: str
    soort: str
    medewerker_id: UUID | None = None
    inwoner_id: UUID | None = None


def wie_keuzes(kader: DossierKader) -> tuple[WieKeuze, ...]:
    """Yourself, the members of the household, and everybody involved."""
    actor = actor_nu()
    ik = [WieKeuze(f"m:{actor.id}", "Ikzelf", regels.WieSoort.MEDEWERKER, medewerker_id=actor.id)] if actor.id else []
    leden = [WieKeuze(f"i:{lid.id}", lid.roepnaam, regels.WieSoort.INWONER, inwoner_id=lid.id) for lid in kader.leden]
    anderen: dict[str, WieKeuze] = {}
    for b in betrokkenen(kader):
        if b.medewerker_id and b.medewerker_id != actor.id:
            code = f"m:{b.medewerker_id}"
            anderen[code] = WieKeuze(code, b.naam, regels.WieSoort.MEDEWERKER, medewerker_id=b.medewerker_id)
        elif b.van_buiten:
            anderen[f"b:{b.id}"] = WieKeuze(f"b:{b.id}", b.naam, regels.WieSoort.AANBIEDER)
    return (*ik, *leden, *anderen.values())


def doelrijen(dossier_id: UUID) -> list[Any]:
    """Goals this actor may read, with their plan and whom they are about, in one statement."""
    over = Doel.over.through.objects.filter(doel_id=OuterRef("pk")).values("inwoner_id")
    rijen = poort.zichtbaar(Doel, L).filter(dossier_id=dossier_id).select_related("plan")
    velden = {veld: veld for veld in ("op", "gemaakt_op", "bespreken_op")}
    vast = Vaststelling.objects.filter(doel=OuterRef("pk")).order_by("-op", "-gemaakt_op")
    return regels.op_volgorde(
        rijen.annotate(
            over_ids=ArraySubquery(over),
            scores_tot_nu=scores_erbij(),
            vertaald=vertalingen_erbij(),
            vast=Subquery(vast.values(r=JSONObject(**velden))[:1]),
            **vorm_erbij(),
        )
    )


def laatste_afspraak(afspraken: Iterable[Afspraak | None]) -> Afspraak | None:
    """The latest of what somebody sees: agreeing on something hidden moves no day here, that of the next talk neither.

    Asked over the goals on the page. What goes to one member asks it over what that member reads.
    """
    return max((a for a in afspraken if a), key=lambda a: (a.op, a.geschreven), default=None)


def afspraak_van(rij: Any) -> Afspraak | None:
    """What `doelrijen` found of one goal."""
    if rij.vast is None:
        return None
    dag = rij.vast["bespreken_op"]
    op = date.fromisoformat(rij.vast["op"])
    return Afspraak(op, rij.vast["gemaakt_op"], date.fromisoformat(dag) if dag else None)


def _beeld(kader: DossierKader, rijen: list[Any]) -> PlanBeeld:
    plan = rijen[0].plan if rijen else poort.zichtbaar(Plan, L).filter(dossier_id=kader.id).first()
    logboek.kijk(L.code, plan, **({} if plan else {"dossier": str(kader.id)}))
    actor = actor_nu()
    schrijft = kader.is_open and kader.mag_schrijven and poortregels.heeft(actor, Recht.PLAN_SCHRIJVEN)
    stappen = stappen_van([rij.pk for rij in rijen])
    bronnen = verslagbronnen({rij.verslag_id: rij.verslag_uitgave for rij in rijen if rij.verslag_id})
    doelen = [
        _doel(nr, rij, stappen[rij.pk], kader, schrijft and _schrijft(actor, kader, rij))
        for nr, rij in enumerate(rijen, 1)
    ]
    laatste = laatste_afspraak(d.afspraak for d in doelen)
    return PlanBeeld(
        kader=kader,
        id=plan.pk if plan else None,
        titel=plan.titel if plan else "",
        vastgesteld_op=laatste.op if laatste else None,
        bespreken_op=laatste.bespreken_op if laatste else None,
        versie=plan.versie if plan else 0,
        vorm=plan.vorm or vorm_uit(rijen, kader.geopend_op) if plan else "",
        doelen=tuple(
            replace(
                d,
                bron=bronnen.get(rij.verslag_id),
                scores=scorepunten(rij.scores_tot_nu),
                vertalingen=vertalingen(rij.vertaald, rij.versie),
            )
            for d, rij in zip(doelen, rijen, strict=True)
        ),
        mag_schrijven=schrijft,
    )


def _schrijft(actor: Actor, kader: DossierKader, rij: Any) -> bool:
    return rij.gemaakt_door == actor.kenmerk or rij.wet in {code for code, _ in kader.wetten}


def stappen_van(doel_ids: list[UUID]) -> dict[UUID, tuple[StapBeeld, ...]]:
    """Steps of goals that came through the gate: a step is visible exactly when its goal is."""
    per_doel: dict[UUID, list[StapBeeld]] = defaultdict(list)
    rijen = Stap.objects.filter(doel__in=doel_ids).order_by("volgorde", "gemaakt_op") if doel_ids else ()
    for s in rijen:
        per_doel[s.doel_id].append(
            StapBeeld(
                id=s.pk,
                tekst=s.tekst,
                wie=s.wie,
                wie_soort=s.wie_soort,
                medewerker_id=s.voor_id,
                inwoner_id=s.inwoner_id,
                uiterlijk=s.uiterlijk,
                gedaan_op=s.gedaan_op,
                versie=s.versie,
            )
        )
    return defaultdict(tuple, {doel: tuple(lijst) for doel, lijst in per_doel.items()})


def _doel(nummer: int, rij: Any, stappen: tuple[StapBeeld, ...], kader: DossierKader, schrijft: bool) -> DoelBeeld:
    return DoelBeeld(
        id=rij.pk,
        nummer=nummer,
        resultaat=rij.resultaat,
        eigen_woorden=rij.eigen_woorden,
        hoe_te_zien=rij.hoe_te_zien,
        streefdatum=rij.streefdatum,
        stand=rij.stand,
        volgorde=rij.volgorde,
        regel=regels.doelregel(rij.stand, stappen, rij.stand_toelichting),
        wanneer=regels.wanneer(rij.stand, rij.streefdatum, rij.stand_op, klok.vandaag()),
        stappen=stappen,
        over=tuple(rij.over_ids),
        over_namen=over_namen(kader, rij.over_ids),
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, list(rij.over_ids), rij.leesmoment),
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        leest_mee=rij.inwoner_leest_mee and not rij.inwoner_uitzondering,
        afspraak=afspraak_van(rij),
        versie=rij.versie,
        gewijzigd_door=rij.gewijzigd_door or rij.auteur_naam,
        mag_wijzigen=schrijft,
    )
