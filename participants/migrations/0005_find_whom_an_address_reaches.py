from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('participants', '0004_register_agreements_lists_and_keeping'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='participant',
            index=models.Index(condition=models.Q(('reached_through__isnull', False)), fields=['reached_through'], name='people_reached_through'),
        ),
    ]
