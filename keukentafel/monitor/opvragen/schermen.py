"""What the screens of the figures show, as frozen dataclasses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from keukentafel.kern import klok
from keukentafel.kern.grafiek import Grafiek, Reeks, lijngrafiek, staafgrafiek
from keukentafel.kern.opmaak import getal
from keukentafel.kern.tekst import MAANDEN_KORT, datum_gewoon
from keukentafel.monitor.indicatoren.basis import Vraag, tel
from keukentafel.monitor.indicatoren.tabel62 import DEFINITIE as CASELOAD
from keukentafel.monitor.indicatoren.tabel62 import EENHEDEN
from keukentafel.monitor.opvragen.cijfers import cijfer, definities, vraag_van
from keukentafel.monitor.opvragen.rooster import Rooster, rooster
from keukentafel.monitor.opvragen.zaken import KOLOMMEN_MET_LIJST
from keukentafel.monitor.regels import Definitie, Kolom, Moment, Rij, Uitkomst, maanden, stand_als_moment, toon
from keukentafel.organisatie.models import Inrichting

MAANDEN_VERLOOP = 13


@dataclass(frozen=True)
class Cel:
    """One cell of the table: its text, and the query of the list behind it ("" when there is none)."""

    tekst: str
    lijst: str = ""


@dataclass(frozen=True)
class Breuk:
    """A day on which the configuration behind a figure changed."""

    dag: date
    tekst: str


@dataclass(frozen=True)
class Cijferscherm:
    """One figure: chart, table, trend, definition, and the address parts for its exports."""

    uitkomst: Uitkomst
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    totaal: tuple[str, ...]
    grafiek: Grafiek | None
    verloop: Grafiek | None
    breuken: tuple[Breuk, ...]
    query: str
    waarden: Mapping[str, str]
    rooster: Rooster | None = None

    @property
    def leeg(self) -> bool:
        """Nothing was counted: a drawing would say nothing."""
        codes = self.definitie.grafiek or (self.uitkomst.kolommen[0].code,)
        return not any(self.uitkomst.totaal.get(code) for code in codes)

    @property
    def definitie(self) -> Definitie:
        return self.uitkomst.definitie


@dataclass(frozen=True)
class Overzicht:
    """The first screen of a controller: a year at a glance, and every figure."""

    jaar: int
    jaren: tuple[int, ...]
    peildatum: date
    contacten: Uitkomst
    caseload: Uitkomst
    definities: tuple[tuple[Definitie, str], ...]


def cijferscherm(naam: str, gevraagd: Mapping[str, str]) -> Cijferscherm:
    """The figure that this address asks for. Raises Fout in plain Dutch."""
    vraag = vraag_van(naam, gevraagd)
    uitkomst = cijfer(naam, vraag, op_scherm=True)
    breuken, verloop = _verloop(uitkomst, vraag)
    in_uren = uitkomst.definitie.dimensies[0] == "weekdag"  # the rows are the hours of a week
    waarden = vraag.tijdvak.als_vraag | ({"stand": vraag.stand.isoformat()} if vraag.stand else {})
    waarden |= {"voor_team": vraag.team.naam} if vraag.team else {}
    return Cijferscherm(
        uitkomst=uitkomst,
        koppen=(uitkomst.definitie.rijkop, *(kolom.naam for kolom in uitkomst.kolommen)),
        rijen=tuple(_rij(uitkomst, rij, waarden) for rij in uitkomst.rijen),
        totaal=(uitkomst.totaal["team"], *(_op_scherm(uitkomst.totaal, kolom) for kolom in uitkomst.kolommen)),
        grafiek=_staven(uitkomst) if uitkomst.definitie.getekend else None,
        verloop=verloop,
        breuken=breuken,
        query=urlencode(waarden),
        waarden=waarden,
        rooster=rooster(uitkomst, gevraagd.get("reden") or "") if in_uren else None,
    )


def _rij(uitkomst: Uitkomst, rij: Rij, waarden: Mapping[str, str]) -> tuple[Cel, ...]:
    cellen = [Cel(rij["team"])]
    for kolom in uitkomst.kolommen:
        lijst = ""
        if rij.get(kolom.code) and kolom.code in KOLOMMEN_MET_LIJST.get(uitkomst.definitie.naam, ()):
            lijst = urlencode({**waarden, "team": rij["team"], "kolom": kolom.code})
        cellen.append(Cel(_op_scherm(rij, kolom), lijst))
    return tuple(cellen)


def _op_scherm(rij: Rij, kolom: Kolom) -> str:
    """As on the command line, with a point in thousands."""
    waarde = rij.get(kolom.code)
    return getal(waarde) if isinstance(waarde, int) else toon(rij, kolom)


def _staven(uitkomst: Uitkomst) -> Grafiek:
    """The counts by team as bars; teams without a count (administrative support) are left out."""
    codes = uitkomst.definitie.grafiek or (uitkomst.kolommen[0].code,)
    rijen = [rij for rij in uitkomst.rijen if rij.get(codes[0]) is not None]
    namen = {kolom.code: kolom.naam for kolom in uitkomst.kolommen}
    reeksen = [Reeks(namen[code], [rij[code] for rij in rijen]) for code in codes]
    return staafgrafiek([rij["team"] for rij in rijen], reeksen, eerste_kolom="Team")


def _verloop(uitkomst: Uitkomst, vraag: Vraag) -> tuple[tuple[Breuk, ...], Grafiek | None]:
    """Where the configuration changed in the time shown, and a line over time for the figures that have one."""
    if uitkomst.definitie.naam == CASELOAD.naam:
        dagen = _maandeinden(vraag.tijdvak.tot)
        zettingen = _zettingen(CASELOAD, dagen[-1])
        breuken = _breuken(zettingen, dagen[0], dagen[-1])
        return breuken, _caseloadlijn(dagen, zettingen, breuken, vraag)
    breuken = _breuken(_zettingen(uitkomst.definitie, vraag.tijdvak.tot), vraag.tijdvak.van, vraag.tijdvak.tot)
    reeks = maanden(vraag.tijdvak)
    codes = [f"{maand:%Y-%m}" for maand in reeks]
    if len(reeks) < 2 or any(code not in uitkomst.totaal for code in codes):
        return breuken, None
    waarden = [uitkomst.totaal[code] for code in codes]
    return breuken, lijngrafiek([_kort(m) for m in reeks], [Reeks("Alle teams", waarden)], eerste_kolom="Maand")


def _maandeinden(tot: date) -> list[date]:
    """The day itself and the ends of the twelve months before it, oldest first."""
    dagen, dag = [tot], tot.replace(day=1) - timedelta(days=1)
    while len(dagen) < MAANDEN_VERLOOP:
        dagen.append(dag)
        dag = dag.replace(day=1) - timedelta(days=1)
    return dagen[::-1]


def _zettingen(definitie: Definitie, tot: date) -> list[Inrichting]:
    """The dated settings behind a figure, oldest first."""
    if not definitie.instellingen:
        return []
    rijen = Inrichting.objects.filter(soort="instelling", code__in=definitie.instellingen, geldig_van__lte=tot)
    return list(rijen.order_by("geldig_van"))


def _breuken(zettingen: Sequence[Inrichting], van: date, tot: date) -> tuple[Breuk, ...]:
    """Changes within the time shown; the first setting of all changes nothing."""
    breuken, vorige = [], dict[str, Any]()
    for rij in zettingen:
        waarde = rij.waarde.get("waarde")
        if rij.code in vorige and vorige[rij.code] != waarde and van < rij.geldig_van <= tot:
            tekst = f"{rij.naam}: was {vorige[rij.code]}, is {waarde}. Vergelijk vóór en na deze dag niet zomaar."
            breuken.append(Breuk(rij.geldig_van, tekst))
        vorige[rij.code] = waarde
    return tuple(breuken)


def _caseloadlijn(
    dagen: list[date], zettingen: Sequence[Inrichting], breuken: tuple[Breuk, ...], vraag: Vraag
) -> Grafiek:
    """Open cases at the end of each month; at a break another line begins."""
    eenheden = [_eenheid(zettingen, dag) for dag in dagen]
    stand = stand_als_moment(vraag.stand) or "infinity"
    aantallen = {rij["dag"]: int(rij["aantal"]) for rij in tel("cijfer_caseload_verloop", [dagen, eenheden, stand])}
    grenzen = [date.min, *(breuk.dag for breuk in breuken), date.max]
    reeksen = [
        Reeks(
            "Openstaande casussen" if van == date.min else f"Na {datum_gewoon(van)}",
            [aantallen[dag] if van <= dag < tot else None for dag in dagen],
        )
        for van, tot in pairwise(grenzen)
    ]
    return lijngrafiek([_kort(dag) for dag in dagen], reeksen[-6:], eerste_kolom="Einde van de maand")


def _eenheid(zettingen: Sequence[Inrichting], dag: date) -> str:
    geldig = [rij.waarde.get("waarde") for rij in zettingen if rij.geldig_van <= dag]
    return EENHEDEN.get(geldig[-1], "werkproces") if geldig else "werkproces"


def _kort(dag: date) -> str:
    return f"{MAANDEN_KORT[dag.month - 1]} {dag.year}"


def overzicht(gevraagd: Mapping[str, str]) -> Overzicht:
    """A year: its contacts and werkprocessen, and the caseload on its last day (today for the running year)."""
    vandaag = klok.vandaag()
    vraag = vraag_van("contacten-en-werkprocessen", {"jaar": gevraagd.get("jaar") or str(vandaag.year)})
    peildatum = min(vraag.tijdvak.tot, vandaag)
    lasten = vraag_van(CASELOAD.naam, {"peildatum": peildatum.isoformat()})
    spanne = tel("cijfer_spanne", [])[0]
    return Overzicht(
        jaar=vraag.tijdvak.van.year,
        jaren=_jaren(spanne["eerste"], vandaag),
        peildatum=peildatum,
        contacten=cijfer("contacten-en-werkprocessen", vraag),
        caseload=cijfer(CASELOAD.naam, lasten),
        definities=tuple((d, _query(d, vraag, peildatum)) for d in definities()),
    )


def _jaren(eerste: date | None, vandaag: date) -> tuple[int, ...]:
    """The running year and all before it in which anything began; at most twelve."""
    begin = min(eerste.year if eerste else vandaag.year, vandaag.year)
    return tuple(range(vandaag.year, begin - 1, -1))[:12]


def _query(definitie: Definitie, vraag: Vraag, peildatum: date) -> str:
    if definitie.moment is Moment.PEILDATUM:
        return urlencode({"peildatum": peildatum.isoformat()})
    return urlencode({"jaar": vraag.tijdvak.van.year})
