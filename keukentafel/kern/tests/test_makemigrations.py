"""Folding of indexes and constraints into the step that makes their table."""

from django.db import models
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel

from keukentafel.kern.management.commands.makemigrations import gevouwen


def tabel(naam: str) -> CreateModel:
    return CreateModel(naam, [("id", models.BigAutoField(primary_key=True)), ("dag", models.DateField())])


def test_index_en_eis_gaan_mee_met_hun_tabel():
    index = AddIndex("een", models.Index(fields=["dag"], name="een_dag"))
    eis = AddConstraint("een", models.UniqueConstraint(fields=["dag"], name="een_uniek"))
    [een, twee] = gevouwen([tabel("Een"), tabel("Twee"), index, eis])
    assert een.options == {"indexes": [index.index], "constraints": [eis.constraint]}
    assert twee.options == {}


def test_wie_op_een_latere_kolom_wacht_blijft_achteraan():
    later = AddField("een", "ander", models.IntegerField(default=0))
    index = AddIndex("een", models.Index(fields=["ander"], name="een_ander"))
    stappen = [tabel("Een"), later, index]
    assert gevouwen(stappen) == stappen


def test_een_index_op_een_tabel_die_er_al_was_blijft_een_stap():
    index = AddIndex("oud", models.Index(fields=["dag"], name="oud_dag"))
    assert gevouwen([index]) == [index]
