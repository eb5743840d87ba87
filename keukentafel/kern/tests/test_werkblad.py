"""A list as a file: read back as it was, and never run."""

import csv
import io
from decimal import Decimal

import pytest

from keukentafel.kern.werkblad import als_csv


def lees(tekst: str, scheiding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(tekst.removeprefix("\ufeff"), newline=""), delimiter=scheiding))


@pytest.mark.parametrize("kwaad", ["=1+1", "+31 10", "-cmd|'/c calc'!A0", "@SUM(A1)", "＝1+1", "－1", "\t", "\r", "\n"])
@pytest.mark.parametrize(("machine", "scheiding"), [(False, ";"), (True, ",")])
def test_geen_cel_en_geen_kop_wordt_een_formule(kwaad, machine, scheiding):
    (kop,), (cel,) = lees(als_csv([kwaad], [[kwaad]], machine=machine), scheiding)
    assert kop == cel == "'" + kwaad.replace("\r", "\n")


@pytest.mark.parametrize("machine", [False, True])
@pytest.mark.parametrize("wie_opent", [",", ";", "\t"])
@pytest.mark.parametrize(
    "kwaad", ["Jan,=1+1", "Jan;=1+1", "Jan\t=1+1", 'Jan", =1+1', "Jan\n=1+1", "Jan\r\n+1", "a;b,@x"]
)
def test_ook_met_een_ander_scheidingsteken_wordt_geen_stuk_een_formule(kwaad, wie_opent, machine):
    """An English spreadsheet cuts a Dutch file at the commas, and the reverse; a quote in the middle stops nothing."""
    bestand = als_csv(["a", "b"], [["Piet", kwaad], [kwaad, "Piet"]], machine=machine).removeprefix("\ufeff")
    slordig = [cel for regel in bestand.splitlines() for cel in regel.split(wie_opent)]
    gelezen = [cel for rij in csv.reader(io.StringIO(bestand, newline=""), delimiter=wie_opent) for cel in rij]
    assert [cel for cel in slordig + gelezen if cel.strip(' "').startswith(("=", "+", "-", "@"))] == []


def test_gewone_tekst_met_streepjes_blijft_zoals_hij_is():
    tekst = "€ 12,- per week; zie a - b, 1,-, iemand@voorbeeld.nl, 06-12 en\n- melk"
    assert lees(als_csv(["tekst"], [[tekst]]), ";")[1] == [tekst]


def test_getallen_blijven_getallen():
    assert lees(als_csv(["a", "b", "c"], [[-3, -0.5, Decimal("1.25")]]), ";")[1] == ["-3", "-0,5", "1,25"]
    assert lees(als_csv(["a", "b"], [[-3, -0.5]], machine=True), ",")[1] == ["-3", "-0.5"]


def test_scheidingen_en_regeleinden_in_tekst_blijven_heel():
    tekst = 'Zei "nee"; en toen\nniets, €'
    assert lees(als_csv(["tekst"], [[tekst]]), ";")[1] == [tekst]


def test_een_mens_krijgt_een_merk_en_een_machine_niet():
    assert als_csv(["a"], []) == "\ufeffa\r\n"
    assert als_csv(["a"], [], machine=True) == "a\n"
