"""Kindcheck and warnings for a visit. A warning ends by itself; the review is a task (issue 3, MLD-04)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.dossier import regels_veiligheid as rv
from keukentafel.dossier.handelingen._hulp import eis_keuze, eis_leden, eis_tekst
from keukentafel.dossier.handelingen._kast import S, kast_van, merk_kast, vraag_later
from keukentafel.dossier.models import Dossier, Kindcheck, Veiligheidswaarschuwing
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.termijnen import leeftijd, plus_maanden
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import instelling
from keukentafel.organisatie.opvragen.inrichting import keuzenamen
from keukentafel.poort import logboek, poort

WEEK = timedelta(days=7)
MEERDERJARIG = 18
KINDCHECK = Actor.systeem("kindcheck")


def kindcheck_vastleggen(
    *,
    actor: Actor,
    dossier_id: UUID,
    inwoner_id: UUID,
    uitkomst: str,
    zwanger: bool = False,
    toelichting: str = "",
    op: date | None = None,
) -> Kindcheck:
    """One answer about one adult of this household; earlier ones stay. Asked again after the configured months."""
    dossier = kast_van(actor, dossier_id)
    eis_leden(dossier, [inwoner_id])
    eis_keuze(uitkomst, rv.NAAM_VAN_KINDUITKOMST, "uitkomst")
    dag = op or klok.vandaag()
    if dag > klok.vandaag():
        raise Fout(f"{dag:%d-%m-%Y} ligt in de toekomst. Kies de dag van de kindcheck.", veld="op")
    opnieuw = None
    if zwanger or uitkomst != rv.Kinduitkomst.GEEN_KINDEREN:
        opnieuw = plus_maanden(dag, instelling("kindcheck_maanden"))
    rij = Kindcheck(
        **merk_kast(actor, dossier),
        inwoner_id=inwoner_id,
        op=dag,
        uitkomst=uitkomst,
        zwanger=zwanger,
        toelichting=eis_tekst(toelichting, leeg=True, veld="toelichting"),
        opnieuw_op=opnieuw,
    )
    rij.save(force_insert=True)
    _kindcheck_plannen(actor, dossier, rij)
    gebeurtenis_melden("kindcheck_gedaan", rij.pk)
    logboek.handeling(actor, S.code, rij, uitkomst=uitkomst)
    return rij


def _kindcheck_plannen(actor: Actor, dossier: Dossier, rij: Kindcheck) -> None:
    """What was asked is answered; worries lead to the meldcode, the rest to the next check."""
    taken_vervallen(actor=actor, onderwerp_id=dossier.pk, soort="kindcheck")
    taken_vervallen(actor=actor, onderwerp_id=rij.inwoner_id, soort="kindcheck")
    velden: dict[str, Any] = {"dossier": dossier.pk, "over": rij.inwoner_id, "adres": adres(dossier.pk)}
    if rij.uitkomst == rv.Kinduitkomst.ZORGEN:
        tekst = "De kindcheck gaf zorgen. Begin de meldcode, of schrijf op waarom niet"
        vraag_later(actor, soort="kindcheck_zorgen", tekst=tekst, uiterlijk=klok.vandaag(), **velden)
    if rij.opnieuw_op:
        vraag_later(actor, soort="kindcheck", tekst="Doe de kindcheck opnieuw", uiterlijk=rij.opnieuw_op, **velden)


def kindcheck_vragen(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel, a dossier was opened: does an adult live here with a child? Then the opener is asked for a kindcheck."""
    dossier = Dossier.objects.filter(pk=gebeurtenis.onderwerp, gesloten_op=None).first()
    wie = None if gebeurtenis.actor.startswith("systeem:") else Medewerker.objects.get(pk=gebeurtenis.actor)
    dag = gebeurtenis.tijd.astimezone(klok.AMSTERDAM).date()
    if dossier is None or wie is None or not _ouder_en_kind(dossier):
        return
    if Kindcheck.objects.filter(dossier=dossier, op__gte=dag).exists():
        return
    taak_maken(
        actor=KINDCHECK,
        soort="kindcheck",
        tekst="Doe de kindcheck",
        uiterlijk=dag + timedelta(days=instelling("kindcheck_dagen")),
        voor=wie,
        dossier_id=dossier.pk,
        onderwerp_id=dossier.pk,
        adres=adres(dossier.pk),
        afgeschermd=True,
    )


def _ouder_en_kind(dossier: Dossier) -> bool:
    leden = Huishoudlid.objects.filter(huishouden_id=dossier.huishouden_id, tot=None)
    geboren = [dag for dag in leden.values_list("inwoner__geboortedatum", flat=True) if dag]
    jaren = [leeftijd(dag, klok.vandaag()) for dag in geboren]
    return any(j < MEERDERJARIG for j in jaren) and any(j >= MEERDERJARIG for j in jaren)


def waarschuwing_zetten(
    *, actor: Actor, dossier_id: UUID, soort: str, toelichting: str = "", tot: date | None = None
) -> Veiligheidswaarschuwing:
    """From now on whoever has a visit here reads what to do. It ends on `tot`; the week before, its writer is asked."""
    dossier = kast_van(actor, dossier_id)
    einde = tot or klok.vandaag() + WEEK * instelling("bezoekadvies_weken")
    _eis_einde(einde)
    rij = Veiligheidswaarschuwing(
        **merk_kast(actor, dossier),
        soort=eis_keuze(soort, keuzenamen("bezoekadvies", rv.BEZOEKADVIES), "soort"),
        toelichting=eis_tekst(toelichting, leeg=True, veld="toelichting"),
        van=klok.vandaag(),
        tot=einde,
    )
    rij.save(force_insert=True)
    _herzien(actor, rij)
    gebeurtenis_melden("waarschuwing_gezet", rij.pk, tot=einde.isoformat())
    logboek.handeling(actor, S.code, rij, tot=str(einde))
    return rij


def waarschuwing_verlengen(
    *, actor: Actor, waarschuwing_id: UUID, tot: date | None = None, versie: int
) -> Veiligheidswaarschuwing:
    """Still needed: until another day. One that ended can be renewed too."""
    rij = _haal(waarschuwing_id)
    einde = tot or klok.vandaag() + WEEK * instelling("bezoekadvies_weken")
    _eis_einde(einde)
    bewaar_met_versie(rij, actor=actor, versie=versie, tot=einde, beeindigd_op=None, beeindigd_reden="")
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    _herzien(actor, rij)
    logboek.handeling(actor, S.code, rij, verlengd_tot=str(einde))
    return rij


def waarschuwing_beeindigen(*, actor: Actor, waarschuwing_id: UUID, reden: str = "") -> Veiligheidswaarschuwing:
    """Not needed any more, from today. Doing it twice changes nothing."""
    rij = _haal(waarschuwing_id)
    if rij.beeindigd_op is None:
        velden = {"beeindigd_op": klok.vandaag(), "beeindigd_reden": reden.strip()[:500]}
        bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden)
        taken_vervallen(actor=actor, onderwerp_id=rij.pk)
        logboek.handeling(actor, S.code, rij, beeindigd=True)
    return rij


def _haal(waarschuwing_id: UUID) -> Veiligheidswaarschuwing:
    poort.eis(S)
    return poort.haal(Veiligheidswaarschuwing, waarschuwing_id, S, voor_wijzigen=True)


def _eis_einde(tot: date) -> None:
    if bezwaar := rv.bezwaar_tegen_einde(tot, klok.vandaag()):
        raise Fout(bezwaar, veld="tot")


def _herzien(actor: Actor, rij: Veiligheidswaarschuwing) -> None:
    dag = max(rij.tot - WEEK, klok.vandaag())
    tekst = "Is dit bezoekadvies nog nodig? Het eindigt vanzelf"
    velden: dict[str, Any] = {"dossier": rij.dossier_id, "over": rij.pk, "adres": adres(rij.dossier_id)}
    vraag_later(actor, soort="waarschuwing_herzien", tekst=tekst, uiterlijk=dag, **velden)


def adres(dossier_id: UUID) -> str:
    """The screen of the compartment."""
    return f"/dossier/{dossier_id}/veiligheid/"
