"""What else ends or is told when the regie goes to another. Inside a system actor, after the right was checked."""

from datetime import datetime
from uuid import UUID

from keukentafel.dossier.handelingen import betrokkene_beeindigen
from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.dossier.regels import Tijdelijk
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import loopt_nu
from keukentafel.plan.models import Overdracht, Regie
from keukentafel.plan.regels import Overdrachtstand as Stand
from keukentafel.poort.matrix import Rol


def tijdelijk_beeindigen(
    dossier_id: UUID, waarvoor: Tijdelijk, reden: str, *, wie: UUID | None = None, op: datetime | None = None
) -> None:
    """Ties that were made for one thing end with it, at once (AUT-06): of this worker, or of everybody."""
    banden = Betrokkenheid.objects.filter(loopt_nu(), dossier_id=dossier_id, waarvoor=waarvoor)
    for band in banden.filter(medewerker=wie) if wie else banden.exclude(medewerker=None):
        betrokkene_beeindigen(actor=actor_nu(), betrokkenheid_id=band.pk, reden=reden, op=op)


def meelezen_beeindigen(dossier_id: UUID, reden: str, op: datetime | None = None) -> None:
    """The reading along of a receiver ends with the proposal, or with becoming regisseur."""
    tijdelijk_beeindigen(dossier_id, Tijdelijk.OVERDRACHT, reden, op=op)


def overdrachten_sluiten(nieuw: Regie) -> None:
    """What was proposed is done when it went to whom it was proposed, and lapses otherwise."""
    for rij in Overdracht.objects.filter(dossier=nieuw.dossier_id, stand__in=regels.LOPEND):
        rij.stand = Stand.GEDAAN if rij.naar_id == nieuw.medewerker_id else Stand.VERVALLEN
        rij.save(update_fields=["stand"])
        taken_vervallen(actor=actor_nu(), onderwerp_id=rij.pk)
    meelezen_beeindigen(nieuw.dossier_id, "overgedragen", nieuw.van)


def plaatsing_sluiten(oud: Regie | None) -> None:
    """The regie comes back from another party: that placement ends with the row."""
    if oud is not None and oud.plaatsing is not None and oud.plaatsing.stand == Stand.AANVAARD:
        oud.plaatsing.stand, oud.plaatsing.tot = Stand.BEEINDIGD, klok.vandaag()
        oud.plaatsing.save(update_fields=["stand", "tot"])


def rondgang_melden(actor: Actor, dossier: Dossier, nieuw: Regie) -> None:
    """A case that goes round (A to B and back) is allowed, and the coördinator looks why."""
    rijen = Regie.objects.filter(dossier=dossier).order_by("van").values_list("medewerker_id", "van")
    if not regels.gaat_rond([regels.Beurt(*rij) for rij in rijen], instelling("overdracht_rond_dagen")):
        return
    taak_maken(
        actor=actor,
        soort="regie_rond",
        tekst=f"Dossier {dossier.nummer} gaat rond: de regie kwam terug bij wie haar kort geleden weggaf.",
        uiterlijk=klok.vandaag(),
        rol=Rol.COORDINATOR,
        team=dossier.team,
        dossier_id=dossier.pk,
        onderwerp_id=nieuw.pk,
        adres=f"/dossier/{dossier.pk}/regie/",
        afgeschermd=dossier.afgeschermd,
    )
