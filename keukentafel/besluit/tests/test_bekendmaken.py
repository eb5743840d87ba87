"""From decision to letter to bekendmaking: the time to take it back, posted, mailed, came back (AWB-14, AWB-16)."""

from datetime import date, timedelta

import pytest

from keukentafel.besluit.handelingen import bekendmaken as h
from keukentafel.besluit.handelingen.opvolgen import hulp_opvolgen
from keukentafel.besluit.models import Aanvraag, Besluit, Voorziening
from keukentafel.besluit.regels.bekendmaking import bekend
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.besluit.tests.register import volmacht
from keukentafel.brieven import handelingen as brieven
from keukentafel.brieven.models import Brief, Verzending
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht
from keukentafel.kern.models import Gebeurtenis
from keukentafel.kern.termijnen import bezwaartermijn
from keukentafel.kern.versies import Botsing
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return rijen.maak_wijk()


def doe(handeling, wie, **velden):
    actor = p.actor(wie)
    with transactie(actor):
        return handeling(actor=actor, **velden)


def feit_van(besluit):
    gegevens = {"besluit": str(besluit.pk)}
    return Gebeurtenis(soort="besluit", onderwerp=besluit.dossier_id, gegevens=gegevens)


def genomen(besluit):
    """What the job at the huisbel does after somebody took it."""
    with transactie(p.SYSTEEM):
        h.besluitbrief_bij_vaststellen(feit_van(besluit))
        return Brief.objects.filter(sleutel__startswith=f"besluit:{besluit.pk}:").order_by("nummer")[:]


def bel(soort, luisteraar):
    with transactie(p.SYSTEEM):
        for feit in Gebeurtenis.objects.filter(soort=soort).order_by("tijd"):
            luisteraar(feit)


def nu(besluit):
    with transactie(p.SYSTEEM):
        return Besluit.objects.get(pk=besluit.pk)


def gaat_weg(brief):
    """The time to take it back is over."""
    with transactie(p.SYSTEEM):
        Brief.objects.filter(pk=brief.pk).update(uitgaand_na=klok.nu() - timedelta(seconds=1))
    brieven.brief_laten_gaan(brief_id=str(brief.pk))


def gepost(wijk, brief, op=None):
    partij = doe(brieven.brieven_afdrukken, wijk.mo, brieven=[brief.pk])
    if op:
        with transactie(p.SYSTEEM):
            type(partij).objects.filter(pk=partij.pk).update(gemaakt_op=klok.moment(op))
    doe(brieven.partij_posten, wijk.mo, partij_id=partij.pk, op=op)
    bel("brief_verzonden", h.besluit_bekendmaken)
    return partij


def test_de_dag_van_bekendmaken_en_de_laatste_dag_voor_bezwaar():
    """Worked examples 5 and 8 of the rulebook; who gets it later has longer, and what came back does not count."""
    assert bekend([date(2025, 4, 17)]).bezwaar_tot == date(2025, 6, 2)
    laat = bekend([date(2026, 3, 30), None, date(2026, 4, 2)])
    assert (laat.op, laat.bezwaar_tot) == (date(2026, 3, 30), date(2026, 5, 18))
    assert bekend([None]) is None


def test_het_besluit_werkt_pas_als_de_brief_weg_is(wijk):
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    assert (brief.stand, brief.soort) == ("bedenktijd", "beschikking")
    assert timedelta(minutes=9) < brief.uitgaand_na - klok.nu() <= timedelta(minutes=10)
    gaat_weg(brief)
    assert nu(besluit).stand == "vastgesteld"
    gepost(wijk, brief)
    klaar = nu(besluit)
    assert (klaar.stand, klaar.bekendgemaakt_op) == ("bekend", klok.vandaag())
    assert klaar.bezwaar_tot == bezwaartermijn(klok.vandaag()).indienen.dag
    assert len(genomen(klaar)) == 1


@pytest.mark.parametrize("velden", [{"spoed": True}, {"soort": "spoed"}])
def test_spoed_gaat_meteen_weg(wijk, velden):
    [brief] = genomen(rijen.maak_besluit(wijk, **velden))
    assert brief.stand == "klaar"


def test_de_gemeente_kiest_hoe_lang(wijk):
    Inrichting.objects.filter(soort="instelling", code="besluit_terughalen_minuten").update(waarde={"waarde": 0})
    assert genomen(rijen.maak_besluit(wijk))[0].stand == "klaar"


def test_teruggehaald_gaat_de_brief_nooit_weg_en_een_nieuw_besluit_heeft_een_nieuwe(wijk):
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    terug = doe(h.besluit_terughalen, wijk.kim, besluit_id=besluit.pk, versie=besluit.versie)
    assert (terug.stand, terug.vastgesteld_op, terug.ondertekenaar) == ("concept", None, None)
    gaat_weg(brief)
    with transactie(p.SYSTEEM):
        assert Brief.objects.get(pk=brief.pk).stand == "ingetrokken"
        Besluit.objects.filter(pk=besluit.pk).update(
            stand="vastgesteld", vastgesteld_op=klok.vandaag(), ondertekenaar=wijk.kim, versie=terug.versie + 1
        )
    assert [b.stand for b in genomen(besluit)] == ["ingetrokken", "bedenktijd"]


def test_teruggehaald_loopt_de_hulp_van_eerder_door(wijk):
    eerder = rijen.maak_besluit(wijk, stand="bekend", bekendgemaakt_op=klok.vandaag())
    besluit = rijen.maak_besluit(wijk, soort="herziening", vervangt=eerder, herzieningsgrond="c")
    assert hulp_opvolgen(besluit) == 1
    doe(h.besluit_terughalen, wijk.kim, besluit_id=besluit.pk, versie=besluit.versie)
    with transactie(p.SYSTEEM):
        assert Voorziening.objects.get(besluit=eerder).beeindigd_op is None


def test_terughalen_kan_niet_als_de_brief_onderweg_is_of_een_ander_eerder_was(wijk):
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    with pytest.raises(Botsing):
        doe(h.besluit_terughalen, wijk.kim, besluit_id=besluit.pk, versie=besluit.versie + 7)
    with pytest.raises(GeenRecht):
        doe(h.besluit_terughalen, wijk.mo, besluit_id=besluit.pk, versie=besluit.versie)
    with pytest.raises(Fout, match="Alleen wie het besluit nam"):
        doe(h.besluit_terughalen, wijk.samira, besluit_id=besluit.pk, versie=besluit.versie)
    gaat_weg(brief)
    with pytest.raises(Fout, match="onderweg"):
        doe(h.besluit_terughalen, wijk.kim, besluit_id=besluit.pk, versie=besluit.versie)
    gepost(wijk, brief)
    with pytest.raises(Fout, match="Neem een nieuw besluit"):
        doe(h.besluit_terughalen, wijk.kim, besluit_id=besluit.pk, versie=besluit.versie)


def test_toch_niet_gepost_is_toch_niet_bekend(wijk):
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    gaat_weg(brief)
    partij = gepost(wijk, brief)
    doe(brieven.partij_terugzetten, wijk.mo, partij_id=partij.pk)
    bel("brief_toch_niet_verzonden", h.besluit_toch_niet_bekend)
    assert (nu(besluit).stand, nu(besluit).bekendgemaakt_op, nu(besluit).bezwaar_tot) == ("vastgesteld", None, None)
    aanvraag = nu(besluit).aanvraag_id
    with transactie(p.SYSTEEM):
        terug = Aanvraag.objects.get(pk=aanvraag)
    assert (terug.stand, terug.wacht_op) == ("besloten", "backoffice")
    doe(brieven.partij_posten, wijk.mo, partij_id=partij.pk)
    bel("brief_verzonden", h.besluit_bekendmaken)
    with transactie(p.SYSTEEM):
        assert Aanvraag.objects.get(pk=aanvraag).stand == "bekendgemaakt"


def test_hulp_die_al_begon_wordt_door_de_post_niet_teruggedraaid(wijk):
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    gaat_weg(brief)
    partij = gepost(wijk, brief)
    with transactie(p.SYSTEEM):
        Aanvraag.objects.filter(pk=besluit.aanvraag_id).update(stand="levering")
    doe(brieven.partij_terugzetten, wijk.mo, partij_id=partij.pk)
    bel("brief_toch_niet_verzonden", h.besluit_toch_niet_bekend)
    with transactie(p.SYSTEEM):
        assert (nu(besluit).stand, Aanvraag.objects.get(pk=besluit.aanvraag_id).stand) == ("vastgesteld", "levering")


def test_een_brief_die_terugkwam_telt_vanaf_de_tweede_keer(wijk):
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    gaat_weg(brief)
    gepost(wijk, brief, op=klok.dagen_geleden(9))
    assert nu(besluit).bekendgemaakt_op == klok.dagen_geleden(9)
    doe(brieven.brief_teruggekomen, wijk.mo, brief_id=brief.pk)
    doe(brieven.brief_verzenden, wijk.mo, brief_id=brief.pk)
    gepost(wijk, brief)
    assert nu(besluit).bekendgemaakt_op == klok.vandaag()
    assert nu(besluit).bezwaar_tot == bezwaartermijn(klok.vandaag()).indienen.dag


def test_een_mail_die_weg_is_maakt_bekend(wijk):
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    with transactie(p.SYSTEEM):
        Brief.objects.filter(pk=brief.pk).update(stand="verzonden", kanaal="mail", verzonden_op=klok.nu())
        muren = {k: getattr(brief, k) for k in ("team_id", "inwoner_id", "huishouden_id", "dossier_id")}
        Verzending.objects.create(
            **muren, brief_id=brief.pk, poging=1, kanaal="mail", stand="verzonden", verzonden_op=klok.nu(),
            gemaakt_door="test",
        )  # fmt: skip
        gegevens = {"brief": brief.soort, "sleutel": brief.sleutel, "kanaal": "mail"}
        h.besluit_bekendmaken(Gebeurtenis(soort="brief_verzonden", onderwerp=brief.pk, gegevens=gegevens))
    assert nu(besluit).stand == "bekend"


def test_wat_ontbreekt_houdt_tegen_wordt_een_taak_en_kan_daarna_alsnog(wijk):
    besluit = rijen.maak_besluit(wijk, teksten={"samenvatting": "Kort."})
    with transactie(p.SYSTEEM), pytest.raises(Blokkade, match="de feiten en wat is onderzocht"):
        h.eis_brief_compleet(besluit)
    assert list(genomen(besluit)) == []
    with transactie(p.SYSTEEM):
        taak = Taak.objects.get(soort="besluit_brief")
        assert "hoe is afgewogen" in taak.tekst
        assert taak.voor_id == wijk.samira.pk
        rijen.overweeg(besluit, feit="Er is iets.", afweging="Zo wogen wij.")
    assert len(doe(h.besluitbrief_maken, wijk.samira, besluit_id=besluit.pk)) == 1


def test_een_concept_mist_nog_geen_handtekening(wijk):
    besluit = rijen.maak_besluit(wijk, stand="concept", ondertekenaar=None, functie="", mandaat="", vastgesteld_op=None)
    with transactie(p.SYSTEEM):
        h.eis_brief_compleet(besluit)
        with pytest.raises(Blokkade, match="wie tekent"):
            h.eis_brief_compleet(besluit, genomen=True)


def test_ingetrokken_voor_verzending_gaat_de_brief_niet_weg(wijk):
    besluit = rijen.maak_besluit(wijk)
    [brief] = genomen(besluit)
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=besluit.pk).update(stand="ingetrokken")
        h.besluitbrief_bij_intrekken(feit_van(besluit))
        assert Brief.objects.get(pk=brief.pk).stand == "ingetrokken"


def test_tegen_hulp_zonder_besluit_is_geen_bezwaar_en_een_advies_blijft_bij_wie_beslist(wijk):
    for soort, verwacht in (("hulp_zonder_besluit", ("bekend", None)), ("advies", ("vastgesteld", None))):
        besluit = rijen.maak_besluit(wijk, soort)
        [brief] = genomen(besluit)
        gaat_weg(brief)
        gepost(wijk, brief)
        assert (nu(besluit).stand, nu(besluit).bezwaar_tot) == verwacht


def test_een_besluit_op_bezwaar_schrijft_een_ander(wijk):
    with transactie(p.SYSTEEM):
        volmacht(Rol.JURIST_BEZWAAR, besluiten="op_bezwaar")
        jet = p.maak_medewerker("Jet", Rol.JURIST_BEZWAAR, None)
    eerste = rijen.maak_besluit(wijk)
    velden = {"ondertekenaar": jet, "mandaat": "ruim-wmo-jurist_bezwaar", "vervangt": eerste}
    assert list(genomen(rijen.maak_besluit(wijk, "op_bezwaar", **velden))) == []


def test_een_besluit_voor_wie_overleed_gaat_nergens_heen_en_iemand_kijkt_ernaar(wijk):
    """Hard case of the issue: VRAAGT."""
    besluit = rijen.maak_besluit(wijk)
    with transactie(p.SYSTEEM):
        type(besluit.inwoner).objects.filter(pk=besluit.inwoner_id).update(overleden_op=klok.vandaag())
    assert list(genomen(besluit)) == []
    with transactie(p.SYSTEEM):
        assert Taak.objects.filter(soort="brief_nakijken").exists()
    assert nu(besluit).stand == "vastgesteld"
