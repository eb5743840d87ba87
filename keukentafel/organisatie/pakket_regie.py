"""What regie and overleg add to a configuration pack: lists of choices, and numbers with what counts without them."""

from typing import Literal

from keukentafel.organisatie.keuzevormen import KeuzeRij


class RegieregelRij(KeuzeRij):
    """One rule of the regie; `meet` is the fact of the dossier that answers it, empty: a person says so."""

    meet: Literal[
        "", "een_regisseur", "taakverdeling", "doel_met_stap", "eigen_woorden", "plan_vastgesteld", "bespreken_gepland"
    ] = ""


# soort -> (name on the screens of beheer, what it is, its shape)
REGIE_SOORTEN: dict[str, tuple[str, str, type[KeuzeRij]]] = {
    "regieregel": ("Regels van de regie", "Waar de regie aan voldoet (REQ-061)", RegieregelRij),
    "specialisme": ("Specialismen", "Wie je om raad vraagt (REQ-068)", KeuzeRij),
    "regiepartij": ("Regie bij een ander", "Organisaties die de regie kunnen hebben (REQ-060)", KeuzeRij),
}
REGIE_AANTALLEN = {
    "casuistiek_na_weken": 26,
    "consult_werkdagen": 5,
    "taakverdeling_werkdagen": 5,
    "vierogen_na_weken": 4,
    "plaatsing_werkdagen": 5,
    "plaatsing_spreken_weken": 6,
    "overdracht_rond_dagen": 90,
    "wissel_werkdagen": 5,
}
