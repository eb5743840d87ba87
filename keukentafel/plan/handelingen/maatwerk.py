"""The omgekeerde toets in one short form, the maatwerkspecialist, and what came of it (REQ-051, REQ-052)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen import betrokken_maken
from keukentafel.dossier.handelingen._hulp import (
    aan_auteur,
    bewaar_versie,
    eis_leden,
    eis_open,
    eis_tekst,
    eis_wet,
    over_werkdagen,
)
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.dossier.regels import Betrokkenrol, Tijdelijk
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.plan.handelingen._hulp import S, loopt_nu, open_dossier
from keukentafel.plan.handelingen.rondom import tijdelijk_beeindigen
from keukentafel.plan.models import Maatwerk, Maatwerkversie
from keukentafel.plan.opvragen.specialisten import specialisten
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet

TAAK = "maatwerk_bekijken"
SYSTEEM = Actor.systeem("maatwerk")


def maatwerk_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    afwijking: str,
    effect: str,
    rechtmatigheid: str = "",
    kosten_euro: int | None = None,
    eigen_inzet: str = "",
    specialist_id: UUID | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
) -> Maatwerk:
    """Six fields, of which two are needed. With `specialist_id` it is laid before that colleague at once."""
    dossier = open_dossier(dossier_id)
    eis_wet(wet, publiek, stand_van(actor, dossier))
    rij = Maatwerk(
        **itemmerk(actor, dossier, wet, publiek),
        **_velden(afwijking, effect, rechtmatigheid, kosten_euro, eigen_inzet),
    )
    rij.save(force_insert=True)
    rij.over.set(eis_leden(dossier, over))
    gebeurtenis_melden("maatwerk_vastgelegd", dossier.pk, maatwerk=str(rij.pk))
    logboek.handeling(actor, S.code, rij, nieuw=True)
    return maatwerk_voorleggen(actor=actor, maatwerk_id=rij.pk, specialist_id=specialist_id) if specialist_id else rij


def maatwerk_wijzigen(
    *,
    actor: Actor,
    maatwerk_id: UUID,
    versie: int,
    afwijking: str,
    effect: str,
    rechtmatigheid: str = "",
    kosten_euro: int | None = None,
    eigen_inzet: str = "",
    resultaat: str = "",
) -> Maatwerk:
    """Other words, or what came of it; what stood there is kept. Raises Botsing on an old version."""
    rij = maatwerk_van(maatwerk_id)
    schoon = eis_tekst(resultaat, leeg=True, veld="resultaat")
    nieuw = {**_velden(afwijking, effect, rechtmatigheid, kosten_euro, eigen_inzet), "resultaat": schoon}
    if rij.versie != versie:
        raise Botsing(rij, nieuw)
    bewaar_versie(Maatwerkversie, actor, rij, nieuw)
    dag = (rij.resultaat_op or klok.vandaag()) if schoon else None
    bewaar_met_versie(rij, actor=actor, versie=versie, **nieuw, resultaat_op=dag)
    gebeurtenis_melden("maatwerk_gewijzigd", rij.dossier_id, maatwerk=str(rij.pk))
    logboek.handeling(actor, S.code, rij, gewijzigd=True)
    return rij


def maatwerk_voorleggen(*, actor: Actor, maatwerk_id: UUID, specialist_id: UUID) -> Maatwerk:
    """To a maatwerkspecialist of this team, who gets a case tie for it and a task."""
    rij = maatwerk_van(maatwerk_id)
    specialist = next((s for s in specialisten(rij.team_id) if s.pk == specialist_id), None)
    if specialist is None:
        raise Fout("Deze collega is geen maatwerkspecialist van dit team. Kies iemand anders.", veld="specialist_id")
    eerder = rij.specialist_id
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, specialist=specialist, voorgelegd_op=klok.vandaag())
    with transactie(SYSTEEM):
        if eerder and eerder != specialist.pk:
            _band_sluiten(rij, eerder, "aan een ander voorgelegd")
        if not Betrokkenheid.objects.filter(loopt_nu(), dossier=rij.dossier_id, medewerker=specialist).exists():
            betrokken_maken(
                actor=actor_nu(), dossier=rij.dossier, medewerker_id=specialist.pk, rol=Betrokkenrol.UITVOERDER,
                waarvoor=Tijdelijk.MAATWERK, reden="Maatwerkspecialist",
            )  # fmt: skip
    taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=TAAK)
    taak_maken(
        actor=actor, soort=TAAK, tekst="Een collega vraagt je om mee te denken over maatwerk", voor=specialist,
        uiterlijk=over_werkdagen(instelling("maatwerk_werkdagen")), team=rij.team, dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk, adres=rij.adres, afgeschermd=rij.afgeschermd,
    )  # fmt: skip
    gebeurtenis_melden("maatwerk_voorgelegd", rij.dossier_id, maatwerk=str(rij.pk))
    logboek.handeling(actor, S.code, rij, voorgelegd=True)
    return rij


def maatwerkplan_schrijven(*, actor: Actor, maatwerk_id: UUID, versie: int, tekst: str) -> Maatwerk:
    """What the specialist proposes, kept beside the weighing; who asked gets a task. Raises Botsing.

    The specialist is done with it, and so is the tie that was made for it (AUT-06); asked again is a new tie.
    """
    rij = maatwerk_van(maatwerk_id)
    schoon = eis_tekst(tekst, veld="tekst")
    if rij.specialist_id is None:
        raise Fout("Leg dit eerst voor aan een maatwerkspecialist.")
    if rij.versie != versie:
        raise Botsing(rij, {"maatwerkplan": schoon})
    bewaar_versie(Maatwerkversie, actor, rij, ["maatwerkplan"])
    bewaar_met_versie(rij, actor=actor, versie=versie, maatwerkplan=schoon, plan_door=actor.naam)
    taken_vervallen(actor=actor, onderwerp_id=rij.pk, soort=TAAK)
    if rij.gemaakt_door != actor.kenmerk:
        taak_maken(
            actor=actor,
            soort="maatwerkplan_lezen",
            tekst="Er is een maatwerkplan. Lees het en spreek het samen af",
            uiterlijk=over_werkdagen(instelling("maatwerk_werkdagen")),
            onderwerp_id=rij.pk,
            **aan_auteur(rij),
        )
    gebeurtenis_melden("maatwerkplan_geschreven", rij.dossier_id, maatwerk=str(rij.pk))
    logboek.handeling(actor, S.code, rij, maatwerkplan=True)
    with transactie(SYSTEEM):
        _band_sluiten(rij, rij.specialist_id, "maatwerkplan geschreven")
    return rij


def _band_sluiten(rij: Maatwerk, specialist_id: UUID, reden: str) -> None:
    """Done here (AUT-06); what else lies before this specialist in the same dossier keeps the tie."""
    wacht = Maatwerk.objects.filter(dossier=rij.dossier_id, specialist=specialist_id, maatwerkplan="")
    if not wacht.exclude(pk=rij.pk).exists():
        tijdelijk_beeindigen(rij.dossier_id, Tijdelijk.MAATWERK, reden, wie=specialist_id)


def maatwerk_van(maatwerk_id: UUID) -> Maatwerk:
    poort.eis(S)
    rij: Maatwerk = poort.haal(Maatwerk, maatwerk_id, S, voor_wijzigen=True)
    eis_open(rij.dossier)
    return rij


def _velden(
    afwijking: str, effect: str, rechtmatigheid: str, kosten_euro: int | None, eigen_inzet: str
) -> dict[str, Any]:
    if kosten_euro is not None and not 0 <= kosten_euro <= 1_000_000:
        raise Fout(f"‘{kosten_euro}’ is geen bedrag dat kan. Vul hele euro’s in, of laat het leeg.", veld="kosten_euro")
    return {
        "afwijking": eis_tekst(afwijking, veld="afwijking"),
        "effect": eis_tekst(effect, veld="effect"),
        "rechtmatigheid": eis_tekst(rechtmatigheid, leeg=True, veld="rechtmatigheid"),
        "kosten_euro": kosten_euro,
        "eigen_inzet": eis_tekst(eigen_inzet, leeg=True, veld="eigen_inzet"),
    }
