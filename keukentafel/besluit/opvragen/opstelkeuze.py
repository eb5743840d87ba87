"""What can be drafted on one aanvraag: the kinds of its procedure, an earlier decision, the draft that is there."""

from dataclasses import dataclass
from uuid import UUID

from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.regels import besluitsoorten as bs
from keukentafel.besluit.regels.besluitsoorten import IN_DE_MAAK
from keukentafel.besluit.regels.soorten import (
    GEEN_BESCHIKKING,
    GENOMEN,
    NAAM_VAN_BESLUIT,
    NAAST_AANVRAAG,
    Besluitsoort,
)
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht

R = Recht.AANVRAAG_BEHANDELEN
VOLGT = "Toekennen of afwijzen: dat volgt uit wat je per product besluit"


@dataclass(frozen=True, slots=True)
class Opstelkeuze:
    inwoner: str
    titel: str
    pad: str
    lopend: UUID | None
    """The draft that is there already."""
    soorten: tuple[tuple[str, str], ...]
    """The first is what most often comes of it."""
    zonder_besluit: bool
    """Help comes without a decision here; one is made when the resident asks (REQ-076)."""
    eerder: tuple[tuple[str, str], ...]

    @property
    def kop(self) -> str:
        """What there is nothing to choose about, is the title."""
        return f"{self.soorten[0][1]} opstellen" if len(self.soorten) == 1 else "Besluit opstellen"


def opstelkeuze(aanvraag_id: UUID, adviseert: bool) -> Opstelkeuze:
    """For the form; what fits in the end the act decides."""
    aanvraag = poort.haal(Aanvraag, aanvraag_id, R)
    van_inwoner = poort.zichtbaar(Besluit, R).filter(inwoner_id=aanvraag.inwoner_id, wet=aanvraag.wet)
    genomen = van_inwoner.filter(stand__in=GENOMEN).exclude(soort__in=GEEN_BESCHIKKING).order_by("-vastgesteld_op")
    eerder = tuple((str(b.pk), _naam(b)) for b in genomen[:20])
    lopend = van_inwoner.filter(aanvraag=aanvraag, stand__in=IN_DE_MAAK).exclude(soort__in=NAAST_AANVRAAG).first()
    kan = bs.soorten_voor(aanvraag.procedure, eerder=bool(eerder), adviseert=adviseert)
    rest = [(s.value, NAAM_VAN_BESLUIT[s]) for s in kan if s not in bs.VOLGT_UITKOMST]
    gewoon = [("", VOLGT)] if bs.VOLGT_UITKOMST & set(kan) else []
    return Opstelkeuze(
        inwoner=aanvraag.inwoner.naam,
        titel=f"Aanvraag {aanvraag.nummer}",
        pad=f"/aanvragen/{aanvraag.pk}/",
        lopend=lopend.pk if lopend else None,
        soorten=tuple(gewoon + rest),
        zonder_besluit=aanvraag.procedure in bs.ZONDER_BESLUIT,
        eerder=eerder,
    )


def _naam(besluit: Besluit) -> str:
    dag = datum_gewoon(besluit.vastgesteld_op) if besluit.vastgesteld_op else ""
    return f"{NAAM_VAN_BESLUIT[Besluitsoort(besluit.soort)]} van {dag}"
