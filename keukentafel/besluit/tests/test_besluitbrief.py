"""The letter of a decision: what stands in it, what it misses, and whether it is B1 and accessible (DOC-01)."""

import inspect
import io
from dataclasses import replace
from datetime import date, timedelta

import pypdf
import pytest

from keukentafel.besluit.bronnen_besluit import LAAT_BEZWAAR, Aanvraagbericht, Beschikking, ZonderBesluit, besluitcode
from keukentafel.besluit.bronnen_meewerker import Meewerkerbesluit
from keukentafel.besluit.models import Besluit, Klokfeit
from keukentafel.besluit.opvragen.besluitbrief import besluitbrief
from keukentafel.besluit.regels import beschikking as rb
from keukentafel.besluit.regels import volledig
from keukentafel.besluit.regels.besluitsoorten import SOORTEN
from keukentafel.besluit.regels.soorten import GEEN_BESCHIKKING, Besluitsoort
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.brieven import briefbron, weergave
from keukentafel.brieven.opstellen import stel_op
from keukentafel.brieven.opvragen.sjablonen import Afzender, huistekst
from keukentafel.brieven.regels.taalscore import taalscore, zinnen_van
from keukentafel.brieven.regels.tekst import bewonersdeel
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.koppelingen.pdf.stuk import Vorm
from keukentafel.koppelingen.tests.pdfboom import lees_boom
from keukentafel.organisatie.models import Inrichting
from tests import personages as p

S = Besluitsoort
VAN = Afzender("Wijkondersteuningsteams", "Gemeente Schiedam", "Oost", "Dorpsplein 1", "010 123 45 67")
ZONDER = {S.HULP_ZONDER_BESLUIT: "hulp-zonder-besluit", S.ADVIES: "advies", S.VERWIJZING: "verwijsbrief"}
BERICHTEN = list(Aanvraagbericht.sjablonen)


def staal(code):
    if code in Meewerkerbesluit.sjablonen:
        return Meewerkerbesluit.voorbeeld()
    if code in BERICHTEN:
        return Aanvraagbericht(**{**vars(Aanvraagbericht.voorbeeld()), "bericht": code})
    if code == LAAT_BEZWAAR:
        return Beschikking.staal(S.DWANGSOM, bezwaar_op=date(2026, 6, 4))
    soort = next((s for s, c in ZONDER.items() if c == code), None)
    if soort:
        return ZonderBesluit(**{**vars(ZonderBesluit.voorbeeld()), "besluitsoort": soort})
    return Beschikking.staal(next(s for s in S if besluitcode(s) == code))


def brief_van(bron):
    titel, tekst = huistekst(bron.sjabloon())
    stuk = stel_op(
        bron, titel=titel, tekst=tekst, aan="Fatma d'Alençon", over="Fatma d'Alençon", nummer=100001, van=VAN
    )
    return stuk.__class__(**{**vars(stuk), "adres": ("Fatma d'Alençon", "Vlietlaan 12", "3111 AB Schiedam")})


ALLE = [*Beschikking.sjablonen, *Meewerkerbesluit.sjablonen, *BERICHTEN, *ZonderBesluit.sjablonen]


@pytest.mark.parametrize("code", ALLE)
def test_het_deel_voor_de_bewoner_is_b1(code):
    """The measure of the issue: no sentence over fifteen words, and 70 or more; with fixture data in every field."""
    deel = bewonersdeel(brief_van(staal(code)).blokken)
    score = taalscore(deel)
    assert score.langste <= 15, score.langste_zin
    assert score.flesch >= 70
    # No sentence with a hole in it, and no article numbers before the whole decision (TAAL-01).
    assert not [z for b in deel for z in zinnen_van(b) if "  " in z or " ." in z or "artikel" in z.lower()]


@pytest.mark.parametrize("code", [*Beschikking.sjablonen, *Meewerkerbesluit.sjablonen])
def test_bovenaan_een_half_blad_en_daaronder_het_hele_besluit(code):
    bladen = pypdf.PdfReader(io.BytesIO(weergave.pdf("x", [brief_van(staal(code))], klok.nu()))).pages
    waar = [nr for nr, blad in enumerate(bladen) if "Het hele besluit" in blad.extract_text()]
    assert "Met vriendelijke groet" in bladen[0].extract_text()
    assert waar in ([0], [1])
    assert "Bezwaar maken" in "".join(blad.extract_text() for blad in bladen[waar[0] :])


@pytest.mark.parametrize("code", ALLE)
def test_de_pdf_is_getagd_met_titel_taal_en_leesvolgorde(code):
    stuk = brief_van(staal(code))
    pdf = weergave.pdf(stuk.titel, [stuk], klok.nu())
    wortel = pypdf.PdfReader(io.BytesIO(pdf))
    catalogus = wortel.trailer["/Root"]
    assert (catalogus["/Lang"], wortel.metadata.title, bool(catalogus["/MarkInfo"]["/Marked"])) == (
        "nl-NL", stuk.titel, True,
    )  # fmt: skip
    boom = lees_boom(pdf)
    koppen = [(rol, tekst.strip()) for rol, tekst in boom if rol in ("/H1", "/H2", "/H3")]
    verwacht = [("/H1", stuk.titel)]
    paren = zip(stuk.blokken, stuk.niveaus, strict=True)
    verwacht += [(f"/H{niveau}", blok.regels[0]) for blok, niveau in paren if niveau]
    assert koppen == verwacht
    gelezen = "".join("".join(tekst.split()) for _, tekst in boom).replace("•", "")
    assert gelezen == "".join("".join(t.split()) for t in _in_leesvolgorde(stuk))


def _in_leesvolgorde(stuk):
    gegevens = [f"{a}: {b}" for a, b in stuk.gegevens]
    return [*stuk.afzender, *stuk.adres, *gegevens, stuk.titel, *(r for b in stuk.blokken for r in b.regels)]


@pytest.mark.parametrize("soort", [s for s in S if besluitcode(s) in Beschikking.sjablonen])
def test_een_volledig_voorbeeld_mist_niets(soort):
    feiten = rb.Feiten(soort=soort, wet="wmo", velden=vars(Beschikking.staal(soort)))
    assert rb.ontbreekt(feiten) == []


MINDER = (rb.Hulpregel(naam="Taxi", uitkomst="af"),)


@pytest.mark.parametrize("plicht", rb.PLICHTEN, ids=lambda plicht: plicht.veld)
def test_elke_plicht_houdt_tegen_als_hij_leeg_is_en_noemt_het_artikel(plicht):
    soort = sorted(plicht.soorten or {S.TOEKENNING})[0]
    velden = {**vars(Beschikking.staal(soort)), plicht.veld: ""}
    feiten = rb.Feiten(soort=soort, wet="wmo", velden=velden, regels=MINDER if plicht.bij_minder else ())
    assert rb.ontbreekt(feiten) == [f"{plicht.naam} ({plicht.artikel})"]
    if plicht.bij_minder:
        assert rb.ontbreekt(replace(feiten, regels=())) == []
    if plicht.pas_bij_nemen:
        assert rb.ontbreekt(rb.Feiten(soort=soort, wet="wmo", velden=velden, genomen=False)) == []


# What who drafts can do something about stands on the page of the decision, as this line of `volledig`.
VRAAGT_OPSTELLER = {
    "orgaan": "orgaan", "besluitregels": "product", "herzieningsgrond": "herzieningsgrond", "ingaat": "ingang",
    "eindigt": "ingang", "gevraagd": "gevraagd", "waarom_niet": "grond", "feiten": "feiten", "afweging": "afweging",
    "evaluatie": "heroverwegen", "contact": "contact",
}  # fmt: skip
# Filled in by functioneel beheer, computed, or known by itself.
NIET_VAN_DE_OPSTELLER = {
    "aanvraag_op", "dwangsom", "bijdrage", "plichten", "grondslag", "bezwaar_adres", "bezwaar_digitaal", "rechtbank",
    "privacy", "hulp_erbij", "ondertekenaar", "functie", "mandaat",
}  # fmt: skip


def test_wat_de_opsteller_kan_doen_staat_ook_bij_wat_mist_nog():
    """Every duty of the letter is somebody's; each line that is named, the page knows."""
    assert {p.veld for p in rb.PLICHTEN} == set(VRAAGT_OPSTELLER) | NIET_VAN_DE_OPSTELLER
    bron = inspect.getsource(volledig)
    assert [code for code in VRAAGT_OPSTELLER.values() if f'"{code}"' not in bron] == []


@pytest.mark.parametrize("soort", [s for s in S if besluitcode(s) in Beschikking.sjablonen])
@pytest.mark.parametrize("leeg", [{"aanbieder": ""}, {"aantal": None}, {"van": None}, {"vorm": "pgb"}])
def test_wat_een_product_in_de_brief_mist_houdt_ook_de_handtekening_tegen(soort, leeg):
    """The same product before both: what the letter refuses, the page names first."""
    velden = {"naam": "Hulp", "uitkomst": "toe", "vorm": "zin", "van": date(2026, 12, 1), "tot": None} | leeg
    basis = {"aanbieder": "Thuis", "aantal": 3} | leeg
    regel = rb.Hulpregel(**velden, **{k: v for k, v in basis.items() if k not in velden})
    rest = {"aantal": basis["aantal"] is not None, "aanbieder": basis["aanbieder"], "bedrag_cent": None, "doel": True}
    product = volledig.Product(**{k: v for k, v in velden.items() if k not in rest}, **rest)
    feiten = volledig.Feiten(
        soort=soort, wet="wmo", orgaan="college", geadresseerde="F", ontvangen_op=None, producten=[product],
        overwegingen=[],
    )  # fmt: skip
    houdt = {g.code for g in volledig.houdt_tegen(volledig.gebreken(feiten)) if g.tekst.startswith("Hulp: ")}
    assert regel.mist()
    if "toe" in SOORTEN[soort].uitkomsten:
        assert houdt & {"omvang", "ingang", "bedrag", "aanbieder"}


def test_spoed_mag_zonder_motivering_weg():
    """Awb 3:47 lid 3: within a week after (D18)."""
    velden = {**vars(Beschikking.staal(S.SPOED)), "feiten": "", "afweging": ""}
    assert rb.ontbreekt(rb.Feiten(soort=S.SPOED, wet="wmo", velden=velden)) == []


def test_wie_niets_meer_krijgt_heeft_geen_dag_om_opnieuw_te_kijken():
    velden = {**vars(Beschikking.staal(S.HERZIENING)), "evaluatie": ""}
    feiten = rb.Feiten(soort=S.HERZIENING, wet="wmo", velden=velden, regels=MINDER)
    assert rb.ontbreekt(feiten) == []
    assert len(rb.ontbreekt(replace(feiten, regels=()))) == 1


def test_de_eigen_bijdrage_hoort_alleen_bij_de_wmo():
    velden = {**vars(Beschikking.staal(S.TOEKENNING)), "bijdrage": ""}
    assert rb.ontbreekt(rb.Feiten(soort=S.TOEKENNING, wet="jeugd", velden=velden)) == []


@pytest.mark.parametrize(
    ("anders", "mist"),
    [
        ({}, []),
        ({"aantal": None}, ["hoeveel"]),
        ({"van": None}, ["vanaf welke dag"]),
        ({"aanbieder": ""}, ["aanbieder, tarief of budget"]),
        ({"vorm": "pgb"}, ["aanbieder, tarief of budget"]),
        ({"vorm": "pgb", "bedrag_cent": 100}, []),
        ({"aanbieder": "", "tarief_cent": 3300}, []),
        ({"uitkomst": "af", "aantal": None, "van": None}, []),
    ],
)
def test_per_product_de_omvang_de_dag_en_het_geld(anders, mist):
    basis = {"naam": "Hulp", "aantal": 3, "eenheid": "uur", "van": date(2026, 12, 1), "aanbieder": "Thuis"}
    assert rb.Hulpregel(**(basis | anders)).mist() == [f"Hulp: {wat}" for wat in mist]


def test_een_product_kort_en_voluit():
    regel = rb.Hulpregel(
        naam="Begeleiding", vorm="pgb", aantal=2.5, eenheid="uur", van=date(2026, 12, 1), tot=date(2027, 5, 31),
        tarief_cent=4000, bedrag_cent=104000, doel="weer naar buiten",
    )  # fmt: skip
    assert regel.kort() == (
        "Begeleiding: 2,50 uur per week. Van 1 december 2026 tot en met 31 mei 2027."
        " U krijgt daar zelf geld voor: € 1.040."
    )
    assert regel.voluit() == (
        "Begeleiding; toegekend; 2,50 uur per week; van 1 december 2026 tot en met 31 mei 2027;"
        " persoonsgebonden budget; tarief € 40 per uur; budget € 1.040; doel: weer naar buiten"
    )
    af = rb.Hulpregel(naam="Vervoer", uitkomst="af", grond="Dit kan iedereen gewoon kopen")
    assert (af.kort(), af.voluit()) == ("Vervoer.", "Vervoer; afgewezen; reden: Dit kan iedereen gewoon kopen")


# --- With the database ------------------------------------------------------------------------------------------------
@pytest.fixture
def wijk():
    return rijen.maak_wijk()


def lees(besluit):
    with transactie(p.SYSTEEM):
        besluit = Besluit.objects.select_related("aanvraag", "inwoner", "vervangt", "ondertekenaar").get(pk=besluit.pk)
        return besluitbrief(besluit)


@pytest.mark.django_db
def test_alles_komt_uit_zaak_en_inrichting_en_niets_wordt_overgetypt(wijk):
    stuk = lees(rijen.maak_besluit(wijk))
    assert stuk.ontbreekt == ()
    bron = stuk.bron
    assert bron.orgaan == "het college van burgemeester en wethouders"
    assert bron.mandaat.startswith("Mandaatbesluit 2026")
    assert (bron.contact, bron.ondertekenaar, bron.feiten) == ("Samira", "Kim", "U woont alleen.")
    assert "€ 21,80 per maand" in bron.bijdrage
    assert "samen € 2" in bron.bijdrage_grond
    assert bron.hulp.startswith("Hulp in het huishouden: 3 uur per week. Van ")
    assert bron.bezwaar_tot >= klok.vandaag() + timedelta(weeks=6)
    assert bron.rechtbank == "de rechtbank Rotterdam"


@pytest.mark.django_db
def test_wat_de_gemeente_niet_invulde_wordt_genoemd(wijk):
    Inrichting.objects.filter(code__in=["bezwaar_adres", "college", "tarief2026"]).delete()
    mist = " ".join(lees(rijen.maak_besluit(wijk)).ontbreekt)
    for woord in ("welk bestuursorgaan", "bezwaar per post"):
        assert woord in mist
    # Without a row of this year the one before it counts on, until beheer ends it.
    assert "eigen bijdrage" not in mist


@pytest.mark.django_db
def test_een_afwijzing_noemt_de_grond_van_de_lijst(wijk):
    Inrichting.objects.update_or_create(
        soort="besluit_afwijsgrond", code="g", defaults={"naam": "U kunt dit zelf regelen", "geldig_van": p.BEGIN}
    )
    bron = lees(rijen.maak_besluit(wijk, "afwijzing", producten=[{"uitkomst": "af", "afwijsgrond": "g"}])).bron
    assert (bron.niet, bron.hulp, bron.waarom_niet) == (
        "Hulp in het huishouden.", "", "U kunt dit zelf regelen.",
    )  # fmt: skip
    assert "reden: U kunt dit zelf regelen" in bron.besluitregels


@pytest.mark.django_db
def test_buiten_behandeling_noemt_wat_er_is_gevraagd(wijk):
    besluit = rijen.maak_besluit(wijk, "buiten_behandeling", producten=())
    with transactie(p.SYSTEEM):
        muren = {k: getattr(besluit, k) for k in ("dossier", "team", "inwoner", "gemaakt_door", "aanvraag")}
        Klokfeit.objects.create(
            **muren, soort="aanvulling", van=date(2026, 11, 2), hersteltermijn=date(2026, 11, 16), reden="een kopie."
        )
    assert lees(besluit).bron.gevraagd == (
        "Op 2 november 2026 vroegen wij u om: een kopie. U had tot en met 16 november 2026 de tijd."
    )


@pytest.mark.django_db
@pytest.mark.parametrize("soort", sorted(GEEN_BESCHIKKING))
def test_hulp_advies_en_verwijzing_hebben_een_eigen_brief_zonder_bezwaar(wijk, soort):
    stuk = lees(rijen.maak_besluit(wijk, soort))
    assert stuk.ontbreekt == ()
    brief = brief_van(stuk.bron)
    assert "Hulp in het huishouden: 3 uur per week" in "".join(brief.teksten())
    assert not [b for b in brief.blokken if b.vorm is Vorm.KOP and b.regels[0] == "Bezwaar maken"]


def test_elke_soort_besluit_heeft_een_brief():
    zonder = {S.OP_BEZWAAR}
    gedekt = {s for s in S if besluitcode(s) in Beschikking.sjablonen} | set(ZONDER)
    assert gedekt == set(S) - zonder
    assert {code for code in ALLE if code not in briefbron.sjablonen()} == set()
