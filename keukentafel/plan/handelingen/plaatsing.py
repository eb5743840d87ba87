"""The regie, or that on one voorziening, placed with another party and accepted by it (REQ-060).

Until partners have a door of their own, what they said is recorded here: who said yes, when, and in which document.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from keukentafel.dossier.handelingen._hulp import eis_tekst, merk, over_werkdagen
from keukentafel.dossier.models import Document
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Taak
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import open_dossier
from keukentafel.plan.handelingen.mensen import rollen_in_team, waarnemer_voor
from keukentafel.plan.handelingen.regie import B, open_regie, regie_elders, regie_vacature, regisseur_aanwijzen
from keukentafel.plan.models import Regieplaatsing
from keukentafel.plan.regels import Overdrachtstand as Stand
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

PLAATSEN = Actor.systeem("regie plaatsen")
TAAK, PAPIER, SPREKEN = "plaatsing", "plaatsing_document", "plaatsing_spreken"


def plaatsing_vragen(
    *,
    actor: Actor,
    dossier_id: UUID,
    partij: str,
    reden: str,
    voorziening: str = "",
    contactpersoon: str = "",
    contact: str = "",
) -> Regieplaatsing:
    """Ask another party to direct. Nothing changes until it says yes; who directs now is asked to follow it up."""
    dossier = open_dossier(dossier_id, B)
    naam, wat = eis_tekst(partij, veld="partij"), voorziening.strip()
    with transactie(PLAATSEN):
        nu = open_regie(dossier)
        zicht = nu.wie if nu else waarnemer_voor(dossier.team_id, actor.id)
        loopt = Regieplaatsing.objects.filter(dossier=dossier, voorziening=wat, stand__in=regels.LOPEND).first()
    if loopt is not None:
        hoe = "ligt al bij" if loopt.stand == Stand.AANVAARD else "is al gevraagd aan"
        raise Fout(f"Deze regie {hoe} {loopt.partij}. Rond dat eerst af.", veld="partij")
    rij = Regieplaatsing(
        **merk(actor, dossier), voorziening=wat, partij=naam, contactpersoon=contactpersoon.strip(),
        contact=contact.strip(), zicht=zicht, reden=eis_tekst(reden, veld="reden"),
    )  # fmt: skip
    rij.save(force_insert=True)
    _taak(actor, rij, TAAK, "vraag na of de andere organisatie de regie aanneemt.")
    gebeurtenis_melden("plaatsing_gevraagd", dossier.pk, plaatsing=str(rij.pk))
    logboek.handeling(actor, B.code, rij, geheel=not wat)
    return rij


def plaatsing_aanvaarden(
    *, actor: Actor, plaatsing_id: UUID, door: str, op: date | None = None, document_id: UUID | None = None
) -> Regieplaatsing:
    """The party said yes: who, and when. Without the paper it counts too; then the paper is asked for, with a date."""
    rij = _open(plaatsing_id, Stand.GEVRAAGD)
    dossier = open_dossier(rij.dossier_id, B)
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{dag:%d-%m-%Y} ligt in de toekomst. Op welke dag zeiden ze ja?", veld="op")
    rij.aanvaard_door, rij.aanvaard_op = eis_tekst(door, veld="door"), dag
    rij.document = _document(rij, document_id)
    rij.stand = Stand.AANVAARD
    with transactie(PLAATSEN):
        rij.save(update_fields=["aanvaard_door", "aanvaard_op", "document", "stand"])
        taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=rij.pk)
    if not rij.voorziening:
        regie_elders(actor=actor, plaatsing=rij, dossier=dossier)
    if rij.document is None:
        _taak(actor, rij, PAPIER, "voeg het stuk toe waarin de andere organisatie de regie aanneemt.")
    gebeurtenis_melden("plaatsing_aanvaard", rij.dossier_id, plaatsing=str(rij.pk))
    logboek.handeling(actor, B.code, rij, aanvaard=True, document=rij.document_id is not None)
    return rij


def plaatsing_document_toevoegen(*, actor: Actor, plaatsing_id: UUID, document_id: UUID) -> Regieplaatsing:
    """The paper came later."""
    rij = _open(plaatsing_id, Stand.AANVAARD)
    rij.document = _document(rij, document_id)
    rij.save(update_fields=["document"])
    taken_vervallen(actor=actor, soort=PAPIER, onderwerp_id=rij.pk)
    logboek.handeling(actor, B.code, rij, document=True)
    return rij


def plaatsing_weigeren(*, actor: Actor, plaatsing_id: UUID, antwoord: str) -> Regieplaatsing:
    """The party said no, or we do not ask it any more: the regie stays where it is."""
    rij = _open(plaatsing_id, Stand.GEVRAAGD)
    rij.stand, rij.antwoord = Stand.GEWEIGERD, eis_tekst(antwoord, veld="antwoord")
    return _eind(actor, rij, "plaatsing_geweigerd")


def plaatsing_beeindigen(*, actor: Actor, plaatsing_id: UUID, reden: str) -> Regieplaatsing:
    """The regie comes back: to who kept sight of it when that colleague can direct, else as a vacancy."""
    rij = _open(plaatsing_id, Stand.AANVAARD)
    rij.antwoord = eis_tekst(reden, veld="reden")
    rij.stand, rij.tot = Stand.BEEINDIGD, klok.vandaag()
    _eind(actor, rij, "plaatsing_beeindigd")
    if not rij.voorziening:
        _terug(actor, rij)
    return rij


def plaatsingen_bewaken() -> int:
    """Every morning: whoever keeps sight of a placed regie has a day to talk; done, the next one follows."""
    with transactie(PLAATSEN):
        bekend = Taak.objects.filter(soort=SPREKEN, klaar_op=None, onderwerp_id=OuterRef("pk"))
        rijen = Regieplaatsing.objects.filter(~Exists(bekend), stand=Stand.AANVAARD, dossier__gesloten_op=None)
        nieuw = list(rijen.select_related("dossier__team", "zicht").order_by("pk"))
        dag = klok.vandaag() + timedelta(weeks=instelling("plaatsing_spreken_weken"))
        for rij in nieuw:
            _taak(PLAATSEN, rij, SPREKEN, "bespreek met het gezin en de andere organisatie hoe het gaat.", dag)
    return len(nieuw)


def _terug(actor: Actor, rij: Regieplaatsing) -> None:
    dossier_id, reden = rij.dossier_id, rij.antwoord
    if regels.kan_regisseren(rollen_in_team(rij.zicht_id, rij.team_id)):
        regisseur_aanwijzen(actor=actor, dossier_id=dossier_id, medewerker_id=rij.zicht_id, reden=reden)
    else:
        regie_vacature(actor=actor, dossier_id=dossier_id, reden=reden)


def _open(plaatsing_id: UUID, stand: Stand) -> Regieplaatsing:
    poort.eis(B)
    rij = poort.haal(Regieplaatsing, plaatsing_id, B, voor_wijzigen=True)
    if rij.stand != stand:
        raise Fout("Dit is intussen al veranderd. Kijk wat er nu staat; er is niets bewaard.")
    return rij


def _document(rij: Regieplaatsing, document_id: UUID | None) -> Document | None:
    if document_id is None:
        return None
    document = poort.haal(Document, document_id, Recht.DOCUMENT_LEZEN)
    if document.dossier_id != rij.dossier_id:
        raise Fout("Kies een document uit dit dossier.", veld="document_id")
    return document


def _eind(actor: Actor, rij: Regieplaatsing, gebeurtenis: str) -> Regieplaatsing:
    rij.save(update_fields=["stand", "antwoord", "tot"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    gebeurtenis_melden(gebeurtenis, rij.dossier_id, plaatsing=str(rij.pk))
    logboek.handeling(actor, B.code, rij, stand=rij.stand)
    return rij


def _taak(actor: Actor, rij: Regieplaatsing, soort: str, tekst: str, uiterlijk: date | None = None) -> None:
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=f"Dossier {rij.dossier.nummer}: {tekst}",
        uiterlijk=uiterlijk or over_werkdagen(instelling("plaatsing_werkdagen")),
        voor=rij.zicht,
        team=rij.dossier.team,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=f"/dossier/{rij.dossier_id}/regie/elders/",
        afgeschermd=rij.afgeschermd,
    )
