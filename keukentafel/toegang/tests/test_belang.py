"""The own circle of a worker: refused, logged, not to be seen, found by itself, lifted by a manager (MAN-08)."""

import pytest
from django.db import connection

from keukentafel.inwoner.handelingen import NieuwLid, huishouden_samenstellen, inwoner_registreren, relatie_leggen
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.handelingen.profiel import woonadres_zetten
from keukentafel.organisatie.models import Inrichting, Medewerker, Taak
from keukentafel.organisatie.woonadres import merken
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.poort import logboek
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Belangenconflict
from keukentafel.toegang.tests.hulp import doe, maak_melding
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def _iemand(wijk, nummer="7", postcode="3111 CA", naam="Bakker"):
    persoon = Persoonsgegevens(roepnaam="Bo", geslachtsnaam=naam)
    adres = Adresgegevens(straat="Lange Haven", huisnummer=nummer, postcode=postcode, woonplaats="Schiedam")
    inwoner = doe(inwoner_registreren, wijk.samira, persoon=persoon, adres=adres, toch_nieuw=True)
    doe(huishouden_samenstellen, wijk.samira, leden=[NieuwLid(inwoner.pk)])
    return inwoner


def _tom_woont(wijk, huisnummer="9"):
    doe(woonadres_zetten, wijk.tom, postcode="3111CA", huisnummer=huisnummer)


def _hoor(soort, handeling):
    """As the huisbel does, for every fact of this kind."""
    with transactie(p.SYSTEEM):
        for feit in Gebeurtenis.objects.filter(soort=soort):
            handeling(feit)
        return list(Belangenconflict.objects.values_list("medewerker__naam", "soort"))


@pytest.mark.parametrize(("huisnummer", "waarom"), [("9", "woont vlak bij"), ("7", "woont op hetzelfde adres")])
def test_een_buur_of_huisgenoot_wordt_geweigerd_en_dat_staat_in_het_logboek(huisnummer, waarom):
    wijk = p.maak_wijk()
    _tom_woont(wijk, huisnummer)
    melding = maak_melding(wijk.samira, inwoner_id=_iemand(wijk).pk)
    with logboek.verzameld() as gezien, pytest.raises(Blokkade, match=f"Tom {waarom}"):
        doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk, toch=True)
    assert [(r.soort, r.recht) for r in gezien if r.soort == "geweigerd"] == [("geweigerd", "eigen_kring")]


def test_zelf_oppakken_of_een_dossier_openen_kan_ook_niet():
    wijk = p.maak_wijk()
    _tom_woont(wijk)
    melding = maak_melding(wijk.samira, inwoner_id=_iemand(wijk).pk)
    for act in (h.melding_oppakken, dossier_openen_met_regie):
        with pytest.raises(Blokkade, match="iemand uit je eigen kring"):
            doe(act, wijk.tom, melding_id=melding.pk)
    assert doe(h.melding_oppakken, wijk.samira, melding_id=melding.pk)


def test_familie_op_het_eigen_adres_wordt_gevonden():
    wijk = p.maak_wijk()
    _tom_woont(wijk)
    thuis, elders = _iemand(wijk, "9", naam="Jansen"), _iemand(wijk, "1", "3119 ZZ")
    doe(relatie_leggen, wijk.samira, inwoner_id=elders.pk, naar_id=thuis.pk, soort="broer_zus")
    melding = maak_melding(wijk.samira, inwoner_id=elders.pk)
    with pytest.raises(Blokkade, match="is familie"):
        doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)


@pytest.mark.parametrize(("stand", "kan"), [("straat", False), ("adres", True), ("uit", True)])
def test_de_gemeente_kiest_hoe_ver_de_kring_gaat(stand, kan):
    wijk = p.maak_wijk()
    velden = {"soort": "instelling", "code": "eigen_kring", "naam": "x", "geldig_van": p.BEGIN}
    Inrichting.objects.create(**velden, waarde={"waarde": stand})
    _tom_woont(wijk)
    melding = maak_melding(wijk.samira, inwoner_id=_iemand(wijk).pk)
    try:
        doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    except Blokkade:
        assert not kan
    else:
        assert kan


def test_wie_gevonden_is_ziet_die_mensen_niet_meer_en_na_opheffen_weer_wel():
    wijk = p.maak_wijk()
    inwoner = _iemand(wijk)
    melding = maak_melding(wijk.samira, inwoner_id=inwoner.pk)
    _tom_woont(wijk)
    assert _hoor("woonadres_gezet", h.kring_van_medewerker) == [("Tom", "buren")]
    assert _hoor("inwoner_geregistreerd", h.kring_van_inwoner) == [("Tom", "buren")]
    assert inwoner.pk in p.actor(wijk.tom).mijdt
    with pytest.raises(NietGevonden):
        doe(h.melding_oppakken, wijk.tom, melding_id=melding.pk)
    baas = p.maak_medewerker("Baas", p.Rol.WIJKTEAMMANAGER, wijk.oost)
    velden = {"melding_id": melding.pk, "medewerker_id": wijk.tom.pk, "reden": "Ze kennen elkaar niet"}
    with pytest.raises(GeenRecht):
        doe(h.belang_opheffen, wijk.mo, **velden)
    with pytest.raises(Fout, match="Schrijf op waarom"):
        doe(h.belang_opheffen, baas, **{**velden, "reden": " "})
    doe(h.belang_opheffen, baas, **velden)
    assert p.actor(wijk.tom).mijdt == frozenset()
    assert doe(h.melding_oppakken, wijk.tom, melding_id=melding.pk)


def test_wie_bij_een_collega_woont_legt_de_aandachtsfunctionaris_voor():
    """AUT-04: staff as client. One question a colleague, without the name, and nobody of the team sees it."""
    wijk = p.maak_wijk()
    _tom_woont(wijk, "7")
    for naam in ("Bakker", "Visser"):
        _iemand(wijk, naam=naam)
    assert _hoor("inwoner_geregistreerd", h.kring_van_inwoner) == [("Tom", "huisgenoot")] * 2
    with transactie(p.SYSTEEM):
        (taak,) = Taak.objects.filter(soort="collega_als_inwoner")
        ada = p.maak_medewerker("Ada", p.Rol.AANDACHTSFUNCTIONARIS, None)
    assert (taak.rol, "Tom" in taak.tekst, taak.adres.startswith("/inwoner/")) == ("aandachtsfunctionaris", False, True)
    for wie, ziet in ((ada, 1), (wijk.samira, 0), (wijk.tom, 0)):
        with transactie(p.actor(wie)):
            assert Taak.objects.filter(pk=taak.pk).count() == ziet


def test_een_buur_is_geen_collega_die_hulp_krijgt():
    wijk = p.maak_wijk()
    _tom_woont(wijk, "9")
    _iemand(wijk)
    assert _hoor("inwoner_geregistreerd", h.kring_van_inwoner) == [("Tom", "buren")]
    with transactie(p.SYSTEEM):
        assert not Taak.objects.filter(soort="collega_als_inwoner").exists()


def test_opheffen_voor_iemand_die_nog_niet_was_vastgelegd_en_maar_een_keer():
    wijk = p.maak_wijk()
    _tom_woont(wijk)
    melding = maak_melding(wijk.samira, inwoner_id=_iemand(wijk).pk)
    baas = p.maak_medewerker("Baas", p.Rol.WIJKTEAMMANAGER, wijk.oost)
    velden = {"melding_id": melding.pk, "medewerker_id": wijk.tom.pk, "reden": "Ze kennen elkaar niet"}
    doe(h.belang_opheffen, baas, **velden)
    assert doe(h.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    with pytest.raises(Fout, match="niets om op te heffen"):
        doe(h.belang_opheffen, baas, **velden)


def test_het_adres_zelf_wordt_niet_bewaard():
    wijk = p.maak_wijk()
    _tom_woont(wijk)
    tom = Medewerker.objects.get(pk=wijk.tom.pk)
    assert "3111" not in f"{tom.adresmerk}{tom.straatmerk}"
    assert merken("3111 ca", "9") == (tom.adresmerk, tom.straatmerk)
    for velden, veld in (
        ({"postcode": "311", "huisnummer": "9"}, "postcode"),
        ({"postcode": "3111CA", "huisnummer": ""}, "huisnummer"),
    ):
        with pytest.raises(Fout) as fout:
            doe(woonadres_zetten, wijk.tom, **velden)
        assert fout.value.veld == veld
    doe(woonadres_zetten, wijk.tom, postcode="", huisnummer="")
    assert Medewerker.objects.get(pk=wijk.tom.pk).straatmerk == ""


def test_op_het_scherm_heft_de_manager_op(client):
    wijk = p.maak_wijk()
    _tom_woont(wijk)
    melding = maak_melding(wijk.samira, inwoner_id=_iemand(wijk).pk)
    _hoor("inwoner_geregistreerd", h.kring_van_inwoner)
    log_in(client, wijk.mo)
    assert "Kan niet: eigen kring" in client.get("/team/verdelen/").content.decode()
    baas = p.maak_medewerker("Baas", p.Rol.WIJKTEAMMANAGER, wijk.oost)
    log_in(client, baas)
    assert "Toch deze medewerker" in client.get("/team/verdelen/").content.decode()
    adres = f"/team/verdelen/{melding.pk}/opheffen/"
    assert client.post(adres, {"medewerker": wijk.tom.pk}).status_code == 422
    gedaan = client.post(adres, {"medewerker": wijk.tom.pk, "reden": "Ze kennen elkaar niet"}, follow=True)
    assert "Opgeheven" in gedaan.content.decode()


def test_de_eigen_kring_staat_in_geen_lijst_zoekuitslag_of_rij(client):
    wijk = p.maak_wijk()
    inwoner = _iemand(wijk)
    melding = maak_melding(wijk.samira, inwoner_id=inwoner.pk)
    naam = inwoner.geslachtsnaam
    log_in(client, wijk.tom)
    assert str(inwoner.pk) in client.post("/zoeken/suggesties/", {"q": naam}).text
    _tom_woont(wijk)
    _hoor("woonadres_gezet", h.kring_van_medewerker)
    assert str(inwoner.pk) not in client.post("/zoeken/suggesties/", {"q": naam}).text
    assert str(melding.pk) not in client.get("/meldingen/").text
    assert client.get(f"/inwoner/{inwoner.pk}/").status_code == 404
    with transactie(p.actor(wijk.tom)), connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM inwoner_inwoner), (SELECT count(*) FROM toegang_melding)")
        assert cursor.fetchone() == (0, 0)


class TestZelfGezegd:
    """MAN-08, self-declared: by whoever meets the name, without a melding to give back."""

    def naar(self, inwoner, rest=""):
        return f"/inwoner/{inwoner.pk}/eigen-kring/{rest}"

    def test_daarna_is_er_niets_meer_te_zien_en_hoort_de_manager_dat_een_ander_het_doet(self, client):
        wijk = p.maak_wijk()
        inwoner = _iemand(wijk)
        with transactie(p.SYSTEEM):
            huishouden = inwoner.lidmaatschappen.get().huishouden_id
        dossier = doe(dossier_openen_met_regie, wijk.tom, huishouden_id=huishouden)
        log_in(client, wijk.tom)
        assert client.get(f"/dossier/{dossier.pk}/").status_code == 200
        assert "Ken je deze inwoner privé?" in client.get(f"/inwoner/{inwoner.pk}/").text
        leeg = client.post(self.naar(inwoner), {})
        assert (leeg.status_code, "Kies hoe je deze inwoner kent" in leeg.text) == (422, True)
        klaar = client.post(self.naar(inwoner), {"belang": "bekende"}, follow=True)
        assert "Je ziet deze inwoner niet meer" in klaar.text
        for adres in (f"/inwoner/{inwoner.pk}/", self.naar(inwoner), f"/dossier/{dossier.pk}/"):
            assert client.get(adres).status_code == 404
        with transactie(p.SYSTEEM):
            (taak,) = Taak.objects.filter(soort="eigen_kring_overnemen")
        assert (taak.rol, taak.adres) == ("wijkteammanager", self.naar(inwoner))
        assert "Bakker" not in taak.tekst

    def test_zonder_band_hoort_niemand_iets_en_een_tweede_keer_kan_niet(self):
        wijk = p.maak_wijk()
        inwoner = _iemand(wijk)
        doe(h.eigen_kring_melden, wijk.tom, inwoner_id=inwoner.pk, belang="buren")
        with pytest.raises(NietGevonden):
            doe(h.eigen_kring_melden, wijk.tom, inwoner_id=inwoner.pk, belang="buren")
        with transactie(p.SYSTEEM):
            assert Belangenconflict.objects.filter(medewerker=wijk.tom).count() == 1
            assert not Taak.objects.filter(soort="eigen_kring_overnemen").exists()

    def test_een_wens_van_de_inwoner_staat_dit_niet_in_de_weg_en_blijft_na_het_opheffen(self):
        """What the resident would rather have is asked; what the worker says is refused. Each has its own row."""
        wijk = p.maak_wijk()
        inwoner = _iemand(wijk)
        with transactie(p.SYSTEEM):
            manager = p.maak_medewerker("Willem", p.Rol.WIJKTEAMMANAGER, wijk.oost)
            wens = {"medewerker": wijk.tom, "inwoner": inwoner, "team": wijk.oost, "sinds": p.BEGIN}
            Belangenconflict.objects.create(**wens, soort="wens_inwoner", gemaakt_door=p.SYSTEEM.kenmerk)
        doe(h.eigen_kring_melden, wijk.tom, inwoner_id=inwoner.pk, belang="buren")
        assert inwoner.pk in p.actor(wijk.tom).mijdt
        opheffen = {"inwoner_id": inwoner.pk, "medewerker_id": wijk.tom.pk, "reden": "Verhuisd."}
        doe(h.eigen_kring_opheffen, manager, **opheffen)
        assert inwoner.pk not in p.actor(wijk.tom).mijdt
        with transactie(p.SYSTEEM):
            open_ = Belangenconflict.objects.filter(opgeheven_op=None).values_list("soort", flat=True)
            assert list(open_) == ["wens_inwoner"]

    def test_een_andere_reden_wordt_bij_naam_geweigerd(self):
        wijk = p.maak_wijk()
        inwoner = _iemand(wijk)
        with pytest.raises(Fout, match=r"‘wens_inwoner’ is geen bekende reden\. Kies uit: familie, huisgenoot"):
            doe(h.eigen_kring_melden, wijk.tom, inwoner_id=inwoner.pk, belang="wens_inwoner")

    def test_alleen_de_manager_ziet_wie_buiten_blijft_en_heft_het_op(self, client):
        wijk = p.maak_wijk()
        inwoner = _iemand(wijk)
        doe(h.eigen_kring_melden, wijk.tom, inwoner_id=inwoner.pk, belang="familie")
        log_in(client, wijk.samira)
        assert "Wie hier buiten blijft" not in client.get(self.naar(inwoner)).text
        velden = {"medewerker": str(wijk.tom.pk), "reden": "Het was een naamgenoot."}
        assert client.post(self.naar(inwoner, "opheffen/"), velden).status_code == 403
        with transactie(p.SYSTEEM):
            manager = p.maak_medewerker("Willem", p.Rol.WIJKTEAMMANAGER, wijk.oost)
        log_in(client, manager)
        blad = client.get(self.naar(inwoner)).text.split("Wie hier buiten blijft")[1]
        assert "Tom, sinds" in blad
        assert "amilie" not in blad  # that, and not why
        leeg = client.post(self.naar(inwoner, "opheffen/"), velden | {"reden": ""})
        assert (leeg.status_code, "Schrijf op waarom" in leeg.text) == (422, True)
        assert "Opgeheven" in client.post(self.naar(inwoner, "opheffen/"), velden, follow=True).text
        weer = client.post(self.naar(inwoner, "opheffen/"), velden)  # a colleague was first: said, with nobody to open
        assert (weer.status_code, "niets om op te heffen" in weer.text) == (422, True)
        log_in(client, wijk.tom)
        assert client.get(f"/inwoner/{inwoner.pk}/").status_code == 200

    def test_wie_alleen_de_naam_ziet_zegt_het_ook(self, client):
        """A privacy officer has no card of a resident, and meets the name at a request."""
        wijk = p.maak_wijk()
        inwoner = _iemand(wijk)
        with transactie(p.SYSTEEM):
            petra = p.maak_medewerker("Petra", p.Rol.PRIVACY_OFFICER, None)
        log_in(client, petra)
        assert client.get(f"/inwoner/{inwoner.pk}/").status_code in (403, 404)
        assert client.get(self.naar(inwoner)).status_code == 200
        assert client.post(self.naar(inwoner), {"belang": "familie"}).status_code == 302
        assert client.get(self.naar(inwoner)).status_code == 404
        assert inwoner.pk in p.actor(petra).mijdt

    def test_een_verborgen_of_onbekende_inwoner_is_hetzelfde(self, client):
        wijk = p.maak_wijk()
        inwoner = _iemand(wijk)
        with transactie(p.SYSTEEM):
            type(inwoner).objects.filter(pk=inwoner.pk).update(afgeschermd=True)
        log_in(client, wijk.tom)
        antwoorden = [client.get(f"/inwoner/{sleutel}/eigen-kring/") for sleutel in (inwoner.pk, wijk.tom.pk)]
        assert [a.status_code for a in antwoorden] == [404, 404]
