"""Attacks on the walls of this room: who wrote, who could sign, who prints, and who looks without a line in the log."""

from uuid import uuid4

import pytest

from keukentafel.besluit.handelingen.besluit import besluit_opstellen
from keukentafel.besluit.handelingen.bezwaar import bezwaar_ontvangen
from keukentafel.besluit.handelingen.overwegen import overweging_toevoegen
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_oppakken, besluit_vaststellen
from keukentafel.besluit.handelingen.zienswijze import zienswijze_vragen
from keukentafel.besluit.models import Besluit, Bezwaar, Overweging
from keukentafel.besluit.opvragen.aanvraag import aanvraag as aanvraagbeeld
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.opvragen.bezwaar import bezwaar as bezwaarbeeld
from keukentafel.besluit.opvragen.bezwaar import bezwaren_van_dossier
from keukentafel.besluit.opvragen.briefblad import brief_voorbeeld, briefblad
from keukentafel.besluit.tests import hulp_recht
from keukentafel.besluit.tests.hulp_opstellen import beslis, maak_aanvraag, maak_zaak, stel_op, van_systeem, vers
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Inrichting
from keukentafel.plan.tests.hulp import doe
from keukentafel.poort import logboek, poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.models import Beperkt
from keukentafel.poort.rechten import Recht
from tests import personages as p

ZIN = {"stap": 6, "soort": "afweging", "tekst": "Emre werkt"}


@pytest.fixture
def zaak(db):
    return maak_zaak()


def van_jeugd(zaak):
    """Tied to the dossier, with the right to write decisions under the Jeugdwet alone."""
    with transactie(p.SYSTEEM):
        jos = p.maak_medewerker("Jos", Rol.JEUGDCONSULENT, zaak.huis.wijk.oost)
    return p.actor(jos, dossiers=frozenset({zaak.huis.dossier.pk}))


def doe_als(actor, handeling, **velden):
    with transactie(actor):
        return handeling(actor=actor, **velden)


def bied_aan(zaak, besluit=None, **velden):
    besluit = besluit or stel_op(zaak)
    beslis(zaak, besluit)
    return doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie, **velden)


def met_band(zaak):
    rijen = van_systeem(Betrokkenheid, dossier=zaak.huis.dossier, waarvoor="besluit", tot=None)
    return {r.medewerker_id for r in rijen}


def nog_een_beslisser(naam="Ria"):
    with transactie(p.SYSTEEM):
        return p.maak_medewerker(naam, Rol.BESLISSER, None)


def gezien(actor, kijk, *wat):
    """The lines that one look leaves: (right, kind)."""
    with transactie(actor), logboek.verzameld() as regels:
        kijk(*wat)
        return [(r.recht, r.soort) for r in regels]


class TestWieSchreef:
    def test_wie_opstelt_zonder_de_wet_leest_niet_wat_uit_het_dossier_komt(self, zaak):
        jos = van_jeugd(zaak)
        besluit = doe_als(jos, besluit_opstellen, aanvraag_id=zaak.aanvraag.pk)
        assert len(van_systeem(Overweging, besluit=besluit)) > 5
        with transactie(jos):
            assert not poort.zichtbaar(Overweging, Recht.BESLUITTEKST_SCHRIJVEN).exists()
            assert besluit_beeld(besluit.pk).verborgen

    def test_een_zin_erbij_vraagt_de_wet_van_het_besluit(self, zaak):
        besluit, jos = stel_op(zaak), van_jeugd(zaak)
        with pytest.raises(GeenRecht):
            doe_als(jos, overweging_toevoegen, besluit_id=besluit.pk, **ZIN)
        assert not van_systeem(Overweging, besluit=besluit, tekst=ZIN["tekst"])

    def test_een_zienswijze_vragen_ook(self, zaak):
        vraag = {"grond": "4:8", "waarover": "Wij willen minder uren", "uiterlijk": klok.vandaag()}
        with pytest.raises(GeenRecht):
            doe_als(van_jeugd(zaak), zienswijze_vragen, aanvraag_id=zaak.aanvraag.pk, **vraag)

    def test_een_eigen_zin_opent_de_brief_niet(self, zaak):
        besluit, jos = stel_op(zaak), van_jeugd(zaak)
        with transactie(p.SYSTEEM):
            Overweging.objects.filter(besluit=besluit, bron_soort="wet").update(gemaakt_door=jos.kenmerk)
        with transactie(jos):
            assert briefblad(besluit.pk).stuk is None
            with pytest.raises(NietGevonden):
                brief_voorbeeld(besluit.pk)


class TestWieToetst:
    def test_zonder_mandaat_gaat_het_huishouden_niet_open(self, zaak):
        besluit = bied_aan(zaak)
        Inrichting.objects.filter(soort="mandaat").update(geldig_tot=klok.vandaag())
        with pytest.raises(Blokkade, match="Niemand heeft hiervoor mandaat"):
            doe(zaak.rosa, besluit_oppakken, besluit_id=besluit.pk)
        assert met_band(zaak) == set()

    def test_wie_het_opstelde_toetst_het_niet(self, zaak):
        besluit = bied_aan(zaak)
        with transactie(p.SYSTEEM):
            Besluit.objects.filter(pk=besluit.pk).update(opsteller=zaak.rosa)
        with pytest.raises(Blokkade, match="Wie het opstelt, toetst het niet"):
            doe(zaak.rosa, besluit_oppakken, besluit_id=besluit.pk)

    def test_wie_het_overneemt_neemt_ook_het_meelezen_over(self, zaak):
        ria = nog_een_beslisser()
        besluit = bied_aan(zaak, toetser_id=zaak.rosa.pk)
        doe(ria, besluit_oppakken, besluit_id=besluit.pk)
        assert met_band(zaak) == {ria.pk}

    def test_wie_nog_een_ander_besluit_van_dit_dossier_heeft_blijft_lezen(self, zaak):
        ria = nog_een_beslisser()
        een = bied_aan(zaak, toetser_id=zaak.rosa.pk)
        with transactie(p.SYSTEEM):
            ander = maak_aanvraag(zaak.huis, zaak.fatma, nummer=990)
            muren = {v: getattr(een, v) for v in ("dossier_id", "team_id", "inwoner_id", "wet", "soort", "orgaan")}
            rij = {**muren, "nummer": 991, "aanvraag": ander, "stand": "toets", "gemaakt_door": p.SYSTEEM.kenmerk}
            Besluit.objects.create(**rij)
        doe(ria, besluit_oppakken, besluit_id=van_systeem(Besluit, nummer=991)[0].pk)
        assert met_band(zaak) == {zaak.rosa.pk, ria.pk}
        doe(zaak.rosa, besluit_vaststellen, besluit_id=een.pk, versie=vers(een).versie)
        assert met_band(zaak) == {ria.pk}


class TestNaarBuiten:
    @pytest.mark.parametrize("kijk", [lambda pk: besluit_beeld(pk, "afdruk"), brief_voorbeeld])
    def test_wat_alleen_bewaard_wordt_gaat_niet_op_papier(self, zaak, kijk):
        besluit = stel_op(zaak)
        Beperkt.objects.create(object_id=besluit.pk, beperking=uuid4())
        with transactie(p.actor(zaak.samira)):
            assert besluit_beeld(besluit.pk).id == besluit.pk
            with pytest.raises(Blokkade, match=r"AVG art\. 18"):
                kijk(besluit.pk)

    def test_een_afdruk_staat_als_afdruk_in_het_logboek(self, zaak):
        besluit, samira = stel_op(zaak), p.actor(zaak.samira)
        assert (Recht.AANVRAAG_LEZEN.code, "afdruk") in gezien(samira, besluit_beeld, besluit.pk, "afdruk")
        assert (Recht.BESLUITTEKST_LEZEN.code, "afdruk") in gezien(samira, brief_voorbeeld, besluit.pk)
        assert (Recht.BESLUITTEKST_LEZEN.code, "kijken") in gezien(samira, briefblad, besluit.pk)


class TestGezien:
    def test_de_woorden_van_een_aanvraag(self, zaak):
        regels = gezien(p.actor(zaak.samira), aanvraagbeeld, zaak.aanvraag.pk)
        assert (Recht.BESLUITTEKST_LEZEN.code, "kijken") in regels

    def test_een_geweigerde_aanvraag(self, zaak):
        with transactie(p.actor(zaak.huis.wijk.zoe)), logboek.verzameld() as regels:
            with pytest.raises(NietGevonden):
                aanvraagbeeld(zaak.aanvraag.pk)
            assert [r.soort for r in regels] == ["geweigerd"]

    def test_een_bezwaar_in_het_dossier_en_zijn_woorden(self, db):
        zaak = hulp_recht.maak_zaak()
        with klok.zet_klok(hulp_recht.BEKEND):
            doe(zaak.wijk.samira, bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **hulp_recht.BEZWAAR)
            samira, jet = p.actor(zaak.wijk.samira), p.actor(zaak.jet, dossiers=frozenset({zaak.dossier.pk}))
            assert gezien(samira, bezwaren_van_dossier, zaak.dossier.pk) == [(Recht.AANVRAAG_LEZEN.code, "kijken")]
            regels = gezien(jet, bezwaarbeeld, van_systeem(Bezwaar)[0].pk)
        assert (Recht.BESLUITTEKST_LEZEN.code, "kijken") in regels
