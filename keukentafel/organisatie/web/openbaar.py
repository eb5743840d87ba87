"""Pages for residents, without logging in: one entrance to the right team, and a page and folder per team."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.web.rem import rem
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.organisatie.opvragen import openbaar as lees
from keukentafel.poort.web.deur import openbaar


class IngangForm(Formulier):
    """Postcode and number, or a buurt. The number is not kept; it is asked because people say their address as one."""

    postcode = forms.CharField(label="Uw postcode", required=False, max_length=10)
    huisnummer = forms.CharField(label="Uw huisnummer", required=False, max_length=10)
    buurt = forms.ChoiceField(label="Of kies uw buurt", required=False)

    def __init__(self, *args: Any, ingang: lees.Ingang, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "buurt", [("", "Kies uw buurt"), *ingang.buurten])

    def team(self) -> str:
        """The code of the team, or empty with the reason on the form."""
        if not self.is_valid():
            return ""
        try:
            return lees.team_van_adres(self.cleaned_data["postcode"], self.cleaned_data["buurt"])
        except Fout as fout:
            self.add_error("postcode", fout.tekst)
            return ""


@openbaar
@require_http_methods(["GET", "HEAD", "POST"])
@rem("ingang", 60, alleen_post=True)
def ingang(request: Verzoek) -> HttpResponse:
    """Which team is mine? Posted, so that no address stands in an address bar or a log."""
    alles = lees.ingang()
    form = IngangForm(request.POST or None, ingang=alles)
    if request.method == "POST" and (code := form.team()):
        return redirect("organisatie:wijkteam", code=code)
    gegevens = {"i": alles, "form": form}
    return render(request, "organisatie/openbaar/ingang.html", gegevens, status=422 if form.errors else 200)


@openbaar
def wijkteam(request: Verzoek, code: str) -> HttpResponse:
    """One team: which questions, how, where and when. On paper it is the folder."""
    try:
        pagina = lees.teampagina(code)
    except NietGevonden as fout:
        raise Http404 from fout
    return render(request, "organisatie/openbaar/wijkteam.html", {"t": pagina})


@openbaar
@require_safe
def schaalredenen(request: Verzoek) -> HttpResponse:
    """Why help becomes lighter or heavier: the list that workers choose from, for partners and residents (REQ-070)."""
    return render(request, "organisatie/openbaar/schaalredenen.html", {"s": lees.schaalredenen()})
