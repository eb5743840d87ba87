"""What the clock of an aanvraag adds to a configuration pack (CFG-02, CFG-03, CFG-11)."""

from collections.abc import Callable
from typing import Any

KLOK_AANTALLEN = {
    "termijn_eerste_procent": 50,
    "termijn_tweede_procent": 80,
    "termijn_laatste_werkdagen": 3,
    "aanvulling_dagen": 14,
}
HOOGSTENS_WEKEN = 8


def _is_beslistermijn(waarde: Any) -> str:
    """A verordening may be shorter than the law, never longer (Awb 4:13, Wgs art. 4a)."""
    goed = isinstance(waarde, int) and not isinstance(waarde, bool) and 1 <= waarde <= HOOGSTENS_WEKEN
    return "" if goed else f"verwacht een geheel getal van 1 tot en met {HOOGSTENS_WEKEN} weken"


def _is_dag_na(waarde: Any) -> str:
    return "" if waarde in (0, 1) and not isinstance(waarde, bool) else "verwacht 0 of 1"


def _is_wgs_begin(waarde: Any) -> str:
    return "" if waarde in ("eerste_gesprek", "hulpvraag") else "verwacht eerste_gesprek of hulpvraag"


def _is_ja_nee(waarde: Any) -> str:
    return "" if isinstance(waarde, bool) else "verwacht true of false"


KLOK_ANDERS: dict[str, tuple[Callable[[Any], str], Any]] = {
    "jeugd_beslis_weken": (_is_beslistermijn, 8),
    "wgs_beslis_weken": (_is_beslistermijn, 8),
    "wgs_beslis_begint": (_is_wgs_begin, "eerste_gesprek"),
    "dwangsom_eerste_dag_na": (_is_dag_na, 1),
    "dwangsom_termijn_schuift": (_is_ja_nee, True),
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
