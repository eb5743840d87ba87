"""Which decisions a campaign would touch, and what that means (REQ-085)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from keukentafel.besluit.models import Campagneregel, Voorziening
from keukentafel.besluit.regels import campagne as rc
from keukentafel.besluit.regels.campagne import Campagnestand, Selectie
from keukentafel.besluit.regels.soorten import NAAM_VAN_VORM, Besluitstand, Uitkomst, Vorm
from keukentafel.kern import klok
from keukentafel.kern.adressen import lees_dag
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.plan.opvragen.producten import producten
from keukentafel.poort import beperking, logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht

L, LEIDEN = Recht.AANVRAAG_LEZEN, Recht.CAMPAGNE_LEIDEN
BEPERKT = reduce(or_, (beperking.van_rij(wat) for wat in ("pk", "inwoner_id", "besluit_id", "aanvraag_id")))
"""The help itself, whom it is for, or what it was given by."""
OPEN = [stand.value for stand in rc.Stand if stand not in rc.KLAAR]


@dataclass(frozen=True, slots=True)
class Campagnekeuzes:
    """What the form offers."""

    producten: tuple[tuple[str, str], ...]
    teams: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What a choice means, before anything happens."""

    mensen: int
    besluiten: int
    uren: int
    eerste: date | None
    laatste: date | None
    zonder_einde: int
    per_team: tuple[tuple[str, int, int], ...]
    """Team, people, hours."""
    per_product: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Gekozene:
    """One resident who was chosen, with the help it is about."""

    dossier_id: UUID
    inwoner_id: UUID
    team_id: int
    afgeschermd: bool
    einde: date | None
    voorzieningen: tuple[UUID, ...]


def campagnekeuzes() -> Campagnekeuzes:
    """Products and teams of today."""
    teams = Team.objects.filter(geldig_op(klok.vandaag()), soort="wijkteam").order_by("naam")
    hulp = tuple((p.code, p.naam) for p in producten(klok.vandaag()))
    return Campagnekeuzes(hulp, tuple((str(pk), naam) for pk, naam in teams.values_list("pk", "naam")))


def gevolg(selectie: Selectie, minuten: int) -> Gevolg:
    """Through the gate: what the leader may not see is not counted here. Four statements, however many decisions."""
    poort.eis(LEIDEN)
    rijen = gekozen(poort.zichtbaar(Voorziening, L), selectie)
    per_mens = Count("inwoner_id", distinct=True)
    som = rijen.aggregate(
        mensen=per_mens,
        besluiten=Count("pk"),
        eerste=Min("tot"),
        laatste=Max("tot"),
        open_=Count("pk", filter=Q(tot=None)),
    )
    teams = rijen.values_list("team__naam").annotate(aantal=per_mens).order_by("team__naam")
    hulp = rijen.values_list("productnaam").annotate(aantal=per_mens).order_by("productnaam")
    logboek.kijk(LEIDEN.code, None, lijst="campagne_gevolg", aantal=som["besluiten"])
    return Gevolg(
        mensen=som["mensen"],
        besluiten=som["besluiten"],
        uren=rc.uren(som["mensen"], minuten),
        eerste=som["eerste"],
        laatste=som["laatste"],
        zonder_einde=som["open_"],
        per_team=tuple((naam, aantal, rc.uren(aantal, minuten)) for naam, aantal in teams),
        per_product=tuple(hulp),
    )


def gekozenen(selectie: Selectie, campagne_id: UUID) -> list[Gekozene]:
    """For the job, as the house: one row for each resident, in a fixed order. What may only be kept stays out."""
    rijen = gekozen(Voorziening.objects.all(), selectie, campagne_id).order_by("inwoner_id", "dossier_id", "tot", "pk")
    per: dict[tuple[UUID, UUID], Gekozene] = {}
    for rij in rijen.only("dossier_id", "inwoner_id", "team_id", "afgeschermd", "tot"):
        staat = per.get((rij.dossier_id, rij.inwoner_id))
        einden = [dag for dag in (staat.einde if staat else None, rij.tot) if dag]
        per[rij.dossier_id, rij.inwoner_id] = Gekozene(
            rij.dossier_id,
            rij.inwoner_id,
            rij.team_id,
            rij.afgeschermd,
            min(einden, default=None),
            (*(staat.voorzieningen if staat else ()), rij.pk),
        )
    return list(per.values())


def selectie_uit(json: Mapping[str, Any]) -> Selectie:
    """As it was kept."""
    lijsten = {naam: tuple(json.get(naam, ())) for naam in ("wetten", "producten", "teams", "vormen")}
    return Selectie(
        aanleiding=rc.Aanleiding(json["aanleiding"]),
        **lijsten,
        einde_van=lees_dag(json.get("einde_van") or ""),
        einde_tot=lees_dag(json.get("einde_tot") or ""),
        zonder_einde=bool(json.get("zonder_einde")),
    )


def gekozen(rijen: QuerySet[Any], selectie: Selectie, campagne_id: UUID | None = None) -> Any:
    """Running help that fits the choice and is not in another campaign that runs."""
    # Of all running campaigns at once: asked for each product, thousands of rows were gone through thousands of times.
    lopend: Any = Campagneregel.voorzieningen.through.objects.filter(
        campagneregel__campagne__stand=Campagnestand.LOOPT, campagneregel__stand__in=OPEN
    )
    if campagne_id:
        lopend = lopend.exclude(campagneregel__campagne_id=campagne_id)
    rijen = (
        rijen.exclude(pk__in=lopend.values("voorziening_id"))
        .filter(
            Q(tot=None) | Q(tot__gte=klok.vandaag()),
            uitkomst__in=[Uitkomst.TOE, Uitkomst.DEELS],
            beeindigd_op=None,
            besluit__stand=Besluitstand.BEKEND,
        )
        .exclude(BEPERKT)
    )
    keuze = {"wet": selectie.wetten, "product": selectie.producten, "team_id": selectie.teams, "vorm": selectie.vormen}
    rijen = rijen.filter(**{f"{veld}__in": waarden for veld, waarden in keuze.items() if waarden})
    binnen = Q()
    if selectie.einde_van:
        binnen &= Q(tot__gte=selectie.einde_van)
    if selectie.einde_tot:
        binnen &= Q(tot__lte=selectie.einde_tot)
    return rijen.filter((binnen & Q(tot__isnull=False)) | (Q(tot=None) if selectie.zonder_einde else Q(pk__in=[])))


def keuze_in_woorden(selectie: Selectie) -> list[str]:
    """What was chosen, without a statement: products and teams stand on the page by their figures."""
    delen = [NAAM_VAN_WET[Wet(wet)] for wet in selectie.wetten]
    delen += [NAAM_VAN_VORM[Vorm(vorm)] for vorm in selectie.vormen]
    if selectie.einde_van:
        delen.append(f"loopt af vanaf {datum_gewoon(selectie.einde_van)}")
    if selectie.einde_tot:
        delen.append(f"loopt af tot en met {datum_gewoon(selectie.einde_tot)}")
    return [*delen, "ook zonder einddatum"] if selectie.zonder_einde else delen
