"""Ticking off the steps of the intake, the same in every team (REQ-022)."""

from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import _melding
from keukentafel.toegang.models import Intakestap, Melding
from keukentafel.toegang.opvragen.keuzes import keuzes

RECHT = Recht.MELDING_BEHANDELEN


def intakestap_zetten(*, actor: Actor, melding_id: UUID, code: str, gedaan: bool) -> None:
    """Done, or not after all. Twice is not an error; a step that follows from a fact is not ticked by hand."""
    poort.eis(RECHT)
    melding = poort.haal(Melding, melding_id, RECHT, voor_wijzigen=True)
    stap = keuzes(melding.ontvangen_op.astimezone(klok.AMSTERDAM).date()).intakestappen.get(code)
    if stap is None:
        raise Fout(f"‘{code}’ is geen stap van de intake. Kies uit de lijst.", veld="code")
    if stap.volgt_uit:
        raise Fout(f"‘{stap.naam}’ wordt vanzelf afgevinkt.", veld="code")
    eigen = Intakestap.objects.filter(melding=melding, code=code)
    if not gedaan:
        eigen.delete()
    elif not eigen.exists():
        rij = Intakestap(
            melding=melding, code=code, gedaan_op=klok.nu(), door=actor.naam, **_melding.muren(actor, melding)
        )
        rij.save(force_insert=True)
    logboek.handeling(actor, RECHT.code, melding, stap=code, gedaan=gedaan)
