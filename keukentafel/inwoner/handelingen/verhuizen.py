"""Move all that hangs on one row to another row, whatever room it is in, and put it back exactly.

Rooms above this one are reached through the foreign keys of their models, not by import: a new table of a later room
moves along by itself. Every changed row is remembered with its old values. To be called as a named system, after the
right was checked: a row may move out of the actor's sight (naden.md §1).
"""

from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models

from keukentafel.kern.actor import actor_nu, transactie
from keukentafel.kern.fouten import Fout

Stap = list[Any]
WIJZIG, WIS = "wijzig", "wis"
# Constraints behind which no two rows become one: what was decided about both stays, until somebody ends one of them.
NOOIT_SAMEN = {
    "voorziening_niet_dubbel": "Allebei kregen zij in dezelfde periode dezelfde hulp. "
    "Beëindig of herzie eerst een van die twee besluiten. Daarna kan dit wel."
}


class Verhuizing:
    """One move. `overslaan`: labels of models whose rows stay where they are: history of the old row."""

    def __init__(self, overslaan: frozenset[str] = frozenset()) -> None:
        self.stappen: list[Stap] = []
        self._overslaan = overslaan

    def verhuis(self, oud: models.Model, nieuw: models.Model) -> None:
        """Every row that points at `oud` points at `nieuw` from now on."""
        for model, veld in verwijzingen(type(oud)):
            if model._meta.label not in self._overslaan:
                for rij in model._base_manager.filter(**{veld.attname: oud.pk}):
                    self.verhuis_rij(rij, veld, nieuw)

    def verhuis_rij(self, rij: models.Model, veld: Any, nieuw: models.Model) -> None:
        """One row; where the new place has the same row already (one membership, one plan), the two become one."""
        kolommen = {veld.attname: nieuw.pk}
        if getattr(rij, "volgt", "") == veld.name:
            volgt = getattr(rij, "volgt_kolommen", ("team_id", "afgeschermd"))
            kolommen |= {kolom: getattr(nieuw, kolom) for kolom in volgt}
        try:
            self.wijzig(rij, **kolommen)
        except IntegrityError as fout:
            if zin := NOOIT_SAMEN.get(_constraint(fout)):
                raise Fout(zin) from fout
            ander = tegenhanger(rij, kolommen)
            if ander is not None:
                self.verhuis(rij, ander)
            self.wis(rij)

    def wijzig(self, rij: models.Model, **kolommen: Any) -> None:
        """Change some columns; raises IntegrityError, with nothing changed, when a constraint refuses it."""
        oud = {kolom: naar_json(rij, kolom) for kolom in kolommen}
        with transactie(actor_nu()):
            type(rij)._base_manager.filter(pk=rij.pk).update(**kolommen)
        for kolom, waarde in kolommen.items():
            setattr(rij, kolom, waarde)
        nieuw = {kolom: naar_json(rij, kolom) for kolom in kolommen}
        if oud != nieuw:
            self.stappen.append([WIJZIG, rij._meta.label, str(rij.pk), oud, nieuw])

    def wis(self, rij: models.Model) -> None:
        """Take a row away; all its columns are kept. Raises Fout while other rows still point at it."""
        for model, veld in verwijzingen(type(rij)):
            if model._base_manager.filter(**{veld.attname: rij.pk}).exists():
                raise Fout(f"Er hangt nog iets aan {rij._meta.verbose_name} dat niet verhuisd kan worden.")
        alles = {veld.attname: naar_json(rij, veld.attname) for veld in rij._meta.concrete_fields}
        self.stappen.append([WIS, rij._meta.label, str(rij.pk), alles, {}])
        # Not the collector of Django, which would take children along.
        rijen = type(rij)._base_manager.filter(pk=rij.pk)
        rijen._raw_delete(rijen.db)


def _constraint(fout: IntegrityError) -> str:
    """The name of the constraint that refused."""
    return str(getattr(getattr(fout.__cause__, "diag", None), "constraint_name", ""))


def zet_terug(stappen: list[Stap]) -> int:
    """Undo, last step first. A row that somebody changed in between stays as it is now; gives how many those are."""
    anders = 0
    for soort, label, sleutel, oud, nieuw in reversed(stappen):
        model = apps.get_model(label)
        if soort == WIS:
            rij = model(**{kolom: uit_json(model, kolom, waarde) for kolom, waarde in oud.items()})
            rij.save_base(raw=True, force_insert=True)
            continue
        rijen = model._base_manager.filter(pk=sleutel)
        nog = {kolom: uit_json(model, kolom, waarde) for kolom, waarde in nieuw.items()}
        terug = {kolom: uit_json(model, kolom, waarde) for kolom, waarde in oud.items()}
        anders += not rijen.filter(**{k: w for k, w in nog.items() if w is not None}).update(**terug)
    return anders


def controleer_sleutels() -> None:
    """Deferred foreign keys are looked at now, inside the act, not at the end of the request."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def verwijzingen(model: type[models.Model]) -> list[tuple[Any, Any]]:
    """(model, field) of every foreign key to this model, the hidden tables of many-to-many fields too.

    A room below this model's has a plain key of its name instead: the `dossier_id` of a letter or a task.
    """
    los = f"{model._meta.model_name}_id"
    return [
        (ander, veld)
        for ander in apps.get_models(include_auto_created=True)
        for veld in ander._meta.concrete_fields
        if (veld.remote_field.model is model if veld.remote_field is not None else veld.name == los)
    ]


def tegenhanger(rij: models.Model, kolommen: dict[str, Any]) -> models.Model | None:
    """The row in the new place that a unique constraint does not allow beside this one."""
    straks = {veld.name: kolommen.get(veld.attname, getattr(rij, veld.attname)) for veld in rij._meta.concrete_fields}
    los = [(veld.name,) for veld in rij._meta.concrete_fields if veld.unique and not veld.primary_key]
    samen = [(c.fields, c.condition) for c in rij._meta.constraints if isinstance(c, models.UniqueConstraint)]
    samen += [(velden, None) for velden in (*los, *rij._meta.unique_together)]
    for velden, waarbij in samen:
        rijen = type(rij)._base_manager.filter(**{naam: straks[naam] for naam in velden}).exclude(pk=rij.pk)
        ander: models.Model | None = (rijen.filter(waarbij) if waarbij else rijen).first()
        if ander is not None and all(straks[naam] is not None for naam in velden):
            return ander
    return None


def naar_json(rij: models.Model, kolom: str) -> Any:
    """A value as JSON can keep it; None stays None."""
    veld: Any = rij._meta.get_field(kolom)
    waarde = getattr(rij, kolom)
    if waarde is None or isinstance(veld, models.JSONField):
        return waarde
    return str(waarde) if veld.is_relation else veld.value_to_string(rij)


def uit_json(model: Any, kolom: str, waarde: Any) -> Any:
    """The value again."""
    veld: Any = model._meta.get_field(kolom)
    if waarde is None or isinstance(veld, models.JSONField):
        return waarde
    return veld.target_field.to_python(waarde) if veld.is_relation else veld.to_python(waarde)
