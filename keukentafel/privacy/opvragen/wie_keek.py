"""Wie keek in mijn dossier? For the resident: made by who has the regie, or by the privacy officer (PRV-17)."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from keukentafel.dossier.models import Toegangsverlening
from keukentafel.dossier.models.journaal import DossierItem
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.instellingen import INSTELLINGEN
from keukentafel.organisatie.opvragen.inrichting import keuzelijsten
from keukentafel.organisatie.opvragen.kijkreden import REDENEN
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Bereik, Publiek, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import bereik, heeft
from keukentafel.privacy.opvragen.kijkfeiten import Wie, eerste_dag, feiten, wie_van
from keukentafel.privacy.regels import wie_keek as regels

LEZER = Actor.systeem("wie_keek")
DAGEN = 366
# On one screen; paper and data hold all of it.
PER_BLAD = 200
# Of a household as a whole: who belongs to it may know that somebody opened it, and no more than that.
VAN_HUISHOUDEN = {"dossier.dossier", "plan.plan", "inwoner.huishouden"}


@dataclass(frozen=True)
class Overzicht:
    """What the resident gets: the same on the screen, on paper and as data."""

    inwoner_id: UUID
    naam: str
    team_id: int
    van: date
    tot: date
    blikken: tuple[regels.Blik, ...]

    @property
    def verder(self) -> date | None:
        """The last day of the next screen; none when this one holds everything. A day is never cut in two."""
        rest = self.blikken[PER_BLAD:]
        return next((b.dag for b in rest if b.dag < self.blikken[PER_BLAD - 1].dag), None)

    @property
    def blad(self) -> tuple[regels.Blik, ...]:
        """What stands on the screen."""
        verder = self.verder
        return tuple(b for b in self.blikken if verder is None or b.dag > verder)


def wie_keek(inwoner_id: UUID, *, van: date | None = None, tot: date | None = None, soort: str = "kijken") -> Overzicht:
    """Everything this one resident may know, over a year unless asked otherwise; the making is a line of its own."""
    inwoner = betrokken_inwoner(inwoner_id)
    blad = overzicht(inwoner, van, tot)
    aantal = len(blad.blikken)
    logboek.kijk(Recht.INZAGE_LOG_MAKEN.code, inwoner, soort=soort, van=blad.van, tot=blad.tot, regels=aantal)
    return blad


def overzicht(inwoner: Inwoner, van: date | None = None, tot: date | None = None) -> Overzicht:
    """One period, for a screen, paper or data; whoever calls this decided who gets it, and writes that in the log."""
    tot = tot or klok.vandaag()
    van = van or tot - timedelta(days=DAGEN)
    with transactie(LEZER, lezen=True):
        blikken = _blikken(wie_van(inwoner.pk), van, tot)
    return Overzicht(inwoner.pk, inwoner.naam, inwoner.team_id, van, tot, blikken)


def voor_inzage(
    inwoner: Inwoner, tot: datetime, mag: Callable[[regels.Logfeit], bool], alleen: Collection[UUID] | None
) -> Overzicht:
    """Everything since the log began, for the package of inzage: up to when it was gathered.

    `mag`: not what was done with a piece that stays out of the package; `alleen`: these dossiers (GEZ-05).
    """
    dag = tot.astimezone(klok.AMSTERDAM).date()
    with transactie(LEZER, lezen=True):
        van = eerste_dag()
        blikken = _blikken(wie_van(inwoner.pk, alleen), van, dag, mag=mag, tot_moment=tot)
    return Overzicht(inwoner.pk, inwoner.naam, inwoner.team_id, van, dag, blikken)


def _blikken(
    wie: Wie,
    van: date,
    tot: date,
    *,
    mag: Callable[[regels.Logfeit], bool] = lambda _: True,
    tot_moment: datetime | None = None,
) -> tuple[regels.Blik, ...]:
    """The lines of every portion, newest day first: a portion is of whole days, so no line falls apart."""
    achtergehouden = _achtergehouden(wie.alle_dossiers)
    woorden, met_naam = _woorden()
    uit: list[regels.Blik] = []
    for deel in feiten(wie, van, tot, tot_moment):
        weg = regels.uitgesteld(deel, achtergehouden)
        over = [f for f in deel if f.id not in weg]
        zichtbaar = [f for f in _van_deze_inwoner(over, wie) if mag(f)]
        redenen = [f for f in over if f.recht == Recht.KIJKREDEN_GEVEN.code]
        uit += regels.blikken(zichtbaar, redenen, woorden, met_naam)
    return tuple(uit)


def _achtergehouden(dossiers: Collection[UUID]) -> frozenset[str]:
    """Grants of which the aandachtsfunctionaris decided that the resident reads later."""
    rijen = Toegangsverlening.objects.filter(dossier__in=dossiers)
    later = rijen.filter(Q(zichtbaar_vanaf=None) | Q(zichtbaar_vanaf__gt=klok.nu()), soort="nood")
    return frozenset(map(str, later.values_list("pk", flat=True)))


def _woorden() -> tuple[dict[str, str], bool]:
    """The configured reasons, and whether a resident reads names: in one statement."""
    lijsten = keuzelijsten(REDENEN, "instelling")
    gezet = {keuze.code: keuze.waarde["waarde"] for keuze in lijsten["instelling"]}
    met_naam = gezet.get("inzage_noemt_naam", INSTELLINGEN["inzage_noemt_naam"][1])
    return {keuze.code: keuze.naam for keuze in lijsten[REDENEN]}, bool(met_naam)


def betrokken_inwoner(inwoner_id: UUID) -> Inwoner:
    """The resident, for whom this actor may make the overview: any for a privacy officer, the own case for a regisseur.

    The own circle never (MAN-08). NietGevonden otherwise, and the refusal is in the log.
    """
    actor = poort.eis(Recht.INZAGE_LOG_MAKEN)
    with transactie(LEZER, lezen=True):
        regie = Exists(_geregisseerd(actor).filter(inwoner=OuterRef("pk")))
        inwoner = Inwoner.objects.annotate(onder_regie=regie).filter(pk=inwoner_id).first()
    overal = bereik(actor, Recht.INZAGE_LOG_MAKEN) is Bereik.STAD
    mag = inwoner is not None and (overal or (inwoner.onder_regie and inwoner_id in actor.inwoners))
    if inwoner is None or not mag or inwoner_id in actor.mijdt:
        logboek.geweigerd(actor, Recht.INZAGE_LOG_MAKEN.code, "inwoner.inwoner", inwoner_id, "niet gevonden")
        raise NietGevonden("inwoner.inwoner")
    gevonden: Inwoner = inwoner
    return gevonden


def _geregisseerd(actor: Actor) -> QuerySet[Any]:
    """Members today of the households that this actor directs now, or for which it stands in."""
    dag = klok.vandaag()
    wie = Q(huishouden__dossier__regie__medewerker__in=[actor.id, *actor.waarneemt])
    wie |= Q(huishouden__dossier__regie__waarnemer=actor.id)
    nu = Q(huishouden__dossier__regie__tot=None) & (Q(tot=None) | Q(tot__gt=dag))
    leden: QuerySet[Any] = Huishoudlid.objects.filter(wie & nu, van__lte=dag)
    return leden


def mag_maken(inwoners: Iterable[UUID]) -> frozenset[UUID]:
    """Of which of these residents may this actor make it? For a link; the page asks again (`betrokken_inwoner`)."""
    actor = actor_nu()
    if not heeft(actor, Recht.INZAGE_LOG_MAKEN):
        return frozenset()
    inwoners = [pk for pk in inwoners if pk not in actor.mijdt]
    if bereik(actor, Recht.INZAGE_LOG_MAKEN) is Bereik.STAD:
        return frozenset(inwoners)
    with transactie(LEZER, lezen=True):
        leden = set(_geregisseerd(actor).filter(inwoner__in=inwoners).values_list("inwoner_id", flat=True))
    return frozenset(pk for pk in leden if pk in actor.inwoners)


def _van_deze_inwoner(feiten_: list[regels.Logfeit], wie: Wie) -> list[regels.Logfeit]:
    """Only what is about this resident, and of the household what this resident may know."""
    eigen, sleutels = _leesbare_items(feiten_, wie.sleutels[0]), wie.namen
    items = {soort for soort, _ in eigen} | {f.object_soort for f in feiten_ if _itemmodel(f.object_soort)}

    def hoort_erbij(f: regels.Logfeit) -> bool:
        if f.soort == "zoeken":
            return not f.dossier and not f.inwoner
        if f.object_soort in items:
            return (f.object_soort, f.object_id) in eigen
        if f.inwoner:
            return f.inwoner in sleutels
        lid = any(f.dossier == str(pk) and van <= f.dag and (tot is None or f.dag < tot) for pk, van, tot in wie.leden)
        return lid and f.object_soort in VAN_HUISHOUDEN

    return [f for f in feiten_ if hoort_erbij(f)]


def _itemmodel(label: str) -> type[DossierItem] | None:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None  # no object, or a noun that no longer exists
    return model if issubclass(model, DossierItem) else None


def _leesbare_items(feiten_: list[regels.Logfeit], inwoner_id: UUID) -> set[tuple[str, str]]:
    """(kind, key) of the items about this resident that the resident may read now."""
    per: dict[str, set[str]] = {}
    for f in feiten_:
        if _itemmodel(f.object_soort):
            per.setdefault(f.object_soort, set()).add(f.object_id)
    open_ = Q(inwoner_leest_mee=True, inwoner_uitzondering="", inwoner_vanaf__lte=klok.nu(), over=inwoner_id)
    gevonden: set[tuple[str, str]] = set()
    for soort, ids in per.items():
        rijen = apps.get_model(soort).objects.filter(open_, pk__in=ids)
        rijen = rijen.exclude(wet=Wet.VEILIGHEID.value).exclude(publiek=Publiek.AUTEUR.value)
        gevonden |= {(soort, str(pk)) for pk in rijen.values_list("pk", flat=True)}
    return gevonden
