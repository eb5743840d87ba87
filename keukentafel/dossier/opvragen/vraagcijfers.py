"""How a team asks (PRB-13, PRB-14, REQ-016, REQ-017): reasons, refusals, repeated questions, cases without score.

Counted by the house over whole teams, so that the number is the same for everybody who may see figures; small numbers
are not told. Shielded households are left out: their number would tell.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.vraag import Leefgebiednotitie, Netwerkvraag, Score
from keukentafel.dossier.opvragen.leefgebieden import vraaginrichting
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Bereik, Categorie, bereik_van
from keukentafel.poort.rechten import Recht

PER_BLAD = 25


@dataclass(frozen=True, slots=True)
class Aandeel:
    """One line of a figure: how many of how many. `klein`: too few to tell."""

    naam: str
    aantal: int
    totaal: int
    klein: bool

    @property
    def tekst(self) -> str:
        """ "12 van 40 (30%)"."""
        if self.klein or not self.totaal:
            return "te weinig om te tonen"
        return f"{self.aantal} van {self.totaal} ({round(100 * self.aantal / self.totaal)}%)"


@dataclass(frozen=True, slots=True)
class ZonderScore:
    """A running dossier in which nobody was scored."""

    id: UUID
    nummer: str
    naam: str
    sinds: Any


@dataclass(frozen=True, slots=True)
class Vraagcijfers:
    """The page of the team."""

    teams: tuple[str, ...]
    redenen: tuple[Aandeel, ...]
    weigeringen: tuple[Aandeel, ...]
    geweigerd: Aandeel
    herhaald: Aandeel
    zonder_score: tuple[ZonderScore, ...]
    volgende: str


def vraagcijfers(*, na: str = "") -> Vraagcijfers:
    """For the teams of this actor, or all for who reads figures of the whole municipality."""
    actor = poort.eis(Recht.CIJFERS_LEZEN)
    teams = list(_teams(actor).values_list("pk", "naam"))
    sleutels = [pk for pk, _ in teams]
    grens = int(instelling("kleine_aantallen"))
    inrichting = vraaginrichting()
    with transactie(Actor.systeem("cijfers")):
        notities = Leefgebiednotitie.objects.filter(team_id__in=sleutels, afgeschermd=False)
        per = _geteld(notities)
        vragen = Netwerkvraag.objects.filter(team_id__in=sleutels, afgeschermd=False)
        netwerk = vragen.aggregate(alle=Count("id"), herhaald=Count("id", filter=Q(herhaald=True)))
    totaal = sum(per["reden"].values())
    gesteld, geweigerd = sum(per["gebied"].values()), sum(per["niet"].values())
    regels, volgende = _zonder_score(na)
    logboek.kijk(Recht.CIJFERS_LEZEN.code, None, cijfer="vraagverheldering", teams=len(teams))
    return Vraagcijfers(
        teams=tuple(naam for _, naam in teams),
        redenen=tuple(
            _aandeel(naam, per["reden"].get(code, 0), totaal, grens) for code, naam in inrichting.redenen.items()
        ),
        weigeringen=tuple(
            _aandeel(inrichting.gebied(code).naam, per["niet"].get(code, 0), aantal, grens)
            for code, aantal in sorted(per["gebied"].items(), key=lambda rij: -rij[1])
        ),
        geweigerd=_aandeel("Alle leefgebieden", geweigerd, gesteld, grens),
        herhaald=_aandeel("Vraag naar het netwerk", netwerk["herhaald"], netwerk["alle"], grens),
        zonder_score=regels,
        volgende=volgende,
    )


def _teams(actor: Actor) -> Any:
    alle = Team.objects.order_by("volgorde", "naam")
    stad = actor.is_systeem or bereik_van(actor.rollen, Categorie.CIJFERS, "L") is Bereik.STAD
    return alle if stad else alle.filter(pk__in=actor.teams)


def _geteld(notities: Any) -> dict[str, Counter[str]]:
    """One statement, added up three ways: why another leefgebied was opened, which were asked, which were refused."""
    niet = Count("id", filter=Q(wil_niet_op__isnull=False))
    per: dict[str, Counter[str]] = {"reden": Counter(), "gebied": Counter(), "niet": Counter()}
    for gebied, reden, alle, geweigerd in (
        notities.order_by().values_list("gebied", "reden").annotate(alle=Count("id"), niet=niet)
    ):
        per["gebied"][gebied] += alle
        per["niet"][gebied] += geweigerd
        if reden != rv.PAST_BIJ_VRAAG:
            per["reden"][reden] += alle
    return per


def _aandeel(naam: str, aantal: int, totaal: int, grens: int) -> Aandeel:
    return Aandeel(naam, aantal, totaal, totaal < grens)


def _zonder_score(na: str) -> tuple[tuple[ZonderScore, ...], str]:
    """Running dossiers of the own caseload and team without any score that this actor may read; oldest first."""
    actor = actor_nu()
    gemeten = poort.zichtbaar(Score, Recht.VRAAG_LEZEN).filter(dossier=OuterRef("pk"))
    rijen = poort.zichtbaar(Dossier, Recht.DOSSIER_LEZEN).filter(~Exists(gemeten), gesloten_op=None)
    rijen = rijen.filter(Q(team_id__in=actor.teams) | Q(pk__in=actor.dossiers))
    if na.isdigit():
        rijen = rijen.filter(volgnr__gt=int(na))
    blad = list(rijen.select_related("huishouden").order_by("volgnr")[: PER_BLAD + 1])
    regels = tuple(ZonderScore(d.pk, d.nummer, d.huishouden.naam, d.geopend_op) for d in blad[:PER_BLAD])
    return regels, str(blad[PER_BLAD - 1].volgnr) if len(blad) > PER_BLAD else ""
