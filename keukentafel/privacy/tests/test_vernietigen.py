"""The act of destroying: all of it and every trace, or nothing; and a search that shows it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from keukentafel.dossier.handelingen import document_toevoegen
from keukentafel.dossier.models import Dossier, Journaalregel, Journaalversie
from keukentafel.inwoner.handelingen import inwoner_registreren
from keukentafel.inwoner.models import Huishouden, Inwoner, Vertegenwoordiging
from keukentafel.inwoner.regels.gegevens import Persoonsgegevens
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, GeenRecht
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Concept, Gebeurtenis
from keukentafel.poort.wal import beschermde_modellen
from keukentafel.privacy.handelingen import vernietigen as v
from keukentafel.privacy.models import Bewaarstop, Vernietigingsregel
from keukentafel.privacy.opvragen import bewaarplan, resten
from keukentafel.privacy.opvragen.omvang import omvang, verbanden
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.toegang.models import Contact
from tests import personages as p
from tests.bestanden import PDF
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db


@pytest.fixture
def g():
    return maak_geval()


def stop(geval, **velden):
    with transactie(p.SYSTEEM):
        basis = {"grond": "bezwaar", "reden": "Bezwaar loopt.", "gezet_naam": "Petra", "gemaakt_door": "systeem:test"}
        return Bewaarstop.objects.create(**basis, **velden)


def op_verzoek(geval, rijen, **velden):
    basis = {"verzoek_id": uuid4(), "besluiter": str(geval.ria.pk), "besluiter_naam": "Ria", "bron": "AVG art. 17"}
    return geval.doe("petra", v.op_verzoek_vernietigen, rijen=rijen, **(basis | velden))


def gaat_mee(verband):
    return verband.soort == "CASCADE" or verband.kind in bewaarplan.VOLGT_TOCH


class TestBewaarplan:
    def test_elke_beschermde_tabel_heeft_een_plaats(self):
        plan, alle = bewaarplan.bewaarplan(), {m._meta.label for m in beschermde_modellen()}
        assert alle - plan.keys() == set()
        assert plan.keys() - alle == set()

    def test_een_tabel_staat_in_een_groep_en_gaat_dan_ook_echt_mee(self):
        in_dossier, mens = set(bewaarplan.IN_DOSSIER.split()), set(bewaarplan.BIJ_MENS.split())
        assert in_dossier & (mens | bewaarplan.BLIJFT.keys() | bewaarplan.MEE.keys()) == set()
        mee = {(w.kind._meta.label, w.soort) for w in verbanden(Dossier)}
        assert {label for label in in_dossier if (label, "CASCADE") not in mee} == set()
        for kind, ouder in bewaarplan.MEE.items():
            mee = {w.kind._meta.label for w in verbanden(bewaarplan.apps.get_model(ouder)) if gaat_mee(w)}
            assert kind in mee, (kind, ouder)

    def test_elke_eigen_termijn_heeft_een_wortel(self):
        with transactie(p.SYSTEEM):
            wortels = bewaarplan.wortels()
            for wortel in wortels:
                list(wortel.rijen()[:1])
        assert {w.model._meta.label for w in wortels} == bewaarplan.ZELFSTANDIG.keys() - {"dossier.Dossier"}


class TestGeheelDossier:
    def vernietig(self, g):
        with transactie(v.SYSTEEM):
            return v.vernietig({Dossier: [g.dossier.pk]})

    def test_dossier_stukken_en_mensen_gaan_weg_als_er_niets_anders_is(self, g):
        g.journaal("Elif gaat naar school.", g.elif_)
        uit = self.vernietig(g)
        assert uit.tellingen["dossier.Dossier"] == 1
        assert uit.tellingen["dossier.Journaalregel"] == 1
        assert uit.tellingen["inwoner.Inwoner"] == 3
        assert uit.blijft == ""
        with transactie(p.SYSTEEM):
            assert not Inwoner.objects.exists()
            assert not Huishouden.objects.exists()
            assert not Journaalregel.objects.exists()
        assert {"Elif Yılmaz", g.dossier.nummer} <= uit.woorden

    def test_wie_nog_iets_anders_heeft_blijft_met_het_gezin(self, g):
        with transactie(p.SYSTEEM):
            velden = {"moment": klok.nu(), "team": g.wijk.oost, "kanaal": "telefoon", "gemaakt_door": "systeem:test"}
            Contact.objects.create(inwoner=g.fatma, **velden)
        uit = self.vernietig(g)
        with transactie(p.SYSTEEM):
            assert list(Inwoner.objects.values_list("pk", flat=True)) == [g.fatma.pk]
        assert "1 persoon blijft" in uit.blijft

    def test_wie_een_ander_vertegenwoordigt_blijft(self, g):
        with transactie(p.SYSTEEM):
            ander = p.maak_inwoner(g.wijk.oost, roepnaam="Ans", geslachtsnaam="Bos")
            velden = {"moment": klok.nu(), "team": g.wijk.oost, "kanaal": "telefoon", "gemaakt_door": "systeem:test"}
            Contact.objects.create(inwoner=ander, **velden)
            Vertegenwoordiging.objects.create(
                inwoner=ander, vertegenwoordiger=g.emre, hoedanigheid="mentor", van=p.BEGIN, team=g.wijk.oost,
                gemaakt_door="systeem:test",
            )  # fmt: skip
        self.vernietig(g)
        with transactie(p.SYSTEEM):
            assert set(Inwoner.objects.values_list("pk", flat=True)) == {ander.pk, g.emre.pk}

    @pytest.mark.parametrize("op", ["dossier", "inwoner"])
    def test_een_bewaarstop_houdt_alles_tegen(self, g, op):
        stop(g, **{op: g.dossier if op == "dossier" else g.elif_})
        with pytest.raises(v.Vastgehouden, match="Bewaarstop: er loopt een bezwaar"):
            self.vernietig(g)
        with transactie(p.SYSTEEM):
            assert Dossier.objects.filter(pk=g.dossier.pk).exists()

    def test_een_stop_die_voorbij_is_houdt_niets_tegen(self, g):
        stop(g, inwoner=g.elif_, tot=klok.vandaag() - timedelta(days=1))
        assert self.vernietig(g).tellingen["inwoner.Inwoner"] == 2
        with transactie(p.SYSTEEM):
            # Nobody lifted it: the person stays until somebody does, the dossier goes.
            assert list(Inwoner.objects.values_list("pk", flat=True)) == [g.elif_.pk]

    def test_een_opgeheven_stop_gaat_mee_met_de_persoon(self, g):
        stop(g, inwoner=g.elif_, opgeheven_op=klok.nu(), opgeheven_reden="Klaar.")
        assert self.vernietig(g).tellingen["privacy.Bewaarstop"] == 1


class TestOpVerzoek:
    def test_een_stuk_met_zijn_versies_en_sporen_gaat_weg_en_de_verklaring_noemt_niemand(self, g):
        regel = g.journaal("Elif belt met Emre.", g.elif_)
        blijft = g.journaal("Iets anders.", g.elif_)
        with transactie(p.SYSTEEM):
            Journaalversie.objects.create(
                dossier=g.dossier, team=g.wijk.oost, item=regel, versie=1, velden={"tekst": "Eerst."}, wet=regel.wet,
                publiek=regel.publiek, gemaakt_door="systeem:test",
            )  # fmt: skip
            gebeurtenis_melden("journaal_geschreven", g.dossier.pk, regel=str(regel.pk))
        with transactie(g.actor("samira")):
            Concept.objects.create(auteur=g.wijk.samira.pk, sleutel=f"journaal:{regel.pk}", velden={"tekst": "Elif"})
        rij = op_verzoek(g, {Journaalregel: [regel.pk]})
        assert (rij.stand, rij.grond) == ("klaar", "verzoek")
        assert rij.tellingen == {"dossier.Journaalregel": 1, "dossier.Journaalversie": 1}
        assert rij.sporen == {"gebeurtenissen": 1, "concepten": 1}
        with transactie(p.SYSTEEM):
            assert set(Journaalregel.objects.filter(dossier=g.dossier).values_list("pk", flat=True)) >= {blijft.pk}
            assert not Journaalregel.objects.filter(pk=regel.pk).exists()
            assert Gebeurtenis.objects.filter(soort="vernietigd").count() == 1
            tekst = str(list(Vernietigingsregel.objects.values())) + str(rij.__dict__)
        assert [r for r in rij.resten if not r["mag"]] == []
        for naam in ("Elif", "Emre", "Fatma"):
            assert naam not in tekst

    def test_niet_door_wie_het_besloot_en_niet_zonder_recht(self, g):
        regel = g.journaal("Weg ermee.", g.elif_)
        with pytest.raises(Blokkade, match="zelf besloten"):
            op_verzoek(g, {Journaalregel: [regel.pk]}, besluiter=g.actor("petra").kenmerk)
        with pytest.raises(GeenRecht):
            g.doe("samira", v.op_verzoek_vernietigen, rijen={Journaalregel: [regel.pk]}, verzoek_id=uuid4(),
                  besluiter="x", besluiter_naam="X", bron="AVG art. 17")  # fmt: skip

    def test_een_bewaarstop_weigert_ook_een_verzoek(self, g):
        regel = g.journaal("Blijft.", g.elif_)
        stop(g, inwoner=g.elif_)
        with pytest.raises(Blokkade, match="Er gaat nu niets weg"):
            op_verzoek(g, {Journaalregel: [regel.pk]})
        with transactie(p.SYSTEEM):
            assert Journaalregel.objects.filter(pk=regel.pk).exists()


class TestOmvang:
    def test_de_som_verandert_bij_elke_wijziging_en_toevoeging(self, g):
        regel = g.journaal("Tekst.", g.elif_)
        with transactie(v.SYSTEEM):
            eerst = omvang({Dossier: [g.dossier.pk]}).som
            assert omvang({Dossier: [g.dossier.pk]}).som == eerst
            Journaalregel.objects.filter(pk=regel.pk).update(tekst="Anders.")
            tweede = omvang({Dossier: [g.dossier.pk]}).som
        assert tweede != eerst
        g.journaal("Erbij.", g.elif_)
        with transactie(v.SYSTEEM):
            assert omvang({Dossier: [g.dossier.pk]}).som not in (eerst, tweede)


class TestAnoniem:
    def test_een_kort_contact_blijft_als_getal(self, g):
        los = p.maak_inwoner(g.wijk.oost, roepnaam="Piet", geslachtsnaam="Los")
        with transactie(p.SYSTEEM):
            velden = {"moment": klok.nu(), "team": g.wijk.oost, "kanaal": "telefoon", "gemaakt_door": "systeem:test"}
            contact = Contact.objects.create(inwoner=los, tekst="Piet belde.", beller="Jan", **velden)
        with transactie(v.SYSTEEM):
            uit = v.maak_anoniem(contact)
            contact.refresh_from_db()
            assert not Inwoner.objects.filter(pk=los.pk).exists()
        assert (contact.inwoner_id, contact.tekst, contact.beller, contact.anoniem) == (None, "", "", True)
        assert uit.tellingen["toegang.Contact"] == 1
        assert "Piet Los" in uit.woorden


class TestResten:
    def test_een_sleutel_een_naam_en_een_bestand_worden_gevonden_waar_ze_ook_staan(self, g):
        g.journaal("Wij spraken Elif Yılmaz over school.", g.emre)
        with transactie(v.SYSTEEM):
            gevonden = resten.zoek([g.dossier.pk], ["Elif Yılmaz"])
        plekken = {(r.tabel, r.kolom, r.wat) for r in gevonden}
        assert ("dossier_dossier", "id", "een sleutel") in plekken
        assert ("dossier_journaalregel", "dossier_id", "een sleutel") in plekken
        assert ("dossier_journaalregel", "tekst", "een naam") in plekken
        assert ("kern_gebeurtenis", "onderwerp", "een sleutel") in plekken
        assert all(r.mag for r in gevonden if r.tabel == "logboek_regel" or r.wat == "een naam")

    def test_een_bestand_een_concept_en_een_zoekkolom_worden_gevonden(self, g):
        """The search that proves absence sees them: the same file elsewhere, words in it, a draft, a search column."""
        zet_keuzelijsten("documentsoort")
        document = g.doe("samira", document_toevoegen, dossier_id=g.dossier.pk, naam="brief.pdf", inhoud=PDF)
        with transactie(g.actor("samira")):
            velden = {"tekst": "Zij is trapezewerker."}
            Concept.objects.create(auteur=g.wijk.samira.pk, sleutel="journaal:x", velden=velden)
        persoon = Persoonsgegevens(roepnaam="Ilse", geslachtsnaam="Zeldenrust")
        ilse = g.doe("samira", inwoner_registreren, persoon=persoon, toch_nieuw=True)
        with transactie(v.SYSTEEM):
            gevonden = resten.zoek([ilse.pk], ["trapezewerker", "endobj"], [document.sha256])
        plekken = {(r.tabel, r.kolom, r.wat) for r in gevonden}
        assert plekken >= {
            ("dossier_document", "sha256", "een kopie van een bestand"),
            ("dossier_document", "inhoud", "een naam"),
            ("kern_concept", "velden", "een naam"),
            ("inwoner_zoeksleutel", "inwoner_id", "een sleutel"),
        }

    def test_een_onbekende_sleutel_staat_nergens(self, g):
        with transactie(v.SYSTEEM):
            assert resten.zoek([uuid4()], ["Zeker Nergens"], ["00ff"]) == []
