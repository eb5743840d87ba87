"""The correspondence of a dossier: complete, with text, sender, state and proof; and the page of one letter."""

from datetime import timedelta

import pytest
from django.urls import reverse

from keukentafel.besluit.handelingen import bekendmaken
from keukentafel.besluit.models import Besluit
from keukentafel.besluit.opvragen import correspondentie as lezen
from keukentafel.besluit.opvragen.briefblad import briefblad
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.brieven import handelingen as brieven
from keukentafel.brieven.models import Brief
from keukentafel.brieven.tests import hulp as bh
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import NietGevonden
from keukentafel.organisatie.models import Inrichting
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return rijen.maak_wijk()


@pytest.fixture
def besluit(wijk):
    """With its letter, in the time to take it back; and the letter of the melding, from before the dossier."""
    besluit = rijen.maak_besluit(wijk)
    with transactie(p.SYSTEEM):
        bekendmaken._maak_brieven(p.SYSTEEM, Besluit.objects.select_related("aanvraag").get(pk=besluit.pk))
        besluit.dossier.refresh_from_db()
    bh.brief(wijk.samira, besluit.inwoner, sleutel="m", huishouden_id=besluit.dossier.huishouden_id)
    return besluit


def lijst(wie, besluit, **velden):
    with transactie(p.actor(wie)):
        return lezen.correspondentie(besluit.dossier_id, **velden)


def pad(naam, *args):
    return reverse(f"besluit:{naam}", args=args)


def test_elke_brief_staat_erin_met_tekst_afzender_en_stand(wijk, besluit):
    Inrichting.objects.create(
        soort="brieftekst", code="ontvangstbevestiging", naam="Ontvangen", waarde={"tekst": "Dag {naam}."},
        geldig_van=klok.vandaag(),
    )  # fmt: skip
    bh.brief(wijk.samira, besluit.inwoner, sleutel="n", dossier_id=besluit.dossier_id)
    regels = lijst(wijk.samira, besluit).regels
    assert [(r.brief.titel, r.door, r.tekst_van.split()[0]) for r in regels] == [
        ("Ontvangen", "Samira", "vanaf"),
        ("Wij hebben uw vraag ontvangen", "Samira", "van"),
        ("U krijgt hulp", "Samira", "van"),
    ]
    assert "terug te halen" in regels[2].brief.stand
    assert all(r.te_lezen for r in regels)


def test_de_filters_en_de_bladzijden_staan_in_het_adres(client, wijk, besluit, monkeypatch):
    assert [r.brief.titel for r in lijst(wijk.samira, besluit, soort="besluit").regels] == ["U krijgt hulp"]
    assert lijst(wijk.samira, besluit, stand="verzonden").regels == ()
    assert len(lijst(wijk.samira, besluit, soort="onzin", stand="onzin").regels) == 2
    monkeypatch.setattr(lezen, "PER_PAGINA", 1)
    log_in(client, wijk.samira)
    pagina = client.get(pad("correspondentie", besluit.dossier_id)).content.decode()
    assert "voor=" in pagina
    assert "U krijgt hulp" not in pagina
    alles = client.get(pad("correspondentie-afdrukken", besluit.dossier_id)).content.decode()
    assert "U krijgt hulp" in alles
    leeg = client.get(pad("correspondentie", besluit.dossier_id) + "?stand=verzonden&voor=gisteren").content.decode()
    assert "Hier zijn geen brieven van dit soort" in leeg


def test_de_backoffice_ziet_de_envelop_en_niet_de_brief(client, wijk, besluit):
    regels = lijst(wijk.bas, besluit).regels
    assert [r.te_lezen for r in regels] == [False, False]
    log_in(client, wijk.bas)
    pagina = client.get(pad("correspondentie", besluit.dossier_id)).content.decode()
    assert "U krijgt hulp" in pagina
    assert "U woont alleen" not in pagina


def test_een_ander_team_ziet_er_niets_van(client, wijk, besluit):
    with pytest.raises(NietGevonden):
        lijst(wijk.zoe, besluit)
    log_in(client, wijk.zoe)
    assert client.get(pad("correspondentie", besluit.dossier_id)).status_code == 404
    assert client.get(pad("besluitbrief", besluit.pk)).status_code == 404


def test_evenveel_vragen_bij_twee_als_bij_twintig_brieven(client, wijk, besluit):
    log_in(client, wijk.samira)
    adres = pad("correspondentie", besluit.dossier_id)
    client.get(adres)
    eerst = vragen(client, adres)[0]
    for nr in range(18):
        bh.brief(wijk.samira, besluit.inwoner, sleutel=f"n{nr}", dossier_id=besluit.dossier_id)
    assert vragen(client, adres)[0] == eerst <= 12


# --- The page of the letter -------------------------------------------------------------------------------------------
def test_de_pagina_van_de_brief_toont_wat_weggaat_en_laat_terughalen(client, wijk, besluit):
    log_in(client, wijk.kim)
    pagina = client.get(pad("besluitbrief", besluit.pk)).content.decode()
    assert "Haal het besluit terug" in pagina
    antwoord = client.post(pad("besluit-terughalen", besluit.pk), {"versie": besluit.versie}, follow=True)
    assert "Het besluit is teruggehaald" in antwoord.content.decode()
    opnieuw = client.post(pad("besluit-terughalen", besluit.pk), {"versie": "x"}, follow=True)
    assert "niet meer terug te halen" in opnieuw.content.decode()
    with transactie(p.SYSTEEM):
        assert {b.stand for b in Brief.objects.filter(soort="beschikking")} == {"ingetrokken"}


def test_wie_de_zaak_leest_ziet_de_tekst_en_de_hint_en_een_ander_niet(client, wijk, besluit):
    with transactie(p.actor(wijk.samira)):
        blad = briefblad(besluit.pk)
    assert "U woont alleen." in "".join(blad.stuk.teksten())
    assert (blad.score.goed, blad.terug_tot, blad.kan_maken) == (True, None, False)
    with transactie(p.actor(wijk.bas)):
        blad = briefblad(besluit.pk)
    assert (blad.stuk, blad.score) == (None, None)
    log_in(client, wijk.bas)
    assert client.get(pad("besluitbrief-pdf", besluit.pk)).status_code in (403, 404)
    log_in(client, wijk.samira)
    assert client.get(pad("besluitbrief-pdf", besluit.pk)).content.startswith(b"%PDF")


def test_een_moeilijke_samenvatting_krijgt_een_hint_en_houdt_niets_tegen(client, wijk):
    zin = "Overeenkomstig de verordening maatschappelijke ondersteuning wordt de gevraagde voorziening toegekend. "
    besluit = rijen.maak_besluit(wijk, teksten={**rijen.TEKSTEN, "samenvatting": zin * 3})
    log_in(client, wijk.samira)
    pagina = client.get(pad("besluitbrief", besluit.pk)).content.decode()
    assert "kan makkelijker" in pagina
    assert "Een hint; de brief gaat ook zo weg" in pagina
    with transactie(p.SYSTEEM):
        assert bekendmaken._maak_brieven(p.SYSTEEM, Besluit.objects.get(pk=besluit.pk))


def test_wat_mist_staat_op_de_pagina_en_daarna_is_er_een_knop(client, wijk):
    besluit = rijen.maak_besluit(wijk, teksten={"afweging": "Zo wogen wij."})
    log_in(client, wijk.samira)
    pagina = client.get(pad("besluitbrief", besluit.pk)).content.decode()
    assert "de feiten en wat is onderzocht (Awb art. 3:2 en 3:46)" in pagina
    antwoord = client.post(pad("besluitbrief-maken", besluit.pk), follow=True).content.decode()
    assert "Er ontbreekt: de feiten" in antwoord
    with transactie(p.SYSTEEM):
        rijen.overweeg(besluit, feit="U woont alleen.")
    assert "Maak de brief" in client.get(pad("besluitbrief", besluit.pk)).content.decode()
    assert "De brief is gemaakt" in client.post(pad("besluitbrief-maken", besluit.pk), follow=True).content.decode()


def test_na_de_bedenktijd_is_er_niets_meer_terug_te_halen(wijk, besluit):
    with transactie(p.SYSTEEM):
        Besluit.objects.filter(pk=besluit.pk).update(uitgaand_na=klok.nu() - timedelta(seconds=1))
        brief = Brief.objects.get(soort="beschikking")
        Brief.objects.filter(pk=brief.pk).update(uitgaand_na=klok.nu() - timedelta(seconds=1))
    brieven.brief_laten_gaan(brief_id=str(brief.pk))
    with transactie(p.actor(wijk.kim)):
        assert briefblad(besluit.pk).terug_tot is None
