"""Making, moving and ending an appointment, each with a way back (REQ-014)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import moment_lang
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.poort import logboek, poort
from keukentafel.toegang.handelingen import _afspraak as hulp
from keukentafel.toegang.handelingen._afspraak import RECHT
from keukentafel.toegang.handelingen._hulp import Plek, eis_code, plek
from keukentafel.toegang.models import Afspraak, Afspraakwijziging, Melding
from keukentafel.toegang.opvragen.keuzes import Keuzes, keuzes
from keukentafel.toegang.regels import AfspraakStand, NaGemist, SoortPlaats, Vorm, ongedaan_mag

EINDES = (AfspraakStand.AFGEZEGD, AfspraakStand.NIET_VERSCHENEN, AfspraakStand.GEWEEST)
VERZET = "verzet"


def afspraak_maken(
    *,
    actor: Actor,
    begin: datetime,
    onderwerp: str,
    einde: datetime | None = None,
    medewerker_id: UUID | None = None,
    inwoner_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    melding_id: UUID | None = None,
    deelnemers: Iterable[UUID] = (),
    anderen: Iterable[str] = (),
    kanaal: str = Vorm.GESPREK,
    soort_plaats: str = SoortPlaats.THUIS,
    ruimte: str = "",
    plaats: str = "",
    tolk_taal: str | None = None,
    toch: bool = False,
) -> Afspraak:
    """Put an appointment in the agenda of the actor (or of a colleague); one hour when no end is given.

    `tolk_taal` None takes the interpreter from what is known of the residents. VRAAGT (Vraag): the worker or the room
    is taken then, the room is closed or too small, or the worker is away; `toch` goes on.
    """
    poort.eis(RECHT)
    lijsten = keuzes()
    melding = poort.haal(Melding, melding_id, RECHT) if melding_id else None
    waar = plek(
        actor,
        RECHT,
        inwoner_id=inwoner_id or (melding.inwoner_id if melding else None),
        huishouden_id=huishouden_id or (melding.huishouden_id if melding else None),
    )
    mensen = hulp.haal_deelnemers(deelnemers)
    afspraak = Afspraak(
        **waar.velden(actor),
        **hulp.tijden(begin, einde),
        **hulp.eis_plek(lijsten, kanaal, soort_plaats, ruimte),
        medewerker=hulp.eis_medewerker(actor, medewerker_id),
        melding=melding,
        onderwerp=hulp.eis_onderwerp(onderwerp),
        anderen=hulp.eis_anderen(anderen),
        plaats=plaats.strip() or (lijsten.ruimtes[ruimte].adres if ruimte in lijsten.ruimtes else ""),
        tolk_taal=_tolk(lijsten, waar, mensen, tolk_taal),
        gewijzigd_door=actor.naam,
    )
    hulp.eis_vrij(afspraak, lijsten, 1 + len(mensen) + len(afspraak.anderen), toch)
    afspraak.save(force_insert=True)
    afspraak.deelnemers.set(mensen)
    hulp.tolktaak(actor, afspraak, lijsten)
    wie = {"medewerker": str(afspraak.medewerker_id), "huishouden": str(waar.huishouden_id or "")}
    gebeurtenis_melden("afspraak_gemaakt", afspraak.pk, **wie)
    logboek.handeling(actor, RECHT.code, afspraak, begin=begin.isoformat())
    return afspraak


def _tolk(lijsten: Keuzes, waar: Plek, mensen: list[Inwoner], tolk_taal: str | None) -> str:
    """Asked once: what stands with the people who come (the first that needs one), unless somebody chose otherwise."""
    if tolk_taal is None:
        alleen = [waar.inwoner] if waar.inwoner else hulp.volwassenen(waar.huishouden_id)
        return next((str(mens.tolk_taal) for mens in mensen or alleen if mens.tolk_taal), "")
    return eis_code(tolk_taal, lijsten.lijst("taal"), "tolk_taal", "taal") if tolk_taal else ""


def afspraak_verzetten(
    *,
    actor: Actor,
    afspraak_id: UUID,
    begin: datetime,
    einde: datetime | None = None,
    reden: str = "",
    ruimte: str | None = None,
    versie: int | None = None,
    toch: bool = False,
) -> Afspraak:
    """Move it to another moment (or room); the length stays when no end is given, the old moment stays in the history.

    Raises Botsing when somebody moved it first. VRAAGT as afspraak_maken.
    """
    afspraak, lijsten = hulp.haal_gepland(afspraak_id), keuzes()
    reden = _reden(lijsten, "reden_afspraak", reden)
    nieuw = hulp.tijden(begin, einde or begin + (afspraak.einde - afspraak.begin))
    if ruimte is not None and ruimte != afspraak.ruimte:
        nieuw |= hulp.eis_plek(lijsten, afspraak.kanaal, afspraak.soort_plaats or SoortPlaats.THUIS, ruimte)
        nieuw["plaats"] = lijsten.ruimtes[ruimte].adres if ruimte else ""
    hulp.wijziging(actor, afspraak, VERZET, reden)
    for veld, waarde in nieuw.items():
        setattr(afspraak, veld, waarde)
    hulp.eis_vrij(afspraak, lijsten, 1 + afspraak.deelnemers.count() + len(afspraak.anderen), toch)
    bewaar_met_versie(afspraak, actor=actor, versie=versie or afspraak.versie, tolk_notitie="", **nieuw)
    hulp.tolktaak(actor, afspraak, lijsten)
    gebeurtenis_melden("afspraak_verzet", afspraak.pk, begin=begin.isoformat())
    logboek.handeling(actor, RECHT.code, afspraak, verzet_naar=begin.isoformat(), reden=reden)
    return afspraak


def _reden(lijsten: Keuzes, soort: str, code: str) -> str:
    return eis_code(code, lijsten.lijst(soort), "reden", "reden") if code else ""


def afspraak_afzeggen(
    *, actor: Actor, afspraak_id: UUID, stand: str = AfspraakStand.AFGEZEGD, reden: str = "", vervolg: str = ""
) -> Afspraak:
    """It does not happen (afgezegd), nobody was there (niet_verschenen), or it was held (geweest).

    A missed appointment has a coded reason and a follow-up, which becomes a dated task (PRB-26).
    """
    afspraak, lijsten = hulp.haal_gepland(afspraak_id), keuzes()
    if stand not in EINDES:
        raise Fout(f"‘{stand}’ is geen afloop. Kies: geweest, afgezegd of niet verschenen.", veld="stand")
    if stand != AfspraakStand.AFGEZEGD and afspraak.begin > klok.nu():
        raise Fout(f"De afspraak is pas op {moment_lang(afspraak.begin)}. Nu kun je hem alleen afzeggen.", veld="stand")
    gemist = stand == AfspraakStand.NIET_VERSCHENEN
    reden = _reden(lijsten, "reden_gemist" if gemist else "reden_afspraak", reden)
    verder = _vervolg(vervolg) if gemist else ""
    hulp.wijziging(actor, afspraak, stand, reden, verder)
    bewaar_met_versie(afspraak, actor=actor, versie=afspraak.versie, stand=str(stand))
    hulp.taken_sluiten(afspraak, hulp.TOLK)
    if verder and (tekst := NaGemist(verder).taak):
        hulp.gemisttaak(actor, afspraak, tekst, 1)
    gebeurtenis_melden(f"afspraak_{stand}", afspraak.pk)
    logboek.handeling(actor, RECHT.code, afspraak, stand=str(stand), reden=reden, vervolg=verder)
    return afspraak


def afspraak_verslag_begonnen(*, actor: Actor, afspraak_id: UUID) -> Afspraak:
    """A report of it is being written: so it was held, and nobody has to say that or is asked for a report again."""
    afspraak = hulp.haal(afspraak_id)
    if afspraak.stand == AfspraakStand.GEPLAND and afspraak.begin <= klok.nu():
        afspraak = afspraak_afzeggen(actor=actor, afspraak_id=afspraak.pk, stand=AfspraakStand.GEWEEST)
    if afspraak.verslag_op is None:
        afspraak.verslag_op = klok.nu()
        afspraak.save(update_fields=["verslag_op"])
        logboek.handeling(actor, RECHT.code, afspraak, wat="verslag begonnen")
    return afspraak


def _vervolg(vervolg: str) -> str:
    keuze = vervolg or NaGemist.BELLEN
    if keuze not in list(NaGemist):
        raise Fout(f"‘{vervolg}’ is geen vervolg. Kies: bellen, langsgaan, nieuwe afspraak of geen.", veld="vervolg")
    return str(keuze)


def afspraak_ongedaan_maken(*, actor: Actor, afspraak_id: UUID) -> bool:
    """Take back the last change, else (within ten minutes, by its maker) the appointment itself. False: it is gone."""
    afspraak, lijsten = hulp.haal(afspraak_id), keuzes()
    laatste = Afspraakwijziging.objects.filter(afspraak=afspraak, teruggenomen_op=None).order_by("-gemaakt_op").first()
    if laatste is None:
        return _weg(actor, afspraak)
    laatste.teruggenomen_op = klok.nu()
    laatste.save(update_fields=["teruggenomen_op"])
    terug = {"stand": str(AfspraakStand.GEPLAND), "begin": laatste.van_begin, "einde": laatste.van_einde}
    terug |= laatste.was
    bewaar_met_versie(afspraak, actor=actor, versie=afspraak.versie, **terug)
    hulp.taken_sluiten(afspraak, hulp.GEMIST)
    hulp.tolktaak(actor, afspraak, lijsten)
    gebeurtenis_melden("afspraak_hersteld", afspraak.pk, begin=afspraak.begin.isoformat())
    logboek.handeling(actor, RECHT.code, afspraak, ongedaan=laatste.wat)
    return True


def _weg(actor: Actor, afspraak: Afspraak) -> bool:
    """Made by mistake: afterwards people may count on it, and it is cancelled instead."""
    if afspraak.gemaakt_door != actor.kenmerk or not ongedaan_mag(afspraak.gemaakt_op, klok.nu()):
        raise Fout("Er is niets om ongedaan te maken. Zeg de afspraak af als hij niet doorgaat.")
    hulp.taken_sluiten(afspraak, hulp.TOLK)
    logboek.handeling(actor, RECHT.code, afspraak, ongedaan="gemaakt")
    gebeurtenis_melden("afspraak_ongedaan_gemaakt", afspraak.pk)
    afspraak.delete()
    return False


def afspraak_tolk_regelen(*, actor: Actor, afspraak_id: UUID, notitie: str) -> Afspraak:
    """The interpreter is booked: with whom, in words. The task is done with it."""
    afspraak = hulp.haal_gepland(afspraak_id)
    if not afspraak.tolk_taal:
        raise Fout("Voor deze afspraak is geen tolk gevraagd.", veld="notitie")
    if not notitie.strip():
        raise Fout("Schrijf op wat er is geregeld, bijvoorbeeld: tolkentelefoon, bevestigd.", veld="notitie")
    bewaar_met_versie(afspraak, actor=actor, versie=afspraak.versie, tolk_notitie=notitie.strip()[:500])
    hulp.taken_sluiten(afspraak, hulp.TOLK)
    logboek.handeling(actor, RECHT.code, afspraak, tolk=True)
    return afspraak
