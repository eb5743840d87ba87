"""The papers of a dossier: the list, one paper with its versions, and the list on paper."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from keukentafel.dossier.models import Document
from keukentafel.dossier.opvragen.kader import DossierKader, dossier_kader
from keukentafel.dossier.opvragen.leesstand import Leesstand, leesstand
from keukentafel.dossier.opvragen.papiernamen import Namen, papiernamen
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.bestanden import Virusstand
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import bestandsmaat, opsomming
from keukentafel.organisatie.opvragen import bestand_ophalen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import NAAM_VAN_WET, Wet
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.toegang.opvragen.post import PostRegel, nog_niet_in_dossier

PER_BLAD = 50
HEEL_DOSSIER = 1000
R = Recht.DOCUMENT_LEZEN


@dataclass(frozen=True, slots=True)
class DocumentRegel:
    """One paper in the list: its newest version."""

    id: UUID
    titel: str
    naam: str
    soort: str
    van: str
    document_op: date | None
    ontvangen_op: datetime
    versies: int
    bestand: str
    stand: str
    standnaam: str
    waarschuwing: str
    over: str
    adres: str

    @property
    def besmet(self) -> bool:
        return self.stand == Virusstand.BESMET

    @property
    def schoon(self) -> bool:
        return self.stand == Virusstand.SCHOON

    @property
    def sleutel(self) -> str:
        """Where the next page goes on."""
        return f"{self.ontvangen_op.isoformat()}_{self.id}"


@dataclass(frozen=True, slots=True)
class DocumentBlad:
    """One page of the list. `filters`: (code, name)."""

    regels: tuple[DocumentRegel, ...]
    filters: tuple[tuple[str, str], ...]
    volgende: str


@dataclass(frozen=True, slots=True)
class Versieregel:
    """One version of a paper."""

    id: UUID
    volgnr: int
    naam: str
    op: datetime
    door: str


@dataclass(frozen=True, slots=True)
class DocumentBeeld:
    """One paper in full, in the frame of its dossier."""

    kader: DossierKader
    regel: DocumentRegel
    wet: str
    wie_leest: str
    leesstand: Leesstand
    vastgelegd_door: str
    sha256: str
    actueel: bool
    doorgehaald_op: datetime | None
    doorgehaald_reden: str
    versies: tuple[Versieregel, ...]
    mag_schrijven: bool


def documenten(
    kader: DossierKader, namen: Namen, *, soort: str = "", na: str = "", alles: bool = False
) -> DocumentBlad:
    """A page of the newest versions, newest first; `alles` for paper. Unknown filter or key shows the beginning."""
    rijen = poort.zichtbaar(Document, R).filter(dossier_id=kader.id, actueel=True, doorgehaald_op=None)
    if soort in namen["documentsoort"]:
        rijen = rijen.filter(documentsoort=soort)
    rijen = _met_over(_na(rijen, na)).order_by("-ontvangen_op", "-pk")
    hoogstens = HEEL_DOSSIER if alles else PER_BLAD
    gevonden = [_regel(kader, rij, namen) for rij in rijen[: hoogstens + 1]]
    blik, dossier = "afdruk" if alles else "kijken", str(kader.id)
    logboek.kijk(R.code, None, soort=blik, lijst="documenten", dossier=dossier, aantal=len(gevonden))
    blad = tuple(gevonden[:hoogstens])
    volgende = blad[-1].sleutel if len(gevonden) > hoogstens else ""
    return DocumentBlad(blad, tuple(namen["documentsoort"].items()), volgende)


def document(dossier_id: UUID, document_id: UUID) -> DocumentBeeld:
    """One version with the others of its series; NietGevonden when it is not for this actor."""
    kader = dossier_kader(dossier_id)
    poort.haal(Document, document_id, R)
    rij = _met_over(Document.objects.filter(pk=document_id, dossier_id=dossier_id).defer("inhoud")).first()
    if rij is None:
        raise NietGevonden("dossier.document")
    namen = papiernamen()
    mag_schrijven = kader.mag_schrijven and (rij.wet in dict(kader.wetten))
    reeks = poort.zichtbaar(Document, R).filter(reeks=rij.reeks).order_by("-volgnr")
    return DocumentBeeld(
        kader=kader,
        regel=_regel(kader, rij, namen),
        wet=NAAM_VAN_WET[Wet(rij.wet)],
        wie_leest=kader.wie_leest_item(rij.wet, rij.publiek, rij.inwoner_leest_mee, rij.k_over, rij.leesmoment),
        leesstand=leesstand(kader, rij, mag_schrijven),
        vastgelegd_door=rij.auteur_naam,
        sha256=rij.sha256,
        actueel=rij.actueel,
        doorgehaald_op=rij.doorgehaald_op,
        doorgehaald_reden=rij.doorgehaald_reden,
        versies=tuple(Versieregel(v.pk, v.volgnr, v.naam, v.ontvangen_op, v.auteur_naam) for v in reeks[:100]),
        mag_schrijven=mag_schrijven,
    )


def document_bestand(dossier_id: UUID, document_id: UUID) -> Any:
    """The bytes of one version, to send; Blokkade when it stays shut."""
    rij = bestand_ophalen(Document, document_id, R)
    if rij.dossier_id != dossier_id:
        raise NietGevonden("dossier.document")
    return rij


def losse_post(kader: DossierKader) -> tuple[PostRegel, ...]:
    """Post of this household that is not in the dossier yet, for who may put it there."""
    if not kader.mag_schrijven or not heeft(actor_nu(), Recht.POST_VERWERKEN):
        return ()
    return nog_niet_in_dossier(kader.huishouden_id)


def _na(rijen: Any, na: str) -> Any:
    moment, _, sleutel = na.partition("_")
    try:
        op, pk = datetime.fromisoformat(moment), UUID(sleutel)
    except ValueError:
        return rijen
    if op.tzinfo is None:
        op = op.replace(tzinfo=klok.AMSTERDAM)
    return rijen.filter(Q(ontvangen_op__lt=op) | Q(ontvangen_op=op, pk__lt=pk))


def _met_over(rijen: Any) -> Any:
    door = Document.over.through.objects.filter(document_id=OuterRef("pk"))
    return rijen.annotate(k_over=ArraySubquery(door.values("inwoner_id")))


def _regel(kader: DossierKader, rij: Any, namen: Namen) -> DocumentRegel:
    bron = namen["bron"].get(rij.bron, rij.bron)
    genoemd = kader.namen(rij.k_over) if len(rij.k_over) < kader.aantal_leden else []
    return DocumentRegel(
        id=rij.pk,
        titel=rij.titel,
        naam=rij.naam,
        soort=namen["documentsoort"].get(rij.documentsoort, rij.documentsoort),
        van=f"{bron}, {rij.bron_naam}" if rij.bron_naam else bron,
        document_op=rij.document_op,
        ontvangen_op=rij.ontvangen_op,
        versies=rij.volgnr,
        bestand=f"{rij.soortnaam}, {bestandsmaat(rij.grootte)}",
        stand=rij.stand,
        standnaam=rij.standnaam,
        waarschuwing=rij.waarschuwing,
        over=opsomming(genoemd) if genoemd else "",
        adres=f"{kader.pad}documenten/{rij.pk}/",
    )
