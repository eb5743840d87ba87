"""How far a goal is: the scale, the act with its undo, the walls, and the screen."""

from datetime import date, timedelta

import pytest
from django.test import Client

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.plan import regels
from keukentafel.plan.handelingen import doel_scoren, doelscore_intrekken
from keukentafel.plan.models import Doelscore
from keukentafel.plan.opvragen import plan_beeld
from keukentafel.plan.regels import Scorepunt
from keukentafel.plan.tests.hulp import doe, maak_doel, maak_huis
from tests import personages as p
from tests.inloggen import log_in

DAG = date(2026, 11, 26)


class TestRegels:
    @pytest.mark.parametrize(
        ("punten", "zin"),
        [
            ([], ""),
            ([(26, "regisseur", -2)], "Begin: wij -2. Doel: 0."),
            (
                [(1, "regisseur", -2), (20, "regisseur", -1), (26, "inwoner", 1)],
                "Begon op -2. Nu: de inwoner +1, wij -1. Doel: 0.",
            ),
            ([(26, "aanbieder", 2), (2, "inwoner", -1)], "Begon op -1. Nu: de inwoner -1, de aanbieder +2. Doel: 0."),
        ],
    )
    def test_een_zin_over_het_verloop(self, punten, zin):
        assert regels.scorezin(Scorepunt(DAG.replace(day=d), s, w) for d, s, w in punten) == zin

    def test_een_punt_in_woorden(self):
        assert Scorepunt(DAG, "inwoner", 1).regel == "do 26 nov, de inwoner: +1, beter dan gehoopt"

    @pytest.mark.parametrize(
        ("waarde", "soort", "dag", "veld"),
        [(3, "inwoner", 0, "waarde"), (-3, "inwoner", 0, "waarde"), (0, "buur", 0, "soort"), (0, "inwoner", 1, "dag")],
    )
    def test_wat_niet_kan(self, waarde, soort, dag, veld):
        assert regels.bezwaar_tegen_score(waarde, soort, DAG + timedelta(days=dag), DAG)[0] == veld


@pytest.mark.django_db
class TestDoelScoren:
    def test_scores_blijven_naast_elkaar_staan(self):
        huis = maak_huis()
        doel = maak_doel(huis)
        eergisteren = klok.vandaag() - timedelta(days=2)
        doe(huis.wijk.samira, doel_scoren, doel_id=doel.pk, waarde=-2, dag=eergisteren)
        doe(huis.wijk.samira, doel_scoren, doel_id=doel.pk, waarde=0, soort="inwoner", toelichting="Het is rustig")
        assert _beeld(huis).scorezin == "Begon op -2. Nu: de inwoner 0, wij -2. Doel: 0."
        assert [s.toelichting for s in _beeld(huis).scores] == ["", "Het is rustig"]
        with transactie(p.SYSTEEM):
            gegevens = Gebeurtenis.objects.filter(soort="doel_gescoord").latest("tijd").gegevens
        assert gegevens == {"doel": str(doel.pk), "score": 0, "scoorder": "inwoner"}

    def test_een_score_buiten_de_schaal_bewaart_niets(self):
        huis = maak_huis()
        doel = maak_doel(huis)
        with pytest.raises(Fout, match="‘3’ is geen score") as fout:
            doe(huis.wijk.samira, doel_scoren, doel_id=doel.pk, waarde=3)
        assert fout.value.veld == "waarde"
        assert _beeld(huis).scores == ()

    def test_alleen_wie_in_het_plan_schrijft(self):
        huis = maak_huis()
        doel = maak_doel(huis)
        with pytest.raises(GeenRecht):
            doe(huis.wijk.mo, doel_scoren, doel_id=doel.pk, waarde=0)
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, doel_scoren, doel_id=doel.pk, waarde=0)


@pytest.mark.django_db
class TestDoelscoreIntrekken:
    def test_wie_haar_schreef_haalt_haar_weg_en_de_rij_blijft(self):
        huis = maak_huis()
        score = doe(huis.wijk.samira, doel_scoren, doel_id=maak_doel(huis).pk, waarde=1)
        with pytest.raises(Fout, match="Alleen wie deze score opschreef"):
            doe(huis.wijk.tom, doelscore_intrekken, score_id=score.pk)
        for _ in range(2):
            doe(huis.wijk.samira, doelscore_intrekken, score_id=score.pk)
        assert _beeld(huis).scores == ()
        with transactie(p.SYSTEEM):
            assert Doelscore.objects.get().waarde == 1


@pytest.mark.django_db
class TestScherm:
    def test_score_in_drie_handelingen_en_terug(self, client: Client):
        huis = maak_huis()
        doel = maak_doel(huis)
        log_in(client, huis.wijk.samira)
        pad = f"/dossier/{huis.dossier.pk}/plan/"
        form = client.get(f"{pad}doelen/{doel.pk}/score/").content.decode()
        assert "-1 Op weg" in form
        antwoord = client.post(f"{pad}doelen/{doel.pk}/score/", {"waarde": "-1", "soort": "regisseur"}, follow=True)
        assert "Begin: wij -1. Doel: 0." in antwoord.content.decode()
        with transactie(p.SYSTEEM):
            score = Doelscore.objects.get()
        antwoord = client.post(f"{pad}scores/{score.pk}/terug/", follow=True)
        assert "Begin: wij -1" not in antwoord.content.decode()

    def test_niets_gekozen_is_een_gewone_fout(self, client: Client):
        huis = maak_huis()
        doel = maak_doel(huis)
        log_in(client, huis.wijk.samira)
        antwoord = client.post(f"/dossier/{huis.dossier.pk}/plan/doelen/{doel.pk}/score/", {"waarde": "9"})
        assert antwoord.status_code == 422
        assert "‘9’ staat niet in de lijst" in antwoord.content.decode()


def _beeld(huis):
    with transactie(p.actor(huis.wijk.samira)):
        return plan_beeld(huis.dossier.pk).doelen[0]
