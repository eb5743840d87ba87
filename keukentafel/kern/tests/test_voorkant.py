"""The screen parts without a browser: escaping, fields, messages, charts, numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.template import engines
from django.utils.safestring import SafeString
from jinja2 import Template, UndefinedError
from lxml import html

from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.grafiek import MAX_REEKSEN, Reeks, lijngrafiek, staafgrafiek
from keukentafel.kern.jinja import attributen
from keukentafel.kern.opmaak import bedrag, datum_cijfers, getal, procent
from keukentafel.kern.schil import Schil, initialen
from keukentafel.kern.velden import DatumDelenVeld, veldgegevens

KWAAD = "<script>alert('x')</script>\" onload='y' & <b>"
MAP = "kern/onderdelen/"


def sjabloon(bron: str) -> Template:
    return engines["jinja2"].env.from_string(bron)


class Kwaadformulier(Formulier):
    """Every kind of field with a hostile label, help, choice and value."""

    tekst = forms.CharField(label=KWAAD, help_text=KWAAD)
    lang = forms.CharField(label=KWAAD, widget=forms.Textarea(attrs={"data-x": KWAAD}))
    keuze = forms.ChoiceField(label=KWAAD, choices=[(KWAAD, KWAAD), ("groep", [(KWAAD + "2", KWAAD)])])
    radio = forms.ChoiceField(label=KWAAD, choices=[(KWAAD, KWAAD)], widget=forms.RadioSelect)
    vinkjes = forms.MultipleChoiceField(label=KWAAD, choices=[(KWAAD, KWAAD)], widget=forms.CheckboxSelectMultiple)
    vinkje = forms.BooleanField(label=KWAAD, required=False)
    datum = forms.DateField(label=KWAAD)
    delen = DatumDelenVeld(label=KWAAD)
    bestand = forms.FileField(label=KWAAD)
    id_ = forms.CharField(widget=forms.HiddenInput)


KWADE_DATA = dict.fromkeys(Kwaadformulier.base_fields, KWAAD) | {f"delen_{n}": KWAAD for n in ("dag", "maand", "jaar")}
# name of the file, and a call with K for the hostile text
AANROEPEN = [
    ("basis", "knop(K, letter='N', extra=K, href=K, attrs={'data-x': K})"),
    ("basis", "verzend(K, naam=K, waarde=K)"),
    ("basis", "actieknop(K, K, '', velden={K: K}, hx={'hx-target': K})"),
    ("basis", "kop(K) ~ link(K, K, K) ~ alinea(K) ~ tekst(K) ~ lijst([K]) ~ status(K) ~ label(K) ~ teller(3, K)"),
    ("basis", "termijn(K, K, '', K) ~ initialen_teken(K) ~ voortgang(1, 2, K) ~ melding(K, 'error', K) ~ tip(K, K)"),
    ("werk", "paginakop(K, K) ~ leegstaat(K, K, K) ~ werkregel('x', K, K, K, K, K) ~ paneel_later(K, 'a', K)"),
    ("werk", "agenda([{'tijd': K, 'titel': K, 'onderschrift': K, 'href': K, 'nu': True}]) ~ signaal(K, K)"),
    ("werk", "letop([(K, K, K)]) ~ toetsenregel([([K], K)]) ~ kerncijfer(K, K, K)"),
    ("navigatie", "kruimelpad([(K, K)]) ~ identiteitsbalk(K, [('x', K)]) ~ deelnavigatie([(K, K, 3)], K, K)"),
    ("navigatie", "filter([(K, K, 3, True)], K, doel=K) ~ paginering(K, K, K) ~ zoekveld(K, K, 'q', K)"),
    ("tabel", "tabel([{'naam': K, 'sorteer': K, 'richting': 'op'}], [[K]], K, totaal=[K], leeg=K)"),
    ("tabel", "gegevenslijst([{'term': K, 'waarde': K, 'bron': K, 'wijzig': K}]) ~ kosten([(K, K, K)], K, K)"),
    ("dossier", "mensen([(K, K, K)]) ~ doel(1, K, K, href=K) ~ toegang([(K, K)]) ~ inzages([(K, K, K)])"),
    ("dossier", "stappen([{'tekst': K, 'wie': K, 'staat_tekst': K, 'klaar': True, 'wanneer': K}])"),
    ("dossier", "tijdlijnregel('x', K, K, K, '', [K], K, id=K)"),
    ("dossier", "leefgebieden([{'naam': K, 'cijfer': 2, 'woord': K, 'was': K}]) ~ leefgebied_kiezen(f.radio, K)"),
    ("dossier", "snelschrijven(K, '', f.lang, K, K, K, K)"),
    ("dialoog", "dialoog_inhoud(K, K, inhoud=K) ~ ongedaan_balk(K, K, velden={K: K}) ~ ongedaan_mee(K, K)"),
    ("inwoner", "stappenlijst([{'naam': K, 'staat': K, 'stand': 'nu'}]) ~ belkaart('b', K, K, K, K)"),
    ("inwoner", "doelkaarten([{'naam': K, 'href': K, 'nu': K, 'gelukt': True}])"),
    ("grafiek", "grafiek(g, 'g', K)"),
    ("grafiek", "grafiek(l, 'l', K)"),
    ("formulier", "foutoverzicht(f) ~ persoonkiezer(f.tekst, f.id_, K, K) ~ persoonopties([(K, K, K)], (K, K))"),
    ("formulier", "veld(f.tekst, K) ~ veld(f.lang) ~ veld(f.keuze) ~ veld(f.radio) ~ veld(f.vinkjes) ~ veld(f.id_)"),
    ("formulier", "veld(f.vinkje) ~ veld(f.delen) ~ veld(f.bestand) ~ keuzepillen(f.radio) ~ datumveld(f.datum)"),
    ("formulier", "conceptveld(f.lang, K, K, K) ~ tekstconflict(K, K, K)"),
]


@pytest.mark.parametrize(("bestand", "aanroep"), AANROEPEN, ids=[f"{b}-{i}" for i, (b, _) in enumerate(AANROEPEN)])
def test_kwade_tekst_komt_er_als_tekst_uit(bestand: str, aanroep: str):
    bron = f"{{% import '{MAP}{bestand}.html' as m %}}{{{{ {aanroep_met_m(aanroep)} }}}}"
    reeks = [Reeks(KWAAD, [1, None]), Reeks("b", [2, 3])]
    uit = sjabloon(bron).render(
        K=KWAAD,
        f=Kwaadformulier(KWADE_DATA),
        g=staafgrafiek([KWAAD, "b"], reeks, eerste_kolom=KWAAD, eenheid=KWAAD),
        l=lijngrafiek([KWAAD, "b"], reeks, eerste_kolom=KWAAD),
    )
    boom = html.fragment_fromstring(uit, create_parent="div")
    assert "<script" not in uit
    assert not boom.xpath("//script | //b | //*[@onload] | //*[@style]")
    assert "alert" in boom.text_content() + "".join(boom.xpath("//@*"))


def aanroep_met_m(aanroep: str) -> str:
    return " ~ ".join(f"m.{deel}" for deel in aanroep.split(" ~ "))


def test_onbekende_waarde_in_een_sjabloon_is_een_fout():
    with pytest.raises(UndefinedError):
        sjabloon("{{ bestaat_niet }}").render()


@pytest.mark.parametrize("naam", ["style", "onclick", "hx-on:click", "data-hx-on-click"])
def test_attribuut_dat_de_csp_weigert_wordt_geweigerd(naam: str):
    with pytest.raises(ValueError, match="Content-Security-Policy"):
        attributen({naam: "x"})


def test_attributen_waar_onwaar_en_tekst():
    assert (
        attributen({"disabled": True, "hidden": False, "id": None, "data-a": '"<'}) == ' disabled data-a="&quot;&lt;"'
    )
    assert isinstance(attributen(None), SafeString)


def test_elk_sjabloon_van_kern_is_leesbaar():
    omgeving = engines["jinja2"].env
    namen = [n for n in omgeving.list_templates() if n.startswith("kern/")]
    assert f"{MAP}formulier.html" in namen
    for naam in namen:
        omgeving.get_template(naam)


def test_veldsoorten():
    form = Kwaadformulier()
    soorten = {naam: veldgegevens(form[naam]).soort for naam in form.fields}
    assert soorten == {
        "tekst": "tekst", "lang": "lang", "keuze": "keuze", "radio": "radio", "vinkjes": "vinkjes", "vinkje": "vinkje",
        "datum": "tekst", "delen": "delen", "bestand": "bestand", "id_": "verborgen",
    }  # fmt: skip
    assert veldgegevens(form["datum"]).type == "date"


def test_datum_als_beginwaarde_is_leesbaar_voor_het_datumveld():
    form = Kwaadformulier(initial={"datum": date(2026, 11, 26), "delen": date(1984, 3, 7)})
    assert veldgegevens(form["datum"]).waarde == "2026-11-26"
    assert [d.waarde for d in veldgegevens(form["delen"]).delen] == ["7", "3", "1984"]


def test_wachtwoord_komt_nooit_terug():
    class Inlog(Formulier):
        wachtwoord = forms.CharField(widget=forms.PasswordInput)

    assert veldgegevens(Inlog({"wachtwoord": "geheim"})["wachtwoord"]).waarde == ""


class Meldingen(Formulier):
    """One field per message."""

    naam = forms.CharField(max_length=5)
    eigen = forms.CharField(error_messages={"required": "Schrijf op wat er is."})
    dag = forms.DateField()
    uren = forms.IntegerField(min_value=1)
    team = forms.ChoiceField(choices=[("n", "Noord")])
    mail = forms.EmailField()


def test_meldingen_noemen_de_waarde_en_wat_er_werd_verwacht():
    fouten = Meldingen(
        {"naam": "d’Alençon-Yılmaz", "eigen": "", "dag": "31-02-2026", "uren": "-3", "team": "x", "mail": "fatma"}
    ).errors
    assert {veld: lijst[0] for veld, lijst in fouten.items()} == {
        "naam": "Dit is te lang: 16 tekens, hooguit 5 passen.",
        "eigen": "Schrijf op wat er is.",
        "dag": "‘31-02-2026’ is geen bestaande datum. Vul in als 26-11-2026.",
        "uren": "‘-3’ is te laag: 1 of meer mag.",
        "team": "‘x’ staat niet in de lijst. Kies één van de mogelijkheden.",
        "mail": "‘fatma’ is geen e-mailadres. Vul in als naam@voorbeeld.nl.",
    }


def test_lange_invoer_wordt_in_de_melding_ingekort():
    fout = Meldingen({"uren": "9" * 500 + "x"}).errors["uren"][0]
    assert "9" * 60 + "…" in fout
    assert len(fout) < 160


def test_eigen_fout_van_het_formulier_blijft_staan():
    class Eigen(Formulier):
        naam = forms.CharField()

        def clean(self) -> None:
            self.add_error("naam", "Deze naam hoort bij een ander.")
            self.add_error(None, "Kijk het hele formulier na.")

    form = Eigen({"naam": "Can"})
    assert form.errors["naam"] == ["Deze naam hoort bij een ander."]
    assert form.non_field_errors() == ["Kijk het hele formulier na."]


@pytest.mark.parametrize(
    ("delen", "uitkomst"),
    [
        (["7", "3", "1984"], date(1984, 3, 7)),
        (["29", "2", "2024"], date(2024, 2, 29)),
        ([" 07 ", "03", "1984"], date(1984, 3, 7)),
    ],
)
def test_geboortedatum_in_drie_vakken(delen: list[str], uitkomst: date):
    assert DatumDelenVeld().clean(delen) == uitkomst


@pytest.mark.parametrize("delen", [["31", "2", "2020"], ["", "3", "1984"], ["zeven", "3", "1984"], ["1", "1", "0"]])
def test_onmogelijke_geboortedatum_noemt_wat_er_stond(delen: list[str]):
    with pytest.raises(forms.ValidationError) as fout:
        DatumDelenVeld().clean(delen)
    assert "-".join(d or "?" for d in delen) in fout.value.messages[0]


def test_lege_geboortedatum_mag_alleen_als_zij_niet_verplicht_is():
    assert DatumDelenVeld(required=False).clean(["", "", ""]) is None
    with pytest.raises(forms.ValidationError, match="dag, maand en jaar"):
        DatumDelenVeld().clean(["", "", ""])


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [(1418, 0, "1.418"), (12.5, 1, "12,5"), (-3, 0, "−3"), (Decimal("0.125"), 2, "0,13"), (1234567, 0, "1.234.567")],
)
def test_getallen(waarde: Any, decimalen: int, tekst: str):
    assert getal(waarde, decimalen) == tekst


def test_bedrag_procent_en_datum():
    assert (bedrag(4992), bedrag(Decimal("12.5"))) == ("€\u00a04.992", "€\u00a012,50")
    assert (procent(0.155), procent(0.155, 1)) == ("16%", "15,5%")
    assert datum_cijfers(date(2026, 3, 7)) == "07-03-2026"


def test_staafgrafiek_tekent_op_verhouding_en_zegt_het_in_woorden():
    g = staafgrafiek(["Noord", "Oost"], [Reeks("Licht", [30, 10]), Reeks("Zwaar", [10, None])], eerste_kolom="Team")
    assert [(s.x, s.breedte, s.reeks) for s in g.balken[0].stukken] == [(0, 75, 1), (75, 25, 2)]
    assert [b.waarde for b in g.balken] == ["40", "10"]
    assert g.beschrijving == "Het hoogst is Noord met 40, het laagst Oost met 10."
    assert g.rijen == (("Noord", "30", "10"), ("Oost", "10", "–"))


def test_grafiek_zonder_cijfers_zegt_dat():
    leeg = staafgrafiek([], [Reeks("a", [])], eerste_kolom="Team")
    onbekend = staafgrafiek(["Noord"], [Reeks("a", [None])], eerste_kolom="Team")
    nul = staafgrafiek(["Noord"], [Reeks("a", [0])], eerste_kolom="Team")
    assert leeg.beschrijving == onbekend.beschrijving == "Er zijn nog geen cijfers."
    assert onbekend.balken[0].waarde == "niet bekend"
    assert nul.balken[0].stukken == ()


def test_lijn_breekt_waar_een_waarde_ontbreekt():
    g = lijngrafiek(["jan", "feb", "mrt", "apr"], [Reeks("a", [1, None, 2, 4])], eerste_kolom="Maand")
    assert len(g.lijnen[0].punten) == 3
    assert len(g.lijnen[0].delen) == 1
    assert g.lijnen[0].punten[-1].y == 10


@pytest.mark.parametrize("aantal", [0, MAX_REEKSEN + 1])
def test_grafiek_met_te_veel_of_geen_reeksen_wordt_geweigerd(aantal: int):
    with pytest.raises(ValueError, match="series"):
        staafgrafiek(["a"], [Reeks(str(i), [1]) for i in range(aantal)], eerste_kolom="x")


def test_grafiek_met_een_scheve_reeks_wordt_geweigerd():
    with pytest.raises(ValueError, match="one value for each"):
        lijngrafiek(["a", "b"], [Reeks("kort", [1])], eerste_kolom="x")


@pytest.mark.parametrize(
    ("naam", "teken"),
    [
        ("Samira El Amrani", "SA"),
        ("Jan", "J"),
        ("F. d’Alençon-Yılmaz", "FY"),
        ("", ""),
        ("fatma", "F"),
        ("🙂 Can", "C"),
    ],
)
def test_initialen(naam: str, teken: str):
    assert initialen(naam) == teken


def test_kaal_kader_zonder_schil_en_volledig_met():
    omgeving = engines["jinja2"].env
    kaal = omgeving.get_template("kern/medewerker.html").render()
    vol = omgeving.get_template("kern/medewerker.html").render(
        schil=Schil("Team", KWAAD, zoek_url="/z/", contact_url="/c/", concept_sleutel="QQ==", toetsen=False)
    )
    assert 'id="zoek"' not in kaal
    assert 'data-toetsen="uit"' in vol
    assert "<script>alert" not in vol
    assert 'name="concept-sleutel"' in vol


@pytest.mark.parametrize("code", [400, 403, 404, 405, 409, 422, 429, 500, 503, 418])
def test_elke_foutpagina_heeft_een_volgende_stap(code: int):
    uit = engines["jinja2"].env.get_template("kern/fout.html").render(code=code)
    boom = html.document_fromstring(uit)
    assert boom.xpath("//main//a[@href]")
    assert boom.xpath("//h1")
    assert f"Foutcode {code}" in boom.text_content()


def test_404_zegt_niets_over_bestaan():
    tekst = engines["jinja2"].env.get_template("kern/fout.html").render(code=404)
    assert "er niet, of je hebt er geen toegang toe" in tekst
