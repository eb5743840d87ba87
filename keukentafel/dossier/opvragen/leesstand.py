"""From when the subject of an item reads it, and what this actor can do about that."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier.models import DossierItem
from keukentafel.dossier.opvragen.kader import DossierKader, dossier_kader
from keukentafel.kern import klok
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.opvragen.inrichting import keuzes
from keukentafel.poort import poort

REDENEN = "reden_niet_lezen"


@dataclass(frozen=True, slots=True)
class Leesstand:
    """What can be done about from when the subject reads this."""

    soort: str
    uitzondering: str
    """Name of the reason, empty when there is none."""
    tot: date | None
    kan_open: bool
    """It will open later and can be opened now."""
    kan_dicht: bool
    """It can be kept from its subject for a while, or longer than it is."""


@dataclass(frozen=True, slots=True)
class ItemStand:
    """One item of any kind, for the page that makes an exception of it."""

    kader: DossierKader
    naam: str
    adres: str
    wie_leest: str
    code: str
    tot: date | None
    redenen: list[tuple[str, str]]


def item_soorten() -> dict[str, type[DossierItem]]:
    """Every kind of item that the rooms know, by the name in its address."""
    return {str(model._meta.model_name): model for model in DossierItem.__subclasses__() if not model._meta.abstract}


def item_model(soort: str) -> type[DossierItem]:
    """The kind with this name; an unknown one is not there."""
    if soort not in (soorten := item_soorten()):
        raise NietGevonden(soort)
    return soorten[soort]


def itemstand(dossier_id: UUID, soort: str, item_id: UUID) -> ItemStand:
    """The item for who may write it; it belongs to this dossier or it is not there."""
    model = item_model(soort)
    kader = dossier_kader(dossier_id)
    rij: Any = poort.haal(model, item_id, model.schrijfrecht)
    if rij.dossier_id != dossier_id:
        raise NietGevonden(soort)
    over = list(rij.over.values_list("pk", flat=True))
    return ItemStand(
        kader=kader,
        naam=f"Geschreven door {rij.auteur_naam}",
        adres=rij.adres,
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, over, rij.leesmoment),
        code=rij.inwoner_uitzondering,
        tot=rij.uitzondering_tot,
        redenen=[(keuze.code, keuze.naam) for keuze in keuzes(REDENEN)],
    )


def leesstand(kader: DossierKader, rij: Any, mag_bewerken: bool) -> Leesstand:
    """The name of a reason is looked up only when there is one."""
    code = rij.inwoner_uitzondering
    namen = {keuze.code: keuze.naam for keuze in keuzes(REDENEN)} if code else {}
    leesbaar = rij.inwoner_leest_mee and rij.inwoner_vanaf is not None and mag_bewerken
    return Leesstand(
        soort=rij._meta.model_name,
        uitzondering=namen.get(code, code),
        tot=rij.uitzondering_tot,
        kan_open=leesbaar and not rij.leesmoment.open(klok.nu()),
        kan_dicht=leesbaar,
    )
