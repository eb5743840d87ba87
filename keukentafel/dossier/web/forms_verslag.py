"""What is typed about a report: what the resident says, and our answer."""

from typing import Any

from django import forms

from keukentafel.dossier import regels_verslag as rv
from keukentafel.dossier.opvragen import DossierKader
from keukentafel.kern import klok
from keukentafel.kern.formulieren import Formulier, zet_keuzes


class ReactieForm(Formulier):
    """Who said what, when and how; the words are the resident's own."""

    soort = forms.ChoiceField(
        label="Wat vindt de inwoner?",
        choices=list(rv.NAAM_VAN_REACTIE.items()),
        widget=forms.RadioSelect,
        initial=rv.Reactiesoort.AKKOORD.value,
    )
    woorden = forms.CharField(
        label="In eigen woorden", widget=forms.Textarea(attrs={"rows": 3}), required=False, strip=False
    )
    inwoner_id = forms.TypedChoiceField(label="Wie?", required=False, empty_value=None)
    kanaal = forms.ChoiceField(label="Hoe?", choices=list(rv.REACTIEKANALEN.items()), initial="gesprek")
    op = forms.DateField(label="Wanneer?", widget=forms.DateInput(format="%Y-%m-%d"))

    def __init__(self, data: Any = None, *, kader: DossierKader, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        zet_keuzes(self, "inwoner_id", [(str(lid.id), lid.roepnaam) for lid in kader.leden if not lid.overleden])
        self.fields["op"].initial = klok.vandaag()


class AfwijsForm(Formulier):
    reden = forms.CharField(
        label="Waarom pas je het niet aan?",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Schrijf het voor de inwoner: dit staat voortaan bij het verslag en in de brief.",
    )
