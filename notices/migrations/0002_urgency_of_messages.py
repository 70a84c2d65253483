from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0001_first_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='urgency',
            field=models.SmallIntegerField(db_default=0, default=0),
        ),
    ]
