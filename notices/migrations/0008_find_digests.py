from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('notices', '0007_pace_of_messages'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='message',
            index=models.Index(condition=models.Q(('is_digest', True)), fields=['organisation', 'recipient_kind', 'recipient_key', 'sent_at'], name='digests_of_a_recipient'),
        ),
    ]
