"""Doors of the score of a goal: three interactions, and one back."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.web.antwoord import post, probeer
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.plan import handelingen, opvragen
from keukentafel.plan.regels import NAAM_VAN_SCOORDER, NAAM_VAN_SCORE, Scoorder, teken
from keukentafel.plan.web._blad import Bewerken, bewaard, blad, doel_uit
from keukentafel.plan.web.forms import DAG, KORT
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


class ScoreForm(Formulier):
    """One choice is enough; who says so and when have a default."""

    waarde = forms.TypedChoiceField(
        label="Hoe ver is dit doel?",
        coerce=int,
        choices=[(w, f"{teken(w)} {naam}") for w, naam in NAAM_VAN_SCORE.items()],
        widget=forms.RadioSelect,
    )
    soort = forms.ChoiceField(label="Wie zegt dat?", choices=[(s.value, n) for s, n in NAAM_VAN_SCOORDER.items()])
    dag = forms.DateField(label="Op welke dag?", required=False, widget=DAG, help_text="Leeg: vandaag.")
    toelichting = forms.CharField(label="Waaraan merk je dat?", required=False, widget=KORT)


@recht(Recht.PLAN_SCHRIJVEN)
def scoren(request: Verzoek, dossier_id: UUID, doel_id: UUID) -> HttpResponse:
    """How far this goal is, in place."""
    beeld = opvragen.plan_beeld(dossier_id)
    doel_uit(beeld, doel_id)
    form = ScoreForm(post(request), auto_id="score_%s", initial={"soort": Scoorder.REGISSEUR})
    velden = {"actor": request.actor, "doel_id": doel_id}
    if form.is_valid():
        score = probeer(form, handelingen.doel_scoren, **velden, **form.cleaned_data)
        if score:
            return bewaard(request, dossier_id, "Score bewaard", f"{beeld.pad}scores/{score.pk}/terug/")
    return blad(request, beeld, Bewerken("Score geven", form, request.path, doel_id, "Bewaar score"))


@require_POST
@recht(Recht.PLAN_SCHRIJVEN)
def terug(request: Verzoek, dossier_id: UUID, score_id: UUID) -> HttpResponse:
    """Recorded by mistake."""
    handelingen.doelscore_intrekken(actor=request.actor, score_id=score_id)
    return bewaard(request, dossier_id, "De score is weggehaald")
