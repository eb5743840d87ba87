"""What follows on a decision on a bezwaar: its letter, when it is known, the second one after the judge."""

import io
import re
from datetime import date
from decimal import Decimal

import pypdf
import pytest

from keukentafel.besluit.bronnen_rechtsbescherming import Bezwaarbrief, Klachtbrief
from keukentafel.besluit.handelingen import bezwaar as h
from keukentafel.besluit.handelingen import bezwaarbesluit as hb
from keukentafel.besluit.handelingen.bekendmaken import besluit_bekendmaken, besluit_toch_niet_bekend
from keukentafel.besluit.handelingen.besluit import NieuweUitkomst, voorziening_beslissen
from keukentafel.besluit.handelingen.overwegen import overweging_schrijven
from keukentafel.besluit.handelingen.toets import besluit_vaststellen
from keukentafel.besluit.models import Besluit, Bezwaar, Overweging, Voorziening
from keukentafel.besluit.tests.hulp_recht import BEKEND, doe, maak_zaak, vers
from keukentafel.besluit.tests.register import keuze
from keukentafel.besluit.tests.test_bekendmaken import gaat_weg
from keukentafel.besluit.tests.test_besluitbrief import VAN
from keukentafel.besluit.tests.test_bezwaar import BESLISSING, klaar_voor_besluit, teken
from keukentafel.brieven import handelingen as brieven
from keukentafel.brieven import weergave
from keukentafel.brieven.briefbron import ALGEMEEN
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.brieven.opstellen import stel_op
from keukentafel.brieven.opvragen.sjablonen import huistekst
from keukentafel.brieven.regels.taalscore import taalscore, zinnen_van
from keukentafel.brieven.regels.tekst import als_tekst, bewonersdeel, blokken_van
from keukentafel.inwoner.models import Adres
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.models import Gebeurtenis
from keukentafel.koppelingen.tests.pdfboom import lees_boom
from keukentafel.organisatie.models import Inrichting
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    with klok.zet_klok(date(2026, 5, 20)):
        zaak = maak_zaak()
        with transactie(p.SYSTEEM):
            Adres.objects.create(
                inwoner=zaak.inwoner, team=zaak.wijk.oost, straat="Vlietlaan", huisnummer="12", postcode="3111AB",
                woonplaats="Schiedam", van=klok.dagen_geleden(900), gemaakt_door="test",
            )  # fmt: skip
        yield zaak


def post(zaak, brief):
    """The time to take it back is over; printed and posted by who works the post; the huisbel rings."""
    gaat_weg(brief)
    partij = doe(zaak.wijk.mo, brieven.brieven_afdrukken, brieven=[brief.pk])
    doe(zaak.wijk.mo, brieven.partij_posten, partij_id=partij.pk)
    bel("brief_verzonden", besluit_bekendmaken)
    return partij


def bel(soort, luisteraar):
    with transactie(p.SYSTEEM):
        for feit in Gebeurtenis.objects.filter(soort=soort).order_by("tijd"):
            luisteraar(feit)


def besluitbrief(bezwaar):
    with transactie(p.SYSTEEM):
        return Brief.objects.get(sleutel__contains=f":besluit:{vers(Bezwaar, bezwaar).besluit_op_bezwaar_id}:")


def besluit_van(bezwaar):
    with transactie(p.SYSTEEM):
        return Besluit.objects.get(pk=vers(Bezwaar, bezwaar).besluit_op_bezwaar_id)


def test_met_de_brief_begint_de_termijn_voor_beroep(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    post(zaak, besluitbrief(bezwaar))
    assert (besluit_van(bezwaar).stand, besluit_van(bezwaar).bezwaar_tot) == ("bekend", date(2026, 7, 1))
    with transactie(p.SYSTEEM):
        assert Gebeurtenis.objects.filter(soort="besluit_bekendgemaakt").count() == 1


def test_de_bladzijde_van_de_brief_laat_haar_zien_en_biedt_wie_tekende_de_weg_terug(client, zaak):
    bezwaar = klaar_voor_besluit(zaak)
    sleutel = besluit_van(bezwaar).pk
    leeg = log_in(client, zaak.jan).get(f"/besluiten/{sleutel}/brief/").content.decode()
    assert "wordt gemaakt als het besluit is getekend" in leeg
    teken(zaak, bezwaar, zaak.jan)
    blad = client.get(f"/besluiten/{sleutel}/brief/").content.decode()
    assert f"Brief {besluitbrief(bezwaar).nummer}" in blad
    assert ("Haal het besluit terug" in blad, "wordt gemaakt als" in blad) == (True, False)
    ander = log_in(client, zaak.jet).get(f"/besluiten/{sleutel}/brief/").content.decode()
    assert "Haal het besluit terug" not in ander


def blokken_uit(bezwaar):
    brief = besluitbrief(bezwaar)
    with transactie(p.SYSTEEM):
        return Briefinhoud.objects.get(brief=brief).als_stuk().blokken


BOVEN = [
    "U krijgt gelijk. U krijgt de hulp toch.",
    "Begeleiding: 2 uur per week. Van 1 juni 2026 tot en met",
    "U betaalt € 21,80 per maand.",
    "Dat kan tot en met 1 juli 2026.",
    "Bel Jet",
    "Jan\nJurist bezwaar\nNamens het college",
]
ALLEEN_HEEL = [
    "Wij verklaren het bezwaar gegrond. Wij herroepen het besluit van 2 april 2026",
    "Begeleiding; toegekend; 2 uur per week",
    "artikel 7:11 en 7:12",
    "Er was geen hoorzitting. Wie bezwaar maakte, wil niet worden gehoord (Awb 7:3 onder c).",
    "beroep instellen bij de rechtbank Rotterdam",
    "Dan is de laatste dag 1 juli 2026",
    "Mandaat",
]


def test_de_brief_is_een_besluit_met_wie_waarop_wat_en_tot_wanneer(zaak):
    """DOC-01, Awb 3:47, 6:23, 7:12 and 10:10: a half page first, and the whole decision after it."""
    with transactie(p.SYSTEEM):
        keuze("product", "begeleiding", "Begeleiding", wet="wmo", tarief="60,00", eenheid="uur", leeftijd_van="18")
        muren = {v: getattr(zaak.besluit, v) for v in ("dossier", "team", "inwoner", "wet", "aanvraag")}
        Voorziening.objects.create(
            **muren, besluit=zaak.besluit, gemaakt_door="test", product="begeleiding", productnaam="Begeleiding",
            uitkomst="af", van=BEKEND,
        )  # fmt: skip
    bezwaar = klaar_voor_besluit(zaak)
    with transactie(p.SYSTEEM):
        rij = Voorziening.objects.get(besluit=besluit_van(bezwaar))
    wat = NieuweUitkomst("toe", aantal=Decimal(2), van=date(2026, 6, 1), tot=date(2027, 5, 31), aanbieder="Thuis")
    nieuw = {"versie": besluit_van(bezwaar).versie, "uitkomst": wat}
    doe(zaak.jet, voorziening_beslissen, voorziening_id=rij.pk, **nieuw)
    versie = besluit_van(bezwaar).versie
    doe(zaak.jan, besluit_vaststellen, besluit_id=besluit_van(bezwaar).pk, versie=versie)
    bel("besluit_vastgesteld", hb.bezwaar_beslist)
    blokken = blokken_uit(bezwaar)
    boven, heel = als_tekst(bewonersdeel(blokken)), als_tekst(blokken)
    assert [zin for zin in BOVEN if zin not in boven] == []
    assert [zin for zin in ALLEEN_HEEL if zin not in heel or zin in boven] == []


def test_wat_is_getekend_is_wat_er_weggaat(zaak):
    """Words that were changed in the draft are those of the letter, not what the jurist typed first."""
    bezwaar = klaar_voor_besluit(zaak, uitkomst="ongegrond", gevolg="in_stand")
    with transactie(p.SYSTEEM):
        blok = Overweging.objects.get(besluit=besluit_van(bezwaar), soort="afweging")
    anders = {"overweging_id": blok.pk, "versie": blok.versie, "tekst": "Uw zoon kookt voor u."}
    doe(zaak.wijk.tom, overweging_schrijven, **anders)
    teken(zaak, bezwaar, zaak.jan)
    heel = als_tekst(blokken_uit(bezwaar))
    assert ("Uw zoon kookt voor u." in heel, "U heeft de hulp nodig." in heel) == (True, False)
    assert "Het besluit van 2 april 2026 blijft in stand." in heel


@pytest.mark.parametrize(
    ("soort", "code", "zin"),
    [
        ("instelling", "rechtbank", "bij welke rechtbank beroep kan (Awb art. 6:23)"),
        ("beslisorgaan", "college", "welk bestuursorgaan besluit (Awb art. 10:10)"),
    ],
)
def test_wie_tekent_hoort_eerst_wat_de_brief_mist(zaak, soort, code, zin):
    bezwaar = klaar_voor_besluit(zaak, uitkomst="ongegrond", gevolg="in_stand")
    with transactie(p.SYSTEEM):
        Inrichting.objects.filter(soort=soort, code=code).delete()
    besluit = besluit_van(bezwaar)
    with pytest.raises(Blokkade, match=re.escape(zin)):
        doe(zaak.jan, besluit_vaststellen, besluit_id=besluit.pk, versie=besluit.versie)


def test_wie_alsnog_toekent_zegt_welk_product(zaak):
    """A letter "voor zover wij hieronder anders beslissen" with nothing below it never leaves (Awb 1:3)."""
    bezwaar = klaar_voor_besluit(zaak)
    besluit = besluit_van(bezwaar)
    with transactie(p.SYSTEEM):
        besluit.voorzieningen.all().delete()
    with pytest.raises(Blokkade, match="Er staat nog geen product in"):
        doe(zaak.jan, besluit_vaststellen, besluit_id=besluit.pk, versie=besluit.versie)
    assert besluit_van(bezwaar).ondertekenaar_id is None


@pytest.mark.parametrize("code", [*Bezwaarbrief.sjablonen, *Klachtbrief.sjablonen])
def test_het_deel_voor_de_bewoner_is_b1(code):
    """The measure of the issue, for these letters too: no sentence over fifteen words, and 70 or more."""
    soort = Bezwaarbrief if code in Bezwaarbrief.sjablonen else Klachtbrief
    tekst = huistekst(code)[1]
    deel = bewonersdeel(blokken_van(tekst, {**ALGEMEEN, **soort.voorbeeld().velden()}))
    score = taalscore(deel)
    assert score.langste <= 15, score.langste_zin
    assert score.flesch >= 70
    assert not [z for b in deel for z in zinnen_van(b) if "  " in z or " ." in z or "artikel" in z.lower()]


def test_bovenaan_een_half_blad_en_daaronder_het_hele_besluit():
    bron = Bezwaarbrief(**{**vars(Bezwaarbrief.voorbeeld()), "stap": "besluit", "reden": "U heeft de hulp nodig."})
    titel, tekst = huistekst("bezwaar-besluit")
    stuk = stel_op(bron, titel=titel, tekst=tekst, aan="Fatma", over="Fatma", nummer=100001, van=VAN)
    pdf = weergave.pdf(stuk.titel, [stuk], klok.nu())
    bladen = [blad.extract_text() for blad in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert "Met vriendelijke groet" in bladen[0]
    assert [nr for nr, blad in enumerate(bladen) if "Het hele besluit" in blad] in ([0], [1])
    koppen = [kop.strip() for rol, kop in lees_boom(pdf) if rol in ("/H1", "/H2")]
    assert koppen[0] == "Ons besluit op uw bezwaar"
    assert {"Het hele besluit", "Wat krijgt u?"} <= {*koppen, *(k.strip() for r, k in lees_boom(pdf) if r == "/H3")}


def test_toch_niet_gepost_is_toch_niet_bekend(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    partij = post(zaak, besluitbrief(bezwaar))
    doe(zaak.wijk.mo, brieven.partij_terugzetten, partij_id=partij.pk)
    bel("brief_toch_niet_verzonden", besluit_toch_niet_bekend)
    assert (besluit_van(bezwaar).stand, besluit_van(bezwaar).bezwaar_tot) == ("vastgesteld", None)


def test_waarom_te_laat_mocht_staat_in_de_brief(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    with transactie(p.SYSTEEM):
        Bezwaar.objects.filter(pk=bezwaar.pk).update(tijdig="verschoonbaar", tijdig_reden="U lag in het ziekenhuis.")
    teken(zaak, bezwaar, zaak.jan)
    with transactie(p.SYSTEEM):
        reden = Briefinhoud.objects.get(bron__stap="besluit").bron["reden"]
    assert reden == "U lag in het ziekenhuis. U heeft de hulp nodig."


def test_na_de_rechter_gaat_ook_het_tweede_besluit_met_een_brief(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    eerste = besluitbrief(bezwaar)
    beroep = doe(zaak.jet, hb.beroep_instellen, bezwaar_id=bezwaar.pk, soort="beroep", ingesteld_op=klok.vandaag())
    doe(zaak.jet, hb.uitspraak_vastleggen, beroep_id=beroep.pk, uitspraak="opnieuw", op=klok.vandaag())
    doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **BESLISSING)
    teken(zaak, bezwaar, zaak.jan)
    assert besluitbrief(bezwaar).pk != eerste.pk


def test_wat_bij_wie_beslist_ligt_wordt_niet_onder_de_handen_herschreven(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    versie = besluit_van(bezwaar).versie
    doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **BESLISSING)
    assert besluit_van(bezwaar).versie == versie + 1
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=besluit_van(bezwaar).pk).update(stand="toets")
    with pytest.raises(Fout, match="Haal het besluit eerst terug"):
        doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **BESLISSING)


def test_met_het_bezwaar_gaat_ook_het_besluit_dat_klaar_lag_niet_door(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    doe(zaak.jet, h.bezwaar_intrekken, bezwaar_id=bezwaar.pk, gevolg="in_stand")
    assert besluit_van(bezwaar).stand == "ingetrokken"
