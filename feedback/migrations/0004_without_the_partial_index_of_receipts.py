from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ('feedback', '0003_responses_of_a_receipt'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='response', name='responses_by_receipt'),
    ]
