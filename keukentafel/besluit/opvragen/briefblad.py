"""The page beside a decision: the letter as it would leave now, what it misses, and how long it can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from keukentafel.besluit.bronnen_besluit import Beschikking
from keukentafel.besluit.models import Besluit, Meewerker
from keukentafel.besluit.opvragen.besluitbrief import Briefstuk, besluitbrief, brieven_van
from keukentafel.besluit.opvragen.meewerkerbrief import (
    adres_verborgen,
    bezwaarmaker,
    brieven_aan_meewerkers,
    meewerkerbron,
    meewerkers_van,
)
from keukentafel.besluit.opvragen.onder_de_wet import mag_onder_de_wet
from keukentafel.besluit.regels.soorten import (
    GENOMEN,
    MET_EIGEN_BRIEF,
    NAAM_VAN_BESLUIT,
    NAAM_VAN_BESLUITSTAND,
    Besluitsoort,
    Besluitstand,
)
from keukentafel.brieven.briefbron import BriefBron
from keukentafel.brieven.models import Brief
from keukentafel.brieven.opstellen import stel_op
from keukentafel.brieven.opvragen.lezen import BriefRegel, regel_van
from keukentafel.brieven.opvragen.sjablonen import Afzender, afzender, sjabloon
from keukentafel.brieven.regels import BriefStand
from keukentafel.brieven.regels.taalscore import Taalscore, taalscore
from keukentafel.brieven.regels.tekst import blokken_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.koppelingen.pdf.stuk import Stuk
from keukentafel.poort import logboek, poort, regels
from keukentafel.poort.rechten import Recht

R, TEKST = Recht.AANVRAAG_LEZEN, Recht.BESLUITTEKST_LEZEN
SYSTEEM = Actor.systeem("besluitbrief")


@dataclass(frozen=True)
class Briefblad:
    """`stuk` None: this actor may not read why it was decided. `score`: of the worker's own summary alone."""

    id: UUID
    dossier: UUID
    versie: int
    soort: str
    stand: str
    genomen: bool
    ontbreekt: tuple[str, ...]
    brieven: tuple[BriefRegel, ...]
    terug_tot: datetime | None
    """Until when the decision can be taken back by this actor."""
    kan_maken: bool
    eigen_brief: bool
    """Its letter is made with what it answers: there is no example, only the letter itself."""
    stuk: Stuk | None
    score: Taalscore | None
    anderen: tuple[Stuk, ...]
    """The letter to each who must pay back too, as it would leave now: for who reads the one of the resident."""


def briefblad(besluit_id: UUID) -> Briefblad:
    """Everything about the letter of one decision."""
    besluit: Besluit = poort.haal(Besluit, besluit_id, R)
    actor, genomen = actor_nu(), besluit.stand in GENOMEN
    stuk, brieven = _brief(besluit, genomen)
    wacht = besluit.stand == Besluitstand.VASTGESTELD
    eigen = wacht and besluit.ondertekenaar_id == actor.id and regels.heeft(actor, Recht.BESLUIT_NEMEN)
    terug = besluit.uitgaand_na if eigen else None
    with transactie(SYSTEEM):
        alle = [*brieven, *brieven_aan_meewerkers(besluit).order_by("gemaakt_op")]
        anderen = meewerkers_van(besluit) if besluit.soort != Besluitsoort.DWANGSOM else []
    onderweg = any(b.stand not in (BriefStand.BEDENKTIJD, BriefStand.INGETROKKEN) for b in alle)
    leest = stuk is not None and mag_onder_de_wet(besluit, TEKST)
    if leest and anderen:
        logboek.kijk(TEKST.code, besluit, meewerkers=len(anderen))
    elif leest:
        logboek.kijk(TEKST.code, besluit)
    return Briefblad(
        id=besluit.pk,
        dossier=besluit.dossier_id,
        versie=besluit.versie,
        soort=NAAM_VAN_BESLUIT[Besluitsoort(besluit.soort)],
        stand=NAAM_VAN_BESLUITSTAND[Besluitstand(besluit.stand)],
        genomen=genomen,
        ontbreekt=stuk.ontbreekt if stuk else (),
        brieven=tuple(regel_van(b) for b in alle),
        terug_tot=terug if terug and terug > klok.nu() and not onderweg else None,
        kan_maken=wacht and not brieven and stuk is not None and regels.heeft(actor, Recht.AANVRAAG_BEHANDELEN),
        eigen_brief=besluit.soort in MET_EIGEN_BRIEF,
        stuk=_voorbeeld(besluit, stuk) if stuk and leest else None,
        score=_score(stuk) if stuk and leest else None,
        anderen=_aan_anderen(besluit, stuk, anderen) if stuk and leest else (),
    )


def brief_voorbeeld(besluit_id: UUID) -> Stuk:
    """The letter as it would leave now, for who may read its words. Raises NietGevonden."""
    besluit: Besluit = poort.haal(Besluit, besluit_id, R)
    stuk, _ = _brief(besluit, besluit.stand in GENOMEN)
    if stuk is None or not mag_onder_de_wet(besluit, TEKST):
        logboek.geweigerd(actor_nu(), TEKST.code, "besluit.besluit", besluit.pk, "niet gevonden")
        raise NietGevonden("besluit.besluit")
    logboek.kijk(TEKST.code, besluit, soort="afdruk")
    return _voorbeeld(besluit, stuk)


def _brief(besluit: Besluit, genomen: bool) -> tuple[Briefstuk | None, list[Brief]]:
    with transactie(SYSTEEM):
        brieven = list(brieven_van(besluit).order_by("gemaakt_op"))
        if besluit.soort in MET_EIGEN_BRIEF:
            return None, brieven
        return besluitbrief(besluit, genomen=genomen), brieven


def _voorbeeld(besluit: Besluit, stuk: Briefstuk) -> Stuk:
    with transactie(SYSTEEM):
        ander = bezwaarmaker(besluit)
    if ander:
        return _aan(besluit, stuk.bron, ander, adres_verborgen(besluit.pk))
    return _stel_op(stuk.bron, besluit.inwoner.naam, besluit.inwoner.naam, afzender(besluit.team))


def _aan_anderen(besluit: Besluit, stuk: Briefstuk, rijen: Sequence[Meewerker]) -> tuple[Stuk, ...]:
    """Each in words of its own: what the resident reads, they do not."""
    if not rijen or not isinstance(stuk.bron, Beschikking):
        return ()
    verborgen = adres_verborgen(besluit.pk)
    return tuple(_aan(besluit, meewerkerbron(besluit, stuk.bron, rij), rij, verborgen) for rij in rijen)


def _aan(besluit: Besluit, bron: BriefBron, rij: Meewerker, verborgen: bool) -> Stuk:
    brief = _stel_op(bron, rij.naam, besluit.inwoner.naam, afzender(besluit.team, zonder_wijk=verborgen))
    return replace(brief, adres=tuple(rij.adresregels))


def _stel_op(bron: BriefBron, aan: str, over: str, van: Afzender) -> Stuk:
    tekst = sjabloon(bron.sjabloon())
    return stel_op(bron, titel=tekst.titel, tekst=tekst.tekst, aan=aan, over=over, nummer="volgt", van=van)


def _score(stuk: Briefstuk) -> Taalscore | None:
    """Of what was typed as a summary, never of the legal sentences: precise comes first there."""
    score = taalscore(blokken_van("{samenvatting}", {"samenvatting": stuk.bron.samenvatting}))
    return score if score.woorden else None
