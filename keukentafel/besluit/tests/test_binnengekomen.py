"""What came in, among the letters of ours: each kind through its own door, in one order, page by page."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from keukentafel.besluit.models import Bezwaar, Zienswijze
from keukentafel.besluit.opvragen import correspondentie as lezen
from keukentafel.besluit.tests import rijen_brief as rijen
from keukentafel.brieven.tests import hulp as bh
from keukentafel.dossier.models import Document
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.adressen import lees_momentsleutel
from keukentafel.kern.fouten import NietGevonden
from keukentafel.toegang.models import Poststuk
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def wijk():
    return rijen.maak_wijk()


@pytest.fixture
def besluit(wijk):
    return rijen.maak_besluit(wijk)


def muren(besluit, *extra):
    namen = ("dossier", "team", "afgeschermd", *extra)
    return {naam: getattr(besluit, naam) for naam in namen} | {"gemaakt_door": p.SYSTEEM.kenmerk}


def mail(besluit, wijk, **velden):
    """A mail that was given its place in this dossier."""
    basis = {"soort": "mail", "bron": "postbus", "van_naam": "De Wegwijzer", "onderwerp": "Over Elif",
             "kenmerk": "m1", "sha256": "0", "stand": "gekoppeld", "dossier_id": besluit.dossier_id,
             "team": besluit.team, "gemaakt_door": p.SYSTEEM.kenmerk}  # fmt: skip
    with transactie(p.SYSTEEM):
        return Poststuk.objects.create(**basis | velden)


def papier(besluit, wijk, **velden):
    basis = {"titel": "Brief van school", "documentsoort": "brief", "bron_naam": "De Wegwijzer", "wet": "wmo",
             "naam": "brief.pdf", "soort": "pdf", "inhoud": b"%PDF", "grootte": 4, "sha256": "0"}  # fmt: skip
    with transactie(p.SYSTEEM):
        return Document.objects.create(**muren(besluit), **basis | velden)


def bezwaar(besluit, nummer=1, dag=None):
    dag = dag or klok.vandaag()
    with transactie(p.SYSTEEM):
        return Bezwaar.objects.create(
            **muren(besluit, "inwoner", "wet"), besluit=besluit, nummer=nummer, indiener="zelf", kanaal="brief",
            ontvangen_op=dag, grond="afgewezen", tijdig_uitleg="x", stand_sinds=dag, weken=6, uiterlijk=dag,
            termijn_uitleg="x",
        )  # fmt: skip


def zienswijze(besluit, **velden):
    vandaag = klok.vandaag()
    basis = {"grond": "4:8", "waarover": "x", "gevraagd_op": vandaag, "uiterlijk": vandaag, "vorm": "schriftelijk"}
    with transactie(p.SYSTEEM):
        rij = basis | {"gegeven_op": vandaag} | velden
        return Zienswijze.objects.create(**muren(besluit, "inwoner", "wet"), aanvraag=besluit.aanvraag, **rij)


def lijst(wie, besluit, **velden):
    with transactie(p.actor(wie)):
        return lezen.correspondentie(besluit.dossier_id, **velden)


def namen(wie, besluit, **velden):
    return {r.wat for r in lijst(wie, besluit, **velden).regels if r.binnen}


def test_alles_wat_binnenkwam_staat_tussen_de_brieven(wijk, besluit):
    bh.brief(wijk.samira, besluit.inwoner, sleutel="n", dossier_id=besluit.dossier_id)
    papier(besluit, wijk)
    bezwaar(besluit, dag=klok.vandaag() - timedelta(days=1))
    zienswijze(besluit)
    zienswijze(besluit, gegeven_op=None)
    regels = lijst(wijk.samira, besluit).regels
    assert namen(wijk.samira, besluit) == {"Brief van school", "Bezwaar 1", "Zienswijze"}
    assert [r.binnen for r in regels].count(False) == 1
    assert [r.op for r in regels] == sorted((r.op for r in regels), reverse=True)


def test_een_mail_met_zijn_papieren_staat_er_een_keer(wijk, besluit):
    stuk = mail(besluit, wijk)
    assert namen(wijk.samira, besluit) == {"Mail"}
    papier(besluit, wijk, titel="Over Elif", documentsoort="overig", poststuk_id=stuk.pk)
    assert namen(wijk.samira, besluit) == {"Over Elif"}


def test_doorgehaald_of_teruggezet_of_van_een_ander_dossier_staat_er_niet(wijk, besluit):
    papier(besluit, wijk, doorgehaald_op=klok.nu(), doorgehaald_reden="ander gezin")
    papier(besluit, wijk, documentsoort="foto")
    mail(besluit, wijk, stand="open")
    mail(besluit, wijk, kenmerk="m2", dossier_id=None)
    assert namen(wijk.samira, besluit) == set()


def test_ieder_ziet_wat_zijn_eigen_rechten_geven(wijk, besluit):
    papier(besluit, wijk)
    bezwaar(besluit)
    zienswijze(besluit)
    assert namen(wijk.bas, besluit) == {"Bezwaar 1"}
    with pytest.raises(NietGevonden):
        namen(wijk.zoe, besluit)


def test_een_filter_toont_zijn_eigen_soort_en_stand(wijk, besluit):
    bh.brief(wijk.samira, besluit.inwoner, sleutel="n", dossier_id=besluit.dossier_id)
    papier(besluit, wijk)
    bezwaar(besluit)
    zienswijze(besluit)
    assert namen(wijk.samira, besluit, soort="post") == {"Brief van school"}
    assert namen(wijk.samira, besluit, soort="bezwaar") == {"Bezwaar 1"}
    assert namen(wijk.samira, besluit, soort="aanvraag", stand="binnen") == {"Zienswijze"}
    assert namen(wijk.samira, besluit, soort="besluit") == set()
    assert namen(wijk.samira, besluit, stand="onderweg") == set()
    assert all(r.binnen for r in lijst(wijk.samira, besluit, stand="binnen").regels)


def test_bladen_over_beide_bronnen_zonder_een_rij_over_te_slaan(wijk, besluit, monkeypatch):
    """Four bezwaren of one moment, between letters: the key tells them apart."""
    for nr in range(4):
        bezwaar(besluit, nr, klok.vandaag() - timedelta(days=2))
        bh.brief(wijk.samira, besluit.inwoner, sleutel=f"n{nr}", dossier_id=besluit.dossier_id)
        papier(besluit, wijk, ontvangen_op=klok.nu() - timedelta(days=nr))
    heel = [r.id for r in lijst(wijk.samira, besluit).regels]
    monkeypatch.setattr(lezen, "PER_PAGINA", 3)
    bladen, voor = [], ""
    for _ in range(4):
        blad = lijst(wijk.samira, besluit, voor=lees_momentsleutel(voor))
        bladen, voor = [*bladen, *(r.id for r in blad.regels)], blad.volgende
    assert (bladen, len(heel), voor) == (heel, 12, "")


def test_scherm_en_papier_zeggen_dat_het_binnenkwam(client, wijk, besluit):
    rij = papier(besluit, wijk)
    log_in(client, wijk.samira)
    for naam in ("correspondentie", "correspondentie-afdrukken"):
        pagina = client.get(reverse(f"besluit:{naam}", args=[besluit.dossier_id])).content.decode()
        assert "Brief van school" in pagina
        assert "De Wegwijzer" in pagina
        assert "binnengekomen" in pagina
    assert client.get(f"/dossier/{besluit.dossier_id}/documenten/{rij.pk}/").status_code == 200


def test_evenveel_vragen_bij_drie_als_bij_twintig_stukken(client, wijk, besluit):
    log_in(client, wijk.samira)
    adres = reverse("besluit:correspondentie", args=[besluit.dossier_id])
    bh.brief(wijk.samira, besluit.inwoner, sleutel="n", dossier_id=besluit.dossier_id)
    papier(besluit, wijk)
    client.get(adres)
    eerst = vragen(client, adres)[0]
    for nr in range(9):
        papier(besluit, wijk)
        bezwaar(besluit, nr, date(2026, 5, 20))
    assert vragen(client, adres)[0] == eerst <= 12
