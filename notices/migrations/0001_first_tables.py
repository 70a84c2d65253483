import django.db.models.deletion
from django.db import migrations, models

from access.first_tables import CreateTables


class Migration(migrations.Migration):

    replaces = [
        ('notices', '0001_initial'),
        ('notices', '0002_initial'),
        ('notices', '0003_holds_and_returned_mail'),
        ('notices', '0004_message_resent_as'),
        ('notices', '0005_messages_of_organisation'),
        ('notices', '0006_messages_that_did_not_arrive'),
        ('notices', '0007_pace_of_messages'),
        ('notices', '0008_find_digests'),
    ]

    initial = True

    dependencies = [
        ('organisations', '0001_first_tables'),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Message',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('recipient_kind', models.CharField(max_length=20)),
                        ('recipient_key', models.CharField(max_length=60)),
                        ('channel', models.CharField(choices=[('email', 'E-mail')], default='email', max_length=10)),
                        ('state', models.CharField(choices=[('queued', 'Waiting to be sent'), ('leased', 'About to be sent'), ('handed_over', 'Being handed over'), ('sent', 'Sent'), ('failed', 'Failed'), ('returned', 'Came back'), ('unsure', 'Could not confirm'), ('dropped', 'Not sent')], default='queued', max_length=12)),
                        ('lease_until', models.DateTimeField(blank=True, null=True)),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('next_try_at', models.DateTimeField()),
                        ('handed_over_at', models.DateTimeField(blank=True, null=True)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('returned_at', models.DateTimeField(blank=True, null=True)),
                        ('reason', models.CharField(blank=True, max_length=60, verbose_name='why it failed or was not sent')),
                        ('resent_as', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='resent', to='notices.message')),
                        ('sealed', models.BinaryField(blank=True, null=True)),
                        ('is_digest', models.BooleanField(db_default=False, default=False)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('state__in', ['queued', 'leased'])), fields=['next_try_at'], name='messages_to_send'), models.Index(condition=models.Q(('state', 'handed_over')), fields=['handed_over_at'], name='messages_in_hand_over'), models.Index(fields=['organisation', '-created_at'], name='messages_of_organisation'), models.Index(condition=models.Q(('state__in', ['unsure', 'failed', 'returned'])), fields=['created_at'], name='messages_that_did_not_arrive'), models.Index(condition=models.Q(('is_digest', True)), fields=['organisation', 'recipient_kind', 'recipient_key', 'sent_at'], name='digests_of_a_recipient')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), ('recipient_kind', 'address'), _connector='OR'), name='only_account_mail_has_no_organisation')],
                    },
                ),
                migrations.CreateModel(
                    name='Notice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('key', models.CharField(max_length=200, unique=True)),
                        ('rule', models.CharField(max_length=40)),
                        ('subject', models.CharField(max_length=60)),
                        ('occasion', models.CharField(max_length=60)),
                        ('recipient_kind', models.CharField(max_length=20)),
                        ('recipient_key', models.CharField(max_length=60)),
                        ('role', models.CharField(blank=True, max_length=20)),
                        ('channel', models.CharField(choices=[('email', 'E-mail')], default='email', max_length=10)),
                        ('state', models.CharField(choices=[('planned', 'Planned'), ('composed', 'In a message'), ('sent', 'Sent'), ('failed', 'Failed'), ('dropped', 'Not sent')], default='planned', max_length=10)),
                        ('reason', models.CharField(blank=True, max_length=60, verbose_name='why it was not sent')),
                        ('message', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='notices.message')),
                        ('planned_at', models.DateTimeField()),
                        ('not_before', models.DateTimeField(blank=True, null=True)),
                        ('urgency', models.SmallIntegerField(db_default=0, default=0)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('state', 'planned')), fields=['organisation', 'recipient_kind', 'recipient_key'], name='notices_to_compose'), models.Index(fields=['rule', 'subject'], name='notices_by_subject')],
                    },
                ),
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
                migrations.CreateModel(
                    name='Heartbeat',
                    fields=[
                        ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                        ('beaten_at', models.DateTimeField()),
                    ],
                ),
            ],
        ),
    ]
