"""From decision to letter, and from letter to bekendmaking (AWB-14, AWB-16; DOC-01).

The decision itself is taken elsewhere (`besluit_vaststellen`); here its letter is made with the time in which it may be
taken back. When the letter leaves the decision works, and not before.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from keukentafel.besluit.bronnen_besluit import Beschikking, ZonderBesluit
from keukentafel.besluit.handelingen._hulp import SYSTEEM, besluit_van, briefplek
from keukentafel.besluit.handelingen._recht import herreken
from keukentafel.besluit.handelingen.meewerkerbrief import meewerkerbrieven_maken, schrijf_aan
from keukentafel.besluit.handelingen.opvolgen import hulp_herleven
from keukentafel.besluit.handelingen.stand import stand_zetten
from keukentafel.besluit.models import Besluit, Bezwaar
from keukentafel.besluit.opvragen.besluitbrief import bedenktijd, besluitbrief, brieven_van
from keukentafel.besluit.opvragen.bezwaarbrief import mist_bezwaarbrief
from keukentafel.besluit.opvragen.meewerkerbrief import bezwaarmaker, brieven_aan_meewerkers
from keukentafel.besluit.regels.bekendmaking import Bekend, bekend
from keukentafel.besluit.regels.bezwaar import KLAAR
from keukentafel.besluit.regels.soorten import (
    GEEN_BESCHIKKING,
    MET_EIGEN_BRIEF,
    NAAST_AANVRAAG,
    Besluitsoort,
    Besluitstand,
)
from keukentafel.besluit.regels.standen import Stand
from keukentafel.besluit.regels.voorvallen import Voorval
from keukentafel.brieven.handelingen import brief_maken, brief_terugnemen
from keukentafel.brieven.models import Brief
from keukentafel.brieven.regels import TERUG_TE_NEMEN, BriefStand, VerzendStand
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon, tijd
from keukentafel.kern.termijnen.rekenen import kalenderdag
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.opvragen.inrichting import feestdagen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

R = Recht.BESLUIT_NEMEN


def besluitbrief_bij_vaststellen(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: a decision was taken, or help, advice or a referral was given without one.

    What is missing was told before it was taken (`eis_brief_compleet`); what went missing since becomes a task.
    """
    besluit = _besluit(gebeurtenis)
    if besluit is None or besluit.stand != Besluitstand.VASTGESTELD or besluit.soort in MET_EIGEN_BRIEF:
        return
    try:
        _maak_brieven(actor_nu(), besluit)
    except Blokkade as fout:
        _taak(besluit, fout.tekst)


def eis_brief_compleet(besluit: Besluit, *, genomen: bool = False) -> None:
    """Blokkade with everything that its letter misses (DOC-01); for who takes the decision, and for who sends it."""
    with transactie(SYSTEEM):
        eigen = besluit.soort in MET_EIGEN_BRIEF
        mist = (
            mist_bezwaarbrief(besluit, genomen=genomen) if eigen else besluitbrief(besluit, genomen=genomen).ontbreekt
        )
    if mist:
        raise Blokkade("brief-onvolledig", f"De brief kan zo niet weg. Er ontbreekt: {'; '.join(mist)}.")


def besluitbrief_maken(*, actor: Actor, besluit_id: UUID) -> list[Brief]:
    """Again, after what was missing was added. A second call gives the letters of the first."""
    poort.eis(Recht.AANVRAAG_BEHANDELEN)
    besluit: Besluit = poort.haal(Besluit, besluit_id, Recht.AANVRAAG_BEHANDELEN, voor_wijzigen=True)
    if besluit.stand != Besluitstand.VASTGESTELD or besluit.soort in MET_EIGEN_BRIEF:
        raise Fout("Hier hoort nu geen brief bij: het besluit is nog niet genomen, of al verzonden.")
    return _maak_brieven(actor, besluit)


def _maak_brieven(actor: Actor, besluit: Besluit) -> list[Brief]:
    """To whoever the law says. Made by the house: who takes a decision need not be somebody who writes letters."""
    eis_brief_compleet(besluit, genomen=True)
    with transactie(SYSTEEM):
        stuk = besluitbrief(besluit)
        tot = klok.nu() + timedelta(minutes=bedenktijd(besluit))
        Besluit.objects.filter(pk=besluit.pk).update(uitgaand_na=tot)
        brieven = _schrijf(besluit, stuk.bron, tot, str(besluit.opsteller_id or actor.kenmerk))
    logboek.handeling(actor, Recht.BRIEF_MAKEN.code, besluit, brieven=len(brieven))
    return brieven


def _schrijf(besluit: Besluit, bron: Beschikking | ZonderBesluit, tot: datetime, maker: str) -> list[Brief]:
    """Inside a system actor. One on the dwangsom of somebody else's bezwaar goes to them, and to nobody beside them."""
    if ander := bezwaarmaker(besluit):
        return [schrijf_aan(ander, bron, sleutel(besluit), besluit=besluit, maker=maker, uitgaand_na=tot)]
    brieven = brief_maken(
        actor=SYSTEEM,
        soort=bron.soort,
        bron=bron,
        **briefplek(besluit),
        uiterlijk=besluit.aanvraag.uiterlijk,
        maker=maker,
        uitgaand_na=tot,
        sleutel=sleutel(besluit),
    )
    if isinstance(bron, Beschikking):
        meewerkerbrieven_maken(besluit, bron, tot)
    return brieven


def _taak(besluit: Besluit, tekst: str) -> None:
    taak_maken(
        actor=SYSTEEM,
        soort="besluit_brief",
        tekst=tekst,
        uiterlijk=klok.vandaag(),
        voor=besluit.opsteller,
        rol="" if besluit.opsteller else Rol.BACKOFFICE,
        team=besluit.team,
        dossier_id=besluit.dossier_id,
        onderwerp_id=besluit.pk,
        adres=besluit.adres,
        afgeschermd=besluit.afgeschermd,
    )


def sleutel(besluit: Besluit) -> str:
    """Of the letters of this decision as it was taken now: taken back and taken again, it gets others."""
    return f"besluit:{besluit.pk}:{besluit.versie}"


def besluit_terughalen(*, actor: Actor, besluit_id: UUID, versie: int) -> Besluit:
    """Undo a decision before its letter leaves: it is a draft again, and the letter never goes.

    Fout when it left already; a decision that was made known is only changed by another one.
    """
    poort.eis(R)
    besluit: Besluit = poort.haal(Besluit, besluit_id, R, voor_wijzigen=True)
    if besluit.stand != Besluitstand.VASTGESTELD:
        raise Fout("Dit besluit is niet meer terug te halen. Neem een nieuw besluit: herzien, intrekken of beëindigen.")
    if besluit.ondertekenaar_id != actor.id:
        raise Fout("Alleen wie het besluit nam, haalt het terug.")
    with transactie(SYSTEEM):
        # Locked: a letter whose time is over in this very second waits, and then finds itself taken back.
        alle = brieven_van(besluit) | brieven_aan_meewerkers(besluit)
        standen = set(alle.select_for_update(of=("self",)).values_list("stand", flat=True))
    weg = standen - {BriefStand.BEDENKTIJD, BriefStand.INGETROKKEN}
    if weg or (besluit.uitgaand_na and besluit.uitgaand_na <= klok.nu()):
        sinds = f" sinds {tijd(besluit.uitgaand_na)}" if besluit.uitgaand_na else ""
        raise Fout(f"De brief is{sinds} onderweg. Terughalen kan niet meer.")
    nieuw = {"stand": Besluitstand.CONCEPT, "vastgesteld_op": None, "ondertekenaar": None, "uitgaand_na": None}
    bewaar_met_versie(besluit, actor=actor, versie=versie, **nieuw)
    # Only now: as long as this one is taken it gives the same help, and the database allows no help twice.
    hulp_herleven(besluit)
    brieven_terugnemen(besluit)
    _aanvraag_verder(besluit, Voorval.TERUGHALEN)
    gebeurtenis_melden("besluit_teruggehaald", besluit.dossier_id, besluit=str(besluit.pk))
    logboek.handeling(actor, R.code, besluit, stand=besluit.stand)
    return besluit


def brieven_terugnemen(besluit: Besluit) -> int:
    """Whatever has not left of this decision never will. How many."""
    with transactie(SYSTEEM):
        alle = brieven_van(besluit) | brieven_aan_meewerkers(besluit)
        rijen = list(alle.filter(stand__in=TERUG_TE_NEMEN))
        for brief in rijen:
            brief_terugnemen(actor=SYSTEEM, brief_id=brief.pk, voorgoed=True)
    return len(rijen)


def besluitbrief_bij_intrekken(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the decision goes no further, so its letter does not leave."""
    if besluit := _besluit(gebeurtenis):
        brieven_terugnemen(besluit)


def besluit_bekendmaken(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: a letter left, again or for the first time. If it is of a decision, that is known from then on."""
    besluit = _van_brief(gebeurtenis)
    if besluit is None or besluit.stand not in (Besluitstand.VASTGESTELD, Besluitstand.BEKEND):
        return
    if besluit.soort == Besluitsoort.ADVIES:  # lies before who decides, who may still give it back
        return
    uit = _bekend(besluit)
    if uit is None or (uit.op, uit.bezwaar_tot) == (besluit.bekendgemaakt_op, besluit.bezwaar_tot):
        return
    _zet(besluit, Besluitstand.BEKEND, uit.op, uit.bezwaar_tot)
    _aanvraag_verder(besluit, Voorval.BEKENDMAKEN)
    gebeurtenis_melden(
        "besluit_bekendgemaakt", besluit.dossier_id, besluit=str(besluit.pk), op=uit.op.isoformat(),
        bezwaar_tot=uit.bezwaar_tot.isoformat() if uit.bezwaar_tot else "",
    )  # fmt: skip


def besluit_toch_niet_bekend(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: it was not posted after all. What never left was never made known."""
    besluit = _van_brief(gebeurtenis)
    if besluit is None or besluit.stand != Besluitstand.BEKEND:
        return
    if uit := _bekend(besluit):
        _zet(besluit, Besluitstand.BEKEND, uit.op, uit.bezwaar_tot)
    else:
        _zet(besluit, Besluitstand.VASTGESTELD, None, None)
        _aanvraag_verder(besluit, Voorval.TOCH_NIET_BEKEND, van=Stand.BEKENDGEMAAKT)
        gebeurtenis_melden("besluit_toch_niet_bekend", besluit.dossier_id, besluit=str(besluit.pk))


def _bekend(besluit: Besluit) -> Bekend | None:
    """Nobody objects to help without a decision, or to a referral: those have a day and no term."""
    uit = bekend(_vertrokken(besluit), feestdagen())
    return replace(uit, bezwaar_tot=None) if uit and besluit.soort in GEEN_BESCHIKKING else uit


def _aanvraag_verder(besluit: Besluit, voorval: Voorval, van: Stand = Stand.BESLOTEN) -> None:
    """The aanvraag goes along, from where it waits for its letter; what happens a second time moves it no further.

    Back again when the letter did not leave, unless help began meanwhile: what happened is not undone by the post.
    """
    aanvraag = besluit.aanvraag
    if aanvraag.stand == van and besluit.soort not in NAAST_AANVRAAG:
        with transactie(SYSTEEM):
            stand_zetten(actor=actor_nu(), aanvraag=aanvraag, gebeurtenis=voorval)


def _zet(besluit: Besluit, stand: Besluitstand, op: date | None, tot: date | None) -> None:
    with transactie(SYSTEEM):
        Besluit.objects.filter(pk=besluit.pk).update(stand=stand, bekendgemaakt_op=op, bezwaar_tot=tot)
        if op and tot:
            _bezwaren_volgen(besluit, op)
    logboek.handeling(SYSTEEM, Recht.BRIEF_VERZENDEN.code, besluit, stand=stand, bekend=op, bezwaar_tot=tot)


def _bezwaren_volgen(besluit: Besluit, op: date) -> None:
    """A bezwaar from before the letter left, or left again, is decided on from the new last day (Awb 7:10)."""
    rijen = Bezwaar.objects.select_for_update(of=("self",)).select_related("besluit", "behandelaar")
    for bezwaar in rijen.filter(besluit=besluit).exclude(stand__in=KLAAR):
        herreken(bezwaar, f"het besluit is bekend sinds {datum_gewoon(op)}, en daarna kan nog zes weken bezwaar")


def _vertrokken(besluit: Besluit) -> list[date | None]:
    """Of each letter the day of its last sending that arrived, as far as we know (Awb 2:11)."""
    with transactie(SYSTEEM):
        return [
            kalenderdag(op) if op else None
            for op in (
                brief.verzendingen.filter(stand=VerzendStand.VERZONDEN)
                .order_by("-poging")
                .values_list("verzonden_op", flat=True)
                .first()
                for brief in brieven_van(besluit)
            )
        ]


def _van_brief(gebeurtenis: Gebeurtenis) -> Besluit | None:
    match str(gebeurtenis.gegevens.get("sleutel", "")).split(":"):
        case ["besluit", pk, _] | ["bezwaar", _, "besluit", pk, _]:
            return _haal(pk)
    return None


def _besluit(gebeurtenis: Gebeurtenis) -> Besluit | None:
    return _haal(str(besluit_van(gebeurtenis)))


def _haal(pk: str) -> Besluit | None:
    with transactie(SYSTEEM):
        rijen = Besluit.objects.select_for_update(of=("self",)).select_related(
            "aanvraag__behandelaar", "dossier", "inwoner", "opsteller", "ondertekenaar", "vervangt"
        )
        besluit: Besluit | None = rijen.filter(pk=pk).first()
        return besluit
