"""The walk-in list and the warm handover."""

from datetime import timedelta

import pytest

from keukentafel.delen.handelingen import toestemming_vastleggen
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.toegang import handelingen as h
from keukentafel.toegang.models import Inloopbezoek, Overdrachtdocument, WarmeOverdracht
from keukentafel.toegang.opvragen.contact import collegas
from keukentafel.toegang.opvragen.inloop import inlooplijst
from keukentafel.toegang.opvragen.overdracht import overdracht, overdrachten
from keukentafel.toegang.tests.hulp import DINSDAG, doe, maak_contact
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    with klok.zet_klok(DINSDAG):
        yield p.maak_wijk()


class TestInloop:
    def test_binnen_geroepen_en_klaar_met_wachttijd(self, wijk):
        waarde = {"team": "oost", "adres": ""}
        Inrichting.objects.create(soort="inloopplek", code="oost", naam="Oost", waarde=waarde, geldig_van=p.BEGIN)
        een = doe(h.inloop_aanmelden, wijk.samira, plek_code="oost", naam="Mevrouw B.")
        twee = doe(h.inloop_aanmelden, wijk.samira, plek_code="oost")
        with klok.zet_klok(DINSDAG + timedelta(minutes=12)), transactie(p.actor(wijk.samira)):
            gezien = inlooplijst(p.actor(wijk.samira))
        assert [(b.nummer, b.wie, b.minuten) for b in gezien.wachtend] == [
            (1, "Mevrouw B.", 12),
            (2, "zonder naam", 12),
        ]
        assert gezien.langste == 12
        doe(h.inloop_roepen, wijk.samira, bezoek_id=een.pk)
        doe(h.inloop_roepen, wijk.tom, bezoek_id=een.pk)
        doe(h.inloop_afronden, wijk.samira, bezoek_id=een.pk, uitkomst="geholpen")
        with transactie(p.actor(wijk.samira)):
            assert Inloopbezoek.objects.get(pk=een.pk).geroepen_door == "Samira"
            gezien = inlooplijst(p.actor(wijk.samira), "oost")
        assert [b.uitkomst for b in gezien.klaar] == ["Meteen geholpen"]
        for _ in range(2):
            doe(h.inloop_ongedaan_maken, wijk.samira, bezoek_id=een.pk)
        with pytest.raises(Fout, match="niets om ongedaan"):
            doe(h.inloop_ongedaan_maken, wijk.samira, bezoek_id=twee.pk)

    def test_een_bekende_inwoner_en_een_afgeschermde_bezoeker(self, wijk):
        inwoner = p.maak_inwoner(wijk.oost)
        doe(h.inloop_aanmelden, wijk.frans, plek_code="inloop", inwoner_id=inwoner.pk)
        hidden = p.maak_inwoner(wijk.oost, afgeschermd=True)
        with transactie(p.SYSTEEM):
            h.inloop_aanmelden(actor=p.SYSTEEM, plek_code="inloop", inwoner_id=hidden.pk)
        with transactie(p.actor(wijk.frans)):
            gezien = inlooplijst(p.actor(wijk.frans), persoon=inwoner.pk)
        assert [b.wie for b in gezien.wachtend] == ["De Vries"]
        assert gezien.wie == "De Vries"
        assert doe(h.inloop_aanmelden, wijk.frans, plek_code="inloop").volgnummer == 3

    def test_een_onbekende_plek_of_uitkomst_wordt_genoemd(self, wijk):
        with pytest.raises(Fout, match="‘hier’ is geen bekende inloopplek"):
            doe(h.inloop_aanmelden, wijk.frans, plek_code="hier")
        bezoek = doe(h.inloop_aanmelden, wijk.frans, plek_code="inloop")
        with pytest.raises(Fout, match="‘weet niet’ is geen bekende uitkomst"):
            doe(h.inloop_afronden, wijk.frans, bezoek_id=bezoek.pk, uitkomst="weet niet")


@pytest.fixture
def gerda(wijk):
    """A volunteer at the walk-in of Oost."""
    with transactie(p.SYSTEEM):
        return p.maak_medewerker("Gerda", p.Rol.VRIJWILLIGER, wijk.oost)


class TestVrijwilliger:
    def test_houdt_de_lijst_bij(self, wijk, gerda):
        bezoek = doe(h.inloop_aanmelden, gerda, plek_code="inloop", naam="Nel")
        doe(h.inloop_roepen, gerda, bezoek_id=bezoek.pk)
        doe(h.inloop_afronden, gerda, bezoek_id=bezoek.pk, uitkomst="geholpen")
        with transactie(p.actor(gerda)):
            assert [b.wie for b in inlooplijst(p.actor(gerda)).klaar] == ["Nel"]

    def test_ziet_van_een_bekende_inwoner_alleen_het_nummer(self, wijk, gerda):
        inwoner = p.maak_inwoner(wijk.oost)
        doe(h.inloop_aanmelden, wijk.frans, plek_code="inloop", inwoner_id=inwoner.pk)
        with transactie(p.actor(gerda)):
            gezien = inlooplijst(p.actor(gerda), persoon=inwoner.pk)
        assert [(b.wie, b.inwoner) for b in gezien.wachtend] == [("zonder naam", None)]
        assert (gezien.wie, gezien.persoon, gezien.mag_balie) == ("", "", False)
        with pytest.raises(NietGevonden), transactie(p.actor(gerda)):
            h.inloop_aanmelden(actor=p.actor(gerda), plek_code="inloop", inwoner_id=inwoner.pk)

    def test_en_niets_meer(self, wijk, gerda, client):
        """The whole house, tried door by door, stands in tests/huisregels/test_rechten.py."""
        log_in(client, gerda)
        assert client.get("/").url == "/inloop/"
        pagina = client.get("/inloop/").text
        assert "/mijn-dag/" not in pagina
        assert "/zoeken/" not in pagina
        for pad in ("/balie/", "/zoeken/", "/meldingen/", "/contact/nieuw/", "/overdrachten/", "/team/bezetting/"):
            assert client.get(pad).status_code == 403, pad
        assert str(gerda.pk) not in dict(collegas(p.actor(wijk.samira)))


def bied_aan(wijk, **velden):
    contact = maak_contact(wijk.frans, inwoner_id=p.maak_inwoner(wijk.oost).pk)
    basis = {
        "contact_id": contact.pk,
        "grond": "toestemming",
        "bericht": "Wil hulp bij post.",
        "naar_team_id": wijk.zuid.pk,
    }
    return doe(h.overdracht_aanbieden, wijk.frans, **{**basis, **velden})


def loket(partner):
    waarde = {"partner": partner, "telefoon": ""}
    Inrichting.objects.create(soort="loket", code="elders", naam="Elders", waarde=waarde, geldig_van=p.BEGIN)
    return {"naar_team_id": None, "loket": "elders"}


class TestMagHetMee:
    """TOE-04, REQ-159: the share table answers for a handover too."""

    def test_met_toestemming_aan_de_balie_staat_er_wie_ja_zei(self, wijk):
        gezien = bied_aan(wijk, **loket("welzijn"))
        assert (gezien.regel, gezien.akkoord_van, gezien.toestemming) == ("DEEL-02", "de inwoner zelf", None)
        contact = maak_contact(
            wijk.frans, inwoner_id=p.maak_inwoner(wijk.oost).pk, namens="naaste", beller="Josien", reden="vraag"
        )
        ander = bied_aan(wijk, contact_id=contact.pk)
        assert (ander.regel, ander.akkoord_van) == ("DEEL-10", "Josien (familie of vriend)")
        with transactie(p.actor(wijk.frans)):
            assert "gezegd door Josien" in overdracht(p.actor(wijk.frans), ander.pk).grond

    def test_zonder_toestemming_wordt_het_geweigerd_en_gelogd(self, wijk):
        Inrichting.objects.create(soort="grond_overdracht", code="taak", naam="Zelfde taak", geldig_van=p.BEGIN)
        with pytest.raises(Blokkade, match="geen geldige toestemming") as geweigerd:
            bied_aan(wijk, **loket("welzijn"), grond="taak")
        assert (geweigerd.value.code, geweigerd.value.veld) == ("delen-zonder-toestemming", "grond")
        with transactie(p.SYSTEEM):
            assert not WarmeOverdracht.objects.exists()
        assert bied_aan(wijk, grond="taak").regel == "DEEL-10"

    def test_voor_de_veiligheid_mag_het_zonder_en_een_bekende_toestemming_telt(self, wijk):
        assert bied_aan(wijk, **loket("welzijn"), grond="veiligheid").regel == "DEEL-16"
        inwoner = p.maak_inwoner(wijk.oost)
        velden = {"soort": "delen", "partner": "welzijn", "gevers": ["zelf"], "gegevens": ["feit", "contact", "vraag"]}
        doe(toestemming_vastleggen, wijk.samira, dossier_id=None, inwoner_id=inwoner.pk, **velden)
        contact = maak_contact(wijk.samira, inwoner_id=inwoner.pk)
        basis = {"contact_id": contact.pk, "bericht": "x", "loket": "elders", "grond": "toestemming"}
        gezien = doe(h.overdracht_aanbieden, wijk.samira, **basis)
        assert (gezien.regel, gezien.toestemming is not None) == ("DEEL-02", True)
        with transactie(p.actor(wijk.samira)):
            assert "toestemming sinds" in overdracht(p.actor(wijk.samira), gezien.pk).grond

    def test_over_wie_niemand_kent_is_er_niets_te_vragen(self, wijk):
        contact = maak_contact(wijk.frans)
        assert bied_aan(wijk, contact_id=contact.pk, **loket("welzijn")).regel == ""


class TestOverdracht:
    def test_het_andere_team_neemt_aan_en_de_afzender_ziet_het(self, wijk):
        aangeboden = bied_aan(wijk)
        with transactie(p.actor(wijk.zoe)):
            assert [o.bericht for o in overdrachten(p.actor(wijk.zoe)).voor_ons] == ["Wil hulp bij post."]
        doe(
            h.overdracht_beantwoorden,
            wijk.zoe,
            overdracht_id=aangeboden.pk,
            antwoord="aangenomen",
            toelichting="Ik bel.",
        )
        with transactie(p.actor(wijk.frans)):
            gezien = overdracht(p.actor(wijk.frans), aangeboden.pk)
        assert (gezien.stand, gezien.antwoord) == ("aangenomen", "Aangenomen door Zoë: Ik bel.")
        with pytest.raises(Fout, match="al aangenomen"):
            doe(
                h.overdracht_beantwoorden,
                wijk.zoe,
                overdracht_id=aangeboden.pk,
                antwoord="geweigerd",
                reden="al_bekend",
            )
        with pytest.raises(Fout, match="niets meer in te trekken"):
            doe(h.overdracht_intrekken, wijk.frans, overdracht_id=aangeboden.pk)

    def test_teruggeven_vraagt_een_reden_en_wordt_een_taak(self, wijk):
        aangeboden = bied_aan(wijk)
        velden = {"overdracht_id": aangeboden.pk, "antwoord": "geweigerd"}
        with pytest.raises(Fout, match="geen bekende reden"):
            doe(h.overdracht_beantwoorden, wijk.zoe, **velden)
        doe(h.overdracht_beantwoorden, wijk.zoe, **velden, reden="niet_voor_ons")
        with transactie(p.actor(wijk.frans)):
            assert Taak.objects.get().voor == wijk.frans

    def test_een_ander_loket_antwoordt_door_de_afzender_met_naam(self, wijk):
        aangeboden = bied_aan(wijk, naar_team_id=None, loket="anders")
        velden = {"overdracht_id": aangeboden.pk, "antwoord": "aangenomen"}
        with pytest.raises(Fout, match="wie bij het andere loket"):
            doe(h.overdracht_beantwoorden, wijk.frans, **velden)
        klaar = doe(h.overdracht_beantwoorden, wijk.frans, **velden, wie="Els van het KCC")
        assert (klaar.beantwoord_door, klaar.antwoord) == ("Els van het KCC", "aangenomen")

    def test_met_de_dag_en_de_brief_van_buiten(self, wijk, client):
        """REQ-013: person, date and document through the act that a portal of partners will call."""
        aangeboden = bied_aan(wijk, naar_team_id=None, loket="anders")
        velden = {"overdracht_id": aangeboden.pk, "antwoord": "aangenomen", "wie": "Els"}
        with klok.zet_klok(DINSDAG + timedelta(days=3)):
            for op, zin in ((DINSDAG.date() + timedelta(days=9), "nog niet geweest"), (p.BEGIN, "ligt voor de vraag")):
                with pytest.raises(Fout, match=zin):
                    doe(h.overdracht_beantwoorden, wijk.frans, **velden, op=op)
            gisteren = DINSDAG.date() + timedelta(days=2)
            brief = ("antwoord.txt", b"Wij nemen mevrouw aan.")
            klaar = doe(h.overdracht_beantwoorden, wijk.frans, **velden, op=gisteren, document=brief)
            assert klaar.beantwoord_op.date() == gisteren
            log_in(client, wijk.frans)
            pagina = client.get(f"/overdrachten/{klaar.pk}/").text
            assert "Aangenomen door Els op 12 november 2026" in pagina
            with transactie(p.SYSTEEM):
                pad = f"/overdrachten/{klaar.pk}/document/{Overdrachtdocument.objects.get().pk}/"
            assert client.get(pad).content == b"Wij nemen mevrouw aan."
            log_in(client, wijk.zoe)
            assert client.get(pad).status_code == 404

    def test_wie_niet_bij_het_team_hoort_antwoordt_en_leest_niet(self, wijk):
        aangeboden = bied_aan(wijk)
        for wie in (wijk.samira, wijk.mo):
            with pytest.raises((NietGevonden, GeenRecht)):
                doe(h.overdracht_beantwoorden, wie, overdracht_id=aangeboden.pk, antwoord="aangenomen")
            with transactie(p.actor(wie)), pytest.raises(NietGevonden):
                overdracht(p.actor(wie), aangeboden.pk)

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"bericht": " "}, "Schrijf op wat je doorgeeft"),
            ({"naar_team_id": None}, "één bestemming"),
            ({"grond": "zomaar"}, "‘zomaar’ is geen bekende grond"),
            ({"naar_team_id": 9_999_999}, "bestaat niet meer"),
        ],
    )
    def test_bezwaren(self, wijk, anders, zin):
        with pytest.raises(Fout, match=zin):
            bied_aan(wijk, **anders)

    def test_alleen_de_afzender_verbindt_door_en_trekt_in(self, wijk):
        contact = maak_contact(wijk.samira)
        velden = {"contact_id": contact.pk, "grond": "toestemming", "bericht": "x", "loket": "anders"}
        with pytest.raises(Fout, match="van een collega"):
            doe(h.overdracht_aanbieden, wijk.tom, **velden)
        aangeboden = bied_aan(wijk)
        with transactie(p.SYSTEEM), pytest.raises(Fout, match="Alleen wie doorverbond"):
            h.overdracht_intrekken(actor=p.SYSTEEM, overdracht_id=aangeboden.pk)
        assert doe(h.overdracht_intrekken, wijk.frans, overdracht_id=aangeboden.pk).antwoord == "ingetrokken"
        with pytest.raises(Fout, match="geen antwoord"):
            doe(h.overdracht_beantwoorden, wijk.zoe, overdracht_id=aangeboden.pk, antwoord="misschien")

    def test_zonder_antwoord_komt_er_een_keer_een_taak(self, wijk):
        aangeboden = bied_aan(wijk)
        assert h.overdrachten_herinneren() == 0
        with klok.zet_klok(DINSDAG + timedelta(days=7)):
            assert (h.overdrachten_herinneren(), h.overdrachten_herinneren()) == (1, 0)
        with transactie(p.SYSTEEM):
            taken = Taak.objects.filter(onderwerp_id=aangeboden.pk).order_by("rol")
            assert [(t.rol, t.voor) for t in taken] == [("", wijk.frans), ("coordinator", None)]
            assert WarmeOverdracht.objects.get().herinnerd_op
