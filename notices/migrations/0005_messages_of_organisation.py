from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('notices', '0004_message_resent_as'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='message',
            index=models.Index(fields=['organisation', '-created_at'], name='messages_of_organisation'),
        ),
    ]
