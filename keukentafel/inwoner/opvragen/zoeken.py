"""One box to find a resident (REQ-030), and "exists, but not yours". How it is logged: docs/zoeken.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q
from django.utils.crypto import salted_hmac

from keukentafel.inwoner.models import Inwoner, Zoeksleutel
from keukentafel.inwoner.opvragen.adres import VERBORGEN
from keukentafel.inwoner.regels.gelijkenis import DREMPEL, Bekend, Oordeel, beoordeel
from keukentafel.inwoner.regels.naam import Naamdelen, volledige_naam
from keukentafel.inwoner.regels.persoon import adresregel, leeftijdtekst
from keukentafel.inwoner.regels.sleutels import naamwoorden
from keukentafel.inwoner.regels.zoekvraag import Zoekvraag, lees_zoekvraag
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.opmaak import datum_cijfers
from keukentafel.poort import logboek, poort, regels
from keukentafel.poort.matrix import Bereik, Categorie, bereik_van
from keukentafel.poort.rechten import Recht

PER_BLAD = 20
KANDIDATEN = 200
ELDERS_HOOGSTENS = 5
# People of other teams must look more like it, so that nobody browses through the municipality with half a name.
DREMPEL_ELDERS = 85.0


@dataclass(frozen=True, slots=True)
class Treffer:
    """One person one may see. `dossier` only when one may open it; `zeker` when all that was typed is exactly so."""

    id: UUID
    naam: str
    geboren: str
    adres: str
    team: str
    huishouden: UUID | None
    huishouden_naam: str
    dossier: UUID | None
    dossiernummer: str
    dossier_gesloten: bool
    score: float
    zeker: bool = False

    @property
    def onderschrift(self) -> str:
        """What tells two people of one name apart."""
        return " · ".join(deel for deel in (self.geboren, self.adres, self.team) if deel)


@dataclass(frozen=True, slots=True)
class Elders:
    """ "Bestaat, maar niet van u": name and team, no more. The name is empty for a hit on a dossier number."""

    id: UUID | None
    naam: str
    team: str
    telefoon: str
    huishouden: UUID | None = None
    """Behind a dossier number."""

    @property
    def sleutel(self) -> tuple[str, UUID | None]:
        """What one asks access with: of what kind, and which."""
        return ("inwoner", self.id) if self.id else ("huishouden", self.huishouden)


@dataclass(frozen=True, slots=True)
class Zoekuitkomst:
    """One page of hits. `volgende` is the key after which the next page starts, empty on the last."""

    vraag: Zoekvraag
    treffers: tuple[Treffer, ...] = ()
    elders: tuple[Elders, ...] = ()
    volgende: str = ""

    @property
    def zeker(self) -> bool:
        """Is there a hit of which all that was typed is exactly so?"""
        return any(t.zeker for t in self.treffers)

    @property
    def gevonden(self) -> bool:
        return bool(self.treffers or self.elders)


@dataclass(frozen=True, slots=True)
class _Kandidaat:
    """`zeker`: found on a number that only one person has."""

    id: UUID
    bekend: Bekend
    zeker: bool = False
    team: str = ""
    telefoon: str = ""


_Gewogen = tuple[Oordeel, _Kandidaat]


def zoek(
    invoer: str, *, na: str = "", per_blad: int = PER_BLAD, tussenstand: bool = False, zoekactie: str = ""
) -> Zoekuitkomst:
    """Search with the right INWONER_ZOEKEN; at most five statements, whatever is found.

    Everybody who was shown stands in the log; all lists of one `zoekactie` while typing (`tussenstand`), and the page
    that goes on with it, are one line.
    """
    poort.eis(Recht.INWONER_ZOEKEN)
    vraag = lees_zoekvraag(invoer)
    if vraag.leeg:
        return Zoekuitkomst(vraag)
    huishouden, elders = _dossier(vraag) if vraag.dossiernummer else (None, ())
    lijst = _gerangschikt(_kandidaten(vraag, huishouden), vraag, DREMPEL)
    begin = next((i + 1 for i, (_, k) in enumerate(lijst) if str(k.id) == na), 0)
    blad = lijst[begin : begin + per_blad]
    treffers = _beschrijf(blad)
    elders = () if treffers and huishouden else elders + (() if huishouden else _elders(vraag))
    _onthoud(vraag, treffers, elders, tussenstand, zoekactie)
    volgende = str(blad[-1][1].id) if len(lijst) > begin + per_blad else ""
    return Zoekuitkomst(vraag, treffers, elders, volgende)


def mogelijk_dezelfde(delen: Naamdelen, geboren: date | None) -> tuple[Treffer, ...]:
    """People one may see who may be this person: nearly the same name, and no other date of birth."""
    namen = tuple(naamwoorden(f"{delen.roepnaam or delen.voornamen} {delen.geslachtsnaam}"))
    if not delen.geslachtsnaam or len(namen) < 2:
        return ()
    vraag = Zoekvraag(" ".join(namen), woorden=namen, geboren=geboren)
    lijst = [
        (oordeel, k)
        for oordeel, k in _gerangschikt(_kandidaten(vraag, None), vraag, 90)
        if not (geboren and k.bekend.geboren and geboren != k.bekend.geboren)
    ]
    treffers = _beschrijf(lijst[:5])
    if treffers:
        getoond = [str(t.id) for t in treffers]
        logboek.kijk(Recht.INWONER_ZOEKEN.code, None, soort="zoeken", op=["dubbel"], getoond=getoond)
    return treffers


def _kandidaten(vraag: Zoekvraag, huishouden: UUID | None) -> list[_Kandidaat]:
    """At most KANDIDATEN people who share keys, through the gate and beneath the policy."""
    if huishouden or vraag.bsn or vraag.klantnummer:
        wie = Q(lidmaatschappen__huishouden_id=huishouden, lidmaatschappen__tot=None)
        if not huishouden:
            wie = Q(nummer=vraag.klantnummer) if vraag.klantnummer else Q(bsn=vraag.bsn) | Q(bsn_na_te_kijken=vraag.bsn)
        rijen = poort.zichtbaar(Inwoner, Recht.INWONER_ZOEKEN).filter(wie)
        rijen = rijen.order_by("sorteernaam")[:50]
        return [_Kandidaat(i.pk, Bekend(i.naamdelen, i.geboortedatum), zeker=True) for i in rijen]
    sleutels = vraag.sleutels()
    try:
        poort_sql, poort_params = (
            poort.zichtbaar(Zoeksleutel, Recht.INWONER_ZOEKEN)
            .values("inwoner_id", "sleutel", "afgeschermd")
            .query.sql_with_params()
        )
    except EmptyResultSet:
        return []
    begin = vraag.begin() or ("", "")
    actor = actor_nu()
    banden: list[Any] = [actor.is_systeem, actor.reeksen["inwoners"]]
    with connection.cursor() as cursor:
        cursor.execute(
            _SQL_KANDIDATEN.format(poort=poort_sql),
            [*poort_params, *banden, list(sleutels), list(sleutels.values()), *begin, *begin, KANDIDATEN],
        )
        gevonden = cursor.fetchall()
    wegen = _wegen([r[0] for r in gevonden]) if vraag.weg else {}
    return [
        _Kandidaat(r[0], Bekend(Naamdelen(*r[1:8]), r[8], r[9], r[10], tuple(wegen.get(r[0], ())))) for r in gevonden
    ]


# A hidden address is not compared: the order of the list would tell it (AUT-02).
_SQL_WEGEN = """
SELECT a.inwoner_id, a.straat, a.huisnummer, a.toevoeging
FROM inwoner_adres a JOIN inwoner_inwoner i ON i.id = a.inwoner_id
WHERE a.inwoner_id = ANY (%s) AND (a.tot IS NULL OR a.tot > %s) AND NOT i.geheimhouding AND NOT i.adres_afgeschermd
"""


def _wegen(ids: list[UUID]) -> dict[UUID, list[tuple[str, str, str]]]:
    """The open addresses of these people, to compare a street with a mistake in it."""
    uit: dict[UUID, list[tuple[str, str, str]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SQL_WEGEN, [ids, klok.vandaag()])
        for inwoner, *adres in cursor.fetchall():
            uit.setdefault(inwoner, []).append(tuple(adres))
    return uit


# A key that very many people have (Jan, Maria) says nothing when a rarer one is there: it is cut off at 1,501 and left
# out of the count. NOT MATERIALIZED: so the index is used inside, beneath the policy. Who is hidden is looked for among
# the own ties and nowhere else: looking at somebody hidden and passing over them would take time that tells.
_SQL_KANDIDATEN = """
WITH z AS NOT MATERIALIZED ({poort}),
eigen AS MATERIALIZED (
    SELECT inwoner_id, sleutel FROM z WHERE afgeschermd AND (%s OR inwoner_id = ANY (%s::uuid[]))
),
per AS (
    SELECT s.k, s.g, t.inwoner_id, count(*) OVER (PARTITION BY s.k) AS aantal
    FROM unnest(%s::text[], %s::int[]) AS s(k, g)
    CROSS JOIN LATERAL (
        (SELECT z.inwoner_id FROM z WHERE z.sleutel = s.k AND NOT z.afgeschermd LIMIT 1501)
        UNION ALL
        SELECT e.inwoner_id FROM eigen e WHERE e.sleutel = s.k) t
    UNION ALL
    SELECT 'n:', 2, b.inwoner_id, 1
    FROM (SELECT z.inwoner_id FROM z WHERE z.sleutel >= %s AND z.sleutel < %s AND NOT z.afgeschermd LIMIT 300) b
    UNION ALL
    SELECT 'n:', 2, e.inwoner_id, 1 FROM eigen e WHERE e.sleutel >= %s AND e.sleutel < %s
),
beste AS (
    SELECT inwoner_id, sum(g) AS gewicht, bool_or(left(k, 2) IN ('a:', 's:')) AS op_adres,
           bool_or(left(k, 2) = 't:') AS op_telefoon
    FROM per WHERE aantal <= 1500 OR NOT EXISTS (SELECT 1 FROM per WHERE aantal <= 1500)
    GROUP BY inwoner_id ORDER BY gewicht DESC, inwoner_id LIMIT %s
)
SELECT i.id, i.voornamen, i.roepnaam, i.voorvoegsel, i.geslachtsnaam, i.partner_voorvoegsel, i.partnernaam,
       i.naamgebruik, i.geboortedatum, b.op_adres, b.op_telefoon
FROM beste b JOIN inwoner_inwoner i ON i.id = b.inwoner_id
"""


def _gerangschikt(kandidaten: Sequence[_Kandidaat], vraag: Zoekvraag, drempel: float) -> list[_Gewogen]:
    """Best first; equal scores by name. When a date or address is given, who has it stands above who has not."""
    lijst = [(Oordeel(100.0, True) if k.zeker else beoordeel(vraag, k.bekend), k) for k in kandidaten]
    goed = [(oordeel, k) for oordeel, k in lijst if oordeel.score >= drempel]
    return sorted(goed, key=lambda paar: (-paar[0].score, paar[1].bekend.delen.geslachtsnaam, str(paar[1].id)))


_SQL_BESCHRIJF = """
SELECT i.id, i.geboortedatum, i.geboorte_onvolledig, i.overleden_op, i.geheimhouding OR i.adres_afgeschermd, t.naam,
       a.straat, a.huisnummer, a.toevoeging, a.postcode, a.woonplaats, h.id, h.naam, d.dossier, d.nummer, d.gesloten
FROM inwoner_inwoner i
JOIN organisatie_team t ON t.id = i.team_id
LEFT JOIN LATERAL (
    SELECT * FROM inwoner_adres a WHERE a.inwoner_id = i.id AND a.van <= %(dag)s AND (a.tot IS NULL OR a.tot > %(dag)s)
    ORDER BY array_position(ARRAY['woon', 'brief', 'verblijf', 'opvang'], a.soort), a.van DESC, a.id LIMIT 1) a ON true
LEFT JOIN LATERAL (
    SELECT h.id, h.naam FROM inwoner_huishoudlid l JOIN inwoner_huishouden h ON h.id = l.huishouden_id
    WHERE l.inwoner_id = i.id AND (l.tot IS NULL OR l.tot > %(dag)s) AND h.opgeheven_op IS NULL
    ORDER BY l.van DESC, h.id LIMIT 1) h ON true
LEFT JOIN LATERAL kt_zoek_dossiers(ARRAY[h.id]) d ON %(dossier)s
WHERE i.id = ANY (%(ids)s)
"""


def _beschrijf(blad: Sequence[_Gewogen]) -> tuple[Treffer, ...]:
    """Household, address and dossier of the people on this page, in one statement."""
    if not blad:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            _SQL_BESCHRIJF,
            {
                "dag": klok.vandaag(),
                "dossier": regels.heeft(actor_nu(), Recht.DOSSIER_LEZEN),
                "ids": [k.id for _, k in blad],
            },
        )
        rijen = {rij[0]: rij for rij in cursor.fetchall()}
    return tuple(_treffer(oordeel, k, rijen[k.id]) for oordeel, k in blad if k.id in rijen)


def _treffer(oordeel: Oordeel, k: _Kandidaat, rij: tuple[Any, ...]) -> Treffer:
    _, geboren, onvolledig, overleden, geheim, team, *adres, huishouden, naam, dossier, nummer, gesloten = rij
    oud = leeftijdtekst(geboren, klok.vandaag(), overleden)
    datum = datum_cijfers(geboren) if geboren else onvolledig
    return Treffer(
        id=k.id,
        naam=volledige_naam(k.bekend.delen),
        geboren=f"{datum} ({oud})" if datum and oud else datum or oud,
        # A hidden address is hidden in search as well, whether it exists or not (AUT-02).
        adres=VERBORGEN if geheim else adresregel(*(deel or "" for deel in adres)),
        team=team,
        huishouden=huishouden,
        huishouden_naam=naam or "",
        dossier=dossier,
        dossiernummer=nummer or "",
        dossier_gesloten=bool(gesloten),
        score=oordeel.score,
        zeker=oordeel.zeker,
    )


def _elders(vraag: Zoekvraag) -> tuple[Elders, ...]:
    """Minimal hits of other teams, for who has no view of the whole municipality; never on an address or date alone."""
    actor = actor_nu()
    bereik = bereik_van(actor.rollen, Categorie.IDENTITEIT, "L")
    if actor.is_systeem or bereik is Bereik.STAD or not (vraag.woorden or vraag.bsn or vraag.klantnummer):
        return ()
    sleutels = {} if vraag.bsn or vraag.klantnummer else vraag.sleutels()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM kt_zoek_elders(%s::text[], %s::int[], %s, %s, %s::bigint[], %s::uuid[])",
            [
                list(sleutels),
                list(sleutels.values()),
                vraag.klantnummer,
                vraag.bsn or None,
                list(actor.teams),
                list(actor.inwoners),
            ],
        )
        zeker = bool(vraag.bsn or vraag.klantnummer)
        kandidaten = [
            _Kandidaat(r[0], Bekend(Naamdelen(*r[1:8]), r[8]), zeker=zeker, team=r[9], telefoon=r[10])
            for r in cursor.fetchall()
        ]
    lijst = _gerangschikt(kandidaten, vraag, DREMPEL_ELDERS)[:ELDERS_HOOGSTENS]
    return tuple(Elders(k.id, volledige_naam(k.bekend.delen), k.team, k.telefoon) for _, k in lijst)


def _dossier(vraag: Zoekvraag) -> tuple[UUID | None, tuple[Elders, ...]]:
    """The household behind a dossier number, or whom to ask; nothing when it is hidden or does not exist."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT huishouden, team, telefoon FROM kt_zoek_dossiernummer(%s)", [vraag.dossiernummer])
        rij = cursor.fetchone()
    return (rij[0], (Elders(None, "", rij[1], rij[2], rij[0]),)) if rij else (None, ())


def afdruk(tekst: str) -> str:
    """A keyed digest that tells equal searches apart in the log; capitals and spaces make no difference."""
    return salted_hmac("keukentafel.zoeken", " ".join(tekst.casefold().split()), algorithm="sha256").hexdigest()[:32]


def _onthoud(
    vraag: Zoekvraag, treffers: Sequence[Treffer], elders: Sequence[Elders], tussenstand: bool, zoekactie: str
) -> None:
    """The log line: who was shown, and a keyed digest of the text, never the text (it may hold a BSN or a name)."""
    gegevens = {"tekst": afdruk(vraag.tekst), "op": _waarop(vraag)}
    wie, anderen = [str(t.id) for t in treffers], [str(e.id) for e in elders if e.id]
    if tussenstand:
        logboek.getypt(Recht.INWONER_ZOEKEN.code, zoekactie[:80] or "los", wie, anderen, **gegevens)
    else:
        logboek.gezocht(Recht.INWONER_ZOEKEN.code, wie, anderen, **gegevens)


def _waarop(vraag: Zoekvraag) -> list[str]:
    """On what was searched, in words of our own."""
    soorten = ("geboortedatum", vraag.geboren), ("adres", vraag.adres), ("bsn", vraag.bsn)
    nummers = ("dossiernummer", vraag.dossiernummer), ("klantnummer", vraag.klantnummer)
    alles = (("naam", vraag.woorden), *soorten, *nummers, ("telefoon", vraag.telefoon))
    return [naam for naam, waarde in alles if waarde]
