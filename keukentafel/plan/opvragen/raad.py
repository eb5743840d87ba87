"""Overleg and advice on one dossier, and the lists of the team: what lasts long, what nobody looked along on, drang."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.opvragen import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.adressen import lees_dag, lees_sleutel
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.opvragen import instelling
from keukentafel.plan import regels
from keukentafel.plan.models import Consult, Overlegzaak, Vierogen, Zaakhouder
from keukentafel.plan.opvragen.overleg import ZaakBeeld, zaken_van
from keukentafel.plan.opvragen.regie import dag_van
from keukentafel.poort import logboek, poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.rechten import Recht

L, H = Recht.PLAN_LEZEN, Recht.OVERLEG_HOUDEN
PER_BLAD = 50
LIJSTEN = {"lang": "Loopt lang", "vierogen": "Zonder vier ogen", "drang": "Drang en dwang"}


@dataclass(frozen=True, slots=True)
class ConsultBeeld:
    id: UUID
    specialisme: str
    aan: str
    vraag: str
    antwoord: str
    door: str
    uiterlijk: date
    wacht: bool
    laat: bool
    ingetrokken: str
    """Why the question went back; empty when it did not."""
    voor_mij: bool
    """I am the specialist; with my answer I am done here."""


@dataclass(frozen=True, slots=True)
class HouderBeeld:
    soort: str
    organisatie: str
    contact: str
    wanneer: str
    reden: str
    loopt: bool


@dataclass(frozen=True, slots=True)
class Raadblad:
    """The page Overleg of one dossier."""

    kader: DossierKader
    zaken: tuple[ZaakBeeld, ...]
    vierogen: tuple[tuple[str, str], ...]
    consulten: tuple[ConsultBeeld, ...]
    houders: tuple[HouderBeeld, ...]
    mag_schrijven: bool

    @property
    def pad(self) -> str:
        return f"{self.kader.pad}overleg/"

    @property
    def houder(self) -> HouderBeeld | None:
        return next((h for h in self.houders if h.loopt), None)


@dataclass(frozen=True, slots=True)
class Lijstregel:
    id: UUID
    nummer: str
    naam: str
    waarom: str


@dataclass(frozen=True, slots=True)
class Lijstblad:
    regels: tuple[Lijstregel, ...]
    volgende: str


def raadblad(dossier_id: UUID) -> Raadblad:
    """One look; NietGevonden when it is not for this actor."""
    kader = dossier_kader(dossier_id)
    ogen = poort.zichtbaar(Vierogen, L).filter(dossier_id=dossier_id).select_related("collega").order_by("-op")[:20]
    consulten = poort.zichtbaar(Consult, L).filter(dossier_id=dossier_id).order_by("-gemaakt_op")[:20]
    houders = poort.zichtbaar(Zaakhouder, L).filter(dossier_id=dossier_id).order_by("-van")[:20]
    return Raadblad(
        kader=kader,
        zaken=zaken_van(dossier_id),
        vierogen=tuple((f"{v.auteur_naam} en {v.collega.naam}, {datum_gewoon(v.op)}", v.uitkomst) for v in ogen),
        consulten=tuple(_consult(rij) for rij in consulten),
        houders=tuple(_houder(rij) for rij in houders),
        mag_schrijven=kader.is_open and poortregels.heeft(actor_nu(), Recht.PLAN_SCHRIJVEN),
    )


def consult(dossier_id: UUID, consult_id: UUID) -> ConsultBeeld:
    """One question, for who answers it or takes it back."""
    rij = poort.haal(Consult, consult_id, Recht.CONSULT_BEANTWOORDEN)
    if rij.dossier_id != dossier_id:
        raise NietGevonden("plan.consult")
    return _consult(rij)


def _consult(rij: Consult) -> ConsultBeeld:
    wacht = rij.beantwoord_op is None and rij.ingetrokken_op is None
    laat = wacht and regels.te_laat(rij.uiterlijk, klok.vandaag())
    return ConsultBeeld(
        rij.pk,
        rij.specialisme_naam,
        rij.aan_naam,
        rij.vraag,
        rij.antwoord,
        rij.beantwoord_door,
        rij.uiterlijk,
        wacht,
        laat,
        rij.ingetrokken_reden,
        rij.aan_id is not None and rij.aan_id == actor_nu().id,
    )


def _houder(rij: Zaakhouder) -> HouderBeeld:
    einde = f" tot {datum_gewoon(dag_van(rij.tot))}" if rij.tot else ", nu"
    return HouderBeeld(
        soort=regels.NAAM_VAN_DRANG[regels.Drangsoort(rij.soort)],
        organisatie=rij.organisatie,
        contact=rij.contact,
        wanneer=f"Vanaf {datum_gewoon(dag_van(rij.van))}{einde}",
        reden=rij.reden,
        loopt=rij.tot is None,
    )


def overleglijst(soort: str, na: str = "") -> Lijstblad:
    """Open dossiers of one list, the longest open first; keyset paging, one statement."""
    vanaf, _, sleutel = na.partition(":")
    dag = lees_dag(vanaf)
    rijen = poort.zichtbaar(Dossier, Recht.DOSSIER_LEZEN).filter(gesloten_op=None).filter(_VOOR[soort]())
    if dag:
        laatst = lees_sleutel(sleutel) or UUID(int=0)
        rijen = rijen.filter(Q(geopend_op__gt=dag) | Q(geopend_op=dag, pk__gt=laatst))
    houder = Zaakhouder.objects.filter(dossier=OuterRef("pk"), tot=None).values("organisatie")[:1]
    gevonden = list(
        rijen.select_related("huishouden")
        .annotate(houder=Subquery(houder))
        .order_by("geopend_op", "pk")[: PER_BLAD + 1]
    )
    logboek.kijk(Recht.DOSSIER_LEZEN.code, None, lijst=soort, aantal=len(gevonden[:PER_BLAD]))
    blad = gevonden[:PER_BLAD]
    einde = f"{blad[-1].geopend_op.isoformat()}:{blad[-1].pk}" if len(gevonden) > PER_BLAD else ""
    return Lijstblad(tuple(Lijstregel(d.pk, d.nummer, d.huishouden.naam, _waarom(soort, d)) for d in blad), einde)


def _waarom(soort: str, dossier: Any) -> str:
    if soort == "drang":
        return f"{dossier.houder} houdt de zaak vast"
    return f"Open sinds {datum_gewoon(dossier.geopend_op)}"


def _lang() -> Q:
    grens = klok.vandaag() - timedelta(weeks=instelling("casuistiek_na_weken"))
    pas = Overlegzaak.objects.filter(dossier=OuterRef("pk"), besproken_op__date__gt=grens)
    return Q(geopend_op__lte=grens) & Q(~Exists(pas))


def _zonder_ogen() -> Q:
    grens = klok.vandaag() - timedelta(weeks=instelling("vierogen_na_weken"))
    return Q(geopend_op__lte=grens) & Q(~Exists(Vierogen.objects.filter(dossier=OuterRef("pk"))))


def _drang() -> Q:
    return Q(Exists(Zaakhouder.objects.filter(dossier=OuterRef("pk"), tot=None)))


_VOOR = {"lang": _lang, "vierogen": _zonder_ogen, "drang": _drang}
