"""Nothing is typed only to be counted (REQ-027, PRB-18: fields filled only for reporting = 0).

A field of a case must be read where the work is done: on a screen, in a rule, a letter or the caseload. What only the
figures read is a form for the report.
"""

import re
from pathlib import Path

from django.apps import apps

from keukentafel.privacy.opvragen.veldgebruik import leest_iemand

HUIS = Path(__file__).parents[2] / "keukentafel"
KAMERS = ("inwoner", "toegang", "dossier", "plan", "delen", "brieven")
# Nobody types these: the program notes who, when or from what; kept to be able to account for an answer.
DOOR_HET_PROGRAMMA = {"verwerkt_in"}


def alleen_voor_cijfers(velden: set[str]) -> set[str]:
    """Of these names, those that no place of work reads."""
    return {veld for veld in velden if not leest_iemand(veld)}


def test_geen_veld_van_een_zaak_is_er_alleen_voor_de_cijfers():
    """REQ-027: every field of a resident, melding, dossier, plan or letter serves the work itself."""
    velden = {veld.name for kamer in KAMERS for model in apps.get_app_config(kamer).get_models()
              for veld in model._meta.concrete_fields}  # fmt: skip
    assert len(velden) > 200
    assert alleen_voor_cijfers(velden) == DOOR_HET_PROGRAMMA
    formulieren = " ".join(b.read_text() for b in HUIS.rglob("*forms*.py"))
    assert [veld for veld in DOOR_HET_PROGRAMMA if re.search(rf"\b{veld}\b", formulieren)] == []


def test_een_veld_dat_niemand_leest_wordt_gevonden():
    assert alleen_voor_cijfers({"tekst", "inwoner", "doelgroep_voor_het_kwartaalverslag"}) == {
        "doelgroep_voor_het_kwartaalverslag"
    }
