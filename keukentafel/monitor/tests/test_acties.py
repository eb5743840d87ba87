"""Cases opened, closed, reopened, moved, backdated and re-weighed through the acts; the outcome is counted by hand."""

from datetime import date
from typing import Any

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Dossier, Werkproces
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.monitor.uitvoer import uitkomst
from keukentafel.organisatie.models import Inrichting
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db
JAN, MEI, JUN, JUL, AUG = (date(2024, maand, 1) for maand in (1, 5, 6, 7, 8))
ZOMER = date(2024, 8, 31)
KLASSEN = ("zwaarte_1", "zwaarte_2", "zwaarte_3", "leeg")


@pytest.fixture
def wijk() -> p.Wijk:
    with klok.zet_klok(JAN):
        wijk = p.maak_wijk()
    type(wijk.oost).objects.update(soort="wijkteam")
    return wijk


@pytest.fixture
def zaak(wijk: p.Wijk) -> tuple[p.Wijk, Werkproces]:
    """One case in Oost, open since 1 January 2024, not weighed."""
    with klok.zet_klok(JAN):
        dossier = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        with transactie(p.SYSTEEM):
            return wijk, Werkproces.objects.get(dossier=dossier)


def doe(wie: Any, wanneer: date, act: Any, zaak: Werkproces, **velden: Any) -> None:
    with klok.zet_klok(wanneer):
        actor = p.actor(wie)
        with transactie(actor):
            act(actor=actor, werkproces_id=zaak.pk, **velden)


def open_(peildatum: date, stand: date | None = None) -> dict[str, tuple[int, ...]]:
    """Teams with open cases: counts of zwaarte 1, 2, 3 and none."""
    with klok.zet_klok(date(2024, 12, 31)):
        vraag = {"peildatum": str(peildatum), "stand": str(stand or "")}
        rijen = uitkomst("caseload-naar-zwaarte", vraag).rijen
    return {rij["team"]: tuple(rij[k] for k in KLASSEN) for rij in rijen if rij["totaal"]}


LEEG, LICHT, ZWAAR = (0, 0, 0, 1), (1, 0, 0, 0), (0, 0, 1, 0)


def test_open_vanaf_de_eerste_dag(zaak: Any) -> None:
    assert open_(date(2023, 12, 31)) == {}
    assert open_(JAN) == {"Oost": LEEG}


def test_gesloten_is_op_de_dag_zelf_niet_meer_open(zaak: Any) -> None:
    wijk, zaak = zaak
    doe(wijk.samira, JUN, h.werkproces_sluiten, zaak, reden="afgerond")
    assert open_(date(2024, 5, 31)) == {"Oost": LEEG}
    assert open_(JUN) == {}


def test_zwaarte_op_1_juni_laat_31_mei_zoals_het_was(zaak: Any) -> None:
    wijk, zaak = zaak
    doe(wijk.samira, JUN, h.zwaarte_zetten, zaak, waarde=3)
    assert open_(date(2024, 5, 31)) == {"Oost": LEEG}
    assert open_(JUN) == {"Oost": ZWAAR}


def test_herwogen_en_weer_leeg(zaak: Any) -> None:
    wijk, zaak = zaak
    doe(wijk.samira, MEI, h.zwaarte_zetten, zaak, waarde=1)
    doe(wijk.samira, JUN, h.zwaarte_zetten, zaak, waarde=3)
    doe(wijk.samira, JUL, h.zwaarte_zetten, zaak, waarde=None)
    assert [open_(dag)["Oost"] for dag in (JAN, MEI, JUN, JUL)] == [LEEG, LICHT, ZWAAR, LEEG]


def test_met_terugwerkende_kracht_gewogen_is_een_correctie(zaak: Any) -> None:
    wijk, zaak = zaak
    doe(wijk.samira, JUN, h.zwaarte_zetten, zaak, waarde=1, op=MEI, toelichting="vergeten")
    doe(wijk.samira, JUL, h.zwaarte_zetten, zaak, waarde=3, op=MEI, toelichting="toch zwaar")
    assert open_(MEI) == {"Oost": ZWAAR}
    assert open_(MEI, stand=JUN) == {"Oost": LICHT}
    assert open_(MEI, stand=MEI) == {"Oost": LEEG}


def test_te_laat_gesloten_verandert_de_dag_en_niet_wat_bekend_was(zaak: Any) -> None:
    wijk, zaak = zaak
    doe(wijk.samira, AUG, h.werkproces_sluiten, zaak, reden="afgerond", op=MEI, toelichting="stond nog open")
    assert open_(JUN) == {}
    assert open_(JUN, stand=JUL) == {"Oost": LEEG}


def test_heropend_na_een_gat(zaak: Any) -> None:
    wijk, zaak = zaak
    doe(wijk.samira, MEI, h.werkproces_sluiten, zaak, reden="afgerond")
    doe(wijk.samira, JUL, h.werkproces_heropenen, zaak, toelichting="nieuwe vraag")
    assert [bool(open_(dag)) for dag in (date(2024, 4, 30), MEI, JUN, JUL)] == [True, False, False, True]
    with klok.zet_klok(date(2024, 12, 31)):
        terug = uitkomst("terugkeer", {"jaar": "2024"}).totaal
        assert (terug["afgerond"], terug["terug"]) == (1, 1)


def test_verplaatst_telt_vanaf_die_dag_bij_het_andere_team(zaak: Any) -> None:
    wijk, zaak = zaak
    doe(wijk.samira, JUN, h.werkproces_verplaatsen, zaak, team_id=wijk.zuid.pk)
    assert open_(date(2024, 5, 31)) == {"Oost": LEEG}
    assert open_(JUN) == {"Zuid": LEEG}
    with klok.zet_klok(date(2024, 12, 31)):
        gemaakt = uitkomst("contacten-en-werkprocessen", {"jaar": "2024"}).rijen
        assert {r["team"]: r["werkprocessen"] for r in gemaakt if r["werkprocessen"]} == {"Oost": 1}
        assert uitkomst("terugkeer", {"jaar": "2024"}).totaal["afgerond"] == 0


def test_later_aangemaakt_voor_een_eerdere_dag(zaak: Any) -> None:
    wijk, zaak = zaak
    with klok.zet_klok(JUL), transactie(actor := p.actor(wijk.samira)):
        velden = {"dossier_id": zaak.dossier_id, "inwoner_id": zaak.inwoner_id, "op": MEI, "toelichting": "te laat"}
        h.werkproces_aanmaken(actor=actor, **velden)
    assert open_(MEI) == {"Oost": (0, 0, 0, 2)}
    assert open_(MEI, stand=JUN) == {"Oost": LEEG}


def test_een_casus_is_een_dossier_vanaf_een_dag(zaak: Any) -> None:
    """Dated configuration: two werkprocessen of one dossier count once from July on, and the heaviest zwaarte holds."""
    wijk, zaak = zaak
    with klok.zet_klok(MEI), transactie(actor := p.actor(wijk.samira)):
        h.werkproces_aanmaken(actor=actor, dossier_id=zaak.dossier_id, inwoner_id=zaak.inwoner_id, zwaarte=3)
    for waarde, van, tot in (("werkproces", JAN, JUL), ("dossier", JUL, None)):
        velden = {"soort": "instelling", "code": "casus_is", "naam": "Casus", "waarde": {"waarde": waarde}}
        Inrichting.objects.create(**velden, geldig_van=van, geldig_tot=tot)
    assert open_(JUN) == {"Oost": (0, 0, 1, 1)}
    assert open_(JUL) == {"Oost": ZWAAR}


def test_dossier_sluiten_sluit_de_casus(zaak: Any) -> None:
    wijk, zaak = zaak
    with klok.zet_klok(JUN), transactie(actor := p.actor(wijk.samira)):
        h.dossier_sluiten(actor=actor, dossier_id=zaak.dossier_id, reden="afgerond")
        assert Dossier.objects.get(pk=zaak.dossier_id).gesloten_op == JUN
    assert open_(JUN) == {}
    with klok.zet_klok(date(2024, 12, 31)):
        assert uitkomst("afgeronde-bewoners", {"jaar": "2024"}).totaal["afgerond"] == 1
