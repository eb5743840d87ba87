"""What is due: which matters may go, since when and why; page by page, never all at once.

The database makes the first cut with the shortest term that can apply; the rule decides (regels.bewaren).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu, transactie
from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Wet
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.privacy.opvragen.bewaarplan import Wortel, heeft_kolom, met_wet, wortels
from keukentafel.privacy.opvragen.bewaarstop import SYSTEEM, dossiernamen, tegen
from keukentafel.privacy.opvragen.omvang import WIE
from keukentafel.privacy.regels import bewaren as r

L = Recht.BEWAREN_LEZEN
PER_BLAD = 50
HOOGSTENS = 1000
LOOPT_NOG = "Er was korter dan vijf jaar geleden nog toegang voor een tijd; dat blijft zo lang als het logboek."
Soorten = Mapping[str, r.Bewaarsoort]
Vanaf = tuple[date | None, UUID | None]


@dataclass(frozen=True)
class Post:
    """One matter that is due. `tegen`: what keeps it here all the same; `blijft`: what of it stays."""

    rubriek: r.Rubriek
    sleutel: UUID
    naam: str
    einde: r.Einde
    blijft: str = ""
    tegen: str = ""

    @property
    def soort(self) -> r.Bewaarsoort:
        return self.einde.soort


@dataclass(frozen=True)
class Blad:
    """A page; `volgende` is where the next one begins. `tellingen`: rubriek -> how many, at most a thousand."""

    posten: tuple[Post, ...]
    rubriek: r.Rubriek
    volgende: str
    tellingen: Mapping[r.Rubriek, int]
    mag: bool


def termijnen(op: date | None = None) -> dict[str, r.Bewaarsoort]:
    """Every kind of data with its term, as beheer configured it on this day."""
    eigen = {k.code: k for k in keuzes("bewaartermijn", op)}
    return {
        code: soort.met(eigen[code].waarde, eigen[code].naam) if code in eigen else soort
        for code, soort in r.SOORTEN.items()
    }


def bewaarblad(*, rubriek: str = "", na: str = "") -> Blad:
    """The screen: one rubriek at a time, oldest first; without one the first that has something."""
    poort.eis(L)
    actor = actor_nu()
    with transactie(SYSTEEM):
        soorten = termijnen()
        telling = tellingen(soorten)
        eerste = next((naam for naam, n in telling.items() if n), r.Rubriek.DOSSIER)
        keuze = r.Rubriek(rubriek) if rubriek in set(r.Rubriek) else eerste
        posten, volgende = bladzijde(keuze, na, PER_BLAD, soorten, mijdt=actor.mijdt)
    logboek.kijk(L.code, None, lijst="bewaarlijst", rubriek=keuze.value, aantal=len(posten))
    return Blad(tuple(posten), keuze, volgende, telling, heeft(actor, Recht.BEWAREN_BEHANDELEN))


def alle_posten(rubriek: r.Rubriek, *, hoogstens: int, mijdt: Any = frozenset()) -> list[Post]:
    """The first that may really go, for a list or the command line. Inside a named system's transaction."""
    uit: list[Post] = []
    soorten, na = termijnen(), ""
    while len(uit) < hoogstens:
        posten, na = bladzijde(rubriek, na, PER_BLAD, soorten, mijdt=mijdt)
        uit += posten
        if not na:
            break
    return uit[:hoogstens]


def bladzijde(
    rubriek: r.Rubriek, na: str, aantal: int, soorten: Soorten, *, mijdt: Any = frozenset()
) -> tuple[list[Post], str]:
    """One page of a rubriek. The own circle of whoever asks is not on it (MAN-08)."""
    dossiers = rubriek in (r.Rubriek.DOSSIER, r.Rubriek.ONDERDEEL)
    dag, _, sleutel = na.partition("_")
    vanaf = (lees_dag(dag), lees_sleutel(sleutel))
    rijen = list((_dossiers if dossiers else _rijen)(rubriek, vanaf, aantal + 1, soorten))
    volgende = f"{rijen[aantal - 1].dag}_{rijen[aantal - 1].sleutel}" if len(rijen) > aantal else ""
    rijen = [rij for rij in rijen[:aantal] if not set(mijdt) & {w for s in rij.wie.values() for w in s}]
    stops = tegen({rij.sleutel: rij.wie for rij in rijen})
    posten = (_van_dossiers if dossiers else _los)(rubriek, rijen, soorten)
    return [_met(post, stops.get(post.sleutel, "")) for post in posten], volgende


def _met(post: Post, reden: str) -> Post:
    return Post(post.rubriek, post.sleutel, post.naam, post.einde, post.blijft, reden or post.tegen)


@dataclass(frozen=True)
class _Rij:
    """A candidate: its key, the day that it is ordered by, and whom it is about."""

    sleutel: UUID
    dag: date
    naam: str
    soort: str
    wie: dict[str, list[UUID]]


def _rijen(rubriek: r.Rubriek, vanaf: Vanaf, aantal: int, soorten: Soorten) -> Iterator[_Rij]:
    """Of the kinds that are a matter by themselves; a rubriek may have more than one root (melding)."""
    gevonden: list[_Rij] = []
    for wortel in (w for w in wortels() if w.rubriek == rubriek):
        kolommen = [k for k in WIE if heeft_kolom(wortel.model, k)]
        extra = [k for k in ("wet", "nummer") if heeft_kolom(wortel.model, k)]
        rijen = _kandidaten(wortel, soorten)
        if all(vanaf):
            rijen = rijen.filter(Q(kt_dag__gt=vanaf[0]) | Q(kt_dag=vanaf[0], pk__gt=vanaf[1]))
        for rij in rijen.order_by("kt_dag", "pk").values("pk", "kt_dag", *kolommen, *extra)[:aantal]:
            soort = wortel.soort or (rij["wet"] if rij["wet"] in soorten else r.ALGEMEEN)
            naam = (
                f"{wortel.naam} {rij['nummer']}"
                if rij.get("nummer")
                else f"{wortel.naam} van {datum_gewoon(rij['kt_dag'])}"
            )
            wie = {k: [rij[k]] for k in kolommen if rij[k]}
            gevonden.append(_Rij(rij["pk"], rij["kt_dag"], naam, soort, wie))
    yield from sorted(gevonden, key=lambda rij: (rij.dag, rij.sleutel))[:aantal]


def _kandidaten(wortel: Wortel, soorten: Soorten) -> Any:
    vandaag = klok.vandaag()
    if wortel.soort:
        return wortel.rijen().filter(kt_dag__lte=soorten[wortel.soort].grens(vandaag))
    per_wet = Q()
    for wet in Wet:
        per_wet |= Q(wet=wet.value, kt_dag__lte=soorten[wet.value].grens(vandaag))
    return wortel.rijen().filter(per_wet)


def _los(rubriek: r.Rubriek, rijen: Sequence[_Rij], soorten: Soorten) -> Iterable[Post]:
    vandaag = klok.vandaag()
    posten = [Post(rubriek, rij.sleutel, rij.naam, r.einde(soorten[rij.soort], rij.dag)) for rij in rijen]
    return [post for post in posten if post.einde.verstreken(vandaag)]


# --- Dossiers ---------------------------------------------------------------------------------------------------------


def _onder(waar: str, soorten: Soorten) -> str:
    """Has this dossier anything under a law for which `waar` holds? Codes and days of the program, nothing typed."""
    paren = ", ".join(f"('{w.value}', date '{soorten[w.value].grens(klok.vandaag()):%Y-%m-%d}')" for w in Wet)
    wetten = f"SELECT w.wet FROM (VALUES {paren}) w(wet, grens) WHERE {waar}"
    delen = [
        f'EXISTS (SELECT FROM "{m._meta.db_table}" t WHERE t.dossier_id = d.id AND t.wet IN ({wetten}))'
        for m in met_wet()
    ]
    return f"({' OR '.join(delen)})"


def _dossierwaar(rubriek: r.Rubriek, soorten: Soorten) -> str:
    """Closed long enough ago, and nothing in it must stay longer; or something may go while something else stays."""
    ruim = max(soorten[wet.value].grens(klok.vandaag()) for wet in Wet)
    gesloten, blijft = f"d.gesloten_op <= date '{ruim:%Y-%m-%d}'", _onder("d.gesloten_op > w.grens", soorten)
    if rubriek is r.Rubriek.DOSSIER:
        return f"{gesloten} AND NOT {blijft}"
    mag = _onder(f"w.wet <> '{r.ALGEMEEN}' AND d.gesloten_op <= w.grens", soorten)
    return f"{gesloten} AND {mag} AND {blijft}"


def _dossiers(rubriek: r.Rubriek, vanaf: Vanaf, aantal: int, soorten: Soorten) -> Iterator[_Rij]:
    sql = (
        f"SELECT d.id, d.gesloten_op, d.huishouden_id FROM dossier_dossier d WHERE {_dossierwaar(rubriek, soorten)}"
        " AND (%(dag)s::date IS NULL OR (d.gesloten_op, d.id) > (%(dag)s::date, %(sleutel)s::uuid))"
        " ORDER BY d.gesloten_op, d.id LIMIT %(aantal)s"
    )
    dag, sleutel = vanaf if all(vanaf) else (None, None)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"dag": dag, "sleutel": sleutel, "aantal": aantal})
        gevonden = cursor.fetchall()
    namen = dossiernamen([pk for pk, _, _ in gevonden])
    for pk, gesloten, huis in gevonden:
        yield _Rij(pk, gesloten, namen[pk], "", {"dossier_id": [pk], "huishouden_id": [huis]})


def feiten_van(dossiers: Mapping[UUID, date], soorten: Soorten) -> dict[UUID, r.Feiten]:
    """Closing day by dossier -> the facts that the rule asks, in one statement over everything with a law."""
    delen = []
    for model in met_wet():
        dag = "gewijzigd_op" if heeft_kolom(model, "gewijzigd_op") else "gemaakt_op"
        delen.append(
            f"SELECT dossier_id, wet, max(({dag} AT TIME ZONE 'Europe/Amsterdam')::date) AS dag"
            f' FROM "{model._meta.db_table}" WHERE dossier_id = ANY (%(wie)s) GROUP BY 1, 2'
        )
    sql = f"SELECT dossier_id, wet, max(dag) FROM ({' UNION ALL '.join(delen)}) x GROUP BY 1, 2"
    gewijzigd: dict[UUID, dict[str, date]] = {pk: {} for pk in dossiers}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"wie": list(dossiers)})
        for pk, wet, dag_ in cursor.fetchall():
            gewijzigd[pk][wet] = dag_
    jongste = _jongste(dossiers, soorten)
    return {pk: r.Feiten(gesloten, gewijzigd[pk], jongste.get(pk)) for pk, gesloten in dossiers.items()}


def _jongste(dossiers: Mapping[UUID, date], soorten: Soorten) -> dict[UUID, date]:
    """Day of birth of the youngest of each household, only where a term counts from the eighteenth birthday."""
    if all(soort.start is not r.Start.ACHTTIEN for soort in soorten.values()):
        return {}
    leden = Huishoudlid.objects.filter(huishouden__dossier__in=list(dossiers), inwoner__geboortedatum__isnull=False)
    rijen = leden.values_list("huishouden__dossier", "inwoner__geboortedatum")
    uit: dict[UUID, date] = {}
    for pk, geboren in rijen:
        uit[pk] = max(geboren, uit.get(pk, geboren))
    return uit


def _van_dossiers(rubriek: r.Rubriek, rijen: Sequence[_Rij], soorten: Soorten) -> Iterable[Post]:
    vandaag = klok.vandaag()
    alle = feiten_van({rij.sleutel: rij.dag for rij in rijen}, soorten)
    grens = soorten["toezicht"].grens(vandaag)
    kort = Toegangsverlening.objects.filter(dossier__in=list(alle), gemaakt_op__gt=klok.moment(grens))
    vers = set(kort.values_list("dossier_id", flat=True))
    for rij in rijen:
        d = r.dossiereinde(alle[rij.sleutel], soorten, vandaag)
        heel = d.geheel.verstreken(vandaag)
        if rubriek is r.Rubriek.DOSSIER and heel:
            yield Post(rubriek, rij.sleutel, rij.naam, d.geheel, tegen=LOOPT_NOG if rij.sleutel in vers else "")
        elif rubriek is r.Rubriek.ONDERDEEL and not heel:
            for deel in d.delen:
                yield Post(rubriek, rij.sleutel, f"{rij.naam}: {deel.soort.naam}", deel, d.blijft)


def tellingen(soorten: Soorten) -> dict[r.Rubriek, int]:
    """How many candidates each rubriek has, in one statement; a thousand means a thousand or more."""
    delen, waarden = [], list[Any]()
    for rubriek in (r.Rubriek.DOSSIER, r.Rubriek.ONDERDEEL):
        sql = f"SELECT FROM dossier_dossier d WHERE {_dossierwaar(rubriek, soorten)}"
        delen.append(f"SELECT '{rubriek.value}' AS rubriek, count(*) FROM ({sql} LIMIT {HOOGSTENS}) x")
    for wortel in wortels():
        sql, params = _kandidaten(wortel, soorten).values("pk").order_by().query.sql_with_params()
        delen.append(f"SELECT '{wortel.rubriek.value}' AS rubriek, count(*) FROM ({sql} LIMIT {HOOGSTENS}) x")
        waarden += params
    uit: dict[r.Rubriek, int] = dict.fromkeys(r.Rubriek, 0)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(delen), waarden)
        for naam, n in cursor.fetchall():
            uit[r.Rubriek(naam)] += n
    del uit[r.Rubriek.STUKKEN]
    return uit


def nog_aan_de_beurt(rubriek: r.Rubriek, soort: str, sleutel: UUID) -> bool:
    """Is this matter still due today? Asked at approval and again when it is carried out."""
    soorten, vandaag = termijnen(), klok.vandaag()
    if rubriek in (r.Rubriek.DOSSIER, r.Rubriek.ONDERDEEL):
        gesloten = Dossier.objects.filter(pk=sleutel).values_list("gesloten_op", flat=True).first()
        if gesloten is None:
            return False
        d = r.dossiereinde(feiten_van({sleutel: gesloten}, soorten)[sleutel], soorten, vandaag)
        if rubriek is r.Rubriek.DOSSIER:
            return d.geheel.verstreken(vandaag)
        return soort in {deel.soort.code for deel in d.delen}
    dagen = [
        dag
        for wortel in wortels()
        if wortel.rubriek == rubriek
        for dag in wortel.rijen().filter(pk=sleutel).values_list("kt_dag", flat=True)
    ]
    return any(r.einde(soorten[soort], dag).verstreken(vandaag) for dag in dagen)
