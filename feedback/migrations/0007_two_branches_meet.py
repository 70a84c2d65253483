"""Two branches added a table change each. Whoever brings them together numbers them in one line and deletes this file."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("feedback", "0006_find_loads_of_an_earlier_day"),
        ("feedback", "0006_whose_name_was_taken_away"),
    ]

    operations = []
