"""Asking money back with a decision that changes or withdraws help: first intent, then the amount (WMO-16)."""

from uuid import UUID

from keukentafel.besluit.handelingen._hulp import merk
from keukentafel.besluit.handelingen._opstellen import eis_onder_de_wet, eis_versie
from keukentafel.besluit.handelingen.besluit import in_de_maak
from keukentafel.besluit.models import Besluit, Terugvordering
from keukentafel.besluit.regels.herzien import bezwaar_tegen_bedrag, bezwaar_tegen_terugvordering
from keukentafel.besluit.regels.meewerker import bezwaar_tegen_lager
from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

S = Recht.BESLUITTEKST_SCHRIJVEN


def opzet_vastleggen(*, actor: Actor, besluit_id: UUID, versie: int, reden: str) -> Besluit:
    """That it was intent, and why. Empty takes it back, and the amount with it."""
    besluit = in_concept(actor, besluit_id)
    tekst = eis_tekst(reden, leeg=True, veld="reden")
    if tekst and (bezwaar := bezwaar_tegen_terugvordering(besluit.wet, besluit.soort, besluit.herzieningsgrond)):
        raise Fout(bezwaar, veld="reden")
    rij = Terugvordering.objects.filter(besluit=besluit).first()
    if not tekst and (bezwaar := bezwaar_tegen_lager(None, _anderen(rij))):
        raise Fout(bezwaar, veld="reden")
    eis_versie(actor, besluit, versie, {"reden": tekst})
    if not tekst and rij:
        rij.delete()
    elif tekst and rij:
        rij.opzet_reden, rij.opzet_op = tekst, klok.vandaag()
        rij.save(update_fields=["opzet_reden", "opzet_op"])
    elif tekst:
        vast = {"opzet_op": klok.vandaag(), "opzet_reden": tekst}
        Terugvordering(**merk(actor, besluit, wet=True), besluit=besluit, **vast).save(force_insert=True)
    gebeurtenis_melden("opzet_vastgelegd", besluit.dossier_id, besluit=str(besluit.pk), opzet=bool(tekst))
    logboek.handeling(actor, S.code, besluit, opzet=bool(tekst))
    return besluit


def terugvordering_beslissen(*, actor: Actor, besluit_id: UUID, versie: int, bedrag_cent: int | None) -> Besluit:
    """What is asked back; refused before intent stands there. None: nothing is asked back after all."""
    besluit = in_concept(actor, besluit_id)
    rij = Terugvordering.objects.filter(besluit=besluit).first()
    if bezwaar := bezwaar_tegen_bedrag(rij.opzet_reden if rij else "", bedrag_cent):
        raise Fout(bezwaar, veld="bedrag")
    assert rij is not None  # bezwaar_tegen_bedrag
    if bezwaar := bezwaar_tegen_lager(bedrag_cent, _anderen(rij)):
        raise Fout(bezwaar, veld="bedrag")
    eis_versie(actor, besluit, versie, {"bedrag": bedrag_cent})
    rij.bedrag_cent = bedrag_cent
    rij.save(update_fields=["bedrag_cent"])
    gebeurtenis_melden("terugvordering_beslist", besluit.dossier_id, besluit=str(besluit.pk), bedrag_cent=bedrag_cent)
    logboek.handeling(actor, S.code, besluit, bedrag_cent=bedrag_cent)
    return besluit


def _anderen(rij: Terugvordering | None) -> list[int]:
    """What is asked of others too; nothing is taken along unseen."""
    return list(rij.meewerkers.values_list("bedrag_cent", flat=True)) if rij else []


def in_concept(actor: Actor, besluit_id: UUID) -> Besluit:
    """While it is drafted, by who may write why."""
    poort.eis(S)
    besluit = in_de_maak(besluit_id)
    eis_onder_de_wet(actor, besluit)
    return besluit
