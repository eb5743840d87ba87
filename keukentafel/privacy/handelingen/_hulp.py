"""What the acts of privacy share: fetching a request through the gate, tasks and letters of the house."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from keukentafel.brieven.briefbron import BriefBron
from keukentafel.brieven.handelingen import brief_maken
from keukentafel.brieven.models import Brief
from keukentafel.brieven.regels import BriefStand
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.poort import poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Privacyverzoek
from keukentafel.privacy.regels.verzoek import Stand

S = Recht.VERZOEK_BEHANDELEN
SYSTEEM = Actor.systeem("privacy")


def open_verzoek(actor: Actor, verzoek_id: UUID) -> Privacyverzoek:
    """To change. A request by or about the own circle is for a colleague: here it does not exist (MAN-08)."""
    poort.eis(S)
    verzoek: Privacyverzoek = poort.haal(Privacyverzoek, verzoek_id, S, voor_wijzigen=True)
    if verzoek.aanvrager_id in actor.mijdt:
        raise NietGevonden("privacy.privacyverzoek")
    if verzoek.stand == Stand.KLAAR:
        raise Fout("Dit verzoek is al afgesloten. Neem een nieuw verzoek aan als de inwoner opnieuw iets vraagt.")
    return verzoek


def over_wie(verzoek: Privacyverzoek) -> UUID:
    """Whose data; only after the person was found."""
    assert verzoek.inwoner_id
    return verzoek.inwoner_id


def taak_voor_privacy(
    verzoek: Privacyverzoek,
    soort: str,
    tekst: str,
    uiterlijk: date,
    *,
    iedereen: bool = True,
    onderwerp: UUID | None = None,
    adres: str = "",
) -> None:
    """For whoever handles it, or for every privacy officer. Names nobody. About the request, unless it says what."""
    voor = None if iedereen else verzoek.behandelaar
    taak_maken(
        actor=SYSTEEM,
        soort=soort,
        tekst=tekst,
        uiterlijk=max(uiterlijk, klok.vandaag()),
        voor=voor,
        rol="" if voor else Rol.PRIVACY_OFFICER,
        onderwerp_id=onderwerp or verzoek.pk,
        adres=adres or f"/privacy/verzoeken/{verzoek.pk}/",
    )


def onderweg(brieven: Collection[Brief]) -> bool:
    """Do they leave? One that waits for an address tells nobody anything yet; the post room has a task for it."""
    return bool(brieven) and all(brief.stand != BriefStand.WACHT for brief in brieven)


def brief_bij(verzoek: Privacyverzoek, bron: BriefBron, waarvoor: str) -> bool:
    """The letter to whoever asked, written by the house: the handler need not have the right to write to residents.

    False when we know no address of that person: then it is told in another way.
    """
    wie = verzoek.inwoner_id if verzoek.hoedanigheid == "zelf" else verzoek.aanvrager_id
    if wie is None or verzoek.inwoner_id is None:
        return False
    with transactie(SYSTEEM):
        team = Inwoner.objects.values_list("team_id", flat=True).get(pk=wie)
        brieven = brief_maken(
            actor=SYSTEEM,
            soort=bron.soort,
            bron=bron,
            # About whoever it goes to: a letter to another stands on the side of that other (AUT-03).
            inwoner_id=wie,
            ontvangers=[wie],
            team_id=team,
            sleutel=f"privacyverzoek:{verzoek.pk}:{waarvoor}",
            uiterlijk=verzoek.uiterlijk,
        )
    return onderweg(brieven)
