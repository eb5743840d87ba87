"""Addresses for the lines of work: the words come from weergave, the routes are resolved here."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch

from keukentafel.bureau.opvragen.balie import Balie
from keukentafel.bureau.opvragen.caseload import Caseload, Caseregel
from keukentafel.bureau.opvragen.mijn_dag import MijnDag, StilDossier
from keukentafel.bureau.weergave import FILTERS, Regel, regel
from keukentafel.kern import adressen
from keukentafel.kern.actor import Actor
from keukentafel.kern.tekst import datum_kort, tijd
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

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
        return adressen.adres(route, UUID(sleutel)) if route and sleutel else "/"
    except (NoReverseMatch, ValueError):
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
            "onderschrift": " · ".join(x for x in (a.plaats, f"voor {a.namens}" if a.namens else "") if x),
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
    return "geen contact bekend" if s.dagen is None else f"{s.dagen} dagen geen contact"


def deuren(actor: Actor) -> dict[str, bool]:
    """Which panels and links this actor has: none leads to a closed door."""
    return {
        "met_agenda": heeft(actor, Recht.AFSPRAAK_MAKEN),
        "met_meldingen": heeft(actor, Recht.MELDING_VERDELEN_ZIEN),
        "met_contact": heeft(actor, Recht.CONTACT_VASTLEGGEN),
    }


def _melding_adres(actor: Actor, melding: str) -> str:
    """The melding itself, for who may read it; else the screen where it is handed out; else the list."""
    if heeft(actor, Recht.MELDING_LEZEN):
        return adres("toegang:melding", melding)
    if heeft(actor, Recht.MELDING_VERDELEN):
        return f"{adressen.adres('toegang:verdelen')}?melding={melding}"
    return adressen.adres("toegang:meldingen")


def zijkant(actor: Actor, dag: MijnDag) -> dict[str, Any]:
    """The right side of the day."""
    return {**deuren(actor), "signalen": signalen(actor, dag), "afspraken": agendaregels(dag)}


def signalen(actor: Actor, dag: MijnDag) -> list[Signaal]:
    """New for the team, crisis first; nothing for who has no part in handing out."""
    if not heeft(actor, Recht.MELDING_VERDELEN_ZIEN):
        return []
    return [
        Signaal(
            titel=", ".join(m.onderwerpen).capitalize() or f"Melding {m.nummer}",
            regel=f"{datum_kort(m.ontvangen_op.date())} {tijd(m.ontvangen_op)}"
            f" · {m.huishouden or 'huishouden niet bekend'}",
            adres=_melding_adres(actor, m.id),
            status=URGENTIE.get(m.urgentie, URGENTIE["gewoon"])[0],
            soort=URGENTIE.get(m.urgentie, URGENTIE["gewoon"])[1],
        )
        for m in dag.nieuw
    ]


ZWAARTE = {1: "licht", 2: "middel", 3: "zwaar"}
VERVOLG = {"klaar": "Klaar", "terugbellen": "Terugbellen", "melding": "Melding"}


def _laatste_contact(r: Caseregel) -> str:
    """In words. A contact behind a wall does not move this date, so we say what is known, not that nobody came."""
    if r.laatste_contact is None:
        return "niet bekend"
    return {0: "vandaag", 1: "gisteren"}.get(r.dagen_stil, f"{r.dagen_stil} dagen geleden")


def caserijen(lijst: Caseload) -> list[list[Any]]:
    """Rows for the table macro: name as a link, the rest in words."""
    return [
        [
            {"tekst": r.naam, "href": adres("bureau:overzicht", str(r.id))},
            r.nummer,
            _laatste_contact(r),
            "jij" if r.mijn_regie else r.regie or "vacature",
            "ja" if r.heeft_plan else "nog geen plan",
            ZWAARTE.get(r.zwaarte or 0, "niet ingevuld"),
            datum_kort(r.termijn) if r.termijn else "–",
        ]
        for r in lijst.regels
    ]


def balierijen(stand: Balie) -> list[list[Any]]:
    """Today's contacts for the table macro; the last cell is the key, for the link."""
    return [
        [
            tijd(c.moment),
            c.wie,
            c.kanaal,
            ", ".join(c.onderwerpen) or "–",
            VERVOLG.get(c.vervolg, c.vervolg),
            c.team,
            c.id,
        ]
        for c in stand.vandaag
    ]
