"""Steps of the stories that the figures are counted from, each on a day after MAANDAG; and one row of a figure."""

from datetime import date, timedelta

from keukentafel.dossier import handelingen as h
from keukentafel.dossier.models import Werkproces
from keukentafel.dossier.tests.hulp import doe
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.kern.gebeurtenissen import gebeurtenis_melden
from keukentafel.monitor import opvragen as o
from tests import personages as p
from tests.dossiers import maak_dossier, maak_huishouden

MAANDAG = date(2026, 3, 2)
JAAR = {"van": "2026-01-01", "tot": "2026-11-01"}


def dag(na):
    return MAANDAG + timedelta(days=na)


def op(na, medewerker, handeling, **velden):
    with klok.zet_klok(klok.moment(dag(na), 10)):
        return doe(medewerker, handeling, **velden)


def begin(wijk, na=0, huis=None, **velden):
    """A household with a dossier, opened so many days after MAANDAG."""
    with klok.zet_klok(klok.moment(dag(na), 10)):
        return maak_dossier(wijk.samira, huis or maak_huishouden(wijk.oost), **velden)


def gesprek(wijk, dossier, na, **velden):
    return op(na, wijk.samira, h.verslag_beginnen, dossier_id=dossier.pk, tekst="x", gesprek_op=dag(na), **velden)


def plan(dossier, na):
    """The fact that room plan writes when a plan is agreed."""
    with klok.zet_klok(klok.moment(dag(na), 10)), transactie(p.SYSTEEM):
        gebeurtenis_melden("plan_vastgesteld", dossier.pk, op=dag(na).isoformat())


def rij(naam="doorlooptijd", team="Oost", **gevraagd):
    """The row of this team, as reckoned on 1 November."""
    with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.SYSTEEM):
        uitkomst = o.cijfer(naam, o.vraag_van(naam, {**JAAR, **gevraagd}))
    return next((r for r in (*uitkomst.rijen, uitkomst.totaal) if r["team"] == team), None)


def rauw(naam, **gevraagd):
    """The records behind a figure."""
    with klok.zet_klok(klok.moment(date(2026, 11, 1))), transactie(p.SYSTEEM):
        return list(o.ruw(naam, o.vraag_van(naam, {**JAAR, **gevraagd})))


def een_vraag(dossier):
    with transactie(p.SYSTEEM):
        return Werkproces.objects.get(dossier=dossier)
