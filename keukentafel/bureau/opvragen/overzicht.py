"""What the overview of a dossier adds to the reads of its rooms: the running terms of the household."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.dossier.opvragen import DossierKader, TijdlijnBlad, tijdlijn
from keukentafel.kern.tekst import datum_kort, over_hoeveel_dagen
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Termijn
from keukentafel.toegang.regels.termijnen import VAN_INWONER, termijnnaam

HOOGSTENS = 10
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
    # Two index look-ups; one filter with OR over the join would read every running term of the municipality.
    open_ = Termijn.objects.filter(klaar_op__isnull=True).exclude(soort__in=VAN_INWONER, uiterlijk__lt=vandaag)
    rijen = (
        open_.filter(huishouden=huishouden_id)
        .union(open_.filter(melding__huishouden=huishouden_id))
        .order_by("uiterlijk", "id")[:HOOGSTENS]
    )
    return [_termijn(rij, vandaag) for rij in rijen]


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
