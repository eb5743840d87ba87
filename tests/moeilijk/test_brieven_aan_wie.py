"""Whom a letter went to: the gate decides who is named, in every list and behind every link (GEZ-05, AUT-03, REQ-034).

Two letters about Bo: one to Ans, who lives with Bo in Oost, and one to Cas, who moved to Zuid afterwards. In a second
household that looks the same Cas has no gezag, so there is one letter only.
"""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from keukentafel.brieven import handelingen as post
from keukentafel.brieven.bronnen import Ontvangstbevestiging
from keukentafel.brieven.models import Brief
from keukentafel.brieven.tests import hulp as h
from keukentafel.inwoner import handelingen as ih
from keukentafel.inwoner.models import Inwoner
from keukentafel.inwoner.tests import gegevens as g
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.poort.matrix import Rol
from tests import personages as p
from tests.inloggen import log_in
from tests.moeilijk.test_verborgen import HTMX, vraag
from tests.moeilijk.wereld import doe

pytestmark = pytest.mark.django_db


class Gezin:
    """Bo with two parents; a letter to each parent with gezag, made by Samira."""

    def __init__(self, wijk: p.Wijk, *, gezag: bool | None) -> None:
        self.wijk = wijk
        self.bo = h.inwoner(wijk.samira, roepnaam="Bo", geboortedatum=date(2018, 3, 7))
        self.ans, self.cas = (h.inwoner(wijk.samira, roepnaam=n, geslachtsnaam=n) for n in ("Ans", "Casimir"))
        h.ouder_van(wijk.samira, self.ans, self.bo)
        h.ouder_van(wijk.samira, self.cas, self.bo, gezag=gezag)
        self.huis = h.huishouden(wijk.samira, self.ans, self.cas, self.bo)
        self.dossier = doe(dossier_openen_met_regie, wijk.samira, huishouden_id=self.huis.pk)
        bron = Ontvangstbevestiging(ontvangen=klok.vandaag(), nummer=1, werkdagen=3)
        velden = {"soort": bron.soort, "bron": bron, "inwoner_id": self.bo.pk, "huishouden_id": self.huis.pk}
        velden |= {"dossier_id": self.dossier.pk, "team_id": wijk.oost.pk, "sleutel": f"melding:{uuid4()}:x"}
        self.brieven = {b.geadresseerde_id: b for b in doe(post.brief_maken, wijk.samira, **velden)}

    def cas_gaat_weg(self) -> None:
        """To Zuid, out of the household and out of the sight of Oost."""
        with transactie(p.SYSTEEM):
            self.huis.leden.filter(inwoner=self.cas).update(van=klok.dagen_geleden(9), tot=klok.dagen_geleden(1))
            Inwoner.objects.filter(pk=self.cas.pk).update(team=self.wijk.zuid)

    def cas_wordt_afgeschermd(self) -> None:
        ada = p.Medewerker.objects.get(naam="Ada")
        doe(ih.bestaan_afschermen, ada, inwoner_id=self.cas.pk, afgeschermd=True)


@pytest.fixture
def wijk():
    wijk = g.wijk_met_buurten()
    with transactie(p.SYSTEEM):
        p.maak_medewerker("Ada", Rol.AANDACHTSFUNCTIONARIS, None)
    return wijk


@pytest.fixture
def gezin(wijk):
    gezin = Gezin(wijk, gezag=True)
    assert set(gezin.brieven) == {gezin.ans.pk, gezin.cas.pk}
    return gezin


@pytest.fixture
def samira(wijk):
    return log_in(Client(), wijk.samira)


LIJSTEN = {
    "huishouden": ("/brieven/huishouden/{0.huis.pk}/", {}),
    "paneel": ("/brieven/huishouden/{0.huis.pk}/", HTMX),
    "inwoner": ("/brieven/inwoner/{0.bo.pk}/", {}),
    "paneel van de inwoner": ("/brieven/inwoner/{0.bo.pk}/", HTMX),
}


def lijst(client, gezin, welke):
    pad, kop = LIJSTEN[welke]
    return client.get(pad.format(gezin), headers=kop).text


@pytest.mark.parametrize("welke", LIJSTEN)
def test_wie_er_woont_wordt_genoemd(samira, gezin, welke):
    tekst = lijst(samira, gezin, welke)
    assert "Ans" in tekst
    assert "Casimir" in tekst


@pytest.mark.parametrize("welke", LIJSTEN)
def test_een_ouder_buiten_het_team_wordt_niet_genoemd(samira, gezin, welke):
    gezin.cas_gaat_weg()
    tekst = lijst(samira, gezin, welke)
    assert "Casimir" not in tekst
    assert "Iemand buiten jouw team" in tekst
    assert str(gezin.brieven[gezin.cas.pk].pk) not in tekst
    assert str(gezin.brieven[gezin.ans.pk].pk) in tekst


@pytest.mark.parametrize("welke", LIJSTEN)
def test_van_een_verborgen_ouder_is_er_geen_brief(wijk, samira, gezin, welke):
    """The list is byte for byte, and statement for statement, that of a household in which only Ans got a letter."""
    ander = Gezin(wijk, gezag=None)
    assert set(ander.brieven) == {ander.ans.pk}
    for huis in (gezin, ander):
        huis.cas_gaat_weg()
        huis.cas_wordt_afgeschermd()
    pad, kop = LIJSTEN[welke]
    paar = [vraag(samira, "get", pad.format(huis), kop=kop) for huis in (gezin, ander)]
    assert paar[0] == paar[1]
    assert "Iemand buiten jouw team" not in paar[0][2]


@pytest.mark.parametrize("verborgen", [False, True])
@pytest.mark.parametrize("deur", ["", "brief.pdf", "brief.txt"])
def test_de_brief_zelf_is_er_dan_ook_niet(samira, gezin, deur, verborgen):
    brief = gezin.brieven[gezin.cas.pk]
    assert samira.get(f"/brieven/{brief.pk}/{deur}").status_code == 200
    gezin.cas_gaat_weg()
    if verborgen:
        gezin.cas_wordt_afgeschermd()
    paar = [vraag(samira, "get", f"/brieven/{sleutel}/{deur}") for sleutel in (brief.pk, uuid4())]
    assert paar[0] == paar[1]
    assert paar[0][0] == 404


def test_wie_bij_de_ouder_hoort_leest_hem_wel(gezin):
    gezin.cas_gaat_weg()
    with transactie(p.SYSTEEM):
        Brief.objects.filter(geadresseerde=gezin.cas).update(team=gezin.wijk.zuid)
    brief = gezin.brieven[gezin.cas.pk]
    assert "Casimir" in log_in(Client(), gezin.wijk.zoe).get(f"/brieven/{brief.pk}/").text
