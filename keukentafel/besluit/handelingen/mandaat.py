"""Before a decision is taken: may this person sign it, and does the law allow it. Writes only a refusal in the log.

The same rules stand in the database (sql/20_mandaat.sql, sql/30_wetswacht.sql); here they come with a reason and with
who can lift it.
"""

from datetime import date

from keukentafel.besluit.models import Besluit
from keukentafel.besluit.opvragen.mandaat import mandaten, organen, vierogenregels
from keukentafel.besluit.opvragen.wetswacht import bevindingen
from keukentafel.besluit.opvragen.zaak import handen_van, vervulling_van, voorzieningen_van, zaak_van
from keukentafel.besluit.regels.mandaat import (
    ADVISEERDE,
    beoordeel,
    bezwaar_tegen_handen,
    bezwaar_tegen_orgaan,
    vier_ogen,
    zonder_mandaat,
)
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING
from keukentafel.besluit.regels.wetswacht import Gevolg, bezwaar_tegen_soort
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade
from keukentafel.kern.tekst import opsomming
from keukentafel.organisatie.pakket_besluit import VIER_OGEN
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht


def eis_mandaat(*, actor: Actor, besluit: Besluit, op: date) -> str:
    """The code of the mandate under which this actor signs; empty for a letter that is no decision.

    Raises Blokkade with the reason and to whom the decision goes instead.
    """
    rijen, register = voorzieningen_van(besluit), mandaten()
    zaak = zaak_van(besluit, rijen, op)
    if zonder_mandaat(zaak, register):
        return ""
    if besluit.soort not in GEEN_BESCHIKKING:
        _eis_orgaan(actor, besluit, op)
    oordeel = beoordeel(zaak, register, vervulling_van(actor.id, op))
    if oordeel.mandaat is None:
        _weiger(actor, besluit, "geen mandaat")
        raise Blokkade("geen-mandaat", oordeel.zin)
    if besluit.soort not in GEEN_BESCHIKKING:
        _eis_handen(actor, besluit)
        vormen = frozenset(rij.vorm for rij in rijen if rij.uitkomst in {"toe", "deels"})
        redenen = vier_ogen(vierogenregels(op), zaak, vormen, spoed=besluit.spoed, afgeschermd=besluit.afgeschermd)
        _eis_vier_ogen(actor, besluit, redenen)
    return oordeel.mandaat.code


def eis_wet(*, actor: Actor, besluit: Besluit, op: date) -> None:
    """Raises Blokkade when the law or the verordening does not allow what is granted. Questions stop nothing."""
    if besluit.soort in GEEN_BESCHIKKING:
        return
    redenen = [bezwaar] if (bezwaar := bezwaar_tegen_soort(besluit.wet, besluit.soort)) else []
    for b in bevindingen(besluit, op):
        if b.weigering.gevolg == Gevolg.GEWEIGERD:
            redenen.append(f"{b.weigering.reden} {b.weigering.uitweg} ({b.weigering.artikel})")
    if redenen:
        _weiger(actor, besluit, "wet")
        raise Blokkade("wet-laat-niet-toe", " ".join(redenen))


def _eis_orgaan(actor: Actor, besluit: Besluit, op: date) -> None:
    if bezwaar := bezwaar_tegen_orgaan(besluit.wet, organen(op).get(besluit.orgaan)):
        _weiger(actor, besluit, "orgaan")
        raise Blokkade("orgaan-mag-niet", f"{bezwaar} Functioneel beheer wijst een ander orgaan aan.")


def _eis_handen(actor: Actor, besluit: Besluit) -> None:
    bezwaar = bezwaar_tegen_handen(handen_van(besluit, actor.id), besluit.soort)
    if bezwaar == ADVISEERDE:
        _weiger(actor, besluit, "adviseur")
        raise Blokkade("adviseur-tekent", f"{bezwaar} Een ander met mandaat neemt het besluit.")
    if bezwaar:
        _weiger(actor, besluit, "eigen besluit")
        raise Blokkade("bezwaar-eigen-besluit", f"{bezwaar} Een ander met mandaat beslist op het bezwaar.")


def _eis_vier_ogen(actor: Actor, besluit: Besluit, redenen: tuple[str, ...]) -> None:
    if redenen and besluit.opsteller_id == actor.id:
        _weiger(actor, besluit, "vier ogen")
        waarom = opsomming([VIER_OGEN[reden] for reden in redenen])
        raise Blokkade(
            "vier-ogen", f"Dit besluit vraagt vier ogen: {waarom}. Een ander dan wie het opstelde, tekent het."
        )


def _weiger(actor: Actor, besluit: Besluit, reden: str) -> None:
    logboek.geweigerd(actor, Recht.BESLUIT_NEMEN.code, "besluit.besluit", besluit.pk, reden)
