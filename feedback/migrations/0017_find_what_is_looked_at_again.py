from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('feedback', '0016_find_what_somebody_tells'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='outcomeversion',
            index=models.Index(condition=models.Q(('revisit_on__isnull', False)), fields=['revisit_on'], name='versions_to_look_at_again'),
        ),
    ]
