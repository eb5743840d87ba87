"""A decision on a bezwaar, with the acts themselves: drafted by one jurist, decided per product, signed by another."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from keukentafel.besluit.handelingen.bekendmaken import besluit_terughalen
from keukentafel.besluit.handelingen.besluit import NieuweUitkomst, voorziening_beslissen
from keukentafel.besluit.handelingen.bezwaar import bezwaar_ontvangen
from keukentafel.besluit.handelingen.bezwaarbesluit import bezwaar_beslissen, bezwaar_beslist, bezwaar_teruggehaald
from keukentafel.besluit.handelingen.overwegen import overweging_schrijven, overweging_toevoegen
from keukentafel.besluit.handelingen.toets import (
    besluit_aanbieden,
    besluit_intrekken,
    besluit_teruggeven,
    besluit_vaststellen,
)
from keukentafel.besluit.models import Besluit, Bezwaar, Overweging, Voorziening
from keukentafel.besluit.opvragen.besluit import besluit_beeld
from keukentafel.besluit.opvragen.besluitbrief import brieven_van
from keukentafel.besluit.opvragen.bezwaar import bezwaar as bezwaarbeeld
from keukentafel.besluit.regels.opstellen import Stap
from keukentafel.besluit.tests.hulp_recht import BEKEND, BEZWAAR, maak_zaak, vers
from keukentafel.besluit.tests.register import keuze
from keukentafel.besluit.tests.test_bezwaar import klaar_voor_besluit
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.plan.tests.hulp import doe
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
HULP = {"product": "begeleiding", "productnaam": "Begeleiding", "uitkomst": "af", "van": BEKEND}


def maak_besloten(**besluit):
    """A decision, and the product that it is about."""
    with transactie(p.SYSTEEM):
        keuze("product", "begeleiding", "Begeleiding", wet="wmo", tarief="60,00", eenheid="uur", leeftijd_van="18")
    return maak_zaak(**besluit)


@pytest.fixture
def zaak():
    with klok.zet_klok(date(2026, 5, 20)):
        yield maak_besloten()


def eerst_afgewezen(zaak, **velden):
    with transactie(p.SYSTEEM):
        muren = {v: getattr(zaak.besluit, v) for v in ("dossier", "team", "inwoner", "wet", "aanvraag")}
        return Voorziening.objects.create(**muren, besluit=zaak.besluit, gemaakt_door="test", **{**HULP, **velden})


def concept(zaak, **velden):
    bezwaar = klaar_voor_besluit(zaak, **velden)
    return bezwaar, vers(Bezwaar, bezwaar).besluit_op_bezwaar_id


def brieven(sleutel):
    """Where the letters of this decision are, the oldest first."""
    with transactie(p.SYSTEEM):
        return list(brieven_van(besluit(sleutel)).order_by("nummer").values_list("stand", flat=True))


def producten(sleutel):
    with transactie(p.SYSTEEM):
        return list(Voorziening.objects.filter(besluit=sleutel).order_by("gemaakt_op"))


def besluit(sleutel):
    with transactie(p.SYSTEEM):
        return Besluit.objects.get(pk=sleutel)


def geef(zaak, sleutel, **velden):
    basis = {"aantal": Decimal(2), "van": date(2026, 6, 1), "tot": date(2027, 5, 31), "aanbieder": "Thuis in de wijk"}
    (rij,) = producten(sleutel)
    nieuw = {"versie": besluit(sleutel).versie, "uitkomst": NieuweUitkomst("toe", **{**basis, **velden})}
    return doe(zaak.jet, voorziening_beslissen, voorziening_id=rij.pk, **nieuw)


def teken(zaak, sleutel):
    """Signed by Jan; then the huisbel rings with what the act told."""
    na = doe(zaak.jan, besluit_vaststellen, besluit_id=sleutel, versie=besluit(sleutel).versie)
    with transactie(p.SYSTEEM):
        feiten = Gebeurtenis.objects.filter(soort="besluit_vastgesteld", gegevens__besluit=str(sleutel))
        bezwaar_beslist(feiten.order_by("tijd")[0])
    return na


def wat_ligt_er(zaak, bezwaar):
    with transactie(p.actor(zaak.jet)):
        beeld = bezwaarbeeld(bezwaar.pk)
    return beeld.in_besluit, beeld.per_product


def test_alsnog_toegekend_geeft_de_hulp_echt(zaak):
    eerst_afgewezen(zaak)
    bezwaar, sleutel = concept(zaak)
    geef(zaak, sleutel)
    assert teken(zaak, sleutel).stand == "vastgesteld"
    assert vers(Bezwaar, bezwaar).stand == "beslist"
    assert [(r.product, r.uitkomst, r.toegekend) for r in producten(sleutel)] == [("begeleiding", "toe", True)]


def test_wat_alsnog_wordt_toegekend_moet_per_product_beslist_zijn(zaak):
    eerst_afgewezen(zaak)
    _, sleutel = concept(zaak)
    with pytest.raises(Blokkade, match="Begeleiding: kies toegekend"):
        doe(zaak.jan, besluit_vaststellen, besluit_id=sleutel, versie=besluit(sleutel).versie)


def test_de_wet_wordt_ook_hier_bewaakt(zaak):
    """GEWEIGERD: help that the law does not allow for a child is not allowed on a bezwaar either."""
    with transactie(p.SYSTEEM):
        type(zaak.inwoner).objects.filter(pk=zaak.inwoner.pk).update(geboortedatum=date(2012, 3, 1))
    eerst_afgewezen(zaak)
    _, sleutel = concept(zaak)
    geef(zaak, sleutel)
    with pytest.raises(Blokkade, match="kan vanaf 18 jaar"):
        doe(zaak.jan, besluit_vaststellen, besluit_id=sleutel, versie=besluit(sleutel).versie)


def test_wat_blijft_zoals_het_was_vraagt_geen_product(zaak):
    eerst_afgewezen(zaak)
    bezwaar, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    assert producten(sleutel) == []
    teken(zaak, sleutel)
    assert (vers(Bezwaar, bezwaar).stand, besluit(sleutel).mandaat) == ("beslist", "ruim-wmo-jurist_bezwaar")


def test_een_ander_oordeel_haalt_de_producten_weer_weg(zaak):
    eerst_afgewezen(zaak)
    bezwaar, sleutel = concept(zaak)
    anders = {"uitkomst": "ongegrond", "gevolg": "in_stand", "motivering": "Er is geen nieuwe reden."}
    doe(zaak.jet, bezwaar_beslissen, bezwaar_id=bezwaar.pk, **anders)
    assert producten(sleutel) == []


def test_wat_al_was_toegekend_staat_er_niet_opnieuw_in(zaak):
    with transactie(p.SYSTEEM):
        keuze("product", "vervoer", "Vervoer", wet="wmo")
    eerst_afgewezen(zaak)
    eerst_afgewezen(zaak, product="vervoer", productnaam="Vervoer", uitkomst="toe")
    _, sleutel = concept(zaak, uitkomst="deels_gegrond", gevolg="deels_toegekend")
    assert [r.product for r in producten(sleutel)] == ["begeleiding"]


def test_het_kan_eerst_bij_een_collega_liggen_en_de_aanvraag_verroert_zich_niet(zaak):
    _, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    doe(zaak.jet, besluit_aanbieden, besluit_id=sleutel, versie=besluit(sleutel).versie)
    teken(zaak, sleutel)
    with transactie(p.SYSTEEM):
        zaak.besluit.aanvraag.refresh_from_db()
    assert zaak.besluit.aanvraag.stand == "bekendgemaakt"


def haal_terug(zaak, sleutel):
    """By Jan, who signed; then the huisbel rings."""
    na = doe(zaak.jan, besluit_terughalen, besluit_id=sleutel, versie=besluit(sleutel).versie)
    with transactie(p.SYSTEEM):
        bezwaar_teruggehaald(Gebeurtenis.objects.get(soort="besluit_teruggehaald"))
    return na


def test_binnen_de_bedenktijd_komt_een_besluit_op_bezwaar_terug_en_kan_het_opnieuw(zaak):
    """AWB-16: until its letter leaves it works for nobody. What it gave goes too, and Jet reads on."""
    oud = eerst_afgewezen(zaak, uitkomst="deels", aantal=1, tot=BEKEND + timedelta(days=364))
    bezwaar, sleutel = concept(zaak, uitkomst="deels_gegrond", gevolg="deels_toegekend")
    geef(zaak, sleutel)
    teken(zaak, sleutel)
    assert vers(Bezwaar, bezwaar).stand == "beslist"
    assert besluit(sleutel).uitgaand_na == klok.nu() + timedelta(minutes=10)
    assert haal_terug(zaak, sleutel).stand == "concept"
    na = vers(Bezwaar, bezwaar)
    assert (na.stand, na.beslist_op, na.besluit_op_bezwaar_id) == ("advies", None, sleutel)
    assert vers(Voorziening, oud).beeindigd_op is None
    assert brieven(sleutel) == ["ingetrokken"]
    with transactie(p.SYSTEEM):
        assert Betrokkenheid.objects.filter(medewerker=zaak.jet, waarvoor="bezwaar", tot=None).count() == 1
        assert Taak.objects.filter(onderwerp_id=bezwaar.pk, klaar_op=None, voor=zaak.jet).count() == 1
    teken(zaak, sleutel)
    assert (vers(Bezwaar, bezwaar).stand, brieven(sleutel)) == ("beslist", ["ingetrokken", "bedenktijd"])


def test_een_besluit_op_bezwaar_dat_nog_in_de_maak_is_wordt_niet_beslist_door_een_bel_die_te_laat_komt(zaak):
    bezwaar, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    doe(zaak.jan, besluit_vaststellen, besluit_id=sleutel, versie=besluit(sleutel).versie)
    haal_terug(zaak, sleutel)
    with transactie(p.SYSTEEM):
        bezwaar_beslist(Gebeurtenis.objects.get(soort="besluit_vastgesteld"))
    assert (vers(Bezwaar, bezwaar).stand, brieven(sleutel)) == ("advies", [])


def test_als_de_brief_weg_is_is_er_geen_weg_terug(zaak):
    _, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    teken(zaak, sleutel)
    with pytest.raises(Fout, match="kan het terughalen zolang de brief niet weg is"):
        doe(zaak.jan, besluit_intrekken, besluit_id=sleutel, reden="Toch niet")
    with pytest.raises(Fout, match="Alleen wie het besluit nam"):
        doe(zaak.jet, besluit_terughalen, besluit_id=sleutel, versie=besluit(sleutel).versie)
    with klok.zet_klok(klok.nu() + timedelta(minutes=10)), pytest.raises(Fout, match=r"sinds .* onderweg"):
        doe(zaak.jan, besluit_terughalen, besluit_id=sleutel, versie=besluit(sleutel).versie)


def test_spoed_gaat_ook_op_bezwaar_meteen_weg(zaak):
    _, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=sleutel).update(spoed=True)
    teken(zaak, sleutel)
    assert (besluit(sleutel).uitgaand_na, "bedenktijd" in brieven(sleutel)) == (klok.nu(), False)


def test_een_ingetrokken_concept_laat_niets_achter_en_er_kan_een_nieuw(zaak):
    eerst_afgewezen(zaak)
    bezwaar, sleutel = concept(zaak)
    assert wat_ligt_er(zaak, bezwaar) == (True, True)
    doe(zaak.jet, besluit_intrekken, besluit_id=sleutel, reden="Verkeerd begonnen")
    assert wat_ligt_er(zaak, bezwaar) == (False, False)
    with transactie(p.SYSTEEM):
        assert Voorziening.objects.filter(aanvraag=zaak.besluit.aanvraag).count() == 1
    opnieuw = {"uitkomst": "gegrond", "gevolg": "alsnog_toegekend", "motivering": "U heeft de hulp nodig."}
    doe(zaak.jet, bezwaar_beslissen, bezwaar_id=bezwaar.pk, **opnieuw)
    assert vers(Bezwaar, bezwaar).besluit_op_bezwaar_id != sleutel


def test_hulp_die_meer_wordt_stopt_de_dag_ervoor(zaak):
    oud = eerst_afgewezen(zaak, uitkomst="deels", aantal=1, tot=BEKEND + timedelta(days=364))
    _, sleutel = concept(zaak, uitkomst="deels_gegrond", gevolg="deels_toegekend")
    geef(zaak, sleutel)
    teken(zaak, sleutel)
    assert vers(Voorziening, oud).beeindigd_op == date(2026, 5, 31)


def test_de_redenen_staan_op_hun_plek(zaak):
    _, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    with transactie(p.SYSTEEM):
        rijen = Overweging.objects.filter(besluit=sleutel).order_by("volgorde")
        assert [r.soort for r in rijen] == ["feit", "regel", "regel", "afweging", "conclusie"]


def test_tegen_een_beslissing_op_bezwaar_gaat_de_inwoner_naar_de_rechter(client, zaak):
    """Awb 7:1 and 8:1: no second bezwaar, neither by the act nor as a button; the words are not lost but sent on."""
    _, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    teken(zaak, sleutel)
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=sleutel).update(stand="bekend", bekendgemaakt_op=klok.vandaag())
    with pytest.raises(Fout, match="alleen in beroep, bij de rechtbank"):
        doe(zaak.wijk.samira, bezwaar_ontvangen, besluit_id=sleutel, **BEZWAAR)
    blad = log_in(client, zaak.wijk.samira).get(f"/besluiten/{sleutel}/").content.decode()
    assert "Bezwaar aannemen" not in blad
    antwoord = client.post(f"/besluiten/{sleutel}/bezwaar/", {**BEZWAAR, "indiener": "zelf"})
    assert (antwoord.status_code, BEZWAAR["woorden"] in antwoord.content.decode()) == (422, True)


def test_hulp_die_begint_op_de_dag_van_het_besluit_begint_er_niet_voor(zaak):
    """Also when it is read months later: the day of the decision counts, not that of today."""
    eerst_afgewezen(zaak)
    _, sleutel = concept(zaak)
    geef(zaak, sleutel, van=klok.vandaag())
    teken(zaak, sleutel)
    with klok.zet_klok(date(2026, 9, 1)), transactie(p.actor(zaak.jan)):
        assert [product.terug for product in besluit_beeld(sleutel).producten] == [""]


def _wijzig_hulp(zaak, wie, sleutel):
    (rij,) = producten(sleutel)
    nee = NieuweUitkomst("af", van=date(2026, 6, 1))
    doe(wie, voorziening_beslissen, voorziening_id=rij.pk, versie=besluit(sleutel).versie, uitkomst=nee)


def _herschrijf(zaak, wie, sleutel):
    with transactie(p.SYSTEEM):
        blok = Overweging.objects.get(besluit=sleutel, soort="afweging")
    doe(wie, overweging_schrijven, overweging_id=blok.pk, versie=blok.versie, tekst="Het blijft nee.")


def _schrijf_erbij(zaak, wie, sleutel):
    wat = {"stap": Stap.CONCLUSIE, "soort": "afweging", "tekst": "Het blijft nee."}
    doe(wie, overweging_toevoegen, besluit_id=sleutel, **wat)


def _trek_in(zaak, wie, sleutel):
    doe(wie, besluit_intrekken, besluit_id=sleutel, reden="Niet nodig.")


def _leg_voor(zaak, wie, sleutel):
    doe(wie, besluit_aanbieden, besluit_id=sleutel, versie=besluit(sleutel).versie)


@pytest.mark.parametrize("doet", [_wijzig_hulp, _herschrijf, _schrijf_erbij, _trek_in, _leg_voor])
def test_wie_het_besluit_voorbereidde_raakt_het_besluit_op_het_bezwaar_niet_aan(zaak, doet):
    """GEWEIGERD: Samira drafted the refusal. She changes no outcome, no word and no step of the decision on it."""
    eerst_afgewezen(zaak)
    _, sleutel = concept(zaak)
    versie = besluit(sleutel).versie
    with pytest.raises(Blokkade, match="10:3 lid 3"):
        doet(zaak, zaak.wijk.samira, sleutel)
    na = besluit(sleutel)
    assert (na.versie, na.stand, producten(sleutel)[0].uitkomst) == (versie, "concept", "")


def test_wie_het_besluit_voorbereidde_krijgt_er_geen_knop_voor(client, zaak):
    eerst_afgewezen(zaak)
    _, sleutel = concept(zaak)
    blad = {wie.naam: log_in(client, wie).get(f"/besluiten/{sleutel}/").content.decode() for wie in samira_en_tom(zaak)}
    knop = {naam: f"/besluiten/{sleutel}/aanbieden/" in tekst for naam, tekst in blad.items()}
    assert knop == {"Samira": False, "Tom": True}


def samira_en_tom(zaak):
    return zaak.wijk.samira, zaak.wijk.tom


def test_een_collega_van_het_team_mag_er_wel_aan_schrijven(zaak):
    _, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    _herschrijf(zaak, zaak.wijk.tom, sleutel)
    with transactie(p.SYSTEEM):
        assert Overweging.objects.get(besluit=sleutel, soort="afweging").tekst == "Het blijft nee."


def test_wie_het_besluit_nam_geeft_het_besluit_op_het_bezwaar_ook_niet_terug(zaak):
    _, sleutel = concept(zaak, uitkomst="ongegrond", gevolg="in_stand")
    doe(zaak.jet, besluit_aanbieden, besluit_id=sleutel, versie=besluit(sleutel).versie)
    with pytest.raises(Blokkade, match="10:3 lid 3"):
        doe(zaak.ben, besluit_teruggeven, besluit_id=sleutel, reden="Kijk nog eens.")
    assert besluit(sleutel).stand == "toets"
