"""Language and interpreter of a resident, when somebody heard on another screen that they differ from the record."""

from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht


def taal_overnemen(*, actor: Actor, inwoner_id: UUID, taal: str, tolk_taal: str, bron: str) -> Inwoner:
    """Write both on the record, with where it was heard; a colleague who has the record open sees a newer version."""
    inwoner: Inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN, voor_wijzigen=True)
    herkomst = {**inwoner.bron, "communicatie": {"bron": bron, "op": klok.vandaag().isoformat()}}
    nieuw = {"taal": taal, "tolk_taal": tolk_taal, "bron": herkomst}
    bewaar_met_versie(inwoner, actor=actor, versie=inwoner.versie, **nieuw)
    gebeurtenis_melden("inwoner_bijgewerkt", inwoner.pk, groepen=["communicatie"])
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="taal", bron=bron)
    return inwoner
