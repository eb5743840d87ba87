"""What residents say about pieces of a dossier: read with the frame, so that it stands with every page and print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject

from keukentafel.dossier.models import Eigenverklaring
from keukentafel.inwoner.regels.naam import Naamdelen, volledige_naam
from keukentafel.kern.actor import Actor
from keukentafel.poort import poort
from keukentafel.poort.models import Beperkt
from keukentafel.poort.rechten import Recht

L = Recht.JOURNAAL_LEZEN
HOOGSTENS = 50


@dataclass(frozen=True, slots=True)
class Verklaring:
    """One statement: who says what about which piece."""

    stuk_id: UUID
    stuk: str
    inwoner: UUID
    wie: str
    woorden: str
    op: date


def merken(actor: Actor, dossier_id: UUID) -> dict[str, Any]:
    """For the query of the members of a household: what they say, and does something have to be left alone?

    Look-ups by index in a query that is done anyway: a page costs the same number of statements with and without.
    """
    rijen = poort.zichtbaar(Eigenverklaring, L, actor).filter(dossier=dossier_id).order_by("-op", "-gemaakt_op")
    eigen = {veld: F(veld) for veld in ("stuk_id", "stuk_naam", "inwoner_id", "woorden", "op")}
    naam = {veld.name: F(f"inwoner__{veld.name}") for veld in fields(Naamdelen)}
    return {
        "verklaard": ArraySubquery(rijen.values(j=JSONObject(**eigen, **naam))[:HOOGSTENS]),
        "stuk_beperkt": Exists(Beperkt.objects.filter(dossier=dossier_id)),
        "zelf_beperkt": Exists(Beperkt.objects.filter(object_id=OuterRef("inwoner"))),
        "heel_beperkt": Exists(Beperkt.objects.filter(object_id=OuterRef("inwoner"), heel=True)),
    }


def verklaringen(kolom: Iterable[Mapping[str, Any]]) -> tuple[Verklaring, ...]:
    """Those that this actor may read, newest first, from the column `verklaard` of `merken`."""
    return tuple(map(_verklaring, kolom))


def _verklaring(rij: Mapping[str, Any]) -> Verklaring:
    delen = Naamdelen(**{veld.name: rij[veld.name] for veld in fields(Naamdelen)})
    wie = delen.roepnaam or volledige_naam(delen)
    return Verklaring(
        stuk_id=UUID(rij["stuk_id"]),
        stuk=rij["stuk_naam"],
        inwoner=UUID(rij["inwoner_id"]),
        wie=wie,
        woorden=rij["woorden"],
        op=date.fromisoformat(rij["op"]),
    )
