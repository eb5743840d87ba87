"""What the overview of a dossier adds to the reads of its rooms: the running terms of the household."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from keukentafel.dossier.opvragen import DossierKader, TijdlijnBlad, tijdlijn
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.tekst import datum_kort, over_hoeveel_dagen
from keukentafel.poort import logboek
from keukentafel.poort.recept import merk, objecten_van
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Termijn
from keukentafel.toegang.regels.termijnen import VAN_INWONER, termijnnaam

HOOGSTENS = 10
_HUISHOUDEN, _VANDAAG = merk("huishouden"), date(1815, 6, 18)
OP_PAPIER = 200


@dataclass(frozen=True)
class OpenTermijn:
    """A running term in words, with the reasoning behind its date."""

    naam: str
    datum: str
    machine: str
    uitleg: str
    kleur: str
    waarom: str


def open_termijnen(huishouden_id: UUID, vandaag: date) -> list[OpenTermijn]:
    """Running terms of this household, first due first. It came through the gate; the wall filters the rest."""
    rijen = objecten_van(actor_nu(), "open termijnen", _open, {_HUISHOUDEN: huishouden_id, _VANDAAG: vandaag})
    return [_termijn(rij, vandaag) for rij in rijen]


def _open(_actor: Actor) -> QuerySet[Termijn]:
    """Two index look-ups; one filter with OR over the join would read every running term of the municipality."""
    open_ = Termijn.objects.filter(klaar_op__isnull=True).exclude(soort__in=VAN_INWONER, uiterlijk__lt=_VANDAAG)
    samen = open_.filter(huishouden=_HUISHOUDEN).union(open_.filter(melding__huishouden=_HUISHOUDEN))
    return samen.order_by("uiterlijk", "id")[:HOOGSTENS]


def afdruk(kader: DossierKader) -> TijdlijnBlad:
    """The timeline for paper; a print is logged as one."""
    blad = tijdlijn(kader, aantal=OP_PAPIER)
    logboek.kijk(Recht.JOURNAAL_LEZEN.code, None, soort="afdruk", dossier=str(kader.id), regels=len(blad.regels))
    return blad


def _termijn(rij: Termijn, vandaag: date) -> OpenTermijn:
    dagen = (rij.uiterlijk - vandaag).days
    return OpenTermijn(
        naam=termijnnaam(rij.soort),
        datum=datum_kort(rij.uiterlijk),
        machine=rij.uiterlijk.isoformat(),
        uitleg=over_hoeveel_dagen(rij.uiterlijk, vandaag),
        kleur="laat" if dagen < 0 else "nu" if dagen <= 2 else "",
        waarom=rij.uitleg,
    )
