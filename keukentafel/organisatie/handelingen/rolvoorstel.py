"""Four eyes on who gets which role, or a way in again (ADR 0033).

Proposed by one, confirmed by another, and until then nothing counts.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon, opsomming
from keukentafel.organisatie.bevestigcode import bezwaar_tegen_samen, eerst_zelf, eigen_weg, klopt, vraagt_code
from keukentafel.organisatie.handelingen.herstel import alleen_gemeenteaccount, herstellen
from keukentafel.organisatie.handelingen.rollen import eis_niet_zelf, eis_rol, rol_schrijven
from keukentafel.organisatie.handelingen.rollen import rollen_verhuizen as verhuizen
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Rolvoorstel, Taak
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.organisatie.opvragen.rolvoorstel import bevestigers, in_beeld, rollen_op, team_van
from keukentafel.organisatie.vierogen import NAAM_VAN_STAND, Herstel, Voorstelstand, herstel_van, rolnamen, wacht
from keukentafel.poort import logboek, poort
from keukentafel.poort.rechten import Recht

BEHEER, RECHT = Recht.BEHEER_WIJZIGEN, Recht.ROL_BEVESTIGEN
BEWAKER = Actor.systeem("rolvoorstellen")
BINNEN = timedelta(days=3)
TAAK, TERUG = "rol_bevestigen", "rolvoorstel_terug"
TE_LAAT = "Je voorstel voor een collega is verlopen: niemand heeft het op tijd bevestigd."
VERTREK = "Je voorstel voor een collega is verlopen: wie het betreft, vertrekt."


def vraagt_vier_ogen(actor: Actor, rollen: Sequence[str]) -> bool:
    """The house itself and the command line of the server do not wait: whoever is there, is past every screen."""
    return not actor.is_systeem and wacht(rollen, instelling("vier_ogen_rollen"))


def rolvoorstel_doen(
    *,
    actor: Actor,
    medewerker: Medewerker,
    rollen: Sequence[str],
    team_id: int | None,
    van: date,
    tot: date | None = None,
    reden: str,
    uit_team_id: int | None = None,
) -> Rolvoorstel:
    """Ask a second person. `medewerker` is locked, so the same is not asked twice."""
    poort.eis(BEHEER)
    assert actor.id is not None  # a system never waits
    eis_niet_zelf(actor.id, medewerker)
    for rol in rollen:
        eis_rol(medewerker, rol, team_id, van, tot)
    if not reden.strip():
        namen = opsomming(rolnamen(rollen))
        raise Fout(f"{namen} gaat pas in als een ander het bevestigt. Schrijf op waarom het nodig is.", veld="reden")
    voorstel = Rolvoorstel(medewerker=medewerker, rollen=sorted(rollen), team_id=team_id, uit_team_id=uit_team_id)
    _eis_niet_dubbel(voorstel)
    voorstel.van, voorstel.tot, voorstel.reden = van, tot, reden.strip()
    _leg_voor(actor, voorstel)
    velden = {"rollen": voorstel.rollen, "team": team_id, "uit_team": uit_team_id, "van": van, "tot": tot}
    logboek.handeling(actor, BEHEER.code, voorstel, wat="rol voorgesteld", medewerker=str(medewerker.pk), **velden)
    return voorstel


def herstel_voorstellen(
    *, actor: Actor, medewerker: Medewerker, wat: Herstel, rollen: Sequence[tuple[str, int | None]], reden: str
) -> Rolvoorstel:
    """Ask a second person for a way in again. Nothing changes before: the account can be closed meanwhile, by one."""
    poort.eis(BEHEER)
    if medewerker.pk == actor.id:
        raise Fout("Dit gaat over jezelf. Een collega van functioneel beheer vraagt het, en een ander bevestigt het.")
    if not reden.strip():
        raise Fout(
            f"{medewerker.naam} heeft een rol die veel laat zien: een ander bevestigt dit. Schrijf op waarom het nodig"
            " is, en hoe je weet met wie je sprak.",
            veld="reden",
        )
    _eis_niet_samen(medewerker, wat)
    gevoelig = [rij for rij in rollen if wacht([rij[0]], instelling("vier_ogen_rollen"))]
    voorstel = Rolvoorstel(medewerker=medewerker, rollen=[wat.value], team_id=team_van(gevoelig))
    _eis_niet_dubbel(voorstel)
    voorstel.van, voorstel.reden = klok.vandaag(), reden.strip()
    _leg_voor(actor, voorstel)
    logboek.handeling(actor, BEHEER.code, voorstel, wat=f"voorgesteld: {wat}", medewerker=str(medewerker.pk))
    return voorstel


def _eis_niet_samen(medewerker: Medewerker, wat: Herstel) -> None:
    if bezwaar := bezwaar_tegen_samen(medewerker, wat):
        raise Blokkade("herstel-samen", bezwaar)


def _leg_voor(actor: Actor, voorstel: Rolvoorstel) -> None:
    """Keep it, and ask who may confirm it."""
    assert actor.id is not None  # a system never waits
    voorstel.voorgesteld_door_id, voorstel.gemaakt_door = actor.id, actor.kenmerk
    voorstel.verloopt_op = klok.vandaag() + timedelta(days=instelling("vier_ogen_dagen"))
    voorstel.save(force_insert=True)
    _vragen(voorstel)
    gebeurtenis_melden("rolvoorstel_gedaan", voorstel.pk, van=voorstel.van.isoformat())


def _eis_niet_dubbel(voorstel: Rolvoorstel) -> None:
    open_ = Rolvoorstel.objects.filter(medewerker=voorstel.medewerker, team=voorstel.team, stand="open")
    if any(set(ander.rollen) & set(voorstel.rollen) for ander in open_):
        raise Fout("Dit is al voorgesteld en wacht op bevestiging. Trek dat voorstel eerst in.", veld="rol")


def _vragen(voorstel: Rolvoorstel) -> None:
    """A task for each who may confirm, once; not for the role, or the proposer would get it too. Within some days, so
    that it stands on Mijn dag at once; sooner when the role begins sooner."""
    al = set(Taak.objects.filter(soort=TAAK, onderwerp_id=voorstel.pk, klaar_op=None).values_list("voor_id", flat=True))
    vandaag = klok.vandaag()
    uiterlijk = max(vandaag, min(voorstel.van, vandaag + BINNEN, voorstel.verloopt_op - timedelta(days=1)))
    for wie in bevestigers(voorstel):
        if wie.pk not in al:
            taak_maken(
                actor=BEWAKER,
                soort=TAAK,
                tekst=f"{_vraag(voorstel)}: {opsomming(rolnamen(voorstel.rollen))}.",
                uiterlijk=uiterlijk,
                voor=wie,
                onderwerp_id=voorstel.pk,
                adres=f"/rollen/{voorstel.pk}/",
            )


def _vraag(voorstel: Rolvoorstel) -> str:
    wat = "kan weer inloggen" if herstel_van(voorstel.rollen) else "krijgt een rol"
    return f"Een collega {wat} als jij het bevestigt"


def rolvoorstel_bevestigen(*, actor: Actor, voorstel_id: UUID, wachtwoord: str = "", code: str = "") -> Rolvoorstel:
    """The second person agrees: now the role counts, from its day or from today when that has passed.

    `wachtwoord`: the start password that the second person chose, when that is what was asked. `code`: what the worker
    read aloud from the own profile, when a role is given.
    """
    poort.eis(RECHT)
    voorstel = _om_te_beslissen(actor, voorstel_id)
    medewerker = Medewerker.objects.select_for_update().get(pk=voorstel.medewerker_id)
    if herstel := herstel_van(voorstel.rollen):
        _eis_niet_samen(medewerker, herstel)
        herstellen(medewerker, herstel, wachtwoord)
        _afronden(actor, voorstel, Voorstelstand.BEVESTIGD)
        logboek.handeling(actor, RECHT.code, medewerker, wat=f"bevestigd: {herstel}")
        return voorstel
    if vraagt_code(voorstel):
        _eis_de_medewerker_zelf(voorstel, medewerker, code)
        if alleen_gemeenteaccount(medewerker):
            logboek.handeling(actor, RECHT.code, medewerker, wat="eigen wachtwoord gestopt, gemeenteaccount blijft")
    van = max(voorstel.van, klok.vandaag())
    door = f"{voorstel.voorgesteld_door.naam}, bevestigd door {actor.naam}"
    if voorstel.uit_team_id and voorstel.team_id:
        _eis_zelfde_rollen(voorstel, medewerker, van)
        verhuizen(medewerker, voorstel.uit_team_id, voorstel.team_id, van, door)
    else:
        velden: dict[str, Any] = {"team_id": voorstel.team_id, "van": van, "tot": voorstel.tot, "reden": voorstel.reden}
        rol_schrijven(medewerker, rol=voorstel.rollen[0], door=door, **velden)
    _afronden(actor, voorstel, Voorstelstand.BEVESTIGD)
    wat = {"rollen": voorstel.rollen, "team": voorstel.team_id, "uit_team": voorstel.uit_team_id}
    logboek.handeling(actor, RECHT.code, medewerker, wat="rol bevestigd", van=van, tot=voorstel.tot, **wat)
    return voorstel


def _eis_de_medewerker_zelf(voorstel: Rolvoorstel, medewerker: Medewerker, code: str) -> None:
    """Nobody who set the start password comes in with the role: the worker chose an own way in, and is spoken."""
    if not eigen_weg(medewerker):
        raise Blokkade("rol-eigen-inlog", eerst_zelf(medewerker.naam))
    if not klopt(code, voorstel.pk, medewerker):
        getypt = f"‘{code.strip()}’ is niet de code" if code.strip() else "Vul de code in"
        raise Fout(
            f"{getypt} van 6 cijfers die {medewerker.naam} nu ziet onder Profiel. Vraag {medewerker.naam} zelf, en niet"
            f" {voorstel.voorgesteld_door.naam}. Kan {medewerker.naam} niet inloggen, bevestig dan niet.",
            veld="code",
        )


def _eis_zelfde_rollen(voorstel: Rolvoorstel, medewerker: Medewerker, van: date) -> None:
    """What moves is what was read, and nothing that came after it."""
    assert voorstel.uit_team is not None
    if rollen_op(medewerker.pk, voorstel.uit_team.pk, van) != voorstel.rollen:
        raise Fout(
            f"De rollen in {voorstel.uit_team.naam} zijn intussen veranderd. Geef het voorstel terug;"
            " functioneel beheer maakt dan een nieuw voorstel."
        )


def rolvoorstel_teruggeven(*, actor: Actor, voorstel_id: UUID, antwoord: str) -> Rolvoorstel:
    """No, with the reason; the proposer reads it."""
    poort.eis(RECHT)
    voorstel = _om_te_beslissen(actor, voorstel_id)
    if not antwoord.strip():
        raise Fout("Schrijf op waarom je dit niet bevestigt. Je collega leest dat.", veld="antwoord")
    voorstel.antwoord = antwoord.strip()
    _afronden(actor, voorstel, Voorstelstand.TERUGGEGEVEN)
    _terug_naar(voorstel, "Je voorstel voor een rol is teruggegeven. Lees waarom.")
    logboek.handeling(actor, RECHT.code, voorstel, wat="rol teruggegeven", medewerker=str(voorstel.medewerker_id))
    return voorstel


def rolvoorstel_intrekken(*, actor: Actor, voorstel_id: UUID) -> Rolvoorstel:
    """Whoever proposed it takes it back."""
    poort.eis(BEHEER)
    voorstel = _open(voorstel_id)
    if voorstel.voorgesteld_door_id != actor.id:
        wie = voorstel.voorgesteld_door.naam
        raise Fout(f"{wie} deed dit voorstel en kan het intrekken. Geef het terug als je het er niet mee eens bent.")
    _afronden(actor, voorstel, Voorstelstand.INGETROKKEN)
    logboek.handeling(actor, BEHEER.code, voorstel, wat="ingetrokken", medewerker=str(voorstel.medewerker_id))
    return voorstel


def _open(voorstel_id: UUID) -> Rolvoorstel:
    """The proposal, locked and still waiting; one of another team is not there."""
    rijen = in_beeld(Rolvoorstel.objects.select_for_update(of=("self",)))
    voorstel = rijen.select_related("voorgesteld_door").filter(pk=voorstel_id).first()
    if voorstel is None:
        raise NietGevonden("organisatie.rolvoorstel")
    if voorstel.stand != Voorstelstand.OPEN:
        stand = NAAM_VAN_STAND[Voorstelstand(voorstel.stand)].lower()
        raise Fout(f"Dit voorstel wacht niet meer: het is {stand}.")
    if voorstel.verloopt_op <= klok.vandaag():
        raise Fout(f"Dit voorstel verliep op {datum_gewoon(voorstel.verloopt_op)}. Vraag om een nieuw voorstel.")
    return voorstel


def _om_te_beslissen(actor: Actor, voorstel_id: UUID) -> Rolvoorstel:
    voorstel = _open(voorstel_id)
    if actor.id in (voorstel.voorgesteld_door_id, voorstel.medewerker_id):
        waarom = "Je deed dit voorstel zelf" if actor.id == voorstel.voorgesteld_door_id else "Dit gaat over jou"
        raise Blokkade("rol-zelf-bevestigen", f"{waarom}. Een ander bevestigt het of geeft het terug.")
    wie = bevestigers(voorstel)
    if actor.id not in {m.pk for m in wie}:
        namen = opsomming([m.naam for m in wie]) or "nu niemand; functioneel beheer stelt in wie het mag"
        raise Blokkade("rol-andere-bevestiger", f"Dit wordt bevestigd door een ander: {namen}.")
    return voorstel


def _afronden(actor: Actor, voorstel: Rolvoorstel, stand: Voorstelstand) -> None:
    voorstel.stand, voorstel.klaar_op = stand.value, klok.nu()
    if stand in (Voorstelstand.BEVESTIGD, Voorstelstand.TERUGGEGEVEN):
        voorstel.beslist_door_id = actor.id
    voorstel.save(update_fields=["stand", "klaar_op", "beslist_door", "antwoord"])
    taken_vervallen(actor=actor, onderwerp_id=voorstel.pk, soort=TAAK)
    gebeurtenis_melden("rolvoorstel_afgerond", voorstel.pk, stand=stand.value)


def _terug_naar(voorstel: Rolvoorstel, tekst: str) -> None:
    taak_maken(
        actor=BEWAKER,
        soort=TERUG,
        tekst=tekst,
        uiterlijk=klok.vandaag() + timedelta(days=7),
        voor=voorstel.voorgesteld_door,
        onderwerp_id=voorstel.pk,
        adres=f"/rollen/{voorstel.pk}/",
    )


def rolvoorstellen_vervallen(medewerker: Medewerker) -> None:
    """Whoever leaves gets no role any more, and who proposed it hears that."""
    for voorstel in Rolvoorstel.objects.select_for_update().filter(medewerker=medewerker, stand="open"):
        _laat_verlopen(voorstel, VERTREK)


def rolvoorstellen_nakijken() -> int:
    """Every morning: what waited too long expires, and its proposer hears it; who may confirm since then is asked.

    Returns how many expired.
    """
    with transactie(BEWAKER):
        verlopen = 0
        for voorstel in Rolvoorstel.objects.select_for_update().filter(stand="open").order_by("gemaakt_op"):
            if voorstel.verloopt_op > klok.vandaag():
                _vragen(voorstel)
                continue
            _laat_verlopen(voorstel, TE_LAAT)
            verlopen += 1
        return verlopen


def _laat_verlopen(voorstel: Rolvoorstel, waarom: str) -> None:
    """It expires: the proposer hears why, and the log keeps it."""
    _afronden(BEWAKER, voorstel, Voorstelstand.VERLOPEN)
    _terug_naar(voorstel, waarom)
    logboek.handeling(BEWAKER, "rolvoorstel_verlopen", voorstel, medewerker=str(voorstel.medewerker_id))
