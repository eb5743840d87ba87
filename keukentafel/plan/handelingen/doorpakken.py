"""Money to get something done outside the beaten track: book it, say what came of it, take it back (REQ-052)."""

from datetime import date
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_open, eis_tekst
from keukentafel.dossier.models.journaal import VOLGT
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import S
from keukentafel.plan.handelingen.maatwerk import maatwerk_van
from keukentafel.plan.models import Doorpakboeking
from keukentafel.poort import logboek, poort


def doorpak_boeken(
    *, actor: Actor, maatwerk_id: UUID, bedrag_cent: int, waarvoor: str, op: date | None = None
) -> Doorpakboeking:
    """Spent, what for. A budget that is empty warns on the page and stops nothing: the help was needed."""
    maatwerk = maatwerk_van(maatwerk_id)
    if bezwaar := regels.bezwaar_tegen_boeking(bedrag_cent):
        raise Fout(bezwaar, veld="bedrag")
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{dag:%d-%m-%Y} ligt in de toekomst. Kies vandaag of een dag ervoor.", veld="op")
    boeking = Doorpakboeking(
        maatwerk=maatwerk,
        **{veld: getattr(maatwerk, veld) for veld in VOLGT},
        bedrag_cent=bedrag_cent,
        waarvoor=eis_tekst(waarvoor, veld="waarvoor"),
        op=dag,
        door_naam=actor.naam,
        gemaakt_door=actor.kenmerk,
    )
    boeking.save(force_insert=True)
    gebeurtenis_melden("doorpak_geboekt", maatwerk.dossier_id, boeking=str(boeking.pk), cent=bedrag_cent)
    logboek.handeling(actor, S.code, maatwerk, geboekt=bedrag_cent)
    return boeking


def doorpak_resultaat(*, actor: Actor, boeking_id: UUID, resultaat: str) -> Doorpakboeking:
    """What came of the money."""
    boeking = _boeking(boeking_id)
    boeking.resultaat = eis_tekst(resultaat, veld="resultaat")
    boeking.save(update_fields=["resultaat"])
    gebeurtenis_melden("doorpak_resultaat", boeking.dossier_id, boeking=str(boeking.pk))
    logboek.handeling(actor, S.code, boeking.maatwerk, boekingsresultaat=True)
    return boeking


def doorpak_terugboeken(*, actor: Actor, boeking_id: UUID) -> Doorpakboeking:
    """The money came back, or it was a mistake. The row stays, and counts no more. Twice is once."""
    boeking = _boeking(boeking_id)
    if boeking.teruggeboekt_op is None:
        boeking.teruggeboekt_op = klok.vandaag()
        boeking.save(update_fields=["teruggeboekt_op"])
        gebeurtenis_melden("doorpak_teruggeboekt", boeking.dossier_id, boeking=str(boeking.pk))
        logboek.handeling(actor, S.code, boeking.maatwerk, teruggeboekt=boeking.bedrag_cent)
    return boeking


def _boeking(boeking_id: UUID) -> Doorpakboeking:
    poort.eis(S)
    boeking: Doorpakboeking = poort.haal(Doorpakboeking, boeking_id, S, voor_wijzigen=True)
    eis_open(boeking.dossier)
    return boeking
