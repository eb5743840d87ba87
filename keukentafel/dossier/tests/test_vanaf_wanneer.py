"""From when somebody reads an item counts from when it was written, not from when the page is opened (REQ-033)."""

from datetime import timedelta

import pytest

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.handelingen.verkennen import Getypt
from keukentafel.dossier.models.vraag import Inbreng, Leefgebiednotitie, Netwerkpersoon, Verkenning
from keukentafel.dossier.tests.hulp import doe
from keukentafel.dossier.tests.test_herkomst import dossier, huis, leden, pagina, samira, verken, wijk
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from tests import personages as p

__all__ = ["dossier", "huis", "samira", "wijk"]
pytestmark = pytest.mark.django_db
NU = "Fatma en je team kunnen dit lezen"
STRAKS = "Je team kan dit lezen, Fatma vanaf morgen"


@pytest.fixture
def geschreven(wijk, dossier, huis):
    """Everything that can be written about Fatma in one talk."""
    fatma = {"dossier_id": dossier.pk, "inwoner_id": leden(huis)["Fatma"]}
    verken(wijk, dossier, huis, eigen_woorden="Ik slaap niet", gebieden={"wonen": Getypt(0, "Het dak lekt.")})
    doe(wijk.samira, h.inbreng_vastleggen, **fatma, wijze="alleen", tekst="Ik wil rust.")
    return doe(wijk.samira, h.netwerkpersoon_toevoegen, **fatma, naam="Oma", doet="Kookt", beschikbaar="nu")


def gisteren():
    """As if it had been written the day before yesterday."""
    with transactie(p.SYSTEEM):
        for model in (Verkenning, Leefgebiednotitie, Inbreng, Netwerkpersoon):
            model.objects.update(inwoner_vanaf=klok.nu() - timedelta(days=1))


def schermen(samira, dossier, huis, geschreven):
    wie = f"?wie={leden(huis)['Fatma']}"
    vraag = pagina(samira, dossier, f"vraag/{wie}")
    eigen, wonen = vraag.split('id="gebied-wonen"')
    gehoord = pagina(samira, dossier, f"gehoord/{wie}")
    return {
        "eigen woorden": eigen[eigen.index('id="id_eigen_woorden"') :],
        "wonen": wonen[: wonen.index("</article>")],
        "gehoord": gehoord[gehoord.index("<article>") : gehoord.index("</article>")],
        "netwerk": pagina(samira, dossier, f"netwerk/{geschreven.pk}/"),
    }


def test_net_geschreven_leest_zij_het_morgen(samira, dossier, huis, geschreven):
    tekst = schermen(samira, dossier, huis, geschreven)
    assert [naam for naam, deel in tekst.items() if STRAKS not in deel] == []


def test_wat_al_open_is_gaat_niet_morgen_pas_open(samira, dossier, huis, geschreven):
    gisteren()
    tekst = schermen(samira, dossier, huis, geschreven)
    assert [naam for naam, deel in tekst.items() if NU not in deel or "vanaf" in deel] == []


def test_een_uitzondering_staat_erbij(samira, dossier, huis, geschreven):
    with transactie(p.SYSTEEM):
        velden = {"inwoner_uitzondering": "veiligheid", "uitzondering_tot": klok.vandaag() + timedelta(days=9)}
        for model in (Verkenning, Leefgebiednotitie, Inbreng, Netwerkpersoon):
            model.objects.update(**velden)
    tekst = schermen(samira, dossier, huis, geschreven)
    assert [naam for naam, deel in tekst.items() if "Fatma nog niet: we kijken er opnieuw naar" not in deel] == []


def test_wat_nog_niet_geschreven_is_telt_vanaf_nu(samira, dossier, huis, geschreven):
    gisteren()
    gehoord = pagina(samira, dossier, f"gehoord/?wie={leden(huis)['Fatma']}")
    assert STRAKS in gehoord[gehoord.index('id="inbrengform"') :]
