"""The panel "Wie adviseert, wie beslist" of an aanvraag: the bodies, who can sign, and what the resident reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.besluit.models import Aanvraag, Besluit, Voorziening
from keukentafel.besluit.opvragen.mandaat import mandaten, organen, routes
from keukentafel.besluit.opvragen.registratie import meegekeken, vragend
from keukentafel.besluit.opvragen.zaak import TOEGEKEND, zaak_van
from keukentafel.besluit.regels.mandaat import NIEMAND, Mandaat, Zaak, rolnaam, waarom_niet
from keukentafel.besluit.regels.registratie import Werktoedeling
from keukentafel.besluit.regels.route import Orgaan, Route, route_voor, waarover, zin_voor_inwoner
from keukentafel.besluit.regels.soorten import NAAST_AANVRAAG, Besluitsoort, Besluitstand
from keukentafel.kern import klok
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Afwezigheid, Medewerker, Rolvervulling
from keukentafel.organisatie.opvragen.inrichting import geldig_op, keuzes
from keukentafel.plan.regels import euro
from keukentafel.poort import poort
from keukentafel.poort.matrix import Bereik, Categorie, cel
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Tekenaar:
    """Somebody with the function, and until when away."""

    naam: str
    functie: str
    weg: str
    """Empty: is there today."""


@dataclass(frozen=True, slots=True)
class Mandaatzin:
    """A mandate that covers this: who signs, under which line, until which amount."""

    functie: str
    naam: str
    bedrag: str


@dataclass(frozen=True)
class Wiebeslist:
    """The panel."""

    aanvraag_id: UUID
    adviseert: str
    beslist: str
    hoe: str
    zin: str
    bedrag: str
    mandaten: tuple[Mandaatzin, ...]
    tekenaars: tuple[Tekenaar, ...]
    toedeling: Werktoedeling | None
    """Whether who handles or can sign it is registered as a professional, where a product asks it (JW-13)."""
    melding: str
    """What stands in the way today, and who can lift it; empty when somebody can sign."""


def wie_beslist_paneel(aanvraag_id: UUID) -> Wiebeslist:
    """Through the gate. The bodies that were written on the aanvraag go before the route of today."""
    aanvraag = poort.haal(Aanvraag, aanvraag_id, Recht.AANVRAAG_LEZEN)
    rijen, vandaag = _gevraagd(aanvraag), klok.vandaag()
    namen = organen(vandaag)
    route = _route(aanvraag, rijen, vandaag)
    zaak = _zaak(aanvraag, rijen, route, vandaag)
    passend = [m for m in mandaten() if not waarom_niet(m, zaak)]
    hier = _wie_kan(passend, aanvraag.team_id, vandaag)
    tekenaars = _tekenaars(hier, vandaag)
    return Wiebeslist(
        aanvraag_id=aanvraag.pk,
        adviseert=_naam(route.adviseert, namen) if route else "",
        beslist=_naam(route.beslist, namen) if route else "",
        hoe=route.vorm if route else "",
        zin=zin_voor_inwoner(route, namen),
        bedrag="Nog niet bekend" if zaak.bedrag_cent is None else euro(zaak.bedrag_cent),
        mandaten=tuple(Mandaatzin(rolnaam(m.functie), m.naam, _grens(m)) for m in passend),
        tekenaars=tekenaars,
        toedeling=_toedeling(aanvraag, rijen, [rij.medewerker for rij in hier], vandaag),
        melding=_melding(route, passend, tekenaars),
    )


def _gevraagd(aanvraag: Aanvraag) -> list[Voorziening]:
    """What the newest decision is about, or what was asked: an advice and the decision on it have the same products."""
    telt = aanvraag.besluiten.exclude(stand=Besluitstand.INGETROKKEN).exclude(soort__in=NAAST_AANVRAAG)
    return list(Voorziening.objects.filter(aanvraag=aanvraag, besluit=telt.order_by("-gemaakt_op").first()))


def _route(aanvraag: Aanvraag, rijen: Sequence[Voorziening], vandaag: date) -> Route | None:
    """What was decided on receipt stays; a route of the municipality that changed counts for what comes in later."""
    product, bedrag = waarover([(rij.product, rij.uitkomst, rij.bedrag_cent) for rij in rijen])
    nu = route_voor(aanvraag.wet, product, bedrag, vandaag, routes())
    if aanvraag.orgaan:
        vorm = nu.vorm if nu and nu.beslist == aanvraag.orgaan else "besluit"
        return Route(nu.code if nu else "", aanvraag.adviesorgaan or aanvraag.orgaan, aanvraag.orgaan, vorm)
    return nu


def _zaak(aanvraag: Aanvraag, rijen: Sequence[Voorziening], route: Route | None, op: date) -> Zaak:
    """As if everything that is asked were granted, when nothing is decided yet."""
    los = Besluit(wet=aanvraag.wet, soort=Besluitsoort.TOEKENNING, orgaan=route.beslist if route else "")
    gevraagd = [rij for rij in rijen if rij.uitkomst in TOEGEKEND] or list(rijen)
    for rij in gevraagd:
        rij.uitkomst = rij.uitkomst or "toe"
    return zaak_van(los, gevraagd, op)


def _wie_kan(passend: Sequence[Mandaat], team_id: int, vandaag: date) -> list[Rolvervulling]:
    """People with one of these functions who come to this case by their role."""
    functies = _functies(passend)
    rijen = Rolvervulling.objects.filter(geldig_op(vandaag, "van", "tot"), rol__in=functies)
    rijen = rijen.filter(geldig_op(vandaag, "medewerker__in_dienst_van", "medewerker__in_dienst_tot"))
    return [rij for rij in rijen.select_related("medewerker", "team") if _komt_er(rij, functies[rij.rol], team_id)]


def _toedeling(
    aanvraag: Aanvraag, rijen: Sequence[Voorziening], tekenen: Sequence[Medewerker], vandaag: date
) -> Werktoedeling | None:
    producten = vragend(aanvraag.wet, rijen, {k.code: k for k in keuzes("product", vandaag)})
    return meegekeken(producten, [aanvraag.behandelaar, *tekenen], vandaag)


def _tekenaars(hier: Sequence[Rolvervulling], vandaag: date) -> tuple[Tekenaar, ...]:
    """Somebody on leave is named as such."""
    sleutels = [rij.medewerker_id for rij in hier]
    afwezig = Afwezigheid.objects.filter(geldig_op(vandaag, "van", "tot"), medewerker__in=sleutels)
    weg = dict(afwezig.values_list("medewerker_id", "tot"))
    gevonden = {
        rij.medewerker_id: Tekenaar(rij.medewerker.naam, rolnaam(rij.rol), _weg(weg, rij.medewerker_id)) for rij in hier
    }
    return tuple(sorted(gevonden.values(), key=lambda t: (bool(t.weg), t.naam)))


def _functies(passend: Sequence[Mandaat]) -> dict[str, frozenset[str]]:
    """Function -> the teams in which it counts; none: everywhere. Who comes to a case only by a tie is not listed."""
    gevonden: dict[str, frozenset[str]] = {}
    for m in passend:
        if _bereik(m.functie) != Bereik.EIGEN:
            overal = not m.teams or gevonden.get(m.functie) == frozenset()
            gevonden[m.functie] = frozenset() if overal else gevonden.get(m.functie, frozenset()) | m.teams
    return gevonden


def _bereik(functie: str) -> Bereik:
    return cel(functie, Categorie.MANDAAT).bereik


def _komt_er(rij: Rolvervulling, teams: frozenset[str], team_id: int) -> bool:
    in_team = rij.team is None or not teams or rij.team.code in teams
    return in_team and (_bereik(rij.rol) == Bereik.STAD or rij.team_id in (None, team_id))


def _weg(weg: dict[UUID, date | None], wie: UUID) -> str:
    if wie not in weg:
        return ""
    terug = weg[wie]
    return f"Terug op {datum_gewoon(terug)}" if terug else "Afwezig, einde niet bekend"


def _melding(route: Route | None, passend: Sequence[Mandaat], tekenaars: Sequence[Tekenaar]) -> str:
    if route is None:
        return "Er staat niet wie hierover beslist. Functioneel beheer vult dat aan bij ‘Wie waarover beslist’."
    if not passend:
        return NIEMAND
    if tekenaars and all(t.weg for t in tekenaars):
        return "Iedereen die dit kan tekenen, is er niet. Functioneel beheer kan de functie aan een collega geven."
    return ""


def _grens(m: Mandaat) -> str:
    return "Zonder grens" if m.tot_cent is None else f"Tot en met {euro(m.tot_cent)}"


def _naam(code: str, namen: dict[str, Orgaan]) -> str:
    return namen[code].naam if code in namen else code
