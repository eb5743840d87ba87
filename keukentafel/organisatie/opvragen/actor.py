"""Who is this worker at this moment: the actor that the middleware binds."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.organisatie.models import Medewerker, Team


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


def team_van_buurt(buurtcode: str, dag: date | None = None) -> Team | None:
    """The team that serves this buurt (or its wijk) on a day; else 'Onbekend/overig', a real team; else None."""
    dag = dag or klok.vandaag()
    codes = [buurtcode, "WK" + buurtcode[2:8]] if buurtcode else []
    geldig = Q(gebieden__van__lte=dag) & (Q(gebieden__tot=None) | Q(gebieden__tot__gt=dag))
    # The buurt itself goes before its wijk: BU sorts before WK.
    team = Team.objects.filter(geldig, gebieden__gebiedscode__in=codes).order_by("gebieden__gebiedscode").first()
    return team or Team.objects.filter(soort="overig").first()
