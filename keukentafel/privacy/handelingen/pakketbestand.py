"""Acts on a file of the package: put a version in its place in which somebody made black what is about others."""

from uuid import UUID

from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.handelingen.bestanden import bestand_opslaan
from keukentafel.poort import logboek
from keukentafel.privacy.handelingen._hulp import S
from keukentafel.privacy.handelingen.pakket import open_stuk
from keukentafel.privacy.models import Pakketbestand, Pakketstuk
from keukentafel.privacy.regels.pakket import Stukstand


def _bestandstuk(actor: Actor, stuk_id: UUID) -> Pakketstuk:
    stuk = open_stuk(actor, stuk_id)
    if not stuk.bestandsoort:
        raise Fout("Dit stuk heeft geen bestand. Maak woorden zwart bij het stuk zelf.", "bestand")
    return stuk


def bestand_vervangen(*, actor: Actor, stuk_id: UUID, naam: str, inhoud: bytes) -> Pakketstuk:
    """This goes along in its place, and is read once more; what we have stays as it is (REQ-160, AUT-03)."""
    stuk = _bestandstuk(actor, stuk_id)
    Pakketbestand.objects.filter(stuk=stuk).delete()
    rij = Pakketbestand(stuk=stuk, inwoner_id=stuk.inwoner_id, gemaakt_door=actor.kenmerk)
    bestand_opslaan(actor=actor, rij=rij, naam=naam, inhoud=inhoud)
    return _weer_open(actor, stuk, vervangen=True)


def bestand_terugzetten(*, actor: Actor, stuk_id: UUID) -> Pakketstuk:
    """Not that version after all."""
    stuk = _bestandstuk(actor, stuk_id)
    Pakketbestand.objects.filter(stuk=stuk).delete()
    return _weer_open(actor, stuk, vervangen=False)


def _weer_open(actor: Actor, stuk: Pakketstuk, *, vervangen: bool) -> Pakketstuk:
    stuk.stand, stuk.grond, stuk.toelichting = Stukstand.OPEN, "", ""
    stuk.save(update_fields=["stand", "grond", "toelichting"])
    logboek.handeling(actor, S.code, stuk, vervangen=vervangen)
    return stuk
