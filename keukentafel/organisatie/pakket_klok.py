"""What the clock of an aanvraag adds to a configuration pack (CFG-02, CFG-03, CFG-11)."""

from typing import Any

from keukentafel.organisatie.keuringen import EenVan, Keuring, getal_van, is_bool

KLOK_AANTALLEN = {
    "termijn_eerste_procent": 50,
    "termijn_tweede_procent": 80,
    "termijn_laatste_werkdagen": 3,
    "aanvulling_dagen": 14,
}
# A verordening may be shorter than the law, never longer (Awb 4:13, Wgs art. 4a).
_is_beslistermijn = getal_van(1, 8, "weken")


def _is_dag_na(waarde: Any) -> str:
    return "" if waarde in (0, 1) and not isinstance(waarde, bool) else "verwacht 0 of 1"


KLOK_ANDERS: dict[str, tuple[Keuring, Any]] = {
    "jeugd_beslis_weken": (_is_beslistermijn, 8),
    "wgs_beslis_weken": (_is_beslistermijn, 8),
    "wgs_beslis_begint": (EenVan("eerste_gesprek", "hulpvraag"), "eerste_gesprek"),
    "dwangsom_eerste_dag_na": (_is_dag_na, 1),
    "dwangsom_termijn_schuift": (is_bool, True),
}
KLOK_NAMEN = {
    "termijn_eerste_procent": "Bij hoeveel procent van een beslistermijn de eerste herinnering komt",
    "termijn_tweede_procent": "Bij hoeveel procent van een beslistermijn de tweede herinnering komt",
    "termijn_laatste_werkdagen": "Hoeveel werkdagen voor het einde van een beslistermijn de laatste herinnering komt",
    "aanvulling_dagen": "Hoeveel dagen een inwoner krijgt om een aanvraag aan te vullen",
    "jeugd_beslis_weken": "Binnen hoeveel weken een besluit over jeugdhulp valt, volgens de verordening",
    "wgs_beslis_weken": "Binnen hoeveel weken een besluit over schuldhulp valt, volgens de verordening",
    "wgs_beslis_begint": "Waarmee de termijn voor een besluit over schuldhulp begint",
    "dwangsom_eerste_dag_na": "Hoeveel dagen na de twee weken de eerste dag van een dwangsom is",
    "dwangsom_termijn_schuift": "Of de twee weken na een ingebrekestelling opschuiven bij een weekend of feestdag",
}
