import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from access.first_tables import CreateTables


class Migration(migrations.Migration):

    replaces = [
        ('access', '0001_initial'),
        ('access', '0002_initial'),
        ('access', '0003_removals'),
    ]

    initial = True

    dependencies = [
        ('organisations', '0001_first_tables'),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Removal',
                    fields=[
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(max_length=40, verbose_name='kind')),
                        ('key', models.CharField(max_length=80, verbose_name='what')),
                        ('on', models.DateField(verbose_name='day')),
                        ('is_copied', models.BooleanField(default=False, verbose_name='stands in the file outside')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('is_copied', False)), fields=['id'], name='removals_to_copy')],
                    },
                ),
                migrations.CreateModel(
                    name='AuditEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('verb', models.CharField(max_length=60, verbose_name='what was done')),
                        ('target_type', models.CharField(max_length=60, verbose_name='kind of object')),
                        ('target_id', models.CharField(max_length=40, verbose_name='object')),
                        ('data', models.JSONField(blank=True, default=dict, verbose_name='details')),
                        ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                    ],
                    options={
                        'ordering': ['-at', '-pk'],
                        'indexes': [models.Index(fields=['organisation', '-at'], name='audit_by_organisation')],
                    },
                ),
            ],
        ),
    ]
