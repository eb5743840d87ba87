"""The cases of an absent colleague, each with a proposal that explains itself and decides nothing.

A fixed number of statements, whatever the number of cases: the cases, the colleagues per team, and what they had to do
with these people before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan import regels
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Melding
from keukentafel.toegang.opvragen.kandidaten import Zaak, kandidaten
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import Belang, Beoordeling, Kandidaat, Vraagprofiel, voorstel

HOOGSTENS = 50
RECHT = Recht.MELDING_VERDELEN

_ZAKEN = """
SELECT * FROM (
    SELECT 'dossier' AS soort, d.id, h.naam AS wie, d.nummer, d.team_id, d.huishouden_id, NULL::uuid AS inwoner,
           coalesce((SELECT min(w.wet) FROM dossier_werkproces w
                     JOIN dossier_werkprocesperiode p ON p.werkproces_id = w.id AND p.tot IS NULL
                         AND p.vervallen_op IS NULL
                     WHERE w.dossier_id = d.id), 'algemeen') AS wet,
           coalesce((SELECT max(z.waarde) FROM dossier_werkproces w JOIN dossier_zwaarte z ON z.werkproces_id = w.id
                     AND z.vervallen_op IS NULL WHERE w.dossier_id = d.id), 2) AS punten, '{{}}'::text[] AS onderwerpen
    FROM plan_regie r JOIN dossier_dossier d ON d.id = r.dossier_id JOIN inwoner_huishouden h ON h.id = d.huishouden_id
    WHERE r.tot IS NULL AND r.medewerker_id = %(wie)s AND d.gesloten_op IS NULL AND d.id IN ({dossiers})
    UNION ALL
    SELECT 'melding', m.id, coalesce(h.naam, 'melding ' || m.nummer), m.nummer::text, m.team_id, m.huishouden_id,
           m.inwoner_id, m.wet, 1, m.onderwerpen
    FROM toegang_melding m LEFT JOIN inwoner_huishouden h ON h.id = m.huishouden_id
    WHERE m.behandelaar_id = %(wie)s AND m.status IN ('toegewezen', 'in_behandeling') AND m.id IN ({meldingen})
      AND NOT EXISTS (SELECT 1 FROM dossier_dossier d WHERE d.huishouden_id = m.huishouden_id AND d.gesloten_op IS NULL)
) zaken ORDER BY punten DESC, wie, id LIMIT %(hoogstens)s
"""

_EERDER = """
SELECT zaak, wie, max(dag), max(belang) FROM (
    SELECT d.huishouden_id AS zaak, b.medewerker_id AS wie, b.van::date AS dag, NULL AS belang
    FROM dossier_betrokkenheid b JOIN dossier_dossier d ON d.id = b.dossier_id
    WHERE d.huishouden_id = ANY (%(huishoudens)s) AND b.medewerker_id <> %(wie)s
    UNION ALL
    SELECT a.huishouden_id, a.medewerker_id, a.begin::date, NULL FROM toegang_afspraak a
    WHERE a.huishouden_id = ANY (%(huishoudens)s) AND a.stand <> 'afgezegd' AND a.medewerker_id <> %(wie)s
    UNION ALL
    SELECT c.huishouden_id, c.medewerker_id, NULL, c.soort FROM toegang_belangenconflict c
    WHERE c.opgeheven_op IS NULL AND c.huishouden_id = ANY (%(huishoudens)s)
) bron GROUP BY zaak, wie
"""


@dataclass(frozen=True)
class Herverdeelregel:
    """One case: who could have it, the proposal first, each with why."""

    sleutel: str
    soort: str
    naam: str
    nummer: str
    keuzes: tuple[tuple[str, str], ...]
    voorstel: str
    uitleg: str


@dataclass(frozen=True)
class Herverdeelscherm:
    """`meer`: there are more than fit on one screen; the rest comes after these."""

    medewerker: UUID
    naam: str
    regels: tuple[Herverdeelregel, ...]
    meer: bool


def herverdeelscherm(medewerker_id: UUID) -> Herverdeelscherm:
    """NietGevonden for somebody who does not exist; cases outside one's sight are not there."""
    wie = Medewerker.objects.filter(pk=medewerker_id).first()
    if wie is None:
        raise NietGevonden("organisatie.medewerker")
    rijen = _zaken(medewerker_id)
    logboek.kijk(RECHT.code, None, lijst="herverdelen", aantal=len(rijen[:HOOGSTENS]), van=str(medewerker_id))
    deze = rijen[:HOOGSTENS]
    return Herverdeelscherm(wie.pk, wie.naam, tuple(_voorstellen(deze, medewerker_id)), len(rijen) > HOOGSTENS)


def _zaken(medewerker_id: UUID) -> list[dict[str, Any]]:
    dossiers, d_velden = poort.als_sql(Dossier, Recht.REGIE_BELEGGEN, "dossiers")
    meldingen, m_velden = poort.als_sql(Melding, RECHT, "meldingen")
    velden = {**d_velden, **m_velden, "wie": medewerker_id, "hoogstens": HOOGSTENS + 1}
    with connection.cursor() as cursor:
        cursor.execute(_ZAKEN.format(dossiers=dossiers, meldingen=meldingen), velden)
        namen = [k.name for k in cursor.description or ()]
        return [dict(zip(namen, rij, strict=True)) for rij in cursor.fetchall()]


def _eerder(huishoudens: Iterable[UUID], wie: UUID) -> dict[tuple[UUID, UUID], tuple[date | None, str | None]]:
    with connection.cursor() as cursor:
        cursor.execute(_EERDER, {"huishoudens": list(huishoudens), "wie": wie})
        return {(zaak, mens): (dag, belang) for zaak, mens, dag, belang in cursor.fetchall()}


def _voorstellen(zaken: Sequence[Mapping[str, Any]], afwezig: UUID) -> list[Herverdeelregel]:
    """Heaviest first; each proposal counts with what was proposed before, so that the work spreads."""
    lijsten, dag = keuzes(), klok.vandaag()
    ploegen = {t: kandidaten(Zaak(t), dag, lijsten.punten_per_fte) for t in sorted({z["team_id"] for z in zaken})}
    eerder = _eerder({z["huishouden_id"] for z in zaken if z["huishouden_id"]}, afwezig)
    erbij: dict[UUID, int] = {}
    uit = []
    for zaak in zaken:
        mensen = [k for k in ploegen[zaak["team_id"]] if k.id != afwezig and _kan(zaak, k)]
        gewogen = _weeg(zaak, mensen, eerder, erbij, lijsten=lijsten)
        eerste = next((b for b in gewogen if b.voorgesteld), None)
        if eerste:
            erbij[eerste.kandidaat.id] = erbij.get(eerste.kandidaat.id, 0) + zaak["punten"]
        uit.append(_regel(zaak, gewogen, eerste))
    return uit


def _kan(zaak: Mapping[str, Any], k: Kandidaat) -> bool:
    """A dossier goes to somebody who can direct; a melding to anybody who carries out."""
    return zaak["soort"] == "melding" or regels.kan_regisseren(list(k.rollen))


def _weeg(
    zaak: Mapping[str, Any],
    mensen: Iterable[Kandidaat],
    eerder: Mapping[tuple[UUID, UUID], tuple[date | None, str | None]],
    erbij: Mapping[UUID, int],
    *,
    lijsten: Keuzes,
) -> list[Beoordeling]:
    kandidaten_ = []
    for k in mensen:
        dag, belang = eerder.get((zaak["huishouden_id"], k.id), (None, None))
        punten = k.punten + erbij.get(k.id, 0)
        kandidaten_.append(replace(k, punten=punten, eerder_contact=dag, belang=Belang(belang) if belang else None))
    vraag = Vraagprofiel(wet=zaak["wet"], onderwerpen=tuple(zaak["onderwerpen"]))
    return voorstel(vraag, kandidaten_, lijsten.namen("onderwerp"))


def _regel(zaak: Mapping[str, Any], gewogen: list[Beoordeling], eerste: Beoordeling | None) -> Herverdeelregel:
    return Herverdeelregel(
        sleutel=f"{zaak['soort']}:{zaak['id']}",
        soort=zaak["soort"],
        naam=zaak["wie"],
        nummer=zaak["nummer"],
        keuzes=tuple(
            (str(b.kandidaat.id), _naam(b)) for b in gewogen if not (b.kandidaat.belang or b.kandidaat.afwezig)
        ),
        voorstel=str(eerste.kandidaat.id) if eerste else "",
        uitleg=eerste.uitleg if eerste else "Niemand kan dit nu overnemen. Vraag een ander team.",
    )


def _naam(b: Beoordeling) -> str:
    k = b.kandidaat
    return f"{k.naam}, {k.punten}/{k.norm}" if k.norm else k.naam
