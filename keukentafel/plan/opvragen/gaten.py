"""What is still asked of a plan, over the goals this actor may see."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from keukentafel.kern import klok
from keukentafel.organisatie.instellingen import INSTELLINGEN
from keukentafel.organisatie.opvragen.inrichting import instelling, instelling_erbij
from keukentafel.plan import regels
from keukentafel.plan.models import Analyse, Doel, Doelscore, Ondersteuning, Plan
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN


def vorm_van(plan: Plan) -> str:
    """The form that was chosen, or else what fits by the rule (REQ-048)."""
    if plan.vorm:
        return str(plan.vorm)
    grens, aanvullend = instelling("plan_volledig_weken"), aanvullend_van().filter(dossier=plan.dossier_id).exists()
    return _vorm(plan.dossier.geopend_op, grens, aanvullend=aanvullend)


def vorm_uit(rijen: Sequence[Any], geopend_op: date) -> str:
    """The same from rows that carry the setting (opvragen.plan.doelrijen): a hot page asks nothing more."""
    grens = next((rij.weken for rij in rijen if rij.weken is not None), INSTELLINGEN["plan_volledig_weken"][1])
    return _vorm(geopend_op, int(grens), aanvullend=any(rij.aanvullend for rij in rijen))


def vorm_erbij() -> dict[str, Any]:
    """Columns of a goal that vorm_uit reads."""
    aanvullend = Exists(aanvullend_van().filter(dossier=OuterRef("dossier")))
    return {"aanvullend": aanvullend, "weken": instelling_erbij("plan_volledig_weken", klok.vandaag())}


def aanvullend_van() -> Any:
    """Running help of the second line, as far as this actor may see it."""
    return poort.zichtbaar(Ondersteuning, L).filter(trede=regels.Trede.AANVULLEND, stand="loopt")


def _vorm(geopend_op: date, grens: int, *, aanvullend: bool) -> str:
    weken = (klok.vandaag() - geopend_op).days // 7
    return regels.vorm_gevraagd(aanvullend=aanvullend, weken_open=weken, grens=grens)


def gaten_van(plan: Plan) -> tuple[str, ...]:
    """Numbers are those of the screen of this actor: a goal behind a wall is not asked about."""
    analyse = poort.zichtbaar(Analyse, L).filter(dossier=plan.dossier_id).exists()
    score = Doelscore.objects.filter(doel=OuterRef("pk"), ingetrokken_op=None)
    rijen = poort.zichtbaar(Doel, L).filter(plan=plan).annotate(gescoord=Exists(score))
    gegevens = [doelgegevens(nr, rij) for nr, rij in enumerate(regels.op_volgorde(rijen), 1)]
    return regels.gaten(gegevens, vorm_van(plan), analyse=analyse)


def doelgegevens(nummer: int, rij: Any) -> regels.Doelgegevens:
    return regels.Doelgegevens(
        nummer, rij.stand, rij.wet, rij.streefdatum, rij.hoe_te_zien, rij.analyse_id is not None, rij.gescoord
    )
