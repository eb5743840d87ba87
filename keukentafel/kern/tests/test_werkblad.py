"""A list as a file: read back as it was, and never run."""

import csv
import io
from decimal import Decimal

import pytest

from keukentafel.kern.werkblad import als_csv


def lees(tekst: str, scheiding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(tekst.removeprefix("\ufeff"), newline=""), delimiter=scheiding))


@pytest.mark.parametrize("kwaad", ["=1+1", "+31 10", "-cmd|'/c calc'!A0", "@SUM(A1)", "\t=1", "\r=1"])
@pytest.mark.parametrize(("machine", "scheiding"), [(False, ";"), (True, ",")])
def test_geen_cel_en_geen_kop_wordt_een_formule(kwaad, machine, scheiding):
    (kop,), (cel,) = lees(als_csv([kwaad], [[kwaad]], machine=machine), scheiding)
    assert kop == cel == "'" + kwaad.replace("\r", "\n")


def test_getallen_blijven_getallen():
    assert lees(als_csv(["a", "b", "c"], [[-3, -0.5, Decimal("1.25")]]), ";")[1] == ["-3", "-0,5", "1,25"]
    assert lees(als_csv(["a", "b"], [[-3, -0.5]], machine=True), ",")[1] == ["-3", "-0.5"]


def test_scheidingen_en_regeleinden_in_tekst_blijven_heel():
    tekst = 'Zei "nee"; en toen\nniets, €'
    assert lees(als_csv(["tekst"], [[tekst]]), ";")[1] == [tekst]


def test_een_mens_krijgt_een_merk_en_een_machine_niet():
    assert als_csv(["a"], []) == "\ufeffa\r\n"
    assert als_csv(["a"], [], machine=True) == "a\n"
