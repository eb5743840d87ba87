"""Why own help or a provider was chosen, by the criteria that partners read too (REQ-070)."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("plan", "0002_bespreken_per_ronde")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="ondersteuning",
            name="criteria",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="what own help or a provider was chosen on: codes of schaalcriterium",
            ),
        ),
    ]
