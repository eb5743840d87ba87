"""Which body advises and which decides, written on the aanvraag (REQ-078).

Looked up when it comes in and again when its products or amounts change, until something was taken: then it stays, also
when the municipality divides the work anew. Where no route says it, what stands there stays; the page asks for it.
"""

from collections.abc import Sequence

from keukentafel.besluit.models import Aanvraag, Besluit, Voorziening
from keukentafel.besluit.opvragen.mandaat import routes
from keukentafel.besluit.regels.route import route_voor, waarover
from keukentafel.besluit.regels.soorten import GENOMEN, TE_SCHRIJVEN, Besluitsoort
from keukentafel.kern.actor import Actor
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

CODE = Recht.AANVRAAG_BEHANDELEN.code


def route_zetten(
    actor: Actor, aanvraag: Aanvraag, besluit: Besluit | None = None, uit_plan: Sequence[str] = ()
) -> bool:
    """For acts that checked their own right. True when another body advises or decides from now on.

    `besluit` is the draft at hand: its products count, and its body follows. Before there is one, `uit_plan` is what
    the plan will bring into it. The day of receipt decides which line.
    """
    if Besluit.objects.filter(aanvraag=aanvraag, stand__in=GENOMEN).exists():
        return False
    rijen = Voorziening.objects.filter(aanvraag=aanvraag, besluit=besluit)
    gevraagd = list(rijen.values_list("product", "uitkomst", "bedrag_cent"))
    product, bedrag = waarover([*gevraagd, *((code, "", None) for code in uit_plan)])
    route = route_voor(aanvraag.wet, product, bedrag, aanvraag.ontvangen_op, routes())
    if route is None:
        return False
    nieuw = {"adviesorgaan": route.adviseert, "orgaan": route.beslist}
    if anders := any(getattr(aanvraag, veld) != code for veld, code in nieuw.items()):
        bewaar_met_versie(aanvraag, actor=actor, versie=aanvraag.versie, **nieuw)
        logboek.handeling(actor, CODE, aanvraag, **nieuw)
    _volgt(aanvraag, besluit)
    return anders


def orgaan_voor(aanvraag: Aanvraag, soort: str) -> str:
    """Of whom a piece of this kind is: an advice of who advises, anything else of who decides."""
    return aanvraag.adviesorgaan if soort == Besluitsoort.ADVIES else aanvraag.orgaan


def _volgt(aanvraag: Aanvraag, besluit: Besluit | None) -> None:
    """The draft is of the body that decides now. No version of its own: nobody typed anything."""
    if besluit is None or besluit.stand not in TE_SCHRIJVEN or besluit.soort == Besluitsoort.OP_BEZWAAR:
        return
    besluit.orgaan = orgaan_voor(aanvraag, besluit.soort)
    besluit.save(update_fields=["orgaan"])
