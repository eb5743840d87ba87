"""The quality norms of today, with what the plan itself already tells about each."""

from dataclasses import dataclass

from keukentafel.organisatie.opvragen.inrichting import Keuze, keuzes

# What counts when the municipality brought no list of its own: (code, norm, the fact that answers it).
STANDAARD = (
    ("eigen_woorden", "De wens staat er in eigen woorden", "eigen_woorden"),
    ("resultaat", "Elk doel zegt wat, wanneer, en waaraan je het ziet", "resultaat"),
    ("analyse", "Er is een analyse van het hele gezin", "analyse"),
    ("eigen_kracht", "Wat iemand zelf of met het netwerk kan, staat erin", "eigen_kracht"),
    ("volgende_stap", "Elk doel heeft een volgende stap", "volgende_stap"),
    ("akkoord", "Iedereen over wie het gaat, is gevraagd", "akkoord"),
)


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm; `feit` names the fact of the plan that answers it, empty: a person answers."""

    code: str
    naam: str
    feit: str


def normen() -> list[Norm]:
    """In the order of the screens."""
    return normen_uit(keuzes("kwaliteitsnorm"))


def normen_uit(rijen: list[Keuze]) -> list[Norm]:
    eigen = [Norm(k.code, k.naam, str(k.waarde.get("feit", ""))) for k in rijen]
    return eigen or [Norm(*rij) for rij in STANDAARD]
