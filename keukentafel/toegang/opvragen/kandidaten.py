"""The workers who may get a melding, with caseload, expertise, presence, earlier contact and conflicts.

Two statements, whatever the size of the team. Counts only: who hands out work does not see the cases (REQ-011).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from keukentafel.kern import klok
from keukentafel.toegang.models import Melding
from keukentafel.toegang.opvragen.keuzes import Keuzes
from keukentafel.toegang.regels import UITVOERENDE_ROLLEN, Belang, Beoordeling, Kandidaat, Vraagprofiel, voorstel

_TEAM = """
SELECT m.id, m.naam, r.rollen,
       coalesce((SELECT array_agg(e.code) FROM organisatie_expertise e
                 WHERE e.medewerker_id = m.id AND e.soort = 'onderwerp'), '{}'),
       coalesce((SELECT array_agg(e.code) FROM organisatie_expertise e
                 WHERE e.medewerker_id = m.id AND e.soort = 'taal'), '{}'),
       coalesce((SELECT array_agg(e.code) FROM organisatie_expertise e
                 WHERE e.medewerker_id = m.id AND e.soort = 'voorkeur'), '{}'),
       coalesce((SELECT array_agg(e.code) FROM organisatie_expertise e
                 WHERE e.medewerker_id = m.id AND e.soort = 'liever_niet'), '{}'),
       (SELECT count(*) FROM kt_bezet(m.id, '', %(begin)s, %(einde)s, NULL) b WHERE b.wat = 'agenda'),
       coalesce(c.dossiers, 0),
       coalesce(c.punten, 0) + (SELECT count(*) FROM toegang_melding t
                                WHERE t.behandelaar_id = m.id AND t.status = 'toegewezen'),
       coalesce(c.zonder_zwaarte, 0),
       coalesce((SELECT sum(f.fte) FROM organisatie_formatie f
                 WHERE f.medewerker_id = m.id AND f.soort <> 'administratie'
                   AND f.van <= %(dag)s AND (f.tot IS NULL OR f.tot > %(dag)s)), 1),
       a.id IS NOT NULL, a.tot, coalesce(w.naam, '')
FROM (SELECT medewerker_id, array_agg(DISTINCT rol) AS rollen FROM organisatie_rolvervulling
      WHERE team_id = %(team)s AND rol = ANY(%(rollen)s) AND van <= %(dag)s AND (tot IS NULL OR tot > %(dag)s)
      GROUP BY medewerker_id) r
JOIN organisatie_medewerker m ON m.id = r.medewerker_id AND m.is_active
     AND (m.in_dienst_tot IS NULL OR m.in_dienst_tot > %(dag)s)
LEFT JOIN kt_caseload_team(%(team)s, %(dag)s) c ON c.medewerker = m.id
LEFT JOIN LATERAL (SELECT x.id, x.tot, CASE WHEN x.waarneming_tot IS NULL OR x.waarneming_tot > %(dag)s
                                            THEN x.waarnemer_id END AS waarnemer_id
                   FROM organisatie_afwezigheid x
                   WHERE x.medewerker_id = m.id AND x.van <= %(dag)s AND (x.tot IS NULL OR x.tot > %(dag)s)
                   ORDER BY x.tot DESC NULLS FIRST LIMIT 1) a ON true
LEFT JOIN organisatie_medewerker w ON w.id = a.waarnemer_id
ORDER BY m.sorteernaam
"""

_EERDER = """
SELECT wie, max(dag) FILTER (WHERE belang IS NULL), max(belang) FROM (
    SELECT behandelaar_id::text AS wie, ontvangen_op::date AS dag, NULL AS belang FROM toegang_melding
    WHERE behandelaar_id IS NOT NULL AND id IS DISTINCT FROM %(melding)s
      AND (inwoner_id = %(inwoner)s OR huishouden_id = %(huishouden)s)
    UNION ALL
    SELECT medewerker_id::text, begin::date, NULL FROM toegang_afspraak
    WHERE stand <> 'afgezegd' AND (inwoner_id = %(inwoner)s OR huishouden_id = %(huishouden)s)
    UNION ALL
    SELECT gemaakt_door, moment::date, NULL FROM toegang_contact
    WHERE inwoner_id = %(inwoner)s OR huishouden_id = %(huishouden)s
    UNION ALL
    SELECT medewerker_id::text, NULL, soort FROM toegang_belangenconflict
    WHERE opgeheven_op IS NULL AND (inwoner_id = %(inwoner)s OR huishouden_id = %(huishouden)s)
) bron GROUP BY wie
"""


def _rijen(sql: str, velden: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, velden)
        return list(cursor.fetchall())


@dataclass(frozen=True)
class Zaak:
    """What is handed out: a melding, or a dossier of a household."""

    team_id: int
    inwoner_id: UUID | None = None
    huishouden_id: UUID | None = None
    melding_id: UUID | None = None


def kandidaten(zaak: Zaak, dag: date, punten_per_fte: int) -> list[Kandidaat]:
    """Everybody with an executing role in the team of this case on this day, in name order."""
    tijden = {"begin": klok.moment(dag, 0), "einde": klok.moment(dag, 23, 59)}
    rijen = _rijen(_TEAM, {"team": zaak.team_id, "dag": dag, "rollen": sorted(UITVOERENDE_ROLLEN), **tijden})
    wie = {"melding": zaak.melding_id, "inwoner": zaak.inwoner_id, "huishouden": zaak.huishouden_id}
    eerder = {sleutel: (op, belang) for sleutel, op, belang in _rijen(_EERDER, wie)}
    return [_kandidaat(rij, eerder.get(str(rij[0]), (None, None)), punten_per_fte) for rij in rijen]


def _kandidaat(rij: tuple[Any, ...], eerder: tuple[date | None, str | None], punten_per_fte: int) -> Kandidaat:
    sleutel, naam, rollen, onderwerpen, talen, graag, niet, afspraken, dossiers, punten, zonder, fte = rij[:12]
    afwezig, tot, waarnemer = rij[12:]
    return Kandidaat(
        id=sleutel,
        naam=naam,
        rollen=frozenset(rollen),
        onderwerpen=frozenset(onderwerpen),
        talen=frozenset(talen),
        graag=frozenset(graag),
        liever_niet=frozenset(niet),
        afspraken=afspraken,
        dossiers=dossiers,
        punten=punten,
        zonder_zwaarte=zonder,
        norm=round(punten_per_fte * fte),
        afwezig=afwezig,
        afwezig_tot=tot,
        waarnemer=waarnemer,
        eerder_contact=eerder[0],
        belang=Belang(eerder[1]) if eerder[1] else None,
    )


def voorstel_voor(melding: Melding, dag: date, lijsten: Keuzes) -> list[Beoordeling]:
    """The explained proposal for one melding; never a decision."""
    vraag = Vraagprofiel(wet=melding.wet, onderwerpen=tuple(melding.onderwerpen), taal=melding.taal)
    namen = {**lijsten.namen("onderwerp"), **lijsten.namen("taal")}
    zaak = Zaak(melding.team_id, melding.inwoner_id, melding.huishouden_id, melding.pk)
    return voorstel(vraag, kandidaten(zaak, dag, lijsten.punten_per_fte), namen)


def een(beoordelingen: list[Beoordeling], medewerker_id: UUID) -> Beoordeling | None:
    """The line of one worker, or None when this worker has no executing role in the team."""
    return next((b for b in beoordelingen if b.kandidaat.id == medewerker_id), None)
