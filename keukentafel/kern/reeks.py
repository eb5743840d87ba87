"""`kolom__een_van=[...]`: like `__in`, but the whole list is one parameter.

With `__in` the text of a statement grows with every case tie of the worker: a rule over seven laws and a hundred
dossiers becomes more than a thousand placeholders, which cost more to build and to plan than the query itself. With one
array the text stays the same, so the database can keep its plan as well. An empty list fits nothing.
"""

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import Field, Lookup
from django.db.models.fields.related import ForeignObject

# Types whose text never holds a comma, quote or brace.
_ZONDER_AANHALING = {"uuid", "bigint"}


def reeks(waarden: Iterable[Any]) -> str:
    """Keys as the text of a PostgreSQL array, sorted; many times cheaper for the driver than a list of objects."""
    if isinstance(waarden, Sleutels):
        return waarden.tekst
    return "{" + ",".join(sorted(map(str, waarden))) + "}"


class Sleutels(Set[UUID]):
    """A set of keys that stays the text of a PostgreSQL array until somebody asks for the keys themselves.

    The hundreds of ties of a worker come from the database and go back to it at every request; reading them into
    objects and writing them out again cost more than the page's own statements.
    """

    def __init__(self, tekst: str = "{}") -> None:
        self.tekst = tekst

    @cached_property
    def _sleutels(self) -> frozenset[UUID]:
        return frozenset(UUID(deel) for deel in self.tekst[1:-1].split(",") if deel)

    def __contains__(self, sleutel: object) -> bool:
        return isinstance(sleutel, UUID) and str(sleutel) in self.tekst

    def __iter__(self) -> Iterator[UUID]:
        return iter(self._sleutels)

    def __len__(self) -> int:
        return self.tekst.count(",") + 1 if self else 0

    def __bool__(self) -> bool:
        return self.tekst != "{}"

    def __hash__(self) -> int:
        return hash(self._sleutels)

    @classmethod
    def _from_iterable(cls, it: Iterable[Any]) -> Set[Any]:
        return frozenset(it)


@ForeignObject.register_lookup
@Field.register_lookup
class EenVan(Lookup):
    """``lhs = ANY (array)``; every value has the type of the column."""

    lookup_name = "een_van"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        kolom, waarden = self.process_lhs(compiler, connection)
        soort = self.lhs.output_field.db_type(connection)
        rij = reeks(self.rhs) if soort in _ZONDER_AANHALING else list(self.rhs)
        return f"{kolom} = ANY (%s::{soort}[])", [*waarden, rij]


@ArrayField.register_lookup
class BevatSleutel(Lookup):
    """``key = ANY (lhs)``: the key stays one parameter, so that a mark can stand for it (poort.recept)."""

    lookup_name = "bevat_sleutel"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        kolom, waarden = self.process_lhs(compiler, connection)
        return f"%s::uuid = ANY ({kolom})", [self.rhs, *waarden]


EEN_VAN = EenVan.lookup_name
BEVAT_SLEUTEL = BevatSleutel.lookup_name
