"""How far a goal is: a score in one step, taken back in one. Nothing is overwritten, so the course stays."""

from datetime import date
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_open, eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import S, doel_van, merk_van_doel
from keukentafel.plan.models import Doelscore
from keukentafel.poort import logboek, poort


def doel_scoren(
    *,
    actor: Actor,
    doel_id: UUID,
    waarde: int,
    soort: str = regels.Scoorder.REGISSEUR,
    dag: date | None = None,
    toelichting: str = "",
) -> Doelscore:
    """One score of one goal by the resident, the team or the provider (who writes it down is in the log)."""
    doel = doel_van(doel_id)
    op = dag or klok.vandaag()
    veld, bezwaar = regels.bezwaar_tegen_score(waarde, soort, op, klok.vandaag())
    if bezwaar:
        raise Fout(bezwaar, veld=veld)
    score = Doelscore(
        **merk_van_doel(actor, doel),
        doel=doel,
        soort=soort,
        waarde=waarde,
        dag=op,
        toelichting=eis_tekst(toelichting, leeg=True, veld="toelichting"),
        door_naam=actor.naam,
    )
    score.save(force_insert=True)
    gebeurtenis_melden("doel_gescoord", doel.dossier_id, doel=str(doel.pk), score=waarde, scoorder=soort)
    logboek.handeling(actor, S.code, doel, score=waarde, scoorder=soort)
    return score


def doelscore_intrekken(*, actor: Actor, score_id: UUID) -> Doelscore:
    """The undo, by who wrote it down. Twice is once."""
    poort.eis(S)
    score: Doelscore = poort.haal(Doelscore, score_id, S, voor_wijzigen=True)
    eis_open(score.dossier)
    if score.gemaakt_door != actor.kenmerk:
        raise Fout("Alleen wie deze score opschreef, kan haar weghalen. Geef anders een nieuwe score.")
    if score.ingetrokken_op is None:
        score.ingetrokken_op = klok.nu()
        score.save(update_fields=["ingetrokken_op"])
        gebeurtenis_melden("doelscore_ingetrokken", score.dossier_id, doel=str(score.doel_id))
        logboek.handeling(actor, S.code, score.doel, score="ingetrokken")
    return score
