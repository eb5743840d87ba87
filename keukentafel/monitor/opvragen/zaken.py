"""The cases behind a number, as far as the actor may see them: the gate decides, so the list may be shorter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from keukentafel.dossier.models import Werkproces, WerkprocesPeriode, Zwaarte
from keukentafel.dossier.regels import NAAM_VAN_ZWAARTE
from keukentafel.kern.fouten import Fout
from keukentafel.kern.tekst import AMSTERDAM
from keukentafel.monitor.indicatoren.basis import Vraag, opvragen
from keukentafel.monitor.indicatoren.tabel62 import KLASSEN
from keukentafel.monitor.opvragen.cijfers import cijfer, vraag_van
from keukentafel.monitor.regels import Uitkomst, stand_als_moment
from keukentafel.organisatie.models import Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Contact

MEESTE = 200
ALLES = "totaal"
# Columns behind which stands a list of records; shares and people are not lists of cases.
KOLOMMEN_MET_LIJST: dict[str, tuple[str, ...]] = {
    "contacten-en-werkprocessen": ("contacten", "werkprocessen"),
    "caseload-naar-zwaarte": (*KLASSEN.values(), ALLES),
    "werkprocessen-periode": ("werkprocessen",),
    "contacten-naar-onderwerp": ("contacten",),
    "doorlooptijd": ("vragen", "zonder_gesprek", "zonder_plan"),
    "vragen-naar-leefgebied-en-wet": ("vragen",),
}


@dataclass(frozen=True)
class Zaak:
    """One line: what it is, when, and the dossier behind it (None for a contact without one)."""

    wat: str
    dag: date
    bijzonder: str
    dossier_id: UUID | None
    nummer: str


@dataclass(frozen=True)
class Zakenlijst:
    """`geteld` is the figure; `zaken` what this actor may see of it, at most MEESTE."""

    uitkomst: Uitkomst
    team: str
    kolom: str
    geteld: int
    zaken: tuple[Zaak, ...]
    meer: bool


def zakenlijst(naam: str, gevraagd: Mapping[str, str]) -> Zakenlijst:
    """The list behind one cell (team, kolom) of a figure. Raises Fout when there is no such cell."""
    vraag = vraag_van(naam, gevraagd)
    team = Team.objects.filter(naam=gevraagd.get("team", "")).first()
    kolom = gevraagd.get("kolom", "")
    uitkomst = cijfer(naam, vraag)
    rij = next((r for r in uitkomst.rijen if team and r["team"] == team.naam), None)
    if team is None or rij is None or kolom not in KOLOMMEN_MET_LIJST.get(naam, ()):
        raise Fout("Achter dit getal staat geen lijst. Kies een getal in de tabel.")
    zaken = _contacten(team, vraag) if kolom == "contacten" else _casussen(naam, kolom, team, vraag)
    logboek.kijk(Recht.CIJFERS_LEZEN.code, None, soort="zoeken", cijfer=naam, team=team.code, kolom=kolom)
    namen = {k.code: k.naam for k in uitkomst.kolommen}
    return Zakenlijst(
        uitkomst, team.naam, namen[kolom], int(rij[kolom] or 0), tuple(zaken[:MEESTE]), len(zaken) > MEESTE
    )


def _contacten(team: Team, vraag: Vraag) -> list[Zaak]:
    begin = datetime.combine(vraag.tijdvak.van, time(), AMSTERDAM)
    einde = datetime.combine(vraag.tijdvak.tot + timedelta(days=1), time(), AMSTERDAM)
    rijen = poort.zichtbaar(Contact, Recht.CONTACT_LEZEN).filter(team=team, moment__gte=begin, moment__lt=einde)
    if vraag.stand:
        rijen = rijen.filter(gemaakt_op__lt=stand_als_moment(vraag.stand))
    velden = rijen.order_by("moment", "pk").values_list("moment", "onderwerpen")[: MEESTE + 1]
    return [Zaak("Contact", m.astimezone(AMSTERDAM).date(), ", ".join(o), None, "") for m, o in velden]


def _casussen(naam: str, kolom: str, team: Team, vraag: Vraag) -> list[Zaak]:
    rijen = poort.zichtbaar(Werkproces, Recht.DOSSIER_LEZEN)
    dag = vraag.tijdvak.tot
    if naam == "caseload-naar-zwaarte":
        open_ = _bekend(
            WerkprocesPeriode.objects.filter(Q(tot=None) | Q(tot__gt=dag), van__lte=dag, in_team=team), vraag
        )
        gewogen = _bekend(Zwaarte.objects.filter(werkproces=OuterRef("pk"), van__lte=dag), vraag)
        laatste = Subquery(gewogen.order_by("-van", "-gemaakt_op").values("waarde")[:1])
        rijen = rijen.filter(pk__in=open_.values("werkproces")).annotate(zwaarte=laatste)
        klasse = {code: waarde for waarde, code in KLASSEN.items()}
        if kolom in klasse:
            rijen = rijen.filter(zwaarte=klasse[kolom]) if klasse[kolom] else rijen.filter(zwaarte=None)
    elif naam == "doorlooptijd":
        rijen = rijen.filter(pk__in=_wachtend(kolom, team, vraag))
    else:
        rijen = rijen.filter(aanmaakteam=team, aangemaakt_op__range=(vraag.tijdvak.van, dag))
    lijst = rijen.select_related("dossier").order_by("aangemaakt_op", "pk")[: MEESTE + 1]
    return [_zaak(werkproces) for werkproces in lijst]


def _wachtend(kolom: str, team: Team, vraag: Vraag) -> list[UUID]:
    """The questions behind a cell of doorlooptijd, beneath the walls of this actor."""
    mist = {"zonder_gesprek": "AND gesprek IS NULL", "zonder_plan": "AND plan IS NULL"}.get(kolom, "")
    sql = f"SELECT werkproces FROM kt_doorloop(%s, %s, %s) WHERE team_id = %s {mist}"
    return [rij["werkproces"] for rij in opvragen(sql, [*vraag.parameters, team.pk])]


def _zaak(werkproces: Any) -> Zaak:
    bijzonder = f"zwaarte {NAAM_VAN_ZWAARTE[werkproces.zwaarte]}" if hasattr(werkproces, "zwaarte") else ""
    nummer = werkproces.dossier.nummer
    return Zaak("Werkproces", werkproces.aangemaakt_op, bijzonder, werkproces.dossier_id, nummer)


def _bekend(rijen: Any, vraag: Vraag) -> Any:
    """Rows as known on `stand`; in force now when there is none."""
    if vraag.stand is None:
        return rijen.filter(vervallen_op=None)
    grens = stand_als_moment(vraag.stand)
    return rijen.filter(Q(vervallen_op=None) | Q(vervallen_op__gte=grens), gemaakt_op__lt=grens)
