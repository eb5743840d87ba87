"""Official post digitally: only for who asked, with the day and how we know it (Awb 2:8, CFG-12)."""

from datetime import date
from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.regels.communicatie import DIGITAAL_BRONNEN
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht


def digitale_post_vastleggen(*, actor: Actor, inwoner_id: UUID, bron: str, sinds: date | None = None) -> Inwoner:
    """The resident said that official post may come digitally. Saying it again corrects day and source."""
    if bron not in DIGITAAL_BRONNEN:
        raise Fout(f"‘{bron}’ is geen keuze. Kies hoe we dit weten.", veld="bron")
    dag = sinds or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Kies vandaag of een dag ervoor.", veld="sinds")
    return _zet(actor, inwoner_id, dag, bron)


def digitale_post_stoppen(*, actor: Actor, inwoner_id: UUID) -> Inwoner:
    """On paper again; that it was digital stays in the log."""
    return _zet(actor, inwoner_id, None, "")


def _zet(actor: Actor, inwoner_id: UUID, sinds: date | None, bron: str) -> Inwoner:
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_SCHRIJVEN, voor_wijzigen=True)
    inwoner.digitaal_sinds, inwoner.digitaal_bron = sinds, bron
    # No new version: this is no field of the form that a colleague may have open.
    inwoner.gewijzigd_op, inwoner.gewijzigd_door = klok.nu(), actor.naam
    inwoner.save(update_fields=["digitaal_sinds", "digitaal_bron", "gewijzigd_op", "gewijzigd_door"])
    gebeurtenis_melden("digitale_post_gezet", inwoner.pk, aan=sinds is not None)
    logboek.handeling(actor, Recht.INWONER_SCHRIJVEN.code, inwoner, wat="digitale_post", aan=sinds is not None)
    return inwoner
