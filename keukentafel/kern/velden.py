"""From a Django BoundField to what the field macros draw; and the birth date of three boxes.

The macros never let Django render: its widgets print ``help_text`` raw and know nothing of our classes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from keukentafel.kern.formulieren import GevraagdeTekst

_WIDGETSOORTEN: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "verborgen"),
    (forms.Textarea, "lang"),
    # Before RadioSelect: Django derives it from that.
    (forms.CheckboxSelectMultiple, "vinkjes"),
    (forms.RadioSelect, "radio"),
    (forms.CheckboxInput, "vinkje"),
    (forms.SelectMultiple, "keuze"),
    (forms.Select, "keuze"),
    (forms.FileInput, "bestand"),
    (forms.MultiWidget, "delen"),
)
_VELDTYPES: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.DateTimeField, "datetime-local"),
    (forms.DateField, "date"),
    (forms.TimeField, "time"),
)
# Django's texts for a missing value say that "this field" is required; the label already says which.
_GEEN_WAARDE = ("", None)


@dataclass(frozen=True, slots=True)
class Optie:
    """One choice. ``groep`` is the optgroup's name, empty without groups."""

    id: str
    waarde: str
    label: str
    gekozen: bool
    groep: str = ""


@dataclass(frozen=True, slots=True)
class Deel:
    """One box of a field that has several (day, month, year)."""

    id: str
    naam: str
    waarde: str
    label: str
    attrs: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Veldgegevens:
    """Everything a field macro draws; all texts still unescaped."""

    soort: str
    id: str
    naam: str
    label: str
    hulp: str
    fouten: tuple[str, ...]
    verplicht: bool
    uitgeschakeld: bool
    type: str
    waarde: str
    meervoudig: bool = False
    opties: tuple[Optie, ...] = ()
    delen: tuple[Deel, ...] = ()
    attrs: dict[str, Any] = field(default_factory=dict)

    @property
    def beschreven_door(self) -> str:
        """Value of aria-describedby: the ids of help and error that are on the page."""
        ids = [f"{self.id}-hulp"] * bool(self.hulp) + [f"{self.id}-fout"] * bool(self.fouten)
        return " ".join(ids)


def veldgegevens(bf: BoundField) -> Veldgegevens:
    """Read a bound field; the widget's own ``attrs`` (rows, maxlength, data-*) are kept, its class is not."""
    widget = bf.field.widget
    soort = next((naam for klasse, naam in _WIDGETSOORTEN if isinstance(widget, klasse)), "tekst")
    attrs = {k: v for k, v in bf.build_widget_attrs(dict(widget.attrs), widget).items() if k not in _EIGEN_ATTRS}
    return Veldgegevens(
        soort=soort,
        id=str(widget.attrs.get("id") or bf.auto_id or bf.html_name),
        naam=bf.html_name,
        label=str(bf.label or ""),
        hulp=str(bf.help_text or ""),
        fouten=tuple(str(f) for f in bf.errors),
        verplicht=bf.field.required or isinstance(bf.field, GevraagdeTekst),
        uitgeschakeld=bf.field.disabled,
        type=_type(bf),
        waarde="" if soort in ("bestand", "delen") else _waarde(bf),
        meervoudig=isinstance(widget, forms.SelectMultiple) or bool(getattr(widget, "allow_multiple_selected", False)),
        opties=_opties(bf) if soort in ("radio", "vinkjes", "keuze") else (),
        delen=_delen(bf) if soort == "delen" else (),
        attrs=attrs,
    )


_EIGEN_ATTRS = {"class", "id", "name", "value", "type", "required", "disabled", "aria-describedby", "aria-invalid"}


def _type(bf: BoundField) -> str:
    invoer = str(getattr(bf.field.widget, "input_type", "text") or "text")
    return next((t for klasse, t in _VELDTYPES if isinstance(bf.field, klasse) and invoer == "text"), invoer)


def _waarde(bf: BoundField) -> str:
    """The typed text is kept as typed; a real date becomes what ``<input type=date>`` understands."""
    waarde = bf.value()
    if isinstance(waarde, datetime):
        return waarde.strftime("%Y-%m-%dT%H:%M")
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(bf.field.widget, forms.PasswordInput) and not bf.field.widget.render_value:
        return ""
    if isinstance(bf.field.widget, forms.CheckboxInput):
        return "1" if bf.field.widget.check_test(waarde) else ""
    if isinstance(waarde, list | tuple):
        return ",".join(str(w) for w in waarde)
    getoond = bf.field.widget.format_value(waarde)
    return "" if getoond in _GEEN_WAARDE else str(getoond)


def _opties(bf: BoundField) -> tuple[Optie, ...]:
    basis = str(bf.auto_id or bf.html_name)
    waarde = bf.field.widget.format_value(bf.value())
    opties: list[Optie] = []
    for groep, rijen, _ in bf.field.widget.optgroups(bf.html_name, waarde):
        for rij in rijen:
            nummer = len(opties)
            eigen = f"{basis}_{nummer}"
            opties.append(Optie(eigen, str(rij["value"]), str(rij["label"]), bool(rij["selected"]), str(groep or "")))
    return tuple(opties)


def _delen(bf: BoundField) -> tuple[Deel, ...]:
    widget = bf.field.widget
    context = widget.get_context(bf.html_name, bf.value(), {"id": bf.auto_id})["widget"]
    labels = getattr(widget, "labels", ())
    return tuple(
        Deel(
            id=str(sub["attrs"].get("id", sub["name"])),
            naam=sub["name"],
            waarde="" if sub["value"] in _GEEN_WAARDE else str(sub["value"]),
            label=str(labels[i]) if i < len(labels) else sub["name"],
            attrs={k: v for k, v in sub["attrs"].items() if k not in _EIGEN_ATTRS},
        )
        for i, sub in enumerate(context["subwidgets"])
    )


class DatumDelenWidget(forms.MultiWidget):
    """Day, month and year as three boxes: quicker than a picker for a date long ago (UX 7, datumveld)."""

    labels = ("Dag", "Maand", "Jaar")

    def __init__(self) -> None:
        maten = (("2", "bday-day"), ("2", "bday-month"), ("4", "bday-year"))
        vakken: dict[str, forms.Widget | type[forms.Widget]] = {
            naam: forms.TextInput(attrs={"inputmode": "numeric", "maxlength": maat, "size": maat, "data-deel": naam})
            for naam, (maat, _) in zip(("dag", "maand", "jaar"), maten, strict=True)
        }
        super().__init__(vakken)

    def decompress(self, value: Any) -> list[Any]:
        """A date as its three texts; nothing as three empty boxes."""
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]


class DatumDelenVeld(forms.MultiValueField):
    """A date typed in three boxes. Errors name what was typed and what was expected."""

    widget = DatumDelenWidget

    def __init__(self, **kwargs: Any) -> None:
        vakken = (forms.CharField(), forms.CharField(), forms.CharField())
        super().__init__(fields=vakken, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        """The three texts as a date, None when all are empty and the field is not required."""
        delen = [str(d).strip() if d not in _GEEN_WAARDE else "" for d in (value or ["", "", ""])]
        if not any(delen):
            if self.required:
                raise forms.ValidationError("Vul een dag, maand en jaar in, bijvoorbeeld 7 3 1984.", code="required")
            return None
        return self.compress(delen)

    def compress(self, data_list: Any) -> date | None:
        """Three texts to a date; refuses what is not on the calendar."""
        getypt = "-".join(d[:10] or "?" for d in data_list)
        try:
            dag, maand, jaar = (int(d) for d in data_list)
            return date(jaar, maand, dag)
        except (ValueError, OverflowError) as fout:
            tekst = f"‘{getypt}’ is geen bestaande datum. Vul dag, maand en jaar in cijfers in, bijvoorbeeld 7 3 1984."
            raise forms.ValidationError(tekst, code="invalid") from fout


class BestandenWidget(forms.FileInput):
    """Several files at once, from a folder or the camera of a phone."""

    allow_multiple_selected = True


class BestandenVeld(forms.FileField):
    """One or more files. Only how much is sent is looked at here; the act tells whether a file is taken in."""

    widget = BestandenWidget
    HOOGSTENS, HOOGSTE_MB = 20, 100

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", BestandenWidget(attrs={"multiple": True}))
        super().__init__(allow_empty_file=True, max_length=500, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files; an empty list when none was chosen and that is allowed."""
        lijst = [f for f in (data if isinstance(data, list | tuple) else [data]) if f]
        if not lijst and self.required:
            raise forms.ValidationError("Kies een bestand.", code="required")
        if len(lijst) > self.HOOGSTENS:
            raise forms.ValidationError(f"Je koos {len(lijst)} bestanden; er kunnen er {self.HOOGSTENS} tegelijk.")
        if te_groot := [f.name for f in lijst if f.size > self.HOOGSTE_MB * 1024 * 1024]:
            raise forms.ValidationError(f"‘{te_groot[0]}’ is groter dan {self.HOOGSTE_MB} MB. Maak het kleiner.")
        return lijst
