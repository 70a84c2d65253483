from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('feedback', '0011_ask_and_answer'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='response',
            index=models.Index(
                condition=models.Q(('is_held', True)), fields=['consultation'], name='responses_held'
            ),
        ),
    ]
