"""Dossiers by state and by the beginning of a name or a number (REQ-030), through the gate's own rule."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.opvragen.zoeken import afdruk
from keukentafel.inwoner.regels.naam import woorden
from keukentafel.kern.actor import Actor
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Melding
from keukentafel.toegang.regels import OPEN

PER_BLAD = 30
STANDEN = {"open": "Open", "gesloten": "Gesloten", "melding": "Lopende melding", "regie": "Zonder regisseur"}


@dataclass(frozen=True, slots=True)
class Dossierregel:
    """One dossier that this actor may open."""

    id: UUID
    nummer: str
    naam: str
    gesloten_op: date | None
    laatste_contact: date | None
    regisseur: str
    meldingen: bool


@dataclass(frozen=True, slots=True)
class Dossierlijst:
    regels: tuple[Dossierregel, ...]
    volgende: str = ""


def dossierlijst(actor: Actor, tekst: str = "", stand: str = "open", na: str = "") -> Dossierlijst:
    """By name of the household; one statement and one log line. `na` is `name_key`."""
    stand = stand if stand in STANDEN else ""
    if stand == "melding" and not heeft(actor, Recht.MELDING_LEZEN):
        stand = "open"
    mijn, waarden = poort.als_sql(Dossier, Recht.DOSSIER_LEZEN, "d")
    meldingen, meer = poort.als_sql(Melding, Recht.MELDING_LEZEN, "m")
    naam, _, sleutel = na.rpartition("_")
    waarden |= meer | {
        "stand": stand,
        "begin": " ".join(woorden(tekst)),
        "nummer": tekst.strip(),
        "lopend": [s.value for s in OPEN],
        "na": naam,
        "na_id": lees_sleutel(sleutel) or UUID(int=0),
        "aantal": PER_BLAD + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(mijn=mijn, meldingen=meldingen), waarden)
        rijen = cursor.fetchall()
    blad = rijen[:PER_BLAD]
    _onthoud(tekst, stand, blad)
    laatste = blad[-1] if len(rijen) > PER_BLAD else None
    return Dossierlijst(
        tuple(Dossierregel(r[0], r[1], r[2], r[3], r[4], r[5] or "", bool(r[6])) for r in blad),
        f"{laatste[7]}_{laatste[0]}" if laatste else "",
    )


# starts_with may use an index beneath a policy, LIKE may not (naden.md §1).
_SQL = """
WITH blad AS (
    SELECT d.id, d.nummer, d.huishouden_id, d.gesloten_op, d.laatste_contact_op, h.naam, h.sorteernaam
    FROM dossier_dossier d JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    WHERE d.id IN ({mijn})
      AND (%(begin)s = '' OR starts_with(h.sorteernaam, %(begin)s) OR d.nummer = %(nummer)s)
      AND CASE %(stand)s WHEN 'open' THEN d.gesloten_op IS NULL WHEN 'gesloten' THEN d.gesloten_op IS NOT NULL
          WHEN 'regie' THEN d.gesloten_op IS NULL AND NOT EXISTS (
              SELECT 1 FROM plan_regie r WHERE r.dossier_id = d.id AND r.tot IS NULL AND r.soort <> 'vacature')
          WHEN 'melding' THEN EXISTS (SELECT 1 FROM toegang_melding m WHERE m.huishouden_id = d.huishouden_id
              AND m.status = ANY (%(lopend)s::text[]) AND m.id IN ({meldingen}))
          ELSE true END
      AND (h.sorteernaam, d.id) > (%(na)s, %(na_id)s)
    ORDER BY h.sorteernaam, d.id LIMIT %(aantal)s
)
SELECT b.id, b.nummer, b.naam, b.gesloten_op, b.laatste_contact_op, coalesce(w.naam, r.partij),
       EXISTS (SELECT 1 FROM toegang_melding m WHERE m.huishouden_id = b.huishouden_id
               AND m.status = ANY (%(lopend)s::text[]) AND m.id IN ({meldingen})), b.sorteernaam
FROM blad b
LEFT JOIN plan_regie r ON r.dossier_id = b.id AND r.tot IS NULL
LEFT JOIN organisatie_medewerker w ON w.id = r.medewerker_id
ORDER BY b.sorteernaam, b.id
"""


def _onthoud(tekst: str, stand: str, rijen: list[tuple[Any, ...]]) -> None:
    logboek.kijk(
        Recht.DOSSIER_LEZEN.code,
        None,
        soort="zoeken",
        tekst=afdruk(tekst),
        op=[*(["dossiernaam"] if tekst else []), *([stand] if stand else [])],
        getoond=[str(rij[0]) for rij in rijen],
    )
