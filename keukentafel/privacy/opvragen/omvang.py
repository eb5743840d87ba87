"""Everything that hangs on a matter: what goes with it, what would hold it, and whom it is about.

Asked by the keys in the database itself, table by table, so that a new table is never forgotten. The database checks it
once more: a row that still refers to what goes makes the whole act fail.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.expressions import RawSQL

from keukentafel.poort.modellen import Beschermd
from keukentafel.privacy.opvragen.bewaarplan import VOLGT_TOCH, heeft_kolom

Model = type[models.Model]
WIE = ("dossier_id", "huishouden_id", "inwoner_id")


@dataclass(frozen=True)
class Verband:
    """One foreign key towards a table: which rows refer, and what the model says about it."""

    kind: Model
    veld: str
    soort: str


@cache
def verbanden(model: Model) -> tuple[Verband, ...]:
    """Every foreign key that points here, hidden ones and link tables included."""
    gevonden = []
    for rel in model._meta.get_fields(include_hidden=True):
        if isinstance(rel, models.ManyToOneRel):
            kind, wijze = rel.related_model, getattr(rel.on_delete, "__name__", "")
            gevonden.append(Verband(kind, rel.field.name, wijze))
    return tuple(gevonden)


@dataclass
class Omvang:
    """Rows by table, each with its version in the database; what must let go; and what holds (label -> rows)."""

    rijen: dict[Model, dict[Any, str]] = field(default_factory=lambda: defaultdict(dict))
    los: list[tuple[Verband, list[Any]]] = field(default_factory=list)
    vast: Counter[str] = field(default_factory=Counter)
    wie: dict[str, set[UUID]] = field(default_factory=lambda: {kolom: set() for kolom in WIE})
    _klem: set[tuple[Model, Any]] = field(default_factory=set)

    @property
    def som(self) -> str:
        """Of every row and its version: whatever is added, changed or gone gives another one."""
        regels = [f"{m._meta.label}:{pk}:{x}" for m, rijen in self.rijen.items() for pk, x in rijen.items()]
        return hashlib.sha256("\n".join(sorted(regels)).encode()).hexdigest()

    @property
    def tellingen(self) -> dict[str, int]:
        """Rows per kind of data; link tables are no kind."""
        return {m._meta.label: len(r) for m, r in self.rijen.items() if r and issubclass(m, Beschermd)}

    @property
    def is_leeg(self) -> bool:
        return not any(self.rijen.values())

    @property
    def sleutels(self) -> list[UUID]:
        return [pk for m, rijen in self.rijen.items() if issubclass(m, Beschermd) for pk in rijen if _is_uuid(pk)]


def _is_uuid(sleutel: Any) -> bool:
    return isinstance(sleutel, UUID)


def omvang(wortels: Mapping[Any, Collection[Any]]) -> Omvang:
    """All rows that go with these. A root that something else holds stays out of it, and is told in `vast`."""
    over = {model: set(sleutels) for model, sleutels in wortels.items()}
    geklemd: Counter[str] = Counter()
    while True:
        gevonden = _volg(over)
        los_te_laten = {(m, pk) for m, pk in gevonden._klem if pk in over.get(m, ())}
        if not gevonden.vast or not los_te_laten:
            gevonden.vast += geklemd
            return gevonden
        geklemd += gevonden.vast
        for model, sleutel in los_te_laten:
            over[model].discard(sleutel)


def _volg(wortels: Mapping[Model, set[Any]]) -> Omvang:
    uit = Omvang()
    rij: list[tuple[Model, set[Any]]] = [(m, s) for m, s in wortels.items() if s]
    klemmen: list[tuple[Model, Verband, list[Any]]] = []
    while rij:
        model, sleutels = rij.pop()
        nieuw = _lees(uit, model, sleutels - uit.rijen[model].keys())
        if not nieuw:
            continue
        for verband in verbanden(model):
            if verband.soort == "CASCADE" or verband.kind in VOLGT_TOCH:
                rij.append((verband.kind, set(_wijst_naar(verband, nieuw).values_list("pk", flat=True))))
            elif verband.soort == "SET_NULL":
                uit.los.append((verband, nieuw))
            else:
                klemmen.append((model, verband, nieuw))
    for model, verband, sleutels_ in klemmen:
        buiten = _wijst_naar(verband, sleutels_).exclude(pk__in=list(uit.rijen.get(verband.kind, ())))
        for doel in buiten.values_list(f"{verband.veld}_id", flat=True):
            uit.vast[verband.kind._meta.label] += 1
            uit._klem.add((model, doel))
    return uit


def _wijst_naar(verband: Verband, sleutels: Collection[Any]) -> Any:
    return verband.kind._base_manager.filter(**{f"{verband.veld}__in": list(sleutels)})


def _lees(uit: Omvang, model: Model, sleutels: Collection[Any]) -> list[Any]:
    """Keys and versions of these rows, and whom they name. `xmin` changes with every change, whoever made it."""
    if not sleutels:
        return []
    kolommen = [k for k in WIE if heeft_kolom(model, k)]
    versie = RawSQL(f'"{model._meta.db_table}"."xmin"::text', [])
    nieuw = []
    for pk, x, *wie in (
        model._base_manager.filter(pk__in=list(sleutels)).annotate(kt_x=versie).values_list("pk", "kt_x", *kolommen)
    ):
        uit.rijen[model][pk] = x
        nieuw.append(pk)
        for kolom, waarde in zip(kolommen, wie, strict=True):
            if waarde:
                uit.wie[kolom].add(waarde)
    return nieuw


def wie_wijst(model: Model, sleutel: Any, behalve: Collection[str]) -> Iterator[str]:
    """Which tables still name this row, own parts left out."""
    for verband in verbanden(model):
        if verband.kind._meta.label not in behalve and _wijst_naar(verband, [sleutel]).exists():
            yield verband.kind._meta.label
