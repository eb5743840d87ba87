"""Documents of a dossier: added, replaced by a newer version, struck out and put back (REQ-029)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_leden, eis_tekst, eis_wet
from keukentafel.dossier.handelingen.lezen import itemmerk, vanaf_moment
from keukentafel.dossier.models import Document, Dossier
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.bestanden import bestand_opslaan
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet
from keukentafel.poort.rechten import Recht

R = Recht.DOCUMENT_TOEVOEGEN


def document_toevoegen(
    *,
    actor: Actor,
    dossier_id: UUID,
    naam: str,
    inhoud: bytes,
    titel: str = "",
    documentsoort: str = "overig",
    bron: str = "inwoner",
    bron_naam: str = "",
    document_op: date | None = None,
    ontvangen_op: datetime | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
    inwoner_leest_mee: bool = True,
    poststuk_id: UUID | None = None,
) -> Document:
    """One file in the dossier. The same file of the same piece of post is taken in once.

    Raises Fout when the file is not taken in (kern.bestanden), or a code or date is not known.
    """
    poort.eis(R)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN)
    eis_wet(wet, publiek, stand_van(actor, dossier))
    document = Document(
        **itemmerk(actor, dossier, wet, publiek, leest_mee=inwoner_leest_mee),
        titel=eis_tekst(titel, leeg=True, veld="titel") or naam,
        documentsoort=eis_keuze("documentsoort", documentsoort),
        bron=eis_keuze("bron", bron),
        bron_naam=eis_tekst(bron_naam, leeg=True, veld="bron_naam"),
        document_op=eis_geweest(document_op, "document_op"),
        ontvangen_op=ontvangen_op or klok.nu(),
        poststuk_id=poststuk_id,
    )
    return _opslaan(actor, document, naam, inhoud, eis_leden(dossier, over))


def document_vervangen(*, actor: Actor, document_id: UUID, naam: str, inhoud: bytes) -> Document:
    """A newer version of the same paper; the older ones stay to be read."""
    poort.eis(R)
    oud = poort.haal(Document, document_id, R, voor_wijzigen=True)
    if not oud.actueel or oud.doorgehaald_op:
        raise Fout("Dit is niet de nieuwste versie. Open het document opnieuw en kijk wat er nu staat.")
    over = list(Document.over.through.objects.filter(document_id=oud.pk).values_list("inwoner_id", flat=True))
    zelfde = ("dossier_id", "team_id", "afgeschermd", "wet", "publiek", "inwoner_leest_mee", "titel", "documentsoort")
    velden: dict[str, Any] = {v: getattr(oud, v) for v in (*zelfde, "bron", "bron_naam", "document_op", "reeks")}
    oud.actueel = False
    oud.save(update_fields=["actueel"])
    velden |= {"inwoner_vanaf": vanaf_moment(), "gemaakt_door": actor.kenmerk, "auteur_naam": actor.naam}
    nieuw = Document(**velden, volgnr=oud.volgnr + 1)
    return _opslaan(actor, nieuw, naam, inhoud, over)


def document_doorhalen(*, actor: Actor, document_id: UUID, reden: str) -> Document:
    """Struck out with a reason: in no list any more, and never erased without a trace. Twice changes nothing."""
    poort.eis(R)
    document = poort.haal(Document, document_id, R, voor_wijzigen=True)
    if document.doorgehaald_op is None:
        if not reden.strip():
            raise Fout("Schrijf kort op waarom dit document hier niet hoort.", veld="reden")
        document.doorgehaald_op, document.doorgehaald_reden = klok.nu(), reden.strip()
        document.save(update_fields=["doorgehaald_op", "doorgehaald_reden"])
        gebeurtenis_melden("document_doorgehaald", document.dossier_id, document=str(document.pk))
        logboek.handeling(actor, R.code, document, doorgehaald=True)
    return document


def document_herstellen(*, actor: Actor, document_id: UUID) -> Document:
    """Undo of striking out."""
    poort.eis(R)
    document = poort.haal(Document, document_id, R, voor_wijzigen=True)
    document.doorgehaald_op, document.doorgehaald_reden = None, ""
    document.save(update_fields=["doorgehaald_op", "doorgehaald_reden"])
    logboek.handeling(actor, R.code, document, hersteld=True)
    return document


def eis_keuze(soort: str, code: str) -> str:
    """A code of the configuration of today; Fout names the value and what was expected."""
    lijst = {k.code: k.naam for k in keuzes(soort)}
    if lijst and code not in lijst:
        raise Fout(f"‘{code}’ staat niet in de lijst. Kies: {', '.join(lijst.values()).lower()}.", veld=soort)
    return code


def eis_geweest(op: date | None, veld: str) -> date | None:
    """A date on paper cannot lie in the future."""
    if op and op > klok.vandaag():
        raise Fout(f"{datum_gewoon(op)} ligt in de toekomst. Neem de datum over die op het papier staat.", veld=veld)
    return op


def _opslaan(actor: Actor, document: Document, naam: str, inhoud: bytes, over: Iterable[Any]) -> Document:
    bestand_opslaan(actor=actor, rij=document, naam=naam, inhoud=inhoud)
    document.over.set(over)
    gebeurtenis_melden("document_toegevoegd", document.dossier_id, document=str(document.pk), versie=document.volgnr)
    logboek.handeling(actor, R.code, document, documentsoort=document.documentsoort, versie=document.volgnr)
    return document
