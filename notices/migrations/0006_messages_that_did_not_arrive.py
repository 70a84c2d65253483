from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('notices', '0005_messages_of_organisation'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='message',
            index=models.Index(
                fields=['created_at'],
                condition=models.Q(('state__in', ['unsure', 'failed', 'returned'])),
                name='messages_that_did_not_arrive',
            ),
        ),
    ]
