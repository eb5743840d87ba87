"""A person says whether a rule of the regie is met here; rules that the data answer need nobody (REQ-061)."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_keuze, merk
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.models import Regelbeoordeling
from keukentafel.poort import logboek


def regieregel_beoordelen(*, actor: Actor, dossier_id: UUID, code: str, gehaald: bool) -> Regelbeoordeling:
    """Met or not, from now on; what was said before stays. Said again, the newest counts: that is the undo."""
    dossier = open_dossier(dossier_id)
    lijst = {k.code: k for k in keuzes("regieregel")}
    eis_keuze(code, {c: k.naam for c, k in lijst.items()}, "code")
    if lijst[code].waarde.get("meet"):
        raise Fout("Deze regel volgt uit het dossier zelf. Zo verandert zij ook: door het werk.", veld="code")
    rij = Regelbeoordeling(**merk(actor, dossier), code=code, gehaald=gehaald, auteur_naam=actor.naam)
    rij.save(force_insert=True)
    gebeurtenis_melden("regieregel_beoordeeld", dossier.pk, code=code, gehaald=gehaald)
    logboek.handeling(actor, S.code, rij, gehaald=gehaald)
    return rij
