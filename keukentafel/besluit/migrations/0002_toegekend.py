from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('besluit', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='voorziening',
            name='toegekend',
            field=models.BooleanField(default=False, editable=False, help_text='by a decision that was taken; kept by the database alone'),
        ),
    ]
