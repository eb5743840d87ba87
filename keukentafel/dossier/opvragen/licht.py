"""Reads of help without a plan, and of open questions without a zwaarte. Keyset paging: no OFFSET, no count."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from keukentafel.dossier import regels_sluiten as rs
from keukentafel.dossier.models import (
    Indicatiezwaarte,
    LichteHulp,
    Verwijzing,
    Werkproces,
    WerkprocesPeriode,
    Zwaarte,
)
from keukentafel.dossier.regels import Verwijssoort
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.organisatie.models import Inrichting
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht

L = Recht.LICHTE_HULP_LEZEN
PER_BLAD = 30


@dataclass(frozen=True, slots=True)
class Lichtregel:
    """One record of help without a plan."""

    id: UUID
    versie: int
    inwoner_id: UUID
    wie: str
    wat: str
    wat_tekst: str
    door_wie: str
    wet: str
    sinds: date
    vragen_op: date
    geeindigd_op: date | None
    uitkomst: str
    uitkomst_tekst: str

    @property
    def open_(self) -> bool:
        return self.geeindigd_op is None

    @property
    def te_vragen(self) -> bool:
        return self.open_ and self.vragen_op <= klok.vandaag()


@dataclass(frozen=True, slots=True)
class Lichtblad:
    """A page of the list; `volgende` is the key for the next one."""

    regels: tuple[Lichtregel, ...]
    volgende: str
    soort: str


@dataclass(frozen=True, slots=True)
class Zwaarteregel:
    """An open question, or a jeugdindicatie, that nobody weighed yet; `adres` is where that is done."""

    id: UUID
    dossier_id: UUID
    nummer: str
    naam: str
    wat: str
    team: str
    sinds: date
    dagen: int
    adres: str


@dataclass(frozen=True, slots=True)
class Zwaarteblad:
    """Open questions and jeugdindicaties without a zwaarte, the oldest first."""

    regels: tuple[Zwaarteregel, ...]
    volgende: str


def soorten_lichte_hulp() -> dict[str, str]:
    """Code -> name."""
    return {keuze.code: keuze.naam for keuze in keuzes("lichte_hulp")} or rs.LICHTE_HULP


def lichtblad(*, soort: str = "open", na: str = "") -> Lichtblad:
    """What runs (to be asked first), or what ended; of everybody this actor may see."""
    rijen = zichtbaar(LichteHulp, L).filter(geeindigd_op__isnull=soort != "klaar")
    dag, sleutel = _sleutel(na)
    if dag and sleutel:
        rijen = rijen.filter(Q(vragen_op__gt=dag) | Q(vragen_op=dag, id__gt=sleutel))
    gevonden = [_licht(rij) for rij in _met_namen(rijen).order_by("vragen_op", "id")[: PER_BLAD + 1]]
    logboek.kijk(L.code, None, lijst="lichte_hulp", aantal=len(gevonden))
    meer = len(gevonden) > PER_BLAD
    blad = tuple(gevonden[:PER_BLAD])
    return Lichtblad(
        blad, f"{blad[-1].vragen_op}_{blad[-1].id}" if meer else "", "klaar" if soort == "klaar" else "open"
    )


def lichte_hulp(hulp_id: UUID) -> Lichtregel:
    """One record, logged."""
    rij = poort.haal(LichteHulp, hulp_id, L)
    return _licht(_met_namen(zichtbaar(LichteHulp, L)).get(pk=rij.pk))


def inwoner_voor_hulp(inwoner_id: UUID) -> tuple[UUID, str]:
    """For whom it is, through the gate."""
    inwoner = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN)
    return inwoner.pk, str(inwoner.naam)


def zonder_zwaarte(*, na: str = "") -> Zwaarteblad:
    """What nobody weighed in the dossiers this actor may open (REQ-031): questions and jeugdindicaties together."""
    dag, sleutel = _sleutel(na)
    alle = [*_vragen_zonder(dag, sleutel), *_indicaties_zonder(dag, sleutel)]
    gevonden = sorted(alle, key=lambda regel: (regel.sinds, regel.id))[: PER_BLAD + 1]
    logboek.kijk(Recht.DOSSIER_LEZEN.code, None, lijst="zonder_zwaarte", aantal=len(gevonden))
    blad = tuple(gevonden[:PER_BLAD])
    return Zwaarteblad(blad, f"{blad[-1].sinds}_{blad[-1].id}" if len(gevonden) > PER_BLAD else "")


def _vragen_zonder(dag: date | None, sleutel: UUID | None) -> list[Zwaarteregel]:
    laatste = Zwaarte.objects.filter(werkproces=OuterRef("pk"), vervallen_op=None).order_by("-van")
    loopt = WerkprocesPeriode.objects.filter(werkproces=OuterRef("pk"), tot=None, vervallen_op=None)
    woorden = Inrichting.objects.filter(soort="onderwerp", code=OuterRef("onderwerp")).order_by("-geldig_van")
    rijen = zichtbaar(Werkproces, Recht.DOSSIER_LEZEN).annotate(
        zwaarte=Subquery(laatste.values("waarde")[:1]), woord=Subquery(woorden.values("naam")[:1])
    )
    rijen = rijen.filter(Exists(loopt), zwaarte=None, dossier__gesloten_op=None)
    if dag and sleutel:
        rijen = rijen.filter(Q(aangemaakt_op__gt=dag) | Q(aangemaakt_op=dag, id__gt=sleutel))
    rijen = rijen.select_related("dossier__huishouden", "team").order_by("aangemaakt_op", "id")
    return [_zwaarte(rij, rij.aangemaakt_op, f"werkprocessen/{rij.pk}/") for rij in rijen[: PER_BLAD + 1]]


def _indicaties_zonder(dag: date | None, sleutel: UUID | None) -> list[Zwaarteregel]:
    laatste = Indicatiezwaarte.objects.filter(verwijzing=OuterRef("pk"), vervallen_op=None).order_by("-van")
    woorden = Inrichting.objects.filter(soort="onderwerp", code=OuterRef("onderwerp")).order_by("-geldig_van")
    rijen = zichtbaar(Verwijzing, Recht.DOCUMENT_LEZEN).annotate(
        zwaarte=Subquery(laatste.values("waarde")[:1]), woord=Subquery(woorden.values("naam")[:1])
    )
    geldig = Q(geldig_tot=None) | Q(geldig_tot__gte=klok.vandaag())
    rijen = rijen.filter(geldig, soort=Verwijssoort.INDICATIE, wet=Wet.JEUGD, zwaarte=None, dossier__gesloten_op=None)
    if dag and sleutel:
        rijen = rijen.filter(Q(op__gt=dag) | Q(op=dag, id__gt=sleutel))
    rijen = rijen.select_related("dossier__huishouden", "team").order_by("op", "id")
    return [_zwaarte(rij, rij.op, f"verwijsinformatie/{rij.pk}/", "indicatie ") for rij in rijen[: PER_BLAD + 1]]


def _sleutel(na: str) -> tuple[date | None, UUID | None]:
    dag, _, sleutel = na.partition("_")
    try:
        return date.fromisoformat(dag), UUID(sleutel)
    except ValueError:
        return None, None


def _met_namen(rijen: Any) -> Any:
    soorten = Inrichting.objects.filter(soort="lichte_hulp", code=OuterRef("wat")).order_by("-geldig_van")
    return rijen.select_related("inwoner").annotate(woord=Subquery(soorten.values("naam")[:1]))


def _licht(rij: Any) -> Lichtregel:
    uitkomst = rs.NAAM_VAN_LICHTUITKOMST[rs.Lichtuitkomst(rij.uitkomst)] if rij.uitkomst else ""
    return Lichtregel(
        id=rij.pk,
        versie=rij.versie,
        inwoner_id=rij.inwoner_id,
        wie=str(rij.inwoner.naam),
        wat=rij.woord or rs.LICHTE_HULP.get(rij.wat, rij.wat),
        wat_tekst=rij.wat_tekst,
        door_wie=rij.door_wie,
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        sinds=rij.sinds,
        vragen_op=rij.vragen_op,
        geeindigd_op=rij.geeindigd_op,
        uitkomst=uitkomst,
        uitkomst_tekst=rij.uitkomst_tekst,
    )


def _zwaarte(rij: Any, sinds: date, pad: str, voor: str = "") -> Zwaarteregel:
    wat = rij.woord or rij.onderwerp or NAAM_VAN_WET[Wet(rij.wet)]
    return Zwaarteregel(
        id=rij.pk,
        dossier_id=rij.dossier_id,
        nummer=rij.dossier.nummer,
        naam=rij.dossier.huishouden.naam,
        wat=f"{voor}{wat.lower()}" if voor else wat,
        team=rij.team.naam,
        sinds=sinds,
        dagen=(klok.vandaag() - sinds).days,
        adres=f"/dossier/{rij.dossier_id}/{pad}",
    )
