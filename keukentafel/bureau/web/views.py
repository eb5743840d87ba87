"""Doors of bureau: screens that combine rooms. No rules, no tables."""

from django.http import HttpResponse
from django.shortcuts import render

from keukentafel.bureau.opvragen.caseload import mijn_caseload
from keukentafel.bureau.opvragen.mijn_dag import mijn_dag as vraag_mijn_dag
from keukentafel.bureau.web.regels import (
    caserijen,
    dagregels,
    deuren,
    filters,
    stille_dossiers,
    zijkant,
)
from keukentafel.bureau.weergave import groet_regel
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.EIGEN_WERK_ZIEN)
def mijn_dag(request: Verzoek) -> HttpResponse:
    """The start page: what is to be done, not a menu (ux.md principle 1)."""
    soort = request.GET.get("soort", "")
    dag = vraag_mijn_dag(request.actor, soort)
    gegevens = {
        "dag": dag,
        "groepen": dagregels(dag),
        "filters": filters(dag, soort),
        "stil": stille_dossiers(dag),
        "regel": groet_regel(dag.dag, len(dag.agenda), dag.te_laat),
        "soort": soort,
        **zijkant(request.actor, dag),
    }
    return render(request, "bureau/mijn_dag.html", gegevens)


@recht(Recht.DOSSIER_LEZEN)
def caseload(request: Verzoek) -> HttpResponse:
    """My households, longest without contact first."""
    lijst = mijn_caseload(request.actor, request.GET.get("na", ""))
    gegevens = {"rijen": caserijen(lijst), "volgende": lijst.volgende, **deuren(request.actor)}
    return render(request, "bureau/caseload.html", gegevens)
