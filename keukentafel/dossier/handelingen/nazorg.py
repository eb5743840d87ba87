"""Aftercare and the advice before closing. Each is its own act, and closing calls them in its transaction."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keukentafel.dossier import regels_sluiten as rs
from keukentafel.dossier.handelingen._hulp import eis_tekst, merk
from keukentafel.dossier.models import Dossier, Nazorg, Sluitadvies
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.termijnen import leeftijd
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

R = Recht.DOSSIER_SLUITEN


@dataclass(frozen=True)
class Nazorgplan:
    """Who looks again, and when."""

    op: date
    medewerker_id: UUID
    wat: str = ""


@dataclass(frozen=True)
class Advies:
    """What a professional said about the child, and what we do with it."""

    wie: str
    advies: str
    weging: str
    op: date | None = None


def nazorg_plannen(
    *, actor: Actor, dossier_id: UUID, op: date, medewerker_id: UUID | None = None, wat: str = ""
) -> Nazorg:
    """Aftercare on a day, with a task for who does it; also possible when the dossier is closed already."""
    poort.eis(R)
    dossier = poort.haal(Dossier, dossier_id, R, voor_wijzigen=True)
    wie = medewerker_id or actor.id
    if wie is None:
        raise Fout("Kies wie de nazorg doet.", veld="nazorg_medewerker")
    return nazorg_schrijven(actor, dossier, Nazorgplan(op, wie, wat))


def nazorg_schrijven(actor: Actor, dossier: Dossier, plan: Nazorgplan) -> Nazorg:
    """The row and its task, for acts that passed the gate."""
    if plan.op < klok.vandaag():
        raise Fout(f"{datum_gewoon(plan.op)} is al geweest. Kies een dag die nog komt.", veld="nazorg_op")
    medewerker = Medewerker.objects.filter(pk=plan.medewerker_id).first()
    if medewerker is None or (medewerker.in_dienst_tot and medewerker.in_dienst_tot <= klok.vandaag()):
        raise Fout("Deze collega is niet (meer) in dienst. Kies iemand anders.", veld="nazorg_medewerker")
    rij = Nazorg(
        **merk(actor, dossier),
        medewerker=medewerker,
        op=plan.op,
        wat=eis_tekst(plan.wat, leeg=True, veld="nazorg_wat"),
    )
    rij.save(force_insert=True)
    taak_maken(
        actor=actor,
        soort="nazorg",
        tekst="Nazorg: vraag hoe het gaat",
        uiterlijk=plan.op,
        voor=medewerker,
        dossier_id=dossier.pk,
        onderwerp_id=rij.pk,
        adres=f"/dossier/{dossier.pk}/nazorg/{rij.pk}/",
        afgeschermd=dossier.afgeschermd,
    )
    gebeurtenis_melden("nazorg_gepland", dossier.pk, nazorg=str(rij.pk), op=plan.op.isoformat())
    logboek.handeling(actor, R.code, rij, op=str(plan.op))
    return rij


def nazorg_afronden(*, actor: Actor, nazorg_id: UUID, uitkomst: str, toelichting: str = "") -> Nazorg:
    """How it went. A new question does not reopen by itself: the screen offers it. Twice changes nothing."""
    poort.eis(R)
    rij = poort.haal(Nazorg, nazorg_id, R, voor_wijzigen=True)
    if uitkomst not in set(rs.Nazorguitkomst):
        raise Fout("Kies hoe het ging.", veld="uitkomst")
    if rij.gedaan_op is None:
        rij.gedaan_op, rij.uitkomst = klok.vandaag(), uitkomst
        rij.toelichting = eis_tekst(toelichting, leeg=True, veld="toelichting")
        rij.save(update_fields=["gedaan_op", "uitkomst", "toelichting"])
        taken_vervallen(actor=actor, onderwerp_id=rij.pk)
        gebeurtenis_melden("nazorg_gedaan", rij.dossier_id, nazorg=str(rij.pk), uitkomst=uitkomst)
        logboek.handeling(actor, R.code, rij, uitkomst=uitkomst)
    return rij


def sluitadvies_vastleggen(*, actor: Actor, dossier_id: UUID, advies: Advies) -> Sluitadvies:
    """What school or another involved professional advises, recorded and weighed (REQ-036)."""
    poort.eis(R)
    dossier = poort.haal(Dossier, dossier_id, R, voor_wijzigen=True)
    if bezwaar := rs.bezwaar_tegen_advies(advies.wie, advies.advies, advies.weging):
        veld = "advies_wie" if "Wie gaf" in bezwaar else "advies_tekst" if "advies was" in bezwaar else "advies_weging"
        raise Fout(bezwaar, veld=veld)
    dag = advies.op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} ligt in de toekomst. Wanneer kreeg je het advies?", veld="advies_op")
    rij = Sluitadvies(
        **merk(actor, dossier),
        wie=eis_tekst(advies.wie, veld="advies_wie")[:300],
        op=dag,
        advies=eis_tekst(advies.advies, veld="advies_tekst"),
        weging=eis_tekst(advies.weging, veld="advies_weging"),
        auteur_naam=actor.naam,
    )
    rij.save(force_insert=True)
    gebeurtenis_melden("sluitadvies_vastgelegd", dossier.pk, advies=str(rij.pk))
    logboek.handeling(actor, R.code, rij)
    return rij


def eis_advies(actor: Actor, dossier: Dossier, reden: str, advies: Advies | None, sinds: date) -> None:
    """Before a dossier closes because help is refused: the advice given now, or one since it was opened."""
    if advies and any(deel.strip() for deel in (advies.wie, advies.advies, advies.weging)):
        sluitadvies_vastleggen(actor=actor, dossier_id=dossier.pk, advies=advies)
        return
    geboren = Huishoudlid.objects.filter(huishouden_id=dossier.huishouden_id, tot=None)
    dagen = geboren.values_list("inwoner__geboortedatum", flat=True)
    jaren = [leeftijd(dag, klok.vandaag()) if dag else None for dag in dagen]
    if not rs.advies_nodig(reden, jaren):
        return
    if not Sluitadvies.objects.filter(dossier=dossier, op__gte=sinds).exists():
        raise Blokkade(
            "sluiten-zonder-advies",
            "Het gezin wil geen hulp en er woont een kind. Vraag eerst advies aan school of een andere betrokken"
            " professional, en schrijf op wat jullie ermee doen.",
            veld="advies_wie",
        )
