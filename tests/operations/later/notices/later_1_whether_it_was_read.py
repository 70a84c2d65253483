from django.db import migrations, models

from tests.operations.later import last_of


class Migration(migrations.Migration):
    dependencies = [last_of("notices")]

    operations = [
        migrations.AddField(
            "message", "is_read", models.BooleanField(default=False, db_default=False)
        ),
        migrations.AddField("notice", "weight", models.SmallIntegerField(default=0, db_default=0)),
    ]
