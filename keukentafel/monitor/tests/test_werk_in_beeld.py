"""Figures about how the work goes: staffing, talks, spread between teams, registering, nothing for reports."""

from datetime import date, timedelta

import pytest

from keukentafel.dossier import handelingen as dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.monitor import herkomst
from keukentafel.monitor import opvragen as o
from keukentafel.organisatie.models import Inrichting, Registratieduur
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.models import Afspraak
from keukentafel.toegang.tests.hulp import DINSDAG, maak_contact
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
MAAND = {"van": "2026-11-01", "tot": "2026-11-30"}


@pytest.fixture
def wijk():
    with klok.zet_klok(DINSDAG + timedelta(days=5)):
        yield p.maak_wijk()


def cijfer(naam, **gevraagd):
    periode = MAAND if o.indicator_van(naam).definitie.moment == "periode" else {}
    with transactie(p.SYSTEEM):
        return o.cijfer(naam, o.vraag_van(naam, periode | gevraagd))


def test_bezetting_kruist_dag_uur_en_reden(wijk):
    """REQ-008."""
    for uren, reden, wie in ((0, "status", wijk.samira), (0, "vraag", wijk.samira), (24, "vraag", wijk.zoe)):
        maak_contact(wie, moment=DINSDAG + timedelta(hours=uren), reden=reden)
    uit = cijfer("bezetting")
    rijen = [(r["team"], r["contacten"], r["reden_status"], r["reden_vraag"]) for r in uit.rijen]
    assert rijen == [("dinsdag 10 tot 11 uur", 2, 1, 1), ("woensdag 10 tot 11 uur", 1, 0, 1)]
    assert uit.totaal["contacten"] == 3
    assert uit.als_json()["rijen"][0]["moment"] == "dinsdag 10 tot 11 uur"
    assert [r["weekdag"] for r in cijfer("bezetting", voor_team="Zuid").rijen] == [3]


@pytest.mark.parametrize(
    ("naam", "team", "zin"), [("bezetting", "West", "bestaat niet"), ("abc-dienst", "Oost", "al per team")]
)
def test_een_team_dat_niet_kan_wordt_genoemd(wijk, naam, team, zin):
    with pytest.raises(Fout, match=zin):
        o.vraag_van(naam, MAAND | {"voor_team": team})


def test_het_scherm_van_de_bezetting(wijk, client):
    for uren in (0, 0, 1):
        maak_contact(wijk.frans, moment=DINSDAG + timedelta(hours=uren), reden="status")
    log_in(client, wijk.samira)
    pagina = client.get("/cijfers/bezetting/?van=2026-11-01&tot=2026-11-30&reden=status").text
    assert "drukst: dinsdag 10 tot 11 uur (2)" in pagina
    assert "aria-current" in pagina
    leeg = client.get("/cijfers/bezetting/?van=2026-01-01&tot=2026-01-31&voor_team=Oost").text
    assert "Er is niets geteld" in leeg


def gesprek(wijk, uur, **velden):
    begin = klok.moment(date(2026, 11, 10), uur)
    muren = {"team": wijk.oost, "gemaakt_door": p.SYSTEEM.kenmerk, "inwoner": p.maak_inwoner(wijk.oost)}
    tijd = {"begin": begin, "einde": begin + timedelta(hours=1)}
    with transactie(p.SYSTEEM):
        Afspraak.objects.create(medewerker=wijk.samira, onderwerp="x", **{**tijd, **muren, **velden})


def test_besloten_en_avond(wijk):
    """PRB-08."""
    for code, besloten in (("kamer", True), ("hal", False)):
        waarde = {"soort": "wijk", "personen": 4, "besloten": besloten}
        Inrichting.objects.create(soort="ruimte", code=code, naam=code, waarde=waarde, geldig_van=p.BEGIN)
    gesprek(wijk, 10, soort_plaats="thuis")
    gesprek(wijk, 19, soort_plaats="wijk", ruimte="kamer")
    gesprek(wijk, 11, soort_plaats="wijk", ruimte="hal")
    gesprek(wijk, 12, soort_plaats="wijk", stand="niet_verschenen")
    for niet in ({"stand": "afgezegd"}, {"afgeschermd": True}, {"kanaal": "telefoon"}, {"inwoner": None}):
        gesprek(wijk, 13, **niet)
    uit = cijfer("gesprekken").rijen[0]
    verwacht = {"gesprekken": 3, "besloten": 2, "aandeel_besloten": 66.7, "thuis": 1, "avond": 1, "gemist": 1}
    assert {code: uit[code] for code in verwacht} == verwacht
    with transactie(p.SYSTEEM):
        assert len(list(o.ruw("gesprekken", o.vraag_van("gesprekken", MAAND)))) == 4


def test_verschil_tussen_teams_voor_dezelfde_soort(wijk):
    """PRB-12."""
    Inrichting.objects.create(
        soort="instelling", code="kleine_aantallen", naam="x", waarde={"waarde": 1}, geldig_van=p.BEGIN
    )
    for wie, team, dagen in ((wijk.samira, wijk.oost, 3), (wijk.zoe, wijk.zuid, 10)):
        with klok.zet_klok(DINSDAG):
            zaak = maak_dossier(wie, maak_huishouden(team), wet="wmo")
        op = DINSDAG + timedelta(days=dagen)
        with klok.zet_klok(op), transactie(p.actor(wie)):
            dossier.verslag_beginnen(actor=p.actor(wie), dossier_id=zaak.pk, tekst="x", gesprek_op=op.date())
    with klok.zet_klok(DINSDAG + timedelta(days=15)):
        uit = cijfer("spreiding-doorlooptijd")
    wmo = next(r for r in uit.rijen if r["team"] == "Wmo")
    assert (wmo["vragen"], wmo["gesprek_laagste"], wmo["gesprek_hoogste"], wmo["gesprek_verschil"]) == (
        2,
        3.0,
        10.0,
        7.0,
    )
    assert (wmo["plan_teams"], wmo["plan_verschil"]) == (0, None)
    assert "Wmo, tot gesprek: Oost het snelst, Zuid het langzaamst." in uit.noten


def test_registratietijd_met_minuten_per_werkproces(wijk):
    """PRB-16."""
    with klok.zet_klok(DINSDAG):
        maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
    Registratieduur.objects.create(formulier="contact", week=date(2026, 11, 9), seconden=62, keer=6, velden=24)
    uit = cijfer("registratietijd")
    eerste = uit.rijen[0]
    assert (eerste["team"], eerste["keer"], eerste["mediaan"], eerste["velden"]) == ("Kort contact", 6, 62, 4.0)
    assert (uit.totaal["minuten"], uit.totaal["minuten_per_werkproces"]) == (6, 6.0)
    assert "niet gemeten" in uit.noten[0]
    with transactie(p.SYSTEEM):
        assert len(list(o.ruw("registratietijd", o.vraag_van("registratietijd", MAAND)))) == 1


def test_geen_gegeven_wordt_alleen_voor_een_cijfer_gevraagd(wijk):
    """PRB-18: derived from the code, so a figure with a field of its own makes this fail and names it."""
    gezien = {(g.model, g.veld) for g in herkomst.gegevens()}
    assert {("Contact", "reden"), ("Zwaarte", "waarde"), ("Afspraak", "ruimte")} <= gezien
    uit = cijfer("alleen-voor-cijfers")
    assert (uit.totaal["alleen"], uit.noten) == (0, ())
    assert uit.totaal["gegevens"] == len(gezien) > 40
    assert herkomst.in_het_werk("toegang", "bestaat_nergens") == ()
    with transactie(p.SYSTEEM):
        assert len(list(o.ruw("alleen-voor-cijfers", o.vraag_van("alleen-voor-cijfers", {})))) == len(gezien)


@pytest.mark.parametrize(
    "naam", ["bezetting", "gesprekken", "spreiding-doorlooptijd", "registratietijd", "alleen-voor-cijfers"]
)
def test_elk_cijfer_heeft_een_scherm_en_bestanden(client, naam):
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        controller = p.maak_medewerker("Karel", Rol.CONTROLLER, None)
    log_in(client, controller)
    maak_contact(wijk.frans)
    for deel in ("", "cijfer.json", "cijfer.csv"):
        assert client.get(f"/cijfers/{naam}/{deel}").status_code == 200
