"""The planned hand-over: proposed, answered, undone, carried out on its day; and what goes wrong."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client

from keukentafel.dossier.models import Betrokkenheid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.models import Afwezigheid, Medewerker, Taak
from keukentafel.plan import opvragen
from keukentafel.plan.handelingen import (
    overdracht_beantwoorden,
    overdracht_terugnemen,
    overdracht_voorstellen,
    overdrachten_bewaken,
    regie_overdragen,
    regie_vacature,
)
from keukentafel.plan.models import Overdracht
from keukentafel.plan.regels import Beurt, bezwaar_tegen_ingang, gaat_rond
from keukentafel.plan.tests.hulp import alle_regie, banden, doe, maak_doel, maak_huis
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
MAANDAG, VOLGENDE = date(2026, 11, 16), date(2026, 11, 23)


@pytest.fixture
def huis():
    with klok.zet_klok(MAANDAG):
        yield maak_huis()


def stel_voor(huis, wie=None, **velden):
    basis = {"dossier_id": huis.dossier.pk, "medewerker_id": huis.wijk.tom.pk, "reden": "Ik ga naar een andere wijk."}
    return doe(wie or huis.wijk.samira, overdracht_voorstellen, **{**basis, **velden})


def antwoord(wie, rij, ja=True, **velden):
    return doe(wie, overdracht_beantwoorden, overdracht_id=rij.pk, ja=ja, **velden)


def stand(rij):
    with transactie(p.SYSTEEM):
        return Overdracht.objects.get(pk=rij.pk).stand


def taken(soort="overdracht"):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(soort=soort, klaar_op=None))


def regisseurs(huis):
    return [r.wie.naam for r in alle_regie(huis.dossier)]


def uit_dienst(medewerker, dag):
    with transactie(p.SYSTEEM):
        Medewerker.objects.filter(pk=medewerker.pk).update(in_dienst_tot=dag)


class TestRegels:
    def test_een_dag_die_geweest_is_kan_niet(self):
        assert bezwaar_tegen_ingang(MAANDAG, MAANDAG) == ""
        assert bezwaar_tegen_ingang(MAANDAG, VOLGENDE).startswith("16-11-2026 is al geweest")

    @pytest.mark.parametrize(
        ("wie", "rond"), [("aba", True), ("ab", False), ("abc", False), ("a-a", True), ("ab-", False), ("", False)]
    )
    def test_een_dossier_gaat_rond_als_het_terugkomt(self, wie, rond):
        sleutel = {"a": huisnr(1), "b": huisnr(2), "c": huisnr(3), "-": None}
        beurten = [Beurt(sleutel[w], klok.moment(MAANDAG + timedelta(days=n))) for n, w in enumerate(wie)]
        assert gaat_rond(beurten, 90) is rond

    def test_lang_geleden_telt_niet_als_rondgaan(self):
        beurten = [Beurt(huisnr(n % 2), klok.moment(MAANDAG + timedelta(days=100 * n))) for n in range(3)]
        assert not gaat_rond(beurten, 90)


def huisnr(nr):
    return UUID(int=nr)


class TestVoorstellen:
    def test_er_verandert_niets_en_de_ontvanger_leest_mee_en_krijgt_een_taak(self, huis):
        stel_voor(huis, ingaat=VOLGENDE)
        assert regisseurs(huis) == ["Samira"]
        assert ("Tom", "meelezer") in banden(huis.dossier)
        [taak] = taken()
        assert (taak.voor_id, taak.uiterlijk) == (huis.wijk.tom.pk, VOLGENDE)

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [({"reden": " "}, "nog geen tekst"), ({"ingaat": date(2026, 11, 1)}, "al geweest")],
    )
    def test_slechte_invoer_wordt_teruggevraagd(self, huis, velden, zin):
        with pytest.raises(Fout, match=zin):
            stel_voor(huis, **velden)
        assert taken() == []

    def test_wie_al_regisseur_is_kan_het_niet_overnemen(self, huis):
        with pytest.raises(Fout, match="Samira is al regisseur"):
            stel_voor(huis, wie=huis.cora, medewerker_id=huis.wijk.samira.pk)

    def test_twee_tegelijk_kan_niet(self, huis):
        """Circular: while A asks B, B cannot ask A."""
        stel_voor(huis)
        with pytest.raises(Fout, match="Er loopt al een overdracht aan Tom"):
            stel_voor(huis, wie=huis.wijk.tom, medewerker_id=huis.wijk.samira.pk)

    def test_wie_geen_plannen_schrijft_kan_het_niet_krijgen(self, huis):
        with pytest.raises(Blokkade):
            stel_voor(huis, medewerker_id=huis.cora.pk)

    def test_een_ander_team_en_een_rol_zonder_recht(self, huis):
        with pytest.raises(NietGevonden):
            stel_voor(huis, wie=huis.wijk.zoe)
        with pytest.raises(GeenRecht):
            stel_voor(huis, wie=p.maak_medewerker("Gé", Rol.GEDRAGSWETENSCHAPPER, huis.wijk.oost))


class TestAntwoord:
    def test_aangenomen_voor_vandaag_gaat_meteen_in(self, huis):
        rij = antwoord(huis.wijk.tom, stel_voor(huis))
        assert (rij.stand, regisseurs(huis)) == ("gedaan", ["Samira", "Tom"])
        assert banden(huis.dossier) == {("Tom", "regisseur")}
        assert taken() == []

    def test_aangenomen_voor_later_gaat_op_die_dag_in(self, huis):
        rij = antwoord(huis.wijk.tom, stel_voor(huis, ingaat=VOLGENDE))
        overdrachten_bewaken()
        assert (stand(rij), regisseurs(huis)) == ("aanvaard", ["Samira"])
        with klok.zet_klok(VOLGENDE):
            overdrachten_bewaken()
        assert (stand(rij), regisseurs(huis)) == ("gedaan", ["Samira", "Tom"])

    def test_niet_aangenomen_komt_terug_bij_wie_het_vroeg(self, huis):
        rij = stel_voor(huis)
        with pytest.raises(Fout, match="waarom je het niet aanneemt"):
            antwoord(huis.wijk.tom, rij, ja=False)
        antwoord(huis.wijk.tom, rij, ja=False, antwoord="Ik zit vol.")
        assert (stand(rij), [t.voor_id for t in taken()]) == ("geweigerd", [huis.wijk.samira.pk])
        assert banden(huis.dossier) == {("Samira", "regisseur")}

    def test_alleen_wie_gevraagd_is_of_waarneemt_antwoordt(self, huis):
        rij = stel_voor(huis)
        with pytest.raises(Blokkade, match="Deze overdracht is aan Tom"):
            antwoord(huis.wijk.samira, rij)
        Afwezigheid.objects.create(medewerker=huis.wijk.tom, waarnemer=huis.wijk.samira, van=MAANDAG)
        assert antwoord(huis.wijk.samira, rij).stand == "gedaan"

    def test_twee_keer_antwoorden_verandert_niets(self, huis):
        rij = stel_voor(huis, ingaat=VOLGENDE)
        antwoord(huis.wijk.tom, rij)
        with pytest.raises(Fout, match="al beantwoord"):
            antwoord(huis.wijk.tom, rij, ja=False, antwoord="toch niet")


class TestTerugnemen:
    def test_zolang_er_geen_antwoord_is(self, huis):
        rij = stel_voor(huis)
        doe(huis.wijk.samira, overdracht_terugnemen, overdracht_id=rij.pk)
        assert (stand(rij), taken(), banden(huis.dossier)) == ("teruggenomen", [], {("Samira", "regisseur")})
        with pytest.raises(Fout, match="loopt niet meer"):
            doe(huis.wijk.samira, overdracht_terugnemen, overdracht_id=rij.pk)

    def test_na_het_aannemen_niet_meer(self, huis):
        rij = antwoord(huis.wijk.tom, stel_voor(huis, ingaat=VOLGENDE))
        with pytest.raises(Fout, match="Tom heeft de overdracht al aangenomen"):
            doe(huis.wijk.samira, overdracht_terugnemen, overdracht_id=rij.pk)

    def test_meteen_overdragen_aan_een_ander_laat_het_voorstel_vervallen(self, huis):
        rij = stel_voor(huis, ingaat=VOLGENDE)
        doe(huis.wijk.samira, regie_vacature, dossier_id=huis.dossier.pk, reden="ziek")
        assert (stand(rij), taken()) == ("vervallen", [])
        with transactie(p.SYSTEEM):
            assert not Betrokkenheid.objects.filter(dossier=huis.dossier, rol="meelezer", tot=None).exists()


class TestBewaken:
    def test_zonder_antwoord_op_de_dag_zelf_hoort_de_coordinator_het_een_keer(self, huis):
        stel_voor(huis, ingaat=VOLGENDE)
        with klok.zet_klok(VOLGENDE):
            overdrachten_bewaken()
            overdrachten_bewaken()
        [taak] = taken("overdracht_wacht")
        assert taak.rol == "coordinator"

    def test_een_ontvanger_die_vertrok_krijgt_niets_en_de_gever_hoort_het(self, huis):
        rij = antwoord(huis.wijk.tom, stel_voor(huis, ingaat=VOLGENDE))
        uit_dienst(huis.wijk.tom, VOLGENDE)
        with klok.zet_klok(VOLGENDE):
            overdrachten_bewaken()
        assert (stand(rij), regisseurs(huis)) == ("vervallen", ["Samira"])
        assert "kon niet doorgaan" in taken()[0].tekst

    def test_wie_vertrekt_zonder_overdracht_laat_een_vacature_met_een_waarnemer(self, huis):
        """Hard case: a regisseur who leaves without hand-over."""
        uit_dienst(huis.wijk.samira, VOLGENDE)
        assert overdrachten_bewaken() == 0
        with klok.zet_klok(VOLGENDE):
            assert overdrachten_bewaken() == 1
        laatste = alle_regie(huis.dossier)[-1]
        assert (laatste.soort, laatste.waarnemer, "droeg niet over" in laatste.reden) == ("vacature", huis.cora, True)

    def test_heen_en_weer_mag_en_de_coordinator_kijkt_waarom(self, huis):
        """Hard case: circular hand-over. AANVAARD."""
        antwoord(huis.wijk.tom, stel_voor(huis))
        assert taken("regie_rond") == []
        doe(
            huis.wijk.tom,
            regie_overdragen,
            dossier_id=huis.dossier.pk,
            reden="terug",
            medewerker_id=huis.wijk.samira.pk,
        )
        assert regisseurs(huis) == ["Samira", "Tom", "Samira"]
        assert [t.rol for t in taken("regie_rond")] == ["coordinator"]


class TestScherm:
    def test_voorstellen_en_aannemen_zonder_javascript(self, huis):
        samira, tom = (log_in(Client(), wie) for wie in (huis.wijk.samira, huis.wijk.tom))
        velden = {"naar": huis.wijk.tom.pk, "ingaat": MAANDAG, "reden": "andere wijk", "let_op": "De hond is lief."}
        blad = samira.post(pad(huis, "nieuw/"), velden, follow=True).content.decode()
        assert "Gevraagd aan Tom" in blad
        assert "De hond is lief." in tom.get(pad(huis)).content.decode()
        rij = een()
        assert tom.post(pad(huis, f"{rij.pk}/antwoord/"), {"ja": "nee"}).status_code == 422
        tom.post(pad(huis, f"{rij.pk}/antwoord/"), {"ja": "ja"})
        assert regisseurs(huis) == ["Samira", "Tom"]

    def test_terugnemen_en_te_laat_terugnemen(self, huis):
        samira = log_in(Client(), huis.wijk.samira)
        rij = stel_voor(huis)
        for zin in ("is teruggenomen", "loopt niet meer"):
            assert zin in samira.post(pad(huis, f"{rij.pk}/terug/"), follow=True).content.decode()

    def test_een_foute_keuze_laat_staan_wat_getypt_is(self, huis):
        samira = log_in(Client(), huis.wijk.samira)
        antwoord_ = samira.post(pad(huis, "nieuw/"), {"naar": "", "ingaat": "31-02-2027", "reden": "andere wijk"})
        assert antwoord_.status_code == 422
        assert all(t in antwoord_.content.decode() for t in ("31-02-2027", "andere wijk"))
        assert (
            "Vraag om over te nemen" in samira.get(pad(huis, "nieuw/"), headers={"HX-Request": "true"}).content.decode()
        )

    def test_het_pakket_zegt_wat_loopt_en_kost_hoogstens_twaalf_vragen(self, huis):
        samira = log_in(Client(), huis.wijk.samira)
        maak_doel(huis)
        stel_voor(huis, let_op="De hond is lief.")
        samira.get(pad(huis))
        aantal, blad = vragen(samira, pad(huis))
        assert aantal <= 12
        assert all(t in blad for t in ("Elke maand genoeg geld", "De hond is lief.", "Samira is regisseur."))
        assert "De hond is lief." in samira.get(pad(huis, "afdrukken/")).content.decode()

    def test_ook_zonder_regie_is_er_een_pakket(self, huis):
        with transactie(p.SYSTEEM):
            huis.dossier.regie.all().delete()
        with transactie(p.actor(huis.wijk.samira)):
            assert opvragen.pakket(huis.dossier.pk).regie == "Er is nu geen regisseur."


def pad(huis, rest=""):
    return f"/dossier/{huis.dossier.pk}/regie/overdracht/{rest}"


def een():
    with transactie(p.SYSTEEM):
        return Overdracht.objects.get()
