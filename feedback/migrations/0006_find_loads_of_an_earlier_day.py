from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('feedback', '0005_load_recognition_and_safety'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='loadsnapshot',
            index=models.Index(fields=['made_on'], name='load_by_day'),
        ),
    ]
