from django.db import migrations, models

from access.table_changes import AddIndexWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('feedback', '0015_find_publications_that_carry'),
    ]

    operations = [
        AddIndexWhileUsed(
            model_name='telling',
            index=models.Index(condition=models.Q(('not_told_because', ''), ('teller__isnull', False), ('told_on', None)), fields=['teller'], name='tellings_by_teller'),
        ),
    ]
