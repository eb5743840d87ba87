"""Letters through the gate: one letter, and the letters of a dossier or a person. A secret address shows nowhere."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.brieven.regels import (
    NAAM_VAN_KANAAL,
    NAAM_VAN_STAND,
    UITLEG_VAN_HAPERING,
    BriefStand,
    Hapering,
    Kanaal,
)
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen import postadres
from keukentafel.inwoner.opvragen.adres import VERBORGEN, is_geheim, mag_adres_zien
from keukentafel.kern import klok
from keukentafel.kern.actor import actor_nu
from keukentafel.kern.tekst import moment_lang
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


@dataclass(frozen=True)
class BriefBlad:
    """One letter as it was, or will be, sent."""

    id: UUID
    stuk: Stuk
    regel: BriefRegel
    mag_verzenden: bool
    mag_terugnemen: bool
    dossier: UUID | None
    inwoner: UUID


def regel_van(brief: Brief) -> BriefRegel:
    """The state of a letter in words."""
    stand = BriefStand(brief.stand)
    woord = NAAM_VAN_STAND[stand]
    if stand is BriefStand.VERZONDEN and brief.verzonden_op:
        woord = f"verzonden {NAAM_VAN_KANAAL[Kanaal(brief.kanaal)]} op {moment_lang(brief.verzonden_op)}"
    hapering = Hapering(brief.hapering) if brief.hapering else None
    return BriefRegel(
        id=brief.pk,
        titel=brief.titel,
        naam=brief.naam,
        aan=brief.hoedanigheid,
        nummer=brief.nummer,
        gemaakt_op=brief.gemaakt_op,
        stand=woord,
        let_op=hapering is not None,
        uitleg=UITLEG_VAN_HAPERING[hapering] if hapering else "",
    )


def adres_voor_brief(brief: Brief) -> tuple[str, ...]:
    """Name and address for above the letter: what was written on it, else the address of now; hidden when secret."""
    wie: Inwoner = brief.geadresseerde
    if is_geheim(wie) and not mag_adres_zien(actor_nu(), wie.pk):
        return (brief.naam, VERBORGEN)
    laatste = brief.verzendingen.filter(kanaal=Kanaal.POST).order_by("-poging").first()
    if laatste and laatste.bestemming:
        return tuple(laatste.bestemming)
    return (brief.naam, *postadres(wie.pk, klok.vandaag()))


def haal_inhoud(brief_id: UUID) -> Briefinhoud:
    """What the letter says, logged; its law decides."""
    inhoud: Briefinhoud = poort.haal(Briefinhoud, brief_id, Recht.BRIEF_LEZEN)
    return inhoud


def brief_blad(brief_id: UUID) -> BriefBlad:
    """One letter, whole."""
    inhoud = haal_inhoud(brief_id)
    brief: Brief = Brief.objects.select_related("geadresseerde").get(pk=inhoud.brief_id)
    actor = actor_nu()
    return BriefBlad(
        id=brief.pk,
        stuk=inhoud.als_stuk(adres_voor_brief(brief)),
        regel=regel_van(brief),
        mag_verzenden=regels.heeft(actor, Recht.BRIEF_VERZENDEN) and poort.mag(brief, Recht.BRIEF_VERZENDEN),
        mag_terugnemen=regels.heeft(actor, Recht.BRIEF_MAKEN),
        dossier=brief.dossier_id,
        inwoner=brief.inwoner_id,
    )


@dataclass(frozen=True)
class Brievenlijst:
    regels: list[BriefRegel]
    volgende: str


def brieven_van(
    *, dossier_id: UUID | None = None, inwoner_id: UUID | None = None, voor: datetime | None = None
) -> Brievenlijst:
    """Letters of one dossier, or to or about one person, newest first; only those whose law may be read."""
    rijen = poort.zichtbaar(Briefinhoud, Recht.BRIEF_LEZEN)
    if dossier_id:
        rijen = rijen.filter(dossier_id=dossier_id)
    if inwoner_id:
        rijen = rijen.filter(inwoner_id=inwoner_id)
    if voor:
        rijen = rijen.filter(gemaakt_op__lt=voor)
    gevonden = list(rijen.select_related("brief").order_by("-gemaakt_op", "-id")[: PER_PAGINA + 1])
    logboek.kijk(Recht.BRIEF_LEZEN.code, None, soort="kijken", lijst="brieven", dossier_id=str(dossier_id or ""))
    blad = gevonden[:PER_PAGINA]
    meer = blad[-1].gemaakt_op.isoformat() if len(gevonden) > PER_PAGINA else ""
    return Brievenlijst([regel_van(r.brief) for r in blad], meer)
