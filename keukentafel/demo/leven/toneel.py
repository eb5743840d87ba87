"""The stage: acts done by real workers at a moment, in order of time over all stories."""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import luisteraars
from keukentafel.kern.handelingen import gebeurtenis_laten_horen
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.organisatie.opvragen import actor_van

T = TypeVar("T")
# Yields the moment of its next act, and does it when it is asked to go on.
Spel = Iterator[datetime]


class Toneel:
    """Who can act, and the acts themselves. Only inside an open transaction."""

    def __init__(self) -> None:
        self.medewerkers = {m.gebruikersnaam: m for m in Medewerker.objects.all()}
        self.teams = {t.code: t for t in Team.objects.all()}

    def doe(self, wie: str, handeling: Callable[..., T], **gegevens: Any) -> T:
        """One act by this worker, with the teams and case ties of this moment."""
        actor = actor_van(self.medewerkers[wie])
        with transactie(actor):
            return handeling(actor=actor, **gegevens)

    def laat_horen(self, soort: str, onderwerp: Model) -> None:
        """Let the listeners hear it now, on the day of the story; the queued job then finds it done."""
        for gebeurtenis in Gebeurtenis.objects.filter(soort=soort, onderwerp=onderwerp.pk):
            for handeling in luisteraars(soort):
                gebeurtenis_laten_horen(gebeurtenis_id=str(gebeurtenis.pk), handeling=handeling)


def opvoeren(spelen: list[Spel], tot: datetime) -> int:
    """Play all stories together in order of time, until `tot`; returns the number of acts."""
    wachtrij: list[tuple[datetime, int, Spel]] = []
    for nummer, spel in enumerate(spelen):
        if (eerste := next(spel, None)) is not None:
            heapq.heappush(wachtrij, (eerste, nummer, spel))
    aantal = 0
    while wachtrij:
        moment, nummer, spel = heapq.heappop(wachtrij)
        if moment > tot:
            continue
        with klok.zet_klok(moment):
            volgende = next(spel, None)
        aantal += 1
        if volgende is not None:
            heapq.heappush(wachtrij, (max(volgende, moment), nummer, spel))
    return aantal
