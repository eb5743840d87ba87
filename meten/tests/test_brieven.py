"""A batch of a hundred letters stays below 512 MB; the thousand is for `make bench`."""

from meten.metingen.brieven import MB_HOOGSTENS, gemeten


def test_honderd_brieven_blijven_onder_de_grens():
    uit = gemeten("partij", 100)
    assert uit["mb"] <= MB_HOOGSTENS
    assert uit["bytes"] > 100_000
