"""What the forms of this room share."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.utils.choices import BaseChoiceIterator

from keukentafel.kern import formulieren
from keukentafel.kern.adressen import lees_sleutel
from keukentafel.kern.formulieren import zet_keuzes
from keukentafel.kern.fouten import Fout
from keukentafel.toegang.opvragen import contact as opvragen

T = TypeVar("T")
GEEN_KEUZE = ""


class LuieKeuzes(BaseChoiceIterator):
    """Fixed options first; the rest is only asked for when somebody looks past them."""

    def __init__(self, vast: Sequence[tuple[str, str]], rest: Callable[[], Iterable[tuple[str, str]]]) -> None:
        self._vast, self._rest = vast, rest

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from self._vast
        yield from self._rest()


class Formulier(formulieren.Formulier):
    """A form that performs one act; a Fout becomes an error at its field, with everything typed kept."""

    def doe(self, handeling: Callable[..., T], **velden: Any) -> T | None:
        """Call the act; None when it refused, and the reason is then on the form."""
        try:
            return handeling(**velden)
        except Fout as fout:
            self.bij_fout(fout)
            return None

    def bij_fout(self, fout: Fout) -> None:
        """Put the reason where it belongs."""
        self.add_error(fout.veld if fout.veld in self.fields else None, fout.tekst)

    def uuid(self, veld: str) -> UUID | None:
        """The cleaned text of a field as a key, or None."""
        return lees_sleutel(self.cleaned_data.get(veld, ""))


class MetWie(Formulier):
    """A person picker that also works without JavaScript: then the server searches after posting and asks which one."""

    wie = forms.CharField(label="Met wie?", required=False, strip=True)
    persoon = forms.CharField(required=False, widget=forms.HiddenInput)
    keuze = forms.ChoiceField(label="Wie bedoel je?", required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gekozen = self.data.get(self.add_prefix("keuze"), "")
        zet_keuzes(self, "keuze", [(gekozen, gekozen)] if gekozen else [])
        self.gevraagd = False

    def clean(self) -> dict[str, Any]:
        velden: dict[str, Any] = super().clean() or {}
        velden["persoon"] = velden.get("keuze") or velden.get("persoon", "")
        if velden.get("wie") and not velden["persoon"]:
            self._zoek(velden)
        return velden

    def _zoek(self, velden: dict[str, Any]) -> None:
        """Somebody was typed but not chosen: exactly one hit is taken, more are asked, none is told."""
        opties = opvragen.wie(velden["wie"])
        inwoners = [o for o in opties if o.waarde.startswith("inwoner:")]
        if len(inwoners) == 1:
            velden["persoon"] = inwoners[0].waarde
        elif opties:
            self.gevraagd = True
            zet_keuzes(
                self,
                "keuze",
                [(o.waarde, f"{o.tekst} ({o.onderschrift})" if o.onderschrift else o.tekst) for o in opties],
            )
            self.add_error(
                "wie", f"Er zijn meer mensen die passen bij ‘{velden['wie']}’. Kies hieronder wie je bedoelt."
            )
        else:
            self.add_error("wie", f"‘{velden['wie']}’ is niet gevonden. Maak het veld leeg, of typ de naam anders.")

    @property
    def wie_velden(self) -> dict[str, UUID]:
        """`inwoner_id` or `huishouden_id` for the act."""
        soort, _, tekst = self.cleaned_data.get("persoon", "").partition(":")
        gevonden = lees_sleutel(tekst)
        return {f"{soort}_id": gevonden} if gevonden and soort in ("inwoner", "huishouden") else {}
