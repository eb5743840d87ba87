"""The base of every form: messages in plain Dutch that name what was typed and what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

# Per kind of field and code of Django's error; {waarde} is what was typed. The first match counts.
_TEKSTEN: tuple[tuple[type[forms.Field], str, str], ...] = (
    (forms.BooleanField, "required", "Zet hier een vinkje als je verder wilt."),
    (forms.ChoiceField, "required", "Kies één van de mogelijkheden."),
    (forms.FileField, "required", "Kies een bestand."),
    (forms.FileField, "empty", "‘{waarde}’ is leeg. Kies een bestand waar iets in staat."),
    (forms.DateTimeField, "invalid", "‘{waarde}’ is geen datum met tijd. Vul in als 26-11-2026 10:30."),
    (forms.DateField, "invalid", "‘{waarde}’ is geen bestaande datum. Vul in als 26-11-2026."),
    (forms.TimeField, "invalid", "‘{waarde}’ is geen tijd. Vul uren en minuten in, bijvoorbeeld 10:30."),
    # Before its parent, IntegerField.
    (forms.DecimalField, "invalid", "‘{waarde}’ is geen getal. Vul cijfers in, bijvoorbeeld 12,5."),
    (forms.IntegerField, "invalid", "‘{waarde}’ is geen heel getal. Vul alleen cijfers in, bijvoorbeeld 12."),
    (forms.EmailField, "invalid", "‘{waarde}’ is geen e-mailadres. Vul in als naam@voorbeeld.nl."),
    (forms.UUIDField, "invalid", "Deze keuze is niet herkend. Kies opnieuw."),
    (forms.ChoiceField, "invalid_choice", "‘{waarde}’ staat niet in de lijst. Kies één van de mogelijkheden."),
    (forms.Field, "required", "Vul dit in."),
    (forms.Field, "min_value", "‘{waarde}’ is te laag: {limit_value} of meer mag."),
    (forms.Field, "max_value", "‘{waarde}’ is te hoog: {limit_value} of minder mag."),
    (forms.Field, "max_length", "Dit is te lang: {show_value} tekens, hooguit {limit_value} passen."),
    (forms.Field, "min_length", "Dit is te kort: {show_value} tekens, minstens {limit_value} zijn nodig."),
    (forms.Field, "null_characters_not_allowed", "Hierin staat een onleesbaar teken. Typ de tekst opnieuw."),
)
_HOOGSTENS = 60


class Formulier(forms.Form):
    """A Django form whose standard errors are ours. Own ValidationErrors (no code, or another code) stay as written."""

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django's, but the standard texts of Django are replaced first."""
        if field is not None and isinstance(error, ValidationError) and not hasattr(error, "error_dict"):
            error = ValidationError([self._vertaal(field, fout) for fout in error.error_list])
        super().add_error(field, error)

    def _vertaal(self, naam: str, fout: ValidationError) -> ValidationError:
        veld = self.fields[naam]
        tekst = next((t for soort, code, t in _TEKSTEN if isinstance(veld, soort) and code == fout.code), None)
        if tekst is None or _eigen_tekst(veld, fout):
            return fout
        getypt = veld.widget.value_from_datadict(self.data, self.files, self.add_prefix(naam))
        params = {"limit_value": "", "show_value": "", **(fout.params or {})}
        params["waarde"] = _kort(params.get("value", getypt))
        return ValidationError(tekst.format_map({k: str(v) for k, v in params.items()}), code=fout.code)


class GevraagdeTekst(forms.CharField):
    """Text that is asked for, while the act decides when it may be empty: no "(mag leeg)" stands beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, required=False, **kwargs)


def als_keuzes(namen: Mapping[Any, str], leeg: str = "") -> list[tuple[str, str]]:
    """The words of a rule, code -> name, as choices; `leeg` is the first one, without a code."""
    rij = [(str(code), naam) for code, naam in namen.items()]
    return [("", leeg), *rij] if leeg else rij


def zet_keuzes(form: forms.BaseForm, naam: str, keuzes: Any) -> None:
    """The choices of a field that are known only now: from the configuration of today, or what this actor may see."""
    veld = form.fields[naam]
    if not isinstance(veld, forms.ChoiceField):
        raise TypeError(f"{naam} is geen keuzeveld")
    veld.choices = keuzes


def _eigen_tekst(veld: forms.Field, fout: ValidationError) -> bool:
    """Whether the form's author wrote this text: it is then better than ours."""
    django: dict[str, Any] = {}
    for klasse in reversed(type(veld).__mro__):
        django |= getattr(klasse, "default_error_messages", {})
    if fout.code not in django:  # from a validator: min_value, max_length
        return False
    return str(fout.message) != str(django[fout.code])


def _kort(waarde: Any) -> str:
    """What was typed, shortened so that a message stays a sentence."""
    tekst = " ".join(str(waarde if waarde is not None else "").split())
    return tekst if len(tekst) <= _HOOGSTENS else f"{tekst[:_HOOGSTENS]}…"
