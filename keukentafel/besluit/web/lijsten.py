"""Doors of the lists: aanvragen, the calendar of terms, and what runs for one household."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from keukentafel.besluit.opvragen import aanvragen as lees
from keukentafel.besluit.opvragen import termijnen as kalender
from keukentafel.besluit.opvragen.huishouden import huishoudblad, nieuw_pad
from keukentafel.besluit.opvragen.procedures import proceduretabel
from keukentafel.besluit.regels.soorten import NAAM_VAN_PROCEDURE
from keukentafel.kern.adressen import lees_dag
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

L = Recht.AANVRAAG_LEZEN


@require_safe
@recht(L)
def aanvragen(request: Verzoek) -> HttpResponse:
    """What must be decided first stands first; the filters stand in the address."""
    blad = lees.aanvragenblad(**{naam: request.GET.get(naam, "") for naam in ("welke", "procedure", "van", "na")})
    gegevens = {"blad": blad, "welke": lees.WELKE, "procedures": NAAM_VAN_PROCEDURE}
    return render(request, "besluit/aanvragen.html", gegevens)


@require_safe
@recht(L)
def termijnen(request: Verzoek) -> HttpResponse:
    """The calendar of the own teams, some weeks at a time; a team to choose for who works for the whole town."""
    gevraagd = {naam: request.GET.get(naam, "") for naam in ("soort", "team")}
    beeld = kalender.kalender(**gevraagd, tot=lees_dag(request.GET.get("tot", "")))
    return render(request, "besluit/termijnen.html", {"beeld": beeld, "soorten": kalender.SOORTEN})


@require_safe
@recht(Recht.MANDAAT_LEZEN)
def procedures(request: Verzoek) -> HttpResponse:
    """How an aanvraag goes, by law: the tables that the program itself reads. For everybody."""
    beeld = proceduretabel(request.GET.get("soort", ""))
    return render(request, "besluit/procedures.html", {"beeld": beeld, "soorten": NAAM_VAN_PROCEDURE})


@require_safe
@recht(L)
def huishouden(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Aanvragen and decisions of one household; terms and bezwaren in panels."""
    blad = huishoudblad(dossier_id)
    return render(request, "besluit/huishouden.html", {"blad": blad, "kader": blad.kader, "actief": "Besluiten"})


@require_safe
@recht(L)
def termijnenpaneel(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What runs for one household; as a page of its own without JavaScript."""
    sjabloon = "besluit/_termijnenpaneel.html" if request.htmx else "besluit/termijnenpaneel.html"
    return render(request, sjabloon, {"regels": kalender.van_huishouden(dossier_id), "dossier_id": dossier_id})


@require_safe
@recht(L)
def kort(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The panel of the overview; without JavaScript the page itself."""
    if not request.htmx:
        return redirect("besluit:huishouden", dossier_id)
    regels = lees.van_dossier(dossier_id, 4)
    gegevens = {"regels": regels, "pad": f"/dossier/{dossier_id}/"}
    return render(request, "besluit/_paneel_kort.html", gegevens | {"nieuw": "" if regels else nieuw_pad(dossier_id)})
