"""A sample for research: drawn inside, asked by letter, and only who says yes leaves, once (REQ-165)."""

import csv
import io
from datetime import date, timedelta
from uuid import UUID

import pytest
from markupsafe import escape

from keukentafel.brieven.models import Brief
from keukentafel.inwoner.models import Adres, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht
from keukentafel.poort.models import LogboekRegel
from keukentafel.privacy.handelingen import onderzoek as h
from keukentafel.privacy.handelingen.beperking import beperking_instellen
from keukentafel.privacy.models import Onderzoek, Onderzoeksdeelnemer
from keukentafel.privacy.regels import onderzoek as ro
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.test_toegang_web import tekst, tel
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
VERBORGEN = [{"afgeschermd": True}, {"adres_afgeschermd": True}, {"geheimhouding": True}, {"overleden_op": p.BEGIN}]
LIJST = "/privacy/onderzoeken/"


@pytest.fixture
def g():
    """Fatma and Emre are grown up and have an address; Elif is a child."""
    return maak_geval()


def zet_op(g, wie="petra", **anders):
    dag = klok.vandaag()
    basis = {"titel": "Wat vindt u?", "doel": "Leren.", "uitvoerder": "Bureau X", "teams": [], "zaad": 7, "aantal": 50}
    basis |= {"open_van": date(2015, 1, 1), "open_tot": dag, "leeftijd_van": 18, "leeftijd_tot": 120}
    return g.doe(wie, h.onderzoek_opzetten, **{**basis, "tot": dag + timedelta(days=60), **anders})


def getrokken(g, **anders):
    rij = zet_op(g, **anders)
    g.doe("petra", h.onderzoek_trekken, onderzoek_id=rij.pk)
    return rij


def gevraagd(g):
    rij = getrokken(g)
    g.doe("petra", h.onderzoek_vragen, onderzoek_id=rij.pk)
    return rij


def namen(rij):
    with transactie(p.SYSTEEM):
        return {d.inwoner_id: d for d in Onderzoeksdeelnemer.objects.filter(onderzoek=rij.pk)}


def beperk_alles(g, wie):
    v = g.klaar_voor_pakket(wie, soort="beperking")
    velden = {"grond": "juistheid", "reden": "Wij gaan het na.", "heel": True}
    g.doe("petra", beperking_instellen, verzoek_id=v.pk, **velden)


def test_de_loting_is_na_te_doen():
    mensen = [UUID(int=n) for n in range(100)]
    assert ro.trek(mensen, 10, 3) == ro.trek(list(reversed(mensen)), 10, 3)
    assert ro.trek(mensen, 10, 3) != ro.trek(mensen, 10, 4)
    assert len(set(ro.trek(mensen, 500, 1))) == 100


def test_de_stand():
    nu = klok.nu()
    assert ro.stand(None, None, None, None) == "opgezet"
    assert [ro.stand(nu, None, None, None), ro.stand(nu, nu, None, None)] == ["getrokken", "gevraagd"]
    assert [ro.stand(nu, nu, nu, None), ro.stand(nu, None, None, nu)] == ["vrijgegeven", "klaar"]
    assert set(ro.NAAM_VAN_STAND) == set(ro.Stand)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"titel": " "}, "titel"),
        ({"tot": date(2020, 1, 1)}, "tot"),
        ({"open_tot": date(2014, 1, 1)}, "open_tot"),
        ({"leeftijd_van": 17}, "leeftijd_van"),
        ({"leeftijd_tot": 17}, "leeftijd_tot"),
    ],
)
def test_wat_niet_kan(g, anders, veld):
    with pytest.raises(Fout) as fout:
        zet_op(g, **anders)
    assert fout.value.veld == veld


class TestTrekken:
    def test_wie_past_en_niemand_anders(self, g):
        rij = getrokken(g)
        assert set(namen(rij)) == {g.fatma.pk, g.emre.pk}
        with pytest.raises(Fout, match="steekproef getrokken"):
            g.doe("petra", h.onderzoek_trekken, onderzoek_id=rij.pk)

    @pytest.mark.parametrize("verborgen", VERBORGEN)
    def test_wie_beschermd_is_of_niet_leeft_doet_niet_mee(self, g, verborgen):
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=g.emre.pk).update(**verborgen)
        assert set(namen(getrokken(g))) == {g.fatma.pk}

    def test_wie_wij_alleen_bewaren_doet_niet_mee(self, g):
        beperk_alles(g, g.emre)
        assert set(namen(getrokken(g))) == {g.fatma.pk}

    def test_team_periode_en_leeftijd(self, g):
        for anders in ({"teams": [g.wijk.zuid.pk]}, {"open_tot": date(2015, 1, 2)}, {"leeftijd_van": 119}):
            with pytest.raises(Fout, match="Er past niemand"):
                getrokken(g, **anders)

    def test_alleen_wie_het_register_bijhoudt(self, g):
        with pytest.raises(GeenRecht):
            zet_op(g, "samira")


class TestVragenEnAntwoorden:
    def test_een_brief_en_wie_geen_adres_heeft_valt_eruit(self, g):
        with transactie(p.SYSTEEM):
            Adres.objects.filter(inwoner=g.emre).delete()
        rij = getrokken(g)
        assert g.doe("petra", h.onderzoek_vragen, onderzoek_id=rij.pk) == (1, 1)
        assert set(namen(rij)) == {g.fatma.pk}
        with transactie(p.SYSTEEM):
            standen = dict(Brief.objects.filter(soort="onderzoek").values_list("inwoner_id", "stand"))
        # It does not wait for an address: nobody should look one up to ask this.
        assert standen == {g.fatma.pk: "klaar", g.emre.pk: "ingetrokken"}

    def test_wie_na_de_loting_beschermd_of_beperkt_is_krijgt_geen_brief(self, g):
        rij = getrokken(g)
        beperk_alles(g, g.emre)
        assert g.doe("petra", h.onderzoek_vragen, onderzoek_id=rij.pk) == (1, 1)
        assert set(namen(rij)) == {g.fatma.pk}

    def test_een_later_antwoord_telt(self, g):
        rij = gevraagd(g)
        d = namen(rij)[g.fatma.pk]
        for antwoord in ("ja", "nee"):
            g.doe("petra", h.onderzoek_antwoord, deelnemer_id=d.pk, antwoord=antwoord)
        with transactie(p.SYSTEEM):
            assert Onderzoek.objects.values_list("ja", "nee").get() == (0, 1)
        with pytest.raises(Fout, match="‘misschien’"):
            g.doe("petra", h.onderzoek_antwoord, deelnemer_id=d.pk, antwoord="misschien")
        with pytest.raises(Fout, match="Niemand zei ja"):
            g.doe("petra", h.onderzoek_vrijgeven, onderzoek_id=rij.pk)


class TestVrijgeven:
    def test_alleen_wie_ja_zei_een_keer_met_een_logregel(self, g):
        rij = gevraagd(g)
        deel = namen(rij)
        g.doe("petra", h.onderzoek_antwoord, deelnemer_id=deel[g.fatma.pk].pk, antwoord="ja")
        g.doe("petra", h.onderzoek_antwoord, deelnemer_id=deel[g.emre.pk].pk, antwoord="nee")
        (gegeven,) = g.doe("petra", h.onderzoek_vrijgeven, onderzoek_id=rij.pk)
        assert gegeven[1] == g.fatma.naam
        with transactie(p.SYSTEEM):
            regels = LogboekRegel.objects.filter(inwoner=g.fatma.pk, inhoud__contains="meegegeven")
            assert regels.count() == 1
        with pytest.raises(Fout, match="gegevens meegegeven"):
            g.doe("petra", h.onderzoek_vrijgeven, onderzoek_id=rij.pk)
        with pytest.raises(Fout, match="gegevens meegegeven"):
            g.doe("petra", h.onderzoek_antwoord, deelnemer_id=deel[g.emre.pk].pk, antwoord="ja")

    def test_wie_intussen_beschermd_is_gaat_niet_mee(self, g):
        rij = gevraagd(g)
        for d in namen(rij).values():
            g.doe("petra", h.onderzoek_antwoord, deelnemer_id=d.pk, antwoord="ja")
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=g.emre.pk).update(adres_afgeschermd=True)
        assert [r[1] for r in g.doe("petra", h.onderzoek_vrijgeven, onderzoek_id=rij.pk)] == [g.fatma.naam]

    def test_wie_wij_intussen_alleen_bewaren_gaat_niet_mee(self, g):
        rij = gevraagd(g)
        for d in namen(rij).values():
            g.doe("petra", h.onderzoek_antwoord, deelnemer_id=d.pk, antwoord="ja")
        beperk_alles(g, g.fatma)
        assert [r[1] for r in g.doe("petra", h.onderzoek_vrijgeven, onderzoek_id=rij.pk)] == [g.emre.naam]


class TestEinde:
    def test_sluiten_wist_de_namen_en_houdt_de_telling(self, g):
        rij = gevraagd(g)
        g.doe("petra", h.onderzoek_sluiten, onderzoek_id=rij.pk)
        assert namen(rij) == {}
        with transactie(p.SYSTEEM):
            assert Onderzoek.objects.get().gevraagd == 2
        with pytest.raises(Fout, match="klaar"):
            g.doe("petra", h.onderzoek_sluiten, onderzoek_id=rij.pk)

    def test_na_de_laatste_dag_vanzelf(self, g):
        rij = gevraagd(g)
        assert h.onderzoeken_aflopen() == 0
        with klok.zet_klok(klok.vandaag() + timedelta(days=61)):
            assert (h.onderzoeken_aflopen(), h.onderzoeken_aflopen()) == (1, 0)
        assert namen(rij) == {}


def test_de_deuren(g, client):
    log_in(client, g.petra)
    assert client.post(f"{LIJST}nieuw/", {"titel": "x"}).status_code == 422
    dag = klok.vandaag()
    velden = {"titel": "Wat vindt u?", "doel": "Leren.", "uitvoerder": "Bureau X", "aantal": 9, "zaad": 1}
    velden |= {"open_van": "2015-01-01", "open_tot": dag.isoformat(), "leeftijd_van": 18, "leeftijd_tot": 120}
    antwoord = client.post(f"{LIJST}nieuw/", {**velden, "tot": (dag + timedelta(days=9)).isoformat()})
    pad = antwoord["Location"]
    client.post(f"{pad}trekken/")
    client.post(f"{pad}vragen/")
    with tel():
        blad = tekst(client.get(f"{pad}?antwoord=open&na=onzin"))
    assert escape(g.fatma.naam) in blad
    with transactie(p.SYSTEEM):
        d = Onderzoeksdeelnemer.objects.get(inwoner=g.fatma)
    client.post(f"{pad}{d.pk}/antwoord/", {"antwoord": "ja"})
    bestand = client.post(f"{pad}vrijgeven/")
    _, rij = csv.reader(io.StringIO(bestand.content.decode("utf-8-sig")), delimiter=";")
    assert rij[1] == g.fatma.naam
    assert "Dit kan nu niet" in tekst(client.post(f"{pad}vrijgeven/", follow=True))
    assert g.emre.naam not in tekst(client.post(f"{pad}sluiten/", follow=True))
    with tel():
        assert "Klaar, en gewist" in tekst(client.get(f"{LIJST}?na=onzin"))
    with transactie(p.SYSTEEM):
        floor = p.maak_medewerker("Floor", p.Rol.FG, None)
    assert "Bureau X" in tekst(log_in(client, floor).get(pad))
