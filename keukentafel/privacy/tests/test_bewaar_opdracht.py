"""`keukentafel bewaar` as somebody types it: JSON alone on stdout, what is wrong on stderr, codes for a script."""

import json
from contextlib import nullcontext
from uuid import uuid4

import pytest
from click.testing import CliRunner

from keukentafel.dossier.models import Dossier
from keukentafel.kern.actor import transactie
from keukentafel.kern.models import Concept
from keukentafel.opdrachten import bewaar
from keukentafel.privacy.handelingen import bewaren as h
from keukentafel.privacy.models import Vernietiging
from keukentafel.privacy.tests.gevallen import maak_geval
from keukentafel.privacy.tests.test_bewaren import contact, geleden, sluit, vreemde
from tests import personages as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def g(monkeypatch):
    monkeypatch.setattr(bewaar, "met_databank", nullcontext)
    geval = maak_geval()
    sluit(geval, geleden(21), "wmo")
    contact(geval, geleden(6), inwoner=vreemde(geval))
    return geval


def typ(*woorden, invoer=None):
    return CliRunner().invoke(bewaar.opdracht, [str(w) for w in woorden], input=invoer)


def voorstel(g):
    return g.doe("petra", h.vernietiging_voorstellen, rubriek="dossier").pk


def test_lijst(g):
    telling = json.loads(typ("lijst").stdout)
    assert (telling["dossier"], telling["contact"], telling["melding"]) == (1, 1, 0)
    uit = typ("lijst", "--soort", "dossier")
    (zaak,) = json.loads(uit.stdout)
    assert (zaak["wat"], zaak["soort"], zaak["blijft"]) == (f"Dossier {g.dossier.nummer}", "wmo", "")
    assert "Wmo 2015 art. 5.3.4" in zaak["bron"]
    assert "Elif" not in uit.stdout
    fout = typ("lijst", "--soort", "alles")
    assert (fout.exit_code, fout.stdout) == (2, "")
    assert "‘alles’ bestaat niet" in fout.stderr


def test_proef_uitvoeren_en_zoeken(g):
    sleutel = voorstel(g)
    uit = typ("proef", sleutel)
    assert (uit.exit_code, json.loads(uit.stdout)["tellingen"]["dossier.Dossier"]) == (0, 1)
    assert "niets vernietigd" in uit.stderr
    fout = typ("uitvoeren", sleutel)
    assert (fout.exit_code, fout.stdout) == (1, "")
    assert "heeft de stand ‘voorstel’; verwacht ‘bezig’" in fout.stderr
    assert typ("zoek-resten", "--vernietiging", sleutel).exit_code == 1
    g.doe("ria", h.vernietiging_goedkeuren, vernietiging_id=sleutel)
    g.doe("ria", h.vernietiging_starten, vernietiging_id=sleutel)
    uit = typ("uitvoeren", sleutel)
    assert (uit.exit_code, json.loads(uit.stdout)["stand"]) == (0, "klaar")
    with transactie(p.SYSTEEM):
        assert not Dossier.objects.exists()
    uit = typ("zoek-resten", "--vernietiging", sleutel, "--namen", invoer="Elif Yılmaz\n")
    assert uit.exit_code == 0
    assert [rest for rest in json.loads(uit.stdout) if not rest["mag"]] == []
    with transactie(g.actor("samira")):
        Concept.objects.create(auteur=g.wijk.samira.pk, sleutel=f"let-op:{g.dossier.pk}", velden={})
    uit = typ("zoek-resten", "--vernietiging", sleutel)
    assert uit.exit_code == 1
    assert [rest["tabel"] for rest in json.loads(uit.stdout) if not rest["mag"]] == ["kern_concept"]
    assert "had moeten zijn: 1 keer" in uit.stderr


@pytest.mark.parametrize("woorden", [("proef", uuid4()), ("uitvoeren", uuid4())])
def test_een_lijst_die_er_niet_is(g, woorden):
    uit = typ(*woorden)
    assert (uit.exit_code, uit.stdout) == (1, "")
    assert f"Lijst {woorden[1]} is er niet" in uit.stderr
    assert typ(woorden[0], "geen-kenmerk").exit_code == 2
    with transactie(p.SYSTEEM):
        assert not Vernietiging.objects.exists()
