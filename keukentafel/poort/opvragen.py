"""Reads of the gate: the table of who may do what, and the log."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, Func, TextField

from keukentafel.kern import klok
from keukentafel.poort import logboek
from keukentafel.poort.matrix import MATRIX, NAAM_VAN_ROL, Bereik, Categorie, Rol
from keukentafel.poort.models import LogboekRegel
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import REGELS

PER_PAGINA = 50
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
}
WOORD_VAN_OP = {"L": "lezen", "S": "schrijven", "B": "beslissen", "M": "alleen het nodigste", "R": "lezen met reden"}
WOORD_VAN_BEREIK = {Bereik.EIGEN: "eigen zaken", Bereik.TEAM: "eigen team", Bereik.STAD: "hele gemeente"}
WOORD_VAN_SOORT = {
    "kijken": "Gezien",
    "zoeken": "Gezocht",
    "handeling": "Gedaan",
    "geweigerd": "Geweigerd",
    "export": "Geëxporteerd",
    "afdruk": "Afgedrukt",
    "inloggen": "Ingelogd",
}


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


def matrix() -> tuple[list[str], list[Matrixrij]]:
    """The whole table in words: heads, and a row a role."""
    koppen = [NAAM_VAN_CATEGORIE[c] for c in Categorie]
    rijen = [
        Matrixrij(NAAM_VAN_ROL[rol], tuple(_cel_in_woorden(cellen[c].ops, cellen[c].bereik) for c in Categorie))
        for rol, cellen in MATRIX.items()
    ]
    return koppen, rijen


def _cel_in_woorden(ops: frozenset[str], bereik: Bereik) -> str:
    if not ops:
        return "–"
    return f"{', '.join(WOORD_VAN_OP[o] for o in 'LSBMR' if o in ops)} ({WOORD_VAN_BEREIK[bereik]})"


def rechten() -> list[Rechtregel]:
    """Every right with its roles, for "wie mag wat, en waarom"."""
    regels = []
    for recht in Recht:
        regel = REGELS[recht]
        namen = [NAAM_VAN_ROL[r] for r in Rol if regel.categorie and regel.ops_van(MATRIX[r][regel.categorie])]
        regels.append(
            Rechtregel(
                recht.zin,
                NAAM_VAN_CATEGORIE[regel.categorie] if regel.categorie else "eigen werk",
                ", ".join(namen) if regel.categorie else "iedereen die is ingelogd",
            )
        )
    return regels


# organisatie lies above the gate, so its function is called by name.
_NAAM = Func(F("actor"), function="kt_naam", output_field=TextField())


@dataclass(frozen=True)
class Logregel:
    """One line of the log as a person reads it."""

    id: int
    tijd: datetime
    wie: str
    wat: str
    waarop: str
    uitkomst: str
    doel: str


@dataclass(frozen=True)
class Logpagina:
    regels: list[Logregel]
    volgende: int | None
    telling: dict[str, int]


def logboek_pagina(
    *,
    dossier: UUID | None = None,
    inwoner: UUID | None = None,
    wie: str = "",
    soort: str = "",
    voor: int | None = None,
    van: date | None = None,
    tot: date | None = None,
) -> Logpagina:
    """A page of the log, newest first, keyset on id. Reading the log is itself a look."""
    rijen = LogboekRegel.objects.annotate(naam=_NAAM).order_by("-id")
    filters: dict[str, Any] = {"dossier": dossier, "inwoner": inwoner, "actor": wie, "soort": soort, "id__lt": voor}
    filters["tijd__gte"] = klok.moment(van, 0) if van else None
    filters["tijd__lt"] = klok.moment(tot + timedelta(days=1), 0) if tot else None
    rijen = rijen.filter(**{k: v for k, v in filters.items() if v})
    gevonden = list(rijen[: PER_PAGINA + 1])
    logboek.kijk(Recht.LOGBOEK_LEZEN.code, None, soort="kijken", filter=soort, aantal=len(gevonden[:PER_PAGINA]))
    regels = [_leesbaar(r) for r in gevonden[:PER_PAGINA]]
    meer = gevonden[PER_PAGINA - 1].id if len(gevonden) > PER_PAGINA else None
    return Logpagina(regels, meer, dict(Counter(r.wat for r in regels)))


def _leesbaar(regel: LogboekRegel) -> Logregel:
    inhoud = logboek.ontleed(regel.inhoud)
    recht = str(inhoud.get("recht", "")).upper()
    return Logregel(
        id=regel.id,
        tijd=regel.tijd,
        wie=regel.naam,  # type: ignore[attr-defined]  # an annotation of the query
        wat=WOORD_VAN_SOORT.get(regel.soort, regel.soort),
        waarop=Recht[recht].zin if recht in Recht.__members__ else str(inhoud.get("recht", "")),
        uitkomst=str(inhoud.get("uitkomst", "")),
        doel=str(inhoud.get("doel", "")) + (" (noodprocedure)" if inhoud.get("noodprocedure") else ""),
    )
