"""The files of a package: what the source holds now, whether it may be opened, and what goes in its place.

Nothing is copied when a package is gathered: a file is read at its source when somebody opens it and when it leaves,
and must then still be the same (SHA-256).
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from keukentafel.kern.actor import transactie
from keukentafel.kern.bestanden import BESTANDSSOORTEN, Virusstand, downloadbezwaar
from keukentafel.kern.fouten import Blokkade, NietGevonden
from keukentafel.kern.models import Bestand
from keukentafel.kern.tekst import bestandsmaat
from keukentafel.organisatie.opvragen.bestanden import bestand_ophalen
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Pakketbestand, Pakketstuk
from keukentafel.privacy.opvragen.aanvrager import SYSTEEM
from keukentafel.privacy.opvragen.bronnen import BRONNEN

S = Recht.VERZOEK_BEHANDELEN
MODEL_VAN_BRON = {bron.code: bron.model for bron in BRONNEN}
WEG = "Dit bestand is er niet meer, of het is een ander bestand geworden. Verzamel het pakket opnieuw."


@dataclass(frozen=True)
class Bestandbeeld:
    """The file of one piece on the screen of who weighs it."""

    bezwaar: str
    vervanging: str
    """What goes in its place, with its kind and size; empty: the file as we have it."""


@dataclass
class Uitgaand:
    """What is sent: as kern.web.bestanden asks it."""

    naam: str
    soort: str
    inhoud: bytes


def bestandbeeld(stuk: Pakketstuk) -> Bestandbeeld | None:
    """None when the piece is words."""
    if not stuk.bestandsoort:
        return None
    eigen = vervanging_van(stuk)
    zin = f"{eigen.naam} ({eigen.soortnaam}, {bestandsmaat(eigen.grootte)})" if eigen else ""
    return Bestandbeeld(bezwaar_tegen(stuk), zin)


def vervanging_van(stuk: Pakketstuk) -> Pakketbestand | None:
    """Without its bytes."""
    rij: Pakketbestand | None = Pakketbestand.objects.filter(stuk=stuk).defer("inhoud").first()
    return rij


def bezwaar_tegen(stuk: Pakketstuk) -> str:
    """Why this file does not leave now, or nothing: what goes in its place, and else what the source holds."""
    eigen = vervanging_van(stuk)
    stand = eigen.stand if eigen else _stand(stuk)
    if stand is None:
        return WEG
    return downloadbezwaar(stand, ongecontroleerd_mag=bool(instelling("bestand_ongecontroleerd_openen")))


def _stand(stuk: Pakketstuk) -> str | None:
    """Of the source; None when it is gone or is another file now. A mail that nobody could read was not looked at."""
    model = MODEL_VAN_BRON[stuk.bron]
    with transactie(SYSTEEM, lezen=True):
        rij = model.objects.filter(pk=stuk.object_id, sha256=stuk.som)
        if not issubclass(model, Bestand):
            return Virusstand.ONBEKEND if rij.exists() else None
        stand: str | None = rij.values_list("stand", flat=True).first()
        return stand


def bytes_van(stuk: Pakketstuk) -> tuple[str, bytes]:
    """Kind and bytes of what leaves; Blokkade when it may not be opened."""
    if bezwaar := bezwaar_tegen(stuk):
        raise Blokkade("bestand-niet-mee", f"{stuk.titel}: {bezwaar}")
    if eigen := vervanging_van(stuk):
        return eigen.soort, bytes(Pakketbestand.objects.values_list("inhoud", flat=True).get(pk=eigen.pk))
    return stuk.bestandsoort, _bron(stuk)


def _bron(stuk: Pakketstuk) -> bytes:
    model = MODEL_VAN_BRON[stuk.bron]
    with transactie(SYSTEEM, lezen=True):
        veld = "inhoud" if issubclass(model, Bestand) else "ruw"
        return bytes(model.objects.values_list(veld, flat=True).get(pk=stuk.object_id, sha256=stuk.som))


def _stuk(verzoek_id: UUID, stuk_id: UUID) -> Pakketstuk:
    stuk: Pakketstuk = poort.haal(Pakketstuk, stuk_id, S)
    if stuk.pakket.verzoek_id != verzoek_id or not stuk.bestandsoort:
        raise NietGevonden("privacy.pakketstuk")
    return stuk


def bronbestand(verzoek_id: UUID, stuk_id: UUID) -> Uitgaand:
    """The file as we have it, for who weighs it; Blokkade when it stays shut. Logged as an export."""
    stuk = _stuk(verzoek_id, stuk_id)
    stand = _stand(stuk)
    mag = bool(instelling("bestand_ongecontroleerd_openen"))
    bezwaar = WEG if stand is None else downloadbezwaar(stand, ongecontroleerd_mag=mag)
    logboek.kijk(S.code, stuk, soort="export", uitkomst=f"niet geopend: {stand}" if bezwaar else "ok", bestand=True)
    if bezwaar:
        raise Blokkade("bestand-niet-mee", bezwaar)
    return Uitgaand(
        f"stuk-{stuk.volgnr}.{BESTANDSSOORTEN[stuk.bestandsoort].extensies[0]}", stuk.bestandsoort, _bron(stuk)
    )


def zwart_bestand(verzoek_id: UUID, stuk_id: UUID) -> Any:
    """What goes in its place."""
    eigen = vervanging_van(_stuk(verzoek_id, stuk_id))
    if eigen is None:
        raise NietGevonden("privacy.pakketbestand")
    return bestand_ophalen(Pakketbestand, eigen.pk, S)
