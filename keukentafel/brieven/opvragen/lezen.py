"""Letters through the gate: one letter, and the letters of a dossier or a person. A secret address shows nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from keukentafel.brieven.models import Brief, Briefinhoud, Verzending
from keukentafel.brieven.regels import (
    NAAM_VAN_KANAAL,
    NAAM_VAN_STAND,
    NAAM_VAN_VERZENDSTAND,
    UITLEG_VAN_HAPERING,
    UITLEG_VAN_KANAAL,
    BriefStand,
    Hapering,
    Kanaal,
    Kanaalreden,
    VerzendStand,
)
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen import communicatie_van, postadres
from keukentafel.inwoner.opvragen.adres import VERBORGEN, is_geheim, mag_adres_zien
from keukentafel.inwoner.opvragen.ontvangers import BUITEN_TEAM
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import moment_lang
from keukentafel.koppelingen.pdf import onafdrukbaar
from keukentafel.koppelingen.pdf.stuk import Stuk
from keukentafel.poort import logboek, poort, regels
from keukentafel.poort.rechten import Recht

PER_PAGINA = 25


@dataclass(frozen=True)
class BriefRegel:
    """One line of a list of letters."""

    id: UUID
    titel: str
    naam: str
    aan: str
    nummer: int
    gemaakt_op: datetime
    stand: str
    let_op: bool
    uitleg: str
    waarom_zo: str
    """Why on paper or by e-mail."""
    te_lezen: bool = True
    """False when the addressee is somebody this actor may not see: the letter is on the other side of the wall."""


@dataclass(frozen=True)
class Poging:
    """One attempt in words."""

    nummer: int
    kanaal: str
    stand: str
    gelukt: bool
    wanneer: datetime
    bestemming: str
    bewijs: str
    som: str


@dataclass(frozen=True)
class BriefBlad:
    """One letter as it was, or will be, sent."""

    id: UUID
    stuk: Stuk
    regel: BriefRegel
    mag_verzenden: bool
    dossier: UUID | None
    inwoner: UUID
    communicatie: str
    """How the addressee reads and talks, as far as this actor may know; empty when nothing is special."""
    onleesbaar: tuple[str, ...]
    pogingen: tuple[Poging, ...]


def regel_van(brief: Brief) -> BriefRegel:
    """The state of a letter in words."""
    stand = BriefStand(brief.stand)
    woord = NAAM_VAN_STAND[stand]
    if stand is BriefStand.VERZONDEN and brief.verzonden_op:
        woord = f"verzonden {NAAM_VAN_KANAAL[Kanaal(brief.kanaal)]} op {moment_lang(brief.verzonden_op)}"
    if stand is BriefStand.MAIL and brief.kanaal == Kanaal.VEILIG:
        woord = "wordt beveiligd gemaild"
    hapering = Hapering(brief.hapering) if brief.hapering else None
    return BriefRegel(
        id=brief.pk,
        titel=brief.titel,
        naam=brief.naam,
        aan=brief.hoedanigheid,
        nummer=brief.nummer,
        gemaakt_op=brief.gemaakt_op,
        stand=woord,
        let_op=hapering is not None and stand is not BriefStand.INGETROKKEN,
        uitleg=UITLEG_VAN_HAPERING[hapering] if hapering else "",
        waarom_zo=UITLEG_VAN_KANAAL[Kanaalreden(brief.kanaal_reden)] if brief.kanaal_reden else "",
    )


def adres_voor_brief(brief: Brief) -> tuple[str, ...]:
    """Name and address for above the letter: what was written on it, else the address of now; hidden when secret."""
    wie: Inwoner | None = brief.geadresseerde
    if wie is not None and is_geheim(wie) and not mag_adres_zien(actor_nu(), wie.pk):
        return (brief.naam, VERBORGEN)
    laatste = brief.verzendingen.filter(kanaal=Kanaal.POST).order_by("-poging").first()
    if laatste and laatste.bestemming:
        return tuple(laatste.bestemming)
    return (brief.naam, *(postadres(wie.pk, klok.vandaag()) if wie else brief.adresregels))


def pogingen_van(brief: Brief) -> tuple[Poging, ...]:
    """Every attempt, first first. A secret address stays secret here too."""
    wie: Inwoner | None = brief.geadresseerde
    geheim = wie is not None and is_geheim(wie) and not mag_adres_zien(actor_nu(), wie.pk)
    return tuple(_poging(v, geheim) for v in brief.verzendingen.order_by("poging"))


def _poging(v: Verzending, geheim: bool) -> Poging:
    return Poging(
        nummer=v.poging,
        kanaal=NAAM_VAN_KANAAL[Kanaal(v.kanaal)],
        stand=NAAM_VAN_VERZENDSTAND[VerzendStand(v.stand)],
        gelukt=v.stand == VerzendStand.VERZONDEN,
        wanneer=v.verzonden_op or v.begonnen_op or v.gemaakt_op,
        bestemming=VERBORGEN if geheim else ", ".join(v.bestemming),
        bewijs=v.bewijs,
        som=v.som,
    )


def _leesbaar() -> Any:
    """Letters whose law may be read, each with `k_ziet`: may this actor see to whom it went? (GEZ-05, AUT-03)

    Of a letter to a party outside that is the resident whom it is about.
    One that went to somebody hidden from this actor is not there: a line without a name would tell of a person.
    """
    ziet = poort.zichtbaar(Inwoner, Recht.INWONER_LEZEN).filter(
        pk=Coalesce(OuterRef("brief__geadresseerde_id"), OuterRef("inwoner_id"))
    )
    rijen = poort.zichtbaar(Briefinhoud, Recht.BRIEF_LEZEN).annotate(k_ziet=Exists(ziet))
    return rijen.filter(Q(k_ziet=True) | Q(afgeschermd=False))


def _regel(rij: Any) -> BriefRegel:
    """Of a row of `_leesbaar`: the gate decides who is named."""
    regel = regel_van(rij.brief)
    return regel if rij.k_ziet else replace(regel, naam=BUITEN_TEAM, te_lezen=False)


def haal_inhoud(brief_id: UUID) -> Briefinhoud:
    """What the letter says, logged; its law and its addressee decide."""
    if not mag_brief_lezen(brief_id):
        logboek.geweigerd(actor_nu(), Recht.BRIEF_LEZEN.code, "brieven.briefinhoud", brief_id, "niet gevonden")
        raise NietGevonden("brieven.briefinhoud")
    inhoud: Briefinhoud = poort.haal(Briefinhoud, brief_id, Recht.BRIEF_LEZEN)
    return inhoud


def mag_brief_lezen(brief_id: UUID) -> bool:
    """Its law, and may this actor see to whom it went?"""
    return bool(_leesbaar().filter(pk=brief_id, k_ziet=True).exists())


def te_lezen() -> Any:
    """May this actor read the letter? As a column of a list of letters, so that it costs no statement more."""
    if not regels.heeft(actor_nu(), Recht.BRIEF_LEZEN):
        return Value(False)
    return Exists(_leesbaar().filter(pk=OuterRef("pk"), k_ziet=True))


def brief_blad(brief_id: UUID) -> BriefBlad:
    """One letter, whole."""
    inhoud = haal_inhoud(brief_id)
    brief: Brief = Brief.objects.select_related("geadresseerde").get(pk=inhoud.brief_id)
    actor, stuk = actor_nu(), inhoud.als_stuk(adres_voor_brief(brief))
    return BriefBlad(
        id=brief.pk,
        stuk=stuk,
        regel=regel_van(brief),
        mag_verzenden=regels.heeft(actor, Recht.BRIEF_VERZENDEN) and poort.mag(brief, Recht.BRIEF_VERZENDEN),
        dossier=brief.dossier_id,
        inwoner=brief.inwoner_id,
        communicatie=_communicatie(brief),
        onleesbaar=tuple(onafdrukbaar("".join(stuk.teksten()))),
        pogingen=pogingen_van(brief),
    )


def _communicatie(brief: Brief) -> str:
    ziet = poort.zichtbaar(Inwoner, Recht.INWONER_LEZEN).filter(pk=brief.geadresseerde_id).first()
    return communicatie_van(ziet).regel if ziet else ""


def brieven_met_sleutel(sleutels: Sequence[str]) -> tuple[BriefRegel, ...]:
    """The letters that were made for these, as far as this actor reads their law; newest first."""
    if not sleutels:
        return ()
    rijen = _leesbaar().filter(brief__sleutel__in=sleutels)
    blad = rijen.select_related("brief").order_by("-gemaakt_op", "-id")[:PER_PAGINA]
    return tuple(_regel(rij) for rij in blad)


@dataclass(frozen=True)
class Brievenlijst:
    regels: list[BriefRegel]
    volgende: str


def brieven_van(
    *, huishouden_id: UUID | None = None, inwoner_id: UUID | None = None, voor: datetime | None = None
) -> Brievenlijst:
    """Letters of one household, or to or about one person, newest first; only those whose law may be read."""
    rijen = _leesbaar()
    rijen = rijen.filter(huishouden_id=huishouden_id) if huishouden_id else rijen.filter(inwoner_id=inwoner_id)
    if voor:
        rijen = rijen.filter(gemaakt_op__lt=voor)
    gevonden = list(rijen.select_related("brief").order_by("-gemaakt_op", "-id")[: PER_PAGINA + 1])
    blad = gevonden[:PER_PAGINA]
    logboek.kijk(Recht.BRIEF_LEZEN.code, None, soort="kijken", lijst="brieven", aantal=len(blad))
    meer = blad[-1].gemaakt_op.isoformat() if len(gevonden) > PER_PAGINA else ""
    return Brievenlijst([_regel(rij) for rij in blad], meer)
