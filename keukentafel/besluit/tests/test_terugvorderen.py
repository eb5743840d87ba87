"""Money is asked back only where the facts were wrong, and only after intent (WMO-16; Wmo 2015 art. 2.4.1)."""

import pytest
from django.test import Client

from keukentafel.besluit.handelingen.terugvorderen import opzet_vastleggen, terugvordering_beslissen
from keukentafel.besluit.models import Besluit, Terugvordering
from keukentafel.besluit.opvragen.besluitbrief import besluitbrief
from keukentafel.besluit.regels import herzien as rh
from keukentafel.besluit.regels.soorten import Besluitsoort
from keukentafel.besluit.tests import register as r
from keukentafel.besluit.tests.hulp_opstellen import kies_grond, maak_zaak, van_systeem, vers
from keukentafel.besluit.tests.test_herzien import maak_herziening, neem
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.plan.tests.hulp import doe, tekst
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

B = Besluitsoort


@pytest.fixture
def zaak(db):
    return maak_zaak()


@pytest.fixture
def herziening(zaak):
    return maak_herziening(zaak)


OPZET = "Fatma schreef dat zij alleen woont. De buurman woont er al twee jaar."


class TestTerugvorderen:
    """WMO-16: only on ground a, and only after intent."""

    @pytest.mark.parametrize(
        ("wet", "soort", "grond", "waarom"),
        [
            ("wmo", B.HERZIENING, "a", ""),
            ("wmo", B.INTREKKING, "a", ""),
            ("wmo", B.INTREKKING, "d", "alleen bij grond a"),
            ("wmo", B.INTREKKING, "", "alleen bij grond a"),
            ("wmo", B.BEEINDIGING, "a", "hoort bij een herziening of een intrekking"),
            ("jeugd", B.INTREKKING, "a", "art. 8.1.4 lid 3"),
            ("pw", B.INTREKKING, "", "eigen regels"),
        ],
    )
    def test_waar_het_kan(self, wet, soort, grond, waarom):
        gevonden = rh.bezwaar_tegen_terugvordering(wet, soort, grond)
        assert waarom in gevonden
        assert bool(waarom) is bool(gevonden)

    def opzet(self, zaak, besluit, reden=OPZET):
        velden = {"besluit_id": besluit.pk, "versie": vers(besluit).versie, "reden": reden}
        return doe(zaak.samira, opzet_vastleggen, **velden)

    def bedrag(self, zaak, besluit, cent=120_000):
        velden = {"besluit_id": besluit.pk, "versie": vers(besluit).versie, "bedrag_cent": cent}
        return doe(zaak.samira, terugvordering_beslissen, **velden)

    def test_zonder_grond_a_geen_opzet_en_zonder_opzet_geen_bedrag(self, zaak, herziening):
        kies_grond(zaak, herziening, "d")
        with pytest.raises(Fout, match=r"alleen bij grond a.*2\.4\.1"):
            self.opzet(zaak, herziening)
        kies_grond(zaak, herziening, "a")
        with pytest.raises(Fout, match=r"Leg eerst vast waarom er opzet was.*2\.4\.1"):
            self.bedrag(zaak, herziening)
        self.opzet(zaak, herziening)
        with pytest.raises(Fout, match="boven nul"):
            self.bedrag(zaak, herziening, 0)
        self.bedrag(zaak, herziening)
        assert [(t.opzet_reden, t.bedrag_cent) for t in van_systeem(Terugvordering)] == [(OPZET, 120_000)]

    def test_een_andere_grond_kan_pas_als_de_terugvordering_weg_is(self, zaak, herziening):
        kies_grond(zaak, herziening, "a")
        self.opzet(zaak, herziening)
        with pytest.raises(Fout, match="Haal die eerst weg"):
            kies_grond(zaak, herziening, "b")
        self.opzet(zaak, herziening, "")
        assert van_systeem(Terugvordering) == []
        assert kies_grond(zaak, herziening, "b").herzieningsgrond == "b"

    def test_pas_met_een_bedrag_staat_het_in_de_brief(self, zaak, herziening):
        kies_grond(zaak, herziening, "a")
        self.opzet(zaak, herziening)
        assert self.brief(herziening).terugvordering == ""
        self.bedrag(zaak, herziening)
        bron = self.brief(herziening)
        assert bron.terugvordering.startswith("U moet € 1.200 terugbetalen.")
        assert bron.terugvordering_grond == f"Wmo 2015, artikel 2.4.1, eerste lid. Wij vorderen € 1.200 terug. {WAAROM}"

    def brief(self, besluit):
        with transactie(p.SYSTEEM):
            return besluitbrief(Besluit.objects.get(pk=besluit.pk), genomen=False).bron

    def test_op_het_scherm(self, zaak, herziening):
        samira, pad = log_in(Client(), zaak.samira), f"{herziening.adres}terugvordering/"
        kies_grond(zaak, herziening, "a")
        assert "Geld terugvragen" in tekst(samira.get(herziening.adres))
        fout = samira.post(pad, {"reden": "", "bedrag": "1200", "versie": vers(herziening).versie})
        assert (fout.status_code, "Leg eerst vast waarom er opzet was" in tekst(fout)) == (422, True)
        velden = {"reden": OPZET, "bedrag": "1200,50", "versie": vers(herziening).versie}
        blad = tekst(samira.post(pad, velden, follow=True))
        assert "Terug te betalen: € 1.200,50." in blad
        assert OPZET in blad
        assert vragen(samira, herziening.adres)[0] <= 12
        leeg = {"reden": "", "bedrag": "", "versie": vers(herziening).versie}
        assert "Terug te betalen" not in tekst(samira.post(pad, leeg, follow=True))


WAAROM = f"Waarom er opzet was: {OPZET}"


class TestDatabank:
    @pytest.fixture
    def binnen(self, db):
        huis = r.maak_huis()
        with transactie(p.SYSTEEM):
            yield huis

    @pytest.mark.parametrize(
        ("velden", "regel"),
        [
            ({"herzieningsgrond": "b"}, "terugvordering_grond"),
            ({"soort": "beeindiging", "herzieningsgrond": "a"}, "terugvordering_grond"),
            ({"herzieningsgrond": "a", "reden": ""}, "terugvordering_opzet"),
            ({"herzieningsgrond": "a", "bedrag": 0}, "terugvordering_bedrag"),
        ],
    )
    def test_terugvordering_zonder_grond_a_of_zonder_opzet_bestaat_niet(self, binnen, velden, regel):
        """WMO-16."""
        velden = dict(velden)
        rij = {
            "opzet_reden": velden.pop("reden", "Zij verzweeg haar huisgenoot"),
            "bedrag_cent": velden.pop("bedrag", 5),
        }
        besluit = r.concept(r.maak_aanvraag(binnen), binnen, **{"soort": "herziening", **velden})
        with r.geweigerd(regel):
            terug(besluit, **rij)

    def test_na_het_besluit_verandert_het_bedrag_niet_en_de_grond_niet(self, binnen):
        aanvraag = r.maak_aanvraag(binnen)
        besluit = r.concept(aanvraag, binnen, soort="herziening", herzieningsgrond="a")
        rij = terug(besluit)
        with r.geweigerd("terugvordering_grond"):
            Besluit.objects.filter(pk=besluit.pk).update(herzieningsgrond="b")
        neem(binnen, besluit)
        with r.geweigerd("terugvordering_vast"):
            Terugvordering.objects.filter(pk=rij.pk).update(bedrag_cent=7)


def terug(besluit, **anders):
    muren = {v: getattr(besluit, v) for v in ("dossier", "team", "inwoner", "wet", "afgeschermd", "gemaakt_door")}
    basis = {"opzet_op": r.DAG, "opzet_reden": "Zij verzweeg haar huisgenoot", "bedrag_cent": 120_000}
    return Terugvordering.objects.create(besluit=besluit, **muren, **{**basis, **anders})
