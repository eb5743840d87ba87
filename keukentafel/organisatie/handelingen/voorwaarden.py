"""Acts on the conditions for access: the text of the reglement, and the proofs of each worker (REQ-164)."""

from datetime import date, timedelta
from uuid import UUID

from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden, een_van
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import aantal, datum_gewoon, opsomming
from keukentafel.organisatie.handelingen.profiel import eigen_id
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Privacyreglement, Rolvervulling, Taak, Team, Voorwaardebewijs
from keukentafel.organisatie.opvragen.inrichting import geldig_op, instelling
from keukentafel.organisatie.opvragen.voorwaarden import die_iets_missen, te_lezen
from keukentafel.organisatie.voorwaarden import NAAM_VAN_VOORWAARDE, Voorwaarde, geldig_tot
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

S, EIGEN = Recht.REGISTERS_BIJHOUDEN, Recht.EIGEN_PROFIEL_WIJZIGEN
BEWAKER = Actor.systeem("voorwaarden")
MIST, IN_TEAM = "voorwaarde_mist", "voorwaarden_in_team"


def reglement_vaststellen(*, actor: Actor, tekst: str, van: date) -> Privacyreglement:
    """Another version from a day. Everybody reads it anew, and may do so before that day."""
    poort.eis(S)
    if not tekst.strip():
        raise Fout("Plak hier de hele tekst van het reglement.", "tekst")
    if van < klok.vandaag():
        raise Fout(f"{datum_gewoon(van)} is al geweest. Kies vandaag of een dag daarna.", "van")
    if Privacyreglement.objects.filter(geldig_van__gte=van).exists():
        raise Fout("Er is al een versie die op die dag of later ingaat. Kies een dag daarna.", "van")
    rij = Privacyreglement.objects.create(tekst=tekst.strip(), geldig_van=van, gemaakt_door=actor.kenmerk)
    gebeurtenis_melden("reglement_vastgesteld", rij.pk, van=str(van))
    logboek.handeling(actor, S.code, rij, van=str(van))
    return rij


def reglement_bevestigen(*, actor: Actor, reglement_id: UUID) -> Voorwaardebewijs:
    """The worker says so, about the text that was on the screen. Saying it twice changes nothing."""
    poort.eis(EIGEN)
    rij = next((r for r in te_lezen() if r.pk == reglement_id), None)
    if rij is None:
        raise Fout("Er is intussen een nieuwe tekst. Lees die, en bevestig dan.")
    wie, soort = eigen_id(actor), Voorwaarde.REGLEMENT
    al = Voorwaardebewijs.objects.filter(medewerker=wie, reglement=rij, ingetrokken_op=None).first()
    return al or _schrijf(actor, EIGEN, wie, soort, klok.vandaag(), reglement=rij)


def voorwaarde_vastleggen(*, actor: Actor, medewerker_id: UUID, soort: str, op: date) -> Voorwaardebewijs:
    """A training followed, a declaration signed: what only another can see. The reglement confirms each for oneself."""
    poort.eis(S)
    keus = een_van(soort, NAAM_VAN_VOORWAARDE, "soort")
    if keus is Voorwaarde.REGLEMENT:
        raise Fout("De medewerker bevestigt het lezen zelf, op de eigen pagina.", "soort")
    if op > klok.vandaag():
        raise Fout(f"{datum_gewoon(op)} is nog niet geweest. Kies de dag waarop het gebeurde.", "op")
    medewerker = Medewerker.objects.filter(pk=medewerker_id).first()
    if medewerker is None:
        raise NietGevonden("organisatie.medewerker")
    return _schrijf(actor, S, medewerker.pk, keus, op)


def _schrijf(
    actor: Actor, recht: Recht, wie: UUID, soort: Voorwaarde, op: date, *, reglement: Privacyreglement | None = None
) -> Voorwaardebewijs:
    rij = Voorwaardebewijs.objects.create(
        medewerker_id=wie,
        soort=soort,
        op=op,
        geldig_tot=geldig_tot(soort, op, instelling("training_geldig_maanden")),
        reglement=reglement,
        vastgelegd_door=actor.naam,
        gemaakt_door=actor.kenmerk,
    )
    grens = klok.vandaag() + timedelta(days=instelling("voorwaarde_waarschuwen_dagen"))
    if wie not in {m.medewerker_id for m in die_iets_missen(grens)}:
        taken_vervallen(actor=actor, onderwerp_id=wie, soort=MIST)
    gebeurtenis_melden("voorwaarde_vastgelegd", rij.pk, voorwaarde=soort.value)
    logboek.handeling(actor, recht.code, rij, soort=soort.value, medewerker=str(wie))
    return rij


def voorwaarde_intrekken(*, actor: Actor, bewijs_id: UUID) -> Voorwaardebewijs:
    """Recorded by mistake: it counts no more from now on, and stays to be read."""
    poort.eis(S)
    rij = Voorwaardebewijs.objects.select_for_update().filter(pk=bewijs_id).first()
    if rij is None:
        raise NietGevonden("organisatie.voorwaardebewijs")
    if rij.ingetrokken_op is not None:
        raise Fout("Dit is al ingetrokken.")
    rij.ingetrokken_op = klok.vandaag()
    rij.save(update_fields=["ingetrokken_op"])
    gebeurtenis_melden("voorwaarde_ingetrokken", rij.pk, voorwaarde=rij.soort)
    logboek.handeling(actor, S.code, rij, wat="ingetrokken")
    return rij


def voorwaarden_bewaken() -> int:
    """Every morning: who will lack something soon, or lacks it now, gets a task; the manager of the team one for all.

    Returns how many workers are told anew.
    """
    with transactie(BEWAKER):
        grens = klok.vandaag() + timedelta(days=instelling("voorwaarde_waarschuwen_dagen"))
        missers = die_iets_missen(grens)
        al = set(Taak.objects.filter(soort=MIST, klaar_op=None).values_list("onderwerp_id", flat=True))
        nieuw = [m for m in missers if m.medewerker_id not in al]
        wie = Medewerker.objects.in_bulk([m.medewerker_id for m in nieuw])
        for m in nieuw:
            namen = opsomming([NAAM_VAN_VOORWAARDE[s].lower() for s in m.soorten])
            taak_maken(
                actor=BEWAKER,
                soort=MIST,
                tekst=f"Om te kunnen blijven werken is nodig: {namen}.",
                uiterlijk=grens,
                voor=wie[m.medewerker_id],
                onderwerp_id=m.medewerker_id,
                adres="/mijn-voorwaarden/",
            )
        _managers({m.medewerker_id for m in missers}, grens)
        return len(nieuw)


def _managers(wie: set[UUID], grens: date) -> None:
    """One open task per team at a time: it says that the list is not empty."""
    rollen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), medewerker__in=wie)
    per: dict[int, set[UUID]] = {}
    for team, medewerker in rollen.exclude(team=None).values_list("team_id", "medewerker_id"):
        per.setdefault(team, set()).add(medewerker)
    al = set(Taak.objects.filter(soort=IN_TEAM, klaar_op=None).values_list("team_id", flat=True))
    for team in sorted(per.keys() - al):
        wat = aantal(len(per[team]), "medewerker mist", "medewerkers missen")
        taak_maken(
            actor=BEWAKER,
            soort=IN_TEAM,
            tekst=f"{wat} iets om te mogen werken, nu of binnenkort. Kijk wie, en regel het.",
            uiterlijk=grens,
            rol=Rol.WIJKTEAMMANAGER,
            team=Team.objects.get(pk=team),
            adres="/privacy/voorwaarden/?stand=binnenkort",
        )
