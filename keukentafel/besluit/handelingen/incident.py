"""Incidenten and calamiteiten: told by anybody, followed up by who leads (REQ-083, D43)."""

from datetime import date, datetime, timedelta
from uuid import UUID

from keukentafel.besluit.handelingen import _recht as h
from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.models import Incident, Incidentactie
from keukentafel.besluit.regels import incident as ri
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import aantal, datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol, Wet
from keukentafel.poort.rechten import Recht

MELDEN, S = Recht.INCIDENT_MELDEN, Recht.INCIDENT_BEHANDELEN
OPVOLGEN_DAGEN = 5


def incident_melden(
    *,
    actor: Actor,
    soort: str,
    wat: str,
    gebeurd_op: datetime | None = None,
    wet: str = Wet.WMO,
    inwoner_id: UUID | None = None,
) -> Incident:
    """What went wrong, in the words of who tells it. A calamiteit is on somebody's list the same minute."""
    poort.eis(MELDEN)
    op = gebeurd_op or klok.nu()
    if op > klok.nu():
        raise Fout("Dat moment ligt in de toekomst. Kies wanneer het gebeurde.", "gebeurd_op")
    if not wat.strip():
        raise Fout("Wat is er gebeurd? Schrijf het in een paar woorden op.", "wat")
    inwoner: Inwoner | None = poort.haal(Inwoner, inwoner_id, Recht.INWONER_LEZEN) if inwoner_id else None
    incident = Incident(
        soort=ri.Soort(soort),
        wat=wat.strip(),
        wet=Wet(wet),
        gebeurd_op=op,
        inwoner=inwoner,
        team=inwoner.team if inwoner else _eigen_team(actor),
        afgeschermd=bool(inwoner and inwoner.afgeschermd),
        melder=Medewerker.objects.filter(pk=actor.kenmerk).first() if actor.id else None,
        gemaakt_door=actor.kenmerk,
    )
    incident.save(force_insert=True)
    onverwijld = incident.soort in ri.ONVERWIJLD
    toezicht = ri.NAAM_VAN_TOEZICHT[ri.toezicht_van(incident.wet)]
    tekst = f"Meld dit nu bij de {toezicht}." if onverwijld else "Kijk wat hiervan te leren is."
    _taak(incident, f"{ri.KORT[ri.Soort(incident.soort)]}. {tekst}", 0 if onverwijld else OPVOLGEN_DAGEN)
    gebeurtenis_melden("incident_gemeld", incident.pk, incident=incident.soort)
    logboek.handeling(actor, MELDEN.code, incident, soort=incident.soort)
    return incident


def _eigen_team(actor: Actor) -> Team | None:
    return Team.objects.filter(pk__in=actor.teams).order_by("pk").first()


def _taak(incident: Incident, tekst: str, dagen: int) -> None:
    """For the manager of the team; without a team, or shielded, for the klachtcoördinatoren."""
    team = None if incident.afgeschermd else incident.team
    taak_maken(
        actor=SYSTEEM,
        soort="incident",
        tekst=tekst,
        uiterlijk=klok.vandaag() + timedelta(days=dagen),
        rol=Rol.WIJKTEAMMANAGER if team else Rol.KLACHTCOORDINATOR,
        team=team,
        onderwerp_id=incident.pk,
        adres=incident.adres,
        afgeschermd=incident.afgeschermd,
    )


def _open(incident_id: UUID) -> Incident:
    poort.eis(S)
    incident: Incident = poort.haal(Incident, incident_id, S, voor_wijzigen=True)
    if incident.gesloten_op:
        raise Fout("Dit is al gesloten. Er is niets meer te wijzigen.")
    return incident


def _bewaar(actor: Actor, incident: Incident) -> None:
    incident.versie += 1
    incident.gewijzigd_op, incident.gewijzigd_door = klok.nu(), actor.naam
    incident.save()


def incident_soort_wijzigen(*, actor: Actor, incident_id: UUID, soort: str, wet: str) -> Incident:
    """It turns out worse, or less bad. What was told to the supervisor stays told."""
    incident = _open(incident_id)
    incident.soort, incident.wet = ri.Soort(soort), Wet(wet)
    _bewaar(actor, incident)
    if incident.soort in ri.ONVERWIJLD and incident.toezicht_op is None:
        _taak(incident, f"Meld dit nu bij de {ri.NAAM_VAN_TOEZICHT[ri.toezicht_van(incident.wet)]}.", 0)
    gebeurtenis_melden("incident_soort", incident.pk, incidentsoort=incident.soort)
    logboek.handeling(actor, S.code, incident, soort=incident.soort)
    return incident


def toezicht_gemeld(
    *, actor: Actor, incident_id: UUID, op: datetime, kenmerk: str = "", waarom_later: str = ""
) -> Incident:
    """Told to the supervisor at once; later than the day itself is accepted, with the reason (D43)."""
    incident = _open(incident_id)
    if op > klok.nu() or op < incident.gebeurd_op:
        raise Fout("Kies een moment tussen de gebeurtenis en nu.", "op")
    if ri.is_laat(incident.gebeurd_op, op) and not waarom_later.strip():
        raise Fout("Melden moet meteen. Schrijf op waarom het later werd.", "waarom_later")
    incident.toezicht_op, incident.toezicht_kenmerk = op, kenmerk.strip()
    incident.toezicht_laat = waarom_later.strip()
    _bewaar(actor, incident)
    taken_vervallen(actor=actor, onderwerp_id=incident.pk, soort="incident")
    gebeurtenis_melden("calamiteit_gemeld", incident.pk, toezicht=ri.toezicht_van(incident.wet).value)
    logboek.handeling(actor, S.code, incident, toezicht=ri.toezicht_van(incident.wet).value)
    return incident


def incidentactie_afspreken(
    *, actor: Actor, incident_id: UUID, wat: str, uiterlijk: date, medewerker_id: UUID | None = None
) -> Incidentactie:
    """What is done so that it does not happen again; whoever does it gets it as a task."""
    incident = _open(incident_id)
    if not wat.strip():
        raise Fout("Wat gaat er gebeuren? Schrijf de actie op.", "wat")
    if uiterlijk < klok.vandaag():
        raise Fout(f"{datum_gewoon(uiterlijk)} is al voorbij. Kies vandaag of later.", "uiterlijk")
    wie = h.collega(medewerker_id) if medewerker_id else None
    actie = Incidentactie(
        incident=incident, wat=wat.strip(), uiterlijk=uiterlijk, medewerker=wie, gemaakt_door=actor.kenmerk
    )
    actie.save(force_insert=True)
    if wie:
        taak_maken(
            actor=SYSTEEM,
            soort="incidentactie",
            tekst="Doe wat is afgesproken na een incident.",
            uiterlijk=uiterlijk,
            voor=wie,
            onderwerp_id=actie.pk,
            adres=incident.adres,
        )
    gebeurtenis_melden("incidentactie_afgesproken", incident.pk)
    logboek.handeling(actor, S.code, incident, actie=str(actie.pk))
    return actie


def incidentactie_afronden(*, actor: Actor, actie_id: UUID) -> Incidentactie:
    """Done; by who leads. Doing it twice changes nothing."""
    poort.eis(S)
    gevonden = Incidentactie.objects.filter(pk=actie_id).first()
    if gevonden is None:
        raise NietGevonden("besluit.incidentactie")
    incident = _open(gevonden.incident_id)
    actie: Incidentactie = Incidentactie.objects.get(pk=actie_id)  # again, under the lock of its incident
    if actie.klaar_op is None:
        actie.klaar_op = klok.vandaag()
        actie.save(update_fields=["klaar_op"])
        taken_vervallen(actor=actor, onderwerp_id=actie.pk)
        gebeurtenis_melden("incidentactie_klaar", incident.pk)
        logboek.handeling(actor, S.code, incident, actie_klaar=str(actie.pk))
    return actie


def incident_sluiten(*, actor: Actor, incident_id: UUID, les: str) -> Incident:
    """With the lesson; a calamiteit only after the supervisor was told, and nothing while an action is open."""
    incident = _open(incident_id)
    open_ = Incidentactie.objects.filter(incident=incident, klaar_op=None).count()
    stap = ri.stap(incident.soort, incident.toezicht_op, open_, None)
    if stap is ri.Stap.TOEZICHT:
        raise Fout("Meld dit eerst bij het toezicht. Daarna kan het dicht.", "les")
    if stap is ri.Stap.OPVOLGEN:
        raise Fout(f"Nog open: {aantal(open_, 'actie', 'acties')}. Rond die eerst af.", "les")
    if not les.strip():
        raise Fout("Wat doen we voortaan anders? Schrijf de les op.", "les")
    incident.les, incident.gesloten_op, incident.gesloten_door = les.strip(), klok.nu(), actor.naam
    _bewaar(actor, incident)
    taken_vervallen(actor=actor, onderwerp_id=incident.pk)
    gebeurtenis_melden("incident_gesloten", incident.pk, incident=incident.soort)
    logboek.handeling(actor, S.code, incident, gesloten=True)
    return incident
