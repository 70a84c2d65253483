from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("notices", "later_2_message_sent_in_place_of")]

    operations = [
        AddIndexWhileUsed(
            "message",
            models.Index(fields=["organisation", "-sent_at"], name="messages_that_were_read"),
        ),
    ]
