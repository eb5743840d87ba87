"""One report or journal line with its earlier texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from keukentafel.brieven.opvragen.lezen import BriefRegel, brieven_met_sleutel
from keukentafel.dossier import regels
from keukentafel.dossier.models import Gespreksverslag, Journaalregel, Journaalversie, Verslagversie
from keukentafel.dossier.opvragen.kader import DossierKader, dossier_kader
from keukentafel.dossier.opvragen.leesstand import Leesstand, leesstand
from keukentafel.dossier.opvragen.reacties import ReactieBeeld, reacties
from keukentafel.dossier.regels_verslag import Brief
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft


@dataclass(frozen=True, slots=True)
class Versie:
    """An earlier text: what it said, who replaced it, when and why."""

    velden: dict[str, str]
    door: str
    op: datetime
    reden: str


@dataclass(frozen=True, slots=True)
class VerslagBeeld:
    """One report, in the frame of its dossier."""

    kader: DossierKader
    id: UUID
    titel: str
    gesprek_op: date
    aanwezig: str
    plaats: str
    eigen_woorden: str
    tekst: str
    afspraken: str
    reacties: tuple[ReactieBeeld, ...]
    betwist: bool
    uitgave: int
    brieven: tuple[BriefRegel, ...]
    brief_vanaf: datetime | None
    """When its letter goes out; None when that is done or not wanted."""
    bewaren_tot: date | None
    mag_reageren: bool
    klaar: bool
    klaar_op: datetime | None
    versie: int
    auteur: str
    gewijzigd_door: str
    gewijzigd_op: datetime
    wet: str
    wie_leest: str
    leesstand: Leesstand
    over: tuple[str, ...]
    over_ids: tuple[UUID, ...]
    mag_bewerken: bool
    versies: tuple[Versie, ...]

    @property
    def adres(self) -> str:
        return f"{self.kader.pad}verslag/{self.id}/"

    @property
    def wacht_op_reactie(self) -> bool:
        """The letter was made and nobody said anything yet."""
        return bool(self.brieven) and not self.reacties


@dataclass(frozen=True, slots=True)
class Uitgave:
    """One finished text of a report, for who cites it (plan, decision); never without what residents said about it."""

    verslag: UUID
    dossier: UUID
    nummer: int
    titel: str
    gesprek_op: date
    eigen_woorden: str
    tekst: str
    afspraken: str
    reactie: str
    betwist: bool
    laatste: int
    """The number of the newest finished text."""

    @property
    def verouderd(self) -> bool:
        return self.nummer < self.laatste

    @property
    def adres(self) -> str:
        return f"/dossier/{self.dossier}/verslag/{self.verslag}/"

    @property
    def bron(self) -> str:
        """ "Verslag van 3 november 2026 (versie 2)", with what is to be known about it."""
        let_op = "; betwist" if self.betwist else ""
        nieuwer = f"; er is een versie {self.laatste}" if self.verouderd else ""
        return f"Verslag van {datum_gewoon(self.gesprek_op)} (versie {self.nummer}{let_op}{nieuwer})"


@dataclass(frozen=True, slots=True)
class JournaalBeeld:
    """One journal line in full."""

    kader: DossierKader
    id: UUID
    soort: str
    soort_naam: str
    moment: datetime
    tekst: str
    auteur: str
    wet: str
    wie_leest: str
    leesstand: Leesstand
    over: tuple[str, ...]
    versie: int
    doorgehaald_op: datetime | None
    doorgehaald_reden: str
    van_mij: bool
    mag_bewerken: bool
    versies: tuple[Versie, ...]

    @property
    def adres(self) -> str:
        return f"{self.kader.pad}journaal/{self.id}/"


def verslag_van_afspraak(afspraak_id: UUID) -> str:
    """Where the report of this appointment is, as far as this actor may read one; empty when there is none."""
    rijen = poort.zichtbaar(Gespreksverslag, Recht.VERSLAG_LEZEN).filter(afspraak_id=afspraak_id)
    rij = rijen.order_by("-gemaakt_op").first()
    return rij.adres if rij else ""


def verslag(dossier_id: UUID, verslag_id: UUID, *, soort: str = "kijken") -> VerslagBeeld:
    """The report for the screen; `soort` "afdruk" logs that it goes on paper."""
    kader = dossier_kader(dossier_id)
    rij = poort.haal(Gespreksverslag, verslag_id, Recht.VERSLAG_LEZEN)
    _hoort_bij(rij, dossier_id)
    if soort != "kijken":
        logboek.kijk(Recht.VERSLAG_LEZEN.code, rij, soort=soort)
    over = list(rij.over.through.objects.filter(gespreksverslag_id=rij.pk).values_list("inwoner_id", flat=True))
    return VerslagBeeld(
        kader=kader,
        id=rij.pk,
        titel=rij.titel,
        gesprek_op=rij.gesprek_op,
        aanwezig=rij.aanwezig,
        plaats=rij.plaats,
        eigen_woorden=rij.eigen_woorden,
        tekst=rij.tekst,
        afspraken=rij.afspraken,
        reacties=reacties(rij.pk, _mag_bewerken(kader, rij)) if rij.uitgave else (),
        betwist=rij.betwist,
        uitgave=rij.uitgave,
        brieven=_brieven(rij, over),
        brief_vanaf=rij.inwoner_vanaf if rij.brief == Brief.WACHT and not rij.inwoner_uitzondering else None,
        bewaren_tot=rij.bewaren_tot,
        mag_reageren=rij.uitgave > 0 and _mag_bewerken(kader, rij) and heeft(actor_nu(), Recht.VERSLAG_REAGEREN),
        klaar=rij.stand == regels.KLAAR,
        klaar_op=rij.klaar_op,
        versie=rij.versie,
        auteur=rij.auteur_naam,
        gewijzigd_door=rij.gewijzigd_door or rij.auteur_naam,
        gewijzigd_op=rij.gewijzigd_op,
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, over, rij.leesmoment),
        leesstand=leesstand(kader, rij, _mag_bewerken(kader, rij)),
        over=tuple(kader.namen(over)),
        over_ids=tuple(over),
        mag_bewerken=_mag_bewerken(kader, rij),
        versies=_versies(Verslagversie, rij.pk),
    )


def verslag_uitgave(verslag_id: UUID, nummer: int) -> Uitgave:
    """The text as it was finished for the nth time. A later change never alters what a plan or decision cites."""
    rij = poort.haal(Gespreksverslag, verslag_id, Recht.VERSLAG_LEZEN)
    if not 0 < nummer <= rij.uitgave:
        raise NietGevonden("dossier.gespreksverslag")
    velden = {naam: str(getattr(rij, naam)) for naam in ("titel", "gesprek_op", "eigen_woorden", "tekst", "afspraken")}
    if nummer < rij.uitgave or rij.stand != regels.KLAAR:
        velden |= Verslagversie.objects.get(item=rij, uitgave=nummer).velden
    return Uitgave(
        verslag=rij.pk,
        dossier=rij.dossier_id,
        nummer=nummer,
        titel=velden["titel"],
        gesprek_op=date.fromisoformat(velden["gesprek_op"]),
        eigen_woorden=velden["eigen_woorden"],
        tekst=velden["tekst"],
        afspraken=velden["afspraken"],
        reactie=rij.reactie_inwoner,
        betwist=rij.betwist,
        laatste=rij.uitgave,
    )


def afgeronde_verslagen(dossier_id: UUID) -> tuple[Uitgave, ...]:
    """The newest finished text of every report of this dossier that this actor may read, newest first."""
    rijen = poort.zichtbaar(Gespreksverslag, Recht.VERSLAG_LEZEN).filter(dossier_id=dossier_id, uitgave__gt=0)
    return tuple(_zonder_tekst(v, v.uitgave) for v in rijen.order_by("-gesprek_op", "-pk")[:50])


def verslagbronnen(nummers: Mapping[UUID, int]) -> dict[UUID, Uitgave]:
    """Report -> the finished text that is cited, as far as this actor may read it; one statement, without texts."""
    rijen = poort.zichtbaar(Gespreksverslag, Recht.VERSLAG_LEZEN).filter(pk__in=list(nummers)) if nummers else ()
    return {rij.pk: _zonder_tekst(rij, nummers[rij.pk]) for rij in rijen}


def _zonder_tekst(v: Gespreksverslag, nummer: int) -> Uitgave:
    return Uitgave(v.pk, v.dossier_id, nummer, v.titel, v.gesprek_op, "", "", "", "", v.betwist, v.uitgave)


def _brieven(rij: Gespreksverslag, over: list[UUID]) -> tuple[BriefRegel, ...]:
    rondes = range(rij.brief_ronde, 0, -1)
    return brieven_met_sleutel([f"verslag:{rij.pk}:{ronde}:{wie}" for ronde in rondes for wie in over])


def journaalregel(dossier_id: UUID, regel_id: UUID) -> JournaalBeeld:
    """The whole line, with what it said before."""
    kader = dossier_kader(dossier_id)
    rij = poort.haal(Journaalregel, regel_id, Recht.JOURNAAL_LEZEN)
    _hoort_bij(rij, dossier_id)
    over = list(rij.over.through.objects.filter(journaalregel_id=rij.pk).values_list("inwoner_id", flat=True))
    return JournaalBeeld(
        kader=kader,
        id=rij.pk,
        soort=rij.soort,
        soort_naam=regels.NAAM_VAN_SOORT[regels.Soort(rij.soort)],
        moment=rij.moment,
        tekst=rij.tekst,
        auteur=rij.auteur_naam,
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, over, rij.leesmoment),
        leesstand=leesstand(kader, rij, _mag_bewerken(kader, rij)),
        over=tuple(kader.namen(over)),
        versie=rij.versie,
        doorgehaald_op=rij.doorgehaald_op,
        doorgehaald_reden=rij.doorgehaald_reden,
        van_mij=rij.gemaakt_door == actor_nu().kenmerk,
        mag_bewerken=_mag_bewerken(kader, rij),
        versies=_versies(Journaalversie, rij.pk),
    )


def _hoort_bij(rij: Any, dossier_id: UUID) -> None:
    """An item under the address of another dossier is not there."""
    if rij.dossier_id != dossier_id:
        raise NietGevonden(rij._meta.label_lower)


def _mag_bewerken(kader: DossierKader, rij: Any) -> bool:
    """What the screen offers; the act decides."""
    eigen = rij.gemaakt_door == actor_nu().kenmerk
    return kader.mag_schrijven and (eigen or rij.wet in dict(kader.wetten))


def _versies(model: type[Journaalversie] | type[Verslagversie], item_id: UUID) -> tuple[Versie, ...]:
    rijen = model.objects.filter(item_id=item_id).order_by("-gemaakt_op")[:50]
    return tuple(Versie(rij.velden, rij.door_naam, rij.gemaakt_op, rij.reden) for rij in rijen)
