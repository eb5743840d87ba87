"""What is about safety goes along in a package of inzage only when the aandachtsfunctionaris released it (MLD-07)."""

from datetime import timedelta

from django.apps import apps

from keukentafel.dossier.handelingen.vrijgave import TAAK
from keukentafel.dossier.opvragen import wacht_op_vrijgave
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.poort.matrix import Rol, Wet
from keukentafel.privacy.handelingen._hulp import SYSTEEM
from keukentafel.privacy.models import Inzagepakket, Pakketstuk
from keukentafel.privacy.regels.pakket import Stukstand

BINNEN = timedelta(days=5)
"""The month of the request leaves time to weigh, when this is looked at within the week."""
WACHT = (
    "is nog niet vrijgegeven. De aandachtsfunctionaris heeft een taak om dat te bekijken. Wacht daarop, of laat dit"
    " stuk weg met de grond."
)


def eis_vrijgegeven(stuk: Pakketstuk) -> None:
    """Raises Fout for a piece about safety that waits. Asked by the house: a privacy officer opens no compartment."""
    with transactie(SYSTEEM):
        if _wacht(stuk):
            raise Fout(f"Dit gaat over veiligheid en {WACHT}")


def eis_pakket_vrijgegeven(pakket: Inzagepakket) -> None:
    """The same for the whole package: a release may have been withdrawn after a piece was read."""
    with transactie(SYSTEEM):
        mee = pakket.stukken.filter(wet=Wet.VEILIGHEID, stand=Stukstand.MEE)
        if titels := [stuk.titel for stuk in mee if _wacht(stuk)]:
            raise Fout(f"‘{titels[0]}’ gaat over veiligheid en {WACHT}")


def vraag_vrijgave(pakket: Inzagepakket) -> None:
    """What waits is asked of the aandachtsfunctionaris, once for each dossier."""
    wachten = [stuk for stuk in pakket.stukken.filter(wet=Wet.VEILIGHEID) if _wacht(stuk)]
    rijen = [apps.get_model(stuk.bron).objects.filter(pk=stuk.object_id).first() for stuk in wachten]
    for dossier_id in dict.fromkeys(rij.dossier_id for rij in rijen if rij):
        taken_vervallen(actor=SYSTEEM, soort=TAAK, onderwerp_id=dossier_id)
        taak_maken(
            actor=SYSTEEM,
            soort=TAAK,
            tekst="Een inwoner vroeg om inzage. Bepaal wat die over veiligheid mag lezen",
            uiterlijk=max(min(pakket.verzoek.uiterlijk, klok.vandaag() + BINNEN), klok.vandaag()),
            rol=Rol.AANDACHTSFUNCTIONARIS,
            dossier_id=dossier_id,
            onderwerp_id=dossier_id,
            adres=f"/dossier/{dossier_id}/veiligheid/vrijgave/",
            afgeschermd=True,
        )


def _wacht(stuk: Pakketstuk) -> bool:
    return bool(stuk.wet == Wet.VEILIGHEID) and wacht_op_vrijgave(stuk.bron, stuk.object_id)
