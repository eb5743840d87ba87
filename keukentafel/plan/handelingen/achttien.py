"""The transition plan of a young person (REQ-065): begin with the checklist, tick points, say why none, hand over."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_open, eis_tekst, eis_wet
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.models import Dossier
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.opvragen import keuzes
from keukentafel.plan.handelingen._hulp import S, loopt_vandaag, open_dossier
from keukentafel.plan.models import Overgangsplan, Overgangspunt
from keukentafel.plan.opvragen.regie import lopende_regie
from keukentafel.plan.regels import achttien as ra
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet

BEWAKER = Actor.systeem("achttienbewaking")
TAAK = "overgangmoment"


def overgangsplan_beginnen(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    wens: str = "",
    niet_nodig: str = "",
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
) -> Overgangsplan:
    """With the checklist of today; or the reason why nothing has to be arranged. A second time gives the first."""
    dossier = open_dossier(dossier_id)
    eis_wet(wet, publiek, stand_van(actor, dossier))
    inwoner = _jongere(dossier, inwoner_id)
    bestaand: Overgangsplan | None = Overgangsplan.objects.filter(dossier=dossier, inwoner=inwoner).first()
    if bestaand is not None:
        return bestaand
    plan = Overgangsplan(
        **itemmerk(actor, dossier, wet, publiek),
        inwoner=inwoner,
        medewerker=Medewerker.objects.filter(pk=actor.id).first() if actor.id else None,
        begonnen_op=klok.vandaag(),
        wens=eis_tekst(wens, leeg=True, veld="wens"),
        niet_nodig=eis_tekst(niet_nodig, leeg=True, veld="niet_nodig"),
    )
    plan.save(force_insert=True)
    plan.over.set([inwoner])
    _punten(actor, plan)
    gebeurtenis_melden("overgangsplan_begonnen", dossier.pk, overgangsplan=str(plan.pk))
    logboek.handeling(actor, S.code, plan, nieuw=True)
    return plan


def overgangsplan_bijwerken(
    *,
    actor: Actor,
    overgangsplan_id: UUID,
    versie: int,
    punten: Mapping[str, tuple[str, str]],
    wens: str = "",
    niet_nodig: str = "",
) -> Overgangsplan:
    """`punten`: code -> (state, note). What is not named stays. Raises Botsing on an old version."""
    plan = _van(overgangsplan_id)
    nieuw = {
        "wens": eis_tekst(wens, leeg=True, veld="wens"),
        "niet_nodig": eis_tekst(niet_nodig, leeg=True, veld="niet_nodig"),
    }
    if plan.versie != versie:
        raise Botsing(plan, nieuw)
    rijen = {punt.code: punt for punt in Overgangspunt.objects.filter(overgangsplan=plan)}
    for code, (stand, toelichting) in punten.items():
        _zet_punt(actor, rijen.get(code), code, stand, toelichting)
    bewaar_met_versie(plan, actor=actor, versie=versie, **nieuw)
    logboek.handeling(actor, S.code, plan, punten=len(punten))
    return plan


def overgang_overdragen(*, actor: Actor, overgangsplan_id: UUID, overgedragen_aan: str) -> Overgangsplan:
    """Who takes over after eighteen. Open points do not stop it; they stay visible."""
    plan = _van(overgangsplan_id)
    open_ = Overgangspunt.objects.filter(overgangsplan=plan, stand=ra.Puntstand.OPEN).count()
    if not overgedragen_aan.strip():
        raise Fout("Vul in wie het overneemt: een naam of organisatie.", veld="overgedragen_aan")
    if plan.overgedragen_op is None:
        aan = eis_tekst(overgedragen_aan, veld="overgedragen_aan")[:300]
        bewaar_met_versie(plan, actor=actor, versie=plan.versie, overgedragen_op=klok.vandaag(), overgedragen_aan=aan)
        taken_vervallen(actor=actor, onderwerp_id=plan.pk, soort=TAAK)
        gebeurtenis_melden("overgang_overgedragen", plan.dossier_id, overgangsplan=str(plan.pk), open=open_)
        logboek.handeling(actor, S.code, plan, overgedragen=True)
    return plan


def overgang_terugnemen(*, actor: Actor, overgangsplan_id: UUID) -> Overgangsplan:
    """Undo of the hand-over."""
    plan = _van(overgangsplan_id)
    if plan.overgedragen_op is not None:
        bewaar_met_versie(plan, actor=actor, versie=plan.versie, overgedragen_op=None, overgedragen_aan="")
        logboek.handeling(actor, S.code, plan, ongedaan=True)
    return plan


def overgangen_bewaken() -> int:
    """Every morning: who reached an age at which something has to be arranged. The regisseur gets the question, once.

    Of a plan that says nothing has to be arranged nothing is asked. Returns how many.
    """
    with transactie(BEWAKER):
        lijst = _mijlpalen()
        plannen = Overgangsplan.objects.filter(niet_nodig="", dossier__gesloten_op=None).select_related("inwoner")
        bekend = set(Taak.objects.filter(soort=TAAK).values_list("onderwerp_id", "uiterlijk"))
        nieuw = [(rij, punt) for rij in plannen.order_by("pk") if (punt := _mijlpaal(rij, lijst))]
        nieuw = [(rij, (dag, vraag)) for rij, (dag, vraag) in nieuw if (rij.pk, dag) not in bekend]
        for rij, (dag, vraag) in nieuw:
            _vraag(rij, dag, vraag)
    return len(nieuw)


def _mijlpalen() -> list[ra.Mijlpaal]:
    """Of the municipality, else what the program brings."""
    rijen = [(keuze.waarde.get("maanden"), keuze.naam) for keuze in keuzes("overgangmoment")]
    return [ra.Mijlpaal(int(maanden), vraag) for maanden, vraag in rijen if maanden] or list(ra.MIJLPALEN)


def _mijlpaal(rij: Overgangsplan, lijst: list[ra.Mijlpaal]) -> tuple[date, str] | None:
    geboren = rij.inwoner.geboortedatum
    if geboren is None or rij.inwoner.overleden_op is not None:
        return None
    return ra.mijlpaal(geboren, rij.begonnen_op, klok.vandaag(), lijst, overgedragen=rij.overgedragen_op is not None)


def _vraag(rij: Overgangsplan, dag: date, vraag: str) -> None:
    regie = lopende_regie(rij.dossier_id)
    taak_maken(
        actor=BEWAKER,
        soort=TAAK,
        tekst=vraag,
        uiterlijk=dag,
        voor=regie.wie if regie else rij.medewerker,
        team=rij.team,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=rij.adres,
        afgeschermd=rij.afgeschermd,
    )


def _jongere(dossier: Dossier, inwoner_id: UUID) -> Inwoner:
    lid = Huishoudlid.objects.filter(loopt_vandaag(), huishouden_id=dossier.huishouden_id, inwoner_id=inwoner_id)
    rij = lid.select_related("inwoner").first()
    if rij is None:
        raise Fout("Deze persoon hoort nu niet bij het huishouden. Kies iemand anders.", veld="inwoner_id")
    inwoner: Inwoner = rij.inwoner
    if inwoner.geboortedatum is None:
        raise Fout("De geboortedatum is niet bekend. Vul die eerst in bij de gegevens van deze persoon.")
    return inwoner


def _punten(actor: Actor, plan: Overgangsplan) -> None:
    lijst = {keuze.code: keuze.naam for keuze in keuzes("overgang18")} or ra.PUNTEN
    muren = {veld: getattr(plan, veld) for veld in ("dossier_id", "team_id", "afgeschermd", "wet", "publiek")}
    Overgangspunt.objects.bulk_create(
        Overgangspunt(**muren, overgangsplan=plan, code=code, naam=naam, volgorde=nummer, gemaakt_door=actor.kenmerk)
        for nummer, (code, naam) in enumerate(lijst.items(), 1)
    )


def _zet_punt(actor: Actor, punt: Any, code: str, stand: str, toelichting: str) -> None:
    if punt is None:
        raise Fout(f"‘{code}’ staat niet op de lijst van dit plan.")
    if stand not in set(ra.Puntstand):
        raise Fout(f"‘{stand}’ is geen stand. Kies: {', '.join(ra.NAAM_VAN_PUNTSTAND.values())}.", veld=f"stand_{code}")
    tekst = eis_tekst(toelichting, leeg=True, veld=f"toelichting_{code}")
    if (punt.stand, punt.toelichting) != (stand, tekst):
        punt.stand, punt.toelichting = stand, tekst
        punt.gewijzigd_op, punt.gewijzigd_door = klok.nu(), actor.naam
        punt.save(update_fields=["stand", "toelichting", "gewijzigd_op", "gewijzigd_door"])


def _van(overgangsplan_id: UUID) -> Overgangsplan:
    poort.eis(S)
    plan: Overgangsplan = poort.haal(Overgangsplan, overgangsplan_id, S, voor_wijzigen=True)
    eis_open(plan.dossier)
    return plan
