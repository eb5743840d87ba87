"""A goal in the language of the household: the Dutch text stays the plan (Awb 2:6), the other one is read beside it."""

from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_tekst
from keukentafel.inwoner.regels.communicatie import taalnaam
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.plan.handelingen._hulp import S, doel_van, merk_van_doel
from keukentafel.plan.models import Doelvertaling
from keukentafel.poort import logboek

NEDERLANDS = "nl"


def doel_vertalen(
    *, actor: Actor, doel_id: UUID, taal: str, resultaat: str, hoe_te_zien: str = "", door: str = ""
) -> Doelvertaling:
    """One language at a time; a new translation takes the place of the older one, which is kept."""
    doel = doel_van(doel_id)
    bekend = {k.code: k.naam for k in keuzes("taal")} or {taal: taalnaam(taal)}
    eis_keuze(taal, bekend, "taal")
    if taal == NEDERLANDS:
        raise Fout("Het doel staat er al in het Nederlands. Kies de andere taal.", veld="taal")
    vertaling = Doelvertaling(
        **merk_van_doel(actor, doel),
        doel=doel,
        taal=taal,
        resultaat=eis_tekst(resultaat, veld="resultaat"),
        hoe_te_zien=eis_tekst(hoe_te_zien, leeg=True, veld="hoe_te_zien"),
        doelversie=doel.versie,
        door_naam=" ".join(door.split()) or actor.naam,
    )
    vertaling.save(force_insert=True)
    gebeurtenis_melden("doel_vertaald", doel.dossier_id, doel=str(doel.pk), taal=taal)
    logboek.handeling(actor, S.code, doel, vertaald=taal)
    return vertaling
