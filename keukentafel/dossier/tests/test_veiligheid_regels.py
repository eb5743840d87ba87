"""The rules of the meldcode, as regels.md §6 has them."""

from datetime import date

import pytest

from keukentafel.dossier import regels_veiligheid as rv
from keukentafel.poort.matrix import Rol

DAG = date(2026, 11, 25)
JA = {"vermoeden": "ja", "onveilig": "nee", "zelf_helpen": "ja", "hulp_aanvaard": "ja", "resultaat": "ja"}


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({}, rv.HELPEN),
        ({"vermoeden": "nee"}, rv.GEEN_VERMOEDEN),
        ({"onveilig": "ja"}, rv.MELDEN),
        ({"zelf_helpen": "nee"}, rv.MELDEN),
        ({"hulp_aanvaard": "nee"}, rv.MELDEN),
        ({"resultaat": "nee"}, rv.MELDEN),
        ({"onveilig": ""}, rv.ONVOLLEDIG),
        ({"vermoeden": ""}, rv.ONVOLLEDIG),
        # acute danger decides, whatever is not answered yet after it
        ({"onveilig": "ja", "zelf_helpen": "", "resultaat": ""}, rv.MELDEN),
    ],
)
def test_het_afwegingskader_adviseert(anders, verwacht):
    assert rv.advies({**JA, **anders}) == verwacht


def test_een_andere_volgorde_noemt_de_stappen_die_nog_open_staan():
    assert rv.eerdere_open(5, {1, 3}) == [2, 4]
    assert rv.eerdere_open(1, set()) == []


@pytest.mark.parametrize(
    ("velden", "begin"),
    [
        ({}, ""),
        ({"nr": 6}, "Stap 6 bestaat niet"),
        ({"op": date(2026, 11, 26)}, "26 november 2026 ligt in de toekomst"),
        ({"feiten": " "}, "Schrijf op wat er is gebeurd"),
        ({"nr": 2, "overgeslagen": True}, "Alleen het gesprek"),
        ({"nr": 3, "overgeslagen": True}, "Schrijf op waarom een gesprek"),
        ({"nr": 3, "overgeslagen": True, "reden": "dreiging", "feiten": ""}, ""),
    ],
)
def test_alleen_wat_niet_kan_wordt_geweigerd(velden, begin):
    basis = {"nr": 1, "feiten": "x", "overgeslagen": False, "reden": "", "op": DAG, "vandaag": DAG}
    bezwaar = rv.bezwaar_tegen_stap(**{**basis, **velden})
    assert bezwaar.startswith(begin)
    assert bool(bezwaar) == bool(begin)


@pytest.mark.parametrize(
    ("tot", "begin"),
    [(DAG, "25 november 2026 is geen dag"), (date(2028, 1, 1), "1 januari 2028 is meer dan"), (date(2027, 2, 1), "")],
)
def test_een_waarschuwing_eindigt(tot, begin):
    assert rv.bezwaar_tegen_einde(tot, DAG).startswith(begin)
    assert bool(rv.bezwaar_tegen_einde(tot, DAG)) == bool(begin)


def test_een_melding_buiten_het_gezin_om_vraagt_een_reden():
    vraag = rv.bezwaar_tegen_melding
    assert vraag(weet_ervan=True, reden_niet="", bron_geheim=False) == ""
    assert vraag(weet_ervan=False, reden_niet="", bron_geheim=False).startswith("Schrijf op waarom")
    assert vraag(weet_ervan=True, reden_niet="", bron_geheim=True).startswith("De bron blijft")
    assert vraag(weet_ervan=False, reden_niet="dreiging", bron_geheim=True) == ""


# Typed over from regels.md §3.3, column Veiligheid/meldcode: without tie, with tie, with a reason, shielded with tie,
# shielded with a reason.
KAST = {
    Rol.WIJKCOACH: "- X - X -",
    Rol.JEUGDCONSULENT: "- X - X -",
    Rol.CASUSREGISSEUR: "- X - X -",
    Rol.GEDRAGSWETENSCHAPPER: "- X - X -",
    Rol.AANDACHTSFUNCTIONARIS: "X X X X -",
    Rol.COORDINATOR: "- - X - -",
    Rol.WIJKTEAMMANAGER: "- - X - -",
    Rol.PRIVACY_OFFICER: "- - X - -",
    Rol.FG: "- - X - -",
    Rol.WMO_CONSULENT: "- - - - -",
    Rol.KLANTMANAGER: "- - - - -",
    Rol.SCHULDHULPVERLENER: "- - - - -",
    Rol.BESLISSER: "- - - - -",
    Rol.JURIST_BEZWAAR: "- - X - -",
    Rol.KLACHTCOORDINATOR: "- - X - -",
    Rol.FRONTOFFICE: "- - - - -",
    Rol.MANAGEMENTONDERSTEUNER: "- - - - -",
    Rol.BACKOFFICE: "- - - - -",
    Rol.CONTROLLER: "- - - - -",
    Rol.FUNCTIONEEL_BEHEER: "- - - - -",
    Rol.VRIJWILLIGER: "- - - - -",
}
SITUATIES = [
    (False, False, False),
    (True, False, False),
    (False, False, True),
    (True, True, False),
    (False, True, True),
]


@pytest.mark.parametrize("rol", KAST)
def test_wie_de_kast_opent(rol):
    echt = [
        rv.leest_kast(frozenset({rol}), band=band, afgeschermd=scherm, reden=reden) for band, scherm, reden in SITUATIES
    ]
    assert " ".join("X" if mag else "-" for mag in echt) == KAST[rol]


def test_elke_rol_staat_in_de_verwachting_en_het_huis_zelf_leest_alles():
    assert set(KAST) == set(Rol)
    assert rv.leest_kast(frozenset(), band=False, afgeschermd=True, reden=False, systeem=True)
