"""Te beslissen: what you may decide comes first; of the rest stands why not and who may (MAN-02, TOE-02)."""

import pytest
from django.test import Client

from keukentafel.besluit.handelingen.toets import besluit_oppakken
from keukentafel.besluit.models import Aanvraag, Besluit
from keukentafel.besluit.opvragen import te_beslissen as lees
from keukentafel.besluit.tests.hulp_opstellen import maak_zaak, van_systeem
from keukentafel.besluit.tests.register import mandaat
from keukentafel.besluit.tests.test_opstellen_web import _kopieen, leg_voor
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import Blokkade
from keukentafel.plan.tests.hulp import doe, tekst
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

PAD = "/besluiten/te-beslissen/"


@pytest.fixture
def zaak(db):
    return maak_zaak()


@pytest.fixture
def wim(zaak):
    """A manager of the team, with a mandate for small amounts alone."""
    with transactie(p.SYSTEEM):
        mandaat("klein", "wmo", "rogplus", "wijkteammanager", tot_bedrag="50")
        return p.maak_medewerker("Wim", Rol.WIJKTEAMMANAGER, zaak.huis.wijk.oost)


def lijst(wie, **kies):
    with transactie(p.actor(wie)):
        return lees.te_beslissen(**kies)


def test_wat_je_mag_beslissen_staat_er_eerst(zaak):
    besluit = leg_voor(zaak)
    blad = tekst(log_in(Client(), zaak.rosa).get(PAD))
    assert "Ik mag beslissen" in blad
    assert f"{besluit.adres}oppakken/" in blad


def test_boven_de_grens_staat_er_waarom_niet_en_wie_wel(zaak, wim):
    besluit = leg_voor(zaak)
    client = log_in(Client(), wim)
    assert "Er wacht niets op een besluit van jou" in tekst(client.get(PAD))
    alles = tekst(client.get(f"{PAD}?mag=alle"))
    assert "gaat tot en met € 50" in alles
    assert "Dit mag de beslisser beslissen." in alles
    assert "oppakken/" not in alles
    with pytest.raises(Blokkade, match="gaat tot en met € 50"):
        doe(wim, besluit_oppakken, besluit_id=besluit.pk)


def test_zonder_enig_mandaat_valt_er_niets_te_kiezen(zaak):
    besluit = leg_voor(zaak)
    with transactie(p.SYSTEEM):
        co = p.maak_medewerker("Co", Rol.COORDINATOR, zaak.huis.wijk.oost)
    gezien = lijst(co, mag="ik")
    assert (gezien.mag, gezien.heeft_mandaat, [r.id for r in gezien.regels]) == ("alle", False, [besluit.pk])
    assert gezien.regels[0].mag.waarom_niet == "Je hebt geen mandaat voor besluiten van de Wmo."
    assert "Ik mag beslissen" not in tekst(log_in(Client(), co).get(PAD))


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"behandelaar": True, "adviesorgaan": "wot"}, "Jij gaf het advies."),
        ({"opsteller": True}, "Jij schreef dit."),
        ({}, ""),
    ],
)
def test_wie_een_hand_in_de_zaak_had_beslist_niet(zaak, velden, waarom):
    besluit = leg_voor(zaak)
    with transactie(p.SYSTEEM):
        if velden.get("opsteller"):
            Besluit.objects.filter(pk=besluit.pk).update(opsteller=zaak.rosa)
        if velden.get("behandelaar"):
            Aanvraag.objects.filter(pk=besluit.aanvraag_id).update(behandelaar=zaak.rosa, adviesorgaan="wot")
    assert [r.mag.waarom_niet for r in lijst(zaak.rosa, mag="alle").regels] == [waarom]
    assert len(lijst(zaak.rosa).regels) == (0 if waarom else 1)


def test_over_bijstand_zonder_bekend_orgaan_beslist_niemand(zaak):
    """PW-04: as the act refuses it, so the list says it."""
    besluit = leg_voor(zaak)
    with transactie(p.SYSTEEM):
        mandaat("pw", "pw", "weg", "beslisser")
        Besluit.objects.filter(pk=besluit.pk).update(wet="pw", orgaan="weg")
        Aanvraag.objects.filter(pk=besluit.aanvraag_id).update(wet="pw", procedure="pw")
    (regel,) = lijst(zaak.rosa, mag="alle").regels
    with pytest.raises(Blokkade) as fout:
        doe(zaak.rosa, besluit_oppakken, besluit_id=besluit.pk)
    assert fout.value.tekst.startswith(regel.mag.waarom_niet)
    assert regel.mag.waarom_niet.startswith("Er staat niet welk bestuursorgaan beslist.")


def test_wie_op_bezwaren_beslist_ziet_het_eerste_besluit_niet_als_zijn_werk(zaak):
    leg_voor(zaak)
    with transactie(p.SYSTEEM):
        jan = p.maak_medewerker("Jan", Rol.JURIST_BEZWAAR, None)
        mandaat("bezwaar", "wmo", "college", "jurist_bezwaar", besluiten="op_bezwaar")
    assert lijst(jan).regels == ()
    (regel,) = lijst(jan, mag="alle").regels
    assert regel.mag.waarom_niet == "Je hebt geen mandaat voor besluiten van de Wmo."
    assert regel.mag.wie == "de beslisser"


@pytest.mark.parametrize("mag", ["ik", "alle"])
def test_evenveel_vragen_hoe_lang_de_lijst_ook_is(zaak, mag):
    een, client = leg_voor(zaak), log_in(Client(), zaak.rosa)
    weinig = vragen(client, f"{PAD}?mag={mag}")[0]
    _kopieen(zaak, een, 4)
    assert vragen(client, f"{PAD}?mag={mag}")[0] == weinig <= 12


def test_bladeren_gaat_verder_waar_het_kijken_ophield(zaak, wim, monkeypatch):
    """Nothing on this page that fits, and more behind it: the next page begins after what was looked at."""
    een = leg_voor(zaak)
    _kopieen(zaak, een, 4)
    monkeypatch.setattr(lees, "KIJK_VER", 2)
    gezien, na, bladen = [], "", 0
    while True:
        blad = lijst(wim, na=na)
        gezien, bladen, na = [*gezien, *blad.regels], bladen + 1, blad.volgende
        if not na:
            break
    # Copies hold no help, so nothing is above the limit; the first one is.
    assert (len(gezien), bladen) == (4, 3)
    assert een.pk not in {r.id for r in gezien}
    assert len(van_systeem(Besluit, stand="toets")) == 5
