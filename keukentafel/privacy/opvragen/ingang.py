"""From the card of a resident: who looked, and what was shared. Only doors that open for whoever sees the card."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.opvragen.wie_keek import mag_maken

ONTVANGEN = Recht.VERZOEK_ONTVANGEN


@dataclass(frozen=True)
class Ingang:
    """The doors; `gedeeld` has (key, number) of each dossier from which a paper can be made."""

    inwoner_id: UUID
    wie_keek: bool
    gedeeld: tuple[tuple[UUID, str], ...]


def ingang(inwoner_id: UUID) -> Ingang:
    """Not a look at the resident: nothing of the person is in it, and the card that holds it logged that look.

    A line here would make one visit to the card count twice in what the resident reads (REQ-156).
    """
    actor = poort.eis(ONTVANGEN)
    if not poort.zichtbaar(Inwoner, ONTVANGEN).filter(pk=inwoner_id).exists():
        logboek.geweigerd(actor, ONTVANGEN.code, "inwoner.inwoner", inwoner_id, "niet gevonden")
        raise NietGevonden("inwoner.inwoner")
    deelt = heeft(actor, Recht.DELEN_LEZEN) and heeft(actor, Recht.DOSSIER_LEZEN)
    return Ingang(inwoner_id, inwoner_id in mag_maken([inwoner_id]), _dossiers(inwoner_id) if deelt else ())


def _dossiers(inwoner_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Of the households of today, as far as this actor opens them: the paper is made of the members of today."""
    dag = klok.vandaag()
    lid = Huishoudlid.objects.filter(Q(tot=None) | Q(tot__gt=dag), inwoner=inwoner_id, van__lte=dag)
    rijen = poort.zichtbaar(Dossier, Recht.DOSSIER_LEZEN).filter(Exists(lid.filter(huishouden=OuterRef("huishouden"))))
    return tuple(rijen.order_by("nummer").values_list("pk", "nummer"))
