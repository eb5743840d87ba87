"""What a melding heard about language goes to the record of the resident, when a worker says so (REQ-038)."""

from uuid import UUID

from keukentafel.inwoner.handelingen import taal_overnemen
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.opvragen.taal import Taalaanbod, taalaanbod


def taal_naar_kaart(*, actor: Actor, melding_id: UUID) -> Taalaanbod:
    """Language and interpreter of this melding on the record, with the melding as source. Gives what was written."""
    melding = poort.haal(Melding, melding_id, Recht.MELDING_MAKEN)
    aanbod = taalaanbod(melding, keuzes())
    if aanbod is None or melding.inwoner_id is None:
        raise Fout("Er is niets over te nemen: de kaart is intussen bijgewerkt, of jij mag hem niet wijzigen.")
    taal_overnemen(
        actor=actor,
        inwoner_id=melding.inwoner_id,
        taal=aanbod.taal,
        tolk_taal=aanbod.tolk_taal,
        bron=f"melding {melding.nummer}",
    )
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, melding, wat="taal naar de kaart")
    return aanbod
