"""The gate. You get an object only here, and every look is remembered.

`eis`       may this actor do this at all?            raises GeenRecht (403)
`haal`      one object, logged                        raises NietGevonden (404) and logs the refusal
`zichtbaar` many objects, as a queryset; the caller logs the list with `logboek.kijk` (one line per list, not per row)
"""

from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet, UUIDField

from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.fouten import GeenRecht, NietGevonden
from keukentafel.poort import beperking, logboek, recept, regels
from keukentafel.poort.modellen import Beschermd
from keukentafel.poort.rechten import Recht

M = TypeVar("M", bound=Beschermd)
_SLEUTEL = recept.merk("sleutel")


def eis(recht: Recht, actor: Actor | None = None) -> Actor:
    """The right itself, before looking at one object. Returns the actor, for acts that want it."""
    actor = actor or actor_nu()
    if not regels.heeft(actor, recht):
        logboek.geweigerd(actor, recht.code, "", "", "geen recht")
        raise GeenRecht(recht.code, f"U mag niet {recht.zin}.")
    return actor


def zichtbaar(model: type[M], recht: Recht, actor: Actor | None = None) -> Any:
    """All rows of `model` that the bound actor may touch with this right; `actor` only for poort.recept."""
    rijen = model.objects.filter(regels.voor(actor or actor_nu(), recht, model.bescherming))
    # The bytes of a file (kern.models.Bestand): a list leaves them out, asking for them fetches them.
    uitgesteld: tuple[str, ...] = getattr(model, "uitgesteld", ())
    return rijen.defer(*uitgesteld) if uitgesteld else rijen


def als_sql(model: type[M], recht: Recht, voorvoegsel: str) -> tuple[str, dict[str, Any]]:
    """The keys of `zichtbaar` as SQL with named parameters, for a hand-written statement: `id IN (<sql>)`."""
    gevonden = recept.recept_van(
        actor_nu(), ("als_sql", model, recht), lambda actor: zichtbaar(model, recht, actor).values("pk"), {}
    )
    if gevonden is None:
        return "SELECT NULL::uuid WHERE false", {}
    waarden = gevonden.ingevuld(recept.van_actor(actor_nu()))
    sql = gevonden.sql.replace("%(m", f"%({voorvoegsel}_m")
    return sql, {f"{voorvoegsel}_{naam}": waarde for naam, waarde in waarden.items()}


def haal(model: type[M], sleutel: UUID | str, recht: Recht, *, voor_wijzigen: bool = False) -> M:
    """One object by key. Hidden and absent give the same answer.

    With `voor_wijzigen` the row is locked until the end of the transaction (only inside acts). What may only be kept is
    not changed by anybody but the house itself (Blokkade, AVG art. 18).
    """
    object_ = _een(model, sleutel, recht, voor_wijzigen)
    if object_ is None:
        logboek.geweigerd(actor_nu(), recht.code, model._meta.label_lower, sleutel, "niet gevonden")
        raise NietGevonden(model._meta.label_lower)
    if not voor_wijzigen:
        logboek.kijk(recht.code, object_)
    else:
        _mag_wijzigen(object_)
    return object_


def eerste_om_te_wijzigen(rijen: QuerySet[M]) -> M | None:
    """The first of these rows, which came through `zichtbaar`, locked and free to change; None when there is none."""
    object_: M | None = _met_slot(rijen, True).first()
    if object_ is not None:
        _mag_wijzigen(object_)
    return object_


def _mag_wijzigen(object_: Beschermd) -> None:
    """What may only be kept is changed by the house itself alone."""
    if not actor_nu().is_systeem:
        beperking.eis_wijzigen(getattr(object_, "kt_beperkt", False))


def _een(model: type[M], sleutel: UUID | str, recht: Recht, voor_wijzigen: bool) -> M | None:
    try:
        echt = model._meta.pk.to_python(sleutel)
    except ValidationError:
        return None
    gevonden: list[M] = recept.objecten_van(
        actor_nu(),
        ("haal", model, recht, voor_wijzigen),
        lambda actor: _met_slot(zichtbaar(model, recht, actor), voor_wijzigen).filter(pk=_SLEUTEL),
        {_SLEUTEL: echt},
    )
    return gevonden[0] if gevonden else None


def _met_slot(rijen: Any, voor_wijzigen: bool) -> Any:
    if not voor_wijzigen:
        return rijen
    if isinstance(rijen.model._meta.pk, UUIDField):
        rijen = rijen.annotate(kt_beperkt=beperking.van_rij(vast=True))
    return rijen.select_for_update(of=("self",))


def mag(object_: Beschermd, recht: Recht) -> bool:
    """May the bound actor use this right on this one object? Same rule as the list. Not logged."""
    return bool(zichtbaar(type(object_), recht).filter(pk=object_.pk).exists())
