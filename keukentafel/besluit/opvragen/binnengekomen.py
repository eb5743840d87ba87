"""What came in for a dossier: post, letters among its documents, bezwaren and zienswijzen (REQ-086).

Each kind through its own door of the gate. Who may not read the papers themselves sees the envelope: that a mail came,
from whom and when.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import CharField, DateTimeField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast

from keukentafel.besluit.models import Bezwaar, Zienswijze
from keukentafel.besluit.regels.bezwaarwoorden import NAAM_VAN_INDIENER, Indiener
from keukentafel.dossier.models import Document
from keukentafel.kern.actor import actor_nu
from keukentafel.poort import poort, regels
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.models import Poststuk
from keukentafel.toegang.regels.post import GEKOPPELD

POST, PAPIER, BEZWAAR, ZIENSWIJZE = "post", "papier", "bezwaar", "zienswijze"
PAPIERSOORTEN = ("brief", "mail")
POSTNAAM = {"mail": "Mail", "scan": "Brief op papier"}
# Which sources each filter of the page shows; a filter that is not here shows letters of ours alone.
BRONNEN = {
    "": (POST, PAPIER, BEZWAAR, ZIENSWIJZE),
    "post": (POST, PAPIER),
    "bezwaar": (BEZWAAR,),
    "aanvraag": (ZIENSWIJZE,),
}
Bladsleutel = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True)
class Binnenspoor:
    """One piece that came in: what, from whom, when, and where it is read (empty: not by this actor)."""

    binnen: ClassVar[bool] = True
    id: UUID
    op: datetime
    wat: str
    soort: str
    van: str
    adres: str


def binnengekomen(dossier_id: UUID, soort: str, voor: Bladsleutel | None, hoeveel: int) -> list[Binnenspoor]:
    """Newest first, in one statement whatever the number of sources."""
    delen = [
        _kolommen(bron, rijen, velden, voor)
        for bron in BRONNEN.get(soort, ())
        for rijen, velden in [_BRON[bron](dossier_id)]
    ]
    if not delen:
        return []
    samen = delen[0].union(*delen[1:], all=True) if len(delen) > 1 else delen[0]
    return [_spoor(dossier_id, rij) for rij in samen.order_by("-k_op", "-id")[:hoeveel]]


def na_sleutel(rijen: Any, veld: str, voor: Bladsleutel | None) -> Any:
    """What comes after this place in the list; two pieces of one moment are told apart by their key."""
    return rijen.filter(Q(**{f"{veld}__lt": voor[0]}) | Q(**{veld: voor[0], "id__lt": voor[1]})) if voor else rijen


def _kolommen(bron: str, rijen: Any, velden: dict[str, Any], voor: Bladsleutel | None) -> Any:
    rijen = rijen.annotate(k_bron=Value(bron, output_field=CharField()), **velden)
    return na_sleutel(rijen, "k_op", voor).values_list("id", "k_bron", "k_op", "k_wat", "k_van", "k_bij")


def _velden(op: Any, wat: Any, van: Any, bij: Any) -> dict[str, Any]:
    """A day without a time counts as its beginning."""
    tekst = CharField()
    return {
        "k_op": Cast(op, DateTimeField()),
        "k_wat": Cast(wat, tekst),
        "k_van": Cast(van, tekst),
        "k_bij": Cast(bij, tekst),
    }


def _papieren(dossier_id: UUID) -> Any:
    rijen = poort.zichtbaar(Document, Recht.DOCUMENT_LEZEN)
    rijen = rijen.filter(dossier_id=dossier_id, actueel=True, doorgehaald_op=None)
    return rijen.filter(Q(documentsoort__in=PAPIERSOORTEN) | Q(poststuk_id__isnull=False))


def _papier(dossier_id: UUID) -> tuple[Any, dict[str, Any]]:
    return _papieren(dossier_id), _velden("ontvangen_op", F("titel"), F("bron_naam"), F("documentsoort"))


def _post(dossier_id: UUID) -> tuple[Any, dict[str, Any]]:
    """The envelope of what this actor does not see as papers. Placed post is for who reads contacts, or placed it."""
    actor = actor_nu()
    rijen = poort.zichtbaar(Poststuk, Recht.POST_VERWERKEN).filter(dossier_id=dossier_id, stand=GEKOPPELD)
    if not regels.heeft(actor, Recht.CONTACT_LEZEN):
        rijen = rijen.filter(klaar_door=actor.kenmerk)
    rijen = rijen.filter(~Exists(_papieren(dossier_id).filter(poststuk_id=OuterRef("pk"))))
    return rijen, _velden("ontvangen_op", F("soort"), F("van_naam"), F("van_adres"))


def _bezwaar(dossier_id: UUID) -> tuple[Any, dict[str, Any]]:
    rijen = poort.zichtbaar(Bezwaar, Recht.AANVRAAG_LEZEN).filter(dossier_id=dossier_id)
    return rijen, _velden("ontvangen_op", F("nummer"), F("indiener"), F("kanaal"))


def _zienswijze(dossier_id: UUID) -> tuple[Any, dict[str, Any]]:
    rijen = poort.zichtbaar(Zienswijze, Recht.BESLUITTEKST_LEZEN)
    rijen = rijen.filter(dossier_id=dossier_id, gegeven_op__isnull=False)
    return rijen, _velden("gegeven_op", F("vorm"), Value(""), F("aanvraag_id"))


_BRON = {POST: _post, PAPIER: _papier, BEZWAAR: _bezwaar, ZIENSWIJZE: _zienswijze}


def _spoor(dossier_id: UUID, rij: tuple[UUID, str, datetime, str, str, str]) -> Binnenspoor:
    actor, (sleutel, bron, op, wat, van, bij) = actor_nu(), rij
    if bron == POST:
        return Binnenspoor(sleutel, op, POSTNAAM.get(wat, "Post"), "post", van or bij, "")
    if bron == PAPIER:
        return Binnenspoor(sleutel, op, wat, bij, van, f"/dossier/{dossier_id}/documenten/{sleutel}/")
    if bron == BEZWAAR:
        adres = f"/bezwaren/{sleutel}/" if regels.heeft(actor, Recht.BEZWAAR_BEHANDELEN) else ""
        return Binnenspoor(sleutel, op, f"Bezwaar {wat}", f"bezwaar, {bij}", NAAM_VAN_INDIENER[Indiener(van)], adres)
    adres = f"/aanvragen/{bij}/" if regels.heeft(actor, Recht.AANVRAAG_LEZEN) else ""
    return Binnenspoor(sleutel, op, "Zienswijze", f"zienswijze, {wat}", "De inwoner", adres)


def op_volgorde(sporen: Collection[Any]) -> list[Any]:
    """Newest first over all sources, as the database orders them."""
    return sorted(sporen, key=lambda s: (s.op, s.id), reverse=True)
