"""The table of regels.md §4.2 and the ages of §3.5, typed over row by row."""

from datetime import date

import pytest

from keukentafel.delen import regels as r
from keukentafel.delen.beoordelen import beoordeel
from keukentafel.delen.tabel import TABEL
from keukentafel.delen.woorden import (
    GROEPEN,
    NAAM_VAN_GEGEVEN,
    NAAM_VAN_PARTNER,
    NAAM_VAN_WAAROM,
    Gegeven,
    Partner,
    Waarom,
)
from keukentafel.poort.matrix import Wet

# partner, law, why -> row of the rulebook, outcome. Typed over from regels.md §4.2, never computed.
RULEBOOK = [
    ("aanbieder", "wmo", "hulp", "DEEL-01", "mag"),
    ("welzijn", "wmo", "hulp", "DEEL-02", "toestemming"),
    ("cak_svb", "wmo", "hulp", "DEEL-03", "mag"),
    ("cak_svb", "jeugd", "hulp", "DEEL-08", "niet"),
    ("huisarts", "wmo", "hulp", "DEEL-04", "toestemming"),
    ("ciz", "wmo", "hulp", "DEEL-05", "beperkt"),
    ("wmo_collega", "jeugd", "hulp", "DEEL-06", "toestemming"),
    ("wmo_collega", "pw", "hulp", "DEEL-06", "toestemming"),
    ("wmo_collega", "wgs", "hulp", "DEEL-06", "toestemming"),
    ("wmo_collega", "wmo", "hulp", "DEEL-10", "mag"),
    ("schuldhulp", "wmo", "hulp", "DEEL-07", "mag"),
    ("schuldhulp", "jeugd", "hulp", "DEEL-07", "mag"),
    ("schuldhulp", "pw", "hulp", "DEEL-07", "mag"),
    ("schuldhulp", "wmo", "vroegsignaal", "DEEL-07", "niet"),
    ("jeugd_pw_collega", "wmo", "hulp", "DEEL-08", "toestemming"),
    ("jeugd_pw_collega", "wgs", "hulp", "DEEL-08", "toestemming"),
    ("jeugdhulp", "jeugd", "hulp", "DEEL-09", "mag"),
    ("gi", "jeugd", "hulp", "DEEL-09", "mag"),
    ("rvdk", "jeugd", "hulp", "DEEL-09", "mag"),
    ("jeugdhulp", "wgs", "hulp", "DEEL-08", "toestemming"),
    ("aanbieder", "wgs", "hulp", "DEEL-08", "toestemming"),
    ("directe_collega", "jeugd", "hulp", "DEEL-10", "mag"),
    ("school", "jeugd", "hulp", "DEEL-11", "toestemming"),
    ("verhuurder", "jeugd", "hulp", "DEEL-11", "toestemming"),
    ("werkgever", "wmo", "hulp", "DEEL-11", "toestemming"),
    ("gi", "jeugd", "vraag_gi", "DEEL-12", "mag"),
    ("veilig_thuis", "wmo", "vermoeden", "DEEL-13", "mag"),
    ("veilig_thuis", "jeugd", "advies", "DEEL-14", "anoniem"),
    ("rvdk", "wmo", "onderzoek_rvdk", "DEEL-15", "mag"),
    ("hulpdienst", "wmo", "acuut", "DEEL-16", "mag"),
    ("politie", "jeugd", "acuut", "DEEL-16", "mag"),
    ("politie", "wmo", "hulp", "DEEL-17", "niet"),
    ("politie", "wmo", "vordering", "DEEL-17", "mag"),
    ("zvh", "veiligheid", "hulp", "DEEL-18", "mag"),
    ("familie", "wmo", "hulp", "DEEL-19", "toestemming"),
    ("ouder_zonder_gezag", "jeugd", "hulp", "DEEL-20", "beperkt"),
    ("partner_of_ex", "algemeen", "hulp", "DEEL-21", "niet"),
    ("casuistiek", "wmo", "hulp", "DEEL-22", "anoniem"),
    ("signaalpartner", "wgs", "hulp", "DEEL-23", "beperkt"),
    ("bestuur", "wmo", "hulp", "DEEL-24", "niet"),
    ("bestuur", "wmo", "beslissing", "DEEL-24", "mag"),
    ("onderzoek", "wmo", "hulp", "DEEL-25", "anoniem"),
    ("woo", "wmo", "hulp", "DEEL-26", "niet"),
    ("vertegenwoordiger", "wmo", "hulp", "DEEL-27", "mag"),
    ("nabestaande", "jeugd", "hulp", "DEEL-28", "toestemming"),
    ("andere_gemeente", "wmo", "hulp", "DEEL-29", "toestemming"),
    ("vir", "jeugd", "hulp", "DEEL-30", "beperkt"),
    ("meewerker", "wmo", "beslissing", "DEEL-31", "beperkt"),
    ("meewerker", "wmo", "hulp", "DEEL-31", "niet"),
    ("meewerker", "jeugd", "beslissing", "DEEL-31", "niet"),
    ("hulpdienst", "wmo", "hulp", "DEEL-00", "toestemming"),
]
CONTACT = [Gegeven.CONTACT]


@pytest.mark.parametrize(("partner", "wet", "waarom", "code", "uitkomst"), RULEBOOK)
def test_de_tabel_is_het_regelboek(partner, wet, waarom, code, uitkomst):
    antwoord = beoordeel(Partner(partner), Wet(wet), Waarom(waarom), CONTACT)
    assert (antwoord.regel, antwoord.uitkomst) == (code, uitkomst)
    assert antwoord.artikel
    assert antwoord.reden.endswith(".")


# A reason that only these parties can have (AVG art. 5 lid 1 b).
ALLEEN_BIJ = {
    "onderzoek_rvdk": "rvdk",
    "vraag_gi": "gi",
    "vordering": "politie",
    "vroegsignaal": "schuldhulp signaalpartner",
}


@pytest.mark.parametrize("waarom", ALLEEN_BIJ)
@pytest.mark.parametrize("wet", ["wmo", "jeugd"])
def test_een_doel_dat_niet_bij_de_partner_past_mag_niet_ook_niet_met_toestemming(waarom, wet):
    """Of each party: nobody gets more by naming the reason of another."""
    for partner in Partner:
        antwoord = beoordeel(partner, Wet(wet), Waarom(waarom), CONTACT, list(Gegeven))
        past = partner.value in ALLEEN_BIJ[waarom].split()
        assert (antwoord.regel != "DEEL-00") is past, partner
        if not past:
            assert (antwoord.uitkomst, antwoord.mag, antwoord.gegevens) == ("niet", False, ())
            assert NAAM_VAN_WAAROM[Waarom(waarom)] in antwoord.reden


def test_elke_rij_van_het_regelboek_is_geprobeerd():
    """The thirty of the rulebook, and one of our own: who must pay back too (WMO-16)."""
    assert {f"DEEL-{nr:02d}" for nr in range(1, 32)} == {code for *_, code, _ in RULEBOOK} - {"DEEL-00"}
    assert {regel.code for regel in TABEL} == {f"DEEL-{nr:02d}" for nr in range(1, 32)}


def test_elke_keuze_heeft_een_naam_en_staat_in_een_groep():
    assert set(NAAM_VAN_PARTNER) == set(Partner) == {p for leden in GROEPEN.values() for p in leden}
    assert (set(NAAM_VAN_GEGEVEN), set(NAAM_VAN_WAAROM)) == (set(Gegeven), set(Waarom))


def test_toestemming_maakt_ruimte_voor_wat_erin_staat_en_niet_voor_meer():
    wat = [Gegeven.CONTACT, Gegeven.GELD]
    half = beoordeel(Partner.HUISARTS, Wet.WMO, Waarom.HULP, wat, CONTACT)
    assert (half.mag, half.gegevens, half.niet) == (False, (Gegeven.CONTACT,), (Gegeven.GELD,))
    assert beoordeel(Partner.HUISARTS, Wet.WMO, Waarom.HULP, CONTACT, CONTACT).mag
    assert not beoordeel(Partner.HUISARTS, Wet.WMO, Waarom.HULP, CONTACT).mag


def test_toestemming_opent_nooit_wat_de_wet_verbiedt():
    assert not beoordeel(Partner.PARTNER_OF_EX, Wet.WMO, Waarom.HULP, CONTACT, list(Gegeven)).mag


def test_beperkt_laat_het_feit_door_en_het_verhaal_niet():
    vir = beoordeel(Partner.VIR, Wet.JEUGD, Waarom.HULP, [Gegeven.FEIT, Gegeven.VRAAG])
    assert (vir.mag, vir.niet) == (False, (Gegeven.VRAAG,))
    assert beoordeel(Partner.VIR, Wet.JEUGD, Waarom.HULP, [Gegeven.FEIT]).mag


def test_zonder_namen_mag_altijd_en_gaat_er_niets_mee():
    anoniem = beoordeel(Partner.VEILIG_THUIS, Wet.JEUGD, Waarom.ADVIES, CONTACT)
    assert (anoniem.mag, anoniem.gegevens) == (True, ())


# soort, law, age -> whose consent. Typed over from regels.md §3.5.
LEEFTIJDEN = [
    ("hulp", "jeugd", 11, "gezag"),
    ("hulp", "jeugd", 12, "gezag zelf"),
    ("hulp", "jeugd", 15, "gezag zelf"),
    ("hulp", "jeugd", 16, "zelf"),
    ("delen", "jeugd", 11, "gezag"),
    ("delen", "jeugd", 14, "gezag zelf"),
    ("beroepsgeheim", "jeugd", 16, "zelf"),
    ("delen", "wmo", 11, "gezag"),
    ("delen", "wmo", 12, "zelf"),
    ("delen", "wmo", 17, "zelf"),
    ("delen", "algemeen", 11, "gezag"),
    ("delen", "algemeen", 15, "gezag"),
    ("delen", "algemeen", 16, "zelf"),
    ("delen", "wgs", None, "zelf"),
]


@pytest.mark.parametrize(("soort", "wet", "leeftijd", "wie"), LEEFTIJDEN)
def test_wie_beslist_hangt_van_het_recht_en_de_leeftijd_af(soort, wet, leeftijd, wie):
    eis = r.eis(soort, wet, leeftijd)
    assert sorted(eis.gevers) == wie.split()
    assert eis.artikel
    assert eis.zin.endswith(".")


def test_wie_niet_kan_beslissen_wordt_vertegenwoordigd():
    assert r.eis("delen", "wmo", 40, wilsonbekwaam=True).gevers == {r.Gever.VERTEGENWOORDIGER}
    assert r.eis("delen", "wmo", 13, wilsonbekwaam=True).gevers == {r.Gever.GEZAG}
    assert r.eis("hulp", "wmo", 40).artikel == "AVG art. 7; BW 7:450"


SAMEN = r.eis("hulp", "jeugd", 13)
MA, PA, ZELF = r.Stem("gezag", "ma"), r.Stem("gezag", "pa"), r.Stem("zelf", "kind")


@pytest.mark.parametrize(
    ("stemmen", "mist"),
    [
        ([], ("de inwoner zelf", "wie gezag heeft")),
        ([ZELF], ("wie gezag heeft",)),
        ([ZELF, MA], ("de andere ouder met gezag",)),
        ([MA, PA], ("de inwoner zelf",)),
        ([ZELF, MA, PA], ()),
    ],
)
def test_beide_ouders_met_gezag_en_de_jongere(stemmen, mist):
    assert r.ontbreekt(SAMEN, ["ma", "pa"], stemmen) == mist


def test_zonder_bekend_gezag_blijft_de_vraag_staan():
    assert r.ontbreekt(r.eis("delen", "wmo", 8), [], []) == ("wie gezag heeft",)
    assert r.ontbreekt(r.eis("delen", "wmo", 8), ["ma", "pa", "oma"], [MA]) == ("de anderen met gezag",)


@pytest.mark.parametrize(
    ("dag", "ingetrokken", "mist", "stand"),
    [
        (date(2026, 11, 26), False, (), "geldt"),
        (date(2026, 1, 1), False, (), "nog_niet"),
        (date(2027, 11, 1), False, (), "verlopen"),
        (date(2026, 11, 26), True, (), "ingetrokken"),
        (date(2026, 11, 26), False, ("de inwoner zelf",), "wacht"),
    ],
)
def test_geldigheid(dag, ingetrokken, mist, stand):
    gevonden = r.geldigheid(date(2026, 11, 1), date(2027, 11, 1), ingetrokken=ingetrokken, mist=mist, vandaag=dag)
    assert gevonden == stand
    assert r.standzin(gevonden, mist)


def test_intrekken_kan_de_jongere_van_twaalf_ook_zelf():
    assert r.Gever.ZELF in r.wie_trekt_in("delen", "algemeen", 12)
    assert r.Gever.ZELF not in r.wie_trekt_in("delen", "algemeen", 11)


def test_elke_soort_gever_en_wijze_heeft_een_naam():
    assert set(r.NAAM_VAN_SOORT) == set(r.UITLEG_VAN_SOORT) == set(r.Soort)
    assert (set(r.NAAM_VAN_GEVER), set(r.NAAM_VAN_WIJZE)) == (set(r.Gever), set(r.Wijze))
