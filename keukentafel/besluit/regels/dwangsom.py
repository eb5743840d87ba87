"""What being late costs after a valid ingebrekestelling (Awb 4:17, 4:18; AWB-06, AWB-07)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from keukentafel.kern.tekst import aantal, datum_lang
from keukentafel.kern.termijnen import Dwangsom, Feestdagen, dwangsom, termijn


@dataclass(frozen=True, slots=True, kw_only=True)
class Dwangsomstand:
    """`kalender` empty: nobody put us in default. `einde` is the last day in default that is known already."""

    kalender: Dwangsom | None = None
    klaar_op: date | None = None
    laat: str = ""
    """When the notice came very late: what somebody has to judge. Decides nothing."""
    feestdagen: Feestdagen = field(default_factory=Feestdagen.standaard, repr=False)

    @property
    def loopt(self) -> bool:
        """True when a decision has to come within the two weeks, or money is owed."""
        return self.kalender is not None and self.klaar_op is None

    def _tot(self, op: date) -> date:
        """The last day in default: the day on which the decision is made known costs nothing any more."""
        return self.klaar_op - timedelta(days=1) if self.klaar_op and self.klaar_op <= op else op

    def dagen(self, op: date) -> int:
        """Days in default up to and with `op`: 0 to 42."""
        return self.kalender.dagen_tot_en_met(self._tot(op)) if self.kalender else 0

    def bedrag(self, op: date) -> int:
        """Euros owed up to and with `op`."""
        return self.kalender.bedrag_tot_en_met(self._tot(op)) if self.kalender else 0

    def verschuldigd(self, op: date) -> int:
        """Euros that will not grow any more: it was decided, or the 42 days are over. Zero while they run."""
        vast = self.kalender is not None and (not self.loopt or op > self.kalender.laatste_dag)
        return self.bedrag(op) if vast else 0

    @property
    def besluit_uiterlijk(self) -> date | None:
        """Two weeks after the last day that costs money (D17, Awb 4:18); none when nothing was owed."""
        if not self.kalender or (self.klaar_op and self.klaar_op <= self.kalender.eerste_dag):
            return None
        laatste = min(self._tot(self.klaar_op or self.kalender.laatste_dag), self.kalender.laatste_dag)
        return termijn("D17", van=laatste, feestdagen=self.feestdagen).dag

    @property
    def stappen(self) -> list[str]:
        """The reasoning in words."""
        if not self.kalender:
            return []
        k = self.kalender
        zinnen = [
            f"Dan is er nog twee weken: t/m {datum_lang(k.twee_weken.dag)}.",
            f"Daarna kost elke dag geld, van {datum_lang(k.eerste_dag)} t/m {datum_lang(k.laatste_dag)}.",
        ]
        if self.laat:
            zinnen.insert(0, self.laat)
        if self.klaar_op:
            dagen = self.dagen(self.klaar_op)
            bedrag = f"{self.bedrag(self.klaar_op):,}".replace(",", ".")
            kosten = f"{aantal(dagen, 'dag', 'dagen')} te laat: {bedrag} euro." if dagen else "Er is geen dwangsom."
            zinnen.append(f"Op {datum_lang(self.klaar_op)} was het klaar. {kosten}")
        return zinnen


GEEN_DWANGSOM = Dwangsomstand()


def onredelijk_laat(ontvangen: date, uiterlijk: date) -> str:
    """A hint when a notice came more than a year after the last day (AWB-06, Awb 4:17 lid 6 a); a person judges."""
    if (ontvangen.year - 1, ontvangen.month, ontvangen.day) <= (uiterlijk.year, uiterlijk.month, uiterlijk.day):
        return ""
    return (
        f"Let op: deze brief kwam meer dan een jaar na de laatste dag, {datum_lang(uiterlijk)}. "
        "Is dat onredelijk laat, dan is er geen dwangsom (Awb art. 4:17 lid 6). Beoordeel dit zelf."
    )


def dwangsomstand(
    ontvangen: date, instellingen: Mapping[str, Any], feestdagen: Feestdagen, klaar_op: date | None, uiterlijk: date
) -> Dwangsomstand:
    """The calendar after an ingebrekestelling that counts; what is unsettled in case law is configurable (§11.6)."""
    kalender = dwangsom(
        ontvangen,
        eerste_dag_na=instellingen["dwangsom_eerste_dag_na"],
        schuift=instellingen["dwangsom_termijn_schuift"],
        feestdagen=feestdagen,
    )
    laat = onredelijk_laat(ontvangen, uiterlijk)
    return Dwangsomstand(kalender=kalender, klaar_op=klaar_op, laat=laat, feestdagen=feestdagen)
