"""Doors of the network of one member, and of who was heard."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.opvragen.leefgebieden import kies_lid
from keukentafel.dossier.opvragen.netwerk import Netwerkblad, lid_van, netwerkblad
from keukentafel.dossier.opvragen.samenhang import inbrengen
from keukentafel.dossier.regels_vraag import hoe_horen
from keukentafel.dossier.web.forms import RedenForm
from keukentafel.dossier.web.vraag import lid_of_404, wie
from keukentafel.dossier.web.vraagforms import InbrengForm, NetwerkpersoonForm, NetwerkvraagForm
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

ACTIEF = "Gezin"


@recht(Recht.VRAAG_LEZEN)
def netwerk(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Who stands around one member; POST adds somebody (the act asks the right to write)."""
    blad = netwerkblad(dossier_id, wie=wie(request))
    form = NetwerkpersoonForm(post(request), opnieuw=_opnieuw(blad))
    if request.method == "POST" and form.is_valid():
        velden = {"dossier_id": dossier_id, "inwoner_id": lid_of_404(blad), **form.velden()}
        nieuw = probeer(form, handelingen.netwerkpersoon_toevoegen, actor=request.actor, **velden)
        if nieuw:
            ongedaan = reverse("dossier:netwerk-einde", args=[dossier_id, nieuw.pk])
            return klaar(request, f"{nieuw.naam} staat in het netwerk", blad.adres, ongedaan)
    return _netwerkpagina(request, blad, form, NetwerkvraagForm(opnieuw=_opnieuw(blad)))


def _opnieuw(blad: Netwerkblad) -> bool:
    return blad.antwoord is not None and blad.antwoord.niet_opnieuw


def _netwerkpagina(
    request: Verzoek, blad: Netwerkblad, form: NetwerkpersoonForm, vraagform: NetwerkvraagForm
) -> HttpResponse:
    gegevens = {"kader": blad.kader, "blad": blad, "form": form, "vraagform": vraagform, "actief": ACTIEF}
    return toon(request, "dossier/netwerk.html", gegevens, form, vraagform)


@require_POST
@recht(Recht.VRAAG_SCHRIJVEN)
def antwoord(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """No usable network, or does not want this: with the reason, so that it is not asked again."""
    blad = netwerkblad(dossier_id, wie=wie(request))
    form = NetwerkvraagForm(request.POST, opnieuw=_opnieuw(blad))
    velden = {"dossier_id": dossier_id, "inwoner_id": lid_of_404(blad)}
    getypt = form.cleaned_data if form.is_valid() else {}
    if probeer(form, handelingen.netwerkvraag_vastleggen, actor=request.actor, **velden, **getypt):
        return klaar(request, "Vastgelegd. We vragen dit niet opnieuw.", blad.adres)
    return _netwerkpagina(request, blad, NetwerkpersoonForm(opnieuw=_opnieuw(blad)), form)


@recht(Recht.VRAAG_LEZEN)
def netwerkpersoon(request: Verzoek, dossier_id: UUID, netwerkpersoon_id: UUID) -> HttpResponse:
    """What somebody in the network does now; POST changes it."""
    kader = opvragen.dossier_kader(dossier_id)
    blad = netwerkblad(dossier_id, wie=lid_van(kader, netwerkpersoon_id))
    mens = blad.een(netwerkpersoon_id)
    begin = {n: getattr(mens, n) for n in ("naam", "relatie", "doet", "kan", "beschikbaar", "versie")}
    form = NetwerkpersoonForm(post(request), initial=begin)
    gegevens = {"kader": blad.kader, "blad": blad, "mens": mens, "form": form, "actief": ACTIEF, "ander": None}
    if request.method == "POST" and form.is_valid():
        try:
            velden = {"netwerkpersoon_id": mens.id, "versie": form.cleaned_data["versie"] or 0, **form.velden()}
            if probeer(form, handelingen.netwerkpersoon_wijzigen, actor=request.actor, **velden):
                return klaar(request, "Bewaard", blad.adres)
        except Botsing as botsing:
            opnieuw = NetwerkpersoonForm(initial={**form.cleaned_data, "versie": botsing.huidig.versie})
            gegevens |= {"form": opnieuw, "ander": botsing.huidig}
            return render(request, "dossier/netwerkpersoon.html", gegevens, status=409)
    return toon(request, "dossier/netwerkpersoon.html", gegevens, form)


@require_POST
@recht(Recht.VRAAG_SCHRIJVEN)
def einde(request: Verzoek, dossier_id: UUID, netwerkpersoon_id: UUID) -> HttpResponse:
    """No longer in the network; `terug` undoes it."""
    kader = opvragen.dossier_kader(dossier_id)
    terug = reverse("dossier:netwerk", args=[dossier_id]) + "?" + urlencode({"wie": lid_van(kader, netwerkpersoon_id)})
    if request.GET.get("terug"):
        handelingen.netwerkpersoon_terugzetten(actor=request.actor, netwerkpersoon_id=netwerkpersoon_id)
        return redirect(terug)
    mens = handelingen.netwerkpersoon_beeindigen(actor=request.actor, netwerkpersoon_id=netwerkpersoon_id)
    ongedaan = reverse("dossier:netwerk-einde", args=[dossier_id, netwerkpersoon_id]) + "?terug=ja"
    return klaar(request, f"{mens.naam} staat niet meer in het netwerk", terug, ongedaan)


@recht(Recht.VRAAG_LEZEN)
def gehoord(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """What one member said; POST adds it (the act asks the right to write)."""
    kader = opvragen.dossier_kader(dossier_id)
    lid = kies_lid(kader, wie(request))
    if lid is None:
        raise NietGevonden("dossier.lid")
    sleutel = f"inbreng:{kader.id}:{lid.id}"
    form = InbrengForm(post(request), naam=lid.roepnaam)
    if request.method == "POST" and form.is_valid():
        velden = {"dossier_id": dossier_id, "inwoner_id": lid.id, "concept": sleutel, **form.cleaned_data}
        if probeer(form, handelingen.inbreng_vastleggen, actor=request.actor, **velden):
            return klaar(request, f"Wat {lid.roepnaam} zei, is bewaard", f"{kader.pad}gehoord/?wie={lid.id}")
    gegevens = {"kader": kader, "lid": lid, "form": form, "sleutel": sleutel, "hint": hoe_horen(lid.leeftijd)}
    gegevens |= {"inbreng": inbrengen(kader, lid), "actief": ACTIEF}
    return toon(request, "dossier/gehoord.html", gegevens, form)


@require_POST
@recht(Recht.VRAAG_SCHRIJVEN)
def intrekken(request: Verzoek, dossier_id: UUID, inbreng_id: UUID) -> HttpResponse:
    """Struck out with a reason; it stays readable."""
    form = RedenForm(request.POST)
    velden = {"inbreng_id": inbreng_id, "reden": request.POST.get("reden", "")}
    rij = probeer(form, handelingen.inbreng_intrekken, actor=request.actor, **velden)
    if rij:
        return klaar(request, "Doorgehaald", f"/dossier/{dossier_id}/gehoord/?wie={rij.inwoner_id}")
    kader = opvragen.dossier_kader(dossier_id)
    gegevens = {"kader": kader, "form": form, "inbreng_id": inbreng_id, "actief": ACTIEF}
    return toon(request, "dossier/inbreng_intrekken.html", gegevens, form)
