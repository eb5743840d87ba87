"""Who must consent, and when a consent counts (regels.md §3.5, GEZ-02, PRV-07, 18P-04). Pure: ages and days come in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.kern.tekst import opsomming
from keukentafel.poort.matrix import Wet

EIGEN_STEM, ZELF = 12, 16


class Soort(StrEnum):
    """Three kinds that are never mixed up: each has its own law, text and withdrawal."""

    DELEN = "delen"
    BEROEPSGEHEIM = "beroepsgeheim"
    HULP = "hulp"


NAAM_VAN_SOORT = {
    Soort.DELEN: "Toestemming om gegevens te delen",
    Soort.BEROEPSGEHEIM: "Toestemming om het beroepsgeheim te doorbreken",
    Soort.HULP: "Instemming met hulp",
}
UITLEG_VAN_SOORT = {
    Soort.DELEN: "De wet vraagt toestemming voordat deze gegevens naar een ander gaan.",
    Soort.BEROEPSGEHEIM: "Een hulpverlener met beroepsgeheim mag iets vertellen aan een ander.",
    Soort.HULP: "De inwoner is het eens met de hulp. Dit zegt niets over gegevens delen.",
}


class Gever(StrEnum):
    """In what quality somebody consents."""

    ZELF = "zelf"
    GEZAG = "gezag"
    VERTEGENWOORDIGER = "vertegenwoordiger"


NAAM_VAN_GEVER = {
    Gever.ZELF: "de inwoner zelf",
    Gever.GEZAG: "wie gezag heeft",
    Gever.VERTEGENWOORDIGER: "de vertegenwoordiger",
}


class Wijze(StrEnum):
    """How the consent was given."""

    MONDELING = "mondeling"
    SCHRIFTELIJK = "schriftelijk"
    DIGITAAL = "digitaal"


NAAM_VAN_WIJZE = {
    Wijze.MONDELING: "Mondeling, aan tafel of aan de telefoon",
    Wijze.SCHRIFTELIJK: "Schriftelijk, met handtekening",
    Wijze.DIGITAAL: "Digitaal",
}


@dataclass(frozen=True, slots=True)
class Eis:
    """Whose consent is needed, on which article, in words for the screen."""

    gevers: frozenset[Gever]
    artikel: str
    zin: str


_ZELF = frozenset({Gever.ZELF})
_GEZAG = frozenset({Gever.GEZAG})


def eis(soort: str, wet: str, leeftijd: int | None, *, wilsonbekwaam: bool = False) -> Eis:
    """The row of regels.md §3.5 for this right and age. The thresholds differ per right (rule 0.8).

    An unknown age counts as grown up. Somebody who cannot decide about this is represented (VTG-01).
    """
    if leeftijd is None or leeftijd >= ZELF:
        if wilsonbekwaam:
            wie = "De inwoner kan hierover niet zelf beslissen. De vertegenwoordiger beslist."
            return Eis(frozenset({Gever.VERTEGENWOORDIGER}), "Wmo 2015 art. 1.1.1 lid 2; Jeugdwet art. 7.3.15", wie)
        return Eis(_ZELF, _artikel(soort, wet), "De inwoner beslist zelf.")
    if leeftijd < EIGEN_STEM or wilsonbekwaam:
        return Eis(_GEZAG, _artikel(soort, wet), f"Onder de {EIGEN_STEM} jaar beslist wie gezag heeft.")
    return _twaalf_tot_zestien(soort, wet)


def _twaalf_tot_zestien(soort: str, wet: str) -> Eis:
    if soort == Soort.HULP or wet in {Wet.JEUGD, Wet.VEILIGHEID}:
        zin = "Van 12 tot en met 15 jaar beslissen de jongere en wie gezag heeft samen."
        return Eis(_ZELF | _GEZAG, _artikel(soort, wet), zin)
    if wet == Wet.WMO:
        return Eis(_ZELF, _artikel(soort, wet), "Voor de Wmo beslist een jongere van 12 jaar of ouder zelf.")
    return Eis(_GEZAG, _artikel(soort, wet), "Onder de 16 jaar beslist wie gezag heeft. Intrekken kan de jongere zelf.")


def _artikel(soort: str, wet: str) -> str:
    if soort == Soort.HULP:
        return "Jeugdwet art. 7.3.4" if wet in {Wet.JEUGD, Wet.VEILIGHEID} else "AVG art. 7; BW 7:450"
    if wet in {Wet.JEUGD, Wet.VEILIGHEID}:
        return "Jeugdwet art. 7.3.11 en 7.3.15"
    return "Wmo 2015 art. 5.3.3" if wet == Wet.WMO else "UAVG art. 5"


@dataclass(frozen=True, slots=True)
class Stem:
    """One consent that was given: in what quality, and by whom (a key or a name)."""

    gever: str
    wie: str


def ontbreekt(eis_: Eis, gezagsdragers: Collection[str], stemmen: Iterable[Stem]) -> tuple[str, ...]:
    """Whose consent is still missing, in words. Every holder of gezag must agree, separated or not (GEZ-02)."""
    gegeven = list(stemmen)
    mist = [
        NAAM_VAN_GEVER[g] for g in (Gever.ZELF, Gever.VERTEGENWOORDIGER) if g in eis_.gevers and not _van(gegeven, g)
    ]
    if Gever.GEZAG in eis_.gevers:
        gezegd = {stem.wie for stem in _van(gegeven, Gever.GEZAG)}
        nog = [wie for wie in gezagsdragers if wie not in gezegd]
        if nog and gezegd:
            mist.append("de andere ouder met gezag" if len(nog) == 1 else "de anderen met gezag")
        elif nog or not gezegd:
            mist.append(NAAM_VAN_GEVER[Gever.GEZAG])
    return tuple(mist)


def _van(stemmen: list[Stem], gever: Gever) -> list[Stem]:
    return [stem for stem in stemmen if stem.gever == gever]


class Geldigheid(StrEnum):
    """How a consent stands on a day."""

    GELDT = "geldt"
    WACHT = "wacht"
    NOG_NIET = "nog_niet"
    VERLOPEN = "verlopen"
    INGETROKKEN = "ingetrokken"


def geldigheid(van: date, tot: date, *, ingetrokken: bool, mist: Collection[str], vandaag: date) -> Geldigheid:
    """Withdrawn counts above all; a consent on which somebody must still say yes gives no ground to share."""
    if ingetrokken:
        return Geldigheid.INGETROKKEN
    if vandaag >= tot:
        return Geldigheid.VERLOPEN
    if mist:
        return Geldigheid.WACHT
    return Geldigheid.GELDT if van <= vandaag else Geldigheid.NOG_NIET


def standzin(stand: Geldigheid, mist: Collection[str]) -> str:
    """The state in words."""
    return {
        Geldigheid.GELDT: "Geldt",
        Geldigheid.WACHT: f"Wacht op {opsomming(list(mist))}",
        Geldigheid.NOG_NIET: "Begint later",
        Geldigheid.VERLOPEN: "Verlopen",
        Geldigheid.INGETROKKEN: "Ingetrokken",
    }[stand]


def wie_trekt_in(soort: str, wet: str, leeftijd: int | None) -> frozenset[Gever]:
    """Withdrawing is as easy as giving: any of those who decide; from twelve the young person too (UAVG 5 lid 3)."""
    gevers = eis(soort, wet, leeftijd).gevers
    zelf = leeftijd is None or leeftijd >= EIGEN_STEM
    return gevers | (_ZELF if zelf else frozenset()) | {Gever.VERTEGENWOORDIGER}
