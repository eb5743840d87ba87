"""The work list of klachten, one klacht with its steps, what is about me, and the yearly list (Awb 9:12a)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from keukentafel.besluit.models import Klacht, Klachtbetrokkene, Klachtstap
from keukentafel.besluit.opvragen.rechtsblad import Feit, Rechtsblad, Rechtsregel, Stuk, bladzijde, kleur, mensen_met
from keukentafel.besluit.regels import klacht as rk
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon, moment_lang
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft

L, S = Recht.KLACHT_LEZEN, Recht.KLACHT_BEHANDELEN
VROEG = (rk.Stand.ONTVANGEN, rk.Stand.INFORMEEL)
FILTERS = {"open": "Open", "mijn": "Van mij", "laat": "Te laat", "formeel": "Formeel", "klaar": "Gesloten"}


def klachtblad(*, stand: str = "open", na: str = "") -> Rechtsblad:
    """A page by term; closed ones newest first. Whom it is about does not find it here."""
    stand = stand if stand in FILTERS else "open"
    rijen = poort.zichtbaar(Klacht, L).filter(_filter(stand)).select_related("behandelaar", "team")
    klaar = stand == "klaar"
    gevonden, volgende = bladzijde(rijen, "ontvangen_op" if klaar else "uiterlijk", na, nieuwste_eerst=klaar)
    logboek.kijk(L.code, None, lijst="klachten", aantal=len(gevonden))
    grens = instelling("klacht_waarschuwen_dagen")
    return Rechtsblad(tuple(_regel(k, grens) for k in gevonden), stand, volgende)


def _filter(stand: str) -> Q:
    klaar = Q(stand__in=rk.KLAAR)
    if stand == "klaar":
        return klaar
    if stand == "laat":
        return ~klaar & Q(uiterlijk__lt=klok.vandaag())
    if stand == "formeel":
        return ~klaar & Q(route=rk.Route.FORMEEL)
    return ~klaar & Q(behandelaar=actor_nu().id) if stand == "mijn" else ~klaar


def eerste_dag(k: Klacht) -> date:
    """What ends first: the bemiddeling while that runs, else the term of the Awb."""
    return min(k.bemiddeling_tot, k.uiterlijk) if k.stand in VROEG else k.uiterlijk


def _regel(k: Klacht, grens: int) -> Rechtsregel:
    klaar = k.stand in rk.KLAAR
    dag = eerste_dag(k)
    laat, bijna = kleur(dag, klaar, grens)
    wie = f"behandelaar {k.behandelaar.naam}" if k.behandelaar else "nog niemand behandelt dit"
    hoe = rk.NAAM_VAN_UITKOMST[rk.Uitkomst(k.uitkomst)] if klaar else rk.NAAM_VAN_STAND[rk.Stand(k.stand)]
    onderwerp = rk.NAAM_VAN_ONDERWERP[rk.Onderwerp(k.onderwerp)]
    return Rechtsregel(
        id=k.pk,
        wat=f"Klacht {k.nummer}",
        wie=k.klager_naam or "zonder naam",
        regel=f"{onderwerp} · {hoe} · {k.team.naam if k.team else 'geen team'} · {wie}",
        uiterlijk=None if klaar else dag,
        te_laat=laat,
        bijna=bijna,
        adres=k.adres,
    )


@dataclass(frozen=True)
class Klachtbeeld:
    """One klacht: what was said, the clock, the steps there are now."""

    id: UUID
    regel: Rechtsregel
    stand: str
    stand_naam: str
    woorden: str
    feiten: tuple[Feit, ...]
    termijn_uitleg: str
    bemiddeling_tot: date
    uiterlijk: date
    let_op: tuple[str, ...]
    teksten: tuple[Stuk, ...]
    met_blad: bool
    verloop: tuple[str, ...]
    stappen: tuple[rk.Stap, ...]
    mag_behandelen: bool
    mag_oordelen: bool
    behandelaars: tuple[tuple[str, str], ...]
    collegas: tuple[tuple[str, str], ...]


def klacht(klacht_id: UUID) -> Klachtbeeld:
    """Through the gate: for who handles, leads or mediates, and never for whom it is about."""
    k: Klacht = poort.haal(Klacht, klacht_id, L)
    actor, betrokken = actor_nu(), set(k.betrokken)
    rollen = {Rol.KLACHTCOORDINATOR, Rol.COORDINATOR}
    return Klachtbeeld(
        id=k.pk,
        regel=_regel(k, instelling("klacht_waarschuwen_dagen")),
        stand=k.stand,
        stand_naam=rk.NAAM_VAN_STAND[rk.Stand(k.stand)],
        woorden=k.woorden,
        feiten=_feiten(k),
        termijn_uitleg=k.termijn_uitleg,
        bemiddeling_tot=k.bemiddeling_tot,
        uiterlijk=k.uiterlijk,
        let_op=rk.let_op(k.gebeurd_op, k.ontvangen_op, k.klager) if k.stand not in rk.KLAAR else (),
        teksten=_teksten(k),
        met_blad=bool(k.oordeel),
        verloop=_verloop(k),
        stappen=rk.stappen_vanaf(k.stand),
        mag_behandelen=heeft(actor, S),
        mag_oordelen=heeft(actor, Recht.KLACHT_OORDELEN),
        behandelaars=mensen_met(rollen, betrokken),
        collegas=mensen_met(set(Rol), betrokken),
    )


@dataclass(frozen=True)
class Oordeelblad:
    """The findings as the complainant gets them; nothing of the hearing or of others."""

    id: UUID
    nummer: int
    ontvangen_op: date
    uitkomst: str
    oordeel: str
    les: str
    door: str
    op: date | None


def oordeelblad(klacht_id: UUID) -> Oordeelblad:
    """On paper, so it stands in the log as that."""
    k: Klacht = poort.haal(Klacht, klacht_id, L)
    if not k.oordeel:
        raise NietGevonden("besluit.klacht")
    logboek.kijk(L.code, k, soort="afdruk")
    uitkomst, door = rk.NAAM_VAN_UITKOMST[rk.Uitkomst(k.uitkomst)], k.oordeel_door.naam if k.oordeel_door else ""
    return Oordeelblad(k.pk, k.nummer, k.ontvangen_op, uitkomst, k.oordeel, k.les, door, k.gesloten_op)


def medewerkers() -> tuple[tuple[str, str], ...]:
    """Whom a klacht can be about, for the form of receipt."""
    return mensen_met(set(Rol), set())


def _feiten(k: Klacht) -> tuple[Feit, ...]:
    wanneer = f", gebeurd op {datum_gewoon(k.gebeurd_op)}" if k.gebeurd_op else ""
    namen = Medewerker.objects.filter(pk__in=k.betrokken).order_by("sorteernaam").values_list("naam", flat=True)
    feiten = [
        Feit("Klager", f"{k.klager_naam or 'zonder naam'} ({rk.NAAM_VAN_KLAGER[rk.Klager(k.klager)].lower()})"),
        Feit("Ontvangen", f"{datum_gewoon(k.ontvangen_op)}, {k.kanaal}, door {k.ontvangen_naam}{wanneer}"),
        Feit("Gaat over", ", ".join(namen) or "niemand in het bijzonder"),
        Feit("Weg", rk.NAAM_VAN_ROUTE[rk.Route(k.route)]),
    ]
    if k.klager_adres:
        feiten.append(Feit("Antwoord naar", k.klager_adres))
    if k.niet_horen:
        feiten.append(Feit("Niet gehoord", rk.NAAM_VAN_NIET_HOREN[rk.NietHoren(k.niet_horen)]))
    if k.uitkomst:
        feiten.append(Feit("Uitkomst", rk.NAAM_VAN_UITKOMST[rk.Uitkomst(k.uitkomst)]))
    return tuple(feiten)


def _teksten(k: Klacht) -> tuple[Stuk, ...]:
    eigen = [
        Stuk("Bemiddeling", k.bemiddeling, ""),
        Stuk("Verslag van het horen", k.hoor_verslag, moment_lang(k.hoor_op) if k.hoor_op else ""),
        Stuk("Oordeel", k.oordeel, k.oordeel_door.naam if k.oordeel_door else ""),
        Stuk("Wat wij ervan leren", k.les, ""),
        Stuk("Wat de ombudsman vond", k.ombudsman_rapport, ""),
    ]
    reacties = Klachtbetrokkene.objects.filter(klacht=k).exclude(reactie="").select_related("medewerker")
    eigen += [Stuk("Reactie van wie het betreft", r.reactie, r.medewerker.naam) for r in reacties]
    return tuple(s for s in eigen if s.tekst)


def _verloop(k: Klacht) -> tuple[str, ...]:
    rijen = Klachtstap.objects.filter(klacht=k).order_by("gemaakt_op")
    return tuple(
        f"{datum_gewoon(r.op)}: {rk.NAAM_VAN_STAND[rk.Stand(r.naar)].lower()}, door {r.door_naam}"
        f"{f'. {r.toelichting}' if r.toelichting else ''}"
        for r in rijen
    )


def inwoner_voor_klacht(inwoner_id: UUID) -> str:
    """The name for the form of receipt, through the gate."""
    inwoner: Inwoner = poort.haal(Inwoner, inwoner_id, Recht.KLACHT_ONTVANGEN)
    return inwoner.naam


@dataclass(frozen=True)
class OverMij:
    """A klacht about who looks: the copy, and the own words about it."""

    id: UUID
    kopie: str
    kopie_op: date
    reactie: str


def over_mij() -> tuple[OverMij, ...]:
    """The own copies; nothing else of the klacht."""
    rijen = list(poort.zichtbaar(Klachtbetrokkene, Recht.EIGEN_WERK_ZIEN).order_by("-kopie_op", "id")[:20])
    logboek.kijk(Recht.EIGEN_WERK_ZIEN.code, None, lijst="klachten over mij", aantal=len(rijen))
    return tuple(OverMij(r.pk, r.kopie, r.kopie_op, r.reactie) for r in rijen)


@dataclass(frozen=True)
class Jaarregel:
    """One line of the yearly list: how many, without anybody (Awb 9:12a). None: too few to tell."""

    onderwerp: str
    route: str
    uitkomst: str
    aantal: int | None


def jaarlijst(jaar: int) -> tuple[Jaarregel, ...]:
    """What was received in a year, by what it was about, road and outcome; small numbers are not told."""
    rijen = poort.zichtbaar(Klacht, L).filter(ontvangen_op__year=jaar)
    telling = Counter(rijen.values_list("onderwerp", "route", "uitkomst"))
    grens = instelling("kleine_aantallen")
    logboek.kijk(L.code, None, lijst="klachten per jaar", aantal=sum(telling.values()))
    return tuple(
        Jaarregel(
            rk.NAAM_VAN_ONDERWERP[rk.Onderwerp(onderwerp)],
            rk.NAAM_VAN_ROUTE[rk.Route(route)],
            rk.NAAM_VAN_UITKOMST[rk.Uitkomst(uitkomst)] if uitkomst else "Loopt nog",
            aantal if aantal >= grens else None,
        )
        for (onderwerp, route, uitkomst), aantal in sorted(telling.items())
    )
