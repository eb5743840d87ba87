"""Bezwaren in the stories: one in time, one posted in time that came late, one decided otherwise after all."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from keukentafel.besluit.handelingen.besluit import voorziening_beslissen
from keukentafel.besluit.handelingen.bezwaar import (
    bezwaar_bevestigen,
    bezwaar_ontvangen,
    bezwaar_tijdig_beoordelen,
    bezwaar_toewijzen,
)
from keukentafel.besluit.handelingen.bezwaarbesluit import bezwaar_beslissen
from keukentafel.besluit.handelingen.hoorzitting import niet_horen
from keukentafel.besluit.handelingen.toets import besluit_vaststellen
from keukentafel.besluit.models import Besluit, Bezwaar, Voorziening
from keukentafel.demo.besluit_proces import Zaak, posten, uitkomst_voor
from keukentafel.kern.termijnen.rekenen import eerste_gewone_dag
from keukentafel.organisatie.opvragen.inrichting import feestdagen

BALIE, JURIST = "frontoffice", "jurist"
NA_DE_TERMIJN = timedelta(days=2)


def bijdragen(zaak: Zaak) -> Iterator[tuple[int, Callable[[], Any]]]:
    """Day and act of the bezwaar against the decision of this story, as far as it has come."""
    zegt = zaak.zegt.get("bezwaar")
    if zegt is None:
        return
    vandaag = zaak.v.begin
    yield vandaag - zegt["dagen"], partial(_ontvangen, zaak, zegt)
    if "opgepakt" in zegt:
        yield vandaag - zegt["opgepakt"], partial(_oppakken, zaak, zegt)
        yield vandaag - zegt["opgepakt"] + 1, partial(posten, zaak)
    if "beslist" in zegt:
        yield vandaag - zegt["beslist"], partial(_beslissen, zaak, zegt)
        yield vandaag - zegt["beslist"] + 1, partial(posten, zaak)


def _ontvangen(zaak: Zaak, zegt: dict[str, Any]) -> None:
    """The front office opens the post. `laat_binnen`: posted on the last day, and here two days later (AWB-08)."""
    velden: dict[str, Any] = {}
    besluit = Besluit.objects.get(pk=zaak.besluit_id)
    if zegt.get("laat_binnen") and besluit.bezwaar_tot:
        op = eerste_gewone_dag(besluit.bezwaar_tot + NA_DE_TERMIJN, feestdagen())
        velden = {"gepost_op": besluit.bezwaar_tot, "ontvangen_op": op}
    woorden = zaak.v.tekst(zegt["woorden"])
    velden |= {"woorden": woorden, "grond": zegt["grond"], "kanaal": "brief"}
    rij = zaak.doe(BALIE, bezwaar_ontvangen, besluit_id=besluit.pk, **velden)
    zaak.bezwaar_id = rij.pk


def _oppakken(zaak: Zaak, zegt: dict[str, Any]) -> None:
    jurist, wat = zaak.v.om.toneel.medewerkers[JURIST].pk, {"bezwaar_id": zaak.bezwaar_id}
    zaak.doe(JURIST, bezwaar_toewijzen, **wat, medewerker_id=jurist)
    zaak.doe(JURIST, bezwaar_tijdig_beoordelen, **wat, tijdig=zegt["tijdig"])
    zaak.doe(JURIST, bezwaar_bevestigen, **wat)


def _beslissen(zaak: Zaak, zegt: dict[str, Any]) -> None:
    """Granted in full, so nobody need be heard (Awb 7:3 e)."""
    wat = {"bezwaar_id": zaak.bezwaar_id}
    zaak.doe(JURIST, niet_horen, **wat, grond="tegemoet")
    velden = {"uitkomst": "gegrond", "gevolg": "alsnog_toegekend", "motivering": zaak.v.tekst(zegt["motivering"])}
    zaak.doe(JURIST, bezwaar_beslissen, **wat, **velden)
    besluit = Besluit.objects.get(pk=Bezwaar.objects.get(pk=zaak.bezwaar_id).besluit_op_bezwaar_id)
    for hulp in Voorziening.objects.filter(besluit=besluit):
        uitkomst = uitkomst_voor(zaak, hulp, "toe")
        zaak.doe(JURIST, voorziening_beslissen, voorziening_id=hulp.pk, versie=besluit.versie, uitkomst=uitkomst)
        besluit.refresh_from_db()
    zaak.doe(JURIST, besluit_vaststellen, besluit_id=besluit.pk, versie=besluit.versie)
    assert zaak.v.dossier
    zaak.v.om.toneel.laat_horen("besluit_vastgesteld", zaak.v.dossier)
