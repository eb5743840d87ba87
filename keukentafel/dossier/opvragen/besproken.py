"""What was written in the vraagverheldering, as the begin of the report of that talk: nobody types it twice (REQ-038).

Only what was written after the newest report, under a law and for an audience that a report does not widen, and never
what its subject may not read.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from keukentafel.dossier.models import Gespreksverslag
from keukentafel.dossier.models.vraag import Leefgebiednotitie, Verkenning
from keukentafel.dossier.opvragen.herkomst import Ingevuld, dag_van
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.dossier.opvragen.leefgebieden import vraaginrichting
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht


def besproken(kader: DossierKader, inwoner_id: UUID | None, *, behalve: UUID | None = None) -> Ingevuld | None:
    """One text with a line per subject; None when nothing new was written. `behalve`: the report that asks."""
    namen = {lid.id: lid.roepnaam for lid in kader.leden}
    if inwoner_id not in namen:
        return None
    woorden = _nieuw(Verkenning, kader, inwoner_id, behalve)
    notities = _nieuw(Leefgebiednotitie, kader, inwoner_id, behalve).exclude(tekst="")
    verkend = list(woorden.values_list("achter_de_vraag", "wensen", "gewijzigd_op"))
    gebieden = list(notities.values_list("gebied", "tekst", "gewijzigd_op"))
    regels = [
        regel
        for achter, wensen, _ in verkend
        for regel in (("Achter de vraag", achter), (f"Wat {namen[inwoner_id]} wil bereiken", wensen))
    ]
    regels += _gebieden(gebieden)
    tekst = "\n\n".join(f"{naam}: {wat}" for naam, wat in regels if wat.strip())
    if not tekst:
        return None
    op: datetime = max(rij[2] for rij in (*verkend, *gebieden))
    return Ingevuld(tekst, f"Uit de vraagverheldering van {dag_van(op)}. Schrijf erbij wat er nog meer is gezegd", op)


def _nieuw(model: type[Any], kader: DossierKader, inwoner_id: UUID, behalve: UUID | None) -> QuerySet[Any]:
    verslagen = zichtbaar(Gespreksverslag, Recht.VERSLAG_LEZEN).filter(
        dossier_id=kader.id, gemaakt_op__gte=OuterRef("gewijzigd_op")
    )
    zelfde = Q(wet__in=[Wet.ALGEMEEN, *(code for code, _ in kader.wetten[:1])], publiek=Publiek.TEAM)
    rijen: QuerySet[Any] = zichtbaar(model, Recht.VRAAG_LEZEN).filter(
        zelfde,
        ~Exists(verslagen.exclude(pk=behalve) if behalve else verslagen),
        dossier_id=kader.id,
        inwoner_id=inwoner_id,
        inwoner_leest_mee=True,
        inwoner_uitzondering="",
    )
    return rijen.order_by("gemaakt_op", "pk")


def _gebieden(gebieden: Iterable[tuple[str, str, datetime]]) -> list[tuple[str, str]]:
    """In the order of the list of the municipality; it is asked for only when there is something."""
    per = {code: tekst for code, tekst, _ in gebieden}
    if not per:
        return []
    inrichting = vraaginrichting()
    volgorde = [soort.code for soort in inrichting.in_gesprek()]
    codes = sorted(per, key=lambda code: volgorde.index(code) if code in volgorde else len(volgorde))
    return [(inrichting.gebied(code).naam, per[code]) for code in codes]
