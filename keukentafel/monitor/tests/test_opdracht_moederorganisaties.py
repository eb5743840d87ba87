"""What each mother organisation needs, from the work itself, on the command line and on the screen; counted by hand."""

import csv
import io
from contextlib import nullcontext
from datetime import timedelta

import pytest
from click.testing import CliRunner

from keukentafel.dossier.models import Betrokkenheid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.opdrachten import cijfer
from keukentafel.organisatie.models import Inrichting, Uitlening
from keukentafel.toegang import handelingen as toegang
from keukentafel.toegang.models import Afspraak, Contact
from keukentafel.toegang.tests.hulp import doe
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
NAAM = "registratie-per-moederorganisatie"


@pytest.fixture
def wijk(monkeypatch):
    """Samira is lent by Welzijn, Tom by De Brug (no longer in the list), Frans by nobody known."""
    monkeypatch.setattr(cijfer, "met_databank", nullcontext)
    wijk = p.maak_wijk()
    with transactie(p.SYSTEEM):
        Inrichting.objects.create(soort="moederorganisatie", code="welzijn", naam="Welzijn", geldig_van=p.BEGIN)
        for wie, moeder in ((wijk.samira, "welzijn"), (wijk.tom, "De Brug")):
            Uitlening.objects.create(medewerker=wie, moederorganisatie=moeder, van=p.BEGIN)
    return wijk


def gesprek(wijk, medewerker, huis, minuten, stand="geweest", **velden):
    # Of today: on the first of January three hours ago may be another year.
    begin = max(klok.nu() - timedelta(hours=3), klok.moment(klok.vandaag(), 0))
    muren = {"team": wijk.oost, "gemaakt_door": p.SYSTEEM.kenmerk, "onderwerp": "x", "kanaal": "gesprek"}
    tijd = {"begin": begin, "einde": begin + timedelta(minutes=minuten), "stand": stand}
    with transactie(p.SYSTEEM):
        Afspraak.objects.create(medewerker=medewerker, huishouden=huis, **tijd, **muren, **velden)


@pytest.fixture
def werk(wijk):
    """Contacts 2, 1, 1; talks 90 and 45 minutes; Samira and Tom share no dossier."""
    huis = maak_huishouden(wijk.oost)
    for wie in (wijk.samira, wijk.samira, wijk.tom, wijk.frans):
        doe(toegang.contact_vastleggen, wie, tekst="x", huishouden_id=huis.pk)
    gesprek(wijk, wijk.samira, huis, 90)
    gesprek(wijk, wijk.tom, huis, 45)
    gesprek(wijk, wijk.tom, huis, 60, stand="niet_verschenen")
    gesprek(wijk, wijk.tom, huis, 60, afgeschermd=True)
    maak_dossier(wijk.samira, huis)
    return wijk


def rijen(*meer):
    uit = CliRunner().invoke(cijfer.opdracht, [NAAM, "--format", "csv", *meer])
    assert uit.exit_code == 0, uit.output
    return list(csv.reader(io.StringIO(uit.stdout)))


def test_elke_moederorganisatie_haalt_haar_cijfers_uit_het_werk(werk):
    """REQ-027: documented columns, from the command line, nothing typed for it."""
    assert rijen() == [
        ["moederorganisatie", "medewerkers", "contacten", "gesprekken", "uren", "dossiers"],
        ["De Brug", "1", "1", "1", "0.8", "0"],
        ["Welzijn", "1", "2", "1", "1.5", "1"],
        ["Niet bekend", "1", "1", "0", "0.0", "0"],
        ["Eindtotaal", "3", "4", "2", "2.3", "1"],
    ]


def test_na_een_overstap_telt_eerder_werk_bij_de_oude_en_een_dossier_bij_allebei(werk):
    """Tom goes over to Welzijn today; what he did in the days before stays with De Brug."""
    with transactie(p.SYSTEEM):
        eerder = klok.nu() - timedelta(days=2)
        Contact.objects.filter(gemaakt_door=str(werk.tom.pk)).update(moment=eerder)
        Betrokkenheid.objects.filter(medewerker=werk.samira).update(van=eerder)
        for wie in (werk.tom, werk.samira):
            Uitlening.objects.create(medewerker=wie, moederorganisatie="Elders", van=klok.vandaag())
    telling = {naam: (contacten, dossiers) for naam, _, contacten, _, _, dossiers in rijen()[1:]}
    assert telling == {"De Brug": ("1", "0"), "Welzijn": ("0", "1"), "Elders": ("2", "1"), "Niet bekend": ("1", "0"),
                       "Eindtotaal": ("4", "1")}  # fmt: skip


def test_een_ander_jaar_is_leeg_en_voor_buiten_zijn_kleine_aantallen_weg(werk):
    assert rijen("--jaar", "2016")[1:] == [["Eindtotaal", "0", "0", "0", "0.0", "0"]]
    brug = next(rij for rij in rijen("--extern") if rij[0] == "De Brug")
    assert brug[1:5] == ["beschermd"] * 4


def test_de_rijen_erachter_tellen_hetzelfde_en_noemen_niemand(werk):
    uit = CliRunner().invoke(cijfer.opdracht, [NAAM, "--ruw"]).stdout
    waarden = sorted(rij["waarde"] for rij in csv.DictReader(io.StringIO(uit)))
    assert waarden == ["contact;;0", "contact;De Brug;0", "contact;welzijn;0", "contact;welzijn;0",
                       "gesprek;De Brug;45", "gesprek;welzijn;90"]  # fmt: skip
    assert not {"Samira", "Tom", str(werk.samira.pk)} & set(uit.replace("\n", ",").split(","))


def test_het_scherm_en_de_csv_zijn_voor_wie_cijfers_mag_lezen(werk, client):
    log_in(client, p.maak_medewerker("Cas", p.Rol.CONTROLLER, None))
    assert "Registratie per moederorganisatie" in client.get("/cijfers/").text
    assert "De Brug" in client.get(f"/cijfers/{NAAM}/").text
    assert "Welzijn;1;2;1;1,5;1" in client.get(f"/cijfers/{NAAM}/cijfer.csv").content.decode()
    log_in(client, werk.frans)
    assert client.get(f"/cijfers/{NAAM}/cijfer.csv").status_code == 403
