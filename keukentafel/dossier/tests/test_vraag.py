"""The vraagverheldering through its acts: words, leefgebieden, scores, network, being heard; and its walls."""

from datetime import timedelta

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.dossier import opvragen as o
from keukentafel.dossier.handelingen.verkennen import Getypt
from keukentafel.dossier.models import Inbreng, Leefgebiednotitie, Netwerkvraag, Score, Verkenning
from keukentafel.dossier.opvragen.leefgebieden import scoreblad, vraaginrichting
from keukentafel.dossier.opvragen.netwerk import netwerkblad
from keukentafel.dossier.opvragen.samenhang import samenhang
from keukentafel.dossier.opvragen.vraag import eerdere_teksten, vraagblad
from keukentafel.dossier.opvragen.vraagcijfers import vraagcijfers
from keukentafel.dossier.regels_vraag import Keuze
from keukentafel.dossier.tests.hulp import doe
from keukentafel.inwoner.handelingen import relatie_leggen
from keukentafel.inwoner.models import Huishoudlid, Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort.matrix import Rol
from keukentafel.poort.poort import zichtbaar
from keukentafel.poort.rechten import Recht
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return p.maak_wijk()


@pytest.fixture
def dossier(wijk):
    return maak_dossier(wijk.samira, maak_huishouden(wijk.oost), onderwerp="geld")


@pytest.fixture
def leden(dossier):
    """Fatma, Emre and Elif by their first names."""
    with transactie(p.SYSTEEM):
        rijen = Huishoudlid.objects.filter(huishouden_id=dossier.huishouden_id).select_related("inwoner")
        return {rij.inwoner.roepnaam: rij.inwoner for rij in rijen}


@pytest.fixture
def fatma(dossier, leden):
    """What every act of this file is told: which dossier, and about whom."""
    return {"dossier_id": dossier.pk, "inwoner_id": leden["Fatma"].pk}


def blad(medewerker, wie, **extra):
    with transactie(p.actor(medewerker, **extra)):
        return vraagblad(wie["dossier_id"], wie=str(wie["inwoner_id"]))


def eerder(medewerker, wie):
    with transactie(p.actor(medewerker)):
        return [e.tekst for e in eerdere_teksten(wie["dossier_id"], wie=str(wie["inwoner_id"])).eerder]


def morgen():
    return klok.vandaag() + timedelta(days=1)


def inrichten(soort, code, naam, **waarde):
    velden = {"soort": soort, "code": code, "naam": naam, "waarde": waarde, "geldig_van": p.BEGIN}
    return Inrichting.objects.create(**velden)


class TestVerkenning:
    def test_twee_gesprekken_worden_een_vraag_met_de_eerdere_woorden_erbij(self, wijk, fatma):
        eerste = klok.vandaag() - timedelta(days=7)
        doe(wijk.samira, h.verkenning_bewaren, **fatma, gesprek_op=eerste, eigen_woorden="Ik heb hulp nodig")
        doe(wijk.samira, h.verkenning_bewaren, **fatma, versie=1, eigen_woorden="Ik slaap niet door de brieven")
        beeld = blad(wijk.tom, fatma)
        assert beeld.eigen.eigen_woorden == "Ik slaap niet door de brieven"
        assert beeld.eigen.gesprekken == (eerste, klok.vandaag())
        assert eerder(wijk.tom, fatma) == ["Ik heb hulp nodig"]

    def test_twee_keer_hetzelfde_bewaren_maakt_geen_versie(self, wijk, fatma):
        for versie in (0, 1):
            rij = doe(wijk.samira, h.verkenning_bewaren, **fatma, versie=versie, wensen="Rust")
        assert rij.versie == 1

    def test_een_oude_versie_toont_elk_verschil_en_verliest_niets(self, wijk, fatma):
        geld = {"financien": Getypt(0, "Van Tom")}
        doe(wijk.tom, h.verkenning_bewaren, **fatma, eigen_woorden="Van Tom", gebieden=geld)
        ons = {"financien": Getypt(0, "Van Samira")}
        with pytest.raises(Botsing) as botsing:
            doe(wijk.samira, h.verkenning_bewaren, **fatma, eigen_woorden="Van Samira", gebieden=ons)
        assert botsing.value.ingediend["paren"] == [
            ("eigen_woorden", "Van Samira", "Van Tom"),
            ("financien", "Van Samira", "Van Tom"),
        ]
        assert blad(wijk.samira, fatma).eigen.eigen_woorden == "Van Tom"

    def test_wie_hetzelfde_typte_als_de_collega_botst_niet(self, wijk, fatma):
        for medewerker in (wijk.tom, wijk.samira):
            doe(medewerker, h.verkenning_bewaren, **fatma, eigen_woorden="Hulp in huis")
        with transactie(p.SYSTEEM):
            assert Verkenning.objects.count() == 1

    def test_een_gesprek_in_de_toekomst_wordt_geweigerd_bij_het_veld(self, wijk, fatma):
        with pytest.raises(Fout, match="toekomst") as fout:
            doe(wijk.samira, h.verkenning_bewaren, **fatma, gesprek_op=morgen(), eigen_woorden="x")
        assert fout.value.veld == "gesprek_op"

    def test_alleen_over_mensen_uit_dit_huishouden(self, wijk, dossier):
        vreemd = p.maak_inwoner(wijk.oost)
        with pytest.raises(Fout, match="uit dit huishouden"):
            doe(wijk.samira, h.verkenning_bewaren, dossier_id=dossier.pk, inwoner_id=vreemd.pk, wensen="x")

    def test_een_wmo_consulent_schrijft_onder_de_eigen_wet_naast_de_woorden_van_een_ander(self, wijk, fatma):
        doe(wijk.samira, h.verkenning_bewaren, **fatma, eigen_woorden="Aan Samira verteld")
        iemand = p.maak_medewerker("Iemand", Rol.WMO_CONSULENT, wijk.oost)
        assert doe(iemand, h.verkenning_bewaren, **fatma, eigen_woorden="Aan de Wmo verteld").wet == "wmo"
        beeld = blad(iemand, fatma)
        assert beeld.eigen.eigen_woorden == "Aan de Wmo verteld"
        assert [v.eigen_woorden for v in beeld.anderen] == ["Aan Samira verteld"]

    @pytest.mark.parametrize("rol", [Rol.FRONTOFFICE, Rol.WIJKTEAMMANAGER, Rol.MANAGEMENTONDERSTEUNER, Rol.COORDINATOR])
    def test_wie_hier_niet_schrijft_wordt_geweigerd(self, wijk, fatma, rol):
        iemand = p.maak_medewerker("Iemand", rol, wijk.oost)
        with pytest.raises(GeenRecht):
            doe(iemand, h.verkenning_bewaren, **fatma, wensen="x")

    def test_een_ander_team_vindt_het_dossier_niet(self, wijk, fatma):
        with pytest.raises(NietGevonden):
            doe(wijk.zoe, h.verkenning_bewaren, **fatma, wensen="x")


class TestLeefgebieden:
    def test_wat_bij_de_vraag_past_is_open_en_de_rest_dicht(self, wijk, fatma):
        beeld = blad(wijk.samira, fatma)
        assert [g.code for g in beeld.open] == ["financien"]
        assert len(beeld.dicht) == 6
        assert "Wmo 2015, artikel 2.3.2" in beeld.open[0].grond
        assert beeld.open[0].wie_leest.startswith("Je team kan dit lezen, Fatma vanaf morgen")

    def test_wie_zelf_geen_vraag_heeft_krijgt_de_vraag_van_het_gezin(self, wijk, fatma, leden):
        assert [g.code for g in blad(wijk.samira, {**fatma, "inwoner_id": leden["Elif"].pk}).open] == ["financien"]

    def test_een_ander_leefgebied_opent_met_een_reden_en_twee_keer_is_een_keer(self, wijk, fatma):
        for _ in range(2):
            doe(wijk.samira, h.leefgebied_openen, **fatma, gebied="wonen", reden="inwoner_begon")
        wonen = next(g for g in blad(wijk.samira, fatma).open if g.code == "wonen")
        assert wonen.reden == "Inwoner begon er zelf over"
        assert Gebeurtenis.objects.filter(soort="leefgebied_geopend").count() == 1

    @pytest.mark.parametrize(("gebied", "reden"), [("wonen", "zomaar"), ("bestaat_niet", "anders")])
    def test_een_onbekende_reden_of_gebied_wordt_genoemd(self, wijk, fatma, gebied, reden):
        with pytest.raises(Fout, match=r"zomaar|bestaat_niet"):
            doe(wijk.samira, h.leefgebied_openen, **fatma, gebied=gebied, reden=reden)

    def test_een_gevoelig_leefgebied_vraagt_woorden_en_leest_alleen_wie_betrokken_is(self, wijk, fatma):
        inrichten("leefgebied", "strafrecht", "Politie", toelichting_verplicht=True, publiek="betrokkenen")
        openen = {**fatma, "gebied": "strafrecht", "reden": "veiligheid"}
        with pytest.raises(Fout, match="terughoudendheid"):
            doe(wijk.samira, h.leefgebied_openen, **openen)
        doe(wijk.samira, h.leefgebied_openen, **openen, toelichting="De wijkagent belde")
        assert [g.reden for g in blad(wijk.samira, fatma).open] == ["Veiligheid: De wijkagent belde"]
        assert blad(wijk.tom, fatma).open == ()

    def test_wil_dit_niet_beantwoorden_is_een_antwoord_en_blijft_staan(self, wijk, fatma):
        weg = {**fatma, "gebied": "financien"}
        doe(wijk.samira, h.verkenning_bewaren, **fatma, gebieden={"financien": Getypt(0, "Huur te laat")})
        for _ in range(2):
            doe(wijk.samira, h.leefgebied_weigeren, **weg)
        geld = blad(wijk.tom, fatma).open[0]
        assert (geld.wil_niet_op, geld.tekst) == (klok.vandaag(), "")
        assert eerder(wijk.tom, fatma) == ["Huur te laat"]

    def test_weigeren_wat_nog_niets_zei_en_er_toch_zelf_over_beginnen(self, wijk, fatma):
        doe(wijk.samira, h.leefgebied_weigeren, **fatma, gebied="financien")
        doe(wijk.samira, h.leefgebied_toch, **fatma, gebied="financien")
        assert blad(wijk.samira, fatma).open[0].wil_niet_op is None
        assert eerder(wijk.samira, fatma) == ["Wilde dit niet beantwoorden"]

    def test_toch_zonder_iets_zegt_dat(self, wijk, fatma):
        with pytest.raises(Fout, match="staat nog niets"):
            doe(wijk.samira, h.leefgebied_toch, **fatma, gebied="wonen")

    def test_wie_alsnog_antwoordt_heeft_geantwoord(self, wijk, fatma):
        notitie = doe(wijk.samira, h.leefgebied_weigeren, **fatma, gebied="financien")
        antwoord = {"financien": Getypt(notitie.versie, "Toch: een schuld")}
        doe(wijk.samira, h.verkenning_bewaren, **fatma, gebieden=antwoord)
        assert blad(wijk.samira, fatma).open[0].tekst == "Toch: een schuld"
        assert blad(wijk.samira, fatma).open[0].wil_niet_op is None


class TestScores:
    def leg(self, medewerker, fatma, op=None, **gekozen):
        keuzes = {code: Keuze(c if isinstance(c, int) else None, c == "zelfde") for code, c in gekozen.items()}
        velden = {**fatma, "instrument": "leefgebieden", "gekozen": keuzes, "gemeten_op": op}
        return doe(medewerker, h.scores_vastleggen, **velden)

    def regels(self, medewerker, fatma):
        with transactie(p.actor(medewerker)):
            beeld = scoreblad(fatma["dossier_id"], wie=str(fatma["inwoner_id"]))
        return {r.gebied.code: (r.cijfer, r.was) for r in beeld.regels if r.cijfer}, beeld

    def test_oud_staat_naast_nieuw_en_alleen_bevestigd_wordt_overgenomen(self, wijk, fatma):
        self.leg(wijk.samira, fatma, klok.vandaag() - timedelta(days=30), wonen=2, werk=3, financien=1)
        nieuw = self.leg(wijk.samira, fatma, wonen=4, werk="zelfde")
        regels, beeld = self.regels(wijk.tom, fatma)
        assert regels == {"wonen": (4, 2), "werk": (3, 0), "financien": (1, 0)}
        assert [s.overgenomen for s in nieuw] == [False, True]
        assert (len(beeld.dagen), beeld.per_dag[("wonen", beeld.dagen[0])]) == (2, 2)

    def test_een_verbetering_op_dezelfde_dag_komt_in_plaats_van_de_eerste(self, wijk, fatma):
        self.leg(wijk.samira, fatma, wonen=1)
        self.leg(wijk.samira, fatma, wonen=5)
        assert self.regels(wijk.samira, fatma)[0] == {"wonen": (5, 0)}
        with transactie(p.SYSTEEM):
            assert Score.objects.count() == 2

    def test_een_lopend_dossier_zonder_score_zegt_dat(self, wijk, fatma):
        assert self.regels(wijk.samira, fatma)[1].ontbreekt
        self.leg(wijk.samira, fatma, wonen=1)
        assert not self.regels(wijk.samira, fatma)[1].ontbreekt

    @pytest.mark.parametrize(
        ("gekozen", "op", "zin"),
        [
            ({}, None, "nog niets gekozen"),
            ({"wonen": 9}, None, "9 staat niet op de schaal"),
            ({"bestaat_niet": 1}, None, "‘bestaat_niet’ hoort niet bij"),
            ({"wonen": 1}, morgen, "toekomst"),
        ],
    )
    def test_onzin_wordt_geweigerd_met_de_waarde(self, wijk, fatma, gekozen, op, zin):
        with pytest.raises(Fout, match=zin):
            self.leg(wijk.samira, fatma, op() if op else None, **gekozen)

    def test_een_instrument_dat_niet_in_gebruik_is_wordt_geweigerd(self, wijk, fatma):
        velden = {**fatma, "instrument": "zrm", "gekozen": {"wonen": Keuze(1, False)}}
        with pytest.raises(Fout, match="‘zrm’ is geen instrument"):
            doe(wijk.samira, h.scores_vastleggen, **velden)

    def test_de_gemeente_zet_instrumenten_aan_en_uit_en_kiest_de_woorden(self, wijk):
        inrichten("leefgebied", "wonen", "Wonen", wet="nooit", publiek="iedereen")
        inrichten("instrument", "eigen", "Eigen", gebieden="wonen", niveaus="laag|midden|hoog")
        inrichten("instrument", "uit", "Uit", gebieden="wonen", in_gebruik=False)
        with transactie(p.SYSTEEM):
            inrichting = vraaginrichting()
        assert [i.code for i in inrichting.instrumenten] == ["eigen"]
        assert inrichting.instrumenten[0].niveaus == ("laag", "midden", "hoog")
        assert (inrichting.gebied("wonen").wet, inrichting.gebied("wonen").publiek) == ("algemeen", "team")


class TestNetwerk:
    def test_iemand_erbij_telt_als_gevraagd_en_staat_bij_wat_echt_lukt(self, wijk, fatma):
        for naam in ("oma Gül", "buurman"):
            doe(wijk.samira, h.netwerkpersoon_toevoegen, **fatma, naam=naam, doet="past op", beschikbaar="soms")
        with transactie(p.actor(wijk.tom)):
            beeld = netwerkblad(fatma["dossier_id"], wie=str(fatma["inwoner_id"]))
        assert [(naam, [m.naam for m in groep]) for naam, groep in beeld.groepen] == [
            ("Kan soms helpen", ["oma Gül", "buurman"])
        ]
        assert not beeld.antwoord.niet_opnieuw
        with transactie(p.SYSTEEM):
            assert Netwerkvraag.objects.count() == 1

    def test_wil_dit_niet_vraagt_een_reden_en_opnieuw_vragen_telt_als_herhaling(self, wijk, fatma):
        with pytest.raises(Fout, match="waarom"):
            doe(wijk.samira, h.netwerkvraag_vastleggen, **fatma, stand="wil_niet")
        for zelf in (False, False, True):
            velden = {**fatma, "stand": "wil_niet", "reden": "Schaamt zich", "zelf_begonnen": zelf}
            doe(wijk.samira, h.netwerkvraag_vastleggen, **velden)
        with transactie(p.SYSTEEM):
            herhaald = Netwerkvraag.objects.order_by("gemaakt_op").values_list("herhaald", flat=True)
            assert list(herhaald) == [False, True, False]

    def test_wijzigen_bewaart_wat_er_stond_en_een_oude_versie_botst(self, wijk, fatma):
        mens = doe(wijk.samira, h.netwerkpersoon_toevoegen, **fatma, naam="oma", doet="kookt")
        wijzig = {"netwerkpersoon_id": mens.pk, "doet": "kookt niet meer"}
        doe(wijk.samira, h.netwerkpersoon_wijzigen, versie=1, **wijzig)
        with transactie(p.SYSTEEM):
            assert mens.versies.get().velden["doet"] == "kookt"
        with pytest.raises(Botsing):
            doe(wijk.tom, h.netwerkpersoon_wijzigen, versie=1, **wijzig)

    def test_niet_meer_in_het_netwerk_en_weer_terug(self, wijk, fatma):
        mens = doe(wijk.samira, h.netwerkpersoon_toevoegen, **fatma, naam="oma")
        for _ in range(2):
            assert doe(wijk.samira, h.netwerkpersoon_beeindigen, netwerkpersoon_id=mens.pk).tot == klok.vandaag()
        assert doe(wijk.samira, h.netwerkpersoon_terugzetten, netwerkpersoon_id=mens.pk).tot is None

    @pytest.mark.parametrize("velden", [{"naam": " "}, {"naam": "oma", "beschikbaar": "altijd"}])
    def test_zonder_naam_of_met_een_onbekende_keuze_wordt_niets_bewaard(self, wijk, fatma, velden):
        with pytest.raises(Fout):
            doe(wijk.samira, h.netwerkpersoon_toevoegen, **fatma, **velden)

    def test_een_onbekend_antwoord_wordt_genoemd(self, wijk, fatma):
        with pytest.raises(Fout, match="‘misschien’"):
            doe(wijk.samira, h.netwerkvraag_vastleggen, **fatma, stand="misschien")


class TestGehoord:
    def test_een_kind_wordt_gehoord_en_leest_het_zelf_vanaf_twaalf(self, wijk, fatma, leden):
        elif_ = {**fatma, "inwoner_id": leden["Elif"].pk}
        rij = doe(wijk.samira, h.inbreng_vastleggen, **elif_, wijze="alleen", tekst="Ik wil niet verhuizen")
        with transactie(p.actor(wijk.tom)):
            beeld = samenhang(o.dossier_kader(fatma["dossier_id"]))
        assert beeld.nog_niet_gehoord == ("Emre", "Fatma")
        zin = "Je team kan dit lezen, Elif en wie gezag heeft over Elif vanaf morgen"
        assert beeld.inbreng[0].wie_leest.startswith(zin)
        with transactie(p.SYSTEEM):
            assert list(rij.over.values_list("pk", flat=True)) == [leden["Elif"].pk]

    def test_wil_nu_niet_heeft_geen_woorden_nodig_de_rest_wel(self, wijk, fatma):
        assert doe(wijk.samira, h.inbreng_vastleggen, **fatma, wijze="niet").tekst == ""
        with pytest.raises(Fout, match="nog geen tekst"):
            doe(wijk.samira, h.inbreng_vastleggen, **fatma, wijze="gesprek")

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"wijze": "gedachten"}, "‘gedachten’"),
            ({"wijze": "niet", "publiek": "iedereen"}, "‘iedereen’"),
            ({"wijze": "niet", "gehoord_op": morgen}, "toekomst"),
        ],
    )
    def test_onzin_wordt_geweigerd_met_de_waarde(self, wijk, fatma, velden, zin):
        velden = {naam: w() if callable(w) else w for naam, w in velden.items()}
        with pytest.raises(Fout, match=zin):
            doe(wijk.samira, h.inbreng_vastleggen, **fatma, **velden)

    def test_doorhalen_vraagt_een_reden_en_laat_de_tekst_staan(self, wijk, fatma):
        rij = doe(wijk.samira, h.inbreng_vastleggen, **fatma, wijze="gesprek", tekst="Verkeerd gezin")
        with pytest.raises(Fout, match="waarom"):
            doe(wijk.samira, h.inbreng_intrekken, inbreng_id=rij.pk, reden=" ")
        for _ in range(2):
            weg = doe(wijk.samira, h.inbreng_intrekken, inbreng_id=rij.pk, reden="ander gezin")
        assert (weg.tekst, weg.ingetrokken_reden) == ("Verkeerd gezin", "ander gezin")

    def test_een_overleden_lid_hoeft_niet_meer_gehoord(self, wijk, fatma, leden):
        with transactie(p.SYSTEEM):
            Inwoner.objects.filter(pk=leden["Emre"].pk).update(overleden_op=klok.vandaag())
        with transactie(p.actor(wijk.tom)):
            beeld = samenhang(o.dossier_kader(fatma["dossier_id"]))
        assert "Emre" not in beeld.nog_niet_gehoord
        assert next(b.gehoord for b in beeld.leden if b.lid.roepnaam == "Emre") == "overleden"

    def test_wie_verhuisde_blijft_gehoord_zonder_naam_in_dit_gezin(self, wijk, fatma, leden):
        emre = {**fatma, "inwoner_id": leden["Emre"].pk}
        doe(wijk.samira, h.inbreng_vastleggen, **emre, wijze="gesprek", tekst="Ik ga weg")
        with transactie(p.SYSTEEM):
            Huishoudlid.objects.filter(inwoner=leden["Emre"]).update(tot=klok.vandaag())
        with transactie(p.actor(wijk.tom)):
            beeld = samenhang(o.dossier_kader(fatma["dossier_id"]))
        assert beeld.inbreng[0].van_wie == "Iemand die niet meer in dit huishouden woont"
        assert "Emre" not in [b.lid.roepnaam for b in beeld.leden]


class TestSamenhang:
    def test_leden_relaties_en_vragen_in_een_beeld(self, wijk, dossier, fatma, leden):
        velden = {"inwoner_id": leden["Fatma"].pk, "naar_id": leden["Elif"].pk, "soort": "ouder", "gezag": True}
        doe(wijk.samira, relatie_leggen, **velden)
        with transactie(p.actor(wijk.tom)):
            beeld = samenhang(o.dossier_kader(dossier.pk))
        fatma_ = next(b for b in beeld.leden if b.lid.roepnaam == "Fatma")
        assert fatma_.relaties == ("ouder van Elif, heeft gezag",)
        assert sum(len(b.vragen) for b in beeld.leden) == 1
        assert [woord for b in beeld.leden for _, woord in b.vragen] == ["Geld"]


class TestWanden:
    """Every kind of item, written under the law that hides it, from somebody of the team without a tie."""

    MODELLEN = (Verkenning, Leefgebiednotitie, Score, Netwerkvraag, Inbreng)

    def schrijf_alles(self, fatma):
        with transactie(p.SYSTEEM):
            alles = {"actor": p.SYSTEEM, **fatma}
            h.verkenning_bewaren(**alles, wensen="x", gebieden={"financien": Getypt(0, "x")})
            velden = {"instrument": "leefgebieden", "gekozen": {"wonen": Keuze(3, False)}}
            h.scores_vastleggen(**alles, **velden)
            h.netwerkpersoon_toevoegen(**alles, naam="oma")
            h.inbreng_vastleggen(**alles, wijze="gesprek", tekst="x")

    def ziet(self, medewerker, **extra):
        with transactie(p.actor(medewerker, **extra)):
            return [m.__name__ for m in self.MODELLEN if zichtbaar(m, Recht.VRAAG_LEZEN).exists()]

    def test_het_eigen_team_leest_en_een_ander_team_niet(self, wijk, fatma):
        self.schrijf_alles(fatma)
        assert len(self.ziet(wijk.tom)) == len(self.MODELLEN)
        assert self.ziet(wijk.zoe) == []

    @pytest.mark.parametrize("rol", [Rol.FRONTOFFICE, Rol.WIJKTEAMMANAGER, Rol.BACKOFFICE, Rol.FUNCTIONEEL_BEHEER])
    def test_wie_geen_gezin_leest_ziet_niets(self, wijk, fatma, rol):
        self.schrijf_alles(fatma)
        assert self.ziet(p.maak_medewerker("Iemand", rol, wijk.oost)) == []

    def test_met_een_reden_leest_een_coordinator_mee_en_een_wet_houdt_stand(self, wijk, fatma):
        self.schrijf_alles(fatma)
        with transactie(p.SYSTEEM):
            for model in self.MODELLEN:
                model.objects.update(wet="wgs")
        assert self.ziet(wijk.tom) == []
        band = {"dossiers": frozenset({fatma["dossier_id"]})}
        assert len(self.ziet(wijk.tom, **band)) == len(self.MODELLEN)


class TestTweeHuishoudens:
    """A child of two households: what is written in the dossier of one parent is not in that of the other."""

    @pytest.fixture
    def bij_vader(self, wijk, leden):
        vader = p.maak_inwoner(wijk.oost, roepnaam="Bram", geslachtsnaam="Vos")
        huishouden = maak_huishouden(wijk.oost, [vader, leden["Elif"]], naam="Huishouden Vos")
        return maak_dossier(wijk.samira, huishouden, onderwerp="werk")

    def test_geen_woord_van_de_ene_ouder_in_het_dossier_van_de_andere(self, wijk, fatma, leden, bij_vader):
        TestWanden().schrijf_alles(fatma)
        TestWanden().schrijf_alles({**fatma, "inwoner_id": leden["Elif"].pk})
        with transactie(p.actor(wijk.samira)):
            kader = o.dossier_kader(bij_vader.pk)
            assert samenhang(kader).inbreng == ()
            assert sorted(lid.roepnaam for lid in kader.leden) == ["Bram", "Elif"]
            elif_ = vraagblad(bij_vader.pk, wie=str(leden["Elif"].pk))
            assert (elif_.eigen, [g.tekst for g in elif_.open]) == (None, [""])
            assert scoreblad(bij_vader.pk, wie=str(leden["Elif"].pk)).laatst_op is None
            assert netwerkblad(bij_vader.pk, wie=str(leden["Elif"].pk)).groepen == ()

    def test_het_gezin_noemt_de_andere_ouder_niet_en_zegt_alleen_dat_het_kind_ook_elders_hoort(
        self, wijk, leden, bij_vader
    ):
        with transactie(p.SYSTEEM):
            ouder = {"inwoner_id": leden["Fatma"].pk, "naar_id": leden["Elif"].pk, "soort": "ouder"}
            relatie_leggen(actor=p.SYSTEEM, **ouder)
        with transactie(p.actor(wijk.samira)):
            beeld = samenhang(o.dossier_kader(bij_vader.pk))
        kind = next(b for b in beeld.leden if b.lid.roepnaam == "Elif")
        assert (kind.lid.elders, kind.relaties) == (True, ())
        assert "Fatma" not in repr(beeld)


class TestCijfers:
    def test_aandelen_per_reden_weigering_en_herhaling_met_een_grens_voor_kleine_aantallen(self, wijk, fatma, leden):
        Inrichting.objects.create(
            soort="instelling", code="kleine_aantallen", naam="x", waarde={"waarde": 2}, geldig_van=p.BEGIN
        )
        for gebied, reden in (("wonen", "inwoner_begon"), ("werk", "inwoner_begon"), ("sociaal", "veiligheid")):
            doe(wijk.samira, h.leefgebied_openen, **fatma, gebied=gebied, reden=reden)
        doe(wijk.samira, h.leefgebied_weigeren, **fatma, gebied="wonen")
        for _ in range(2):
            doe(wijk.samira, h.netwerkvraag_vastleggen, **fatma, stand="geen", reden="alleen")
        with transactie(p.actor(wijk.tom)):
            cijfers = vraagcijfers()
        assert [a.tekst for a in cijfers.redenen] == ["2 van 3 (67%)", "0 van 3 (0%)", "1 van 3 (33%)", "0 van 3 (0%)"]
        assert (cijfers.geweigerd.tekst, cijfers.herhaald.tekst) == ("1 van 3 (33%)", "1 van 2 (50%)")
        assert {a.tekst for a in cijfers.weigeringen} == {"te weinig om te tonen"}

    def test_lopende_dossiers_zonder_score_staan_op_de_lijst_en_een_ander_team_telt_niet_mee(self, wijk, dossier):
        with transactie(p.actor(wijk.tom)):
            assert [d.id for d in vraagcijfers().zonder_score] == [dossier.pk]
            assert vraagcijfers(na="999999").zonder_score == ()
        with transactie(p.actor(wijk.zoe)):
            assert vraagcijfers().zonder_score == ()

    def test_wie_cijfers_van_de_stad_leest_krijgt_alle_teams_en_geen_namen(self, wijk, dossier):
        controller = p.maak_medewerker("Iemand", Rol.CONTROLLER, wijk.oost)
        with transactie(p.actor(controller)):
            cijfers = vraagcijfers()
        assert {"Oost", "Zuid"} <= set(cijfers.teams)
        assert cijfers.zonder_score == ()
