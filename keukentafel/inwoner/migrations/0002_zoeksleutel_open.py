from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("inwoner", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="zoeksleutel", name="zoeksleutel_sleutel"),
        migrations.AddIndex(
            model_name="zoeksleutel",
            index=models.Index(
                condition=Q(("afgeschermd", False)),
                fields=["sleutel", "team"],
                include=("inwoner", "afgeschermd"),
                name="zoeksleutel_open",
            ),
        ),
        migrations.AddIndex(
            model_name="zoeksleutel",
            index=models.Index(
                condition=Q(("afgeschermd", True)), fields=["inwoner"], name="zoeksleutel_afgeschermd"
            ),
        ),
    ]
