"""The triage screen: shells to hand out, crisis on top, and for one of them the workers with an explained proposal."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.organisatie.models import Team
from keukentafel.organisatie.opvragen.teams import team_volgens_adres
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.models import Melding
from keukentafel.toegang.opvragen.kandidaten import voorstel_voor
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.opvragen.meldingen import MeldingRegel, met_namen, regel
from keukentafel.toegang.regels import TE_VERDELEN, Beoordeling

HOOGSTENS = 50


@dataclass(frozen=True)
class Verdeelscherm:
    """`gekozen` is the melding on the right, None when nothing waits. Nothing here comes from the story."""

    regels: tuple[MeldingRegel, ...]
    meer: bool
    gekozen: MeldingRegel | None
    onderwerpen: tuple[str, ...]
    team: int
    wie: tuple[Beoordeling, ...]
    teams: tuple[tuple[str, str], ...]
    keuzes: Keuzes
    volgens_adres: str
    mag_opheffen: bool


def verdeelscherm(gekozen: UUID | None = None) -> Verdeelscherm:
    """Five statements, whatever the size of team and queue; one log line."""
    rijen = poort.zichtbaar(Melding, Recht.MELDING_VERDELEN).filter(status__in=TE_VERDELEN)
    wachtend: list[Any] = list(met_namen(rijen).order_by("rang", "ontvangen_op", "pk")[: HOOGSTENS + 1])
    logboek.kijk(Recht.MELDING_VERDELEN.code, None, lijst="verdelen", aantal=len(wachtend[:HOOGSTENS]))
    lijsten = keuzes()
    deze = next((m for m in wachtend if m.pk == gekozen), wachtend[0] if wachtend else None)
    lopend = Team.objects.filter(geldig_tot=None, geldig_van__lte=klok.vandaag())
    teams = lopend.exclude(soort="staf").values_list("pk", "naam")
    volgens = team_volgens_adres(deze.buurtcode) if deze else None
    return Verdeelscherm(
        regels=tuple(regel(m) for m in wachtend[:HOOGSTENS]),
        meer=len(wachtend) > HOOGSTENS,
        gekozen=regel(deze) if deze else None,
        onderwerpen=tuple(deze.onderwerpen) if deze else (),
        team=deze.team_id if deze else 0,
        wie=tuple(voorstel_voor(deze, klok.vandaag(), lijsten)) if deze else (),
        teams=tuple((str(sleutel), naam) for sleutel, naam in teams),
        keuzes=lijsten,
        mag_opheffen=heeft(actor_nu(), Recht.BELANG_OPHEFFEN),
        volgens_adres=volgens.naam if volgens and deze and volgens.pk != deze.team_id else "",
    )
