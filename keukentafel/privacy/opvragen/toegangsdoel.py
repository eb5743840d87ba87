"""Which dossier somebody wants into, and what stands in the way. Whoever is hidden answers as whoever is absent."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from keukentafel.dossier.models import Dossier
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Toegangsakkoord
from keukentafel.toegang.models import Belangenconflict
from keukentafel.toegang.regels import Belang

# The dossier lies behind a wall for who asks: the house looks, and says no more than a search would.
LEZER = Actor.systeem("toegangsdoel")
NEMEN = Recht.NOODTOEGANG_NEMEN
# What the key of a door is, for the line of a refusal.
SOORTEN = {"dossier": "dossier.dossier", "huishouden": "inwoner.huishouden", "inwoner": "inwoner.inwoner"}


@dataclass(frozen=True)
class Toegangsdoel:
    """One dossier as far as somebody outside may know it: number and team."""

    dossier_id: UUID
    nummer: str
    team_id: int
    team: str
    verborgen: bool
    """Hidden: the dossier, or the resident by whom it was looked for."""
    verzegeld: bool
    """A member has a shielded address, is hidden, or lives with somebody of the own team: only with a consent
    beforehand."""
    akkoord: bool
    eigen_kring: bool
    betrokken: bool
    """There is a tie already, which was not granted for a while."""
    uit_dienst: bool


def doelen(soort: str, sleutel: UUID) -> tuple[Toegangsdoel, ...]:
    """The dossiers behind a hit of the search: of a resident, of a household, or one itself.

    Raises NietGevonden for none, in the same way for what is hidden; that is logged.
    """
    actor = actor_nu()
    with transactie(LEZER):
        gevonden = [_doel(actor, dossier) for dossier in _dossiers(actor, soort, sleutel)]
    zichtbaar = tuple(d for d in gevonden if d.akkoord or d.betrokken or not d.verborgen)
    if not zichtbaar:
        logboek.geweigerd(actor, NEMEN.code, SOORTEN.get(soort, ""), sleutel, "niet gevonden")
        raise NietGevonden("dossier.dossier")
    return zichtbaar


def _dossiers(actor: Actor, soort: str, sleutel: UUID) -> list[Any]:
    """With what stands in the way beside each, in one statement: as many for who is hidden as for who is absent."""
    dicht = Q(inwoner__adres_afgeschermd=True) | Q(inwoner__afgeschermd=True)
    leden = Huishoudlid.objects.filter(_nu(klok.vandaag()), dicht, huishouden=OuterRef("huishouden"))
    akkoorden = Toegangsakkoord.objects.filter(medewerker=actor.id, dossier=OuterRef("pk"), tot__gt=klok.nu())
    weg = Medewerker.objects.filter(pk=actor.kenmerk, in_dienst_tot__lte=klok.vandaag())
    hierover = Q(pk=sleutel) if soort == "inwoner" else Q(pk__in=[])
    verborgen = Inwoner.objects.filter(hierover, afgeschermd=True)
    thuis = Huishoudlid.objects.filter(_nu(klok.vandaag()), inwoner=sleutel).values("huishouden")
    waar = {"inwoner": Q(huishouden__in=thuis), "huishouden": Q(huishouden=sleutel), "dossier": Q(pk=sleutel)}
    collega = _collega_thuis(actor)
    rijen = Dossier.objects.filter(waar.get(soort, Q(pk=None))).select_related("team").order_by("nummer")
    return list(
        rijen.annotate(
            dicht=Exists(leden) | Exists(collega), mag=Exists(akkoorden), weg=Exists(weg), verborgen=Exists(verborgen)
        )
    )


def _collega_thuis(actor: Actor) -> Any:
    """Somebody of the own team lives here (MAN-08): as an address that is kept away, so that it tells nothing more."""
    vandaag = klok.vandaag()
    hier = Q(huishouden=OuterRef("huishouden"))
    hier |= Q(inwoner__lidmaatschappen__huishouden=OuterRef("huishouden"), inwoner__lidmaatschappen__tot=None)
    werkt = Q(medewerker__rolvervullingen__tot=None) | Q(medewerker__rolvervullingen__tot__gt=vandaag)
    samen = Q(medewerker__rolvervullingen__team__in=list(actor.teams), medewerker__rolvervullingen__van__lte=vandaag)
    return Belangenconflict.objects.filter(hier, samen & werkt, soort=Belang.HUISGENOOT, opgeheven_op=None)


def _nu(dag: date) -> Q:
    return Q(van__lte=dag) & (Q(tot=None) | Q(tot__gt=dag))


def _doel(actor: Actor, dossier: Any) -> Toegangsdoel:
    verleend = {v.dossier for v in actor.verleend}
    return Toegangsdoel(
        dossier_id=dossier.pk,
        nummer=dossier.nummer,
        team_id=dossier.team_id,
        team=dossier.team.naam,
        verborgen=dossier.afgeschermd or dossier.verborgen,
        verzegeld=dossier.afgeschermd or dossier.dicht,
        akkoord=dossier.mag,
        eigen_kring=not {dossier.pk, dossier.huishouden_id}.isdisjoint(actor.mijdt),
        betrokken=dossier.pk in actor.dossiers and dossier.pk not in verleend,
        uit_dienst=dossier.weg,
    )


def eis_doel(actor: Actor, dossier_id: UUID) -> Toegangsdoel:
    """The dossier, when this actor may have access for a while at all. Each refusal is an attempt in the log."""
    doel = doelen("dossier", dossier_id)[0]
    try:
        eis_toegestaan(doel)
    except Fout as fout:
        code = fout.code if isinstance(fout, Blokkade) else "al betrokken"
        logboek.geweigerd(actor, NEMEN.code, "dossier.dossier", dossier_id, code)
        raise
    return doel


def eis_toegestaan(doel: Toegangsdoel) -> None:
    if doel.uit_dienst:
        raise Blokkade("noodtoegang-uit-dienst", "Je bent niet meer in dienst. Noodtoegang kan dan niet.")
    if doel.eigen_kring:
        raise Blokkade(
            "noodtoegang-eigen-kring",
            "Dit gaat over jezelf, je familie of je buren. Noodtoegang kan dan niet. Bel een collega of je manager.",
        )
    if doel.verzegeld and not doel.akkoord:
        raise Blokkade(
            "noodtoegang-afgeschermd",
            "Hier kan dit alleen als de aandachtsfunctionaris vooraf akkoord geeft. Bel de aandachtsfunctionaris."
            " Is er nu gevaar? Bel 112.",
        )
    if doel.betrokken:
        raise Fout("Je bent al betrokken bij dit dossier. Je hebt geen noodtoegang nodig.")
