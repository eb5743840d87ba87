"""One way of changing for all of beheer: fill in, see what changes, and only then record. Works without JavaScript."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from keukentafel.kern import klok
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import doe_en_terug
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.handelingen.proef import proberen
from keukentafel.organisatie.opvragen.lijsten import Stand
from keukentafel.organisatie.opvragen.teamwerk import Oplossing

SJABLOON = "organisatie/beheer/wijzigen.html"


@dataclass(frozen=True)
class Voorbeeld:
    """What would change: (what, was, becomes), and how much it touches, in sentences."""

    regels: list[tuple[str, str, str]] = field(default_factory=list)
    geraakt: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Wijziging:
    """One screen. `doe` and `toon` get the cleaned fields as keyword arguments."""

    titel: str
    form: forms.Form
    doe: Callable[..., object]
    toon: Callable[..., Voorbeeld]
    terug: str
    kop: str = ""
    uitleg: str = ""
    gelukt: str | Callable[[Any], str] = "Vastgelegd."
    """What is said afterwards; may depend on what the act answered."""
    geschiedenis: Sequence[Stand] = ()
    intrekken: str = ""
    """Path that takes back the newest change."""
    stoppen: str = ""
    stopzin: str = "Stop deze keuze"
    eerst: Sequence[Oplossing] = ()
    """What has to be done first, and where."""
    concept: str = ""
    """Key of the draft, on screens with a long text."""
    sjabloon: str = SJABLOON
    extra: dict[str, Any] = field(default_factory=dict)
    """More values, for a screen that extends the standard template."""


def wijzigen(request: Verzoek, w: Wijziging) -> HttpResponse:
    """GET gives the form, POST the preview (`stap` voorbeeld) or the act (`stap` vastleggen); errors give 422."""
    voorbeeld, status = None, 200
    if request.method == "POST":
        status = 422
        if w.form.is_valid():
            try:
                if request.POST.get("stap") == "vastleggen":
                    uit = w.doe(**w.form.cleaned_data)
                    messages.success(request, w.gelukt if isinstance(w.gelukt, str) else w.gelukt(uit))
                    return redirect(w.terug)
                proberen(lambda: w.doe(**w.form.cleaned_data))
                voorbeeld, status = w.toon(**w.form.cleaned_data), 200
            except Fout as fout:
                w.form.add_error(fout.veld if fout.veld in w.form.fields else None, fout.tekst)
    waarden: dict[str, Any] = {"w": w, "form": w.form, "voorbeeld": voorbeeld, "vandaag": klok.vandaag()}
    return render(request, w.sjabloon, waarden | w.extra, status=status)


def intrekken(request: Verzoek, doe: Callable[[], object], terug: str) -> HttpResponse:
    """Take back the last change, or say why that cannot be done; back to where it was asked."""
    return doe_en_terug(request, lambda actor: doe(), "Wijziging ingetrokken.", terug)


def gevuld(request: Verzoek, soort: type[forms.Form], initial: dict[str, Any] | None = None, **meer: Any) -> forms.Form:
    """The form, bound when something was posted."""
    return soort(request.POST if request.method == "POST" else None, initial=initial, **meer)
