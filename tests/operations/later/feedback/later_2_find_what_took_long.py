from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("feedback", "later_1_how_long_it_took")]

    operations = [
        AddIndexWhileUsed(
            "response",
            models.Index(
                fields=["consultation"],
                condition=models.Q(minutes__gt=30),
                name="responses_that_took_long",
            ),
        ),
    ]
