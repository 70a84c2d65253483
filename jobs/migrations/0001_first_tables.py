import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from access.first_tables import CreateTables


class Migration(migrations.Migration):

    replaces = [
        ('jobs', '0001_initial'),
    ]

    initial = True

    dependencies = [
        ('organisations', '0001_first_tables'),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Job',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('kind', models.CharField(max_length=40)),
                        ('subject', models.CharField(blank=True, max_length=80, verbose_name='what it is about')),
                        ('state', models.CharField(choices=[('waiting', 'waiting to begin'), ('running', 'running'), ('done', 'done'), ('stopped', 'stopped'), ('failed', 'could not be finished')], default='waiting', max_length=10)),
                        ('position', models.PositiveIntegerField(default=0)),
                        ('total', models.PositiveIntegerField(default=0)),
                        ('counts', models.JSONField(default=dict)),
                        ('problem', models.CharField(blank=True, max_length=60)),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('lease_until', models.DateTimeField(blank=True, null=True)),
                        ('stop_asked_at', models.DateTimeField(blank=True, null=True)),
                        ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('made_at', models.DateTimeField(auto_now_add=True)),
                        ('begun_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['-made_at', '-pk'],
                        'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'running'])), fields=['lease_until', 'id'], name='jobs_to_do')],
                    },
                ),
            ],
        ),
    ]
