"""A resident asks why somebody looked: written down on that line, answered in writing, kept."""

from datetime import date
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import over_werkdagen
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Inzagevraag
from keukentafel.privacy.opvragen.wie_keek import wie_keek

TE_KORT = 5


def inzagevraag_vastleggen(*, actor: Actor, inwoner_id: UUID, dag: date, wie: str, vraag: str) -> Inzagevraag:
    """On the line of this worker on this day, as the resident sees it; a task for the privacy officer."""
    poort.eis(Recht.INZAGE_LOG_MAKEN)
    if len(vraag.strip()) < TE_KORT:
        raise Fout(f"‘{vraag.strip()}’ is geen vraag. Schrijf op wat de inwoner wil weten.", veld="vraag")
    overzicht = wie_keek(inwoner_id, van=dag, tot=dag)
    blik = next((b for b in overzicht.blikken if b.actor == wie), None)
    if blik is None or actor.id is None:
        raise NietGevonden("privacy.inzagevraag")
    rij = Inzagevraag(
        inwoner_id=inwoner_id,
        opgeschreven_door_id=actor.id,
        dag=dag,
        wie=wie,
        regels=list(blik.regels),
        vraag=vraag.strip(),
        gemaakt_door=actor.kenmerk,
    )
    rij.save(force_insert=True)
    taak_maken(
        actor=actor,
        soort="inzagevraag",
        tekst="Een inwoner vraagt waarom iemand keek. Geef schriftelijk antwoord.",
        uiterlijk=over_werkdagen(instelling("inzagevraag_werkdagen")),
        rol=Rol.PRIVACY_OFFICER,
        onderwerp_id=rij.pk,
        adres=f"/privacy/vragen/{rij.pk}/",
    )
    gebeurtenis_melden("inzagevraag_gesteld", rij.pk)
    logboek.handeling(actor, Recht.INZAGE_LOG_MAKEN.code, rij)
    return rij


def inzagevraag_beantwoorden(*, actor: Actor, vraag_id: UUID, antwoord: str) -> Inzagevraag:
    """Once, in writing; who wrote the question down brings the answer."""
    rij: Inzagevraag = poort.haal(Inzagevraag, vraag_id, Recht.INZAGE_VRAAG_BEANTWOORDEN, voor_wijzigen=True)
    if rij.beantwoord_op is not None:
        raise Fout("Deze vraag is al beantwoord. Het antwoord blijft staan zoals het is gegeven.")
    if len(antwoord.strip()) < TE_KORT:
        raise Fout(f"‘{antwoord.strip()}’ is geen antwoord. Schrijf op waarom de medewerker keek.", veld="antwoord")
    rij.antwoord, rij.beantwoord_op, rij.beantwoord_door = antwoord.strip(), klok.nu(), actor.naam
    rij.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    taak_maken(
        actor=actor,
        soort="inzageantwoord",
        tekst="Er is antwoord op de vraag waarom iemand keek. Geef het aan de inwoner.",
        uiterlijk=over_werkdagen(2),
        voor=Medewerker.objects.get(pk=rij.opgeschreven_door_id),
        onderwerp_id=rij.pk,
        adres=f"/privacy/vragen/{rij.pk}/",
    )
    gebeurtenis_melden("inzagevraag_beantwoord", rij.pk)
    logboek.handeling(actor, Recht.INZAGE_VRAAG_BEANTWOORDEN.code, rij)
    return rij
