"""A resident asks for another worker: written down, answered by the manager within a term, and told (REQ-072)."""

from datetime import date
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_leden, eis_tekst, merk, over_werkdagen
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import open_dossier
from keukentafel.plan.handelingen.overdracht import overdracht_voorstellen
from keukentafel.plan.handelingen.regie import B, open_regie
from keukentafel.plan.models import Wisselverzoek
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

ANTWOORDEN = Recht.WISSEL_BEANTWOORDEN
LEZEN = Actor.systeem("wisselverzoek")
TAAK, VERTELLEN = "wisselverzoek", "wissel_vertellen"


def wissel_vragen(
    *, actor: Actor, dossier_id: UUID, woorden: str, inwoner_id: UUID | None = None, op: date | None = None
) -> Wisselverzoek:
    """In the resident's own words. The manager of the team gets a task with a term; nothing changes by asking."""
    dossier = open_dossier(dossier_id, B)
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{dag:%d-%m-%Y} ligt in de toekomst. Op welke dag vroeg de bewoner dit?", veld="op")
    with transactie(LEZEN):
        wie = eis_leden(dossier, [inwoner_id])[0] if inwoner_id else None
    uiterlijk = max(over_werkdagen(instelling("wissel_werkdagen"), dag), klok.vandaag())
    rij = Wisselverzoek(
        **merk(actor, dossier), inwoner_id=wie, woorden=eis_tekst(woorden, veld="woorden"), gevraagd_op=dag,
        uiterlijk=uiterlijk,
    )  # fmt: skip
    rij.save(force_insert=True)
    _taak(actor, rij, TAAK, "een bewoner vraagt om een andere medewerker. Geef antwoord.", uiterlijk)
    gebeurtenis_melden("wissel_gevraagd", dossier.pk, wisselverzoek=str(rij.pk))
    logboek.handeling(actor, B.code, rij)
    return rij


def wissel_beantwoorden(
    *,
    actor: Actor,
    wissel_id: UUID,
    stand: str,
    antwoord: str,
    medewerker_id: UUID | None = None,
    ingaat: date | None = None,
) -> Wisselverzoek:
    """The manager's answer. With a yes the planned hand-over to a named colleague starts in the same act."""
    poort.eis(ANTWOORDEN)
    rij = poort.haal(Wisselverzoek, wissel_id, ANTWOORDEN, voor_wijzigen=True)
    if rij.stand != regels.Wisselstand.OPEN:
        raise Fout(f"{rij.beantwoord_door} gaf al antwoord. Er is niets veranderd.")
    if stand not in {regels.Wisselstand.JA, regels.Wisselstand.NEE}:
        raise Fout("Kies ja of nee.", veld="stand")
    rij.stand, rij.antwoord = stand, eis_tekst(antwoord, veld="antwoord")
    rij.beantwoord_op, rij.beantwoord_door = klok.nu(), actor.naam
    rij.save(update_fields=["stand", "antwoord", "beantwoord_op", "beantwoord_door"])
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=rij.pk)
    _vertellen(actor, rij)
    gebeurtenis_melden("wissel_beantwoord", rij.dossier_id, wisselverzoek=str(rij.pk), stand=stand)
    logboek.handeling(actor, ANTWOORDEN.code, rij, stand=stand)
    if stand == regels.Wisselstand.JA and medewerker_id:
        overdracht_voorstellen(
            actor=actor, dossier_id=rij.dossier_id, medewerker_id=medewerker_id, ingaat=ingaat,
            reden="De bewoner vroeg om een andere medewerker.",
        )  # fmt: skip
    return rij


def _vertellen(actor: Actor, rij: Wisselverzoek) -> None:
    """Who directs tells the resident; the answer itself stands on the page."""
    _taak(actor, rij, VERTELLEN, "vertel de bewoner het antwoord op de vraag om een ander.", klok.vandaag())


def _taak(actor: Actor, rij: Wisselverzoek, soort: str, tekst: str, uiterlijk: date) -> None:
    with transactie(LEZEN):
        dossier, regie = rij.dossier, open_regie(rij.dossier)
        team = dossier.team
    naar_manager = soort == TAAK or regie is None
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=f"Dossier {dossier.nummer}: {tekst}",
        uiterlijk=uiterlijk,
        voor=None if naar_manager else regie.wie if regie else None,
        rol=Rol.WIJKTEAMMANAGER if naar_manager else "",
        team=team,
        dossier_id=dossier.pk,
        onderwerp_id=rij.pk,
        adres=f"/dossier/{dossier.pk}/regie/wissel/{rij.pk}/" if soort == TAAK else f"/dossier/{dossier.pk}/regie/",
        afgeschermd=dossier.afgeschermd,
    )
