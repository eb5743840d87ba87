"""Wie keek in mijn dossier? For the resident: made by who has the regie, or by the privacy officer (PRV-17)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import F, Func, Q, TextField
from django.db.models.expressions import RawSQL

from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.dossier.models.journaal import DossierItem
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.opvragen.inrichting import instelling, keuzes
from keukentafel.organisatie.opvragen.kijkreden import REDENEN
from keukentafel.plan.models import Regie
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
    tot = tot or klok.vandaag()
    van = van or tot - timedelta(days=DAGEN)
    with transactie(LEZER, lezen=True):
        leden = _lidmaatschappen(inwoner_id)
        feiten = _feiten(inwoner_id, leden, van, tot)
        weg = regels.uitgesteld(feiten, _achtergehouden(leden))
        zichtbaar = _van_deze_inwoner([f for f in feiten if f.id not in weg], inwoner_id, leden)
        woorden = {keuze.code: keuze.naam for keuze in keuzes(REDENEN)}
        met_naam = bool(instelling("inzage_noemt_naam"))
    redenen = [f for f in feiten if f.recht == Recht.KIJKREDEN_GEVEN.code and f.id not in weg]
    blikken = regels.blikken(zichtbaar, redenen, woorden, met_naam)
    logboek.kijk(Recht.INZAGE_LOG_MAKEN.code, inwoner, soort=soort, van=van, tot=tot, regels=len(blikken))
    return Overzicht(inwoner.pk, inwoner.naam, inwoner.team_id, van, tot, blikken, len(feiten) >= HOOGSTENS)


def _achtergehouden(leden: Collection[_Lid]) -> frozenset[str]:
    """Grants of which the aandachtsfunctionaris decided that the resident reads later."""
    rijen = Toegangsverlening.objects.filter(dossier__in=[pk for pk, _, _ in leden])
    later = rijen.filter(Q(zichtbaar_vanaf=None) | Q(zichtbaar_vanaf__gt=klok.nu()), soort="nood")
    return frozenset(map(str, later.values_list("pk", flat=True)))


def betrokken_inwoner(inwoner_id: UUID) -> Inwoner:
    """The resident, for whom this actor may make the overview: any for a privacy officer, the own case for a regisseur.

    The own circle never (MAN-08). NietGevonden otherwise, and the refusal is in the log.
    """
    actor = poort.eis(Recht.INZAGE_LOG_MAKEN)
    with transactie(LEZER, lezen=True):
        inwoner: Inwoner | None = Inwoner.objects.filter(pk=inwoner_id).first()
        mag = bereik(actor, Recht.INZAGE_LOG_MAKEN) is Bereik.STAD or _regisseur_van(actor, inwoner_id)
    if inwoner is None or inwoner_id in actor.mijdt or not mag:
        logboek.geweigerd(actor, Recht.INZAGE_LOG_MAKEN.code, "inwoner.inwoner", inwoner_id, "niet gevonden")
        raise NietGevonden("inwoner.inwoner")
    return inwoner


def _regisseur_van(actor: Actor, inwoner_id: UUID) -> bool:
    """Has the regie now (or stands in for who has it) over a household to which this resident belongs today."""
    if inwoner_id not in actor.inwoners or actor.id is None:
        return False
    dag = klok.vandaag()
    lid = Huishoudlid.objects.filter(Q(tot=None) | Q(tot__gt=dag), inwoner_id=inwoner_id, van__lte=dag)
    wie = Q(medewerker_id__in=[actor.id, *actor.waarneemt]) | Q(waarnemer_id=actor.id)
    return bool(Regie.objects.filter(wie, tot=None, dossier__huishouden__in=lid.values("huishouden")).exists())


def mag_maken(inwoners: Iterable[UUID]) -> frozenset[UUID]:
    """Of which of these residents may this actor make it? For a link; the page asks again."""
    actor = actor_nu()
    with transactie(LEZER, lezen=True):
        return frozenset(pk for pk in inwoners if _regisseur_van(actor, pk))


def _lidmaatschappen(inwoner_id: UUID) -> list[_Lid]:
    """(dossier, from, to) of every household this resident belonged to."""
    leden = Huishoudlid.objects.filter(inwoner_id=inwoner_id).values_list("huishouden_id", "van", "tot")
    dossiers = dict(
        Dossier.objects.filter(huishouden_id__in=[h for h, _, _ in leden]).values_list("huishouden_id", "pk")
    )
    return [(dossiers[h], van, tot) for h, van, tot in leden if h in dossiers]


def _feiten(inwoner_id: UUID, leden: Collection[_Lid], van: date, tot: date) -> list[regels.Logfeit]:
    """The newest rows about this resident, the own dossiers, and searches in which the name was shown."""
    grenzen = [klok.moment(van, 0), klok.moment(tot + timedelta(days=1), 0)]
    zoek = RawSQL("SELECT kt_wie_zocht(%s, %s, %s)", [inwoner_id, *grenzen])
    over = Q(inwoner=inwoner_id) | Q(dossier__in=[pk for pk, _, _ in leden]) | Q(id__in=zoek)
    rijen = LogboekRegel.objects.filter(over, tijd__gte=grenzen[0], tijd__lt=grenzen[1]).annotate(naam=_NAAM)
    kolommen = rijen.order_by("-id").values_list(*KOLOMMEN)[:HOOGSTENS]
    return [feit_van(rij) for rij in kolommen]


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
    if not label:
        return None
    model = apps.get_model(label)
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
        rijen = apps.get_model(soort).objects.filter(open_, pk__in=ids)  # type: ignore[attr-defined]  # every item is Beschermd
        rijen = rijen.exclude(wet=Wet.VEILIGHEID.value).exclude(publiek=Publiek.AUTEUR.value)
        gevonden |= {(soort, str(pk)) for pk in rijen.values_list("pk", flat=True)}
    return gevonden
