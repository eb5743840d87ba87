"""Hear the resident before a decision they would not expect (Awb 4:7, 4:8; AWB-05): asked, told, or why not."""

from datetime import date
from uuid import UUID

from keukentafel.besluit.handelingen._buren import Voorval, stap
from keukentafel.besluit.handelingen._hulp import SYSTEEM, merk
from keukentafel.besluit.handelingen._opstellen import besluit_in_de_maak, eis_onder_de_wet
from keukentafel.besluit.handelingen.besluit import blokken_schrijven
from keukentafel.besluit.models import Aanvraag, Zienswijze
from keukentafel.besluit.opvragen.dossierbronnen import zienswijzebronnen
from keukentafel.besluit.regels import opstellen as ops
from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

R, S = Recht.AANVRAAG_BEHANDELEN, Recht.BESLUITTEKST_SCHRIJVEN
GRONDEN = {"4:7": "Wij willen iets weigeren om andere gegevens dan u gaf (Awb 4:7)",
           "4:8": "Wij willen iets veranderen waar u niet om vroeg (Awb 4:8)"}  # fmt: skip
VORMEN = {"mondeling": "In een gesprek", "schriftelijk": "In een brief of mail"}
TAAK = "zienswijze_wacht"


def zienswijze_vragen(
    *, actor: Actor, aanvraag_id: UUID, grond: str, waarover: str, uiterlijk: date, afgezien: str = ""
) -> Zienswijze:
    """Asked, until a day; or with `afgezien` why nobody need be asked (Awb 4:11, 4:12)."""
    poort.eis(S)
    aanvraag: Aanvraag = poort.haal(Aanvraag, aanvraag_id, R, voor_wijzigen=True)
    eis_onder_de_wet(actor, aanvraag)
    eis_keuze(grond, GRONDEN, "grond")
    if uiterlijk < klok.vandaag():
        raise Fout(f"{datum_gewoon(uiterlijk)} is al geweest. Geef de inwoner een dag die nog komt.", veld="uiterlijk")
    rij = Zienswijze(
        **merk(actor, aanvraag, wet=True), aanvraag=aanvraag, grond=grond, gevraagd_op=klok.vandaag(),
        waarover=eis_tekst(waarover, veld="waarover"), uiterlijk=uiterlijk,
        afgezien=eis_tekst(afgezien, leeg=True, veld="afgezien"),
    )  # fmt: skip
    rij.save(force_insert=True)
    if not rij.afgezien:
        tekst = "De tijd om te reageren is voorbij. Ga verder met het besluit"
        taak_maken(
            actor=actor, soort=TAAK, tekst=tekst, uiterlijk=uiterlijk, team=aanvraag.team, voor=aanvraag.behandelaar,
            dossier_id=aanvraag.dossier_id, onderwerp_id=rij.pk, adres=aanvraag.adres, afgeschermd=aanvraag.afgeschermd,
        )  # fmt: skip
        stap(actor, aanvraag, Voorval.ZIENSWIJZE_VRAGEN)
    gebeurtenis_melden("zienswijze_gevraagd", aanvraag.dossier_id, zienswijze=str(rij.pk), grond=grond)
    logboek.handeling(actor, S.code, rij, grond=grond)
    return rij


def zienswijze_vastleggen(
    *, actor: Actor, zienswijze_id: UUID, vorm: str, tekst: str, op: date | None = None
) -> Zienswijze:
    """What they said, in their words; it goes into the draft, with where it came from."""
    poort.eis(S)
    rij: Zienswijze = poort.haal(Zienswijze, zienswijze_id, S, voor_wijzigen=True)
    eis_keuze(vorm, VORMEN, "vorm")
    dag = op or klok.vandaag()
    if not rij.gevraagd_op <= dag <= klok.vandaag():
        wanneer = f"tussen {datum_gewoon(rij.gevraagd_op)} en vandaag"
        raise Fout(f"{datum_gewoon(dag)} kan niet. Kies een dag {wanneer}.", veld="op")
    if rij.gegeven_op:
        raise Fout("Deze zienswijze staat er al. Wat iemand zei, verandert niet meer. Vraag zo nodig een nieuwe.")
    rij.gegeven_op, rij.vorm, rij.tekst = dag, vorm, eis_tekst(tekst)
    rij.save(update_fields=["gegeven_op", "vorm", "tekst"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    if (besluit := besluit_in_de_maak(rij.aanvraag)) is not None:
        bronnen = [b for b in zienswijzebronnen(rij.aanvraag) if b.id == rij.pk]
        with transactie(SYSTEEM):
            blokken_schrijven(actor, besluit, ops.blokken(bronnen, rij.wet, rij.inwoner_id))
    if rij.aanvraag.stand == "zienswijze":
        stap(actor, rij.aanvraag, Voorval.ZIENSWIJZE_ONTVANGEN)
    gebeurtenis_melden("zienswijze_vastgelegd", rij.dossier_id, zienswijze=str(rij.pk))
    logboek.handeling(actor, S.code, rij, gegeven=True)
    return rij
