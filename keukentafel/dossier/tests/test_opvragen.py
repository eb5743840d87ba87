"""What the screens of the dossier get to see, in how many statements."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import opvragen as o
from keukentafel.dossier.opvragen.kader import bron_van
from keukentafel.dossier.regels import KORTE_TEKST
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.models import Huishouden, Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.kern.tekst import datum_gewoon
from keukentafel.organisatie.models import Afwezigheid
from keukentafel.toegang.models import Belangenconflict, Contact, Melding, MeldingStatus
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


def schrijf(medewerker, dossier, aantal=1, **velden):
    basis = {"dossier_id": dossier.pk, "tekst": "Gebeld met Fatma"}
    actor = p.actor(medewerker)
    with transactie(actor):
        for nummer in range(aantal):
            moment = klok.nu() - timedelta(minutes=nummer)
            h.journaalregel_schrijven(actor=actor, **{**basis, "moment": moment, **velden})


def kader(medewerker, dossier):
    with transactie(p.actor(medewerker)):
        return o.dossier_kader(dossier.pk)


def blad(medewerker, dossier, **velden):
    with transactie(p.actor(medewerker)):
        return o.tijdlijn(o.dossier_kader(dossier.pk), **velden)


class TestKader:
    def test_het_kader_noemt_het_gezin_de_talen_en_de_wetten(self, wijk, dossier):
        beeld = kader(wijk.samira, dossier)
        assert [lid.roepnaam for lid in beeld.leden] == ["Emre", "Fatma", "Elif"]
        assert (beeld.talen, beeld.aantal_leden) == (("Nederlands", "Turks"), 3)
        assert [code for code, _ in beeld.wetten] == ["algemeen", "wmo", "jeugd", "wgs", "veiligheid"]
        assert beeld.mag_schrijven
        assert beeld.mag_beheren
        assert beeld.is_open

    def test_een_kind_onder_de_twaalf_leest_niet_mee(self, wijk, dossier):
        assert kader(wijk.samira, dossier).lezers() == ["Emre", "Fatma", "Elif"]
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(roepnaam="Elif").update(geboortedatum=klok.vandaag() - timedelta(days=3000))
        assert kader(wijk.samira, dossier).lezers() == ["Emre", "Fatma"]

    def test_een_geheim_adres_van_een_lid_verbergt_het_adres_van_het_huishouden(self, wijk, dossier):
        assert kader(wijk.samira, dossier).adres == "Geen adres bekend"
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(roepnaam="Elif").update(geheimhouding=True)
        assert kader(wijk.samira, dossier).adres == "Adres afgeschermd"

    def test_een_verborgen_lid_telt_niet_mee_voor_wie_geen_band_heeft(self, wijk, dossier):
        verborgen = p.maak_inwoner(wijk.oost, roepnaam="Noor", afgeschermd=True)
        with transactie(p.SYSTEEM):
            Huishoudlid.objects.create(
                huishouden_id=dossier.huishouden_id,
                inwoner=verborgen,
                team=wijk.oost,
                van=p.BEGIN,
                gemaakt_door="systeem:test",
            )
        assert kader(wijk.tom, dossier).aantal_leden == 3
        assert kader(wijk.samira, dossier).aantal_leden == 4

    def test_een_ander_team_vindt_niets(self, wijk, dossier):
        with pytest.raises(NietGevonden):
            kader(wijk.zoe, dossier)

    def test_bron_en_leegte(self, wijk):
        van_brp = {"naam": {"bron": "BRP", "op": "2026-09-03"}}
        assert bron_van(van_brp) == "BRP, 03-09-2026"
        assert bron_van({"naam": {"bron": "inwoner"}}) == "inwoner"
        assert bron_van({}) == ""
        leeg = maak_dossier(wijk.samira, maak_huishouden(wijk.oost), inwoner_id=p.maak_inwoner(wijk.oost).pk)
        with transactie(p.SYSTEEM):
            Huishoudlid.objects.all().delete()
        beeld = kader(wijk.samira, leeg)
        assert (beeld.naam, beeld.adres) == ("Huishouden d'Alençon-Yılmaz", "Geen adres bekend")


class TestTijdlijn:
    def test_bladeren_geeft_elke_regel_precies_een_keer(self, wijk, dossier):
        schrijf(wijk.samira, dossier, 45)
        gezien, na = [], ""
        for _ in range(3):
            pagina = blad(wijk.samira, dossier, na=na)
            gezien += [r.id for r in pagina.regels]
            na = pagina.volgende
        assert (len(gezien), len(set(gezien)), na) == (46, 46, "")

    def test_een_kapotte_sleutel_en_een_onbekend_filter_tonen_het_begin(self, wijk, dossier):
        assert len(blad(wijk.samira, dossier, na="stuk_x", filter="onzin").regels) == 1

    def test_alle_bronnen_staan_op_volgorde_met_woorden(self, wijk, dossier):
        moment = klok.nu()
        with transactie(p.SYSTEEM):
            vast = {"team": wijk.oost, "gemaakt_door": str(wijk.samira.pk), "huishouden_id": dossier.huishouden_id}
            Contact.objects.create(kanaal="telefoon", moment=moment, tekst="Belde", **vast)
            melding = Melding.objects.create(nummer=9, ontvangen_op=moment, kanaal="balie", **vast)
            MeldingStatus.objects.create(
                melding=melding, team=wijk.oost, status="in_behandeling", sinds=moment, gemaakt_door="systeem:x"
            )
        doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="Lang", titel="Gesprek thuis")
        schrijf(wijk.samira, dossier, soort="signaal", wet="wmo")
        titels = {r.titel for r in blad(wijk.samira, dossier).regels}
        assert titels == {
            "Kort contact, telefoon",
            "Melding 9 binnengekomen, balie",
            "Melding 9: in behandeling",
            "Gesprek thuis",
            "Signaal",
            "Dossier geopend",
        }

    @pytest.mark.parametrize(
        ("filter", "titels"),
        [
            ("contact", {"Telefoongesprek", "Keukentafelgesprek"}),
            ("verslagen", {"Keukentafelgesprek"}),
            ("signalen", {"Signaal"}),
            ("stand", {"Dossier geopend"}),
        ],
    )
    def test_filters(self, wijk, dossier, filter, titels):
        schrijf(wijk.samira, dossier)
        schrijf(wijk.samira, dossier, soort="signaal")
        doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="x")
        assert {r.titel for r in blad(wijk.samira, dossier, filter=filter).regels} == titels

    def test_een_regel_zegt_wanneer_wie_wie_leest_en_over_wie(self, wijk, dossier):
        beeld = kader(wijk.samira, dossier)
        schrijf(wijk.samira, dossier, wet="jeugd", over=[beeld.leden[2].id])
        regel = blad(wijk.samira, dossier, filter="contact").regels[0]
        assert (regel.titel, regel.labels) == ("Telefoongesprek, Elif", ("Jeugdwet",))
        assert regel.regel.startswith("vandaag ")
        assert regel.wie_leest.startswith(
            "Collega’s van je team met een taak in Jeugdwet kunnen dit lezen, Elif en wie "
        )
        assert "gezag heeft over Elif vanaf morgen" in regel.wie_leest
        assert regel.van_mij

    def test_een_oude_regel_noemt_het_jaar_en_een_lange_wordt_ingekort(self, wijk, dossier):
        with transactie(p.actor(wijk.samira)):
            actor = p.actor(wijk.samira)
            toen = klok.moment(date(2019, 3, 4), 8, 5)
            h.journaalregel_schrijven(actor=actor, dossier_id=dossier.pk, tekst="x" * 5000, moment=toen)
        regel = blad(wijk.samira, dossier, filter="contact").regels[0]
        assert regel.wanneer == "ma 4 mrt 2019 08.05"
        assert (len(regel.tekst), regel.ingekort) == (KORTE_TEKST, True)

    def test_een_gesloten_dossier_zegt_waarom(self, wijk, dossier):
        doe(wijk.samira, h.dossier_sluiten, dossier_id=dossier.pk, reden="verhuisd")
        titels = [r.titel for r in blad(wijk.tom, dossier, filter="stand").regels]
        assert "Dossier gesloten: Verhuisd uit de gemeente" in titels

    def test_een_kind_van_twee_huishoudens_neemt_de_regels_van_het_andere_niet_mee(self, wijk, dossier):
        with transactie(p.SYSTEEM):
            kind = Inwoner.objects.get(roepnaam="Elif")
        ander = maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [kind], naam="Huishouden Demir"))
        with transactie(p.SYSTEEM):
            vast = {"team": wijk.oost, "gemaakt_door": "systeem:x", "inwoner": kind, "moment": klok.nu()}
            Contact.objects.create(kanaal="school", huishouden_id=dossier.huishouden_id, **vast)
            Contact.objects.create(kanaal="balie", **vast)
        titels = [r.titel for r in blad(wijk.samira, ander, filter="contact").regels]
        assert titels == ["Kort contact, balie"]

    def test_het_aantal_vragen_is_gelijk_bij_een_en_bij_vijfhonderd_regels(self, wijk, dossier):
        tellingen = []
        for aantal in (1, 500):
            schrijf(wijk.samira, dossier, aantal)
            with transactie(p.actor(wijk.samira)), CaptureQueriesContext(connection) as vragen:
                o.tijdlijn(o.dossier_kader(dossier.pk))
            tellingen.append(len([v for v in vragen if "SAVEPOINT" not in v["sql"] and "logboek" not in v["sql"]]))
        assert tellingen == [4, 4]


class TestWerkprocessen:
    def test_de_lijst_kent_stand_zwaarte_en_geschiedenis_in_twee_vragen(self, wijk, dossier):
        with transactie(p.actor(wijk.samira)):
            beeld = o.dossier_kader(dossier.pk)
            with CaptureQueriesContext(connection) as vragen:
                werk = o.werkprocessen(beeld).regels[0]
        assert len(vragen) == 2
        assert (werk.naam, werk.team, werk.zwaarte_naam) == ("Algemeen, voor Fatma", "Oost", "nog niet bepaald")
        velden = {"werkproces_id": werk.id, "toelichting": "vergeten"}
        doe(wijk.samira, h.zwaarte_zetten, waarde=3, **velden)
        doe(wijk.samira, h.werkproces_sluiten, reden="afgerond", **velden)
        with transactie(p.actor(wijk.samira)):
            werk = o.werkprocessen(beeld).een(werk.id)
        assert (werk.open, werk.zwaarte) == (False, 3)
        teksten = [v.tekst for v in werk.geschiedenis]
        assert teksten == ["Geopend in team Oost", "Gesloten: Hulp is klaar", "Zwaarte: zwaar"]

    def test_een_vreemd_werkproces_is_er_niet(self, wijk, dossier):
        with transactie(p.actor(wijk.samira)), pytest.raises(NietGevonden):
            o.werkprocessen(o.dossier_kader(dossier.pk)).een(dossier.pk)


def gezien(medewerker, dossier):
    """The panel as this worker sees it; NietGevonden when the dossier is not for this worker."""
    with transactie(p.actor(medewerker)):
        return list(o.wie_mag_zien(o.dossier_kader(dossier.pk)))


def weg(wijk, wie, waarnemer):
    """Absent from yesterday, with somebody who stands in; returns the first day back."""
    van, terug = klok.vandaag() - timedelta(days=1), klok.vandaag() + timedelta(days=8)
    with transactie(p.SYSTEEM):
        Afwezigheid.objects.create(medewerker=wie, waarnemer=waarnemer, van=van, tot=terug)
    return terug


class TestWieMagZien:
    def test_rollen_van_het_team_in_woorden(self, wijk, dossier):
        with transactie(p.actor(wijk.samira)):
            wie = dict(o.wie_mag_zien(o.dossier_kader(dossier.pk)))
        assert wie["Samira"].startswith("Betrokken")
        assert wie["Wijkcoach in team Oost"] == "Leest Algemeen, Wmo en Jeugdwet"
        assert wie["Managementondersteuner in team Oost"] == "Alleen naam en wie de regie heeft"

    def test_wie_waarneemt_staat_erbij_zolang_het_duurt_en_leest_dan_echt(self, wijk, dossier):
        with transactie(p.SYSTEEM):
            Huishouden.objects.update(afgeschermd=True)
        terug = weg(wijk, wijk.samira, wijk.zoe)
        assert gezien(wijk.zoe, dossier) == [
            ("Samira", "Betrokken bij dit dossier, ieder voor de eigen taak"),
            ("Zoë", f"Neemt waar voor Samira tot {datum_gewoon(terug)}"),
            ("Aandachtsfunctionaris", "Omdat dit huishouden is afgeschermd"),
            ("Verder niemand", ""),
        ]
        with klok.zet_klok(terug):
            assert [wie for wie, _ in gezien(wijk.samira, dossier)] == [
                "Samira", "Aandachtsfunctionaris", "Verder niemand",
            ]  # fmt: skip
            with pytest.raises(NietGevonden):
                gezien(wijk.zoe, dossier)

    def test_een_waarnemer_uit_de_eigen_kring_leest_niet_en_staat_er_niet(self, wijk, dossier):
        weg(wijk, wijk.samira, wijk.zoe)
        with transactie(p.SYSTEEM):
            velden = {
                "medewerker": wijk.zoe,
                "huishouden": dossier.huishouden,
                "soort": "familie",
                "sinds": klok.vandaag(),
            }
            Belangenconflict.objects.create(gemaakt_door=p.SYSTEEM.kenmerk, team=wijk.oost, **velden)
        assert "Zoë" not in dict(gezien(wijk.samira, dossier))
        with pytest.raises(NietGevonden):
            gezien(wijk.zoe, dossier)

    def test_wie_voor_de_hele_gemeente_werkt_staat_er_zonder_team(self, wijk, dossier):
        p.maak_medewerker("Ans", p.Rol.AANDACHTSFUNCTIONARIS, wijk.zuid)
        p.maak_medewerker("Pim", p.Rol.PRIVACY_OFFICER, None)
        wie = dict(gezien(wijk.samira, dossier))
        assert wie["Aandachtsfunctionaris"] == "Leest Algemeen en Veiligheid, met een reden ook Wmo en Jeugdwet"
        wetten = "Wmo, Jeugdwet, Participatiewet, Schulden (Wgs) en Veiligheid"
        assert wie["Privacy officer"] == f"Alleen met een reden: {wetten}"

    def test_een_afgeschermd_dossier_ziet_verder_niemand(self, wijk, dossier):
        with transactie(p.SYSTEEM):
            Huishouden.objects.update(afgeschermd=True)
        with transactie(p.actor(wijk.samira)):
            wie = dict(o.wie_mag_zien(o.dossier_kader(dossier.pk)))
        assert list(wie) == ["Samira", "Aandachtsfunctionaris", "Verder niemand"]
