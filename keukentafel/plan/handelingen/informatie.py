"""What is asked of somebody outside: ask, ask again, receive, withdraw; and who hears that it is old (REQ-071)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from keukentafel.dossier.handelingen._hulp import eis_leden, eis_open, eis_tekst, eis_wet, over_werkdagen
from keukentafel.dossier.handelingen.lezen import itemmerk
from keukentafel.dossier.models import Document
from keukentafel.dossier.opvragen.stand import stand_van
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen import feestdagen, instelling
from keukentafel.plan.handelingen._hulp import S, open_dossier
from keukentafel.plan.models import Informatieverzoek
from keukentafel.plan.regels import volgen as rv
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Publiek, Rol, Wet
from keukentafel.poort.rechten import Recht

BEWAKER = Actor.systeem("informatiebewaking")
TAAK, TAAK_OUD = "informatie_gevraagd", "informatie_oud"


def informatie_vragen(
    *,
    actor: Actor,
    dossier_id: UUID,
    bij_wie: str,
    wat: str,
    uiterlijk: date | None = None,
    gevraagd_op: date | None = None,
    over: Iterable[UUID] | None = None,
    wet: str = Wet.ALGEMEEN,
    publiek: str = Publiek.TEAM,
) -> Informatieverzoek:
    """What, of whom, and by when; without a day the municipality's own number of days. It comes back as a task."""
    dossier = open_dossier(dossier_id)
    eis_wet(wet, publiek, stand_van(actor, dossier))
    gevraagd = gevraagd_op or klok.vandaag()
    dag = uiterlijk or gevraagd + timedelta(days=instelling("informatie_dagen"))
    if gevraagd > klok.vandaag():
        raise Fout(f"{datum_gewoon(gevraagd)} ligt in de toekomst. Wanneer is het gevraagd?", veld="gevraagd_op")
    if dag < gevraagd:
        raise Fout(f"{datum_gewoon(dag)} is voor de dag van de vraag. Kies een latere dag.", veld="uiterlijk")
    leden = eis_leden(dossier, over)
    rij = Informatieverzoek(
        **itemmerk(actor, dossier, wet, publiek),
        bij_wie=eis_tekst(bij_wie, veld="bij_wie")[:300],
        wat=eis_tekst(wat, veld="wat"),
        gevraagd_op=gevraagd,
        uiterlijk=dag,
        medewerker=Medewerker.objects.filter(pk=actor.id).first() if actor.id else None,
    )
    rij.save(force_insert=True)
    rij.over.set(leden)
    _taak(actor, rij)
    gebeurtenis_melden("informatie_gevraagd", dossier.pk, verzoek=str(rij.pk), uiterlijk=dag.isoformat())
    logboek.handeling(actor, S.code, rij, nieuw=True)
    return rij


def informatie_herinneren(*, actor: Actor, verzoek_id: UUID, uiterlijk: date | None = None) -> Informatieverzoek:
    """Asked again today, with a new last day."""
    rij = _open(verzoek_id)
    eis_open(rij.dossier)
    dag = uiterlijk or klok.vandaag() + timedelta(days=instelling("informatie_dagen"))
    if dag < klok.vandaag():
        raise Fout(f"{datum_gewoon(dag)} is al geweest. Kies vandaag of een dag erna.", veld="uiterlijk")
    _bewaar(actor, rij, herinnerd_op=klok.vandaag(), keren_herinnerd=rij.keren_herinnerd + 1, uiterlijk=dag)
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    _taak(actor, rij)
    logboek.handeling(actor, S.code, rij, herinnerd=rij.keren_herinnerd)
    return rij


def informatie_ontvangen(
    *,
    actor: Actor,
    verzoek_id: UUID,
    antwoord: str = "",
    ontvangen_op: date | None = None,
    document_id: UUID | None = None,
) -> Informatieverzoek:
    """It came: in words, or as a document of this dossier."""
    rij = _open(verzoek_id)
    dag = ontvangen_op or klok.vandaag()
    if not rij.gevraagd_op <= dag <= klok.vandaag():
        van = datum_gewoon(rij.gevraagd_op)
        raise Fout(f"{datum_gewoon(dag)} kan niet. Kies een dag van {van} tot en met vandaag.", veld="ontvangen_op")
    document = _document(rij, document_id)
    tekst = eis_tekst(antwoord, leeg=document is not None, veld="antwoord")
    _bewaar(actor, rij, ontvangen_op=dag, antwoord=tekst, document=document)
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    gebeurtenis_melden("informatie_ontvangen", rij.dossier_id, verzoek=str(rij.pk))
    logboek.handeling(actor, S.code, rij, ontvangen=str(dag))
    return rij


def informatie_intrekken(*, actor: Actor, verzoek_id: UUID, reden: str) -> Informatieverzoek:
    """Not needed any more; why stays with it."""
    rij = _open(verzoek_id)
    reden = eis_tekst(reden, veld="reden")
    _bewaar(actor, rij, ingetrokken_op=klok.vandaag(), ingetrokken_reden=reden)
    taken_vervallen(actor=actor, onderwerp_id=rij.pk)
    logboek.handeling(actor, S.code, rij, ingetrokken=True)
    return rij


def informatie_heropenen(*, actor: Actor, verzoek_id: UUID) -> Informatieverzoek:
    """Undo of receiving or withdrawing: it is waited for again."""
    rij = _van(verzoek_id)
    eis_open(rij.dossier)
    if rij.ontvangen_op or rij.ingetrokken_op:
        leeg = {"ontvangen_op": None, "antwoord": "", "document": None, "ingetrokken_op": None, "ingetrokken_reden": ""}
        _bewaar(actor, rij, **leeg)
        _taak(actor, rij)
        logboek.handeling(actor, S.code, rij, ongedaan=True)
    return rij


def informatieverzoeken_bewaken() -> int:
    """Every morning: what is too long overdue goes to the coördinator of the team, once; returns how many."""
    with transactie(BEWAKER):
        tot = rv.gemist_tot_en_met(klok.vandaag(), instelling("informatie_ophogen_werkdagen"), feestdagen())
        oud = Informatieverzoek.objects.filter(ontvangen_op=None, ingetrokken_op=None, opgehoogd_op=None)
        oud = oud.filter(uiterlijk__lte=tot, dossier__gesloten_op=None).select_related("dossier", "team", "medewerker")
        rijen = list(oud.order_by("uiterlijk", "pk"))
        for rij in rijen:
            _bewaar(BEWAKER, rij, opgehoogd_op=klok.vandaag())
            _ophogen(rij)
    return len(rijen)


def _ophogen(rij: Informatieverzoek) -> None:
    """Without a subject: the coördinator reads that in the dossier, as far as may be. Shielded: the asker alone."""
    taak_maken(
        actor=BEWAKER,
        soort=TAAK_OUD,
        tekst=f"Dossier {rij.dossier.nummer} wacht sinds {rij.gevraagd_op:%d-%m-%Y} op informatie van buiten.",
        uiterlijk=klok.vandaag(),
        voor=rij.medewerker if rij.afgeschermd else None,
        rol="" if rij.afgeschermd else Rol.COORDINATOR,
        team=rij.team,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=f"/dossier/{rij.dossier_id}/plan/volgen/",
        afgeschermd=rij.afgeschermd,
    )


def _taak(actor: Actor, rij: Informatieverzoek) -> None:
    taak_maken(
        actor=actor,
        soort=TAAK,
        tekst="Is de gevraagde informatie er al?",
        uiterlijk=max(rij.uiterlijk, over_werkdagen(1)),
        voor=rij.medewerker,
        rol="" if rij.medewerker else Rol.WIJKCOACH,
        team=rij.team,
        dossier_id=rij.dossier_id,
        onderwerp_id=rij.pk,
        adres=rij.adres,
        afgeschermd=rij.afgeschermd,
    )


def _document(rij: Informatieverzoek, document_id: UUID | None) -> Document | None:
    if document_id is None:
        return None
    document: Document = poort.haal(Document, document_id, Recht.DOCUMENT_LEZEN)
    if document.dossier_id != rij.dossier_id:
        raise NietGevonden("dossier.document")
    return document


def _van(verzoek_id: UUID) -> Informatieverzoek:
    poort.eis(S)
    rij: Informatieverzoek = poort.haal(Informatieverzoek, verzoek_id, S, voor_wijzigen=True)
    return rij


def _open(verzoek_id: UUID) -> Informatieverzoek:
    rij = _van(verzoek_id)
    if rij.ontvangen_op or rij.ingetrokken_op:
        raise Fout("Op deze vraag wordt niet meer gewacht. Zet haar eerst terug als dat niet klopt.")
    return rij


def _bewaar(actor: Actor, rij: Informatieverzoek, **velden: Any) -> None:
    bewaar_met_versie(rij, actor=actor, versie=rij.versie, **velden)
