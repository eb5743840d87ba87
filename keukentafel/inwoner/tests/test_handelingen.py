"""Acts of inwoner: registering, moving, households, relations."""

from dataclasses import replace
from datetime import date, timedelta
from threading import Event, Thread

import pytest
from django.db import connection

from keukentafel.inwoner import handelingen as h
from keukentafel.inwoner.models import Adres, Huishouden, Inwoner, Relatie, Zoeksleutel
from keukentafel.inwoner.opvragen import zoek
from keukentafel.inwoner.regels.gegevens import Adresgegevens
from keukentafel.inwoner.tests.gegevens import BUURT_ZUID, THUIS, bsn, persoon, registreer, wijk_met_buurten
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return wijk_met_buurten()


@pytest.fixture
def samira(wijk):
    return p.actor(wijk.samira)


def test_registreren_zet_team_sleutels_nummer_en_bron(wijk, samira):
    nieuw = registreer(samira, bsn=bsn())
    with transactie(samira):
        inwoner = Inwoner.objects.get(pk=nieuw.pk)
        assert (inwoner.team, inwoner.naam) == (wijk.oost, "Noor van der Meulen")
        assert inwoner.sorteernaam.startswith("meulen")
        assert inwoner.nummer > 1_000_000
        assert inwoner.bron["naam"]["bron"] == "ingevoerd"
        assert set(Zoeksleutel.objects.values_list("sleutel", flat=True)) >= {"n:meulen", "k:mln", "a:3111ab12"}


def test_zonder_bsn_staat_er_een_reden(samira):
    assert registreer(samira).bsn_ontbreekt == "niet_gevraagd"
    assert registreer(samira, bsn_ontbreekt="ongedocumenteerd").bsn_ontbreekt == "ongedocumenteerd"
    with pytest.raises(Fout, match="geen bekende reden"):
        registreer(samira, bsn_ontbreekt="geen zin")


def test_geboortedatum_in_de_toekomst_wordt_geweigerd_met_de_datum(samira):
    with pytest.raises(Fout, match="ligt in de toekomst") as fout:
        registreer(samira, geboortedatum=klok.vandaag() + timedelta(days=1))
    assert fout.value.veld == "geboortedatum"


def test_een_fout_bsn_wordt_geweigerd_zonder_het_te_herhalen(samira):
    with pytest.raises(Fout, match=r"eindigt op 88 doorstaat de elfproef niet.*negen cijfers") as fout:
        registreer(samira, bsn="999 999 988")
    assert "99998" not in fout.value.tekst.replace(" ", "")
    assert fout.value.__cause__ is None
    assert fout.value.__context__ is None


def test_bsn_van_een_bekende_biedt_die_aan(samira):
    nummer = bsn()
    bestaand = registreer(samira, bsn=nummer)
    with pytest.raises(h.BestaatAl) as fout:
        registreer(samira, bsn=nummer, roepnaam="Iemand", geslachtsnaam="Anders")
    assert fout.value.bestaande == ((bestaand.pk, bestaand.naam),)
    assert fout.value.zeker


def test_bsn_bij_een_ander_team_noemt_het_team_en_geen_naam(wijk, samira):
    nummer = bsn()
    registreer(p.actor(wijk.zoe), replace(THUIS, buurtcode=BUURT_ZUID), bsn=nummer)
    with pytest.raises(h.BestaatAl, match="Vraag team Zuid") as fout:
        registreer(samira, bsn=nummer)
    assert fout.value.bestaande == ()
    assert "Meulen" not in fout.value.tekst


def test_bsn_van_een_verborgene_ziet_eruit_als_elke_registratie(wijk, samira):
    nummer = bsn()
    with transactie(p.SYSTEEM):
        verborgen = registreer(p.SYSTEEM, bsn=nummer)
        Inwoner.objects.filter(pk=verborgen.pk).update(afgeschermd=True)
    nieuw, gewoon = registreer(samira, bsn=nummer), registreer(samira, bsn=bsn())
    assert (nieuw.getypt_bsn, nieuw.bron["bsn"]) == (nummer, gewoon.bron["bsn"])
    with transactie(samira):
        assert not Taak.objects.exists()
        assert [t.id for t in zoek(nummer).treffers] == [nieuw.pk]
    with transactie(p.SYSTEEM):
        taak = Taak.objects.get()
        assert (taak.rol, taak.onderwerp_id, taak.afgeschermd) == (Rol.AANDACHTSFUNCTIONARIS, nieuw.pk, True)
        assert nummer not in taak.tekst


def test_dezelfde_naam_en_geboortedatum_is_een_vraag_geen_muur(samira):
    bestaand = registreer(samira)
    with transactie(samira):
        with pytest.raises(h.BestaatAl, match="Misschien") as fout:
            h.inwoner_registreren(actor=samira, persoon=persoon())
        assert fout.value.bestaande == ((bestaand.pk, bestaand.naam),)
        assert not fout.value.zeker
        ander = h.inwoner_registreren(actor=samira, persoon=persoon(geboortedatum=date(1950, 1, 1)))
        assert ander.pk != bestaand.pk


def test_een_andere_wijk_valt_buiten_zicht_maar_wordt_wel_geregistreerd(wijk, samira):
    nieuw = registreer(samira, replace(THUIS, buurtcode=BUURT_ZUID))
    assert nieuw.team == wijk.zuid
    with transactie(p.actor(wijk.zoe)):
        assert [t.id for t in zoek("van der Meulen").treffers] == [nieuw.pk]


def test_bijwerken_bewaart_versie_bron_en_sleutels(samira):
    inwoner = registreer(samira)
    with transactie(samira):
        h.inwoner_bijwerken(actor=samira, inwoner_id=inwoner.pk, versie=1, persoon=persoon(geslachtsnaam="Bakker"))
        bijgewerkt = Inwoner.objects.get()
        assert (bijgewerkt.versie, bijgewerkt.sorteernaam.split()[0]) == (2, "bakker")
        assert Zoeksleutel.objects.filter(sleutel="n:bakker").exists()
        assert not Zoeksleutel.objects.filter(sleutel="n:meulen").exists()
        with pytest.raises(Botsing):
            h.inwoner_bijwerken(actor=samira, inwoner_id=inwoner.pk, versie=1, persoon=persoon())


def test_bijwerken_zonder_bsn_laat_het_bekende_staan(samira):
    nummer = bsn()
    inwoner = registreer(samira, bsn=nummer)
    with transactie(samira):
        h.inwoner_bijwerken(actor=samira, inwoner_id=inwoner.pk, versie=1, persoon=persoon(roepnaam="Noortje"))
        na = Inwoner.objects.get()
    assert (na.bsn, na.bsn_ontbreekt, na.roepnaam) == (nummer, "", "Noortje")


def test_bijwerken_met_bsn_van_een_verborgene_wacht_op_nakijken(samira):
    nummer = bsn()
    with transactie(p.SYSTEEM):
        verborgen = registreer(p.SYSTEEM, bsn=nummer)
        Inwoner.objects.filter(pk=verborgen.pk).update(afgeschermd=True)
    inwoner = registreer(samira)
    with transactie(samira):
        h.inwoner_bijwerken(actor=samira, inwoner_id=inwoner.pk, versie=1, persoon=persoon(bsn=nummer))
        assert h.bsn_tonen(actor=samira, inwoner_id=inwoner.pk) == nummer
    with transactie(p.SYSTEEM):
        assert Taak.objects.count() == 1


def test_verhuizen_naar_een_andere_wijk_sluit_het_oude_adres_en_verlegt_het_team(wijk, samira):
    inwoner = registreer(samira, replace(THUIS, van=date(2020, 1, 1)))
    with transactie(samira):
        team = h.adres_wijzigen(
            actor=samira,
            inwoner_id=inwoner.pk,
            adres=Adresgegevens(postcode="3112 CD", huisnummer="3", buurtcode=BUURT_ZUID),
        )
    assert team == wijk.zuid
    with transactie(p.actor(wijk.zoe)):
        oud, nieuw = Adres.objects.order_by("van")
        assert (oud.tot, nieuw.tot, nieuw.postcode) == (klok.vandaag(), None, "3112CD")
        assert set(Zoeksleutel.objects.filter(sleutel__startswith="a:").values_list("sleutel", flat=True)) == {
            "a:3112cd3"
        }


def test_het_huishouden_verhuist_mee_als_iedereen_gaat(wijk, samira):
    ouder, kind = registreer(samira), registreer(samira, roepnaam="Bo", geboortedatum=date(2016, 1, 1))
    with transactie(samira):
        huis = h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(ouder.pk), h.NieuwLid(kind.pk)])
        h.adres_wijzigen(actor=samira, inwoner_id=ouder.pk, adres=replace(THUIS, buurtcode=BUURT_ZUID), mee=[kind.pk])
    with transactie(p.actor(wijk.zoe)):
        assert Huishouden.objects.get().pk == huis.pk


def test_opvangadres_is_een_adres_en_een_briefadres_verlegt_geen_team(wijk, samira):
    inwoner = registreer(samira)
    with transactie(samira):
        brief = replace(THUIS, buurtcode=BUURT_ZUID, soort="brief")
        assert h.adres_wijzigen(actor=samira, inwoner_id=inwoner.pk, adres=brief) == wijk.oost
        opvang = Adresgegevens(woonplaats="Schiedam", soort="opvang")
        assert h.adres_wijzigen(actor=samira, inwoner_id=inwoner.pk, adres=opvang) == wijk.oost
        assert Adres.objects.filter(tot=None).count() == 3


@pytest.mark.parametrize(
    ("adres", "tekst"),
    [
        (Adresgegevens(), "nog geen adres"),
        (Adresgegevens(postcode="311 AB", huisnummer="1"), "geen postcode"),
        (Adresgegevens(postcode="3111 AB", soort="kasteel"), "geen soort adres"),
        (Adresgegevens(postcode="3111 AB", van=date(1980, 1, 1)), "voor de geboorte"),
        (Adresgegevens(postcode="3111 AB", van=date(2019, 1, 1)), "later ingaat"),
    ],
)
def test_een_fout_adres_wordt_benoemd(samira, adres, tekst):
    inwoner = registreer(samira, replace(THUIS, van=date(2020, 1, 1)))
    with pytest.raises(Fout, match=tekst), transactie(samira):
        h.adres_wijzigen(actor=samira, inwoner_id=inwoner.pk, adres=adres)


def test_een_kind_van_co_ouders_hoort_bij_twee_huishoudens(samira):
    moeder, vader = registreer(samira), registreer(samira, roepnaam="Ilyas", geslachtsnaam="Yılmaz", voorvoegsel="")
    kind = registreer(samira, roepnaam="Bo", geboortedatum=date(2016, 1, 1))
    with transactie(samira):
        een = h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(moeder.pk), h.NieuwLid(kind.pk)])
        twee = h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(vader.pk)])
        h.huishoudlid_toevoegen(actor=samira, huishouden_id=twee.pk, lid=h.NieuwLid(kind.pk))
        assert een.naam == "Huishouden Van der Meulen"
        assert {lid.huishouden_id: lid.rol for lid in kind.lidmaatschappen.all()} == {een.pk: "kind", twee.pk: "kind"}
        with pytest.raises(Fout, match="hoort al bij"):
            h.huishoudlid_toevoegen(actor=samira, huishouden_id=twee.pk, lid=h.NieuwLid(kind.pk))


def test_een_lid_vertrekt_en_het_verleden_blijft(samira):
    inwoner = registreer(samira)
    with transactie(samira):
        huis = h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(inwoner.pk, van=date(2020, 1, 1))])
        lid = huis.leden.get()
        with pytest.raises(Fout, match="moet na de begindatum"):
            h.huishoudlid_beeindigen(actor=samira, huishouden_id=huis.pk, lid_id=lid.pk, tot=date(2019, 1, 1))
        h.huishoudlid_beeindigen(actor=samira, huishouden_id=huis.pk, lid_id=lid.pk)
        assert huis.leden.get().tot == klok.vandaag()
        with pytest.raises(Fout, match="hoort niet"):
            h.huishoudlid_beeindigen(actor=samira, huishouden_id=huis.pk, lid_id=lid.pk)


@pytest.mark.parametrize(
    ("lid", "tekst"),
    [({"van": date(1980, 1, 1)}, "voor de geboorte"), ({"rol": "huisdier"}, "geen rol in een huishouden")],
)
def test_een_onmogelijk_lid_wordt_geweigerd(samira, lid, tekst):
    inwoner = registreer(samira)
    with transactie(samira):
        with pytest.raises(Fout, match=tekst):
            h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(inwoner.pk, **lid)])
        with pytest.raises(Fout, match="ten minste één"):
            h.huishouden_samenstellen(actor=samira, leden=[])


def test_hernoemen_en_leeg_maakt_de_naam_weer_uit_de_leden(samira):
    inwoner = registreer(samira)
    with transactie(samira):
        huis = h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(inwoner.pk)])
        assert h.huishouden_hernoemen(actor=samira, huishouden_id=huis.pk, naam="De boot").naam == "De boot"
        na = h.huishouden_hernoemen(actor=samira, huishouden_id=huis.pk, naam=" ")
        assert (na.naam, na.sorteernaam) == ("Huishouden Van der Meulen", "van der meulen")


def test_een_relatie_staat_er_in_twee_richtingen_en_eindigt_zo(samira):
    ouder, kind = registreer(samira), registreer(samira, roepnaam="Bo", geboortedatum=date(2016, 1, 1))
    with transactie(samira):
        relatie = h.relatie_leggen(
            actor=samira, inwoner_id=ouder.pk, naar_id=kind.pk, soort="ouder", gezag=True, gezag_bron="gezagsregister"
        )
        assert Relatie.objects.get(inwoner=kind).soort == "kind"
        assert relatie.gezag_gecontroleerd_op == klok.vandaag()
        h.relatie_beeindigen(actor=samira, inwoner_id=ouder.pk, relatie_id=relatie.pk)
        assert not Relatie.objects.filter(tot=None).exists()
        with pytest.raises(Fout, match="niet \\(meer\\)"):
            h.relatie_beeindigen(actor=samira, inwoner_id=ouder.pk, relatie_id=relatie.pk)


def test_een_onmogelijke_relatie_wordt_benoemd(samira):
    ouder, kind = registreer(samira), registreer(samira, roepnaam="Bo", geboortedatum=date(2016, 1, 1))
    vreemd = {
        "zichzelf": {"inwoner_id": ouder.pk, "naar_id": ouder.pk, "soort": "partner"},
        "12 jaar": {"inwoner_id": kind.pk, "naar_id": ouder.pk, "soort": "ouder"},
        "geen 12": {"inwoner_id": ouder.pk, "naar_id": kind.pk, "soort": "kind"},
        "alleen vast bij een ouder": {"inwoner_id": ouder.pk, "naar_id": kind.pk, "soort": "bekende", "gezag": True},
        "geen gezag": {"inwoner_id": ouder.pk, "naar_id": kind.pk, "soort": "voogd", "gezag": True},
        "geen bekende relatie": {"inwoner_id": ouder.pk, "naar_id": kind.pk, "soort": "baas"},
    }
    with transactie(samira):
        Inwoner.objects.filter(pk=kind.pk).update(geboortedatum=date(2001, 1, 1))
        for tekst, velden in vreemd.items():
            with pytest.raises(Fout, match=tekst):
                h.relatie_leggen(actor=samira, **velden)
        h.relatie_leggen(actor=samira, inwoner_id=ouder.pk, naar_id=kind.pk, soort="familie")
        with pytest.raises(Fout, match="staat al als familie"):
            h.relatie_leggen(actor=samira, inwoner_id=ouder.pk, naar_id=kind.pk, soort="familie")


def test_een_bewindvoerder_gaat_alleen_over_geld(samira):
    inwoner = registreer(samira)
    with transactie(samira):
        rij = h.vertegenwoordiging_vastleggen(
            actor=samira, inwoner_id=inwoner.pk, hoedanigheid="bewindvoerder", naam="Bureau Balans"
        )
        assert rij.onderwerp == "geld"
        fouten = {"Wie vertegen": {}, "geen hoedanigheid": {"hoedanigheid": "buur"}}
        for tekst, velden in fouten.items():
            with pytest.raises(Fout, match=tekst):
                h.vertegenwoordiging_vastleggen(
                    actor=samira, inwoner_id=inwoner.pk, **{"hoedanigheid": "mentor", **velden}
                )
        with pytest.raises(Fout, match="moet na"):
            h.vertegenwoordiging_vastleggen(
                actor=samira, inwoner_id=inwoner.pk, hoedanigheid="mentor", naam="X", tot=date(2001, 1, 1)
            )


def test_een_geheim_adres_is_nergens_te_vinden(samira):
    inwoner = registreer(samira)
    with transactie(samira):
        assert zoek("3111 AB 12").treffers
        h.geheimhouding_zetten(actor=samira, inwoner_id=inwoner.pk, adres_afgeschermd=True)
        assert not zoek("3111 AB 12").treffers
        assert zoek("van der Meulen").treffers[0].adres == "Adres afgeschermd"
        assert h.adres_tonen(actor=samira, inwoner_id=inwoner.pk).tekst == "Adres afgeschermd"
        with pytest.raises(Fout, match="geheim"):
            h.geheimhouding_zetten(actor=samira, inwoner_id=inwoner.pk, adres_afgeschermd=False)
    betrokken = replace(samira, inwoners=frozenset({inwoner.pk}))
    with transactie(betrokken):
        assert h.adres_tonen(actor=betrokken, inwoner_id=inwoner.pk).tekst == "Vlietlaan 12, 3111 AB Schiedam"
        h.geheimhouding_zetten(actor=betrokken, inwoner_id=inwoner.pk, adres_afgeschermd=False)
        assert zoek("3111 AB 12").treffers


def test_alleen_de_aandachtsfunctionaris_schermt_bestaan_af(wijk, samira):
    inwoner = registreer(samira)
    with transactie(samira):
        huis = h.huishouden_samenstellen(actor=samira, leden=[h.NieuwLid(inwoner.pk)])
        with pytest.raises(GeenRecht):
            h.bestaan_afschermen(actor=samira, inwoner_id=inwoner.pk, afgeschermd=True)
    with transactie(p.SYSTEEM):
        af = p.maak_medewerker("Aya", Rol.AANDACHTSFUNCTIONARIS, None)
    with transactie(p.actor(af)):
        h.bestaan_afschermen(actor=p.actor(af), inwoner_id=inwoner.pk, afgeschermd=True)
    with transactie(samira), pytest.raises(NietGevonden):
        h.bsn_tonen(actor=samira, inwoner_id=inwoner.pk)
    with transactie(p.actor(af)):
        assert [t.id for t in zoek("Meulen").treffers] == [inwoner.pk]
        h.bestaan_afschermen(actor=p.actor(af), inwoner_id=inwoner.pk, afgeschermd=False)
        assert not Huishouden.objects.get(pk=huis.pk).afgeschermd


def test_wie_niet_mag_schrijven_registreert_niet(wijk):
    with transactie(p.SYSTEEM):
        controller = p.maak_medewerker("Cor", Rol.CONTROLLER, None)
    with pytest.raises(GeenRecht):
        registreer(p.actor(controller))


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"roepnaam": "", "geslachtsnaam": " "}, "nog geen naam"),
        ({"geslacht": "X"}, "Kies M, V of O"),
    ],
)
def test_registreren_zonder_naam_of_met_vreemd_geslacht(samira, velden, tekst):
    with pytest.raises(Fout, match=tekst):
        registreer(samira, **velden)


def test_zonder_enig_team_kan_er_niets_geregistreerd_worden():
    with pytest.raises(Fout, match="nog geen team ingericht"):
        registreer(p.SYSTEEM)


def test_een_afgeschermde_maakt_een_open_huishouden_niet_bekend(samira):
    open_, verborgen = registreer(samira), registreer(samira, roepnaam="Verborgen")
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=verborgen.pk).update(afgeschermd=True)
    betrokken = replace(samira, inwoners=frozenset({verborgen.pk}))
    with transactie(betrokken):
        huis = h.huishouden_samenstellen(actor=betrokken, leden=[h.NieuwLid(open_.pk)])
        with pytest.raises(Fout, match="aandachtsfunctionaris"):
            h.huishoudlid_toevoegen(actor=betrokken, huishouden_id=huis.pk, lid=h.NieuwLid(verborgen.pk))
        besloten = h.huishouden_samenstellen(actor=betrokken, leden=[h.NieuwLid(verborgen.pk)])
        assert besloten.afgeschermd


@pytest.mark.django_db(transaction=True)
def test_twee_tegelijk_met_hetzelfde_bsn_geven_beide_een_registratie(wijk, samira):
    """The second meets the unique constraint when the first commits: it waits to be checked, nobody gets an error."""
    nummer, binnen, klaar = bsn(), Event(), []

    def tweede():
        binnen.wait(5)
        try:
            klaar.append(registreer(samira, bsn=nummer, roepnaam="Twee").pk)
        finally:
            connection.close()

    draad = Thread(target=tweede)
    draad.start()
    with transactie(samira):
        h.inwoner_registreren(actor=samira, persoon=persoon(bsn=nummer), toch_nieuw=True)
        binnen.set()
        draad.join(1)  # long enough for the second to stand before the constraint
    draad.join(10)
    with transactie(p.SYSTEEM):
        assert Inwoner.objects.filter(bsn=nummer).count() == 1
        assert Inwoner.objects.get(bsn_na_te_kijken=nummer).pk == klaar[0]
        assert Taak.objects.count() == 1
