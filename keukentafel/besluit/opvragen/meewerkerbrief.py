"""The letters to who must pay back too: what they say, and where they are, never among those of the resident."""

from uuid import UUID

from django.db.models import QuerySet

from keukentafel.besluit.bronnen_besluit import Beschikking
from keukentafel.besluit.bronnen_meewerker import Meewerkerbesluit, ook_zin
from keukentafel.besluit.models import Besluit, Bezwaar, Meewerker
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.brieven.models import Brief
from keukentafel.inwoner.opvragen.adres import is_geheim
from keukentafel.kern.actor import Actor, transactie
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.plan.regels import euro

SYSTEEM = Actor.systeem("meewerkerbrief")
SLEUTEL = "terugvordering"
"""Then the decision, its version, and whom it went to."""


def adres_verborgen(besluit_id: UUID) -> bool:
    """Where this resident lives must follow from no letter to somebody else (AUT-02 b).

    Asked as the house: the resident may be hidden from who drafts as well.
    """
    with transactie(SYSTEEM):
        besluit = Besluit.objects.select_related("inwoner").get(pk=besluit_id)
        return besluit.afgeschermd or besluit.inwoner.afgeschermd or is_geheim(besluit.inwoner)


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


def meewerkerbron(besluit: Besluit, bron: Beschikking, rij: Meewerker) -> Meewerkerbesluit:
    """Who decided, where to object and until when are those of the decision itself."""
    inwoner = besluit.inwoner
    return Meewerkerbesluit(
        bedrag=euro(rij.bedrag_cent),
        opzet=rij.opzet_reden,
        besluit_op=bron.besluit_op,
        bezwaar_tot=bron.bezwaar_tot,
        orgaan=bron.orgaan,
        ook="" if inwoner.overleden_op else ook_zin(inwoner.naam),
        bezwaar_adres=bron.bezwaar_adres,
        bezwaar_digitaal=bron.bezwaar_digitaal,
        rechtbank=bron.rechtbank,
        contact=instelling("organisatienaam") if adres_verborgen(besluit.pk) else bron.contact,
        privacy=bron.privacy,
        ondertekenaar=bron.ondertekenaar,
        functie=bron.functie,
        mandaat=bron.mandaat,
    )
