"""What the acts on a draft share."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.handelingen._recht import eis_onpartijdig
from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.opvragen.onder_de_wet import mag_onder_de_wet
from keukentafel.besluit.regels.besluitsoorten import IN_DE_MAAK
from keukentafel.besluit.regels.soorten import NAAST_AANVRAAG, Besluitsoort
from keukentafel.dossier.handelingen import betrokken_maken
from keukentafel.dossier.handelingen._hulp import eis_open
from keukentafel.dossier.regels import Tijdelijk
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Blokkade, GeenRecht
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht


def band_met(besluit: Besluit, medewerker_id: UUID) -> None:
    """Who decides reads the case while the decision lies there: a case tie with an end (AUT-06)."""
    with transactie(SYSTEEM):
        betrokken_maken(
            actor=actor_nu(),
            dossier=besluit.dossier,
            medewerker_id=medewerker_id,
            waarvoor=Tijdelijk.BESLUIT,
            reden="Neemt een besluit",
        )


def besluit_in_de_maak(aanvraag: Aanvraag) -> Besluit | None:
    """The draft of this aanvraag, also while it lies before who decides; not one on a bezwaar or a dwangsom."""
    lopend = Besluit.objects.filter(aanvraag=aanvraag, stand__in=IN_DE_MAAK).exclude(soort__in=NAAST_AANVRAAG)
    return lopend.order_by("gemaakt_op").first()


def eis_dossier_open(rij: Aanvraag | Besluit) -> None:
    """Asked of the house: whoever sends or signs may not open the dossier itself."""
    with transactie(SYSTEEM):
        eis_open(rij.dossier)


def eis_onder_de_wet(actor: Actor, rij: Aanvraag | Besluit) -> None:
    """To write under the law of this row; refused, and remembered, for who sees the shell alone."""
    recht = Recht.BESLUITTEKST_SCHRIJVEN
    if not mag_onder_de_wet(rij, recht):
        logboek.geweigerd(actor, recht.code, rij._meta.label_lower, rij.pk, "andere wet")
        raise GeenRecht(recht.code, f"U mag niet {recht.zin}.")


def eis_onbetrokken(besluit: Besluit) -> None:
    """Who took or prepared a decision has no hand in the one on the bezwaar against it (MAN-05; Awb 7:5, 10:3)."""
    if besluit.soort != Besluitsoort.OP_BEZWAAR or besluit.vervangt_id is None:
        return
    actor = actor_nu()
    with transactie(SYSTEEM):
        eerst = Besluit.objects.get(pk=besluit.vervangt_id)
    try:
        eis_onpartijdig(actor.id, eerst)
    except Blokkade:
        logboek.geweigerd(actor, Recht.AANVRAAG_BEHANDELEN.code, besluit._meta.label_lower, besluit.pk, "eigen besluit")
        raise


def eis_versie(actor: Actor, besluit: Besluit, versie: int, velden: Mapping[str, Any]) -> None:
    """The whole decision moves one version on; raises Botsing, with what was typed, when a colleague saved first."""
    if besluit.versie != versie:
        raise Botsing(besluit, dict(velden))
    bewaar_met_versie(besluit, actor=actor, versie=versie)
