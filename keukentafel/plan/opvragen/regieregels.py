"""The rules of the regie (dated inrichting), and which are met here: by the data, else as a person said."""

from dataclasses import dataclass
from uuid import UUID

from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.plan import regels
from keukentafel.plan.models import Doel, Plan, Regelbeoordeling
from keukentafel.plan.opvragen.mensen import taakverdeling
from keukentafel.plan.opvragen.plan import StapBeeld, doelrijen, stappen_van
from keukentafel.plan.opvragen.regie import dag_van, lopende_regie
from keukentafel.poort import poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN


@dataclass(frozen=True, slots=True)
class RegelBeeld:
    """One rule. `gehaald` None: nobody said it yet, and no data do. `gemeten`: the data answer it."""

    code: str
    naam: str
    gehaald: bool | None
    gemeten: bool
    waarom: str


@dataclass(frozen=True, slots=True)
class Regelblad:
    kader: DossierKader
    regels: tuple[RegelBeeld, ...]
    mag_schrijven: bool

    @property
    def gehaald(self) -> int:
        return sum(1 for r in self.regels if r.gehaald)


def regelblad(dossier_id: UUID) -> Regelblad:
    """One look at the list of today."""
    kader = dossier_kader(dossier_id)
    lijst = keuzes("regieregel")
    feiten = _feiten(dossier_id)
    gezegd = {
        b.code: b for b in poort.zichtbaar(Regelbeoordeling, L).filter(dossier_id=dossier_id).order_by("gemaakt_op")
    }
    return Regelblad(
        kader=kader,
        regels=tuple(
            _regel(k.code, k.naam, feiten.get(str(k.waarde.get("meet", ""))), gezegd.get(k.code)) for k in lijst
        ),
        mag_schrijven=kader.is_open and poortregels.heeft(actor_nu(), Recht.PLAN_SCHRIJVEN),
    )


def _regel(code: str, naam: str, feit: bool | None, gezegd: Regelbeoordeling | None) -> RegelBeeld:
    if feit is not None:
        return RegelBeeld(code, naam, feit, True, "Volgt uit het dossier")
    if gezegd is None:
        return RegelBeeld(code, naam, None, False, "Nog niet bekeken")
    waarom = f"{gezegd.auteur_naam}, {datum_gewoon(dag_van(gezegd.gemaakt_op))}"
    return RegelBeeld(code, naam, gezegd.gehaald, False, waarom)


def _feiten(dossier_id: UUID) -> dict[str, bool]:
    """What the data say. About goals only as far as this reader sees them."""
    regie = lopende_regie(dossier_id)
    doelen = [doel for doel in doelrijen(dossier_id) if doel.stand == regels.Doelstand.LOOPT]
    stappen = stappen_van([doel.pk for doel in doelen])
    plan: Plan | None = doelen[0].plan if doelen else None
    return {
        "een_regisseur": regie is not None and regie.soort != regels.Regiesoort.VACATURE,
        "taakverdeling": not taakverdeling(dossier_id).vraag,
        "doel_met_stap": bool(doelen) and all(_heeft_stap(doel, stappen) for doel in doelen),
        "eigen_woorden": bool(doelen) and all(doel.eigen_woorden for doel in doelen),
        "plan_vastgesteld": plan is not None and plan.vastgesteld_op is not None,
        "bespreken_gepland": bool(plan and plan.bespreken_op and plan.bespreken_op >= klok.vandaag()),
    }


def _heeft_stap(doel: Doel, stappen: dict[UUID, tuple[StapBeeld, ...]]) -> bool:
    return not regels.zonder_volgende_stap(doel.stand, stappen[doel.pk])
