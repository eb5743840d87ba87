"""Warm handover: passed on to another desk with a ground, answered with a time, never forgotten (REQ-013, TOE-04)."""

from datetime import date, timedelta
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.bestanden import bestand_opslaan
from keukentafel.organisatie.handelingen.taken import taak_maken
from keukentafel.organisatie.models import Medewerker, Team
from keukentafel.organisatie.opvragen import feestdagen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.toegang.handelingen._deelgrond import deelgrond
from keukentafel.toegang.handelingen._hulp import eis_code, eis_tekst
from keukentafel.toegang.models import Contact, Overdrachtdocument, WarmeOverdracht
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.regels.contact import werkdagen_later

AANGENOMEN, GEWEIGERD, INGETROKKEN = "aangenomen", "geweigerd", "ingetrokken"
ANTWOORDEN = [(AANGENOMEN, "Aannemen"), (GEWEIGERD, "Teruggeven")]
BEWAKER = Actor.systeem("overdrachtbewaking")
# Ours: so many werkdagen before silence becomes a task.
WERKDAGEN = 2


def overdracht_aanbieden(
    *,
    actor: Actor,
    contact_id: UUID,
    bericht: str,
    grond: str,
    naar_team_id: int | None = None,
    loket: str = "",
) -> WarmeOverdracht:
    """Pass the resident of an own contact on to a team of this house (`naar_team_id`) or to another desk (`loket`).

    Raises Fout without a ground, without what is passed on, or with both or neither destination; Blokkade where the
    share table says no and the resident did not agree.
    """
    poort.eis(Recht.DOORVERBINDEN)
    contact = poort.haal(Contact, contact_id, Recht.DOORVERBINDEN)
    if contact.gemaakt_door != actor.kenmerk:
        raise Fout("Dit contact is van een collega. Leg zelf een contact vast om door te verbinden.")
    lijsten = keuzes()
    if bool(naar_team_id) == bool(loket):
        raise Fout("Kies één bestemming: een team of een ander loket.", veld="naar")
    if not bericht.strip():
        raise Fout("Schrijf op wat je doorgeeft. Alleen wat het andere loket nodig heeft.", veld="bericht")
    eis_code(grond, lijsten.lijst("grond_overdracht"), "grond", "grond")
    if loket:
        eis_code(loket, lijsten.lijst("loket"), "naar", "loket")
    overdracht = WarmeOverdracht(
        **deelgrond(actor, contact, loket, grond, lijsten).velden,
        contact=contact,
        inwoner_id=contact.inwoner_id,
        huishouden_id=contact.huishouden_id,
        team_id=_bestemming(naar_team_id) if naar_team_id else contact.team_id,
        afgeschermd=contact.afgeschermd,
        wet=contact.wet,
        loket=loket,
        afzender=Medewerker.objects.get(pk=actor.kenmerk),
        grond=grond,
        bericht=eis_tekst(bericht, "bericht"),
        aangeboden_op=klok.nu(),
        uiterlijk=werkdagen_later(klok.vandaag(), WERKDAGEN, feestdagen()),
        gemaakt_door=actor.kenmerk,
    )
    overdracht.save(force_insert=True)
    gebeurtenis_melden("overdracht_aangeboden", overdracht.pk, team=overdracht.team_id, loket=loket)
    logboek.handeling(actor, Recht.DOORVERBINDEN.code, overdracht, grond=grond, loket=loket, regel=overdracht.regel)
    return overdracht


def _bestemming(team_id: int) -> int:
    team = Team.objects.filter(pk=team_id, geldig_van__lte=klok.vandaag(), geldig_tot=None).first()
    if team is None:
        raise Fout("Dit team bestaat niet meer. Kies een ander team.", veld="naar")
    return int(team.pk)


def overdracht_beantwoorden(
    *,
    actor: Actor,
    overdracht_id: UUID,
    antwoord: str,
    reden: str = "",
    toelichting: str = "",
    wie: str = "",
    op: date | None = None,
    document: tuple[str, bytes] | None = None,
) -> WarmeOverdracht:
    """Taken up or given back, by a worker of the receiving team, with the time.

    Of a desk outside: who answered (`wie`), on which day (`op`), and the letter or mail (`document`: name and bytes).
    The sender records it; the portal of partners calls this same act.
    """
    if antwoord not in dict(ANTWOORDEN):
        raise Fout(f"‘{antwoord}’ is geen antwoord. Kies: aannemen of teruggeven.", veld="antwoord")
    overdracht = _open(actor, overdracht_id)
    if overdracht.loket and not wie.strip():
        raise Fout("Vul in wie bij het andere loket antwoordde.", veld="wie")
    if antwoord == GEWEIGERD:
        overdracht.reden = eis_code(reden, keuzes().lijst("reden_weigeren"), "reden", "reden")
    overdracht.toelichting = eis_tekst(toelichting, "toelichting")
    buiten = bool(overdracht.loket)
    _sluit(actor, overdracht, antwoord, wie.strip() if buiten else actor.naam, _dag(overdracht, op) if buiten else None)
    if document and buiten:
        _bewaar(actor, overdracht, *document)
    return overdracht


def _dag(overdracht: WarmeOverdracht, op: date | None) -> date | None:
    """The day on which the other desk answered: not before it was asked, not after today."""
    if op is None or op == klok.vandaag():
        return None
    if op > klok.vandaag():
        raise Fout(f"{datum_gewoon(op)} is nog niet geweest. Kies de dag waarop zij antwoordden.", veld="op")
    gevraagd = overdracht.aangeboden_op.astimezone(klok.AMSTERDAM).date()
    if op < gevraagd:
        zin = f"{datum_gewoon(op)} ligt voor de vraag van {datum_gewoon(gevraagd)}. Kies een dag daarna."
        raise Fout(zin, veld="op")
    return op


def _bewaar(actor: Actor, overdracht: WarmeOverdracht, naam: str, inhoud: bytes) -> None:
    muren = {v: getattr(overdracht, v) for v in ("team_id", "afgeschermd", "inwoner_id", "huishouden_id", "wet")}
    rij = Overdrachtdocument(overdracht=overdracht, gemaakt_door=actor.kenmerk, **muren)
    bestand_opslaan(actor=actor, rij=rij, naam=naam, inhoud=inhoud)


def overdracht_intrekken(*, actor: Actor, overdracht_id: UUID) -> WarmeOverdracht:
    """The sender takes it back while nobody answered."""
    poort.eis(Recht.DOORVERBINDEN)
    overdracht = poort.haal(WarmeOverdracht, overdracht_id, Recht.DOORVERBINDEN, voor_wijzigen=True)
    if overdracht.gemaakt_door != actor.kenmerk:
        raise Fout("Alleen wie doorverbond, kan dit intrekken.")
    if overdracht.antwoord:
        raise Fout(f"Deze doorverwijzing is al {overdracht.antwoord}. Er is niets meer in te trekken.")
    _sluit(actor, overdracht, INGETROKKEN, actor.naam)
    return overdracht


def _open(actor: Actor, overdracht_id: UUID) -> WarmeOverdracht:
    """The waiting handover, locked: through the receiver's door, or for another desk through the sender's."""
    eigen = WarmeOverdracht.objects.filter(pk=overdracht_id, gemaakt_door=actor.kenmerk).exclude(loket="").exists()
    recht = Recht.DOORVERBINDEN if eigen else Recht.OVERDRACHT_BEANTWOORDEN
    poort.eis(recht)
    overdracht = poort.haal(WarmeOverdracht, overdracht_id, recht, voor_wijzigen=True)
    if overdracht.antwoord:
        raise Fout(f"Deze doorverwijzing is al {overdracht.antwoord}, door {overdracht.beantwoord_door}.")
    if not eigen and overdracht.team_id not in actor.teams:
        raise Fout("Alleen het team dat de inwoner kreeg, kan antwoorden.")
    return overdracht


def _sluit(actor: Actor, overdracht: WarmeOverdracht, antwoord: str, door: str, op: date | None = None) -> None:
    moment = klok.nu() if op is None else max(klok.moment(op), overdracht.aangeboden_op)
    overdracht.antwoord, overdracht.beantwoord_op, overdracht.beantwoord_door = antwoord, moment, door
    overdracht.save()
    gebeurtenis_melden("overdracht_beantwoord", overdracht.pk, antwoord=antwoord, team=overdracht.team_id)
    logboek.handeling(actor, Recht.OVERDRACHT_BEANTWOORDEN.code, overdracht, antwoord=antwoord, reden=overdracht.reden)
    if antwoord == GEWEIGERD and overdracht.afzender_id != actor.id:
        _taak(actor, overdracht, "Een doorverwijzing kwam terug", voor=overdracht.afzender)


def overdrachten_herinneren() -> int:
    """Every morning: what nobody answered in time becomes a task, for the sender and for the receiving team, once."""
    with transactie(BEWAKER):
        open_ = WarmeOverdracht.objects.filter(antwoord="", herinnerd_op=None, uiterlijk__lt=klok.vandaag())
        stil = list(open_.select_related("afzender", "team"))
        for overdracht in stil:
            _taak(BEWAKER, overdracht, "Nog geen antwoord op je doorverwijzing", voor=overdracht.afzender)
            # What is shielded is told to the sender alone, who knows of it already (AUT-04).
            if not overdracht.loket and not overdracht.afgeschermd:
                tekst = "Een doorverwijzing wacht op antwoord van je team"
                _taak(BEWAKER, overdracht, tekst, rol=Rol.COORDINATOR.value)
            overdracht.herinnerd_op = klok.nu()
            overdracht.save(update_fields=["herinnerd_op"])
    return len(stil)


def _taak(
    actor: Actor, overdracht: WarmeOverdracht, tekst: str, *, voor: Medewerker | None = None, rol: str = ""
) -> None:
    taak_maken(
        actor=actor,
        soort="overdracht",
        tekst=tekst,
        uiterlijk=klok.vandaag() + timedelta(days=1),
        voor=voor,
        rol=rol,
        team=overdracht.team if rol else None,
        onderwerp_id=overdracht.pk,
        adres=f"/overdrachten/{overdracht.pk}/",
        afgeschermd=overdracht.afgeschermd,
    )
