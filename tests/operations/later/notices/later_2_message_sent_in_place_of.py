from django.db import migrations, models

from access.table_changes import AddUniqueFieldWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("notices", "later_1_whether_it_was_read")]

    operations = [
        AddUniqueFieldWhileUsed(
            "message",
            "in_place_of",
            models.OneToOneField("notices.message", models.SET_NULL, null=True, related_name="+"),
        ),
    ]
