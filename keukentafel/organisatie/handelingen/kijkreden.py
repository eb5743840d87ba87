"""The reason of a look without a tie: a line of its own that refers to the visit, because the log is append-only."""

import re

from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.organisatie.opvragen.kijkreden import REDENEN
from keukentafel.poort import logboek, poort
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht


def kijkreden_vastleggen(*, actor: Actor, object_: Beschermd, reden: str, spoor: str) -> None:
    """For the acts of the rooms, which took `object_` from the gate. `spoor` is the key of the visit."""
    poort.eis(Recht.KIJKREDEN_GEVEN)
    namen = {keuze.code: keuze.naam for keuze in keuzes(REDENEN)}
    if reden not in namen:
        raise Fout(f"‘{reden}’ is geen reden. Kies uit: {', '.join(namen.values())}.", veld="reden")
    bij = spoor if re.fullmatch("[0-9a-f]{32}", spoor) else ""
    logboek.handeling(actor, Recht.KIJKREDEN_GEVEN.code, object_, kijkreden=reden, bij=bij)
