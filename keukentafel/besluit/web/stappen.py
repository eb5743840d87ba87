"""A page with steps: which forms there are now, and doing one. Bezwaar, klacht and incident share it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from keukentafel.besluit.web.forms_recht import Keuzes, Stapform
from keukentafel.kern.web.antwoord import klaar, probeer
from keukentafel.kern.web.verzoek import Verzoek


@dataclass(frozen=True)
class Stapdeur:
    """One step: its heading, its form, the act, and what is said when it was done."""

    titel: str
    form: type[Stapform]
    handeling: Callable[..., object]
    knop: str
    gelukt: str


@dataclass(frozen=True)
class Blok:
    """One step on the page."""

    code: str
    titel: str
    knop: str
    form: Stapform


def blokken(
    deuren: Mapping[str, Stapdeur], nu: list[str], collegas: Callable[[str], Keuzes], gebonden: dict[str, Any]
) -> list[Blok]:
    """The steps that can be done now, in order, with what was typed when one was refused; `collegas` per step."""
    codes = [*nu, *(code for code in gebonden if code not in nu)]
    forms = {c: gebonden.get(c) or deuren[c].form(collegas=collegas(c), prefix=c) for c in codes}
    return [Blok(code, deuren[code].titel, deuren[code].knop, form) for code, form in forms.items()]


@dataclass(frozen=True)
class Zaakblad:
    """Where steps are done: the page, its address and the name of the key."""

    deuren: Mapping[str, Stapdeur]
    sleutel: str
    adres: str
    toon: Callable[..., HttpResponse]
    collegas: Callable[[UUID, str], Keuzes]


def doe_stap(request: Verzoek, blad: Zaakblad, sleutel: UUID, stap: str) -> HttpResponse:
    """Do the step and go back to the page; what is refused is shown on it, with what was typed."""
    deur = blad.deuren.get(stap)
    if deur is None:
        raise Http404
    form = deur.form(request.POST, collegas=blad.collegas(sleutel, stap), prefix=stap)
    velden = form.velden() if form.is_valid() else {}
    if "beroep_id" not in velden:
        velden[blad.sleutel] = sleutel
    if probeer(form, deur.handeling, actor=request.actor, **velden):
        return klaar(request, deur.gelukt, f"{blad.adres}{sleutel}/")
    return blad.toon(request, sleutel, {stap: form})
