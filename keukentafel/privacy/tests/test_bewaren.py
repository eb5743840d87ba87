"""From what is due to the certificate: the list, the hold, four eyes, what changed in between, and what is left."""

import io
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError
from pypdf import PdfReader

from keukentafel.dossier.models import Dossier, Gespreksverslag, Journaalregel, Werkproces
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.plan.models import Doel, Plan
from keukentafel.privacy.handelingen import bewaren as h
from keukentafel.privacy.models import Privacyverzoek, Vernietiging
from keukentafel.privacy.opvragen import bewaarlijst, bewaarstop, resten
from keukentafel.privacy.opvragen import vernietiging as lees
from keukentafel.privacy.regels.bewaren import SOORTEN, Rubriek
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.toegang.models import Contact, Melding
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def g():
    return maak_geval()


def sluit(g, op, *wetten):
    """The dossier as if it was closed that day, with something under each law and nothing else."""
    moment = klok.moment(op)
    with transactie(p.SYSTEEM):
        Werkproces.objects.filter(dossier=g.dossier).delete()
        Dossier.objects.filter(pk=g.dossier.pk).update(geopend_op=op, gesloten_op=op)
    for wet in wetten:
        regel = g.journaal(f"Onder {wet}.", g.elif_, wet=wet, moment=moment)
        with transactie(p.SYSTEEM):
            Journaalregel.objects.filter(pk=regel.pk).update(gemaakt_op=moment, gewijzigd_op=moment)


def geleden(jaren, dagen=1):
    vandaag = klok.vandaag()
    return date(vandaag.year - jaren, vandaag.month, min(vandaag.day, 28)) - timedelta(days=dagen)


def contact(g, op, **velden):
    with transactie(p.SYSTEEM):
        basis = {"moment": klok.moment(op), "team": g.wijk.oost, "kanaal": "telefoon", "gemaakt_door": "systeem:test"}
        return Contact.objects.create(**{**basis, **velden})


def vreemde(g, roepnaam="Piet", geslachtsnaam="Zonderling"):
    """Somebody with a short contact and nothing else."""
    return p.maak_inwoner(g.wijk.oost, roepnaam=roepnaam, geslachtsnaam=geslachtsnaam)


def posten(rubriek):
    with transactie(bewaarstop.SYSTEEM):
        return bewaarlijst.alle_posten(Rubriek(rubriek), hoogstens=100)


def klaar_om_te_doen(g, rubriek):
    rij = g.doe("petra", h.vernietiging_voorstellen, rubriek=rubriek)
    h.lijst_proberen(vernietiging_id=rij.pk)
    return rij


def voer_uit(g, rubriek):
    rij = klaar_om_te_doen(g, rubriek)
    g.doe("ria", h.vernietiging_goedkeuren, vernietiging_id=rij.pk)
    g.doe("ria", h.vernietiging_starten, vernietiging_id=rij.pk)
    return h.lijst_uitvoeren(vernietiging_id=rij.pk)


def beeld(g, rij, wie="petra"):
    with transactie(g.actor(wie)):
        return lees.vernietiging(rij.pk)


class TestLijst:
    def test_een_dossier_met_twee_wetten_verliest_eerst_een_deel(self, g):
        sluit(g, geleden(16), "wmo", "jeugd", "algemeen")
        assert posten("dossier") == []
        (post,) = posten("onderdeel")
        assert (post.soort.code, post.einde.van) == ("wmo", geleden(16))
        assert "Jeugdhulp tot en met" in post.blijft
        assert post.naam.startswith(f"Dossier {g.dossier.nummer}: Ondersteuning")

    def test_na_de_langste_termijn_gaat_het_geheel(self, g):
        sluit(g, geleden(21), "wmo", "jeugd")
        (post,) = posten("dossier")
        assert (post.soort.code, posten("onderdeel")) == ("jeugd", [])

    def test_een_latere_wijziging_stelt_het_uit(self, g):
        sluit(g, geleden(16), "wmo")
        assert len(posten("dossier")) == 1
        g.journaal("Kwam terug.", g.elif_, wet="wmo")
        assert posten("dossier") == []

    def test_een_open_of_heropend_dossier_staat_er_niet_op(self, g):
        sluit(g, geleden(21), "wmo")
        with transactie(p.SYSTEEM):
            Dossier.objects.filter(pk=g.dossier.pk).update(gesloten_op=None)
        assert posten("dossier") == []

    def test_beheer_verandert_de_termijn_en_vanaf_de_achttiende_verjaardag(self, g):
        sluit(g, geleden(16), "wmo")
        velden = {"soort": "bewaartermijn", "code": "wmo", "naam": "Wmo", "geldig_van": p.BEGIN}
        rij = Inrichting.objects.create(**velden, waarde={"maanden": 240, "artikel": "Wmo 2015 art. 5.3.4"})
        assert posten("dossier") == []
        rij.waarde = {"maanden": 12, "artikel": "Wmo 2015 art. 5.3.4", "start": "achttien"}
        rij.save()
        # Elif turns eighteen on 1 June 2030.
        assert posten("dossier") == []
        rij.waarde = {"maanden": 12, "artikel": "Wmo 2015 art. 5.3.4"}
        rij.save()
        assert len(posten("dossier")) == 1

    def test_contact_melding_en_ingetrokken_melding(self, g):
        los = vreemde(g)
        oud, nieuw = contact(g, geleden(6), inwoner=los), contact(g, geleden(1), inwoner=los)
        # A client: with the dossier.
        contact(g, geleden(6), inwoner=g.fatma)
        with transactie(p.SYSTEEM):
            basis = {"kanaal": "telefoon", "team": g.wijk.oost, "inwoner": g.fatma, "gemaakt_door": "systeem:test"}
            for nr, (status, op) in enumerate(
                [("afgerond", geleden(6)), ("afgerond", geleden(1)), ("ingetrokken", geleden(1)), ("nieuw", geleden(9))]
            ):
                Melding.objects.create(nummer=nr + 1, status=status, ontvangen_op=klok.moment(op), **basis)
        assert [post.sleutel for post in posten("contact")] == [oud.pk]
        assert [post.soort.code for post in posten("melding")] == ["melding", "melding_ingetrokken"]
        with transactie(bewaarstop.SYSTEEM):
            telling = bewaarlijst.tellingen(SOORTEN)
        assert (telling[Rubriek.CONTACT], telling[Rubriek.MELDING]) == (1, 2)
        assert nieuw.pk

    def test_bladen_gaan_verder_waar_het_vorige_ophield(self, g):
        los = vreemde(g)
        for dag in range(7):
            contact(g, geleden(7, dag + 1), inwoner=los)
        with transactie(bewaarstop.SYSTEEM):
            eerste, na = bewaarlijst.bladzijde(Rubriek.CONTACT, "", 4, SOORTEN)
            tweede, einde = bewaarlijst.bladzijde(Rubriek.CONTACT, na, 4, SOORTEN)
        assert (len(eerste), len(tweede), einde) == (4, 3, "")
        assert len({post.sleutel for post in eerste + tweede}) == 7

    def test_het_scherm_noemt_niemand_en_verzwijgt_het_nummer_van_wie_is_afgeschermd(self, g):
        sluit(g, geleden(21), "wmo")
        with transactie(g.actor("petra")):
            blad = bewaarlijst.bewaarblad()
        assert (blad.rubriek, len(blad.posten), blad.mag) == (Rubriek.DOSSIER, 1, True)
        assert "Elif" not in str(blad)
        with transactie(p.SYSTEEM):
            g.huis.afgeschermd = True
            g.huis.save()
        assert posten("dossier")[0].naam == "Afgeschermd dossier"

    def test_alleen_wie_over_alles_waakt_ziet_de_lijst(self, g):
        with transactie(g.actor("samira")), pytest.raises(GeenRecht):
            bewaarlijst.bewaarblad()
        fg = p.maak_medewerker("Freek", p.Rol.FG, None)
        with transactie(p.actor(fg)):
            assert bewaarlijst.bewaarblad().mag is False


class TestBewaarstop:
    def zet(self, g, **velden):
        return g.doe("petra", h.bewaarstop_zetten, **({"grond": "bezwaar", "reden": "Bezwaar 12 loopt."} | velden))

    def test_een_stop_staat_op_de_lijst_en_houdt_alles_tegen(self, g):
        sluit(g, geleden(21), "wmo")
        rij = self.zet(g, dossiernummer=g.dossier.nummer)
        (post,) = posten("dossier")
        assert post.tegen == "Bewaarstop: er loopt een bezwaar of beroep."
        with pytest.raises(Fout, match="niets dat weg mag"):
            g.doe("petra", h.vernietiging_voorstellen, rubriek="dossier")
        with transactie(g.actor("ria")):
            (regel,) = bewaarstop.stopblad().regels
        assert (regel.op, regel.loopt) == (f"Dossier {g.dossier.nummer}", True)
        with transactie(g.actor("samira")):
            assert bewaarstop.stops_van_dossier(g.dossier.pk) == (post.tegen,)
        with pytest.raises(Fout, match="waarom de stop eraf"):
            g.doe("ria", h.bewaarstop_opheffen, stop_id=rij.pk, reden=" ")
        g.doe("ria", h.bewaarstop_opheffen, stop_id=rij.pk, reden="Uitspraak is er.")
        with pytest.raises(Fout, match="al opgeheven"):
            g.doe("ria", h.bewaarstop_opheffen, stop_id=rij.pk, reden="Nog eens.")
        assert posten("dossier")[0].tegen == ""

    def test_een_stop_op_een_inwoner_geldt_voor_elk_dossier_van_dat_gezin(self, g):
        sluit(g, geleden(21), "wmo")
        self.zet(g, klantnummer=g.elif_.nummer)
        assert posten("dossier")[0].tegen

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"dossiernummer": "1999-0001"}, "‘1999-0001’ is er niet"),
            ({"klantnummer": 1}, "Klantnummer 1 is er niet"),
            ({}, "Niet allebei"),
            ({"grond": "zomaar", "klantnummer": 1}, "Kies waarom"),
            ({"reden": " ", "klantnummer": 1}, "wat er loopt"),
            ({"tot": date(2020, 1, 1), "klantnummer": 1}, "1 januari 2020 is al geweest"),
        ],
    )
    def test_slechte_invoer(self, g, velden, zin):
        with pytest.raises(Fout, match=zin):
            self.zet(g, **velden)

    def test_het_eigen_gezin_is_er_niet(self, g):
        actor = replace(g.actor("petra"), mijdt=frozenset({g.dossier.pk, g.elif_.pk}))
        for velden in ({"dossiernummer": g.dossier.nummer}, {"klantnummer": g.elif_.nummer}):
            with transactie(actor), pytest.raises(Fout, match="is er niet"):
                h.bewaarstop_zetten(actor=actor, grond="claim", reden="x", **velden)

    def test_een_verzoek_dat_loopt_houdt_ook_tegen(self, g):
        sluit(g, geleden(21), "wmo")
        g.verzoek(g.elif_)
        with transactie(p.SYSTEEM):
            Privacyverzoek.objects.update(inwoner=g.elif_)
        assert "loopt nog een verzoek" in posten("dossier")[0].tegen


class TestVierOgen:
    def test_van_voorstel_tot_verklaring(self, g):
        sluit(g, geleden(21), "wmo", "jeugd")
        rij = klaar_om_te_doen(g, "dossier")
        b = beeld(g, rij)
        assert (b.totaal, b.zelf, b.proef_op is not None) == (1, True, True)
        assert dict(b.soorten)["Persoonsgegevens"] == 3
        with transactie(p.SYSTEEM):
            assert Dossier.objects.filter(pk=g.dossier.pk).exists()
            assert Taak.objects.filter(soort="vernietiging_goedkeuren", klaar_op=None).count() == 1
        with pytest.raises(Blokkade, match="zelf gemaakt"):
            g.doe("petra", h.vernietiging_goedkeuren, vernietiging_id=rij.pk)
        with pytest.raises(Fout, match="intussen verder"):
            g.doe("ria", h.vernietiging_starten, vernietiging_id=rij.pk)
        g.doe("ria", h.vernietiging_goedkeuren, vernietiging_id=rij.pk)
        g.doe("petra", h.vernietiging_starten, vernietiging_id=rij.pk)
        h.lijst_uitvoeren(vernietiging_id=rij.pk)
        b = beeld(g, rij, "ria")
        assert (b.kop.stand.value, b.klaar, b.resten) == ("klaar", 1, ())
        with transactie(p.SYSTEEM):
            assert not Dossier.objects.exists()
            assert not Inwoner.objects.exists()
            rij.refresh_from_db()
            weg = [s for regel in rij.regels.all() for s in regel.weg]
            assert g.dossier.pk in weg
            assert [r for r in resten.zoek(weg, ["Elif Yılmaz", "Fatma"]) if r.tabel != "logboek_regel"] == []
        with transactie(g.actor("ria")):
            tekst = "".join(blad.extract_text() for blad in PdfReader(io.BytesIO(lees.verklaring_pdf(rij.pk))).pages)
        assert "Voorgesteld door Petra, goedgekeurd door Ria" in tekst.replace("\n", " ")
        plat = " ".join(tekst.split())
        assert "Jeugdwet art. 7.3.8; Selectielijst 2020, resultaat 8.3.2" in plat, plat
        assert "Er is niets gevonden dat weg had moeten zijn" in tekst.replace("\n", " ")
        for naam in ("Elif", "Fatma", "Emre", g.dossier.nummer):
            assert naam not in tekst

    def test_oude_contacten_worden_aantallen_met_het_dossier_en_een_nieuw_houdt_de_persoon(self, g):
        sluit(g, geleden(21), "wmo")
        oud = contact(g, geleden(6), huishouden=g.huis, inwoner=g.elif_, tekst="Elif belde.")
        nieuw = contact(g, geleden(1), inwoner=g.fatma, tekst="Fatma belde.")
        rij = voer_uit(g, "dossier")
        with transactie(p.SYSTEEM):
            oud.refresh_from_db()
            assert (oud.tekst, oud.inwoner_id) == ("", None)
            assert list(Inwoner.objects.values_list("pk", flat=True)) == [g.fatma.pk]
            assert Contact.objects.get(pk=nieuw.pk).tekst == "Fatma belde."
            assert "1 persoon blijft" in rij.regels.get().blijft

    def test_een_deel_gaat_en_de_rest_blijft(self, g):
        sluit(g, geleden(16), "wmo", "jeugd", "algemeen")
        rij = voer_uit(g, "onderdeel")
        assert rij.tellingen == {"dossier.Journaalregel": 1}
        with transactie(p.SYSTEEM):
            assert set(Journaalregel.objects.values_list("wet", flat=True)) == {"jeugd", "algemeen"}
            assert Inwoner.objects.count() == 3

    def test_wat_intussen_wijzigt_of_vast_komt_valt_af(self, g):
        sluit(g, geleden(21), "wmo")
        los = contact(g, geleden(6), inwoner=vreemde(g))
        rij = klaar_om_te_doen(g, "contact")
        with transactie(p.SYSTEEM):
            Contact.objects.filter(pk=los.pk).update(tekst="Toch nog iets.")
        with pytest.raises(Fout, match="niets meer op deze lijst"):
            g.doe("ria", h.vernietiging_goedkeuren, vernietiging_id=rij.pk)
        rij = klaar_om_te_doen(g, "dossier")
        g.doe("ria", h.vernietiging_goedkeuren, vernietiging_id=rij.pk)
        g.doe("petra", h.bewaarstop_zetten, grond="claim", reden="Claim.", dossiernummer=g.dossier.nummer)
        g.doe("ria", h.vernietiging_starten, vernietiging_id=rij.pk)
        h.lijst_uitvoeren(vernietiging_id=rij.pk)
        b = beeld(g, rij)
        assert (b.kop.stand.value, [regel.waarom for regel in b.af]) == (
            "klaar",
            ["Bewaarstop: er loopt een claim of rechtszaak."],
        )
        with transactie(p.SYSTEEM):
            assert Dossier.objects.filter(pk=g.dossier.pk).exists()

    def test_heropend_na_goedkeuren_blijft(self, g):
        sluit(g, geleden(21), "wmo")
        rij = klaar_om_te_doen(g, "dossier")
        g.doe("ria", h.vernietiging_goedkeuren, vernietiging_id=rij.pk)
        with transactie(p.SYSTEEM):
            Dossier.objects.filter(pk=g.dossier.pk).update(gesloten_op=None)
        g.doe("ria", h.vernietiging_starten, vernietiging_id=rij.pk)
        h.lijst_uitvoeren(vernietiging_id=rij.pk)
        assert [regel.waarom for regel in beeld(g, rij).af] == [h.NIET_MEER]

    def test_weglaten_intrekken_en_niet_twee_keer_op_een_lijst(self, g):
        contact(g, geleden(6), inwoner=vreemde(g))
        contact(g, geleden(7), inwoner=vreemde(g, "Jan"))
        rij = klaar_om_te_doen(g, "contact")
        with pytest.raises(Fout, match="nog niet op een lijst"):
            g.doe("ria", h.vernietiging_voorstellen, rubriek="contact")
        regel = beeld(g, rij).regels[0]
        with pytest.raises(Fout, match="waarom dit van de lijst"):
            g.doe("petra", h.regel_weglaten, vernietiging_id=rij.pk, regel_id=regel.id, reden="")
        g.doe("petra", h.regel_weglaten, vernietiging_id=rij.pk, regel_id=regel.id, reden="Loopt nog.")
        with pytest.raises(Fout, match="niet meer op de lijst"):
            g.doe("petra", h.regel_weglaten, vernietiging_id=rij.pk, regel_id=regel.id, reden="Nog eens.")
        assert len(beeld(g, rij).regels) == 1
        g.doe("petra", h.vernietiging_intrekken, vernietiging_id=rij.pk)
        assert beeld(g, rij).kop.stand.value == "ingetrokken"
        assert g.doe("petra", h.vernietiging_voorstellen, rubriek="contact").totaal == 2

    def test_zonder_resultaat_van_de_selectielijst_komt_er_geen_lijst(self, g, monkeypatch):
        contact(g, geleden(6), inwoner=vreemde(g))
        monkeypatch.setitem(SOORTEN, "contact", replace(SOORTEN["contact"], resultaat=""))
        with pytest.raises(Fout, match="ontbreekt het resultaat van de Selectielijst"):
            g.doe("petra", h.vernietiging_voorstellen, rubriek="contact")

    def test_verkeerd_gebruik(self, g):
        with pytest.raises(Fout, match="‘alles’ is geen soort"):
            g.doe("petra", h.vernietiging_voorstellen, rubriek="alles")
        with pytest.raises(GeenRecht):
            g.doe("samira", h.vernietiging_voorstellen, rubriek="contact")
        contact(g, geleden(6), inwoner=vreemde(g))
        rij = g.doe("petra", h.vernietiging_voorstellen, rubriek="contact")
        with pytest.raises(Fout, match="nog niet geprobeerd"):
            g.doe("ria", h.vernietiging_goedkeuren, vernietiging_id=rij.pk)
        with transactie(g.actor("petra")), pytest.raises(NietGevonden):
            lees.verklaring_pdf(rij.pk)
        assert h.lijst_uitvoeren(vernietiging_id=rij.pk) is None
        h.lijst_proberen(vernietiging_id=uuid4())

    def test_contacten_worden_aantallen(self, g):
        los = vreemde(g)
        contact(g, geleden(6), inwoner=los, tekst="Piet belde.")
        rij = voer_uit(g, "contact")
        assert (rij.tellingen["toegang.Contact"], rij.tellingen["inwoner.Inwoner"]) == (1, 1)
        with transactie(p.SYSTEEM):
            assert Contact.objects.get().tekst == ""
            assert resten.zoek([los.pk], ["Zonderling"]) == []

    def test_vier_ogen_staan_ook_in_de_databank(self, g):
        contact(g, geleden(6), inwoner=vreemde(g))
        rij = klaar_om_te_doen(g, "contact")
        with pytest.raises(IntegrityError), transactie(p.SYSTEEM):
            Vernietiging.objects.filter(pk=rij.pk).update(goedgekeurd_door=rij.gemaakt_door)


def test_een_verslag_waar_een_doel_aan_hangt_blijft_en_dat_staat_erbij(g):
    sluit(g, geleden(16), "jeugd")
    with transactie(p.SYSTEEM):
        basis = {"dossier": g.dossier, "team": g.wijk.oost, "gemaakt_door": "systeem:test"}
        oud = klok.moment(geleden(16))
        verslag = Gespreksverslag.objects.create(**basis, wet="wmo", gesprek_op=geleden(16))
        plan = Plan.objects.filter(dossier=g.dossier).first() or Plan.objects.create(**basis)
        Doel.objects.create(
            **basis, plan=plan, wet="jeugd", resultaat="Naar school.", verslag=verslag, verslag_uitgave=1
        )
        los = Gespreksverslag.objects.create(**basis, wet="wmo", gesprek_op=geleden(16))
        Gespreksverslag.objects.update(gemaakt_op=oud, gewijzigd_op=oud)
    rij = voer_uit(g, "onderdeel")
    with transactie(p.SYSTEEM):
        assert list(Gespreksverslag.objects.values_list("pk", flat=True)) == [verslag.pk]
        assert "1 × doel" in rij.regels.get().blijft
        assert los.pk in rij.regels.get().weg
