"""Access on request: no emergency, asked with a purpose, given or refused by who is responsible, and it expires."""

from datetime import timedelta
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_tekst, over_werkdagen
from keukentafel.dossier.models import Toegangsverlening
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen import _toegang as t
from keukentafel.privacy.handelingen.noodtoegang import bewaar
from keukentafel.privacy.opvragen.toegangsdoel import NEMEN, eis_doel
from keukentafel.privacy.regels import noodtoegang as regels

VRAAG, ANTWOORD = "toegang_gevraagd", "toegang_beantwoord"
ANTWOORD_WERKDAGEN = 2


def toegang_vragen(*, actor: Actor, dossier_id: UUID, reden: str, dagen: int) -> Toegangsverlening:
    """Regisseur and manager of the dossier's team get the question; nothing opens by asking."""
    poort.eis(NEMEN)
    doel = eis_doel(actor, dossier_id)
    tekst = eis_tekst(reden, veld="reden")
    if bezwaar := regels.bezwaar_tegen_reden(tekst):
        raise Fout(bezwaar, veld="reden")
    if bezwaar := regels.bezwaar_tegen_dagen(dagen, instelling("toegang_verzoek_dagen")):
        raise Fout(bezwaar, veld="dagen")
    rij = t.nieuwe_verlening(actor, doel, regels.Soort.VERZOEK, tekst)
    rij.dagen = dagen
    bewaar(rij)
    vraag, uiterlijk = f"{actor.naam} vraagt toegang voor {dagen} dagen.", over_werkdagen(ANTWOORD_WERKDAGEN)
    adres = f"/toegangsverzoek/{rij.pk}/"
    if regisseur := t.regisseur_van(rij):
        t.taak(rij, VRAAG, vraag, uiterlijk, voor=regisseur, adres=adres)
    t.taak(rij, VRAAG, vraag, uiterlijk, rol=Rol.WIJKTEAMMANAGER, team=rij.dossierteam, adres=adres)
    gebeurtenis_melden("toegang_gevraagd", rij.pk)
    logboek.handeling(actor, NEMEN.code, rij, wat="gevraagd", dagen=dagen)
    return rij


def toegang_beantwoorden(*, actor: Actor, verlening_id: UUID, ja: bool, antwoord: str = "") -> Toegangsverlening:
    """Given from now on, or refused with a reason; the asker hears it. What was true at the asking is asked again."""
    poort.eis(Recht.TOEGANG_VERLENEN)
    rij = poort.haal(Toegangsverlening, verlening_id, Recht.TOEGANG_VERLENEN, voor_wijzigen=True)
    t.eis_beslisser(actor, rij)
    if rij.soort != regels.Soort.VERZOEK or rij.toegestaan is not None or rij.beeindigd_op is not None:
        raise Fout("Deze vraag is al beantwoord of teruggenomen. Er is niets veranderd.")
    rij.toegestaan, rij.antwoord = ja, eis_tekst(antwoord, leeg=ja, veld="antwoord")
    rij.beslist_op, rij.beslist_door = klok.nu(), actor.naam
    if ja:
        rij.van, rij.tot = klok.nu(), klok.nu() + timedelta(days=rij.dagen or 1)
        rij.zichtbaar_vanaf = rij.van
    else:
        rij.beeindigd_op, rij.beeindigd_door = klok.nu(), actor.kenmerk
    with transactie(t.SYSTEEM):
        rij.save()
        medewerker = rij.medewerker
    taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=VRAAG)
    woord = f"je krijgt toegang tot en met {rij.tot:%d-%m-%Y}." if rij.tot else "je krijgt geen toegang."
    t.taak(rij, ANTWOORD, woord, klok.vandaag(), voor=medewerker)
    gebeurtenis_melden("toegang_beantwoord", rij.pk, ja=ja)
    logboek.handeling(actor, Recht.TOEGANG_VERLENEN.code, rij, ja=ja)
    return rij
