"""The register of breaches, and one of them with its steps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, prefetch_related_objects

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu, transactie
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.models import Datalek
from keukentafel.privacy.opvragen.datalekbron import SYSTEEM
from keukentafel.privacy.opvragen.maatregel import Maatregelbeeld, maatregelen
from keukentafel.privacy.regels import datalek as rd

L = Recht.PRIVACY_LEZEN
PER_BLAD, OP_PAPIER, IN_BESTAND = 50, 500, 5_000
FILTERS = {"open": "Open", "laat": "Meer dan 72 uur", "klaar": "Gesloten", "alles": "Alles"}


@dataclass(frozen=True)
class Filter:
    """What is asked of the register; it stands in the address."""

    stand: str = "open"
    soort: str = ""
    jaar: int | None = None


@dataclass(frozen=True)
class Datalekregel:
    """One line of the register."""

    id: UUID
    wat: str
    soort: str
    bekend_op: datetime
    uiterlijk: datetime
    stap: rd.Stap
    stapnaam: str
    oordeel: str
    te_laat: bool
    wacht_op_ap: bool
    mensen: int
    rij: Datalek


@dataclass(frozen=True)
class Register:
    regels: tuple[Datalekregel, ...]
    filter: Filter
    volgende: str
    jaren: tuple[int, ...]
    mag_bijhouden: bool


def filter_van(vraag: Any) -> Filter:
    """From an address; what cannot be is left out."""
    stand, soort, jaar = vraag.get("stand", ""), vraag.get("soort", ""), vraag.get("jaar", "")
    return Filter(
        stand=stand if stand in FILTERS else "open",
        soort=soort if soort in set(rd.Soort) else "",
        jaar=int(jaar) if jaar.isdecimal() and 2000 <= int(jaar[:9]) <= 2999 else None,
    )


def register(filter_: Filter, *, na: str = "", aantal: int = PER_BLAD, soort: str = "kijken") -> Register:
    """Newest first, keyset on moment and key. On paper and as a file it is a line of its own in the log."""
    rijen = poort.zichtbaar(Datalek, L).filter(_filter(filter_))
    moment, sleutel = _sleutel(na)
    if moment and sleutel:
        rijen = rijen.filter(Q(bekend_op__lt=moment) | Q(bekend_op=moment, id__gt=sleutel))
    rijen = rijen.annotate(mensen=Count("betrokkenen")).order_by("-bekend_op", "id")[: aantal + 1]
    gevonden = [_regel(rij) for rij in rijen]
    logboek.kijk(L.code, None, soort=soort, lijst="datalekken", aantal=len(gevonden[:aantal]))
    laatste = gevonden[aantal - 1] if len(gevonden) > aantal else None
    volgende = f"{laatste.bekend_op.isoformat()}_{laatste.id}" if laatste else ""
    nu = klok.vandaag().year
    jaren = tuple(range(nu, nu - 5, -1))
    return Register(tuple(gevonden[:aantal]), filter_, volgende, jaren, heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN))


def _filter(f: Filter) -> Q:
    q = Q(soort=f.soort) if f.soort else Q()
    if f.jaar:
        q &= Q(bekend_op__gte=klok.moment(date(f.jaar, 1, 1), 0), bekend_op__lt=klok.moment(date(f.jaar + 1, 1, 1), 0))
    if f.stand == "klaar":
        return q & Q(gesloten_op__isnull=False)
    if f.stand == "laat":
        te_melden = Q(ap_op=None, oordeel__in=rd.NOG_NAAR_AP, gesloten_op=None)
        return q & te_melden & Q(bekend_op__lt=klok.nu() - rd.AP_TERMIJN)
    return q & Q(gesloten_op=None) if f.stand == "open" else q


def _sleutel(na: str) -> tuple[datetime | None, UUID | None]:
    moment, _, sleutel = na.partition("_")
    try:
        gelezen = datetime.fromisoformat(moment)
        return (gelezen if gelezen.tzinfo else None), UUID(sleutel)
    except ValueError:
        return None, None


def _regel(d: Any) -> Datalekregel:
    stap = rd.stap(d.oordeel, d.ap_op, d.mensen_klaar_op, d.gesloten_op)
    uiterlijk = d.bekend_op + rd.AP_TERMIJN
    wacht = d.ap_op is None and d.gesloten_op is None and d.oordeel in rd.NOG_NAAR_AP
    return Datalekregel(
        id=d.pk,
        wat=rd.eerste_woorden(d.wat),
        soort=rd.NAAM_VAN_SOORT[rd.Soort(d.soort)],
        bekend_op=d.bekend_op,
        uiterlijk=uiterlijk,
        stap=stap,
        stapnaam=rd.NAAM_VAN_STAP[stap],
        oordeel=rd.NAAM_VAN_OORDEEL[rd.Oordeel(d.oordeel)] if d.oordeel else "",
        te_laat=rd.is_te_laat(d.bekend_op, d.ap_op or klok.nu()) if wacht or d.ap_op else False,
        wacht_op_ap=wacht,
        mensen=d.mensen if hasattr(d, "mensen") else 0,
        rij=d,
    )


KOPPEN = (
    *("Bekend op", "Soort", "Wat er gebeurde", "Gegevens", "Aantal mensen", "Wat we meteen deden", "Besluit"),
    *("Waarom", "Gemeld bij de AP", "Kenmerk AP", "Waarom na 72 uur", "Mensen ingelicht", "Maatregelen", "Gesloten op"),
    "Lessen",
)


def rijen_voor_bestand(filter_: Filter) -> list[list[Any]]:
    """The documentation of art. 33 lid 5: facts, effects and what was done about it."""
    blad = register(filter_, aantal=IN_BESTAND, soort="export")
    prefetch_related_objects([r.rij for r in blad.regels], "maatregelen__eigenaar")
    return [_bestandsrij(r) for r in blad.regels]


def _bestandsrij(r: Datalekregel) -> list[Any]:
    d = r.rij
    stil = grond_in_woorden(d.niet_inlichten)
    mensen = stil or (f"{r.mensen}, klaar op {datum_gewoon(d.mensen_klaar_op)}" if d.mensen_klaar_op else "")
    gedaan = "; ".join(f"{m.wat} ({m.hoe or m.eigenaar.naam})" for m in d.maatregelen.all())
    return [
        _moment(d.bekend_op),
        r.soort,
        d.wat,
        ", ".join(gegevensnamen(d.gegevens)),
        "" if d.aantal is None else d.aantal,
        d.ingedamd,
        r.oordeel,
        d.oordeel_reden,
        _moment(d.ap_op),
        d.ap_kenmerk,
        d.ap_reden_laat,
        mensen,
        gedaan,
        _moment(d.gesloten_op),
        d.lessen,
    ]


def grond_in_woorden(code: str) -> str:
    return rd.NAAM_VAN_NIET_INLICHTEN[rd.NietInlichten(code)] if code else ""


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(klok.AMSTERDAM).strftime("%Y-%m-%d %H:%M") if moment else ""


def gegevensnamen(codes: Iterable[str]) -> list[str]:
    return [rd.NAAM_VAN_GEGEVEN[rd.Gegeven(code)] for code in codes]


@dataclass(frozen=True)
class Betrokkene:
    id: UUID
    naam: str
    verteld: str


@dataclass(frozen=True)
class Datalekbeeld:
    """One breach: the facts, the next step, who was told, and what was agreed on.

    The record itself goes along as `d`: its texts stand on the screen as they are.
    """

    regel: Datalekregel
    d: Datalek
    melder: str
    bron: str
    termijn: str
    gegevens: tuple[str, ...]
    let_op: tuple[str, ...]
    betrokkenen: tuple[Betrokkene, ...]
    niet_inlichten: str
    maatregelen: tuple[Maatregelbeeld, ...]
    log: str
    mag_bijhouden: bool


def datalek(datalek_id: UUID) -> Datalekbeeld:
    """Through the gate."""
    d: Datalek = poort.haal(Datalek, datalek_id, L)
    mag = heeft(actor_nu(), Recht.REGISTERS_BIJHOUDEN)
    return Datalekbeeld(
        regel=_regel(d),
        d=d,
        melder=d.melder.naam if d.melder else "",
        bron=rd.NAAM_VAN_BRON[rd.Bron(d.bron)],
        termijn=rd.uiterlijk(d.bekend_op).uitleg,
        gegevens=tuple(gegevensnamen(d.gegevens)),
        let_op=rd.let_op(d.gegevens, d.aantal) if d.gesloten_op is None else (),
        betrokkenen=_betrokkenen(d),
        niet_inlichten=grond_in_woorden(d.niet_inlichten),
        maatregelen=maatregelen(d.maatregelen),
        log=f"/logboek/?dossier={d.dossier_id}" if d.dossier_id else "",
        mag_bijhouden=mag and d.gesloten_op is None,
    )


def _betrokkenen(d: Datalek) -> tuple[Betrokkene, ...]:
    """By name: who keeps the register must know whom to tell. The own circle is not here, by the wall itself."""
    ids = list(d.betrokkenen.values_list("pk", flat=True))
    if not ids:
        return ()
    with transactie(SYSTEEM):
        rijen = list(d.betrokkenen.filter(pk__in=ids).select_related("inwoner").order_by("gemaakt_op", "pk"))
    return tuple(Betrokkene(b.pk, b.inwoner.naam, _verteld(b)) for b in rijen)


def _verteld(b: Any) -> str:
    if b.verteld_op is None:
        return ""
    return f"{rd.NAAM_VAN_WIJZE[rd.Wijze(b.wijze)]}, {datum_gewoon(b.verteld_op)}"
