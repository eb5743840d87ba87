"""Secured e-mail to an organisation: only to an address that two people saw, and what goes wrong keeps the letter here.

Hard cases with their outcome: an address that nobody looked at, that stopped or is too old (GEWEIGERD), looking at
one's own (GEWEIGERD), another address typed at the look (GEWEIGERD), off (GEWEIGERD), shielded or secret (GEWEIGERD),
consent withdrawn, restricted, shielded or stopped on the way (VRAAGT: it waits, with a task), 4xx (AANVAARD: again),
5xx, no TLS and a wrong certificate (VRAAGT), a second job (AANVAARD: one letter), ordinary e-mail to a party
(GEWEIGERD).
"""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction

from keukentafel.brieven import handelingen as h
from keukentafel.brieven.handelingen.buiten import brief_naar_buiten_gedeeld
from keukentafel.brieven.models import Brief, Partneradres, Verzending
from keukentafel.brieven.opvragen import bewijs, post
from keukentafel.brieven.opvragen.partneradres import adreskeuzes
from keukentafel.brieven.regels import POGINGEN, VEILIG_TERUGHALEN
from keukentafel.delen.handelingen import toestemming_intrekken, toestemming_vastleggen
from keukentafel.delen.models import Deling
from keukentafel.delen.opvragen import gevers_van
from keukentafel.dossier.bronnen import Deelbericht
from keukentafel.inwoner.handelingen import digitale_post_stoppen, digitale_post_vastleggen
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import Beperkt
from tests import personages as p
from tests.veiligepost import veiligepost, zet

from . import hulp

pytestmark = pytest.mark.django_db
AAN = "praktijk@huisarts.example"
GEGEVENS = ("contact", "vraag")


@pytest.fixture
def wijk():
    """Samira, and Pia of the post room; both keep the addresses."""
    wijk = g.wijk_met_buurten()
    with transactie(p.SYSTEEM):
        pia = p.maak_medewerker("Pia", Rol.MANAGEMENTONDERSTEUNER, wijk.oost)
    return SimpleNamespace(samira=wijk.samira, oost=wijk.oost, pia=pia)


@pytest.fixture
def noor(wijk):
    """A resident who said that the doctor may hear it."""
    noor = hulp.inwoner(wijk.samira)
    with transactie(p.actor(wijk.samira)):
        gever = gevers_van(noor.pk).mensen[0].sleutel
    velden = {"soort": "delen", "partner": "huisarts", "gevers": [gever], "gegevens": GEGEVENS, "wet": "wmo"}
    noor.ja = hulp.doe(toestemming_vastleggen, wijk.samira, dossier_id=None, inwoner_id=noor.pk, **velden)
    return noor


@pytest.fixture
def wachter(tmp_path, settings):
    with veiligepost(tmp_path) as lopend:
        zet(settings, lopend, tmp_path)
        yield lopend


def adres(wijk, nagekeken=True, **anders):
    velden = {"partner": "huisarts", "organisatie": "Praktijk Oost", "functie": "huisarts", "email": AAN, **anders}
    rij = hulp.doe(h.partneradres_invoeren, wijk.samira, **velden)
    if nagekeken:
        hulp.doe(h.partneradres_nakijken, wijk.pia, adres_id=rij.pk, email=velden["email"], hoe="Gebeld.")
    return rij


def stuur(wijk, noor, rij, sleutel="een", door=None, **anders):
    bron = Deelbericht(
        functie=rij.functie, geboren="", bericht="Noor valt vaker.", waarom="Voor de hulp", reden="Zij zei ja.",
        artikel="Wmo 2015 art. 5.2.5", schrijver="Samira",
    )  # fmt: skip
    aan = h.Organisatie(rij.partner, rij.organisatie, (), rij.pk)
    velden = {"gegevens": GEGEVENS, "inwoner_id": noor.pk, "team_id": noor.team_id, "wet": "wmo", "sleutel": sleutel}
    return hulp.doe(h.brief_naar_buiten, door or wijk.samira, bron=bron, aan=aan, **{**velden, **anders})


def weg(brief, keer=1):
    """The time to take it back is over; then the jobs that wait, so many of them."""
    with klok.zet_klok(klok.nu() + VEILIG_TERUGHALEN + timedelta(seconds=1)):
        h.brief_laten_gaan(brief_id=str(brief.pk))
        for _ in range(keer):
            h.verzending_mailen(verzending_id=wachtrij()[-1])


def wachtrij():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'verzending_id' FROM procrastinate_jobs WHERE task_name LIKE '%brief_mailen' ORDER BY id"
        )
        return [rij[0] for rij in cursor.fetchall()]


def stand(brief):
    with transactie(p.SYSTEEM):
        rij = Brief.objects.get(pk=brief.pk)
        return (rij.stand, rij.kanaal, rij.hapering, [v.stand for v in rij.verzendingen.order_by("poging")])


def taken():
    with transactie(p.SYSTEEM):
        return [(t.soort, t.voor.naam if t.voor else t.rol) for t in Taak.objects.filter(soort__startswith="brief_")]


class TestAdres:
    def test_de_een_voert_in_en_een_ander_kijkt_na(self, wijk):
        rij = adres(wijk, nagekeken=False)
        assert adreskeuzes("huisarts") == []
        with pytest.raises(Blokkade) as fout:
            hulp.doe(h.partneradres_nakijken, wijk.samira, adres_id=rij.pk, email=AAN, hoe="Gekeken.")
        assert fout.value.code == "adres-zelf-nakijken"
        with pytest.raises(Fout, match="in de lijst staat iets anders"):
            hulp.doe(
                h.partneradres_nakijken, wijk.pia, adres_id=rij.pk, email="praktijk@huisarts.exampel", hoe="Gebeld."
            )
        with pytest.raises(Fout, match="hoe je dit nakeek"):
            hulp.doe(h.partneradres_nakijken, wijk.pia, adres_id=rij.pk, email=AAN, hoe=" ")
        hulp.doe(h.partneradres_nakijken, wijk.pia, adres_id=rij.pk, email=AAN.upper(), hoe="Gebeld.")
        assert adreskeuzes("huisarts") == [(str(rij.pk), f"Praktijk Oost, huisarts ({AAN})")]
        assert adreskeuzes("school") == adreskeuzes("huisarts", "Praktijk West") == []

    def test_na_een_jaar_opnieuw_en_gestopt_is_gestopt(self, wijk):
        rij = adres(wijk)
        with klok.zet_klok(klok.vandaag() + timedelta(days=366)):
            assert adreskeuzes("huisarts") == []
        hulp.doe(h.partneradres_stoppen, wijk.samira, adres_id=rij.pk)
        assert adreskeuzes("huisarts") == []
        assert adres(wijk).pk != rij.pk  # the same address may come back, and is looked at again

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"email": "geen adres"}, "is geen e-mailadres"),
            ({"email": "praktijk@huisаrts.example"}, "letter die op een andere lijkt"),
            ({"functie": " "}, "van wie deze postbus is"),
            ({"partner": "bakker"}, "‘bakker’ is geen soort organisatie"),
        ],
    )
    def test_wat_niet_klopt_wordt_genoemd(self, wijk, velden, zin):
        with pytest.raises(Fout, match=zin):
            adres(wijk, nagekeken=False, **velden)

    def test_twee_keer_hetzelfde_adres_is_er_een(self, wijk):
        adres(wijk)
        with pytest.raises(Fout, match="staat al in de lijst"):
            adres(wijk)

    def test_de_databank_laat_niemand_het_eigen_adres_nakijken(self, wijk):
        rij = adres(wijk, nagekeken=False)
        velden = {"nagekeken_op": klok.vandaag(), "nagekeken_door": wijk.samira, "hoe": "x"}
        with transactie(p.SYSTEEM), pytest.raises(IntegrityError), transaction.atomic():
            Partneradres.objects.filter(pk=rij.pk).update(**velden)

    def test_zonder_recht(self, wijk):
        with transactie(p.SYSTEEM):
            fons = p.maak_medewerker("Fons", Rol.FRONTOFFICE, wijk.oost)
        with pytest.raises(GeenRecht):
            hulp.doe(h.partneradres_invoeren, fons, partner="huisarts", organisatie="x", functie="y", email=AAN)


class TestSturen:
    def test_overgenomen_met_bewijs_en_dan_gedeeld(self, wijk, noor, wachter):
        brief = stuur(wijk, noor, adres(wijk))
        assert brief.stand == "bedenktijd"
        weg(brief)
        assert stand(brief) == ("verzonden", "veilig", "", ["verzonden"])
        with transactie(p.SYSTEEM):
            rij = Verzending.objects.get(brief=brief)
            with klok.zet_klok(klok.nu() + VEILIG_TERUGHALEN * 2):
                for gebeurtenis in Gebeurtenis.objects.filter(soort="brief_verzonden"):
                    brief_naar_buiten_gedeeld(gebeurtenis)
            deling = Deling.objects.get()
        assert rij.bestemming == ["Praktijk Oost", "huisarts", AAN]
        assert ("in wachtrij als 1" in rij.bewijs, "TLSv1." in rij.bewijs, len(rij.som)) == (True, True, 64)
        assert (deling.regel, deling.partner_naam, deling.brief_id) == ("DEEL-04", "Praktijk Oost", brief.pk)
        assert deling.toelichting.startswith(f"Brief {brief.nummer} van Samira, per beveiligde e-mail")
        with transactie(p.actor(wijk.pia)):
            blad = bewijs.verzendblad(brief.pk)
        assert blad.regel.stand.startswith("verzonden per beveiligde e-mail op")
        assert blad.pogingen[0].bestemming == f"Praktijk Oost, huisarts, {AAN}"

    def test_buiten_op_het_bericht_staat_geen_naam(self, wijk, noor, wachter):
        brief = stuur(wijk, noor, adres(wijk))
        weg(brief)
        [bericht] = wachter.post
        [(van, aan, versleuteld)] = wachter.envelop
        buiten = " ".join([*(f"{k}: {v}" for k, v in bericht.items()), bericht.get_body(["plain"]).get_content(), van])
        for naam in (noor.roepnaam, noor.geslachtsnaam, "valt vaker"):
            assert naam not in buiten
        assert (aan, versleuteld, str(brief.nummer) in bericht["Subject"]) == ([AAN], True, True)
        [bijlage] = list(bericht.iter_attachments())
        assert (bijlage.get_filename(), bijlage.get_content()[:5]) == (f"brief-{brief.nummer}.pdf", b"%PDF-")
        assert mail.outbox == []

    def test_terugnemen_binnen_vijf_minuten(self, wijk, noor, wachter):
        brief = stuur(wijk, noor, adres(wijk))
        hulp.doe(h.brief_terugnemen, wijk.samira, brief_id=brief.pk)
        with klok.zet_klok(klok.nu() + VEILIG_TERUGHALEN * 2):
            h.brief_laten_gaan(brief_id=str(brief.pk))
        assert (stand(brief)[0], wachtrij(), wachter.post) == ("ingetrokken", [], [])

    def test_twee_keer_drukken_en_twee_keer_de_taak_is_een_bericht(self, wijk, noor, wachter):
        rij = adres(wijk)
        brief = stuur(wijk, noor, rij)
        assert stuur(wijk, noor, rij).pk == brief.pk
        weg(brief, keer=2)
        assert len(wachter.post) == 1

    def test_later_opnieuw_en_dan_overgenomen(self, wijk, noor, wachter):
        brief = stuur(wijk, noor, adres(wijk))
        wachter.antwoord = "451 later"
        weg(brief)
        assert stand(brief) == ("mail", "veilig", "", ["uitgesteld", "gepland"])
        with transactie(p.actor(wijk.pia)):
            [hangt] = post.post(bak="mail").regels
        assert hangt.waarom == "451 later"
        wachter.antwoord = ""
        h.verzending_mailen(verzending_id=wachtrij()[-1])
        assert stand(brief)[3] == ["uitgesteld", "verzonden"]

    def test_definitief_geweigerd_wacht_en_gaat_niet_vanzelf_op_papier(self, wijk, noor, wachter):
        brief = stuur(wijk, noor, adres(wijk))
        wachter.antwoord = "550 onbekend"
        weg(brief)
        assert stand(brief) == ("wacht", "veilig", "veilig_mislukt", ["mislukt"])
        assert taken() == [("brief_veilig_mislukt", "Samira")]
        with transactie(p.SYSTEEM):
            assert not Deling.objects.exists()
        hulp.doe(h.brief_verzenden, wijk.pia, brief_id=brief.pk, adres="Hoogstraat 5\n3111 AB Schiedam")
        assert stand(brief)[:2] == ("klaar", "post")

    def test_opnieuw_beveiligd_naar_een_ander_nagekeken_adres(self, wijk, noor, wachter):
        brief = stuur(wijk, noor, adres(wijk))
        wachter.antwoord = "550 onbekend"
        weg(brief)
        wachter.antwoord = ""
        ander = adres(wijk, email="balie@huisarts.example", functie="assistente")
        vreemd = adres(wijk, email="balie@elders.example", organisatie="Praktijk West")
        with pytest.raises(Fout, match="moet opnieuw worden nagekeken"):
            hulp.doe(h.brief_verzenden, wijk.pia, brief_id=brief.pk, adres_id=str(vreemd.pk))
        hulp.doe(h.brief_verzenden, wijk.pia, brief_id=brief.pk, adres_id=str(ander.pk))
        h.verzending_mailen(verzending_id=wachtrij()[-1])
        assert wachter.envelop[-1][1] == ["balie@huisarts.example"]

    def test_zonder_tls_of_met_een_vreemd_certificaat_blijft_de_brief_hier(self, wijk, noor, settings, tmp_path):
        rij = adres(wijk)
        for nr, soort in enumerate(({"tls": False}, {"host": "127.0.0.2"})):
            map_ = Path(tmp_path / str(nr))
            map_.mkdir()
            with veiligepost(map_, **soort) as verkeerd:
                zet(settings, verkeerd, map_)
                brief = stuur(wijk, noor, rij, sleutel=str(nr))
                weg(brief, keer=POGINGEN)
            assert stand(brief)[:3] == ("wacht", "veilig", "veilig_mislukt")
            assert stand(brief)[3] == ["uitgesteld"] * (POGINGEN - 1) + ["mislukt"]
            assert (verkeerd.post, mail.outbox) == ([], [])
            with transactie(p.SYSTEEM):
                assert "Er is niets verzonden." in Verzending.objects.filter(brief=brief).first().bewijs


class TestNiet:
    def test_zonder_nagekeken_adres_of_zonder_instelling(self, wijk, noor, wachter, settings):
        rij = adres(wijk, nagekeken=False)
        with pytest.raises(Fout, match="nagekeken"):
            stuur(wijk, noor, rij)
        settings.VEILIGE_MAIL_HOST = ""
        goed = adres(wijk, email="balie@huisarts.example")
        with pytest.raises(Fout, match="Beveiligd mailen staat hier niet aan"):
            stuur(wijk, noor, goed)
        with transactie(p.SYSTEEM):
            assert not Brief.objects.exists()

    @pytest.mark.parametrize("veld", ["afgeschermd", "geheim"])
    def test_wie_is_afgeschermd_of_een_geheim_adres_heeft(self, wijk, noor, wachter, veld):
        rij = adres(wijk)
        verberg(noor, veld)
        with pytest.raises(Fout, match="gaat een brief niet per e-mail"):
            stuur(wijk, noor, rij, door=p.SYSTEEM)  # who has no tie does not even find a shielded person

    @pytest.mark.parametrize(
        ("wat", "hapering"),
        [
            ("afgeschermd", "afgeschermd"),
            ("geheim", "afgeschermd"),
            ("beperkt", ""),
            ("ingetrokken", "mag_niet_meer"),
            ("gestopt", "adres_nakijken"),
            ("uit", "veilig_uit"),
        ],
    )
    def test_wat_onderweg_verandert_houdt_de_brief_hier(self, wijk, noor, wachter, settings, wat, hapering):
        rij = adres(wijk)
        brief = stuur(wijk, noor, rij)
        with klok.zet_klok(klok.nu() + VEILIG_TERUGHALEN + timedelta(seconds=1)):
            h.brief_laten_gaan(brief_id=str(brief.pk))
        if wat == "gestopt":
            hulp.doe(h.partneradres_stoppen, wijk.pia, adres_id=rij.pk)
        elif wat == "uit":
            settings.VEILIGE_MAIL_HOST = ""
        elif wat == "ingetrokken":
            hulp.doe(toestemming_intrekken, wijk.samira, toestemming_id=noor.ja.pk, door="zelf")
        else:
            verberg(noor, wat)
        h.verzending_mailen(verzending_id=wachtrij()[-1])
        if not hapering:  # consent lets a restricted person's data through (AVG art. 18 lid 2)
            assert stand(brief)[0] == "verzonden"
            return
        assert stand(brief) == ("wacht", "veilig", hapering, ["mislukt"])
        assert (wachter.post, len(taken())) == ([], 1)

    def test_een_beperking_zonder_toestemming_houdt_ook_papier_hier(self, wijk, noor, wachter):
        rij = adres(wijk, partner="aanbieder", organisatie="Thuis in de wijk")
        veilig = stuur(wijk, noor, rij)
        aan = h.Organisatie("aanbieder", "Thuis in de wijk", ("Hoogstraat 5", "3111 AB Schiedam"))
        bron = Deelbericht(functie="", geboren="", bericht="x", waarom="", reden="", artikel="", schrijver="")
        velden = {"gegevens": GEGEVENS, "inwoner_id": noor.pk, "team_id": noor.team_id, "wet": "wmo", "sleutel": "p"}
        papier = hulp.doe(h.brief_naar_buiten, wijk.samira, bron=bron, aan=aan, **velden)
        verberg(noor, "beperkt")
        weg(veilig, keer=0)
        assert stand(veilig)[:3] == ("wacht", "veilig", "beperkt")
        hulp.doe(h.brieven_afdrukken, wijk.pia, brieven=[papier.pk])
        assert stand(papier)[:3] == ("wacht", "post", "beperkt")
        with pytest.raises(Blokkade) as fout:
            stuur(wijk, noor, rij, sleutel="weer")
        assert fout.value.code == "beperkt-delen"

    def test_gewone_mail_naar_een_organisatie_kan_de_databank_niet_bewaren(self, wijk, noor, wachter):
        brief = stuur(wijk, noor, adres(wijk))
        with (
            transactie(p.SYSTEEM),
            pytest.raises(IntegrityError, match="brief_mail_alleen_inwoner"),
            transaction.atomic(),
        ):
            Brief.objects.filter(pk=brief.pk).update(kanaal="mail")
        with (
            transactie(p.SYSTEEM),
            pytest.raises(IntegrityError, match="brief_veilig_naar_adres"),
            transaction.atomic(),
        ):
            Brief.objects.filter(pk=brief.pk).update(kanaal="veilig", partneradres=None)


class TestInwoner:
    @pytest.fixture
    def brief(self, wijk, wachter, settings):
        settings.EMAIL_HOST = "127.0.0.1"  # an ordinary server beside it is never used
        noor = hulp.inwoner(wijk.samira, email="noor@voorbeeld.nl")
        hulp.doe(digitale_post_vastleggen, wijk.samira, inwoner_id=noor.pk, bron="gezegd")
        return hulp.brief(wijk.samira, noor)[0]

    def test_wie_digitale_post_wil_krijgt_hem_beveiligd(self, brief, wachter):
        h.verzending_mailen(verzending_id=wachtrij()[-1])
        assert stand(brief) == ("verzonden", "veilig", "", ["verzonden"])
        assert (wachter.envelop[0][1], mail.outbox) == (["noor@voorbeeld.nl"], [])

    def test_gaat_de_beveiliging_uit_dan_op_papier_en_niet_gewoon(self, brief, wachter, settings):
        settings.VEILIGE_MAIL_HOST = ""
        h.verzending_mailen(verzending_id=wachtrij()[-1])
        assert stand(brief)[:2] == ("klaar", "post")
        assert (wachter.post, mail.outbox) == ([], [])

    def test_definitief_geweigerd_en_bedacht_is_papier(self, brief, wachter):
        wachter.antwoord = "550 onbekend"
        h.verzending_mailen(verzending_id=wachtrij()[-1])
        assert stand(brief)[:3] == ("klaar", "post", "mail_mislukt")
        hulp.doe(digitale_post_stoppen, p.SYSTEEM, inwoner_id=brief.geadresseerde_id)
        assert wachter.post == []


def verberg(noor, hoe):
    with transactie(p.SYSTEEM):
        if hoe == "beperkt":
            Beperkt.objects.create(object_id=noor.pk, beperking=noor.pk, mensen=[str(noor.pk)], heel=True)
        elif hoe == "afgeschermd":
            Inwoner.objects.filter(pk=noor.pk).update(afgeschermd=True)
        else:
            Inwoner.objects.filter(pk=noor.pk).update(geheimhouding=True)
