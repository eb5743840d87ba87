"""The screens of the vraagverheldering, as a browser without JavaScript sees them, and as htmx does."""

from uuid import uuid4

import pytest
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.handelingen.verkennen import Getypt
from keukentafel.dossier.models import Inbreng, Leefgebiednotitie, Netwerkpersoon, Netwerkvraag, Score, Verkenning
from keukentafel.dossier.regels_vraag import Keuze
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.models import Huishoudlid
from keukentafel.kern.actor import transactie
from keukentafel.kern.handelingen import concept_bewaren
from keukentafel.kern.models import Concept
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
VREEMD = "d'Alençon-Yılmaz مرحبا 👩‍👧 <script>alert(1)</script>"
SCHERMEN = ["vraag/", "vraag/versies/", "vraag/afdrukken/", "leefgebieden/", "leefgebieden/vergelijken/", "netwerk/"]
SCHERMEN += ["gehoord/", "gezin/"]


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="geld")


@pytest.fixture
def fatma(dossier):
    with transactie(p.SYSTEEM):
        return Huishoudlid.objects.get(huishouden_id=dossier.huishouden_id, inwoner__roepnaam="Fatma").inwoner_id


@pytest.fixture
def samira(wijk, dossier):
    return log_in(Client(), wijk.samira)


def pad(dossier, rest, wie=None):
    return f"/dossier/{dossier.pk}/{rest}" + (f"?wie={wie}" if wie else "")


def een(model, **filter_):
    with transactie(p.SYSTEEM):
        return model.objects.get(**filter_)


def tekst(antwoord):
    return antwoord.content.decode()


def vul(wijk, dossier, fatma, keer=1):
    """Something on every screen, `keer` times over."""
    wie = {"dossier_id": dossier.pk, "inwoner_id": fatma}
    for nummer in range(keer):
        versie = {"versie": nummer, "gebieden": {"financien": Getypt(nummer, f"Huur {nummer}")}}
        doe(wijk.samira, h.verkenning_bewaren, **wie, **versie, eigen_woorden=f"Rust {nummer}")
        keuzes = {"wonen": Keuze(1 + nummer % 5, False)}
        doe(wijk.samira, h.scores_vastleggen, **wie, instrument="leefgebieden", gekozen=keuzes)
        doe(wijk.samira, h.netwerkpersoon_toevoegen, **wie, naam=f"oma {nummer}", doet="kookt")
        doe(wijk.samira, h.inbreng_vastleggen, **wie, wijze="gesprek", tekst=f"Ik wil rust {nummer}")


@pytest.mark.parametrize("scherm", SCHERMEN)
def test_elk_scherm_opent_leeg_en_vol_binnen_twaalf_vragen_en_even_veel(wijk, dossier, fatma, samira, scherm):
    vul(wijk, dossier, fatma)
    samira.get(pad(dossier, scherm, fatma))
    een_keer = vragen(samira, pad(dossier, scherm, fatma))[0]
    vul_meer = {"dossier_id": dossier.pk, "inwoner_id": fatma}
    for nummer in range(9):
        doe(wijk.samira, h.netwerkpersoon_toevoegen, **vul_meer, naam=f"buur {nummer}")
        doe(wijk.samira, h.inbreng_vastleggen, **vul_meer, wijze="gesprek", tekst=f"Woord {nummer}")
        doe(wijk.samira, h.leefgebied_openen, **vul_meer, gebied="wonen", reden="anders")
    assert vragen(samira, pad(dossier, scherm, fatma))[0] == een_keer <= 12


@pytest.mark.parametrize("scherm", SCHERMEN)
def test_zonder_leden_is_er_een_volgende_stap(wijk, dossier, samira, scherm):
    with transactie(p.SYSTEEM):
        Huishoudlid.objects.all().delete()
    assert samira.get(pad(dossier, scherm)).status_code == (404 if scherm == "gehoord/" else 200)


@pytest.mark.parametrize("scherm", SCHERMEN)
def test_een_ander_team_vindt_niets_en_een_onzinnige_keuze_toont_het_eerste_lid(wijk, dossier, samira, scherm):
    assert log_in(Client(), wijk.zoe).get(pad(dossier, scherm)).status_code == 404
    assert samira.get(pad(dossier, scherm, "onzin")).status_code == 200


class TestVraag:
    def test_bewaren_houdt_elk_teken_en_wist_het_concept(self, wijk, dossier, fatma, samira):
        """REQ-016."""
        doe(wijk.samira, concept_bewaren, sleutel=f"vraag:{dossier.pk}:{fatma}", velden={"wensen": "half"})
        velden = {"eigen_woorden": VREEMD, "tekst_financien": VREEMD, "versie": "0", "versie_financien": "0"}
        assert samira.post(pad(dossier, "vraag/", fatma), velden).status_code == 302
        assert een(Verkenning).eigen_woorden == een(Leefgebiednotitie).tekst == VREEMD
        assert "<script>alert(1)" not in tekst(samira.get(pad(dossier, "vraag/", fatma)))
        with transactie(p.actor(wijk.samira)):
            assert not Concept.objects.exists()

    def test_twee_schrijvers_zien_beide_teksten_en_de_volgende_bewaring_lukt(self, wijk, dossier, fatma, samira):
        wie = {"dossier_id": dossier.pk, "inwoner_id": fatma}
        doe(wijk.tom, h.verkenning_bewaren, **wie, eigen_woorden="Van Tom")
        antwoord = samira.post(pad(dossier, "vraag/", fatma), {"eigen_woorden": "Van Samira", "versie": "0"})
        assert antwoord.status_code == 409
        assert "Van Tom" in tekst(antwoord)
        assert "Van Samira" in tekst(antwoord)
        samira.post(pad(dossier, "vraag/", fatma), {"eigen_woorden": "Van Samira", "versie": "1"})
        assert een(Verkenning).eigen_woorden == "Van Samira"

    def test_een_dag_in_de_toekomst_houdt_wat_getypt_is(self, dossier, fatma, samira):
        velden = {"eigen_woorden": "Blijft staan", "gesprek_op": "2099-01-01", "versie": "0"}
        antwoord = samira.post(pad(dossier, "vraag/", fatma), velden)
        assert antwoord.status_code == 422
        assert "Blijft staan" in tekst(antwoord)

    def test_een_leefgebied_opent_met_een_tik(self, dossier, fatma, samira):
        naar = samira.post(pad(dossier, "vraag/openen/", fatma), {"open": "wonen:inwoner_begon"})
        assert naar.url.endswith("#gebied-wonen")
        assert een(Leefgebiednotitie).reden == "inwoner_begon"

    def test_een_gevoelig_leefgebied_vraagt_eerst_waarom(self, dossier, fatma, samira):
        waarde = {"toelichting_verplicht": True}
        velden = {"soort": "leefgebied", "code": "strafrecht", "naam": "Politie en justitie", "geldig_van": p.BEGIN}
        Inrichting.objects.create(**velden, waarde=waarde)
        adres, tik = pad(dossier, "vraag/openen/", fatma), {"open": "strafrecht:veiligheid"}
        antwoord = samira.post(adres, tik)
        assert antwoord.status_code == 422
        assert "Waarom vraag je naar politie en justitie?" in tekst(antwoord)
        assert samira.post(adres, {**tik, "toelichting": "De reclassering belde"}).status_code == 302

    @pytest.mark.parametrize("open_", ["", "onzin", "wonen:zomaar", "weg:anders"])
    def test_een_onzinnige_tik_zegt_wat_er_mis_is(self, dossier, fatma, samira, open_):
        assert samira.post(pad(dossier, "vraag/openen/", fatma), {"open": open_}).status_code == 422

    def test_wil_dit_niet_beantwoorden_staat_er_en_kan_terug(self, dossier, fatma, samira):
        adres = pad(dossier, "vraag/weigeren/financien/", fatma)
        samira.post(adres)
        assert "Vraag het niet nog eens" in tekst(samira.get(pad(dossier, "vraag/", fatma)))
        samira.post(f"{adres}&toch=ja")
        assert een(Leefgebiednotitie).wil_niet_op is None

    def test_wat_op_hetzelfde_blad_getypt_is_blijft_bij_weigeren(self, dossier, fatma, samira):
        adres = pad(dossier, "vraag/weigeren/financien/", fatma)
        samira.post(adres, {"eigen_woorden": VREEMD})
        assert een(Verkenning).eigen_woorden == VREEMD
        fout = samira.post(adres, {"eigen_woorden": f"{VREEMD} en meer", "versie": 1, "gesprek_op": "2099-01-01"})
        assert fout.status_code == 422
        assert "ligt in de toekomst" in tekst(fout)
        assert "en meer" in tekst(fout)

    def test_wie_alleen_leest_krijgt_geen_knoppen(self, wijk, dossier, fatma):
        vul(wijk, dossier, fatma)
        lezer = log_in(Client(), p.maak_medewerker("Iemand", Rol.COORDINATOR, wijk.oost))
        pagina = tekst(lezer.get(pad(dossier, "vraag/", fatma)))
        assert "Rust 0" in pagina
        assert "Een ander leefgebied openen" not in pagina
        assert lezer.post(pad(dossier, "vraag/", fatma), {"eigen_woorden": "x"}).status_code == 403

    def test_versies_en_afdruk_tonen_wat_er_stond_en_wat_er_staat(self, wijk, dossier, fatma, samira):
        vul(wijk, dossier, fatma, keer=2)
        assert "Rust 0" in tekst(samira.get(pad(dossier, "vraag/versies/", fatma)))
        papier = tekst(samira.get(pad(dossier, "vraag/afdrukken/", fatma)))
        assert "Rust 1" in papier
        assert "Rust 0" not in papier


class TestScores:
    def test_bewaren_en_bevestigen_zonder_script(self, dossier, fatma, samira):
        """REQ-017."""
        adres = pad(dossier, "leefgebieden/", fatma)
        assert "Nog geen score" in tekst(samira.get(adres))
        samira.post(adres, {"gebied_wonen": "2"})
        assert "nog steeds 2" in tekst(samira.get(adres))
        samira.post(adres, {"gebied_wonen": "zelfde", "gemeten_op": ""})
        with transactie(p.SYSTEEM):
            assert list(Score.objects.order_by("gemaakt_op").values_list("cijfer", "overgenomen")) == [
                (2, False),
                (2, True),
            ]

    def test_htmx_krijgt_het_formulier_terug_zonder_pagina(self, dossier, fatma, samira):
        antwoord = samira.post(pad(dossier, "leefgebieden/", fatma), {"gebied_wonen": "3"}, headers=HTMX)
        assert "<html" not in tekst(antwoord)
        assert "De leefgebieden zijn bijgewerkt." in tekst(antwoord)

    @pytest.mark.parametrize("velden", [{}, {"gebied_wonen": "9"}, {"gebied_wonen": "2", "gemeten_op": "2099-01-01"}])
    def test_onzin_wordt_genoemd_en_niets_bewaard(self, dossier, fatma, samira, velden):
        assert samira.post(pad(dossier, "leefgebieden/", fatma), velden).status_code == 422
        with transactie(p.SYSTEEM):
            assert not Score.objects.exists()

    def test_het_scherm_houdt_dertien_leefgebieden(self, dossier, fatma, samira):
        codes = [f"gebied{n}" for n in range(13)]
        for code in codes:
            Inrichting.objects.create(soort="leefgebied", code=code, naam=code.title(), geldig_van=p.BEGIN)
        samen = {"gebieden": " ".join(codes), "niveaus": "a|b|c|d|e"}
        Inrichting.objects.create(soort="instrument", code="veel", naam="Veel", waarde=samen, geldig_van=p.BEGIN)
        pagina = tekst(samira.get(pad(dossier, "leefgebieden/", fatma)))
        assert pagina.count('class="wt-schaalkeuze"') == 13
        assert samira.post(pad(dossier, "leefgebieden/", fatma), {"gebied_gebied12": "5"}).status_code == 302

    def test_het_paneel_op_het_overzicht_toont_de_score(self, wijk, dossier, fatma, samira):
        assert "Nog geen score" in tekst(samira.get(pad(dossier, "")))
        with transactie(p.SYSTEEM):
            eerste = Huishoudlid.objects.order_by("inwoner__geboortedatum").first().inwoner_id
        vul(wijk, dossier, eerste)
        assert "grote zorgen" in tekst(samira.get(pad(dossier, "")))


class TestNetwerk:
    def test_iemand_erbij_wijzigen_weg_en_terug(self, dossier, fatma, samira):
        adres = pad(dossier, "netwerk/", fatma)
        assert samira.post(adres, {"naam": VREEMD, "beschikbaar": "nu"}).status_code == 302
        mens = een(Netwerkpersoon)
        eigen = pad(dossier, f"netwerk/{mens.pk}/")
        goed = {"naam": "oma", "beschikbaar": "soms", "doet": "kookt", "versie": "1"}
        assert samira.post(eigen, goed).status_code == 302
        assert samira.post(eigen, goed).status_code == 409
        assert samira.post(eigen, {**goed, "naam": ""}).status_code == 422
        samira.post(f"{eigen}einde/")
        assert "oma" not in tekst(samira.get(adres)).split("<main")[1].split("Iemand erbij")[0]
        samira.post(f"{eigen}einde/?terug=ja")
        assert "oma" in tekst(samira.get(adres))

    def test_wil_dit_niet_staat_bovenaan_en_vraagt_daarna_om_een_aanleiding(self, dossier, fatma, samira):
        """REQ-018."""
        adres = pad(dossier, "netwerk/antwoord/", fatma)
        assert samira.post(adres, {"stand": "wil_niet"}).status_code == 422
        assert samira.post(adres, {"stand": "onzin", "reden": "x"}).status_code == 422
        samira.post(adres, {"stand": "wil_niet", "reden": "Schaamt zich"})
        pagina = tekst(samira.get(pad(dossier, "netwerk/", fatma)))
        assert "Vraag het niet opnieuw" in pagina
        assert "De inwoner begon er zelf over" in pagina
        samira.post(pad(dossier, "netwerk/", fatma), {"naam": "oma", "beschikbaar": "nu", "zelf_begonnen": "on"})
        assert een(Netwerkvraag, stand="in_kaart").herhaald is False

    def test_zonder_naam_blijft_de_rest_staan(self, dossier, fatma, samira):
        antwoord = samira.post(pad(dossier, "netwerk/", fatma), {"doet": "Blijft staan", "beschikbaar": "nu"})
        assert antwoord.status_code == 422
        assert "Blijft staan" in tekst(antwoord)

    def test_iemand_die_er_niet_is_wordt_niet_gevonden(self, dossier, samira):
        assert samira.get(pad(dossier, f"netwerk/{uuid4()}/")).status_code == 404

    def test_wie_uit_het_netwerk_is_heeft_geen_pagina_meer(self, wijk, dossier, fatma, samira):
        vul(wijk, dossier, fatma)
        mens = een(Netwerkpersoon)
        samira.post(pad(dossier, f"netwerk/{mens.pk}/einde/"))
        assert samira.get(pad(dossier, f"netwerk/{mens.pk}/")).status_code == 404


class TestGehoord:
    def test_opschrijven_en_doorhalen(self, dossier, fatma, samira):
        adres = pad(dossier, "gehoord/", fatma)
        goed = {"wijze": "alleen", "tekst": VREEMD, "publiek": "team"}
        assert samira.post(adres, {**goed, "tekst": ""}).status_code == 422
        assert samira.post(adres, goed).status_code == 302
        weg = pad(dossier, f"gehoord/{een(Inbreng).pk}/intrekken/")
        assert samira.post(weg, {"reden": ""}).status_code == 422
        assert samira.post(weg, {"reden": "ander gezin"}).status_code == 302
        assert "Doorgehaald: ander gezin" in tekst(samira.get(adres))

    def test_het_gezin_zegt_wie_nog_niet_gehoord_is(self, wijk, dossier, fatma, samira):
        """REQ-019, REQ-025, REQ-038."""
        assert "Nog niet gehoord:" in tekst(samira.get(pad(dossier, "gezin/")))
        vul(wijk, dossier, fatma)
        pagina = tekst(samira.get(pad(dossier, "gezin/")))
        assert "Emre en Elif" in pagina
        assert "Ik wil rust 0" in pagina
        assert "Zelf verteld" in pagina
        assert ">Geld</a>" in pagina


class TestCijfers:
    def test_de_lijst_zonder_score_bladert_zonder_te_tellen(self, wijk, samira):
        for _ in range(26):
            maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [p.maak_inwoner(wijk.oost)]))
        pagina = tekst(samira.get("/team/vragen/"))
        assert pagina.count("/leefgebieden/") == 25
        volgende = pagina.split("?na=")[1].split('"')[0]
        assert tekst(samira.get(f"/team/vragen/?na={volgende}")).count("/leefgebieden/") == 2
        assert samira.get("/team/vragen/?na=onzin").status_code == 200
