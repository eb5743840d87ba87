"""What is typed when a dossier ends: why, what came of each question, aftercare, and advice about a child."""

from typing import Any
from uuid import UUID

from django import forms

from keukentafel.dossier import regels_sluiten as rs
from keukentafel.dossier.handelingen import Advies, Nazorgplan
from keukentafel.dossier.opvragen import DossierKader, resultaten
from keukentafel.dossier.web.forms import SluitForm
from keukentafel.kern.formulieren import Formulier

DAG = forms.DateInput(format="%Y-%m-%d")


class DossierSluitForm(SluitForm):
    """Close the dossier. What came of each question is asked and may be left open."""

    nazorg_op = forms.DateField(label="Wanneer vraag je hoe het gaat?", required=False, widget=DAG)
    nazorg_medewerker = forms.ChoiceField(label="Wie doet dat?", required=False)
    nazorg_wat = forms.CharField(label="Waar let je dan op?", max_length=500, required=False)
    advies_wie = forms.CharField(label="Wie gaf advies over het kind?", max_length=300, required=False)
    advies_tekst = forms.CharField(
        label="Wat was het advies?", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    advies_weging = forms.CharField(
        label="Wat doen jullie ermee, en waarom?", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    advies_op = forms.DateField(label="Wanneer kreeg je het?", required=False, widget=DAG)

    def __init__(
        self,
        data: Any = None,
        *,
        kader: DossierKader,
        vragen: tuple[Any, ...],
        collegas: tuple[tuple[str, str], ...],
        ik: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.vraag_ids: list[UUID] = [vraag.id for vraag in vragen]
        keuzes = [("", "Nog niet gekozen"), *resultaten().items()] if vragen else []
        for vraag in vragen:
            self.fields[f"resultaat_{vraag.id}"] = forms.ChoiceField(label=vraag.naam, choices=keuzes, required=False)
            self.fields[f"woorden_{vraag.id}"] = forms.CharField(
                label=f"In woorden: {vraag.naam}", max_length=500, required=False
            )
        veld = self.fields["nazorg_medewerker"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = list(collegas) or [("", "Ik")]
        veld.initial = ik
        self.met_kind = any(lid.leeftijd is not None and lid.leeftijd < rs.MEERDERJARIG for lid in kader.leden)

    @property
    def per_vraag(self) -> list[tuple[Any, Any]]:
        """(result, words) as bound fields, for each open question."""
        return [(self[f"resultaat_{sleutel}"], self[f"woorden_{sleutel}"]) for sleutel in self.vraag_ids]

    def velden(self, ik: UUID | None) -> dict[str, Any]:
        """What the act takes."""
        s = self.cleaned_data
        nazorg = None
        if s["nazorg_op"]:
            wie = UUID(s["nazorg_medewerker"]) if s["nazorg_medewerker"] else ik
            nazorg = Nazorgplan(s["nazorg_op"], wie, s["nazorg_wat"]) if wie else None
        return {
            "reden": s["reden"],
            "op": s["op"],
            "toelichting": s["toelichting"],
            "resultaten": {k: (s[f"resultaat_{k}"], s[f"woorden_{k}"]) for k in self.vraag_ids},
            "nazorg": nazorg,
            "advies": Advies(s["advies_wie"], s["advies_tekst"], s["advies_weging"], s["advies_op"]),
        }


class NazorgForm(Formulier):
    uitkomst = forms.ChoiceField(
        label="Hoe gaat het?",
        widget=forms.RadioSelect,
        choices=[(u.value, naam) for u, naam in rs.NAAM_VAN_NAZORGUITKOMST.items()],
    )
    toelichting = forms.CharField(label="In een zin", max_length=1000, required=False)
