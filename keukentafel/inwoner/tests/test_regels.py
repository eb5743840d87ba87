"""Pure rules: names, keys, the search box, persons."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.inwoner.regels import naam as n
from keukentafel.inwoner.regels import persoon as r
from keukentafel.inwoner.regels import sleutels as s
from keukentafel.inwoner.regels import zoekvraag as z
from keukentafel.inwoner.regels.gegevens import Adresgegevens, Persoonsgegevens
from keukentafel.inwoner.regels.gelijkenis import Bekend, beoordeel, gelijkenis
from keukentafel.inwoner.regels.klank import klanken
from keukentafel.kern.fouten import Fout

VANDAAG = date(2026, 11, 26)


def delen(geslachtsnaam, **velden):
    return n.Naamdelen(**{"roepnaam": "Jo", "geslachtsnaam": geslachtsnaam, **velden})


def test_een_nederlandse_lijst_slaat_voorvoegsels_over_en_kent_geen_accenten():
    namen = ["Zwart", "van der Meulen", "d'Alençon-Yılmaz", "'t Hart", "Élan", "De Vries", "in 't Veld", "İnönü", "🙂"]
    gesorteerd = sorted(namen, key=lambda naam: n.sorteersleutel(delen(naam, roepnaam="")))
    assert gesorteerd == [
        "d'Alençon-Yılmaz",
        "Élan",
        "'t Hart",
        "İnönü",
        "van der Meulen",
        "in 't Veld",
        "De Vries",
        "Zwart",
        "🙂",
    ]


def test_naam_die_alleen_uit_een_voorvoegsel_bestaat_blijft_een_naam():
    assert n.sorteersleutel(delen("Van")) == "van  jo"
    assert n.splits_voorvoegsel("Den") == ("", "Den")


def test_wie_geen_achternaam_heeft_sorteert_op_de_partner_of_voornaam():
    assert n.sorteersleutel(delen("", partnernaam="Bakker")) == "bakker  jo"
    assert n.sorteersleutel(delen("", roepnaam="Aisha")) == "aisha"


@pytest.mark.parametrize(
    ("gebruik", "verwacht"),
    [
        ("E", "Jo de Wit"),
        ("P", "Jo van Dijk"),
        ("V", "Jo van Dijk-de Wit"),
        ("N", "Jo de Wit-van Dijk"),
        ("", "Jo de Wit"),
    ],
)
def test_aanduiding_naamgebruik(gebruik, verwacht):
    wie = delen("Wit", voorvoegsel="de", partner_voorvoegsel="van", partnernaam="Dijk", naamgebruik=gebruik)
    assert n.volledige_naam(wie) == verwacht
    assert n.sorteersleutel(wie).split()[0] == ("dijk" if gebruik in ("P", "V") else "wit")


def test_namen_worden_nooit_leeg():
    assert n.volledige_naam(n.Naamdelen()) == "naam onbekend"
    assert n.officiele_naam(n.Naamdelen(roepnaam="Jo")) == "Jo"
    assert n.officiele_naam(delen("Alençon", voorvoegsel="d'", voornamen="Anne Marie")) == "Anne Marie d'Alençon"
    assert n.sorteersleutel(n.Naamdelen()) == n.ZONDER_LETTERS


def test_huishoudnaam_noemt_elke_achternaam_een_keer():
    leden = [delen("Vries", voorvoegsel="de"), delen("Yılmaz"), delen("Vries", voorvoegsel="De")]
    assert n.naam_van_huishouden(leden) == "Huishouden De Vries – Yılmaz"
    assert n.naam_van_huishouden([]) == "Huishouden zonder naam"


KLANKEN = [
    ("meijer", "meier"), ("jansen", "janzen"), ("dijkstra", "dykstra"), ("bakker", "backer"), ("bosch", "bos"),
    ("schouten", "schauten"), ("smidt", "smit"), ("mohammed", "mohamed"), ("khadija", "chadija"), ("philips", "filips"),
    ("cornelis", "kornelis"), ("wouters", "wauters"), ("thijs", "tijs"), ("vries", "fries"), ("zeeman", "seeman"),
    ("eeuwkes", "eukes"), ("quak", "kwak"), ("max", "maks"), ("jacob", "jakop"), ("celine", "seline"),
]  # fmt: skip


@pytest.mark.parametrize(("een", "ander"), KLANKEN)
def test_wat_hetzelfde_klinkt_heeft_dezelfde_klank(een, ander):
    assert s.klank(een) == s.klank(ander)


def test_andere_namen_klinken_anders():
    assert s.klank("bakker") != s.klank("visser")
    assert s.klank("محمد") == "محمد"


def test_een_tikfout_ontmoet_elkaar_in_de_sleutels():
    for fout in ("janse", "janssen", "jensen", "jasnen"):
        assert {k for k in s.woordsleutels(fout) if k[0] == "w"} & {k for k in s.woordsleutels("jansen") if k[0] == "w"}
    assert s.weglatingen("bo") == {"bo"}


def test_sleutels_van_een_persoon():
    sleutels = s.persoonsleutels(
        delen("Dijk", voorvoegsel="van"), date(1985, 3, 12), [("IJsselstraat", "3111 AB", "12", "a")]
    )
    assert {"n:dyk", "n:jo", "d:1985-03-12", "a:3111ab12", "a:3111ab12a", "s:ysselstraat12a"} <= sleutels
    assert "n:van" not in sleutels
    assert s.adressleutels("", "", "") == set()
    assert s.naamwoorden("van der") == ["van", "der"]


@given(st.text(max_size=80))
def test_elke_tekst_geeft_een_zoekvraag_en_sleutels(tekst):
    vraag = z.lees_zoekvraag(tekst)
    assert all(gewicht > 0 for gewicht in vraag.sleutels().values())
    assert "\u0000" not in "".join(vraag.sleutels())
    vraag.begin()
    n.sorteersleutel(delen(tekst))


def test_het_zoekvak_begrijpt_wat_er_staat():
    maart = date(1985, 3, 12)
    for tekst in ("12-3-1985", "12 maart 1985", "1985-03-12", "12/03/1985", "12.3.1985", "12 mrt. 1985", "12031985"):
        assert z.lees_zoekvraag(tekst).geboren == maart
    assert z.lees_zoekvraag("De Vries 12-3-1985").woorden == ("vries",)
    assert z.lees_zoekvraag("31-02-1985").geboren is None
    assert z.lees_zoekvraag("3111 AB 12a").adres == ("a:3111ab12a",)
    assert z.lees_zoekvraag("Jansen 3111ab12").woorden == ("jansen",)
    assert z.lees_zoekvraag("Vlietlaan 12").adres == ("s:vlietlaan12",)
    assert z.lees_zoekvraag("2026-0417").dossiernummer == "2026-0417"
    assert z.lees_zoekvraag("1000023").klantnummer == 1000023
    assert z.lees_zoekvraag("1234567890").leeg


@pytest.mark.parametrize("tekst", ["999990019", "9999.90.019", "999 990 019", "de Vries 999990019"])
def test_een_bsn_wordt_herkend_en_is_gevoelig(tekst):
    vraag = z.lees_zoekvraag(tekst)
    assert vraag.bsn == "999990019"
    assert vraag.gevoelig
    assert z.lijkt_op_bsn(tekst)


@pytest.mark.parametrize("tekst", ["12-03-1985", "2026-0417", "06-12345678", "0612345678", "Vlietlaan 12", "1000023"])
def test_een_datum_dossier_of_telefoon_is_geen_bsn(tekst):
    assert not z.lijkt_op_bsn(tekst)


def test_een_ongeldig_bsn_zegt_wat_verwacht_wordt_en_herhaalt_niets():
    vraag = z.lees_zoekvraag("999990018")
    assert vraag.gevoelig
    assert "elfproef" in vraag.fout
    assert "999990018" not in vraag.fout


def test_het_begin_van_een_naam_is_een_bereik():
    assert z.lees_zoekvraag("de jan").begin() == ("n:jan", "n:jao")
    assert z.lees_zoekvraag("ja").begin() is None
    assert z.lees_zoekvraag("12-3-1985").begin() is None


def test_gelijkenis_kent_volgorde_begin_klank_en_fout():
    assert gelijkenis(["vries", "anna"], ["Anna", "de Vries"]) == 100
    assert gelijkenis(["vri"], ["de Vries"]) == 94
    assert gelijkenis(["fries"], ["de Vries"]) >= 88
    assert 80 < gelijkenis(["jansne"], ["Jansen"]) < 100
    assert gelijkenis(["bakker"], ["Visser"]) < 60
    assert gelijkenis(["annemarie"], ["Anne Marie"]) == 100
    assert gelijkenis([], ["Visser"]) == 0
    assert gelijkenis(["j"], ["Johannes"]) == 90


def _oordeel(tekst, **velden):
    wie = {"delen": delen("Meulen", voorvoegsel="van der"), "geboren": date(1985, 3, 12)}
    return beoordeel(z.lees_zoekvraag(tekst), Bekend(**{**wie, **velden}))


@pytest.mark.parametrize(
    "tekst",
    ["jo van der meulen", "meulen 12-3-1985", "meulen vlietlaan 12", "jo vandermeulen", "jo meulen 06-12345678"],
)
def test_zeker_is_alles_precies_en_meer_dan_een_achternaam(tekst):
    assert _oordeel(tekst, wegen=(("Vlietlaan", "12", ""),), op_telefoon=True).zeker


@pytest.mark.parametrize(
    "tekst",
    [
        "meulen",
        "jo",
        "jo meulem",
        "jo meulen 3-12-1985",
        "jo meulen vlietlaan 13",
        "vlietlaan 12",
        "jo meulen 0612345678",
    ],
)
def test_niet_zeker_is_een_deel_of_iets_dat_afwijkt(tekst):
    assert not _oordeel(tekst, wegen=(("Vlietlaan", "12", ""),)).zeker


def test_een_datum_met_een_tikfout_weegt_minder_dan_een_goede_en_meer_dan_een_andere():
    scores = [_oordeel(f"meulen {dag}").score for dag in ("12-3-1985", "3-12-1985", "12-3-1958", "1-1-1901")]
    assert scores == [100, 94, 94, 65]
    assert date(1985, 3, 21) in s.buurdagen(date(1985, 3, 12))
    assert date(1985, 3, 12) not in s.buurdagen(date(1985, 3, 12))


def test_een_straat_met_een_fout_een_afkorting_of_een_toevoeging():
    adres = (("Burgemeester Lorentzlaan", "12", "a"),)
    teksten = [
        "burg. lorentzlaan 12a",
        "burg lorentslaan 12",
        "lorentzlaan 12",
        "burg. lorentzln 12b",
        "lorentzlaan 1",
    ]
    scores = [_oordeel(tekst, wegen=adres).score for tekst in teksten]
    assert scores[0] == 100
    assert scores[0] > scores[1] > 85
    assert scores[3] == 92
    assert scores[4] < 62
    assert z.lees_zoekvraag("noor vlietlaan 12 el amrani").weg.na == ("amrani",)


def test_een_telefoonnummer_wordt_herkend_hoe_het_ook_staat():
    for tekst in ("06-12345678", "0612345678", "+31 6 12345678", "0031612345678", "06 12 34 56 78"):
        assert z.lees_zoekvraag(tekst).telefoon == "t:612345678"
    assert s.telefoonsleutels("06 12345678") == {"t:612345678"}
    assert s.telefoonsleutels("112") == set()


def test_een_ander_schrift_en_een_andere_spelling_klinken_hetzelfde():
    for een, ander in (("Ахмед", "Ahmed"), ("Шевченко", "Shevchenko"), ("Исмаилов", "Ismailow")):
        assert klanken(n.vouw(een)) & klanken(n.vouw(ander))
    assert n.vouw("Юлія Щербакова") == "joelija sjtsjerbakova"


def test_geboortedatum_bsn_en_postcode_worden_nagekeken():
    r.controleer_geboortedatum(VANDAAG, VANDAAG)
    r.controleer_geboortedatum(None, VANDAAG)
    with pytest.raises(Fout, match="27 november 2026 ligt in de toekomst"):
        r.controleer_geboortedatum(date(2026, 11, 27), VANDAAG)
    with pytest.raises(Fout, match="meer dan 130 jaar"):
        r.controleer_geboortedatum(date(1850, 1, 1), VANDAAG)
    assert r.lees_bsn(" ") == ""
    assert r.lees_bsn("9999.90.019") == "999990019"
    with pytest.raises(Fout, match="Er staan 5 cijfers"):
        r.lees_bsn("12345")
    assert r.lees_postcode(" 3111 ab ") == "3111AB"
    assert r.lees_postcode("") == ""
    for fout in ("0111 AB", "3111", "3111 SS"):
        with pytest.raises(Fout, match=f"‘{fout}’ is geen postcode"):
            r.lees_postcode(fout)


def test_teksten_van_adres_bsn_en_leeftijd():
    assert r.adresregel("Vlietlaan", "12", "a", "3111AB", "Schiedam") == "Vlietlaan 12a, 3111 AB Schiedam"
    assert r.adresregel("Vlietlaan", "12", "2", "", "") == "Vlietlaan 12-2"
    assert r.adresregel("", "", "", "", "Schiedam") == "Schiedam"
    assert r.toon_bsn("999990019") == "•••••0019"
    assert r.toon_bsn(None) == ""
    assert r.leeftijdtekst(date(1985, 3, 12), VANDAAG) == "41 jaar"
    assert r.leeftijdtekst(None, VANDAAG) == ""
    assert r.leeftijdtekst(date(1985, 3, 12), VANDAAG, date(2020, 5, 3)) == "overleden op 3 mei 2020"
    assert r.is_minderjarig(date(2009, 1, 1), VANDAAG)
    assert not r.is_minderjarig(None, VANDAAG)


def test_relaties_kennen_hun_omgekeerde():
    assert all(r.INVERSE[terug] == heen for heen, terug in r.INVERSE.items())
    assert set(r.NAAM_VAN_RELATIE) == set(r.INVERSE)
    r.controleer_ouder(None, date(2016, 1, 1))
    with pytest.raises(Fout, match="nog geen 12 jaar"):
        r.controleer_ouder(date(2010, 1, 1), date(2016, 1, 1))


@pytest.mark.parametrize(
    ("van", "tot", "tekst"),
    [
        (date(1980, 1, 1), None, "voor de geboorte"),
        (date(2025, 1, 1), None, "na het overlijden"),
        (date(2020, 1, 1), date(2020, 1, 1), "na de begindatum"),
    ],
)
def test_lidmaatschap_past_in_een_leven(van, tot, tekst):
    with pytest.raises(Fout, match=tekst):
        r.controleer_lidmaatschap(van, tot, date(1985, 1, 1), date(2024, 1, 1))


def test_gegevens_van_persoon_en_adres():
    leeg = Persoonsgegevens()
    assert not leeg.heeft_naam
    assert leeg.naamdelen == n.Naamdelen()
    assert leeg.groep("bsn") == {"bsn": "", "bsn_ontbreekt": ""}
    assert Adresgegevens().leeg
    assert not Adresgegevens(postcode="3111AB").leeg
