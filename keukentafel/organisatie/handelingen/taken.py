"""Acts on tasks: work that the house hands out by itself."""

from datetime import date
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Medewerker, Taak, Team
from keukentafel.organisatie.regels import UITSTEL_HOOGSTENS
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht


def taak_maken(
    *,
    actor: Actor,
    soort: str,
    tekst: str,
    uiterlijk: date,
    voor: Medewerker | None = None,
    rol: str = "",
    team: Team | None = None,
    dossier_id: UUID | None = None,
    onderwerp_id: UUID | None = None,
    adres: str = "",
    afgeschermd: bool = False,
) -> Taak:
    """Hand out work to a person or to a role. `tekst` names nobody: the subject is opened through the gate.

    Written as the system: whoever causes a task need not be able to see it (a hidden person, another team).
    """
    systeem = Actor.systeem("taken")
    with transactie(systeem):
        taak = Taak(
            soort=soort,
            tekst=tekst,
            uiterlijk=uiterlijk,
            voor=voor,
            rol=rol,
            team=team,
            dossier_id=dossier_id,
            onderwerp_id=onderwerp_id,
            adres=adres,
            afgeschermd=afgeschermd,
            gemaakt_door=systeem.kenmerk,
        )
        taak.save(force_insert=True)
        logboek.handeling(systeem, "taak_maken", taak, voor=actor.kenmerk)
    return taak


def taak_afhandelen(*, actor: Actor, taak_id: UUID) -> Taak:
    """Done. Doing it twice changes nothing."""
    taak: Taak = poort.haal(Taak, taak_id, Recht.TAAK_AFHANDELEN, voor_wijzigen=True)
    if taak.klaar_op is None:
        taak.klaar_op, taak.klaar_door = klok.nu(), actor.naam
        taak.save(update_fields=["klaar_op", "klaar_door"])
        logboek.handeling(actor, Recht.TAAK_AFHANDELEN.code, taak)
    return taak


def taak_terugzetten(*, actor: Actor, taak_id: UUID) -> Taak:
    """Undo."""
    taak: Taak = poort.haal(Taak, taak_id, Recht.TAAK_AFHANDELEN, voor_wijzigen=True)
    taak.klaar_op, taak.klaar_door = None, ""
    taak.save(update_fields=["klaar_op", "klaar_door"])
    logboek.handeling(actor, Recht.TAAK_AFHANDELEN.code, taak, ongedaan=True)
    return taak


def taak_uitstellen(*, actor: Actor, taak_id: UUID, tot: date) -> Taak:
    """Not now: the task is on the list again on that day. `uiterlijk` stays, so that everybody sees what was asked."""
    taak: Taak = poort.haal(Taak, taak_id, Recht.TAAK_AFHANDELEN, voor_wijzigen=True)
    if taak.klaar_op is not None:
        raise Fout("Deze taak is al afgehandeld. Er is niets meer uit te stellen.")
    if not klok.vandaag() < tot <= klok.vandaag() + UITSTEL_HOOGSTENS:
        eis = "Kies een dag na vandaag, binnen een jaar."
        raise Fout(f"Uitstellen tot {datum_gewoon(tot)} kan niet. {eis}", veld="tot")
    taak.eerder_uitgesteld, taak.uitgesteld_tot = taak.uitgesteld_tot, tot
    taak.save(update_fields=["eerder_uitgesteld", "uitgesteld_tot"])
    logboek.handeling(actor, Recht.TAAK_AFHANDELEN.code, taak, uitgesteld_tot=tot.isoformat())
    return taak


def taak_uitstel_ongedaan(*, actor: Actor, taak_id: UUID) -> Taak:
    """Undo of the last time it was put off."""
    taak: Taak = poort.haal(Taak, taak_id, Recht.TAAK_AFHANDELEN, voor_wijzigen=True)
    taak.uitgesteld_tot, taak.eerder_uitgesteld = taak.eerder_uitgesteld, None
    taak.save(update_fields=["uitgesteld_tot", "eerder_uitgesteld"])
    logboek.handeling(actor, Recht.TAAK_AFHANDELEN.code, taak, uitstel="ongedaan")
    return taak


def taken_vervallen(*, actor: Actor, onderwerp_id: UUID, soort: str = "", voor_id: UUID | None = None) -> int:
    """What was asked about this subject is done, or not needed any more. Written as the system, as tasks are."""
    systeem = Actor.systeem("taken")
    with transactie(systeem):
        open_ = Taak.objects.filter(onderwerp_id=onderwerp_id, klaar_op=None)
        open_ = open_.filter(soort=soort) if soort else open_
        rijen = list(open_.filter(voor_id=voor_id) if voor_id else open_)
        for taak in rijen:
            taak.klaar_op, taak.klaar_door = klok.nu(), actor.naam
            taak.save(update_fields=["klaar_op", "klaar_door"])
            logboek.handeling(systeem, "taak_vervallen", taak, door=actor.kenmerk)
    return len(rijen)


def logboek_afwijking_melden(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the nightly check found the log not as sealed."""
    taak_maken(
        actor=actor_nu(),
        soort="logboek_afwijking",
        tekst="Het logboek is niet zoals het verzegeld is. Bekijk de uitkomst met: keukentafel logboek controleer",
        uiterlijk=klok.vandaag(),
        rol=Rol.PRIVACY_OFFICER,
        adres="/logboek/",
    )


def logboek_zegel_melden(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel: the log is not sealed in time. While the task is open there is no second one."""
    if Taak.objects.filter(soort=gebeurtenis.soort, klaar_op=None).exists():
        return
    taak_maken(
        actor=actor_nu(),
        soort=gebeurtenis.soort,
        tekst="Het logboek is langer dan vijf minuten niet verzegeld. Kijk of de takenwerker loopt.",
        uiterlijk=klok.vandaag(),
        rol=Rol.FUNCTIONEEL_BEHEER,
    )
