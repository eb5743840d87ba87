"""Base for protected nouns: a manager that refuses to answer without an actor."""

from typing import Any, ClassVar

from django.db import models

from keukentafel.kern.actor import GeenActor, in_transactie
from keukentafel.poort.regels import Bescherming


class BeschermdeManager(models.Manager[Any]):
    """Raises outside `transactie`, because the database would silently answer nothing there.

    Room code may use it for children of an object that came through the gate, and inside acts; screens and lists go
    through `poort.zichtbaar`.
    """

    def get_queryset(self) -> models.QuerySet[Any]:
        if not in_transactie():
            raise GeenActor(f"{self.model.__name__} is beschermd: open eerst kern.actor.transactie(actor).")
        return super().get_queryset()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("ignore_conflicts"):
            raise ValueError("ignore_conflicts verbergt geweigerde rijen achter row-level security.")
        return super().bulk_create(objs, *args, **kwargs)


class Beschermd(models.Model):
    """Mixin: declare `bescherming`, and the table gets its policy from poort.wal."""

    bescherming: ClassVar[Bescherming]
    objects: ClassVar[BeschermdeManager] = BeschermdeManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
