"""Wie keek in mijn dossier? For the resident: made by who has the regie, or by the privacy officer (PRV-17)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField
from django.db.models.expressions import RawSQL

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
from keukentafel.poort.models import LogboekRegel
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import bereik
from keukentafel.privacy.regels import wie_keek as regels

LEZER = Actor.systeem("wie_keek")
DAGEN = 366
HOOGSTENS = 20_000
# Of a household as a whole: who belongs to it may know that somebody opened it, and no more than that.
VAN_HUISHOUDEN = {"dossier.dossier", "plan.plan", "inwoner.huishouden"}
_NAAM = Func(F("actor"), function="kt_naam", output_field=TextField())
KOLOMMEN = ("id", "tijd", "actor", "naam", "soort", "inhoud")
_VELDEN = {veld.name for veld in fields(regels.Logfeit)} - {"id", "tijd", "actor", "naam", "soort"}

_Lid = tuple[UUID, date, date | None]


@dataclass(frozen=True)
class Overzicht:
    """What the resident gets: the same on the screen, on paper and as data."""

    inwoner_id: UUID
    naam: str
    team_id: int
    van: date
    tot: date
    blikken: tuple[regels.Blik, ...]
    afgekapt: bool


def wie_keek(inwoner_id: UUID, *, van: date | None = None, tot: date | None = None, soort: str = "kijken") -> Overzicht:
    """Everything this one resident may know, over a year unless asked otherwise; the making is a line of its own."""
    inwoner = betrokken_inwoner(inwoner_id)
    blad = overzicht(inwoner, van, tot)
    aantal = len(blad.blikken)
    logboek.kijk(Recht.INZAGE_LOG_MAKEN.code, inwoner, soort=soort, van=blad.van, tot=blad.tot, regels=aantal)
    return blad


def overzicht(inwoner: Inwoner, van: date | None = None, tot: date | None = None) -> Overzicht:
    """The same for the package of inzage: who calls this decided who gets it, and writes that in the log."""
    inwoner_id = inwoner.pk
    tot = tot or klok.vandaag()
    van = van or tot - timedelta(days=DAGEN)
    with transactie(LEZER, lezen=True):
        leden = _lidmaatschappen(inwoner_id)
        feiten = _feiten(inwoner_id, leden, van, tot)
        weg = regels.uitgesteld(feiten, _achtergehouden(leden))
        zichtbaar = _van_deze_inwoner([f for f in feiten if f.id not in weg], inwoner_id, leden)
        woorden, met_naam = _woorden()
    redenen = [f for f in feiten if f.recht == Recht.KIJKREDEN_GEVEN.code and f.id not in weg]
    blikken = regels.blikken(zichtbaar, redenen, woorden, met_naam)
    return Overzicht(inwoner.pk, inwoner.naam, inwoner.team_id, van, tot, blikken, len(feiten) >= HOOGSTENS)


def _achtergehouden(leden: Collection[_Lid]) -> frozenset[str]:
    """Grants of which the aandachtsfunctionaris decided that the resident reads later."""
    rijen = Toegangsverlening.objects.filter(dossier__in=[pk for pk, _, _ in leden])
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
    """Of which of these residents may this actor make it? For a link; the page asks again."""
    actor = actor_nu()
    with transactie(LEZER, lezen=True):
        leden = set(_geregisseerd(actor).filter(inwoner__in=list(inwoners)).values_list("inwoner_id", flat=True))
    return frozenset(pk for pk in leden if pk in actor.inwoners)


def _lidmaatschappen(inwoner_id: UUID) -> list[_Lid]:
    """(dossier, from, to) of every household this resident belonged to."""
    leden = Huishoudlid.objects.filter(inwoner_id=inwoner_id, huishouden__dossier__isnull=False)
    return list(leden.values_list("huishouden__dossier__pk", "van", "tot"))


def _feiten(inwoner_id: UUID, leden: Collection[_Lid], van: date, tot: date) -> list[regels.Logfeit]:
    """The newest rows about this resident, the own dossiers, and searches in which the name was shown.

    Three parts, each with the index of its own way of asking; with OR between them every row would be read.
    """
    grenzen = [klok.moment(van, 0), klok.moment(tot + timedelta(days=1), 0)]
    zoek = RawSQL("SELECT kt_wie_zocht(%s, %s, %s)", [inwoner_id, *grenzen])
    delen = (Q(inwoner=inwoner_id), Q(dossier__in=[pk for pk, _, _ in leden]), Q(id__in=zoek))
    eigen, huis, gezocht = (_deel(deel, grenzen) for deel in delen)
    return sorted((feit_van(rij) for rij in eigen.union(huis, gezocht)), key=lambda f: f.id)[-HOOGSTENS:]


def _deel(welke: Q, grenzen: list[datetime]) -> QuerySet[Any, Any]:
    rijen = LogboekRegel.objects.filter(welke, tijd__gte=grenzen[0], tijd__lt=grenzen[1]).annotate(naam=_NAAM)
    return rijen.order_by("-id").values_list(*KOLOMMEN)[:HOOGSTENS]


def feit_van(rij: tuple[Any, ...]) -> regels.Logfeit:
    """One row (KOLOMMEN), read apart."""
    id_, tijd, actor, naam, soort, inhoud = rij
    velden = {k: w for k, w in logboek.ontleed(inhoud).items() if k in _VELDEN}
    velden["rollen"] = tuple(velden.get("rollen", ()))
    return regels.Logfeit(id=id_, tijd=tijd, actor=actor, naam=naam, soort=soort, **velden)


def _van_deze_inwoner(feiten: list[regels.Logfeit], inwoner_id: UUID, leden: Collection[_Lid]) -> list[regels.Logfeit]:
    """Only what is about this resident, and of the household what this resident may know."""
    eigen = _leesbare_items(feiten, inwoner_id)
    items = {soort for soort, _ in eigen} | {f.object_soort for f in feiten if _itemmodel(f.object_soort)}

    def hoort_erbij(f: regels.Logfeit) -> bool:
        if f.soort == "zoeken":
            return not f.dossier and not f.inwoner
        if f.object_soort in items:
            return (f.object_soort, f.object_id) in eigen
        if f.inwoner:
            return f.inwoner == str(inwoner_id)
        lid = any(f.dossier == str(pk) and van <= f.dag and (tot is None or f.dag < tot) for pk, van, tot in leden)
        return lid and f.object_soort in VAN_HUISHOUDEN

    return [f for f in feiten if hoort_erbij(f)]


def _itemmodel(label: str) -> type[DossierItem] | None:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return None  # no object, or a noun that no longer exists
    return model if issubclass(model, DossierItem) else None


def _leesbare_items(feiten: list[regels.Logfeit], inwoner_id: UUID) -> set[tuple[str, str]]:
    """(kind, key) of the items about this resident that the resident may read now."""
    per: dict[str, set[str]] = {}
    for f in feiten:
        if _itemmodel(f.object_soort):
            per.setdefault(f.object_soort, set()).add(f.object_id)
    open_ = Q(inwoner_leest_mee=True, inwoner_uitzondering="", inwoner_vanaf__lte=klok.nu(), over=inwoner_id)
    gevonden: set[tuple[str, str]] = set()
    for soort, ids in per.items():
        rijen = apps.get_model(soort).objects.filter(open_, pk__in=ids)
        rijen = rijen.exclude(wet=Wet.VEILIGHEID.value).exclude(publiek=Publiek.AUTEUR.value)
        gevonden |= {(soort, str(pk)) for pk in rijen.values_list("pk", flat=True)}
    return gevonden
