"""Doors of merging: who may be double, two records side by side, merge, and undo."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from keukentafel.inwoner.handelingen.samenvoegen import (
    dubbele_aanwijzen,
    inwoners_samenvoegen,
    samenvoeging_ongedaan_maken,
)
from keukentafel.inwoner.handelingen.twee_mensen import twee_mensen_intrekken, twee_mensen_vastleggen
from keukentafel.inwoner.opvragen import dubbel as vraag
from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import klaar, post, probeer
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

B = Recht.INWONER_SAMENVOEGEN
# The same words whether nobody has this number, somebody of another team or somebody hidden (architectuur.md §10.4).
NIEMAND = (
    "Er is geen andere inwoner met dit nummer die je mag samenvoegen."
    " Als er iets na te kijken is, doet de aandachtsfunctionaris dat."
)
NAGEKEKEN = "Dit wordt nagekeken door de aandachtsfunctionaris. Er is nog niets veranderd."
TWEE = "Vastgelegd: dit zijn twee mensen. Dit paar komt niet terug in de lijst."
SAMEN = "De twee registraties zijn samengevoegd."


class KlantnummerForm(Formulier):
    """The other record by its number."""

    klantnummer = forms.IntegerField(label="Klantnummer van de andere registratie", min_value=1, max_value=2**62)


class KeuzeForm(Formulier):
    """Per group of fields which of the two is kept."""

    def __init__(self, vergelijking: vraag.Vergelijking, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for groep in vergelijking.groepen:
            if groep.verschilt and groep.code != "bsn":
                self.fields[groep.code] = forms.ChoiceField(
                    label=groep.naam,
                    choices=[("blijft", groep.links or "Niets bekend"), ("ander", groep.rechts)],
                    initial="blijft" if groep.links else "ander",
                    widget=forms.RadioSelect,
                )


@recht(B)
@require_GET
def dubbelen(request: Verzoek) -> HttpResponse:
    """Probable doubles in the own teams."""
    paren, volgende = vraag.waarschijnlijk_dubbel(request.actor, request.GET.get("na", ""))
    return render(request, "inwoner/dubbelen.html", {"paren": paren, "volgende": volgende})


@recht(B)
@require_http_methods(["GET", "POST"])
def dubbel(request: Verzoek, inwoner_id: UUID) -> HttpResponse:
    """Who may be the same as this person; or another one by number."""
    form = KlantnummerForm(post(request))
    if request.method == "POST" and form.is_valid():
        nummer = form.cleaned_data["klantnummer"]
        ander = dubbele_aanwijzen(actor=request.actor, inwoner_id=inwoner_id, klantnummer=nummer)
        if ander is None:
            return klaar(request, NIEMAND, reverse("inwoner:dubbel", args=[inwoner_id]))
        return redirect("inwoner:vergelijken", inwoner_id, ander.pk)
    waarden = {"d": vraag.dubbelblad(inwoner_id), "form": form}
    return render(request, "inwoner/dubbel.html", waarden, status=422 if form.errors else 200)


@recht(B)
@require_http_methods(["GET", "POST"])
def vergelijken(request: Verzoek, inwoner_id: UUID, ander_id: UUID) -> HttpResponse:
    """Side by side; merging goes on to the kept person, with a way back."""
    v = vraag.vergelijking(inwoner_id, ander_id)
    form = KeuzeForm(v, post(request))
    if request.method == "POST" and form.is_valid():
        velden = {"blijft_id": inwoner_id, "vervalt_id": ander_id, "keuzes": form.cleaned_data}
        samen = probeer(form, inwoners_samenvoegen, actor=request.actor, **velden)
        naar = reverse("inwoner:kaart", args=[inwoner_id])
        if samen is not None:
            return klaar(request, SAMEN, naar, reverse("inwoner:samenvoeging-ongedaan", args=[inwoner_id, samen.pk]))
        if not form.errors:
            return klaar(request, NAGEKEKEN, naar)
    return render(request, "inwoner/vergelijken.html", {"v": v, "form": form}, status=422 if form.errors else 200)


@recht(B)
@require_POST
def ongedaan(request: Verzoek, inwoner_id: UUID, samenvoeging_id: UUID) -> HttpResponse:
    """Two persons again."""
    form = Formulier(request.POST)
    uit = probeer(form, samenvoeging_ongedaan_maken, actor=request.actor, samenvoeging_id=samenvoeging_id)
    fouten = " ".join(str(fout) for fout in form.non_field_errors())
    tekst = "De samenvoeging is ongedaan gemaakt." if uit else fouten
    if uit and uit[1]:
        tekst += f" {uit[1]} gegevens zijn intussen gewijzigd en bleven staan."
    return klaar(request, tekst, reverse("inwoner:kaart", args=[inwoner_id]))


@recht(B)
@require_POST
def twee_mensen(request: Verzoek, inwoner_id: UUID, ander_id: UUID) -> HttpResponse:
    """Not double: on to the next pair, with a way back."""
    merk = twee_mensen_vastleggen(actor=request.actor, inwoner_id=inwoner_id, ander_id=ander_id)
    terug = reverse("inwoner:twee-mensen-intrekken", args=[inwoner_id, ander_id, merk.pk])
    return klaar(request, TWEE, reverse("inwoner:dubbelen"), terug)


@recht(B)
@require_POST
def intrekken(request: Verzoek, inwoner_id: UUID, ander_id: UUID, merk_id: UUID) -> HttpResponse:
    """The pair is looked at again."""
    form = Formulier(request.POST)
    uit = probeer(form, twee_mensen_intrekken, actor=request.actor, merk_id=merk_id)
    tekst = "Ingetrokken: kijk opnieuw of dit dezelfde persoon is." if uit else "Dit was al ingetrokken."
    return klaar(request, tekst, reverse("inwoner:vergelijken", args=[inwoner_id, ander_id]))
