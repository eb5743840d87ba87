"""What deciding late on a bezwaar cost, decided as every other decision (Awb 7:14 with 4:17 and 4:18; AWB-07, D17).

The same road as for a late aanvraag: a draft with the dates and the amount, somebody with a mandate, a letter to who
made the bezwaar.
"""

from uuid import UUID

from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import SYSTEEM, besluit_van, merk, volgend_nummer
from keukentafel.besluit.handelingen._opstellen import band_met, eis_dossier_open
from keukentafel.besluit.handelingen.besluit import blokken_schrijven, rechtsgronden_bijwerken
from keukentafel.besluit.handelingen.bezwaarbesluit import TAAK_INGEBREKE
from keukentafel.besluit.handelingen.dwangsom import SOORT, al_opgesteld, dwangsomblokken, eis_verschuldigd
from keukentafel.besluit.models import Besluit, Bezwaar
from keukentafel.besluit.opvragen.bezwaar import dwangsom_van
from keukentafel.besluit.regels.bezwaar import Stand
from keukentafel.besluit.regels.soorten import Besluitstand
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.plan.regels import euro
from keukentafel.poort import logboek

S = h.BEZWAAR
TAAK = "bezwaar_dwangsom"


def bezwaardwangsom_opstellen(*, actor: Actor, bezwaar_id: UUID) -> Besluit:
    """A draft by who handles the bezwaar. Twice is one draft; one that was withdrawn can be drafted again."""
    bezwaar = h.open_bezwaar(bezwaar_id, ook_klaar=True)
    eis_dossier_open(bezwaar.besluit)
    vorige = bezwaar.dwangsombesluit
    if eerder := al_opgesteld(vorige if vorige and vorige.stand != Besluitstand.INGETROKKEN else None):
        return eerder
    stand = dwangsom_van(bezwaar)
    eis_verschuldigd(stand, "het bezwaar")
    besluit = _nieuw(actor, bezwaar)
    if besluit.opsteller_id:  # the tie of the bezwaar may have ended with it: who drafts reads what they draft
        band_met(besluit, besluit.opsteller_id)
    bezwaar.dwangsombesluit = besluit
    h.bewaar(bezwaar, actor)
    with transactie(SYSTEEM):
        blokken_schrijven(actor, besluit, dwangsomblokken(actor, besluit, stand, "ons besluit op uw bezwaar"))
        rechtsgronden_bijwerken(actor, besluit)
    gebeurtenis_melden("besluit_opgesteld", bezwaar.dossier_id, besluit=str(besluit.pk), besluitsoort=SOORT.value)
    logboek.handeling(actor, S.code, besluit, soort=SOORT.value, bezwaar=str(bezwaar.pk))
    return besluit


def _nieuw(actor: Actor, bezwaar: Bezwaar) -> Besluit:
    """Of the body that took the decision that was objected to, which it names."""
    eerst = bezwaar.besluit
    besluit = Besluit(
        **merk(actor, bezwaar, wet=True),
        nummer=volgend_nummer("besluit_besluitnummer"),
        aanvraag_id=eerst.aanvraag_id,
        soort=SOORT,
        orgaan=eerst.orgaan,
        opsteller=h.collega(actor.id) if actor.id else None,
        vervangt=eerst,
    )
    besluit.save(force_insert=True)
    return besluit


# --- The term of the decision -----------------------------------------------------------------------------------------


def bezwaardwangsom_bij_bekend(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: a decision was made known. One on a bezwaar that came late fixes the amount; one on it, settles it."""
    sleutel = besluit_van(gebeurtenis)
    with transactie(SYSTEEM):
        for bezwaar in Bezwaar.objects.filter(besluit_op_bezwaar=sleutel).exclude(ingebreke_op=None):
            taken_vervallen(actor=SYSTEEM, onderwerp_id=bezwaar.pk, soort=TAAK_INGEBREKE)
            bezwaardwangsom_vragen(bezwaar)
        for bezwaar in Bezwaar.objects.filter(dwangsombesluit=sleutel):
            taken_vervallen(actor=SYSTEEM, onderwerp_id=bezwaar.pk, soort=TAAK)
            stand = dwangsom_van(bezwaar)
            dagen, bedrag = stand.dagen(klok.vandaag()), stand.bedrag(klok.vandaag())
            gebeurtenis_melden("dwangsom_vastgesteld", bezwaar.pk, dagen=dagen, bedrag=bedrag)


def bezwaardwangsommen_vragen() -> int:
    """Every morning: who still did not decide when the 42 days were over. How many tasks."""
    te_laat = Bezwaar.objects.filter(dwangsombesluit=None).exclude(ingebreke_op=None)
    return sum(bezwaardwangsom_vragen(b) for b in te_laat.exclude(stand=Stand.INGETROKKEN))


def bezwaardwangsom_vragen(bezwaar: Bezwaar) -> bool:
    """One task, with the last day (D17), as soon as the amount is fixed. False when there is none, or there was."""
    stand = dwangsom_van(bezwaar)
    bedrag, uiterlijk = stand.verschuldigd(klok.vandaag()), stand.besluit_uiterlijk
    if not bedrag or uiterlijk is None:
        return False
    if Gebeurtenis.objects.filter(soort="dwangsom_verschuldigd", onderwerp=bezwaar.pk).exists():
        return False
    zin = f"beslis over de dwangsom van {euro(bedrag * 100)}, uiterlijk {datum_gewoon(uiterlijk)}."
    h.taak_bezwaar(bezwaar, zin, uiterlijk, TAAK)
    gebeurtenis_melden("dwangsom_verschuldigd", bezwaar.pk, bedrag=bedrag, uiterlijk=str(uiterlijk))
    return True
