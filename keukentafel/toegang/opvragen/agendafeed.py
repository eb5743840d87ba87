"""What the calendar program of a worker gets: times and the kind of place. No name, no subject, no address."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import reverse

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.koppelingen.agenda import Kalenderpunt, kalender
from keukentafel.organisatie.models import Taak
from keukentafel.toegang.models import Afspraak, Agendasleutel
from keukentafel.toegang.opvragen.agenda import AGENDATAKEN
from keukentafel.toegang.regels import AfspraakStand, SoortPlaats, Vorm

TERUG, VOORUIT = timedelta(days=30), timedelta(days=365)
LEZER = Actor.systeem("agenda_feed")


@dataclass(frozen=True)
class Sleutelstand:
    """Is there an address, since when, and when was it last read?"""

    sinds: datetime | None
    gelezen: datetime | None


def sleutelstand(actor: Actor) -> Sleutelstand:
    """Of the own calendar."""
    rij = Agendasleutel.objects.filter(medewerker_id=actor.id, ingetrokken_op=None).first()
    return Sleutelstand(rij.gemaakt_op, rij.laatst_gelezen_op) if rij else Sleutelstand(None, None)


def kalender_van(medewerker_id: UUID, basis: str) -> bytes:
    """The file for whoever holds the secret address; `basis` is "https://host"."""
    nu = klok.nu()
    with transactie(LEZER, lezen=True):
        rijen = Afspraak.objects.filter(
            medewerker_id=medewerker_id, begin__gte=nu - TERUG, begin__lt=nu + VOORUIT
        ).order_by("begin", "pk")
        punten = [_punt(a, basis) for a in rijen[:2000]]
        taken = Taak.objects.filter(AGENDATAKEN, voor_id=medewerker_id, klaar_op=None, uiterlijk__gte=klok.vandaag())
        punten += [_taak(t, basis) for t in taken.order_by("uiterlijk", "pk")[:500]]
    return kalender(punten, "Keukentafel", urlsplit(basis).hostname or "keukentafel")


def _punt(a: Afspraak, basis: str) -> Kalenderpunt:
    met_plaats = a.kanaal == Vorm.GESPREK and a.soort_plaats
    return Kalenderpunt(
        id=a.pk,
        begin=a.begin,
        einde=a.einde,
        titel="Afspraak",
        plaats=SoortPlaats(a.soort_plaats).naam if met_plaats else Vorm(a.kanaal).naam,
        adres=f"{basis}{reverse('toegang:afspraak', args=[a.pk])}",
        versie=a.versie,
        gewijzigd_op=a.gewijzigd_op,
        vervallen=a.stand == AfspraakStand.AFGEZEGD,
    )


def _taak(t: Taak, basis: str) -> Kalenderpunt:
    """Whole days; what it is about is read behind the log-in."""
    return Kalenderpunt(
        id=t.pk,
        begin=t.uiterlijk,
        einde=t.uiterlijk + timedelta(days=1),
        titel="Kijken hoe het gaat",
        plaats="",
        adres=f"{basis}{t.adres}",
        versie=1,
        gewijzigd_op=t.gemaakt_op,
    )
