"""What the acts of the vraagverheldering share."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen._hulp import eis_leden, eis_wet
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.models.vraag import Persoonsitem
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.poort import poort
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.rechten import Recht

S = Recht.VRAAG_SCHRIJVEN
M = TypeVar("M", bound=Persoonsitem)


def dossier_van(actor: Actor, dossier_id: UUID, inwoner_id: UUID) -> Dossier:
    """The dossier, through the gate, when this person is or was a member of its household."""
    poort.eis(S)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    eis_leden(dossier, [inwoner_id])
    return dossier


def wet_hier(actor: Actor, dossier: Dossier, liefst: str = Wet.ALGEMEEN) -> str:
    """The law an item is written under: the one that belongs to it, else the first this actor writes under here."""
    stand = stand_van(actor, dossier)
    wetten = regels.wetten_voor(stand)
    if liefst in wetten or not wetten:
        eis_wet(liefst, Publiek.TEAM, stand)
        return liefst
    return wetten[0].value


def schrijf(model: type[M], actor: Actor, dossier: Dossier, inwoner_id: UUID, **velden: Any) -> M:
    """A new item about one person, with its walls."""
    publiek = velden.pop("publiek", Publiek.TEAM.value)
    rij = model(
        **itemmerk(actor, dossier, velden.pop("wet"), publiek),
        inwoner_id=inwoner_id,
        **velden,
    )
    rij.save(force_insert=True)
    rij.over.set(Inwoner.objects.filter(pk=inwoner_id))
    return rij


def eis_lijst(waarde: str, keuzes: Mapping[str, str], veld: str) -> str:
    """One of the list, or an error that names the value."""
    if waarde not in keuzes:
        raise Fout(f"‘{waarde}’ staat niet in de lijst. Kies uit: {', '.join(keuzes.values())}.", veld=veld)
    return waarde
