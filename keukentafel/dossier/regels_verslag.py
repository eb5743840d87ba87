"""Rules of the report and what residents say about it (REQ-034, WMO-07). Pure: dates come in as arguments."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort.matrix import Wet


class Reactiesoort(StrEnum):
    """What somebody says about a report."""

    AKKOORD = "akkoord"
    OPMERKING = "opmerking"
    CORRECTIE = "correctie"


NAAM_VAN_REACTIE = {
    Reactiesoort.AKKOORD: "Het klopt",
    Reactiesoort.OPMERKING: "Opmerking erbij",
    Reactiesoort.CORRECTIE: "Wil een correctie",
}
REACTIEKANALEN = {
    "gesprek": "In een gesprek",
    "telefoon": "Aan de telefoon",
    "brief": "Per brief",
    "mail": "Per e-mail",
    "portaal": "In Mijn dossier",
}


class Correctie(StrEnum):
    """What became of a request: asked, the author is writing, made, or declined with a reason."""

    GEVRAAGD = "gevraagd"
    AANPASSEN = "aanpassen"
    OVERGENOMEN = "overgenomen"
    AFGEWEZEN = "afgewezen"


# While one of these stands, the text is disputed: it shows with the reaction and a mark.
BETWIST = frozenset({Correctie.GEVRAAGD, Correctie.AANPASSEN, Correctie.AFGEWEZEN})


class Brief(StrEnum):
    """Does the report still have to go to the resident?"""

    GEEN = ""
    WACHT = "wacht"
    GEMAAKT = "gemaakt"
    NIEMAND = "niemand"


@dataclass(frozen=True, slots=True)
class Reactieregel:
    """One reaction as the rules know it."""

    wie: str
    soort: str
    woorden: str
    op: date
    kanaal: str
    correctie: str = ""
    reden: str = ""
    besluit_op: date | None = None

    @property
    def kop(self) -> str:
        """ "Fatma, op 26 november 2026, aan de telefoon: wil een correctie"."""
        hoe = REACTIEKANALEN.get(self.kanaal, self.kanaal).lower()
        wat = NAAM_VAN_REACTIE[Reactiesoort(self.soort)].lower()
        return f"{self.wie}, op {datum_gewoon(self.op)}, {hoe}: {wat}"

    @property
    def antwoord(self) -> str:
        """What we did with the request, in words for the resident; empty when nothing was asked."""
        op = f" op {datum_gewoon(self.besluit_op)}" if self.besluit_op else ""
        return {
            Correctie.GEVRAAGD: "Antwoord: hier kijken we nog naar.",
            Correctie.AANPASSEN: "Antwoord: we passen het verslag aan.",
            Correctie.OVERGENOMEN: f"Antwoord: het verslag is{op} aangepast.",
            Correctie.AFGEWEZEN: f"Antwoord: het verslag is niet aangepast. De reden: {self.reden}",
        }[Correctie(self.correctie)] if self.correctie else ""  # fmt: skip


def reactietekst(regels: Iterable[Reactieregel]) -> str:
    """All reactions in words, first first: what stands with the text wherever it is shown."""
    blokken = [(f"{r.kop}.", f"‘{r.woorden}’" if r.woorden else "", r.antwoord) for r in regels]
    return "\n\n".join("\n".join(deel for deel in blok if deel) for blok in blokken)


def bezwaar_tegen_reactie(soort: str, woorden: str, kanaal: str, op: date, vandaag: date) -> tuple[str, str] | None:
    """Why a reaction cannot be recorded like this, with its field; None when it can."""
    if soort not in set(Reactiesoort):
        return f"‘{soort}’ is geen keuze. Kies: {', '.join(NAAM_VAN_REACTIE.values())}.", "soort"
    if soort != Reactiesoort.AKKOORD and not woorden.strip():
        return "Schrijf op wat de inwoner zegt, in diens eigen woorden.", "woorden"
    if kanaal not in REACTIEKANALEN:
        return f"‘{kanaal}’ is geen keuze. Kies: {', '.join(REACTIEKANALEN.values())}.", "kanaal"
    if op > vandaag:
        return f"{datum_gewoon(op)} ligt in de toekomst. Kies de dag waarop de inwoner reageerde.", "op"
    return None


def bewaren_tot(wet: str, laatst: date, jaren: int, jeugdjaren: int) -> date:
    """Counted from the last change (regels.md §4.4); youth and safety are kept longer. 29 February becomes 1 March."""
    erbij = jeugdjaren if wet in (Wet.JEUGD, Wet.VEILIGHEID) else jaren
    try:
        return laatst.replace(year=laatst.year + erbij)
    except ValueError:
        return date(laatst.year + erbij, 3, 1)


def ontvangers(
    over: Sequence[UUID], volgens_wet: Mapping[UUID, Collection[UUID]]
) -> tuple[dict[UUID, list[UUID]], bool]:
    """Subject -> who gets the letter about this subject, and whether somebody is left out. Nobody gets it twice.

    A subject may read the whole text. Somebody else (a parent with gezag elsewhere, a representative) gets it only when
    addressed for every subject: else the text tells about people they have nothing to do with (GEZ-05, DEEL-21).
    """
    gehad: set[UUID] = set()
    wie: dict[UUID, list[UUID]] = {}
    weggelaten = False
    for persoon in over:
        kan = [o for o in volgens_wet.get(persoon, ()) if o in over or all(o in volgens_wet.get(p, ()) for p in over)]
        weggelaten = weggelaten or len(kan) < len(volgens_wet.get(persoon, ()))
        wie[persoon] = [o for o in kan if o not in gehad]
        gehad.update(kan)
    return wie, weggelaten
