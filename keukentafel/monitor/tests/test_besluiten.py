"""Decisions in the figures: days until one, differences between teams, checks in time (REQ-020, REQ-062, REQ-081)."""

from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import pytest

from keukentafel.besluit.handelingen import bezwaar as hb
from keukentafel.besluit.models import Besluit, Nazorgcheck
from keukentafel.besluit.tests.hulp_recht import BEZWAAR
from keukentafel.besluit.tests.hulp_volgen import maak_besluit, maak_zaak, scherm_af
from keukentafel.dossier.models import Netwerkvraag
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.monitor import opvragen as o
from keukentafel.monitor.regels import bescherm
from keukentafel.monitor.tests.stappen import JAAR, begin, dag, op, rauw, rij
from keukentafel.poort.models import Beperkt
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


def besluiten(wijk, keer, team="oost", na=10, **velden):
    wie = {"zuid": wijk.zoe, "oost": wijk.samira}[team]
    rijen = []
    with klok.zet_klok(klok.moment(dag(0), 9)):
        for _ in range(keer):
            inwoner, dossier = maak_zaak(wie, getattr(wijk, team))
            rijen.append(maak_besluit(dossier, inwoner, wie, op=dag(na), **velden))
    return rijen


def bewaar_alleen(rij_):
    """From now on this row is kept and not used (AVG art. 18)."""
    with transactie(p.SYSTEEM):
        Beperkt.objects.create(object_id=rij_.pk, beperking=uuid4(), dossier=rij_.dossier_id)


class TestDoorlooptijd:
    def test_de_dagen_tot_de_brief_weg_is(self, wijk):
        besluiten(wijk, 1, na=20)
        besluiten(wijk, 1, na=40)
        oost = rij()
        assert (oost["vragen"], oost["besluit_mediaan"], oost["besluit_p90"], oost["zonder_besluit"]) == (2, 30, 38, 0)

    @pytest.mark.parametrize("velden", [{"stand": "vastgesteld"}, {"stand": "concept"}])
    def test_wat_nog_niet_bekend_is_wacht(self, wijk, velden):
        besluiten(wijk, 1, **velden)
        assert (rij()["besluit_mediaan"], rij()["zonder_besluit"]) == (None, 1)

    def test_een_ander_mens_in_hetzelfde_gezin_en_een_andere_wet_tellen_niet(self, wijk):
        dossier = begin(wijk, wet="jeugd")
        with transactie(p.SYSTEEM):
            inwoner = dossier.werkprocessen.get().inwoner
        maak_besluit(dossier, inwoner, wijk.samira, op=dag(5))
        assert rij()["zonder_besluit"] == 1
        maak_besluit(dossier, inwoner, wijk.samira, op=dag(6), wet="jeugd", product="jh")
        assert rij()["jeugd_besluit_mediaan"] == 6

    def test_zoals_het_toen_bekend_was(self, wijk):
        besluiten(wijk, 1, na=20)
        assert rij(stand=dag(19).isoformat())["zonder_besluit"] == 1
        assert rij(stand=dag(20).isoformat())["zonder_besluit"] == 0
        assert rauw("doorlooptijd")[0]["waarde"].endswith(f"besluit={dag(20)}")


class TestVerschil:
    def test_per_team_wat_er_is_besloten(self, wijk):
        besluiten(wijk, 3)
        besluiten(wijk, 1, uitkomst="af")
        oost = rij("besluiten")
        assert (oost["besluiten"], oost["toegekend"], oost["afgewezen"], oost["aandeel"]) == (4, 3, 1, 75.0)
        assert rij("besluiten", team="Zuid")["aandeel"] is None

    @pytest.mark.parametrize("soort", ["hulp_zonder_besluit", "advies"])
    def test_wat_geen_besluit_is_telt_niet(self, wijk, soort):
        geen, *_ = besluiten(wijk, 4)
        with transactie(p.SYSTEEM):
            Besluit.objects.filter(pk=geen.besluit_id).update(soort=soort)
        assert rij("besluiten")["besluiten"] == 3

    def test_hetzelfde_product_bij_twee_teams(self, wijk):
        besluiten(wijk, 5)
        besluiten(wijk, 2, "zuid")
        besluiten(wijk, 4, "zuid", uitkomst="af")
        hulp = rij("spreiding-besluiten", team="Hulp in het huishouden")
        assert (hulp["teams"], hulp["laagste"], hulp["hoogste"], hulp["verschil"]) == (2, 33.3, 100.0, 66.7)

    def test_een_team_met_vier_besluiten_staat_er_niet_bij(self, wijk):
        besluiten(wijk, 5)
        besluiten(wijk, 4, "zuid", uitkomst="af")
        hulp = rij("spreiding-besluiten", team="Hulp in het huishouden")
        assert (hulp["teams"], hulp["verschil"]) == (1, None)

    def test_wie_afgeschermd_is_telt_niet_en_kleine_aantallen_gaan_niet_naar_buiten(self, wijk):
        eerste, *_ = besluiten(wijk, 6)
        scherm_af(eerste)
        besluiten(wijk, 1, uitkomst="af")
        assert rij("besluiten")["besluiten"] == 6
        with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.SYSTEEM):
            buiten = bescherm(o.cijfer("besluiten", o.vraag_van("besluiten", JAAR)), 5)
        oost = next(r for r in buiten.rijen if r["team"] == "Oost")
        assert (oost["afgewezen"], oost["aandeel"]) == ("beschermd", "beschermd")

    def test_de_ruwe_regels_zijn_zonder_namen(self, wijk):
        besluiten(wijk, 1)
        (regel,) = rauw("besluiten")
        assert regel["waarde"] == "hh toe"
        assert "Bakker" not in str(regel)

    def test_de_ruwe_regels_tellen_zoals_het_cijfer(self, wijk):
        advies, bewaard, *_ = besluiten(wijk, 5)
        besluiten(wijk, 1, uitkomst="af")
        bewaar_alleen(bewaard)
        with transactie(p.SYSTEEM):
            Besluit.objects.filter(pk=advies.besluit_id).update(soort="advies")
        oost = rij("besluiten")
        geteld = Counter(r["waarde"] for r in rauw("besluiten"))
        assert geteld == {"hh toe": oost["toegekend"], "hh af": oost["afgewezen"]} == {"hh toe": 3, "hh af": 1}
        assert geteld.total() == oost["besluiten"]


class TestMondigheid:
    def test_wie_moeilijk_leest_of_een_tolk_heeft_staat_apart_en_telt_een_keer(self, wijk):
        besluiten(wijk, 6)
        for rij_ in besluiten(wijk, 5, uitkomst="af"):
            with transactie(p.SYSTEEM):
                type(rij_.inwoner).objects.filter(pk=rij_.inwoner_id).update(leesniveau="leest_niet", tolk_taal="tr")
        leest, geen = (rij("besluiten-mondigheid", team=n) for n in ("Leest moeilijk of niet", "Geen van deze"))
        assert (leest["besluiten"], leest["aandeel"], geen["besluiten"], geen["aandeel"]) == (5, 0.0, 6, 100.0)
        assert rij("besluiten-mondigheid", team="Heeft een tolk nodig")["afgewezen"] == 5
        assert rij("besluiten-mondigheid", team="Alle besluiten")["besluiten"] == 11

    def test_geen_netwerk_is_het_laatste_antwoord_en_bezwaar_telt_mee(self, wijk):
        besluiten(wijk, 5)
        for nr, rij_ in enumerate(besluiten(wijk, 6, uitkomst="af")):
            netwerk(rij_, "in_kaart", dag(1))
            netwerk(rij_, "geen", dag(2))
            if nr < 5:
                bezwaar(rij_, wijk.samira)
        zonder = rij("besluiten-mondigheid", team="Geen bruikbaar netwerk")
        assert (zonder["besluiten"], zonder["afgewezen"], zonder["bezwaar"], zonder["aandeel"]) == (6, 6, 5, 0.0)
        assert rij("besluiten-mondigheid", team="Geen van deze")["bezwaar"] == 0
        netwerk(rij_, "in_kaart", dag(3))
        # Five are left; the one who moved would be told by taking away, so both rows are silent about refusals.
        rijen = [rij("besluiten-mondigheid", team=naam) for naam in ("Geen bruikbaar netwerk", "Geen van deze")]
        assert [(r["afgewezen"], r["besluiten"], r["bezwaar"]) for r in rijen] == [
            ("beschermd", "beschermd", 5),
            ("beschermd", "beschermd", 0),
        ]

    def test_kleine_aantallen_staan_ook_niet_op_het_scherm(self, wijk):
        besluiten(wijk, 9)
        for rij_ in besluiten(wijk, 4, uitkomst="af"):
            netwerk(rij_, "geen", dag(2))
        zonder = rij("besluiten-mondigheid", team="Geen bruikbaar netwerk")
        assert {zonder[k] for k in ("besluiten", "afgewezen", "aandeel")} == {"beschermd"}
        alle = rij("besluiten-mondigheid", team="Alle besluiten")
        assert (alle["toegekend"], alle["afgewezen"], alle["besluiten"]) == (9, "beschermd", "beschermd")


def netwerk(rij_, stand, op):
    """What came of asking about the network."""
    with transactie(p.SYSTEEM):
        Netwerkvraag.objects.create(
            **{k: getattr(rij_, k) for k in ("dossier_id", "team_id", "inwoner_id")},
            stand=stand,
            reden="x",
            gevraagd_op=op,
            gemaakt_door="t",
        )


def bezwaar(rij_, wie):
    velden = {**BEZWAAR, "ontvangen_op": dag(12)}
    op(12, wie, hb.bezwaar_ontvangen, besluit_id=rij_.besluit_id, **velden)


class TestNazorg:
    def vraag(self, wijk, op, gedaan_op=None, begonnen="ja"):
        (hulp,) = besluiten(wijk, 1)
        antwoord = {"begonnen": begonnen, "vervolg": "klaar"} if gedaan_op else {}
        muur = {k: getattr(hulp, k) for k in ("aanvraag_id", "dossier_id", "team_id", "inwoner_id")}
        with transactie(p.SYSTEEM), klok.zet_klok(klok.moment(dag(10), 9)):
            return Nazorgcheck.objects.create(
                **muur,
                **antwoord,
                voorziening=hulp,
                medewerker=wijk.samira,
                op=op,
                gedaan_op=gedaan_op,
                gemaakt_door="t",
            )

    def test_op_tijd_binnen_het_respijt(self, wijk):
        op = dag(50)
        self.vraag(wijk, op, op)
        self.vraag(wijk, op, op + timedelta(days=30), "nee")
        self.vraag(wijk, op)
        self.vraag(wijk, date(2026, 10, 30))
        oost = rij("nazorg-op-tijd")
        assert (oost["gevraagd"], oost["op_tijd"], oost["laat"], oost["open"]) == (4, 1, 1, 2)
        assert (oost["aandeel"], oost["niet_begonnen"]) == (33.3, 1)
        assert rij("nazorg-op-tijd", stand=op.isoformat())["laat"] == 0
        assert len(rauw("nazorg-op-tijd")) == 4

    @pytest.mark.parametrize(("stand", "gevraagd", "gedaan"), [(dag(49), 2, 0), (dag(50), 2, 1), (dag(60), 1, 1)])
    def test_de_ruwe_regels_zijn_wat_het_cijfer_telt(self, wijk, stand, gevraagd, gedaan):
        op = dag(50)
        self.vraag(wijk, op, op)
        vervalt = self.vraag(wijk, op)
        bewaar_alleen(self.vraag(wijk, op))
        with transactie(p.SYSTEEM):
            Nazorgcheck.objects.filter(pk=vervalt.pk).update(vervallen_op=dag(60))
        oost, regels = rij("nazorg-op-tijd", stand=stand.isoformat()), rauw("nazorg-op-tijd", stand=stand.isoformat())
        assert (len(regels), sum(bool(r["tot"]) for r in regels)) == (gevraagd, gedaan)
        assert (oost["gevraagd"], oost["op_tijd"] + oost["laat"]) == (gevraagd, gedaan)
        assert [r["waarde"] for r in regels if not r["tot"]] == ["begonnen= werkt="] * (gevraagd - gedaan)
