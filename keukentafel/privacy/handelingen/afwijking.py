"""Findings in the log: found at night, asked about, explained by the worker, closed by who supervises."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import over_werkdagen
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Taak
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import geldig_op
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Afwijking
from keukentafel.privacy.opvragen.dagbeeld import dagbeeld, feiten_van
from keukentafel.privacy.regels import afwijking as regels

ZOEKER = Actor.systeem("afwijkingen")
TE_KORT = 5


def afwijkingen_zoeken(*, dag: date) -> int:
    """Look through one day; what was found before is not found again. Returns how many are new."""
    with transactie(ZOEKER):
        return _bewaren(regels.bevindingen(dagbeeld(dag)), dag)


def steekproef_trekken(*, maand: date) -> int:
    """Looks of one month by chance, each to be checked by a person (PRV-17). A second run draws the same ones."""
    begin = maand.replace(day=1)
    eind = (begin + timedelta(days=32)).replace(day=1)
    with transactie(ZOEKER):
        getrokken = regels.trek(feiten_van(begin, eind), int(instelling("steekproef_regels", begin)), begin.isoformat())
        gevonden = [
            regels.Bevinding(regels.Soort.STEEKPROEF, f.dag, f.actor, (f.id,), over=f"{f.actor}:{f.id}")
            for f in getrokken
        ]
        return _bewaren(gevonden, begin)


def _bewaren(gevonden: Iterable[regels.Bevinding], dag: date) -> int:
    rijen = list(gevonden)
    al = set(Afwijking.objects.filter(sleutel__in=[_sleutel(b) for b in rijen]).values_list("sleutel", flat=True))
    wie = {str(m.pk): m for m in Medewerker.objects.filter(pk__in=[b.actor for b in rijen if b.actor])}
    officieren = set(
        Rolvervulling.objects.filter(geldig_op(dag, "van", "tot"), rol=Rol.PRIVACY_OFFICER.value).values_list(
            "medewerker_id", flat=True
        )
    )
    nieuw = [
        Afwijking(
            sleutel=_sleutel(b),
            soort=b.soort.value,
            dag=b.dag,
            medewerker=wie.get(b.actor),
            regels=list(b.regels),
            aantal=len(b.regels),
            alleen_fg=b.actor in wie and wie[b.actor].pk in officieren,
            gemaakt_door=ZOEKER.kenmerk,
        )
        for b in rijen
        if _sleutel(b) not in al
    ]
    Afwijking.objects.bulk_create(nieuw)
    for rol, fg in ((Rol.PRIVACY_OFFICER, False), (Rol.FG, True)):
        if any(rij.alleen_fg is fg for rij in nieuw):
            _taak(rol)
    for rij in nieuw:
        logboek.handeling(ZOEKER, "afwijking_vinden", rij, soort=rij.soort)
        gebeurtenis_melden("afwijking_gevonden", rij.pk, afwijking=rij.soort)
    return len(nieuw)


def _sleutel(bevinding: regels.Bevinding) -> str:
    """A sample has a row each; other kinds one a day for each worker."""
    if bevinding.soort is regels.Soort.STEEKPROEF:
        return f"{bevinding.soort.value}:{bevinding.regels[0]}"
    return bevinding.sleutel


def _taak(rol: Rol) -> None:
    """One open task at a time: it says that the list is not empty."""
    if not Taak.objects.filter(soort="afwijkingen", rol=rol.value, klaar_op=None).exists():
        taak_maken(
            actor=ZOEKER,
            soort="afwijkingen",
            tekst="In het logboek vallen inzages op. Kijk of er een goede reden was.",
            uiterlijk=over_werkdagen(5),
            rol=rol.value,
            adres="/privacy/afwijkingen/",
        )


def afwijking_uitleg_vragen(*, actor: Actor, afwijking_id: UUID) -> Afwijking:
    """Ask the worker. Only that worker gets the task; it tells no colleague anything."""
    rij = _open(actor, afwijking_id)
    if rij.medewerker is None:
        raise Fout("Dit gaat over meer medewerkers. Open de regels, en vraag het hun zelf.")
    if rij.gevraagd_op is not None:
        raise Fout("Je hebt al om uitleg gevraagd. De medewerker heeft er een taak voor.")
    rij.gevraagd_op = klok.nu()
    rij.save(update_fields=["gevraagd_op"])
    taak_maken(
        actor=actor,
        soort="afwijking_uitleg",
        tekst="De privacy officer vraagt waarom je ergens keek. Schrijf het kort op.",
        uiterlijk=over_werkdagen(instelling("afwijking_uitleg_werkdagen")),
        voor=rij.medewerker,
        onderwerp_id=rij.pk,
        adres=f"/privacy/uitleg/{rij.pk}/",
        afgeschermd=True,
    )
    gebeurtenis_melden("afwijking_uitleg_gevraagd", rij.pk)
    logboek.handeling(actor, Recht.AFWIJKING_BEHANDELEN.code, rij, stap="uitleg gevraagd")
    return rij


def afwijking_uitleg_geven(*, actor: Actor, afwijking_id: UUID, uitleg: str) -> Afwijking:
    """What the worker says; it may be said better until the finding is closed."""
    rij: Afwijking = poort.haal(Afwijking, afwijking_id, Recht.TAAK_AFHANDELEN, voor_wijzigen=True)
    if rij.gevraagd_op is None or rij.gesloten_op is not None:
        raise Fout("Hier wordt nu geen uitleg gevraagd.")
    if len(uitleg.strip()) < TE_KORT:
        raise Fout(f"‘{uitleg.strip()}’ is te kort. Schrijf in een zin waarom je keek.", veld="uitleg")
    rij.uitleg, rij.uitleg_op = uitleg.strip(), klok.nu()
    rij.save(update_fields=["uitleg", "uitleg_op"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort="afwijking_uitleg")
    gebeurtenis_melden("afwijking_uitgelegd", rij.pk)
    logboek.handeling(actor, Recht.TAAK_AFHANDELEN.code, rij, stap="uitleg gegeven")
    return rij


def afwijking_sluiten(*, actor: Actor, afwijking_id: UUID, oordeel: str, notitie: str = "") -> Afwijking:
    """Explained, to be talked about, or a data breach. It stays closed: a new look is a new finding."""
    rij = _open(actor, afwijking_id)
    if oordeel not in set(regels.Oordeel):
        raise Fout(f"‘{oordeel}’ is geen oordeel. Kies uit: {', '.join(regels.Oordeel)}.", veld="oordeel")
    if oordeel != regels.Oordeel.UITGELEGD and not notitie.strip():
        raise Fout("Schrijf op waarom, en wat er nu gebeurt.", veld="notitie")
    rij.oordeel, rij.notitie = oordeel, notitie.strip()
    rij.gesloten_op, rij.gesloten_door = klok.nu(), actor.naam
    rij.save(update_fields=["oordeel", "notitie", "gesloten_op", "gesloten_door"])
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    gebeurtenis_melden("afwijking_gesloten", rij.pk, oordeel=oordeel)
    logboek.handeling(actor, Recht.AFWIJKING_BEHANDELEN.code, rij, oordeel=oordeel)
    return rij


def _open(actor: Actor, afwijking_id: UUID) -> Afwijking:
    rij: Afwijking = poort.haal(Afwijking, afwijking_id, Recht.AFWIJKING_BEHANDELEN, voor_wijzigen=True)
    if not regels.mag_afhandelen(actor.rollen, rij.alleen_fg):
        raise Fout("De privacy officer handelt dit af. Jij kijkt mee.")
    if rij.gesloten_op is not None:
        raise Fout("Dit is al afgehandeld.")
    return rij
