"""Where a breach may come from: a row of the house, in words for the first lines of the record.

Read by the house itself after the right was checked: the officer need not see the moved text, only that it moved.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keukentafel.dossier.models import Toegangsverlening, Verplaatsing
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import moment_lang
from keukentafel.privacy.models import Afwijking, Apparaat, Datalek
from keukentafel.privacy.regels.afwijking import ZIN, Soort
from keukentafel.privacy.regels.apparaat import NAAM_VAN_SOORT
from keukentafel.privacy.regels.apparaat import Soort as Soortapparaat
from keukentafel.privacy.regels.datalek import Bron

SYSTEEM = Actor.systeem("datalekken")


@dataclass(frozen=True)
class Bronbeeld:
    """What is known already, where to read on, and the breach that was opened from it."""

    wat: str
    bekend_op: datetime
    dossier_id: UUID | None
    log: str
    datalek_id: UUID | None


def bron_van(bron: str, bron_id: UUID) -> Bronbeeld:
    """Nothing for an unknown kind or row, and for a dossier of the own circle (MAN-08)."""
    actor = actor_nu()
    with transactie(SYSTEEM):
        lees = _LEZERS.get(bron)
        beeld = lees(bron_id) if lees else None
    if beeld is None or beeld.dossier_id in actor.mijdt:
        raise NietGevonden("privacy.datalek")
    return beeld


def _datalek(bron: Bron, bron_id: UUID) -> UUID | None:
    gevonden: UUID | None = Datalek.objects.filter(bron=bron, bron_id=bron_id).values_list("pk", flat=True).first()
    return gevonden


def _verplaatsing(bron_id: UUID) -> Bronbeeld | None:
    rij = Verplaatsing.objects.filter(pk=bron_id, richting="weg").first()
    if rij is None:
        return None
    las = {"ja": "Iemand heeft de tekst daar gelezen.", "weet_niet": "Of iemand de tekst daar las, is niet bekend."}
    wat = (
        f"Een tekst van {moment_lang(rij.moment)} stond in het verkeerde dossier, en is op "
        f"{moment_lang(rij.gemaakt_op)} verplaatst. {las.get(rij.datalek, '')} Waarom verplaatst: {rij.reden}"
    )
    log = f"/logboek/?dossier={rij.dossier_id}"
    return Bronbeeld(wat, rij.gemaakt_op, rij.dossier_id, log, _datalek(Bron.VERPLAATSING, bron_id))


def _afwijking(bron_id: UUID) -> Bronbeeld | None:
    # About a privacy officer: for the FG alone (PRV-17), so not told here.
    rij = Afwijking.objects.filter(pk=bron_id, alleen_fg=False).first()
    if rij is None:
        return None
    wat = f"In het logboek viel op: {ZIN[Soort(rij.soort)].lower()}. {rij.notitie}".strip()
    bekend = rij.gesloten_op or rij.gemaakt_op
    return Bronbeeld(wat, bekend, None, f"/privacy/afwijkingen/{rij.pk}/", _datalek(Bron.AFWIJKING, bron_id))


def _noodtoegang(bron_id: UUID) -> Bronbeeld | None:
    rij = Toegangsverlening.objects.filter(pk=bron_id, soort="nood").select_related("verantwoording").first()
    oordeel = getattr(rij, "verantwoording", None)
    if rij is None or oordeel is None or oordeel.oordeel != "afgewezen":
        return None
    wat = f"Noodtoegang van {moment_lang(rij.van)} is afgewezen: {oordeel.oordeel_reden}"
    log = f"/privacy/noodtoegang/{rij.pk}/"
    return Bronbeeld(wat, oordeel.beoordeeld_op, rij.dossier_id, log, _datalek(Bron.NOODTOEGANG, bron_id))


def _apparaat(bron_id: UUID) -> Bronbeeld | None:
    rij = Apparaat.objects.filter(pk=bron_id, kwijt_op__isnull=False).first()
    if rij is None:
        return None
    slot = "De opslag is versleuteld." if rij.versleuteld else "De opslag is niet versleuteld."
    wat = f"{NAAM_VAN_SOORT[Soortapparaat(rij.soort)]} {rij.label} is kwijt. {slot} {rij.kwijt_hoe}"
    return Bronbeeld(wat, rij.kwijt_op, None, f"/apparaat/{rij.pk}/", _datalek(Bron.APPARAAT, bron_id))


_LEZERS = {
    Bron.VERPLAATSING.value: _verplaatsing,
    Bron.AFWIJKING.value: _afwijking,
    Bron.NOODTOEGANG.value: _noodtoegang,
    Bron.APPARAAT.value: _apparaat,
}
