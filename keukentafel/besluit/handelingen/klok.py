"""What moves the clock of an aanvraag: complete, suspend, extend, put in default, and what that costs (AWB-02 to 07).

Every fact is weighed by regels.klok before it is kept: what would not count is refused with the reason, but a letter
that came in is always kept. The letters of these acts are made at the huisbel, from the gebeurtenis.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.besluit.handelingen._hulp import merk
from keukentafel.besluit.handelingen.aanvraag import open_aanvraag, taak_voor
from keukentafel.besluit.handelingen.stand import TAAK_AANVULLING, klok_bijwerken, stand_zetten
from keukentafel.besluit.models import Aanvraag, Klokfeit
from keukentafel.besluit.opvragen.klok import feiten_van, klok_van
from keukentafel.besluit.regels.klok import OPSCHORTEND, Klokstand, waarom_telt_niet
from keukentafel.besluit.regels.soorten import NAAM_VAN_FEIT, Feit
from keukentafel.besluit.regels.voorvallen import Voorval
from keukentafel.dossier.handelingen._hulp import eis_tekst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

S = Recht.AANVRAAG_BEHANDELEN
TAAK_INGEBREKE = "besluit_ingebreke"


def aanvulling_vragen(
    *, actor: Actor, aanvraag_id: UUID, wat: str, hersteltermijn: date | None = None, op: date | None = None
) -> Klokfeit:
    """Ask the resident to complete; the term stands still from tomorrow until it is there (Awb 4:5, 4:15)."""
    aanvraag, dag = open_aanvraag(aanvraag_id), op or klok.vandaag()
    tot = hersteltermijn or dag + timedelta(days=instelling("aanvulling_dagen"))
    if tot <= max(dag, klok.vandaag()):
        raise Fout(f"{datum_gewoon(tot)} is te kort. Geef de inwoner een dag na vandaag.", veld="hersteltermijn")
    feit = _nieuw(actor, aanvraag, Feit.AANVULLING, dag, hersteltermijn=tot, reden=eis_tekst(wat, veld="wat"))
    _eis_telt(aanvraag, feit, "op")
    stand_zetten(actor=actor, aanvraag=aanvraag, gebeurtenis=Voorval.AANVULLING_VRAGEN, op=dag)
    _leg_vast(actor, aanvraag, feit)
    taak_maken(actor=actor, soort=TAAK_AANVULLING, tekst="De tijd om aan te vullen is voorbij. Beslis nu verder.",
               uiterlijk=tot + timedelta(days=1), **taak_voor(aanvraag))  # fmt: skip
    _meld("aanvulling_gevraagd", aanvraag, feit, hersteltermijn=str(tot))
    return feit


def aanvulling_ontvangen(*, actor: Actor, aanvraag_id: UUID, op: date | None = None, toelichting: str = "") -> Aanvraag:
    """It came: the term goes on from today, without today."""
    aanvraag, dag = open_aanvraag(aanvraag_id), op or klok.vandaag()
    gevraagd = aanvraag.klokfeiten.filter(soort=Feit.AANVULLING, tot=None, vervallen_op=None).order_by("-van").first()
    if gevraagd and dag < gevraagd.van:
        raise Fout(f"{datum_gewoon(dag)} is voor de dag waarop wij erom vroegen.", veld="op")
    if gevraagd:
        gevraagd.tot = dag
        gevraagd.save(update_fields=["tot"])
    stand_zetten(
        actor=actor, aanvraag=aanvraag, gebeurtenis=Voorval.AANVULLING_ONTVANGEN, op=dag, toelichting=toelichting
    )
    taken_vervallen(actor=actor, onderwerp_id=aanvraag.pk, soort=TAAK_AANVULLING)
    return aanvraag


def opschorten(
    *,
    actor: Actor,
    aanvraag_id: UUID,
    soort: str,
    reden: str,
    op: date | None = None,
    weken: int | None = None,
    schriftelijk: bool = False,
) -> Klokfeit:
    """The term stands still: with consent for so many weeks, or until it is over (Awb 4:15)."""
    aanvraag = open_aanvraag(aanvraag_id)
    if soort not in OPSCHORTEND or soort == Feit.AANVULLING:
        raise Fout(f"‘{soort}’ is geen reden om te wachten. Kies er een uit de lijst.", veld="soort")
    if soort == Feit.INSTEMMING and not weken:
        raise Fout("Met hoeveel weken uitstel stemde de inwoner in?", veld="weken")
    feit = _nieuw(actor, aanvraag, Feit(soort), _dag(op), reden=eis_tekst(reden, veld="reden"),
                  weken=weken if soort == Feit.INSTEMMING else None, schriftelijk=schriftelijk)  # fmt: skip
    _eis_telt(aanvraag, feit, "schriftelijk" if soort == Feit.INSTEMMING and not schriftelijk else "op")
    _leg_vast(actor, aanvraag, feit)
    _meld("termijn_opgeschort", aanvraag, feit)
    return feit


def opschorting_beeindigen(*, actor: Actor, klokfeit_id: UUID, op: date | None = None) -> Klokfeit:
    """What we waited for is over; the resident hears the new last day (Awb 4:15 lid 4)."""
    poort.eis(S)
    feit: Klokfeit = poort.haal(Klokfeit, klokfeit_id, S, voor_wijzigen=True)
    aanvraag, dag = open_aanvraag(feit.aanvraag_id), _dag(op)
    if feit.tot or feit.soort not in OPSCHORTEND or feit.soort == Feit.AANVULLING:
        raise Fout("Hier wordt niet (meer) op gewacht.")
    if dag < feit.van:
        raise Fout(f"{datum_gewoon(dag)} is voor {datum_gewoon(feit.van)}, toen het wachten begon.", veld="op")
    feit.tot = dag
    feit.save(update_fields=["tot"])
    klok_bijwerken(actor, aanvraag)
    _meld("opschorting_beeindigd", aanvraag, feit)
    logboek.handeling(actor, S.code, feit, tot=str(dag))
    return feit


def termijn_verlengen(
    *,
    actor: Actor,
    aanvraag_id: UUID,
    weken: int,
    reden: str,
    op: date | None = None,
    instemming: bool = False,
) -> Klokfeit:
    """Longer: by ourselves once where the law has no own term (Awb 4:14 lid 3), else with consent on paper (4:15).

    Where neither is possible the act says so; telling that it will be later is `uitstel_melden`.
    """
    aanvraag = open_aanvraag(aanvraag_id)
    soort = Feit.INSTEMMING if instemming else Feit.VERLENGING
    _eis_weken(weken)
    feit = _nieuw(actor, aanvraag, soort, _dag(op), weken=weken, schriftelijk=instemming,
                  reden=eis_tekst(reden, veld="reden"))  # fmt: skip
    _eis_telt(aanvraag, feit, "weken" if not instemming else "op")
    _leg_vast(actor, aanvraag, feit)
    _meld("termijn_verlengd", aanvraag, feit, weken=weken, grond=soort.value)
    return feit


def uitstel_melden(*, actor: Actor, aanvraag_id: UUID, weken: int, reden: str, op: date | None = None) -> Klokfeit:
    """Tell that it will be later (Awb 4:14 lid 1). The term stays what it is, and so does the right to a dwangsom."""
    aanvraag = open_aanvraag(aanvraag_id)
    _eis_weken(weken)
    feit = _nieuw(actor, aanvraag, Feit.MEDEDELING, _dag(op), weken=weken, reden=eis_tekst(reden, veld="reden"))
    _leg_vast(actor, aanvraag, feit)
    _meld("termijn_verlengd", aanvraag, feit, weken=weken, grond=Feit.MEDEDELING.value)
    return feit


def _eis_weken(weken: int) -> None:
    if not 1 <= weken <= 52:
        raise Fout(f"{weken} weken kan niet. Kies een getal van 1 tot en met 52.", veld="weken")


def ingebrekestelling_ontvangen(
    *, actor: Actor, aanvraag_id: UUID, op: date | None = None, schriftelijk: bool = True
) -> tuple[Klokfeit, str]:
    """Kept always. Second value: why it has no effect (too early, not in writing); empty when two weeks run now."""
    aanvraag = open_aanvraag(aanvraag_id)
    feit = _nieuw(actor, aanvraag, Feit.INGEBREKESTELLING, _dag(op), schriftelijk=schriftelijk)
    stand = _leg_vast(actor, aanvraag, feit)
    waarom = waarom_telt_niet(stand, feit)
    if not waarom and stand.dwangsom.kalender:
        dag = stand.dwangsom.kalender.twee_weken.dag
        zin = f"Er is een ingebrekestelling. Beslis uiterlijk {datum_gewoon(dag)}; daarna kost elke dag geld."
        taak = {**taak_voor(aanvraag), "voor": None, "rol": Rol.WIJKTEAMMANAGER, "team": aanvraag.team}
        for velden in (taak_voor(aanvraag), taak):
            taak_maken(actor=actor, soort=TAAK_INGEBREKE, tekst=zin, uiterlijk=max(dag, klok.vandaag()), **velden)
    _meld("ingebrekestelling_ontvangen", aanvraag, feit, telt=not waarom)
    return feit, waarom


def klokfeit_vervallen(*, actor: Actor, klokfeit_id: UUID) -> Klokfeit:
    """Recorded by mistake; stays readable and counts no longer. A question to complete is ended by its answer."""
    poort.eis(S)
    feit: Klokfeit = poort.haal(Klokfeit, klokfeit_id, S, voor_wijzigen=True)
    if feit.soort == Feit.AANVULLING:
        raise Fout("De inwoner heeft deze vraag al. Leg vast dat de aanvulling er is, of wacht tot de tijd voorbij is.")
    if feit.vervallen_op is None:
        feit.vervallen_op = klok.nu()
        feit.save(update_fields=["vervallen_op"])
        aanvraag = open_aanvraag(feit.aanvraag_id)
        klok_bijwerken(actor, aanvraag)
        _meld("klokfeit_vervallen", aanvraag, feit)
        logboek.handeling(actor, S.code, feit, vervallen=True)
    return feit


def _dag(op: date | None) -> date:
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Kies vandaag of een dag ervoor.", veld="op")
    return dag


def _nieuw(actor: Actor, aanvraag: Aanvraag, soort: Feit, van: date, **velden: Any) -> Klokfeit:
    return Klokfeit(**merk(actor, aanvraag), aanvraag=aanvraag, soort=soort, van=van, **velden)


def _eis_telt(aanvraag: Aanvraag, feit: Klokfeit, veld: str) -> None:
    """Refuse what would have no effect, with why: nobody should wait on a term that did not move."""
    stand = klok_van(aanvraag, feiten=[*feiten_van(aanvraag), feit])
    if not stand.code:
        raise Fout(f"{NAAM_VAN_FEIT[Feit(feit.soort)]}: er loopt nu geen termijn voor deze aanvraag.")
    if waarom := waarom_telt_niet(stand, feit):
        raise Fout(waarom, veld=veld)


def _leg_vast(actor: Actor, aanvraag: Aanvraag, feit: Klokfeit) -> Klokstand:
    feit.save(force_insert=True)
    klok_bijwerken(actor, aanvraag)
    logboek.handeling(actor, S.code, feit, feit=feit.soort, van=str(feit.van))
    return klok_van(aanvraag)


def _meld(soort: str, aanvraag: Aanvraag, feit: Klokfeit, **gegevens: Any) -> None:
    """Enough for a letter: which aanvraag, which fact, the last day as it is now."""
    uiterlijk = str(aanvraag.uiterlijk) if aanvraag.uiterlijk else ""
    gebeurtenis_melden(soort, aanvraag.pk, klokfeit=str(feit.pk), uiterlijk=uiterlijk, **gegevens)
