from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('notices', '0002_urgency_of_messages'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='message',
            index=models.Index(condition=models.Q(('state__in', ['queued', 'leased'])), fields=['-urgency', 'next_try_at', 'id'], name='urgent_messages_first'),
        ),
    ]
