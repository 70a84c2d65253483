from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='participant',
            name='email_corrected_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='participant',
            name='email_returned_on',
            field=models.DateField(blank=True, null=True, verbose_name='e-mail came back on'),
        ),
    ]
