"""The letters to who must pay back too, found by their key: never among those of the resident."""

from django.db.models import QuerySet

from keukentafel.besluit.models import Besluit, Bezwaar, Meewerker
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.brieven.models import Brief

SLEUTEL = "terugvordering"
"""Then the decision, its version, and whom it went to."""


def bezwaarmaker(besluit: Besluit) -> Meewerker | None:
    """To whom a decision on the dwangsom goes, when the bezwaar that came late was theirs (Awb 7:14 with 4:17)."""
    if besluit.soort != Besluitsoort.DWANGSOM:
        return None
    bezwaar = Bezwaar.objects.filter(dwangsombesluit=besluit).select_related("meewerker__terugvordering").first()
    return bezwaar.meewerker if bezwaar else None


def meewerkers_van(besluit: Besluit) -> list[Meewerker]:
    """To whom this decision is made known beside, or in place of, the resident. Inside a system actor."""
    if ander := bezwaarmaker(besluit):
        return [ander]
    rijen = Meewerker.objects.filter(terugvordering__besluit=besluit).select_related("terugvordering")
    return list(rijen.order_by("gemaakt_op", "id"))


def brieven_aan_meewerkers(besluit: Besluit) -> QuerySet[Brief]:
    """Of this decision, of now and of before it was taken back. Inside a system actor."""
    return Brief.objects.filter(sleutel__startswith=f"{SLEUTEL}:{besluit.pk}:")


def brieven_aan(rij: Meewerker) -> QuerySet[Brief]:
    """With the decision towards this one. Inside a system actor."""
    return Brief.objects.filter(
        sleutel__startswith=f"{SLEUTEL}:{rij.terugvordering.besluit_id}:", sleutel__endswith=f":{rij.pk}"
    )
