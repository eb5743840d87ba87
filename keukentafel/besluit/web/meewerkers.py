"""Doors to ask somebody else for the money too: add, change, and remove before the decision is taken (WMO-16)."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from keukentafel.besluit.handelingen import meewerkers as acts
from keukentafel.besluit.opvragen.besluit import BesluitBeeld, besluit_beeld
from keukentafel.besluit.opvragen.herzien import Meewerkerbeeld
from keukentafel.besluit.opvragen.meewerkerbrief import adres_verborgen
from keukentafel.besluit.regels.meewerker import NAAM_VAN_SOORT, NieuweMeewerker, Soort, bezwaar_tegen_gegevens
from keukentafel.besluit.web import opstelforms as f
from keukentafel.besluit.web._besluitblad import doe, vorm
from keukentafel.kern.formulieren import Formulier, GevraagdeTekst, als_keuzes
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.web.antwoord import klaar, post
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.poort.rechten import Recht
from keukentafel.poort.web.deur import recht

S = Recht.BESLUITTEKST_SCHRIJVEN
METHODEN = ["GET", "HEAD", "POST"]
KOP = "Van wie vraag je nog meer geld terug?"
UITLEG = (
    "Dit kan bij wie met opzet hielp om onjuiste gegevens te geven (Wmo 2015 art. 2.4.1). Diegene krijgt een eigen "
    "brief, met een eigen termijn voor bezwaar. Daarin staan de naam van de inwoner, het bedrag en wat je hier "
    "schrijft. Schrijf over de inwoner niets meer dan nodig is."
)


LET_OP = (
    "Let op: deze inwoner is afgeschermd of heeft een geheim adres. In de brief staan daarom alleen de gemeente en het "
    "algemene nummer, niet het team. Schrijf zelf ook niets waaruit blijkt waar de inwoner woont, hulp krijgt of naar "
    "school gaat."
)


class MeewerkerForm(Formulier):
    """One of them. What is wrong is said of all fields at once; the act asks again."""

    naam = GevraagdeTekst(label="Hoe heet diegene?", max_length=200)
    soort = forms.ChoiceField(label="Wat is het?", choices=als_keuzes(NAAM_VAN_SOORT), widget=forms.RadioSelect)
    kvk = forms.CharField(
        label="KvK-nummer", required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    adres = forms.CharField(
        label="Waar moet de brief heen?", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=400,
        help_text="Straat, postcode en plaats, elk op een regel. Leeg: de brief wacht tot iemand het adres invult.",
    )  # fmt: skip
    reden = GevraagdeTekst(
        label="Waaruit blijkt dat diegene met opzet meewerkte?",
        widget=f.LANG,
        help_text="Dit staat in de brief aan diegene. Schrijf dus ‘u’.",
    )
    bedrag = forms.DecimalField(
        label="Hoeveel moet diegene terugbetalen, in euro’s?", max_digits=9, decimal_places=2, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": "Vul in hoeveel diegene moet terugbetalen."},
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, beeld: BesluitBeeld, nu: Meewerkerbeeld | None) -> None:
        self.terug = beeld.grond.bedrag_cent if beeld.grond else None
        self.ook = [_als_nieuw(m) for m in beeld.grond.meewerkers if m != nu] if beeld.grond else []
        begin: dict[str, Any] = {"versie": beeld.versie, "soort": Soort.PERSOON.value}
        if nu:
            begin |= {
                "naam": nu.naam,
                "soort": nu.soort,
                "kvk": nu.kvk,
                "adres": "\n".join(nu.adres),
                "reden": nu.opzet,
            }
            begin["bedrag"] = Decimal(nu.bedrag_cent) / 100
        super().__init__(data, initial=begin)
        hoogste = beeld.grond.bedrag if beeld.grond else ""
        self.fields["bedrag"].help_text = f"Hoogstens {hoogste}: wat de inwoner moet terugbetalen." if hoogste else ""

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if self.terug is not None:
            for veld, tekst in bezwaar_tegen_gegevens(self.gekozen().net, self.terug, self.ook).items():
                if veld not in self.errors:
                    self.add_error(veld, tekst)
        return velden

    def gekozen(self) -> NieuweMeewerker:
        """As typed."""
        v = self.cleaned_data
        bedrag = v.get("bedrag")
        cent = None if bedrag is None else int(bedrag * 100)
        tekst = {veld: v.get(veld) or "" for veld in ("naam", "soort", "reden", "kvk", "adres")}
        return NieuweMeewerker(**tekst, bedrag_cent=cent)


def _als_nieuw(m: Meewerkerbeeld) -> NieuweMeewerker:
    return NieuweMeewerker(m.naam, m.soort, m.opzet, m.bedrag_cent, m.kvk, "\n".join(m.adres))


@recht(S)
@require_http_methods(METHODEN)
def nieuw(request: Verzoek, besluit_id: UUID) -> HttpResponse:
    """One more."""
    return _vorm(request, besluit_beeld(besluit_id), None)


@recht(S)
@require_http_methods(METHODEN)
def wijzigen(request: Verzoek, besluit_id: UUID, meewerker_id: UUID) -> HttpResponse:
    """Other facts about this one."""
    beeld = besluit_beeld(besluit_id)
    return _vorm(request, beeld, _van(beeld, meewerker_id))


def _vorm(request: Verzoek, beeld: BesluitBeeld, nu: Meewerkerbeeld | None) -> HttpResponse:
    form = MeewerkerForm(post(request), beeld, nu)
    if form.is_bound and form.is_valid():
        velden = {"actor": request.actor, "besluit_id": beeld.id, "versie": form.cleaned_data["versie"]}
        velden |= {"meewerker": form.gekozen(), "meewerker_id": nu.id if nu else None}
        if doe(form, acts.meewerker_vastleggen, **velden):
            return klaar(request, "Bewaard. Diegene krijgt een eigen brief", f"{beeld.pad}#uitkomst")
    let_op = LET_OP if adres_verborgen(beeld.id) else ""
    return vorm(request, beeld, form, nu.naam if nu else KOP, uitleg=UITLEG, let_op=let_op)


@recht(S)
@require_http_methods(METHODEN)
def weghalen(request: Verzoek, besluit_id: UUID, meewerker_id: UUID) -> HttpResponse:
    """Asked once more, for what was written about this one goes too."""
    beeld = besluit_beeld(besluit_id)
    nu = _van(beeld, meewerker_id)
    form = f.VersieForm(post(request), initial={"versie": beeld.versie})
    if form.is_bound and form.is_valid():
        velden = {"actor": request.actor, "besluit_id": beeld.id, "meewerker_id": meewerker_id, **form.cleaned_data}
        if doe(form, acts.meewerker_weghalen, **velden):
            return klaar(request, f"{nu.naam} hoeft niets terug te betalen", f"{beeld.pad}#uitkomst")
    uitleg = (
        f"{nu.naam} hoeft dan geen {nu.bedrag} terug te betalen, en krijgt geen brief. Wat je erover schreef, gaat weg."
    )
    return vorm(request, beeld, form, f"{nu.naam} weghalen", uitleg=uitleg, bewaar="Haal weg")


def _van(beeld: BesluitBeeld, meewerker_id: UUID) -> Meewerkerbeeld:
    """On this decision; hidden and absent are the same."""
    gevonden = beeld.grond.meewerker(meewerker_id) if beeld.grond else None
    if gevonden is None:
        raise NietGevonden("besluit.meewerker")
    return gevonden
