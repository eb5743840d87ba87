"""The list of aanvragen: what must be decided first stands first. Keyset paging on (last day, key)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, Q, Value
from django.db.models.functions import Coalesce

from keukentafel.besluit.models import Aanvraag
from keukentafel.besluit.opvragen.aanvraag import Dag, dag_van
from keukentafel.besluit.regels.soorten import NAAM_VAN_PROCEDURE, Procedure
from keukentafel.besluit.regels.standen import NAAM_VAN_STAND, NAAM_VAN_WIE, Stand, Wie
from keukentafel.besluit.regels.verloop import LOOPT
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import lees_bladsleutel
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

L = Recht.AANVRAAG_LEZEN
PER_BLAD = 50
OOIT = date(9999, 12, 31)  # a term that stands still comes last
WELKE = {"": "Te beslissen", "laat": "Te laat", "besloten": "Besloten", "alles": "Alles"}


@dataclass(frozen=True, slots=True)
class Aanvraagregel:
    """One line."""

    id: UUID
    nummer: int
    inwoner: str
    procedure: str
    stand: str
    wacht_op: str
    behandelaar: str
    ontvangen_op: date
    dag: Dag | None
    dossier_id: UUID

    @property
    def href(self) -> str:
        return f"/aanvragen/{self.id}/"


@dataclass(frozen=True, slots=True)
class Aanvragenblad:
    """One page; the filters as they were read."""

    regels: tuple[Aanvraagregel, ...]
    volgende: str
    welke: str
    procedure: str
    van: str


def aanvragenblad(*, welke: str = "", procedure: str = "", van: str = "", na: str = "") -> Aanvragenblad:
    """What this actor sees; `van` "mij" keeps what the actor handles."""
    welke = welke if welke in WELKE else ""
    procedure = procedure if procedure in set(Procedure) else ""
    rijen = _gefilterd(welke, procedure).annotate(sleutel=Coalesce("uiterlijk", Value(OOIT), output_field=DateField()))
    if van == "mij":
        rijen = rijen.filter(behandelaar_id=actor_nu().id)
    dag, sleutel = lees_bladsleutel(na)
    if dag:
        rijen = rijen.filter(Q(sleutel__gt=dag) | Q(sleutel=dag, id__gt=sleutel))
    gevonden = list(rijen.order_by("sleutel", "id")[: PER_BLAD + 1])
    blad = gevonden[:PER_BLAD]
    logboek.kijk(L.code, None, lijst="aanvragen", aantal=len(blad))
    volgende = f"{blad[-1].sleutel.isoformat()}_{blad[-1].pk}" if len(gevonden) > PER_BLAD else ""
    return Aanvragenblad(tuple(regels_van(blad)), volgende, welke, procedure, "mij" if van == "mij" else "")


def van_dossier(dossier_id: UUID, hoogstens: int = 50) -> tuple[Aanvraagregel, ...]:
    """Of one household, the newest first."""
    rijen = _zichtbaar().filter(dossier_id=dossier_id).order_by("-ontvangen_op", "-nummer")
    return tuple(regels_van(rijen[:hoogstens]))


def regels_van(rijen: Iterable[Aanvraag]) -> list[Aanvraagregel]:
    """On the screen: a last day only while a decision is waited for."""
    vandaag = klok.vandaag()
    return [
        Aanvraagregel(
            id=rij.pk,
            nummer=rij.nummer,
            inwoner=rij.inwoner.naam,
            procedure=NAAM_VAN_PROCEDURE[Procedure(rij.procedure)],
            stand=NAAM_VAN_STAND[Stand(rij.stand)],
            wacht_op=NAAM_VAN_WIE[Wie(rij.wacht_op)] if rij.wacht_op else "",
            behandelaar=rij.behandelaar.naam if rij.behandelaar else "",
            ontvangen_op=rij.ontvangen_op,
            dag=dag_van(rij.uiterlijk, vandaag) if rij.stand in LOOPT else None,
            dossier_id=rij.dossier_id,
        )
        for rij in rijen
    ]


def _zichtbaar() -> Any:
    return poort.zichtbaar(Aanvraag, L).select_related("inwoner", "behandelaar")


def _gefilterd(welke: str, procedure: str) -> Any:
    rijen = _zichtbaar()
    if procedure:
        rijen = rijen.filter(procedure=procedure)
    if welke == "besloten":
        return rijen.exclude(stand__in=LOOPT)
    if welke == "alles":
        return rijen
    rijen = rijen.filter(stand__in=LOOPT, afgerond_op=None)
    return rijen.filter(uiterlijk__lt=klok.vandaag()) if welke == "laat" else rijen
