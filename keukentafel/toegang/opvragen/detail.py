"""One melding: shell, terms with their reasoning, trail, and the story for who may read that law."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Subquery, TextField
from django.db.models.functions import Cast

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_kort, over_hoeveel_dagen
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Melding, MeldingStatus, MeldingVerhaal, Termijn
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.opvragen.meldingen import MeldingRegel, met_namen, regel
from keukentafel.toegang.opvragen.taal import Taalaanbod, taalaanbod
from keukentafel.toegang.regels import OVERGANGEN, UITVOERENDE_ROLLEN, MeldingStand, termijnnaam


@dataclass(frozen=True)
class TermijnRegel:
    """A guarded term on the screen. `kleur` as the macro termijn wants it."""

    id: UUID
    soort: str
    naam: str
    datum: str
    machine: str
    rest: str
    kleur: str
    uitleg: str
    klaar: str


@dataclass(frozen=True)
class Spoor:
    """One line of the trail."""

    stand: str
    sinds: datetime
    door: str
    reden: str


@dataclass(frozen=True)
class MeldingDetail:
    """The whole screen. `verhaal` is None when this actor may not read this law."""

    regel: MeldingRegel
    inwoner: UUID | None
    huishouden: UUID | None
    melder_soort: str
    kanaal: str
    taal: str
    taalaanbod: Taalaanbod | None
    bedreigend: bool
    herkomst: tuple[tuple[str, str], ...]
    verhaal: MeldingVerhaal | None
    termijnen: tuple[TermijnRegel, ...]
    spoor: tuple[Spoor, ...]
    van_mij: bool
    mag_oppakken: bool
    mag_behandelen: bool
    mag_verdelen: bool
    mag_contact: bool
    mag_veilig: bool
    mag_lijst: bool


def termijnregel(t: Termijn) -> TermijnRegel:
    """Words beside the date, colour only as support."""
    vandaag = klok.vandaag()
    kleur = "laat" if t.uiterlijk < vandaag else "nu" if (t.uiterlijk - vandaag).days <= 2 else ""
    return TermijnRegel(
        id=t.pk,
        soort=t.soort,
        naam=termijnnaam(t.soort),
        datum=datum_kort(t.uiterlijk),
        machine=t.uiterlijk.isoformat(),
        rest=t.klaar_reden if t.klaar_op else over_hoeveel_dagen(t.uiterlijk, vandaag),
        kleur="goed" if t.klaar_op else kleur,
        uitleg=t.uitleg,
        klaar=t.klaar_reden if t.klaar_op else "",
    )


def detail(actor: Actor, melding_id: UUID) -> MeldingDetail:
    """Six statements. The melding is logged by the gate, the story with a line of its own."""
    melding = met_namen(poort.zichtbaar(Melding, Recht.MELDING_LEZEN)).filter(pk=melding_id).first()
    if melding is None:
        logboek.geweigerd(actor, Recht.MELDING_LEZEN.code, "toegang.melding", melding_id, "niet gevonden")
        raise NietGevonden("toegang.melding")
    logboek.kijk(Recht.MELDING_LEZEN.code, melding)
    stand, lijsten = MeldingStand(melding.status), keuzes()
    behandelen = heeft(actor, Recht.MELDING_BEHANDELEN)
    return MeldingDetail(
        regel=regel(melding),
        inwoner=melding.inwoner_id if melding.inwoner else None,
        huishouden=melding.huishouden_id if melding.huishouden else None,
        melder_soort=lijsten.woorden("melder", [melding.melder_soort]),
        kanaal=lijsten.woorden("kanaal", [melding.kanaal]),
        taal=lijsten.woorden("taal", [melding.taal]),
        taalaanbod=taalaanbod(melding, lijsten) if heeft(actor, Recht.MELDING_MAKEN) else None,
        bedreigend=melding.bedreigend,
        herkomst=_herkomst(melding, lijsten),
        verhaal=_verhaal(melding),
        termijnen=tuple(map(termijnregel, Termijn.objects.filter(melding=melding).order_by("uiterlijk", "soort"))),
        spoor=_spoor(melding),
        van_mij=melding.behandelaar_id == actor.id,
        mag_oppakken=behandelen
        and bool(UITVOERENDE_ROLLEN & actor.rollen)
        and MeldingStand.IN_BEHANDELING in OVERGANGEN[stand],
        mag_behandelen=behandelen and MeldingStand.AFGEROND in OVERGANGEN[stand],
        mag_verdelen=heeft(actor, Recht.MELDING_VERDELEN),
        mag_veilig=behandelen and heeft(actor, Recht.VEILIGHEID_BEOORDELEN),
        mag_contact=heeft(actor, Recht.CONTACT_VASTLEGGEN),
        mag_lijst=heeft(actor, Recht.MELDING_VERDELEN_ZIEN),
    )


def _herkomst(melding: Melding, lijsten: Keuzes) -> tuple[tuple[str, str], ...]:
    """Who referred and in whose name, when it was asked (REQ-001)."""
    codes = {"Verwezen door": ("verwijzer", melding.verwijzer), "Namens": ("namens", melding.namens)}
    rijen = [(term, lijsten.woorden(soort, [code])) for term, (soort, code) in codes.items() if code]
    return (*rijen, *([("Let op", "de mantelzorger is overbelast")] if melding.overbelasting else []))


def _verhaal(melding: Melding) -> MeldingVerhaal | None:
    verhaal: MeldingVerhaal | None = (
        poort.zichtbaar(MeldingVerhaal, Recht.MELDING_LEZEN).filter(melding=melding).first()
    )
    if verhaal:
        logboek.kijk(Recht.MELDING_LEZEN.code, verhaal)
    return verhaal


def _spoor(melding: Melding) -> tuple[Spoor, ...]:
    """The trail with names of colleagues; an act of the house itself says so."""
    naam = Medewerker.objects.annotate(sleutel=Cast("pk", TextField())).filter(sleutel=OuterRef("gemaakt_door"))
    rijen = MeldingStatus.objects.filter(melding=melding).annotate(door=Subquery(naam.values("naam")[:1]))
    return tuple(
        Spoor(MeldingStand(s.status).naam, s.sinds, s.door or "het systeem", s.reden)
        for s in rijen.order_by(F("sinds").desc(), "-gemaakt_op")
    )
