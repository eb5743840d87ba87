"""What being late cost, decided as every other decision (Awb 4:17, 4:18; AWB-06, AWB-07, D17).

The amount is fixed when the aanvraag was answered, or when the 42 days are over; then its own term begins.
"""

from datetime import date
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import SYSTEEM, merk
from keukentafel.besluit.handelingen._opstellen import eis_dossier_open
from keukentafel.besluit.handelingen.aanvraag import taak_voor
from keukentafel.besluit.handelingen.besluit import (
    R,
    adviseert,
    blokken_schrijven,
    nieuw_besluit,
    rechtsgronden_bijwerken,
)
from keukentafel.besluit.handelingen.klok import TAAK_INGEBREKE
from keukentafel.besluit.models import Aanvraag, Besluit, Klokfeit
from keukentafel.besluit.opvragen.klok import klok_van
from keukentafel.besluit.regels import besluitsoorten as bs
from keukentafel.besluit.regels import opstellen as ops
from keukentafel.besluit.regels.dwangsom import Dwangsomstand
from keukentafel.besluit.regels.klok import Klokstand
from keukentafel.besluit.regels.soorten import Besluitsoort, Besluitstand, Feit, Overwegingsoort
from keukentafel.besluit.regels.standen import EINDE, Stand
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import aantal, datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.plan.regels import euro
from keukentafel.poort import logboek, poort

TAAK_DWANGSOM = "besluit_dwangsom"
SOORT = Besluitsoort.DWANGSOM


def dwangsom_opstellen(*, actor: Actor, aanvraag_id: UUID) -> Besluit:
    """A draft with the dates and the amount; from here it goes the ordinary road. Twice is one draft."""
    poort.eis(R)
    aanvraag: Aanvraag = poort.haal(Aanvraag, aanvraag_id, R, voor_wijzigen=True)
    eis_dossier_open(aanvraag)
    # One on a late bezwaar names the decision that was objected to; this one names none.
    eigen = aanvraag.besluiten.filter(soort=SOORT, vervangt=None)
    if eerder := al_opgesteld(eigen.exclude(stand=Besluitstand.INGETROKKEN).first()):
        return eerder
    stand = klok_van(aanvraag).dwangsom
    _eis_verschuldigd(stand, aanvraag, adviseert(actor, aanvraag))
    besluit = nieuw_besluit(actor, aanvraag, SOORT)
    with transactie(SYSTEEM):
        blokken_schrijven(actor, besluit, dwangsomblokken(actor, besluit, stand))
        rechtsgronden_bijwerken(actor, besluit)
    gebeurtenis_melden("besluit_opgesteld", aanvraag.dossier_id, besluit=str(besluit.pk), besluitsoort=SOORT.value)
    logboek.handeling(actor, R.code, besluit, soort=SOORT.value)
    return besluit


def al_opgesteld(eerder: Besluit | None) -> Besluit | None:
    """The draft that is there; refused when it was decided on already."""
    if eerder is not None and eerder.stand not in bs.IN_DE_MAAK:
        raise Fout(f"Over deze dwangsom is al beslist: besluit {eerder.nummer}.")
    return eerder


def _eis_verschuldigd(stand: Dwangsomstand, aanvraag: Aanvraag, advies: bool) -> None:
    bedrag = stand.verschuldigd(klok.vandaag())
    if SOORT not in bs.soorten_voor(aanvraag.procedure, eerder=False, adviseert=advies, dwangsom=bedrag):
        eis_verschuldigd(stand, "de aanvraag")


def eis_verschuldigd(stand: Dwangsomstand, waarop: str) -> None:
    """Fout, with why nothing is owed (yet)."""
    if stand.verschuldigd(klok.vandaag()):
        return
    if stand.kalender is None:
        raise Fout("Er is geen ingebrekestelling die telt, en dus geen dwangsom.")
    if stand.loopt:
        raise Fout(f"De dwangsom loopt nog. Beslis eerst op {waarop}; daarna staat het bedrag vast.")
    raise Fout("Er is op tijd beslist na de ingebrekestelling. Er is geen dwangsom.")


def dwangsomblokken(actor: Actor, besluit: Besluit, stand: Dwangsomstand, wat: str = "ons besluit") -> list[ops.Blok]:
    """The dates, and the sum as it was made."""
    assert stand.kalender is not None  # eis_verschuldigd
    vandaag, k = klok.vandaag(), stand.kalender
    hier = ops.Bron(ops.Bronsoort.OPSTELLER, actor.naam, {}, wet=besluit.wet)
    klaar = f" Op {datum_gewoon(stand.klaar_op)} was {wat} bekend." if stand.klaar_op else ""
    feit = (
        f"Op {datum_gewoon(k.ontvangen)} schreef u ons dat wij te laat waren. Wij hadden daarna tot en met "
        f"{datum_gewoon(k.twee_weken.dag)} de tijd.{klaar}"
    )
    dagen, geld = aantal(stand.dagen(vandaag), "dag", "dagen"), euro(stand.verschuldigd(vandaag) * 100)
    som = f"Vanaf {datum_gewoon(k.eerste_dag)} waren wij {dagen} te laat. Daarom krijgt u {geld}."
    return [
        ops.Blok(ops.Stap.SITUATIE, Overwegingsoort.FEIT, feit, hier),
        ops.Blok(ops.Stap.CONCLUSIE, Overwegingsoort.AFWEGING, som, hier),
    ]


# --- The term of the decision -----------------------------------------------------------------------------------------


def dwangsom_bij_stand(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the aanvraag was answered. Nobody has to hurry any more; what is owed has a last day."""
    if gebeurtenis.gegevens["naar"] not in {Stand.BEKENDGEMAAKT, *EINDE}:
        return
    with transactie(SYSTEEM):
        aanvraag = Aanvraag.objects.select_related("behandelaar").filter(pk=gebeurtenis.onderwerp).first()
        if aanvraag is None or (stand := klok_van(aanvraag)).klaar_op is None:
            return
        taken_vervallen(actor=SYSTEEM, onderwerp_id=aanvraag.pk, soort=TAAK_INGEBREKE)
        dwangsom_vragen(aanvraag, stand)


def dwangsom_vragen(aanvraag: Aanvraag, stand: Klokstand) -> bool:
    """One task, with the last day (D17), as soon as the amount is fixed. False when there is none, or there was."""
    bedrag, uiterlijk = stand.dwangsom.verschuldigd(klok.vandaag()), stand.dwangsom.besluit_uiterlijk
    if not bedrag or uiterlijk is None:
        return False
    if Gebeurtenis.objects.filter(soort="dwangsom_verschuldigd", onderwerp=aanvraag.pk).exists():
        return False
    zin = f"Beslis over de dwangsom van {euro(bedrag * 100)}, uiterlijk {datum_gewoon(uiterlijk)}."
    taak_maken(actor=SYSTEEM, soort=TAAK_DWANGSOM, tekst=zin, uiterlijk=max(uiterlijk, klok.vandaag()),
               **taak_voor(aanvraag))  # fmt: skip
    gebeurtenis_melden("dwangsom_verschuldigd", aanvraag.pk, bedrag=bedrag, uiterlijk=str(uiterlijk))
    return True


def dwangsom_bekend(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: a decision was made known. On the dwangsom of an aanvraag: its clock says so, nobody is asked again."""
    with transactie(SYSTEEM):
        rijen = Besluit.objects.filter(pk=gebeurtenis.gegevens.get("besluit"), soort=SOORT, vervangt=None)
        besluit = rijen.select_related("aanvraag").first()
        if besluit is None:
            return
        taken_vervallen(actor=SYSTEEM, onderwerp_id=besluit.aanvraag_id, soort=TAAK_DWANGSOM)
        _feit(besluit.aanvraag, besluit.bekendgemaakt_op or klok.vandaag())


def _feit(aanvraag: Aanvraag, op: date) -> None:
    if aanvraag.klokfeiten.filter(soort=Feit.DWANGSOM, vervallen_op=None).exists():
        return
    stand = klok_van(aanvraag).dwangsom
    dagen, bedrag = stand.dagen(op), stand.bedrag(op)
    reden = f"{aantal(dagen, 'dag', 'dagen')}, {euro(bedrag * 100)}"
    Klokfeit(**merk(SYSTEEM, aanvraag), aanvraag=aanvraag, soort=Feit.DWANGSOM, van=op, reden=reden).save(
        force_insert=True
    )
    gebeurtenis_melden("dwangsom_vastgesteld", aanvraag.pk, dagen=dagen, bedrag=bedrag)
