"""How a line of work looks: icon, words, term and where it is done. Pure; the views turn routes into addresses."""

from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.bureau.opvragen.mijn_dag import Werk
from keukentafel.kern.tekst import datum_kort, eerste_zin, over_hoeveel_dagen, tijd
from keukentafel.kern.termijnen import TERMIJNEN
from keukentafel.toegang.regels.termijnen import termijnnaam


@dataclass(frozen=True)
class Soort:
    """Icon, its meaning, the title of the line, the word on the button, and the route that opens it."""

    icoon: str
    naam: str
    wat: str
    actie: str
    route: str
    op_dossier: bool = False


SOORTEN = {
    "terugbellen": Soort("phone", "Terugbellen", "Terugbellen", "Bel", "toegang:terugbelverzoek"),
    "termijn": Soort("clock", "Wettelijke termijn", "", "Open", "bureau:overzicht", op_dossier=True),
    "melding": Soort("inbox", "Melding", "Melding oppakken", "Oppakken", "toegang:melding"),
    "stap": Soort("target", "Stap uit het plan", "Stap zetten", "Open plan", "plan:plan", op_dossier=True),
    "plan": Soort("target", "Plan", "Plan bespreken", "Open plan", "plan:plan", op_dossier=True),
    "taak": Soort("clipboard-list", "Taak", "Taak", "Open", "organisatie:taak"),
    "concept": Soort("pencil", "Concept", "Verder schrijven", "Schrijf verder", ""),
}
FILTERS = [
    ("", "Alles"),
    ("termijn", "Termijnen"),
    ("terugbellen", "Terugbellen"),
    ("melding", "Meldingen"),
    ("stap", "Stappen"),
    ("taak", "Taken"),
    ("concept", "Concepten"),
]


@dataclass(frozen=True)
class Regel:
    """One line as the template shows it. `route` and `sleutel` make the address; `adres` overrules both."""

    id: str
    soort: str
    icoon: str
    soort_naam: str
    wat: str
    wie: str
    toelichting: str
    datum: str
    uitleg: str
    kleur: str
    machine: str
    actie: str
    route: str
    sleutel: str
    adres: str
    afvinken: bool = False
    uitstelbaar: bool = False


def regel(werk: Werk, vandaag: date) -> Regel:
    """Put one thing to do into words (ux.md principle 10: words first, colour as support)."""
    soort = SOORTEN[werk.soort]
    return Regel(
        id=werk.id,
        soort=werk.soort,
        icoon=soort.icoon,
        soort_naam=soort.naam,
        wat=_wat(werk, soort),
        wie=werk.wie,
        toelichting=" · ".join(x for x in (_toelichting(werk), f"voor {werk.namens}" if werk.namens else "") if x),
        datum=datum_kort(werk.uiterlijk),
        uitleg=_uitleg(werk, vandaag),
        kleur=_kleur(werk, vandaag),
        machine=(werk.moment or werk.uiterlijk).isoformat(),
        actie=soort.actie,
        route=soort.route,
        sleutel=werk.dossier if soort.op_dossier else werk.id,
        adres=werk.adres,
        afvinken=werk.afvinken,
        uitstelbaar=werk.soort == "taak" and bool(werk.adres),
    )


def _wat(werk: Werk, soort: Soort) -> str:
    if werk.soort == "termijn":
        return termijnnaam(werk.toelichting)
    if werk.soort == "melding" and werk.toelichting == "crisis":
        return "Crisis: direct oppakken"
    if werk.soort == "concept":
        return werk.toelichting
    if werk.soort == "taak":
        return eerste_zin(werk.toelichting)[0].rstrip(".")
    return soort.wat


def _toelichting(werk: Werk) -> str:
    if werk.soort == "termijn":
        return TERMIJNEN[werk.toelichting].basis if werk.toelichting in TERMIJNEN else "Afspraak van de gemeente"
    if werk.soort == "melding":
        return {"crisis": "Crisis", "spoed": "Spoed"}.get(werk.toelichting, "Aan jou toegewezen")
    if werk.soort == "concept" and werk.moment:
        return f"Concept opgeslagen om {tijd(werk.moment)}."
    if werk.soort == "taak":
        was = f"Uitgesteld, was {datum_kort(werk.eigenlijk)}." if werk.eigenlijk else ""
        return " ".join(x for x in (eerste_zin(werk.toelichting)[1], was) if x)
    return werk.toelichting


def _uitleg(werk: Werk, vandaag: date) -> str:
    if werk.soort == "concept":
        return "nog niet klaar"
    if werk.moment and werk.uiterlijk == vandaag:
        return f"vóór {tijd(werk.moment)}"
    return over_hoeveel_dagen(werk.uiterlijk, vandaag)


def _kleur(werk: Werk, vandaag: date) -> str:
    if werk.soort == "concept" or werk.uiterlijk > vandaag:
        return ""
    return "laat" if werk.uiterlijk < vandaag else "nu"


def groet_regel(dag: datetime | date, afspraken: int, te_laat: int) -> str:
    """The line under the title: "4 afspraken · 1 taak is te laat"."""
    delen = [f"{afspraken} {'afspraak' if afspraken == 1 else 'afspraken'}"] if afspraken else []
    if te_laat:
        delen.append("1 taak is te laat" if te_laat == 1 else f"{te_laat} taken zijn te laat")
    return " · ".join(delen)
