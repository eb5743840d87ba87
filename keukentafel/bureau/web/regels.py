"""Addresses for the lines of work: the words come from weergave, the routes are resolved here."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from keukentafel.bureau.opvragen.balie import Balie
from keukentafel.bureau.opvragen.caseload import Caseload
from keukentafel.bureau.opvragen.mijn_dag import MijnDag, StilDossier
from keukentafel.bureau.weergave import FILTERS, Regel, regel
from keukentafel.kern.tekst import datum_kort, tijd

URGENTIE = {
    "crisis": ("Crisis: nu oppakken", "danger"),
    "spoed": ("Vandaag oppakken", "warning"),
    "gewoon": ("Te verdelen", "neutral"),
}


@dataclass(frozen=True)
class Groep:
    naam: str
    kleur: str
    regels: tuple[tuple[Regel, str], ...]


@dataclass(frozen=True)
class Signaal:
    titel: str
    regel: str
    adres: str
    status: str
    soort: str


def adres(route: str, sleutel: str) -> str:
    """The address of a route, or the start page when the room has no such door for this key."""
    try:
        return reverse(route, args=[sleutel]) if route and sleutel else "/"
    except NoReverseMatch:
        return "/"


def dagregels(dag: MijnDag) -> list[Groep]:
    """Groups of lines, each with its address."""
    groepen = []
    for naam, kleur, werk in dag.groepen:
        regels = [regel(w, dag.dag) for w in werk]
        groepen.append(Groep(naam, kleur, tuple((r, r.adres or adres(r.route, r.sleutel)) for r in regels)))
    return groepen


def filters(dag: MijnDag, soort: str) -> list[tuple[str, str, int | None, bool]]:
    """Filter links with counts; a kind without work is left out, unless it is chosen."""
    alle = sum(dag.tellingen.values())
    return [
        (naam, f"?soort={code}" if code else "?", dag.tellingen.get(code, 0) if code else alle, code == soort)
        for code, naam in FILTERS
        if not code or dag.tellingen.get(code) or code == soort
    ]


def agendaregels(dag: MijnDag) -> list[dict[str, str | bool]]:
    """Today's appointments for the macro agenda."""
    return [
        {
            "tijd": tijd(a.begin).removesuffix(" uur"),
            "titel": f"{a.onderwerp} {a.huishouden}".strip(),
            "onderschrift": a.plaats,
            "href": adres("bureau:overzicht", a.dossier) if a.dossier else "",
            "nu": a.nu,
        }
        for a in dag.agenda
    ]


def stille_dossiers(dag: MijnDag) -> list[tuple[str, str, str]]:
    """Households that nobody spoke for a month, or without a plan."""
    return [(s.naam.removeprefix("Huishouden "), adres("bureau:overzicht", s.id), _stilte(s)) for s in dag.stil]


def _stilte(s: StilDossier) -> str:
    if s.zonder_plan:
        return "nog geen plan"
    return "nog geen contact" if s.dagen is None else f"{s.dagen} dagen geen contact"


def signalen(dag: MijnDag) -> list[Signaal]:
    """New for the team, crisis first."""
    return [
        Signaal(
            titel=", ".join(m.onderwerpen).capitalize() or f"Melding {m.nummer}",
            regel=f"{datum_kort(m.ontvangen_op.date())} {tijd(m.ontvangen_op)}"
            f" · {m.huishouden or 'huishouden niet bekend'}",
            adres=adres("toegang:melding", m.id),
            status=URGENTIE.get(m.urgentie, URGENTIE["gewoon"])[0],
            soort=URGENTIE.get(m.urgentie, URGENTIE["gewoon"])[1],
        )
        for m in dag.nieuw
    ]


ZWAARTE = {1: "licht", 2: "middel", 3: "zwaar"}
VERVOLG = {"klaar": "Klaar", "terugbellen": "Terugbellen", "melding": "Melding"}


def caserijen(lijst: Caseload) -> list[list[Any]]:
    """Rows for the table macro: name as a link, the rest in words."""
    return [
        [
            {"tekst": r.naam, "href": adres("bureau:overzicht", str(r.id))},
            r.nummer,
            f"{r.dagen_stil} dagen geleden" if r.laatste_contact else "nog geen contact",
            "jij" if r.mijn_regie else r.regie or "vacature",
            "ja" if r.heeft_plan else "nog geen plan",
            ZWAARTE.get(r.zwaarte or 0, "niet ingevuld"),
            datum_kort(r.termijn) if r.termijn else "–",
        ]
        for r in lijst.regels
    ]


def balierijen(stand: Balie) -> list[list[Any]]:
    """Today's contacts for the table macro."""
    return [
        [tijd(c.moment), c.wie, c.kanaal, ", ".join(c.onderwerpen) or "–", VERVOLG.get(c.vervolg, c.vervolg), c.team]
        for c in stand.vandaag
    ]
