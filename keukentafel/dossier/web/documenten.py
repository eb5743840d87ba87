"""Doors of the papers: list with upload, one paper with its versions, the bytes, on paper."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from keukentafel.dossier import handelingen, opvragen
from keukentafel.dossier.web.forms import RedenForm
from keukentafel.dossier.web.papierforms import DocumentForm, VersieForm
from keukentafel.kern.web.antwoord import klaar, post, probeer, toon
from keukentafel.kern.web.bestanden import bestand_antwoord
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht


@recht(Recht.DOCUMENT_LEZEN)
def lijst(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """All papers; POST adds one or more (the act asks the right to write). Filter and page stand in the address."""
    kader = opvragen.dossier_kader(dossier_id)
    namen = opvragen.papiernamen()
    form = DocumentForm(post(request), files=request.FILES or None, kader=kader, namen=namen)
    if request.method == "POST" and form.is_valid():
        gedaan = [
            probeer(form, handelingen.document_toevoegen, actor=request.actor, dossier_id=kader.id, **velden)
            for velden in form.bestanden()
            if not form.errors
        ]
        if not form.errors:
            zin = "Het document staat in het dossier" if len(gedaan) == 1 else f"{len(gedaan)} documenten toegevoegd"
            return klaar(request, zin, f"{kader.pad}documenten/")
    return _lijstpagina(request, kader, form, namen)


def _lijstpagina(
    request: Verzoek, kader: opvragen.DossierKader, form: DocumentForm, namen: dict[str, dict[str, str]]
) -> HttpResponse:
    soort = request.GET.get("soort", "")
    gegevens = {
        "kader": kader,
        "form": form,
        "actief": "Documenten",
        "soort": soort,
        "blad": opvragen.documenten(kader, namen, soort=soort, na=request.GET.get("na", "")),
        "verwijzingen": opvragen.verwijzingen(kader, namen),
        "losse_post": opvragen.losse_post(kader),
    }
    return toon(request, "dossier/documenten.html", gegevens, form)


@require_safe
@recht(Recht.DOCUMENT_LEZEN)
def afdrukken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """The list on paper, without the papers themselves."""
    kader = opvragen.dossier_kader(dossier_id)
    namen = opvragen.papiernamen()
    gegevens = {
        "kader": kader,
        "blad": opvragen.documenten(kader, namen, alles=True),
        "verwijzingen": opvragen.verwijzingen(kader, namen),
    }
    return toon(request, "dossier/documenten_afdruk.html", gegevens)


@recht(Recht.DOCUMENT_LEZEN)
def een(request: Verzoek, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """One paper; POST is a newer version of it."""
    beeld = opvragen.document(dossier_id, document_id)
    form = VersieForm(post(request), files=request.FILES or None)
    if request.method == "POST" and form.is_valid():
        nieuw = form.cleaned_data["bestand"][0]
        velden = {"document_id": document_id, "naam": nieuw.name, "inhoud": nieuw.read()}
        gelukt = probeer(form, handelingen.document_vervangen, actor=request.actor, **velden)
        if gelukt:
            return klaar(request, "De nieuwe versie is bewaard; de oude blijft te lezen", _pad(dossier_id, gelukt.pk))
    return _pagina(request, beeld, form, RedenForm())


def _pad(dossier_id: UUID, document_id: UUID) -> str:
    return reverse("dossier:document", args=[dossier_id, document_id])


def _pagina(request: Verzoek, beeld: opvragen.DocumentBeeld, form: VersieForm, reden: RedenForm) -> HttpResponse:
    gegevens = {"kader": beeld.kader, "beeld": beeld, "form": form, "redenform": reden, "actief": "Documenten"}
    return toon(request, "dossier/document.html", gegevens, form, reden)


@require_safe
@recht(Recht.DOCUMENT_LEZEN)
def bestand(request: Verzoek, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """The bytes, as an attachment."""
    return bestand_antwoord(request, lambda: opvragen.document_bestand(dossier_id, document_id))


@require_POST
@recht(Recht.DOCUMENT_TOEVOEGEN)
def doorhalen(request: Verzoek, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """It does not belong here, with a reason."""
    form = RedenForm(request.POST)
    velden = {"actor": request.actor, "document_id": document_id, "reden": request.POST.get("reden", "")}
    if probeer(form, handelingen.document_doorhalen, **velden):
        terug = reverse("dossier:document-terugzetten", args=[dossier_id, document_id])
        return klaar(request, "Het document is doorgehaald", f"/dossier/{dossier_id}/documenten/", terug)
    return _pagina(request, opvragen.document(dossier_id, document_id), VersieForm(), form)


@require_POST
@recht(Recht.DOCUMENT_TOEVOEGEN)
def terugzetten(request: Verzoek, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """Undo."""
    handelingen.document_herstellen(actor=request.actor, document_id=document_id)
    return klaar(request, "Het document staat er weer", _pad(dossier_id, document_id))
