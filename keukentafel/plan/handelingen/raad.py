"""Advice of others on a case, and who holds a case with drang or dwang (REQ-067, REQ-068, REQ-069)."""

from datetime import date, datetime
from uuid import UUID

from keukentafel.dossier.handelingen import betrokken_maken
from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_open, eis_tekst, merk, over_werkdagen
from keukentafel.dossier.regels import Betrokkenrol, Tijdelijk
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import instelling, medewerker_van
from keukentafel.organisatie.opvragen.inrichting import keuzenamen
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.handelingen.mensen import eis_collega
from keukentafel.plan.handelingen.rondom import tijdelijk_beeindigen
from keukentafel.plan.models import Consult, Vierogen, Zaakhouder
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol, Wet
from keukentafel.poort.rechten import Recht

ANTWOORDEN = Recht.CONSULT_BEANTWOORDEN
RAAD = Actor.systeem("consult")
TAAK, GEANTWOORD, MEEKIJKEN = "consult", "consult_antwoord", "drang_meekijken"


def vierogen_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    collega_id: UUID,
    uitkomst: str,
    op: date | None = None,
    wet: str = Wet.ALGEMEEN,
) -> Vierogen:
    """A colleague looked along: who, when (today), and what came of it."""
    dossier = open_dossier(dossier_id)
    collega, dag = eis_collega(collega_id), op or klok.vandaag()
    if collega.pk == actor.id:
        raise Fout("Vier ogen zijn van twee mensen. Kies met welke collega je keek.", veld="collega_id")
    if dag > klok.vandaag():
        raise Fout(f"{dag:%d-%m-%Y} ligt in de toekomst. Op welke dag keken jullie samen?", veld="op")
    rij = Vierogen(
        **merk(actor, dossier), collega=collega, op=dag, wet=Wet(wet), uitkomst=eis_tekst(uitkomst, veld="uitkomst"),
        auteur_naam=actor.naam,
    )  # fmt: skip
    rij.save(force_insert=True)
    gebeurtenis_melden("vierogen_vastgelegd", dossier.pk, vierogen=str(rij.pk))
    logboek.handeling(actor, S.code, rij)
    return rij


def consult_vragen(
    *,
    actor: Actor,
    dossier_id: UUID,
    specialisme: str,
    vraag: str,
    aan_id: UUID | None = None,
    aan_naam: str = "",
    wet: str = Wet.ALGEMEEN,
) -> Consult:
    """Ask a specialist. A colleague gets a tie and a task; of one from outside the asker writes the answer."""
    dossier = open_dossier(dossier_id)
    namen = keuzenamen("specialisme", {})
    eis_keuze(specialisme, namen, "specialisme")
    aan = eis_collega(aan_id) if aan_id else None
    rij = Consult(
        **merk(actor, dossier), specialisme=specialisme, specialisme_naam=namen[specialisme], aan=aan, wet=Wet(wet),
        vraag=eis_tekst(vraag, veld="vraag"),
        aan_naam=aan.naam if aan else eis_tekst(aan_naam, veld="aan_naam"), auteur_naam=actor.naam,
        uiterlijk=over_werkdagen(instelling("consult_werkdagen")),
    )  # fmt: skip
    if aan is not None:
        with transactie(RAAD):
            betrokken_maken(
                actor=actor, dossier=dossier, medewerker_id=aan.pk, rol=Betrokkenrol.SPECIALIST,
                waarvoor=Tijdelijk.CONSULT, reden=f"Raad gevraagd: {namen[specialisme]}",
            )  # fmt: skip
    rij.save(force_insert=True)
    wie = aan or medewerker_van(actor.kenmerk)
    _taak(actor, rij, TAAK, "een collega vraagt je om raad." if aan else "vraag na wat het advies is.", wie)
    gebeurtenis_melden("consult_gevraagd", dossier.pk, consult=str(rij.pk))
    logboek.handeling(actor, S.code, rij, specialisme=specialisme)
    return rij


def consult_beantwoorden(*, actor: Actor, consult_id: UUID, antwoord: str) -> Consult:
    """The answer stands in the dossier; who asked is told. The specialist writes it, or who heard it from outside.

    With the answer the specialist is no longer involved and reads the case no more (AUT-06); more is a new question.
    """
    poort.eis(ANTWOORDEN)
    rij = _open_consult(consult_id, ANTWOORDEN)
    rij.antwoord, rij.beantwoord_op = eis_tekst(antwoord, veld="antwoord"), klok.nu()
    rij.beantwoord_door = actor.naam if actor.id == rij.aan_id else f"{rij.aan_naam} (opgeschreven door {actor.naam})"
    with transactie(RAAD):
        rij.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
        taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=rij.pk)
        vrager = medewerker_van(rij.gemaakt_door)
        if vrager is not None and vrager.pk != actor.id:
            _taak(actor, rij, GEANTWOORD, "het advies dat je vroeg staat erin.", vrager)
    gebeurtenis_melden("consult_beantwoord", rij.dossier_id, consult=str(rij.pk))
    logboek.handeling(actor, ANTWOORDEN.code, rij)
    # Last of all: what is above still reads the case as the specialist.
    _band_sluiten(rij, "raad gegeven")
    return rij


def consult_intrekken(*, actor: Actor, consult_id: UUID, reden: str) -> Consult:
    """The question goes back, for instance as it went to the wrong colleague. Task and tie end at once (AUT-06)."""
    poort.eis(S)
    rij = _open_consult(consult_id, S)
    eis_open(rij.dossier)
    rij.ingetrokken_op, rij.ingetrokken_reden = klok.nu(), eis_tekst(reden, veld="reden")
    rij.save(update_fields=["ingetrokken_op", "ingetrokken_reden"])
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=rij.pk)
    gebeurtenis_melden("consult_ingetrokken", rij.dossier_id, consult=str(rij.pk))
    logboek.handeling(actor, S.code, rij, ingetrokken=True)
    _band_sluiten(rij, "vraag ingetrokken")
    return rij


def _open_consult(consult_id: UUID, recht: Recht) -> Consult:
    rij: Consult = poort.haal(Consult, consult_id, recht, voor_wijzigen=True)
    if rij.beantwoord_op:
        raise Fout(f"{rij.beantwoord_door} schreef het antwoord al. Stel een nieuwe vraag als er meer is.")
    if rij.ingetrokken_op:
        raise Fout("Deze vraag is ingetrokken. Stel een nieuwe vraag als er weer een is.")
    return rij


def _band_sluiten(rij: Consult, reden: str) -> None:
    """The tie was made for the question; another question to the same specialist that is still open keeps it."""
    with transactie(RAAD):
        andere = Consult.objects.filter(
            dossier=rij.dossier_id, aan=rij.aan_id, beantwoord_op=None, ingetrokken_op=None
        ).exclude(pk=rij.pk)
        if rij.aan_id and not andere.exists():
            tijdelijk_beeindigen(rij.dossier_id, Tijdelijk.CONSULT, reden, wie=rij.aan_id)


def drang_markeren(
    *, actor: Actor, dossier_id: UUID, soort: str, organisatie: str, reden: str, contact: str = ""
) -> Zaakhouder:
    """Mark drang or dwang, and which organisation holds the case. The gedragswetenschapper is asked to look along.

    Marked already: the case goes to this organisation, at the same moment (no day without holder).
    """
    dossier = open_dossier(dossier_id)
    if soort not in set(regels.Drangsoort):
        raise Fout("Kies drang of dwang.", veld="soort")
    naam, waarom = eis_tekst(organisatie, veld="organisatie"), eis_tekst(reden, veld="reden")
    oud: Zaakhouder | None = Zaakhouder.objects.filter(dossier=dossier, tot=None).first()
    if oud is not None and (oud.soort, oud.organisatie) == (soort, naam):
        raise Fout(f"{naam} houdt deze zaak al vast. Er is niets veranderd.", veld="organisatie")
    nu = max(klok.nu(), oud.van) if oud else klok.nu()
    if oud is not None:
        _eindig(oud, nu)
    rij = Zaakhouder(
        **merk(actor, dossier), soort=soort, organisatie=naam, contact=contact.strip(), van=nu, reden=waarom,
        auteur_naam=actor.naam,
    )  # fmt: skip
    rij.save(force_insert=True)
    if oud is None:
        _taak(actor, rij, MEEKIJKEN, "er is drang of dwang. Kijk mee.", None)
    gebeurtenis_melden("zaakhouder_vastgelegd", dossier.pk, zaakhouder=str(rij.pk), drangsoort=soort)
    logboek.handeling(actor, S.code, rij, soort=soort)
    return rij


def drang_beeindigen(*, actor: Actor, dossier_id: UUID) -> Zaakhouder:
    """No drang or dwang any more; who held the case when stays readable."""
    dossier = open_dossier(dossier_id)
    rij: Zaakhouder | None = Zaakhouder.objects.filter(dossier=dossier, tot=None).first()
    if rij is None:
        raise Fout("Hier loopt geen drang of dwang. Er is niets veranderd.")
    _eindig(rij, max(klok.nu(), rij.van))
    for houder in Zaakhouder.objects.filter(dossier=dossier):
        taken_vervallen(actor=actor, soort=MEEKIJKEN, onderwerp_id=houder.pk)
    gebeurtenis_melden("drang_beeindigd", dossier.pk, zaakhouder=str(rij.pk))
    logboek.handeling(actor, S.code, rij, beeindigd=True)
    return rij


def _eindig(rij: Zaakhouder, moment: datetime) -> None:
    rij.tot = moment
    rij.save(update_fields=["tot"])


def _taak(actor: Actor, rij: Consult | Zaakhouder, soort: str, tekst: str, voor: Medewerker | None) -> None:
    dossier = rij.dossier
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=f"Dossier {dossier.nummer}: {tekst}",
        uiterlijk=rij.uiterlijk if isinstance(rij, Consult) else over_werkdagen(1),
        voor=voor,
        rol="" if voor else Rol.GEDRAGSWETENSCHAPPER,
        team=dossier.team,
        dossier_id=dossier.pk,
        onderwerp_id=rij.pk,
        adres=f"/dossier/{dossier.pk}/overleg/",
        afgeschermd=dossier.afgeschermd,
    )
