"""Today's walk-in list of one place: who waits how long, who is inside, and how it ended."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.tekst import tijd
from keukentafel.organisatie.models import Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Inloopbezoek
from keukentafel.toegang.opvragen.contact import naam_van
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes

HOOGSTENS = 200


@dataclass(frozen=True)
class Bezoeker:
    """One line. `minuten`: how long somebody waits, or waited until the call."""

    id: UUID
    nummer: int
    wie: str
    inwoner: UUID | None
    aangekomen: str
    minuten: int
    uitkomst: str


@dataclass(frozen=True)
class Inlooplijst:
    """`plekken`: (code, name). `wie` is the resident that the desk came along with."""

    plek: str
    plekken: tuple[tuple[str, str], ...]
    wachtend: tuple[Bezoeker, ...]
    binnen: tuple[Bezoeker, ...]
    klaar: tuple[Bezoeker, ...]
    uitkomsten: tuple[tuple[str, str], ...]
    wie: str
    persoon: str
    mag_balie: bool

    @property
    def langste(self) -> int:
        """Minutes that the first in the line waits."""
        return max((b.minuten for b in self.wachtend), default=0)


def inlooplijst(actor: Actor, plek: str = "", persoon: UUID | None = None) -> Inlooplijst:
    """One place; by default that of the own team. One statement for the list, one log line."""
    lijsten = keuzes()
    plekken = lijsten.lijst("inloopplek")
    gekozen = plek if plek in dict(plekken) else eigen_plek(actor, lijsten)
    rijen = poort.zichtbaar(Inloopbezoek, Recht.INLOOP_BIJHOUDEN).filter(plek=gekozen, dag=klok.vandaag())
    bezoeken = list(rijen.select_related("inwoner").order_by("volgnummer")[:HOOGSTENS])
    logboek.kijk(Recht.INLOOP_BIJHOUDEN.code, None, lijst="inloop", plek=gekozen, aantal=len(bezoeken))
    namen = lijsten.namen("inloop_uitkomst")
    # A volunteer keeps the list and knows no resident: only what a visitor said, else the number.
    kent = heeft(actor, Recht.INWONER_LEZEN)
    per = [(b, _bezoeker(b, namen, kent)) for b in bezoeken]
    return Inlooplijst(
        plek=gekozen,
        plekken=tuple(plekken),
        wachtend=tuple(regel for b, regel in per if not b.geroepen_op and not b.klaar_op),
        binnen=tuple(regel for b, regel in per if b.geroepen_op and not b.klaar_op),
        klaar=tuple(regel for b, regel in per if b.klaar_op),
        uitkomsten=tuple(lijsten.lijst("inloop_uitkomst")),
        wie=naam_van(f"inwoner:{persoon}") if persoon and kent else "",
        persoon=str(persoon or "") if kent else "",
        mag_balie=heeft(actor, Recht.CONTACT_VASTLEGGEN),
    )


def eigen_plek(actor: Actor, lijsten: Keuzes) -> str:
    """The place that a team of this actor keeps, else the first."""
    codes = set(Team.objects.filter(pk__in=actor.teams).values_list("code", flat=True))
    eigen = [code for code, _, waarde in lijsten.waarden("inloopplek") if waarde.get("team") in codes]
    return (eigen or [code for code, _ in lijsten.lijst("inloopplek")])[0]


def _bezoeker(b: Inloopbezoek, namen: dict[str, str], kent: bool) -> Bezoeker:
    tot = b.geroepen_op or b.klaar_op or klok.nu()
    inwoner = b.inwoner if kent else None
    wie = str(inwoner.naam) if inwoner else b.naam
    return Bezoeker(
        id=b.pk,
        nummer=b.volgnummer,
        wie=wie or "zonder naam",
        inwoner=inwoner.pk if inwoner else None,
        aangekomen=tijd(b.aangekomen_op),
        minuten=int((tot - b.aangekomen_op) / timedelta(minutes=1)),
        uitkomst=namen.get(b.uitkomst, b.uitkomst),
    )
