from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('feedback', '0019_check_answers_of_before'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='consultation',
            index=models.Index(condition=models.Q(('needs_care', True), ('opened_at__isnull', False)), fields=['closes_at'], name='consultations_of_care'),
        ),
    ]
