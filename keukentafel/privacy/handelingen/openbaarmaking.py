"""What the aandachtsfunctionaris decides: when a resident reads of a use, and who may come into a shielded dossier."""

from datetime import date, timedelta
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen import _toegang as t
from keukentafel.privacy.handelingen.noodtoegang import UITSTELLEN
from keukentafel.privacy.models import Toegangsakkoord
from keukentafel.privacy.regels import noodtoegang as regels

B = Recht.OPENBAARMAKING_UITSTELLEN
AKKOORD, KIJK_WEER = "toegangsakkoord", "openbaarmaking_herzien"
AKKOORD_UREN = 24


def openbaarmaking_uitstellen(*, actor: Actor, verlening_id: UUID, reden: str, kijk_op: date) -> Toegangsverlening:
    """The resident does not read it yet, because that would not be safe; on that day somebody looks again."""
    rij = _haal(verlening_id)
    if bezwaar := regels.bezwaar_tegen_kijkdag(kijk_op, klok.vandaag()):
        raise Fout(bezwaar, veld="kijk_op")
    rij.uitstel_reden, rij.uitstel_tot = eis_tekst(reden, veld="reden"), kijk_op
    rij.uitstel_door, rij.zichtbaar_vanaf = actor.naam, None
    return _bewaar(actor, rij, uitgesteld_tot=kijk_op.isoformat())


def openbaar_maken(*, actor: Actor, verlening_id: UUID) -> Toegangsverlening:
    """The resident reads it from now on. What was readable already stays so."""
    rij = _haal(verlening_id)
    rij.zichtbaar_vanaf, rij.uitstel_tot = rij.zichtbaar_vanaf or klok.nu(), None
    return _bewaar(actor, rij, openbaar=True)


def _haal(verlening_id: UUID) -> Toegangsverlening:
    poort.eis(B)
    rij = poort.haal(Toegangsverlening, verlening_id, B, voor_wijzigen=True)
    if rij.van is None:
        raise Fout("Hier is geen toegang gegeven. Er is niets om te laten lezen.")
    return rij


def _bewaar(actor: Actor, rij: Toegangsverlening, **wat: object) -> Toegangsverlening:
    rij.save(update_fields=["zichtbaar_vanaf", "uitstel_tot", "uitstel_reden", "uitstel_door"])
    for soort in (UITSTELLEN, KIJK_WEER):
        taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=soort)
    gebeurtenis_melden("openbaarmaking_bepaald", rij.pk)
    logboek.handeling(actor, B.code, rij, **wat)
    return rij


def uitstel_bewaken() -> int:
    """Every morning: what is kept back until today or before asks to be looked at again, until somebody did."""
    with transactie(t.SYSTEEM):
        rijen = Toegangsverlening.objects.filter(uitstel_tot__lte=klok.vandaag(), zichtbaar_vanaf=None)
        gevonden = list(rijen.select_related("dossier"))
        for rij in gevonden:
            taken_vervallen(actor=t.SYSTEEM, onderwerp_id=rij.pk, soort=KIJK_WEER)
            tekst = "kan de inwoner nu lezen dat er noodtoegang was?"
            adres = f"/openbaarmaking/{rij.pk}/"
            t.taak(rij, KIJK_WEER, tekst, klok.vandaag(), rol=Rol.AANDACHTSFUNCTIONARIS, adres=adres)
    return len(gevonden)


def toegangsakkoord_geven(*, actor: Actor, nummer: str, medewerker_id: UUID, reden: str) -> Toegangsakkoord:
    """This worker may take emergency access to this shielded dossier, within a day. Never to oneself."""
    poort.eis(B)
    if medewerker_id == actor.id:
        raise Fout("Aan jezelf geef je geen akkoord. Vraag het een andere aandachtsfunctionaris.", veld="medewerker_id")
    tekst = eis_tekst(reden, veld="reden")
    with transactie(t.SYSTEEM):
        dossier = Dossier.objects.filter(nummer=nummer.strip()).select_related("team").first()
        medewerker = Medewerker.objects.filter(pk=medewerker_id, is_active=True).first()
    if dossier is None or dossier.pk in actor.mijdt:
        raise Fout(f"Er is geen dossier met nummer ‘{nummer}’. Een nummer ziet eruit als 2026-0417.", veld="nummer")
    if medewerker is None:
        raise Fout("Kies iemand uit de lijst.", veld="medewerker_id")
    tot = klok.nu() + timedelta(hours=AKKOORD_UREN)
    rij = Toegangsakkoord(
        dossier=dossier, medewerker=medewerker, team=dossier.team, reden=tekst, tot=tot, gemaakt_door=actor.kenmerk
    )
    rij.save(force_insert=True)
    _vertel(actor, rij)
    gebeurtenis_melden("toegangsakkoord_gegeven", rij.pk)
    logboek.handeling(actor, B.code, rij, medewerker=str(medewerker.pk), tot=tot.isoformat())
    return rij


def _vertel(actor: Actor, rij: Toegangsakkoord) -> None:
    """The worker gets the door to it: a shielded dossier is in no search."""
    taak_maken(
        actor=actor,
        soort=AKKOORD,
        tekst=f"Dossier {rij.dossier.nummer}: noodtoegang mag, tot {t.tijdstip(rij.tot)} morgen.",
        uiterlijk=klok.vandaag(),
        voor=rij.medewerker,
        onderwerp_id=rij.pk,
        adres=f"/noodtoegang/dossier/{rij.dossier_id}/",
        afgeschermd=True,
    )
