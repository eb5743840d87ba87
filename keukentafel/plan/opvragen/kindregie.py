"""Children of this household that live in a second one too: who directs for the child, as far as this actor sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.opvragen.mensen import roepnaam_van
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.termijnen import leeftijd
from keukentafel.plan.models import Kindregie, Regie
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class KindInTwee:
    """`wie`: the named regisseur for the child, empty when this actor sees none. `hier`: that of this dossier."""

    inwoner_id: UUID
    naam: str
    wie: str
    hier: bool

    @property
    def zin(self) -> str:
        """The same words for nobody and for somebody behind a wall."""
        if not self.wie:
            return f"Voor {self.naam} is nog geen regisseur genoemd."
        return f"{self.wie} is de regisseur voor {self.naam}" + ("." if self.hier else ", vanuit het andere gezin.")


def kinderen_in_twee(
    dossier_id: UUID, kinderen: Mapping[UUID, str], recht: Recht
) -> tuple[tuple[KindInTwee, ...], tuple[tuple[str, str], ...]]:
    """Of these children of two households (key: first name) who directs, and for whom this dossier does: (name, part).

    One statement. Of a second household nothing is said that this actor may not see.
    """
    rijen = _kindregies(dossier_id, list(kinderen), recht)
    bij = {rij.inwoner_id: rij for rij in rijen}
    in_twee = tuple(
        KindInTwee(
            inwoner_id=kind,
            naam=naam,
            wie=bij[kind].wie or "" if kind in bij else "",
            hier=kind in bij and bij[kind].dossier_id == dossier_id,
        )
        for kind, naam in kinderen.items()
    )
    eigen = [rij for rij in rijen if rij.dossier_id == dossier_id]
    deel = {True: "regie ook in het andere gezin", False: "regie over dit kind"}
    return in_twee, tuple((roepnaam_van(rij.inwoner), deel[rij.inwoner_id in kinderen]) for rij in eigen)


def kinderen_van(dossier: Dossier) -> dict[UUID, str]:
    """Members under 18 that live in another household too, today, with their first name; one statement."""
    dag = klok.vandaag()
    loopt = Q(van__lte=dag) & (Q(tot__isnull=True) | Q(tot__gt=dag))
    # The walls leave a shielded household out of this subquery too.
    zelfde = Huishoudlid.objects.filter(loopt, inwoner_id=OuterRef("inwoner_id"))
    elders = Exists(zelfde.exclude(huishouden_id=dossier.huishouden_id))
    leden = Huishoudlid.objects.filter(loopt, elders, huishouden_id=dossier.huishouden_id).select_related("inwoner")
    mensen = [lid.inwoner for lid in leden.order_by("inwoner__geboortedatum", "inwoner_id")]
    return {k.pk: roepnaam_van(k) for k in mensen if k.geboortedatum is None or leeftijd(k.geboortedatum, dag) < 18}


def _kindregies(dossier_id: UUID, kinderen: list[UUID], recht: Recht) -> list[Any]:
    """Rows that run, of this dossier or about these children, with the name of the regisseur in `wie`."""
    regie = poort.zichtbaar(Regie, recht).filter(dossier_id=OuterRef("dossier_id"), tot=None)
    wie = Subquery(regie.values_list(Coalesce("medewerker__naam", "waarnemer__naam"))[:1])
    rijen = poort.zichtbaar(Kindregie, recht).filter(Q(dossier_id=dossier_id) | Q(inwoner_id__in=kinderen), tot=None)
    return list(rijen.annotate(wie=wie).select_related("inwoner").order_by("van", "id"))


@dataclass(frozen=True, slots=True)
class Kindkeuze:
    """The page that asks: this dossier's regisseur as the regisseur of the child, and what that changes."""

    dossier_id: UUID
    kind: KindInTwee
    gesloten: bool
    gevolgen: tuple[str, ...]

    @property
    def pad(self) -> str:
        return f"/dossier/{self.dossier_id}/"


def kindkeuze(dossier_id: UUID, inwoner_id: UUID) -> Kindkeuze:
    """NietGevonden for a child without a second household that this actor sees."""
    dossier = poort.haal(Dossier, dossier_id, Recht.REGIE_BELEGGEN)
    kinderen, _ = kinderen_in_twee(dossier.pk, kinderen_van(dossier), Recht.REGIE_BELEGGEN)
    kind = next((k for k in kinderen if k.inwoner_id == inwoner_id), None)
    if kind is None:
        raise NietGevonden("plan.kindregie")
    lopend = poort.zichtbaar(Regie, Recht.REGIE_BELEGGEN).filter(dossier=dossier, tot=None)
    regie = lopend.select_related("medewerker", "waarnemer").first()
    eigen = regie.wie.naam if regie else ""
    return Kindkeuze(dossier.pk, kind, dossier.gesloten_op is not None, _gevolgen(kind, eigen))


def _gevolgen(kind: KindInTwee, eigen: str) -> tuple[str, ...]:
    wie = eigen or "Wie de regie over dit gezin krijgt"
    eerst = f"{wie} wordt de regisseur voor {kind.naam}, in beide gezinnen."
    if kind.wie and not kind.hier:
        if kind.wie == eigen:
            return (eerst, "De regie over het kind gaat van het andere dossier naar dit dossier.")
        return (eerst, f"{kind.wie} is dat dan niet meer voor {kind.naam}, en blijft regisseur van het andere gezin.")
    nakijken = "Is er al iemand genoemd die jij niet ziet? Dan kijkt de aandachtsfunctionaris het eerst na."
    return (eerst, "De regie over elk gezin zelf verandert niet.", nakijken)
