"""Requests about data in the living layer: one answered with an own statement, one restriction, one of today."""

from datetime import datetime, timedelta
from typing import Any

from keukentafel.demo.leven.spel import Omgeving, Vertelling
from keukentafel.demo.leven.verhaal import lees
from keukentafel.dossier.models import Journaalregel
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.organisatie.opvragen.actor import medewerker_van
from keukentafel.privacy.handelingen import beperking, verbeteren, verzoekstuk
from keukentafel.privacy.handelingen import verzoek as h
from keukentafel.privacy.models import Privacyverzoek, Verzoekstuk

TEKSTEN: dict[str, dict[str, Any]] = lees("rechten")
WIE = "privacyofficer"


def rechten_klaarleggen(om: Omgeving, vertellingen: list[Vertelling], nu: datetime) -> None:
    """Three households, each with a note about one grown-up by a worker who is still here."""
    huizen = [(v, regel) for v in vertellingen[1::3] if v.dossier is not None and (regel := _regel(v))]
    for (vertelling, regel), dagen, daad in zip(huizen, (9, 3, 0), (_verbeterd, _beperkt, _wacht), strict=False):
        with klok.zet_klok(nu - timedelta(days=dagen, hours=1)):
            daad(om, vertelling, regel)


def _regel(v: Vertelling) -> tuple[Journaalregel, Inwoner] | None:
    for regel in Journaalregel.objects.filter(dossier_id=v.dossier_id, publiek="team").order_by("-moment"):
        over = list(regel.over.all())
        grens = klok.vandaag() - timedelta(days=18 * 366)
        groot = [mens for mens in over if mens.geboortedatum and mens.geboortedatum < grens]
        if groot and "." in regel.tekst and medewerker_van(regel.gemaakt_door):
            return regel, groot[0]
    return None


def _verzoek(om: Omgeving, v: Vertelling, wie: Inwoner, soort: str, tekst: dict[str, Any]) -> Privacyverzoek:
    """Received by the coach of the household, who saw a document."""
    velden = {"over_naam": wie.naam, "over_geboren": wie.geboortedatum, "inwoner_id": wie.pk, "bewijs": "id_kaart"}
    velden |= {"hoedanigheid": "zelf", "kanaal": "gesprek", "woorden": tekst["woorden"], "soort": soort}
    return om.toneel.doe(v.coach, h.verzoek_ontvangen, **velden)


def _mag(om: Omgeving, verzoek: Privacyverzoek, regel: Journaalregel, **velden: str) -> Verzoekstuk:
    """Asked by who it is about, and the note is chosen."""
    om.toneel.doe(WIE, h.verzoek_feiten_vastleggen, verzoek_id=verzoek.pk, hoedanigheid="zelf")
    om.toneel.doe(WIE, h.verzoek_beoordelen, verzoek_id=verzoek.pk, oordeel="ja", reden="Vraagt het voor zichzelf.")
    stuk = {"bron": "dossier.journaalregel", "object_id": regel.pk, **velden}
    return om.toneel.doe(WIE, verzoekstuk.stuk_kiezen, verzoek_id=verzoek.pk, **stuk)


def _verbeterd(om: Omgeving, v: Vertelling, gevonden: tuple[Journaalregel, Inwoner]) -> None:
    (regel, wie), tekst = gevonden, TEKSTEN["verbeteren"]
    verzoek = _verzoek(om, v, wie, "rectificatie", tekst)
    zin = regel.tekst.split(".")[0]
    stuk = _mag(om, verzoek, regel, zin=zin, voorstel=tekst["voorstel"])
    maker = stuk.gevraagd_aan.gebruikersnaam if stuk.gevraagd_aan else v.coach
    velden = {"stuk_id": stuk.pk, "zienswijze": "mening", "tekst": tekst["zienswijze"]}
    om.toneel.doe(maker, verzoekstuk.zienswijze_geven, **velden)
    velden = {"besluit": "niet", "reden": tekst["reden"], "verklaring": tekst["verklaring"]}
    om.toneel.doe(WIE, verbeteren.verbetering_besluiten, stuk_id=stuk.pk, **velden)
    for ontvanger in stuk.kennisgevingen.all():
        velden = {"kennisgeving_id": ontvanger.pk, "uitkomst": "niet_dit"}
        om.toneel.doe(WIE, verbeteren.kennisgeving_vastleggen, **velden)
    slot = {"uitkomst": "geweigerd", "reden": tekst["slot"]}
    om.toneel.doe(WIE, h.verzoek_afsluiten, verzoek_id=verzoek.pk, **slot)


def _beperkt(om: Omgeving, v: Vertelling, gevonden: tuple[Journaalregel, Inwoner]) -> None:
    (regel, wie), tekst = gevonden, TEKSTEN["beperken"]
    verzoek = _verzoek(om, v, wie, "beperking", tekst)
    _mag(om, verzoek, regel)
    velden = {"grond": "juistheid", "reden": tekst["reden"]}
    om.toneel.doe(WIE, beperking.beperking_instellen, verzoek_id=verzoek.pk, **velden)


def _wacht(om: Omgeving, v: Vertelling, gevonden: tuple[Journaalregel, Inwoner]) -> None:
    _verzoek(om, v, gevonden[1], "verwijdering", TEKSTEN["wacht"])
