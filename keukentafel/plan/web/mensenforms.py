"""What is typed on Mensen en regie."""

from typing import Any

from django import forms

from keukentafel.kern.formulieren import Formulier
from keukentafel.plan.opvragen import TaakverdelingBeeld
from keukentafel.plan.regels import Taakregel

DAG = forms.DateInput(format="%Y-%m-%d")


class TaakverdelingForm(Formulier):
    """One line per person involved, with what stood there, and one for somebody else."""

    opmerking = forms.CharField(
        label="Wat spreken jullie verder af?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    vorige_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, nu: TaakverdelingBeeld, namen: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(data, initial={"opmerking": nu.opmerking, "vorige_id": nu.id}, **kwargs)
        bekend = {a.wie: a for a in nu.afspraken}
        self.namen = [*dict.fromkeys([*namen, *bekend]), ""]
        for nr, naam in enumerate(self.namen):
            self._regel(nr, naam, bekend.get(naam))

    def _regel(self, nr: int, naam: str, was: Taakregel | None) -> None:
        if not naam:
            self.fields[f"wie_{nr}"] = forms.CharField(label="Nog iemand: wie?", required=False, max_length=200)
        wat = f"Wat doet {naam}?" if naam else "Wat doet die?"
        self.fields[f"wat_{nr}"] = forms.CharField(
            label=wat, required=False, max_length=1000, initial=was.wat if was else ""
        )
        self.fields[f"uiterlijk_{nr}"] = forms.DateField(
            label="Voor wanneer?", required=False, widget=DAG, initial=was.uiterlijk if was else None
        )

    def regels(self) -> list[dict[str, Any]]:
        """The fields of each line, for the screen."""
        return [
            {"wie": self[f"wie_{nr}"] if not naam else None, "wat": self[f"wat_{nr}"], "op": self[f"uiterlijk_{nr}"]}
            for nr, naam in enumerate(self.namen)
        ]

    def clean(self) -> dict[str, Any]:
        """A task without somebody to do it is asked back."""
        c = super().clean() or {}
        laatste = len(self.namen) - 1
        if c.get(f"wat_{laatste}") and not c.get(f"wie_{laatste}"):
            self.add_error(f"wie_{laatste}", "Vul in wie dit doet.")
        return c

    def velden(self) -> dict[str, Any]:
        """Arguments of the act."""
        c = self.cleaned_data
        afspraken = [
            Taakregel(naam or c[f"wie_{nr}"], c[f"wat_{nr}"], c[f"uiterlijk_{nr}"])
            for nr, naam in enumerate(self.namen)
            if c[f"wat_{nr}"]
        ]
        return {"afspraken": afspraken, "opmerking": c["opmerking"], "vorige_id": c["vorige_id"]}
