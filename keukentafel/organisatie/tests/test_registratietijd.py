"""The time meter: off until agreed, counts without anybody, and what it leaves out."""

from datetime import timedelta

import pytest

from keukentafel.kern import klok
from keukentafel.kern.begonnen import seconden_sinds, stempel
from keukentafel.organisatie.handelingen.registratietijd import registratie_meten
from keukentafel.organisatie.models import Inrichting, Registratieduur
from keukentafel.organisatie.opvragen.registratietijd import duren, registratietijd
from keukentafel.organisatie.regels import LANGSTE_SECONDEN, bak_van, percentiel
from keukentafel.poort.matrix import Rol
from keukentafel.toegang.tests.hulp import DINSDAG
from tests import personages as p
from tests.inloggen import log_in


def zet_aan():
    waarde = {"waarde": True}
    Inrichting.objects.create(
        soort="instelling", code="registratietijd_meten", naam="x", waarde=waarde, geldig_van=p.BEGIN
    )


@pytest.mark.parametrize(
    ("seconden", "bak"), [(0, 5), (5, 5), (6, 10), (LANGSTE_SECONDEN, LANGSTE_SECONDEN), (LANGSTE_SECONDEN + 1, None)]
)
def test_een_duur_is_een_bak_van_vijf_seconden(seconden, bak):
    assert bak_van(seconden) == bak


@pytest.mark.parametrize(
    ("verdeling", "mediaan", "p90"),
    [([], None, None), ([(5, 1)], 5, 5), ([(5, 6), (60, 4)], 5, 60), ([(5, 0)], None, None)],
)
def test_percentielen_van_bakken(verdeling, mediaan, p90):
    assert (percentiel(verdeling, 0.5), percentiel(verdeling, 0.9)) == (mediaan, p90)


def test_een_merk_is_van_een_formulier_en_niet_na_te_maken():
    with klok.zet_klok(DINSDAG):
        merk = stempel("contact")
    with klok.zet_klok(DINSDAG + timedelta(seconds=42)):
        assert seconden_sinds(merk, "contact") == 42
        assert [seconden_sinds(m, w) for m, w in ((merk, "melding"), ("", "contact"), (f"{merk}x", "contact"))] == [
            None,
            None,
            None,
        ]


@pytest.mark.django_db
def test_zonder_instemming_wordt_er_niets_bewaard():
    assert not registratie_meten(formulier="contact", merk=stempel("contact"), velden=3)
    zet_aan()
    assert not registratie_meten(formulier="onbekend", merk=stempel("onbekend"), velden=3)
    assert not Registratieduur.objects.exists()


@pytest.mark.django_db
def test_vijf_keer_is_genoeg_voor_een_mediaan():
    zet_aan()
    with klok.zet_klok(DINSDAG):
        merk = stempel("contact")
    for seconden in (10, 10, 10, 10, 100):
        with klok.zet_klok(DINSDAG + timedelta(seconds=seconden)):
            assert registratie_meten(formulier="contact", merk=merk, velden=4)
            gezien = registratietijd()
    assert [(r.seconden, r.keer, r.velden) for r in Registratieduur.objects.order_by("seconden")] == [
        (10, 4, 16),
        (100, 1, 4),
    ]
    contact = gezien.vormen[0]
    assert (contact.keer, contact.mediaan, contact.p90, contact.velden) == (5, 10, 100, 4.0)
    assert [w.duur.mediaan for w in gezien.weken] == [10]
    assert duren(p.BEGIN, p.BEGIN)[0].mediaan is None


@pytest.mark.django_db
def test_een_kort_contact_telt_zodra_het_bewaard_is(client):
    """REQ-037: the real form, opened and saved; a refused one does not count."""
    zet_aan()
    wijk = p.maak_wijk()
    log_in(client, wijk.samira)
    pagina = client.get("/contact/nieuw/").text
    merk = pagina.split('name="begonnen" value="')[1].split('"')[0]
    fout = client.post("/contact/nieuw/", {"begonnen": merk, "kanaal": "rooksignaal"})
    assert (fout.status_code, Registratieduur.objects.count()) == (422, 0)
    velden = {"kanaal": "telefoon", "vervolg": "klaar", "reden": "vraag", "anoniem": "on"}
    assert client.post("/contact/nieuw/", {"begonnen": merk, **velden}).status_code == 302
    rij = Registratieduur.objects.get()
    assert (rij.formulier, rij.keer, rij.velden) == ("contact", 1, 4)


@pytest.mark.django_db
def test_het_scherm_van_beheer_zegt_of_er_gemeten_wordt(client):
    log_in(client, p.maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None))
    assert "Meten staat uit" in client.get("/beheer/registratietijd/").text
    zet_aan()
    Registratieduur.objects.create(formulier="melding", week=klok.vandaag(), seconden=65, keer=6, velden=30)
    pagina = client.get("/beheer/registratietijd/?formulier=melding").text
    assert "Meten staat uit" not in pagina
    assert "1 min 5 s" in pagina
