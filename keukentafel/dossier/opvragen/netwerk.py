"""The network of one member, and whether the question was answered before (REQ-018)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.dossier import regels_vraag as rv
from keukentafel.dossier.models.vraag import Netwerkpersoon, Netwerkvraag
from keukentafel.dossier.opvragen.kader import DossierKader, Lid, dossier_kader
from keukentafel.dossier.opvragen.leefgebieden import kies_lid
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.poort import logboek
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht


@dataclass(frozen=True, slots=True)
class Netwerkbeeld:
    """Somebody around a member."""

    id: UUID
    naam: str
    relatie: str
    doet: str
    kan: str
    beschikbaar: str
    beschikbaar_naam: str
    versie: int
    mag_schrijven: bool
    wie_leest: str
    bron: str = ""
    """Where it came from when it was written before the household came back."""


@dataclass(frozen=True, slots=True)
class Netwerkantwoord:
    """What came of asking, and when."""

    stand: str
    naam: str
    reden: str
    op: date
    wie: str

    @property
    def niet_opnieuw(self) -> bool:
        """A clear answer: do not ask again unless the resident begins about it."""
        return self.stand != rv.Netwerkstand.IN_KAART


@dataclass(frozen=True, slots=True)
class Netwerkblad:
    """One member's network; `groepen`: availability in words -> people."""

    kader: DossierKader
    lid: Lid | None
    groepen: tuple[tuple[str, tuple[Netwerkbeeld, ...]], ...]
    antwoord: Netwerkantwoord | None
    wie_leest: str
    mag_schrijven: bool

    @property
    def adres(self) -> str:
        return f"{self.kader.pad}netwerk/" + (f"?wie={self.lid.id}" if self.lid else "")

    def een(self, netwerkpersoon_id: UUID) -> Netwerkbeeld:
        """The one with this key, or NietGevonden."""
        for _, mensen in self.groepen:
            for mens in mensen:
                if mens.id == netwerkpersoon_id:
                    return mens
        raise NietGevonden("dossier.netwerkpersoon")


def netwerkblad(dossier_id: UUID, *, wie: str = "") -> Netwerkblad:
    """One look, logged."""
    kader = dossier_kader(dossier_id)
    lid = kies_lid(kader, wie)
    mensen = _mensen(kader, lid) if lid else []
    logboek.kijk(Recht.VRAAG_LEZEN.code, None, dossier=str(kader.id), netwerk=len(mensen))
    groepen = ((naam, tuple(m for m in mensen if m.beschikbaar == code)) for code, naam in rv.BESCHIKBAAR.items())
    return Netwerkblad(
        kader=kader,
        lid=lid,
        groepen=tuple((naam, groep) for naam, groep in groepen if groep),
        antwoord=antwoorden(kader).get(lid.id) if lid else None,
        wie_leest=kader.wie_leest(over=[lid.id]) if lid else "",
        mag_schrijven=kader.mag_schrijven and kader.is_open and lid is not None,
    )


def lid_van(kader: DossierKader, netwerkpersoon_id: UUID) -> str:
    """Whose network somebody is in, for the address of the page."""
    rij = zichtbaar(Netwerkpersoon, Recht.VRAAG_LEZEN).filter(pk=netwerkpersoon_id, dossier_id=kader.id).first()
    if rij is None:
        raise NietGevonden("dossier.netwerkpersoon")
    return str(rij.inwoner_id)


def antwoorden(kader: DossierKader) -> dict[UUID, Netwerkantwoord]:
    """The latest answer per member of this dossier; one statement."""
    rijen = zichtbaar(Netwerkvraag, Recht.VRAAG_LEZEN).filter(dossier_id=kader.id)
    return {
        rij.inwoner_id: Netwerkantwoord(
            rij.stand, rv.NAAM_VAN_NETWERKSTAND[rv.Netwerkstand(rij.stand)], rij.reden, rij.gevraagd_op, rij.auteur_naam
        )
        for rij in rijen.order_by("gevraagd_op", "gemaakt_op")
    }


def _mensen(kader: DossierKader, lid: Lid) -> list[Netwerkbeeld]:
    rijen = zichtbaar(Netwerkpersoon, Recht.VRAAG_LEZEN).filter(dossier_id=kader.id, inwoner_id=lid.id, tot=None)
    wetten, ik = dict(kader.wetten), actor_nu().kenmerk
    return [
        Netwerkbeeld(
            id=rij.pk,
            naam=rij.naam,
            relatie=rij.relatie,
            doet=rij.doet,
            kan=rij.kan,
            beschikbaar=rij.beschikbaar,
            beschikbaar_naam=rv.BESCHIKBAAR.get(rij.beschikbaar, rij.beschikbaar),
            versie=rij.versie,
            mag_schrijven=kader.mag_schrijven and (rij.gemaakt_door == ik or rij.wet in wetten),
            bron=kader.uit_vorig(rij.gewijzigd_op),
            wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, [lid.id], rij.leesmoment),
        )
        for rij in rijen.order_by("gemaakt_op")
    ]
