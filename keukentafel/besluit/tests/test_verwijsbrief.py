"""The page of an aanvraag that came with a letter of a doctor leads to that letter in the dossier (JW-01, TOE-03)."""

from datetime import timedelta

import pytest
from django.test import Client

from keukentafel.besluit.tests.hulp import NU, doe, leden, maak_zaak, tekst, vraag_aan
from keukentafel.dossier.handelingen.verwijzingen import verwijzing_vastleggen
from keukentafel.kern import klok
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in
from tests.keuzelijsten import zet_keuzelijsten

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    with klok.zet_klok(NU):
        zet_keuzelijsten("bron")
        yield maak_zaak()


def brief(zaak, wie, dagen, **velden):
    basis = {"soort": "verwijsbrief", "bron": "huisarts", "op": NU - timedelta(days=dagen), "wet": "jeugd"}
    return doe(zaak.samira, verwijzing_vastleggen, dossier_id=zaak.dossier.pk, over=[wie.pk], **{**basis, **velden})


def lees(zaak, aanvraag):
    return tekst(log_in(Client(), zaak.samira).get(aanvraag.adres))


def test_de_laatste_brief_over_deze_inwoner_van_voor_de_aanvraag(zaak):
    ander = next(w for w in leden(zaak.huis).values() if w != zaak.wie)
    brief(zaak, zaak.wie, 90)
    goed = brief(zaak, zaak.wie, 10)
    brief(zaak, zaak.wie, 1)
    brief(zaak, ander, 5)
    brief(zaak, zaak.wie, 4, soort="advies", tekst="Rust")
    aanvraag = vraag_aan(zaak, procedure="verwijsbrief", ontvangen_op=NU - timedelta(days=3))
    blad = lees(zaak, aanvraag)
    assert f'href="/dossier/{zaak.dossier.pk}/verwijsinformatie/{goed.pk}/"' in blad
    assert "Naar de verwijsbrief van 5 juni 2026" in blad
    assert vragen(log_in(Client(), zaak.samira), aanvraag.adres)[0] <= 12


def test_zonder_brief_leidt_de_bladzijde_naar_vastleggen_en_een_andere_aanvraag_nergens_heen(zaak):
    zonder = lees(zaak, vraag_aan(zaak, procedure="verwijsbrief"))
    assert f'href="/dossier/{zaak.dossier.pk}/verwijsinformatie/nieuw/"' in zonder
    assert "verwijsinformatie" not in lees(zaak, vraag_aan(zaak, dubbel="apart"))
