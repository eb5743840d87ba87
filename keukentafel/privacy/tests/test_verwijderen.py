"""Erasure on request: weighed per piece, done by a second person, gone everywhere; a certificate without content."""

import pytest

from keukentafel.brieven.models import Briefinhoud
from keukentafel.dossier.models import Eigenverklaring, Journaalregel, Journaalversie
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.organisatie.models import Taak
from keukentafel.poort.models import Beperkt
from keukentafel.privacy.handelingen import verbeteren as hv
from keukentafel.privacy.handelingen import verwijderen as hx
from keukentafel.privacy.handelingen import verzoek as h
from keukentafel.privacy.handelingen import verzoekstuk as hs
from keukentafel.privacy.handelingen.beperking import beperking_instellen
from keukentafel.privacy.models import Bewaarstop, Verzoekstuk
from keukentafel.privacy.tests.gevallen import maak_geval
from tests import personages as p
from tests.alle_rijen import alle_rijen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
WOORDEN = "Fatma werkte vroeger als trapezewerker"


@pytest.fixture
def g():
    return maak_geval()


@pytest.fixture
def regel(g):
    return g.journaal(f"{WOORDEN}.", g.fatma, wet="jeugd")


def verzoek(g, *rijen, soort="verwijdering"):
    v = g.klaar_voor_pakket(g.fatma, soort=soort)
    stukken = [
        g.doe("petra", hs.stuk_kiezen, verzoek_id=v.pk, bron="dossier.journaalregel", object_id=rij.pk) for rij in rijen
    ]
    return v, stukken


def weeg(g, stuk, besluit="geheel", **velden):
    return g.doe("petra", hx.verwijdering_besluiten, stuk_id=stuk.pk, besluit=besluit, **velden)


def voer_uit(g, v, wie="ria"):
    return g.doe(wie, hx.verwijdering_uitvoeren, verzoek_id=v.pk)


class TestWegen:
    def test_blijven_vraagt_een_grond_en_een_reden(self, g, regel):
        _, (stuk,) = verzoek(g, regel)
        fouten = (({}, "weigergrond"), ({"weigergrond": "belang"}, "reden"), ({"besluit": "deels"}, "besluit"))
        for velden, veld in fouten:
            with pytest.raises(Fout) as fout:
                weeg(g, stuk, **({"besluit": "niet"} | velden))
            assert fout.value.veld == veld
        stuk = weeg(g, stuk, "niet", weigergrond="belang", reden="Een kind heeft dit later nodig.")
        assert stuk.uitgevoerd_op

    def test_wie_het_besloot_voert_het_niet_uit(self, g, regel):
        v, (stuk,) = verzoek(g, regel)
        weeg(g, stuk)
        with pytest.raises(Blokkade) as fout:
            voer_uit(g, v, "petra")
        assert fout.value.code == "eigen-vernietiging"
        with transactie(p.SYSTEEM):
            assert Journaalregel.objects.filter(pk=regel.pk).exists()
            assert Taak.objects.get(soort=hx.VIER_OGEN, klaar_op=None).rol == "privacy_officer"

    def test_niet_zolang_er_een_stuk_zonder_besluit_is(self, g, regel):
        v, (een, _) = verzoek(g, regel, g.journaal("Nog iets.", g.fatma))
        weeg(g, een)
        with pytest.raises(Fout, match="zonder besluit"):
            voer_uit(g, v)

    def test_onder_een_bewaarstop_gaat_er_niets(self, g, regel):
        v, (stuk,) = verzoek(g, regel)
        weeg(g, stuk)
        with transactie(p.SYSTEEM):
            velden = {"dossier": g.dossier, "grond": "bezwaar", "reden": "Rechtszaak", "gezet_naam": "Petra"}
            Bewaarstop.objects.create(**velden, gemaakt_door=p.SYSTEEM.kenmerk)
        with pytest.raises(Blokkade, match="Bewaarstop"):
            voer_uit(g, v)
        with transactie(p.SYSTEEM):
            assert Journaalregel.objects.get(pk=regel.pk).tekst.startswith(WOORDEN)
            assert Verzoekstuk.objects.get(pk=stuk.pk).object_id == regel.pk

    @pytest.mark.parametrize("van", ["emre", "fatma"])
    def test_wat_een_ander_wil_bewaren_blijft_en_de_eigen_beperking_houdt_niets_tegen(self, g, van):
        samen = g.journaal(f"{WOORDEN} Samen.", g.fatma, g.emre)
        ander = g.klaar_voor_pakket(getattr(g, van), soort="beperking")
        g.doe("petra", hs.stuk_kiezen, verzoek_id=ander.pk, bron="dossier.journaalregel", object_id=samen.pk)
        g.doe("petra", beperking_instellen, verzoek_id=ander.pk, grond="rechtsvordering", reden="Voor de rechter.")
        v, (stuk,) = verzoek(g, samen)
        weeg(g, stuk)
        if van == "fatma":
            assert voer_uit(g, v)
            return
        with pytest.raises(Blokkade, match="Een ander wil"):
            voer_uit(g, v)
        with transactie(p.SYSTEEM):
            assert Beperkt.objects.get().object_id == samen.pk

    def test_niets_te_vernietigen(self, g, regel):
        v, (stuk,) = verzoek(g, regel)
        weeg(g, stuk, "niet", weigergrond="wet", reden="Archiefwet.")
        with pytest.raises(Fout, match="niets meer"):
            voer_uit(g, v)


class TestWeg:
    def eerder(self, g, regel):
        """A correction was refused before: a statement and an earlier text name the piece too."""
        v = g.klaar_voor_pakket(g.fatma, soort="rectificatie")
        velden = {"bron": "dossier.journaalregel", "object_id": regel.pk, "zin": "trapezewerker", "voorstel": "bakker"}
        stuk = g.doe("petra", hs.stuk_kiezen, verzoek_id=v.pk, **velden)
        g.doe("samira", hs.zienswijze_geven, stuk_id=stuk.pk, zienswijze="feit", tekst="Zij was trapezewerker.")
        velden = {"besluit": "niet", "reden": "Klopt.", "verklaring": "Ik was geen trapezewerker."}
        g.doe("petra", hv.verbetering_besluiten, stuk_id=stuk.pk, **velden)

    def test_de_regel_en_alles_wat_erover_gaat_is_nergens_meer(self, g, regel):
        self.eerder(g, regel)
        blijft = g.journaal("Dit blijft.", g.fatma)
        v, (stuk,) = verzoek(g, regel)
        weeg(g, stuk)
        verklaring = voer_uit(g, v)
        with transactie(p.SYSTEEM):
            assert list(Journaalregel.objects.values_list("pk", flat=True)) == [blijft.pk]
            assert not Journaalversie.objects.exists()
            assert not Eigenverklaring.objects.exists()
            assert not Beperkt.objects.exists()
            stuk = Verzoekstuk.objects.get(pk=stuk.pk)
        assert stuk.uitgevoerd_op
        assert stuk.object_id is None
        assert [t for t, rijen in alle_rijen().items() if any("trapezewerker" in rij for rij in rijen)] == []
        assert verklaring.tellingen["dossier.Journaalregel"] == 1
        assert [r for r in verklaring.resten if not r["mag"]] == []

    def test_het_bewijs_zegt_niets_van_de_inhoud_en_noemt_het_artikel(self, g, regel):
        v, (stuk,) = verzoek(g, regel)
        weeg(g, stuk)
        verklaring = voer_uit(g, v)
        with transactie(p.SYSTEEM):
            (lijn,) = verklaring.regels.all()
        assert lijn.bron == "Jeugdwet art. 7.3.9"
        assert "Fatma" not in f"{lijn.naam}{lijn.uitleg}{verklaring.toelichting}{verklaring.tellingen}"

    def test_de_brief_zegt_wat_weg_is_en_wat_blijft(self, g, regel):
        v, (een, twee) = verzoek(g, regel, g.journaal("Over veiligheid.", g.fatma))
        weeg(g, een)
        weeg(g, twee, "niet", weigergrond="belang", reden="Een ander heeft dit nodig.")
        with pytest.raises(Fout, match="nog niet gedaan"):
            g.doe("petra", h.verzoek_afsluiten, verzoek_id=v.pk, uitkomst="deels", reden="Gewogen.")
        voer_uit(g, v)
        g.doe("petra", h.verzoek_afsluiten, verzoek_id=v.pk, uitkomst="deels", reden="Gewogen.")
        with transactie(p.SYSTEEM):
            reden = Briefinhoud.objects.get(sjabloon="privacy-besluit").bron["reden"]
        assert "Een ander heeft dit nodig." in reden
        assert WOORDEN not in reden


def test_op_het_scherm(client, g, regel):
    v, (stuk,) = verzoek(g, regel)
    pad = f"/privacy/verzoeken/{v.pk}/"
    log_in(client, g.petra)
    punt = f"{pad}verzoekstuk/{stuk.pk}/"
    assert "vernietigt een collega" in client.get(punt).content.decode()
    assert client.post(punt, {"besluit": "niet"}).status_code == 422
    assert client.post(punt, {"besluit": "geheel"}).url == pad
    assert "Een collega kijkt je besluit na" in client.get(pad).content.decode()
    assert "zelf besloten" in client.post(f"{pad}vernietigen/", follow=True).content.decode()
    log_in(client, g.ria)
    assert "Vernietig wat weg moet" in client.get(pad).content.decode()
    assert "Vernietigd, en nagezocht" in client.post(f"{pad}vernietigen/", follow=True).content.decode()
