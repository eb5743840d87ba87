"""Two dossiers of one household made one and two again; and a household that splits, with its walls."""

import pytest

from keukentafel.dossier.models import Dossier, Journaalregel, Werkproces, WerkprocesPeriode
from keukentafel.inwoner.models import Huishouden, Huishoudlid
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, NietGevonden
from keukentafel.plan import handelingen as h
from keukentafel.plan.models import Doel, Plan, Regie, Splitsing
from keukentafel.plan.tests.hulp import Huis, alle_regie, banden, doe, leden, maak_doel, maak_huis
from keukentafel.toegang.models import Contact, Melding, Termijn
from keukentafel.toegang.tests.hulp import maak_contact, maak_melding
from tests import personages as p
from tests.alle_rijen import alle_rijen, verschil
from tests.dossiers import maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def _regel(dossier, over, **velden):
    with transactie(p.SYSTEEM):
        basis = {"moment": klok.nu(), "tekst": "x", "gemaakt_door": p.SYSTEEM.kenmerk, "auteur_naam": "X"}
        rij = Journaalregel.objects.create(dossier=dossier, team=dossier.team, **{**basis, **velden})
        rij.over.set(over)
        return rij


def _twee_dossiers():
    """The same family twice: Tom directs the second."""
    huis = maak_huis()
    tweede = maak_huishouden(huis.wijk.oost)
    dossier = doe(huis.wijk.tom, h.dossier_openen_met_regie, huishouden_id=tweede.pk)
    ander = Huis(huis.wijk, huis.cora, tweede, dossier)
    for een, wie in ((huis, huis.wijk.samira), (ander, huis.wijk.tom)):
        maak_doel(een, wie)
        _regel(een.dossier, list(leden(een).values()))
        maak_contact(wie, huishouden_id=een.huishouden.pk, tekst="Over de huur")
    return huis, ander


def _voeg(wie, blijft, vervalt):
    return doe(wie, h.dossiers_samenvoegen, blijft_id=blijft.dossier.pk, vervalt_id=vervalt.dossier.pk)


def test_twee_dossiers_worden_een_en_ongedaan_maken_herstelt_elke_rij():
    huis, ander = _twee_dossiers()
    voor = alle_rijen()
    samen = _voeg(huis.wijk.samira, huis, ander)
    with transactie(p.SYSTEEM):
        assert Doel.objects.filter(plan__dossier=huis.dossier).count() == 2
        assert not Plan.objects.filter(dossier=ander.dossier).exists()
        assert Journaalregel.objects.filter(dossier=huis.dossier).count() == 2
        assert Contact.objects.filter(huishouden=huis.huishouden).count() == 2
        assert Huishoudlid.objects.filter(huishouden=huis.huishouden, tot=None).count() == 6
    _, anders = doe(huis.wijk.samira, h.dossiersamenvoeging_ongedaan_maken, samenvoeging_id=samen.pk)
    assert verschil(voor, alle_rijen()) == {}
    assert anders == 0


def test_de_regie_van_wat_blijft_gaat_door_en_de_andere_eindigt():
    huis, ander = _twee_dossiers()
    _voeg(huis.wijk.samira, huis, ander)
    assert [(r.medewerker.naam, r.tot is None) for r in alle_regie(huis.dossier)] == [("Samira", True)]
    assert [(r.medewerker.naam, r.tot is None) for r in alle_regie(ander.dossier)] == [("Tom", False)]
    with transactie(p.SYSTEEM):
        assert Dossier.objects.get(pk=ander.dossier.pk).reden_sluiten == "dubbel"
        assert Huishouden.objects.get(pk=ander.huishouden.pk).opgeheven_op == klok.vandaag()
        assert Regie.objects.filter(dossier=ander.dossier).count() == 1
    assert ("Samira", "regisseur") in banden(huis.dossier)


def test_samenvoegen_wordt_geweigerd_bij_afgeschermd_gesloten_of_ander_team():
    huis, ander = _twee_dossiers()
    zuid = maak_huishouden(huis.wijk.zuid)
    met_band = doe(huis.wijk.zoe, h.dossier_openen_met_regie, huishouden_id=zuid.pk)
    with pytest.raises(NietGevonden):
        _voeg(huis.wijk.samira, huis, Huis(huis.wijk, huis.cora, zuid, met_band))
    with pytest.raises(Fout, match="twee verschillende"):
        _voeg(huis.wijk.samira, huis, huis)
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=ander.huishouden.pk).update(afgeschermd=True)
    with pytest.raises(Fout, match="afgeschermd"):
        _voeg(huis.wijk.tom, huis, ander)
    with pytest.raises(NietGevonden):
        _voeg(huis.wijk.samira, huis, ander)


def test_dossier_van_twee_teams_en_gesloten_dossier():
    huis, ander = _twee_dossiers()
    with transactie(p.SYSTEEM):
        Dossier.objects.filter(pk=ander.dossier.pk).update(team=huis.wijk.zuid)
    with pytest.raises(Fout, match="twee teams"):
        _voeg(huis.wijk.tom, huis, ander)
    with transactie(p.SYSTEEM):
        Dossier.objects.filter(pk=ander.dossier.pk).update(team=huis.wijk.oost, gesloten_op=klok.vandaag())
    with pytest.raises(Fout, match="is gesloten"):
        _voeg(huis.wijk.tom, ander, huis)


def test_na_heropenen_gaat_ongedaan_maken_niet_meer_vanzelf():
    huis, ander = _twee_dossiers()
    samen = _voeg(huis.wijk.samira, huis, ander)
    with transactie(p.SYSTEEM):
        Dossier.objects.filter(pk=ander.dossier.pk).update(gesloten_op=None)
    with pytest.raises(Fout, match="nog iets gebeurd"):
        doe(huis.wijk.samira, h.dossiersamenvoeging_ongedaan_maken, samenvoeging_id=samen.pk)
    with transactie(p.SYSTEEM):
        Dossier.objects.filter(pk=ander.dossier.pk).update(gesloten_op=klok.vandaag())
    doe(huis.wijk.samira, h.dossiersamenvoeging_ongedaan_maken, samenvoeging_id=samen.pk)
    with pytest.raises(Fout, match="al ongedaan"):
        doe(huis.wijk.samira, h.dossiersamenvoeging_ongedaan_maken, samenvoeging_id=samen.pk)


def test_het_oude_dossier_wijst_naar_wat_bleef_en_het_scherm_draait_het_terug(client):
    huis, ander = _twee_dossiers()
    log_in(client, huis.wijk.samira)
    pad = f"/dossier/{huis.dossier.pk}/samenvoegen/"
    assert client.post(pad, {"nummer": "1999-0001"}).status_code == 422
    assert ander.dossier.nummer in client.post(pad, {"nummer": ander.dossier.nummer}).content.decode()
    antwoord = client.post(pad, {"nummer": ander.dossier.nummer, "zeker": "ja"})
    assert antwoord.url == f"/dossier/{huis.dossier.pk}/"
    assert client.get(f"/dossier/{ander.dossier.pk}/").url == f"/dossier/{huis.dossier.pk}/"
    pagina = client.get(pad).content.decode()
    terug = pagina.split('action="')[-1].split('"')[0]
    assert client.post(terug).status_code == 302
    assert client.get(f"/dossier/{ander.dossier.pk}/").status_code == 200


def _splits(huis, vertrekt, in_beide=(), mee=()):
    mensen = leden(huis)
    return doe(
        huis.wijk.samira,
        h.huishouden_splitsen,
        dossier_id=huis.dossier.pk,
        vertrekt=[mensen[n].pk for n in vertrekt],
        in_beide=[mensen[n].pk for n in in_beide],
        mee=mee,
    )


def test_wie_vertrekt_krijgt_een_eigen_dossier_en_een_kind_hoort_bij_beide():
    huis = maak_huis()
    nieuw = _splits(huis, ["Emre", "Elif"], ["Elif"])
    with transactie(p.SYSTEEM):
        rijen = Huishoudlid.objects.filter(tot=None).values_list("huishouden_id", "inwoner__roepnaam")
        oud, weg = ({n for h_, n in rijen if h_ == i} for i in (huis.huishouden.pk, nieuw.huishouden_id))
    assert (oud, weg) == ({"Fatma", "Elif"}, {"Emre", "Elif"})
    assert [r.medewerker.naam for r in alle_regie(nieuw)] == ["Samira"]


def test_splitsen_tijdens_de_intake_laat_de_vraag_en_haar_termijnen_heel():
    """Fatma's question goes on where it was, with its terms; nothing of it stands with Emre."""
    huis = maak_huis()
    fatma = leden(huis)["Fatma"].pk
    melding = maak_melding(huis.wijk.samira, huishouden_id=huis.huishouden.pk, inwoner_id=fatma, wet="wmo")
    with transactie(p.SYSTEEM):
        termijnen = set(Termijn.objects.filter(melding=melding, klaar_op=None).values_list("soort", "uiterlijk"))
    nieuw = _splits(huis, ["Emre"], mee=list(h.itemsoorten()))
    with transactie(p.SYSTEEM):
        rijen = Termijn.objects.filter(melding=melding, klaar_op=None)
        assert set(rijen.values_list("soort", "uiterlijk")) == termijnen
        assert {soort for soort, _ in termijnen} >= {"D01", "D02"}
        waar = dict(Melding.objects.values_list("huishouden_id", "inwoner_id"))
    assert (waar, nieuw.huishouden_id in waar) == ({huis.huishouden.pk: fatma}, False)


def test_alleen_wat_alleen_over_de_vertrekker_gaat_gaat_mee():
    huis = maak_huis()
    mensen = leden(huis)
    van_emre = _regel(huis.dossier, [mensen["Emre"]], publiek="betrokkenen")
    samen = _regel(huis.dossier, [mensen["Emre"], mensen["Fatma"]])
    van_elif = _regel(huis.dossier, [mensen["Elif"]])
    doel = maak_doel(huis, over=[mensen["Emre"].pk])
    maak_contact(huis.wijk.samira, huishouden_id=huis.huishouden.pk, inwoner_id=mensen["Emre"].pk, tekst="a")
    maak_melding(huis.wijk.samira, huishouden_id=huis.huishouden.pk, inwoner_id=mensen["Fatma"].pk)
    nieuw = _splits(huis, ["Emre", "Elif"], ["Elif"], list(h.itemsoorten()))
    with transactie(p.SYSTEEM):
        waar = {r.pk: r.dossier_id for r in Journaalregel.objects.all()}
        assert waar[van_emre.pk] == nieuw.pk
        assert {waar[samen.pk], waar[van_elif.pk]} == {huis.dossier.pk}
        assert Journaalregel.objects.get(pk=van_emre.pk).publiek == "betrokkenen"
        assert Doel.objects.get(pk=doel.pk).plan.dossier_id == nieuw.pk
        assert Contact.objects.get().huishouden_id == nieuw.huishouden_id


def test_niets_gekozen_dan_blijft_alles_staan():
    huis = maak_huis()
    regel = _regel(huis.dossier, [leden(huis)["Emre"]])
    _splits(huis, ["Emre"])
    with transactie(p.SYSTEEM):
        assert Journaalregel.objects.get(pk=regel.pk).dossier_id == huis.dossier.pk


def test_wie_achter_een_wand_woonde_blijft_daar():
    huis = maak_huis()
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=huis.huishouden.pk).update(afgeschermd=True)
    nieuw = _splits(huis, ["Emre"])
    with transactie(p.SYSTEEM):
        assert Dossier.objects.get(pk=nieuw.pk).afgeschermd
    with transactie(p.actor(huis.wijk.tom)):
        assert not Dossier.objects.filter(pk=nieuw.pk).exists()


@pytest.mark.parametrize(
    ("vertrekt", "in_beide", "mee", "woord"),
    [
        ([], [], [], "Kies wie er vertrekt"),
        (["Emre", "Fatma", "Elif"], [], [], "Er moet iemand"),
        (["Elif"], ["Elif"], [], "in beide huishoudens"),
        (["Emre"], [], ["zolder"], "zolder"),
    ],
)
def test_een_splitsing_die_niet_kan_verandert_niets(vertrekt, in_beide, mee, woord):
    huis = maak_huis()
    voor = alle_rijen()
    with pytest.raises(Fout, match=woord):
        _splits(huis, vertrekt, in_beide, mee)
    assert verschil(voor, alle_rijen()) == {}


def test_op_dezelfde_dag_erbij_en_weer_weg():
    """During intake the household was put together this morning; nobody was a member for a day."""
    huis = maak_huis()
    with transactie(p.SYSTEEM):
        Huishoudlid.objects.filter(huishouden=huis.huishouden).update(van=klok.vandaag())
    nieuw = _splits(huis, ["Emre"])
    with transactie(p.SYSTEEM):
        rijen = Huishoudlid.objects.filter(inwoner=leden(huis).get("Emre")).count()
        assert Huishoudlid.objects.filter(huishouden=nieuw.huishouden).count() == 1
    assert rijen == 0


def test_splitsen_op_het_scherm(client):
    huis = maak_huis()
    mensen = leden(huis)
    log_in(client, huis.wijk.samira)
    pad = f"/dossier/{huis.dossier.pk}/splitsen/"
    assert "Wie vertrekt" in client.get(pad).content.decode()
    assert client.post(pad, {}).status_code == 422
    vertrekt = [mensen["Emre"].pk, mensen["Elif"].pk]
    velden = {"vertrekt": vertrekt, "in_beide": vertrekt[1:], "mee": ["toegang.Contact"]}
    antwoord = client.post(pad, velden)
    assert antwoord.status_code == 302
    with transactie(p.SYSTEEM):
        ongedaan = f"{pad}{Splitsing.objects.get().pk}/ongedaan/"
    assert f'action="{ongedaan}"' in client.get(antwoord.url).text
    client.logout()
    log_in(client, huis.wijk.zoe)
    assert client.get(pad).status_code == 404


def _heel(huis, wie=None):
    with transactie(p.SYSTEEM):
        splitsing = Splitsing.objects.latest("gemaakt_op")
    return doe(wie or huis.wijk.samira, h.splitsing_ongedaan_maken, splitsing_id=splitsing.pk)


def _open_leden(huis):
    with transactie(p.SYSTEEM):
        rijen = Huishoudlid.objects.filter(tot=None).values_list("huishouden_id", "inwoner__roepnaam", "van")
        return sorted((str(h_), naam, van) for h_, naam, van in rijen)


def test_een_splitsing_ongedaan_maken_herstelt_leden_en_brengt_alles_terug():
    huis = maak_huis()
    emre = leden(huis)["Emre"]
    oud = _regel(huis.dossier, [emre])
    voor = _open_leden(huis)
    nieuw = _splits(huis, ["Emre", "Elif"], ["Elif"], ["dossier.Journaalregel"])
    later = _regel(nieuw, [emre])
    _heel(huis)
    assert _open_leden(huis) == voor
    with transactie(p.SYSTEEM):
        assert {r.dossier_id for r in Journaalregel.objects.filter(pk__in=[oud.pk, later.pk])} == {huis.dossier.pk}
        assert Dossier.objects.get(pk=nieuw.pk).reden_sluiten == "dubbel"
    with pytest.raises(Fout, match="al ongedaan"):
        _heel(huis)


def test_na_ongedaan_blijft_er_geen_lege_vraag_open_maar_een_echte_wel():
    huis = maak_huis()
    for onderwerp in ("", "wonen"):
        with transactie(p.SYSTEEM):
            voor = set(WerkprocesPeriode.objects.filter(tot=None).values_list("pk", flat=True))
        nieuw = _splits(huis, ["Emre"])
        with transactie(p.SYSTEEM):
            Werkproces.objects.filter(dossier=nieuw).update(onderwerp=onderwerp)
        _heel(huis)
        with transactie(p.SYSTEEM):
            erbij = WerkprocesPeriode.objects.filter(tot=None).exclude(pk__in=voor)
            assert [rij.werkproces.onderwerp for rij in erbij] == [onderwerp][: bool(onderwerp)]


def test_wie_diezelfde_dag_erbij_kwam_hoort_er_daarna_weer_bij():
    huis = maak_huis()
    with transactie(p.SYSTEEM):
        Huishoudlid.objects.filter(huishouden=huis.huishouden).update(van=klok.vandaag())
    voor = _open_leden(huis)
    _splits(huis, ["Emre"])
    _heel(huis)
    assert _open_leden(huis) == voor


def test_een_splitsing_achter_een_wand_gaat_terug_achter_die_wand():
    huis = maak_huis()
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=huis.huishouden.pk).update(afgeschermd=True)
    _splits(huis, ["Emre"])
    with pytest.raises(NietGevonden):
        _heel(huis, huis.wijk.tom)
    _heel(huis)
    with transactie(p.SYSTEEM):
        assert set(Dossier.objects.values_list("afgeschermd", flat=True)) == {True}


@pytest.mark.parametrize(("velden", "woord"), [({"gesloten_op": klok.vandaag()}, "Heropen"), ({}, "afgeschermd")])
def test_een_splitsing_die_niet_terug_kan_verandert_niets(velden, woord):
    huis = maak_huis()
    nieuw = _splits(huis, ["Emre"])
    with transactie(p.SYSTEEM):
        Dossier.objects.filter(pk=nieuw.pk).update(**velden)
        if not velden:
            Huishouden.objects.filter(pk=nieuw.huishouden_id).update(afgeschermd=True)
    voor = alle_rijen()
    with pytest.raises(Fout, match=woord):
        _heel(huis)
    assert verschil(voor, alle_rijen()) == {}


def test_het_scherm_splitst_en_maakt_weer_heel(client):
    huis = maak_huis()
    log_in(client, huis.wijk.samira)
    pad = f"/dossier/{huis.dossier.pk}/splitsen/"
    client.post(pad, {"vertrekt": [leden(huis)["Emre"].pk]})
    pagina = client.get(pad).content.decode()
    terug = pagina.split('action="')[-1].split('"')[0]
    assert client.post(terug).url == f"/dossier/{huis.dossier.pk}/"
    assert "Ongedaan gemaakt op" in client.get(pad).content.decode()
    assert client.post(terug).url == pad
