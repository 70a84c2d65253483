from django.db import migrations, models

from access.first_tables import CreateTables


class Migration(migrations.Migration):

    replaces = [
        ('operations', '0001_backups'),
    ]

    initial = True

    dependencies = [
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Backup',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('made', 'Made'), ('restored', 'Restored from')], max_length=10)),
                        ('name', models.CharField(max_length=200, verbose_name='file')),
                        ('size', models.PositiveBigIntegerField(default=0, verbose_name='bytes')),
                        ('taken_at', models.DateTimeField(verbose_name='what it holds is from')),
                        ('finished_at', models.DateTimeField(verbose_name='finished')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['kind', '-finished_at'], name='backups_newest_first')],
                    },
                ),
            ],
        ),
    ]
