import django.db.models.deletion
from django.db import migrations, models

from access.table_changes import AddUniqueFieldWhileUsed


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('notices', '0003_holds_and_returned_mail'),
    ]

    operations = [
        AddUniqueFieldWhileUsed(
            model_name='message',
            name='resent_as',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='resent', to='notices.message'),
        ),
    ]
