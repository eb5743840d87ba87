"""After a decision: plan the check, answer it, and look again in time at what ends (REQ-062, WMO-14, CFG-07)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keukentafel.besluit.handelingen._hulp import SYSTEEM, besluit_van, merk
from keukentafel.besluit.models import Besluit, Nazorgcheck, Voorziening
from keukentafel.besluit.regels import campagne as rc
from keukentafel.besluit.regels import nazorg as rn
from keukentafel.besluit.regels.soorten import Besluitstand, Uitkomst
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, actor_nu, transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import Botsing, bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Rolvervulling, Taak
from keukentafel.organisatie.opvragen import feestdagen, instelling
from keukentafel.organisatie.opvragen.inrichting import Keuze, geldig_op, keuzes
from keukentafel.plan.opvragen.regie import lopende_regie
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Categorie, bereik_van
from keukentafel.poort.rechten import Recht

S = Recht.AANVRAAG_BEHANDELEN
TAAK, TAAK_LAAT, TAAK_VERVOLG = "nazorgcheck", "nazorgcheck_laat", "nazorgcheck_vervolg"
TAAK_EINDE, TAAK_OPNIEUW = "besluit_verloopt", "besluit_heroverwegen"
VRAAG = "Vraag of de hulp is begonnen, en of zij werkt"
TOEGEKEND = (Uitkomst.TOE, Uitkomst.DEELS)


def nazorg_plannen(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel, a decision was made known: who got help is asked on a day how it goes. Twice plans once."""
    actor = actor_nu()
    besluit = Besluit.objects.filter(pk=besluit_van(gebeurtenis)).first()
    if besluit is None or besluit.bekendgemaakt_op is None:
        return
    volging = {keuze.code: keuze for keuze in keuzes("productvolging", besluit.bekendgemaakt_op)}
    for rij in Voorziening.objects.filter(besluit=besluit, uitkomst__in=TOEGEKEND).order_by("pk"):
        eigen = volging.get(rij.product)
        _heroverwegen_zetten(rij, eigen)
        dag = _dag(besluit, rij, eigen)
        if dag and not Nazorgcheck.objects.filter(voorziening=rij, vervallen_op=None).exists():
            _schrijf(actor, rij, besluit, max(dag, klok.vandaag()))


def nazorg_vervallen(gebeurtenis: Gebeurtenis) -> None:
    """Huisbel, a decision was withdrawn or did not leave after all, or the dossier was closed: nobody is asked now."""
    genoemd = "besluit" in gebeurtenis.gegevens
    gaat_over = Q(voorziening__besluit_id=besluit_van(gebeurtenis))
    if not genoemd:
        gaat_over |= Q(dossier_id=gebeurtenis.onderwerp)
    for rij in Nazorgcheck.objects.filter(gaat_over, gedaan_op=None, vervallen_op=None):
        _vervallen(actor_nu(), rij, "Het besluit geldt niet meer, of het dossier is gesloten.")


def nazorg_beantwoorden(
    *,
    actor: Actor,
    check_id: UUID,
    versie: int,
    begonnen: str,
    werkt: str = "",
    vervolg: str = rn.Vervolg.KLAAR,
    opnieuw_op: date | None = None,
    toelichting: str = "",
) -> Nazorgcheck:
    """How it goes, in three answers. What comes next is a new check or a task. Raises Botsing on an old version."""
    rij = _van(check_id)
    veld, bezwaar = rn.bezwaar_tegen_antwoord(begonnen, werkt, vervolg, opnieuw_op, klok.vandaag())
    if bezwaar:
        raise Fout(bezwaar, veld=veld)
    antwoord = {"begonnen": begonnen, "werkt": werkt, "vervolg": vervolg, "toelichting": toelichting.strip()}
    if rij.versie != versie:
        raise Botsing(rij, antwoord)
    if rij.gedaan_op or rij.vervallen_op:
        raise Fout("Deze vraag is al beantwoord of vervallen. Er is niets meer te doen.")
    _bewaar(actor, rij, **antwoord, gedaan_op=klok.vandaag(), door_naam=actor.naam)
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    gebeurtenis_melden("nazorgcheck_gedaan", rij.dossier_id, check=str(rij.pk), begonnen=begonnen, werkt=werkt)
    logboek.handeling(actor, S.code, rij, begonnen=begonnen, werkt=werkt, vervolg=vervolg)
    _vervolg(actor, rij, opnieuw_op)
    return rij


def nazorg_terugzetten(*, actor: Actor, check_id: UUID) -> Nazorgcheck:
    """Undo of answering: it is open again, and what came of it does not happen. Twice changes nothing."""
    rij = _van(check_id)
    if rij.gedaan_op is None:
        return rij
    for volgend in Nazorgcheck.objects.filter(na=rij, vervallen_op=None):
        if volgend.gedaan_op:
            raise Fout("De volgende vraag is al beantwoord. Zet die eerst terug.")
        _vervallen(actor, volgend, "De vorige vraag is teruggezet.")
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    _bewaar(actor, rij, gedaan_op=None, begonnen="", werkt="", vervolg="", door_naam="")
    _taak(actor, rij)
    gebeurtenis_melden("nazorg_teruggezet", rij.dossier_id, check=str(rij.pk))
    logboek.handeling(actor, S.code, rij, ongedaan=True)
    return rij


def nazorg_bewaken() -> int:
    """Every morning: checks that nobody did in time. The team hears it once per check; returns how many."""
    with transactie(SYSTEEM):
        respijt, vrij = instelling("nazorg_respijt_werkdagen"), feestdagen()
        # Only what is surely past its respijt by the calendar is read; the rule then judges in werkdagen.
        kandidaten = Nazorgcheck.objects.filter(gedaan_op=None, vervallen_op=None, op__lt=klok.vandaag())
        nieuw = _nog_niet_gemeld(kandidaten.order_by("op", "pk"), TAAK_LAAT)
        laat = [rij for rij in nieuw if rn.laatste_dag(rij.op, respijt, vrij) < klok.vandaag()]
        for rij in laat:
            tekst = f"Op {datum_gewoon(rij.op)} zou iemand vragen of de hulp werkt. Dat is niet gebeurd."
            _taak(SYSTEEM, rij, TAAK_LAAT, tekst, klok.vandaag())
    return len(laat)


def besluiten_bewaken() -> int:
    """Every morning: help that ends soon, and help that is looked at again now. One task each; returns how many."""
    with transactie(SYSTEEM):
        einde = klok.vandaag() + timedelta(weeks=instelling("besluit_verloopt_weken"))
        loopt = Voorziening.objects.filter(
            uitkomst__in=TOEGEKEND, beeindigd_op=None, besluit__stand=Besluitstand.BEKEND, dossier__gesloten_op=None
        ).select_related("aanvraag__behandelaar", "besluit__opsteller")
        aflopend = loopt.filter(tot__gte=klok.vandaag(), tot__lte=einde)
        opnieuw = loopt.filter(heroverwegen_op__lte=klok.vandaag())
        gemeld = 0
        for soort, rijen in ((TAAK_EINDE, aflopend), (TAAK_OPNIEUW, opnieuw)):
            for rij in _nog_niet_gemeld(rijen.order_by("tot", "pk"), soort):
                _meld_einde(rij, soort)
                gemeld += 1
    return gemeld


def _meld_einde(rij: Voorziening, soort: str) -> None:
    einde = f" op {datum_gewoon(rij.tot)}" if rij.tot else ""
    teksten = {
        TAAK_EINDE: f"{rij.productnaam} loopt af{einde}. Bespreek of er nog hulp nodig is",
        TAAK_OPNIEUW: f"{rij.productnaam}: kijk samen of deze hulp nog past",
    }
    taak_maken(
        actor=SYSTEEM,
        soort=soort,
        tekst=teksten[soort],
        uiterlijk=rij.tot if soort == TAAK_EINDE and rij.tot else klok.vandaag() + timedelta(weeks=2),
        voor=wie_vraagt(rij, rij.besluit),
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=f"/dossier/{rij.dossier_id}/besluit/",
        afgeschermd=rij.afgeschermd,
    )


def wie_vraagt(rij: Voorziening, besluit: Besluit | None) -> Medewerker | None:
    """The regisseur; when that role may not write about decisions, whoever handled this one."""
    regie = lopende_regie(rij.dossier_id)
    kandidaten = [regie.wie if regie else None, rij.aanvraag.behandelaar, besluit.opsteller if besluit else None]
    mensen = [m for m in kandidaten if m is not None]
    return next((m for m in mensen if _mag_schrijven(m)), mensen[0] if mensen else None)


def _mag_schrijven(medewerker: Medewerker) -> bool:
    rijen = Rolvervulling.objects.filter(geldig_op(klok.vandaag(), "van", "tot"), medewerker=medewerker)
    return bereik_van(frozenset(rijen.values_list("rol", flat=True)), Categorie.BESLUIT, "S") is not None


def _nog_niet_gemeld(rijen: QuerySet[Any], soort: str) -> list[Any]:
    alle = list(rijen)
    bekend = set(
        Taak.objects.filter(soort=soort, onderwerp_id__in=[r.pk for r in alle]).values_list("onderwerp_id", flat=True)
    )
    return [rij for rij in alle if rij.pk not in bekend]


def _heroverwegen_zetten(rij: Voorziening, eigen: Keuze | None) -> None:
    """What the decision itself says stays; otherwise as often as the product is looked at again."""
    if rij.heroverwegen_op is None and rij.van and eigen:
        rij.heroverwegen_op = rc.heroverwegen_op(rij.van, eigen.waarde.get("heroverweging_maanden"))
        rij.save(update_fields=["heroverwegen_op"])


def _dag(besluit: Besluit, rij: Voorziening, eigen: Keuze | None) -> date | None:
    zegt = eigen.waarde if eigen else {}
    weken = rn.weken_voor(str(zegt.get("soort", "")), zegt.get("nazorg_weken"), instelling("nazorg_weken"))
    bekend = besluit.bekendgemaakt_op or klok.vandaag()
    return rn.dag_van_nazorg(bekend, rij.van or bekend, weken)


def _schrijf(actor: Actor, rij: Voorziening, besluit: Besluit | None, op: date, na: Nazorgcheck | None = None) -> None:
    wie = na.medewerker if na else wie_vraagt(rij, besluit)
    if wie is None:
        return
    check = Nazorgcheck(
        **merk(actor, rij.aanvraag), aanvraag_id=rij.aanvraag_id, voorziening=rij, medewerker=wie, op=op, na=na
    )
    check.save(force_insert=True)
    _taak(actor, check)
    logboek.handeling(actor, S.code, check, op=str(op))


def _vervolg(actor: Actor, rij: Nazorgcheck, opnieuw_op: date | None) -> None:
    vervolg = rn.Vervolg(rij.vervolg)
    if vervolg == rn.Vervolg.OPNIEUW and opnieuw_op:
        _schrijf(actor, rij.voorziening, None, opnieuw_op, rij)
    elif vervolg in rn.TAAK_VAN_VERVOLG:
        _taak(actor, rij, TAAK_VERVOLG, rn.TAAK_VAN_VERVOLG[vervolg], klok.vandaag() + timedelta(weeks=2))


def _taak(actor: Actor, rij: Nazorgcheck, soort: str = TAAK, tekst: str = VRAAG, uiterlijk: date | None = None) -> None:
    taak_maken(
        actor=actor,
        soort=soort,
        tekst=tekst,
        uiterlijk=uiterlijk or rij.op,
        voor=rij.medewerker,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=rij.adres,
        afgeschermd=rij.afgeschermd,
    )


def _van(check_id: UUID) -> Nazorgcheck:
    poort.eis(S)
    rij: Nazorgcheck = poort.haal(Nazorgcheck, check_id, S, voor_wijzigen=True)
    return rij


def _vervallen(actor: Actor, rij: Nazorgcheck, reden: str) -> None:
    _bewaar(actor, rij, vervallen_op=klok.vandaag(), vervallen_reden=reden)
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    logboek.handeling(actor, S.code, rij, vervallen=True)


def _bewaar(actor: Actor, rij: Nazorgcheck, **velden: Any) -> None:
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden)
