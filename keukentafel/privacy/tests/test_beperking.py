"""Restriction and objection: nothing changes or leaves meanwhile, and it ends only after the resident was told."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import get_resolver, reverse

import keukentafel
from keukentafel.brieven.models import Briefinhoud
from keukentafel.delen.handelingen import deling_vastleggen, toestemming_vastleggen
from keukentafel.dossier.handelingen.journaal import (
    journaalregel_corrigeren,
    journaalregel_doorhalen,
    journaalregel_schrijven,
)
from keukentafel.dossier.handelingen.verplaatsen import item_verplaatsen
from keukentafel.dossier.models import Verkenning
from keukentafel.dossier.opvragen.kader import dossier_kader
from keukentafel.inwoner.models import Adres, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.models import Taak
from keukentafel.poort import logboek, poort
from keukentafel.poort.models import Beperkt
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen import beperking as hb
from keukentafel.privacy.handelingen import bezwaar as hw
from keukentafel.privacy.handelingen import verzoekstuk as hs
from keukentafel.privacy.handelingen.vernietigen import SYSTEEM, Vastgehouden, maak_anoniem, vernietig
from keukentafel.privacy.models import Beperking, Privacyverzoek, Verzoekstuk
from keukentafel.privacy.opvragen import rechten as lees
from keukentafel.privacy.opvragen.bewaarplan import wortels
from keukentafel.privacy.opvragen.bewaarstop import BEPERKT, tegen
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.toegang.models import Contact
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
WEGING = {
    "gebruik": "Bespreken in het overleg",
    "belang_inwoner": "Iedereen weet het dan.",
    "belang_ons": "Samen zien wij meer.",
    "reden": "Het kan ook zonder namen.",
}


@pytest.fixture
def g():
    return maak_geval()


@pytest.fixture
def regel(g):
    return g.journaal("Fatma heeft schulden.", g.fatma)


def bladen_op_papier():
    """Names of the pages for paper of one dossier."""
    kamers = {r.app_name: r.url_patterns for r in get_resolver().url_patterns if getattr(r, "app_name", "")}
    return [
        f"{kamer}:{pad.name}"
        for kamer, paden in kamers.items()
        for pad in paden
        if "afdruk" in str(pad.pattern) and set(pad.pattern.converters) == {"dossier_id"}
    ]


def verzoek(g, soort="beperking", rij=None):
    v = g.klaar_voor_pakket(g.fatma, soort=soort)
    if rij is not None:
        velden = {"bron": "dossier.journaalregel", "object_id": rij.pk}
        g.doe("petra", hs.stuk_kiezen, verzoek_id=v.pk, **velden)
    return v


def beperk(g, v, **velden):
    basis = {"grond": "juistheid", "reden": "Wij gaan het na."}
    return g.doe("petra", hb.beperking_instellen, verzoek_id=v.pk, **(basis | velden))


def eindig(g, b, **velden):
    return g.doe("petra", hb.beperking_beeindigen, beperking_id=b.pk, **({"reden": "Nagegaan."} | velden))


def verbeter(g, rij):
    velden = {"regel_id": rij.pk, "versie": 1, "tekst": "Anders.", "reden": "Fout"}
    return g.doe("samira", journaalregel_corrigeren, **velden)


def deel(g, **velden):
    basis = {"dossier_id": g.dossier.pk, "inwoner_id": g.fatma.pk, "partner": "huisarts", "gegevens": ["contact"]}
    return g.doe("samira", deling_vastleggen, **(basis | velden))


class TestZolangZijStaat:
    @pytest.fixture(autouse=True)
    def _staat(self, g, regel):
        self.b = beperk(g, verzoek(g, rij=regel))

    def test_geen_handeling_wijzigt_het_stuk(self, g, regel):
        for doe in (
            lambda: verbeter(g, regel),
            lambda: g.doe("samira", journaalregel_doorhalen, regel_id=regel.pk, reden="Weg"),
            lambda: g.doe(
                "samira",
                item_verplaatsen,
                soort="journaal",
                item_id=regel.pk,
                naar_nummer="1",
                reden="x",
                datalek="nee",
            ),
        ):
            with pytest.raises(Blokkade) as fout:
                doe()
            assert fout.value.code == "beperkt-wijzigen"
        with transactie(p.SYSTEEM):
            regel.refresh_from_db()
        assert (regel.tekst, regel.doorgehaald_op, regel.versie) == ("Fatma heeft schulden.", None, 1)

    def test_een_ander_stuk_gaat_gewoon_door(self, g):
        ander = g.journaal("Elif belde.", g.elif_)
        assert verbeter(g, ander).tekst == "Anders."
        g.doe("samira", journaalregel_schrijven, dossier_id=g.dossier.pk, tekst="Nieuw.", over=[g.fatma.pk])

    def test_lezen_mag_en_het_dossier_zegt_het(self, g, regel):
        with transactie(g.actor("samira")):
            assert poort.haal(type(regel), regel.pk, Recht.JOURNAAL_LEZEN).tekst
            assert dossier_kader(g.dossier.pk).beperkt

    @pytest.mark.parametrize("soort", ["afdruk", "export"])
    def test_het_gaat_het_huis_niet_uit(self, g, regel, soort):
        with transactie(g.actor("samira")), pytest.raises(Blokkade) as fout:
            logboek.kijk(Recht.JOURNAAL_LEZEN.code, regel, soort=soort)
        assert fout.value.code == "beperkt-delen"
        with transactie(g.actor("samira")), pytest.raises(Blokkade):
            logboek.kijk(Recht.JOURNAAL_LEZEN.code, None, soort=soort, dossier=str(g.dossier.pk))

    def test_geen_blad_van_dit_dossier_komt_op_papier(self, g, client):
        """Every page for paper that any room has, and those of tomorrow."""
        log_in(client, g.wijk.samira)
        bladen = [reverse(naam, args=[g.dossier.pk]) for naam in bladen_op_papier()]
        assert len(bladen) > 5
        open_ = {blad: client.get(blad).status_code for blad in bladen}
        assert set(open_.values()) == {422}

    def test_het_huis_zelf_kan_het_bewaren(self, regel):
        with transactie(p.SYSTEEM):
            assert poort.haal(type(regel), regel.pk, Recht.JOURNAAL_SCHRIJVEN, voor_wijzigen=True)

    def test_de_inwoner_hoort_het_per_brief(self, g):
        with transactie(p.SYSTEEM):
            brief = Briefinhoud.objects.get(sjabloon="privacy-beperking")
        assert brief.bron["reden"] == "Wij gaan het na."

    def test_het_verzoek_is_daarmee_toegewezen(self):
        with transactie(p.SYSTEEM):
            stuk = Verzoekstuk.objects.get()
        assert stuk.besluit == "geheel"
        assert stuk.uitgevoerd_op

    def test_een_termijn_die_afloopt_vernietigt_het_niet(self, g):
        with transactie(p.SYSTEEM):
            Privacyverzoek.objects.update(stand="klaar", uitkomst="gegeven", klaar_op=klok.vandaag())
            (reden,) = tegen({1: {"dossier_id": [g.dossier.pk]}}).values()
            verzoek_zelf = tegen({1: {"dossier_id": [g.dossier.pk]}}, verzoeken=False)
        assert reden == BEPERKT
        assert verzoek_zelf == {}

    def test_het_verzoek_zelf_vervalt_pas_als_zij_voorbij_is_en_neemt_haar_dan_mee(self, g):
        with transactie(p.SYSTEEM):
            Privacyverzoek.objects.update(stand="klaar", uitkomst="gegeven", klaar_op=klok.vandaag())
            (wortel,) = [w for w in wortels() if w.model is Privacyverzoek]
            assert not wortel.rijen().exists()
        eindig(g, self.b)
        with klok.zet_klok(klok.vandaag() + timedelta(days=7)):
            hb.beperkingen_opheffen()
        with transactie(SYSTEEM):
            assert wortel.rijen().get().pk == self.b.verzoek_id
            uit = vernietig({Privacyverzoek: [self.b.verzoek_id]})
            assert uit.tellingen["privacy.Beperking"] == 1
            assert not Privacyverzoek.objects.exists()

    def test_ook_een_stuk_zonder_dossier_blijft(self, g):
        """A short contact has a term of its own, and no dossier that could say it."""
        with transactie(p.SYSTEEM):
            velden = {"moment": klok.nu(), "team": g.wijk.oost, "kanaal": "telefoon", "gemaakt_door": "systeem:test"}
            contact = Contact.objects.create(inwoner=g.fatma, tekst="Zij belde.", **velden)
        v = verzoek(g)
        g.doe("petra", hs.stuk_kiezen, verzoek_id=v.pk, bron="toegang.contact", object_id=contact.pk)
        beperk(g, v)
        with transactie(p.SYSTEEM):
            Privacyverzoek.objects.update(stand="klaar", uitkomst="gegeven", klaar_op=klok.vandaag())
        with transactie(SYSTEEM), pytest.raises(Vastgehouden, match="rust een beperking"):
            maak_anoniem(contact)

    def test_niet_twee_keer_bij_een_verzoek(self, g):
        with pytest.raises(Fout, match="staat al een beperking"):
            beperk(g, self.b.verzoek)

    def test_daarna_mag_alles_weer_maar_pas_na_de_brief(self, g, regel):
        eindig(g, self.b)
        with transactie(p.SYSTEEM):
            brief = Briefinhoud.objects.get(sjabloon="privacy-beperking-einde")
        assert brief.bron["eindigt"] == str(klok.vandaag() + timedelta(days=7))
        assert hb.beperkingen_opheffen() == 0
        with pytest.raises(Blokkade):
            verbeter(g, regel)
        with klok.zet_klok(klok.vandaag() + timedelta(days=7)):
            assert hb.beperkingen_opheffen() == 1
            assert hb.beperkingen_opheffen() == 0
            assert verbeter(g, regel).tekst == "Anders."

    def test_zij_vervalt_nooit_vanzelf(self, g, regel):
        with klok.zet_klok(klok.vandaag() + timedelta(days=900)):
            assert hb.beperkingen_opheffen() == 0
            assert (hb.beperkingen_bewaken(), hb.beperkingen_bewaken()) == (1, 0)
            with transactie(p.SYSTEEM):
                taak = Taak.objects.get(soort=hb.BEKIJKEN)
            assert taak.adres == f"/privacy/beperkingen/{self.b.pk}/"
            assert "Fatma" not in taak.tekst
            with pytest.raises(Blokkade):
                verbeter(g, regel)


class TestAlles:
    def test_alles_over_deze_persoon_en_niets_over_een_ander(self, g, regel):
        van_elif, van_beiden = g.journaal("Elif.", g.elif_), g.journaal("Samen.", g.fatma, g.elif_)
        b = beperk(g, verzoek(g), heel=True)
        with transactie(p.SYSTEEM):
            sleutels = set(Beperkt.objects.values_list("object_id", flat=True))
        assert {g.fatma.pk, regel.pk, van_beiden.pk} <= sleutels
        assert not {g.elif_.pk, van_elif.pk, g.dossier.pk} & sleutels
        assert b.aantal == len(sleutels)

    def test_delen_alleen_met_toestemming_of_bij_gevaar(self, g):
        beperk(g, verzoek(g), heel=True)
        with pytest.raises(Blokkade) as fout:
            deel(g, partner="aanbieder", wet="wmo")
        assert fout.value.code == "beperkt-delen"
        deel(g, waarom="acuut")
        velden = {"dossier_id": g.dossier.pk, "inwoner_id": g.fatma.pk, "soort": "delen", "partner": "huisarts"}
        with transactie(g.actor("samira")):
            actor = g.actor("samira")
            toestemming_vastleggen(actor=actor, gevers=["zelf"], gegevens=["contact"], wet="wmo", **velden)
        deel(g, wet="wmo")

    def test_de_kaart_wijzigt_niemand(self, g):
        beperk(g, verzoek(g), heel=True)
        with transactie(g.actor("samira")), pytest.raises(Blokkade):
            poort.haal(Inwoner, g.fatma.pk, Recht.INWONER_SCHRIJVEN, voor_wijzigen=True)


class TestInvoer:
    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"grond": "zomaar"}, "grond"),
            ({"reden": " "}, "reden"),
            ({"bekijken_op": "gisteren"}, "bekijken_op"),
            ({}, "heel"),
        ],
    )
    def test_wat_niet_klopt_wordt_gezegd(self, g, velden, veld):
        if velden.get("bekijken_op"):
            velden = {"bekijken_op": klok.vandaag() - timedelta(days=1)}
        with pytest.raises(Fout) as fout:
            beperk(g, verzoek(g), **velden)
        assert fout.value.veld == veld

    def test_zonder_adres_wordt_opgeschreven_hoe_het_is_verteld(self, g, regel):
        v = verzoek(g, rij=regel)
        b = beperk(g, v)
        with transactie(p.SYSTEEM):
            Adres.objects.filter(inwoner=g.fatma).delete()
        with pytest.raises(Fout) as fout:
            eindig(g, b)
        assert fout.value.veld == "verteld"
        assert eindig(g, b, verteld="Gebeld op maandag").verteld == "Gebeld op maandag"
        with pytest.raises(Fout, match="al besloten"):
            eindig(g, b)

    def test_twee_beperkingen_op_een_stuk_dan_blijft_de_andere(self, g, regel):
        een, twee = beperk(g, verzoek(g, rij=regel)), beperk(g, verzoek(g, rij=regel))
        eindig(g, een)
        with klok.zet_klok(klok.vandaag() + timedelta(days=8)):
            hb.beperkingen_opheffen()
            with pytest.raises(Blokkade):
                verbeter(g, regel)
            assert hb.beperkingen_opheffen() == 0
        with transactie(p.SYSTEEM):
            assert list(Beperkt.objects.values_list("beperking", flat=True)) == [twee.pk]


class TestBezwaar:
    def weeg(self, g, v, uitkomst, **velden):
        basis = WEGING | {"uitkomst": uitkomst}
        return g.doe("petra", hw.bezwaar_wegen, verzoek_id=v.pk, **(basis | velden))

    def test_stoppen_houdt_de_beperking_en_vraagt_of_het_weg_moet(self, g, regel):
        v = verzoek(g, "bezwaar", regel)
        b = beperk(g, v, grond="bezwaar")
        self.weeg(g, v, "stoppen")
        with transactie(p.SYSTEEM):
            v.refresh_from_db()
            b.refresh_from_db()
            vervolg = Privacyverzoek.objects.get(soort="verwijdering")
        assert (v.uitkomst, b.grond, b.eindigt_op) == ("gegeven", "gestopt", None)
        assert (vervolg.inwoner_id, vervolg.identiteit, vervolg.oordeel) == (g.fatma.pk, "klopt", "ja")
        with pytest.raises(Blokkade):
            verbeter(g, regel)

    def test_stoppen_zonder_eerdere_beperking_stelt_haar_in(self, g):
        self.weeg(g, verzoek(g, "bezwaar"), "stoppen")
        with transactie(p.SYSTEEM):
            b = Beperking.objects.get()
        assert b.heel
        assert b.grond == "gestopt"

    def test_doorgaan_vertelt_dat_de_beperking_eindigt(self, g, regel):
        v = verzoek(g, "bezwaar", regel)
        b = beperk(g, v, grond="bezwaar")
        self.weeg(g, v, "doorgaan", reden="Een kind loopt gevaar.")
        with transactie(p.SYSTEEM):
            v.refresh_from_db()
            b.refresh_from_db()
            brieven = set(Briefinhoud.objects.values_list("sjabloon", flat=True))
        assert (v.uitkomst, v.uitkomst_reden) == ("geweigerd", "Een kind loopt gevaar.")
        assert b.eindigt_op == klok.vandaag() + timedelta(days=7)
        assert {"privacy-besluit", "privacy-beperking-einde"} <= brieven

    @pytest.mark.parametrize("veld", ["gebruik", "belang_inwoner", "belang_ons", "reden"])
    def test_beide_kanten_worden_opgeschreven(self, g, veld):
        with pytest.raises(Fout) as fout:
            self.weeg(g, verzoek(g, "bezwaar"), "doorgaan", **{veld: " "})
        assert fout.value.veld == veld

    def test_alleen_een_bezwaar(self, g):
        with pytest.raises(Fout, match="Alleen een bezwaar"):
            self.weeg(g, verzoek(g, "beperking"), "stoppen")


def test_de_lijst_met_elke_stand(g, regel):
    b = beperk(g, verzoek(g, rij=regel))
    with transactie(g.actor("petra")):
        (r,) = lees.beperkingenblad().regels
        assert (r.id, r.wat, r.te_bekijken) == (b.pk, "1 stuk", False)
        assert lees.beperkingenblad(stand="eindigt").regels == lees.beperkingenblad(stand="voorbij").regels == ()
        assert lees.beperkingenblad(na="onzin").regels == (r,)
        assert lees.beperkingenblad(na=f"{r.bekijken_op}_{r.id}").regels == ()


# Rows that are locked by another road than the gate, each with why that changes no piece of a resident.
LANGS_DE_POORT = {
    "dossier/handelingen/openen.py": "household and dossier: the frame, which is never restricted",
    "plan/handelingen/kindregie.py": "a child, locked and not changed",
    "plan/handelingen/regie.py": "the dossier, after it came through the gate",
    "plan/handelingen/uitnodigen.py": "who is invited to a meeting",
    "toegang/handelingen/abc.py": "a melding by the named system, after the advice on it came through the gate",
    "toegang/handelingen/agendafeed.py": "the key of a worker's agenda",
    "toegang/handelingen/termijnen.py": "the last day of a legal term, by the named system when a holiday is added",
}


def test_geen_handeling_haalt_een_stuk_langs_de_poort_om_het_te_wijzigen():
    huis = Path(keukentafel.__file__).parent
    kamers = ("inwoner", "toegang", "dossier", "plan")
    bestanden = [b for kamer in kamers for b in (huis / kamer / "handelingen").glob("*.py")]
    assert len(bestanden) > 60
    gevonden = {str(b.relative_to(huis)) for b in bestanden if "select_for_update" in b.read_text()}
    assert gevonden == LANGS_DE_POORT.keys()


def test_een_verkenning_gaat_ook_langs_de_poort(g):
    velden = {"dossier_id": g.dossier.pk, "inwoner_id": g.fatma.pk, "eigen_woorden": "Ik wil rust."}
    with transactie(p.SYSTEEM):
        rij = Verkenning(**velden, team_id=g.dossier.team_id, gemaakt_door=str(g.wijk.samira.pk))
        rij.save(force_insert=True)
        rij.over.set([g.fatma])
        Beperkt.objects.create(object_id=rij.pk, beperking=uuid4(), dossier=g.dossier.pk)
    with transactie(g.actor("samira")), pytest.raises(Blokkade):
        poort.eerste_om_te_wijzigen(poort.zichtbaar(Verkenning, Recht.VRAAG_SCHRIJVEN))
    with transactie(g.actor("samira")):
        assert poort.eerste_om_te_wijzigen(poort.zichtbaar(Verkenning, Recht.VRAAG_SCHRIJVEN).none()) is None
