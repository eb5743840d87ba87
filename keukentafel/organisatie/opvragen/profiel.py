"""The own profile."""

from dataclasses import dataclass
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen.beheer import (
    Afwezigregel,
    Rolregel,
    afwezigheden,
    formulierkeuzes,
    medewerker_zien,
    periodestand,
    rol_tekst,
)
from keukentafel.organisatie.opvragen.inrichting import geldig_op, keuzes
from keukentafel.organisatie.opvragen.rolvoorstel import bevestigcodes
from keukentafel.organisatie.opvragen.waarneming import mogelijke_waarnemers

AFWEZIG = [("afwezig", "Afwezig")]


@dataclass(frozen=True)
class Profiel:
    sneltoetsen: bool
    rollen: list[Rolregel]
    afwezig: list[Afwezigregel]
    graag: list[str]
    liever_niet: list[str]
    woonadres_bekend: bool
    codes: list[tuple[str, str]]
    """(role, code) to read aloud to who confirms that role (ADR 0033)."""


def profiel(medewerker_id: UUID) -> Profiel:
    """What stands on the profile page."""
    m = medewerker_zien(medewerker_id)
    vandaag = klok.vandaag()
    rollen = [
        Rolregel(r.pk, rol_tekst(r), r.van, r.tot, periodestand(r.van, r.tot, vandaag), r.gewijzigd_door, r.reden)
        for r in m.rolvervullingen.select_related("team").order_by("-van")
    ]
    wensen: dict[str, list[str]] = {"voorkeur": [], "liever_niet": []}
    for soort, code in m.expertises.filter(soort__in=wensen).values_list("soort", "code"):
        wensen[soort].append(code)
    nu = [r for r in rollen if r.stand != "voorbij"]
    return Profiel(
        m.sneltoetsen,
        nu,
        afwezigheden(m, vandaag),
        wensen["voorkeur"],
        wensen["liever_niet"],
        bool(m.adresmerk),
        bevestigcodes(m),
    )


def profielkeuzes() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(kinds of questions, reasons of absence) for the page, in one statement."""
    rijen = Inrichting.objects.filter(geldig_op(klok.vandaag()), soort__in=["onderwerp", "reden_afwezig"])
    per: dict[str, list[tuple[str, str]]] = {"onderwerp": [], "reden_afwezig": []}
    for soort, code, naam in rijen.order_by("volgorde", "naam").values_list("soort", "code", "naam"):
        per[soort].append((code, naam))
    return per["onderwerp"], per["reden_afwezig"] or AFWEZIG


def waarnemerkeuzes(medewerker_id: UUID) -> list[tuple[str, str]]:
    """Who may stand in, for a select."""
    collegas = mogelijke_waarnemers(medewerker_zien(medewerker_id), klok.vandaag())
    return formulierkeuzes(collegas, "Nog niemand")


def redenkeuzes() -> list[tuple[str, str]]:
    """Reasons of absence; never a medical one."""
    return [(k.code, k.naam) for k in keuzes("reden_afwezig")] or AFWEZIG
