"""What the hand-over page shows: to whom, and what moves along."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.tekst import aantal, datum_kort
from keukentafel.organisatie.models import Afwezigheid, Rolvervulling
from keukentafel.plan import regels
from keukentafel.plan.models import Regie, Stap
from keukentafel.plan.opvragen.regie import lopende_regie, zin_van
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Overdracht:
    """One hand-over to be: the present regie, the choices, and what follows."""

    dossier_id: UUID
    nummer: str
    naam: str
    gesloten: bool
    regie_id: UUID | None
    nu: str
    collegas: tuple[tuple[str, str], ...]
    teams: tuple[tuple[str, str], ...]
    gevolgen: tuple[str, ...]

    @property
    def pad(self) -> str:
        return f"/dossier/{self.dossier_id}/"


def overdracht(dossier_id: UUID) -> Overdracht:
    """For whoever may place the regie of this dossier, also without reading the plan."""
    dossier = poort.haal(Dossier, dossier_id, Recht.REGIE_BELEGGEN)
    regie = lopende_regie(dossier_id)
    wie = regie.wie if regie else None
    collegas, teams = kandidaten(dossier.team_id, wie.pk if wie else None)
    return Overdracht(
        dossier_id=dossier.pk,
        nummer=dossier.nummer,
        naam=dossier.huishouden.naam,
        gesloten=dossier.gesloten_op is not None,
        regie_id=regie.pk if regie else None,
        nu=_nu(regie),
        collegas=collegas,
        teams=teams,
        gevolgen=_gevolgen(dossier_id, wie.pk if wie else None, wie.naam if wie else "", bool(teams)),
    )


def _nu(regie: Regie | None) -> str:
    if regie is not None and regie.medewerker_id:
        return f"Nu heeft {regie.wie.naam} de regie."
    return zin_van(regie)


Keuzes = tuple[tuple[str, str], ...]


def kandidaten(team_id: int, nu: UUID | None) -> tuple[Keuzes, Keuzes]:
    """Colleagues of this team whose role lets them direct, and the other teams where somebody works."""
    dag = klok.vandaag()
    rijen = Rolvervulling.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=dag),
        Q(medewerker__in_dienst_tot__isnull=True) | Q(medewerker__in_dienst_tot__gt=dag),
        van__lte=dag,
        team__soort="wijkteam",
    )
    afwezig = _afwezig(dag)
    mensen: dict[UUID, str] = {}
    teams: dict[int, str] = {}
    for r in rijen.select_related("medewerker", "team").order_by("team__volgorde", "medewerker__sorteernaam"):
        if r.team is not None and r.team_id != team_id:
            teams[r.team.pk] = r.team.naam
        elif r.medewerker_id != nu and regels.kan_regisseren([r.rol]):
            mensen[r.medewerker_id] = f"{r.medewerker.naam}{afwezig.get(r.medewerker_id, '')}"
    return tuple((f"m:{i}", n) for i, n in mensen.items()), tuple((f"t:{i}", f"Team {n}") for i, n in teams.items())


def _afwezig(dag: date) -> dict[UUID, str]:
    """Absent today: what to know before choosing. It is said, it does not refuse."""
    rijen = Afwezigheid.objects.filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag).select_related("waarnemer")
    return {a.medewerker_id: _afwezigzin(a) for a in rijen}


def _afwezigzin(a: Afwezigheid) -> str:
    tot = f" tot {datum_kort(a.tot)}" if a.tot else ""
    return f", afwezig{tot}{f' ({a.waarnemer.naam} neemt waar)' if a.waarnemer else ''}"


def _gevolgen(dossier_id: UUID, nu: UUID | None, naam: str, naar_team: bool) -> tuple[str, ...]:
    """What moves, in sentences. Steps are counted as far as this actor sees them."""
    uit = ["Het gaat meteen in. De geschiedenis blijft heel."]
    if nu is not None:
        stappen = poort.zichtbaar(Stap, Recht.PLAN_LEZEN).filter(dossier_id=dossier_id, voor=nu, gedaan_op=None)
        uit.append(f"De band van {naam} met dit dossier stopt; de nieuwe regisseur krijgt er een.")
        if getal := stappen.count():
            uit.append(f"{aantal(getal, 'open stap', 'open stappen')} van {naam} in het plan en open taken gaan mee.")
    if naar_team:
        uit.append(
            "Naar een ander team: het hele dossier verhuist mee, met vragen, verslagen en plan."
            " Wie alleen in dit team werkt, ziet het daarna niet meer. De coördinator daar wijst iemand aan."
        )
    return tuple(uit)
