"""Registers of privacy in the living layer: three breaches on their way, DPIA's, devices and a piece of research."""

from datetime import datetime, timedelta
from typing import Any

from keukentafel.demo.leven.spel import Omgeving
from keukentafel.demo.leven.verhaal import lees
from keukentafel.kern import klok
from keukentafel.organisatie.handelingen.voorwaarden import voorwaarden_bewaken
from keukentafel.organisatie.models import Medewerker
from keukentafel.privacy.handelingen import datalek as h
from keukentafel.privacy.handelingen.apparaat import apparaat_uitgeven
from keukentafel.privacy.handelingen.dpia import dpia_vastleggen, dpias_bewaken
from keukentafel.privacy.handelingen.maatregel import maatregel_afronden, maatregel_afspreken
from keukentafel.privacy.handelingen.onderzoek import onderzoek_opzetten, onderzoek_trekken
from keukentafel.privacy.models import Datalek

TEKSTEN: dict[str, Any] = lees("registers")
OFFICER, MELDER, DOENER = "privacyofficer", "wijkcoach", "beheer"


def registers_klaarleggen(om: Omgeving, nu: datetime) -> None:
    """Each by the acts of the workers themselves, on its own day."""
    with klok.zet_klok(nu - timedelta(days=20)):
        _gesloten(om)
    with klok.zet_klok(nu - timedelta(hours=30)):
        _beoordeeld(om, TEKSTEN["loopt"])
    with klok.zet_klok(nu - timedelta(hours=2)):
        om.toneel.doe(MELDER, h.datalek_melden, wat=TEKSTEN["gemeld"]["wat"])
    for tekst in TEKSTEN["dpia"]:
        _dpia(om, tekst)
    dpias_bewaken()
    voorwaarden_bewaken()
    for tekst in TEKSTEN["apparaat"]:
        _apparaat(om, dict(tekst))
    _onderzoek(om, TEKSTEN["onderzoek"])


def _beoordeeld(om: Omgeving, tekst: dict[str, Any]) -> Datalek:
    lek = om.toneel.doe(MELDER, h.datalek_melden, wat=tekst["wat"])
    feiten = {naam: tekst[naam] for naam in ("wat", "soort", "gegevens", "ingedamd")}
    om.toneel.doe(
        OFFICER, h.datalek_bijwerken, datalek_id=lek.pk, versie=1, bekend_op=lek.bekend_op, aantal=3, **feiten
    )
    besluit = {"oordeel": tekst["oordeel"], "reden": tekst["reden"]}
    return om.toneel.doe(OFFICER, h.datalek_beoordelen, datalek_id=lek.pk, **besluit)


def _gesloten(om: Omgeving) -> None:
    tekst = TEKSTEN["gesloten"]
    lek = _beoordeeld(om, tekst)
    maatregel = om.toneel.doe(OFFICER, maatregel_afspreken, datalek_id=lek.pk, **_afspraak(tekst["maatregel"], 10))
    om.toneel.doe(DOENER, maatregel_afronden, maatregel_id=maatregel.pk, hoe=tekst["gedaan"])
    om.toneel.doe(OFFICER, h.datalek_sluiten, datalek_id=lek.pk, lessen=tekst["lessen"])


def _afspraak(wat: str, dagen: int) -> dict[str, Any]:
    eigenaar = Medewerker.objects.get(gebruikersnaam=DOENER)
    return {"wat": wat, "eigenaar_id": eigenaar.pk, "uiterlijk": klok.vandaag() + timedelta(days=dagen)}


def _dpia(om: Omgeving, tekst: dict[str, Any]) -> None:
    dag = klok.vandaag()
    velden = {naam: tekst[naam] for naam in ("verwerking", "aanleiding", "risicos", "restrisico", "advies_fg")}
    dagen = {"op": dag - timedelta(days=tekst["geleden"]), "herzien_op": dag + timedelta(days=tekst["over"])}
    dpia = om.toneel.doe(OFFICER, dpia_vastleggen, **velden, **dagen)
    if tekst["maatregel"]:
        om.toneel.doe(OFFICER, maatregel_afspreken, dpia_id=dpia.pk, **_afspraak(tekst["maatregel"], 21))


def _apparaat(om: Omgeving, tekst: dict[str, Any]) -> None:
    wie = Medewerker.objects.get(gebruikersnaam=tekst.pop("wie"))
    om.toneel.doe(OFFICER, apparaat_uitgeven, medewerker_id=wie.pk, uitgegeven_op=klok.dagen_geleden(90), **tekst)


def _onderzoek(om: Omgeving, tekst: dict[str, Any]) -> None:
    """Drawn, and not asked yet: the letters are for whoever tries it."""
    dag = klok.vandaag()
    wie = {"open_van": dag - timedelta(days=365), "open_tot": dag, "leeftijd_van": 18, "leeftijd_tot": 85, "teams": []}
    rij = om.toneel.doe(OFFICER, onderzoek_opzetten, tot=dag + timedelta(days=120), **tekst, **wie)
    om.toneel.doe(OFFICER, onderzoek_trekken, onderzoek_id=rij.pk)
