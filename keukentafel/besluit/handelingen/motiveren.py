"""The reasons of a decision in haste go to the resident, as soon as they are written down (Awb 3:47 lid 3; D18)."""

from uuid import UUID

from keukentafel.besluit.handelingen._hulp import SYSTEEM, briefplek
from keukentafel.besluit.handelingen.toets import MOTIVEER
from keukentafel.besluit.models import Besluit, Overweging
from keukentafel.besluit.opvragen.besluitbrief import motivering_van
from keukentafel.besluit.regels.besluitsoorten import motiveert_later
from keukentafel.brieven.handelingen import brief_maken
from keukentafel.brieven.models import Brief
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

R = Recht.AANVRAAG_BEHANDELEN


def motivering_versturen(*, actor: Actor, besluit_id: UUID) -> list[Brief]:
    """A letter of its own: what was decided and the term to object stay as they are. Twice is once.

    What is added later goes in another letter. To whom the law says, as the decision itself.
    """
    poort.eis(R)
    besluit: Besluit = poort.haal(Besluit, besluit_id, R, voor_wijzigen=True)
    if not motiveert_later(besluit.soort, besluit.stand):
        raise Fout("Bij dit besluit staat de motivering in de brief zelf.")
    with transactie(SYSTEEM):
        bron = motivering_van(besluit)
        if not bron.afweging.strip():
            raise Fout("Er staat nog niet waarom zo is besloten. Schrijf de afweging erbij, bij ‘Waarom’.")
        # A decision that was taken is only added to (overwegen.py): as many blocks, then the same words.
        blokken = Overweging.objects.filter(besluit=besluit).exclude(tekst="").count()
        brieven = brief_maken(
            actor=SYSTEEM,
            soort=bron.soort,
            bron=bron,
            **briefplek(besluit),
            maker=actor.kenmerk,
            # Not a key of the decision's own letters: those decide when it was made known (bekendmaken).
            sleutel=f"motivering:{besluit.pk}:{blokken}",
        )
    taken_vervallen(actor=actor, onderwerp_id=besluit.pk, soort=MOTIVEER)
    gebeurtenis_melden("motivering_verstuurd", besluit.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, R.code, besluit, motivering=len(brieven))
    return brieven
