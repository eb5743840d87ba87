"""Making letters: once, to each who must have it, on the right side of every wall."""

from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest

from keukentafel.brieven import weergave
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.brieven.opstellen import som_van
from keukentafel.brieven.opvragen import lezen
from keukentafel.brieven.tests import hulp as h
from keukentafel.inwoner import handelingen as ih
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db
KIND = date(klok.vandaag().year - 9, 1, 1)


@pytest.fixture
def wijk():
    return g.wijk_met_buurten()


def taken():
    with transactie(p.SYSTEEM):
        return [t.soort for t in Taak.objects.filter(soort__startswith="brief_")]


def tekst(brief):
    with transactie(p.SYSTEEM):
        return weergave.tekst(Briefinhoud.objects.get(pk=brief.pk).als_stuk())


def test_een_brief_ligt_bevroren_klaar(wijk):
    noor = h.inwoner(wijk.samira)
    [brief] = h.brief(wijk.samira, noor, wet="wmo")
    assert (brief.stand, brief.kanaal, brief.naam, brief.titel) == (
        "klaar",
        "post",
        noor.naam,
        "Wij hebben uw vraag ontvangen",
    )
    with transactie(p.SYSTEEM):
        inhoud = Briefinhoud.objects.get(pk=brief.pk)
        assert inhoud.som == som_van(inhoud.als_stuk())
        assert inhoud.bron["nummer"] == 100042
        assert Gebeurtenis.objects.filter(soort="brief_gemaakt", onderwerp=brief.pk).count() == 1
    assert "Op 10 november 2026 kregen wij uw vraag" in tekst(brief)
    assert "Team Oost" in tekst(brief)


def test_dezelfde_sleutel_geeft_dezelfde_brief(wijk):
    noor = h.inwoner(wijk.samira)
    eerst = h.brief(wijk.samira, noor)
    assert h.brief(wijk.tom, noor, h.bevestiging(nummer=7)) == eerst
    assert h.brief(wijk.samira, noor, sleutel="anders") != eerst


def test_co_ouders_krijgen_ieder_een_eigen_brief_zonder_elkaars_adres(wijk):
    kind = h.inwoner(wijk.samira, roepnaam="Bo", geboortedatum=KIND)
    moeder, vader = h.inwoner(wijk.samira, roepnaam="Ans"), h.inwoner(wijk.samira, h.ELDERS, roepnaam="Cas")
    for ouder in (moeder, vader):
        h.ouder_van(wijk.samira, ouder, kind)
    thuis = h.huishouden(wijk.samira, moeder, kind)
    ander = h.huishouden(wijk.samira, vader)
    aan_moeder, aan_vader = h.brief(wijk.samira, kind, h.bevestiging(wet="jeugd"), huishouden_id=thuis.pk)
    assert (aan_moeder.geadresseerde_id, aan_vader.geadresseerde_id) == (moeder.pk, vader.pk)
    # The father's letter stands with him: in no dossier, list or count of the mother's household (GEZ-05).
    assert (aan_moeder.inwoner_id, aan_moeder.huishouden_id) == (kind.pk, thuis.pk)
    assert (aan_vader.inwoner_id, aan_vader.huishouden_id, aan_vader.dossier_id) == (vader.pk, ander.pk, None)
    assert "Over: Bo van der Meulen" in tekst(aan_vader)
    for eigen, anders in ((aan_moeder, "Geheimstraat"), (aan_vader, "Vlietlaan")):
        assert anders not in tekst(eigen)
    with transactie(p.actor(wijk.samira)):
        stuk = lezen.brief_blad(aan_vader.pk).stuk
    assert stuk.adres == ("Cas van der Meulen", "Geheimstraat 99", "3112 XY Schiedam")


def test_kind_zonder_gezag_geen_brief_wel_een_taak(wijk):
    kind = h.inwoner(wijk.samira, geboortedatum=KIND)
    h.ouder_van(wijk.samira, h.inwoner(wijk.samira, roepnaam="Ans"), kind, gezag=None)
    assert h.brief(wijk.samira, kind) == []
    assert set(taken()) == {"brief_nakijken"}


def test_overleden_en_uit_huis_geen_brief_wel_een_taak(wijk):
    weg, blijft = h.inwoner(wijk.samira, roepnaam="Ans"), h.inwoner(wijk.samira, roepnaam="Bo")
    huis = h.huishouden(wijk.samira, weg, blijft)
    with transactie(p.SYSTEEM):
        huis.leden.filter(inwoner=weg).update(van=klok.dagen_geleden(9), tot=klok.dagen_geleden(1))
    assert h.brief(wijk.samira, weg, sleutel="a", huishouden_id=huis.pk) == []
    with transactie(p.SYSTEEM):
        type(blijft).objects.filter(pk=blijft.pk).update(overleden_op=klok.vandaag())
    assert h.brief(wijk.samira, blijft, sleutel="b", ontvangers=[blijft.pk]) == []
    assert taken() == ["brief_verhuisd", "brief_nakijken"]


def test_zonder_adres_wacht_de_brief(wijk):
    [brief] = h.brief(wijk.samira, h.inwoner(wijk.samira, None))
    assert (brief.stand, brief.hapering) == ("wacht", "geen_adres")
    with transactie(p.SYSTEEM):
        assert Taak.objects.get(soort="brief_geen_adres").voor_id == wijk.samira.pk


def test_wie_in_de_opvang_is_krijgt_de_brief_daar_en_nooit_thuis(wijk):
    noor = h.inwoner(wijk.samira)
    opvang = replace(h.ELDERS, straat="Opvangweg", soort="opvang")
    h.doe(ih.adres_wijzigen, wijk.samira, inwoner_id=noor.pk, adres=opvang)
    [brief] = h.brief(wijk.samira, noor)
    with transactie(p.actor(wijk.samira)):
        assert lezen.brief_blad(brief.pk).stuk.adres[1] == "Opvangweg 99"


def test_geheim_adres_ziet_alleen_wie_genoemd_is(wijk):
    noor = h.inwoner(wijk.samira)
    h.doe(ih.geheimhouding_zetten, wijk.samira, inwoner_id=noor.pk, adres_afgeschermd=True)
    [brief] = h.brief(wijk.samira, noor)
    assert brief.adres_geheim
    with transactie(p.actor(wijk.tom)):
        assert lezen.brief_blad(brief.pk).stuk.adres == (noor.naam, "Adres afgeschermd")
    with transactie(p.actor(wijk.tom, inwoners=frozenset({noor.pk}))):
        assert lezen.brief_blad(brief.pk).stuk.adres[1] == "Vlietlaan 12"
    with transactie(p.SYSTEEM):
        taak = Taak.objects.get(soort="brief_geheim_adres")
    assert (taak.rol, taak.voor_id, taak.afgeschermd) == (Rol.AANDACHTSFUNCTIONARIS, None, True)


def test_een_afgeschermde_ouder_wordt_door_de_brief_niet_verraden(wijk):
    kind = h.inwoner(wijk.samira, roepnaam="Bo", geboortedatum=KIND)
    ouder = h.inwoner(wijk.samira, h.ELDERS, roepnaam="Cas")
    h.ouder_van(wijk.samira, ouder, kind)
    with transactie(p.SYSTEEM):
        ih.bestaan_afschermen(actor=p.SYSTEEM, inwoner_id=ouder.pk, afgeschermd=True)
    h.doe(h.handelingen.brief_maken, p.SYSTEEM, soort="ontvangstbevestiging", bron=h.bevestiging(wet="jeugd"),
          inwoner_id=kind.pk, team_id=wijk.oost.pk, sleutel="x")  # fmt: skip
    for actor in (p.actor(wijk.samira), p.actor(wijk.tom, inwoners=frozenset({kind.pk}))):
        with transactie(actor):
            assert not Brief.objects.exists()
            assert lezen.brieven_van(inwoner_id=kind.pk).regels == []
    with transactie(p.actor(wijk.zoe, inwoners=frozenset({ouder.pk}))):
        assert Brief.objects.count() == 1


def test_wie_later_wordt_afgeschermd_is_dat_ook_in_oude_brieven(wijk):
    noor = h.inwoner(wijk.samira)
    [brief] = h.brief(p.SYSTEEM, noor)
    with transactie(p.SYSTEEM):
        ih.bestaan_afschermen(actor=p.SYSTEEM, inwoner_id=noor.pk, afgeschermd=True)
    with transactie(p.actor(wijk.tom)), pytest.raises(NietGevonden):
        lezen.brief_blad(brief.pk)


def test_vertegenwoordiger_krijgt_hem_ook(wijk):
    noor, mentor = h.inwoner(wijk.samira), h.inwoner(wijk.samira, h.ELDERS, roepnaam="Mia")
    h.doe(ih.vertegenwoordiging_vastleggen, wijk.samira, inwoner_id=noor.pk, vertegenwoordiger_id=mentor.pk,
          hoedanigheid="mentor", van=klok.vandaag() - timedelta(days=1))  # fmt: skip
    assert [b.hoedanigheid for b in h.brief(wijk.samira, noor)] == ["de inwoner zelf", "mentor"]


def test_alle_velden_staan_letterlijk_in_de_brief(wijk):
    bron = h.verslag(
        titel="Titel {x} ## #1", tekst="Eerste *regel*\n\n- tweede\n## derde", aanwezig="Noor & <Bo>", plaats="Dorp 1",
        eigen_woorden="“Ik”", afspraken="een\ntwee", schrijver="Samira", reageren_voor=date(2026, 12, 24),
    )  # fmt: skip
    [brief] = h.brief(wijk.samira, h.inwoner(wijk.samira), bron)
    vlak = tekst(brief)
    for waarde in asdict(bron).values():
        for regel in str(waarde).splitlines() if isinstance(waarde, str) else []:
            assert regel in vlak
    assert "24 december 2026" in vlak


def test_een_andere_bron_of_onbekende_soort_is_een_fout_in_het_programma(wijk):
    noor = h.inwoner(wijk.samira)
    for soort in ("welkom", "verslag"):
        with pytest.raises(ValueError, match="geen soort brief"):
            h.brief(wijk.samira, noor, soort=soort)


def test_zonder_recht_of_zonder_inwoner_geen_brief(wijk):
    noor = h.inwoner(wijk.samira)
    fg = p.maak_medewerker("Fien", Rol.FG, wijk.oost)
    with pytest.raises(GeenRecht):
        h.brief(fg, noor)
    with pytest.raises(NietGevonden):
        h.brief(wijk.zoe, noor)
