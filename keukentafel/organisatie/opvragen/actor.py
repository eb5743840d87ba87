"""Who is this worker at this moment: the actor that the middleware binds."""

from collections.abc import Mapping
from uuid import UUID

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.organisatie.models import Medewerker


def actor_van(medewerker: Medewerker, *, redenen: Mapping[str, float] | None = None) -> Actor:
    """The actor of this worker at this moment: roles, teams and case ties in one statement.

    `redenen` maps dossier id to the Unix time until which a reason to look counts (AUT-07).
    """
    nu = klok.nu()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rollen, teams, dossiers, huishoudens, inwoners FROM kt_banden(%s, %s, %s)",
            [medewerker.pk, klok.vandaag(), nu],
        )
        rollen, teams, dossiers, huishoudens, inwoners = cursor.fetchone()
    return Actor(
        naam=medewerker.naam,
        id=medewerker.pk,
        rollen=frozenset(rollen),
        teams=frozenset(teams),
        dossiers=frozenset(dossiers),
        huishoudens=frozenset(huishoudens),
        inwoners=frozenset(inwoners),
        redenen=frozenset(UUID(d) for d, tot in (redenen or {}).items() if tot > nu.timestamp()),
        functie=medewerker.functie,
        organisatie=medewerker.moederorganisatie,
    )
