"""What the acts on a klacht share: fetching, steps, the letter, whom it is about."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from keukentafel.besluit.bronnen_rechtsbescherming import Klachtbrief
from keukentafel.besluit.handelingen._hulp import SYSTEEM
from keukentafel.besluit.models import Klacht, Klachtbetrokkene, Klachtstap
from keukentafel.besluit.regels import klacht as rk
from keukentafel.brieven.handelingen import brief_maken
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht

S = Recht.KLACHT_BEHANDELEN
TAAK, KOPIE = "klacht", "klacht_kopie"
ZIN = {
    rk.Uitkomst.GEGROND: "Uw klacht klopt. Dat spijt ons.",
    rk.Uitkomst.DEELS_GEGROND: "Uw klacht klopt voor een deel. Dat spijt ons.",
    rk.Uitkomst.ONGEGROND: "Wij vinden dat uw klacht niet klopt.",
    rk.Uitkomst.GEEN_OORDEEL: "Wij weten niet wat er precies is gebeurd. Daarom geven wij geen oordeel.",
}


def open_klacht(klacht_id: UUID, recht: Recht = S, *, gesloten: bool = False) -> Klacht:
    """To change; whom it is about does not find it here (MAN-09)."""
    poort.eis(recht)
    klacht: Klacht = poort.haal(Klacht, klacht_id, recht, voor_wijzigen=True)
    if (klacht.stand in rk.KLAAR) is not gesloten:
        zin = "Deze klacht loopt nog." if gesloten else "Deze klacht is gesloten. Er is niets meer te wijzigen."
        raise Fout(zin)
    return klacht


def stap_zetten(actor: Actor, klacht: Klacht, stap: rk.Stap, toelichting: str = "") -> None:
    """One step of the table, kept with who did it; or a Fout that says it cannot be now."""
    nieuw = rk.naar(klacht.stand, stap)
    if nieuw is None:
        nu = rk.NAAM_VAN_STAND[rk.Stand(klacht.stand)].lower()
        raise Fout(f"Dat kan nu niet: deze klacht is bij ‘{nu}’. Kies een van de stappen op deze pagina.")
    klacht.stand, klacht.stand_sinds = nieuw, klok.vandaag()
    bewaar(klacht, actor)
    Klachtstap(
        klacht=klacht,
        stap=stap,
        naar=nieuw,
        op=klok.vandaag(),
        door_naam=actor.naam,
        toelichting=toelichting,
        gemaakt_door=actor_nu().kenmerk,
    ).save(force_insert=True)


def bewaar(klacht: Klacht, actor: Actor) -> None:
    """Write it, as changed by this actor."""
    klacht.versie += 1
    klacht.gewijzigd_op, klacht.gewijzigd_door = klok.nu(), actor.naam
    klacht.save()


def klachtbrief(klacht: Klacht, stap: str, reden: str = "") -> bool:
    """To a resident. To somebody else the handler writes: the house has no letter box of people it does not know."""
    if klacht.inwoner is None or klacht.klager == rk.Klager.ANONIEM:
        if klacht.klager != rk.Klager.ANONIEM:
            taak(klacht, "schrijf de klager zelf; die staat niet bij ons.", klok.vandaag(), "klacht_schrijven")
        return False
    bron = Klachtbrief(
        stap=stap,
        ontvangen=klacht.ontvangen_op,
        uiterlijk=klacht.uiterlijk,
        reden=reden,
        oordeel=ZIN.get(rk.Uitkomst(klacht.uitkomst), "") if klacht.uitkomst else "",
        ombudsman=instelling("ombudsman"),
        maanden=str(instelling("ombudsman_jaar_maanden")),
    )
    brieven = brief_maken(
        actor=SYSTEEM,
        soort=bron.soort,
        bron=bron,
        inwoner_id=klacht.inwoner.pk,
        ontvangers=[klacht.inwoner.pk],
        team_id=klacht.inwoner.team_id,
        sleutel=f"klacht:{klacht.pk}:{stap}:{klacht.uiterlijk}",
        uiterlijk=klok.vandaag(),
    )
    return bool(brieven)


def betrokken_zetten(klacht: Klacht, wie: set[UUID]) -> None:
    """Whom it is about: out of their sight from now on, and each gets a copy (Awb 9:9). Inside a system actor."""
    if not wie:
        return
    if klacht.behandelaar_id in wie:
        taken_vervallen(actor=SYSTEEM, onderwerp_id=klacht.pk, voor_id=klacht.behandelaar_id)
        klacht.behandelaar = None
    klacht.betrokken = sorted({*klacht.betrokken, *wie})
    klacht.save(update_fields=["betrokken", "behandelaar"])
    for medewerker in Medewerker.objects.filter(pk__in=wie):
        _, nieuw = Klachtbetrokkene.objects.get_or_create(
            klacht=klacht,
            medewerker=medewerker,
            defaults={"kopie": klacht.woorden, "kopie_op": klok.vandaag(), "gemaakt_door": SYSTEEM.kenmerk},
        )
        if nieuw:
            taak_maken(
                actor=SYSTEEM,
                soort=KOPIE,
                tekst="Er is een klacht over jou. Lees die, en geef je kant.",
                uiterlijk=klacht.bemiddeling_tot,
                voor=medewerker,
                onderwerp_id=klacht.pk,
                adres="/klachten/over-mij/",
            )


def taak(klacht: Klacht, tekst: str, uiterlijk: date, soort: str = TAAK) -> None:
    """For who handles it, or for the klachtcoördinatoren; never for a role in the team that it may be about."""
    taak_maken(
        actor=SYSTEEM,
        soort=soort,
        tekst=f"Klacht {klacht.nummer}: {tekst}",
        uiterlijk=max(uiterlijk, klok.vandaag()),
        voor=klacht.behandelaar,
        rol="" if klacht.behandelaar else Rol.KLACHTCOORDINATOR,
        onderwerp_id=klacht.pk,
        adres=klacht.adres,
    )


def betrokkenen_toevoegen(*, actor: Actor, klacht_id: UUID, medewerkers: Collection[UUID]) -> Klacht:
    """It turns out to be about somebody else too: that worker gets a copy, and handles it no longer."""
    klacht = open_klacht(klacht_id)
    if not medewerkers:
        raise Fout("Kies over wie de klacht gaat.", "medewerkers")
    if actor.id in medewerkers:
        raise Blokkade("klacht-betrokken", "Gaat de klacht over jou? Vraag een collega haar over te nemen.")
    with transactie(SYSTEEM):
        betrokken_zetten(klacht, set(medewerkers))
        if klacht.behandelaar_id is None:
            taak(klacht, "kies wie bemiddelt.", klok.vandaag())
    gebeurtenis_melden("klacht_betrokkenen", klacht.pk)
    logboek.handeling(actor, S.code, klacht, betrokkenen=len(medewerkers))
    return klacht


def klacht_reageren(*, actor: Actor, betrokkene_id: UUID, reactie: str) -> Klachtbetrokkene:
    """What the worker whom it is about says (Awb 9:10). Handling is done by somebody else."""
    recht = Recht.EIGEN_WERK_ZIEN
    poort.eis(recht)
    rij: Klachtbetrokkene = poort.haal(Klachtbetrokkene, betrokkene_id, recht, voor_wijzigen=True)
    if not reactie.strip():
        raise Fout("Schrijf op hoe jij het ziet.", "reactie")
    rij.reactie, rij.reactie_op = reactie.strip(), klok.vandaag()
    rij.save(update_fields=["reactie", "reactie_op"])
    with transactie(SYSTEEM):
        taak(Klacht.objects.get(pk=rij.klacht_id), "een medewerker gaf een reactie.", klok.vandaag(), "klacht_reactie")
    gebeurtenis_melden("klacht_reactie", rij.klacht_id)
    logboek.handeling(actor, recht.code, rij)
    return rij
