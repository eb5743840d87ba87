"""Signals of others: taken in with the ground for working with them, and told back within what privacy allows.

The ground is asked for, never a reason to send a worried neighbour away: `nog_uitzoeken` saves and reminds (REQ-125).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.organisatie.opvragen import Keuze, feestdagen, instelling, keuzes
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen import _melding
from keukentafel.toegang.handelingen._hulp import eis_tekst
from keukentafel.toegang.handelingen.melding import melding_maken
from keukentafel.toegang.models import Melding, Zorgmelding
from keukentafel.toegang.regels.zorg import NEUTRAAL, NOG_UITZOEKEN, bezwaar_tegen_terugkoppeling

GROND_BINNEN = timedelta(days=7)
B = Recht.MELDING_BEHANDELEN


def zorgmelding_maken(
    *,
    actor: Actor,
    hulpvraag: str,
    soort: str = "zorgen",
    grondslag: str = NOG_UITZOEKEN,
    grondslag_toelichting: str = "",
    melder_soort: str = "anders",
    melder_naam: str = "",
    melder_organisatie: str = "",
    melder_onbekend: bool = False,
    wil_terugkoppeling: bool = False,
    bereikbaar: str = "",
    inwoner_weet_het: bool = False,
    urgentie: str = "gewoon",
    onderwerpen: Sequence[str] = (),
    inwoner_id: UUID | None = None,
    huishouden_id: UUID | None = None,
    contact_id: UUID | None = None,
) -> Zorgmelding:
    """A melding by a third party. Who melds may stay unknown, and so may whom it is about."""
    grond = _grond(grondslag)
    melding = melding_maken(
        actor=actor,
        hulpvraag=hulpvraag,
        onderwerpen=onderwerpen,
        urgentie=urgentie,
        melder_soort="anoniem" if melder_onbekend else melder_soort,
        melder_naam="" if melder_onbekend else melder_naam,
        melder_telefoon="" if melder_onbekend else bereikbaar,
        inwoner_id=inwoner_id,
        huishouden_id=huishouden_id,
        contact_id=contact_id,
    )
    zorg = Zorgmelding(
        melding=melding,
        soort=_code("signaalsoort", soort, "soort"),
        melder_organisatie="" if melder_onbekend else eis_tekst(melder_organisatie.strip(), "melder_organisatie"),
        melder_onbekend=melder_onbekend,
        wil_terugkoppeling=wil_terugkoppeling and not melder_onbekend,
        bereikbaar="" if melder_onbekend else eis_tekst(bereikbaar.strip(), "bereikbaar"),
        inwoner_weet_het=inwoner_weet_het,
        gewijzigd_door=actor.naam,
        **_melding.muren(actor, melding),
    )
    _zet_grond(actor, zorg, grond, grondslag_toelichting)
    zorg.save(force_insert=True)
    if grond.code == NOG_UITZOEKEN:
        _herinner(actor, zorg, "grondslag_ontbreekt", "Leg vast op welke grond jullie deze zorgmelding verwerken.",
                  klok.vandaag() + GROND_BINNEN)  # fmt: skip
    if zorg.wil_terugkoppeling:
        _herinner(actor, zorg, "melder_terugkoppelen", "Laat de melder weten dat de zorgmelding is opgepakt.", _terug())
    gebeurtenis_melden("zorgmelding_gemaakt", melding.pk, zorg=str(zorg.pk), grondslag=grond.code, team=zorg.team_id)
    logboek.handeling(actor, Recht.MELDING_MAKEN.code, zorg, soort=zorg.soort, grondslag=grond.code)
    return zorg


def zorgmelding_grondslag_vastleggen(
    *, actor: Actor, melding_id: UUID, grondslag: str, toelichting: str = ""
) -> Zorgmelding:
    """The ground for processing without consent, with its article of that day."""
    zorg = _haal(melding_id)
    grond = _grond(grondslag)
    if grond.code == NOG_UITZOEKEN:
        raise Fout("Kies een grond uit de lijst. Is er geen? Verwerk het signaal dan niet verder.", veld="grondslag")
    _zet_grond(actor, zorg, grond, toelichting)
    _bewaar(actor, zorg)
    logboek.handeling(actor, B.code, zorg, grondslag=grond.code)
    return zorg


def zorgmelding_terugkoppelen(*, actor: Actor, melding_id: UUID, hoe: str, tekst: str = NEUTRAAL) -> Zorgmelding:
    """The melder heard that it was picked up. What was said is kept, so that one can see it was no more than that."""
    zorg = _haal(melding_id)
    if bezwaar := bezwaar_tegen_terugkoppeling(melder_onbekend=zorg.melder_onbekend, tekst=tekst):
        raise Fout(bezwaar, veld="tekst")
    zorg.teruggekoppeld_op, zorg.teruggekoppeld_hoe = klok.nu(), eis_tekst(hoe.strip(), "hoe")[:200]
    zorg.teruggekoppeld_tekst = eis_tekst(tekst.strip(), "tekst")
    _bewaar(actor, zorg)
    gebeurtenis_melden("zorgmelding_teruggekoppeld", zorg.melding_id, zorg=str(zorg.pk))
    logboek.handeling(actor, B.code, zorg, teruggekoppeld=True)
    return zorg


def proactief_contact_vastleggen(*, actor: Actor, melding_id: UUID, hoe: str, uitkomst: str) -> Zorgmelding:
    """We took the first step towards somebody who did not ask. Without a ground: saved, and the ground asked for."""
    zorg = _haal(melding_id)
    if not uitkomst.strip():
        raise Fout("Schrijf kort op hoe het eerste contact ging.", veld="uitkomst")
    zorg.benaderd_op, zorg.benaderd_hoe = klok.nu(), eis_tekst(hoe.strip(), "hoe")[:200]
    zorg.benaderd_uitkomst = eis_tekst(uitkomst.strip(), "uitkomst")
    _bewaar(actor, zorg)
    if zorg.grondslag in {"", NOG_UITZOEKEN}:
        tekst = "Er is contact gezocht zonder dat de grond vastligt. Leg de grond alsnog vast."
        _herinner(actor, zorg, "grondslag_ontbreekt", tekst, klok.vandaag() + timedelta(days=1))
    gebeurtenis_melden("inwoner_benaderd", zorg.melding_id, zorg=str(zorg.pk), grondslag=zorg.grondslag)
    logboek.handeling(actor, B.code, zorg, benaderd=True, grondslag=zorg.grondslag)
    return zorg


def _haal(melding_id: UUID) -> Zorgmelding:
    poort.eis(B)
    melding = poort.haal(Melding, melding_id, B)
    zorg: Zorgmelding | None = poort.eerste_om_te_wijzigen(poort.zichtbaar(Zorgmelding, B).filter(melding=melding))
    if zorg is None:
        raise Fout("Bij deze melding staat geen zorgmelding van een ander.")
    return zorg


def _bewaar(actor: Actor, zorg: Zorgmelding) -> None:
    zorg.versie += 1
    zorg.gewijzigd_op, zorg.gewijzigd_door = klok.nu(), actor.naam
    zorg.save()


def _code(soort: str, code: str, veld: str) -> str:
    lijst = {k.code: k.naam for k in keuzes(soort)}
    if lijst and code not in lijst:
        raise Fout(f"‘{code}’ staat niet in de lijst. Kies: {', '.join(lijst.values()).lower()}.", veld=veld)
    return code


def _grond(code: str) -> Keuze:
    """Without a list in the configuration only the reminder is left."""
    lijst = [*keuzes("grondslag"), Keuze(NOG_UITZOEKEN, "Nog uit te zoeken", {"artikel": ""}, 99)]
    gevonden = next((k for k in lijst if k.code == code), None)
    if gevonden is None:
        raise Fout(f"‘{code}’ is geen grond uit de lijst. Kies er een.", veld="grondslag")
    return gevonden


def _zet_grond(actor: Actor, zorg: Zorgmelding, grond: Keuze, toelichting: str) -> None:
    zorg.grondslag = grond.code
    zorg.grondslag_artikel = "" if grond.code == NOG_UITZOEKEN else str(grond.waarde.get("artikel", ""))
    zorg.grondslag_toelichting = eis_tekst(toelichting.strip(), "toelichting")
    zorg.grondslag_op, zorg.grondslag_door = klok.nu(), actor.naam


def _terug() -> date:
    """So many werkdagen from today."""
    dag, nog, vrij = klok.vandaag(), int(instelling("zorgmelding_terugkoppelen_werkdagen")), feestdagen()
    while nog:
        dag += timedelta(days=1)
        nog -= vrij.is_werkdag(dag)
    return dag


def _herinner(actor: Actor, zorg: Zorgmelding, soort: str, tekst: str, uiterlijk: date) -> None:
    """For whoever has the melding, else for who hands out the work; a shielded one for the aandachtsfunctionaris."""
    voor: Medewerker | None = zorg.melding.behandelaar
    rol: Any = Rol.AANDACHTSFUNCTIONARIS if zorg.afgeschermd else Rol.MANAGEMENTONDERSTEUNER
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=f"{tekst} Het gaat om melding {zorg.melding.nummer}.",
        uiterlijk=uiterlijk,
        voor=voor,
        rol="" if voor else rol,
        team=None if voor or zorg.afgeschermd else Team.objects.get(pk=zorg.team_id),
        onderwerp_id=zorg.melding_id,
        adres=f"/meldingen/{zorg.melding_id}/",
        afgeschermd=zorg.afgeschermd,
    )
