"""Access on request, and when a resident reads of it."""

from datetime import timedelta

import pytest

from keukentafel.dossier.models import Dossier, Toegangsverlening
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade, Fout, GeenRecht, NietGevonden
from keukentafel.kern.models import Gebeurtenis
from keukentafel.organisatie.models import Afwezigheid
from keukentafel.organisatie.opvragen.actor import actor_van
from keukentafel.poort import poort
from keukentafel.poort.matrix import Rol
from keukentafel.poort.rechten import Recht
from keukentafel.privacy.handelingen.noodtoegang import toegang_aflopen, toegang_beeindigen, toegang_intrekken
from keukentafel.privacy.handelingen.openbaarmaking import openbaar_maken, openbaarmaking_uitstellen, uitstel_bewaken
from keukentafel.privacy.handelingen.toegangsverzoek import toegang_beantwoorden
from keukentafel.privacy.models import Noodverantwoording
from keukentafel.privacy.tests.toegang import (
    binnen,
    later,
    logregels,
    maak_kring,
    maak_toneel,
    neem,
    taken,
    voor_wie,
    vraag,
    weigert,
)
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def toneel():
    return maak_toneel()


def antwoord(toneel, rij, wie=None, ja=True, antwoord=""):
    wie = wie or toneel.huis.wijk.samira
    return doe(wie, toegang_beantwoorden, verlening_id=rij.pk, ja=ja, antwoord=antwoord)


def test_vragen_opent_niets(toneel):
    vraag(toneel)
    assert not binnen(toneel.zoe, toneel.dossier)
    assert voor_wie("toegang_gevraagd") == ["Samira", "wijkteammanager"]


def test_ja_opent_voor_een_tijd(toneel):
    rij = antwoord(toneel, vraag(toneel, dagen=3))
    assert binnen(toneel.zoe, toneel.dossier)
    assert (voor_wie("toegang_gevraagd"), voor_wie("toegang_beantwoord")) == ([], ["Zoë"])
    with transactie(actor_van(toneel.zoe)):
        poort.haal(Dossier, toneel.dossier.pk, Recht.DOSSIER_LEZEN)
    regel = logregels(soort="kijken", object_soort="dossier.dossier")[0]
    assert (regel["doel"], regel.get("noodprocedure"), regel["verlening"]) == ("toegang op verzoek", None, str(rij.pk))
    with later(days=3):
        assert not binnen(toneel.zoe, toneel.dossier)
        assert toegang_aflopen() == 1
    with transactie(p.SYSTEEM):
        assert not Noodverantwoording.objects.exists()
        assert Gebeurtenis.objects.filter(soort__in=["toegang_gevraagd", "toegang_beantwoord"]).count() == 2


def test_nee_met_een_reden(toneel):
    rij = vraag(toneel)
    with pytest.raises(Fout) as fout:
        antwoord(toneel, rij, ja=False)
    assert fout.value.veld == "antwoord"
    antwoord(toneel, rij, ja=False, antwoord="Bel mij even.")
    assert not binnen(toneel.zoe, toneel.dossier)
    assert [t for _, t in taken("toegang_beantwoord")] == [f"Dossier {toneel.dossier.nummer}: je krijgt geen toegang."]
    with pytest.raises(Fout, match="al beantwoord"):
        antwoord(toneel, rij)
    assert vraag(toneel)


def test_de_manager_van_het_dossier_beslist_ook(toneel):
    assert antwoord(toneel, vraag(toneel), toneel.manager_oost).toegestaan


def test_wie_waarneemt_voor_de_regisseur_beslist(toneel):
    rij = vraag(toneel)
    with transactie(p.SYSTEEM):
        Afwezigheid.objects.create(
            medewerker=toneel.huis.wijk.samira, waarnemer=toneel.huis.wijk.tom, van=klok.vandaag(), reden="verlof"
        )
    assert antwoord(toneel, rij, toneel.huis.wijk.tom).toegestaan


def test_een_ander_beslist_niet(toneel):
    rij = vraag(toneel)
    for wie in toneel.zoe, toneel.manager_zuid:
        fout, pogingen = weigert(Blokkade, lambda wie=wie: antwoord(toneel, rij, wie))
        assert (fout.code, pogingen) == ("toegang-andere-beslisser", ["niet de beslisser"])
    with pytest.raises(NietGevonden):
        antwoord(toneel, rij, toneel.huis.wijk.tom)
    with pytest.raises(GeenRecht):
        antwoord(toneel, rij, toneel.officer)


@pytest.mark.parametrize(
    ("velden", "veld"), [({"dagen": 15}, "dagen"), ({"dagen": 0}, "dagen"), ({"reden": "even kijken"}, "reden")]
)
def test_doel_en_tijd_horen_erbij(toneel, velden, veld):
    with pytest.raises(Fout) as fout:
        vraag(toneel, **velden)
    assert fout.value.veld == veld


def test_eigen_kring_niet(toneel):
    maak_kring(toneel, toneel.zoe)
    with pytest.raises(Blokkade):
        vraag(toneel)


def test_zonder_recht_niet(toneel):
    with pytest.raises(GeenRecht):
        vraag(toneel, toneel.huis.wijk.frans)


def test_allebei_kunnen_stoppen(toneel):
    rij = antwoord(toneel, vraag(toneel))
    doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)
    assert not binnen(toneel.zoe, toneel.dossier)
    rij = antwoord(toneel, vraag(toneel))
    doe(toneel.manager_oost, toegang_intrekken, verlening_id=rij.pk, reden="Het overleg is geweest.")
    assert not binnen(toneel.zoe, toneel.dossier)


def test_terugnemen_voor_het_antwoord(toneel):
    rij = vraag(toneel)
    with pytest.raises(Fout, match="loopt al"):
        vraag(toneel)
    doe(toneel.zoe, toegang_beeindigen, verlening_id=rij.pk)
    with pytest.raises(Fout, match="teruggenomen"):
        antwoord(toneel, rij)


def test_na_toegang_op_verzoek_mag_noodtoegang_ook(toneel):
    antwoord(toneel, vraag(toneel))
    neem(toneel)
    actor = actor_van(toneel.zoe)
    assert actor.verlening_voor(dossier=toneel.dossier.pk).soort == "nood"


# --- When the resident reads it ---------------------------------------------------------------------------------------


def uitstel(toneel, rij, wie=None, dagen=30, reden="De partner leest mee."):
    kijk_op = klok.vandaag() + timedelta(days=dagen)
    return doe(wie or toneel.aandacht, openbaarmaking_uitstellen, verlening_id=rij.pk, reden=reden, kijk_op=kijk_op)


def nu(rij):
    with transactie(p.SYSTEEM):
        return Toegangsverlening.objects.get(pk=rij.pk)


def test_de_inwoner_leest_het_vanzelf(toneel):
    rij = neem(toneel)
    assert nu(rij).zichtbaar_vanaf == nu(rij).van


def test_uitstellen_met_een_dag_om_weer_te_kijken(toneel):
    rij = neem(toneel, onveilig=True)
    uitstel(toneel, rij)
    assert (nu(rij).zichtbaar_vanaf, nu(rij).uitstel_door, voor_wie("openbaarmaking_bepalen")) == (None, "Anne", [])
    assert uitstel_bewaken() == 0
    with later(days=30):
        assert (uitstel_bewaken(), uitstel_bewaken()) == (1, 1)
        assert voor_wie("openbaarmaking_herzien") == ["aandachtsfunctionaris"]
        doe(toneel.aandacht, openbaar_maken, verlening_id=rij.pk)
        assert (uitstel_bewaken(), voor_wie("openbaarmaking_herzien")) == (0, [])
    assert nu(rij).zichtbaar_vanaf
    assert logregels(soort="handeling", recht="openbaarmaking_uitstellen")


def test_alleen_de_aandachtsfunctionaris_stelt_uit(toneel):
    rij = neem(toneel)
    for wie in toneel.officer, toneel.zoe, toneel.manager_oost:
        with pytest.raises(GeenRecht):
            uitstel(toneel, rij, wie)


@pytest.mark.parametrize(("dagen", "reden", "veld"), [(0, "x", "kijk_op"), (184, "x", "kijk_op"), (5, " ", "reden")])
def test_uitstel_heeft_reden_en_dag(toneel, dagen, reden, veld):
    rij = neem(toneel)
    with pytest.raises(Fout) as fout:
        uitstel(toneel, rij, dagen=dagen, reden=reden)
    assert fout.value.veld == veld


def test_een_vraag_zonder_toegang_heeft_niets_te_lezen(toneel):
    rij = vraag(toneel)
    with pytest.raises(Fout, match="geen toegang gegeven"):
        uitstel(toneel, rij)


def test_de_rol_van_wie_meekijkt(toneel):
    rij = neem(toneel)
    with transactie(p.SYSTEEM):
        ander = p.maak_medewerker("Ada", Rol.AANDACHTSFUNCTIONARIS, None)
    assert uitstel(toneel, rij, ander).uitstel_door == "Ada"
