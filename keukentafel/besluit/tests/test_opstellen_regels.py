"""Which source says what, in which order; what each kind may say; what must stand in it before it is signed."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from keukentafel.besluit.regels.besluitsoorten import (
    SOORTEN,
    bezwaar_tegen_dagtekening,
    bezwaar_tegen_soort,
    bezwaar_tegen_uitkomsten,
    rechtsgronden,
    soorten_voor,
    zienswijze_grond,
)
from keukentafel.besluit.regels.opstellen import (
    HERKOMST,
    Bron,
    Bronsoort,
    Stap,
    WaaromNiet,
    blokken,
    nog_te_wegen,
    plek,
    stap_onder,
    stap_van,
    stappen,
    waarom_niet,
)
from keukentafel.besluit.regels.soorten import Besluitsoort as B
from keukentafel.besluit.regels.soorten import Overwegingsoort as O
from keukentafel.besluit.regels.volledig import Feiten, Gezegd, Product, dagen_terug, gebreken, houdt_tegen
from keukentafel.poort.matrix import Wet

IK, ANDER = uuid4(), uuid4()
VANDAAG = date(2026, 5, 11)


def bron(soort: Bronsoort, **velden: str) -> Bron:
    return Bron(soort, f"{soort} van 4 mei 2026", velden, id=uuid4(), over=frozenset({IK}))


class TestVolgorde:
    def test_de_wmo_toets_loopt_zoals_artikel_235_lid_3(self):
        assert [r.stap.name for r in stappen(Wet.WMO)][2:9] == [
            "EIGEN_KRACHT", "ALGEMEEN_GEBRUIKELIJK", "GEBRUIKELIJKE_HULP", "MANTELZORG", "NETWERK",
            "ALGEMENE_VOORZIENING", "MAATWERK",
        ]  # fmt: skip

    def test_de_jeugdwet_toets_loopt_zoals_de_crvb_in_2017(self):
        assert [r.stap.name for r in stappen(Wet.JEUGD)][:5] == [
            "HULPVRAAG", "SITUATIE", "HULP_NODIG", "EIGEN_KRACHT", "MAATWERK",
        ]  # fmt: skip

    @pytest.mark.parametrize("wet", list(Wet))
    def test_elke_stap_heeft_onder_elke_wet_een_plek(self, wet):
        bekend = {r.stap for r in stappen(wet)}
        assert {stap_onder(wet, stap) for stap in Stap} <= bekend

    def test_de_plek_noemt_de_stap(self):
        assert [stap_van(plek(stap, 42)) for stap in Stap] == list(Stap)
        assert stap_van(0) == Stap.CONCLUSIE


class TestUitBronnen:
    def test_het_verslag_geeft_vraag_situatie_afspraak_en_reactie(self):
        velden = {"eigen_woorden": "Ik red het niet", "tekst": "Zij valt", "afspraken": "Hulp", "reactie_inwoner": "Ja"}
        gevonden = blokken([bron(Bronsoort.VERSLAG, **velden)], Wet.WMO, IK)
        assert [(b.stap.name, b.soort) for b in gevonden] == [
            ("HULPVRAAG", O.FEIT), ("SITUATIE", O.FEIT), ("MAATWERK", O.FEIT), ("ANDEREN", O.ZIENSWIJZE),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("trede", "wmo", "jeugd"),
        [
            ("zelf", "EIGEN_KRACHT", "EIGEN_KRACHT"),
            ("netwerk", "NETWERK", "EIGEN_KRACHT"),
            ("sociale_basis", "ALGEMENE_VOORZIENING", "MAATWERK"),
            ("basis", "ALGEMENE_VOORZIENING", "MAATWERK"),
            ("aanvullend", "MAATWERK", "MAATWERK"),
        ],
    )
    def test_een_regel_hulp_staat_bij_haar_trede(self, trede, wmo, jeugd):
        lijn = replace(bron(Bronsoort.ONDERSTEUNING, wat="Hulp"), trede=trede)
        assert [blokken([lijn], wet, IK)[0].stap.name for wet in (Wet.WMO, Wet.JEUGD)] == [wmo, jeugd]

    def test_waarom_niet_lichter_is_het_afgewezen_alternatief(self):
        lijn = replace(
            bron(Bronsoort.ONDERSTEUNING, wat="Hulp", waarom_niet_lichter="De buurvrouw is ziek"), trede="basis"
        )
        assert [(b.stap, b.soort) for b in blokken([lijn], Wet.WMO, IK)][1] == (Stap.ALTERNATIEF, O.ALTERNATIEF)

    def test_wat_twee_bronnen_zeggen_staat_er_een_keer(self):
        eerst, later = (
            bron(Bronsoort.AANVRAAG, vraag="Ik  wil hulp"),
            bron(Bronsoort.VERSLAG, eigen_woorden="ik wil hulp"),
        )
        (blok,) = blokken([eerst, later], Wet.WMO, IK)
        assert blok.bron is eerst

    def test_leeg_geeft_niets_en_elk_blok_noemt_zijn_bron(self):
        bronnen = [bron(s, **{h.veld: f"{s} {h.veld}" for h in regels}) for s, regels in HERKOMST.items()]
        bronnen += [bron(Bronsoort.ANALYSE, tekst="  ")]
        gevonden = blokken(bronnen, Wet.WMO, IK)
        assert len(gevonden) == sum(len(regels) for regels in HERKOMST.values())
        assert all(b.tekst and b.bron.id and b.bron.naam for b in gevonden)

    @pytest.mark.parametrize(
        ("wet", "over", "uit"),
        [
            (Wet.WMO, IK, None),
            (Wet.ALGEMEEN, IK, None),
            (Wet.JEUGD, IK, WaaromNiet.ANDERE_WET),
            (Wet.VEILIGHEID, IK, WaaromNiet.ANDERE_WET),
            (Wet.WMO, ANDER, WaaromNiet.OVER_EEN_ANDER),
        ],
    )
    def test_wat_van_een_andere_wet_of_een_ander_is_blijft_eruit(self, wet, over, uit):
        stuk = replace(bron(Bronsoort.ANALYSE, tekst="Zo is het"), wet=wet, over=frozenset({over}))
        assert waarom_niet(stuk, Wet.WMO, IK) == uit
        assert bool(blokken([stuk], Wet.WMO, IK)) is (uit is None)

    def test_over_wie_geen_naam_staat_gaat_het_over_allen(self):
        assert waarom_niet(replace(bron(Bronsoort.WET), over=frozenset()), Wet.WMO, IK) is None

    def test_wat_nog_niet_is_gewogen_wordt_gevraagd(self):
        vragen = nog_te_wegen(Wet.WMO, [Stap.HULPVRAAG, Stap.SITUATIE, Stap.RECHT, Stap.NETWERK, Stap.MAATWERK])
        assert [r.stap for r in vragen] == [
            Stap.EIGEN_KRACHT, Stap.ALGEMEEN_GEBRUIKELIJK, Stap.GEBRUIKELIJKE_HULP, Stap.MANTELZORG,
            Stap.ALGEMENE_VOORZIENING,
        ]  # fmt: skip
        assert nog_te_wegen(Wet.JEUGD, list(Stap)) == []


class TestSoorten:
    def test_elke_soort_heeft_een_regel(self):
        assert set(SOORTEN) == set(B)

    @pytest.mark.parametrize(
        ("procedure", "velden", "soort", "waarom"),
        [
            ("wmo", {}, B.TOEKENNING, ""),
            ("wmo", {}, B.SPOED, ""),
            ("jeugd", {}, B.SPOED, "past hier niet"),
            ("wmo", {}, B.HERZIENING, "past hier niet"),
            ("wmo", {"eerder": True}, B.HERZIENING, ""),
            ("wmo", {}, B.HULP_ZONDER_BESLUIT, "past hier niet"),
            ("beschikkingsvrij", {}, B.HULP_ZONDER_BESLUIT, ""),
            ("beschikkingsvrij", {}, B.TOEKENNING, "geen besluit nodig"),
            ("beschikkingsvrij", {"op_verzoek": True}, B.TOEKENNING, ""),
            ("verwijsbrief", {}, B.VERWIJZING, ""),
            ("verwijsbrief", {}, B.AFWIJZING, "geen besluit nodig"),
            ("verwijsbrief", {"op_verzoek": True}, B.AFWIJZING, ""),
            ("zwaarwegend_advies", {"adviseert": True}, B.ADVIES, ""),
            ("zwaarwegend_advies", {"adviseert": True}, B.TOEKENNING, "past hier niet"),
            ("zwaarwegend_advies", {}, B.TOEKENNING, ""),
            ("wmo", {}, "cadeau", "‘cadeau’ is geen soort besluit"),
        ],
    )
    def test_welke_soort_waar_past(self, procedure, velden, soort, waarom):
        basis = {"op_verzoek": False, "eerder": False, "adviseert": False}
        gevonden = bezwaar_tegen_soort(soort, procedure, **{**basis, **velden})
        assert waarom in gevonden
        assert bool(waarom) is bool(gevonden)

    def test_wie_adviseert_beslist_niet(self):
        assert soorten_voor("zwaarwegend_advies", eerder=True, adviseert=True) == [B.ADVIES]

    @pytest.mark.parametrize(
        ("soort", "uitkomsten", "waarom"),
        [
            (B.TOEKENNING, ["toe", "toe"], ""),
            (B.TOEKENNING, ["toe", "af"], "‘afgewezen’ past niet bij ‘Toekenning’"),
            (B.AFWIJZING, ["toe"], "‘toegekend’ past niet"),
            (B.DEELS, ["toe", "af"], ""),
            (B.DEELS, ["deels"], ""),
            (B.DEELS, ["toe"], "Dit is een ‘Toekenning’"),
            (B.DEELS, ["af", "af"], "Dit is een ‘Afwijzing’"),
            (B.BUITEN_BEHANDELING, [], ""),
            (B.BUITEN_BEHANDELING, ["toe"], "past niet"),
            (B.BEEINDIGING, ["af"], ""),
        ],
    )
    def test_welke_uitkomsten_bij_een_soort_passen(self, soort, uitkomsten, waarom):
        gevonden = bezwaar_tegen_uitkomsten(soort, uitkomsten)
        assert waarom in gevonden
        assert bool(waarom) is bool(gevonden)

    @pytest.mark.parametrize(
        ("soort", "wijkt_af", "grond"),
        [
            (B.TOEKENNING, True, ""), (B.AFWIJZING, False, ""), (B.AFWIJZING, True, "4:7"), (B.DEELS, True, "4:7"),
            (B.HERZIENING, False, "4:8"), (B.INTREKKING, False, "4:8"), (B.BEEINDIGING, True, "4:8"),
            (B.SPOED, True, ""), (B.BUITEN_BEHANDELING, True, ""),
        ],
    )  # fmt: skip
    def test_wanneer_eerst_gehoord(self, soort, wijkt_af, grond):
        assert zienswijze_grond(soort, wijkt_af=wijkt_af) == grond

    @pytest.mark.parametrize(
        ("wet", "soort", "vormen", "artikelen"),
        [
            (Wet.WMO, B.TOEKENNING, ["zin"], ["2.3.5"]),
            (Wet.WMO, B.TOEKENNING, ["pgb"], ["2.3.5", "2.3.6"]),
            (Wet.WMO, B.SPOED, [], ["2.3.3"]),
            (Wet.WMO, B.BEEINDIGING, [], ["2.3.10"]),
            (Wet.JEUGD, B.TOEKENNING, ["pgb"], ["2.3", "8.1.1"]),
            (Wet.WGS, B.AFWIJZING, [], ["4a"]),
            (Wet.WMO, B.BUITEN_BEHANDELING, [], ["4:5"]),
        ],
    )
    def test_op_welk_artikel_het_rust(self, wet, soort, vormen, artikelen):
        gevonden = rechtsgronden(wet, soort, vormen)
        assert len(gevonden) == len(artikelen)
        assert all(artikel in zin for artikel, zin in zip(artikelen, gevonden, strict=True))

    def test_na_een_advies_hoort_dat_erbij(self):
        assert "3:50" in rechtsgronden(Wet.WMO, B.AFWIJZING, na_advies=True)[-1]


class TestMoeilijkeGevallen:
    """AANVAARD gives no text, GEWEIGERD gives why."""

    @pytest.mark.parametrize(
        ("op", "reden", "waarom"),
        [
            (VANDAAG, "", ""),
            (date(2026, 5, 12), "", "moet nog komen"),
            (date(2026, 5, 8), "", "waarom het nu pas"),
            (date(2026, 5, 8), "Op papier getekend, post kwam later", ""),
            (date(2026, 4, 1), "Zo was het", "ligt voor de aanvraag"),
        ],
    )
    def test_een_stuk_met_een_eerdere_datum(self, op, reden, waarom):
        gevonden = bezwaar_tegen_dagtekening(op, VANDAAG, date(2026, 5, 1), reden)
        assert waarom in gevonden
        assert bool(waarom) is bool(gevonden)

    def test_hulp_die_al_begon_wordt_aanvaard_en_genoemd(self):
        assert "Dat mag" in dagen_terug(date(2026, 5, 1), VANDAAG)
        assert dagen_terug(VANDAAG, VANDAAG) == ""


HULP = Product("Hulp bij het huishouden", "toe", "zin", VANDAAG, date(2027, 5, 10), True, "Thuiszorg Noord", 100, True)
VOL = Feiten(
    soort=B.TOEKENNING,
    wet=Wet.WMO,
    orgaan="college",
    geadresseerde="Mevrouw De Wit",
    ontvangen_op=date(2026, 5, 1),
    producten=(HULP,),
    overwegingen=(
        *(Gezegd(r.stap, O.AFWEGING) for r in stappen(Wet.WMO)),
        Gezegd(Stap.SITUATIE, O.FEIT),
        Gezegd(Stap.RECHT, O.REGEL),
    ),
    opties_getoond=2,
    heroverwegen=True,
)


class TestVolledig:
    def test_waarin_alles_staat_mist_niets(self):
        assert gebreken(VOL) == []

    @pytest.mark.parametrize(
        ("feiten", "code"),
        [
            ({"orgaan": ""}, "orgaan"),
            ({"geadresseerde": ""}, "geadresseerde"),
            ({"producten": ()}, "product"),
            ({"soort": B.HERZIENING}, "voorganger"),
            ({"soort": B.AFWIJZING}, "uitkomst"),
            ({"overwegingen": ()}, "grondslag"),
            ({"overwegingen": ()}, "feiten"),
            ({"overwegingen": ()}, "afweging"),
            ({"persoonlijk_plan": True}, "plan"),
            ({"wijkt_af_van_advies": True}, "afwijking"),
            ({"zienswijze": "4:8"}, "zienswijze"),
            ({"vraagt_grond": "Wmo 2015 art. 2.3.10"}, "herzieningsgrond"),
            ({"soort": B.BUITEN_BEHANDELING, "aangevuld": False}, "gevraagd"),
            ({"contact": False}, "contact"),
            ({"producten": (replace(HULP, tot=None),), "heroverwegen": False}, "heroverwegen"),
        ],
    )
    def test_zonder_dit_kan_het_niet_weg(self, feiten, code):
        assert code in [g.code for g in houdt_tegen(gebreken(replace(VOL, **feiten)))]

    @pytest.mark.parametrize(
        ("product", "code"),
        [
            ({"uitkomst": ""}, "uitkomst"),
            ({"vorm": ""}, "vorm"),
            ({"van": None}, "ingang"),
            ({"aantal": False}, "omvang"),
            ({"vorm": "pgb", "bedrag_cent": None}, "bedrag"),
            ({"aanbieder": "", "bedrag_cent": None}, "aanbieder"),
        ],
    )
    def test_wat_een_product_moet_zeggen(self, product, code):
        f = replace(VOL, producten=(replace(HULP, **product),))
        assert [g.code for g in houdt_tegen(gebreken(f))] == [code]

    @pytest.mark.parametrize(
        ("product", "code"), [({"tot": None}, "einde"), ({"aanbieder": ""}, "aanbieder"), ({"doel": False}, "doel")]
    )
    def test_wat_alleen_wordt_gevraagd(self, product, code):
        (gebrek,) = gebreken(replace(VOL, producten=(replace(HULP, **product),)))
        assert (gebrek.code, gebrek.houdt_tegen) == (code, False)

    def test_een_afgewezen_product_heeft_geen_omvang_nodig(self):
        af = Product("Taxi", "af", "", None, None, False, "", None, False, "wmo_netwerk")
        assert houdt_tegen(gebreken(replace(VOL, soort=B.AFWIJZING, producten=(af,)))) == []

    @pytest.mark.parametrize(("soort", "codes"), [(B.AFWIJZING, ["grond"]), (B.ADVIES, []), (B.OP_BEZWAAR, [])])
    def test_waarom_niet_staat_er_bij(self, soort, codes):
        af = Product("Taxi", "af", "", None, None, False, "", None, False)
        f = replace(VOL, soort=soort, producten=(af, replace(HULP, uitkomst="toe")), heeft_voorganger=True)
        assert [g.code for g in houdt_tegen(gebreken(f)) if g.code == "grond"] == codes

    def test_spoed_heeft_een_einde_nodig_en_nog_geen_motivering(self):
        lijn = replace(HULP, tot=None)
        f = replace(VOL, soort=B.SPOED, producten=(lijn,), overwegingen=(Gezegd(Stap.RECHT, O.REGEL),))
        assert [g.code for g in houdt_tegen(gebreken(f))] == ["einde"]

    def test_wat_tegenhoudt_staat_boven_wat_wordt_gevraagd(self):
        f = replace(VOL, orgaan="", opties_getoond=1)
        assert [(g.code, g.houdt_tegen) for g in gebreken(f)] == [("orgaan", True), ("opties", False)]

    def test_gehoord_of_met_reden_niet_is_genoeg(self):
        assert gebreken(replace(VOL, zienswijze="4:7", gehoord=True)) == []

    def test_een_motivering_van_de_afwijking_is_genoeg(self):
        assert gebreken(replace(VOL, wijkt_af_van_advies=True, afwijking_gemotiveerd=True)) == []
