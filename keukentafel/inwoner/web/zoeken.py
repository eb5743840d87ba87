"""Doors of searching: the page, the list under the search box, and the person picker.

A search is posted, so that no BSN can stand in an address; a search without BSN goes on to an address of its own, so
that the back button and paging work (docs/zoeken.md).
"""

import re
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.inwoner.opvragen.zoeken import Treffer, Zoekuitkomst, zoek
from keukentafel.inwoner.regels.zoekvraag import lees_zoekvraag, lijkt_op_bsn
from keukentafel.kern.actor import Actor
from keukentafel.kern.web.rem import rem
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht

IN_LIJST = 8
_MERK, _VELD = re.compile(r"[0-9a-f]{32}"), re.compile(r"input#[a-z][a-z0-9_-]{0,60}")
NIET_IN_ADRES = "Zoek op een BSN in het zoekvak, niet in de adresbalk: een adres blijft bewaard in de browser."


def zoekactie(request: Verzoek) -> str:
    """The mark that our own page gave to this search, or the field that was typed in; no other text."""
    merk, veld = request.POST.get("zoekactie", ""), request.headers.get("HX-Source", "")
    return merk if _MERK.fullmatch(merk) else veld if _VELD.fullmatch(veld) else ""


def zoektabs(actor: Actor, q: str) -> list[tuple[str, str, int]]:
    """Where one may search: people, and what lies in later rooms, whose doors are known by name only."""
    deuren = [
        ("Mensen", "inwoner:zoeken", Recht.INWONER_ZOEKEN),
        ("Dossiers", "bureau:zoeken-dossiers", Recht.DOSSIER_LEZEN),
        ("In tekst", "bureau:zoeken-tekst", Recht.JOURNAAL_LEZEN),
    ]
    vraag = f"?{urlencode({'q': q})}" if q else ""
    return [(naam, reverse(deur) + vraag, 0) for naam, deur, nodig in deuren if heeft(actor, nodig)]


def treffer_adres(treffer: Treffer) -> str:
    """Where opening a hit leads: the dossier when one may open it, else the card of the person."""
    if treffer.dossier:
        try:
            return reverse("bureau:overzicht", args=[treffer.dossier])
        except NoReverseMatch:
            pass
    return reverse("inwoner:kaart", args=[treffer.id])


@recht(Recht.INWONER_ZOEKEN)
@require_http_methods(["GET", "POST"])
@rem("zoeken", 120)
def zoeken(request: Verzoek) -> HttpResponse:
    """The page with hits, an empty state that goes on, and paging by key."""
    tekst = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()
    gevoelig = lijkt_op_bsn(tekst)
    if request.method == "POST" and tekst and not gevoelig:
        return redirect(f"{reverse('inwoner:zoeken')}?{urlencode({'q': tekst})}")
    if request.method == "GET" and gevoelig:
        return _pagina(request, Zoekuitkomst(lees_zoekvraag("")), NIET_IN_ADRES)
    uitkomst = zoek(tekst, na=request.GET.get("na", ""))
    return _pagina(request, uitkomst, uitkomst.vraag.fout)


def _pagina(request: Verzoek, uitkomst: Zoekuitkomst, fout: str) -> HttpResponse:
    q = "" if uitkomst.vraag.gevoelig else uitkomst.vraag.tekst
    volgende = f"?{urlencode({'q': q, 'na': uitkomst.volgende})}" if uitkomst.volgende else ""
    waarden = {
        "uitkomst": uitkomst,
        "regels": [(t, treffer_adres(t)) for t in uitkomst.treffers],
        "fout": fout,
        "q": q,
        "tabs": zoektabs(request.actor, q),
        "volgende": volgende,
        "mag_toegang": heeft(request.actor, Recht.NOODTOEGANG_NEMEN),
        "mag_nieuw": heeft(request.actor, Recht.INWONER_SCHRIJVEN),
    }
    return render(request, "inwoner/zoeken.html", waarden, status=422 if fout else 200)


@recht(Recht.INWONER_ZOEKEN)
@require_POST
@rem("typen", 300)
def suggesties(request: Verzoek) -> HttpResponse:
    """The list under the search box in the top bar; Enter opens the first, the last option shows the whole page."""
    uitkomst = _terwijl_typen(request)
    waarden = {"uitkomst": uitkomst, "regels": [(t, treffer_adres(t)) for t in uitkomst.treffers]}
    return render(request, "inwoner/_suggesties.html", waarden)


@recht(Recht.INWONER_ZOEKEN)
@require_POST
@rem("typen", 300)
def persoonkiezer(request: Verzoek) -> HttpResponse:
    """Options for a form field. `?nieuw=1` and `?anoniem=1` add those as last options (values "nieuw", "anoniem")."""
    uitkomst = _terwijl_typen(request)
    opties = [(str(t.id), t.naam, t.onderschrift) for t in uitkomst.treffers]
    waarden = {
        "opties": opties,
        "elders": uitkomst.elders,
        "nieuw": bool(request.GET.get("nieuw")),
        "anoniem": bool(request.GET.get("anoniem")),
    }
    return render(request, "inwoner/_persoonopties.html", waarden)


def _terwijl_typen(request: Verzoek) -> Zoekuitkomst:
    """A search while typing: short; its lists are one log line together."""
    return zoek(request.POST.get("q", ""), per_blad=IN_LIJST, tussenstand=True, zoekactie=zoekactie(request))
