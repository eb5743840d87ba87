"""What is written later about somebody of whom everything may only be kept, and a share while one piece is restricted.

Hard cases with their outcome: written after the restriction (AANVAARD: it comes under it), mended on the day itself
(AANVAARD) and after it (GEWEIGERD), a share of a kind that holds a restricted piece (VRAAGT: was it left out?), with
consent or in danger (AANVAARD), a dossier of another household (AANVAARD: it tells nothing).
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from keukentafel.bureau.opvragen.delen import antwoord_op, deelblad
from keukentafel.delen.beperkt import gegevens_van, geraakt
from keukentafel.delen.models import Deling
from keukentafel.delen.opvragen import delingen
from keukentafel.delen.woorden import Gegeven
from keukentafel.dossier.handelingen.journaal import journaalregel_corrigeren
from keukentafel.dossier.opvragen.kader import dossier_kader
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.models import Taak
from keukentafel.poort import logboek
from keukentafel.poort.beperking import soorten_over
from keukentafel.poort.models import Beperkt
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen import beperking as hb
from keukentafel.privacy.models import Beperking
from keukentafel.privacy.opvragen.stukken import KIESBAAR
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.test_beperking import beperk, deel, eindig, verbeter, verzoek
from keukentafel.toegang.models import Contact
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
AANBIEDER = {"partner": "aanbieder", "wet": "wmo", "gegevens": ["contact", "vraag"]}


@pytest.fixture
def g():
    return maak_geval()


class TestLater:
    @pytest.fixture(autouse=True)
    def _staat(self, g):
        self.b = beperk(g, verzoek(g), heel=True)

    def volg(self):
        """What is on the list now; no job has run."""
        with transactie(p.SYSTEEM):
            return set(Beperkt.objects.filter(beperking=self.b.pk).values_list("object_id", flat=True))

    def test_wat_later_is_geschreven_valt_eronder_en_wat_over_een_ander_gaat_niet(self, g):
        later, samen = g.journaal("Fatma belde.", g.fatma), g.journaal("Samen.", g.fatma, g.elif_)
        ander = g.journaal("Elif.", g.elif_)
        sleutels = self.volg()
        assert {later.pk, samen.pk} <= sleutels
        assert ander.pk not in sleutels
        assert hb.beperkingen_volgen() == 2
        with transactie(p.SYSTEEM):
            assert Beperking.objects.get().aantal == len(sleutels)
            merk = Beperkt.objects.get(object_id=samen.pk)
        assert (merk.soort, merk.dossier, merk.vast, merk.heel) == ("dossier.journaalregel", g.dossier.pk, False, False)
        assert set(merk.mensen) == {str(g.fatma.pk), str(g.elif_.pk)}

    def test_in_dezelfde_transactie_en_teruggedraaid_is_het_er_niet(self, g):
        with transactie(p.SYSTEEM):
            punt = transaction.savepoint()
            regel = g.journaal("Fatma belde.", g.fatma)
            assert Beperkt.objects.filter(object_id=regel.pk).exists()
            transaction.savepoint_rollback(punt)
        assert not Beperkt.objects.filter(object_id=regel.pk).exists()

    def test_wie_later_bij_een_stuk_hoort_trekt_het_erbij(self, g):
        """A contact that was not about her yet, and a note to which she is added."""
        regel = g.journaal("Elif.", g.elif_)
        with transactie(p.SYSTEEM):
            regel.over.add(g.fatma)
            velden = {"team": g.dossier.team, "moment": klok.nu(), "kanaal": "telefoon", "anoniem": True}
            contact = Contact.objects.create(**velden, gemaakt_door="x")
            Contact.objects.filter(pk=contact.pk).update(inwoner=g.fatma, anoniem=False)
        assert {regel.pk, contact.pk} <= self.volg()

    def test_het_kost_de_schrijver_geen_vraag_meer(self, g):
        with CaptureQueriesContext(connection) as nu:
            g.journaal("Fatma belde.", g.fatma)
        with transactie(p.SYSTEEM):
            Beperkt.objects.all().delete()
        with CaptureQueriesContext(connection) as vrij:
            g.journaal("Fatma belde.", g.fatma)
        assert len(nu) == len(vrij)

    def test_twee_keer_volgen_verandert_niets(self, g):
        g.journaal("Fatma belde.", g.fatma)
        assert (hb.beperkingen_volgen(), hb.beperkingen_volgen()) == (1, 0)

    def test_wat_buiten_de_databank_om_kwam_haalt_de_taak_in(self, g):
        later = g.journaal("Fatma belde.", g.fatma)
        with transactie(p.SYSTEEM):
            Beperkt.objects.filter(object_id=later.pk).delete()
        assert hb.beperkingen_volgen() == 1
        assert later.pk in self.volg()

    def test_het_gaat_het_huis_niet_uit(self, g):
        later = g.journaal("Fatma belde.", g.fatma)
        self.volg()
        with transactie(g.actor("samira")), pytest.raises(Blokkade) as fout:
            logboek.kijk(Recht.JOURNAAL_LEZEN.code, later, soort="afdruk")
        assert fout.value.code == "beperkt-delen"

    def test_vandaag_wijzigt_de_schrijver_het_nog_en_daarna_niemand(self, g):
        later = g.journaal("Fatma blede.", g.fatma)
        self.volg()
        assert verbeter(g, later).tekst == "Anders."
        assert hb.beperkingen_vastzetten() == 1
        velden = {"regel_id": later.pk, "versie": 2, "tekst": "Weer anders.", "reden": "Fout"}
        with pytest.raises(Blokkade) as fout:
            g.doe("samira", journaalregel_corrigeren, **velden)
        assert fout.value.code == "beperkt-wijzigen"

    def test_na_het_einde_volgt_zij_niets_meer(self, g):
        eindig(g, self.b)
        with klok.zet_klok(klok.vandaag() + timedelta(days=8)):
            hb.beperkingen_opheffen()
            g.journaal("Fatma belde.", g.fatma)
            assert self.volg() == set()

    def test_wie_schrijft_leest_het_op_elke_pagina(self, g, client):
        log_in(client, g.wijk.samira)
        pagina = client.get(f"/dossier/{g.dossier.pk}/tijdlijn/").content.decode()
        assert "Wij bewaren alles over Fatma alleen" in pagina
        assert "Ook wat je nu schrijft valt eronder" in pagina


def test_een_beperking_op_een_stuk_volgt_niets(g):
    beperk(g, verzoek(g, rij=g.journaal("Fatma heeft schulden.", g.fatma)))
    g.journaal("Fatma belde.", g.fatma)
    assert hb.beperkingen_volgen() == 0
    with transactie(g.actor("samira")):
        assert dossier_kader(g.dossier.pk).heel_beperkt == ()


def test_een_ander_met_dezelfde_roepnaam_wordt_niet_verzwegen(g):
    """Everything about Fatma, one piece about Elif, who goes by the same first name here."""
    stuk = g.journaal("Elif heeft schulden.", g.elif_)
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=g.elif_.pk).update(roepnaam="Fatma")
        merk = {"beperking": uuid4(), "dossier": g.dossier.pk}
        Beperkt.objects.create(object_id=g.fatma.pk, mensen=[str(g.fatma.pk)], heel=True, **merk)
        Beperkt.objects.create(object_id=stuk.pk, soort="dossier.journaalregel", mensen=[str(g.elif_.pk)], **merk)
    with transactie(g.actor("samira")):
        kader = dossier_kader(g.dossier.pk)
        assert kader.heel_beperkt == (g.fatma.pk,)
        assert deelblad(kader).beperkt == ("Fatma",)


def test_elke_soort_stuk_heeft_een_trekker():
    """The list in the SQL is the list of sources; a new noun comes on both."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'beperkt_later'"
        )
        met = {rij[0] for rij in cursor.fetchall()}
    verwacht = set()
    for bron in KIESBAAR.values():
        velden = {veld.name: veld for veld in bron.model._meta.get_fields()}
        if "over" in velden:
            verwacht.add(velden["over"].m2m_db_table())
        elif bron.wie != "zelf":
            verwacht.add(bron.model._meta.db_table)
    assert met == verwacht


def test_elke_soort_stuk_hoort_bij_een_soort_gegeven():
    zonder = [code for code in KIESBAAR if not gegevens_van(code)]
    assert zonder == []
    assert gegevens_van("inwoner.adres") == {Gegeven.CONTACT}
    assert gegevens_van("inwoner.relatie") == {Gegeven.GEZIN}
    assert geraakt(["dossier.journaalregel"], ["contact", "vraag"]) == (Gegeven.VRAAG,)
    assert geraakt([], ["contact", "vraag"]) == ()


class TestDelen:
    @pytest.fixture(autouse=True)
    def _staat(self, g):
        beperk(g, verzoek(g, rij=g.journaal("Fatma heeft schulden.", g.fatma)))

    def test_delen_vraagt_of_het_stuk_is_weggelaten(self, g):
        with pytest.raises(Fout, match="Bij de hulpvraag hoort een stuk dat wij alleen bewaren") as fout:
            deel(g, **AANBIEDER)
        assert fout.value.veld == "zonder_beperkt"
        assert deel(g, **AANBIEDER, zonder_beperkt=True).zonder_beperkt
        with transactie(g.actor("samira")):
            (gedeeld,) = delingen(g.dossier.pk, [g.fatma.pk])
        assert gedeeld.gegevens_zin.endswith(", zonder wat wij alleen bewaren")

    def test_wat_het_stuk_niet_raakt_gaat_gewoon_door(self, g):
        gegevens = AANBIEDER | {"gegevens": ["contact"]}
        assert not deel(g, **gegevens, zonder_beperkt=True).zonder_beperkt
        deel(g, **AANBIEDER | {"inwoner_id": g.elif_.pk})

    def test_bij_gevaar_wordt_niets_gevraagd(self, g):
        assert deel(g, waarom="acuut", gegevens=["contact", "vraag"]).pk

    def test_een_dossier_van_een_ander_gezin_zegt_niets(self, g):
        with transactie(p.SYSTEEM):
            assert soorten_over([g.fatma.pk], uuid4()) == {}
            assert soorten_over([g.fatma.pk], None) == {g.fatma.pk: {"dossier.journaalregel"}}
            assert soorten_over([], None) == {}

    def test_wat_niet_meer_te_vragen_is_wordt_een_taak(self, g):
        deel(g, **AANBIEDER, zonder_beperkt=None)
        with transactie(p.SYSTEEM):
            taak = Taak.objects.get(soort="beperkt_gedeeld")
            assert not Deling.objects.get().zonder_beperkt
        assert (taak.voor, "Fatma" in taak.tekst) == (g.wijk.samira, False)

    def test_het_scherm_zegt_het_en_vraagt_het(self, g, client):
        log_in(client, g.wijk.samira)
        pad = f"/dossier/{g.dossier.pk}/delen/"
        vraag = {"over": str(g.fatma.pk), "met": "aanbieder", "wet": "wmo", "waarom": "hulp"}
        vraag |= {"wat": ["contact", "vraag"]}
        pagina = client.get(pad, vraag).content.decode()
        assert "Op een stuk over Fatma rust een beperking" in pagina
        assert "Ik heb weggelaten wat wij alleen bewaren" in pagina
        fout = client.post(f"{pad}vastleggen/", vraag | {"weet": "ja"})
        assert (fout.status_code, "vink aan dat je dat deed" in fout.content.decode()) == (422, True)
        goed = client.post(f"{pad}vastleggen/", vraag | {"weet": "ja", "zonder_beperkt": "on"}, follow=True)
        assert "zonder wat wij alleen bewaren" in goed.content.decode()

    def test_zonder_beperking_vraagt_het_scherm_niets(self, g, client):
        with transactie(p.SYSTEEM):
            Beperkt.objects.all().delete()
        keuze = {"over": str(g.fatma.pk), "met": "aanbieder", "wet": "wmo", "waarom": "hulp", "wat": ["vraag"]}
        with transactie(g.actor("samira")):
            kader = dossier_kader(g.dossier.pk)
            assert (antwoord_op(keuze, kader).beperkt, deelblad(kader).beperkt) == ("", ())
