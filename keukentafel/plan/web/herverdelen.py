"""Doors for the cases of an absent colleague: all on one screen, one click, and one click back."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.antwoord import doe_en_terug, klaar
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen
from keukentafel.plan.opvragen.herverdelen import herverdeelscherm
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.MELDING_VERDELEN)
@require_http_methods(["GET", "HEAD", "POST"])
def herverdelen(request: Verzoek, medewerker_id: UUID) -> HttpResponse:
    """The proposals stand ready; whoever hands out work changes what should be different."""
    fout = ""
    if request.method == "POST":
        naar, reden = _naar(request.POST), request.POST.get("reden", "")
        try:
            rij = handelingen.werk_herverdelen(actor=request.actor, medewerker_id=medewerker_id, naar=naar, reden=reden)
            return _gedaan(request, medewerker_id, len(rij.regels), rij.pk)
        except Fout as f:
            fout = f.tekst
    scherm = herverdeelscherm(medewerker_id)
    gegevens = {"s": scherm, "fout": fout, "gekozen": request.POST, "tekst": "", "ongedaan": ""}
    return render(request, _sjabloon(request), gegevens, status=422 if fout else 200)


def _sjabloon(request: Verzoek) -> str:
    return "plan/_herverdelen.html" if request.htmx else "plan/herverdelen.html"


def _naar(post: QueryDict) -> dict[str, UUID]:
    """What was chosen; "not yet" and nonsense are left out."""
    uit = {}
    for naam, waarde in post.items():
        if naam.startswith(("dossier:", "melding:")):
            try:
                UUID(naam.partition(":")[2])
                uit[naam] = UUID(str(waarde))
            except ValueError:
                continue
    return uit


def _gedaan(request: Verzoek, medewerker_id: UUID, aantal: int, herverdeling: UUID) -> HttpResponse:
    terug = reverse("plan:herverdeling-terug", args=[herverdeling])
    tekst = "1 zaak is verdeeld." if aantal == 1 else f"{aantal} zaken zijn verdeeld."
    if not request.htmx:
        return klaar(request, tekst, reverse("organisatie:bezetting"), terug)
    gegevens = {"s": herverdeelscherm(medewerker_id), "fout": "", "gekozen": {}, "tekst": tekst, "ongedaan": terug}
    return render(request, "plan/_herverdelen.html", gegevens)


@recht(Recht.MELDING_VERDELEN)
@require_POST
def terug(request: Verzoek, herverdeling_id: UUID) -> HttpResponse:
    """Undo."""
    act, naar = handelingen.herverdeling_terugnemen, reverse("organisatie:bezetting")
    antwoord = doe_en_terug(request, act, "Teruggenomen: {uit}.", naar, herverdeling_id=herverdeling_id)
    return HttpResponse(headers={"HX-Redirect": naar}) if request.htmx else antwoord
