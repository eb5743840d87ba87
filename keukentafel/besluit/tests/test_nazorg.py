"""The check after a decision: planned by itself, for the regisseur, answered, and listed when late (REQ-062)."""

from datetime import date, timedelta

import pytest

from keukentafel.besluit.handelingen import nazorg as hn
from keukentafel.besluit.models import Nazorgcheck, Voorziening
from keukentafel.besluit.opvragen.nazorg import nazorgcheck, nazorglijst
from keukentafel.besluit.tests.hulp_volgen import maak_besluit
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.dossiers import maak_huishouden

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.fixture
def wijk():
    return p.maak_wijk()


def zaak(wijk, **velden):
    """A decision in a household that Samira directs."""
    inwoner = p.maak_inwoner(wijk.oost, roepnaam="Riet", geboortedatum=date(1948, 5, 1))
    gezin = maak_huishouden(wijk.oost, [inwoner])
    dossier = doe(wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk)
    return maak_besluit(dossier, inwoner, wijk.samira, **velden)


def bel(rij, handeling=hn.nazorg_plannen):
    """The house hears that this decision was made known."""
    with transactie(p.SYSTEEM):
        handeling(Gebeurtenis(soort="besluit_bekendgemaakt", onderwerp=rij.besluit_id, actor="test"))
        return list(Nazorgcheck.objects.order_by("op", "gemaakt_op"))


def taken(**velden):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(klaar_op=None, **velden))


def product(code="hh", **waarde):
    Inrichting.objects.create(soort="productvolging", code=code, naam="Hulp", waarde=waarde, geldig_van=p.BEGIN)


def antwoord(wijk, check, wie=None, **velden):
    basis = {"begonnen": "ja", "werkt": "ja", "versie": check.versie}
    return doe(wie or wijk.samira, hn.nazorg_beantwoorden, check_id=check.pk, **{**basis, **velden})


class TestPlannen:
    def test_na_een_besluit_staat_er_vanzelf_een_vraag_voor_de_regisseur(self, wijk):
        rij = zaak(wijk)
        (check,) = bel(rij)
        assert check.op == klok.vandaag() + 6 * WEEK
        (taak,) = taken(onderwerp_id=check.pk)
        assert (taak.voor, taak.uiterlijk, taak.adres) == (wijk.samira, check.op, f"/nazorg/{check.pk}/")
        assert len(bel(rij)) == 1

    def test_hulp_die_later_begint_wordt_later_gevraagd(self, wijk):
        (check,) = bel(zaak(wijk, van=klok.vandaag() + 4 * WEEK))
        assert check.op == klok.vandaag() + 10 * WEEK

    def test_het_product_zegt_wanneer_en_een_hulpmiddel_nooit(self, wijk):
        product(soort="dienst", nazorg_weken=2, heroverweging_maanden=12)
        product("rolstoel", soort="hulpmiddel", nazorg_weken=2)
        rij = zaak(wijk)
        (check,) = bel(rij)
        assert check.op == klok.vandaag() + 2 * WEEK
        with transactie(p.SYSTEEM):
            assert Voorziening.objects.get(pk=rij.pk).heroverwegen_op.year == klok.vandaag().year + 1
        assert len(bel(zaak(wijk, product="rolstoel"))) == 1

    def test_een_afwijzing_wordt_niet_gevraagd(self, wijk):
        assert bel(zaak(wijk, uitkomst="af")) == []

    def test_wie_geen_besluiten_schrijft_krijgt_de_vraag_niet(self, wijk):
        """A casusregisseur directs, but has only M in the column Besluit: whoever handled the aanvraag asks."""
        with transactie(p.SYSTEEM):
            carla = p.maak_medewerker("Carla", Rol.CASUSREGISSEUR, wijk.oost)
        inwoner = p.maak_inwoner(wijk.oost, roepnaam="Riet")
        dossier = doe(carla, dossier_openen_met_regie, huishouden_id=maak_huishouden(wijk.oost, [inwoner]).pk)
        (check,) = bel(maak_besluit(dossier, inwoner, wijk.tom))
        assert check.medewerker_id == wijk.tom.pk

    def test_een_besluit_dat_niet_doorgaat_laat_niemand_vragen(self, wijk):
        rij = zaak(wijk)
        bel(rij)
        with transactie(p.SYSTEEM):
            ander = {"besluit": str(rij.aanvraag_id)}
            hn.nazorg_vervallen(Gebeurtenis(soort="x", onderwerp=rij.dossier_id, gegevens=ander, actor="test"))
            assert Nazorgcheck.objects.get().vervallen_op is None
        (check,) = bel(rij, hn.nazorg_vervallen)
        assert check.vervallen_op == klok.vandaag()
        assert taken(onderwerp_id=check.pk) == []
        assert len(bel(rij)) == 2  # it left after all: asked again


class TestAntwoorden:
    def test_drie_antwoorden_en_het_is_klaar(self, wijk):
        (check,) = bel(zaak(wijk))
        antwoord(wijk, check, toelichting="Elke dinsdag.")
        assert taken(onderwerp_id=check.pk) == []
        with transactie(p.actor(wijk.samira)):
            beeld = nazorgcheck(check.pk)
        assert (beeld.begonnen, beeld.werkt, beeld.vervolg) == ("Ja", "Ja", "Niets meer, het loopt")
        assert beeld.besloten.startswith("bekend op ")
        with pytest.raises(Fout, match="al beantwoord"):
            antwoord(wijk, beeld_versie(check))

    def test_later_opnieuw_plant_een_nieuwe_en_ongedaan_haalt_die_weg(self, wijk):
        (check,) = bel(zaak(wijk))
        velden = {"begonnen": "nee", "werkt": "", "vervolg": "opnieuw", "opnieuw_op": klok.vandaag() + WEEK}
        antwoord(wijk, check, **velden)
        with transactie(p.SYSTEEM):
            nieuw = Nazorgcheck.objects.get(na=check)
        assert nieuw.op == klok.vandaag() + WEEK
        doe(wijk.samira, hn.nazorg_terugzetten, check_id=check.pk)
        doe(wijk.samira, hn.nazorg_terugzetten, check_id=check.pk)
        assert taken(onderwerp_id=nieuw.pk) == []
        assert len(taken(onderwerp_id=check.pk)) == 1

    def test_terugzetten_kan_niet_als_de_volgende_al_is_beantwoord(self, wijk):
        (check,) = bel(zaak(wijk))
        antwoord(wijk, check, vervolg="opnieuw", opnieuw_op=klok.vandaag() + WEEK)
        with transactie(p.SYSTEEM):
            nieuw = Nazorgcheck.objects.get(na=check)
        antwoord(wijk, nieuw)
        with pytest.raises(Fout, match="Zet die eerst terug"):
            doe(wijk.samira, hn.nazorg_terugzetten, check_id=check.pk)

    def test_niet_begonnen_geeft_werk(self, wijk):
        (check,) = bel(zaak(wijk))
        antwoord(wijk, check, begonnen="nee", werkt="", vervolg="aanbieder")
        (taak,) = taken(onderwerp_id=check.pk)
        assert "aanbieder" in taak.tekst

    def test_wat_niet_past_wordt_geweigerd_en_een_oude_versie_ook(self, wijk):
        (check,) = bel(zaak(wijk))
        with pytest.raises(Fout, match="nog iets te doen"):
            antwoord(wijk, check, begonnen="nee", werkt="")
        with pytest.raises(Botsing):
            antwoord(wijk, check, versie=9)
        with pytest.raises(NietGevonden):
            antwoord(wijk, check, wijk.zoe)


class TestBewaken:
    def test_wie_niet_op_tijd_vroeg_hoort_het_een_keer(self, wijk):
        (check,) = bel(zaak(wijk))
        with klok.zet_klok(klok.moment(check.op + timedelta(days=4), 9)):
            assert hn.nazorg_bewaken() == 0
        with klok.zet_klok(klok.moment(check.op + timedelta(days=14), 9)):
            assert hn.nazorg_bewaken() == 1
            assert hn.nazorg_bewaken() == 0
            with transactie(p.actor(wijk.tom)):
                (regel,) = nazorglijst(p.actor(wijk.tom)).regels
                assert regel.te_laat
                assert nazorglijst(p.actor(wijk.tom), mijn=True).regels == ()
                assert nazorglijst(p.actor(wijk.tom), stand="komt").regels == ()

    def test_een_ander_team_ziet_de_lijst_niet(self, wijk):
        bel(zaak(wijk))
        with transactie(p.actor(wijk.zoe)):
            assert nazorglijst(p.actor(wijk.zoe), stand="komt").regels == ()

    def test_wat_afloopt_of_opnieuw_bekeken_wordt_is_een_keer_werk(self, wijk):
        zaak(wijk, tot=klok.vandaag() + 5 * WEEK)
        zaak(wijk, tot=klok.vandaag() + 30 * WEEK)
        zaak(wijk, heroverwegen_op=klok.vandaag())
        assert hn.besluiten_bewaken() == 2
        assert hn.besluiten_bewaken() == 0
        (loopt_af,) = taken(soort=hn.TAAK_EINDE)
        assert loopt_af.voor == wijk.samira
        assert "loopt af op" in loopt_af.tekst


def beeld_versie(check):
    with transactie(p.SYSTEEM):
        return Nazorgcheck.objects.get(pk=check.pk)
