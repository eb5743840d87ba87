"""The letters to who must pay back too, found by their key: never among those of the resident."""

from django.db.models import QuerySet

from keukentafel.besluit.models import Besluit, Meewerker
from keukentafel.brieven.models import Brief

SLEUTEL = "terugvordering"
"""Then the decision, its version, and whom it went to."""


def brieven_aan_meewerkers(besluit: Besluit) -> QuerySet[Brief]:
    """Of this decision, of now and of before it was taken back. Inside a system actor."""
    return Brief.objects.filter(sleutel__startswith=f"{SLEUTEL}:{besluit.pk}:")


def brieven_aan(rij: Meewerker) -> QuerySet[Brief]:
    """With the decision towards this one. Inside a system actor."""
    return Brief.objects.filter(
        sleutel__startswith=f"{SLEUTEL}:{rij.terugvordering.besluit_id}:", sleutel__endswith=f":{rij.pk}"
    )
