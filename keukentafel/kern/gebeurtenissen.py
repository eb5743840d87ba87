"""The outbox: an act tells what happened, in its own transaction; the huisbel decides who must hear it.

Later rooms are not imported here: the setting HUISBEL names the page that lists them.
"""

from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.taken import gebeurtenis_bezorgen


def gebeurtenis_melden(soort: str, onderwerp: UUID, **gegevens: Any) -> Gebeurtenis:
    """Write the fact and queue one job per listener, all in the open transaction.

    `gegevens` holds ids, dates and codes only. Whoever rolls back takes the jobs along.
    """
    gebeurtenis = Gebeurtenis(
        soort=soort, onderwerp=onderwerp, gegevens=gegevens, actor=actor_nu().kenmerk, tijd=klok.nu()
    )
    gebeurtenis.save(force_insert=True)
    for handeling in luisteraars(soort):
        gebeurtenis_bezorgen.defer(gebeurtenis_id=str(gebeurtenis.id), handeling=handeling)
    return gebeurtenis


def luisteraars(soort: str) -> list[str]:
    """Dotted paths of the acts that must hear this gebeurtenis."""
    huisbel: dict[str, list[str]] = import_module(settings.HUISBEL).HUISBEL
    return huisbel.get(soort, [])
