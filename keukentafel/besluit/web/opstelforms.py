"""Forms of drafting: one sentence, the outcome of a product, a choice that was shown, a view that was asked."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms

from keukentafel.besluit.handelingen.besluit import NieuweUitkomst
from keukentafel.besluit.handelingen.zienswijze import GRONDEN, VORMEN
from keukentafel.besluit.opvragen.besluit import BesluitBeeld, Productbeeld
from keukentafel.besluit.opvragen.opstelkeuze import Opstelkeuze
from keukentafel.besluit.regels.besluitsoorten import uitkomsten_van
from keukentafel.besluit.regels.herzien import NAAM_VAN_HERZIENINGSGROND, bezwaar_tegen_bedrag
from keukentafel.besluit.regels.meewerker import bezwaar_tegen_lager
from keukentafel.besluit.regels.soorten import (
    NAAM_VAN_OVERWEGING,
    NAAM_VAN_UITKOMST,
    NAAM_VAN_VORM,
    Antwoord,
    Besluitsoort,
    Overwegingsoort,
)
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, zet_keuzes
from keukentafel.plan.regels import NAAM_VAN_PER

DAG = forms.DateInput(attrs={"type": "date"})
KORT = forms.Textarea(attrs={"rows": 2})
LANG = forms.Textarea(attrs={"rows": 6})
WLZ = {"": "Nog niet gevraagd", Antwoord.GEEN_WLZ.value: "Nee", Antwoord.WLZ.value: "Ja"}
# What a worker ticks; asked where it matters for the product (Wmo 2.3.5 lid 6 and 2.3.6, Jeugdwet 8.1.1).
AFGEWOGEN = {
    Antwoord.WLZ_AFGEWOGEN: "Er is recht op zorg uit de Wlz, en in ‘Waarom’ staat waarom dit er toch bij komt",
    Antwoord.PGB_BEKWAAM: "Pgb: de inwoner kan het beheren, alleen of met hulp",
    Antwoord.PGB_GEMOTIVEERD: "Pgb: de inwoner heeft uitgelegd waarom een budget beter past dan zorg in natura",
    Antwoord.PGB_KWALITEIT: "Pgb: de hulp die de inwoner koopt, is goed",
    Antwoord.PGB_MISBRUIK: "Pgb: een eerder budget is ingetrokken omdat het niet goed is gebruikt",
}
VORMKEUZES = [(v.value, naam) for v, naam in NAAM_VAN_VORM.items()]
# What a worker adds by hand; facts with a source come from the dossier.
ZELF = (
    Overwegingsoort.AFWEGING,
    Overwegingsoort.FEIT,
    Overwegingsoort.ALTERNATIEF,
    Overwegingsoort.PLAN,
    Overwegingsoort.ADVIES,
    Overwegingsoort.CONCLUSIE,
)


class OpstelForm(Formulier):
    """Which kind, only where there is something to choose."""

    soort = forms.ChoiceField(label="Wat wordt het?", required=False, widget=forms.RadioSelect)
    op_verzoek = forms.BooleanField(label="De inwoner vraagt om een besluit", required=False)
    vervangt_id = forms.TypedChoiceField(
        label="Over welk eerder besluit gaat het?", required=False, coerce=UUID, empty_value=None
    )

    def __init__(self, data: Any, keuze: Opstelkeuze) -> None:
        super().__init__(data, initial={"soort": keuze.soorten[0][0]})
        zet_keuzes(self, "soort", list(keuze.soorten))
        zet_keuzes(self, "vervangt_id", [("", "Niet over een eerder besluit"), *keuze.eerder])
        if len(keuze.soorten) == 1:
            del self.fields["soort"]
        if not keuze.zonder_besluit:
            del self.fields["op_verzoek"]
        if not keuze.eerder:
            del self.fields["vervangt_id"]


class BlokForm(Formulier):
    tekst = forms.CharField(
        label="Wat staat er in de brief?", required=False, widget=LANG, help_text="Leeg: deze zin gaat niet mee."
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class ZinForm(Formulier):
    """A sentence of one's own, at a step of the test."""

    tekst = forms.CharField(
        label="Wat wil je erbij schrijven?",
        widget=LANG,
        error_messages={"required": "Schrijf hier de zin die erbij moet."},
    )
    stap = forms.TypedChoiceField(label="Waar hoort het?", coerce=int)
    soort = forms.ChoiceField(label="Wat is het?", choices=[(s.value, NAAM_VAN_OVERWEGING[s]) for s in ZELF])

    def __init__(self, data: Any, beeld: BesluitBeeld, begin: dict[str, Any]) -> None:
        super().__init__(data, initial=begin)
        zet_keuzes(self, "stap", [(str(s.nummer), s.kop) for s in beeld.stappen])


class UitkomstForm(Formulier):
    """Granted or not; the amount in euros is never asked."""

    uitkomst = forms.ChoiceField(label="Wat besluit je?", widget=forms.RadioSelect)
    vorm = forms.ChoiceField(label="In welke vorm?", choices=VORMKEUZES, widget=forms.RadioSelect, required=False)
    aantal = forms.DecimalField(label="Hoeveel?", required=False, min_value=0, max_digits=6, decimal_places=2)
    per = forms.ChoiceField(label="Per", choices=[(p.value, n) for p, n in NAAM_VAN_PER.items()], required=False)
    van = forms.DateField(label="Vanaf", required=False, widget=DAG)
    tot = forms.DateField(label="Tot en met", required=False, widget=DAG)
    aanbieder = forms.CharField(label="Wie geeft de hulp?", required=False, max_length=200)
    wlz = forms.ChoiceField(
        label="Is er recht op zorg uit de Wlz?", required=False, widget=forms.RadioSelect, choices=list(WLZ.items())
    )
    antwoorden = forms.MultipleChoiceField(
        label="Wat staat vast?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Nog niet gevraagd? Laat het open. Het staat dan bij ‘Wat mist nog’.",
    )  # fmt: skip
    heroverwegen_op = forms.DateField(label="Weer samen bekijken op", required=False, widget=DAG)
    afwijsgrond = forms.ChoiceField(label="Waarom niet, of niet helemaal?", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, beeld: BesluitBeeld, product: Productbeeld) -> None:
        super().__init__(data, initial=_begin(product) | {"versie": beeld.versie})
        kan = uitkomsten_van(Besluitsoort(beeld.soort))
        zet_keuzes(self, "uitkomst", [(u.value, naam) for u, naam in NAAM_VAN_UITKOMST.items() if u in kan])
        zet_keuzes(self, "afwijsgrond", [("", "Niet van toepassing"), *beeld.afwijsgronden])
        zet_keuzes(self, "antwoorden", [(a.value, AFGEWOGEN[a]) for a in product.vraagt if a in AFGEWOGEN])
        if Antwoord.WLZ not in product.vraagt:
            del self.fields["wlz"]
        if not set(product.vraagt) & set(AFGEWOGEN):
            del self.fields["antwoorden"]

    def gekozen(self) -> NieuweUitkomst:
        v = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in ("versie", "wlz")}
        v["antwoorden"] = tuple(filter(None, [self.cleaned_data.get("wlz"), *v.get("antwoorden", ())]))
        return NieuweUitkomst(**{**v, "vorm": v["vorm"] or "zin", "per": v["per"] or "week"})


def _begin(product: Productbeeld) -> dict[str, Any]:
    """As it stands; an undecided product begins with what the plan arranged."""
    velden = {k: w for k, w in product.velden.items() if w not in (None, "")}
    velden["wlz"] = next((a for a in velden.get("antwoorden", ()) if a in WLZ), "")
    return {"uitkomst": "toe", "van": klok.vandaag(), **velden}


GROND_UITLEG = "De wet kent vijf gronden; een andere is er niet. In de brief staat de wet, en wat het betekent."


class GrondForm(Formulier):
    """One of five, or none yet: that takes the choice back."""

    grond = forms.ChoiceField(label="Grond uit de wet", required=False, widget=forms.RadioSelect)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, beeld: BesluitBeeld) -> None:
        nu = beeld.grond.code if beeld.grond else ""
        super().__init__(data, initial={"grond": nu, "versie": beeld.versie})
        vijf = [(g.value, f"{g}. {naam}") for g, naam in NAAM_VAN_HERZIENINGSGROND.items()] if beeld.grond else []
        zet_keuzes(self, "grond", [*vijf, ("", "Nog niet gekozen")])


TERUG_UITLEG = (
    "Dit kan alleen als iemand met opzet onjuiste gegevens gaf (Wmo 2015 art. 2.4.1). De inwoner leest wat hier staat. "
    "Niets invullen: er wordt niets teruggevraagd."
)


class TerugvorderForm(Formulier):
    """Intent and why, and then the amount; nothing filled in takes it back."""

    reden = forms.CharField(label="Waaruit blijkt dat het opzet was?", required=False, widget=LANG)
    bedrag = forms.DecimalField(
        label="Hoeveel moet de inwoner terugbetalen, in euro’s?", required=False, min_value=0, max_digits=9,
        decimal_places=2, localize=True, help_text="Leeg: nog geen bedrag.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, beeld: BesluitBeeld) -> None:
        begin: dict[str, Any] = {"versie": beeld.versie}
        self.anderen = [m.bedrag_cent for m in beeld.grond.meewerkers] if beeld.grond else []
        if beeld.grond:
            cent = beeld.grond.bedrag_cent
            begin |= {"reden": beeld.grond.opzet, "bedrag": Decimal(cent) / 100 if cent else None}
        super().__init__(data, initial=begin)

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if velden.get("bedrag") is not None and (bezwaar := bezwaar_tegen_bedrag(velden.get("reden") or "", None)):
            self.add_error("bedrag", bezwaar)
        if not self.errors and (bezwaar := bezwaar_tegen_lager(self.cent(), self.anderen)):
            self.add_error("bedrag", bezwaar)
        return velden

    def cent(self) -> int | None:
        """In cents; None while nothing was filled in."""
        bedrag = self.cleaned_data["bedrag"]
        return None if bedrag is None else int(bedrag * 100)


class ProductForm(Formulier):
    product = forms.ChoiceField(label="Welk product vraagt de inwoner nog meer?")
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, beeld: BesluitBeeld) -> None:
        super().__init__(data, initial={"versie": beeld.versie})
        gehad = {p.product for p in beeld.producten}
        zet_keuzes(self, "product", [(p.code, p.naam) for p in beeld.productkeuzes if p.code not in gehad])


class OptieForm(Formulier):
    """A choice that was shown, and whether it was taken."""

    product = forms.ChoiceField(label="Wat liet je zien?")
    vorm = forms.ChoiceField(label="In welke vorm?", choices=VORMKEUZES, widget=forms.RadioSelect, initial="zin")
    aanbieder = forms.CharField(label="Van welke aanbieder?", required=False, max_length=200)
    gekozen = forms.BooleanField(label="Dit koos de inwoner", required=False)
    reden = forms.CharField(label="Waarom wel of niet?", required=False, widget=KORT)

    def __init__(self, data: Any, beeld: BesluitBeeld) -> None:
        super().__init__(data)
        zet_keuzes(self, "product", [(p.code, p.naam) for p in beeld.productkeuzes])


class ZienswijzeForm(Formulier):
    """Ask until a day, or say why nobody need be asked."""

    grond = forms.ChoiceField(label="Waarom vraag je het?", choices=list(GRONDEN.items()))
    waarover = forms.CharField(
        label="Waarover mag de inwoner iets zeggen?",
        widget=KORT,
        error_messages={"required": "Schrijf op welke gegevens je wilt gebruiken."},
    )
    uiterlijk = forms.DateField(
        label="Uiterlijk", widget=DAG, error_messages={"required": "Kies tot welke dag de inwoner kan reageren."}
    )
    afgezien = forms.CharField(
        label="Of: waarom hoeft het niet?",
        required=False,
        widget=KORT,
        help_text="Awb 4:11 of 4:12. Leeg: je vraagt het.",
    )

    def __init__(self, data: Any, beeld: BesluitBeeld) -> None:
        over_twee_weken = klok.vandaag() + timedelta(weeks=2)
        super().__init__(data, initial={"grond": beeld.zienswijze_grond or "4:7", "uiterlijk": over_twee_weken})


class GezegdForm(Formulier):
    tekst = forms.CharField(label="Wat zei de inwoner, in eigen woorden?", widget=LANG)
    vorm = forms.ChoiceField(label="Hoe?", choices=list(VORMEN.items()), widget=forms.RadioSelect, initial="mondeling")
    op = forms.DateField(label="Op welke dag?", required=False, widget=DAG, help_text="Leeg: vandaag.")


class AanbiedForm(Formulier):
    """Nobody chosen: it lies before everybody who may sign."""

    toetser_id = forms.TypedChoiceField(label="Wie beslist?", required=False, coerce=UUID, empty_value=None)
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, beeld: BesluitBeeld, wie: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"versie": beeld.versie})
        zet_keuzes(self, "toetser_id", [("", "Iedereen die mag beslissen"), *wie])


class TerugForm(Formulier):
    reden = forms.CharField(label="Wat moet er anders?", widget=KORT)


class NakijkForm(Formulier):
    opmerking = forms.CharField(label="Wil je iets opmerken?", widget=KORT, required=False)


class StopForm(Formulier):
    reden = forms.CharField(label="Waarom gaat dit niet door?", widget=KORT)


class VersieForm(Formulier):
    """A button: which state of the decision was looked at."""

    versie = forms.IntegerField(widget=forms.HiddenInput)


class NeemForm(VersieForm):
    """Today, unless it was signed on paper before."""

    op = forms.DateField(label="Eerder getekend op papier? Op welke dag?", required=False, widget=DAG)
    reden = forms.CharField(label="Waarom leg je het nu pas vast?", required=False, widget=KORT)
