"""The planned hand-over: proposed with a day, accepted or declined by the receiver, undone while not accepted.

The sudden way (`regie_overdragen`) goes on as it was; it ends what was proposed here (plan.handelingen.rondom).
"""

from datetime import date
from uuid import UUID

from keukentafel.dossier.handelingen import betrokken_maken
from keukentafel.dossier.handelingen._hulp import eis_tekst, merk
from keukentafel.dossier.regels import Betrokkenrol, Tijdelijk
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import open_dossier
from keukentafel.plan.handelingen.mensen import eis_regisseur, waarnemer_voor
from keukentafel.plan.handelingen.regie import B, open_regie, regie_overdragen, regie_vacature
from keukentafel.plan.handelingen.rondom import meelezen_beeindigen
from keukentafel.plan.models import Overdracht, Regie
from keukentafel.plan.regels import Overdrachtstand as Stand
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol

BEWAKER = Actor.systeem("overdrachten")
TAAK = "overdracht"


def overdracht_voorstellen(
    *,
    actor: Actor,
    dossier_id: UUID,
    medewerker_id: UUID,
    reden: str,
    let_op: str = "",
    ingaat: date | None = None,
) -> Overdracht:
    """Ask a colleague to take the regie on a day. The receiver reads along from now, and gets a task to answer."""
    dossier = open_dossier(dossier_id, B)
    naar = eis_regisseur(medewerker_id, dossier.team_id)
    dag = ingaat or klok.vandaag()
    if bezwaar := regels.bezwaar_tegen_ingang(dag, klok.vandaag()):
        raise Fout(bezwaar, veld="ingaat")
    with transactie(BEWAKER):
        nu, loopt = open_regie(dossier), _lopend(dossier.pk)
        if loopt is not None:
            raise Fout(f"Er loopt al een overdracht aan {loopt.naar.naam}. Neem die eerst terug.", veld="naar")
        if nu is not None and nu.medewerker_id == naar.pk:
            raise Fout(f"{naar.naam} is al regisseur. Kies iemand anders.", veld="naar")
        rij = Overdracht(
            **merk(actor, dossier), van=nu.medewerker if nu else None, naar=naar, ingaat=dag,
            reden=eis_tekst(reden, veld="reden"), let_op=eis_tekst(let_op, leeg=True, veld="let_op"),
        )  # fmt: skip
        betrokken_maken(
            actor=actor, dossier=dossier, medewerker_id=naar.pk, rol=Betrokkenrol.MEELEZER,
            waarvoor=Tijdelijk.OVERDRACHT,
        )  # fmt: skip
        rij.save(force_insert=True)
    _taak(actor, rij, f"neem je de regie over op {datum_gewoon(dag)}?", naar)
    gebeurtenis_melden("overdracht_voorgesteld", dossier.pk, overdracht=str(rij.pk))
    logboek.handeling(actor, B.code, rij, ingaat=dag.isoformat())
    return rij


def overdracht_beantwoorden(*, actor: Actor, overdracht_id: UUID, ja: bool, antwoord: str = "") -> Overdracht:
    """The receiver (or who stands in) accepts or declines. Accepted for today, it goes in at once."""
    poort.eis(B)
    rij = poort.haal(Overdracht, overdracht_id, B, voor_wijzigen=True)
    _eis_ontvanger(actor, rij)
    if rij.stand != Stand.GEVRAAGD:
        raise Fout("Deze overdracht is al beantwoord of teruggenomen. Er is niets veranderd.")
    if not ja and not antwoord.strip():
        raise Fout("Schrijf kort op waarom je het niet aanneemt.", veld="antwoord")
    rij.stand = Stand.AANVAARD if ja else Stand.GEWEIGERD
    rij.antwoord, rij.beantwoord_op = antwoord.strip(), klok.nu()
    rij.save(update_fields=["stand", "antwoord", "beantwoord_op"])
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=rij.pk)
    if not ja:
        _niet_aangenomen(actor, rij)
    gebeurtenis_melden("overdracht_beantwoord", rij.dossier_id, overdracht=str(rij.pk), ja=ja)
    logboek.handeling(actor, B.code, rij, ja=ja)
    if ja and rij.ingaat <= klok.vandaag():
        _voer_uit(actor, rij)
        rij.refresh_from_db()
    return rij


def overdracht_terugnemen(*, actor: Actor, overdracht_id: UUID) -> Overdracht:
    """Undo, while it was not accepted."""
    poort.eis(B)
    rij = poort.haal(Overdracht, overdracht_id, B, voor_wijzigen=True)
    if rij.stand == Stand.AANVAARD:
        raise Fout(f"{rij.naar.naam} heeft de overdracht al aangenomen. Bel even, of draag opnieuw over.")
    if rij.stand != Stand.GEVRAAGD:
        raise Fout("Deze overdracht loopt niet meer. Er is niets veranderd.")
    rij.stand = Stand.TERUGGENOMEN
    rij.save(update_fields=["stand"])
    taken_vervallen(actor=actor, soort=TAAK, onderwerp_id=rij.pk)
    with transactie(BEWAKER):
        meelezen_beeindigen(rij.dossier_id, "overdracht teruggenomen")
    gebeurtenis_melden("overdracht_teruggenomen", rij.dossier_id, overdracht=str(rij.pk))
    logboek.handeling(actor, B.code, rij, teruggenomen=True)
    return rij


def overdrachten_bewaken() -> int:
    """Every morning: what was accepted goes in, what waits too long is reported, who left leaves a vacancy."""
    with transactie(BEWAKER):
        rijen = Overdracht.objects.filter(stand__in=regels.LOPEND, ingaat__lte=klok.vandaag())
        for rij in rijen.select_related("dossier", "naar"):
            if rij.stand == Stand.AANVAARD:
                _voer_uit(BEWAKER, rij)
            else:
                _wacht_te_lang(rij)
        weg = Regie.objects.filter(tot=None, medewerker__in_dienst_tot__lte=klok.vandaag(), dossier__gesloten_op=None)
        vertrokken = list(weg.select_related("dossier", "medewerker"))
        for regie in vertrokken:
            _zonder_overdracht(regie)
    return len(vertrokken)


def _lopend(dossier_id: UUID) -> Overdracht | None:
    rijen = Overdracht.objects.filter(dossier_id=dossier_id, stand__in=regels.LOPEND).select_related("naar")
    rij: Overdracht | None = rijen.first()
    return rij


def _eis_ontvanger(actor: Actor, rij: Overdracht) -> None:
    if actor.id != rij.naar_id and rij.naar_id not in actor.waarneemt:
        raise Blokkade(
            "overdracht-van-ander",
            f"Deze overdracht is aan {rij.naar.naam}. Alleen {rij.naar.naam} (of wie waarneemt) neemt haar aan."
            " Moet het nu? Draag dan meteen over.",
        )


def _voer_uit(actor: Actor, rij: Overdracht) -> None:
    """The day has come. When it cannot any more (the receiver left), nothing changes and the giver hears it."""
    try:
        regie_overdragen(actor=actor, dossier_id=rij.dossier_id, medewerker_id=rij.naar_id, reden=rij.reden)
    except Fout as fout:
        rij.stand, rij.antwoord = Stand.VERVALLEN, fout.tekst
        rij.save(update_fields=["stand", "antwoord"])
        _niet_aangenomen(actor, rij, "kon niet doorgaan")


def _niet_aangenomen(actor: Actor, rij: Overdracht, hoe: str = "is niet aangenomen") -> None:
    """Back to who directs; without one to the coördinator."""
    with transactie(BEWAKER):
        meelezen_beeindigen(rij.dossier_id, "overdracht niet aangenomen")
    _taak(actor, rij, f"de overdracht {hoe}. Kies iemand anders.", rij.van)


def _wacht_te_lang(rij: Overdracht) -> None:
    """Nobody answered and the day is there: the coördinator hears it once."""
    if not taken_vervallen(actor=BEWAKER, soort=TAAK, onderwerp_id=rij.pk):
        return
    tekst = "niemand beantwoordde de overdracht die vandaag in zou gaan."
    _taak(BEWAKER, rij, tekst, None, soort="overdracht_wacht")


def _zonder_overdracht(regie: Regie) -> None:
    """A regisseur who left without a hand-over: a recorded vacancy with a waarnemer, at once; it alarms as any."""
    waarnemer = waarnemer_voor(regie.team_id)
    reden = f"{regie.wie.naam} is uit dienst en droeg niet over"
    regie_vacature(actor=BEWAKER, dossier_id=regie.dossier_id, reden=reden, waarnemer_id=waarnemer.pk)


def _taak(actor: Actor, rij: Overdracht, tekst: str, voor: Medewerker | None, soort: str = TAAK) -> None:
    dossier = rij.dossier
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=f"Dossier {dossier.nummer}: {tekst}",
        uiterlijk=max(rij.ingaat, klok.vandaag()),
        voor=voor,
        rol="" if voor else Rol.COORDINATOR,
        team=dossier.team,
        dossier_id=dossier.pk,
        onderwerp_id=rij.pk,
        adres=f"/dossier/{dossier.pk}/regie/overdracht/",
        afgeschermd=dossier.afgeschermd,
    )
