"""One report or journal line with its earlier texts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.models import Gespreksverslag, Journaalregel, Journaalversie, Verslagversie
from keukentafel.dossier.opvragen.kader import DossierKader, dossier_kader
from keukentafel.dossier.opvragen.leesstand import Leesstand, leesstand
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht


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
    reactie_inwoner: str
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
    mag_bewerken: bool
    versies: tuple[Versie, ...]

    @property
    def adres(self) -> str:
        return f"{self.kader.pad}verslag/{self.id}/"


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
        reactie_inwoner=rij.reactie_inwoner,
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
        mag_bewerken=_mag_bewerken(kader, rij),
        versies=_versies(Verslagversie, rij.pk),
    )


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
