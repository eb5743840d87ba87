"""Reads of field economy: what is proposed to go, what was decided, and how one field is used."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Field

from keukentafel.kern import klok
from keukentafel.kern.models import Basis
from keukentafel.poort.verwerking import Verwerking, velden_van
from keukentafel.poort.verwerkingen import OVERAL
from keukentafel.privacy.models import Veldbesluit, Veldtelling
from keukentafel.privacy.opvragen.verwerkingsregister import NAAM_VAN_KAMER, alle_doelen, in_woorden
from keukentafel.privacy.regels import velden as regels

PER_PAGINA = 50


@dataclass(frozen=True)
class Veldregel:
    """One field with its numbers, and on which list it stands."""

    soort: str
    veld: str
    naam: str
    onderdeel: str
    doel: str
    stand: regels.Stand
    waarom: str
    rijen: int
    gevuld: int
    sinds: date | None
    gekeken: date | None
    genoemd: bool
    besluit: Veldbesluit | None

    @property
    def sleutel(self) -> str:
        """Kept in the address of a next page."""
        return f"{self.soort}.{self.veld}"


@dataclass(frozen=True)
class Lijst:
    """A page of one list, with how many stand on each, and when it was counted."""

    rijen: tuple[Veldregel, ...]
    volgende: str
    aantallen: dict[regels.Stand, int]
    geteld_op: datetime | None


@cache
def eigen_velden() -> tuple[tuple[Verwerking, tuple["Field[Any, Any]", ...]], ...]:
    """What somebody fills or chooses in the nouns of the work: not what the house keeps by itself in each of them."""
    uit = []
    for verwerking, doelen in alle_doelen():
        if not issubclass(verwerking.model, Basis) or verwerking.model in (Veldtelling, Veldbesluit):
            continue
        volgt = getattr(verwerking.model, "volgt", "")
        namen = {n for d in doelen if d.doel not in OVERAL and not d.op.stil for n in d.velden} - {volgt}
        uit.append((verwerking, tuple(v for v in velden_van(verwerking.model) if v.name in namen)))
    return tuple(uit)


def velden(stand: regels.Stand, *, kamer: str = "", na: str = "") -> Lijst:
    """One list; keyset on the name of the field in the code. An unknown key begins at the first."""
    alle = [r for r in _regels() if kamer not in NAAM_VAN_KAMER or r.soort.startswith(f"{kamer}.")]
    aantallen = {s: sum(r.stand is s for r in alle) for s in regels.Stand}
    rijen = [r for r in alle if r.stand is stand]
    begin = next((nr + 1 for nr, r in enumerate(rijen) if r.sleutel == na), 0)
    deel = rijen[begin : begin + PER_PAGINA]
    volgende = deel[-1].sleutel if len(rijen) > begin + PER_PAGINA else ""
    geteld = Veldtelling.objects.order_by("-geteld_op").values_list("geteld_op", flat=True).first()
    return Lijst(tuple(deel), volgende, aantallen, geteld)


def voorstellen() -> list[Veldregel]:
    """All that is proposed to go now."""
    return [r for r in _regels() if r.stand is regels.Stand.VOORSTEL]


def een_veld(soort: str, veld: str) -> Veldregel | None:
    """One field; None when there is no such field, or when it is one that the house keeps by itself."""
    return next((r for r in _regels() if (r.soort, r.veld) == (soort, veld)), None)


def besluiten(soort: str, veld: str) -> list[Veldbesluit]:
    """What was decided on it, newest first."""
    return list(Veldbesluit.objects.filter(soort=soort, veld=veld).order_by("-gemaakt_op"))


def _regels() -> list[Veldregel]:
    tellingen = {t.soort: t for t in Veldtelling.objects.all()}
    nieuwste = {(b.soort, b.veld): b for b in Veldbesluit.objects.order_by("gemaakt_op")}
    doelen = {(d.verwerking.model, n): d.doel for _, regels_ in alle_doelen() for d in regels_ for n in d.velden}
    return [
        _regel(v, veld.name, doelen[v.model, veld.name], telling, nieuwste.get((telling.soort, veld.name)))
        for v, velden_ in eigen_velden()
        if (telling := tellingen.get(v.model._meta.label_lower))
        for veld in velden_
    ]


def _regel(v: Verwerking, veld: str, doel: str, t: Veldtelling, besluit: Veldbesluit | None) -> Veldregel:
    vandaag = klok.vandaag()
    meting = regels.Meting(
        rijen=t.rijen,
        gevuld=int(t.gevuld.get(veld, 0)),
        sinds=t.sinds,
        genoemd=veld not in t.ongenoemd,
        gekeken=t.gekeken_op,
        log_sinds=t.log_sinds,
    )
    besloten = regels.Besloten(regels.Besluit(besluit.besluit), besluit.tot) if besluit else None
    stand = regels.stand(meting, besloten, vandaag)
    return Veldregel(
        soort=t.soort,
        veld=veld,
        naam=f"{in_woorden(v.model.__name__)}: {veld.replace('_', ' ')}",
        onderdeel=NAAM_VAN_KAMER[v.model._meta.app_label],
        doel=doel,
        stand=stand,
        waarom=regels.zinnen(meting, vandaag, stand is regels.Stand.VOORSTEL),
        rijen=meting.rijen,
        gevuld=meting.gevuld,
        sinds=meting.sinds,
        gekeken=meting.gekeken,
        genoemd=meting.genoemd,
        besluit=besluit,
    )
