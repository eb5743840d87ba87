"""Reads of the gate: the table of who may do what."""

from dataclasses import dataclass

from keukentafel.poort.matrix import MATRIX, NAAM_VAN_ROL, Bereik, Categorie, Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import REGELS

NAAM_VAN_CATEGORIE = {
    Categorie.IDENTITEIT: "Naam en contact",
    Categorie.GEZIN: "Gezin en gezag",
    Categorie.WMO: "Wmo en gezondheid",
    Categorie.JEUGD: "Jeugd",
    Categorie.INKOMEN: "Inkomen (Pw)",
    Categorie.SCHULDEN: "Schulden",
    Categorie.VEILIGHEID: "Veiligheid",
    Categorie.BESLUIT: "Besluit en bezwaar",
    Categorie.BERICHTEN: "Berichten en geld",
    Categorie.LOGGING: "Logboek",
    Categorie.VERDELEN: "Verdelen van werk",
    Categorie.CIJFERS: "Cijfers",
    Categorie.BEHEER: "Inrichting",
    Categorie.POST: "Post",
    Categorie.INLOOP: "Inloop van vandaag",
    Categorie.AFSCHERMING: "Geheim adres en afscherming",
    Categorie.PRIVACY: "Privacy: verzoeken en registers",
    Categorie.LEIDING: "Leiding",
    Categorie.MANDAAT: "Mandaat",
    Categorie.BEZWAAR: "Bezwaar",
    Categorie.KLACHT: "Klacht",
}
WOORD_VAN_OP = {"L": "lezen", "S": "schrijven", "B": "beslissen", "M": "alleen het nodigste", "R": "lezen met reden"}
WOORD_VAN_BEREIK = {Bereik.EIGEN: "eigen zaken", Bereik.TEAM: "eigen team", Bereik.STAD: "hele gemeente"}


@dataclass(frozen=True)
class Matrixrij:
    rol: str
    cellen: tuple[str, ...]


@dataclass(frozen=True)
class Rechtregel:
    """One right in words: what, leaning on which kind of data, and which roles have it."""

    zin: str
    categorie: str
    rollen: str


def matrix(alleen: Rol | None = None) -> tuple[list[str], list[Matrixrij]]:
    """The table in words: heads, and a row a role; of one role, when asked."""
    koppen = [NAAM_VAN_CATEGORIE[c] for c in Categorie]
    rijen = [
        Matrixrij(NAAM_VAN_ROL[rol], tuple(_cel_in_woorden(cellen[c].ops, cellen[c].bereik) for c in Categorie))
        for rol, cellen in MATRIX.items()
        if alleen in (None, rol)
    ]
    return koppen, rijen


def _cel_in_woorden(ops: frozenset[str], bereik: Bereik) -> str:
    if not ops:
        return "–"
    return f"{', '.join(WOORD_VAN_OP[o] for o in 'LSBMR' if o in ops)} ({WOORD_VAN_BEREIK[bereik]})"


def rechten(alleen: Rol | None = None) -> list[Rechtregel]:
    """Every right with its roles, for "wie mag wat, en waarom"; or those of one role."""
    regels = []
    for recht in Recht:
        regel = REGELS[recht]
        rollen = [r for r in Rol if regel.categorie and regel.ops_van(MATRIX[r][regel.categorie])]
        if alleen and regel.categorie and alleen not in rollen:
            continue
        namen = [NAAM_VAN_ROL[r] for r in rollen]
        regels.append(
            Rechtregel(
                recht.zin,
                NAAM_VAN_CATEGORIE[regel.categorie] if regel.categorie else "eigen werk",
                ", ".join(namen) if regel.categorie else "iedereen die is ingelogd",
            )
        )
    return regels
