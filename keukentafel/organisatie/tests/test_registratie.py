"""The registration of a worker as a professional: with a number and dates, ended, taken back, and on screen (JW-13)."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.test import Client

from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Fout, GeenRecht, NietGevonden
from keukentafel.organisatie.handelingen import registratie as h
from keukentafel.organisatie.models import Beroepsregistratie
from keukentafel.organisatie.opvragen import actor_van
from keukentafel.organisatie.opvragen.registratie import geregistreerd_op, registraties_van
from keukentafel.organisatie.regels import bezwaar_tegen_registratie
from keukentafel.poort.matrix import Rol
from tests.inloggen import log_in
from tests.personages import BEGIN, maak_medewerker, maak_wijk

VANDAAG = klok.vandaag()
MORGEN = VANDAAG + timedelta(days=1)


@pytest.mark.parametrize(
    ("soort", "nummer", "waarom"),
    [
        ("skj", "110012345", ""),
        ("big", "19012345601", ""),
        ("big", "1901234560", "Verwacht: 11 cijfers"),
        ("skj", "12a45", "‘12a45’ is geen SKJ-nummer"),
        ("skj", "", "5 tot en met 12 cijfers"),
        ("agb", "12345", "geen register"),
    ],
)
def test_een_nummer_zoals_het_register_het_schrijft(soort, nummer, waarom):
    gevonden = bezwaar_tegen_registratie(soort, nummer)
    assert waarom in gevonden
    assert bool(waarom) is bool(gevonden)


@pytest.fixture
def huis(db):
    wijk = maak_wijk()
    return SimpleNamespace(wijk=wijk, tom=wijk.tom, bea=maak_medewerker("Bea", Rol.FUNCTIONEEL_BEHEER, None))


def doe(huis, act, wie=None, **velden):
    actor = actor_van(wie or huis.bea)
    with transactie(actor):
        return act(actor=actor, medewerker_id=huis.tom.pk, **velden)


def vast(huis, **anders):
    return doe(huis, h.registratie_vastleggen, **{"soort": "skj", "nummer": "110 012 345", "van": BEGIN, **anders})


def test_vastgelegd_telt_op_die_dagen_en_staat_in_het_logboek(huis):
    vast(huis, tot=MORGEN)
    vast(huis, soort="big", nummer="19012345601", van=MORGEN)
    wie = Q(medewerker=huis.tom)
    assert geregistreerd_op(VANDAAG, wie) == {"Tom": "SKJ"}
    assert geregistreerd_op(MORGEN, wie) == {"Tom": "BIG"}
    assert geregistreerd_op(BEGIN - timedelta(days=1), wie) == {}
    assert [(r.tekst, r.stand) for r in registraties_van(huis.tom.pk)] == [
        ("BIG 19012345601", "straks"), ("SKJ 110012345", "nu"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"nummer": "abc"}, "nummer", "geen SKJ-nummer"),
        ({"soort": "x"}, "soort", "geen register"),
        ({"tot": BEGIN}, "tot", "ligt niet na het begin"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_met_wat_er_stond(huis, anders, veld, zin):
    with pytest.raises(Fout, match=zin) as fout:
        vast(huis, **anders)
    assert fout.value.veld == veld


def test_twee_perioden_van_een_register_overlappen_niet(huis):
    vast(huis, tot=VANDAAG)
    with pytest.raises(Fout, match="Er is al een SKJ-registratie"):
        vast(huis, van=VANDAAG - timedelta(days=1))
    assert vast(huis, van=VANDAAG).pk


def test_er_komt_een_einde_aan_en_dat_blijft_zichtbaar(huis):
    rij = vast(huis)
    doe(huis, h.registratie_beeindigen, registratie_id=rij.pk, tot=VANDAAG)
    assert [(r.stand, r.tot) for r in registraties_van(huis.tom.pk)] == [("voorbij", VANDAAG)]
    with pytest.raises(Fout, match="ligt niet na het begin"):
        doe(huis, h.registratie_beeindigen, registratie_id=rij.pk, tot=BEGIN)


def test_een_vergissing_van_vandaag_kan_terug_en_later_niet_meer(huis):
    rij = vast(huis)
    doe(huis, h.registratie_intrekken, registratie_id=rij.pk)
    assert registraties_van(huis.tom.pk) == []
    rij = vast(huis)
    Beroepsregistratie.objects.update(vastgelegd_op=VANDAAG - timedelta(days=1))
    with pytest.raises(Fout, match="al langer dan vandaag"):
        doe(huis, h.registratie_intrekken, registratie_id=rij.pk)


def test_alleen_beheer_en_alleen_van_deze_medewerker(huis):
    with pytest.raises(GeenRecht):
        doe(huis, h.registratie_vastleggen, huis.tom, soort="skj", nummer="110012345", van=BEGIN)
    with pytest.raises(NietGevonden):
        doe(huis, h.registratie_intrekken, registratie_id=999)


@pytest.mark.parametrize("anders", [{"soort": "agb"}, {"nummer": "12x"}, {"nummer": ""}, {"tot": BEGIN}])
def test_de_databank_houdt_hetzelfde_tegen(huis, anders):
    basis = {"soort": "skj", "nummer": "12345", "van": BEGIN, "vastgelegd_op": VANDAAG}
    with pytest.raises(IntegrityError), transaction.atomic():
        Beroepsregistratie.objects.create(medewerker=huis.tom, **{**basis, **anders})


def test_op_het_scherm_vastleggen_stoppen_en_intrekken(huis):
    bea, pad = log_in(Client(), huis.bea), f"/beheer/medewerkers/{huis.tom.pk}/"
    assert "Geen registratie vastgelegd." in bea.get(pad).content.decode()
    velden = {"soort": "skj", "nummer": "110012345", "van": "2020-01-01", "tot": ""}
    kijk = bea.post(f"{pad}registratie/", velden | {"stap": "voorbeeld"})
    assert "SKJ 110012345, vanaf 1 januari 2020" in kijk.content.decode()
    fout = bea.post(f"{pad}registratie/", velden | {"nummer": "1", "stap": "vastleggen"})
    assert (fout.status_code, "geen SKJ-nummer" in fout.content.decode()) == (422, True)
    blad = bea.post(f"{pad}registratie/", velden | {"stap": "vastleggen"}, follow=True).content.decode()
    assert "SKJ 110012345" in blad
    rij = Beroepsregistratie.objects.get()
    assert f"registratie/{rij.pk}/intrekken" in blad
    Beroepsregistratie.objects.update(vastgelegd_op=VANDAAG - timedelta(days=1))
    assert f"registratie/{rij.pk}/stoppen" in bea.get(pad).content.decode()
    stop = {"tot": str(VANDAAG), "stap": "vastleggen"}
    assert "voorbij" in bea.post(f"{pad}registratie/{rij.pk}/stoppen/", stop, follow=True).content.decode()
    assert log_in(Client(), huis.tom).get(f"{pad}registratie/").status_code == 403
