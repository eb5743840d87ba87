"""AUT-06: with the end of the involvement the access ends, at once, for each way to be involved for a while.

In plain SQL, but for two: of the declined hand-over the tie is looked at (the receiver reads by the team too), of the
regisseur who went the pages. Taking a question back is in test_raad.py, the maatwerkspecialist in test_maatwerk.py.
"""

from datetime import date, timedelta

import pytest

from keukentafel.bureau.opvragen.tekst import zoek_tekst
from keukentafel.dossier.handelingen import (
    betrokken_maken,
    betrokkene_beeindigen,
    betrokkene_toevoegen,
    journaalregel_schrijven,
)
from keukentafel.dossier.models import Betrokkenheid
from keukentafel.dossier.regels import Tijdelijk
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.organisatie.models import Afwezigheid, Inrichting, Medewerker, Rolvervulling
from keukentafel.plan.handelingen import (
    consult_beantwoorden,
    consult_vragen,
    overdracht_beantwoorden,
    overdracht_voorstellen,
    overleg_plannen,
    overleg_sluiten,
    regie_overdragen,
    vierogen_vastleggen,
    zaak_inbrengen,
)
from keukentafel.plan.tests.hulp import banden, doe, maak_doel, rauw
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
GISTEREN = klok.vandaag() - timedelta(days=1)


@pytest.fixture(autouse=True)
def doel(huis):
    return maak_doel(huis)


def leest(wie):
    return bool(rauw(wie)["dossier_dossier"])


def leest_niets(wie):
    return {tabel for tabel, aantal in rauw(wie).items() if aantal} == set()


def vondsten(wie):
    actor = p.actor(wie)
    with transactie(actor):
        return len(zoek_tekst(actor, "aardvarken").vondsten)


def vraag(huis):
    Inrichting.objects.create(soort="specialisme", code="ggz", naam="GGZ", geldig_van=date(2015, 1, 1))
    velden = {"dossier_id": huis.dossier.pk, "specialisme": "ggz", "aan_id": huis.wijk.zoe.pk, "vraag": "Wat helpt?"}
    return doe(huis.wijk.samira, consult_vragen, **velden)


def bij(huis, wie, rol="uitvoerder"):
    return doe(huis.wijk.samira, betrokkene_toevoegen, dossier_id=huis.dossier.pk, medewerker_id=wie.pk, rol=rol)


def test_wie_betrokken_was_leest_na_het_einde_niets(huis):
    zoe = huis.wijk.zoe
    band = bij(huis, zoe)
    assert leest(zoe)
    doe(huis.wijk.samira, betrokkene_beeindigen, betrokkenheid_id=band.pk, reden="klaar")
    assert leest_niets(zoe)


def test_de_databank_geeft_de_specialist_na_het_antwoord_geen_enkele_rij(huis):
    zoe, rij = huis.wijk.zoe, vraag(huis)
    assert rauw(zoe)["plan_consult"] == rauw(zoe)["dossier_dossier"] == 1
    doe(zoe, consult_beantwoorden, consult_id=rij.pk, antwoord="Klein houden.")
    assert leest_niets(zoe)


def test_een_vervolgvraag_is_een_nieuwe_band_met_reden(huis):
    zoe, rij = huis.wijk.zoe, vraag(huis)
    doe(zoe, consult_beantwoorden, consult_id=rij.pk, antwoord="Klein houden.")
    doe(huis.wijk.samira, consult_vragen, dossier_id=huis.dossier.pk, specialisme="ggz", aan_id=zoe.pk, vraag="En nu?")
    with transactie(p.SYSTEEM):
        oud, nieuw = Betrokkenheid.objects.filter(medewerker=zoe).order_by("van")
    assert (oud.tot is not None, nieuw.tot, nieuw.reden) == (True, None, "Raad gevraagd: GGZ")


def test_wie_ook_blijvend_specialist_is_blijft_dat_na_het_antwoord(huis):
    """The tie of one question does not stand in for a lasting one that came after it."""
    zoe, rij = huis.wijk.zoe, vraag(huis)
    bij(huis, zoe, "specialist")
    doe(zoe, consult_beantwoorden, consult_id=rij.pk, antwoord="Klein houden.")
    assert leest(zoe)


@pytest.mark.parametrize("waarvoor", Tijdelijk)
def test_een_blijvende_band_gaat_niet_op_in_een_tijdelijke(huis, waarvoor):
    """Also not in that of a decision or a bezwaar: each ends only its own."""
    with transactie(p.SYSTEEM):
        vast = {"actor": p.SYSTEEM, "dossier": huis.dossier, "medewerker_id": huis.wijk.zoe.pk}
        tijdelijk = betrokken_maken(**vast, waarvoor=waarvoor)
        assert betrokken_maken(**vast, waarvoor=waarvoor) == tijdelijk
        blijvend = betrokken_maken(**vast)
        assert (blijvend == tijdelijk, betrokken_maken(**vast)) == (False, blijvend)


@pytest.mark.parametrize("waarvoor", Tijdelijk)
def test_het_woord_van_een_tijdelijke_band_typt_niemand(huis, waarvoor):
    velden = {"dossier_id": huis.dossier.pk, "medewerker_id": huis.wijk.zoe.pk, "rol": "specialist"}
    with pytest.raises(Fout, match="gebruikt het programma zelf") as fout:
        doe(huis.wijk.samira, betrokkene_toevoegen, **velden, waarvoor=waarvoor.value)
    assert (fout.value.veld, banden(huis.dossier)) == ("waarvoor", {("Samira", "regisseur")})


def test_een_genodigde_van_een_ander_team_krijgt_het_dossier_nooit(huis):
    """An invitation is no tie: before and after the meeting the dossier stays shut."""
    zoe = huis.wijk.zoe
    velden = {"soort": "casuistiek", "begin": klok.nu() + timedelta(hours=1), "collegas": [zoe.pk]}
    overleg = doe(huis.wijk.samira, overleg_plannen, **velden)
    doe(huis.wijk.samira, zaak_inbrengen, overleg_id=overleg.pk, dossier_id=huis.dossier.pk, vraag="Wat nu?")
    assert leest_niets(zoe)
    doe(huis.wijk.samira, overleg_sluiten, overleg_id=overleg.pk)
    assert leest_niets(zoe)


def test_wie_meekeek_als_vier_ogen_krijgt_geen_band(huis):
    zoe = huis.wijk.zoe
    doe(huis.wijk.samira, vierogen_vastleggen, dossier_id=huis.dossier.pk, collega_id=zoe.pk, uitkomst="Eerst rust.")
    assert leest_niets(zoe)
    assert "Zoë" not in {naam for naam, _ in banden(huis.dossier)}


def test_wie_waarneemt_leest_tot_de_afwezigheid_eindigt(huis):
    with transactie(p.SYSTEEM):
        rij = Afwezigheid.objects.create(medewerker=huis.wijk.samira, waarnemer=huis.wijk.zoe, van=GISTEREN)
    assert leest(huis.wijk.zoe)
    with transactie(p.SYSTEEM):
        Afwezigheid.objects.filter(pk=rij.pk).update(tot=klok.vandaag())
    assert leest_niets(huis.wijk.zoe)


def test_wie_de_regie_niet_aanneemt_leest_niet_meer_mee(huis):
    velden = {"dossier_id": huis.dossier.pk, "medewerker_id": huis.wijk.tom.pk, "reden": "Vakantie"}
    rij = doe(huis.wijk.samira, overdracht_voorstellen, **velden)
    assert ("Tom", "meelezer") in banden(huis.dossier)
    doe(huis.wijk.tom, overdracht_beantwoorden, overdracht_id=rij.pk, ja=False, antwoord="Te vol")
    assert ("Tom", "meelezer") not in banden(huis.dossier)


def test_een_regisseur_die_overdroeg_en_nu_elders_werkt_opent_het_dossier_niet(huis, client):
    """What she wrote there is no tie: not on a page, not in the search, not in plain SQL."""
    samira = huis.wijk.samira
    doe(samira, journaalregel_schrijven, dossier_id=huis.dossier.pk, tekst="Het aardvarken is ziek.", wet="jeugd")
    assert (vondsten(samira), rauw(samira)["dossier_journaalregel"]) == (1, 1)
    velden = {"dossier_id": huis.dossier.pk, "medewerker_id": huis.wijk.tom.pk, "reden": "Nieuw werk"}
    doe(samira, regie_overdragen, **velden)
    assert {naam for naam, _ in banden(huis.dossier)} == {"Tom"}
    with transactie(p.SYSTEEM):
        Rolvervulling.objects.filter(medewerker=samira).update(tot=klok.vandaag())
        Rolvervulling.objects.create(medewerker=samira, team=huis.wijk.zuid, rol="wijkcoach", van=klok.vandaag())
    log_in(client, samira)
    for rest in ("", "plan/", "overleg/", "regie/", "tijdlijn/"):
        assert client.get(f"/dossier/{huis.dossier.pk}/{rest}").status_code == 404, rest
    assert vondsten(samira) == 0
    assert leest_niets(samira)


def test_wie_uitgeleend_was_aan_het_team_leest_na_de_laatste_dag_niets(huis):
    zoe = huis.wijk.zoe
    with transactie(p.SYSTEEM):
        Rolvervulling.objects.create(medewerker=zoe, team=huis.wijk.oost, rol="wijkcoach", van=GISTEREN)
    assert leest(zoe)
    with transactie(p.SYSTEEM):
        Rolvervulling.objects.filter(medewerker=zoe, team=huis.wijk.oost).update(tot=klok.vandaag())
    assert leest_niets(zoe)


def test_wie_uit_dienst_is_leest_niets_ook_al_staat_er_nog_een_band(huis):
    """The tie that nobody ended opens nothing: the account is bound to no dossier after the last day."""
    zoe = huis.wijk.zoe
    bij(huis, zoe)
    with transactie(p.SYSTEEM):
        Medewerker.objects.filter(pk=zoe.pk).update(in_dienst_tot=klok.vandaag())
    zoe.refresh_from_db()
    assert leest_niets(zoe)
