from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("participants", "later_1_note_when_a_card_came_back")]

    operations = [
        AddIndexWhileUsed(
            "participant",
            models.Index(fields=["organisation", "card_returned_on"], name="cards_that_came_back"),
        ),
    ]
