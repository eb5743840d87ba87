"""An entry in the wrong dossier goes to the right one: unreadable in the first, with a trail, and undone (issue 3)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import opvragen as o
from keukentafel.dossier.models import Dossier, Journaalregel, Journaalversie, Verplaatsing
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.handelingen import inwoner_registreren
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.organisatie.models import Taak
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
NAMEN = {"roepnaam": "Bo", "geslachtsnaam": "Bakker"}


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def fout(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost))


@pytest.fixture
def goed(wijk):
    """Of somebody who can be found: registered, and not only written down."""
    thuis = Adresgegevens(straat="Vlietlaan", huisnummer="12", postcode="3111 AB", woonplaats="Schiedam")
    persoon = Persoonsgegevens(bsn_ontbreekt="niet_gevraagd", **NAMEN)
    bo = doe(wijk.samira, inwoner_registreren, persoon=persoon, adres=thuis, toch_nieuw=True)
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [bo]))


@pytest.fixture
def regel(wijk, fout):
    rij = doe(wijk.samira, h.journaalregel_schrijven, dossier_id=fout.pk, tekst="Bo belde over de huur")
    doe(wijk.samira, h.journaalregel_corrigeren, regel_id=rij.pk, versie=1, tekst="Bo belde", reden="korter")
    return rij


def verplaats(wie, regel, goed, **velden):
    basis = {"soort": "journaal", "item_id": regel.pk, "naar_nummer": goed.nummer, "reden": "Bo", "datalek": "nee"}
    return doe(wie, h.item_verplaatsen, **{**basis, **velden})


def alle(model, **filter_):
    with transactie(p.SYSTEEM):
        return list(model.objects.filter(**filter_))


def tijdlijn(wie, dossier):
    with transactie(p.actor(wie)):
        return [r.titel for r in o.tijdlijn(o.dossier_kader(dossier.pk)).regels]


def test_de_tekst_en_haar_eerdere_versies_gaan_mee_en_zijn_in_het_eerste_weg(wijk, fout, goed, regel):
    verplaats(wijk.samira, regel, goed)
    assert alle(Journaalregel)[0].dossier_id == goed.pk
    assert {v.dossier_id for v in alle(Journaalversie)} == {goed.pk}
    with transactie(p.actor(wijk.samira)), pytest.raises(NietGevonden):
        o.journaalregel(fout.pk, regel.pk)
    with transactie(p.actor(wijk.samira)):
        assert o.journaalregel(goed.pk, regel.pk).over == ("Bo",)
    assert "Hier stond een tekst die bij een ander dossier hoort" in tijdlijn(wijk.samira, fout)
    assert "Telefoongesprek" in tijdlijn(wijk.samira, goed)


def test_de_dag_van_het_laatste_contact_gaat_mee(wijk, fout, goed, regel):
    verplaats(wijk.samira, regel, goed)
    dagen = {d.pk: d.laatste_contact_op for d in alle(Dossier)}
    assert dagen == {fout.pk: None, goed.pk: klok.vandaag()}


def test_terugzetten_haalt_het_teken_en_de_vraag_weg(wijk, fout, goed, regel):
    hier = verplaats(wijk.samira, regel, goed, datalek="weet_niet")
    assert [t.rol for t in alle(Taak, klaar_op=None)] == ["privacy_officer"]
    doe(wijk.samira, h.item_terugplaatsen, verplaatsing_id=hier.pk)
    assert doe(wijk.samira, h.item_terugplaatsen, verplaatsing_id=hier.pk).teruggezet_op
    assert alle(Journaalregel)[0].dossier_id == fout.pk
    assert alle(Taak, klaar_op=None) == []
    assert "Hier stond een tekst die bij een ander dossier hoort" not in tijdlijn(wijk.samira, fout)


def test_het_teken_is_er_alleen_voor_wie_de_tekst_mocht_lezen(wijk, fout, goed):
    rij = doe(wijk.samira, h.journaalregel_schrijven, dossier_id=fout.pk, tekst="Schulden", wet="wgs")
    verplaats(wijk.samira, rij, goed)
    assert len(tijdlijn(wijk.samira, fout)) == 2
    assert len(tijdlijn(wijk.tom, fout)) == 1


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"reden": " "}, "reden"), ({"datalek": "misschien"}, "datalek"), ({"naar_nummer": "2020-9999"}, "naar_nummer")],
)
def test_wat_ontbreekt_wordt_genoemd_en_er_verandert_niets(wijk, fout, goed, regel, velden, veld):
    with pytest.raises(Fout) as mis:
        verplaats(wijk.samira, regel, goed, **velden)
    assert mis.value.veld == veld
    assert alle(Journaalregel)[0].dossier_id == fout.pk


def test_een_dossier_van_een_ander_team_geeft_hetzelfde_antwoord_als_geen_dossier(wijk, fout, regel):
    zuid = maak_dossier(wijk.zoe, maak_huishouden(wijk.zuid))
    antwoorden = []
    for nummer in (zuid.nummer, "2020-9999"):
        with pytest.raises(Fout) as mis:
            verplaats(wijk.samira, regel, zuid, naar_nummer=nummer)
        antwoorden.append(mis.value.tekst.replace(nummer, "#"))
    assert antwoorden[0] == antwoorden[1]


def test_wie_daar_niet_onder_die_wet_schrijft_verplaatst_niet(wijk, fout, goed):
    rij = doe(wijk.samira, h.journaalregel_schrijven, dossier_id=fout.pk, tekst="x", wet="wgs")
    with transactie(p.SYSTEEM):
        h.betrokken_maken(actor=p.SYSTEEM, dossier=fout, medewerker_id=wijk.tom.pk)
    with pytest.raises(Fout, match="Je schrijft in dit dossier onder"):
        verplaats(wijk.tom, rij, goed)
    with pytest.raises(NietGevonden):
        verplaats(wijk.zoe, rij, goed)


def test_hetzelfde_dossier_en_een_andere_soort(wijk, fout, regel):
    with pytest.raises(Fout, match="staat al in"):
        verplaats(wijk.samira, regel, fout)
    with pytest.raises(Fout, match="Alleen een regel"):
        verplaats(wijk.samira, regel, fout, soort="contact")


def test_een_verslag_gaat_ook(wijk, fout, goed):
    op = klok.vandaag() - timedelta(days=3)
    verslag = doe(wijk.samira, h.verslag_beginnen, dossier_id=fout.pk, tekst="x", gesprek_op=op, klaar=True)
    verplaats(wijk.samira, verslag, goed, soort="verslag")
    assert {d.pk: d.laatste_contact_op for d in alle(Dossier)} == {fout.pk: None, goed.pk: op}


def test_het_logboek_heeft_een_regel_voor_elk_dossier(wijk, fout, goed, regel):
    verplaats(wijk.samira, regel, goed)
    with transactie(p.SYSTEEM), connection.cursor() as cursor:
        cursor.execute("SELECT inhoud FROM logboek_regel WHERE inhoud LIKE '%item_verplaatsen%' ORDER BY id")
        regels = [rij[0] for rij in cursor.fetchall()]
    assert [str(fout.pk) in regels[0], str(goed.pk) in regels[1], "Bo belde" in "".join(regels)] == [True, True, False]


def test_op_het_scherm(wijk, fout, goed, regel):
    samira = log_in(Client(), wijk.samira)
    adres = f"/dossier/{fout.pk}/journaal/{regel.pk}/verplaatsen/"
    assert "Bo belde" in samira.get(adres).content.decode()
    assert samira.post(adres, {"wie": goed.nummer, "reden": "Bo"}).status_code == 422
    vol = {"wie": goed.nummer, "reden": "Bo is iemand anders", "datalek": "ja"}
    assert samira.post(adres, vol).status_code == 302
    assert samira.get(f"/dossier/{fout.pk}/journaal/{regel.pk}/").status_code == 404
    assert "Ging naar een ander dossier" in samira.get(f"/dossier/{fout.pk}/verplaatst/").content.decode()
    sporen = samira.get(f"/dossier/{goed.pk}/verplaatst/").content.decode()
    assert goed.nummer in sporen
    assert fout.nummer not in sporen
    hier = alle(Verplaatsing, richting="hier")[0]
    samira.post(f"/dossier/{goed.pk}/verplaatst/{hier.pk}/terug/")
    assert samira.get(f"/dossier/{fout.pk}/journaal/{regel.pk}/").status_code == 200


class TestNaarWie:
    """A name is enough; the number of a dossier may be typed too."""

    @pytest.fixture
    def stuur(self, wijk, fout, regel):
        samira = log_in(Client(), wijk.samira)
        adres = f"/dossier/{fout.pk}/journaal/{regel.pk}/verplaatsen/"
        return lambda **velden: samira.post(adres, {"reden": "Bo", "datalek": "nee", **velden})

    def test_een_naam_is_genoeg(self, goed, stuur):
        assert stuur(wie="Bo Bakker").status_code == 302
        assert alle(Journaalregel)[0].dossier_id == goed.pk

    def test_wie_twee_dossiers_heeft_wordt_gevraagd_welk(self, wijk, goed, stuur):
        with transactie(p.SYSTEEM):
            bo = goed.huishouden.leden.get().inwoner
        ander = maak_dossier(wijk.samira, maak_huishouden(wijk.oost, [bo]))
        antwoord = stuur(wie="Bo Bakker", persoon=f"inwoner:{bo.pk}")
        assert antwoord.status_code == 422
        assert f'value="nummer:{ander.nummer}"' in antwoord.text
        assert stuur(wie="Bo Bakker", keuze=f"nummer:{ander.nummer}").status_code == 302
        assert alle(Journaalregel)[0].dossier_id == ander.pk

    def test_een_ander_team_en_onzin_zeggen_hetzelfde(self, wijk, fout, stuur):
        zuid = maak_huishouden(wijk.zuid, [p.maak_inwoner(wijk.zuid, **NAMEN)])
        maak_dossier(wijk.zoe, zuid)
        onzin = ("huishouden:x", f"huishouden:{zuid.pk}", "contact:1")
        antwoorden = {stuur(wie="Bo", persoon=persoon).text.count("is er voor jou geen dossier") for persoon in onzin}
        assert antwoorden == {2}
        assert "is er niet voor jou" in stuur(wie="2020-9999").text
        assert stuur(wie="").status_code == 422
        assert alle(Journaalregel)[0].dossier_id == fout.pk
