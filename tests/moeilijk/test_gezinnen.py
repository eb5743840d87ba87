"""Hard cases of people and homes in the vraagverheldering, the household and what is shared: each with its outcome."""

import re
from datetime import date

import pytest
from django.test import Client

from keukentafel.delen import handelingen as delen
from keukentafel.dossier import handelingen as h
from keukentafel.dossier.handelingen.verkennen import Getypt
from keukentafel.dossier.regels_vraag import Keuze
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner import handelingen as inwoner
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.opvragen import ontvangers
from keukentafel.inwoner.regels.gegevens import Adresgegevens
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
MERK = "Dit hoort alleen bij moeder"
SCHERMEN = (
    "", "tijdlijn/", "vraag/", "vraag/versies/", "vraag/afdrukken/", "leefgebieden/", "leefgebieden/vergelijken/",
    "netwerk/", "gehoord/", "gezin/", "documenten/", "delen/", "plan/", "plan/afdrukken/", "werkprocessen/",
    "betrokkenen/", "wie-mag-dit-zien/", "verslag/nieuw/",
)  # fmt: skip
ELDERS = Adresgegevens(
    straat="Havendijk", huisnummer="3", postcode="3114 EA", woonplaats="Schiedam", buurtcode=g.BUURT_ZUID
)
OPVANG = Adresgegevens(straat="Schuilplaats", huisnummer="1", postcode="3115 AA", soort="opvang")


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


def mens(wijk, adres=g.THUIS, **velden):
    return g.registreer(p.actor(wijk.samira), adres, **{"voorvoegsel": "", **velden})


def dossier_van(wijk, *leden, **velden):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost, list(leden)), onderwerp="geld", **velden)


def toon(wijk, dossier, rest=""):
    return log_in(Client(), wijk.samira).get(f"/dossier/{dossier.pk}/{rest}").content.decode()


def alles(wijk, dossier, kind):
    """Every screen and print of this dossier, the child chosen where one chooses; as its text and links."""
    client, uit = log_in(Client(), wijk.samira), {}
    for scherm in SCHERMEN:
        pagina = client.get(f"/dossier/{dossier.pk}/{scherm}", {"wie": str(kind.pk)}).content.decode()
        midden = pagina.partition("<main")[2].partition("</main>")[0]
        links = re.findall(r'(?:href|src|hx-get)="([^"]+)"', midden)
        uit[scherm] = links + re.sub(r"<[^>]+>|\d\d[.:]\d\d", " ", midden).split()
    return uit


def vul(wijk, dossier, kind):
    """Something of every kind about the child, in this dossier."""
    wie = {"dossier_id": dossier.pk, "inwoner_id": kind.pk}
    doe(wijk.samira, h.verkenning_bewaren, **wie, eigen_woorden=MERK, wensen=MERK,
        gebieden={"financien": Getypt(0, MERK)})  # fmt: skip
    doe(wijk.samira, h.leefgebied_weigeren, **wie, gebied="wonen")
    doe(wijk.samira, h.scores_vastleggen, **wie, instrument="leefgebieden", gekozen={"wonen": Keuze(1, False)})
    doe(wijk.samira, h.netwerkpersoon_toevoegen, **wie, naam=MERK)
    doe(wijk.samira, h.netwerkvraag_vastleggen, **wie, stand="wil_niet", reden=MERK)
    doe(wijk.samira, h.inbreng_vastleggen, **wie, wijze="alleen", tekst=MERK)
    doe(wijk.samira, h.journaalregel_schrijven, dossier_id=dossier.pk, soort="notitie", tekst=MERK)
    doe(wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst=MERK, over=[kind.pk], klaar=True)
    doe(wijk.samira, h.werkproces_aanmaken, **wie, onderwerp="wonen")
    doe(wijk.samira, delen.toestemming_vastleggen, **wie, soort="delen", partner="school", doel=MERK,
        gegevens=["contact"], gevers=["zelf"])  # fmt: skip


class TestTweeGezinnen:
    @pytest.fixture
    def gezinnen(self, wijk):
        """Noor lives with her mother and with her father; one worker knows both dossiers."""
        moeder = mens(wijk, roepnaam="Aïcha", geslachtsnaam="El Idrissi")
        vader = mens(wijk, ELDERS, roepnaam="Bram", geslachtsnaam="Vos", geboortedatum=date(1984, 1, 2))
        kind = mens(wijk, roepnaam="Noor", geslachtsnaam="Vos", geboortedatum=date(2016, 4, 5))
        return dossier_van(wijk, moeder, kind), dossier_van(wijk, vader, kind), kind

    def test_wat_bij_de_ene_ouder_staat_verandert_geen_letter_bij_de_andere(self, wijk, gezinnen):
        bij_moeder, bij_vader, kind = gezinnen
        eerst = alles(wijk, bij_vader, kind)
        vul(wijk, bij_moeder, kind)
        daarna = alles(wijk, bij_vader, kind)
        assert [scherm for scherm in SCHERMEN if eerst[scherm] != daarna[scherm]] == []
        assert any(MERK in " ".join(scherm) for scherm in alles(wijk, bij_moeder, kind).values())

    def test_geen_lijst_of_zoekscherm_hangt_het_aan_het_andere_dossier(self, wijk, gezinnen):
        bij_moeder, bij_vader, kind = gezinnen
        vul(wijk, bij_moeder, kind)
        gevonden = log_in(Client(), wijk.samira).get("/zoeken/tekst/", {"q": MERK}).content.decode()
        assert str(bij_vader.pk) not in gevonden
        zonder = log_in(Client(), wijk.samira).get("/vragen/zonder-zwaarte/").content.decode()
        assert zonder.count(f"/dossier/{bij_vader.pk}/") == 1

    def test_brieven_over_het_kind_gaan_naar_elke_gezagsouder_op_het_eigen_adres(self, wijk, gezinnen):
        *_, kind = gezinnen
        with transactie(p.SYSTEEM):
            for ouder in Inwoner.objects.filter(roepnaam__in=["Aïcha", "Bram"]):
                velden = {"inwoner_id": ouder.pk, "naar_id": kind.pk, "soort": "ouder", "gezag": True}
                inwoner.relatie_leggen(actor=p.SYSTEEM, **velden, gezag_bron="gezagsregister")
        with transactie(p.SYSTEEM):
            adressen = {o.naam: o.adresregels[0] for o in ontvangers(kind.pk)}
        assert adressen == {"Aïcha El Idrissi": "Vlietlaan 12", "Bram Vos": "Havendijk 3"}


class TestWeg:
    def test_een_overledene_wordt_niet_gevraagd_en_blijft_te_lezen(self, wijk):
        opa = mens(wijk, roepnaam="Piet", geboortedatum=date(1940, 1, 1))
        dossier = dossier_van(wijk, opa, mens(wijk, roepnaam="Jan"))
        wie = {"dossier_id": dossier.pk, "inwoner_id": opa.pk}
        doe(wijk.samira, h.verkenning_bewaren, **wie, eigen_woorden="Wij waren samen")
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=opa.pk).update(overleden_op=klok.dagen_geleden(3))
        gezin = re.sub(r"<[^>]+>", "", toon(wijk, dossier, "gezin/"))
        assert "Nog niet gehoord: Jan." in gezin
        scores = toon(wijk, dossier, "leefgebieden/")
        assert "Piet (overleden)" in scores
        assert f"leefgebieden/?wie={opa.pk}" not in scores.split("<form")[-1]
        assert "Wij waren samen" in toon(wijk, dossier, f"vraag/?wie={opa.pk}")

    def test_wie_verhuisde_staat_niet_meer_bij_de_keuzes_en_wat_hij_zei_blijft(self, wijk):
        dossier = dossier_van(
            wijk, mens(wijk, roepnaam="Piet", geboortedatum=date(1980, 1, 1)), mens(wijk, roepnaam="Jan")
        )
        with transactie(p.SYSTEEM):
            lid = dossier.huishouden.leden.get(inwoner__roepnaam="Jan")
        doe(wijk.samira, h.inbreng_vastleggen, dossier_id=dossier.pk, inwoner_id=lid.inwoner_id, wijze="alleen",
            tekst="Ik ga weg")  # fmt: skip
        doe(wijk.samira, inwoner.huishoudlid_beeindigen, huishouden_id=dossier.huishouden_id, lid_id=lid.pk)
        gezin = toon(wijk, dossier, "gezin/")
        assert "Ik ga weg" in gezin
        assert "Iemand die niet meer in dit huishouden woont" in gezin
        assert f"?wie={lid.inwoner_id}" not in toon(wijk, dossier, "vraag/")


class TestAdres:
    def test_met_twee_adressen_staat_het_huis_boven_het_dossier_en_gaat_de_brief_naar_het_briefadres(self, wijk):
        jan = mens(wijk, roepnaam="Jan", geslachtsnaam="Bos")
        dossier = dossier_van(wijk, jan)
        post = Adresgegevens(straat="Postbus", huisnummer="9", soort="brief", van=date(2026, 1, 1))
        doe(wijk.samira, inwoner.adres_wijzigen, inwoner_id=jan.pk, adres=post)
        assert "Vlietlaan 12" in toon(wijk, dossier)
        with transactie(p.actor(wijk.samira)):
            assert [o.adresregels for o in ontvangers(jan.pk)] == [("Postbus 9",)]

    @pytest.mark.parametrize("scherm", SCHERMEN)
    def test_een_opvangadres_staat_op_geen_scherm_en_geen_afdruk(self, wijk, scherm):
        dossier = dossier_van(wijk, mens(wijk, OPVANG, roepnaam="Sara"))
        assert "Schuilplaats" not in toon(wijk, dossier, scherm)
        assert "3115" not in toon(wijk, dossier, scherm)


def test_zonder_bsn_gaat_alles_gewoon_door(wijk):
    baby = mens(wijk, roepnaam="Sami", bsn_ontbreekt="niet_ingeschreven", geboortedatum=date(2026, 1, 5))
    dossier = dossier_van(wijk, mens(wijk, roepnaam="Hala"), baby)
    vul(wijk, dossier, baby)
    assert "Sami" in toon(wijk, dossier, "gezin/")
    assert MERK in toon(wijk, dossier, f"vraag/afdrukken/?wie={baby.pk}")


def test_een_naam_in_een_ander_schrift_en_woorden_via_een_tolk_blijven_zoals_ze_zijn(wijk):
    velden = {"roepnaam": "نور", "geslachtsnaam": "Al-Masri", "taal": "ar", "tolk_taal": "ar"}
    dossier = dossier_van(wijk, mens(wijk, **velden))
    with transactie(p.SYSTEEM):
        noor = dossier.huishouden.leden.get().inwoner_id
    woorden = "أريد أن أنام (via de tolk: ik wil slapen)"
    doe(wijk.samira, h.verkenning_bewaren, dossier_id=dossier.pk, inwoner_id=noor, eigen_woorden=woorden)
    for scherm in ("vraag/", "vraag/afdrukken/"):
        assert woorden in toon(wijk, dossier, scherm)
    assert "نور" in toon(wijk, dossier, "gezin/")
    assert "met tolk" in toon(wijk, dossier)


def test_over_wie_er_nooit_woonde_kan_niets_worden_geschreven(wijk):
    dossier, vreemde = dossier_van(wijk, mens(wijk, roepnaam="Jan")), mens(wijk, roepnaam="Piet")
    with pytest.raises(Fout):
        doe(wijk.samira, h.verkenning_bewaren, dossier_id=dossier.pk, inwoner_id=vreemde.pk, eigen_woorden="x")
