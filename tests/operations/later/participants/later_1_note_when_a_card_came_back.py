from django.db import migrations, models

from tests.operations.later import last_of


class Migration(migrations.Migration):
    dependencies = [last_of("participants")]

    operations = [
        migrations.AddField("participant", "card_returned_on", models.DateField(null=True)),
    ]
