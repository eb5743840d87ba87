"""Acts on a breach: reported by anybody, weighed and notified by a privacy officer within 72 hours (PRV-13, AVG 33)."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from keukentafel.dossier.models import Dossier
from keukentafel.dossier.regels import DATALEK_BEOORDELEN
from keukentafel.kern import klok
from keukentafel.kern.actor import Actor, transactie
from keukentafel.kern.fouten import Fout, een_van
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.tekst import moment_lang
from keukentafel.kern.versies import bewaar_met_versie
from keukentafel.organisatie.handelingen.taken import taak_maken, taken_vervallen
from keukentafel.organisatie.models import Medewerker, Taak
from keukentafel.organisatie.opvragen.inrichting import instelling
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.models import Datalek
from keukentafel.privacy.opvragen.datalekbron import SYSTEEM, bron_van
from keukentafel.privacy.regels import datalek as rd

MELDEN, S = Recht.DATALEK_MELDEN, Recht.REGISTERS_BIJHOUDEN
BEOORDELEN, NAAR_AP = "datalek_te_beoordelen", "datalek_naar_ap"
TERMIJN, TE_LAAT = "datalek_termijn", "datalek_te_laat"
# The task that asked for this, and is done now.
TAAK_VAN_BRON = {rd.Bron.VERPLAATSING: DATALEK_BEOORDELEN, rd.Bron.NOODTOEGANG: "noodtoegang_mogelijk_datalek"}
TAAK_VAN_BRON |= {rd.Bron.APPARAAT: "apparaat_kwijt"}
TOEZICHT = (Rol.PRIVACY_OFFICER, Rol.FG)


def datalek_melden(
    *, actor: Actor, wat: str, bekend_op: datetime | None = None, dossier_id: UUID | None = None
) -> Datalek:
    """A worker thinks there is a breach. One text is enough; whether it is one is decided by somebody else."""
    poort.eis(MELDEN)
    dossier = poort.haal(Dossier, dossier_id, Recht.DOSSIER_LEZEN) if dossier_id else None
    return _nieuw(actor, MELDEN, rd.Bron.MEDEWERKER, None, wat=wat, bekend_op=bekend_op, dossier_id=_sleutel(dossier))


def datalek_openen(
    *, actor: Actor, bron: str, bron_id: UUID | None, wat: str, bekend_op: datetime | None = None
) -> Datalek:
    """By the officer: of the own accord, or from a task. What a source asked for is done; twice gives the same row."""
    poort.eis(S)
    if bron_id is None:
        return _nieuw(actor, S, rd.Bron.REGISTER, None, wat=wat, bekend_op=bekend_op, dossier_id=None)
    gegeven = bron_van(bron, bron_id)
    if gegeven.datalek_id:
        al: Datalek = poort.haal(Datalek, gegeven.datalek_id, S, voor_wijzigen=True)
        return al
    velden: dict[str, Any] = {"wat": wat, "bekend_op": bekend_op, "dossier_id": gegeven.dossier_id}
    datalek = _nieuw(actor, S, rd.Bron(bron), bron_id, **velden)
    taken_vervallen(actor=actor, onderwerp_id=bron_id, soort=TAAK_VAN_BRON.get(rd.Bron(bron), BEOORDELEN))
    return datalek


def _sleutel(dossier: Dossier | None) -> UUID | None:
    return dossier.pk if dossier else None


def _nieuw(
    actor: Actor, recht: Recht, bron: rd.Bron, bron_id: UUID | None, *, wat: str, bekend_op: Any, dossier_id: Any
) -> Datalek:
    if not wat.strip():
        raise Fout("Wat is er gebeurd? Een paar woorden zijn genoeg.", "wat")
    datalek = Datalek(
        wat=wat.strip(),
        bekend_op=_niet_later(bekend_op or klok.nu(), "bekend_op"),
        melder=Medewerker.objects.filter(pk=actor.kenmerk).first(),
        dossier_id=dossier_id,
        bron=bron,
        bron_id=bron_id,
        soort=rd.SOORT_VAN_BRON.get(bron, rd.Soort.ANDERS),
        gemaakt_door=actor.kenmerk,
    )
    datalek.save(force_insert=True)
    slot = rd.uiterlijk(datalek.bekend_op)
    taak_bij(datalek, BEOORDELEN, f"Er is misschien een datalek. Beoordeel het. {slot.slotzin}", slot.dag)
    tekst = f"Er is misschien een datalek. De privacy officer beoordeelt het; kijk mee. {slot.slotzin}"
    taak_bij(datalek, "datalek_gemeld", tekst, slot.dag, rol=Rol.FG)
    gebeurtenis_melden("datalek_gemeld", datalek.pk, bron=bron.value)
    logboek.handeling(actor, recht.code, datalek, stap="gemeld", bron=bron.value)
    return datalek


def _niet_later(moment: datetime, veld: str) -> datetime:
    if moment > klok.nu():
        raise Fout(f"{moment_lang(moment)} ligt in de toekomst. Vul een moment in dat voorbij is.", veld)
    return moment


def taak_bij(datalek: Datalek, soort: str, tekst: str, uiterlijk: date, *, rol: Rol = Rol.PRIVACY_OFFICER) -> None:
    """For everybody with that role; names nobody."""
    taak_maken(
        actor=SYSTEEM,
        soort=soort,
        tekst=tekst,
        uiterlijk=max(uiterlijk, klok.vandaag()),
        rol=rol,
        onderwerp_id=datalek.pk,
        adres=f"/privacy/datalekken/{datalek.pk}/",
        afgeschermd=True,
    )


def open_datalek(datalek_id: UUID) -> Datalek:
    """To change; what is closed stays as it was."""
    datalek: Datalek = poort.haal(Datalek, datalek_id, S, voor_wijzigen=True)
    if datalek.gesloten_op is not None:
        raise Fout("Dit datalek is gesloten. Er is niets veranderd.")
    return datalek


def datalek_bijwerken(
    *,
    actor: Actor,
    datalek_id: UUID,
    versie: int,
    wat: str,
    soort: str,
    bekend_op: datetime,
    gegevens: Collection[str],
    gebeurd_op: date | None = None,
    aantal: int | None = None,
    ingedamd: str = "",
) -> Datalek:
    """The facts (art. 33 lid 3 a and lid 5). Whoever saves on an old version is told (kern.versies)."""
    datalek = open_datalek(datalek_id)
    if not wat.strip():
        raise Fout("Wat is er gebeurd? Een paar woorden zijn genoeg.", "wat")
    bekend = _niet_later(bekend_op, "bekend_op")
    if gebeurd_op and gebeurd_op > bekend.astimezone(klok.AMSTERDAM).date():
        raise Fout("Dit is later dan het moment waarop het bekend werd. Kijk de twee dagen na.", "gebeurd_op")
    bewaar_met_versie(
        datalek,
        actor=actor,
        versie=versie,
        wat=wat.strip(),
        soort=een_van(soort, rd.NAAM_VAN_SOORT, "soort"),
        bekend_op=bekend,
        gebeurd_op=gebeurd_op,
        gegevens=sorted(een_van(g, rd.NAAM_VAN_GEGEVEN, "gegevens") for g in gegevens),
        aantal=aantal,
        ingedamd=ingedamd.strip(),
    )
    logboek.handeling(actor, S.code, datalek, stap="feiten")
    return datalek


def datalek_beoordelen(*, actor: Actor, datalek_id: UUID, oordeel: str, reden: str) -> Datalek:
    """Is it one, and who must know? Always with the reason; deciding again replaces it while nothing was notified."""
    datalek = open_datalek(datalek_id)
    keus = een_van(oordeel, rd.NAAM_VAN_OORDEEL, "oordeel")
    if not reden.strip():
        raise Fout("Schrijf op waarom. De Autoriteit Persoonsgegevens kan hiernaar vragen.", "reden")
    if datalek.ap_op is not None and keus not in rd.NAAR_AP:
        raise Fout("Dit is al gemeld bij de AP. Trek de melding daar eerst in.", "oordeel")
    _zet(actor, datalek, oordeel=keus, oordeel_reden=reden.strip(), oordeel_op=klok.nu(), oordeel_door=actor.naam)
    if keus not in rd.NAAR_AP:
        taken_vervallen(actor=actor, onderwerp_id=datalek.pk)
    else:
        for soort in (BEOORDELEN, NAAR_AP):
            taken_vervallen(actor=actor, onderwerp_id=datalek.pk, soort=soort)
    if keus in rd.NAAR_AP and datalek.ap_op is None:
        slot = rd.uiterlijk(datalek.bekend_op)
        taak_bij(datalek, NAAR_AP, f"Meld het datalek bij de AP. {slot.slotzin}", slot.dag)
    gebeurtenis_melden("datalek_beoordeeld", datalek.pk, oordeel=keus.value)
    logboek.handeling(actor, S.code, datalek, oordeel=keus.value)
    return datalek


def datalek_ap_melden(
    *, actor: Actor, datalek_id: UUID, op: datetime, kenmerk: str, voorlopig: bool = False, reden_laat: str = ""
) -> Datalek:
    """Notified at the authority, whole or in parts (art. 33 lid 4). Later than 72 hours has a reason (lid 1)."""
    datalek = open_datalek(datalek_id)
    if datalek.oordeel not in rd.NAAR_AP:
        raise Fout("Besluit eerst dat dit naar de AP gaat.", "op")
    if not kenmerk.strip():
        raise Fout("Vul het kenmerk in dat de AP gaf. Zo vind je de melding terug.", "kenmerk")
    moment = _niet_later(op, "op")
    if moment < datalek.bekend_op:
        raise Fout(f"Het datalek werd pas bekend op {moment_lang(datalek.bekend_op)}. Kijk het moment na.", "op")
    if datalek.ap_op is not None:
        if not datalek.ap_voorlopig:
            raise Fout("Dit is al helemaal gemeld.", "op")
        _zet(actor, datalek, ap_voorlopig=voorlopig, ap_aangevuld_op=moment, ap_kenmerk=kenmerk.strip())
    else:
        if rd.is_te_laat(datalek.bekend_op, moment) and not reden_laat.strip():
            raise Fout("Dit is na 72 uur. Schrijf op waarom het later werd (art. 33 lid 1).", "reden_laat")
        laat = reden_laat.strip() if rd.is_te_laat(datalek.bekend_op, moment) else ""
        _zet(actor, datalek, ap_op=moment, ap_kenmerk=kenmerk.strip(), ap_voorlopig=voorlopig, ap_reden_laat=laat)
    for soort in (NAAR_AP, TERMIJN, TE_LAAT):
        taken_vervallen(actor=actor, onderwerp_id=datalek.pk, soort=soort)
    gebeurtenis_melden("datalek_ap_gemeld", datalek.pk, voorlopig=voorlopig)
    logboek.handeling(actor, S.code, datalek, stap="ap", voorlopig=voorlopig)
    return datalek


def datalek_sluiten(*, actor: Actor, datalek_id: UUID, lessen: str) -> Datalek:
    """The end: what we learned. Measures that are agreed on go on with their own day."""
    datalek = open_datalek(datalek_id)
    stap = rd.stap(datalek.oordeel, datalek.ap_op, datalek.mensen_klaar_op, None)
    if stap is not rd.Stap.SLUITEN:
        raise Fout(f"Dit kan nog niet dicht: {rd.NAAM_VAN_STAP[stap].lower()} komt eerst.", "lessen")
    if datalek.ap_voorlopig:
        raise Fout("De AP kreeg een voorlopige melding. Vul die eerst aan.", "lessen")
    if not lessen.strip():
        raise Fout("Schrijf op wat we hiervan leren, of waarom er niets te leren is.", "lessen")
    _zet(actor, datalek, lessen=lessen.strip(), gesloten_op=klok.nu(), gesloten_door=actor.naam)
    taken_vervallen(actor=actor, onderwerp_id=datalek.pk)
    gebeurtenis_melden("datalek_gesloten", datalek.pk)
    logboek.handeling(actor, S.code, datalek, stap="gesloten")
    return datalek


def datalekken_bewaken() -> int:
    """Every quarter of an hour: an alarm for officer and FG when the 72 hours come near, and one when they passed."""
    with transactie(SYSTEEM):
        nu = klok.nu()
        open_ = Datalek.objects.filter(gesloten_op=None, ap_op=None, oordeel__in=rd.NOG_NAAR_AP)
        bijna = rd.AP_TERMIJN - timedelta(hours=instelling("datalek_waarschuwen_uren"))
        rijen = list(open_.filter(bekend_op__lte=nu - bijna).order_by("bekend_op", "pk"))
        soorten = Taak.objects.filter(onderwerp_id__in=[r.pk for r in rijen], rol=Rol.FG)
        bekend = set(soorten.values_list("onderwerp_id", "soort"))
        alarmen = 0
        for datalek in rijen:
            laat = rd.is_te_laat(datalek.bekend_op, nu)
            soort = TE_LAAT if laat else TERMIJN
            if (datalek.pk, soort) in bekend:
                continue
            slot = rd.uiterlijk(datalek.bekend_op)
            begin = "De 72 uur voor de AP zijn voorbij" if laat else "De 72 uur voor de AP lopen af"
            for rol in TOEZICHT:
                taak_bij(datalek, soort, f"{begin}: een datalek is nog niet gemeld. {slot.slotzin}", slot.dag, rol=rol)
            logboek.handeling(SYSTEEM, "datalek_bewaken", datalek, soort=soort)
            alarmen += 1
        return alarmen


def _zet(actor: Actor, datalek: Datalek, **velden: object) -> None:
    bewaar_met_versie(datalek, actor=actor, versie=datalek.versie, **velden)
