"""Reads of meetings: the list, one meeting as it goes on, and of each case who may hear names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Case, Value, When

from keukentafel.delen.opvragen import mag_delen
from keukentafel.delen.woorden import NAAM_VAN_PARTNER, Gegeven, Partner
from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import moment_lang
from keukentafel.organisatie.opvragen import actoren_van
from keukentafel.plan import regels
from keukentafel.plan.models import Doel, Overleg, Overlegactie, Overlegdeelnemer, Overlegzaak
from keukentafel.plan.opvragen.regie import regieregels
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

H = Recht.OVERLEG_HOUDEN
# What is told of a case in a meeting, when it is told with names.
VERTELD = (Gegeven.CONTACT, Gegeven.PLAN)
PER_BLAD = 30


@dataclass(frozen=True, slots=True)
class OverlegKort:
    """One meeting in a list."""

    id: UUID
    soort: str
    wanneer: str
    plaats: str
    door: str
    gesloten: bool

    @property
    def adres(self) -> str:
        return f"/overleg/{self.id}/"

    @property
    def naam(self) -> str:
        return f"{self.soort}, {self.wanneer}"


@dataclass(frozen=True, slots=True)
class DeelnemerBeeld:
    id: UUID
    naam: str
    van: str
    aanwezig: bool | None
    uitnodiging: str
    """How somebody from outside was told, or that it still has to be done; empty for a colleague."""


@dataclass(frozen=True, slots=True)
class ActieBeeld:
    tekst: str
    wie: str
    uiterlijk: date | None
    klaar: bool


@dataclass(frozen=True, slots=True)
class ZaakBeeld:
    """One case on the agenda, for who may see it."""

    id: UUID
    dossier_id: UUID
    nummer: str
    naam: str
    vraag: str
    besluit: str
    door: str
    wet: str
    versie: int
    besproken: bool
    anoniem: bool
    overleg: str = ""


@dataclass(frozen=True, slots=True)
class ZaakOpen:
    """The case that is on the table."""

    zaak: ZaakBeeld
    namen: str
    met_namen: bool
    acties: tuple[ActieBeeld, ...]
    doelen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Overlegblad:
    """The page during the meeting."""

    kort: OverlegKort
    deelnemers: tuple[DeelnemerBeeld, ...]
    zaken: tuple[ZaakBeeld, ...]
    open: ZaakOpen | None
    mag_plannen: bool
    """Writes in plans, so may turn a decision into a step."""

    @property
    def nog(self) -> int:
        return sum(1 for zaak in self.zaken if not zaak.besproken)


def overleggen() -> tuple[OverlegKort, ...]:
    """Of the own team: what comes and what was, the newest first."""
    rijen = poort.zichtbaar(Overleg, H).order_by("-begin", "id")[:PER_BLAD]
    logboek.kijk(H.code, None, lijst="overleggen")
    return tuple(_kort(rij) for rij in rijen)


def komende_overleggen() -> tuple[tuple[str, str], ...]:
    """Where a case can still be brought in."""
    rijen = poort.zichtbaar(Overleg, H).filter(gesloten_op=None).order_by("begin", "id")[:PER_BLAD]
    return tuple((str(rij.pk), _kort(rij).naam) for rij in rijen)


def overlegblad(overleg_id: UUID, zaak_id: UUID | None = None) -> Overlegblad:
    """One meeting with its cases; the chosen case (or the first that waits) stands open."""
    rij = poort.haal(Overleg, overleg_id, H)
    deelnemers = list(Overlegdeelnemer.objects.filter(overleg=rij).select_related("medewerker").order_by("gemaakt_op"))
    zaken = _zaken(overleg_id)
    gekozen = _kies(zaken, zaak_id)
    return Overlegblad(
        kort=_kort(rij),
        deelnemers=tuple(
            DeelnemerBeeld(d.pk, d.naam, _van(d), d.aanwezig, d.uitnodiging if d.partner else "") for d in deelnemers
        ),
        zaken=tuple(_zaak(z) for z in zaken),
        open=_open(gekozen, deelnemers) if gekozen else None,
        mag_plannen=poortregels.heeft(actor_nu(), Recht.PLAN_SCHRIJVEN),
    )


def regie_op_agenda(overleg_id: UUID) -> Mapping[UUID, str]:
    """Dossier -> who has its regie, for the agenda on paper (REQ-058): of the cases that this actor may see."""
    rijen = poort.zichtbaar(Overlegzaak, H).filter(overleg_id=overleg_id).select_related("dossier__team")
    return regieregels(rij.dossier for rij in rijen)


def _kies(zaken: list[Overlegzaak], zaak_id: UUID | None) -> Overlegzaak | None:
    if zaak_id is not None:
        gevonden = next((z for z in zaken if z.pk == zaak_id), None)
        if gevonden is None:
            raise NietGevonden("plan.overlegzaak")
        return gevonden
    return next((z for z in zaken if z.besproken_op is None), zaken[0] if zaken else None)


def _zaken(overleg_id: UUID) -> list[Overlegzaak]:
    rijen = poort.zichtbaar(Overlegzaak, H).filter(overleg_id=overleg_id)
    return list(rijen.select_related("dossier", "dossier__huishouden").order_by("gemaakt_op", "id"))


def _open(zaak: Overlegzaak, deelnemers: list[Overlegdeelnemer]) -> ZaakOpen:
    logboek.kijk(H.code, zaak)
    zonder = regels.zonder_grond(toehoorders(zaak, deelnemers))
    acties = Overlegactie.objects.filter(zaak=zaak).select_related("stap").order_by("gemaakt_op")
    doelen = poort.zichtbaar(Doel, Recht.PLAN_LEZEN).filter(dossier=zaak.dossier_id, stand=regels.Doelstand.LOOPT)
    return ZaakOpen(
        zaak=_zaak(zaak),
        namen=regels.namenzin(zonder),
        met_namen=not zonder,
        acties=tuple(ActieBeeld(a.stap.tekst, a.stap.wie, a.stap.uiterlijk, bool(a.stap.gedaan_op)) for a in acties),
        doelen=tuple((str(pk), tekst[:80]) for pk, tekst in doelen.order_by("volgorde").values_list("pk", "resultaat")),
    )


def toehoorders(zaak: Overlegzaak, deelnemers: Iterable[Overlegdeelnemer] | None = None) -> list[regels.Toehoorder]:
    """Everybody invited, and whether each has an own ground: a colleague by the gate, a partner by the share table."""
    if deelnemers is None:
        deelnemers = Overlegdeelnemer.objects.filter(overleg=zaak.overleg_id).select_related("medewerker")
    rijen = list(deelnemers)
    collegas = _collegas_met_grond(zaak, rijen)
    leden: list[UUID] = []
    if any(d.partner for d in rijen):
        lopend = Huishoudlid.objects.filter(huishouden__dossier=zaak.dossier_id, tot=None)
        leden = list(lopend.values_list("inwoner_id", flat=True))
    return [
        regels.Toehoorder(d.naam, d.pk in collegas if d.medewerker_id else _partner_mag(zaak, d, leden), d.aanwezig)
        for d in rijen
    ]


def _collegas_met_grond(zaak: Overlegzaak, deelnemers: list[Overlegdeelnemer]) -> set[UUID]:
    """The gate's own rule for each colleague, on this one case, in one statement."""
    actoren = actoren_van([d.medewerker_id for d in deelnemers if d.medewerker_id])
    kolommen = {
        f"d{nr}": Case(
            When(poortregels.voor(actoren[d.medewerker_id], H, Overlegzaak.bescherming), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
        for nr, d in enumerate(deelnemers)
        if d.medewerker_id in actoren
    }
    if not kolommen:
        return set()
    rij = Overlegzaak.objects.filter(pk=zaak.pk).annotate(**kolommen).values(*kolommen).get()
    return {deelnemers[int(naam[1:])].pk for naam, mag in rij.items() if mag}


def _partner_mag(zaak: Overlegzaak, deelnemer: Overlegdeelnemer, leden: list[UUID]) -> bool:
    """Every member of the household may be spoken about with this party: by law, or each with a consent that counts."""
    return bool(leden) and all(
        mag_delen(
            inwoner_id=lid,
            wet=zaak.wet,
            partner=deelnemer.partner,
            gegevens=VERTELD,
            partner_naam=deelnemer.organisatie,
        ).mag
        for lid in leden
    )


def zaken_van(dossier_id: UUID) -> tuple[ZaakBeeld, ...]:
    """Meetings in which this case was or comes, the newest first."""
    rijen = poort.zichtbaar(Overlegzaak, H).filter(dossier_id=dossier_id)
    rijen = rijen.select_related("dossier", "dossier__huishouden", "overleg").order_by("-overleg__begin")[:20]
    return tuple(_zaak(rij, _kort(rij.overleg).naam) for rij in rijen)


def dossier_met_nummer(nummer: str) -> UUID | None:
    """The dossier with this number, when this actor may open it."""
    rijen = poort.zichtbaar(Dossier, Recht.DOSSIER_LEZEN).filter(nummer=nummer.strip())
    sleutel: UUID | None = rijen.values_list("pk", flat=True).first()
    return sleutel


def _kort(rij: Overleg) -> OverlegKort:
    naam = regels.NAAM_VAN_OVERLEGSOORT[regels.Overlegsoort(rij.soort)]
    return OverlegKort(rij.pk, naam, moment_lang(rij.begin), rij.plaats, rij.door_naam, rij.gesloten_op is not None)


def _van(d: Overlegdeelnemer) -> str:
    if d.medewerker is not None:
        return d.medewerker.functie or "collega"
    return d.organisatie or NAAM_VAN_PARTNER[Partner(d.partner)]


def _zaak(rij: Overlegzaak, overleg: str = "") -> ZaakBeeld:
    return ZaakBeeld(
        id=rij.pk,
        dossier_id=rij.dossier_id,
        nummer=rij.dossier.nummer,
        naam=rij.dossier.huishouden.naam,
        vraag=rij.vraag,
        besluit=rij.besluit,
        door=rij.ingebracht_naam,
        wet=rij.wet,
        versie=rij.versie,
        besproken=rij.besproken_op is not None,
        anoniem=rij.anoniem,
        overleg=overleg,
    )
