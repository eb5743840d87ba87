"""What the acts of this room share."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from keukentafel.dossier.handelingen._hulp import eis_open
from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.models import Medewerker, Rolvervulling
from keukentafel.plan import regels
from keukentafel.plan.models import Doel, Stap
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht

S = Recht.PLAN_SCHRIJVEN


@dataclass(frozen=True)
class NieuweStap:
    """What is filled in for a step. `medewerker_id` or `inwoner_id` names a person of the house, `wie` anybody else."""

    tekst: str
    wie_soort: str = regels.WieSoort.MEDEWERKER
    wie: str = ""
    medewerker_id: UUID | None = None
    inwoner_id: UUID | None = None
    uiterlijk: date | None = None


def open_dossier(dossier_id: UUID, recht: Recht = S) -> Dossier:
    """The dossier, locked until the end of this transaction; raises Fout when it is closed."""
    poort.eis(recht)
    dossier = poort.haal(Dossier, dossier_id, recht, voor_wijzigen=True)
    eis_open(dossier)
    return dossier


def doel_van(doel_id: UUID) -> Doel:
    poort.eis(S)
    doel = poort.haal(Doel, doel_id, S, voor_wijzigen=True)
    eis_open(doel.dossier)
    return doel


def stap_van(stap_id: UUID) -> Stap:
    poort.eis(S)
    stap = poort.haal(Stap, stap_id, S, voor_wijzigen=True)
    eis_open(stap.dossier)
    return stap


def merk_van_doel(actor: Actor, doel: Doel) -> dict[str, Any]:
    """Columns every child of a goal carries: the walls of the goal, and who wrote it."""
    return {
        "dossier_id": doel.dossier_id,
        "team_id": doel.team_id,
        "afgeschermd": doel.afgeschermd,
        "wet": doel.wet,
        "publiek": doel.publiek,
        "gemaakt_door": actor.kenmerk,
    }


def volgende_plek(rijen: Any) -> int:
    """The place after the last one. Hidden rows count in the number, never on a screen."""
    return int(rijen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1


def wie_velden(stap: NieuweStap, dossier: Dossier) -> dict[str, Any]:
    """Columns that say who takes the step; raises Fout when that person cannot."""
    if stap.wie_soort == regels.WieSoort.MEDEWERKER and stap.medewerker_id:
        medewerker = _collega(stap.medewerker_id, dossier)
        return {"wie_soort": stap.wie_soort, "wie": medewerker.naam, "voor": medewerker, "inwoner": None}
    if stap.wie_soort == regels.WieSoort.INWONER and stap.inwoner_id:
        inwoner = _lid(stap.inwoner_id, dossier)
        naam = stap.wie.strip() or inwoner.roepnaam or inwoner.voornamen or inwoner.geslachtsnaam
        return {"wie_soort": stap.wie_soort, "wie": naam, "voor": None, "inwoner": inwoner}
    if bezwaar := regels.bezwaar_tegen_wie(stap.wie_soort, stap.wie):
        raise Fout(bezwaar, veld="wie")
    return {"wie_soort": stap.wie_soort, "wie": stap.wie.strip(), "voor": None, "inwoner": None}


def loopt_nu() -> Q:
    return Q(tot__isnull=True) | Q(tot__gt=klok.nu())


def loopt_vandaag() -> Q:
    return Q(van__lte=klok.vandaag()) & (Q(tot__isnull=True) | Q(tot__gt=klok.vandaag()))


def in_dienst() -> Q:
    return Q(in_dienst_tot__isnull=True) | Q(in_dienst_tot__gt=klok.vandaag())


def _collega(medewerker_id: UUID, dossier: Dossier) -> Medewerker:
    """Somebody in service who works in the team of the dossier or is involved in it."""
    medewerker = Medewerker.objects.filter(in_dienst(), pk=medewerker_id).first()
    if medewerker is None:
        raise Fout("Deze collega is niet (meer) in dienst. Kies iemand anders.", veld="wie")
    in_team = Rolvervulling.objects.filter(loopt_vandaag(), medewerker=medewerker, team_id=dossier.team_id).exists()
    if in_team or Betrokkenheid.objects.filter(loopt_nu(), medewerker=medewerker, dossier=dossier).exists():
        return medewerker
    raise Fout(f"{medewerker.naam} werkt niet in dit team en is niet betrokken. Kies iemand anders.", veld="wie")


def _lid(inwoner_id: UUID, dossier: Dossier) -> Inwoner:
    leden = Huishoudlid.objects.filter(loopt_vandaag(), huishouden_id=dossier.huishouden_id, inwoner_id=inwoner_id)
    lid = leden.select_related("inwoner").first()
    if lid is None:
        raise Fout("Deze persoon hoort nu niet bij het huishouden. Kies iemand anders.", veld="wie")
    inwoner: Inwoner = lid.inwoner
    return inwoner
