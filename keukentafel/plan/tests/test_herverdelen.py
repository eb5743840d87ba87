"""The cases of an absent colleague go to others: spread, explained, and back in one go."""

from datetime import timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.plan import handelingen as h
from keukentafel.plan.models import Herverdeling, Regie
from keukentafel.plan.opvragen.herverdelen import herverdeelscherm
from keukentafel.toegang import handelingen as toegang
from keukentafel.toegang.models import Belangenconflict, Melding
from keukentafel.toegang.tests.hulp import doe, hoogstens_vragen, maak_melding
from tests import personages as p
from tests.dossiers import maak_huishouden
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


def _dossier(medewerker, team, naam):
    huishouden = maak_huishouden(team, [p.maak_inwoner(team)], naam=naam)
    return doe(h.dossier_openen_met_regie, medewerker, huishouden_id=huishouden.pk)


def _scherm(medewerker, wie):
    with transactie(p.actor(medewerker)):
        return herverdeelscherm(wie.pk)


def _regisseurs():
    with transactie(p.SYSTEEM):
        return dict(Regie.objects.filter(tot=None).values_list("dossier_id", "medewerker__naam"))


def test_het_voorstel_spreidt_en_legt_uit():
    wijk = p.maak_wijk()
    p.maak_medewerker("Eva", p.Rol.WIJKCOACH, wijk.oost)
    for naam in "ABCD":
        _dossier(wijk.tom, wijk.oost, naam)
    regels = _scherm(wijk.mo, wijk.tom).regels
    assert [r.naam for r in regels] == ["A", "B", "C", "D"]
    assert {len({r.voorstel for r in regels}), len(regels[0].keuzes)} == {2}
    assert "punten" in regels[0].uitleg


def test_wie_afwezig_is_of_een_bekende_is_krijgt_het_niet():
    wijk = p.maak_wijk()
    dossier = _dossier(wijk.tom, wijk.oost, "A")
    with transactie(p.SYSTEEM):
        velden = {"huishouden_id": dossier.huishouden_id, "team": wijk.oost, "gemaakt_door": "x"}
        Belangenconflict.objects.create(medewerker=wijk.samira, soort="familie", sinds=p.BEGIN, **velden)
    (regel,) = _scherm(wijk.mo, wijk.tom).regels
    assert (regel.voorstel, regel.keuzes) == ("", ())
    assert "Vraag een ander team" in regel.uitleg


def test_verdelen_en_terugnemen_van_dossiers_en_meldingen():
    wijk = p.maak_wijk()
    dossier = _dossier(wijk.tom, wijk.oost, "A")
    melding = maak_melding(wijk.frans, team_id=wijk.oost.pk)
    doe(toegang.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    naar = {f"dossier:{dossier.pk}": wijk.samira.pk, f"melding:{melding.pk}": wijk.samira.pk}
    rij = doe(h.werk_herverdelen, wijk.mo, medewerker_id=wijk.tom.pk, naar=naar, reden="Tom is ziek")
    assert _regisseurs() == {dossier.pk: "Samira"}
    with transactie(p.SYSTEEM):
        assert Melding.objects.get().behandelaar == wijk.samira
    with pytest.raises(Fout, match="intussen al overgedragen"):
        doe(h.werk_herverdelen, wijk.mo, medewerker_id=wijk.tom.pk, naar=naar, reden="x")
    assert doe(h.herverdeling_terugnemen, wijk.mo, herverdeling_id=rij.pk) == 2
    assert _regisseurs() == {dossier.pk: "Tom"}
    with pytest.raises(Fout, match="niet meer in één keer"):
        doe(h.herverdeling_terugnemen, wijk.mo, herverdeling_id=rij.pk)


def test_terugnemen_laat_staan_wat_al_verder_ging():
    wijk = p.maak_wijk()
    dossier = _dossier(wijk.tom, wijk.oost, "A")
    melding = maak_melding(wijk.frans, team_id=wijk.oost.pk)
    doe(toegang.melding_toewijzen, wijk.mo, melding_id=melding.pk, medewerker_id=wijk.tom.pk)
    naar = {f"dossier:{dossier.pk}": wijk.samira.pk, f"melding:{melding.pk}": wijk.samira.pk}
    rij = doe(h.werk_herverdelen, wijk.mo, medewerker_id=wijk.tom.pk, naar=naar, reden="x")
    doe(h.regie_overdragen, wijk.samira, dossier_id=dossier.pk, medewerker_id=wijk.tom.pk, reden="Tom is er weer")
    doe(toegang.melding_oppakken, wijk.samira, melding_id=melding.pk)
    assert doe(h.herverdeling_terugnemen, wijk.mo, herverdeling_id=rij.pk) == 0


def test_wat_er_niet_klopt_wordt_gezegd_en_verandert_niets():
    wijk = p.maak_wijk()
    dossier = _dossier(wijk.tom, wijk.oost, "A")
    naar = {f"dossier:{dossier.pk}": wijk.samira.pk}
    velden = {"medewerker_id": wijk.tom.pk, "naar": naar, "reden": "x"}
    with pytest.raises(Fout, match="waarom je verdeelt"):
        doe(h.werk_herverdelen, wijk.mo, **{**velden, "reden": " "})
    with pytest.raises(Fout, match="Kies minstens één"):
        doe(h.werk_herverdelen, wijk.mo, **{**velden, "naar": {}})
    with pytest.raises(NietGevonden):
        doe(h.werk_herverdelen, wijk.mo, **{**velden, "naar": {f"zaak:{dossier.pk}": wijk.samira.pk}})
    with pytest.raises(GeenRecht):
        doe(h.werk_herverdelen, wijk.samira, **velden)
    assert _regisseurs() == {dossier.pk: "Tom"}


def test_alleen_wie_verdeelde_en_alleen_dezelfde_dag():
    wijk = p.maak_wijk()
    dossier = _dossier(wijk.tom, wijk.oost, "A")
    velden = {"medewerker_id": wijk.tom.pk, "naar": {f"dossier:{dossier.pk}": wijk.samira.pk}, "reden": "x"}
    rij = doe(h.werk_herverdelen, wijk.mo, **velden)
    ander = p.maak_medewerker("Mia", p.Rol.MANAGEMENTONDERSTEUNER, wijk.oost)
    with pytest.raises(NietGevonden):
        doe(h.herverdeling_terugnemen, ander, herverdeling_id=rij.pk)
    with klok.zet_klok(klok.nu() + timedelta(days=1)), pytest.raises(Fout):
        doe(h.herverdeling_terugnemen, wijk.mo, herverdeling_id=rij.pk)


def test_het_scherm_verdeelt_ook_zonder_javascript(client):
    wijk = p.maak_wijk()
    dossier = _dossier(wijk.tom, wijk.oost, "A")
    log_in(client, wijk.mo)
    adres = f"/team/herverdelen/{wijk.tom.pk}/"
    assert client.get(f"/team/herverdelen/{dossier.pk}/").status_code == 404
    velden = {f"dossier:{dossier.pk}": str(wijk.samira.pk), "dossier:onzin": "x", "reden": ""}
    assert client.post(adres, velden).status_code == 422
    antwoord = client.post(adres, {**velden, "reden": "Tom is ziek"}, follow=True)
    assert "1 zaak is verdeeld" in antwoord.content.decode()
    with transactie(p.SYSTEEM):
        sleutel = Herverdeling.objects.get().pk
    terug = f"/team/herverdelen/{sleutel}/terug/"
    assert "Teruggenomen: 1" in client.post(terug, follow=True).content.decode()
    assert "niet meer in één keer" in client.post(terug, follow=True).content.decode()
    assert "geen dossiers of meldingen" in client.get(f"/team/herverdelen/{wijk.samira.pk}/").content.decode()


@pytest.mark.parametrize("aantal", [1, 12])
def test_twaalf_dossiers_kosten_niet_meer_vragen(client, aantal):
    wijk = p.maak_wijk()
    for nr in range(aantal):
        _dossier(wijk.tom, wijk.oost, f"Huis {nr}")
    log_in(client, wijk.mo)
    with hoogstens_vragen(12):
        assert client.get(f"/team/herverdelen/{wijk.tom.pk}/").status_code == 200
