from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('participants', '0002_note_addresses_that_came_back'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='participant',
            index=models.Index(condition=models.Q(('email_returned_on__isnull', False)), fields=['email_returned_on'], name='addresses_that_came_back'),
        ),
    ]
