"""Rules of brieven: the text, the score, and states in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from keukentafel.brieven import briefbron, bronnen
from keukentafel.brieven import regels as r
from keukentafel.brieven.opvragen.sjablonen import huistekst, voorbeeldblokken
from keukentafel.brieven.regels import Hapering
from keukentafel.brieven.regels.taalscore import lettergrepen, taalscore
from keukentafel.brieven.regels.tekst import als_tekst, bewonersdeel, blokken_van, veldfout
from keukentafel.koppelingen.pdf.stuk import Blok, Vorm

DAG = date(2026, 11, 26)


def test_tekst_wordt_koppen_alineas_en_punten():
    blokken = blokken_van("Beste {naam},\n\n## Kop\nEen regel.\n- punt\n- nog een\n", {"naam": "Noor"})
    assert [b.vorm for b in blokken] == [Vorm.ALINEA, Vorm.KOP, Vorm.ALINEA, Vorm.LIJST]
    assert als_tekst(blokken) == "Beste Noor,\n\nKop\n\nEen regel.\n\n- punt\n- nog een"


def test_wat_iemand_typte_wordt_nooit_opmaak_en_nooit_een_veld():
    getypt = "## geen kop\n- geen punt\n\n{naam} {x} 100%"
    blokken = blokken_van("{tekst}", {"tekst": getypt, "naam": "Noor"})
    assert blokken == (
        Blok(Vorm.ALINEA, ("## geen kop", "- geen punt")),
        Blok(Vorm.ALINEA, ("{naam} {x} 100%",)),
    )


def test_wat_leeg_is_valt_weg_met_zijn_kop():
    leeg = {"a": "", "b": "x"}
    blokken = blokken_van("## Weg\n{a}\n\n## Blijft\n{b}\n- Waar: {a}\n- Wie: {b}\n\n## Ook weg", leeg)
    assert als_tekst(blokken_van("Dag {a} {b} {a}.", leeg)) == "Dag x."
    assert als_tekst(blokken) == "Blijft\n\nx\n\n- Wie: x"


def test_een_ander_deel_begint_met_een_eigen_kop_en_valt_weg_als_het_leeg_is():
    tekst = "Kort.\n\n## Leeg\n{a}\n\n# Het hele besluit\n\n## Feiten\n{b}"
    blokken = blokken_van(tekst, {"a": "", "b": "# geen deel"})
    assert [b.vorm for b in blokken] == [Vorm.ALINEA, Vorm.DEEL, Vorm.KOP, Vorm.ALINEA]
    assert bewonersdeel(blokken) == blokken[:1]
    assert als_tekst(blokken_van(tekst, {"a": "", "b": ""})) == "Kort."


def test_een_lijst_van_meer_regels_wordt_meer_punten():
    assert blokken_van("- {a}", {"a": "een\r\ntwee"}) == (Blok(Vorm.LIJST, ("een", "twee")),)


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [("{naam}", ""), ("{voornaam}", "veld ‘{voornaam}’ bestaat niet"), ("{naam", "staat los"), ("naam}", "staat los"),
     ("{naam:>9}", "veld ‘{naam:>9}’ bestaat niet"), ("{}", "veld ‘{}’ bestaat niet")],
)  # fmt: skip
def test_een_onbekend_veld_wordt_genoemd(tekst, fout):
    assert fout in veldfout(tekst, ["naam", "datum"])
    assert bool(fout) == bool(veldfout(tekst, ["naam", "datum"]))


def test_lettergrepen_en_score():
    assert [lettergrepen(w) for w in ("brief", "vragen", "ondersteuning", "2026")] == [1, 2, 4, 1]
    score = taalscore([Blok(Vorm.ALINEA, ("Wij bellen u. U hoeft niets te doen.",))])
    assert (score.woorden, score.langste, score.langste_zin) == (8, 5, "U hoeft niets te doen.")
    assert score.gemiddeld == 4.0
    assert score.goed
    assert taalscore([]).adviezen == ()


def test_een_moeilijke_tekst_krijgt_advies():
    zin = (
        "Belanghebbenden worden overeenkomstig de verordening maatschappelijke ondersteuning in de gelegenheid gesteld"
    )
    score = taalscore([Blok(Vorm.ALINEA, (f"{zin} hun zienswijze schriftelijk kenbaar te maken bij het college.",))])
    assert len(score.adviezen) == 3
    assert not score.goed


@pytest.mark.parametrize("code", briefbron.sjablonen())
def test_elke_meegeleverde_tekst_is_b1_en_noemt_zijn_plichten(code):
    titel, tekst = huistekst(code)
    assert briefbron.sjabloonfout(code, titel + tekst) == ""
    assert briefbron.ontbrekende_plicht(code, tekst) == ""
    assert taalscore(bewonersdeel(voorbeeldblokken(code, tekst))).adviezen == ()


def test_wmo_brief_zonder_clientondersteuning_mist_zijn_plicht():
    _, tekst = huistekst("ontvangstbevestiging")
    assert "2.3.2 lid 3" in briefbron.ontbrekende_plicht(
        "ontvangstbevestiging", tekst.replace("cliëntondersteun", "hulp")
    )
    assert "mantelzorger" in briefbron.ontbrekende_plicht("ontvangstbevestiging", tekst.replace("mantelzorger", "x"))
    assert "persoonlijk plan" in briefbron.ontbrekende_plicht(
        "ontvangstbevestiging", tekst.replace("persoonlijk plan", "x")
    )


def test_een_soort_en_een_tekst_bestaan_een_keer():
    with pytest.raises(ValueError, match="bestaat al"):
        briefbron.briefsoort(bronnen.Verslag)
    with pytest.raises(TypeError, match="geen voorbeeld"):
        briefbron.BriefBron.voorbeeld()
    assert "bestaat niet" in briefbron.sjabloonfout("welkom", "x")


@pytest.mark.parametrize(
    ("waarde", "woorden"),
    [(None, ""), (3, "3"), (("a", "b"), "a en b"), (DAG, "26 november 2026"),
     (datetime(2026, 11, 26, 9, tzinfo=UTC), "donderdag 26 november 2026 om 10.00 uur")],
)  # fmt: skip
def test_waarden_als_woorden(waarde, woorden):
    assert briefbron.als_woorden(waarde) == woorden


def test_elke_stand_kanaal_en_hapering_heeft_woorden():
    assert set(r.NAAM_VAN_STAND) == set(r.BriefStand)
    assert set(r.NAAM_VAN_KANAAL) == set(r.Kanaal)
    assert set(r.NAAM_VAN_VERZENDSTAND) == set(r.VerzendStand)
    assert set(r.UITLEG_VAN_HAPERING) == set(Hapering)


def test_wachten_wordt_langer_en_houdt_op():
    assert [r.wacht_na(n) for n in range(1, 6)] == [*r.WACHT_NA_POGING, None]
    assert timedelta(hours=10) < sum(r.WACHT_NA_POGING, timedelta())


def test_een_verzette_afspraak_noemt_de_oude_dag():
    velden = bronnen.Uitnodiging.voorbeeld().velden()
    assert velden["verzet"] == "De afspraak van maandag 30 november 2026 gaat niet door."
    assert (velden["dag"], velden["tijd"]) == ("dinsdag 1 december 2026", "10.00 uur")


@pytest.mark.parametrize(
    ("digitaal", "email", "mail_aan", "voorkeur", "kanaal", "reden"),
    [
        (False, True, True, "mail", "post", "niet_gevraagd"),
        (True, True, True, "brief", "post", "liever_papier"),
        (True, False, True, "", "post", "geen_mailadres"),
        (True, True, False, "", "post", "mail_uit"),
        (True, True, True, "bellen", "mail", "wil_mail"),
    ],
)
def test_papier_of_mail_met_de_reden(digitaal, email, mail_aan, voorkeur, kanaal, reden):
    gekozen = r.kies_kanaal(digitaal=digitaal, email=email, mail_aan=mail_aan, voorkeur=voorkeur)
    assert gekozen == (kanaal, reden)
    assert set(r.UITLEG_VAN_KANAAL) == set(r.Kanaalreden)
