import django.db.models.deletion
import django.db.models.functions.text
import organisations.models
from django.conf import settings
from django.db import migrations, models

from access.first_tables import CreateTables


class Migration(migrations.Migration):

    replaces = [
        ('organisations', '0001_initial'),
        ('organisations', '0002_a_second_step_may_be_required'),
        ('organisations', '0003_sessions_end_and_get_new_keys'),
        ('organisations', '0004_settings_and_their_versions'),
        ('organisations', '0005_partners_closed_days_and_calendars'),
        ('organisations', '0006_languages_people_read'),
        ('organisations', '0007_clock_and_public_list'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='User',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                        ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                        ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                        ('is_staff', models.BooleanField(default=False, verbose_name='operator')),
                        ('is_active', models.BooleanField(default=True, verbose_name='active')),
                        ('date_joined', models.DateTimeField(auto_now_add=True, verbose_name='joined')),
                        ('session_series', models.PositiveIntegerField(db_default=0, default=0)),
                        ('access_version', models.PositiveIntegerField(db_default=0, default=0)),
                        ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                        ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_account_per_address')],
                    },
                ),
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=120, verbose_name='name of the organisation')),
                        ('slug', models.SlugField(unique=True, verbose_name='short name in addresses')),
                        ('time_zone', models.CharField(default='Europe/London', max_length=60, validators=[organisations.models.check_time_zone], verbose_name='time zone')),
                        ('help_text', models.TextField(blank=True, help_text='Who to call when someone is not safe. Shown at the foot of every page people answer on.', verbose_name='help shown to everyone who answers')),
                        ('default_wording', models.TextField(blank=True, verbose_name='default wording: who reads it and what is kept')),
                        ('default_backup', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('default_manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('default_senior', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('requires_second_factor', models.BooleanField(db_default=False, default=False, help_text='Besides the password: a passkey, or a code from your phone. Whoever has neither is asked to set one up before they see anything here.', verbose_name='everyone here signs in with a second step')),
                        ('language', models.CharField(db_default='en', default='en', max_length=12, verbose_name='language')),
                        ('languages', models.JSONField(db_default=[], default=list, verbose_name='other languages people read')),
                        ('ask_days', models.PositiveSmallIntegerField(db_default=21, default=21, verbose_name='days to answer')),
                        ('promise_days', models.PositiveSmallIntegerField(db_default=28, default=28, verbose_name='days until people hear')),
                        ('final_days', models.PositiveSmallIntegerField(db_default=84, default=84, verbose_name='days until everything is answered')),
                        ('repeat_days', models.PositiveSmallIntegerField(db_default=28, default=28, verbose_name='days between reminders of a late answer')),
                        ('retell_days', models.PositiveSmallIntegerField(db_default=7, default=7, verbose_name='days to say that something was taken back')),
                        ('link_days', models.PositiveSmallIntegerField(db_default=30, default=30, verbose_name='days that a personal link works after closing')),
                        ('invitation_days', models.PositiveSmallIntegerField(db_default=14, default=14, verbose_name='days that an invitation works')),
                        ('k_internal', models.PositiveSmallIntegerField(db_default=5, default=5, verbose_name='fewest people shown as numbers here')),
                        ('k_public', models.PositiveSmallIntegerField(db_default=10, default=10, verbose_name='fewest people shown as numbers to everybody')),
                        ('confirm_days', models.PositiveSmallIntegerField(db_default=7, default=7, verbose_name='days before closing that the promise is confirmed')),
                        ('decide_days', models.PositiveSmallIntegerField(db_default=14, default=14, verbose_name='days before the promise that whoever decides hears')),
                        ('still_owed_days', models.PositiveSmallIntegerField(db_default=56, default=56, verbose_name='days until a manager hears that it is still owed')),
                        ('check_days', models.PositiveSmallIntegerField(db_default=14, default=14, verbose_name='days until people are asked whether they see a change')),
                        ('ladder', models.JSONField(blank=True, db_default={}, default=dict, editable=False)),
                        ('quiet_from', models.PositiveSmallIntegerField(db_default=19, default=19, verbose_name='no messages from this hour')),
                        ('quiet_until', models.PositiveSmallIntegerField(db_default=8, default=8, verbose_name='until this hour')),
                        ('working_days', models.PositiveSmallIntegerField(db_default=31, default=31, verbose_name='days on which colleagues are reminded')),
                        ('digest_weekday', models.PositiveSmallIntegerField(db_default=1, default=1, verbose_name='day of the week on which people hear')),
                        ('lists_publicly', models.BooleanField(db_default=False, default=False, verbose_name='everybody can see a list of what we asked')),
                        ('public_words', models.TextField(blank=True, db_default='', default='', verbose_name='what stands above the public list')),
                        ('settings_version', models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                        ('is_sample', models.BooleanField(default=False, verbose_name='holds sample data')),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                    ],
                ),
                migrations.CreateModel(
                    name='Member',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                        ('role', models.CharField(choices=[('owner', 'Owner'), ('manager', 'Manager'), ('facilitator', 'Facilitator'), ('viewer', 'Viewer')], max_length=20, verbose_name='role')),
                        ('is_active', models.BooleanField(default=True, verbose_name='active')),
                        ('joined_at', models.DateTimeField(auto_now_add=True, verbose_name='joined')),
                        ('remind_by', models.CharField(choices=[('morning', 'together, in the morning'), ('at_once', 'each at once'), ('weekly', 'together, once a week')], db_default='morning', default='morning', max_length=8, verbose_name='how reminders come')),
                        ('time_zone', models.CharField(blank=True, db_default='', default='', max_length=60, validators=[organisations.models.check_time_zone], verbose_name='time zone')),
                    ],
                    options={
                        'ordering': ['user__name', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'user'), name='one_membership_each')],
                    },
                ),
                migrations.CreateModel(
                    name='SettingsVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('number', models.PositiveIntegerField()),
                        ('values', models.JSONField()),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('made_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='each_settings_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Handover',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.member')),
                        ('given_to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.member')),
                        ('given_at', models.DateTimeField(db_index=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='MemberInvitation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('digest', models.CharField(editable=False, max_length=64, unique=True, verbose_name='hash of the token')),
                        ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='expires')),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                        ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                        ('role', models.CharField(choices=[('owner', 'Owner'), ('manager', 'Manager'), ('facilitator', 'Facilitator'), ('viewer', 'Viewer')], max_length=20, verbose_name='role')),
                        ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='accepted')),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('email'), condition=models.Q(('accepted_at', None), ('withdrawn_at', None)), name='one_open_invitation_each')],
                    },
                ),
                migrations.CreateModel(
                    name='Partner',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('name', models.CharField(max_length=120, verbose_name='name of the organisation')),
                        ('kind', models.CharField(choices=[('delivers', 'works with the same people'), ('funds', 'funds it'), ('decides', 'decides about it'), ('other', 'something else')], default='delivers', max_length=10, verbose_name='how it takes part')),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='what to know')),
                        ('is_active', models.BooleanField(default=True, verbose_name='still works with us')),
                    ],
                    options={
                        'ordering': ['name', 'pk'],
                        'constraints': [models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('name'), name='one_partner_of_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='ClosedSpell',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('name', models.CharField(max_length=120, verbose_name='what it is called')),
                        ('kind', models.CharField(choices=[('school_holiday', 'School holidays'), ('exams', 'Exams'), ('festival', 'Religious festival'), ('closed', 'Closed')], max_length=14, verbose_name='what it is')),
                        ('starts_on', models.DateField(verbose_name='from')),
                        ('ends_on', models.DateField(verbose_name='until')),
                    ],
                    options={
                        'ordering': ['starts_on', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'name', 'starts_on'), name='closed_spell_once'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='closed_spell_ends_after_it_starts', violation_error_message='The last day cannot come before the first day.')],
                    },
                ),
                migrations.CreateModel(
                    name='CalendarFeed',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('digest', models.CharField(editable=False, max_length=64, unique=True, verbose_name='hash of the token')),
                        ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='expires')),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.member')),
                        ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back')),
                    ],
                ),
            ],
        ),
    ]
