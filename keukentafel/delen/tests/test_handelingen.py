"""Consent and shares through the acts: complete, incomplete, renewed, withdrawn; refused only by the law; the walls."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError

from keukentafel.delen import handelingen as h
from keukentafel.delen import opvragen as o
from keukentafel.delen.models import Deling, Stem, Toestemming
from keukentafel.inwoner.models import Inwoner, Relatie
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.termijnen import plus_maanden
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.bestanden import PDF

pytestmark = pytest.mark.django_db
DOSSIER = uuid4()


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def fatma(wijk):
    return p.maak_inwoner(wijk.oost, roepnaam="Fatma", geboortedatum=klok.dagen_geleden(38 * 366))


@pytest.fixture
def emre(wijk):
    return p.maak_inwoner(wijk.oost, roepnaam="Emre", geboortedatum=klok.dagen_geleden(40 * 366))


@pytest.fixture
def elif_(wijk, fatma, emre):
    """Fourteen; both parents have gezag."""
    kind = p.maak_inwoner(wijk.oost, roepnaam="Elif", geboortedatum=klok.dagen_geleden(14 * 366))
    with transactie(p.SYSTEEM):
        for ouder in (fatma, emre):
            velden = {"soort": "ouder", "gezag": True, "gemaakt_door": p.SYSTEEM.kenmerk}
            Relatie.objects.create(inwoner=ouder, naar=kind, team=wijk.oost, **velden)
    return kind


def doe(medewerker, handeling, **velden):
    actor = p.actor(medewerker)
    with transactie(actor):
        return handeling(actor=actor, **velden)


def vraag(wijk, wie, **velden):
    basis = {
        "soort": "delen",
        "partner": "huisarts",
        "gevers": ["zelf"],
        "gegevens": ["contact", "vraag"],
        "wet": "wmo",
    }
    return doe(wijk.samira, h.toestemming_vastleggen, dossier_id=DOSSIER, inwoner_id=wie.pk, **{**basis, **velden})


def deel(wijk, wie, **velden):
    basis = {"partner": "huisarts", "gegevens": ["contact"], "wet": "wmo"}
    return doe(wijk.samira, h.deling_vastleggen, dossier_id=DOSSIER, inwoner_id=wie.pk, **{**basis, **velden})


def beeld(wijk, rij):
    with transactie(p.actor(wijk.samira)):
        return o.toestemming(DOSSIER, rij.pk)


def taken(soort):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=soort, klaar_op=None))


def gever(wijk, kind, ouder):
    with transactie(p.actor(wijk.samira)):
        return next(g.sleutel for g in o.gevers_van(kind.pk).mensen if g.inwoner_id == ouder.pk)


class TestVastleggen:
    def test_een_ouder_zonder_gezag_geeft_geen_toestemming(self, wijk, elif_, fatma):
        """GEZ-03: that parent is not among who can say yes, and a key that was typed over is refused."""
        with transactie(p.SYSTEEM):
            Relatie.objects.filter(inwoner=fatma, naar=elif_).update(gezag=False)
        with transactie(p.actor(wijk.samira)):
            assert fatma.pk not in {g.inwoner_id for g in o.gevers_van(elif_.pk).mensen}
        with pytest.raises(Fout, match="Kies iemand uit de lijst"):
            vraag(wijk, elif_, wet="jeugd", gevers=["zelf", f"gezag-{fatma.pk}"])
        with transactie(p.SYSTEEM):
            assert not Toestemming.objects.exists()

    def test_geldt_een_jaar_met_de_tekst_van_toen(self, wijk, fatma):
        inrichting = {"naam": "Delen", "waarde": {"tekst": "Mag dit?"}, "geldig_van": p.BEGIN}
        Inrichting.objects.create(soort="toestemmingstekst", code="delen", **inrichting)
        rij = vraag(wijk, fatma)
        assert (rij.tekst, rij.tekst_van) == ("Mag dit?", p.BEGIN)
        assert rij.tot == plus_maanden(klok.vandaag(), 12)
        assert beeld(wijk, rij).geldt
        assert Gebeurtenis.objects.filter(soort="toestemming_vastgelegd", onderwerp=rij.pk).exists()

    def test_een_jongere_en_beide_ouders_tot_die_tijd_wacht_het_met_een_taak(self, wijk, elif_, fatma, emre):
        rij = vraag(wijk, elif_, wet="jeugd", gevers=["zelf", gever(wijk, elif_, fatma)])
        assert beeld(wijk, rij).stand_zin == "Wacht op de andere ouder met gezag"
        assert len(taken(h.ONVOLLEDIG)) == 1
        doe(wijk.samira, h.toestemming_aanvullen, toestemming_id=rij.pk, gevers=[gever(wijk, elif_, emre)])
        assert beeld(wijk, rij).geldt
        assert taken(h.ONVOLLEDIG) == []

    def test_een_ouder_die_hier_niet_mag_bestaan_wordt_voorgelegd_aan_wie_dat_mag_weten(self, wijk, elif_, fatma, emre):
        """GEZ-02, AUT-02: never chosen silently, and the worker reads nothing of it."""
        met_een = {"wet": "jeugd", "gevers": ["zelf", gever(wijk, elif_, fatma)]}
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=emre.pk).update(afgeschermd=True, team=wijk.zuid)
        rij = vraag(wijk, elif_, **met_een)
        assert beeld(wijk, rij).geldt
        (taak,) = taken(h.BUITEN_ZICHT)
        assert (taak.rol, taak.afgeschermd, taak.team_id, "Emre" in taak.tekst) == (
            "aandachtsfunctionaris",
            True,
            None,
            False,
        )
        with transactie(p.actor(wijk.samira)):
            assert not Taak.objects.filter(soort=h.BUITEN_ZICHT).exists()
        doe(wijk.samira, h.toestemming_aanvullen, toestemming_id=rij.pk, gevers=met_een["gevers"])
        assert len(taken(h.BUITEN_ZICHT)) == 1
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=emre.pk).update(afgeschermd=False)
        assert beeld(wijk, rij).stand_zin == "Wacht op de andere ouder met gezag"

    def test_wie_zestien_wordt_beslist_zelf_en_de_oude_toestemming_telt_niet_meer(self, wijk, elif_, fatma, emre):
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=elif_.pk).update(geboortedatum=klok.dagen_geleden(11 * 366))
        rij = vraag(wijk, elif_, gevers=[gever(wijk, elif_, fatma), gever(wijk, elif_, emre)])
        assert beeld(wijk, rij).geldt
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=elif_.pk).update(geboortedatum=klok.dagen_geleden(17 * 366))
        assert beeld(wijk, rij).stand_zin == "Wacht op de inwoner zelf"

    def test_instemming_met_hulp_gaat_niet_over_gegevens_en_geeft_er_geen_ruimte_voor(self, wijk, fatma):
        assert vraag(wijk, fatma, soort="hulp").gegevens == []
        with pytest.raises(Blokkade, match="geen geldige toestemming"):
            deel(wijk, fatma)

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"gevers": []}, "gevers"),
            ({"gevers": ["buurman"]}, "gevers"),
            ({"gegevens": []}, "gegevens"),
            ({"tot": klok.vandaag()}, "tot"),
            ({"tot": klok.vandaag() + timedelta(days=4000)}, "tot"),
            ({"van": klok.vandaag() + timedelta(days=1)}, "van"),
        ],
    )
    def test_wat_niet_klopt_wordt_gezegd_en_niet_bewaard(self, wijk, fatma, velden, veld):
        with pytest.raises(Fout) as fout:
            vraag(wijk, fatma, **velden)
        assert fout.value.veld == veld
        with transactie(p.SYSTEEM):
            assert not Toestemming.objects.exists()

    def test_een_wet_buiten_de_taak_kan_niet(self, wijk, fatma):
        consulent = p.maak_medewerker("Wim", Rol.WMO_CONSULENT, wijk.oost)
        velden = {
            "dossier_id": DOSSIER,
            "inwoner_id": fatma.pk,
            "soort": "delen",
            "partner": "school",
            "gevers": ["zelf"],
        }
        with pytest.raises(Fout, match="hoort niet bij je taak"):
            doe(consulent, h.toestemming_vastleggen, gegevens=["vraag"], wet="jeugd", **velden)

    def test_de_balie_legt_niets_vast(self, wijk, fatma):
        with pytest.raises(GeenRecht):
            doe(wijk.frans, h.deling_vastleggen, dossier_id=DOSSIER, inwoner_id=fatma.pk, partner="zvh", gegevens=[])


class TestDocumentEnVerlengen:
    def test_het_getekende_document_hoort_erbij(self, wijk, fatma):
        rij = vraag(wijk, fatma)
        papier = doe(wijk.samira, h.toestemmingsdocument_toevoegen, toestemming_id=rij.pk, naam="ja.pdf", inhoud=PDF)
        assert beeld(wijk, rij).document_id == papier.pk
        with transactie(p.actor(wijk.samira)):
            assert bytes(o.document(DOSSIER, rij.pk, papier.pk).inhoud) == PDF
            with pytest.raises(NietGevonden):
                o.document(uuid4(), rij.pk, papier.pk)

    def test_verlengen_is_een_nieuwe_rij_en_de_oude_blijft(self, wijk, fatma):
        oud = vraag(wijk, fatma, tot=klok.vandaag() + timedelta(days=9))
        assert h.toestemmingen_bewaken() == 1
        assert h.toestemmingen_bewaken() == 0
        nieuw = doe(wijk.samira, h.toestemming_verlengen, toestemming_id=oud.pk, gevers=["zelf"])
        assert (beeld(wijk, nieuw).geldt, taken(h.VERLOOPT)) == (True, [])
        with pytest.raises(Fout, match="loopt niet meer"):
            doe(wijk.samira, h.toestemming_verlengen, toestemming_id=oud.pk, gevers=["zelf"])

    def test_intrekken_werkt_meteen_en_laat_staan_wat_al_was_gedeeld(self, wijk, fatma):
        rij = vraag(wijk, fatma)
        deling = deel(wijk, fatma)
        doe(wijk.samira, h.toestemming_intrekken, toestemming_id=rij.pk, door="zelf", reden="bedacht zich")
        doe(wijk.samira, h.toestemming_intrekken, toestemming_id=rij.pk, door="zelf")
        with pytest.raises(Blokkade):
            deel(wijk, fatma)
        with transactie(p.actor(wijk.samira)):
            assert [d.id for d in o.delingen_onder(rij.pk)] == [deling.pk]
        with pytest.raises(Fout, match="ingetrokken"):
            doe(wijk.samira, h.toestemming_aanvullen, toestemming_id=rij.pk, gevers=["zelf"])

    def test_een_ouder_trekt_niets_in_van_wie_zelf_beslist(self, wijk, elif_, fatma):
        rij = vraag(wijk, elif_)
        with pytest.raises(Fout, match="beslist hier niet over"):
            doe(wijk.samira, h.toestemming_intrekken, toestemming_id=rij.pk, door=gever(wijk, elif_, fatma))


class TestDelen:
    def test_met_toestemming_staat_de_grond_erbij(self, wijk, fatma):
        rij = vraag(wijk, fatma)
        deling = deel(wijk, fatma)
        assert (deling.toestemming_id, deling.regel, deling.uitkomst) == (rij.pk, "DEEL-04", "toestemming")

    def test_een_toestemming_op_naam_geldt_voor_die_organisatie(self, wijk, fatma):
        vraag(wijk, fatma, partner_naam="De Brug")
        assert deel(wijk, fatma, partner_naam="de brug").toestemming_id
        with pytest.raises(Blokkade):
            deel(wijk, fatma, partner_naam="De Poort")

    @pytest.mark.parametrize(
        ("velden", "code"),
        [
            ({"partner": "partner_of_ex"}, "delen-verboden"),
            ({"partner": "aanbieder", "waarom": "vordering"}, "delen-verboden"),
            ({"partner": "school"}, "delen-zonder-toestemming"),
            ({"partner": "vir", "gegevens": ["feit", "vraag"]}, "delen-meer-dan-mag"),
        ],
    )
    def test_alleen_de_wet_weigert_en_de_weigering_staat_met_de_reden_in_het_logboek(self, wijk, fatma, velden, code):
        with logboek.verzameld() as regels, pytest.raises(Blokkade) as fout:
            deel(wijk, fatma, **velden)
        assert fout.value.code == code
        assert next(r.uitkomst for r in regels if r.soort == "geweigerd").startswith("DEEL-")

    def test_een_doel_dat_niet_bij_de_partner_past_wordt_geweigerd_en_met_het_juiste_doel_mag_het(self, wijk, fatma):
        """Issue 5, hard cases: also when the resident gave this very party a consent."""
        vraag(wijk, fatma, partner="school", doel="Samen een plan voor thuis maken")
        for partner, waarom in (("school", "vordering"), ("aanbieder", "vroegsignaal"), ("jeugdhulp", "vraag_gi")):
            with pytest.raises(Blokkade, match=r"past niet bij deze ontvanger.*doelbinding"):
                deel(wijk, fatma, partner=partner, waarom=waarom)
        with transactie(p.SYSTEEM):
            assert not Deling.objects.exists()
        assert deel(wijk, fatma, partner="school").toestemming_id
        with transactie(p.actor(wijk.samira)):
            antwoord = o.mag_delen(inwoner_id=fatma.pk, wet="wmo", partner="school", gegevens=["contact"])
        assert antwoord.doelen == ("Samen een plan voor thuis maken",)

    def test_acuut_gevaar_gaat_voor_alles(self, wijk, fatma):
        assert deel(wijk, fatma, partner="hulpdienst", waarom="acuut", gegevens=["gezondheid"]).regel == "DEEL-16"

    def test_wie_niets_kiest_of_in_de_toekomst_deelt_leest_wat_er_mist(self, wijk, fatma):
        for velden in ({"gegevens": []}, {"gedeeld_op": klok.nu() + timedelta(hours=1)}):
            with pytest.raises(Fout, match="Kies"):
                deel(wijk, fatma, **velden)

    def test_wie_het_nog_vertelt_krijgt_een_taak(self, wijk, fatma):
        deel(wijk, fatma, partner="schuldhulp", weet="straks")
        assert taken(h.VERTELLEN)[0].adres == f"/dossier/{DOSSIER}/delen/"

    def test_zonder_toestemming_komt_zo_een_rij_ook_in_de_databank_niet(self, wijk, fatma):
        velden = {"inwoner": fatma, "team": wijk.oost, "partner": "huisarts", "waarom": "hulp", "regel": "DEEL-04"}
        velden |= {"artikel": "x", "gedeeld_op": klok.nu(), "gemaakt_door": p.SYSTEEM.kenmerk}
        for uitkomst in ("toestemming", "niet"):
            with pytest.raises(IntegrityError), transactie(p.SYSTEEM):
                Deling.objects.create(uitkomst=uitkomst, **velden)


class TestWanden:
    def test_een_ander_team_en_een_andere_wet_zien_niets(self, wijk, fatma):
        rij = vraag(wijk, fatma, wet="jeugd")
        consulent = p.maak_medewerker("Wim", Rol.WMO_CONSULENT, wijk.oost)
        for wie, ziet in ((wijk.tom, 1), (wijk.zoe, 0), (consulent, 0)):
            with transactie(p.actor(wie)):
                assert len(o.toestemmingen(DOSSIER, [fatma.pk])) == ziet
        with pytest.raises(NietGevonden):
            doe(wijk.zoe, h.toestemming_intrekken, toestemming_id=rij.pk, door="zelf")

    def test_wat_in_een_ander_dossier_staat_komt_hier_niet_in_de_lijst(self, wijk, fatma):
        rij = vraag(wijk, fatma)
        with transactie(p.actor(wijk.samira)):
            assert o.toestemmingen(uuid4(), [fatma.pk]) == ()
            with pytest.raises(NietGevonden):
                o.toestemming(uuid4(), rij.pk)

    def test_een_afgeschermde_inwoner_neemt_alles_mee_achter_de_wand(self, wijk, fatma):
        vraag(wijk, fatma)
        deel(wijk, fatma)
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=fatma.pk).update(afgeschermd=True)
        with transactie(p.actor(wijk.tom)):
            assert not Toestemming.objects.exists()
            assert not Stem.objects.exists()
            assert not Deling.objects.exists()
