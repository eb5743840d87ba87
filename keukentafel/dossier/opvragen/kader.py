"""The frame of one dossier: who it is about, and what this actor may do in it.

Three statements, whatever stands in it: the dossier, its members with all that is asked about them, and their address
(not asked for when it is hidden).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery

from keukentafel.dossier import regels
from keukentafel.dossier.leesmoment import NU, STANDAARD, UREN, Leesmoment, lezers
from keukentafel.dossier.models import Dossier, DossierPeriode
from keukentafel.dossier.opvragen.mensen import adresregel_van, roepnaam_van
from keukentafel.dossier.opvragen.stand import leest_kast, stand_van
from keukentafel.dossier.opvragen.verklaringen import Verklaring, merken, verklaringen
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.inwoner.opvragen.communicatie import Lijsten, communicatie_van, met_standaard
from keukentafel.inwoner.regels.communicatie import EIGEN_LIJSTEN, Communicatie, taalnaam
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen.leeftijd import leeftijd
from keukentafel.organisatie.opvragen.inrichting import instelling_erbij, namen_erbij, namen_uit
from keukentafel.organisatie.opvragen.kijkreden import REDENEN, Kijkvraag, kijkvraag
from keukentafel.poort import poort
from keukentafel.poort import regels as poortregels
from keukentafel.poort.matrix import NAAM_VAN_WET, Publiek, Wet
from keukentafel.poort.recept import merk, objecten_van
from keukentafel.poort.rechten import Recht

_HUISHOUDEN = merk("huishouden")
_DOSSIER = merk("dossier")
_DAG = date(1815, 6, 18)


@dataclass(frozen=True, slots=True)
class Lid:
    """One member of the household today. `leeftijd` is None when the birth date is unknown or incomplete."""

    id: UUID
    naam: str
    roepnaam: str
    rol: str
    leeftijd: int | None
    taal: str
    bron: str
    communicatie: Communicatie
    overleden: bool = False
    elders: bool = False
    """Belongs to another household too (co-ouders); which one is not told here."""

    @property
    def regel(self) -> str:
        """Age and part in the household: "38, ouder"."""
        return ", ".join(str(deel) for deel in (self.leeftijd, self.rol if self.rol != "lid" else "") if deel)


@dataclass(frozen=True, slots=True)
class DossierKader:
    """What stands above every page of a dossier, and what the pages need to offer the right choices."""

    id: UUID
    nummer: str
    naam: str
    huishouden_id: UUID
    team_id: int
    afgeschermd: bool
    geopend_op: date
    gesloten_op: date | None
    reden_sluiten: str
    let_op: str
    versie: int
    laatste_contact_op: date | None
    adres: str
    talen: tuple[str, ...]
    communicatie: str
    """How to talk and write, in one calm line; empty when nobody asks for anything special."""
    leden: tuple[Lid, ...]
    wetten: tuple[tuple[str, str], ...]
    """Laws this actor may write under here: (code, name)."""
    mag_schrijven: bool
    mag_beheren: bool
    mag_afspraak: bool
    mag_brieven: bool
    mag_veiligheid: bool
    """Opens the compartment for safety: by role and tie alone, so that it never tells whether there is anything."""
    mag_veiligheid_schrijven: bool
    vanaf: datetime
    """From when its subject reads what is written now."""
    kijkvraag: Kijkvraag | None
    """Why does somebody look who is not involved? Asked in a bar above the page; None for who is, or has said so."""
    heropend_op: date | None = None
    """First day of the present period of a household that came back; None for one that did not."""
    verklaringen: tuple[Verklaring, ...] = ()
    """What residents say about pieces of it: goes along on every page."""
    beperkt: bool = False
    """Something in it, or somebody, may only be kept (AVG art. 18)."""
    heel_beperkt: tuple[UUID, ...] = ()
    """Members of whom everything may only be kept, also what is written now."""
    mag_besluiten: bool = False
    """Sees the tab of aanvragen and decisions."""

    @property
    def pad(self) -> str:
        """Where the pages of this dossier begin (ux.md §6)."""
        return f"/dossier/{self.id}/"

    def uit_vorig(self, op: datetime) -> str:
        """ "Uit het vorige dossier, 3 januari 2025", for what was written before the household came back (REQ-038)."""
        dag = op.astimezone(klok.AMSTERDAM).date()
        return f"Uit het vorige dossier, {datum_gewoon(dag)}" if self.heropend_op and dag < self.heropend_op else ""

    @property
    def aantal_leden(self) -> int:
        return len(self.leden)

    @property
    def is_open(self) -> bool:
        return self.gesloten_op is None

    def lezers(self, ids: list[UUID] | None = None) -> list[str]:
        """Who reads along of these members (all when None): the subject decides, not the household."""
        return lezers((lid.roepnaam, lid.leeftijd) for lid in self.leden if ids is None or lid.id in ids)

    def namen(self, ids: Collection[UUID] | None = None) -> list[str]:
        """First names of these members (all when None), for "Fatma en je team kunnen dit lezen"."""
        return [lid.roepnaam for lid in self.leden if ids is None or lid.id in ids]

    def wie_leest(
        self,
        wet: str = "",
        publiek: str = "",
        over: list[UUID] | None = None,
        soort: str = "",
        leesmoment: str = STANDAARD,
    ) -> str:
        """The sentence for a text box: who reads what is written now, and from when."""
        publiek = Publiek.AUTEUR if soort == regels.Soort.WERKAANTEKENING else publiek or Publiek.TEAM
        wet = wet or (self.wetten[0][0] if self.wetten else "algemeen")
        moment = Leesmoment(klok.nu() if leesmoment == NU else self.vanaf)
        mee = regels.leest_inwoner_mee(soort, wet, publiek)
        return regels.wie_leest(wet, publiek, mee, self.lezers(over), moment=moment, nu=klok.nu())

    def wie_leest_item(
        self, wet: str, publiek: str, mee: bool, over: list[UUID], moment: Leesmoment | None = None
    ) -> str:
        """The sentence beside something that stands there; without `moment` it does not say from when."""
        return regels.wie_leest(wet, publiek, mee, self.lezers(over), moment=moment, nu=klok.nu())


_MAG = {
    "mag_beheren": Recht.DOSSIER_SCHRIJVEN,
    "mag_afspraak": Recht.AFSPRAAK_MAKEN,
    "mag_brieven": Recht.BRIEF_VERZENDEN,
    "mag_besluiten": Recht.AANVRAAG_LEZEN,
}


def dossier_kader(dossier_id: UUID) -> DossierKader:
    """One look, logged; NietGevonden when it is not for this actor."""
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    rijen = leden_van(dossier)
    actor = actor_nu()
    stand = stand_van(actor, dossier)
    wetten = tuple((wet.value, NAAM_VAN_WET[wet]) for wet in regels.wetten_voor(stand))
    namen = namen_uit(rijen[0].namen if rijen else ())
    leden = _leden(rijen, met_standaard(namen))
    betrokken = stand.band or any(lid.id in actor.inwoners for lid in leden)
    kast = leest_kast(actor, dossier)
    return DossierKader(
        id=dossier.pk,
        nummer=dossier.nummer,
        naam=rijen[0].huishouden.naam if rijen else dossier.huishouden.naam,
        huishouden_id=dossier.huishouden_id,
        team_id=dossier.team_id,
        afgeschermd=dossier.afgeschermd,
        geopend_op=dossier.geopend_op,
        gesloten_op=dossier.gesloten_op,
        reden_sluiten=dossier.reden_sluiten,
        let_op=dossier.let_op,
        versie=dossier.versie,
        laatste_contact_op=dossier.laatste_contact_op,
        adres=adresregel_van([rij.inwoner for rij in rijen]),
        talen=tuple(dict.fromkeys(taalnaam(lid.taal) for lid in leden if lid.taal)),
        communicatie=communicatieregel(leden),
        leden=leden,
        wetten=wetten,
        mag_schrijven=bool(wetten) and poortregels.heeft(actor, Recht.JOURNAAL_SCHRIJVEN),
        **{naam: poortregels.heeft(actor, recht) for naam, recht in _MAG.items()},
        mag_veiligheid=kast,
        mag_veiligheid_schrijven=kast and Wet.VEILIGHEID in dict(wetten),
        vanaf=klok.nu() + timedelta(hours=_uren(rijen)),
        kijkvraag=kijkvraag(actor, dossier.pk, betrokken, namen.get(REDENEN, {}) if rijen else None),
        heropend_op=rijen[0].heropend_op if rijen else None,
        verklaringen=verklaringen(rijen[0].verklaard if rijen else ()),
        beperkt=any(rij.stuk_beperkt or rij.zelf_beperkt for rij in rijen),
        heel_beperkt=tuple(lid.id for lid, rij in zip(leden, rijen, strict=True) if rij.heel_beperkt),
    )


def leden_van(dossier: Dossier) -> list[Any]:
    """Members today (Huishoudlid with `elders_tot`), eldest first; one hidden from this actor is not among them."""
    dag = klok.vandaag()
    plek = {_HUISHOUDEN: dossier.huishouden_id, _DOSSIER: dossier.pk, _DAG: dag}
    rijen = objecten_van(actor_nu(), "leden van een dossier", _ledenvraag, plek)
    return [rij for rij in rijen if rij.van <= dag and (rij.tot is None or rij.tot > dag)]


def _ledenvraag(actor: Actor) -> QuerySet[Any]:
    # Days only: the statement may not hold the time. Which households they are is not told.
    ander = Huishoudlid.objects.filter(inwoner=OuterRef("inwoner")).exclude(huishouden=OuterRef("huishouden"))
    rijen: QuerySet[Any] = Huishoudlid.objects.filter(huishouden_id=_HUISHOUDEN).select_related("inwoner", "huishouden")
    uren = instelling_erbij("uren_tot_inwoner_leest", _DAG)
    terug = DossierPeriode.objects.filter(dossier=_DOSSIER, tot=None, vervallen_op=None, aanleiding="heropend")
    rijen = rijen.annotate(
        elders_tot=ArraySubquery(ander.filter(van__lte=_DAG).values("tot")),
        uren=uren,
        heropend_op=Subquery(terug.values("van")[:1]),
        namen=namen_erbij(*EIGEN_LIJSTEN, REDENEN, op=_DAG),
        **merken(actor, _DOSSIER),
    )
    return rijen.order_by("inwoner__geboortedatum", "van", "id")


def communicatieregel(leden: tuple[Lid, ...]) -> str:
    """ "Fatma: Turks, met tolk · liefst bellen". Two people at most: the rest stands on their cards."""
    eigen = [f"{lid.roepnaam}: {lid.communicatie.regel}" for lid in leden if lid.communicatie.regel]
    rest = f"; en {len(eigen) - 2} anderen" if len(eigen) > 3 else "; en 1 ander" if len(eigen) == 3 else ""
    return "; ".join(eigen[:2]) + rest


def _leden(rijen: list[Any], woorden: Lijsten) -> tuple[Lid, ...]:
    return tuple(_lid(rij, communicatie_van(rij.inwoner, woorden)) for rij in rijen)


def _uren(rijen: list[Any]) -> int:
    """After how many hours a subject reads; the same on every row."""
    return next((int(rij.uren) for rij in rijen if rij.uren is not None), UREN)


def _lid(rij: Any, communicatie: Communicatie) -> Lid:
    inwoner = rij.inwoner
    geboren = inwoner.geboortedatum
    return Lid(
        id=inwoner.pk,
        naam=inwoner.naam,
        roepnaam=roepnaam_van(inwoner),
        rol=rij.rol,
        leeftijd=leeftijd(geboren, klok.vandaag()) if geboren else None,
        taal=inwoner.taal,
        bron=bron_van(inwoner.bron),
        communicatie=communicatie,
        overleden=inwoner.overleden_op is not None,
        elders=any(tot is None or tot > klok.vandaag() for tot in rij.elders_tot),
    )


def bron_van(bron: dict[str, dict[str, str]]) -> str:
    """Where the person's data came from, in words: "BRP, 3 september 2026" (REQ-038)."""
    for gegeven in bron.values():
        naam, op = str(gegeven.get("bron", "")), str(gegeven.get("op", ""))
        if naam:
            return f"{naam}, {datetime.fromisoformat(op):%d-%m-%Y}" if op else naam
    return ""
