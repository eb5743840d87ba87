"""Legal terms: Algemene termijnenwet, Awb, werkdagen, hours and ages. Pure Python, nothing of Django.

from keukentafel.kern.termijnen import termijn
termijn("D02", van=date(2026, 11, 13)).uitleg
"""

from .awb import (
    Bezwaartermijn,
    Dwangsom,
    beslistermijn_bezwaar,
    bezwaartermijn,
    dwangsom,
    dwangsom_bedrag,
    ingebrekestelling_op_tijd,
)
from .catalogus import TERMIJNEN, termijn
from .feestdagen import Feestdag, Feestdagen, SoortDag, paaszondag
from .fouten import FeestdagenFout, TermijnFout
from .leeftijd import Schrikkel, datum_leeftijd, is_schrikkelkind, leeftijd, verjaardag, vir_verwijderen
from .lengte import Lengte, plus_maanden
from .opschorting import opschortingsdagen
from .rekenen import Rol, Termijn, bereken_termijn, eerste_gewone_dag
from .soorten import TermijnSoort

__all__ = [
    "TERMIJNEN",
    "Bezwaartermijn",
    "Dwangsom",
    "Feestdag",
    "Feestdagen",
    "FeestdagenFout",
    "Lengte",
    "Rol",
    "Schrikkel",
    "SoortDag",
    "Termijn",
    "TermijnFout",
    "TermijnSoort",
    "bereken_termijn",
    "beslistermijn_bezwaar",
    "bezwaartermijn",
    "datum_leeftijd",
    "dwangsom",
    "dwangsom_bedrag",
    "eerste_gewone_dag",
    "ingebrekestelling_op_tijd",
    "is_schrikkelkind",
    "leeftijd",
    "opschortingsdagen",
    "paaszondag",
    "plus_maanden",
    "termijn",
    "verjaardag",
    "vir_verwijderen",
]
