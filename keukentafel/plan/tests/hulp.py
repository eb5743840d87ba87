"""Shorthand for the tests of this room: a team with a coördinator, a household with a dossier and a plan."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan.handelingen import NieuweStap, doel_toevoegen, dossier_openen_met_regie
from keukentafel.plan.models import Regie
from keukentafel.poort.matrix import Rol
from keukentafel.poort.wal import beschermde_modellen
from tests import personages as p
from tests.dossiers import maak_huishouden

GELD = "Elke maand genoeg geld voor huur en eten"


@dataclass(frozen=True)
class Huis:
    """Team Oost with coördinator Cora, and the dossier of a household that Samira directs."""

    wijk: p.Wijk
    cora: Medewerker
    huishouden: Any
    dossier: Dossier


def maak_huis(**huishouden: Any) -> Huis:
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        cora = p.maak_medewerker("Cora", Rol.COORDINATOR, wijk.oost)
    gezin = maak_huishouden(wijk.oost, **huishouden)
    dossier = doe(wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk)
    return Huis(wijk, cora, gezin, dossier)


def maak_doel(huis: Huis, wie: Medewerker | None = None, **velden: Any) -> Any:
    basis = {"resultaat": GELD, "eerste_stap": NieuweStap("Geldplan invullen", "netwerk", "Gül")}
    return doe(wie or huis.wijk.samira, doel_toevoegen, dossier_id=huis.dossier.pk, **{**basis, **velden})


def alle_regie(dossier: Dossier) -> list[Regie]:
    with transactie(p.SYSTEEM):
        return list(Regie.objects.filter(dossier=dossier).order_by("van").select_related("medewerker", "waarnemer"))


def banden(dossier: Dossier) -> set[tuple[str, str]]:
    """Running ties: (name, role)."""
    with transactie(p.SYSTEEM):
        rijen = Betrokkenheid.objects.filter(dossier=dossier, tot=None).select_related("medewerker")
        return {(r.medewerker.naam, r.rol) for r in rijen}


def leden(huis: Huis) -> dict[str, Any]:
    with transactie(p.SYSTEEM):
        return {lid.inwoner.roepnaam: lid.inwoner for lid in huis.huishouden.leden.select_related("inwoner")}


def rauw(wie: Medewerker) -> dict[str, int]:
    """What plain SQL gives this worker, bound as the middleware would bind now: rows per table about a household."""
    muren = [(m._meta.db_table, m.bescherming) for m in beschermde_modellen()]
    tabellen = [tabel for tabel, b in muren if b.rls != "taak" and (b.dossier or b.huishouden or b.inwoner)]
    with transactie(p.actor(wie)), connection.cursor() as cursor:
        uit = {}
        for tabel in tabellen:
            cursor.execute(f"SELECT count(*) FROM {tabel}")
            uit[tabel] = cursor.fetchone()[0]
        return uit


def sluit(huis: Huis) -> None:
    with transactie(p.SYSTEEM):
        Dossier.objects.filter(pk=huis.dossier.pk).update(gesloten_op=klok.vandaag())


def tekst(antwoord: Any) -> str:
    return str(antwoord.content.decode())


__all__ = [
    "GELD",
    "Huis",
    "NieuweStap",
    "alle_regie",
    "banden",
    "doe",
    "leden",
    "maak_doel",
    "maak_huis",
    "rauw",
    "sluit",
    "tekst",
]
