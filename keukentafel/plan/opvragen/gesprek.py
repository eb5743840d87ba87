"""The plan at the table and on paper: only what is about who sits there, and what a resident may read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, F, OuterRef, TextField, Value

from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.plan import regels
from keukentafel.plan.models import Analyse, Ondersteuning
from keukentafel.plan.opvragen.plan import DoelBeeld, PlanBeeld, plan_beeld, voetzin
from keukentafel.plan.opvragen.regie import aanspreekzin
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

L = Recht.PLAN_LEZEN


@dataclass(frozen=True, slots=True)
class Gesprek:
    """The plan at the table: only what is about who sits there, and what a resident may read."""

    beeld: PlanBeeld
    doelen: tuple[DoelBeeld, ...]
    keuzes: tuple[tuple[UUID, str, bool], ...]
    """Members: (id, first name, sits at the table)."""
    aanspreekzin: str = ""
    analyses: tuple[str, ...] = ()
    """What plays, as far as it is about who sits here."""
    hulp: tuple[tuple[str, str], ...] = ()
    """What helps: (what, by whom and how much)."""

    @property
    def titel(self) -> str:
        """What the household wants, as a heading, in its own words as they were typed."""
        return f"Ons plan: {self.beeld.titel}" if self.beeld.titel else "Ons plan"

    @property
    def keuze_adres(self) -> str:
        """The same table in an address: "met=…&met=…"."""
        return "&".join(f"met={id_}" for id_, _, erbij in self.keuzes if erbij)

    @property
    def voet(self) -> str:
        """When this table agreed and talks next: of a goal that is not here no day is told (AUT-03)."""
        return voetzin(d.afspraak for d in self.doelen)

    @property
    def met(self) -> str:
        return opsomming([naam for _, naam, erbij in self.keuzes if erbij]) or "het hele gezin"


def gesprek(dossier_id: UUID, met: Collection[UUID] = (), *, soort: str = "kijken") -> Gesprek:
    """Hide what is about others. With nobody chosen: only goals about everybody of the household."""
    beeld = plan_beeld(dossier_id)
    leden = [lid.id for lid in beeld.kader.leden]
    aan_tafel = [i for i in leden if i in met]
    doelen = [d for d in beeld.doelen if d.leest_mee and _voor_tafel(d.over, leden, aan_tafel)]
    if soort != "kijken":
        logboek.kijk(L.code, None, soort=soort, dossier=str(dossier_id))
    items = _aan_tafel(dossier_id, leden, aan_tafel)
    return Gesprek(
        beeld=beeld,
        doelen=tuple(replace(d, nummer=nr) for nr, d in enumerate(doelen, 1)),
        keuzes=tuple((lid.id, lid.roepnaam, lid.id in aan_tafel) for lid in beeld.kader.leden),
        aanspreekzin=aanspreekzin(dossier_id),
        analyses=tuple(rij["wat_"] for rij in items if not rij["ladder_"]),
        hulp=tuple(_hulp(rij) for rij in items if rij["ladder_"]),
    )


def _voor_tafel(over: Iterable[UUID], leden: list[UUID], aan_tafel: list[UUID]) -> bool:
    return bool(set(over) & set(aan_tafel)) if aan_tafel else set(leden) <= set(over)


def _aan_tafel(dossier_id: UUID, leden: list[UUID], aan_tafel: list[UUID]) -> list[dict[str, Any]]:
    """What plays and what helps, for this table, oldest first; one statement for both."""
    niets, nooit = Value("", output_field=TextField()), Value(None, output_field=DateField())
    speelt = _voor_inwoners(Analyse, dossier_id, wat=F("tekst"), wie=niets, ladder=niets, eind=nooit)
    helpt = _voor_inwoners(
        Ondersteuning, dossier_id, wat=F("wat"), wie=F("aanbieder"), ladder=F("trede"), eind=F("tot")
    )
    rijen = speelt.union(helpt.filter(stand="loopt"), all=True).order_by("sinds")
    return [rij for rij in rijen if _voor_tafel(rij["over_wie"], leden, aan_tafel)]


def _voor_inwoners(model: Any, dossier_id: UUID, **kolommen: Any) -> Any:
    over = model.over.through.objects.filter(**{f"{model._meta.model_name}_id": OuterRef("pk")}).values("inwoner_id")
    rijen = poort.zichtbaar(model, L).filter(dossier_id=dossier_id, inwoner_leest_mee=True, inwoner_uitzondering="")
    # Columns in one order for both, so that the union fits.
    alle = {f"{naam}_": uitdrukking for naam, uitdrukking in kolommen.items()}
    alle |= {"over_wie": ArraySubquery(over), "sinds": F("gemaakt_op")}
    return rijen.annotate(**alle).values(*alle)


def _hulp(rij: dict[str, Any]) -> tuple[str, str]:
    wie = rij["wie_"] or regels.NAAM_VAN_TREDE[regels.Trede(rij["ladder_"])]
    return rij["wat_"], f"{wie}, tot {datum_gewoon(rij['eind_'])}" if rij["eind_"] else wie
