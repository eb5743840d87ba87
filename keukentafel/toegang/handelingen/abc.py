"""ABC-duty: the rota, asking advice or handing a call over, and the outcome, also "geen dossier nodig" (REQ-005)."""

from datetime import date, time, timedelta
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import _melding
from keukentafel.toegang.handelingen._hulp import eis_code, eis_tekst, in_rol
from keukentafel.toegang.models import AbcDienst, Adviesvraag, Contact, Melding
from keukentafel.toegang.opvragen.abc import eerstvolgende_dienst
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.regels import UITVOERENDE_ROLLEN, MeldingStand

GEEN_DOSSIER, OVERGENOMEN = "geen_dossier", "overgenomen"
SOORTEN = [("advies", "Advies vragen"), ("overname", "Het gesprek overdragen")]
# The melding may belong to another team than the one who advises (naden.md §1).
ABC = Actor.systeem("abc_advies")


def abc_dienst_zetten(*, actor: Actor, medewerker_id: UUID, dag: date, van: time, tot: time) -> AbcDienst:
    """Put somebody on the rota. Raises Fout for a day gone by, hours that run back, or a turn that is there."""
    poort.eis(Recht.ABC_ROOSTER)
    if dag < klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} is al geweest. Kies vandaag of een dag daarna.", veld="dag")
    if van >= tot:
        raise Fout(f"De dienst eindigt om {tot:%H.%M}, voor hij begint. Kies een latere tijd.", veld="tot")
    wie = Medewerker.objects.filter(pk=medewerker_id, is_active=True).first()
    if wie is None or not _adviseert(medewerker_id, dag):
        raise Fout(
            "Deze medewerker heeft dan geen uitvoerende rol. Kies een wijkcoach of consulent.", veld="medewerker"
        )
    if AbcDienst.objects.filter(medewerker=wie, dag=dag, van__lt=tot, tot__gt=van).exists():
        raise Fout(f"{wie.naam} heeft op {datum_gewoon(dag)} rond deze tijd al dienst.", veld="van")
    dienst = AbcDienst.objects.create(medewerker=wie, dag=dag, van=van, tot=tot, gewijzigd_door=actor.naam)
    logboek.handeling(actor, Recht.ABC_ROOSTER.code, None, medewerker=str(wie.pk), dag=dag)
    return dienst


def _adviseert(medewerker_id: UUID, dag: date) -> bool:
    rollen = Medewerker.objects.get(pk=medewerker_id).rolvervullingen.filter(rol__in=UITVOERENDE_ROLLEN, van__lte=dag)
    return any(rij.tot is None or rij.tot > dag for rij in rollen)


def abc_dienst_wissen(*, actor: Actor, dienst_id: int) -> None:
    """Off the rota again; what was asked in that turn stays."""
    poort.eis(Recht.ABC_ROOSTER)
    dienst = AbcDienst.objects.filter(pk=dienst_id).first()
    if dienst is None:
        raise NietGevonden("toegang.abcdienst")
    wie, dag = str(dienst.medewerker_id), dienst.dag
    dienst.delete()
    logboek.handeling(actor, Recht.ABC_ROOSTER.code, None, medewerker=wie, dag=dag, weg=True)


def advies_vragen(
    *,
    actor: Actor,
    vraag: str,
    soort: str = "advies",
    contact_id: UUID | None = None,
    melding_id: UUID | None = None,
    voor_id: UUID | None = None,
) -> Adviesvraag:
    """Ask the worker on duty (or `voor_id`) about a contact or melding, or hand the call over to that worker."""
    poort.eis(Recht.ADVIES_VRAGEN)
    eis_code(soort, SOORTEN, "soort", "soort vraag")
    if not vraag.strip():
        raise Fout("Schrijf op wat je wilt weten. Een paar woorden is genoeg.", veld="vraag")
    over: Contact | Melding
    if contact_id:
        over = poort.haal(Contact, contact_id, Recht.ADVIES_VRAGEN)
    elif melding_id:
        over = poort.haal(Melding, melding_id, Recht.ADVIES_VRAGEN)
    else:
        raise NietGevonden("toegang.contact")
    dienst = eerstvolgende_dienst()
    voor = voor_id or (dienst.medewerker if dienst else None)
    if voor is None:
        raise Fout("Er staat niemand op het rooster van de ABC-dienst. Maak een melding, of vraag een collega.")
    return _vragen(actor, over, soort, voor, eis_tekst(vraag, "vraag"))


def _vragen(actor: Actor, over: Contact | Melding, soort: str, voor: UUID, vraag: str) -> Adviesvraag:
    adviesvraag = Adviesvraag(
        contact=over if isinstance(over, Contact) else None,
        melding=over if isinstance(over, Melding) else None,
        inwoner_id=over.inwoner_id,
        huishouden_id=over.huishouden_id,
        team_id=over.team_id,
        afgeschermd=over.afgeschermd,
        wet=over.wet,
        soort=soort,
        voor_id=voor,
        vraag=vraag,
        gevraagd_op=klok.nu(),
        gemaakt_door=actor.kenmerk,
    )
    adviesvraag.save(force_insert=True)
    tekst = "Een gesprek wacht op je (ABC-dienst)" if soort == "overname" else "Er is een vraag voor de ABC-dienst"
    _taak(actor, adviesvraag, Medewerker.objects.get(pk=voor), tekst)
    gebeurtenis_melden("advies_gevraagd", adviesvraag.pk, wat=soort, voor=str(voor))
    logboek.handeling(actor, Recht.ADVIES_VRAGEN.code, adviesvraag, soort=soort, voor=str(voor))
    return adviesvraag


def advies_bij_overbelasting(actor: Actor, melding: Melding, vraag: str) -> Adviesvraag | None:
    """Part of melding_maken: the ABC-duty looks first (PRB-03). An empty rota leaves it in the ordinary queue."""
    dienst = eerstvolgende_dienst()
    if dienst is None:
        return None
    melding.bij_abc = True
    melding.save(update_fields=["bij_abc"])
    tekst = vraag or "De mantelzorger houdt het niet meer vol."
    return _vragen(actor, melding, "overbelasting", dienst.medewerker, tekst)


def _taak(actor: Actor, adviesvraag: Adviesvraag, voor: Medewerker, tekst: str) -> None:
    tot = klok.vandaag()
    if not feestdagen().is_werkdag(tot):
        tot += timedelta(days=1)
    adres = f"/abc/{adviesvraag.pk}/"
    taak_maken(
        actor=actor, soort="abc", tekst=tekst, uiterlijk=tot, voor=voor, onderwerp_id=adviesvraag.pk, adres=adres
    )


def advies_geven(*, actor: Actor, adviesvraag_id: UUID, uitkomst: str, advies: str = "") -> Adviesvraag:
    """Answer in one step. "Geen dossier nodig" ends the melding as well; "overgenomen" takes it, where the role allows.

    Answering twice is refused: the first outcome was counted and read.
    """
    poort.eis(Recht.ADVIES_GEVEN)
    adviesvraag = poort.haal(Adviesvraag, adviesvraag_id, Recht.ADVIES_GEVEN, voor_wijzigen=True)
    if adviesvraag.voor_id != actor.id:
        raise Fout("Deze vraag is aan een collega gesteld. Alleen die kan antwoorden.")
    if adviesvraag.beantwoord_op:
        raise Fout("Deze vraag is al beantwoord. Stel zo nodig een nieuwe vraag.")
    adviesvraag.uitkomst = eis_code(uitkomst, keuzes().lijst("abc_uitkomst"), "uitkomst", "uitkomst")
    adviesvraag.advies, adviesvraag.beantwoord_op = eis_tekst(advies, "advies"), klok.nu()
    adviesvraag.save(update_fields=["uitkomst", "advies", "beantwoord_op"])
    if adviesvraag.melding_id:
        _melding_volgt(actor, adviesvraag)
    _taken_bij_antwoord(actor, adviesvraag)
    gebeurtenis_melden("advies_gegeven", adviesvraag.pk, wat=adviesvraag.soort, uitkomst=uitkomst)
    logboek.handeling(actor, Recht.ADVIES_GEVEN.code, adviesvraag, uitkomst=uitkomst)
    return adviesvraag


def _melding_volgt(actor: Actor, adviesvraag: Adviesvraag) -> None:
    """What the advice means for the melding; the advice itself stays with who asked."""
    with transactie(ABC):
        melding = Melding.objects.select_for_update(of=("self",)).get(pk=adviesvraag.melding_id)
        if adviesvraag.soort == "overbelasting":
            melding.bij_abc = False
            melding.save(update_fields=["bij_abc"])
        open_ = melding.status in (MeldingStand.NIEUW, MeldingStand.BEOORDEELD)
        if adviesvraag.uitkomst == GEEN_DOSSIER and open_:
            _melding.zet_stand(ABC, melding, MeldingStand.AFGEROND, "na advies van de ABC-dienst: geen dossier nodig")
            _melding.bewaar(actor, melding, "status")
            _melding.termijnen_sluiten(melding, "afgerond na advies")
        elif adviesvraag.uitkomst == OVERGENOMEN and open_ and in_rol(adviesvraag.voor_id, melding.team_id):
            melding.behandelaar_id = adviesvraag.voor_id
            _melding.zet_stand(ABC, melding, MeldingStand.IN_BEHANDELING, "overgenomen door de ABC-dienst")
            _melding.bewaar(actor, melding, "behandelaar", "status")
            _melding.termijnen_overdragen(melding)


def _taken_bij_antwoord(actor: Actor, adviesvraag: Adviesvraag) -> None:
    """The task of who answered is done; who asked hears it."""
    with transactie(ABC):
        Taak.objects.filter(onderwerp_id=adviesvraag.pk, klaar_op=None).update(
            klaar_op=klok.nu(), klaar_door=actor.naam
        )
    vrager = Medewerker.objects.filter(pk=adviesvraag.gemaakt_door).first()
    if vrager:
        _taak(actor, adviesvraag, vrager, "De ABC-dienst heeft geantwoord")
