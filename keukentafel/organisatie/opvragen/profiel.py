"""The own profile."""

from dataclasses import dataclass
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.organisatie.opvragen.beheer import (
    Afwezigregel,
    Rolregel,
    afwezigheden,
    formulierkeuzes,
    medewerker_zien,
    periodestand,
    rol_tekst,
)
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.organisatie.opvragen.waarneming import mogelijke_waarnemers


@dataclass(frozen=True)
class Profiel:
    sneltoetsen: bool
    rollen: list[Rolregel]
    afwezig: list[Afwezigregel]


def profiel(medewerker_id: UUID) -> Profiel:
    """What stands on the profile page."""
    m = medewerker_zien(medewerker_id)
    vandaag = klok.vandaag()
    rollen = [
        Rolregel(r.pk, rol_tekst(r), r.van, r.tot, periodestand(r.van, r.tot, vandaag), r.gewijzigd_door)
        for r in m.rolvervullingen.select_related("team").order_by("-van")
    ]
    return Profiel(m.sneltoetsen, [r for r in rollen if r.stand != "voorbij"], afwezigheden(m, vandaag))


def waarnemerkeuzes(medewerker_id: UUID) -> list[tuple[str, str]]:
    """Who may stand in, for a select."""
    collegas = mogelijke_waarnemers(medewerker_zien(medewerker_id), klok.vandaag())
    return formulierkeuzes(collegas, "Nog niemand")


def redenkeuzes() -> list[tuple[str, str]]:
    """Reasons of absence; never a medical one."""
    return [(k.code, k.naam) for k in keuzes("reden_afwezig")] or [("afwezig", "Afwezig")]
