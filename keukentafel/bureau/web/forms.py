"""Forms of the desk (the caller check, "laat mij terugbellen") and of sending what may be shared. They parse and call
one act."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms

from keukentafel.brieven.handelingen import Deelvraag
from keukentafel.delen.web.forms import WEET, VraagForm
from keukentafel.dossier.handelingen.deelbericht import NieuwDeelbericht
from keukentafel.kern.actor import Actor
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.kern.velden import DatumDelenVeld
from keukentafel.toegang import handelingen
from keukentafel.toegang.opvragen.beller import Controlescherm
from keukentafel.toegang.regels import Wanneer
from keukentafel.toegang.regels.balie import ZELF, Contactreden, Feituitkomst
from keukentafel.toegang.web.forms.basis import Formulier
from keukentafel.toegang.web.forms.contact import WANNEER

Keuzes = Sequence[tuple[str, str]]
KLOPT = [(Feituitkomst.KLOPT.value, "Klopt"), (Feituitkomst.KLOPT_NIET.value, "Klopt niet")]


class ControleForm(Formulier):
    """Who calls and for whom, and per control fact whether it fitted."""

    namens = forms.ChoiceField(label="Wie belt er?", initial=ZELF, widget=forms.RadioSelect)
    beller = forms.CharField(label="Naam van degene die belt", required=False, max_length=200)

    def __init__(self, *args: Any, scherm: Controlescherm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_keuzes(self, "namens", scherm.keuzes.lijst("namens"))
        self.scherm = scherm
        for feit in scherm.feiten:
            naam = f"feit_{feit.code}"
            self.fields[naam] = forms.ChoiceField(
                label=feit.vraag,
                choices=KLOPT,
                error_messages={"required": f"Vraag ook naar: {feit.vraag.lower()}. Kies klopt of klopt niet."},
                widget=forms.RadioSelect,
                help_text=f"Wij weten: {feit.antwoord}",
            )

    @property
    def feiten(self) -> list[Any]:
        """The bound fields of the facts, in their order."""
        return [self[f"feit_{feit.code}"] for feit in self.scherm.feiten]

    def controleren(self, actor: Actor, kanaal: str) -> Any:
        """The check, or None with the reason on the form."""
        if not self.is_valid():
            return None
        v = self.cleaned_data
        return self.doe(
            handelingen.beller_controleren,
            actor=actor,
            inwoner_id=self.scherm.beller.id,
            namens=v["namens"],
            beller=v["beller"],
            kanaal=kanaal,
            gehoord={feit.code: v[f"feit_{feit.code}"] for feit in self.scherm.feiten},
        )


class TerugbelForm(Formulier):
    """Somebody wants to be called back: only where and when."""

    telefoon = forms.CharField(
        label="Telefoon", max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    wanneer = forms.ChoiceField(
        label="Wanneer bellen?", choices=WANNEER, initial=Wanneer.VOLGENDE_WERKDAG.value, widget=forms.RadioSelect
    )

    def vragen(self, actor: Actor, **wie: Any) -> Any:
        """The contact with its call-back, or None with the reason on the form."""
        if not self.is_valid():
            return None
        return self.doe(handelingen.terugbellen_vragen, actor=actor, **wie, **self.cleaned_data)


class OnbekendForm(TerugbelForm):
    """The same for somebody the desk cannot find."""

    naam = forms.CharField(label="Naam", max_length=200, required=False)
    geboren = DatumDelenVeld(label="Geboortedatum", required=False)
    field_order = ("naam", "geboren", "telefoon", "wanneer")


def status_wie(inwoner: UUID, *, kanaal: str, namens: str, beller: str) -> dict[str, Any]:
    """What a call-back after a status question takes over from its check."""
    velden = {"kanaal": kanaal, "namens": namens, "beller": beller, "reden": Contactreden.STATUS}
    return {"inwoner_id": inwoner, **velden}


class StuurForm(VraagForm):
    """What was asked and answered, and the message itself. To a recorded address, never to a typed one (REQ-163)."""

    adres_id = forms.ChoiceField(label="Naar welk adres?")
    verslag_id = forms.ChoiceField(label="Gaat er een verslag mee?", required=False)
    tekst = forms.CharField(label="Wat wil je vertellen?", widget=forms.Textarea(attrs={"rows": 6}), max_length=8000)
    zonder_beperkt = forms.BooleanField(label="Ik heb weggelaten wat wij alleen bewaren", required=False)
    weet = forms.ChoiceField(label="Weet de inwoner dit?", choices=WEET, widget=forms.RadioSelect, initial="ja")
    kenmerk = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any = None, *, adressen: Keuzes, verslagen: Keuzes, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "adres_id", adressen)
        zet_keuzes(self, "verslag_id", [("", "Nee"), *verslagen])

    def bericht(self) -> NieuwDeelbericht:
        """As the act takes it."""
        c = self.cleaned_data
        return NieuwDeelbericht(
            kenmerk=c["kenmerk"],
            over=UUID(c["over"]),
            adres_id=lees_sleutel(c["adres_id"]),
            gegevens=tuple(c["wat"]),
            wet=c["wet"],
            tekst=c["tekst"],
            vraag=Deelvraag(c["waarom"], c["weet"], c["zonder_beperkt"]),
            verslag_id=lees_sleutel(c["verslag_id"]),
        )
