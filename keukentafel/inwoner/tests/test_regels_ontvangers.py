"""To whom a letter goes, rule by rule (regels.md §3.5, GEZ, VTG). Nothing of a database."""

from datetime import date
from uuid import uuid4

import pytest

from keukentafel.inwoner.regels.ontvangers import Relatiebeeld, Vertegenwoordiger, kies_ontvangers

KIND, MOEDER, VADER, CURATOR = (uuid4() for _ in range(4))
NAMEN = {KIND: "zelf", MOEDER: "moeder", VADER: "vader", CURATOR: "curator"}


def kies(leeftijd, ouders=(), voor=(), onderwerp="alles", overleden=None):
    return kies_ontvangers(
        inwoner=KIND,
        leeftijd=leeftijd,
        overleden_op=overleden,
        ouders=[Relatiebeeld(wie, "ouder", gezag) for wie, gezag in ouders],
        vertegenwoordigers=[Vertegenwoordiger(wie, naam, als, wat) for wie, naam, als, wat in voor],
        onderwerp=onderwerp,
    )


def namen(keus):
    return [NAMEN.get(g.wie, g.naam) for g in keus.ontvangers]


@pytest.mark.parametrize(
    ("leeftijd", "verwacht"),
    [
        (0, ["moeder", "vader"]),
        (11, ["moeder", "vader"]),
        (12, ["zelf", "moeder", "vader"]),
        (15, ["zelf", "moeder", "vader"]),
        (16, ["zelf"]),
        (17, ["zelf"]),
        (18, ["zelf"]),
        (None, ["zelf"]),
    ],
)
def test_de_leeftijd_beslist(leeftijd, verwacht):
    assert namen(kies(leeftijd, [(MOEDER, True), (VADER, True)])) == verwacht


def test_een_ouder_zonder_gezag_krijgt_niets_en_dat_is_in_orde():
    keus = kies(8, [(MOEDER, True), (VADER, False)])
    assert (namen(keus), keus.let_op) == (["moeder"], ())


def test_gezag_dat_niemand_nakeek_wordt_gezegd():
    keus = kies(8, [(MOEDER, True), (VADER, None)])
    assert namen(keus) == ["moeder"]
    assert "nog niet nagekeken" in keus.let_op[0]


def test_zonder_iemand_met_gezag_is_er_geen_stille_keus():
    keus = kies(8, [(MOEDER, None)])
    assert namen(keus) == []
    assert len(keus.let_op) == 2


def test_een_voogd_krijgt_de_brief_ook_als_het_een_instelling_is():
    assert namen(kies(8, [], [(None, "Jeugdbescherming", "voogd", "alles")])) == ["Jeugdbescherming"]


def test_wat_op_de_relatie_is_nagekeken_gaat_voor_wat_als_vertegenwoordiging_staat():
    keus = kies(8, [(MOEDER, True), (VADER, False)], [(VADER, "", "ouder", "alles"), (MOEDER, "", "ouder", "alles")])
    assert namen(keus) == ["moeder"]


@pytest.mark.parametrize(
    ("als", "wat", "onderwerp", "mee"),
    [
        ("curator", "alles", "alles", True),
        ("mentor", "alles", "zorg", True),
        ("gemachtigde", "zorg", "zorg", True),
        ("gemachtigde", "zorg", "alles", False),
        ("bewindvoerder", "geld", "alles", False),
        ("bewindvoerder", "geld", "geld", True),
        ("voogd", "alles", "alles", True),
    ],
)
def test_een_vertegenwoordiger_van_een_volwassene_voor_zijn_eigen_onderwerp(als, wat, onderwerp, mee):
    keus = kies(40, [], [(CURATOR, "", als, wat)], onderwerp)
    assert namen(keus) == (["zelf", "curator"] if mee else ["zelf"])


def test_een_jongere_van_zestien_krijgt_de_brief_zonder_ouder_als_vertegenwoordiger():
    assert namen(kies(16, [], [(MOEDER, "", "ouder", "alles")])) == ["zelf"]


def test_aan_een_overledene_gaat_geen_brief():
    keus = kies(80, overleden=date(2026, 1, 1))
    assert namen(keus) == []
    assert "overleden" in keus.let_op[0]
