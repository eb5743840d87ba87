"""The log: what was looked at and done. Append-only by grants and triggers; sealed in blocks (logboek.py)."""

from django.db import models


class LogboekRegel(models.Model):
    """One look, search, act or refusal, as canonical JSON text that is never edited (naden.md §8).

    The application may insert `inhoud` only; time, actor and transaction number come from the database, so they
    cannot be forged. `dossier`, `inwoner` and `soort` are generated from the text for look-ups. The table itself is
    made in sql/20_logboek.sql.
    """

    id = models.BigAutoField(primary_key=True)
    tijd = models.DateTimeField(editable=False)
    actor = models.TextField(editable=False)
    inhoud = models.TextField()
    soort = models.TextField(editable=False)
    dossier = models.UUIDField(null=True, editable=False)
    inwoner = models.UUIDField(null=True, editable=False)

    class Meta:
        managed = False
        db_table = "logboek_regel"

    def __str__(self) -> str:
        return f"{self.tijd:%Y-%m-%d %H:%M} {self.actor} {self.soort}"
