"""The post room: what is to be printed, what waits for the post, what falters, and what has left."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from keukentafel.brieven.models import Afdrukpartij, Brief, Briefinhoud, Verzending
from keukentafel.brieven.opvragen.lezen import BriefRegel, adres_voor_brief, regel_van
from keukentafel.brieven.regels import PER_PDF, BriefStand, Hapering, Kanaal, VerzendStand
from keukentafel.inwoner.opvragen.adres import mag_adres_zien, ziet_elk_adres
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import opsomming
from keukentafel.koppelingen.pdf.stuk import Stuk
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.poort import logboek, poort, regels
from keukentafel.poort.matrix import Bereik
from keukentafel.poort.rechten import Recht

R = Recht.BRIEF_VERZENDEN
PER_PAGINA = 50
BAKKEN = {"klaar": "Af te drukken", "mail": "Onderweg per e-mail", "hapert": "Hapert", "verzonden": "Verzonden"}


@dataclass(frozen=True)
class Postregel:
    """One envelope. The story is not here."""

    brief: BriefRegel
    team: str
    uiterlijk: date | None
    te_laat: bool
    geheim: bool
    waarom: str = ""
    """Of an e-mail that is tried again: what the server said last."""


@dataclass(frozen=True)
class Partijregel:
    """One batch that was printed."""

    id: UUID
    wanneer: datetime
    team: str
    gepost_op: date | None


@dataclass(frozen=True)
class Postlijst:
    bak: str
    regels: list[Postregel]
    partijen: list[Partijregel]
    teams: list[tuple[int, str]]
    team: int | None
    dag: date | None
    volgende: str


@dataclass(frozen=True)
class Deel:
    """One PDF of a batch: its number, and which letters are in it, counted from 1."""

    nummer: int
    van: int
    tot: int


@dataclass(frozen=True)
class Partijblad:
    """`gevraagd` letters go in by portions; `bezig` of them are not there yet, or not at the post yet."""

    id: UUID
    gemaakt_op: datetime
    door: str
    team: str
    gepost_op: date | None
    regels: list[BriefRegel]
    volgende: str
    gevraagd: int
    bezig: int
    delen: tuple[Deel, ...]
    vandaag: date


def post(
    *, bak: str = "klaar", team_id: int | None = None, dag: date | None = None, na: tuple[datetime, UUID] | None = None
) -> Postlijst:
    """One box of the post room, for one team or day when asked; keyset on (gemaakt_op, id)."""
    gekozen = bak if bak in BAKKEN else "klaar"
    rijen: Any = _in_bak(poort.zichtbaar(Brief, R), gekozen)
    if team_id:
        rijen = rijen.filter(team_id=team_id)
    if dag:
        begin = klok.moment(dag, 0)
        rijen = rijen.filter(gemaakt_op__gte=begin, gemaakt_op__lt=begin + timedelta(days=1))
    rijen = rijen if gekozen == "verzonden" else _zonder_geheim(rijen, actor_nu())
    blad, volgende = _bladzijde(rijen.select_related("team"), na, nieuwste_eerst=gekozen == "verzonden")
    logboek.kijk(R.code, None, soort="kijken", lijst=f"post {gekozen}", aantal=len(blad))
    vandaag = klok.vandaag()
    return Postlijst(
        bak=gekozen,
        regels=[_regel(b, vandaag) for b in blad],
        partijen=_partijen(team_id) if gekozen == "klaar" else [],
        teams=_teams(),
        team=team_id,
        dag=dag,
        volgende=volgende,
    )


def _in_bak(rijen: QuerySet[Brief], bak: str) -> QuerySet[Brief]:
    if bak == "verzonden":
        return rijen.filter(stand=BriefStand.VERZONDEN)
    if bak == "klaar":
        return rijen.filter(stand=BriefStand.KLAAR)
    if bak == "mail":
        later = Verzending.objects.filter(brief=OuterRef("pk"), stand=VerzendStand.UITGESTELD).order_by("-poging")
        onderweg = Q(stand=BriefStand.MAIL) | Q(stand=BriefStand.BEDENKTIJD, kanaal=Kanaal.VEILIG)
        return rijen.filter(onderweg).annotate(k_waarom=Subquery(later.values("bewijs")[:1]))
    return rijen.filter(Q(stand=BriefStand.WACHT) | Q(stand=BriefStand.KLAAR, hapering=Hapering.MAIL_MISLUKT))


def _zonder_geheim(rijen: QuerySet[Brief], actor: Actor) -> QuerySet[Brief]:
    """A letter to a secret address is in the box of named persons only (AUT-02)."""
    mag = [pk for pk in actor.inwoners if mag_adres_zien(actor, pk)]
    if ziet_elk_adres(actor):
        return rijen
    return rijen.filter(Q(adres_geheim=False) | Q(geadresseerde_id__in=mag))


def _bladzijde(rijen: Any, na: tuple[datetime, UUID] | None, *, nieuwste_eerst: bool) -> tuple[list[Brief], str]:
    teken = "-" if nieuwste_eerst else ""
    if na:
        op, pk = na
        kant = "lt" if nieuwste_eerst else "gt"
        rijen = rijen.filter(Q(**{f"gemaakt_op__{kant}": op}) | Q(gemaakt_op=op, **{f"id__{kant}": pk}))
    gevonden = list(rijen.order_by(f"{teken}gemaakt_op", f"{teken}id")[: PER_PAGINA + 1])
    blad = gevonden[:PER_PAGINA]
    meer = len(gevonden) > PER_PAGINA
    return blad, f"{blad[-1].gemaakt_op.isoformat()}_{blad[-1].pk}" if meer else ""


def _regel(brief: Brief, vandaag: date) -> Postregel:
    laat = brief.uiterlijk is not None and brief.uiterlijk < vandaag and brief.stand != BriefStand.VERZONDEN
    waarom = getattr(brief, "k_waarom", None) or ""
    return Postregel(regel_van(brief), brief.team.naam, brief.uiterlijk, laat, brief.adres_geheim, waarom)


def _partijen(team_id: int | None) -> list[Partijregel]:
    """Batches that wait for the post, and those of the last days."""
    rijen = poort.zichtbaar(Afdrukpartij, R).filter(teruggenomen_op=None)
    rijen = rijen.filter(Q(gepost_op=None) | Q(gepost_op__gte=klok.dagen_geleden(3)))
    if team_id:
        rijen = rijen.filter(team_id=team_id)
    return [
        Partijregel(p.pk, p.gemaakt_op, p.team.naam, p.gepost_op)
        for p in rijen.select_related("team").order_by("-gemaakt_op")[:20]
    ]


def _teams() -> list[tuple[int, str]]:
    actor = actor_nu()
    rijen = Team.objects.filter(geldig_op(klok.vandaag()))
    alle = rijen if not actor.teams or regels.bereik(actor, R) is Bereik.STAD else rijen.filter(pk__in=actor.teams)
    return list(alle.values_list("pk", "naam"))


def partij_blad(partij_id: UUID, na: tuple[datetime, UUID] | None = None) -> Partijblad:
    """One batch with its envelopes, page by page."""
    partij = _partij(partij_id)
    brieven = poort.zichtbaar(Brief, R).filter(partij=partij)
    te_doen = BriefStand.AFGEDRUKT if partij.gepost_op else BriefStand.KLAAR
    telling = brieven.aggregate(alle=Count("id"), bezig=Count("id", filter=Q(stand=te_doen)))
    teams = brieven.order_by("team__naam").values_list("team__naam", flat=True).distinct()
    blad, volgende = _bladzijde(brieven.select_related("team"), na, nieuwste_eerst=False)
    in_pdf = telling["alle"] if partij.gepost_op else telling["alle"] - telling["bezig"]
    maker = Medewerker.objects.filter(pk=partij.medewerker_id).first() if partij.medewerker_id else None
    return Partijblad(
        id=partij.pk,
        gemaakt_op=partij.gemaakt_op,
        door=maker.naam if maker else "",
        team=opsomming(list(teams) or [partij.team.naam]),
        gepost_op=partij.gepost_op,
        regels=[regel_van(b) for b in blad],
        volgende=volgende,
        gevraagd=partij.gevraagd,
        bezig=telling["bezig"],
        delen=tuple(
            Deel(nr + 1, begin + 1, min(begin + PER_PDF, in_pdf)) for nr, begin in enumerate(range(0, in_pdf, PER_PDF))
        ),
        vandaag=klok.vandaag(),
    )


def _partij(partij_id: UUID) -> Afdrukpartij:
    partij: Afdrukpartij = poort.haal(Afdrukpartij, partij_id, R)
    if partij.teruggenomen_op:
        raise NietGevonden("brieven.afdrukpartij")
    return partij


def partij_stukken(partij_id: UUID, deel: int = 1) -> tuple[list[Stuk], datetime]:
    """What is printed: the letters of one part of the batch with their address. One line in the log for each letter.

    Who prints handles the paper, so the text is read as the system after the right to print was checked.
    """
    partij = _partij(partij_id)
    rijen = (
        poort.zichtbaar(Brief, R).filter(partij=partij).exclude(stand=BriefStand.KLAAR).select_related("geadresseerde")
    )
    brieven = list(rijen.order_by("gemaakt_op", "id")[(deel - 1) * PER_PDF : deel * PER_PDF])
    if not brieven:
        raise NietGevonden("brieven.afdrukpartij")
    for brief in brieven:
        logboek.kijk(R.code, brief, soort="afdruk")
    adressen = {b.pk: adres_voor_brief(b) for b in brieven}
    with transactie(Actor.systeem("afdrukken"), lezen=False):
        inhoud = {i.brief_id: i for i in Briefinhoud.objects.filter(brief__in=brieven)}
    return [inhoud[b.pk].als_stuk(adressen[b.pk]) for b in brieven], partij.gemaakt_op
