"""The own letter of who must pay back too: beside that of the resident, with an own day and an own term (Awb 3:41)."""

import pytest
from django.test import Client

from keukentafel.besluit.handelingen import bekendmaken as hb
from keukentafel.besluit.handelingen.meewerkerbrief import meewerker_bekendmaken
from keukentafel.besluit.handelingen.toets import besluit_aanbieden, besluit_oppakken, besluit_vaststellen
from keukentafel.besluit.models import Meewerker
from keukentafel.besluit.opvragen.briefblad import briefblad
from keukentafel.besluit.tests.hulp_opstellen import maak_zaak, van_systeem, vers
from keukentafel.besluit.tests.register import orgaan
from keukentafel.besluit.tests.test_bekendmaken import bel, gaat_weg, genomen
from keukentafel.besluit.tests.test_meewerkers import BEDRIJF, REDEN, WIE, leg_vast, maak_terugvordering, neem_besluit
from keukentafel.besluit.tests.test_meewerkers import nieuw as anders
from keukentafel.brieven import handelingen as brieven
from keukentafel.brieven.handelingen.buiten import brief_naar_buiten_gedeeld
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.delen.models import Deling
from keukentafel.inwoner.models import Inwoner
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.termijnen import bezwaartermijn
from keukentafel.organisatie.models import Taak, Team
from keukentafel.plan.tests.hulp import doe, tekst
from keukentafel.poort import logboek
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.opvragen.bronnen import BRONNEN, Persoon
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    zaak = maak_zaak()
    orgaan("college", "college", bestuursorgaan="ja")
    return zaak


@pytest.fixture
def besluit(zaak):
    besluit = maak_terugvordering(zaak)
    leg_vast(zaak, besluit)
    return neem_besluit(zaak, besluit)


def aan_meewerkers(besluit):
    with transactie(p.SYSTEEM):
        return list(Brief.objects.filter(sleutel__startswith=f"terugvordering:{besluit.pk}:").order_by("nummer"))


def gepost(zaak, brief):
    gaat_weg(brief)
    with transactie(p.SYSTEEM):
        mo = p.maak_medewerker(f"Mo {brief.nummer}", Rol.MANAGEMENTONDERSTEUNER, zaak.huis.wijk.oost)
    partij = doe(mo, brieven.brieven_afdrukken, brieven=[brief.pk])
    doe(mo, brieven.partij_posten, partij_id=partij.pk)
    for luisteraar in (hb.besluit_bekendmaken, meewerker_bekendmaken, brief_naar_buiten_gedeeld):
        bel("brief_verzonden", luisteraar)
    return mo, partij


def woorden(brief):
    with transactie(p.SYSTEEM):
        stuk = Briefinhoud.objects.get(pk=brief.pk).als_stuk(tuple(brief.adresregels))
    return " ".join([stuk.titel, *(f"{a}: {b}" for a, b in stuk.gegevens), *stuk.teksten()])


def test_elk_krijgt_een_eigen_brief_met_alleen_wat_nodig_is(zaak, besluit):
    [aan_inwoner] = genomen(besluit)
    [brief] = aan_meewerkers(besluit)
    assert (brief.naam, brief.adresregels) == ("Kees Vermeer", ["Vlietlaan 14", "3111 AB Schiedam"])
    assert (brief.stand, brief.uitgaand_na, brief.dossier_id) == (
        "bedenktijd",
        aan_inwoner.uitgaand_na,
        besluit.dossier_id,
    )
    heel = woorden(brief)
    for zin in (
        "U moet € 800 terugbetalen",
        REDEN,
        "artikel 2.4.1",
        "Wij vragen ook geld terug van Fatma",
        "Bezwaar maken",
    ):
        assert zin in heel
    # What help it was, why the resident asked it and what the resident must pay is not theirs to know.
    for woord in ("huishouden", "reuma", "1.200", "Fatma schreef"):
        assert woord not in heel
    van_inwoner = woorden(aan_inwoner)
    assert "Wij vragen ook geld terug van een ander. Samen betaalt u niet meer dan € 1.200." in van_inwoner
    assert "Kees" not in van_inwoner
    assert genomen(besluit)[0].pk == aan_inwoner.pk
    assert len(aan_meewerkers(besluit)) == 1


@pytest.mark.parametrize("hoe", ["adres_afgeschermd", "geheimhouding", "afgeschermd"])
def test_uit_de_brief_volgt_niet_waar_een_afgeschermde_inwoner_woont(zaak, hoe):
    """AUT-02: the municipality writes, not the team of the neighbourhood, nor who works there."""
    besluit = maak_terugvordering(zaak)
    leg_vast(zaak, besluit)
    besluit = neem_besluit(zaak, besluit)
    with transactie(p.SYSTEEM):
        Team.objects.filter(pk=besluit.team_id).update(adres="Dorpsplein 1", telefoon="010 111 11 11")
        Team.objects.filter(soort="frontoffice").update(adres="Stadserf 1", telefoon="14 010")
        Inwoner.objects.filter(pk=besluit.inwoner_id).update(**{hoe: True})
        team = Team.objects.get(pk=besluit.team_id)
    [aan_inwoner] = genomen(besluit)
    [brief] = aan_meewerkers(besluit)
    with transactie(p.SYSTEEM):
        stuk = Briefinhoud.objects.get(pk=brief.pk).als_stuk(tuple(brief.adresregels))
    alles = " ".join([woorden(brief), *stuk.afzender, stuk.voet])
    for woord in (f"Team {team.naam}", "Dorpsplein", "010 111 11 11", zaak.samira.naam):
        assert woord not in alles, woord
    for woord in ("Stadserf 1", "14 010", "Gemeente"):
        assert woord in alles, woord
    # Their own letter still tells the resident whom to call.
    assert "010 111 11 11" in woorden(aan_inwoner)


def test_bij_wie_niet_afgeschermd_is_staat_het_team_erop_en_geen_waarschuwing(zaak):
    besluit = maak_terugvordering(zaak)
    pad, samira = f"{besluit.adres}meewerkers/", log_in(Client(), zaak.samira)
    assert "geheim adres" not in tekst(samira.get(pad))
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=besluit.inwoner_id).update(geheimhouding=True)
    assert "deze inwoner is afgeschermd of heeft een geheim adres" in tekst(samira.get(pad))
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=besluit.inwoner_id).update(geheimhouding=False)
    leg_vast(zaak, besluit)
    genomen(neem_besluit(zaak, besluit))
    [brief] = aan_meewerkers(besluit)
    assert zaak.samira.naam in woorden(brief)


def test_zonder_ander_zegt_de_brief_er_niets_over(zaak):
    besluit = neem_besluit(zaak, maak_terugvordering(zaak))
    [brief] = genomen(besluit)
    assert aan_meewerkers(besluit) == []
    assert "van een ander" not in woorden(brief)


def test_een_eigen_dag_en_een_eigen_termijn_en_niet_die_van_de_inwoner(zaak, besluit):
    genomen(besluit)
    [brief] = aan_meewerkers(besluit)
    mo, partij = gepost(zaak, brief)
    [rij] = van_systeem(Meewerker)
    assert (rij.bekendgemaakt_op, rij.bezwaar_tot) == (klok.vandaag(), bezwaartermijn(klok.vandaag()).indienen.dag)
    assert (vers(besluit).stand, vers(besluit).bekendgemaakt_op) == ("vastgesteld", None)
    [deling] = van_systeem(Deling)
    assert (deling.partner, deling.partner_naam, deling.gegevens) == (
        "meewerker",
        "Kees Vermeer",
        ["feit", "indicatie"],
    )
    doe(mo, brieven.partij_terugzetten, partij_id=partij.pk)
    bel("brief_toch_niet_verzonden", meewerker_bekendmaken)
    assert van_systeem(Meewerker)[0].bekendgemaakt_op is None


def test_de_brief_van_de_inwoner_maakt_het_aan_de_ander_niet_bekend(zaak, besluit):
    [brief] = genomen(besluit)
    with transactie(p.SYSTEEM):
        Brief.objects.filter(pk=brief.pk).update(verzonden_op=klok.nu(), stand="verzonden")
    bel("brief_verzonden", meewerker_bekendmaken)
    assert van_systeem(Meewerker)[0].bekendgemaakt_op is None


def test_teruggehaald_gaat_ook_deze_brief_nooit_weg(zaak, besluit):
    genomen(besluit)
    doe(zaak.rosa, hb.besluit_terughalen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    [brief] = aan_meewerkers(besluit)
    gaat_weg(brief)
    assert [b.stand for b in aan_meewerkers(besluit)] == ["ingetrokken"]
    [rij] = van_systeem(Meewerker)
    leg_vast(zaak, besluit, anders(bedrag_cent=50_000), meewerker_id=rij.pk)
    genomen(neem_besluit(zaak, besluit))
    assert ["€ 500" in woorden(b) for b in aan_meewerkers(besluit)] == [False, True]


def test_is_deze_brief_weg_dan_is_het_besluit_niet_meer_terug_te_halen(zaak, besluit):
    genomen(besluit)
    gaat_weg(aan_meewerkers(besluit)[0])
    with pytest.raises(Fout, match="onderweg"):
        doe(zaak.rosa, hb.besluit_terughalen, besluit_id=besluit.pk, versie=vers(besluit).versie)


def test_zonder_adres_wacht_alleen_die_brief_en_heeft_iemand_een_taak(zaak):
    besluit = maak_terugvordering(zaak)
    leg_vast(zaak, besluit, BEDRIJF)
    genomen(neem_besluit(zaak, besluit))
    [brief] = aan_meewerkers(besluit)
    gaat_weg(brief)
    [brief] = aan_meewerkers(besluit)
    assert (brief.stand, brief.hapering) == ("wacht", "geen_adres")
    assert van_systeem(Taak, onderwerp_id=brief.pk)[0].voor == zaak.samira


def test_de_inwoner_is_overleden_en_de_ander_krijgt_zijn_brief(zaak):
    besluit = maak_terugvordering(zaak)
    leg_vast(zaak, besluit)
    neem_besluit(zaak, besluit)
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=zaak.fatma.pk).update(overleden_op=klok.dagen_geleden(1))
    genomen(besluit)
    [brief] = aan_meewerkers(besluit)
    assert "Wij vragen ook geld terug" not in woorden(brief)
    samira = log_in(Client(), zaak.samira)
    assert "Bezwaar aannemen" not in tekst(samira.get(besluit.adres))
    gepost(zaak, brief)
    assert vers(besluit).stand == "vastgesteld"
    # Nobody was told for the resident, and yet there is somebody who may object.
    assert "Bezwaar aannemen" in tekst(samira.get(besluit.adres))


def lees_vooraf(wie, besluit):
    """What this worker reads of the letter to Kees before it is made; the look stands in the log."""
    with transactie(p.actor(wie)), logboek.verzameld() as regels:
        blad = briefblad(besluit.pk)
    [vooraf] = blad.anderen
    assert vooraf.adres == ("Vlietlaan 14", "3111 AB Schiedam")
    heel = " ".join(vooraf.teksten())
    assert "U moet € 800 terugbetalen." in heel
    assert REDEN in heel
    assert "reuma" not in heel
    assert [(r.gegevens or {}).get("meewerkers") for r in regels if r.recht == Recht.BESLUITTEKST_LEZEN.code] == [1]
    return vooraf


def test_wie_opstelt_en_wie_beslist_leest_de_brief_vooraf(zaak):
    """The preview says what the letter will say, also from whom; looking is logged; who may not read why, sees none."""
    besluit = maak_terugvordering(zaak)
    leg_vast(zaak, besluit)
    vooraf = lees_vooraf(zaak.samira, besluit)
    pad = f"{besluit.adres}brief/"
    assert "U moet € 800 terugbetalen" in tekst(log_in(Client(), zaak.samira).get(pad))
    with transactie(p.SYSTEEM):
        balie = p.maak_medewerker("Balie", Rol.FRONTOFFICE, zaak.huis.wijk.oost)
    assert "€ 800" not in tekst(log_in(Client(), balie).get(pad))
    doe(zaak.samira, besluit_aanbieden, besluit_id=besluit.pk, versie=vers(besluit).versie)
    doe(zaak.rosa, besluit_oppakken, besluit_id=besluit.pk)
    assert lees_vooraf(zaak.rosa, besluit) == vooraf
    doe(zaak.rosa, besluit_vaststellen, besluit_id=besluit.pk, versie=vers(besluit).versie)
    genomen(besluit)
    [brief] = aan_meewerkers(besluit)
    with transactie(p.SYSTEEM):
        echt = Briefinhoud.objects.get(pk=brief.pk).als_stuk(tuple(brief.adresregels))
    assert (echt.titel, echt.afzender, echt.voet) == (vooraf.titel, vooraf.afzender, vooraf.voet)


def test_het_voorbeeld_verraadt_een_afgeschermde_inwoner_ook_niet(zaak):
    besluit = maak_terugvordering(zaak)
    leg_vast(zaak, besluit)
    with transactie(p.SYSTEEM):
        Inwoner.objects.filter(pk=besluit.inwoner_id).update(adres_afgeschermd=True)
    with transactie(p.actor(zaak.samira)):
        [vooraf] = briefblad(besluit.pk).anderen
    assert "Team" not in f"{vooraf.afzender} {vooraf.voet}"
    assert zaak.samira.naam not in " ".join(vooraf.teksten())


def test_in_de_correspondentie_en_bij_de_brief_van_het_besluit(zaak, besluit):
    genomen(besluit)
    samira = log_in(Client(), zaak.samira)
    blad = tekst(samira.get(f"/dossier/{besluit.dossier_id}/correspondentie/?soort=besluit"))
    assert "Kees Vermeer" in blad
    assert "wie ook moet terugbetalen" in blad.lower()
    assert "Kees Vermeer" in tekst(samira.get(f"{besluit.adres}brief/"))
    [brief] = aan_meewerkers(besluit)
    assert samira.get(f"/brieven/{brief.pk}/").status_code == 200


def test_in_de_inzage_van_de_inwoner_leest_een_mens_het_per_zin(zaak, besluit):
    """The facts of another go along only where a person says so (AVG art. 15 lid 4)."""
    genomen(besluit)
    gepost(zaak, aan_meewerkers(besluit)[0])
    wie = Persoon(zaak.fatma.pk, (), (besluit.dossier_id,), ())
    with transactie(p.SYSTEEM):
        stukken = [s for bron in BRONNEN for s in bron.stukken(wie)]
    met_kees = [s for s in stukken if "Kees Vermeer" in s.tekst or REDEN in s.tekst]
    assert {s.titel for s in met_kees} >= {"Van wie wij dat geld ook vragen", "Brief", "Met wie wij iets deelden"}
    assert [s.titel for s in met_kees if not s.van_meer] == []


def test_een_lange_naam_en_vreemde_tekens(zaak):
    besluit = maak_terugvordering(zaak)
    leg_vast(zaak, besluit, anders(naam="Ж " + "Ünal-Yılmaz " * 10, reden="{opzet} & <b>vet</b> " + REDEN))
    genomen(neem_besluit(zaak, besluit))
    heel = woorden(aan_meewerkers(besluit)[0])
    assert "{opzet} & <b>vet</b>" in heel
    assert WIE.naam not in heel
