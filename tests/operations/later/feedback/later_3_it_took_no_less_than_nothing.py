from django.db import migrations, models

from access.table_changes import AddCheckWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("feedback", "later_2_find_what_took_long")]

    operations = [
        AddCheckWhileUsed(
            "response",
            models.CheckConstraint(condition=models.Q(minutes__gte=0), name="it_took_time"),
        ),
    ]
