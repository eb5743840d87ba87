"""Doors of searching in dossiers and in what was written. A search is posted and goes on to an address (ADR 0007)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from keukentafel.bureau.opvragen import dossierlijst, tekst
from keukentafel.inwoner.regels.zoekvraag import LANGSTE_VRAAG, lijkt_op_bsn
from keukentafel.inwoner.web.zoeken import zoektabs
from keukentafel.kern.web.rem import rem
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

BSN_HOORT_BIJ_MENSEN = "Dit lijkt op een BSN. Zoek daarmee onder Mensen; hier komt wat je typt in de adresbalk."


def _vraag(request: Verzoek, *namen: str) -> dict[str, str]:
    """What was typed and chosen, from the form or from the address."""
    bron = request.POST if request.method == "POST" else request.GET
    return {naam: bron.get(naam, "").strip()[:LANGSTE_VRAAG] for naam in ("q", *namen)}


def _filter(vraag: dict[str, str], naam: str, keuzes: dict[str, str], alle: str) -> list[tuple[str, str, None, bool]]:
    """Links that change one choice and keep the rest."""
    return [
        (woord, f"?{urlencode({**vraag, naam: code, 'na': ''})}", None, vraag[naam] == code)
        for code, woord in {"": alle, **keuzes}.items()
    ]


def _blad(request: Verzoek, sjabloon: str, vraag: dict[str, str], volgende: str, **gegevens: Any) -> HttpResponse:
    waarden = {
        "q": vraag["q"],
        "vraag": vraag,
        "tabs": zoektabs(request.actor, vraag["q"]),
        "volgende": f"?{urlencode({**vraag, 'na': volgende})}" if volgende else "",
        "fout": "",
        **gegevens,
    }
    return render(request, sjabloon, waarden, status=422 if gegevens.get("fout") else 200)


def _geweigerd(request: Verzoek, sjabloon: str, vraag: dict[str, str]) -> HttpResponse:
    """A number that may be a BSN: not repeated, and not in any link of the page."""
    leeg = {**vraag, "q": ""}
    return _blad(request, sjabloon, leeg, "", uitkomst=None, lijst=None, fout=BSN_HOORT_BIJ_MENSEN, filters=())


@recht(Recht.JOURNAAL_LEZEN)
@require_http_methods(["GET", "POST"])
@rem("zoeken", 120)
def in_tekst(request: Verzoek) -> HttpResponse:
    """Words in all that was written down, and the names of papers."""
    vraag = _vraag(request, "soort", "stand", "na")
    if lijkt_op_bsn(vraag["q"]):
        leeg = {**vraag, "q": ""}
        return _blad(
            request, "bureau/zoeken_tekst.html", leeg, "", uitkomst=None, fout=BSN_HOORT_BIJ_MENSEN, filters=()
        )
    if request.method == "POST":
        return redirect(f"{reverse('bureau:zoeken-tekst')}?{urlencode({**vraag, 'na': ''})}")
    uitkomst = tekst.zoek_tekst(request.actor, vraag["q"], soort=vraag["soort"], stand=vraag["stand"], na=vraag["na"])
    soorten = {code: naam for code, (naam, _) in tekst.KEUZES.items()}
    filters = (_filter(vraag, "soort", soorten, "Alle tekst"), _filter(vraag, "stand", tekst.STANDEN, "Elke stand"))
    return _blad(request, "bureau/zoeken_tekst.html", vraag, uitkomst.volgende, uitkomst=uitkomst, filters=filters)


@recht(Recht.DOSSIER_LEZEN)
@require_http_methods(["GET", "POST"])
@rem("zoeken", 120)
def in_dossiers(request: Verzoek) -> HttpResponse:
    """Dossiers by state, name of the household or number."""
    vraag = _vraag(request, "stand", "na")
    if lijkt_op_bsn(vraag["q"]):
        leeg = {**vraag, "q": ""}
        return _blad(
            request, "bureau/zoeken_dossiers.html", leeg, "", lijst=None, fout=BSN_HOORT_BIJ_MENSEN, filters=()
        )
    if request.method == "POST":
        return redirect(f"{reverse('bureau:zoeken-dossiers')}?{urlencode({**vraag, 'na': ''})}")
    lijst = dossierlijst.dossierlijst(request.actor, vraag["q"], vraag["stand"], vraag["na"])
    filters = (_filter(vraag, "stand", dossierlijst.STANDEN, "Alle"),)
    return _blad(request, "bureau/zoeken_dossiers.html", vraag, lijst.volgende, lijst=lijst, filters=filters)
