"""A worker leaves in two steps: announced, which asks for new owners of the cases, and finished, when none is left."""

from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.medewerkers import RECHT, medewerker_haal
from keukentafel.organisatie.handelingen.plekken import plekken_eindigen, plekken_hervatten
from keukentafel.organisatie.handelingen.rollen import eis_niet_zelf
from keukentafel.organisatie.handelingen.rolvoorstel import (
    rolvoorstel_doen,
    rolvoorstellen_vervallen,
    vraagt_vier_ogen,
)
from keukentafel.organisatie.models import Afwezigheid, Medewerker, Rolvervulling, Taak
from keukentafel.organisatie.opvragen.beheer import Caseload, caseload
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol

OVERDRAGEN = "caseload_overdragen"
# Who hands the caseload to others, first that the team has.
VERDELERS = (Rol.COORDINATOR, Rol.WIJKTEAMMANAGER, Rol.MANAGEMENTONDERSTEUNER)


def vertrek_aankondigen(*, actor: Actor, medewerker_id: UUID, tot: date) -> Caseload:
    """From `tot` on this worker is gone. Each team gets a task to hand over; with nothing open it is done at once."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    if tot <= medewerker.in_dienst_van:
        raise Fout(f"{medewerker.naam} kwam in dienst op {datum_gewoon(medewerker.in_dienst_van)}.", veld="tot")
    last = caseload(medewerker.pk)
    if last.samen:
        _taken_maken(actor, medewerker, tot, last)
        gebeurtenis_melden("vertrek_aangekondigd", medewerker.pk, tot=tot.isoformat())
        logboek.handeling(actor, RECHT.code, medewerker, wat="vertrek aangekondigd", tot=tot)
    else:
        vertrek_afronden(actor=actor, medewerker_id=medewerker.pk, tot=tot)
    return last


def _taken_maken(actor: Actor, medewerker: Medewerker, tot: date, last: Caseload) -> None:
    """One for each team, one for beheer; announcing again moves the day."""
    with transactie(Actor.systeem("vertrek")):
        Taak.objects.filter(soort=OVERDRAGEN, onderwerp_id=medewerker.pk, klaar_op=None).delete()
    wat = f"{medewerker.naam} vertrekt op {datum_gewoon(tot)}: {last.tekst} overdragen."
    teams = medewerker.rolvervullingen.filter(geldig_op(klok.vandaag(), "van", "tot"), team__isnull=False)
    for team_id in teams.values_list("team_id", flat=True).distinct():
        _taak(actor, medewerker, tot, wat, rol=_verdeler(team_id), team_id=team_id)
    _taak(actor, medewerker, tot, wat, rol=Rol.FUNCTIONEEL_BEHEER)


def _taak(actor: Actor, medewerker: Medewerker, tot: date, tekst: str, *, rol: Rol, team_id: int | None = None) -> None:
    beheer = rol is Rol.FUNCTIONEEL_BEHEER
    Taak(
        soort=OVERDRAGEN,
        tekst=tekst,
        adres=f"/beheer/medewerkers/{medewerker.pk}/" if beheer else "/team/verdelen/",
        team_id=team_id,
        rol=rol.value,
        onderwerp_id=medewerker.pk,
        uiterlijk=tot,
        gemaakt_door=actor.kenmerk,
    ).save(force_insert=True)


def _verdeler(team_id: int) -> Rol:
    """The role in this team that hands out work today; without one the task is beheer's."""
    rijen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), team_id=team_id)
    aanwezig = set(rijen.values_list("rol", flat=True))
    return next((rol for rol in VERDELERS if rol in aanwezig), Rol.FUNCTIONEEL_BEHEER)


def vertrek_afronden(*, actor: Actor, medewerker_id: UUID, tot: date) -> None:
    """Roles, absences and standing in end on this day. Refused while anything is open: no resident without a worker."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    last = caseload(medewerker.pk)
    if last.samen:
        raise Blokkade(
            "vertrek-met-caseload",
            f"{medewerker.naam} heeft nog {last.tekst}. Laat die eerst overdragen; daarna kun je het vertrek afronden."
            " Moet de toegang nu dicht? Sluit dan de toegang.",
        )
    medewerker.in_dienst_tot = tot
    medewerker.save(update_fields=["in_dienst_tot"])
    medewerker.rolvervullingen.filter(van__gte=tot).delete()
    medewerker.rolvervullingen.exclude(tot__lte=tot).update(tot=tot, gewijzigd_door=actor.naam)
    plekken_eindigen(medewerker, tot)
    rolvoorstellen_vervallen(medewerker)
    Afwezigheid.objects.filter(waarnemer=medewerker).exclude(tot__lte=tot).update(waarnemer=None)
    with transactie(Actor.systeem("vertrek")):
        open_taken = Taak.objects.filter(soort=OVERDRAGEN, onderwerp_id=medewerker.pk, klaar_op=None)
        open_taken.update(klaar_op=klok.nu(), klaar_door=actor.naam)
    gebeurtenis_melden("medewerker_vertrokken", medewerker.pk, tot=tot.isoformat())
    logboek.handeling(actor, RECHT.code, medewerker, wat="vertrek afgerond", tot=tot)


def vertrek_intrekken(*, actor: Actor, medewerker_id: UUID) -> None:
    """It does not happen after all. Roles that would end by it go on; a sensitive one when a second person confirms."""
    poort.eis(RECHT)
    medewerker = medewerker_haal(medewerker_id)
    if medewerker.in_dienst_tot and medewerker.in_dienst_tot <= klok.vandaag():
        raise Fout(f"{medewerker.naam} is al weg sinds {datum_gewoon(medewerker.in_dienst_tot)}.")
    einde, medewerker.in_dienst_tot = medewerker.in_dienst_tot, None
    medewerker.save(update_fields=["in_dienst_tot"])
    if einde:
        _rollen_hervatten(actor, medewerker, einde)
        plekken_hervatten(medewerker, einde)
    with transactie(Actor.systeem("vertrek")):
        Taak.objects.filter(soort=OVERDRAGEN, onderwerp_id=medewerker.pk, klaar_op=None).delete()
    logboek.handeling(actor, RECHT.code, medewerker, wat="vertrek ingetrokken")


def _rollen_hervatten(actor: Actor, medewerker: Medewerker, einde: date) -> None:
    """Going on after a day is giving a role: never to oneself, and never around the second person."""
    for rij in list(medewerker.rolvervullingen.filter(tot=einde)):
        eis_niet_zelf(actor.id, medewerker)
        if vraagt_vier_ogen(actor, [rij.rol]):
            velden: dict[str, Any] = {"team_id": rij.team_id, "van": einde, "reden": "Het vertrek gaat niet door."}
            rolvoorstel_doen(actor=actor, medewerker=medewerker, rollen=[rij.rol], **velden)
        else:
            rij.tot, rij.gewijzigd_door = None, actor.naam
            rij.save(update_fields=["tot", "gewijzigd_door"])
