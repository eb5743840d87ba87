"""How long what is kept, from which event, and on which ground (regels.md §4.4, ARC-01, D42). Pure: days come in.

The numbers are those of the Selectielijst gemeenten en intergemeentelijke organen 2020; beheer may give another term,
article or number from a day on (choice list `bewaartermijn`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from keukentafel.kern.tekst import aantal, datum_gewoon, opsomming
from keukentafel.kern.termijnen import Rol, Schrikkel, Termijn, bereken_termijn, datum_leeftijd, plus_maanden

VOLWASSEN = 18
KORTSTE_MAAND = 28


class Start(StrEnum):
    """The event from which a term counts."""

    GESLOTEN = "gesloten"
    WIJZIGING = "wijziging"
    ACHTTIEN = "achttien"
    CONTACT = "contact"
    EINDE = "einde"


NAAM_VAN_START = {
    Start.GESLOTEN: "het sluiten van het dossier",
    Start.WIJZIGING: "de laatste wijziging, niet voor het sluiten van het dossier",
    Start.ACHTTIEN: "de 18e verjaardag van het jongste kind, niet voor de laatste wijziging",
    Start.CONTACT: "het contact",
    Start.EINDE: "het einde van de zaak",
}


class Wijze(StrEnum):
    """What happens at the end."""

    WEG = "weg"
    ANONIEM = "anoniem"


NAAM_VAN_WIJZE = {Wijze.WEG: "Vernietigen", Wijze.ANONIEM: "Anoniem maken"}


class Rubriek(StrEnum):
    """What one line of the list is."""

    DOSSIER = "dossier"
    ONDERDEEL = "onderdeel"
    CONTACT = "contact"
    MELDING = "melding"
    AFSPRAAK = "afspraak"
    POST = "post"
    INLOOP = "inloop"
    CONTROLE = "controle"
    LICHT = "licht"
    BRIEF = "brief"
    TOESTEMMING = "toestemming"
    DELING = "deling"
    VERZOEK = "verzoek"
    VRAAG = "vraag"
    AFWIJKING = "afwijking"
    DATALEK = "datalek"
    KLACHT = "klacht"
    INCIDENT = "incident"
    TOEGANG = "toegang"
    AKKOORD = "akkoord"
    TAAK = "taak"
    OVERLEG = "overleg"
    PARTIJ = "partij"
    STUKKEN = "stukken"


NAAM_VAN_RUBRIEK = {
    Rubriek.DOSSIER: "Dossiers in hun geheel",
    Rubriek.ONDERDEEL: "Delen van een dossier",
    Rubriek.CONTACT: "Korte contacten",
    Rubriek.MELDING: "Meldingen zonder dossier",
    Rubriek.AFSPRAAK: "Afspraken",
    Rubriek.POST: "Post zonder dossier",
    Rubriek.INLOOP: "Bezoeken aan de inloop",
    Rubriek.CONTROLE: "Controles van wie belde",
    Rubriek.LICHT: "Hulp zonder plan",
    Rubriek.BRIEF: "Brieven zonder dossier",
    Rubriek.TOESTEMMING: "Toestemmingen zonder dossier",
    Rubriek.DELING: "Delingen zonder dossier",
    Rubriek.VERZOEK: "Verzoeken over gegevens",
    Rubriek.VRAAG: "Vragen over wie er keek",
    Rubriek.AFWIJKING: "Afwijkingen in het logboek",
    Rubriek.DATALEK: "Datalekken",
    Rubriek.KLACHT: "Klachten",
    Rubriek.INCIDENT: "Incidenten en calamiteiten",
    Rubriek.TOEGANG: "Noodtoegang en toegang op verzoek",
    Rubriek.AKKOORD: "Akkoord vooraf voor toegang",
    Rubriek.TAAK: "Taken die klaar zijn",
    Rubriek.OVERLEG: "Overleggen",
    Rubriek.PARTIJ: "Partijen van brieven",
    Rubriek.STUKKEN: "Stukken op verzoek van een inwoner",
}


@dataclass(frozen=True)
class Bewaarsoort:
    """One category of data with its term. `nagaan`: what a lawyer has yet to confirm (regels.md §11)."""

    code: str
    naam: str
    start: Start
    artikel: str
    resultaat: str
    maanden: int = 0
    dagen: int = 0
    wijze: Wijze = Wijze.WEG
    nagaan: str = ""

    @property
    def lengte(self) -> str:
        """ "15 jaar", "42 dagen", "18 maanden"."""
        if self.dagen:
            return aantal(self.dagen, "dag", "dagen")
        jaren, rest = divmod(self.maanden, 12)
        return f"{jaren} jaar" if not rest else aantal(self.maanden, "maand", "maanden")

    @property
    def bron(self) -> str:
        """Article and number, for the list and the certificate."""
        return f"{self.artikel}; Selectielijst 2020, resultaat {self.resultaat}" if self.resultaat else self.artikel

    def grens(self, vandaag: date) -> date:
        """Who started by this day may be over: a cut for the database, a few days wide at the end of a month."""
        if self.dagen:
            return vandaag - timedelta(days=self.dagen + 1)
        terug = plus_maanden(vandaag, -self.maanden)
        return terug - timedelta(days=1) if vandaag.day <= KORTSTE_MAAND else terug + timedelta(days=3)

    def met(self, waarde: Mapping[str, Any], naam: str) -> "Bewaarsoort":
        """As beheer configured it. A length in days takes the place of one in months. Who gave something else than the
        program, has settled what was still to be checked."""
        dagen = int(waarde.get("dagen") or 0)
        anders = replace(
            self,
            naam=naam,
            dagen=dagen or (self.dagen if not waarde.get("maanden") else 0),
            maanden=0 if dagen else int(waarde.get("maanden") or self.maanden),
            start=Start(waarde.get("start") or self.start),
            artikel=str(waarde.get("artikel") or self.artikel),
            resultaat=str(waarde.get("resultaat") or self.resultaat),
        )
        return anders if anders == replace(self, naam=naam) else replace(anders, nagaan="")


def _jaar(jaren: int) -> int:
    return jaren * 12


_LIJST = "Archiefwet 1995 art. 5"
_W, _G, _E = Start.WIJZIGING, Start.GESLOTEN, Start.EINDE
_ZEKER = "Nagaan bij de archivaris of dit resultaat het goede is."
SOORTEN: dict[str, Bewaarsoort] = {
    s.code: s
    for s in (
        # By law: the codes are those of poort.matrix.Wet
        Bewaarsoort("wmo", "Ondersteuning (Wmo)", _W, "Wmo 2015 art. 5.3.4", "8.3.1", _jaar(15),
                    nagaan="Wetsvoorstel 36579 maakt deze termijn korter; de datum is niet bekend."),
        Bewaarsoort("jeugd", "Jeugdhulp", _W, "Jeugdwet art. 7.3.8", "8.3.2", _jaar(20),
                    nagaan="Geldt voor de hulpverlener; voor de toegang bij het college volgt het de Selectielijst."),
        Bewaarsoort("veiligheid", "Veiligheid en meldcode", _W, "Jeugdwet art. 7.3.8; Wmo 2015 art. 5.3.4", "8.3.2",
                    _jaar(20)),
        Bewaarsoort("pw", "Werk en inkomen (Participatiewet)", _G, _LIJST, "8.3", _jaar(10), nagaan=_ZEKER),
        Bewaarsoort("wgs", "Schulden (Wgs)", _G, _LIJST, "8.3.5", _jaar(5), nagaan=_ZEKER),
        Bewaarsoort("algemeen", "Gezin, zonder wet", _W, "Wmo 2015 art. 5.3.4", "3.1.5", _jaar(15), nagaan=_ZEKER),
        # Without a dossier
        Bewaarsoort("contact", "Kort contact", Start.CONTACT, _LIJST, "21.1", _jaar(5), wijze=Wijze.ANONIEM,
                    nagaan=_ZEKER),
        Bewaarsoort("melding", "Melding zonder vervolg", _E, _LIJST, "21.1", _jaar(5), nagaan=_ZEKER),
        Bewaarsoort("melding_ingetrokken", "Ingetrokken melding", _E, _LIJST, "8.4.1", dagen=42),
        Bewaarsoort("afspraak", "Afspraak", Start.CONTACT, _LIJST, "21.1", _jaar(5), nagaan=_ZEKER),
        Bewaarsoort("post", "Post zonder dossier", _E, _LIJST, "19.1", _jaar(5), nagaan=_ZEKER),
        Bewaarsoort("inloop", "Bezoek aan de inloop", Start.CONTACT, _LIJST, "20.1", _jaar(1), nagaan=_ZEKER),
        # Work around privacy, and what watches over it
        Bewaarsoort("verzoek", "Verzoek over gegevens", _E, _LIJST, "6.1", _jaar(5)),
        Bewaarsoort("klacht", "Klacht of incident", _E, _LIJST, "6.1", _jaar(5), nagaan=_ZEKER),
        Bewaarsoort("toezicht", "Wie keek, toegang voor een tijd, en datalekken", _E, "NEN 7513 (PRV-17)", "19.1",
                    _jaar(5)),
        Bewaarsoort("werk", "Werk dat klaar is", _E, _LIJST, "19.1", _jaar(5), nagaan=_ZEKER),
    )
}  # fmt: skip
# Without law of its own a dossier is kept as long as the whole (dossier.regels.bewaarstart did the same).
ALGEMEEN = "algemeen"


@dataclass(frozen=True)
class Feiten:
    """Days of one dossier or one matter. `gewijzigd` per law: the last change of anything under it."""

    gesloten: date
    gewijzigd: Mapping[str, date]
    jongste_geboren: date | None = None


@dataclass(frozen=True)
class Einde:
    """When a term ends, with the reasoning; `sinds` is the first day on which it may go."""

    soort: Bewaarsoort
    van: date
    termijn: Termijn

    @property
    def tot_en_met(self) -> date:
        return self.termijn.dag

    @property
    def sinds(self) -> date:
        return self.termijn.dag + timedelta(days=1)

    @property
    def uitleg(self) -> str:
        """ "Begint bij het contact: 3 maart 2015. 60 maanden … Bewaren t/m …"."""
        return f"Begint bij {NAAM_VAN_START[self.soort.start]}: {datum_gewoon(self.van)}. {self.termijn.uitleg}"

    def verstreken(self, vandaag: date) -> bool:
        return self.termijn.is_verstreken(vandaag)


def einde(soort: Bewaarsoort, van: date) -> Einde:
    """The term of one matter; it never rolls over a holiday, for nobody has to do something that day (TRM-05)."""
    termijn = bereken_termijn(van, rol=Rol.GEEN, dagen=soort.dagen, maanden=0 if soort.dagen else soort.maanden)
    return Einde(soort, van, termijn.als_soort("D42", "Bewaren t/m"))


def startdag(soort: Bewaarsoort, feiten: Feiten) -> date:
    """From which day the term of this category counts in this dossier."""
    if soort.start in (Start.GESLOTEN, Start.EINDE, Start.CONTACT):
        return feiten.gesloten
    dag = max(feiten.gesloten, feiten.gewijzigd.get(soort.code, feiten.gesloten))
    if soort.start is Start.ACHTTIEN and feiten.jongste_geboren:
        return max(dag, datum_leeftijd(feiten.jongste_geboren, VOLWASSEN, Schrikkel.BURGERLIJK))
    return dag


@dataclass(frozen=True)
class Dossiereinde:
    """What of one dossier may go: all of it, or only what falls under these laws; and what stays until when."""

    geheel: Einde
    delen: tuple[Einde, ...]
    blijft: str


def dossiereinde(feiten: Feiten, soorten: Mapping[str, Bewaarsoort], vandaag: date) -> Dossiereinde:
    """The whole follows the longest of its laws; what has a shorter term may go before (a dossier loses items)."""
    wetten = [wet for wet in feiten.gewijzigd if wet in soorten] or [ALGEMEEN]
    eindes = {wet: einde(soorten[wet], startdag(soorten[wet], feiten)) for wet in wetten}
    geheel = max(eindes.values(), key=lambda e: e.tot_en_met)
    # What falls under no law is about the household itself, and goes with the whole.
    delen = tuple(e for wet, e in sorted(eindes.items()) if wet != ALGEMEEN and e.verstreken(vandaag))
    namen = [
        f"{e.soort.naam} tot en met {datum_gewoon(e.tot_en_met)}" for e in eindes.values() if not e.verstreken(vandaag)
    ]
    return Dossiereinde(geheel, delen, f"Blijft: {opsomming(namen)}." if namen else "")


class Stand(StrEnum):
    """Where a list of destruction is."""

    VOORSTEL = "voorstel"
    GOEDGEKEURD = "goedgekeurd"
    BEZIG = "bezig"
    KLAAR = "klaar"
    INGETROKKEN = "ingetrokken"


NAAM_VAN_STAND = {
    Stand.VOORSTEL: "Voorstel",
    Stand.GOEDGEKEURD: "Goedgekeurd",
    Stand.BEZIG: "Wordt uitgevoerd",
    Stand.KLAAR: "Uitgevoerd",
    Stand.INGETROKKEN: "Ingetrokken",
}


class Regelstand(StrEnum):
    """What became of one line."""

    GEKOZEN = "gekozen"
    WEG = "weg"
    AF = "af"


class Grond(StrEnum):
    """Why it goes: the term ended, or a resident asked (AVG art. 17, Wmo 2015 art. 5.3.5, Jeugdwet art. 7.3.9)."""

    TERMIJN = "termijn"
    VERZOEK = "verzoek"


NAAM_VAN_GROND = {
    Grond.TERMIJN: "De bewaartermijn is voorbij",
    Grond.VERZOEK: "Op verzoek van de inwoner",
}


class Stopgrond(StrEnum):
    """Why nothing may go for now."""

    BEZWAAR = "bezwaar"
    KLACHT = "klacht"
    CLAIM = "claim"
    ONDERZOEK = "onderzoek"
    BEPERKING = "beperking"
    ZORG = "zorg"


NAAM_VAN_STOPGROND = {
    Stopgrond.BEZWAAR: "Er loopt een bezwaar of beroep",
    Stopgrond.KLACHT: "Er loopt een klacht",
    Stopgrond.CLAIM: "Er loopt een claim of rechtszaak",
    Stopgrond.ONDERZOEK: "Er loopt een onderzoek van inspectie, politie of rekenkamer",
    Stopgrond.BEPERKING: "De inwoner wil dat het blijft (AVG art. 18)",
    Stopgrond.ZORG: "Nodig voor zorgvuldige hulp, langer dan de termijn",
}


@dataclass(frozen=True)
class Stop:
    """A hold, as a rule sees it."""

    grond: Stopgrond
    tot: date | None

    def loopt(self, vandaag: date) -> bool:
        return self.tot is None or vandaag <= self.tot

    @property
    def zin(self) -> str:
        einde_ = f" (tot en met {datum_gewoon(self.tot)})" if self.tot else ""
        return f"Bewaarstop: {NAAM_VAN_STOPGROND[self.grond].lower()}{einde_}."
