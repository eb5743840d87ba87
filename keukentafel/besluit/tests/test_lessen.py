"""What who keeps the quality of a team reads of bezwaren and klachten: the lesson and the numbers, never the case."""

from datetime import date

import pytest

from keukentafel.besluit.handelingen import klacht as hk
from keukentafel.besluit.handelingen.bezwaarbesluit import bezwaar_leren
from keukentafel.besluit.models import Bezwaar, Klacht
from keukentafel.besluit.opvragen.lessen import lesblad
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, KLACHT, doe, maak_zaak
from keukentafel.besluit.tests.test_bezwaar import klaar_voor_besluit, teken
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.fouten import GeenRecht
from keukentafel.organisatie.models import Inrichting
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.huisregels.test_vragen import vragen
from tests.inloggen import log_in

pytestmark = pytest.mark.django_db
LES = "Wij vragen voortaan eerst de huisarts."


@pytest.fixture
def zaak():
    """A bezwaar that was right, with a lesson."""
    with klok.zet_klok(date(2026, 5, 20)):
        zaak = maak_zaak()
        bezwaar = klaar_voor_besluit(zaak)
        teken(zaak, bezwaar, zaak.jan)
        doe(zaak.jet, bezwaar_leren, bezwaar_id=bezwaar.pk, les=LES)
        yield zaak


def lees(wie, **velden):
    with transactie(p.actor(wie)):
        return lesblad(**velden)


def klein_is(aantal):
    with transactie(p.SYSTEEM):
        Inrichting.objects.create(
            soort="instelling", code="kleine_aantallen", naam="x", waarde={"waarde": aantal}, geldig_van=p.BEGIN
        )


def test_de_les_staat_er_zonder_zaak(client, zaak):
    for wie in (zaak.cora, zaak.willem):
        assert [(les.tekst, les.onderwerp) for les in lees(wie).lessen] == [
            (LES, "De hulp is afgewezen"),
        ]
    log_in(client, zaak.willem)
    client.get("/lessen/")
    aantal, pagina = vragen(client, "/lessen/")
    assert aantal <= 12
    assert (LES in pagina, "mei 2026 · Oost" in pagina) == (True, True)
    with transactie(p.SYSTEEM):
        bezwaar = Bezwaar.objects.get()
    for van_de_zaak in (str(bezwaar.nummer), str(bezwaar.pk), zaak.inwoner.geslachtsnaam, BEZWAAR["woorden"], "Jet"):
        assert van_de_zaak not in pagina


@pytest.mark.parametrize("wie", ["samira", "jet", "ben"])
def test_wie_geen_kwaliteit_bewaakt_leest_ze_niet(client, zaak, wie):
    wie = zaak.wijk.samira if wie == "samira" else getattr(zaak, wie)
    with pytest.raises(GeenRecht):
        lees(wie)
    log_in(client, wie)
    assert client.get("/lessen/").status_code == 403


def test_een_ander_team_en_een_afgeschermd_huishouden_staan_er_niet_in(zaak):
    with transactie(p.SYSTEEM):
        ander = p.maak_medewerker("Zus", Rol.WIJKTEAMMANAGER, zaak.wijk.zuid)
    assert lees(ander).lessen == ()
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=zaak.dossier.huishouden_id).update(afgeschermd=True)
    assert (lees(zaak.willem).lessen, lees(zaak.willem).tellingen) == ((), ())


def test_geteld_en_kleine_aantallen_blijven_weg(zaak):
    [telling] = lees(zaak.willem).tellingen
    assert (telling.klaar, telling.gelijk, telling.lessen) == (None, None, None)
    klein_is(1)
    [telling] = lees(zaak.willem).tellingen
    assert (telling.klaar, telling.gelijk, telling.lessen) == (1, 1, 1)


def test_een_lopend_bezwaar_telt_niet(zaak):
    klein_is(1)
    with transactie(p.SYSTEEM):
        Bezwaar.objects.update(stand="advies")
    assert lees(zaak.willem).tellingen == ()


def test_van_een_klacht_ook_en_niet_voor_wie_zij_betreft(client, zaak):
    """Cora is told of the klacht by its copy and reads of it nowhere else (MAN-09)."""
    klein_is(1)
    klacht = doe(zaak.kees, hk.klacht_ontvangen, **KLACHT, inwoner_id=zaak.inwoner.pk, betrokken=[zaak.cora.pk])
    doe(zaak.kees, hk.klacht_bemiddelen, klacht_id=klacht.pk)
    doe(zaak.kees, hk.klacht_oplossen, klacht_id=klacht.pk, bemiddeling="Kees belt", les="Wij bellen dezelfde dag.")
    [les] = lees(zaak.willem, bron="klacht").lessen
    assert les.tekst == "Wij bellen dezelfde dag."
    [telling] = lees(zaak.kees, bron="klacht").tellingen
    assert (telling.klaar, telling.gelijk, telling.lessen) == (1, 1, 1)
    assert (lees(zaak.cora, bron="klacht").lessen, lees(zaak.cora, bron="klacht").tellingen) == ((), ())
    log_in(client, zaak.kees)
    pagina = client.get("/lessen/?bron=klacht").content.decode()
    with transactie(p.SYSTEEM):
        nummer = Klacht.objects.get().nummer
    assert ("Wij bellen dezelfde dag." in pagina, str(nummer) in pagina, KLACHT["woorden"] in pagina) == (
        True,
        False,
        False,
    )
    assert 'href="/lessen/"' in client.get("/klachten/").content.decode()


def test_onzin_in_het_adres_geeft_de_gewone_bladzijde(client, zaak):
    log_in(client, zaak.willem)
    for adres in ("/lessen/?bron=zolder", "/lessen/?na=gisteren", "/lessen/?na=2026-05-20_x"):
        assert LES in client.get(adres).content.decode()
