"""Meetings: called, people and cases, who hears names, decisions, actions that become steps, and proposals."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.delen.handelingen import toestemming_vastleggen
from keukentafel.delen.models import Deling
from keukentafel.delen.opvragen import gevers_van
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Taak
from keukentafel.plan import opvragen
from keukentafel.plan.handelingen import (
    NieuweStap,
    aanwezigheid_zetten,
    actie_afspreken,
    casuistiek_voorstellen,
    deelnemer_uitnodigen,
    dossier_openen_met_regie,
    overleg_heropenen,
    overleg_plannen,
    overleg_sluiten,
    zaak_bespreken,
    zaak_inbrengen,
)
from keukentafel.plan.models import Overleg, Overlegdeelnemer, Overlegzaak, Stap
from keukentafel.plan.regels import Toehoorder, namenzin, te_lang, zonder_grond
from keukentafel.plan.tests.hulp import doe, leden, maak_doel
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.models import Afspraak
from tests import personages as p
from tests.dossiers import maak_huishouden
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def overleg(huis):
    return plan_(huis)


def plan_(huis, wie=None, **velden):
    basis = {"soort": "casuistiek", "begin": klok.nu() + timedelta(days=2), "collegas": [huis.wijk.tom.pk]}
    return doe(wie or huis.wijk.samira, overleg_plannen, **{**basis, **velden})


def breng_in(huis, overleg, **velden):
    basis = {"overleg_id": overleg.pk, "dossier_id": huis.dossier.pk, "vraag": "Wat doen we met de huur?"}
    return doe(huis.wijk.samira, zaak_inbrengen, **{**basis, **velden})


def gast(huis, overleg, **velden):
    basis = {"overleg_id": overleg.pk, "naam": "Lotte Brand", "organisatie": "De Vlieger", "partner": "school"}
    return doe(huis.wijk.samira, deelnemer_uitnodigen, **{**basis, **velden})


def bespreek(huis, zaak, versie=1, **velden):
    return doe(huis.wijk.samira, zaak_bespreken, zaak_id=zaak.pk, versie=versie, **{"besluit": "Bellen", **velden})


def alles(model, **waar):
    with transactie(p.SYSTEEM):
        return list(model.objects.filter(**waar))


class TestRegels:
    def test_wie_geen_grond_heeft_en_er_kan_zijn_hoort_geen_namen(self):
        rij = [
            Toehoorder("A", True),
            Toehoorder("B", False),
            Toehoorder("C", False, False),
            Toehoorder("D", False, True),
        ]
        assert zonder_grond(rij) == ("B", "D")
        assert namenzin(()) == "Iedereen heeft een eigen grond: namen mogen."
        assert "B en D hebben geen grond" in namenzin(("B", "D"))
        assert "B heeft geen grond" in namenzin(("B",))

    @pytest.mark.parametrize(("laatst", "lang"), [(None, True), (date(2026, 10, 1), False), (date(2026, 1, 1), True)])
    def test_te_lang_telt_vanaf_de_laatste_keer(self, laatst, lang):
        assert te_lang(date(2026, 1, 1), laatst, date(2026, 11, 1), 26) is lang


class TestPlannen:
    def test_het_staat_ook_in_de_agenda_en_wie_plant_is_erbij(self, huis, overleg):
        assert {d.naam for d in alles(Overlegdeelnemer, overleg=overleg)} == {"Samira", "Tom"}
        assert [a.onderwerp for a in alles(Afspraak, pk=overleg.afspraak_id)] == ["Casuïstiek van het team"]

    def test_wie_geen_agenda_heeft_plant_toch(self, huis):
        gee = p.maak_medewerker("Gé", Rol.GEDRAGSWETENSCHAPPER, huis.wijk.oost)
        assert plan_(huis, wie=gee).afspraak_id is None

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"soort": "borrel"}, "wat voor overleg"),
            ({"begin": klok.moment(date(2020, 1, 1))}, "is al geweest"),
            ({"team_id": 999}, "team waarin je werkt"),
        ],
    )
    def test_slechte_invoer_wordt_teruggevraagd(self, huis, velden, zin):
        with pytest.raises(Fout, match=zin):
            plan_(huis, **velden)
        assert alles(Overleg) == []

    def test_een_ander_team_ziet_het_niet_en_een_balie_mag_het_niet(self, huis, overleg):
        with pytest.raises(NietGevonden):
            doe(huis.wijk.zoe, overleg_sluiten, overleg_id=overleg.pk)
        with pytest.raises(GeenRecht):
            plan_(huis, wie=p.maak_medewerker("Fé", Rol.FRONTOFFICE, huis.wijk.oost))

    def test_twee_keer_uitnodigen_is_een_keer_en_een_partner_heeft_een_soort(self, huis, overleg):
        doe(huis.wijk.samira, deelnemer_uitnodigen, overleg_id=overleg.pk, medewerker_id=huis.wijk.tom.pk)
        assert len(alles(Overlegdeelnemer, overleg=overleg)) == 2
        with pytest.raises(Fout, match="wat die mag horen"):
            gast(huis, overleg, partner="")


class TestNamen:
    def test_collegas_van_het_team_horen_namen(self, huis, overleg):
        zaak = bespreek(huis, breng_in(huis, overleg))
        assert (zaak.anoniem, zaak.besluit) == (False, "Bellen")

    def test_een_collega_van_een_ander_team_hoort_geen_namen(self, huis, overleg):
        doe(huis.wijk.samira, deelnemer_uitnodigen, overleg_id=overleg.pk, medewerker_id=huis.wijk.zoe.pk)
        assert bespreek(huis, breng_in(huis, overleg)).anoniem

    def test_de_wet_van_de_zaak_telt_ook_voor_een_collega(self, huis, overleg):
        wmo = p.maak_medewerker("Wim", Rol.WMO_CONSULENT, huis.wijk.oost)
        doe(huis.wijk.samira, deelnemer_uitnodigen, overleg_id=overleg.pk, medewerker_id=wmo.pk)
        assert bespreek(huis, breng_in(huis, overleg, wet="jeugd")).anoniem

    def test_een_partner_zonder_grond_maakt_de_zaak_anoniem_en_er_is_geen_deling(self, huis, overleg):
        zaak, school = breng_in(huis, overleg), gast(huis, overleg)
        er = [d.pk for d in alles(Overlegdeelnemer, overleg=overleg)]
        assert doe(huis.wijk.samira, aanwezigheid_zetten, overleg_id=overleg.pk, aanwezig=er) == 3
        assert bespreek(huis, zaak).anoniem
        assert (alles(Deling), school.medewerker_id) == ([], None)

    def test_wie_afwezig_is_telt_niet(self, huis, overleg):
        zaak, school = breng_in(huis, overleg), gast(huis, overleg)
        er = [d.pk for d in alles(Overlegdeelnemer, overleg=overleg) if d.pk != school.pk]
        doe(huis.wijk.samira, aanwezigheid_zetten, overleg_id=overleg.pk, aanwezig=er)
        assert not bespreek(huis, zaak).anoniem

    def test_met_toestemming_van_ieder_mogen_namen_en_wordt_het_een_deling(self, huis, overleg):
        _volwassen()
        for wie in leden(huis).values():
            doe(huis.wijk.samira, toestemming_vastleggen, dossier_id=huis.dossier.pk, inwoner_id=wie.pk, soort="delen",
                partner="school", gevers=_gevers(huis, wie), gegevens=["contact", "plan"])  # fmt: skip
        gast(huis, overleg)
        er = [d.pk for d in alles(Overlegdeelnemer, overleg=overleg)]
        doe(huis.wijk.samira, aanwezigheid_zetten, overleg_id=overleg.pk, aanwezig=er)
        zaak = bespreek(huis, breng_in(huis, overleg))
        assert (zaak.anoniem, len(alles(Deling, partner="school"))) == (False, 3)
        bespreek(huis, zaak, versie=2, besluit="Toch anders")
        assert len(alles(Deling)) == 3


def _volwassen():
    """Everybody decides for oneself."""
    with transactie(p.SYSTEEM):
        Inwoner.objects.update(geboortedatum=date(1990, 1, 1))


def _gevers(huis, wie):
    """Everybody who has to say yes for this one."""
    with transactie(p.actor(huis.wijk.samira)):
        return [g.sleutel for g in gevers_van(wie.pk).mensen]


class TestBespreken:
    def test_twee_keer_inbrengen_is_een_keer_met_de_nieuwe_vraag(self, huis, overleg):
        breng_in(huis, overleg)
        breng_in(huis, overleg, vraag="En de school?")
        assert [z.vraag for z in alles(Overlegzaak)] == ["En de school?"]

    def test_wie_een_oude_tekst_zag_botst(self, huis, overleg):
        zaak = breng_in(huis, overleg)
        bespreek(huis, zaak)
        with pytest.raises(Botsing):
            bespreek(huis, zaak, versie=1, besluit="Iets anders")

    def test_een_actie_wordt_een_stap_in_het_plan(self, huis, overleg):
        zaak, doel = breng_in(huis, overleg), maak_doel(huis, eerste_stap=None)
        stap = NieuweStap("Belt de bank", medewerker_id=huis.wijk.tom.pk, uiterlijk=klok.vandaag())
        doe(huis.wijk.samira, actie_afspreken, zaak_id=zaak.pk, stap=stap, doel_id=doel.pk)
        doe(huis.wijk.samira, actie_afspreken, zaak_id=zaak.pk, stap=stap, nieuw_doel="Rust in huis")
        assert [(s.voor_id, s.doel.resultaat) for s in stappen()] == [
            (huis.wijk.tom.pk, doel.resultaat),
            (huis.wijk.tom.pk, "Rust in huis"),
        ]

    def test_een_actie_heeft_een_dag_en_een_doel(self, huis, overleg):
        zaak = breng_in(huis, overleg)
        for stap, zin in ((NieuweStap("Bellen"), "Spreek een dag af"), (_vandaag("Bellen"), "nog geen tekst")):
            with pytest.raises(Fout, match=zin):
                doe(huis.wijk.samira, actie_afspreken, zaak_id=zaak.pk, stap=stap)

    def test_na_het_sluiten_verandert_er_niets_tot_het_heropend_is(self, huis, overleg):
        zaak = breng_in(huis, overleg)
        for _ in range(2):
            doe(huis.wijk.samira, overleg_sluiten, overleg_id=overleg.pk)
        with pytest.raises(Fout, match="Dit overleg is gesloten"):
            bespreek(huis, zaak)
        doe(huis.wijk.samira, overleg_heropenen, overleg_id=overleg.pk)
        assert bespreek(huis, zaak).besproken_op


class TestVoorstellen:
    def test_een_dossier_dat_lang_loopt_wordt_een_keer_voorgesteld_aan_wie_regisseert(self, huis, overleg):
        with klok.zet_klok(klok.vandaag() + timedelta(weeks=27)):
            assert (casuistiek_voorstellen(), casuistiek_voorstellen()) == (1, 0)
            [taak] = alles(Taak, soort="casuistiek", klaar_op=None)
            assert taak.voor_id == huis.wijk.samira.pk
            bespreek(huis, breng_in(huis, overleg))
            assert alles(Taak, soort="casuistiek", klaar_op=None) == []
            assert casuistiek_voorstellen() == 0

    def test_eerder_niet(self, huis):
        assert casuistiek_voorstellen() == 0

    def test_een_vraag_hoeveel_dossiers_er_ook_lopen(self, huis):
        def gesteld():
            with CaptureQueriesContext(connection) as gesteld_:
                assert casuistiek_voorstellen() == 0
            return len(gesteld_)

        een = gesteld()
        doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=maak_huishouden(huis.wijk.oost).pk)
        assert gesteld() == een


class TestScherm:
    def test_van_plannen_tot_sluiten(self, huis):
        samira = log_in(Client(), huis.wijk.samira)
        samira.post("/overleg/nieuw/", {"soort": "mdo", "dag": klok.vandaag(), "tijd": "23:30", "collegas": []})
        [rij] = alles(Overleg)
        pad = f"/overleg/{rij.pk}/"
        samira.post(f"{pad}uitnodigen/", {"naam": "Lotte", "organisatie": "De Vlieger", "partner": "school"})
        samira.post(f"{pad}inbrengen/", {"nummer": huis.dossier.nummer, "vraag": "Wat nu?"})
        [zaak] = alles(Overlegzaak)
        blad = samira.get(pad).content.decode()
        assert all(t in blad for t in ("Zonder namen bespreken: Lotte heeft", "Wat nu?", huis.dossier.nummer))
        samira.post(f"{pad}aanwezig/", {"er": [str(alles(Overlegdeelnemer, naam="Samira")[0].pk), "onzin"]})
        assert "namen mogen" in samira.get(f"{pad}?zaak={zaak.pk}").content.decode()
        samira.post(f"{pad}zaak/{zaak.pk}/besluit/", {"besluit": "Samen bellen", "versie": 1})
        actie = {"tekst": "Belt", "wie": huis.wijk.tom.pk, "uiterlijk": klok.vandaag(), "nieuw_doel": "Rust"}
        assert "als stap in het plan" in samira.post(
            f"{pad}zaak/{zaak.pk}/actie/", actie, follow=True
        ).content.decode()  # fmt: skip
        assert "is gesloten" in samira.post(f"{pad}sluiten/", follow=True).content.decode()
        assert "Samen bellen" in samira.get(pad).content.decode()
        te_laat = samira.post(f"{pad}aanwezig/", {"er": []}, follow=True)
        assert (te_laat.status_code, "Dit overleg is gesloten" in te_laat.content.decode()) == (200, True)
        samira.post(f"{pad}heropenen/")
        assert alles(Overleg)[0].gesloten_op is None

    def test_de_agenda_op_papier_heeft_geen_namen(self, huis, overleg):
        breng_in(huis, overleg)
        blad = log_in(Client(), huis.wijk.samira).get(f"/overleg/{overleg.pk}/afdrukken/").content.decode()
        assert "Zaak 1, ingebracht door Samira" in blad
        assert "Yılmaz" not in blad
        assert "huur" not in blad
        assert "Regie: Samira, Team Oost" in blad

    def test_wat_niet_klopt_komt_terug(self, huis, overleg):
        samira, pad = log_in(Client(), huis.wijk.samira), f"/overleg/{overleg.pk}/"
        zaak = breng_in(huis, overleg)
        for rest, velden, zin in (
            ("inbrengen/", {"nummer": "1999-1", "vraag": "x"}, "niet gevonden"),
            ("uitnodigen/", {"naam": ""}, "Vul dit in"),
            (f"zaak/{zaak.pk}/besluit/", {"besluit": "", "versie": 1}, "Vul dit in"),
            (f"zaak/{zaak.pk}/actie/", {"tekst": "x"}, "Vul dit in"),
        ):
            antwoord = samira.post(pad + rest, velden)
            assert antwoord.status_code == 422, rest
            assert zin in antwoord.content.decode(), rest
        assert samira.post("/overleg/nieuw/", {"soort": "mdo"}).status_code == 422
        assert samira.get(f"{pad}?zaak={overleg.pk}").status_code == 404

    def test_wie_tegelijk_schreef_ziet_beide_teksten(self, huis, overleg):
        zaak = breng_in(huis, overleg)
        bespreek(huis, zaak, besluit="Eerst bellen")
        blad = log_in(Client(), huis.wijk.tom).post(
            f"/overleg/{overleg.pk}/zaak/{zaak.pk}/besluit/", {"besluit": "Eerst mailen", "versie": 1}
        ).content.decode()  # fmt: skip
        assert all(t in blad for t in ("Eerst bellen", "Eerst mailen"))

    def test_een_zaak_van_een_afgeschermd_gezin_is_er_niet_voor_wie_niet_betrokken_is(self, huis, overleg):
        afgeschermd = maak_huis_afgeschermd(huis)
        breng_in(huis, overleg, dossier_id=afgeschermd.pk)
        assert "Geheim gezin" in log_in(Client(), huis.wijk.samira).get(f"/overleg/{overleg.pk}/").content.decode()
        tom = log_in(Client(), huis.wijk.tom).get(f"/overleg/{overleg.pk}/").content.decode()
        assert "Geheim gezin" not in tom
        assert "0 van 0 zaken" in tom

    def test_evenveel_vragen_bij_een_en_bij_tien_zaken_en_collegas(self, huis, overleg):
        samira, pad = log_in(Client(), huis.wijk.samira), f"/overleg/{overleg.pk}/"
        breng_in(huis, overleg)
        samira.get(pad)
        een = vragen(samira, pad)[0]
        for nr in range(6):
            collega = p.maak_medewerker(f"Collega {nr}", Rol.WIJKCOACH, huis.wijk.oost)
            doe(huis.wijk.samira, deelnemer_uitnodigen, overleg_id=overleg.pk, medewerker_id=collega.pk)
        assert vragen(samira, pad)[0] == een
        assert een <= 12
        assert "Casuïstiek van het team" in samira.get("/overleg/").content.decode()


def stappen():
    with transactie(p.SYSTEEM):
        return list(Stap.objects.select_related("doel").order_by("gemaakt_op"))


def _vandaag(tekst):
    return NieuweStap(tekst, "netwerk", "Oma", uiterlijk=klok.vandaag())


def maak_huis_afgeschermd(huis):
    gezin = maak_huishouden(huis.wijk.oost, naam="Geheim gezin")
    dossier = doe(huis.wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk)
    with transactie(p.SYSTEEM):
        type(gezin).objects.filter(pk=gezin.pk).update(afgeschermd=True)
    return dossier


def test_het_nummer_vindt_alleen_wat_je_mag_openen(huis):
    with transactie(p.actor(huis.wijk.zoe)):
        assert opvragen.dossier_met_nummer(huis.dossier.nummer) is None
