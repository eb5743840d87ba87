"""Doors after help was stopped or changed: tell the provider and the resident, or turn it back."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.kern.web.antwoord import doe_en_terug, klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen
from keukentafel.plan.opvragen.bericht import Berichtbeeld, berichtbeeld
from keukentafel.plan.web.forms import DAG, KORT
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


class BerichtForm(Formulier):
    """What goes into both letters. Who it is about is asked only when that is not clear."""

    reden = forms.CharField(label="Waarom?", widget=KORT, max_length=600)
    ingaat = forms.DateField(label="Vanaf welke dag?", widget=DAG)
    over = forms.MultipleChoiceField(label="Over wie gaat het?", required=False, widget=forms.CheckboxSelectMultiple)
    adres = forms.CharField(
        label="Adres van de aanbieder",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Straat en nummer, daaronder postcode en plaats. Leeg: de brief wacht, en jij krijgt een taak.",
    )

    adres_id = forms.ChoiceField(label="Hoe gaat de brief naar de aanbieder?", required=False)

    def __init__(self, data: Any, beeld: Berichtbeeld) -> None:
        super().__init__(data, initial={"ingaat": beeld.ingaat, "over": list(beeld.gekozen)})
        zet_keuzes(self, "over", list(beeld.over))
        veilig = [(pk, f"Beveiligd: {naam}") for pk, naam in beeld.adressen]
        zet_keuzes(self, "adres_id", [("", "Per post"), *veilig])
        self.enige = beeld.gekozen
        if self.enige:
            del self.fields["over"]
        if beeld.stopt:
            self.fields["ingaat"].label = "Wat is de laatste dag?"
        if beeld.termijn:
            self.fields["ingaat"].help_text = f"De opzegtermijn is {beeld.termijn} dagen."

    def bericht(self) -> handelingen.NieuwBericht:
        v = self.cleaned_data
        over = tuple(UUID(i) for i in v.get("over") or self.enige)
        return handelingen.NieuwBericht(
            ingaat=v["ingaat"], reden=v["reden"], over=over, adres=v["adres"], adres_id=lees_sleutel(v["adres_id"])
        )


@recht(Recht.PLAN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def bericht(request: Verzoek, dossier_id: UUID, lijn_id: UUID, schaling_id: UUID) -> HttpResponse:
    """Tell who gives this help, and the resident; afterwards: the letters, and the way back."""
    beeld = berichtbeeld(dossier_id, lijn_id, schaling_id)
    form = BerichtForm(post(request), beeld)
    if form.is_valid():
        velden = {"actor": request.actor, "schaling_id": schaling_id, "bericht": form.bericht()}
        if probeer(form, handelingen.aanbieder_berichten, **velden) is not None:
            return klaar(request, "De brieven zijn gemaakt", request.path)
    gegevens = {"beeld": beeld, "kader": beeld.kader, "form": form, "lijn_id": lijn_id, "schaling_id": schaling_id}
    return toon(request, "plan/bericht.html", {**gegevens, "actief": "Plan"}, form)


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def terug(request: Verzoek, dossier_id: UUID, lijn_id: UUID, schaling_id: UUID) -> HttpResponse:
    """Undo: the help runs as before, and the letters do not leave."""
    naar = f"/dossier/{dossier_id}/plan/ondersteuning/"
    act = handelingen.schaling_terugdraaien
    return doe_en_terug(request, act, "Teruggedraaid. De hulp loopt zoals eerst.", naar, schaling_id=schaling_id)
