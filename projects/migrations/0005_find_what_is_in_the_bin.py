from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('projects', '0004_reasons_decisions_and_running'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='project',
            index=models.Index(
                fields=['id'], name='projects_in_the_bin', condition=models.Q(('binned_at__isnull', False))
            ),
        ),
    ]
