"""Close a dossier, hand it over to another team, and the one line above it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import eis_dag, eis_open, merk
from keukentafel.dossier.handelingen.betrokkenen import alle_banden_beeindigen, banden_van_team_beeindigen
from keukentafel.dossier.handelingen.nazorg import Advies, Nazorgplan, eis_advies, nazorg_schrijven
from keukentafel.dossier.handelingen.werkprocessen import (
    eis_resultaat,
    open_perioden,
    periode_sluiten,
    periode_verplaatsen,
)
from keukentafel.dossier.models import Dossier, DossierPeriode, Gespreksverslag, Journaalregel, Werkproces
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.models import Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

OVERDRACHT = Actor.systeem("overdracht")
SLUITEN = Actor.systeem("dossier_sluiten")


def dossier_sluiten(
    *,
    actor: Actor,
    dossier_id: UUID,
    reden: str,
    op: date | None = None,
    toelichting: str = "",
    resultaten: Mapping[UUID, tuple[str, str]] | None = None,
    nazorg: Nazorgplan | None = None,
    advies: Advies | None = None,
) -> Dossier:
    """Close the dossier with its open werkprocessen and involvements, and note when retention starts counting.

    `resultaten` says per werkproces what came of it. When help is refused and a child lives here, the advice of school
    or another professional comes first (REQ-036): Blokkade without it.
    """
    poort.eis(Recht.DOSSIER_SLUITEN)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_SLUITEN, voor_wijzigen=True)
    eis_open(dossier)
    if reden not in set(regels.KIESBARE_REDENEN):
        raise Fout("Kies een reden uit de lijst.", veld="reden")
    dag = eis_dag(op, reden=toelichting, niet_voor=dossier.geopend_op)
    eis_advies(actor, dossier, reden, advies, _open_sinds(dossier))
    for periode in open_perioden(dossier):
        code, tekst = (resultaten or {}).get(periode.werkproces_id, ("", ""))
        uitkomst = eis_resultaat(code, tekst, f"resultaat_{periode.werkproces_id}")
        periode_sluiten(actor, periode, max(dag, periode.van), reden, toelichting, resultaat=uitkomst)
        gebeurtenis_melden("werkproces_gesloten", dossier.pk, werkproces=str(periode.werkproces_id), op=dag.isoformat())
    if nazorg:
        nazorg_schrijven(actor, dossier, nazorg)
    _periode_sluiten(actor, dossier, dag, reden, toelichting)
    dossier.gesloten_op, dossier.reden_sluiten = dag, reden
    dossier.save(update_fields=["gesloten_op", "reden_sluiten"])
    start = regels.bewaarstart(_wetten(dossier), dag)
    gebeurtenis_melden(
        "dossier_gesloten", dossier.pk, op=dag.isoformat(), bewaren_vanaf=start.van.isoformat(), jaren=start.jaren
    )
    logboek.handeling(actor, Recht.DOSSIER_SLUITEN.code, dossier, reden=reden, op=str(dag))
    # The actor's own tie ends as well, and with it perhaps the sight of these rows.
    with transactie(SLUITEN):
        alle_banden_beeindigen(dossier=dossier, reden="dossier gesloten")
    return dossier


def dossier_overdragen_aan_team(
    *, actor: Actor, dossier_id: UUID, team_id: int, reden: str, op: date | None = None
) -> Dossier:
    """The dossier goes to another team, with everything in it; the ties of workers of the old team end.

    Children follow by the database. Written as a named system, because the rows leave the actor's sight.
    """
    poort.eis(Recht.DOSSIER_SCHRIJVEN)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_SCHRIJVEN, voor_wijzigen=True)
    eis_open(dossier)
    team = Team.objects.filter(pk=team_id, geldig_tot=None, geldig_van__lte=klok.vandaag()).first()
    if team is None or team.pk == dossier.team_id:
        raise Fout("Kies een ander team dan het huidige.", veld="team")
    if not reden.strip():
        raise Fout(f"Schrijf kort op waarom het dossier naar team {team.naam} gaat.", veld="reden")
    oud, dag = dossier.team_id, eis_dag(op, reden=reden, niet_voor=dossier.geopend_op)
    logboek.handeling(actor, Recht.DOSSIER_SCHRIJVEN.code, dossier, naar_team=team.code, op=str(dag))
    with transactie(OVERDRACHT):
        _verhuis(dossier, oud, team, dag, reden)
        gebeurtenis_melden("dossier_overgedragen", dossier.pk, van_team=oud, naar_team=team.pk, op=dag.isoformat())
    return dossier


def _verhuis(dossier: Dossier, oud: int, team: Team, dag: date, reden: str) -> None:
    for periode in open_perioden(dossier):
        if periode.in_team_id == oud:
            periode_verplaatsen(OVERDRACHT, periode, team_id=team.pk, dag=max(dag, periode.van), toelichting=reden)
    _periode_sluiten(OVERDRACHT, dossier, dag, regels.RedenSluiten.OVERGEDRAGEN, reden)
    banden_van_team_beeindigen(dossier=dossier, oud_id=oud, nieuw_id=team.pk, reden="dossier overgedragen")
    dossier.team_id = team.pk
    dossier.save(update_fields=["team"])
    DossierPeriode(
        **merk(OVERDRACHT, dossier), in_team_id=team.pk, van=dag, aanleiding="overgedragen", toelichting=reden
    ).save(force_insert=True)


def let_op_zetten(*, actor: Actor, dossier_id: UUID, tekst: str, versie: int) -> Dossier:
    """One line above every page of this dossier; a colleague who wrote first is not overwritten (Botsing)."""
    poort.eis(Recht.DOSSIER_SCHRIJVEN)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_SCHRIJVEN, voor_wijzigen=True)
    if len(tekst) > 300:
        raise Fout(
            f"De regel telt {len(tekst)} tekens. Houd het op 300; schrijf de rest in het journaal.", veld="tekst"
        )
    bewaar_met_versie(dossier, actor=actor, versie=versie, let_op=tekst.strip())
    logboek.handeling(actor, Recht.DOSSIER_SCHRIJVEN.code, dossier, let_op=True)
    return dossier


def laatste_contact_bijwerken(dossier: Dossier, dag: date) -> None:
    """Only forward; no version of the dossier changes by it."""
    if dossier.laatste_contact_op is None or dossier.laatste_contact_op < dag:
        Dossier.objects.filter(pk=dossier.pk).update(laatste_contact_op=dag)


def _periode_sluiten(actor: Actor, dossier: Dossier, dag: date, reden: str, toelichting: str) -> None:
    """The same rule as for werkprocessen: today ends the row, a past day replaces it."""
    rijen: QuerySet[DossierPeriode] = DossierPeriode.objects.filter(dossier=dossier, tot=None, vervallen_op=None)
    for oud in rijen:
        if dag >= klok.vandaag():
            oud.tot, oud.reden, oud.toelichting = dag, reden, toelichting or oud.toelichting
            oud.save(update_fields=["tot", "reden", "toelichting"])
            continue
        oud.vervallen_op = klok.nu()
        oud.save(update_fields=["vervallen_op"])
        DossierPeriode(
            **merk(actor, dossier),
            in_team_id=oud.in_team_id,
            van=oud.van,
            tot=max(dag, oud.van),
            aanleiding=oud.aanleiding,
            reden=reden,
            toelichting=toelichting,
        ).save(force_insert=True)


def _open_sinds(dossier: Dossier) -> date:
    """When it was opened or reopened last: an advice of an earlier time says nothing about now."""
    rij = DossierPeriode.objects.filter(dossier=dossier, vervallen_op=None).order_by("-van").first()
    return rij.van if rij else dossier.geopend_op


def _wetten(dossier: Dossier) -> set[str]:
    """All laws under which something was written here, whoever may read it: retention is about the whole."""
    with transactie(SLUITEN):
        return {
            wet
            for model in (Werkproces, Journaalregel, Gespreksverslag)
            for wet in model.objects.filter(dossier=dossier).values_list("wet", flat=True).distinct()
        }
