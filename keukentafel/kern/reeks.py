"""`kolom__een_van=[...]`: like `__in`, but the whole list is one parameter.

With `__in` the text of a statement grows with every case tie of the worker: a rule over seven laws and a hundred
dossiers becomes more than a thousand placeholders, which cost more to build and to plan than the query itself. With one
array the text stays the same, so the database can keep its plan as well. An empty list fits nothing.
"""

from typing import Any

from django.db.models import Field, Lookup
from django.db.models.fields.related import ForeignObject


@ForeignObject.register_lookup
@Field.register_lookup
class EenVan(Lookup):
    """``lhs = ANY (array)``; every value has the type of the column."""

    lookup_name = "een_van"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        kolom, waarden = self.process_lhs(compiler, connection)
        soort = self.lhs.output_field.db_type(connection)
        return f"{kolom} = ANY (%s::{soort}[])", [*waarden, list(self.rhs)]


EEN_VAN = EenVan.lookup_name
