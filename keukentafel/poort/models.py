"""The log: what was looked at and done. Append-only by grants and triggers; sealed in blocks (logboek.py).

And what may only be kept: asked by the gate before anything changes or leaves (beperking.py).
"""

from django.db import models


class Beperkt(models.Model):
    """One row, by key, that may only be kept (AVG art. 18). Keys alone: who and why stands behind the wall of privacy.

    No wall: the gate asks it for everybody, and a key of what one may not see says nothing.
    """

    object_id = models.UUIDField()
    beperking = models.UUIDField(help_text="key of privacy.Beperking; a row may stand under several")
    dossier = models.UUIDField(null=True, blank=True, help_text="the dossier it stands in: for the frame of its pages")
    soort = models.TextField(default="", help_text="which noun it is: for the kinds of data of a share")
    mensen = models.JSONField(default=list, help_text="keys of whom it is about")
    heel = models.BooleanField(default=False, help_text="on the row of a person: also what is written later")
    vast = models.BooleanField(default=True, help_text="not to be changed; what was written today still is")

    class Meta:
        indexes = [
            models.Index(fields=["dossier"], name="beperkt_dossier"),
            # Asked for each row that is written (privacy/sql/30_beperkt_later.sql): is somebody restricted as a whole?
            models.Index(fields=["object_id"], condition=models.Q(heel=True), name="beperkt_heel"),
        ]
        constraints = [models.UniqueConstraint(fields=["object_id", "beperking"], name="beperkt_een_keer")]

    def __str__(self) -> str:
        return f"beperkt {self.object_id}"


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
