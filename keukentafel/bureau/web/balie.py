"""The front desk: find the caller, and from there one tap to status, contact, melding, call-back or walk-in."""

import re
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.bureau.opvragen.balie import balie as vraag_balie
from keukentafel.bureau.opvragen.status import status as vraag_status
from keukentafel.bureau.web.forms import ControleForm, OnbekendForm, TerugbelForm, status_wie
from keukentafel.bureau.web.regels import balierijen
from keukentafel.inwoner.opvragen.zoeken import Zoekuitkomst, zoek
from keukentafel.inwoner.web.zoeken import zoekactie
from keukentafel.kern.web.rem import rem
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.abc import wie_heeft_dienst
from keukentafel.toegang.opvragen.beller import beller as vraag_beller
from keukentafel.toegang.opvragen.beller import controlescherm, controlestand
from keukentafel.toegang.opvragen.keuzes import keuzes
from keukentafel.toegang.web.views.antwoord import klaar

IN_LIJST = 8
GEBELD = "Het verzoek is doorgegeven. Er belt iemand terug."


def _kanaal(request: Verzoek) -> str:
    """How this question comes in; travels along in the address, because it says nothing about anybody."""
    code = request.GET.get("kanaal", "")
    return code if re.fullmatch(r"[a-z0-9_-]{1,40}", code) else ""


def _met_kanaal(pad: str, kanaal: str, **meer: str) -> str:
    vraag = urlencode({k: v for k, v in {**meer, "kanaal": kanaal}.items() if v})
    return f"{pad}?{vraag}" if vraag else pad


@recht(Recht.CONTACT_VASTLEGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
@rem("zoeken", 120, alleen_post=True)
def balie(request: Verzoek) -> HttpResponse:
    """The desk; a POST is a search without JavaScript."""
    gezocht = _zoek(request, tussenstand=False) if request.method == "POST" else None
    return _balie(request, gezocht)


def _balie(request: Verzoek, gezocht: Zoekuitkomst | None) -> HttpResponse:
    stand, kanaal = vraag_balie(request.actor), _kanaal(request)
    kanalen = keuzes().lijst("kanaal")
    gegevens = {
        "balie": stand,
        "vandaag": balierijen(stand),
        "kanalen": [(naam, _met_kanaal("", code), None, code == (kanaal or kanalen[0][0])) for code, naam in kanalen],
        "kanaal": kanaal,
        "zoekactie": uuid4().hex,
        "gezocht": gezocht,
        "regels": _regels(gezocht, kanaal) if gezocht else (),
        "dienst": wie_heeft_dienst(),
    }
    return render(request, "bureau/balie.html", gegevens)


def _zoek(request: Verzoek, *, tussenstand: bool) -> Zoekuitkomst:
    tekst, actie = request.POST.get("q", "")[:120], zoekactie(request)
    return zoek(tekst, per_blad=IN_LIJST, tussenstand=tussenstand, zoekactie=actie)


def _regels(uitkomst: Zoekuitkomst, kanaal: str) -> list[tuple[Any, str]]:
    return [(t, _met_kanaal(reverse("bureau:beller", args=[t.id]), kanaal)) for t in uitkomst.treffers]


@recht(Recht.INWONER_ZOEKEN)
@require_POST
@rem("typen", 300)
def balie_wie(request: Verzoek) -> HttpResponse:
    """The list while typing; each option opens the caller."""
    uitkomst, kanaal = _zoek(request, tussenstand=True), _kanaal(request)
    onbekend = _met_kanaal(reverse("bureau:balie-terugbellen"), kanaal)
    gegevens = {"regels": _regels(uitkomst, kanaal), "leeg": uitkomst.vraag.leeg, "onbekend": onbekend}
    return render(request, "bureau/_balie_wie.html", gegevens)


@recht(Recht.INWONER_LEZEN)
def beller(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Somebody was found: what now?"""
    kanaal, wie = _kanaal(request), f"inwoner:{sleutel}"
    adressen = {
        "status": _met_kanaal(reverse("bureau:beller-controle", args=[sleutel]), kanaal),
        "contact": _met_kanaal(reverse("toegang:contact-nieuw"), kanaal, persoon=wie),
        "melding": _met_kanaal(reverse("toegang:melding-nieuw"), kanaal, persoon=wie),
        "terugbellen": _met_kanaal(reverse("bureau:balie-terugbellen"), kanaal, wie=str(sleutel)),
        "inloop": _met_kanaal(reverse("toegang:inloop"), "", wie=str(sleutel)),
    }
    mag = {
        "balie": heeft(request.actor, Recht.CONTACT_VASTLEGGEN),
        "status": heeft(request.actor, Recht.BELLER_CONTROLEREN),
    }
    return render(request, "bureau/beller.html", {"b": vraag_beller(sleutel), "adres": adressen, "mag": mag})


@recht(Recht.BELLER_CONTROLEREN)
@require_http_methods(["GET", "HEAD", "POST"])
@rem("controle", 20, alleen_post=True)
def controle(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """Ask first, then tell."""
    scherm, kanaal = controlescherm(request.actor, sleutel), _kanaal(request)
    form = ControleForm(request.POST or None, scherm=scherm)
    gedaan = form.controleren(request.actor, kanaal) if request.method == "POST" else None
    if gedaan:
        return klaar(request, "De controle is vastgelegd.", reverse("bureau:status", args=[gedaan.pk]))
    gegevens = {
        "form": form,
        "b": scherm.beller,
        "terug": _met_kanaal(reverse("bureau:beller", args=[sleutel]), kanaal),
    }
    return render(request, "bureau/controle.html", gegevens, status=422 if form.errors else 200)


@recht(Recht.STATUS_ZIEN)
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """What runs, after a passed check; after a failed one nothing but calling back (which is what a POST does)."""
    if request.method == "POST":
        return _status_terugbellen(request, sleutel)
    return _status(request, sleutel)


def _status(request: Verzoek, sleutel: UUID, form: TerugbelForm | None = None) -> HttpResponse:
    scherm = vraag_status(request.actor, sleutel)
    # Of a failed check nothing goes back to the page, a number neither.
    form = form or TerugbelForm(initial={"telefoon": scherm.controle.telefoon if scherm.controle.geldig else ""})
    gegevens = {"s": scherm, "form": form}
    return render(request, "bureau/status.html", gegevens, status=422 if form.errors else 200)


def _status_terugbellen(request: Verzoek, sleutel: UUID) -> HttpResponse:
    stand, form = controlestand(request.actor, sleutel), TerugbelForm(request.POST)
    wie = status_wie(stand.inwoner, kanaal=stand.kanaal, namens=stand.namens, beller=stand.beller)
    if form.vragen(request.actor, **wie) is None:
        return _status(request, sleutel, form)
    return klaar(request, GEBELD, reverse("bureau:balie"))


@recht(Recht.BELLER_CONTROLEREN)
@require_POST
def beantwoord(request: Verzoek, sleutel: UUID) -> HttpResponse:
    """The status was told in this call."""
    contact = handelingen.statusvraag_vastleggen(actor=request.actor, controle_id=sleutel)
    ongedaan = reverse("toegang:contact-ongedaan", args=[contact.pk])
    return klaar(request, "Vastgelegd: de vraag is beantwoord.", reverse("bureau:balie"), ongedaan)


@recht(Recht.CONTACT_VASTLEGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def terugbellen(request: Verzoek) -> HttpResponse:
    """ "Laat mij terugbellen": for who was found (?wie=), and for who was not."""
    gevonden = vraag_beller(UUID(request.GET["wie"])) if _is_sleutel(request.GET.get("wie", "")) else None
    begin = {"telefoon": gevonden.telefoon} if gevonden else {}
    form = (TerugbelForm if gevonden else OnbekendForm)(request.POST or None, initial=begin)
    wie = {"inwoner_id": gevonden.id} if gevonden else {}
    if request.method == "POST" and form.vragen(request.actor, kanaal=_kanaal(request), **wie):
        return klaar(request, GEBELD, reverse("bureau:balie"))
    gegevens = {"form": form, "b": gevonden, "hier": request.get_full_path()}
    return render(request, "bureau/terugbellen.html", gegevens, status=422 if form.errors else 200)


def _is_sleutel(tekst: str) -> bool:
    try:
        return bool(UUID(tekst))
    except ValueError:
        return False
