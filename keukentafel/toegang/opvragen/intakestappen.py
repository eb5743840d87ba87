"""The steps of the intake of one melding, in the order of the municipality; and the safety assessments."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Intakestap, Melding, Veiligheidstoets
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes

# Facts from which a step follows by itself.
_FEITEN = """
SELECT 'afspraak', min(a.gemaakt_op) FROM toegang_afspraak a WHERE a.melding_id = %(m)s AND a.stand <> 'afgezegd'
UNION ALL SELECT 'gesprek', min(a.einde) FROM toegang_afspraak a WHERE a.melding_id = %(m)s AND a.stand = 'geweest'
UNION ALL SELECT 'veiligheid', min(v.gemaakt_op) FROM toegang_veiligheidstoets v WHERE v.melding_id = %(m)s
UNION ALL SELECT t.soort, min(t.klaar_op) FROM toegang_termijn t
    WHERE t.melding_id = %(m)s AND t.klaar_op IS NOT NULL AND t.klaar_reden NOT LIKE 'vervallen%%' GROUP BY t.soort
"""


@dataclass(frozen=True)
class StapRegel:
    """One step: done when and by whom, or still to do."""

    code: str
    naam: str
    gedaan_op: datetime | None
    door: str
    vanzelf: bool


@dataclass(frozen=True)
class Stappenlijst:
    """`volgende`: the first that is not done."""

    melding: UUID
    stappen: tuple[StapRegel, ...]
    mag: bool

    @property
    def klaar(self) -> int:
        return sum(1 for s in self.stappen if s.gedaan_op)


def stappenlijst(actor: Actor, melding_id: UUID) -> Stappenlijst:
    """The steps that held on the day the melding came in: a later change of the list leaves old cases as they were."""
    melding = poort.haal(Melding, melding_id, Recht.MELDING_LEZEN)
    lijsten = keuzes(_dag(melding))
    met_hand = {s.code: s for s in Intakestap.objects.filter(melding=melding)}
    with connection.cursor() as cursor:
        cursor.execute(_FEITEN, {"m": melding.pk})
        feiten: dict[str, datetime] = {wat: op for wat, op in cursor.fetchall() if op}
    stappen = []
    for stap in lijsten.intakestappen.values():
        if stap.wet and melding.wet not in (stap.wet, "algemeen"):
            continue
        eigen = met_hand.get(stap.code)
        op = feiten.get(stap.volgt_uit) if stap.volgt_uit else eigen.gedaan_op if eigen else None
        stappen.append(StapRegel(stap.code, stap.naam, op, eigen.door if eigen else "", bool(stap.volgt_uit)))
    return Stappenlijst(melding.pk, tuple(stappen), heeft(actor, Recht.MELDING_BEHANDELEN))


def _dag(melding: Melding) -> date:
    return melding.ontvangen_op.astimezone(klok.AMSTERDAM).date()


@dataclass(frozen=True)
class Toets:
    """One safety assessment, as far as this actor reads about safety."""

    id: UUID
    positief: bool
    moment: datetime
    antwoorden: tuple[tuple[str, str], ...]
    verslag: str
    open: bool


@dataclass(frozen=True)
class Veiligheidsblad:
    """`toetsen` is empty for who may assess but not read."""

    melding: UUID
    nummer: int
    toetsen: tuple[Toets, ...]
    keuzes: Keuzes


def melding_van_toets(toets_id: UUID) -> UUID:
    """Through the gate."""
    sleutel: UUID = poort.haal(Veiligheidstoets, toets_id, Recht.MELDING_LEZEN).melding_id
    return sleutel


def veiligheidsblad(melding_id: UUID) -> Veiligheidsblad:
    """Through the gate, twice: the melding, and what is about safety."""
    melding = poort.haal(Melding, melding_id, Recht.MELDING_BEHANDELEN)
    lijsten = keuzes()
    vragen = lijsten.namen("veiligheidsvraag")
    rijen = list(poort.zichtbaar(Veiligheidstoets, Recht.MELDING_LEZEN).filter(melding=melding).order_by("-gemaakt_op"))
    for t in rijen:
        logboek.kijk(Recht.MELDING_LEZEN.code, t)
    toetsen = tuple(
        Toets(
            t.pk,
            t.positief,
            t.moment,
            tuple((vragen.get(code, code), antwoord) for code, antwoord in t.antwoorden.items()),
            t.verslag,
            t.vastgelegd_op is None,
        )
        for t in rijen
    )
    return Veiligheidsblad(melding.pk, melding.nummer, toetsen, lijsten)
