"""Consent and shares of one dossier on one page, and the answer to "Mag ik dit delen?"."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from keukentafel.brieven.opvragen.mensen import veiligepost
from keukentafel.brieven.opvragen.partneradres import adreskeuzes
from keukentafel.delen import opvragen, woorden
from keukentafel.delen.beperkt import vraagt_weglaten
from keukentafel.delen.opvragen import DelingBeeld, ToestemmingBeeld
from keukentafel.delen.woorden import Uitkomst
from keukentafel.dossier.opvragen import DossierKader, Lid
from keukentafel.dossier.opvragen.deelbericht import verslagkeuzes
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import opsomming
from keukentafel.poort.beperking import soorten_over

KOP = {
    Uitkomst.MAG: ("Ja, dit mag", "ok"),
    Uitkomst.TOESTEMMING: ("Alleen met toestemming", "warning"),
    Uitkomst.BEPERKT: ("Ja, maar niet alles", "warning"),
    Uitkomst.ANONIEM: ("Alleen zonder namen", "warning"),
    Uitkomst.NIET: ("Nee, dit mag niet", "error"),
}


@dataclass(frozen=True, slots=True)
class Deelblad:
    """The page."""

    kader: DossierKader
    toestemmingen: tuple[ToestemmingBeeld, ...]
    delingen: tuple[DelingBeeld, ...]
    beperkt: tuple[str, ...]
    """Of whom a piece may only be kept: what runs and what is shared leaves it out."""


@dataclass(frozen=True, slots=True)
class Deelantwoord:
    """The answer in words. `vragen`: where to record the consent that is missing."""

    kop: str
    soort: str
    reden: str
    artikel: str
    mee: str
    niet: str
    mag: bool
    waarvoor: str
    """For what the resident gave the consent that this leans on."""
    vragen: str
    beperkt: str
    """Kinds of which a piece may only be kept; whoever shares says that it was left out."""
    sturen: str
    """Where to send it by secured e-mail; empty when that cannot be."""


@dataclass(frozen=True, slots=True)
class Stuurblad:
    """Sending by secured e-mail: the answer again, and to which addresses and with which reports it can go."""

    antwoord: Deelantwoord
    over: str
    adressen: tuple[tuple[str, str], ...]
    verslagen: tuple[tuple[str, str], ...]
    aan: bool


def stuurblad(kader: DossierKader, keuze: dict[str, Any]) -> Stuurblad:
    """From the choices of the question. What may not be shared is not sent: then it says so, without a form."""
    over = UUID(keuze["over"])
    return Stuurblad(
        antwoord=antwoord_op(keuze, kader),
        over=lid_van(kader, over).roepnaam,
        adressen=tuple(adreskeuzes(keuze["met"])),
        verslagen=tuple(verslagkeuzes(kader.id, over, keuze["wet"])),
        aan=veiligepost().aan,
    )


def deelblad(kader: DossierKader) -> Deelblad:
    """Of these members, as far as written in this dossier."""
    leden = [lid.id for lid in kader.leden]
    beperkt = soorten_over(leden, kader.id)
    # Of whom everything is restricted the frame of the page says so already.
    namen = tuple(lid.roepnaam for lid in kader.leden if lid.id in beperkt and lid.id not in kader.heel_beperkt)
    return Deelblad(kader, opvragen.toestemmingen(kader.id, leden), opvragen.delingen(kader.id, leden), namen)


def lid_van(kader: DossierKader, inwoner_id: UUID) -> Lid:
    """A member of this household; somebody else is not there."""
    lid = next((lid for lid in kader.leden if lid.id == inwoner_id), None)
    if lid is None:
        raise NietGevonden("inwoner.inwoner")
    return lid


def antwoord_op(keuze: dict[str, Any], kader: DossierKader) -> Deelantwoord:
    """From the choices of the form to the words on the screen."""
    antwoord = opvragen.mag_delen(
        inwoner_id=UUID(keuze["over"]),
        wet=keuze["wet"],
        partner=keuze["met"],
        waarom=keuze["waarom"],
        gegevens=keuze["wat"],
        partner_naam=keuze.get("partner_naam", ""),
    )
    vraagt = antwoord.mag and vraagt_weglaten(antwoord)
    raakt = opvragen.beperkt_in(UUID(keuze["over"]), kader.id, antwoord.gegevens) if vraagt else ()
    kop, soort = KOP[antwoord.uitkomst]
    if antwoord.uitkomst is Uitkomst.TOESTEMMING and antwoord.mag:
        kop, soort = "Ja, de inwoner gaf toestemming", "ok"
    vraag = urlencode({"partner": keuze["met"], "wet": keuze["wet"]})
    stuur = urlencode({n: keuze[n] for n in ("over", "met", "wet", "waarom", "wat")}, doseq=True)
    met_naam = antwoord.mag and bool(antwoord.gegevens)
    wil = antwoord.uitkomst is Uitkomst.TOESTEMMING and not antwoord.mag
    return Deelantwoord(
        kop=kop,
        soort=soort,
        reden=antwoord.reden,
        artikel=antwoord.artikel,
        mee=opsomming([woorden.NAAM_VAN_GEGEVEN[g] for g in antwoord.gegevens]),
        niet=opsomming([woorden.NAAM_VAN_GEGEVEN[g] for g in antwoord.niet]),
        mag=antwoord.mag,
        waarvoor=opsomming([f"‘{doel}’" for doel in antwoord.doelen]),
        beperkt=opsomming([woorden.NAAM_VAN_GEGEVEN[g].lower() for g in raakt]),
        vragen=f"toestemming/nieuw/{keuze['over']}/?{vraag}" if wil else "",
        sturen=f"sturen/?{stuur}" if met_naam and kader.is_open else "",
    )
