"""What the municipality configured, on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Q, Subquery
from django.db.models.functions import JSONObject

from keukentafel.kern import klok
from keukentafel.kern.termijnen import Feestdagen
from keukentafel.organisatie.instellingen import INSTELLINGEN
from keukentafel.organisatie.models import Feestdag, Inrichting


@dataclass(frozen=True)
class Keuze:
    """One choice of a list. `waarde` holds what this kind has besides a name (werkdagen, punten, toelichting)."""

    code: str
    naam: str
    waarde: Mapping[str, Any]
    volgorde: int


def geldig_op(dag: date, van: str = "geldig_van", tot: str = "geldig_tot") -> Q:
    """Rows that count on this day; `tot` is the first day on which they do not."""
    return Q(**{f"{van}__lte": dag}) & (Q(**{f"{tot}__isnull": True}) | Q(**{f"{tot}__gt": dag}))


def keuzes(soort: str, op: date | None = None) -> list[Keuze]:
    """All choices of one kind on a day (today), in the order of the screens. Empty when nothing was configured."""
    rijen = Inrichting.objects.filter(geldig_op(op or klok.vandaag()), soort=soort).order_by("volgorde", "naam")
    return [Keuze(*rij) for rij in rijen.values_list("code", "naam", "waarde", "volgorde")]


def keuzenamen(soort: str, anders: Mapping[str, str]) -> dict[str, str]:
    """Code -> name of the configuration of today, or what the program brings itself."""
    return {keuze.code: keuze.naam for keuze in keuzes(soort)} or dict(anders)


def keuzelijsten(*soorten: str, op: date | None = None) -> dict[str, list[Keuze]]:
    """Several lists at once, in one statement; a list that was not configured is empty."""
    lijsten: dict[str, list[Keuze]] = {soort: [] for soort in soorten}
    rijen = Inrichting.objects.filter(geldig_op(op or klok.vandaag()), soort__in=soorten).order_by("volgorde", "naam")
    for soort, *rij in rijen.values_list("soort", "code", "naam", "waarde", "volgorde"):
        lijsten[soort].append(Keuze(*rij))
    return lijsten


def instelling(code: str, op: date | None = None) -> Any:
    """One setting on a day; what the program uses by itself when the municipality said nothing. Unknown: KeyError."""
    _, anders = INSTELLINGEN[code]
    rij = Inrichting.objects.filter(geldig_op(op or klok.vandaag()), soort="instelling", code=code).first()
    return rij.waarde["waarde"] if rij else anders


def instelling_uit(gelezen: Iterable[Keuze], code: str) -> Any:
    """As `instelling`, out of the list "instelling" that `keuzelijsten` read beside others."""
    return next((k.waarde["waarde"] for k in gelezen if k.code == code), INSTELLINGEN[code][1])


def instelling_erbij(code: str, op: date) -> Subquery:
    """The setting of a day as a column of another query: a hot page then costs no statement more. None when unset."""
    rijen = Inrichting.objects.filter(geldig_op(op), soort="instelling", code=code)
    return Subquery(rijen.values("waarde__waarde")[:1])


def namen_erbij(*soorten: str, op: date) -> ArraySubquery:
    """Lists of a day as a column of another query, read by `namen_uit`: the same number of statements, also where a
    name is needed."""
    rijen = Inrichting.objects.filter(geldig_op(op), soort__in=soorten).order_by("volgorde", "naam")
    return ArraySubquery(rijen.values(j=JSONObject(soort=F("soort"), code=F("code"), naam=F("naam"))))


def namen_uit(kolom: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Kind -> code -> name; a list that was not configured is not there."""
    lijsten: dict[str, dict[str, str]] = {}
    for rij in kolom:
        lijsten.setdefault(rij["soort"], {})[rij["code"]] = rij["naam"]
    return lijsten


def feestdagen() -> Feestdagen:
    """The holidays delivered with the program and those that beheer added; closing days count for werkdagen only."""
    tabel = Feestdagen.standaard()
    for dag in Feestdag.objects.all():
        if tabel.zoek(dag.datum) is None:
            rij = (dag.datum, dag.naam, dag.bron)
            tabel = tabel.met_sluitingsdagen([rij]) if dag.soort == "sluiting" else tabel.met([rij])
    return tabel
