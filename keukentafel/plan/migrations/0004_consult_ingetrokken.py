"""A question to a specialist can be taken back (AUT-06: the involvement ends with it)."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_keuze_met_criteria")]

    operations = [
        migrations.AddField("consult", "ingetrokken_op", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("consult", "ingetrokken_reden", models.TextField(blank=True, default="")),
        migrations.AddConstraint(
            "consult",
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(beantwoord_op__isnull=True) & ~Q(ingetrokken_reden=""),
                name="consult_ingetrokken",
            ),
        ),
    ]
