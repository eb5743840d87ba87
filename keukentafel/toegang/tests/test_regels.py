"""The rules of toegang, without a database. Expected values are typed over from regels.md and the calendar."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from keukentafel.kern.termijnen import Feestdagen
from keukentafel.toegang import regels as r

MA, VR, ZA = (datetime(2026, 11, d, 9, 0, tzinfo=UTC) for d in (9, 13, 14))  # 10.00 in Amsterdam
S = r.MeldingStand


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        (S.NIEUW, S.BEOORDEELD),
        (S.NIEUW, S.TOEGEWEZEN),
        (S.NIEUW, S.IN_BEHANDELING),
        (S.BEOORDEELD, S.TOEGEWEZEN),
        (S.TOEGEWEZEN, S.TOEGEWEZEN),
        (S.TOEGEWEZEN, S.NIEUW),
        (S.TOEGEWEZEN, S.IN_BEHANDELING),
        (S.IN_BEHANDELING, S.AFGEROND),
        (S.IN_BEHANDELING, S.DOORVERWEZEN),
        (S.AFGEROND, S.IN_BEHANDELING),
    ],
)
def test_deze_pijlen_zijn_er(van, naar):
    assert r.waarom_niet(van, naar) == ""


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        (S.NIEUW, S.NIEUW),
        (S.AFGEROND, S.NIEUW),
        (S.AFGEROND, S.INGETROKKEN),
        (S.INGETROKKEN, S.AFGEROND),
        (S.DOORVERWEZEN, S.TOEGEWEZEN),
        (S.IN_BEHANDELING, S.NIEUW),
    ],
)
def test_deze_pijlen_zijn_er_niet_en_de_tekst_zegt_wat_wel_kan(van, naar):
    assert r.waarom_niet(van, naar).startswith(
        f"Deze melding is {van.naam} en kan niet naar {naar.naam}. Wel mogelijk:"
    )


def test_elke_stand_heeft_een_uitweg_en_elke_pijl_een_reden():
    assert set(r.OVERGANGEN) == set(S)
    assert all(
        reden.endswith(".") or reden.endswith(").") for pijlen in r.OVERGANGEN.values() for reden in pijlen.values()
    )
    assert set(r.TE_VERDELEN) < set(r.OPEN)


def test_crisis_gaat_voor_dan_de_eerste_termijn_dan_wie_het_langst_wacht():
    rij = [
        r.volgorde(r.Urgentie.GEWOON, date(2026, 11, 1), MA),
        r.volgorde(r.Urgentie.CRISIS, None, VR),
        r.volgorde(r.Urgentie.SPOED, date(2026, 11, 12), VR),
        r.volgorde(r.Urgentie.SPOED, date(2026, 11, 11), VR),
        r.volgorde(r.Urgentie.GEWOON, date(2026, 11, 1), MA - timedelta(days=1)),
    ]
    assert sorted(rij) == [rij[1], rij[3], rij[2], rij[4], rij[0]]


def test_urgentie_in_woorden():
    assert [r.urgentie_tekst(u, n) for u, n in r.URGENTIE_WERKDAGEN.items()] == [
        "vandaag oppakken",
        "binnen 1 werkdag",
        "binnen 5 werkdagen",
    ]


def _termijnen(**velden):
    basis = {"wet": "wmo", "urgentie": r.Urgentie.GEWOON, "ontvangen_op": MA}
    return {t.soort: t for t in r.termijnen_bij_melding(**{**basis, **velden})}


def test_wmo_zeven_dagen_en_zes_weken():
    t = _termijnen()
    assert {soort: x.uiterlijk for soort, x in t.items()} == {
        "BEV": date(2026, 11, 12),
        "EC": date(2026, 11, 16),
        "D01": date(2026, 11, 16),
        "D02": date(2026, 12, 21),
    }
    assert t["D02"].naam == "Onderzoek Wmo"
    assert t["EC"].naam == "Eerste contact"
    assert t["D01"].uitleg.startswith("Wmo 2015 art. 2.3.2 lid 2.")


def test_een_melding_in_het_weekend_begint_in_het_weekend():
    t = _termijnen(ontvangen_op=ZA, urgentie=r.Urgentie.CRISIS)
    assert (t["EC"].uiterlijk, t["D04"].uiterlijk) == (date(2026, 11, 14), date(2026, 11, 14))
    assert t["D01"].uiterlijk == date(2026, 11, 23)  # Saturday 21st rolls to Monday
    assert "ook in het weekend" in t["EC"].uitleg


def test_laat_op_de_avond_telt_de_nederlandse_dag():
    laat = datetime(2026, 11, 9, 23, 30, tzinfo=UTC)  # half past midnight on Tuesday in Amsterdam
    assert _termijnen(ontvangen_op=laat)["D01"].van == date(2026, 11, 10)


def test_zolang_de_wet_niet_duidelijk_is_loopt_de_wmo_mee():
    t = _termijnen(wet="algemeen")
    assert t["D02"].uiterlijk == date(2026, 12, 21)
    assert "daarom loopt de termijn van de Wmo alvast mee" in t["D02"].uitleg


def test_schulden_vier_weken_of_drie_werkdagen():
    assert _termijnen(wet="wgs")["D11"].uiterlijk == date(2026, 12, 7)
    bedreigend = _termijnen(wet="wgs", bedreigend=True, ontvangen_op=VR)
    assert bedreigend["D12"].uiterlijk == date(2026, 11, 18)
    assert "D11" not in bedreigend


def test_de_jeugdwet_kent_alleen_een_eigen_termijn_en_de_participatiewet_geen():
    assert set(_termijnen(wet="jeugd")) == {"EC"}
    jeugd = _termijnen(wet="jeugd", jeugd_weken=8)["JZ"]
    assert (jeugd.naam, jeugd.uiterlijk) == ("Onderzoek Jeugdwet", date(2027, 1, 4))
    assert set(_termijnen(wet="pw")) == {"EC"}


def test_de_gemeente_kiest_eigen_normen_en_eigen_vrije_dagen():
    vrij = Feestdagen.standaard().met_sluitingsdagen([(date(2026, 11, 10), "Teamdag", "besluit")])
    t = _termijnen(werkdagen={r.Urgentie.GEWOON: 2}, bevestiging_werkdagen=1, feestdagen=vrij)
    assert (t["EC"].uiterlijk, t["BEV"].uiterlijk) == (date(2026, 11, 12), date(2026, 11, 11))


def test_terugbellen_is_voor_het_einde_van_een_werkdag():
    uren = {w: r.terugbel_moment(w, VR) for w in r.Wanneer}
    assert uren[r.Wanneer.VANDAAG].isoformat() == "2026-11-13T17:00:00+01:00"
    assert uren[r.Wanneer.VOLGENDE_WERKDAG].day == 16
    assert uren[r.Wanneer.DEZE_WEEK].day == 18


@pytest.mark.parametrize("nu", [ZA, VR.replace(hour=16, minute=0)])
def test_vandaag_na_vijven_of_in_het_weekend_wordt_de_volgende_werkdag(nu):
    assert r.terugbel_moment(r.Wanneer.VANDAAG, nu).day == 16


def test_tien_minuten_is_nog_ongedaan_te_maken():
    assert r.ongedaan_mag(MA, MA + timedelta(minutes=10))
    assert not r.ongedaan_mag(MA, MA + timedelta(minutes=10, seconds=1))
    assert r.BelUitkomst.NIET_BEREIKT.naam == "niet bereikt"


def _k(naam, **velden):
    return r.Kandidaat(id=UUID(int=ord(naam[0])), naam=naam, norm=28, **velden)


def _uitkomst(vraag, *kandidaten):
    namen = {"geld": "Geld", "ar": "Arabisch"}
    return r.voorstel(vraag, kandidaten, namen)


def test_het_voorstel_noemt_ervaring_taal_eerder_contact_wet_en_ruimte():
    vraag = r.Vraagprofiel(wet="jeugd", onderwerpen=("geld", "wonen"), taal="ar")
    beste, leeg = _uitkomst(
        vraag,
        _k("Bas"),
        _k(
            "Ans",
            onderwerpen=frozenset({"geld"}),
            talen=frozenset({"ar"}),
            rollen=frozenset({"jeugdconsulent"}),
            eerder_contact=date(2025, 3, 7),
            punten=20,
        ),
    )
    assert (beste.kandidaat.naam, beste.voorgesteld, leeg.voorgesteld) == ("Ans", True, False)
    assert beste.uitleg == (
        "Heeft ervaring met geld; werkt met deze wet; spreekt Arabisch; had eerder contact (vr 7 mrt 2025);"
        " 20 van 28 punten, ruimte voor 8 punten."
    )
    assert leeg.uitleg == "0 van 28 punten, ruimte voor 28 punten."


def test_alleen_de_wet_is_ook_een_reden():
    vraag = r.Vraagprofiel(wet="wmo")
    assert _uitkomst(vraag, _k("Ans", rollen=frozenset({"wmo_consulent"})))[0].redenen[0] == "werkt met deze wet"


def test_wie_vol_zit_staat_lager_en_bij_gelijke_stand_wint_de_lichtste_last():
    volgorde = [
        b.kandidaat.naam for b in _uitkomst(r.Vraagprofiel(wet="wmo"), _k("Vol", punten=40), _k("Half", punten=14))
    ]
    assert volgorde == ["Half", "Vol"]
    licht = _uitkomst(r.Vraagprofiel(wet="wmo"), _k("Bas", punten=2), _k("Ans", punten=1))
    assert licht[0].kandidaat.naam == "Ans"
    assert "geen ruimte meer" in _uitkomst(r.Vraagprofiel(wet="wmo"), _k("Vol", punten=28))[0].uitleg


def test_zonder_norm_telt_de_ruimte_niet_mee():
    zonder = r.Kandidaat(id=UUID(int=1), naam="Ans", dossiers=1)
    assert _uitkomst(r.Vraagprofiel(wet="wmo"), zonder)[0].uitleg == "Heeft 1 huishouden."


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"afwezig": True}, "afwezig"),
        (
            {"afwezig": True, "afwezig_tot": date(2026, 11, 20), "waarnemer": "Bas"},
            "afwezig tot vr 20 nov, Bas neemt waar",
        ),
        ({"belang": r.Belang.FAMILIE}, "is familie van de inwoner"),
        ({"belang": r.Belang.BEKENDE}, "kent de inwoner privé, bijvoorbeeld als buur"),
        ({"belang": r.Belang.WENS_INWONER}, "de inwoner wil liever iemand anders"),
    ],
)
def test_wie_afwezig_is_of_een_belang_heeft_wordt_nooit_voorgesteld(velden, tekst):
    vraag = r.Vraagprofiel(wet="wmo", onderwerpen=("geld",))
    eerste, laatste = _uitkomst(vraag, _k("Ans", onderwerpen=frozenset({"geld"}), **velden), _k("Vol", punten=99))
    assert (eerste.kandidaat.naam, laatste.kandidaat.naam) == ("Vol", "Ans")
    assert laatste.bezwaren == (tekst,)
    assert f"let op: {tekst}" in laatste.uitleg
    assert not _uitkomst(vraag, _k("Ans", **velden))[0].voorgesteld


def test_zonder_mensen_is_er_geen_voorstel():
    assert _uitkomst(r.Vraagprofiel(wet="wmo")) == []
    assert r.Beoordeling(_k("Ans"), 0).uitleg == "Geen bijzonderheden."


def test_elke_plaats_vorm_en_elk_vervolg_heeft_een_naam():
    assert [s.naam for s in r.SoortPlaats] == ["Thuis", "Neutrale plek", "Wijklocatie", "Spreekkamer"]
    assert [v.naam for v in r.Vorm] == ["Elkaar zien", "Telefoon", "Beeldbellen"]
    assert all(n.naam for n in r.NaGemist)
    assert [n for n in r.NaGemist if not n.taak] == [r.NaGemist.GEEN]


def test_een_ruimte_zegt_in_de_lijst_wat_ertoe_doet():
    kamer = r.Ruimte("k", "Huiskamer", personen=12, besloten=False, open_tot=time(20, 0))
    assert kamer.keuze == "Huiskamer (12 personen, niet besloten, open tot 20.00 uur)"
    assert r.Ruimte("k", "Kamer").keuze == "Kamer (4 personen)"


def test_de_avond_begint_om_vijf_uur_op_de_klok_hier():
    assert r.in_de_avond(datetime(2026, 11, 10, 16, 0, tzinfo=UTC))
    assert not r.in_de_avond(datetime(2026, 11, 10, 15, 59, tzinfo=UTC))
