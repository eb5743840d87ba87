"""Advice of a provider about the plan, and the plan beside the quality norms (REQ-043, REQ-049)."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_leden, eis_open, eis_tekst, eis_wet, merk
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.plan import regels
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.models import Normtoets, Planadvies
from keukentafel.plan.opvragen.normen import normen
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Wet


def advies_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    van: str,
    tekst: str,
    op: date | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
    over: Iterable[UUID] | None = None,
) -> Planadvies:
    """A provider advises and does not write the plan: the words stand apart, with who said them."""
    dossier = open_dossier(dossier_id)
    eis_wet(wet, publiek, stand_van(actor, dossier))
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{dag:%d-%m-%Y} ligt in de toekomst. Kies vandaag of een dag ervoor.", veld="op")
    advies = Planadvies(
        **itemmerk(actor, dossier, wet, publiek), van=eis_tekst(van, veld="van"), tekst=eis_tekst(tekst), op=dag
    )
    advies.save(force_insert=True)
    advies.over.set(eis_leden(dossier, over))
    gebeurtenis_melden("planadvies_vastgelegd", dossier.pk, advies=str(advies.pk))
    logboek.handeling(actor, S.code, advies, nieuw=True)
    return advies


def advies_beantwoorden(*, actor: Actor, advies_id: UUID, gevolg: str, waarom: str = "") -> Planadvies:
    """Taken over in the plan, in part, or not, with why."""
    poort.eis(S)
    advies: Planadvies = poort.haal(Planadvies, advies_id, S, voor_wijzigen=True)
    eis_open(advies.dossier)
    if gevolg not in set(regels.Gevolg):
        raise Fout(f"‘{gevolg}’ is geen antwoord op een advies. Kies overgenomen, deels of niet.", veld="gevolg")
    if gevolg != regels.Gevolg.OVERGENOMEN and not waarom.strip():
        raise Fout("Schrijf kort op waarom jullie dit niet (helemaal) overnemen.", veld="waarom")
    schoon = eis_tekst(waarom, leeg=True, veld="waarom")
    bewaar_met_versie(
        advies, actor=actor, versie=advies.versie, gevolg=gevolg, gevolg_waarom=schoon, gevolg_op=klok.vandaag()
    )
    gebeurtenis_melden("planadvies_beantwoord", advies.dossier_id, advies=str(advies.pk), gevolg=gevolg)
    logboek.handeling(actor, S.code, advies, gevolg=gevolg)
    return advies


def normen_toetsen(
    *, actor: Actor, dossier_id: UUID, uitkomsten: Mapping[str, str], toelichting: str = ""
) -> Normtoets:
    """The plan beside the norms of today; a new row each time, so that it can be followed. It stops nothing."""
    dossier = open_dossier(dossier_id)
    if bezwaar := regels.bezwaar_tegen_uitkomsten(uitkomsten, {n.code: n.naam for n in normen()}):
        raise Fout(bezwaar)
    if not uitkomsten:
        raise Fout("Er is nog niets ingevuld. Beantwoord ten minste één norm.")
    toets = Normtoets(
        **merk(actor, dossier),
        uitkomsten=dict(uitkomsten),
        toelichting=eis_tekst(toelichting, leeg=True, veld="toelichting"),
        op=klok.vandaag(),
        door_naam=actor.naam,
    )
    toets.save(force_insert=True)
    gebeurtenis_melden("normen_getoetst", dossier.pk, toets=str(toets.pk))
    logboek.handeling(actor, S.code, toets, nieuw=True)
    return toets
