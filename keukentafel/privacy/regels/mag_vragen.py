"""May this person ask this? The age rule of regels.md §3.5 per law, gezag (GEZ) and representation (VTG), as a table.

The first row that fits counts. Three answers come out, one for each law that a dossier holds: the AVG for all of it,
and the stricter rule of the Wmo or the Jeugdwet for what was written under that law. A worker decides; this advises.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from keukentafel.privacy.regels.verzoek import Soort

ZELF, KIND = 16, 12
ALLE_LEEFTIJDEN = (0, 200)


class Vrager(StrEnum):
    """In which quality somebody asks about the subject."""

    ZELF = "zelf"
    GEZAG = "gezagsouder"
    OUDER = "ouder_zonder_gezag"
    VERTEGENWOORDIGER = "vertegenwoordiger"
    BEWINDVOERDER = "bewindvoerder"
    GEMACHTIGDE = "gemachtigde"
    VERZORGER = "verzorger"
    GI = "gi"
    PARTNER = "partner"
    ANDER = "ander"


NAAM_VAN_VRAGER = {
    Vrager.ZELF: "Voor zichzelf",
    Vrager.GEZAG: "Ouder met gezag, of voogd",
    Vrager.OUDER: "Ouder zonder gezag",
    Vrager.VERTEGENWOORDIGER: "Curator of mentor",
    Vrager.BEWINDVOERDER: "Bewindvoerder",
    Vrager.GEMACHTIGDE: "Gemachtigde, met een machtiging op papier",
    Vrager.VERZORGER: "Stiefouder of pleegouder",
    Vrager.GI: "Gecertificeerde instelling (jeugdbescherming)",
    Vrager.PARTNER: "Partner of ex-partner",
    Vrager.ANDER: "Iemand anders: familie, buur, mantelzorger, nabestaande",
}


class Wet(StrEnum):
    """Which rule of §3.5 answers."""

    AVG = "avg"
    WMO = "wmo"
    JEUGD = "jeugd"


NAAM_VAN_WET = {Wet.AVG: "Alle gegevens (AVG)", Wet.WMO: "Stukken van de Wmo", Wet.JEUGD: "Stukken van de Jeugdwet"}


class Oordeel(StrEnum):
    """From wide to narrow."""

    JA = "ja"
    SAMEN = "samen"
    TOESTEMMING = "toestemming"
    BEPERKT = "beperkt"
    EERST = "eerst"
    NEE = "nee"


NAAM_VAN_OORDEEL = {
    Oordeel.JA: "Ja",
    Oordeel.SAMEN: "Ja, samen met",
    Oordeel.TOESTEMMING: "Alleen met toestemming",
    Oordeel.BEPERKT: "Beperkt",
    Oordeel.EERST: "Eerst iets nagaan",
    Oordeel.NEE: "Nee",
}
STRENG = list(Oordeel)
GEEFT = frozenset({Oordeel.JA, Oordeel.SAMEN, Oordeel.TOESTEMMING})


@dataclass(frozen=True, kw_only=True)
class Situatie:
    """The facts, as words of the table. `leeftijd` None (not known) counts as grown up."""

    soort: Soort
    vrager: Vrager
    leeftijd: int | None = None
    identiteit_open: bool = False
    identiteit_klopt_niet: bool = False
    overleden: bool = False
    overledene_wilde_niet: bool = False
    gezag_niet_nagekeken: bool = False
    stuk_niet_gezien: bool = False
    wilsonbekwaam: bool = False
    tegen_belang: bool = False
    ouders_oneens: bool = False

    @property
    def geen_inzage(self) -> bool:
        """Something changes for everybody who has a say, instead of being looked at."""
        return self.soort not in (Soort.INZAGE, Soort.OVERDRAAGBAARHEID, Soort.WIE_KEEK)

    @property
    def bekwaam(self) -> bool:
        """An adult is presumed able to decide (VTG-01)."""
        return not self.wilsonbekwaam


@dataclass(frozen=True)
class Rij:
    """One row: for whom, from and up to which age, under which laws, when, and what then."""

    id: str
    vragers: frozenset[Vrager]
    leeftijd: tuple[int, int]
    wetten: frozenset[Wet]
    als: str
    oordeel: Oordeel
    artikel: str
    zin: str


_IEDEREEN = frozenset(Vrager)
_ELKE = frozenset(Wet)
_JONG, _TIENER, _OUD = (0, KIND - 1), (KIND, ZELF - 1), (ZELF, ALLE_LEEFTIJDEN[1])
_MINDER = (0, 17)


def _rij(id_: str, wie: Any, leeftijd: tuple[int, int], wet: Any, als: str, *antwoord: Any) -> Rij:
    """One line of the table: a single asker or law may stand there without braces."""
    vragers = wie if isinstance(wie, frozenset) else frozenset({wie})
    wetten = wet if isinstance(wet, frozenset) else frozenset({wet})
    return Rij(id_, vragers, leeftijd, wetten, als, *antwoord)


V, W, U = Vrager, Wet, Oordeel
# fmt: off
TABEL: tuple[Rij, ...] = (
    # Before anything else: who is it?
    _rij("RVB-01", _IEDEREEN, ALLE_LEEFTIJDEN, _ELKE, "identiteit_klopt_niet", U.NEE, "AVG art. 12 lid 6",
         "Het is niet vast komen te staan wie dit vraagt. Geef niets, ook niet dat wij iemand kennen."),
    _rij("RVB-02", _IEDEREEN, ALLE_LEEFTIJDEN, _ELKE, "identiteit_open", U.EERST, "AVG art. 12 lid 6",
         "Ga eerst na wie dit vraagt. Bekijk een geldig bewijs van identiteit; maak geen kopie."),
    # Somebody who died: the AVG no longer counts, the confidentiality does.
    _rij("RVB-03", _IEDEREEN, ALLE_LEEFTIJDEN, _ELKE, "overledene_wilde_niet", U.NEE, "Jeugdwet art. 7.3.12a; DEEL-28",
         "De inwoner is overleden en wilde niet dat anderen dit lezen."),
    _rij("RVB-04", _IEDEREEN, ALLE_LEEFTIJDEN, _ELKE, "overleden", U.BEPERKT,
         "AVG overweging 27; Jeugdwet art. 7.3.12a; DEEL-28",
         "De inwoner is overleden. Een nabestaande krijgt alleen wat de inwoner eerder goed vond, of wat nodig is voor "
         "een zwaarwegend belang."),
    # Oneself
    _rij("RVB-10", V.ZELF, _JONG, W.AVG, "", U.NEE, "UAVG art. 5 lid 4",
         "Een kind jonger dan 12 jaar vraagt dit niet zelf: dat doet wie gezag heeft."),
    _rij("RVB-11", V.ZELF, _JONG, W.WMO, "", U.NEE, "Wmo 2015 art. 5.3.2",
         "Onder de 12 jaar krijgt het kind zelf geen inzage; wie gezag heeft wel."),
    _rij("RVB-12", V.ZELF, _JONG, W.JEUGD, "", U.NEE, "Jeugdwet art. 7.3.15",
         "Onder de 12 jaar vraagt wie gezag heeft het dossier op."),
    _rij("RVB-13", V.ZELF, _TIENER, frozenset({W.WMO, W.JEUGD}), "wilsonbekwaam", U.NEE,
         "Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.15",
         "De jongere kan dit niet zelf overzien. De vertegenwoordiger vraagt het."),
    _rij("RVB-14", V.ZELF, _TIENER, W.AVG, "", U.JA, "UAVG art. 5 lid 4",
         "Van 12 tot en met 15 jaar kunnen de jongere en wie gezag heeft dit allebei vragen."),
    _rij("RVB-15", V.ZELF, _TIENER, W.WMO, "", U.JA, "Wmo 2015 art. 5.3.2", "Vanaf 12 jaar ziet de jongere het zelf."),
    _rij("RVB-16", V.ZELF, _TIENER, W.JEUGD, "", U.JA, "Jeugdwet art. 7.3.10",
         "Vanaf 12 jaar ziet de jongere het eigen dossier."),
    _rij("RVB-17", V.ZELF, _OUD, _ELKE, "wilsonbekwaam", U.SAMEN, "Wmo 2015 art. 1.1.1 lid 2; Jeugdwet art. 7.3.15",
         "De inwoner kan dit niet alleen overzien. Doe het samen met de vertegenwoordiger."),
    _rij("RVB-18", V.ZELF, _OUD, _ELKE, "", U.JA, "AVG art. 15; Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.10",
         "De inwoner vraagt naar de eigen gegevens."),
    # Who has gezag: looked up first, never chosen between in silence
    _rij("RVB-20", V.GEZAG, ALLE_LEEFTIJDEN, _ELKE, "gezag_niet_nagekeken", U.EERST, "GEZ-01; BW 1:251b",
         "Kijk eerst in het gezagsregister of deze ouder gezag heeft, en leg dat vast bij de inwoner."),
    _rij("RVB-21", V.GEZAG, _MINDER, _ELKE, "tegen_belang", U.NEE,
         "Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.10 en 7.3.11",
         "Inzage door deze ouder schaadt het kind. Schrijf op waarom."),
    _rij("RVB-22", V.GEZAG, (0, ZELF - 1), _ELKE, "oneens_en_geen_inzage", U.SAMEN, "GEZ-02; BW 1:253a",
         "Twee ouders met gezag beslissen samen. Zijn ze het niet eens, dan beslist de rechter; kies niet zelf."),
    _rij("RVB-23", V.GEZAG, (0, ZELF - 1), _ELKE, "ouders_oneens", U.EERST, "GEZ-02",
         "De andere ouder wil dit niet. Dat is geen weigering: elke ouder met gezag vraagt zelf. Weeg eerst het belang "
         "van het kind, en schrijf het op."),
    _rij("RVB-24", V.GEZAG, _JONG, W.AVG, "", U.JA, "UAVG art. 5 lid 4", "Voor een kind onder de 12 jaar vraagt wie "
         "gezag heeft."),
    _rij("RVB-25", V.GEZAG, _JONG, frozenset({W.WMO, W.JEUGD}), "", U.JA,
         "Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.15",
         "Wie gezag heeft ziet het dossier van een kind onder de 12 jaar."),
    _rij("RVB-26", V.GEZAG, _TIENER, W.AVG, "", U.JA, "UAVG art. 5 lid 4",
         "Van 12 tot en met 15 jaar kunnen de jongere en wie gezag heeft dit allebei vragen."),
    _rij("RVB-27", V.GEZAG, _TIENER, W.WMO, "", U.JA, "Wmo 2015 art. 5.3.2",
         "De ouder met gezag mag dit zien, tenzij dat het kind schaadt."),
    _rij("RVB-28", V.GEZAG, _TIENER, W.JEUGD, "", U.SAMEN, "Jeugdwet art. 7.3.10, 7.3.11 en 7.3.15",
         "de jongere. Vraag de jongere wat die ervan vindt; wat alleen van de jongere is, gaat niet mee."),
    _rij("RVB-29", V.GEZAG, (ZELF, 17), W.WMO, "wilsonbekwaam", U.JA, "Wmo 2015 art. 5.3.2",
         "De jongere kan dit niet zelf overzien; de vertegenwoordiger vraagt het."),
    _rij("RVB-30", V.GEZAG, _OUD, _ELKE, "", U.TOESTEMMING, "UAVG art. 5; Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.11",
         "Vanaf 16 jaar beslist de jongere zelf. De ouder krijgt dit alleen met toestemming."),
    # A parent without gezag: important facts, no file, nothing about the other parent
    _rij("RVB-40", V.OUDER, _MINDER, _ELKE, "tegen_belang", U.NEE, "GEZ-03; BW 1:377c lid 2",
         "Ook de belangrijke feiten niet: het schaadt het kind, of een ouder met gezag kreeg ze ook niet."),
    _rij("RVB-41", V.OUDER, _MINDER, _ELKE, "geen_inzage", U.NEE, "GEZ-03; UAVG art. 5 lid 4",
         "Alleen wie gezag heeft kan dit vragen."),
    _rij("RVB-42", V.OUDER, _MINDER, _ELKE, "", U.BEPERKT, "GEZ-03; BW 1:377c",
         "Vertel op verzoek belangrijke feiten over het kind. Geef geen dossier, en niets over de andere ouder."),
    _rij("RVB-43", V.OUDER, ALLE_LEEFTIJDEN, _ELKE, "", U.TOESTEMMING, "Wmo 2015 art. 5.3.3; Jeugdwet art. 7.3.11",
         "De inwoner is meerderjarig en beslist zelf."),
    # Representatives of an adult, per subject
    _rij("RVB-50", frozenset({V.VERTEGENWOORDIGER, V.GEMACHTIGDE, V.BEWINDVOERDER, V.GI}), ALLE_LEEFTIJDEN, _ELKE,
         "stuk_niet_gezien", U.EERST, "Awb art. 2:1 lid 2; VTG-02",
         "Vraag eerst om de beschikking of de machtiging, en kijk waarvoor die geldt."),
    _rij("RVB-51", V.BEWINDVOERDER, ALLE_LEEFTIJDEN, _ELKE, "", U.BEPERKT, "BW 1:431; VTG-02",
         "Een bewindvoerder gaat alleen over geld. Geef niets over hulp of gezondheid."),
    _rij("RVB-52", V.VERTEGENWOORDIGER, ALLE_LEEFTIJDEN, _ELKE, "tegen_belang", U.NEE,
         "Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.15 lid 5", "Dit past niet bij goede zorg voor de inwoner (VTG-03)."),
    _rij("RVB-53", V.VERTEGENWOORDIGER, _OUD, _ELKE, "bekwaam", U.TOESTEMMING, "VTG-01; Wmo 2015 art. 5.3.2",
         "Een volwassene beslist zelf, tot is vastgelegd dat dit niet kan. Vraag de inwoner."),
    _rij("RVB-54", V.VERTEGENWOORDIGER, ALLE_LEEFTIJDEN, _ELKE, "", U.JA,
         "Wmo 2015 art. 1.1.1 lid 2 en 5.3.2; Jeugdwet art. 7.3.15",
         "De vertegenwoordiger vraagt dit voor de inwoner, en betrekt de inwoner erbij (VTG-03)."),
    _rij("RVB-55", V.GEMACHTIGDE, (0, ZELF - 1), _ELKE, "", U.EERST, "Awb art. 2:1; UAVG art. 5",
         "Kijk of de machtiging is gegeven door wie gezag heeft."),
    _rij("RVB-56", V.GEMACHTIGDE, ALLE_LEEFTIJDEN, _ELKE, "", U.JA, "Awb art. 2:1; DEEL-27",
         "De gemachtigde vraagt dit namens de inwoner, voor wat in de machtiging staat."),
    _rij("RVB-57", V.GI, ALLE_LEEFTIJDEN, _ELKE, "", U.BEPERKT, "Jeugdwet art. 7.3.11 lid 4; GEZ-04",
         "Bij een ondertoezichtstelling krijgt de GI wat zij voor haar taak nodig heeft. Dat is geen inzage; een GI "
         "met voogdij kies je als voogd."),
    # Everybody else
    _rij("RVB-60", V.VERZORGER, ALLE_LEEFTIJDEN, _ELKE, "", U.NEE, "GEZ-04",
         "Wie zorgt voor een kind heeft daardoor geen recht op het dossier. De ouder met gezag kan het vragen."),
    _rij("RVB-61", V.PARTNER, ALLE_LEEFTIJDEN, _ELKE, "", U.NEE, "DEEL-21; AUT-03",
         "Een partner of ex-partner vraagt alleen naar de eigen gegevens. Maak daarvoor een nieuw verzoek."),
    _rij("RVB-62", V.ANDER, ALLE_LEEFTIJDEN, _ELKE, "", U.TOESTEMMING, "Wmo 2015 art. 5.3.3; DEEL-19",
         "Anderen krijgen alleen iets als de inwoner dat goed vindt."),
)
# fmt: on


@dataclass(frozen=True)
class Antwoord:
    """What the table says for one law."""

    wet: Wet
    oordeel: Oordeel
    artikel: str
    zin: str
    rij: str


def antwoord(s: Situatie, wet: Wet) -> Antwoord:
    """The first row that fits; the table holds one for each question (a test walks them all)."""
    leeftijd = ALLE_LEEFTIJDEN[1] if s.leeftijd is None else s.leeftijd
    rij = next(
        r
        for r in TABEL
        if s.vrager in r.vragers and wet in r.wetten and r.leeftijd[0] <= leeftijd <= r.leeftijd[1] and _past(s, r.als)
    )
    return Antwoord(wet, rij.oordeel, rij.artikel, rij.zin, rij.id)


def _past(s: Situatie, als: str) -> bool:
    if als == "oneens_en_geen_inzage":
        return s.ouders_oneens and s.geen_inzage
    return not als or bool(getattr(s, als))


def antwoorden(s: Situatie) -> tuple[Antwoord, ...]:
    """One for each law; when all three rest on one row, that row once."""
    alle = tuple(antwoord(s, wet) for wet in Wet)
    return alle[:1] if len({a.rij for a in alle}) == 1 else alle


def advies(s: Situatie) -> Antwoord:
    """The narrowest of the answers: what the handler is advised for the whole request."""
    return max(antwoorden(s), key=lambda a: STRENG.index(a.oordeel))
