"""May this go along to that desk? The share table answers, as for every other share (REQ-159, TOE-04)."""

from dataclasses import dataclass
from typing import Any

from keukentafel.delen.handelingen import eis_mag
from keukentafel.delen.models import Toestemming
from keukentafel.delen.opvragen import geldige_toestemmingen, mag_delen
from keukentafel.delen.woorden import Gegeven, Partner, Uitkomst, Waarom
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade
from keukentafel.poort.beperking import DELEN, is_beperkt
from keukentafel.toegang.models import Contact
from keukentafel.toegang.opvragen.keuzes import Keuzes

TOESTEMMING, VEILIGHEID = "toestemming", "veiligheid"
# What a handover tells: that we know somebody, how to reach them, and what they ask.
GEGEVENS = (Gegeven.FEIT, Gegeven.CONTACT, Gegeven.VRAAG)


@dataclass(frozen=True)
class Deelgrond:
    """On what the handover leans: the row of the share table, a consent on record, or who said yes just now."""

    regel: str = ""
    artikel: str = ""
    toestemming: Toestemming | None = None
    akkoord_van: str = ""

    @property
    def velden(self) -> dict[str, Any]:
        return {naam: getattr(self, naam) for naam in ("regel", "artikel", "toestemming", "akkoord_van")}


def deelgrond(actor: Actor, contact: Contact, loket: str, grond: str, lijsten: Keuzes) -> Deelgrond:
    """The ground of this moment, or Blokkade with the article. Somebody nobody knows has nothing to protect yet."""
    akkoord = _wie_zei_ja(contact, lijsten) if grond == TOESTEMMING else ""
    if contact.inwoner is None:
        return Deelgrond(akkoord_van=akkoord)
    if grond != VEILIGHEID and is_beperkt(contact.pk):  # a handover passes on this very contact, and no other piece
        raise Blokkade("beperkt-delen", DELEN, "grond")
    inwoner, partner = contact.inwoner, _partner(loket, lijsten)
    waarom = Waarom.ACUUT if grond == VEILIGHEID else Waarom.HULP
    antwoord = mag_delen(inwoner_id=inwoner.pk, wet=contact.wet, partner=partner, waarom=waarom, gegevens=GEGEVENS)
    gevraagd = antwoord.uitkomst is Uitkomst.TOESTEMMING and grond == TOESTEMMING
    if not gevraagd:
        eis_mag(actor, inwoner, antwoord, veld="grond")
    op_papier = antwoord.mag and antwoord.uitkomst is Uitkomst.TOESTEMMING
    eerder = geldige_toestemmingen(inwoner.pk, partner) if op_papier else []
    return Deelgrond(antwoord.regel, antwoord.artikel, eerder[0] if eerder else None, akkoord)


def _partner(loket: str, lijsten: Keuzes) -> str:
    """What kind of party a desk is; a team of this house is a colleague, an unknown desk needs consent."""
    if not loket:
        return Partner.DIRECTE_COLLEGA
    waarde = {code: waarde for code, _, waarde in lijsten.waarden("loket")}.get(loket) or {}
    return str(waarde.get("partner") or Partner.WELZIJN)


def _wie_zei_ja(contact: Contact, lijsten: Keuzes) -> str:
    """The resident, or who spoke for the resident: as it stands on the contact."""
    if contact.namens in ("", "zelf"):
        return "de inwoner zelf"
    rol = lijsten.woorden("namens", [contact.namens]).lower()
    return f"{contact.beller} ({rol})" if contact.beller else rol
