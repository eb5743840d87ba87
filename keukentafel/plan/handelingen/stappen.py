"""Steps: add, change, tick, and put back."""

from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.plan.handelingen._hulp import (
    NieuweStap,
    S,
    doel_van,
    merk_van_doel,
    stap_van,
    volgende_plek,
    wie_velden,
)
from keukentafel.plan.models import Doel, Stap, Stapversie
from keukentafel.poort import logboek


def stap_toevoegen(*, actor: Actor, doel_id: UUID, stap: NieuweStap) -> Stap:
    """One more step for a goal, at the end."""
    return stap_schrijven(actor, doel_van(doel_id), stap)


def stap_wijzigen(*, actor: Actor, stap_id: UUID, versie: int, stap: NieuweStap) -> Stap:
    """Other words, another person or date; what stood there is kept. Raises Botsing on an old version."""
    rij = stap_van(stap_id)
    nieuw = {**_velden(stap, rij.uiterlijk), **wie_velden(stap, rij.dossier)}
    if rij.versie != versie:
        raise Botsing(rij, nieuw)
    oud = {"tekst": rij.tekst, "wie": rij.wie, "uiterlijk": rij.uiterlijk.isoformat() if rij.uiterlijk else None}
    Stapversie(**merk_van_doel(actor, rij.doel), item=rij, versie=rij.versie, velden=oud, door_naam=actor.naam).save(
        force_insert=True
    )
    bewaar_met_versie(rij, actor=actor, versie=versie, **nieuw)
    gebeurtenis_melden("stap_gewijzigd", rij.dossier_id, stap=str(rij.pk))
    logboek.handeling(actor, S.code, rij, gewijzigd=True)
    return rij


def stap_afvinken(*, actor: Actor, stap_id: UUID) -> Stap:
    """Done today. Twice is once."""
    return _zet_gedaan(actor, stap_van(stap_id), klok.vandaag(), "stap_gedaan")


def stap_terugzetten(*, actor: Actor, stap_id: UUID) -> Stap:
    """Not done after all: the undo of afvinken."""
    return _zet_gedaan(actor, stap_van(stap_id), None, "stap_teruggezet")


def stap_schrijven(actor: Actor, doel: Doel, stap: NieuweStap) -> Stap:
    """The row itself, for acts that passed the gate; it carries the walls of its goal."""
    rij = Stap(
        **merk_van_doel(actor, doel),
        doel=doel,
        **_velden(stap, None),
        **wie_velden(stap, doel.dossier),
        volgorde=volgende_plek(Stap.objects.filter(doel=doel)),
    )
    rij.save(force_insert=True)
    gebeurtenis_melden("stap_toegevoegd", doel.dossier_id, stap=str(rij.pk))
    logboek.handeling(actor, S.code, rij, nieuw=True)
    return rij


def _velden(stap: NieuweStap, was: date | None) -> dict[str, Any]:
    if stap.uiterlijk and stap.uiterlijk != was and stap.uiterlijk < klok.vandaag():
        raise Fout(f"{stap.uiterlijk:%d-%m-%Y} is al geweest. Kies vandaag of een dag erna.", veld="uiterlijk")
    return {"tekst": eis_tekst(stap.tekst, veld="stap"), "uiterlijk": stap.uiterlijk}


def _zet_gedaan(actor: Actor, rij: Stap, dag: date | None, gebeurtenis: str) -> Stap:
    if (rij.gedaan_op is None) == (dag is None):
        return rij
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, gedaan_op=dag)
    gebeurtenis_melden(gebeurtenis, rij.dossier_id, stap=str(rij.pk))
    logboek.handeling(actor, S.code, rij, gedaan=dag is not None)
    return rij
