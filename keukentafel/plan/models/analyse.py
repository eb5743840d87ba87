"""The integral analysis: what plays, over all laws and members, before goals (REQ-041)."""

from django.db import models

from keukentafel.dossier.models.journaal import DossierItem, Itemversie
from keukentafel.poort.rechten import Recht


class Analyse(DossierItem):
    """What is going on and how it hangs together, in a few sentences; goals link to it.

    It carries subjects, law and audience as any item: what is behind a wall stands in an analysis of its own.
    """

    schrijfrecht = Recht.PLAN_SCHRIJVEN
    pad = "plan/akkoord/"
    tekst = models.TextField()
    clientgroep = models.TextField(default="", blank=True, help_text="code of the dated list clientgroep (REQ-057)")

    class Meta(DossierItem.Meta):
        abstract = False
        constraints = [
            *DossierItem.Meta.constraints,
            models.UniqueConstraint(
                fields=["id", "dossier", "team", "afgeschermd", "wet", "publiek"], name="analyse_wal"
            ),
        ]

    def __str__(self) -> str:
        return f"analyse {self.id}"


class Analyseversie(Itemversie):
    """What an analysis said before it was changed; as visible as the analysis."""

    item = models.ForeignKey(Analyse, on_delete=models.CASCADE, related_name="versies")
    volgt = "item"

    class Meta(Itemversie.Meta):
        abstract = False
