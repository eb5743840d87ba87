"""Who gets which role: what waits for a second person, what became of it, and how each role came about."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.organisatie.bevestigcode import code_voor, eerst_zelf, eigen_weg, met_gemeenteaccount, vraagt_code
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Rolvoorstel
from keukentafel.organisatie.opvragen.beheer import rol_tekst
from keukentafel.organisatie.opvragen.inrichting import geldig_op, instelling
from keukentafel.organisatie.vierogen import NAAM_VAN_STAND, Voorstelstand, herstel_van, rolnamen, wacht
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Bereik, Categorie, Rol, bereik_van
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

PER_BLAD = 50
LIJSTEN = {"open": "Wacht op bevestiging", "alles": "Alle voorstellen", "rollen": "Alle rollen"}


def bevestigers(voorstel: Rolvoorstel) -> list[Medewerker]:
    """Who may confirm this one today: never who proposed it, never whom it is about."""
    return _bevestigers(voorstel.team_id, (voorstel.voorgesteld_door_id, voorstel.medewerker_id))


def _bevestigers(team_id: int | None, behalve: Collection[UUID | None]) -> list[Medewerker]:
    """A manager for the own team alone: over a role for the whole municipality a manager of one team has no say."""
    rollen = instelling("vier_ogen_bevestigers").split()
    waar = Q(rol__in=[rol for rol in rollen if rol != Rol.WIJKTEAMMANAGER])
    if team_id and Rol.WIJKTEAMMANAGER in rollen:
        waar |= Q(rol=Rol.WIJKTEAMMANAGER, team_id=team_id)
    dag = klok.vandaag()
    houders = Rolvervulling.objects.filter(geldig_op(dag, "van", "tot")).filter(waar)
    dienst = geldig_op(dag, "in_dienst_van", "in_dienst_tot")
    wie = Medewerker.objects.filter(dienst, is_active=True, pk__in=houders.values("medewerker"))
    return list(wie.exclude(pk__in=[pk for pk in behalve if pk]).order_by("sorteernaam", "pk"))


def bevestigzin(actor: Actor, medewerker_id: UUID | None, rollen: Collection[str], team_id: int | None) -> list[str]:
    """For the preview: does this wait, and for whom? Empty when it counts at once."""
    if not wacht(rollen, instelling("vier_ogen_rollen")):
        return []
    namen = opsomming([m.naam for m in _bevestigers(team_id, (actor.id, medewerker_id))])
    if namen:
        return [f"Dit gaat pas in als een ander het bevestigt: {namen}."]
    return [
        "Nu kan niemand dit bevestigen. Zet bij Instellingen wie een rol mag bevestigen, of laat wie de server beheert"
        " een tweede functioneel beheerder toevoegen: keukentafel beheerder."
    ]


def rollen_om_te_beschermen(medewerker: Medewerker) -> list[tuple[str, int | None]]:
    """The roles that come with this log-in, today or later, with their team."""
    vandaag = klok.vandaag()
    rijen = Rolvervulling.objects.filter(Q(tot=None) | Q(tot__gt=vandaag), medewerker=medewerker)
    return sorted(set(rijen.values_list("rol", "team_id")), key=str)


def team_van(rollen: Sequence[tuple[str, int | None]]) -> int | None:
    """The one team that all of these are in, so that its manager has a say; None for the whole municipality."""
    teams = {team for _, team in rollen}
    return next(iter(teams)) if len(teams) == 1 else None


def herstelzin(actor: Actor, medewerker: Medewerker) -> list[str]:
    """The same for a way in again; empty when one person may do it."""
    voor = instelling("vier_ogen_rollen")
    gevoelig = [rij for rij in rollen_om_te_beschermen(medewerker) if wacht([rij[0]], voor)]
    if not gevoelig:
        return []
    rollen = [rol for rol, _ in gevoelig]
    return [
        *bevestigzin(actor, medewerker.pk, rollen, team_van(gevoelig)),
        "Tot dan verandert er niets. Is een telefoon of wachtwoord in verkeerde handen? Sluit dan nu de toegang.",
    ]


def _mijn_teams(actor: Actor) -> list[int] | None:
    """The teams this actor watches; None for all of them."""
    breed = {bereik_van(actor.rollen, Categorie.BEHEER, op) for op in "BM"}
    if actor.is_systeem or Bereik.STAD in breed:
        return None
    rijen = Rolvervulling.objects.filter(
        geldig_op(klok.vandaag(), "van", "tot"), medewerker=actor.id, rol=Rol.WIJKTEAMMANAGER
    )
    return [pk for pk in rijen.values_list("team_id", flat=True) if pk]


def in_beeld(rijen: QuerySet[Rolvoorstel]) -> QuerySet[Rolvoorstel]:
    """What the bound actor may see: a manager what comes to the own team, or leaves it."""
    teams = _mijn_teams(actor_nu())
    return rijen if teams is None else rijen.filter(Q(team__in=teams) | Q(uit_team__in=teams))


@dataclass(frozen=True)
class Voorstelregel:
    """One proposal in a list, or one role as it came about."""

    id: UUID | None
    medewerker_id: UUID
    medewerker: str
    wat: str
    periode: str
    door: str
    op: date
    stand: str
    wacht: bool


@dataclass(frozen=True)
class Rollenblad:
    regels: tuple[Voorstelregel, ...]
    lijst: str
    volgende: str


def rollenblad(*, lijst: str = "", na: str = "") -> Rollenblad:
    """Newest first, a page at a time; `na` is the key of the last row of the page before."""
    lijst = lijst if lijst in LIJSTEN else "open"
    rijen: QuerySet[Any] = _rolrijen(na) if lijst == "rollen" else _voorstelrijen(lijst, na)
    maak: Callable[[Any], Voorstelregel] = _van_rol if lijst == "rollen" else voorstelregel
    gevonden = list(rijen[: PER_BLAD + 1])
    logboek.kijk(Recht.ROLLEN_VOLGEN.code, None, lijst=f"rollen: {lijst}", aantal=len(gevonden[:PER_BLAD]))
    volgende = str(gevonden[PER_BLAD - 1].pk) if len(gevonden) > PER_BLAD else ""
    return Rollenblad(tuple(maak(rij) for rij in gevonden[:PER_BLAD]), lijst, volgende)


def _voorstelrijen(lijst: str, na: str) -> QuerySet[Rolvoorstel]:
    rijen = in_beeld(Rolvoorstel.objects.select_related("medewerker", "team", "uit_team", "voorgesteld_door"))
    if lijst == "open":
        rijen = rijen.filter(stand=Voorstelstand.OPEN, verloopt_op__gt=klok.vandaag())
    sleutel = lees_sleutel(na)
    laatste = Rolvoorstel.objects.filter(pk=sleutel).first() if sleutel else None
    if laatste:
        later = Q(gemaakt_op=laatste.gemaakt_op, pk__lt=laatste.pk)
        rijen = rijen.filter(Q(gemaakt_op__lt=laatste.gemaakt_op) | later)
    return rijen.order_by("-gemaakt_op", "-pk")


def _rolrijen(na: str) -> QuerySet[Rolvervulling]:
    teams = _mijn_teams(actor_nu())
    rijen = Rolvervulling.objects.select_related("medewerker", "team").order_by("-pk")
    if teams is not None:
        rijen = rijen.filter(team__in=teams)
    return rijen.filter(pk__lt=int(na)) if na.isdecimal() and len(na) < 19 else rijen


def voorstelregel(v: Rolvoorstel) -> Voorstelregel:
    """For a list; asks nothing more of the database when the row came with its people and teams."""
    open_ = v.stand == Voorstelstand.OPEN and v.verloopt_op > klok.vandaag()
    stand = Voorstelstand.VERLOPEN if v.stand == Voorstelstand.OPEN and not open_ else Voorstelstand(v.stand)
    return Voorstelregel(
        id=v.pk,
        medewerker_id=v.medewerker_id,
        medewerker=v.medewerker.naam,
        wat=_wat(v),
        periode=_periode(v.van, v.tot),
        door=v.voorgesteld_door.naam,
        op=localtime(v.gemaakt_op).date(),
        stand=NAAM_VAN_STAND[stand],
        wacht=open_,
    )


def _wat(v: Rolvoorstel) -> str:
    namen = opsomming(rolnamen(v.rollen))
    if herstel_van(v.rollen):
        return namen
    if v.uit_team and v.team:
        return f"{namen}: van {v.uit_team.naam} naar {v.team.naam}"
    return f"{namen}, {v.team.naam}" if v.team else f"{namen}, hele gemeente"


def _periode(van: date, tot: date | None) -> str:
    return f"vanaf {datum_gewoon(van)}" + (f" tot {datum_gewoon(tot)}" if tot else "")


def _van_rol(r: Rolvervulling) -> Voorstelregel:
    voorbij = r.tot is not None and r.tot <= klok.vandaag()
    stand = "Voorbij" if voorbij else "Gaat nog in" if r.van > klok.vandaag() else "Geldt nu"
    periode = _periode(r.van, r.tot)
    return Voorstelregel(
        None, r.medewerker_id, r.medewerker.naam, rol_tekst(r), periode, r.gewijzigd_door, r.van, stand, False
    )


@dataclass(frozen=True)
class Voorstelblad:
    """One proposal, for who decides, who made it and who watches."""

    kop: Voorstelregel
    reden: str
    verloopt_op: date
    beslist_door: str
    klaar_op: datetime | None
    antwoord: str
    wie: str
    """Names of who may confirm; empty when there is nobody."""
    mag_beslissen: bool
    mag_intrekken: bool
    over_mij: bool
    beheer: bool
    herstel: str
    """Code of vierogen.Herstel when this is a way in again; empty for a role."""
    inlogadres: str
    """The mail address that decides who comes in the first time with the account of the municipality; else empty."""
    vraagt_code: bool
    """The worker reads a code aloud to who confirms."""
    eerst: str
    """What must happen before anybody confirms: the worker logs in once; else empty."""
    gemeenteaccount: bool


def voorstelblad(voorstel_id: UUID) -> Voorstelblad:
    """Raises NietGevonden."""
    actor = actor_nu()
    rijen = in_beeld(Rolvoorstel.objects.all())
    met = rijen.select_related("medewerker", "team", "uit_team", "voorgesteld_door", "beslist_door")
    v = met.filter(pk=voorstel_id).first()
    if v is None:
        raise NietGevonden("organisatie.rolvoorstel")
    logboek.kijk(Recht.ROLLEN_VOLGEN.code, v)
    kop = voorstelregel(v)
    wie = bevestigers(v) if kop.wacht else []
    met_code = not herstel_van(v.rollen) and vraagt_code(v)
    return Voorstelblad(
        kop=kop,
        reden=v.reden,
        verloopt_op=v.verloopt_op,
        beslist_door=v.beslist_door.naam if v.beslist_door else "",
        klaar_op=v.klaar_op,
        antwoord=v.antwoord,
        wie=opsomming([m.naam for m in wie]),
        mag_beslissen=heeft(actor, Recht.ROL_BEVESTIGEN) and actor.id in {m.pk for m in wie},
        mag_intrekken=kop.wacht and v.voorgesteld_door_id == actor.id,
        over_mij=v.medewerker_id == actor.id,
        beheer=heeft(actor, Recht.BEHEER_LEZEN),
        herstel=herstel_van(v.rollen) or "",
        inlogadres=v.medewerker.email if kop.wacht and _adres_beslist(v) else "",
        vraagt_code=met_code,
        eerst=eerst_zelf(v.medewerker.naam) if met_code and not eigen_weg(v.medewerker) else "",
        gemeenteaccount=met_gemeenteaccount(v.medewerker),
    )


def _adres_beslist(v: Rolvoorstel) -> bool:
    """Whoever confirms a role looks along at who would come in with it (ADR 0033)."""
    return bool(settings.OIDC_UITGEVER) and not v.medewerker.oidc_onderwerp and not herstel_van(v.rollen)


def wachtende_voorstellen(medewerker_id: UUID) -> list[Voorstelregel]:
    """What waits for this worker."""
    rijen = Rolvoorstel.objects.filter(medewerker=medewerker_id, stand=Voorstelstand.OPEN)
    met = rijen.select_related("medewerker", "team", "uit_team", "voorgesteld_door")
    return [voorstelregel(v) for v in met.filter(verloopt_op__gt=klok.vandaag()).order_by("gemaakt_op")]


def bevestigcodes(medewerker: Medewerker) -> list[tuple[str, str]]:
    """(role, code) for each role that waits for this worker: for the own profile, and nobody else's screen."""
    rijen = Rolvoorstel.objects.filter(
        medewerker=medewerker.pk, stand=Voorstelstand.OPEN, verloopt_op__gt=klok.vandaag()
    )
    met_code = [v for v in rijen.order_by("gemaakt_op") if not herstel_van(v.rollen) and vraagt_code(v)]
    return [(opsomming(rolnamen(v.rollen)), code_voor(v.pk, medewerker)) for v in met_code]


def wachtende_rollen(medewerker_id: UUID) -> list[str]:
    """The codes of the roles that wait for a second person; not a way in again."""
    open_ = Rolvoorstel.objects.filter(
        medewerker=medewerker_id, stand=Voorstelstand.OPEN, verloopt_op__gt=klok.vandaag()
    )
    alle = [rollen for rollen in open_.values_list("rollen", flat=True) if not herstel_van(rollen)]
    return sorted({rol for rollen in alle for rol in rollen})


def rollen_op(medewerker_id: UUID, team_id: int, dag: date) -> list[str]:
    """The codes of what this worker does in a team on a day, sorted."""
    rijen = Rolvervulling.objects.filter(geldig_op(dag, "van", "tot"), medewerker=medewerker_id, team=team_id)
    return sorted(rijen.values_list("rol", flat=True))
