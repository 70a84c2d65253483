from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0002_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OutboxHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=60, verbose_name='why')),
                ('held_at', models.DateTimeField(verbose_name='since')),
                ('released_at', models.DateTimeField(blank=True, null=True, verbose_name='released')),
                ('released_by', models.CharField(blank=True, max_length=120, verbose_name='released by')),
            ],
            options={
                'constraints': [models.UniqueConstraint(models.Value(1), condition=models.Q(('released_at', None)), name='one_open_hold')],
            },
        ),
        migrations.AddField(
            model_name='message',
            name='returned_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='message',
            name='state',
            field=models.CharField(choices=[('queued', 'Waiting to be sent'), ('leased', 'About to be sent'), ('handed_over', 'Being handed over'), ('sent', 'Sent'), ('failed', 'Failed'), ('returned', 'Came back'), ('unsure', 'Could not confirm'), ('dropped', 'Not sent')], default='queued', max_length=12),
        ),
    ]
