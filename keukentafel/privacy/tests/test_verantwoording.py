"""The account of an emergency access: who writes, who judges, what happens when nobody does (REQ-155)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Inrichting, Rolvervulling
from keukentafel.poort.matrix import Rol
from keukentafel.privacy.handelingen.datalek import datalek_openen
from keukentafel.privacy.handelingen.noodtoegang import toegang_beeindigen
from keukentafel.privacy.handelingen.verantwoording import (
    noodtoegang_adviseren,
    noodtoegang_beoordelen,
    noodtoegang_verantwoorden,
    verantwoordingen_bewaken,
)
from keukentafel.privacy.models import Noodverantwoording
from keukentafel.privacy.opvragen import toegang as lees
from keukentafel.privacy.opvragen.datalekbron import bron_van
from keukentafel.privacy.tests.toegang import later, logregels, maak_toneel, neem, taken, voor_wie, weigert
from tests import personages as p

pytestmark = pytest.mark.django_db
TEKST = {"nodig": "Er werd gebeld.", "gezien": "De tijdlijn.", "gedaan": "112 gebeld."}


@pytest.fixture
def toneel():
    return maak_toneel()


@pytest.fixture
def rij(toneel):
    """Taken and ended by Zoë."""
    rij = neem(toneel)
    doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)
    return rij


def verantwoord(toneel, rij, wie=None, **velden):
    return doe(wie or toneel.zoe, noodtoegang_verantwoorden, verlening_id=rij.pk, **{**TEKST, **velden})


def oordeel(toneel, rij, wie=None, oordeel="aanvaard", reden=""):
    wie = wie or toneel.manager_zuid
    return doe(wie, noodtoegang_beoordelen, verlening_id=rij.pk, oordeel=oordeel, reden=reden)


def fg_beslist():
    with transactie(p.SYSTEEM):
        Inrichting.objects.create(
            soort="instelling", code="noodtoegang_beoordelaar", naam="x", waarde={"waarde": "fg"}, geldig_van=p.BEGIN
        )


def test_verantwoorden_en_aanvaarden(toneel, rij):
    verantwoord(toneel, rij)
    assert (voor_wie("noodtoegang_verantwoorden"), voor_wie("noodtoegang_beoordelen")) == ([], ["wijkteammanager"])
    oordeel(toneel, rij)
    assert voor_wie("noodtoegang_beoordelen") == []
    assert [t for _, t in taken("noodtoegang_beoordeeld")] == [
        f"Dossier {toneel.dossier.nummer}: je noodtoegang is aanvaard."
    ]
    assert voor_wie("noodtoegang_mogelijk_datalek") == []
    with transactie(p.SYSTEEM):
        assert Gebeurtenis.objects.filter(soort__in=["noodtoegang_verantwoord", "noodtoegang_beoordeeld"]).count() == 2


def test_afwijzen_is_een_mogelijk_datalek(toneel, rij):
    verantwoord(toneel, rij)
    with pytest.raises(Fout) as fout:
        oordeel(toneel, rij, oordeel="afgewezen", reden=" ")
    assert fout.value.veld == "reden"
    oordeel(toneel, rij, oordeel="afgewezen", reden="Er was niets aan de hand.")
    assert voor_wie("noodtoegang_mogelijk_datalek") == ["privacy_officer"]
    with transactie(p.actor(toneel.officer)):
        beeld = bron_van("noodtoegang", rij.pk)
    assert ("Er was niets aan de hand." in beeld.wat, beeld.dossier_id) == (True, toneel.dossier.pk)
    doe(toneel.officer, datalek_openen, bron="noodtoegang", bron_id=rij.pk, wat=beeld.wat)
    assert voor_wie("noodtoegang_mogelijk_datalek") == []
    assert voor_wie("noodtoegang_beoordeeld") != []
    assert logregels(soort="handeling", recht="toegang_beoordelen")[0]["gegevens"] == {"oordeel": "afgewezen"}


@pytest.mark.parametrize("leeg", ["nodig", "gezien", "gedaan"])
def test_een_verantwoording_is_heel(toneel, rij, leeg):
    with pytest.raises(Fout) as fout:
        verantwoord(toneel, rij, **{leeg: "  "})
    assert fout.value.veld == leeg


def test_verbeteren_tot_iemand_beslist(toneel, rij):
    verantwoord(toneel, rij)
    assert verantwoord(toneel, rij, gedaan="Ook het crisisteam gebeld.").gedaan == "Ook het crisisteam gebeld."
    assert len(taken("noodtoegang_beoordelen")) == 1
    oordeel(toneel, rij)
    with pytest.raises(Fout, match="al over beslist"):
        verantwoord(toneel, rij)
    with pytest.raises(Fout, match="al over beslist"):
        oordeel(toneel, rij)


def test_een_ander_verantwoordt_niet(toneel, rij):
    with pytest.raises(NietGevonden):
        verantwoord(toneel, rij, toneel.huis.wijk.samira)
    with pytest.raises(GeenRecht):
        verantwoord(toneel, rij, toneel.officer)


def test_zolang_het_loopt_valt_er_niets_te_verantwoorden(toneel):
    rij = neem(toneel)
    with pytest.raises(Fout, match="loopt nog"):
        verantwoord(toneel, rij)
    with pytest.raises(NietGevonden):
        oordeel(toneel, rij)


def test_zonder_verantwoording_nog_geen_oordeel(toneel, rij):
    with pytest.raises(Fout, match="nog niet opgeschreven"):
        oordeel(toneel, rij)


def test_onbekend_oordeel(toneel, rij):
    verantwoord(toneel, rij)
    with pytest.raises(Fout) as fout:
        oordeel(toneel, rij, oordeel="misschien")
    assert fout.value.veld == "oordeel"


def test_nooit_het_eigen_gebruik(toneel, rij):
    verantwoord(toneel, rij)
    with transactie(p.SYSTEEM):
        Rolvervulling.objects.create(
            medewerker=toneel.zoe, rol=Rol.WIJKTEAMMANAGER, team=toneel.huis.wijk.zuid, van=p.BEGIN
        )
    fout, pogingen = weigert(Blokkade, lambda: oordeel(toneel, rij, toneel.zoe))
    assert (fout.code, pogingen) == ("noodtoegang-eigen-oordeel", ["eigen gebruik"])
    with pytest.raises(IntegrityError), transactie(p.SYSTEEM):
        Noodverantwoording.objects.update(oordeel="aanvaard", beoordeeld_op=klok.nu(), beoordelaar=toneel.zoe)


@pytest.mark.parametrize("wie", ["manager_oost", "fg"])
def test_de_manager_van_de_medewerker_beslist(toneel, rij, wie):
    verantwoord(toneel, rij)
    fout, pogingen = weigert(Blokkade, lambda: oordeel(toneel, rij, getattr(toneel, wie)))
    assert (fout.code, pogingen) == ("noodtoegang-andere-beoordelaar", ["andere beoordelaar"])


def test_wie_niet_beslist_heeft_het_recht_niet(toneel, rij):
    verantwoord(toneel, rij)
    for wie in toneel.officer, toneel.huis.wijk.samira:
        with pytest.raises(GeenRecht):
            oordeel(toneel, rij, wie)


def test_waar_de_gemeente_het_zegt_beslist_de_fg(toneel, rij):
    fg_beslist()
    verantwoord(toneel, rij)
    assert voor_wie("noodtoegang_beoordelen") == ["fg"]
    with pytest.raises(Blokkade):
        oordeel(toneel, rij)
    assert oordeel(toneel, rij, toneel.fg).oordeel == "aanvaard"


def test_te_laat_gaat_een_keer_naar_officer_en_fg(toneel, rij):
    with transactie(p.SYSTEEM):
        uiterlijk = Noodverantwoording.objects.get().uiterlijk
    with klok.zet_klok(uiterlijk):
        assert verantwoordingen_bewaken() == 0
    with klok.zet_klok(uiterlijk + timedelta(days=1)):
        assert (verantwoordingen_bewaken(), verantwoordingen_bewaken()) == (1, 0)
        assert voor_wie("noodtoegang_te_laat") == ["fg", "privacy_officer"]
        assert oordeel(toneel, rij, toneel.fg, "afgewezen", "Niet verantwoord.").oordeel == "afgewezen"
        assert voor_wie("noodtoegang_te_laat") == []


def advies(toneel, rij, wie=None, tekst="Bel voortaan eerst het crisisteam."):
    return doe(wie or toneel.fg, noodtoegang_adviseren, verlening_id=rij.pk, advies=tekst)


def test_de_fg_adviseert_en_beslist_daarmee_niets(toneel, rij):
    verantwoord(toneel, rij)
    v = advies(toneel, rij)
    assert (v.fg_advies, v.fg_advies_door, v.oordeel) == ("Bel voortaan eerst het crisisteam.", "Floor", "")
    assert advies(toneel, rij, tekst="Bel eerst de achterwacht.").fg_advies == "Bel eerst de achterwacht."
    assert voor_wie("noodtoegang_advies") == ["privacy_officer", "wijkteammanager"]
    assert voor_wie("noodtoegang_beoordelen") == ["wijkteammanager"]
    with transactie(p.actor(toneel.manager_zuid)):
        beeld = lees.toegang(rij.pk)
    assert (beeld.fg_advies, beeld.fg_advies_door) == ("Bel eerst de achterwacht.", "Floor")
    oordeel(toneel, rij)
    assert voor_wie("noodtoegang_advies") == []
    with pytest.raises(Fout, match="al over beslist"):
        advies(toneel, rij, tekst="Toch anders.")
    assert [r["gegevens"] for r in logregels(soort="handeling", recht="toegang_beoordelen")][-1] == {"wat": "advies"}


def test_een_advies_na_het_oordeel_is_voor_de_volgende_keer(toneel, rij):
    verantwoord(toneel, rij)
    oordeel(toneel, rij)
    assert advies(toneel, rij).oordeel == "aanvaard"
    assert voor_wie("noodtoegang_advies") == ["privacy_officer", "wijkteammanager"]


def test_alleen_de_fg_adviseert_met_woorden_en_niet_zolang_het_loopt(toneel, rij):
    for wie in toneel.manager_zuid, toneel.officer, toneel.zoe:
        with pytest.raises(GeenRecht):
            advies(toneel, rij, wie)
    with pytest.raises(Fout) as fout:
        advies(toneel, rij, tekst=" ")
    assert fout.value.veld == "advies"
    with pytest.raises(NietGevonden):
        advies(toneel, neem(toneel))
    with pytest.raises(IntegrityError), transactie(p.SYSTEEM):
        Noodverantwoording.objects.update(fg_advies="Zonder naam en moment.")


def test_vijf_werkdagen_en_geen_weekend(toneel):
    rij = neem(toneel)
    with klok.zet_klok(klok.moment(date(2026, 11, 26), 12)):
        doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)
    with transactie(p.SYSTEEM):
        assert Noodverantwoording.objects.get().uiterlijk == date(2026, 12, 3)


# --- The list ---------------------------------------------------------------------------------------------------------


def stand(wie, rij):
    with transactie(p.actor(wie)):
        return lees.toegang(rij.pk).stand


def test_elke_stand_in_een_woord(toneel):
    rij = neem(toneel)
    assert stand(toneel.officer, rij) == "Loopt nu"
    doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)
    assert stand(toneel.officer, rij) == "Nog te verantwoorden"
    verantwoord(toneel, rij)
    assert stand(toneel.officer, rij) == "Nog te beoordelen"
    with later(days=30):
        assert stand(toneel.officer, rij) == "Te laat"
    oordeel(toneel, rij)
    assert stand(toneel.officer, rij) == "Aanvaard"


def gevonden(wie, filter_="", medewerker=""):
    with transactie(p.actor(wie)):
        return [b.stand for b in lees.toegangen(filter_, medewerker, "").regels]


def test_de_filters(toneel, rij):
    assert (len(gevonden(toneel.fg, "open")), len(gevonden(toneel.fg, "beslist"))) == (1, 0)
    with later(days=30):
        assert len(gevonden(toneel.fg, "laat")) == 1
    verantwoord(toneel, rij)
    oordeel(toneel, rij)
    assert (len(gevonden(toneel.fg, "open")), len(gevonden(toneel.fg, "beslist"))) == (0, 1)
    assert (len(gevonden(toneel.fg, "", str(toneel.zoe.pk))), gevonden(toneel.fg, "", str(toneel.fg.pk))) == (1, [])


def test_de_manager_ziet_het_eigen_team_en_geen_tellingen(toneel, rij):
    with transactie(p.SYSTEEM):
        west = p.maak_team("west", "West")
        ander = p.maak_medewerker("Wout", Rol.WIJKTEAMMANAGER, west)
    assert (len(gevonden(toneel.manager_zuid)), len(gevonden(toneel.manager_oost)), gevonden(ander)) == (1, 1, [])
    with transactie(p.actor(toneel.manager_zuid)):
        assert lees.toegangen("", "", "").per_medewerker == ()
    with transactie(p.actor(toneel.officer)):
        blad = lees.toegangen("", "", "")
    assert (blad.per_medewerker, blad.per_team) == (((str(toneel.zoe.pk), "Zoë", 1),), (("Zuid", 1),))


def test_bladeren_slaat_niets_over(toneel, monkeypatch):
    monkeypatch.setattr(lees, "PER_BLAD", 2)
    for uur in range(5):
        with later(hours=2 * uur):
            neem(toneel)
    gezien, na = [], ""
    with later(hours=20), transactie(p.actor(toneel.fg)):
        for _ in range(3):
            blad = lees.toegangen("", "", na)
            gezien += [b.id for b in blad.regels]
            na = blad.volgende
    assert (len(gezien), len(set(gezien)), na) == (5, 5, "")
