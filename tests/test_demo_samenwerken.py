"""The part of the demo about working together, on four households of its own: its acts can be done."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from keukentafel.demo.leven.dagen import Dagen
from keukentafel.demo.leven.samenwerken import samenwerken
from keukentafel.kern import klok
from keukentafel.kern.actor import transactie
from keukentafel.organisatie.models import Inrichting, Taak
from keukentafel.plan.handelingen import dossier_openen_met_regie
from keukentafel.plan.models import Maatwerk, Overdracht, Overleg, Overlegdeelnemer, Overlegzaak, Regieplaatsing
from keukentafel.plan.tests.hulp import doe
from tests import personages as p
from tests.dossiers import maak_huishouden


def vertelling(wijk, **bijzonder):
    """What a storyline offers, around a household with a dossier of Samira."""
    gezin = maak_huishouden(wijk.oost)
    dossier = doe(wijk.samira, dossier_openen_met_regie, huishouden_id=gezin.pk)
    leeg = {"daden": (), "overdracht": (), "vacature": (), "einde": None}
    return SimpleNamespace(
        v=SimpleNamespace(**{**leeg, **bijzonder}),
        gezin=SimpleNamespace(huishouden=gezin),
        dossier_id=dossier.pk,
        tekst=lambda ruw: ruw.format(naam="Fatma"),
        doe=lambda _wie, act, **velden: doe(wijk.samira, act, **velden),
    )


@pytest.mark.django_db
def test_een_overleg_een_plaatsing_en_een_overdracht(settings):
    settings.EMAIL_HOST = ""
    wijk = p.maak_wijk()
    mensen = {"wijkcoach": wijk.samira, "tom": wijk.tom}
    toneel = SimpleNamespace(medewerkers=mensen, doe=lambda wie, act, **velden: doe(mensen[wie], act, **velden))
    eigen = [vertelling(wijk, vacature=(1,)), *(vertelling(wijk) for _ in range(5))]
    with transactie(p.SYSTEEM):
        Inrichting.objects.create(
            soort="maatwerkspecialist", code="tom", naam="Tom", waarde={"team": "oost"}, geldig_van=date(2015, 1, 1)
        )
    samenwerken(toneel, Dagen(klok.vandaag()), eigen)
    with transactie(p.SYSTEEM):
        assert Overleg.objects.get().begin > klok.nu() + timedelta(hours=12)
        assert (Overlegzaak.objects.count(), Overlegdeelnemer.objects.count()) == (2, 3)
        assert Regieplaatsing.objects.get().stand == "aanvaard"
        assert Overdracht.objects.get().naar == wijk.tom
        assert Maatwerk.objects.get().plan_door
        assert {"overleg_uitnodiging", "plaatsing_spreken", "overdracht"} <= {t.soort for t in Taak.objects.all()}
