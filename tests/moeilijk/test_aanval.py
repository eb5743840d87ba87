"""Raw SQL as the role of the application gives each worker exactly the rows the wall says, own circle or not."""

from datetime import timedelta

import pytest

from keukentafel.dossier.models import LichteHulp, Nazorg
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Medewerker
from keukentafel.organisatie.opvragen.actor import actor_van
from keukentafel.plan.models import Herverdeling
from keukentafel.plan.tests.hulp import leden
from keukentafel.privacy.models import Afwijking, Bewaarstop, Inzagevraag, Toegangsakkoord
from keukentafel.privacy.tests.toegang import maak_toneel
from keukentafel.toegang.models import Agendasleutel
from tests import aanval
from tests import personages as p
from tests.moeilijk.wereld import maak_wereld

pytestmark = pytest.mark.django_db


def test_ruwe_sql_geeft_elke_medewerker_precies_wat_de_muur_zegt():
    maak_wereld()
    alles, fout = aanval.alle_rijen(), {}
    assert sum(1 for gevonden in alles.values() if gevonden) > 15  # an empty table proves nothing
    for medewerker in Medewerker.objects.filter(is_active=True).order_by("naam"):
        for wie in aanval.met_kring(actor_van(medewerker)):
            fout |= {(medewerker.naam, t): v for t, v in aanval.verschillen(wie, alles).items()}
    assert fout == {}


# Each the only table with a wall of its shape, and empty in the demo, where tests/test_demo.py attacks all of them.
ZELDZAAM = (Agendasleutel, LichteHulp, Nazorg, Herverdeling, Afwijking, Bewaarstop, Inzagevraag, Toegangsakkoord)


def _zeldzaam() -> None:
    """Of each some rows, of both teams where there is a team; of a finding one that is for the FG alone."""
    t = maak_toneel()
    w, fatma, nu, dag = t.huis.wijk, leden(t.huis)["Fatma"], klok.nu(), klok.vandaag()
    with transactie(p.SYSTEEM):
        huis = {"gemaakt_door": p.SYSTEEM.kenmerk}
        van_samira = {"gemaakt_door": str(w.samira.pk)}
        hier = {"dossier": t.dossier, "team": w.oost}
        Agendasleutel.objects.create(medewerker=w.samira, som="a" * 64, **van_samira)
        for mens in (fatma, p.maak_inwoner(w.zuid), p.maak_inwoner(w.oost, afgeschermd=True)):
            plek = {"team": mens.team, "in_team": mens.team, "afgeschermd": mens.afgeschermd}
            LichteHulp.objects.create(inwoner=mens, wat="maatje", sinds=dag, vragen_op=dag, **plek, **van_samira)
        Nazorg.objects.create(medewerker=w.samira, op=dag, **hier, **huis)
        Herverdeling.objects.create(van=w.tom, gemaakt_door=str(w.mo.pk))
        for alleen in (False, True):
            velden = {"soort": "zonder_reden", "dag": dag, "medewerker": w.tom, "regels": [1], "aantal": 1}
            Afwijking.objects.create(sleutel=f"x{alleen}", alleen_fg=alleen, **velden, **huis)
        for waar in ({"dossier": t.dossier}, {"inwoner": fatma}):
            velden = {"grond": "bezwaar", "reden": "Loopt.", "gezet_naam": "Petra"}
            Bewaarstop.objects.create(**waar, **velden, gemaakt_door=str(t.officer.pk))
        velden = {"dag": dag, "wie": str(w.tom.pk), "regels": [1], "vraag": "Waarom?"}
        Inzagevraag.objects.create(inwoner=fatma, opgeschreven_door=w.samira, **velden, **van_samira)
        akkoord = {"medewerker": w.zoe, "reden": "Gevaar.", "tot": nu + timedelta(hours=9)}
        Toegangsakkoord.objects.create(**akkoord, **hier, gemaakt_door=str(t.aandacht.pk))


def test_ook_van_wat_de_demo_niet_heeft_geeft_en_wijzigt_ruwe_sql_niets_te_veel():
    _zeldzaam()
    alles, fout = {model: aanval.rijen(model) for model in ZELDZAAM}, {}
    assert [m._meta.label for m, gevonden in alles.items() if not gevonden] == []
    for medewerker in Medewerker.objects.filter(is_active=True).order_by("naam"):
        for wie in aanval.met_kring(actor_van(medewerker)):
            fout |= {(medewerker.naam, t): v for t, v in aanval.verschillen(wie, alles).items()}
            fout |= {(medewerker.naam, "raakt", t): v for t, v in aanval.raakt_te_veel(wie, alles).items()}
    assert fout == {}
