"""Post gets its place: in the open dossier of these people as documents, else as a contact or with a melding.

The door stands here, because toegang does not know dossiers (one direction, ADR 0013).
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels
from keukentafel.dossier.handelingen.documenten import document_doorhalen, document_toevoegen
from keukentafel.dossier.models import Document, Dossier
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern.actor import Actor
from keukentafel.kern.bestanden import Virusstand
from keukentafel.kern.bestanden.keuring import MB
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort import poort
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.handelingen._hulp import Plek, plek
from keukentafel.toegang.handelingen.post import (
    haal_open,
    poststuk_bij_melding,
    poststuk_bij_persoon,
    poststuk_plaatsen,
    poststuk_terugzetten,
)
from keukentafel.toegang.models import Bijlage, Poststuk

R = Recht.POST_VERWERKEN


@dataclass(frozen=True)
class Geplaatst:
    """Where it went: "dossier", "melding" or "contact", and the screen to look at (may be empty)."""

    poststuk: Poststuk
    waar: str
    adres: str


def post_koppelen(
    *,
    actor: Actor,
    poststuk_id: UUID,
    inwoner_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    melding_id: UUID | None = None,
    wet: str = "",
) -> Geplaatst:
    """Give one piece of post its place. `wet` only matters in a dossier; empty: the first this actor writes under."""
    if melding_id:
        stuk = poststuk_bij_melding(actor=actor, poststuk_id=poststuk_id, melding_id=melding_id)
        return Geplaatst(stuk, "melding", f"/meldingen/{melding_id}/")
    if not inwoner_id and not huishouden_id:
        raise Fout("Kies bij wie dit hoort, of typ het nummer van een melding.", veld="wie")
    waar = plek(actor, R, inwoner_id=inwoner_id, huishouden_id=huishouden_id)
    dossier = _open_dossier(actor, waar)
    if dossier is None:
        velden = {"inwoner_id": waar.inwoner_id, "huishouden_id": waar.huishouden_id}
        return Geplaatst(poststuk_bij_persoon(actor=actor, poststuk_id=poststuk_id, **velden), "contact", "")
    stuk = haal_open(poststuk_id)
    _documenten(actor, stuk, dossier, waar, wet or _eerste_wet(actor, dossier))
    poststuk_plaatsen(actor=actor, poststuk=stuk, waar=waar, dossier_id=dossier.pk)
    return Geplaatst(stuk, "dossier", f"/dossier/{dossier.pk}/documenten/")


def post_naar_dossier(*, actor: Actor, poststuk_id: UUID, dossier_id: UUID, wet: str = "") -> Geplaatst:
    """Post that became a contact earlier, now as documents in the dossier of the same household."""
    poort.eis(R)
    stuk = poort.haal(Poststuk, poststuk_id, R, voor_wijzigen=True)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    if stuk.huishouden_id != dossier.huishouden_id or stuk.dossier_id:
        raise Fout("Deze post hoort niet bij dit huishouden, of staat al in een dossier.")
    waar = Plek(stuk.team_id, stuk.inwoner, stuk.huishouden, stuk.afgeschermd)
    _documenten(actor, stuk, dossier, waar, wet or _eerste_wet(actor, dossier))
    poststuk_plaatsen(
        actor=actor, poststuk=stuk, waar=waar, contact=stuk.contact, melding=stuk.melding, dossier_id=dossier.pk
    )
    return Geplaatst(stuk, "dossier", f"/dossier/{dossier.pk}/documenten/")


def post_ongedaan_maken(*, actor: Actor, poststuk_id: UUID) -> Poststuk:
    """Back in the inbox; documents that were made of it are struck out with that as the reason."""
    poort.eis(R)
    for document in poort.zichtbaar(Document, Recht.DOCUMENT_LEZEN).filter(
        poststuk_id=poststuk_id, doorgehaald_op=None
    ):
        document_doorhalen(actor=actor, document_id=document.pk, reden="De post is teruggezet in de postbak")
    return poststuk_terugzetten(actor=actor, poststuk_id=poststuk_id)


def _open_dossier(actor: Actor, waar: Plek) -> Dossier | None:
    """The open dossier in which this actor may put papers; nothing for who may not, and no word that it is there."""
    if waar.huishouden is None or not heeft(actor, Recht.DOCUMENT_TOEVOEGEN):
        return None
    rijen = poort.zichtbaar(Dossier, Recht.DOSSIER_LEZEN).filter(huishouden=waar.huishouden, gesloten_op=None)
    dossier: Dossier | None = rijen.first()
    return dossier if dossier and regels.wetten_voor(stand_van(actor, dossier)) else None


def _eerste_wet(actor: Actor, dossier: Dossier) -> str:
    return regels.wetten_voor(stand_van(actor, dossier))[0].value


def _mail(stuk: Poststuk, *, als_tekst: bool) -> tuple[str, bytes]:
    """The mail as it came; only its words when a virus travelled with it, or it is too big for a document."""
    stam = (stuk.onderwerp or "mail")[:80].replace("/", "-").replace("\\", "-")
    ruw = bytes(stuk.ruw or b"")
    if not als_tekst and 0 < len(ruw) <= int(instelling("bestand_hoogste_mb")) * MB:
        return f"{stam}.{stuk.ruw_soort}", ruw
    wie = f"{stuk.van_naam} <{stuk.van_adres}>"
    return f"{stam}.txt", f"Mail van {wie}\nOnderwerp: {stuk.onderwerp}\n\n{stuk.tekst}\n".encode()


def _documenten(actor: Actor, stuk: Poststuk, dossier: Dossier, waar: Plek, wet: str) -> None:
    """The mail itself, as it came, and each attachment that was taken in; a virus stays where it is."""
    gemeen: dict[str, Any] = {
        "actor": actor,
        "dossier_id": dossier.pk,
        "bron": "anders" if stuk.soort == "mail" else "inwoner",
        "bron_naam": stuk.van_naam or stuk.van_adres,
        "ontvangen_op": stuk.ontvangen_op,
        "over": [waar.inwoner_id] if waar.inwoner_id else None,
        "poststuk_id": stuk.pk,
        "wet": wet,
    }
    bijlagen = list(Bijlage.objects.filter(poststuk=stuk).order_by("volgnr"))
    besmet = any(b.stand == Virusstand.BESMET for b in bijlagen)
    if stuk.soort == "mail" and not stuk.leesfout:
        naam, inhoud = _mail(stuk, als_tekst=besmet)
        document_toevoegen(naam=naam, inhoud=inhoud, titel=stuk.onderwerp or "Mail", documentsoort="mail", **gemeen)
    for bijlage in (b for b in bijlagen if b.stand != Virusstand.BESMET):
        soort = "mail" if bijlage.soort in {"eml", "msg"} else "brief"
        document_toevoegen(naam=bijlage.naam, inhoud=bytes(bijlage.inhoud), documentsoort=soort, **gemeen)
