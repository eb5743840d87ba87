"""What is known already and where it came from: the melding, the vraagverheldering, an earlier dossier (REQ-038).

A prefilled value always carries its source and day. It is about one member, so what is begun with it is too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from keukentafel.dossier.models import Werkproces
from keukentafel.dossier.models.vraag import Verkenning
from keukentafel.dossier.opvragen.kader import DossierKader
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import MeldingVerhaal


@dataclass(frozen=True, slots=True)
class Ingevuld:
    """A value that was not typed here: `bron` says where it came from, in words with a day."""

    waarde: str
    bron: str
    op: datetime


@dataclass(frozen=True, slots=True)
class Voorinvulling:
    """What is known about one member; `inwoner_id` None when nothing is."""

    inwoner_id: UUID | None
    velden: Mapping[str, Ingevuld]

    def met(self, naam: str, waarde: "Ingevuld | None") -> "Voorinvulling":
        """One value more, when there is one."""
        return replace(self, velden={**self.velden, naam: waarde}) if waarde else self

    def waarden(self, *namen: str) -> dict[str, str]:
        """Values of these fields, as the begin of a form."""
        return {naam: self.velden[naam].waarde for naam in namen if naam in self.velden}


NIETS = Voorinvulling(None, {})


def uit_melding(verhaal: dict[str, Any] | None) -> Ingevuld | None:
    """The question as it was told at the front door."""
    if not verhaal or not verhaal["hulpvraag"].strip():
        return None
    op = datetime.fromisoformat(verhaal["op"])
    return Ingevuld(verhaal["hulpvraag"], f"Uit de melding van {dag_van(op)}", op)


def verhaal_van_vraag() -> Subquery:
    """On a werkproces: the story of its melding, as far as this actor may read it."""
    rijen = zichtbaar(MeldingVerhaal, Recht.MELDING_LEZEN).filter(melding_id=OuterRef("melding_id"))
    return Subquery(rijen.values(j=JSONObject(hulpvraag=F("hulpvraag"), op=F("melding__ontvangen_op")))[:1])


def lopende_vragen(kader: DossierKader) -> Any:
    """The questions that run, oldest first, each with the story it came from; one statement."""
    loopt = Q(perioden__tot__isnull=True) | Q(perioden__tot__gt=klok.vandaag())
    rijen = zichtbaar(Werkproces, Recht.DOSSIER_LEZEN).filter(loopt, perioden__vervallen_op=None, dossier_id=kader.id)
    return rijen.annotate(verhaal=verhaal_van_vraag()).order_by("aangemaakt_op", "gemaakt_op")


def voorinvulling(kader: DossierKader) -> Voorinvulling:
    """For the member whose question runs longest: own words and wishes, newest source first; one statement.

    What was told in the vraagverheldering goes before the melding, unless a later melding opened the dossier again.
    """
    mens = zichtbaar(Verkenning, Recht.VRAAG_LEZEN).filter(
        dossier_id=OuterRef("dossier_id"), inwoner_id=OuterRef("inwoner_id")
    )
    woorden = JSONObject(eigen_woorden=F("eigen_woorden"), wensen=F("wensen"), op=F("gewijzigd_op"))
    rijen = lopende_vragen(kader).annotate(verkend=Subquery(mens.order_by("-gewijzigd_op").values(j=woorden)[:1]))
    rij = rijen.values("inwoner_id", "verhaal", "verkend").first()
    if rij is None or rij["inwoner_id"] not in {lid.id for lid in kader.leden}:
        return NIETS
    velden = _uit_verkenning(kader, rij["verkend"])
    melding = uit_melding(rij["verhaal"])
    eigen = velden.get("eigen_woorden")
    if melding and (eigen is None or (kader.uit_vorig(eigen.op) and melding.op > eigen.op)):
        velden["eigen_woorden"] = melding
    return Voorinvulling(rij["inwoner_id"], velden)


def _uit_verkenning(kader: DossierKader, verkend: dict[str, Any] | None) -> dict[str, Ingevuld]:
    if not verkend:
        return {}
    op = datetime.fromisoformat(verkend["op"])
    bron = kader.uit_vorig(op) or f"Uit de vraagverheldering van {dag_van(op)}"
    return {n: Ingevuld(verkend[n], bron, op) for n in ("eigen_woorden", "wensen") if verkend[n].strip()}


def dag_van(op: datetime) -> str:
    """The day of this moment, in words."""
    return datum_gewoon(op.astimezone(klok.AMSTERDAM).date())
