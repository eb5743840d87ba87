"""Four municipalities of eisen B.14 on one code base: who advises and who decides comes from their pack alone."""

from datetime import date, timedelta

import pytest

from keukentafel.besluit.opvragen.mandaat import (
    mandaten,
    mandaten_van,
    organen,
    routes,
    vierogenregels,
)
from keukentafel.besluit.regels.mandaat import bezwaar_tegen_orgaan
from keukentafel.besluit.regels.route import route_voor, zin_voor_inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.handelingen.inrichting import inrichting_laden
from keukentafel.organisatie.handelingen.keuzes import keuze_zetten
from keukentafel.organisatie.pakket_besluit import (
    bezwaar_tegen_euro,
    bezwaar_tegen_vier_ogen,
    bezwaar_tegen_werkdagen,
)
from keukentafel.organisatie.tests.test_inrichten import KLEIN, SCHIEDAM, fouten_van, laad, schrijf
from tests.keuzelijsten import zet_keuzelijsten
from tests.personages import SYSTEEM

DAG = date(2021, 6, 1)


def wie_beslist(wet, product, bedrag_cent, op):
    return route_voor(wet, product, bedrag_cent, op, routes())


PRODUCT = (
    "code,naam,wet\nhh,Hulp thuis,wmo\nbw,Beschermd wonen,wmo\nlicht,Lichte begeleiding,wmo\nj,Jeugdhulp,jeugd\n"
    "bijstand,Bijstand,pw\nschuld,Schuldhulp,wgs\n"
)
ORGAAN = "code,naam,soort,in_zin,bestuursorgaan,extern,schuldhulp\ncollege,College,college,het college,ja,nee,ja\n"
ROUTE = "code,naam,wet,product,tot_bedrag,vorm,adviseert,beslist,van,tot\n"
MANDAAT = "code,naam,wet,artikel,mandaatgever,gemandateerde,functie,schriftelijk,instemming,mandaatbesluit\n"
# 000:626 and 000:249-252: the team decides, only Werk & Inkomen keeps its own; the team has no mandate there.
ENSCHEDE = {
    "keuzes/beslisorgaan.csv": ORGAAN + "team,Wijkteam,team,het wijkteam,nee,nee,nee\n",
    "keuzes/beslisroute.csv": ROUTE
    + "wmo,Wmo,wmo,,,besluit,team,team,,\njeugd,Jeugd,jeugd,,,besluit,team,team,,\n"
    + "pw,W&I,pw,,,besluit,team,college,,\n",
    "keuzes/mandaat.csv": MANDAAT
    + "wmo,Wmo,wmo,2.3.5,college,team,wijkteammanager,ja,nee,besluit 1\n"
    + "pw,W&I,pw,7,college,college,klantmanager,ja,nee,besluit 2\n",
}
# 001:4419-4433: the gemeente decides on a zwaarwegend advies, JET on youth, the regional team on Beschermd Wonen.
LEEUWARDEN = {
    "keuzes/beslisorgaan.csv": ORGAAN
    + "basis,Basisondersteuning,stichting,de basisondersteuning,nee,ja,nee\n"
    + "jet,JET,team,het Jeugd Expert Team,nee,nee,nee\n"
    + "rebw,Regionaal team,regionaal,het regionale team,nee,ja,nee\n",
    "keuzes/beslisroute.csv": ROUTE
    + "wmo,Wmo,wmo,,,zwaarwegend_advies,basis,college,,\n"
    + "licht,Zonder besluit,wmo,licht,,beschikkingsvrij,basis,college,2021-01-01,\n"
    + "bw_oud,BW,wmo,bw,,zwaarwegend_advies,basis,college,2015-01-01,2019-09-01\n"
    + "bw,BW,wmo,bw,,besluit,basis,rebw,2019-09-01,\n"
    + "jeugd_oud,Jeugd,jeugd,,,besluit,basis,basis,2015-01-01,2020-01-01\n"
    + "jeugd,Jeugd,jeugd,,,besluit,basis,jet,2020-01-01,\n",
}
# 002:89: the wijkteam, a foundation, refers and decides itself.
AMERSFOORT = {
    "keuzes/beslisorgaan.csv": ORGAAN + "swt,Stichting wijkteams,stichting,het sociaal wijkteam,nee,ja,nee\n",
    "keuzes/beslisroute.csv": ROUTE
    + "wmo,Wmo,wmo,,,besluit,swt,swt,,\njeugd,Jeugd,jeugd,,,besluit,swt,swt,,\npw,Pw,pw,,,besluit,swt,college,,\n",
    "keuzes/mandaat.csv": MANDAAT + "wmo,Wmo,wmo,2.6.3,college,swt,wmo_consulent,ja,ja,besluit 1\n",
}
BASIS = KLEIN | {"keuzes/product.csv": PRODUCT, "gemeente.toml": KLEIN["gemeente.toml"].replace("2020", "2015")}


@pytest.fixture
def pakket(tmp_path):
    return lambda anders: schrijf(tmp_path, BASIS | anders)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gemeente", "wet", "product", "adviseert", "beslist", "vorm"),
    [
        (ENSCHEDE, "wmo", "hh", "team", "team", "besluit"),
        (ENSCHEDE, "jeugd", "j", "team", "team", "besluit"),
        (ENSCHEDE, "pw", "bijstand", "team", "college", "besluit"),
        (LEEUWARDEN, "wmo", "hh", "basis", "college", "zwaarwegend_advies"),
        (LEEUWARDEN, "wmo", "licht", "basis", "college", "beschikkingsvrij"),
        (LEEUWARDEN, "wmo", "bw", "basis", "rebw", "besluit"),
        (LEEUWARDEN, "jeugd", "j", "basis", "jet", "besluit"),
        (AMERSFOORT, "wmo", "hh", "swt", "swt", "besluit"),
        (AMERSFOORT, "jeugd", "j", "swt", "swt", "besluit"),
        (AMERSFOORT, "pw", "bijstand", "swt", "college", "besluit"),
    ],
)
def test_elke_gemeente_beslist_zoals_zij_het_beschrijft(pakket, gemeente, wet, product, adviseert, beslist, vorm):
    laad(pakket(gemeente))
    route = wie_beslist(wet, product, 0, DAG)
    assert (route.adviseert, route.beslist, route.vorm) == (adviseert, beslist, vorm)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("product", "wet", "dag", "beslist"),
    [
        ("bw", "wmo", date(2019, 8, 31), "college"),
        ("bw", "wmo", date(2019, 9, 1), "rebw"),
        ("j", "jeugd", date(2019, 12, 31), "basis"),
        ("j", "jeugd", date(2020, 1, 1), "jet"),
    ],
)
def test_leeuwarden_wisselt_op_de_dag_zelf(pakket, product, wet, dag, beslist):
    laad(pakket(LEEUWARDEN))
    assert wie_beslist(wet, product, 0, dag).beslist == beslist


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wet", "product", "beslist"),
    [
        ("jeugd", "jeugdhulp", "wot"),
        ("wmo", "begeleiding", "rogplus"),
        ("wmo", "beschermd_wonen", "expertteam_bw"),
        ("pw", "bijstand", "stroomopwaarts"),
        ("wgs", "schuldhulp", "stroomopwaarts"),
    ],
)
def test_schiedam_en_elk_besluit_heeft_er_iemand_voor(wet, product, beslist):
    laad(SCHIEDAM)
    route, vandaag = wie_beslist(wet, product, 0, klok.vandaag()), klok.vandaag()
    assert route.beslist == beslist
    passend = [m for m in mandaten() if m.wet == wet and m.gemandateerde == beslist and m.geldt(vandaag)]
    assert any(not m.besluiten and m.producten <= {product} for m in passend)
    assert bezwaar_tegen_orgaan(wet, organen(vandaag)[beslist]) == ""


@pytest.mark.django_db
def test_schiedam_zegt_overal_dat_het_een_aanname_is_en_wat_de_inwoner_leest():
    laad(SCHIEDAM)
    assert all("aanname" in m.mandaatbesluit for m in mandaten())
    zin = zin_voor_inwoner(wie_beslist("wmo", "begeleiding", None, DAG), organen(DAG))
    assert zin.endswith("geeft een advies. ROGplus neemt het besluit.")
    assert [m.code for m in mandaten_van("klantmanager", DAG)] == ["pw"]
    assert (len(vierogenregels(DAG).bij), vierogenregels(DAG).boven_cent) == (6, 2_000_000)


REGEL_PW = "keuzes/mandaat.csv, regel 2: "
KAPOT = [
    (
        "keuzes/beslisorgaan.csv",
        ORGAAN + "st,Stichting,stichting,de stichting,ja,ja,nee\n",
        "keuzes/beslisorgaan.csv, regel 3: bestuursorgaan is ‘ja’; verwacht ‘nee’ bij soort stichting",
    ),
    (
        "keuzes/beslisroute.csv",
        ROUTE + "pw,Bijstand,pw,,,besluit,swt,swt,,\n",
        "keuzes/beslisroute.csv, regel 2: ‘swt’ is geen bestuursorgaan; verwacht een bestuursorgaan bij de Part",
    ),
    (
        "keuzes/beslisroute.csv",
        ROUTE + "x,X,wmo,,,besluit,swt,rogplus,,\n",
        "regel 2: beslist ‘rogplus’ bestaat niet; verwacht college, swt",
    ),
    (
        "keuzes/beslisroute.csv",
        ROUTE + "x,X,wmo,j,,besluit,swt,swt,,\n",
        "regel 2: product ‘j’ hoort bij jeugd; verwacht een product van de wet wmo",
    ),
    (
        "keuzes/beslisroute.csv",
        ROUTE + "x,X,wmo,weg,,besluit,swt,swt,,\n",
        "regel 2: product ‘weg’ bestaat niet; verwacht een product van de wet wmo",
    ),
    (
        "keuzes/beslisroute.csv",
        ROUTE + "x,X,wmo,,,zwaarwegend_advies,swt,swt,,\n",
        "regel 2: adviseert en beslist zijn allebei ‘swt’; verwacht bij een advies twee organen",
    ),
    ("keuzes/beslisroute.csv", ROUTE + "x,X,wmo,,veel,besluit,swt,swt,,\n", "regel 2: tot_bedrag is ‘veel’"),
    (
        "keuzes/beslisroute.csv",
        ROUTE + "x,X,wmo,,,besluit,swt,swt,2021-01-01,2021-01-01\n",
        "regel 2: tot is ‘2021-01-01’ en van is ‘2021-01-01’; verwacht een tot na van",
    ),
    (
        "keuzes/mandaat.csv",
        MANDAAT + "pw,Pw,pw,7,college,swt,klantmanager,ja,ja,b\n",
        REGEL_PW + "‘swt’ is geen bestuursorgaan; verwacht een bestuursorgaan bij de Participatiewet",
    ),
    (
        "keuzes/mandaat.csv",
        MANDAAT + "wgs,Wgs,wgs,3a,college,swt,schuldhulpverlener,ja,ja,b\n",
        "‘swt’ doet geen schuldhulp; verwacht schuldhulp ja bij de Wgs (art. 3a)",
    ),
    (
        "keuzes/mandaat.csv",
        MANDAAT + "wmo,Wmo,wmo,2.3.5,swt,swt,wmo_consulent,ja,ja,b\n",
        "mandaatgever ‘swt’ is geen bestuursorgaan",
    ),
    (
        "keuzes/mandaat.csv",
        MANDAAT + "wmo,Wmo,wmo,2.3.5,college,swt,wmo_consulent,ja,nee,b\n",
        "‘swt’ staat buiten de gemeente; verwacht schriftelijk ja en instemming ja",
    ),
    (
        "keuzes/mandaat.csv",
        MANDAAT + "wmo,Wmo,wmo,2.3.5,college,swt,wmo_consulent,nee,ja,b\n",
        "schriftelijk is ‘nee’; verwacht ‘ja’ bij een algemeen mandaat",
    ),
    (
        "keuzes/mandaat.csv",
        MANDAAT + "wmo,Wmo,wmo,2.3.5,college,swt,vrijwilliger,ja,ja,b\n",
        "functie is ‘vrijwilliger’; verwacht een rol die mag tekenen",
    ),
    (
        "keuzes/mandaat.csv",
        MANDAAT.replace("functie", "functie,teams") + "wmo,W,wmo,2.3.5,college,swt,wmo_consulent,weg,ja,ja,b\n",
        "team ‘weg’ bestaat niet; verwacht een code uit de lijst van teams",
    ),
]


@pytest.mark.parametrize(("bestand", "inhoud", "melding"), KAPOT)
def test_een_fout_noemt_bestand_regel_waarde_en_verwachting(pakket, bestand, inhoud, melding):
    fouten = fouten_van(pakket(AMERSFOORT | {bestand: inhoud}))
    assert any(melding in f and f.startswith(bestand) for f in fouten), fouten


@pytest.mark.django_db
class TestBeheer:
    """The screens of beheer are held to the same shape and the same law as a pack."""

    def zet(self, **anders):
        waarde = {
            "wet": "pw", "artikel": "7", "mandaatgever": "college", "gemandateerde": "college",
            "functie": "klantmanager", "mandaatbesluit": "b", "tot_bedrag": "", "schriftelijk": True,
            "instemming": True, "teams": "", "besluiten": "", "producten": "", "alleen_toekennen": False,
            "ondermandaat": False, "instructie": "", **anders,
        }  # fmt: skip
        with transactie(SYSTEEM):
            keuze_zetten(actor=SYSTEEM, soort="mandaat", code="pw", naam="Pw", van=klok.vandaag(), waarde=waarde)

    def test_een_mandaat_vanaf_vandaag(self, pakket):
        laad(pakket(AMERSFOORT))
        self.zet(tot_bedrag="100,50")
        (rij,) = mandaten_van("klantmanager", klok.vandaag())
        assert (rij.tot_cent, rij.van) == (10_050, klok.vandaag())

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"gemandateerde": "swt"}, "‘swt’ is geen bestuursorgaan; verwacht een bestuursorgaan"),
            ({"tot_bedrag": "veel"}, "Tot_bedrag is ‘veel’"),
            ({"functie": "fg"}, "Functie is ‘fg’; verwacht een rol die mag tekenen"),
            ({"functie": ""}, "Functie is ‘’; verwacht een rol die mag tekenen"),
        ],
    )
    def test_wat_niet_kan_wordt_geweigerd(self, pakket, anders, zin):
        laad(pakket(AMERSFOORT))
        with pytest.raises(Fout) as fout:
            self.zet(**anders)
        assert fout.value.tekst.startswith(zin)


@pytest.mark.django_db
def test_een_regel_met_einde_blijft_gelijk_bij_opnieuw_laden(pakket):
    map_ = pakket(LEEUWARDEN)
    laad(map_)
    assert (laad(map_).nieuw, laad(map_).gewijzigd) == (0, 0)


@pytest.mark.django_db
def test_een_einde_in_het_verleden_kan_niet_alsnog(pakket):
    laad(pakket(AMERSFOORT))
    gisteren = (klok.vandaag() - timedelta(days=1)).isoformat()
    rijen = ROUTE + f"wmo,Wmo,wmo,,,besluit,swt,swt,2015-01-01,{gisteren}\n"
    with pytest.raises(Fout, match="eindigt op"):
        inrichting_laden(actor=SYSTEEM, map=pakket(AMERSFOORT | {"keuzes/beslisroute.csv": rijen}))


@pytest.mark.parametrize(
    ("waarde", "goed"), [("geen", True), ("pgb einde", True), ("", False), ("kleur", False), (1, False)]
)
def test_vier_ogen_zijn_woorden_die_het_programma_kent(waarde, goed):
    assert (bezwaar_tegen_vier_ogen(waarde) == "") is goed


@pytest.mark.parametrize(("waarde", "goed"), [(1, True), (10, True), (0, False), (11, False), (True, False)])
def test_nakijken_kan_niet_lang_wachten(waarde, goed):
    assert (bezwaar_tegen_werkdagen(waarde) == "") is goed


@pytest.mark.parametrize(("waarde", "goed"), [(0, True), (10_000_000, True), (-1, False), (True, False), ("1", False)])
def test_een_bedrag_is_een_getal(waarde, goed):
    assert (bezwaar_tegen_euro(waarde) == "") is goed


@pytest.mark.django_db
def test_een_rij_van_voor_een_nieuwe_kolom_blijft_leesbaar():
    """Old rows are never edited: what they do not have says nothing, and gives no limit that nobody set."""
    zet_keuzelijsten("beslisorgaan", "beslisroute", "mandaat", "product")
    assert wie_beslist("wmo", "begeleiding", 0, DAG).beslist == "rogplus"
    klein = next(m for m in mandaten() if m.code == "jeugd_klein")
    assert (klein.tot_cent, klein.teams, klein.alleen_toekennen) == (500_000, frozenset(), True)
    assert organen(DAG)["rogplus"].bestuursorgaan
