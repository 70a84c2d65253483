from django.db import migrations, models

from tests.operations.later import last_of


class Migration(migrations.Migration):
    dependencies = [last_of("feedback")]

    operations = [
        migrations.CreateModel(
            "Thanks",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("response", models.ForeignKey("feedback.response", models.CASCADE)),
            ],
        ),
        migrations.AddField("response", "minutes", models.IntegerField(null=True)),
        migrations.AlterField("response", "send_key", models.CharField(max_length=80)),
    ]
