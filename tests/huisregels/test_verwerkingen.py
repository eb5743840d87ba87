"""Every stored field says what it is for (AVG art. 5 and 30; ADR 0030): a new field without it fails here, by name."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from keukentafel.poort.matrix import Categorie
from keukentafel.poort.rechten import Recht
from keukentafel.poort.verwerking import (
    BEWAART_CATEGORIE,
    GROND_VAN_CATEGORIE,
    Op,
    Verwerking,
    doelen_van,
    velden_van,
)
from keukentafel.poort.verwerkingen import OVERAL, ZONDER_MENSEN
from keukentafel.privacy.opvragen.bewaartermijn import bewaartermijnen
from keukentafel.privacy.opvragen.verwerkingsregister import DELEN, NAAM_VAN_KAMER, VERWERKINGEN, alle_doelen

MODELLEN = [m for m in apps.get_models() if m._meta.app_label in settings.KAMERS]


def zonder_doel(verwerking: Verwerking) -> list[str]:
    """Stored fields of this noun that nobody says the use of."""
    benoemd = {naam for doel in doelen_van(verwerking, DELEN, OVERAL) for naam in doel.velden}
    naam = verwerking.model._meta
    return [
        f"{naam.label}.{veld.name} heeft geen doel. Waarvoor is het nodig? Schrijf dat in "
        f"keukentafel/{naam.app_label}/verwerkingen.py, of laat het veld weg."
        for veld in velden_van(verwerking.model)
        if veld.name not in benoemd
    ]


def bestaat_niet(verwerking: Verwerking) -> list[str]:
    """Names in the declaration that are no field, or stand there twice."""
    bekend = {veld.name for veld in velden_van(verwerking.model)}
    genoemd = [n for w in verwerking.doelen.values() for n in (w.velden if isinstance(w, Op) else w).split()]
    return [f"{verwerking.model._meta.label}.{n}" for n in genoemd if n not in bekend or genoemd.count(n) > 1]


def test_elk_model_zegt_waarvoor_het_is_of_staat_met_reden_op_de_lijst():
    verklaard = [v.model._meta.label for v in VERWERKINGEN]
    assert len(verklaard) == len(set(verklaard)) > 130
    assert sorted({m._meta.label for m in MODELLEN} - set(verklaard)) == sorted(ZONDER_MENSEN)


def test_elk_veld_heeft_een_doel():
    assert [zin for v in VERWERKINGEN for zin in zonder_doel(v)] == []


def test_wat_genoemd_is_bestaat_en_staat_er_een_keer():
    assert [naam for v in VERWERKINGEN for naam in bestaat_niet(v)] == []


def test_een_nieuw_veld_zonder_doel_wordt_bij_naam_genoemd():
    class Proefkaart(models.Model):
        naam = models.TextField()
        humeur = models.TextField()

        class Meta:
            app_label = "dossier"
            managed = False
            apps = apps.__class__()

    kaart = Verwerking(Proefkaart, Recht.DOSSIER_LEZEN, {"weten hoe het heet": "naam kleur"})
    assert [zin.split(" heeft")[0] for zin in zonder_doel(kaart)] == ["dossier.Proefkaart.humeur"]
    assert "keukentafel/dossier/verwerkingen.py" in zonder_doel(kaart)[0]
    assert bestaat_niet(kaart) == ["dossier.Proefkaart.kleur"]


def test_elk_doel_heeft_een_soort_een_grond_en_een_lezer():
    for _, doelen in alle_doelen():
        for doel in doelen:
            for categorie in doel.categorieen:
                assert doel.grondslag(categorie).artikel, doel
                assert doel.lezers(categorie) != "niemand", (doel.verwerking.model, doel.doel, categorie)


def test_elke_grond_hoort_bij_een_soort_die_er_is():
    gebruikt = {c for _, doelen in alle_doelen() for d in doelen for c in d.categorieen}
    assert gebruikt <= GROND_VAN_CATEGORIE.keys() & BEWAART_CATEGORIE.keys()
    assert set(GROND_VAN_CATEGORIE) <= set(Categorie)
    assert {v.model._meta.app_label for v in VERWERKINGEN} == set(NAAM_VAN_KAMER)


@pytest.mark.django_db
def test_elke_code_van_een_termijn_bestaat_en_wordt_gebruikt():
    gebruikt = {d.bewaart(c) for _, doelen in alle_doelen() for d in doelen for c in d.categorieen}
    # A melding that was withdrawn is the same noun, with a shorter term.
    assert gebruikt == set(bewaartermijnen()) - {"melding_ingetrokken"}
