"""Who must pay back too objects to the decision towards them: an own term, own letters, and none to the resident."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from keukentafel.besluit.handelingen import bezwaar as h
from keukentafel.besluit.handelingen.bekendmaken import besluitbrief_bij_vaststellen
from keukentafel.besluit.handelingen.bezwaarbesluit import bezwaar_beslissen, bezwaar_ingebreke
from keukentafel.besluit.handelingen.hoorzitting import niet_horen
from keukentafel.besluit.models import Besluit, Bezwaar, Meewerker, Voorziening
from keukentafel.besluit.opvragen.besluitbrief import brieven_van
from keukentafel.besluit.opvragen.bezwaar import bezwaar as bezwaarbeeld
from keukentafel.besluit.tests import register as r
from keukentafel.besluit.tests.hulp_recht import BEKEND, BEZWAAR, doe, maak_zaak, vers
from keukentafel.besluit.tests.rijen_brief import zet_briefteksten
from keukentafel.besluit.tests.test_bezwaarbesluit import teken
from keukentafel.besluit.tests.test_bezwaarbrief import besluit_van, besluitbrief, post
from keukentafel.besluit.tests.test_bezwaardwangsom import beslis, neem, stel_op
from keukentafel.besluit.tests.test_meewerkers import meewerker
from keukentafel.besluit.tests.test_terugvorderen import terug
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.delen.models import Deling
from keukentafel.dossier.models import Dossier
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.plan.tests.hulp import tekst
from keukentafel.privacy.handelingen import vernietigen
from keukentafel.privacy.opvragen.bronnen import BRONNEN, Persoon
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
LATER = date(2026, 4, 20)
"""Their letter left more than two weeks after that of the resident: until 1 June instead of 18 May."""
IN_GEBREKE, LAAT = date(2026, 7, 14), date(2026, 8, 4)
"""Six weeks after 1 June have passed; two weeks later, and six days that cost money."""


@pytest.fixture
def zaak():
    with klok.zet_klok(date(2026, 5, 20)):
        zaak = maak_zaak(soort="herziening", herzieningsgrond="a", stand="concept", bekendgemaakt_op=None)
        with transactie(p.SYSTEEM):
            wie = meewerker(terug(zaak.besluit), adresregels=["Vlietlaan 14", "3111 AB Schiedam"])
            Besluit.objects.filter(pk=zaak.besluit.pk).update(stand="bekend", bekendgemaakt_op=BEKEND)
            Meewerker.objects.filter(pk=wie.pk).update(bekendgemaakt_op=LATER, bezwaar_tot=date(2026, 6, 1))
        yield zaak


def kees():
    with transactie(p.SYSTEEM):
        return Meewerker.objects.get()


def ontvang(zaak, **anders):
    velden = {**BEZWAAR, "indiener": "meewerker", "meewerker_id": kees().pk, "ontvangen_op": klok.vandaag(), **anders}
    return doe(zaak.wijk.samira, h.bezwaar_ontvangen, **{"besluit_id": zaak.besluit.pk, **velden})


def alle_brieven():
    with transactie(p.SYSTEEM):
        return [(b.naam, b.partner, b.sleutel.split(":")[2]) for b in Brief.objects.order_by("nummer")]


def test_de_eigen_termijn_telt_en_niet_die_van_de_inwoner(zaak):
    van_kees, van_fatma = ontvang(zaak), ontvang(zaak, indiener="zelf", meewerker_id=None)
    assert (van_kees.indiener_naam, van_kees.meewerker_id) == ("Kees Vermeer", kees().pk)
    assert "1 juni 2026" in van_kees.tijdig_uitleg
    assert "18 mei 2026" in van_fatma.tijdig_uitleg
    assert van_kees.uiterlijk > van_fatma.uiterlijk
    with klok.zet_klok(date(2026, 6, 12)):
        assert "kon tot en met 1 juni 2026" in ontvang(zaak).tijdig_uitleg


def test_een_bezwaar_van_voor_de_brief_volgt_de_dag_van_de_brief(zaak):
    """Awb 7:10: of who objected too early the last day moves with their own letter, and of nobody else."""
    with transactie(p.SYSTEEM):
        Meewerker.objects.update(bekendgemaakt_op=None, bezwaar_tot=None)
    vroeg, van_fatma = ontvang(zaak), ontvang(zaak, indiener="zelf", meewerker_id=None)
    with transactie(p.SYSTEEM):
        Meewerker.objects.update(bekendgemaakt_op=klok.vandaag(), bezwaar_tot=date(2026, 7, 1))
        wat = {"besluit": str(zaak.besluit.pk), "meewerker": str(kees().pk), "op": klok.vandaag().isoformat()}
        h.bezwaar_volgt_meewerker(gebeurtenis_melden("meewerker_bekendgemaakt", zaak.besluit.dossier_id, **wat))
    assert (vers(Bezwaar, vroeg).uiterlijk - vroeg.uiterlijk).days == 42
    assert vers(Bezwaar, van_fatma).uiterlijk == van_fatma.uiterlijk


def test_wie_er_niet_staat_kan_het_niet_zijn(zaak):
    with pytest.raises(Fout, match="staat niemand die ook moet terugbetalen"):
        ontvang(zaak, meewerker_id=zaak.besluit.pk)
    with pytest.raises(Fout, match="staat niemand"):
        ontvang(zaak, meewerker_id=None)


def test_de_databank_raadt_niet_van_wie_het_is(zaak):
    bezwaar = ontvang(zaak)
    with transactie(p.SYSTEEM):
        for zet in ("indiener = 'zelf'", "meewerker_id = NULL"):
            with r.geweigerd("bezwaar_van_meewerker"), connection.cursor() as c:
                c.execute(f"UPDATE besluit_bezwaar SET {zet} WHERE id = %s", [bezwaar.pk])


def test_de_ontvangst_gaat_naar_wie_bezwaar_maakt(zaak):
    bezwaar = ontvang(zaak)
    doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
    assert alle_brieven() == [("Kees Vermeer", "meewerker", "ontvangst")]
    with transactie(p.SYSTEEM):
        brief = Brief.objects.get()
        stuk = Briefinhoud.objects.get().als_stuk()
    assert (brief.adresregels, brief.stand) == (["Vlietlaan 14", "3111 AB Schiedam"], "klaar")
    # The decision that was made known to them, on their day.
    assert "ons besluit van 20 april 2026" in " ".join(stuk.teksten())


@pytest.mark.parametrize(
    ("uitkomst", "gevolg", "zin"),
    [
        ("ongegrond", "in_stand", "U krijgt geen gelijk. Het besluit blijft zoals het was."),
        ("deels_gegrond", "deels_toegekend", "U hoeft minder terug te betalen."),
        ("gegrond", "alsnog_toegekend", "U krijgt gelijk. U hoeft niets terug te betalen."),
    ],
)
def test_de_beslissing_gaat_naar_wie_bezwaar_maakt_en_geeft_geen_hulp(zaak, uitkomst, gevolg, zin):
    bezwaar = ontvang(zaak)
    doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jet.pk)
    doe(zaak.jet, h.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="op_tijd")
    doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
    doe(zaak.jet, niet_horen, bezwaar_id=bezwaar.pk, grond="ziet_af")
    oordeel = {"uitkomst": uitkomst, "gevolg": gevolg, "motivering": "Kees wist het niet."}
    doe(zaak.jet, bezwaar_beslissen, bezwaar_id=bezwaar.pk, **oordeel)
    teken(zaak, vers(Bezwaar, bezwaar).besluit_op_bezwaar_id)
    brief = besluitbrief(bezwaar)
    assert (brief.naam, brief.partner, brief.stand) == ("Kees Vermeer", "meewerker", "bedenktijd")
    with transactie(p.SYSTEEM):
        assert zin in " ".join(Briefinhoud.objects.get(brief=brief).als_stuk().teksten())
        assert not Voorziening.objects.filter(besluit=vers(Bezwaar, bezwaar).besluit_op_bezwaar_id).exists()
    post(zaak, brief)
    assert besluit_van(bezwaar).stand == "bekend"
    assert {naam for naam, _, _ in alle_brieven()} == {"Kees Vermeer"}
    stukken = van_fatma(zaak)
    assert {s.titel for s in stukken if "Kees wist" in s.tekst} >= {"Waarom wij zo besloten", "Brief"}
    assert [s.titel for s in stukken if "Kees wist" in s.tekst and not s.van_meer] == []


def van_fatma(zaak):
    """What a package of the resident has; who must pay back too is read per passage (AVG art. 15 lid 4)."""
    wie = Persoon(zaak.besluit.inwoner_id, (), (zaak.besluit.dossier_id,), ())
    with transactie(p.SYSTEEM):
        return [s for bron in BRONNEN for s in bron.stukken(wie)]


def test_op_de_schermen_met_naam(zaak):
    samira = log_in(Client(), zaak.wijk.samira)
    pad = f"/besluiten/{zaak.besluit.pk}/bezwaar/"
    assert "Kees Vermeer, die ook moet terugbetalen; bezwaar kan tot en met 1 juni 2026" in tekst(samira.get(pad))
    assert samira.post(pad, {**BEZWAAR, "indiener": "meewerker"}).status_code == 422
    assert samira.post(pad, {**BEZWAAR, "indiener": str(kees().pk)}).status_code == 302
    with transactie(p.SYSTEEM):
        bezwaar = Bezwaar.objects.get()
    assert (bezwaar.indiener, bezwaar.indiener_naam) == ("meewerker", "Kees Vermeer")
    blad = tekst(log_in(Client(), zaak.jet).get(bezwaar.adres))
    assert "Wie ook moet terugbetalen (Kees Vermeer)" in blad
    assert "Alle brieven erover gaan daarheen" in blad
    assert "20 april 2026" in blad


def test_de_woorden_passen_bij_wie_bezwaar_maakt(zaak):
    """The list of what changes speaks of the debt, and no step of "de inwoner"; for a resident of the help."""
    pad = f"/besluiten/{zaak.besluit.pk}/bezwaar/"
    assert "Wat zegt of schrijft wie bezwaar maakt?" in tekst(log_in(Client(), zaak.wijk.samira).get(pad))
    van_kees, van_fatma = ontvang(zaak), ontvang(zaak, indiener="zelf", meewerker_id=None)
    for bezwaar in (van_kees, van_fatma):
        doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jet.pk)
        doe(zaak.jet, h.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="op_tijd")
        doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
        doe(zaak.jet, niet_horen, bezwaar_id=bezwaar.pk, grond="ziet_af")
    jet = log_in(Client(), zaak.jet)
    blad = tekst(jet.get(van_kees.adres))
    assert "Wie bezwaar maakte, hoeft niets terug te betalen" in blad
    for weg in ("Alsnog toegekend", "voor de hulp", "Wat kreeg de inwoner", "De inwoner vindt", "De inwoner krijgt"):
        assert weg not in blad, weg
    assert "Alsnog toegekend" in tekst(jet.get(van_fatma.adres))
    velden = {"beslissen-uitkomst": "gegrond", "beslissen-gevolg": "alsnog_toegekend", "beslissen-motivering": "Klopt."}
    assert jet.post(f"{van_kees.adres}beslissen/", velden).status_code == 302
    assert vers(Bezwaar, van_kees).gevolg == "alsnog_toegekend"


def test_bij_een_besluit_zonder_ander_staat_de_keuze_er_niet():
    zaak = maak_zaak()
    blad = tekst(log_in(Client(), zaak.wijk.samira).get(f"/besluiten/{zaak.besluit.pk}/bezwaar/"))
    assert "moet terugbetalen" not in blad


def te_laat(zaak):
    """The bezwaar of Kees, decided on six days after the two weeks of his notice of default."""
    zet_briefteksten()
    bezwaar = ontvang(zaak)
    doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jet.pk)
    doe(zaak.jet, h.bezwaar_tijdig_beoordelen, bezwaar_id=bezwaar.pk, tijdig="op_tijd")
    doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
    doe(zaak.jet, niet_horen, bezwaar_id=bezwaar.pk, grond="ziet_af")
    oordeel = {"uitkomst": "ongegrond", "gevolg": "in_stand", "motivering": "Kees wist het."}
    doe(zaak.jet, bezwaar_beslissen, bezwaar_id=bezwaar.pk, **oordeel)
    with klok.zet_klok(IN_GEBREKE):
        doe(zaak.jet, bezwaar_ingebreke, bezwaar_id=bezwaar.pk, op=IN_GEBREKE)
    beslis(zaak, bezwaar, LAAT)
    return bezwaar


def test_de_dwangsom_gaat_naar_wie_bezwaar_maakte_en_niet_naar_de_inwoner(zaak):
    """Awb 4:17 and 7:14: by letter, with what the law wants in it, and an own term to object to it."""
    bezwaar = te_laat(zaak)
    with klok.zet_klok(LAAT):
        besluit = neem(zaak, stel_op(zaak, bezwaar))
        with transactie(p.SYSTEEM):
            feit = Gebeurtenis.objects.get(soort="besluit_vastgesteld", gegevens__besluit=str(besluit.pk))
            besluitbrief_bij_vaststellen(feit)
            [brief] = brieven_van(besluit)
            zinnen = " ".join(Briefinhoud.objects.get(brief=brief).als_stuk().teksten())
        assert (brief.naam, brief.partner, brief.geadresseerde_id) == ("Kees Vermeer", "meewerker", None)
        assert brief.adresregels == ["Vlietlaan 14", "3111 AB Schiedam"]
        assert "Beste Kees Vermeer" in zinnen
        assert "Daarom krijgt u € 138" in zinnen
        assert f"Bel {zaak.jet.naam} op" in zinnen
        assert zinnen.count(zaak.inwoner.naam) == 1  # "Over", in the head; of the help nothing
        post(zaak, brief)
        assert vers(Besluit, besluit).stand == "bekend"
        assert {naam for naam, _, _ in alle_brieven()} == {"Kees Vermeer"}
        # He objects to it in the term of that decision, not in that of his debt, and what changes is no debt.
        nog_een = ontvang(zaak, besluit_id=besluit.pk)
        assert nog_een.meewerker_id == kees().pk
        assert f"{vers(Besluit, besluit).bezwaar_tot.day} " in nog_een.tijdig_uitleg
        with transactie(p.actor(zaak.jet)):
            gevolgen = dict(bezwaarbeeld(nog_een.pk).gevolgen)
        assert gevolgen["alsnog_toegekend"] == "Alsnog toegekend"


def test_het_besluit_wordt_er_niet_bekend_van_voor_de_inwoner(zaak):
    """What leaves to Kees says nothing of when the resident was told."""
    doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=ontvang(zaak).pk)
    with transactie(p.SYSTEEM):
        brief = Brief.objects.get()
    voor = vers(Besluit, zaak.besluit)
    post(zaak, brief)
    na = vers(Besluit, zaak.besluit)
    assert (na.bekendgemaakt_op, na.bezwaar_tot) == (voor.bekendgemaakt_op, voor.bezwaar_tot)
    with transactie(p.SYSTEEM):
        assert not Deling.objects.exclude(partner="meewerker").exists()


def test_met_het_dossier_is_ook_dit_weg(zaak):
    """Destroyed with its dossier, the bezwaar included; letters go as every letter of a dossier does."""
    doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=ontvang(zaak).pk)
    with transactie(vernietigen.SYSTEEM):
        uit = vernietigen.vernietig({Dossier: [zaak.dossier.pk]})
        assert (uit.tellingen["besluit.Meewerker"], uit.tellingen["besluit.Bezwaar"]) == (1, 1)
        assert not Meewerker.objects.exists()
        assert not Bezwaar.objects.exists()
        assert set(Brief.objects.values_list("dossier_id", flat=True)) == {zaak.dossier.pk}
