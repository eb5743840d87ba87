"""The print batch and what follows: posted, undone, came back, sent again, with its proof."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.urls import reverse

from keukentafel.brieven import handelingen, weergave
from keukentafel.brieven.models import Brief, Verzending
from keukentafel.brieven.opvragen import bewijs, post
from keukentafel.brieven.tests import hulp as h
from keukentafel.inwoner import handelingen as ih
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.koppelingen.tests.test_pdf import lees
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


@pytest.fixture
def brieven(wijk):
    return [h.brief(wijk.samira, h.inwoner(wijk.samira, roepnaam=n), sleutel=n)[0] for n in ("Ans", "Bo")]


def druk_af(wie, *brieven):
    return h.doe(handelingen.brieven_afdrukken, wie, brieven=[b.pk for b in brieven])


def standen(*brieven):
    with transactie(p.SYSTEEM):
        return [Brief.objects.get(pk=b.pk).stand for b in brieven]


def test_afdrukken_posten_en_het_bewijs(wijk, brieven):
    partij = druk_af(wijk.mo, *brieven)
    assert standen(*brieven) == ["afgedrukt", "afgedrukt"]
    assert h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk) == 2
    assert standen(*brieven) == ["verzonden", "verzonden"]
    with transactie(p.actor(wijk.mo)):
        blad = bewijs.verzendblad(brieven[0].pk)
    [poging] = blad.pogingen
    assert poging.bestemming == "Ans van der Meulen, Vlietlaan 12, 3111 AB Schiedam"
    assert "Op de post gedaan" in poging.bewijs
    assert not blad.mag_lezen
    pagina = weergave.tekst(bewijs.bewijsstuk(blad))
    assert blad.som in pagina
    assert poging.som in pagina
    with transactie(p.SYSTEEM):
        assert Gebeurtenis.objects.filter(soort="brief_verzonden").count() == 2


def test_de_pdf_heeft_elke_brief_met_zijn_adres(wijk, brieven):
    partij = druk_af(wijk.mo, *brieven)
    with transactie(p.actor(wijk.mo)):
        stukken, op = post.partij_stukken(partij.pk)
    bladen = pypdf.PdfReader(io.BytesIO(weergave.pdf("x", stukken, op))).pages
    teksten = [b.extract_text() for b in bladen if b.extract_text().strip()]
    assert [("Ans" in t, "Bo" in t, "Vlietlaan 12" in t) for t in teksten] == [(True, False, True), (False, True, True)]


def test_ongedaan_maken_in_twee_stappen(wijk, brieven):
    partij = druk_af(wijk.mo, *brieven)
    h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk)
    h.doe(handelingen.partij_terugzetten, wijk.mo, partij_id=partij.pk)
    assert standen(*brieven) == ["afgedrukt", "afgedrukt"]
    h.doe(handelingen.partij_terugzetten, wijk.mo, partij_id=partij.pk)
    assert standen(*brieven) == ["klaar", "klaar"]
    with pytest.raises(NietGevonden):
        h.doe(handelingen.partij_terugzetten, wijk.mo, partij_id=partij.pk)
    with transactie(p.SYSTEEM):
        assert {v.stand for v in Verzending.objects.all()} == {"teruggenomen"}


@pytest.mark.parametrize(("dagen", "fout"), [(1, "nog niet geweest"), (-1, "nog niet afgedrukt")])
def test_posten_op_een_dag_die_niet_kan(wijk, brieven, dagen, fout):
    partij = druk_af(wijk.mo, brieven[0])
    with pytest.raises(Fout, match=fout):
        h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk, op=klok.vandaag() + timedelta(days=dagen))


def test_twee_keer_posten_of_niets_meer_af_te_drukken(wijk, brieven):
    partij = druk_af(wijk.mo, brieven[0])
    h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk)
    with pytest.raises(Fout, match="al op de post"):
        h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk)
    with pytest.raises(Fout, match="niets meer af te drukken"):
        druk_af(wijk.mo, brieven[0])
    with pytest.raises(Fout, match="geen brief gekozen"):
        druk_af(wijk.mo)
    with pytest.raises(Fout, match="hoogstens 1000"):
        h.doe(handelingen.brieven_afdrukken, wijk.mo, brieven=[brieven[0].pk] * 1001)


def test_een_brief_die_later_gepost_is_krijgt_die_dag(wijk, brieven):
    partij = druk_af(wijk.mo, brieven[0])
    morgen = klok.vandaag() + timedelta(days=1)
    with klok.zet_klok(klok.nu() + timedelta(days=3)):
        h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk, op=morgen)
    with transactie(p.SYSTEEM):
        op = Brief.objects.get(pk=brieven[0].pk).verzonden_op
    assert op == klok.moment(morgen, 17)


def test_teruggekomen_opnieuw_en_de_eerste_dag_blijft(wijk, brieven):
    [brief, _] = brieven
    partij = druk_af(wijk.mo, brief)
    with pytest.raises(Fout, match="nog niet verzonden"):
        h.doe(handelingen.brief_teruggekomen, wijk.mo, brief_id=brief.pk)
    h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk)
    h.doe(handelingen.brief_teruggekomen, wijk.mo, brief_id=brief.pk)
    assert standen(brief) == ["wacht"]
    h.doe(handelingen.brief_verzenden, wijk.mo, brief_id=brief.pk)
    with pytest.raises(Fout, match="staat al klaar"):
        h.doe(handelingen.brief_verzenden, wijk.mo, brief_id=brief.pk)
    tweede = druk_af(wijk.mo, brief)
    h.doe(handelingen.partij_posten, wijk.mo, partij_id=tweede.pk)
    with transactie(p.SYSTEEM):
        pogingen = [(v.poging, v.stand) for v in Verzending.objects.filter(brief=brief).order_by("poging")]
    assert pogingen == [(1, "mislukt"), (2, "verzonden")]
    h.doe(handelingen.partij_terugzetten, wijk.mo, partij_id=tweede.pk)
    with transactie(p.SYSTEEM):
        assert Brief.objects.get(pk=brief.pk).verzonden_op is not None


def test_terugnemen_kan_tot_hij_weg_is(wijk, brieven):
    [brief, ander] = brieven
    h.doe(handelingen.brief_terugnemen, wijk.samira, brief_id=brief.pk)
    assert standen(brief) == ["ingetrokken"]
    h.doe(handelingen.brief_verzenden, wijk.mo, brief_id=brief.pk)
    assert standen(brief) == ["klaar"]
    partij = druk_af(wijk.mo, brief, ander)
    h.doe(handelingen.brief_terugnemen, wijk.samira, brief_id=ander.pk)
    h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk)
    with pytest.raises(Fout, match="Terugnemen kan niet meer"):
        h.doe(handelingen.brief_terugnemen, wijk.samira, brief_id=brief.pk)
    assert standen(brief, ander) == ["verzonden", "ingetrokken"]


def test_wie_intussen_geen_adres_heeft_gaat_niet_mee(wijk, brieven):
    with transactie(p.SYSTEEM):
        brieven[0].geadresseerde.adressen.all().delete()
    partij = druk_af(wijk.mo, *brieven)
    assert standen(*brieven) == ["wacht", "afgedrukt"]
    h.doe(handelingen.partij_terugzetten, wijk.mo, partij_id=partij.pk)
    with pytest.raises(Fout, match="nog geen adres"):
        h.doe(handelingen.brief_verzenden, wijk.mo, brief_id=brieven[0].pk)


def test_geheim_adres_staat_niet_in_de_bak_van_wie_het_niet_mag_zien(wijk, brieven):
    h.doe(ih.geheimhouding_zetten, wijk.samira, inwoner_id=brieven[0].geadresseerde_id, adres_afgeschermd=True)
    with transactie(p.SYSTEEM):
        Brief.objects.filter(pk=brieven[0].pk).update(adres_geheim=True)
    with transactie(p.actor(wijk.mo)):
        assert [r.brief.id for r in post.post().regels] == [brieven[1].pk]
    with pytest.raises(Fout, match="niets meer"):
        druk_af(wijk.mo, brieven[0])
    aandacht = p.maak_medewerker("Aad", Rol.AANDACHTSFUNCTIONARIS, wijk.oost)
    with transactie(p.actor(aandacht)):
        assert [r.geheim for r in post.post().regels] == [True, False]
    partij = druk_af(aandacht, brieven[0])
    with transactie(p.actor(wijk.mo)):
        assert "Vlietlaan" not in str(post.partij_stukken(partij.pk)[0]) + str(bewijs.verzendblad(brieven[0].pk))


def test_bakken_per_team_en_dag_en_een_tweede_bladzijde(wijk, brieven, monkeypatch):
    monkeypatch.setattr(post, "PER_PAGINA", 1)
    with transactie(p.actor(wijk.mo)):
        eerste = post.post(team_id=wijk.oost.pk, dag=klok.vandaag())
        op, _, pk = eerste.volgende.partition("_")
        tweede = post.post(na=(type(brieven[0].gemaakt_op).fromisoformat(op), pk))
        assert [r.brief.id for r in (*eerste.regels, *tweede.regels)] == [b.pk for b in brieven]
        assert post.post(team_id=wijk.zuid.pk).regels == []
        assert post.post(bak="hapert").regels == post.post(bak="verzonden").regels == []


def test_een_ander_team_ziet_en_doet_niets(wijk, brieven):
    ander = p.maak_medewerker("Mia", Rol.MANAGEMENTONDERSTEUNER, wijk.zuid)
    partij = druk_af(wijk.mo, brieven[0])
    with pytest.raises(Fout):
        druk_af(ander, brieven[1])
    with pytest.raises(NietGevonden):
        h.doe(handelingen.partij_posten, ander, partij_id=partij.pk)
    for handeling in (handelingen.brief_verzenden, handelingen.brief_teruggekomen):
        with pytest.raises(NietGevonden):
            h.doe(handeling, ander, brief_id=brieven[1].pk)
        with pytest.raises(GeenRecht):
            h.doe(handeling, wijk.frans, brief_id=brieven[1].pk)
    fg = p.maak_medewerker("Fien", Rol.FG, wijk.oost)
    with pytest.raises(GeenRecht):
        h.doe(handelingen.brief_terugnemen, fg, brief_id=brieven[1].pk)


def test_de_backoffice_drukt_af_voor_de_hele_stad(wijk, brieven):
    kantoor = p.maak_medewerker("Bas", Rol.BACKOFFICE, p.maak_team("backoffice", "Backoffice", soort="backoffice"))
    partij = druk_af(kantoor, *brieven)
    with transactie(p.actor(kantoor)):
        assert len(post.partij_blad(partij.pk).regels) == 2


@pytest.fixture
def kleine_porties(monkeypatch):
    monkeypatch.setattr("keukentafel.brieven.handelingen.afdrukken.PORTIE", 1)
    monkeypatch.setattr("keukentafel.brieven.opvragen.post.PER_PDF", 1)


def voortgang(wie, partij):
    with transactie(p.actor(wie)):
        blad = post.partij_blad(partij.pk)
    return blad.gevraagd - blad.bezig, blad.gevraagd, [(d.van, d.tot) for d in blad.delen]


def test_een_grote_partij_gaat_in_porties_en_zegt_hoever_hij_is(wijk, brieven, kleine_porties):
    partij = h.doe(handelingen.alles_afdrukken, wijk.mo)
    assert voortgang(wijk.mo, partij) == (1, 2, [(1, 1)])
    with pytest.raises(Fout, match="Nog 1 brieven worden klaargemaakt"):
        h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk)
    handelingen.partij_verder(partij_id=str(partij.pk))
    assert voortgang(wijk.mo, partij) == (2, 2, [(1, 1), (2, 2)])
    assert h.doe(handelingen.partij_posten, wijk.mo, partij_id=partij.pk) == 2
    assert standen(*brieven) == ["verzonden", "afgedrukt"]
    handelingen.partij_verder(partij_id=str(partij.pk), door=str(wijk.mo.pk))
    assert standen(*brieven) == ["verzonden", "verzonden"]
    with transactie(p.SYSTEEM):
        assert all(wijk.mo.naam in v.bewijs for v in Verzending.objects.all())


def test_een_half_gevulde_partij_gaat_heel_terug_en_komt_niet_meer(wijk, brieven, kleine_porties):
    partij = h.doe(handelingen.alles_afdrukken, wijk.mo)
    h.doe(handelingen.partij_terugzetten, wijk.mo, partij_id=partij.pk)
    handelingen.partij_verder(partij_id=str(partij.pk))
    assert standen(*brieven) == ["klaar", "klaar"]
    with transactie(p.SYSTEEM):
        assert not Brief.objects.exclude(partij=None).exists()


def test_wat_in_een_partij_zit_komt_niet_in_een_tweede(wijk, brieven, kleine_porties):
    h.doe(handelingen.alles_afdrukken, wijk.mo)
    with pytest.raises(Fout, match="niets meer af te drukken"):
        h.doe(handelingen.alles_afdrukken, wijk.mo)


def test_elk_bestand_heeft_zijn_eigen_brieven_en_een_volgend_bestaat_niet(client, wijk, brieven, kleine_porties):
    partij = h.doe(handelingen.alles_afdrukken, wijk.mo)
    handelingen.partij_verder(partij_id=str(partij.pk))
    log_in(client, wijk.mo)
    namen = [client.get(reverse("brieven:partij-deel", args=[partij.pk, nr])) for nr in (1, 2, 3)]
    assert [a.status_code for a in namen] == [200, 200, 404]
    assert ["Ans" in lees(a.content) for a in namen[:2]] == [True, False]


def test_alles_afdrukken_kiest_team_en_dag_en_geen_geheim_adres(wijk, brieven):
    cas = h.inwoner(wijk.samira, roepnaam="Cas")
    h.doe(ih.geheimhouding_zetten, wijk.samira, inwoner_id=cas.pk, adres_afgeschermd=True)
    [geheim] = h.brief(wijk.samira, cas, sleutel="geheim")
    with pytest.raises(Fout, match="niets meer af te drukken"):
        h.doe(handelingen.alles_afdrukken, wijk.mo, dag=klok.dagen_geleden(1))
    with pytest.raises(Fout, match="niets meer af te drukken"):
        h.doe(handelingen.alles_afdrukken, wijk.mo, team_id=wijk.oost.pk + 1000)
    h.doe(handelingen.alles_afdrukken, wijk.mo, team_id=wijk.oost.pk, dag=klok.vandaag())
    assert standen(*brieven, geheim) == ["afgedrukt", "afgedrukt", "klaar"]
