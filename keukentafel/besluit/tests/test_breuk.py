"""A breach of a bezwaar or a klacht reaches the manager, as of an aanvraag; a klacht never whom it is about."""

from datetime import date

import pytest

from keukentafel.besluit.handelingen import bezwaar as h
from keukentafel.besluit.handelingen._klacht import betrokkenen_toevoegen
from keukentafel.besluit.handelingen.klacht import klacht_ontvangen, klacht_toewijzen
from keukentafel.besluit.handelingen.rechtsbewaking import rechtsbescherming_bewaken
from keukentafel.besluit.models import Klacht
from keukentafel.besluit.tests.hulp_recht import BEZWAAR, KLACHT, doe, maak_zaak
from keukentafel.inwoner.models import Huishouden
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Taak
from keukentafel.poort.matrix import Rol
from tests import personages as p

pytestmark = pytest.mark.django_db
TE_LAAT = date(2026, 7, 1)  # bezwaar until 29 June, klacht until 22 June


@pytest.fixture
def zaak():
    with klok.zet_klok(date(2026, 5, 11)):
        yield maak_zaak()


def bezwaar_van(zaak):
    bezwaar = doe(zaak.wijk.samira, h.bezwaar_ontvangen, besluit_id=zaak.besluit.pk, **BEZWAAR)
    doe(zaak.jet, h.bezwaar_toewijzen, bezwaar_id=bezwaar.pk, medewerker_id=zaak.jet.pk)
    doe(zaak.jet, h.bezwaar_bevestigen, bezwaar_id=bezwaar.pk)
    return bezwaar


def klacht_van(zaak, **velden):
    klacht = doe(zaak.wijk.frans, klacht_ontvangen, inwoner_id=zaak.inwoner.pk, **{**KLACHT, **velden})
    doe(zaak.kees, klacht_toewijzen, klacht_id=klacht.pk, medewerker_id=zaak.kees.pk)
    return klacht


def bewaak(dag):
    with klok.zet_klok(dag):
        return rechtsbescherming_bewaken()


def taken(rij, soort):
    with transactie(p.SYSTEEM):
        return list(Taak.objects.filter(onderwerp_id=rij.pk, soort=soort, klaar_op=None).order_by("rol"))


def wie(rij, soort):
    return {t.rol or t.voor_id for t in taken(rij, soort)}


def test_een_bezwaar_te_laat_hoort_ook_de_manager_die_het_besluit_opent(zaak):
    bezwaar = bezwaar_van(zaak)
    assert (bewaak(TE_LAAT), bewaak(TE_LAAT)) == (1, 0)
    eigen, manager = taken(bezwaar, "bezwaar_termijn")
    assert (eigen.voor, eigen.adres) == (zaak.jet, bezwaar.adres)
    assert (manager.rol, manager.team, manager.adres) == (Rol.WIJKTEAMMANAGER, zaak.wijk.oost, zaak.besluit.adres)
    assert (
        "de termijn is voorbij sinds 29 juni 2026. Beslis, en laat wie bezwaar maakte weten wanneer." in manager.tekst
    )


def test_elk_moment_een_keer_en_het_latere_komt_in_de_plaats(zaak):
    """14 days before as configured, then as an aanvraag: three werkdagen before, the day itself, late."""
    bezwaar = bezwaar_van(zaak)
    gezegd = []
    for dag in (date(2026, 6, 12), date(2026, 6, 15), date(2026, 6, 24), date(2026, 6, 25), date(2026, 6, 29)):
        gezegd.append((bewaak(dag), bewaak(dag), len(taken(bezwaar, "bezwaar_termijn"))))
    assert gezegd == [(0, 0, 0), (1, 0, 1), (1, 0, 1), (0, 0, 1), (1, 0, 1)]
    assert "vandaag is de laatste dag. Beslis vandaag." in taken(bezwaar, "bezwaar_termijn")[0].tekst


def test_zolang_iets_is_gevraagd_komt_er_niet_elke_dag_een_taak_bij(zaak):
    """The clock stands still; asking is a task of its own. When its day has passed, the clock runs again."""
    bezwaar = bezwaar_van(zaak)
    with klok.zet_klok(date(2026, 6, 14)):
        doe(zaak.jet, h.verzuim_vragen, bezwaar_id=bezwaar.pk, verzuim=["gronden"], herstellen_tot=date(2026, 6, 30))
    assert (bewaak(date(2026, 6, 29)), bewaak(date(2026, 6, 30))) == (0, 0)
    assert bewaak(date(2026, 7, 2)) == 1


def test_een_klacht_te_laat_hoort_de_manager_van_het_team(zaak):
    klacht = klacht_van(zaak)
    bewaak(TE_LAAT)
    assert wie(klacht, "klacht_termijn") == {zaak.kees.pk, zaak.willem.pk}
    assert "voorbij sinds 22 juni 2026. Antwoord, en laat de klager weten" in taken(klacht, "klacht_termijn")[0].tekst


def test_een_klacht_over_de_manager_gaat_nooit_naar_die_manager(zaak):
    """MAN-09: also not by the function; another manager of the team does hear it."""
    with transactie(p.SYSTEEM):
        wilma = p.maak_medewerker("Wilma", Rol.WIJKTEAMMANAGER, zaak.wijk.oost)
    klacht = klacht_van(zaak, betrokken=[zaak.willem.pk])
    bewaak(TE_LAAT)
    assert wie(klacht, "klacht_termijn") == {zaak.kees.pk, wilma.pk}
    doe(zaak.kees, betrokkenen_toevoegen, klacht_id=klacht.pk, medewerkers=[wilma.pk])
    assert wie(klacht, "klacht_termijn") == {zaak.kees.pk}


@pytest.mark.parametrize("soort", ["bezwaar_termijn", "klacht_termijn"])
def test_wat_afgeschermd_is_hoort_de_manager_niet(zaak, soort):
    rij = bezwaar_van(zaak) if soort == "bezwaar_termijn" else klacht_van(zaak)
    with transactie(p.SYSTEEM):
        Huishouden.objects.filter(pk=zaak.dossier.huishouden_id).update(afgeschermd=True)
        Klacht.objects.update(afgeschermd=True)
    bewaak(TE_LAAT)
    assert len(taken(rij, soort)) == 1
