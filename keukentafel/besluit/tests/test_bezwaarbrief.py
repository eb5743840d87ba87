"""What follows on a decision on a bezwaar: its letter, when it is known, the second one after the judge."""

from datetime import date

import pytest

from keukentafel.besluit.handelingen import bezwaar as h
from keukentafel.besluit.handelingen import bezwaarbesluit as hb
from keukentafel.besluit.handelingen.bekendmaken import besluit_bekendmaken, besluit_toch_niet_bekend
from keukentafel.besluit.models import Besluit, Bezwaar
from keukentafel.besluit.tests.hulp_recht import doe, maak_zaak, vers
from keukentafel.besluit.tests.test_bekendmaken import gaat_weg
from keukentafel.besluit.tests.test_bezwaar import BESLISSING, klaar_voor_besluit, teken
from keukentafel.brieven import handelingen as brieven
from keukentafel.brieven.models import Brief, Briefinhoud
from keukentafel.inwoner.models import Adres
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout
from keukentafel.kern.models import Gebeurtenis
from tests import personages as p
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    with klok.zet_klok(date(2026, 5, 20)):
        zaak = maak_zaak()
        with transactie(p.SYSTEEM):
            Adres.objects.create(
                inwoner=zaak.inwoner, team=zaak.wijk.oost, straat="Vlietlaan", huisnummer="12", postcode="3111AB",
                woonplaats="Schiedam", van=klok.dagen_geleden(900), gemaakt_door="test",
            )  # fmt: skip
        yield zaak


def post(zaak, brief):
    """The time to take it back is over; printed and posted by who works the post; the huisbel rings."""
    gaat_weg(brief)
    partij = doe(zaak.wijk.mo, brieven.brieven_afdrukken, brieven=[brief.pk])
    doe(zaak.wijk.mo, brieven.partij_posten, partij_id=partij.pk)
    bel("brief_verzonden", besluit_bekendmaken)
    return partij


def bel(soort, luisteraar):
    with transactie(p.SYSTEEM):
        for feit in Gebeurtenis.objects.filter(soort=soort).order_by("tijd"):
            luisteraar(feit)


def besluitbrief(bezwaar):
    with transactie(p.SYSTEEM):
        return Brief.objects.get(sleutel__contains=f":besluit:{vers(Bezwaar, bezwaar).besluit_op_bezwaar_id}:")


def besluit_van(bezwaar):
    with transactie(p.SYSTEEM):
        return Besluit.objects.get(pk=vers(Bezwaar, bezwaar).besluit_op_bezwaar_id)


def test_met_de_brief_begint_de_termijn_voor_beroep(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    post(zaak, besluitbrief(bezwaar))
    assert (besluit_van(bezwaar).stand, besluit_van(bezwaar).bezwaar_tot) == ("bekend", date(2026, 7, 1))
    with transactie(p.SYSTEEM):
        assert Gebeurtenis.objects.filter(soort="besluit_bekendgemaakt").count() == 1


def test_de_bladzijde_van_de_brief_laat_haar_zien_en_biedt_wie_tekende_de_weg_terug(client, zaak):
    bezwaar = klaar_voor_besluit(zaak)
    sleutel = besluit_van(bezwaar).pk
    leeg = log_in(client, zaak.jan).get(f"/besluiten/{sleutel}/brief/").content.decode()
    assert "wordt gemaakt als het besluit is getekend" in leeg
    teken(zaak, bezwaar, zaak.jan)
    blad = client.get(f"/besluiten/{sleutel}/brief/").content.decode()
    assert f"Brief {besluitbrief(bezwaar).nummer}" in blad
    assert ("Haal het besluit terug" in blad, "wordt gemaakt als" in blad) == (True, False)
    ander = log_in(client, zaak.jet).get(f"/besluiten/{sleutel}/brief/").content.decode()
    assert "Haal het besluit terug" not in ander


def test_toch_niet_gepost_is_toch_niet_bekend(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    partij = post(zaak, besluitbrief(bezwaar))
    doe(zaak.wijk.mo, brieven.partij_terugzetten, partij_id=partij.pk)
    bel("brief_toch_niet_verzonden", besluit_toch_niet_bekend)
    assert (besluit_van(bezwaar).stand, besluit_van(bezwaar).bezwaar_tot) == ("vastgesteld", None)


def test_waarom_te_laat_mocht_staat_in_de_brief(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    with transactie(p.SYSTEEM):
        Bezwaar.objects.filter(pk=bezwaar.pk).update(tijdig="verschoonbaar", tijdig_reden="U lag in het ziekenhuis.")
    teken(zaak, bezwaar, zaak.jan)
    with transactie(p.SYSTEEM):
        reden = Briefinhoud.objects.get(bron__stap="besluit").bron["reden"]
    assert reden == "U lag in het ziekenhuis. U heeft de hulp nodig."


def test_na_de_rechter_gaat_ook_het_tweede_besluit_met_een_brief(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    teken(zaak, bezwaar, zaak.jan)
    eerste = besluitbrief(bezwaar)
    beroep = doe(zaak.jet, hb.beroep_instellen, bezwaar_id=bezwaar.pk, soort="beroep", ingesteld_op=klok.vandaag())
    doe(zaak.jet, hb.uitspraak_vastleggen, beroep_id=beroep.pk, uitspraak="opnieuw", op=klok.vandaag())
    doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **BESLISSING)
    teken(zaak, bezwaar, zaak.jan)
    assert besluitbrief(bezwaar).pk != eerste.pk


def test_wat_bij_wie_beslist_ligt_wordt_niet_onder_de_handen_herschreven(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    versie = besluit_van(bezwaar).versie
    doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **BESLISSING)
    assert besluit_van(bezwaar).versie == versie + 1
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=besluit_van(bezwaar).pk).update(stand="toets")
    with pytest.raises(Fout, match="Haal het besluit eerst terug"):
        doe(zaak.jet, hb.bezwaar_beslissen, bezwaar_id=bezwaar.pk, **BESLISSING)


def test_met_het_bezwaar_gaat_ook_het_besluit_dat_klaar_lag_niet_door(zaak):
    bezwaar = klaar_voor_besluit(zaak)
    doe(zaak.jet, h.bezwaar_intrekken, bezwaar_id=bezwaar.pk, gevolg="in_stand")
    assert besluit_van(bezwaar).stand == "ingetrokken"
