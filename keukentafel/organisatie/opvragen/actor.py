"""Who is this worker at this moment: the actor that the middleware binds."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, Verlening
from keukentafel.kern.reeks import Sleutels
from keukentafel.organisatie.models import Medewerker

# The ties stay text: they go back to the database as they came (kern.reeks.Sleutels).
_BANDEN = (
    "rollen AS b_rollen, teams AS b_teams, dossiers::text AS b_dossiers, huishoudens::text AS b_huishoudens,"
    " inwoners::text AS b_inwoners, waarneemt AS b_waarneemt, mijdt::text AS b_mijdt,"
    " verleend AS b_verleend,"
    " kt_moederorganisatie(%s, %s) AS b_organisatie, kt_plek(%s) AS b_plek"
)
_NAMEN = (
    *("b_rollen", "b_teams", "b_dossiers", "b_huishoudens", "b_inwoners", "b_waarneemt", "b_mijdt", "b_verleend"),
    "b_organisatie",
    "b_plek",
)


def medewerker_met_banden(sleutel: UUID | str) -> Medewerker | None:
    """The worker of a session with the ties of this moment, in one statement: it is asked at every request."""
    try:
        pk = Medewerker._meta.pk.to_python(sleutel)
    except ValidationError:
        return None
    velden = Medewerker._meta.concrete_fields
    kolommen = ", ".join(f"m.{veld.column}" for veld in velden)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {kolommen}, {_BANDEN} FROM organisatie_medewerker m, kt_banden(m.id, %s, %s) WHERE m.id = %s",
            [pk, klok.vandaag(), klok.vandaag(), klok.vandaag(), klok.nu(), pk],
        )
        rij = cursor.fetchone()
    return _medewerker(rij) if rij else None


def actoren_van(sleutels: Collection[UUID]) -> dict[UUID, Actor]:
    """The actors of these workers at this moment, in one statement: who of them may see something."""
    kolommen = ", ".join(f"m.{veld.column}" for veld in Medewerker._meta.concrete_fields)
    banden = _BANDEN.replace("(%s, %s)", "(m.id, %s)")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {kolommen}, {banden} FROM organisatie_medewerker m, kt_banden(m.id, %s, %s) WHERE m.id = ANY (%s)",
            [klok.vandaag(), klok.vandaag(), klok.vandaag(), klok.nu(), list(sleutels)],
        )
        return {m.pk: actor_van(m) for m in map(_medewerker, cursor.fetchall())}


def _medewerker(rij: tuple[Any, ...]) -> Medewerker:
    """As a query set would have made it, without its search for how to, which every page paid for."""
    velden = Medewerker._meta.concrete_fields
    waarden = [
        veld.from_db_value(waarde, None, connection) if hasattr(veld, "from_db_value") else waarde
        for veld, waarde in zip(velden, rij, strict=False)
    ]
    medewerker = Medewerker.from_db(connection.alias, [veld.attname for veld in velden], waarden)
    for naam, band in zip(_NAMEN, rij[len(velden) :], strict=True):
        setattr(medewerker, naam, band)
    return medewerker


def medewerker_van(kenmerk: str) -> Medewerker | None:
    """Who wrote something (`gemaakt_door`), while working here; None for a system or who left."""
    try:
        return Medewerker.objects.filter(pk=UUID(kenmerk), is_active=True).first()
    except ValueError:
        return None


def actor_van(
    medewerker: Medewerker, *, redenen: Mapping[str, float] | None = None, verteld: Mapping[str, str] | None = None
) -> Actor:
    """The actor of this worker at this moment: roles, teams and case ties in one statement.

    `redenen` maps dossier id to the Unix time until which a reason to look counts (matrix operation R), `verteld` maps
    dossier or resident to the day on which was said why one looks (AUT-07).
    """
    nu = klok.nu()
    rollen, teams, dossiers, huishoudens, inwoners, waarneemt, mijdt, verleend, organisatie, _ = _banden(medewerker)
    return Actor(
        naam=medewerker.naam,
        id=medewerker.pk,
        rollen=frozenset(rollen),
        teams=frozenset(teams),
        dossiers=Sleutels(dossiers),
        huishoudens=Sleutels(huishoudens),
        inwoners=Sleutels(inwoners),
        waarneemt=frozenset(waarneemt),
        mijdt=Sleutels(mijdt),
        verleend=tuple(map(_verlening, verleend)),
        redenen=frozenset(UUID(d) for d, tot in (redenen or {}).items() if tot > nu.timestamp()),
        verteld=frozenset(UUID(s) for s, dag in (verteld or {}).items() if dag == klok.vandaag().isoformat()),
        functie=medewerker.functie,
        organisatie=organisatie,
    )


def netwerkregels_van(medewerker: Medewerker) -> dict[str, str]:
    """The settings about networks that came along with the worker of a session; call it before `actor_van`."""
    codes: list[str] = medewerker.b_plek  # type: ignore[attr-defined]  # put there by medewerker_met_banden
    return dict(code.split("=", 1) for code in codes)


def _verlening(tekst: str) -> Verlening:
    """As kt_banden writes it: key, kind, dossier, household, end, and the residents of the household."""
    sleutel, soort, dossier, huishouden, tot, *inwoners = tekst.split(" ")
    einde = datetime.fromtimestamp(float(tot), tz=klok.AMSTERDAM)
    return Verlening(
        UUID(sleutel), soort, UUID(dossier), UUID(huishouden), einde, frozenset(UUID(i) for i in inwoners if i)
    )


def _banden(medewerker: Medewerker) -> tuple[Any, ...]:
    """Those that came along with the worker, once; else they are asked now."""
    if hasattr(medewerker, _NAMEN[0]):
        meegekomen = tuple(getattr(medewerker, naam) for naam in _NAMEN)
        delattr(medewerker, _NAMEN[0])
        return meegekomen
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_BANDEN} FROM kt_banden(%s, %s, %s)",
            [medewerker.pk, klok.vandaag(), klok.vandaag(), medewerker.pk, klok.vandaag(), klok.nu()],
        )
        return tuple(cursor.fetchone())
