from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('feedback', '0014_close_the_loop'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='publication',
            index=models.Index(condition=models.Q(('carries__isnull', False)), fields=['carries'], name='publications_carrying'),
        ),
    ]
