"""Figures per worker (REQ-081; WOR art. 27 lid 1 k and l): off without consent, and then for who leads the team."""

from datetime import date

import pytest

from keukentafel.besluit.models import Besluit
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.monitor import opvragen as o
from keukentafel.monitor import uitvoer
from keukentafel.monitor.tests.stappen import JAAR, rauw
from keukentafel.monitor.tests.test_besluiten import besluiten
from keukentafel.organisatie.instemming import bezwaar_tegen_instemming
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def stem_in(waarde):
    with transactie(p.SYSTEEM):
        Inrichting.objects.create(
            soort="instelling",
            code="instemming_medewerkercijfers",
            naam="x",
            waarde={"waarde": waarde},
            geldig_van=p.BEGIN,
        )


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.mark.parametrize("waarde", ["geen", "2026-10-01 brief OR 2026/14"])
def test_geen_of_een_dag_met_een_stuk(waarde):
    assert bezwaar_tegen_instemming(waarde) == ""


@pytest.mark.parametrize("waarde", ["", "ja", "2026-10-01", "2026-13-01 brief", "brief van 2026-10-01", True, None])
def test_een_ja_zonder_stuk_is_geen_instemming(waarde):
    assert "verwacht geen, of de dag en het stuk" in bezwaar_tegen_instemming(waarde)


class TestMedewerkers:
    """REQ-081, WOR art. 27 lid 1 k and l: nothing before the works council agreed, and then for who leads the team."""

    @pytest.fixture
    def wt(self, wijk):
        with transactie(p.SYSTEEM):
            return p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, wijk.oost)

    @pytest.fixture
    def akkoord(self):
        stem_in("2026-01-15 brief OR 2026/3")

    def vraag(self, wie, team="Oost", **anders):
        with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.actor(wie) if wie else p.SYSTEEM):
            gevraagd = o.vraag_van("besluiten-medewerker", {**JAAR, "voor_team": team})
            return o.cijfer("besluiten-medewerker", gevraagd, **anders)

    def voorstel(self, wijk, wie, keer, **velden):
        for rij_ in besluiten(wijk, keer, **velden):
            with transactie(p.SYSTEEM):
                Besluit.objects.filter(pk=rij_.besluit_id).update(opsteller_id=wie.pk)

    def test_zonder_instemming_staat_er_wat_ontbreekt(self, wijk, wt):
        self.voorstel(wijk, wijk.samira, 6)
        for wie in (None, wt):
            with pytest.raises(Fout, match="ondernemingsraad moet eerst instemmen"):
                self.vraag(wie)
            leeg = self.vraag(wie, op_scherm=True)
            assert (leeg.rijen, leeg.totaal["besluiten"]) == ((), 0)
            assert "brief" not in leeg.noten[0]

    def test_een_instemming_die_nog_komt_telt_niet(self, wijk, wt):
        stem_in("2026-12-01 brief OR 2026/3")
        with pytest.raises(Fout, match="stemt in vanaf 1 december 2026"):
            self.vraag(wt)

    def test_per_medewerker_vanaf_vijf_inwoners_de_anderen_samen(self, wijk, wt, akkoord):
        with transactie(p.SYSTEEM):
            bram, cor = (p.maak_medewerker(naam, Rol.WIJKCOACH, wijk.oost) for naam in ("Bram", "Cor"))
        self.voorstel(wijk, wijk.samira, 4)
        self.voorstel(wijk, wijk.samira, 2, uitkomst="af")
        self.voorstel(wijk, bram, 4, uitkomst="af")
        self.voorstel(wijk, wijk.zoe, 6, team="zuid")
        uit = self.vraag(wt)
        assert [(r["team"], r["besluiten"], r["aandeel"]) for r in uit.rijen] == [(wijk.samira.naam, 6, 66.7)]
        assert uit.totaal["besluiten"] == 6
        assert "brief OR 2026/3" in uit.noten[-1]
        self.voorstel(wijk, cor, 1)
        uit = self.vraag(wt)
        assert [(r["team"], r["besluiten"], r["aandeel"]) for r in uit.rijen][1:] == [("Anderen samen", 5, 20.0)]
        assert self.vraag(None).rijen == uit.rijen

    def test_alleen_wie_het_team_leidt_en_alleen_dat_team(self, wijk, wt, akkoord):
        self.voorstel(wijk, wijk.samira, 6)
        with pytest.raises(Fout, match="Zuid leid je niet"):
            self.vraag(wt, "Zuid")
        with pytest.raises(Fout, match="alleen de wijkteammanager"):
            self.vraag(wijk.samira)
        assert self.vraag(wt, "").rijen[0]["besluiten"] == 6  # the only team this manager leads

    def test_nooit_naar_buiten_en_zonder_losse_rijen(self, wijk, wt, akkoord):
        with pytest.raises(Fout, match="niet naar buiten"):
            self.vraag(wt, extern=True)
        with pytest.raises(Fout, match="geen losse rijen"):
            rauw("besluiten-medewerker", voor_team="Oost")

    def test_op_het_scherm_staat_waarom_niet_en_daarna_het_cijfer(self, wijk, wt, client):
        self.voorstel(wijk, wijk.samira, 6)
        log_in(client, wt)
        pad, deze = "/cijfers/besluiten-medewerker/", "?van=2026-01-01&tot=2026-11-01"
        uit, dicht = client.get(pad + deze).text, client.get(f"{pad}cijfer.json{deze}")
        stem_in("2026-01-15 brief OR 2026/3")
        aan = client.get(pad + deze).text
        bestanden = [client.get(f"{pad}cijfer.{soort}{deze}").status_code for soort in ("json", "csv")]
        assert "ondernemingsraad moet eerst instemmen" in uit
        assert "<table" not in uit
        assert "stemde in op 15 januari 2026 (brief OR 2026/3)" in aan
        assert "Samira" in aan
        assert "CSV voor buiten" not in aan
        assert (dicht.status_code, bestanden) == (404, [200, 200])

    def test_de_opdrachtregel_weigert_met_dezelfde_woorden(self, wijk, akkoord):
        with pytest.raises(Fout, match="Kies een team: Oost, Zuid"):
            uitvoer.uitkomst("besluiten-medewerker", JAAR)
        self.voorstel(wijk, wijk.samira, 6)
        uit = uitvoer.uitkomst("besluiten-medewerker", {**JAAR, "voor_team": "Oost"})
        assert "Samira" in uitvoer.als_tekst(uit)
