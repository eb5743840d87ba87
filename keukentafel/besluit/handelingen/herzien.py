"""On which ground of the law a decision changes or ends help (WMO-15; Wmo 2015 art. 2.3.10, Jeugdwet art. 8.1.4)."""

from uuid import UUID

from keukentafel.besluit.handelingen.besluit import R, in_de_maak
from keukentafel.besluit.models import Besluit, Terugvordering
from keukentafel.besluit.regels.herzien import Herzieningsgrond, bezwaar_tegen_grond
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.poort import logboek


def herzieningsgrond_kiezen(*, actor: Actor, besluit_id: UUID, versie: int, grond: str) -> Besluit:
    """While it is drafted, by who drafts; choosing again replaces it, and nothing chosen takes it back."""
    besluit = in_de_maak(besluit_id)
    if bezwaar := bezwaar_tegen_grond(besluit.wet, besluit.soort, grond):
        raise Fout(bezwaar, veld="grond")
    if grond != Herzieningsgrond.ONJUIST and Terugvordering.objects.filter(besluit=besluit).exists():
        raise Fout(
            "Bij grond a staat een terugvordering. Haal die eerst weg; daarna kun je de grond wijzigen.", "grond"
        )
    bewaar_met_versie(besluit, actor=actor, versie=versie, herzieningsgrond=grond)
    gebeurtenis_melden("herzieningsgrond_gekozen", besluit.dossier_id, besluit=str(besluit.pk), grond=grond)
    logboek.handeling(actor, R.code, besluit, grond=grond)
    return besluit
