"""The printed figures of Schiedam, typed over from the report (003:798-866; eisen D.15, D.16, D.19)."""

import pytest

from keukentafel.monitor.uitvoer import uitkomst

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geschiedenis"), pytest.mark.traag]

TABEL_61 = """
Centrum/West      189   293   482
Groenoord         238   320   558
Nieuwland         434   264   698
Noordrand         165   301   466
Oost              213   298   511
Zuid              104   218   322
Onbekend/overig    75    34   109
Eindtotaal       1418  1728  3146
"""
TABEL_62 = """
Centrum/West    15   35   31  134   215     8   62.3  26.9
Groenoord       86   90   17   35   228   9.7   15.4  23.5
Nieuwland       80   47   13   16   156    11   10.3  14.2
Noordrand       21   47   18   44   130   8.5   33.8  15.3
Oost            41   40   22   90   193   9.2   46.6  21.0
Zuid            26   39   10   13    88   7.5   14.8  11.7
"""


def regels(tekst: str) -> list[tuple]:
    return [(rij.split()[0], *map(float, rij.split()[1:])) for rij in tekst.strip().splitlines()]


def test_tabel_61() -> None:
    cijfer = uitkomst("contacten-en-werkprocessen", {"jaar": "2015"})
    velden = ("team", "contacten", "werkprocessen", "totaal")
    assert [tuple(r[v] for v in velden) for r in (*cijfer.rijen, cijfer.totaal)] == regels(TABEL_61)
    assert cijfer.totaal["unieke_clienten"] == 1617


def test_tabel_62() -> None:
    cijfer = uitkomst("caseload-naar-zwaarte", {"peildatum": "2016-05-31"})
    velden = (
        "team",
        "zwaarte_1",
        "zwaarte_2",
        "zwaarte_3",
        "leeg",
        "totaal",
        "fte",
        "aandeel_leeg",
        "casussen_per_fte",
    )
    assert [tuple(r[v] for v in velden) for r in cijfer.rijen[:-1]] == regels(TABEL_62)
    assert (cijfer.rijen[-1]["team"], cijfer.rijen[-1]["fte"]) == ("Administratieve ondersteuning", 1.6)
    assert [cijfer.totaal[v] for v in velden[1:8]] == [269, 298, 111, 332, 1010, 55.5, 32.9]
    assert cijfer.totaal["casussen_per_fte"] == 18.7
    assert cijfer.totaal["casussen_per_fte_met_administratie"] == 18.2


def test_unieke_clienten() -> None:
    assert uitkomst("unieke-clienten", {"jaar": "2015"}).totaal["clienten"] == 1617


def test_werkprocessen_in_2016() -> None:
    cijfer = uitkomst("werkprocessen-periode", {"van": "2016-01-01", "tot": "2016-05-31"})
    per_team = {rij["team"]: rij["werkprocessen"] for rij in cijfer.rijen}
    assert (cijfer.totaal["werkprocessen"], per_team["Groenoord"]) == (467, 89)
    assert max(per_team.values()) == 89


def test_elke_maand_van_2016_lager() -> None:
    vorig = uitkomst("werkprocessen-periode", {"jaar": "2015"}).totaal
    nu = uitkomst("werkprocessen-periode", {"van": "2016-01-01", "tot": "2016-05-31"}).totaal
    assert all(nu[f"2016-0{m}"] < vorig[f"2015-0{m}"] * 0.8 for m in range(1, 6))


def test_afgerond_en_terug() -> None:
    afgerond = uitkomst("afgeronde-bewoners", {"jaar": "2015"}).totaal
    assert (afgerond["afgerond"], afgerond["bewoners"]) == (564, 1617)
    terug = uitkomst("terugkeer", {"jaar": "2015"}).totaal
    assert (terug["terug"], terug["afgerond"], terug["aandeel_terug"]) == (90, 600, 15.0)


def test_financieel() -> None:
    cijfer = uitkomst("contacten-naar-onderwerp", {"jaar": "2015"})
    assert (cijfer.totaal["contacten"], cijfer.totaal["financieel"]) == (1418, 624)
    assert cijfer.totaal["aandeel_financieel"] == 44.0


def test_alles_is_gesloten_voor_2017() -> None:
    assert uitkomst("caseload-naar-zwaarte", {"peildatum": "2017-01-01"}).totaal["totaal"] == 0
