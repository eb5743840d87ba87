"""The only writer of where an aanvraag stands: a line of the table, one step kept, the clock anew."""

from datetime import date

from keukentafel.besluit.handelingen._hulp import SYSTEEM, merk
from keukentafel.besluit.models import Aanvraag, Processtap
from keukentafel.besluit.opvragen.klok import Klokkast, klok_van
from keukentafel.besluit.opvragen.omstandig import omstandigheid
from keukentafel.besluit.regels import procedures
from keukentafel.besluit.regels.soorten import Procedure
from keukentafel.besluit.regels.standen import EINDE, Stand
from keukentafel.besluit.regels.verloop import LOOPT
from keukentafel.besluit.regels.voorvallen import Voorval
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taken_vervallen
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht

CODE = Recht.AANVRAAG_BEHANDELEN.code
TAAK_TERMIJN, TAAK_AANVULLING = "besluit_termijn", "besluit_aanvulling"
GEEN_VOORVAL = "‘{}’ is geen stap van een aanvraag."


def stand_zetten(
    *,
    actor: Actor,
    aanvraag: Aanvraag,
    gebeurtenis: str,
    op: date | None = None,
    toelichting: str = "",
    uitkomst: str = "",
) -> Aanvraag:
    """Take a step, for acts that checked their own right. Raises Fout, with why and what can be done, when it is none.

    `op` is the day in the world (today); `uitkomst` only where another told what was decided: toe, deels or af.
    """
    if gebeurtenis not in set(Voorval):
        raise Fout(GEEN_VOORVAL.format(gebeurtenis))
    rij = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
    dag = _eis_dag(rij, op)
    voorval, procedure, van = Voorval(gebeurtenis), Procedure(rij.procedure), Stand(rij.stand)
    om = omstandigheid(rij, dag, uitkomst=uitkomst)
    lijn = procedures.zoek(procedure, van, voorval, om)
    if lijn is None:
        raise Fout(procedures.waarom_niet(procedure, van, voorval, om))
    stap_schrijven(actor, rij, van=van, naar=lijn.naar, gebeurtenis=voorval, op=dag, toelichting=toelichting)
    velden = {"stand": lijn.naar, "stand_sinds": dag, "uitkomst": om.uitkomst or rij.uitkomst}
    if lijn.naar in EINDE:
        velden |= {"afgerond_op": dag, "uitkomst": om.uitkomst or lijn.naar}
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden)
    klok_bijwerken(actor, rij)
    gebeurtenis_melden(
        "aanvraag_stand", rij.pk, van=van.value, naar=lijn.naar.value, voorval=voorval.value, op=str(dag)
    )
    logboek.handeling(actor, CODE, rij, stap=voorval.value, naar=lijn.naar.value)
    _neem_mee(actor, rij, dag)
    aanvraag.refresh_from_db()
    return aanvraag


def stap_schrijven(
    actor: Actor, aanvraag: Aanvraag, *, van: str, naar: str, gebeurtenis: str, op: date, toelichting: str = ""
) -> None:
    """One line of the course of things; never changed afterwards."""
    Processtap(
        **merk(actor, aanvraag),
        aanvraag=aanvraag,
        van=van,
        naar=naar,
        gebeurtenis=gebeurtenis,
        op=op,
        door_naam=actor.naam,
        toelichting=toelichting.strip(),
    ).save(force_insert=True)


def klok_bijwerken(actor: Actor, aanvraag: Aanvraag, kast: Klokkast | None = None) -> bool:
    """Compute the last day anew and keep it with the row; True when it changed. Old reminders go."""
    stand = klok_van(aanvraag, kast)
    nieuw = {"uiterlijk": stand.uiterlijk, "wacht_op": stand.wacht_op.value}
    oud = {naam: getattr(aanvraag, naam) for naam in nieuw}
    if oud == nieuw:
        return False
    bewaar_met_versie(aanvraag, actor=actor, versie=aanvraag.versie, **nieuw)
    if oud["uiterlijk"] != nieuw["uiterlijk"] or stand.klaar_op:
        taken_vervallen(actor=actor, onderwerp_id=aanvraag.pk, soort=TAAK_TERMIJN)
    return bool(oud["uiterlijk"] != nieuw["uiterlijk"])


def _eis_dag(aanvraag: Aanvraag, op: date | None) -> date:
    """Between the receipt and today. A paper that came late may be about an earlier day."""
    dag = op or klok.vandaag()
    if not aanvraag.ontvangen_op <= dag <= klok.vandaag():
        van = datum_gewoon(aanvraag.ontvangen_op)
        raise Fout(f"{datum_gewoon(dag)} kan niet. Kies een dag van {van} tot en met vandaag.", veld="op")
    return dag


def _neem_mee(actor: Actor, aanvraag: Aanvraag, dag: date) -> None:
    """A second aanvraag for the same thing is answered by the decision on the first."""
    if aanvraag.stand != Stand.BEKENDGEMAAKT:
        return
    with transactie(SYSTEEM):
        mee = list(Aanvraag.objects.filter(hoort_bij=aanvraag, stand__in=LOOPT))
        for ander in mee:
            dag_ander = max(dag, ander.ontvangen_op)
            stand_zetten(actor=SYSTEEM, aanvraag=ander, gebeurtenis=Voorval.MEEBESLOTEN, op=dag_ander,
                         toelichting=f"Besloten met aanvraag {aanvraag.nummer}, door {actor.naam}.")  # fmt: skip
