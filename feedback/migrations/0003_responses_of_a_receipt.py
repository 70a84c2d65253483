from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('feedback', '0002_numbers_that_an_ask_was_opened_under'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='response',
            index=models.Index(
                fields=['consultation', 'receipt_digest'], name='responses_of_a_receipt'
            ),
        ),
    ]
