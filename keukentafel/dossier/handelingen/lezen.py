"""From when the subject reads an item: the default, "nu vrijgeven", and an exception with a reason and a review day."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from keukentafel.dossier import leesmoment
from keukentafel.dossier.handelingen._hulp import merk
from keukentafel.dossier.models import Dossier, DossierItem
from keukentafel.dossier.opvragen.leesstand import REDENEN, item_model
from keukentafel.dossier.regels import leest_inwoner_mee
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.inrichting import instelling, keuzes
from keukentafel.poort import logboek, poort

TAAK = "uitzondering_bekijken"


def vanaf_moment(keuze: str = leesmoment.STANDAARD, geschreven: datetime | None = None) -> datetime:
    """From when, for something written at this moment (now): after the municipality's hours, or at once."""
    begin = geschreven or klok.nu()
    return begin if keuze == leesmoment.NU else begin + timedelta(hours=instelling("uren_tot_inwoner_leest"))


def itemmerk(
    actor: Actor,
    dossier: Dossier,
    wet: str,
    publiek: str,
    *,
    soort: str = "",
    leest_mee: bool = True,
    keuze: str = leesmoment.STANDAARD,
) -> dict[str, Any]:
    """Columns every new item carries: `merk`, its law and audience, and whether and from when the subject reads it."""
    return {
        **merk(actor, dossier),
        "wet": wet,
        "publiek": publiek,
        "inwoner_leest_mee": leest_mee and leest_inwoner_mee(soort, wet, publiek),
        "inwoner_vanaf": vanaf_moment(keuze),
        "auteur_naam": actor.naam,
    }


def item_vrijgeven(*, actor: Actor, soort: str, item_id: UUID) -> DossierItem:
    """ "Nu vrijgeven": the subject reads it from now. An exception is lifted by it, and its task is done."""
    item = _haal(soort, item_id)
    if not item.inwoner_leest_mee:
        raise Fout("Dit hoort bij een afgesloten deel van het dossier. Vrijgeven gaat via de aandachtsfunctionaris.")
    if item.inwoner_vanaf is None:
        raise Fout("Dit is nog een concept. De inwoner kan het lezen als het klaar is.")
    if item.leesmoment.open(klok.nu()):
        return item
    _zet(item, inwoner_vanaf=klok.nu(), inwoner_uitzondering="", uitzondering_tot=None)
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=item.pk)
    gebeurtenis_melden("item_vrijgegeven", item.dossier_id, item=str(item.pk), itemsoort=soort)
    logboek.handeling(actor, item.schrijfrecht.code, item, vrijgegeven=True)
    return item


def item_vrijgave_terugnemen(*, actor: Actor, soort: str, item_id: UUID) -> DossierItem:
    """Undo: back to the moment it would have had, as long as that lies ahead."""
    item = _haal(soort, item_id)
    vanaf = vanaf_moment(geschreven=item.geschreven_op)
    if vanaf <= klok.nu():
        raise Fout("De inwoner kon dit al lezen. Kies een uitzondering met een reden als dat niet langer kan.")
    _zet(item, inwoner_vanaf=vanaf)
    gebeurtenis_melden("item_vrijgave_teruggenomen", item.dossier_id, item=str(item.pk), itemsoort=soort)
    logboek.handeling(actor, item.schrijfrecht.code, item, vrijgegeven=False)
    return item


def item_uitzonderen(*, actor: Actor, soort: str, item_id: UUID, uitzondering: str, tot: date | None) -> DossierItem:
    """Not yet to be read by its subject: a coded reason, and the day on which it comes back as a task."""
    item = _haal(soort, item_id)
    codes = [keuze.code for keuze in keuzes(REDENEN)]
    if bezwaar := leesmoment.bezwaar_tegen_uitstel(uitzondering, tot, codes, klok.vandaag()):
        raise Fout(bezwaar[0], veld=bezwaar[1])
    assert tot is not None
    _zet(item, inwoner_uitzondering=uitzondering, uitzondering_tot=tot)
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=item.pk)
    taak_maken(
        actor=actor,
        soort=TAAK,
        tekst=f"Een inwoner kan een stuk tekst nog niet lezen. Kijk op {datum_gewoon(tot)} of dat nog nodig is.",
        uiterlijk=tot,
        voor=Medewerker.objects.filter(pk=actor.kenmerk).first() if actor.id else None,
        team=item.team,
        dossier_id=item.dossier_id,
        onderwerp_id=item.pk,
        adres=item.adres,
        afgeschermd=item.afgeschermd,
    )
    gebeurtenis_melden("item_uitgezonderd", item.dossier_id, item=str(item.pk), itemsoort=soort, tot=tot.isoformat())
    logboek.handeling(actor, item.schrijfrecht.code, item, uitzondering=uitzondering, tot=str(tot))
    return item


def _haal(soort: str, item_id: UUID) -> DossierItem:
    """The item, to change: with the right of its own kind."""
    model = item_model(soort)
    poort.eis(model.schrijfrecht)
    return poort.haal(model, item_id, model.schrijfrecht, voor_wijzigen=True)


def _zet(item: DossierItem, **velden: Any) -> None:
    """No new version: the text stays as it is, and a colleague who is writing meets no conflict."""
    for naam, waarde in velden.items():
        setattr(item, naam, waarde)
    item.save(update_fields=list(velden))
