"""Asking money back from somebody else too, who deliberately co-operated: add, change, remove (WMO-16)."""

from collections.abc import Mapping
from dataclasses import asdict
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import merk
from keukentafel.besluit.handelingen._opstellen import eis_versie
from keukentafel.besluit.handelingen.terugvorderen import S, in_concept
from keukentafel.besluit.models import Besluit, Bezwaar, Meewerker, Terugvordering
from keukentafel.besluit.regels.meewerker import NieuweMeewerker, bezwaar_tegen_gegevens, bezwaar_tegen_meewerker
from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.poort import logboek


def meewerker_vastleggen(
    *, actor: Actor, besluit_id: UUID, versie: int, meewerker: NieuweMeewerker, meewerker_id: UUID | None = None
) -> Meewerker:
    """Who, why it was intent, and how much; with `meewerker_id` that one is changed. The same one twice is refused."""
    besluit = in_concept(actor, besluit_id)
    nieuw = meewerker.net
    eis_tekst(nieuw.reden, leeg=True, veld="reden")
    terug = Terugvordering.objects.filter(besluit=besluit).first()
    cent = terug.bedrag_cent if terug else None
    if bezwaar := bezwaar_tegen_meewerker(besluit.wet, besluit.soort, besluit.herzieningsgrond, cent):
        raise Fout(bezwaar)
    assert terug is not None  # bezwaar_tegen_meewerker
    assert cent is not None
    ook = [_als_nieuw(rij) for rij in terug.meewerkers.exclude(pk=meewerker_id)]
    _eis(bezwaar_tegen_gegevens(nieuw, cent, ook))
    assert nieuw.bedrag_cent is not None  # bezwaar_tegen_gegevens
    rij = _haal(terug, meewerker_id) if meewerker_id else Meewerker(**merk(actor, besluit, wet=True))
    eis_versie(actor, besluit, versie, asdict(nieuw))
    if rij.opzet_reden != nieuw.reden:
        rij.opzet_op = klok.vandaag()
    rij.terugvordering, rij.naam, rij.soort, rij.kvk = terug, nieuw.naam, nieuw.soort, nieuw.kvk
    rij.adresregels, rij.opzet_reden, rij.bedrag_cent = nieuw.adres.splitlines(), nieuw.reden, nieuw.bedrag_cent
    rij.save(force_insert=meewerker_id is None)
    _meld(actor, besluit, rij.pk, "vast")
    return rij


def meewerker_weghalen(*, actor: Actor, besluit_id: UUID, versie: int, meewerker_id: UUID) -> Besluit:
    """Nothing is asked of this one after all. Before the decision is taken; afterwards another decision is needed."""
    besluit = in_concept(actor, besluit_id)
    terug = Terugvordering.objects.filter(besluit=besluit).first()
    if terug is None:
        raise NietGevonden("besluit.meewerker")
    rij = _haal(terug, meewerker_id)
    if Bezwaar.objects.filter(meewerker=rij).exists():
        raise Fout(f"{rij.naam} maakte al bezwaar. Handel dat eerst af; daarvoor moet deze regel blijven staan.")
    eis_versie(actor, besluit, versie, {})
    rij.delete()
    _meld(actor, besluit, meewerker_id, "weg")
    return besluit


def _haal(terug: Terugvordering, meewerker_id: UUID) -> Meewerker:
    """Of this decision; of another one and absent are the same."""
    rij: Meewerker | None = terug.meewerkers.filter(pk=meewerker_id).first()
    if rij is None:
        raise NietGevonden("besluit.meewerker")
    return rij


def _als_nieuw(rij: Meewerker) -> NieuweMeewerker:
    adres = "\n".join(rij.adresregels)
    return NieuweMeewerker(rij.naam, rij.soort, rij.opzet_reden, rij.bedrag_cent, rij.kvk, adres)


def _eis(fouten: Mapping[str, str]) -> None:
    """The first that is wrong; the form says the others before this is asked."""
    for veld, tekst in fouten.items():
        raise Fout(tekst, veld)


def _meld(actor: Actor, besluit: Besluit, meewerker_id: UUID, wat: str) -> None:
    """Who it is stands in the row alone: an event and the log name nobody."""
    gegevens = {"besluit": str(besluit.pk), "meewerker": str(meewerker_id), "wat": wat}
    gebeurtenis_melden("meewerker_vastgelegd", besluit.dossier_id, **gegevens)
    logboek.handeling(actor, S.code, besluit, meewerker=str(meewerker_id), wat=wat)
