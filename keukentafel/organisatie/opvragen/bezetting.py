"""Who of the own teams is there, who is away, who stands in, and how much work that is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.tekst import aantal, datum_kort
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.waarneming import mogelijke_waarnemers
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

# Numbers of cases only; shielded ones are left out by the function (REQ-011).
_SQL = """
SELECT m.id, m.naam, m.functie, string_agg(DISTINCT t.naam, ', '), sum(DISTINCT c.dossiers),
       a.id, a.tot, w.id, w.naam, a.waarneming_tot
FROM organisatie_rolvervulling r
JOIN organisatie_team t ON t.id = r.team_id
JOIN organisatie_medewerker m ON m.id = r.medewerker_id AND m.is_active
     AND (m.in_dienst_tot IS NULL OR m.in_dienst_tot > %(dag)s)
JOIN LATERAL (SELECT x.dossiers FROM kt_caseload_team(r.team_id, %(dag)s) x WHERE x.medewerker = m.id) c ON true
LEFT JOIN LATERAL (SELECT x.* FROM organisatie_afwezigheid x WHERE x.medewerker_id = m.id AND x.van <= %(dag)s
                   AND (x.tot IS NULL OR x.tot > %(dag)s) ORDER BY x.van DESC LIMIT 1) a ON true
LEFT JOIN organisatie_medewerker w ON w.id = a.waarnemer_id
     AND (a.waarneming_tot IS NULL OR a.waarneming_tot > %(dag)s)
WHERE r.team_id = ANY (%(teams)s) AND r.rol <> 'vrijwilliger'
      AND r.van <= %(dag)s AND (r.tot IS NULL OR r.tot > %(dag)s)
GROUP BY m.id, m.naam, m.functie, m.sorteernaam, a.id, a.tot, w.id, w.naam, a.waarneming_tot
ORDER BY (a.id IS NULL), (w.id IS NOT NULL), m.sorteernaam
LIMIT 200
"""


@dataclass(frozen=True)
class Collega:
    """One worker today."""

    id: UUID
    naam: str
    functie: str
    teams: str
    dossiers: int
    afwezig: bool
    afwezig_tot: date | None
    waarnemer: str
    waarneming_tot: date | None
    ik_neem_waar: bool
    ikzelf: bool

    @property
    def stand(self) -> str:
        """ "Afwezig tot wo 2 dec, Samira neemt waar tot vr 27 nov"."""
        if not self.afwezig:
            return "Aanwezig"
        tot = f" tot {datum_kort(self.afwezig_tot)}" if self.afwezig_tot else ", nog niet bekend tot wanneer"
        einde = f" tot {datum_kort(self.waarneming_tot)}" if self.waarneming_tot else ""
        wie = f"; {self.waarnemer} neemt waar{einde}" if self.waarnemer else "; niemand neemt waar"
        return f"Afwezig{tot}{wie}"

    @property
    def werk(self) -> str:
        return aantal(self.dossiers, "huishouden", "huishoudens")


@dataclass(frozen=True)
class Bezetting:
    """The page. `waarnemers`: who a manager may choose, per absent colleague."""

    collegas: tuple[Collega, ...]
    mag_verdelen: bool
    waarnemers: dict[UUID, list[tuple[str, str]]]

    @property
    def afwezig(self) -> list[Collega]:
        return [c for c in self.collegas if c.afwezig]

    @property
    def aanwezig(self) -> list[Collega]:
        return [c for c in self.collegas if not c.afwezig]


def bezetting(actor: Actor, kies: UUID | None = None) -> Bezetting:
    """One statement for everybody; `kies`: for this absent colleague the possible waarnemers as well."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"dag": klok.vandaag(), "teams": list(actor.teams)})
        rijen = cursor.fetchall()
    logboek.kijk(Recht.WAARNEMING_REGELEN.code, None, lijst="bezetting", aantal=len(rijen))
    collegas = tuple(
        Collega(
            id=r[0],
            naam=r[1],
            functie=r[2],
            teams=r[3],
            dossiers=int(r[4] or 0),
            afwezig=r[5] is not None,
            afwezig_tot=r[6],
            waarnemer=r[8] or "",
            waarneming_tot=r[9],
            ik_neem_waar=r[7] is not None and r[7] == actor.id,
            ikzelf=r[0] == actor.id,
        )
        for r in rijen
    )
    gekozen = next((c for c in collegas if c.id == kies), None)
    wie = {gekozen.id: _waarnemers(gekozen.id)} if gekozen else {}
    return Bezetting(collegas, heeft(actor, Recht.MELDING_VERDELEN), wie)


def _waarnemers(medewerker_id: UUID) -> list[tuple[str, str]]:
    medewerker = Medewerker.objects.get(pk=medewerker_id)
    mensen = sorted(mogelijke_waarnemers(medewerker, klok.vandaag()), key=lambda m: m.sorteernaam)
    return [(str(m.pk), m.naam) for m in mensen]
