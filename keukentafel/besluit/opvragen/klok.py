"""The clock of an aanvraag, out of its steps, its facts and the settings of the day it came in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from keukentafel.besluit.models import Aanvraag, Klokfeit, Processtap
from keukentafel.besluit.regels.klok import Klokstand, bereken, termijncode
from keukentafel.besluit.regels.soorten import Procedure
from keukentafel.besluit.regels.standen import VOOR_AANVRAAG, Stand
from keukentafel.besluit.regels.verloop import begin_van, klaar_sinds
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.termijnen import Feestdagen
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.organisatie.opvragen.inrichting import keuzelijsten
from keukentafel.toegang.models import Melding

SYSTEEM = Actor.systeem("besluit")
CODES = (
    "jeugd_beslis_weken wgs_beslis_weken wgs_beslis_begint dwangsom_eerste_dag_na dwangsom_termijn_schuift "
    "termijn_eerste_procent termijn_tweede_procent termijn_laatste_werkdagen"
)


@dataclass
class Klokkast:
    """What clocks share, read once: holidays now, and the settings of each day that is asked for."""

    vrij: Feestdagen = field(default_factory=feestdagen)
    _per_dag: dict[date, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def voor(cls, dagen: Iterable[date]) -> "Klokkast":
        """Of many days at once: one statement, however many days."""
        rijen = Inrichting.objects.filter(soort="instelling", code__in=CODES.split())
        gelezen = list(rijen.values_list("code", "waarde", "geldig_van", "geldig_tot"))
        per_dag: dict[date, dict[str, Any]] = {dag: {} for dag in dagen}
        for code, waarde, van, tot in gelezen:
            for dag, geldt in per_dag.items():
                if van <= dag and (tot is None or dag < tot):
                    geldt[code] = waarde["waarde"]
        return cls(_per_dag=per_dag)

    def regels(self, dag: date) -> Mapping[str, Any]:
        """Only what the municipality set; the rules know what counts without it."""
        if dag not in self._per_dag:
            rijen = keuzelijsten("instelling", op=dag)["instelling"]
            self._per_dag[dag] = {rij.code: rij.waarde["waarde"] for rij in rijen if rij.code in CODES.split()}
        return self._per_dag[dag]


def stappen_van(aanvraag: Aanvraag) -> list[Processtap]:
    """In the order in which they were told: a step may be about an earlier day."""
    return list(aanvraag.stappen.order_by("gemaakt_op", "op"))


def feiten_van(aanvraag: Aanvraag) -> list[Klokfeit]:
    """What counts still."""
    return list(aanvraag.klokfeiten.filter(vervallen_op=None).order_by("van", "gemaakt_op"))


def klok_van(
    aanvraag: Aanvraag,
    kast: Klokkast | None = None,
    *,
    stappen: Sequence[Processtap] | None = None,
    feiten: Sequence[Any] | None = None,
    bedreigend: bool | None = None,
) -> Klokstand:
    """What the clock says now."""
    kast = kast or Klokkast()
    stappen = stappen_van(aanvraag) if stappen is None else stappen
    feiten = feiten_van(aanvraag) if feiten is None else feiten
    procedure, stand = Procedure(aanvraag.procedure), Stand(aanvraag.stand)
    if bedreigend is None:
        bedreigend = procedure is Procedure.WGS and stand in VOOR_AANVRAAG and is_bedreigend(aanvraag)
    regels = kast.regels(aanvraag.ontvangen_op)
    klaar = klaar_sinds(stand, stappen)
    code = termijncode(procedure, Stand.AANVRAAG if klaar else stand, aanvraag.wet, bedreigend=bedreigend)
    begin = begin_van(code, stappen, aanvraag.ontvangen_op, regels.get("wgs_beslis_begint", "eerste_gesprek"))
    return bereken(
        procedure, begin, feiten, regels, kast.vrij,
        stand=stand, wet=aanvraag.wet, bedreigend=bedreigend, klaar_op=klaar,
    )  # fmt: skip


def is_bedreigend(aanvraag: Aanvraag) -> bool:
    """Eviction or cut-off threatens (Wgs art. 4 lid 2), as the melding says."""
    if aanvraag.melding_id is None:
        return False
    with transactie(SYSTEEM):
        return Melding.objects.filter(pk=aanvraag.melding_id, bedreigend=True).exists()
