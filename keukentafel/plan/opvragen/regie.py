"""Who directs this household, and who is involved besides: the panel "Regie"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from keukentafel.brieven.opvragen.sjablonen import afzender
from keukentafel.dossier.models import Betrokkenheid, Dossier
from keukentafel.dossier.regels import NAAM_VAN_BETROKKENROL, Betrokkenrol
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import datum_kort
from keukentafel.organisatie.opvragen.waarneming import waarneming_van, zin_voor_inwoner
from keukentafel.plan import regels
from keukentafel.plan.models import Regie, Zaakhouder
from keukentafel.plan.opvragen.kindregie import KindInTwee, kinderen_in_twee, kinderen_van
from keukentafel.poort import poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

GEEN = "Er is nu geen regisseur."


@dataclass(frozen=True, slots=True)
class RegieBeeld:
    """The row of regie that runs, in words, and the people around it: (name, part)."""

    dossier_id: UUID
    regie_id: UUID | None
    vacature: bool
    wie: str
    medewerker_id: UUID | None
    sinds: datetime | None
    reden: str
    partij: str
    """Another party that directs; `wie` then keeps sight."""
    alarm: bool
    mensen: tuple[tuple[str, str], ...]
    mag_overdragen: bool
    kinderen: tuple[KindInTwee, ...] = ()
    """Children with a second household that this actor may see."""
    houder: str = ""
    """Which organisation holds a case with drang or dwang; empty when there is none."""

    @property
    def zin(self) -> str:
        """ "Samira is regisseur.", or what is missing and who keeps an eye on it."""
        if self.regie_id is None:
            return GEEN
        if self.partij:
            return f"{self.partij} heeft de regie. {self.wie} houdt zicht."
        return f"Er is nu geen regisseur. {self.wie} neemt waar." if self.vacature else f"{self.wie} is regisseur."


def regie_beeld(dossier_id: UUID) -> RegieBeeld:
    """One look at who directs; NietGevonden when the dossier is not for this actor."""
    dossier = poort.haal(Dossier, dossier_id, Recht.PLAN_LEZEN)
    kinderen, eigen = kinderen_in_twee(dossier.pk, kinderen_van(dossier), Recht.PLAN_LEZEN)
    rij = lopende_regie(dossier_id)
    mensen = (*mensen_rond(rij, banden_van(dossier_id)), *eigen)
    return beeld_van(dossier_id, rij, mensen, is_open=not dossier.gesloten_op, kinderen=kinderen)


def beeld_van(
    dossier_id: UUID,
    rij: Regie | None,
    mensen: tuple[tuple[str, str], ...],
    *,
    is_open: bool,
    kinderen: tuple[KindInTwee, ...] = (),
) -> RegieBeeld:
    """Of a row that came through the gate with its dossier."""
    vacature = rij is not None and rij.soort == regels.Regiesoort.VACATURE
    return RegieBeeld(
        dossier_id=dossier_id,
        regie_id=rij.pk if rij else None,
        vacature=vacature,
        wie=rij.wie.naam if rij else "",
        medewerker_id=rij.medewerker_id if rij else None,
        sinds=rij.van if rij else None,
        reden=rij.reden if rij else "",
        partij=rij.partij if rij else "",
        alarm=bool(rij and vacature and regels.vacature_alarmeert(dag_van(rij.van), klok.vandaag())),
        mensen=mensen,
        kinderen=kinderen,
        houder=_houder(rij),
        mag_overdragen=is_open and poortregels.heeft(actor_nu(), Recht.REGIE_BELEGGEN),
    )


def lopende_regie(dossier_id: UUID) -> Regie | None:
    """The row that runs, of a dossier that came through the gate."""
    rijen = Regie.objects.filter(dossier_id=dossier_id, tot=None).select_related("medewerker", "waarnemer")
    rij: Regie | None = met_houder(rijen).first()
    return rij


def met_houder(rijen: QuerySet[Regie]) -> QuerySet[Regie]:
    """Who holds the case along as a column: no statement more. It has the wall of the regie itself."""
    houder = Zaakhouder.objects.filter(dossier=OuterRef("dossier"), tot=None)
    velden = {veld: veld for veld in ("soort", "organisatie", "contact")}
    return rijen.annotate(houder=Subquery(houder.values(r=JSONObject(**velden))[:1]))


def _houder(rij: Regie | None) -> str:
    """Of a row that `met_houder` asked for."""
    gevonden = getattr(rij, "houder", None)
    return regels.houderzin(**gevonden) if gevonden else ""


def zin_van(rij: Regie | None) -> str:
    """The sentence about a row that came through the gate."""
    if rij is None:
        return GEEN
    if rij.partij:
        return f"{rij.partij} heeft de regie. {rij.wie.naam} houdt zicht."
    return f"{rij.wie.naam} is regisseur." if rij.medewerker_id else f"{GEEN} {rij.wie.naam} neemt waar."


def regieregels(dossiers: Iterable[Dossier]) -> Mapping[UUID, str]:
    """For paper and post: one line per dossier that came through the gate. The regisseur is asked for all at once."""
    rond = {d.pk: d for d in dossiers}
    rijen = Regie.objects.filter(dossier__in=rond, tot=None).select_related("medewerker", "waarnemer")
    regie = {rij.dossier_id: rij for rij in rijen}
    teams = {team: afzender(team) for team in {d.team for d in rond.values()}}
    return {
        pk: regels.regieregel(
            _wie_voor_partners(regie.get(pk)),
            teams[d.team].team_lang,
            teams[d.team].telefoon,
            afgeschermd=d.afgeschermd,
        )
        for pk, d in rond.items()
    }


def _wie_voor_partners(rij: Regie | None) -> str:
    if rij is None:
        return "nu geen regisseur"
    if rij.partij:
        return f"{rij.partij} ({rij.wie.naam} houdt zicht)"
    return rij.wie.naam if rij.medewerker_id else f"nu geen regisseur ({rij.wie.naam} neemt waar)"


def banden_van(dossier_id: UUID) -> list[Betrokkenheid]:
    """Everybody involved now, of a dossier that came through the gate; the longest first."""
    loopt = Q(tot__isnull=True) | Q(tot__gt=klok.nu())
    rijen = Betrokkenheid.objects.filter(loopt, dossier_id=dossier_id).select_related("medewerker")
    return list(rijen.order_by("van", "id"))


def mensen_rond(regie: Regie | None, banden: Iterable[Betrokkenheid]) -> tuple[tuple[str, str], ...]:
    """Regisseur or waarnemer first, then who stands in while absent, then the others; nobody twice."""
    rijen: list[tuple[str, str]] = []
    if regie is not None:
        rijen += [(regie.partij, "heeft de regie")] if regie.partij else []
        deel = "houdt zicht" if regie.partij else "waarnemer" if regie.medewerker_id is None else "regisseur"
        rijen.append((regie.wie.naam, deel))
        rijen += _vervangers(regie.wie.pk)
    bekend = {naam for naam, _ in rijen}
    for b in banden:
        naam = b.medewerker.naam if b.medewerker else b.naam
        if naam not in bekend and b.rol not in {Betrokkenrol.REGISSEUR, Betrokkenrol.WAARNEMER}:
            rol = NAAM_VAN_BETROKKENROL.get(b.rol, b.rol)
            rijen.append((naam, ", ".join(filter(None, [b.organisatie or rol, b.waarvoor]))))
    return tuple(rijen)


def _vervangers(medewerker_id: UUID) -> list[tuple[str, str]]:
    """Who stands in now, with until when."""
    waarneming = waarneming_van(medewerker_id, klok.vandaag())
    if waarneming is None:
        return []
    wie, tot = waarneming
    return [(wie, f"neemt waar tot {datum_kort(tot)}" if tot else "neemt waar")]


def aanspreekzin(dossier_id: UUID) -> str:
    """For the resident: who helps, and who does so meanwhile; nothing during a vacancy (that has its own sentence)."""
    rij = lopende_regie(dossier_id)
    if rij is not None and rij.partij:
        return f"{rij.partij} heeft de leiding over uw hulp. {rij.wie.naam} van het wijkteam kijkt mee."
    if rij is None or rij.medewerker is None:
        return ""
    return zin_voor_inwoner(rij.medewerker.naam, waarneming_van(rij.medewerker.pk, klok.vandaag()))


def dag_van(moment: datetime) -> date:
    """The calendar day in Amsterdam."""
    return moment.astimezone(klok.AMSTERDAM).date()
