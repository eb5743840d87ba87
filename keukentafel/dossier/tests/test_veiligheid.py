"""Acts of the compartment, and its walls: who lacks the right learns nothing, in no list, count, byte or statement."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import opvragen as o
from keukentafel.dossier.models import (
    Kindcheck,
    Meldcode,
    Meldcodestap,
    Raadpleging,
    Veiligheidswaarschuwing,
    VeiligThuisMelding,
)
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.handelingen import afspraak_maken
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
KAST = (Meldcode, Meldcodestap, Raadpleging, VeiligThuisMelding, Kindcheck, Veiligheidswaarschuwing)


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


@pytest.fixture
def meldcode(wijk, dossier):
    return doe(wijk.samira, h.meldcode_beginnen, dossier_id=dossier.pk, aanleiding="Blauwe plek op de arm")


def taken(soort="", **filter_):
    with transactie(p.SYSTEEM):
        rijen = Taak.objects.filter(klaar_op=None, **filter_)
        return list((rijen.filter(soort=soort) if soort else rijen).order_by("soort"))


def lid(dossier, nummer=0):
    with transactie(p.SYSTEEM):
        return o.dossier_kader(dossier.pk).leden[nummer]


class TestMeldcode:
    def test_beginnen_is_stap_een_en_vraagt_later_de_rest(self, wijk, dossier, meldcode):
        with transactie(p.actor(wijk.samira)):
            beeld = o.meldcode(dossier.pk, meldcode.pk)
        assert (beeld.stappen[0].feiten, beeld.volgende, beeld.verantwoordelijk) == (
            "Blauwe plek op de arm",
            2,
            "Samira",
        )
        assert [(t.soort, t.afgeschermd) for t in taken()] == [
            ("meldcode_bijwerken", True),
            ("meldcode_meekijken", True),
        ]
        assert {t.rol for t in taken("meldcode_meekijken")} == {"aandachtsfunctionaris"}

    def test_een_andere_volgorde_wordt_bewaard_en_vraagt_om_een_reden(self, wijk, meldcode):
        doe(wijk.samira, h.meldcodestap_vastleggen, meldcode_id=meldcode.pk, nr=5, feiten="Nu melden")
        assert "vóór stap 2" in taken("meldcode_volgorde")[0].tekst
        reden = {"reden": "acuut gevaar"}
        doe(wijk.samira, h.meldcodestap_vastleggen, meldcode_id=meldcode.pk, nr=4, feiten="Gewogen", **reden)
        assert len(taken("meldcode_volgorde")) == 1

    def test_een_besluit_om_te_melden_vraagt_om_de_melding_en_de_melding_haalt_de_vraag_weg(self, wijk, meldcode):
        velden = {"meldcode_id": meldcode.pk, "nr": 5, "feiten": "Melden", "reden": "acuut"}
        doe(wijk.samira, h.meldcodestap_vastleggen, antwoorden={"melden": "ja", "gek": "ja"}, **velden)
        assert taken("veilig_thuis_melden")
        doe(wijk.samira, h.veilig_thuis_melding_vastleggen, meldcode_id=meldcode.pk, inhoud="Gebeld")
        assert taken("veilig_thuis_melden") == []
        assert taken("veilig_thuis_volgen")[0].uiterlijk > klok.vandaag()
        with transactie(p.SYSTEEM):
            assert Meldcodestap.objects.get(nr=5).antwoorden == {"melden": "ja"}
        doe(wijk.samira, h.meldcodestap_vastleggen, antwoorden={"melden": "ja"}, **velden)
        assert taken("veilig_thuis_melden") == []

    def test_een_betere_tekst_laat_de_oude_staan(self, wijk, dossier, meldcode):
        doe(
            wijk.samira, h.meldcodestap_vastleggen, meldcode_id=meldcode.pk, nr=1, feiten="Twee plekken", oordeel="Zorg"
        )
        with transactie(p.actor(wijk.samira)):
            stap = o.meldcode(dossier.pk, meldcode.pk).stappen[0]
        assert (stap.feiten, stap.oordeel, stap.eerder[0][1]) == ("Twee plekken", "Zorg", "Blauwe plek op de arm")

    def test_twee_collegas_in_een_stap(self, wijk, meldcode):
        velden = {"meldcode_id": meldcode.pk, "nr": 2, "feiten": "x"}
        eerste = doe(wijk.samira, h.meldcodestap_vastleggen, reden="r", **velden)
        tweede = doe(wijk.samira, h.meldcodestap_vastleggen, vorig=eerste.pk, **velden)
        assert tweede.pk != eerste.pk
        with pytest.raises(Fout, match="Samira heeft deze stap intussen"):
            doe(wijk.samira, h.meldcodestap_vastleggen, vorig=eerste.pk, **velden)

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"nr": 2, "op": klok.vandaag() + timedelta(days=2), "feiten": "x"}, "op"),
            ({"nr": 2}, "feiten"),
            ({"nr": 3, "overgeslagen": True}, "reden"),
        ],
    )
    def test_wat_niet_kan_noemt_het_veld(self, wijk, meldcode, velden, veld):
        with pytest.raises(Fout) as fout:
            doe(wijk.samira, h.meldcodestap_vastleggen, meldcode_id=meldcode.pk, **velden)
        assert fout.value.veld == veld

    def test_overleg_mag_zonder_naam(self, wijk, dossier, meldcode):
        velden = {"meldcode_id": meldcode.pk, "advies": "Praat eerst met moeder"}
        doe(wijk.samira, h.raadpleging_vastleggen, soort="veilig_thuis", anoniem=True, **velden)
        with transactie(p.actor(wijk.samira)):
            raad = o.meldcode(dossier.pk, meldcode.pk).raadplegingen[0]
        assert (raad.anoniem, raad.wie, raad.advies) == (True, "", "Praat eerst met moeder")
        with pytest.raises(Fout, match="‘buurman’ staat niet in de lijst"):
            doe(wijk.samira, h.raadpleging_vastleggen, soort="buurman", **velden)

    def test_een_melding_zonder_dat_het_gezin_het_weet_vraagt_waarom(self, wijk, meldcode):
        velden = {"meldcode_id": meldcode.pk, "inhoud": "x", "inwoner_weet_ervan": False}
        with pytest.raises(Fout) as fout:
            doe(wijk.samira, h.veilig_thuis_melding_vastleggen, **velden)
        assert fout.value.veld == "reden_niet"
        doe(wijk.samira, h.veilig_thuis_melding_vastleggen, reden_niet="dreiging", bron_geheim=True, **velden)
        with pytest.raises(Fout, match="toekomst"):
            doe(wijk.samira, h.veilig_thuis_melding_vastleggen, meldcode_id=meldcode.pk, inhoud="x",
                op=klok.vandaag() + timedelta(days=1))  # fmt: skip

    def test_afsluiten_heropenen_en_twee_keer_heropenen(self, wijk, dossier, meldcode):
        velden = {"meldcode_id": meldcode.pk}
        doe(wijk.samira, h.meldcode_afsluiten, uitkomst="Het was een val", versie=1, **velden)
        assert taken() == []
        with pytest.raises(Fout, match="Heropen de meldcode"):
            doe(wijk.samira, h.raadpleging_vastleggen, soort="collega", advies="x", **velden)
        doe(wijk.samira, h.meldcode_heropenen, **velden)
        assert doe(wijk.samira, h.meldcode_heropenen, **velden).klaar_op is None
        with pytest.raises(Botsing):
            doe(wijk.samira, h.meldcode_afsluiten, uitkomst="x", versie=1, **velden)

    def test_een_bijzondere_vorm_staat_in_de_lijst(self, wijk, dossier):
        velden = {"dossier_id": dossier.pk, "aanleiding": "x"}
        assert doe(wijk.samira, h.meldcode_beginnen, bijzonder="vgv", concept="meldcode:x", **velden).bijzonder == "vgv"
        for fout in ({"bijzonder": "anders"}, {"publiek": "auteur"}, {"op": klok.vandaag() + timedelta(days=1)}):
            with pytest.raises(Fout):
                doe(wijk.samira, h.meldcode_beginnen, **velden, **fout)


class TestKindcheck:
    def test_een_kindcheck_wordt_na_maanden_opnieuw_gevraagd(self, wijk, dossier):
        velden = {"dossier_id": dossier.pk, "inwoner_id": lid(dossier).id}
        doe(wijk.samira, h.kindcheck_vastleggen, uitkomst="zorgen", **velden)
        assert [t.soort for t in taken()] == ["kindcheck", "kindcheck_zorgen"]
        doe(wijk.samira, h.kindcheck_vastleggen, uitkomst="geen_kinderen", **velden)
        assert [t.soort for t in taken()] == ["kindcheck_zorgen"]
        with transactie(p.SYSTEEM):
            assert Kindcheck.objects.count() == 2
        with pytest.raises(Fout, match="toekomst"):
            doe(wijk.samira, h.kindcheck_vastleggen, uitkomst="veilig", op=klok.vandaag() + timedelta(days=1), **velden)

    def test_een_geopend_dossier_met_ouder_en_kind_vraagt_de_kindcheck_een_keer(self, wijk, dossier):
        with transactie(p.SYSTEEM):
            geopend = Gebeurtenis.objects.get(soort="dossier_geopend")
            h.kindcheck_vragen(geopend)
        assert [(t.soort, t.voor_id) for t in taken()] == [("kindcheck", wijk.samira.pk)]
        doe(wijk.samira, h.kindcheck_vastleggen, dossier_id=dossier.pk, inwoner_id=lid(dossier).id, uitkomst="onbekend")
        with transactie(p.SYSTEEM):
            h.kindcheck_vragen(geopend)
        assert len(taken()) == 1

    def test_zonder_kind_of_zonder_mens_aan_het_werk_wordt_niets_gevraagd(self, wijk):
        alleen = maak_huishouden(wijk.oost, [p.maak_inwoner(wijk.oost)])
        maak_dossier(wijk.samira, alleen)
        with transactie(p.SYSTEEM):
            h.kindcheck_vragen(Gebeurtenis.objects.get(soort="dossier_geopend"))
            h.kindcheck_vragen(Gebeurtenis(soort="x", onderwerp=alleen.pk, actor="systeem:x"))
        assert taken() == []


class TestWaarschuwing:
    def zet(self, wijk, dossier, **velden):
        return doe(wijk.samira, h.waarschuwing_zetten, dossier_id=dossier.pk, soort="samen", **velden)

    def test_zij_eindigt_vanzelf_en_de_week_ervoor_wordt_het_gevraagd(self, wijk, dossier):
        rij = self.zet(wijk, dossier, toelichting="Dreigde met een mes")
        assert taken("waarschuwing_herzien")[0].uiterlijk == rij.tot - timedelta(days=7)
        for dag, geldt in ((rij.tot - timedelta(days=1), True), (rij.tot, False)):
            with klok.zet_klok(dag), transactie(p.actor(wijk.samira)):
                assert bool(o.kast(dossier.pk).geldend) is geldt
                assert bool(o.bij_bezoek(dossier.huishouden_id)) is geldt

    def test_verlengen_beeindigen_en_weer_laten_gelden(self, wijk, dossier):
        rij = self.zet(wijk, dossier)
        doe(wijk.samira, h.waarschuwing_beeindigen, waarschuwing_id=rij.pk, reden="rustig")
        assert doe(wijk.samira, h.waarschuwing_beeindigen, waarschuwing_id=rij.pk).beeindigd_reden == "rustig"
        assert taken() == []
        tot = klok.vandaag() + timedelta(days=30)
        assert doe(wijk.samira, h.waarschuwing_verlengen, waarschuwing_id=rij.pk, tot=tot, versie=2).tot == tot
        with pytest.raises(Botsing):
            doe(wijk.samira, h.waarschuwing_verlengen, waarschuwing_id=rij.pk, versie=1)
        with pytest.raises(Fout, match="geen dag in de toekomst"):
            self.zet(wijk, dossier, tot=klok.vandaag())

    def test_wie_het_bezoek_doet_leest_wat_te_doen_en_nooit_waarom(self, wijk, dossier):
        self.zet(wijk, dossier, toelichting="Dreigde met een mes")
        begin = klok.nu() + timedelta(hours=2)
        with klok.zet_klok(klok.moment(klok.vandaag(), 9)):
            begin = klok.nu() + timedelta(hours=2)
            doe(wijk.tom, afspraak_maken, begin=begin, onderwerp="Kennismaken", huishouden_id=dossier.huishouden_id)
            antwoord = log_in(Client(), wijk.tom).get("/bij-bezoek/")
        assert "Ga met z’n tweeën" in antwoord.content.decode()
        assert "mes" not in antwoord.content.decode()
        for ander in (wijk.frans, wijk.zoe):
            assert "tweeën" not in log_in(Client(), ander).get("/bij-bezoek/").content.decode()

    def test_wie_een_bezoek_plant_leest_het_ook(self, wijk, dossier):
        self.zet(wijk, dossier)
        adres = f"/bij-bezoek/{dossier.huishouden_id}/"
        frans = log_in(Client(), wijk.frans)
        assert "tweeën" in frans.get(adres).content.decode()
        with transactie(p.SYSTEEM):
            wie = dossier.huishouden.leden.first().inwoner_id
        for persoon in (f"huishouden:{dossier.huishouden_id}", f"inwoner:{wie}"):
            assert adres in frans.get(f"/agenda/nieuw/?persoon={persoon}").content.decode()
        assert "/bij-bezoek/" not in frans.get("/agenda/nieuw/").content.decode()
        assert log_in(Client(), wijk.zoe).get(adres).status_code == 404


@pytest.fixture
def vol(wijk, dossier, meldcode):
    """Something in every table of the compartment."""
    velden = {"meldcode_id": meldcode.pk}
    doe(wijk.samira, h.raadpleging_vastleggen, soort="collega", advies="x", **velden)
    doe(wijk.samira, h.veilig_thuis_melding_vastleggen, inhoud="x", **velden)
    doe(wijk.samira, h.kindcheck_vastleggen, dossier_id=dossier.pk, inwoner_id=lid(dossier).id, uitkomst="zorgen")
    doe(wijk.samira, h.waarschuwing_zetten, dossier_id=dossier.pk, soort="samen")


def gezien(actor):
    with transactie(actor):
        return [model.objects.exists() for model in KAST]


class TestWand:
    def test_de_databank_zelf_toont_het_team_niets(self, wijk, dossier, vol):
        """Beneath the gate: row-level security alone, on every table of the compartment."""
        assert gezien(p.actor(wijk.samira)) == [True] * 6
        af = p.maak_medewerker("Anna", Rol.AANDACHTSFUNCTIONARIS, None)
        assert gezien(p.actor(af)) == [True] * 6
        for ander in (wijk.tom, wijk.zoe, wijk.frans, wijk.mo):
            assert gezien(p.actor(ander)) == [False] * 6
        with transactie(p.SYSTEEM):
            Huishouden.objects.update(afgeschermd=True)
        assert gezien(p.actor(af)) == [False] * 6

    @pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.WIJKTEAMMANAGER])
    def test_met_een_reden_wordt_gelezen_en_nooit_geschreven(self, wijk, dossier, vol, rol):
        iemand = p.actor(p.maak_medewerker("Iemand", rol, wijk.oost), redenen=frozenset({dossier.pk}))
        with transactie(iemand):
            assert o.kast(dossier.pk).meldcodes
            assert not o.kast(dossier.pk).mag_schrijven
            with pytest.raises(GeenRecht):
                h.meldcode_beginnen(actor=iemand, dossier_id=dossier.pk, aanleiding="x")

    def test_schrijven_zonder_band_is_hetzelfde_als_geen_dossier(self, wijk, dossier):
        with pytest.raises(NietGevonden):
            doe(wijk.tom, h.meldcode_beginnen, dossier_id=dossier.pk, aanleiding="x")

    def test_elk_adres_is_een_404_als_een_adres_dat_niet_bestaat(self, wijk, dossier, meldcode):
        basis = f"/dossier/{dossier.pk}/veiligheid/"
        for wie in (wijk.tom, wijk.zoe, wijk.frans, wijk.mo):
            client = log_in(Client(), wie)
            echt = client.get(f"/dossier/{dossier.pk}/bestaat-niet/")
            for rest in ("", "meldcode/nieuw/", f"meldcode/{meldcode.pk}/"):
                antwoord = client.get(basis + rest)
                assert (antwoord.status_code, len(antwoord.content)) == (404, len(echt.content)), (wie, rest)
            for rest in ("kindcheck/", "waarschuwing/", f"meldcode/{meldcode.pk}/stap/2/"):
                assert client.post(basis + rest, {"feiten": "x"}).status_code == 404

    @pytest.mark.parametrize(
        "pagina", ["", "tijdlijn/", "afdrukken/", "betrokkenen/", "afsluiten/", "/caseload/", "/mijn-dag/"]
    )
    def test_een_collega_zonder_recht_krijgt_dezelfde_bladzijde_met_evenveel_vragen(self, wijk, dossier, pagina):
        client = log_in(Client(), wijk.tom)
        adres = pagina if pagina.startswith("/") else f"/dossier/{dossier.pk}/{pagina}"
        client.get(adres)
        voor = bladzijde(client, adres)
        mc = doe(wijk.samira, h.meldcode_beginnen, dossier_id=dossier.pk, aanleiding="x")
        doe(wijk.samira, h.veilig_thuis_melding_vastleggen, meldcode_id=mc.pk, inhoud="x")
        doe(wijk.samira, h.waarschuwing_zetten, dossier_id=dossier.pk, soort="samen")
        na = bladzijde(client, adres)
        assert [paar for paar in zip(voor[0], na[0], strict=True) if paar[0] != paar[1]] == []
        assert na[1] == voor[1]
        assert "/veiligheid/" not in "".join(voor[0])

    def test_een_meldcode_onder_het_adres_van_een_ander_dossier_is_er_niet(self, wijk, dossier, meldcode):
        ander = maak_dossier(wijk.samira, maak_huishouden(wijk.oost))
        with transactie(p.actor(wijk.samira)), pytest.raises(NietGevonden):
            o.meldcode(ander.pk, meldcode.pk)


def bladzijde(client, adres):
    """What the page says, without what differs on every request, and how many statements it took."""
    with CaptureQueriesContext(connection) as vragen:
        tekst = client.get(adres).content.decode()
    return re.sub(r'(value|content)="[^"]{20,}"|[A-Za-z0-9]{64}', "", tekst).splitlines(), len(vragen)
