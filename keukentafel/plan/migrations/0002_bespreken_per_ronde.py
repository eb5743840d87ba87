"""When to talk next is kept with the round it was agreed on in; what stands in a plan today came with its last one."""

from typing import ClassVar

from django.db import migrations, models

VUL = """
UPDATE plan_vaststelling v SET bespreken_op = p.bespreken_op
FROM plan_doel d JOIN plan_plan p ON p.id = d.plan_id WHERE d.id = v.doel_id AND p.bespreken_op IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("plan", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="vaststelling",
            name="bespreken_op",
            field=models.DateField(blank=True, help_text="when to talk next, as agreed on in this round", null=True),
        ),
        migrations.RunSQL(VUL, migrations.RunSQL.noop),
    ]
