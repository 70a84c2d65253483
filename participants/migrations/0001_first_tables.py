import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.db import migrations, models

from access.first_tables import CreateTables


class Migration(migrations.Migration):

    replaces = [
        ('participants', '0001_initial'),
        ('participants', '0002_note_addresses_that_came_back'),
        ('participants', '0003_find_addresses_that_came_back'),
        ('participants', '0004_register_agreements_lists_and_keeping'),
        ('participants', '0005_find_whom_an_address_reaches'),
        ('participants', '0006_ask_people_whether_they_want_to_stay'),
        ('participants', '0007_people_who_want_to_stay'),
    ]

    initial = True

    dependencies = [
        ('jobs', '0001_first_tables'),
        ('organisations', '0001_first_tables'),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='AgreementWording',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('number', models.PositiveIntegerField()),
                        ('text', models.TextField(verbose_name='what people agree to')),
                        ('plain_text', models.TextField(blank=True, verbose_name='the same for children and easy reading')),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('made_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='each_agreement_wording_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Agreement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='participants.participant')),
                        ('said', models.CharField(choices=[('consent', 'Yes, I want to take part'), ('assent', 'A child’s own yes'), ('parent', 'A parent’s or carer’s yes'), ('declined', 'No'), ('withdrawn', 'Not any more')], max_length=16, verbose_name='what was said')),
                        ('wording', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='participants.agreementwording')),
                        ('given_by', models.CharField(blank=True, max_length=120, verbose_name='who said it')),
                        ('explained', models.CharField(blank=True, max_length=300, verbose_name='what was explained')),
                        ('shown_how', models.CharField(blank=True, max_length=300, verbose_name='how they showed it')),
                        ('said_on', models.DateField(verbose_name='on')),
                        ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('recorded_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['said_on', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='LawfulBasis',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('number', models.PositiveIntegerField()),
                        ('basis', models.CharField(choices=[('public_task', 'A public task'), ('legitimate_interests', 'Legitimate interests'), ('consent', 'Consent'), ('other', 'Another ground')], max_length=24, verbose_name='legal ground')),
                        ('special', models.CharField(blank=True, max_length=200, verbose_name='condition for health, ethnicity and the like')),
                        ('words', models.TextField(blank=True, verbose_name='what people read about it')),
                        ('rights', models.TextField(blank=True, verbose_name='what people may ask of us')),
                        ('contact', models.CharField(blank=True, max_length=200, verbose_name='whom to ask about it')),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('made_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='each_basis_once')],
                    },
                ),
                migrations.CreateModel(
                    name='KeepingVersion',
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
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'number'), name='each_keeping_once')],
                    },
                ),
                migrations.CreateModel(
                    name='KeepingRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('announced_on', models.DateField()),
                        ('due_on', models.DateField()),
                        ('counts', models.JSONField(default=dict)),
                        ('rule', models.PositiveIntegerField(db_default=0, default=0)),
                        ('done_at', models.DateTimeField(blank=True, null=True)),
                        ('gone', models.JSONField(default=dict)),
                        ('held_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('held_why', models.CharField(blank=True, max_length=200, verbose_name='why it waits')),
                    ],
                    options={
                        'ordering': ['-due_on', '-pk'],
                        'indexes': [models.Index(condition=models.Q(('done_at__isnull', True)), fields=['due_on'], name='keeping_runs_due')],
                    },
                ),
                migrations.CreateModel(
                    name='KeepingQuestion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('participant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='keeping_question', to='participants.participant')),
                        ('asked_on', models.DateField(db_index=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Erasure',
                    fields=[
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('mark', models.CharField(max_length=64)),
                        ('erased_on', models.DateField()),
                        ('asked_by_themselves', models.BooleanField(default=False)),
                        ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('reason', models.CharField(max_length=40)),
                    ],
                ),
                migrations.CreateModel(
                    name='AccessRequest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access_requests', to='participants.participant')),
                        ('is_complaint', models.BooleanField(default=False, verbose_name='a complaint')),
                        ('words', models.TextField(blank=True, verbose_name='what they asked')),
                        ('asked_on', models.DateField(verbose_name='asked on')),
                        ('due_on', models.DateField(verbose_name='answer due by')),
                        ('paused_on', models.DateField(blank=True, null=True, verbose_name='waiting for them since')),
                        ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                    ],
                    options={
                        'ordering': ['due_on', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='RecordLink',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('digest', models.CharField(editable=False, max_length=64, unique=True, verbose_name='hash of the token')),
                        ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='expires')),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                        ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='record_links', to='participants.participant')),
                        ('purpose', models.CharField(choices=[('stop', 'Stop writing to me'), ('record', 'My record'), ('stay', 'Stay in touch')], max_length=10)),
                    ],
                ),
                migrations.CreateModel(
                    name='RecordCode',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='participants.participant')),
                        ('digest', models.CharField(max_length=64)),
                        ('expires_at', models.DateTimeField()),
                        ('tries', models.PositiveSmallIntegerField(default=0)),
                        ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('sealed', models.TextField(blank=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['expires_at'], name='record_codes_by_end')],
                    },
                ),
                migrations.CreateModel(
                    name='RecordVisit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='participants.participant')),
                        ('digest', models.CharField(max_length=64, unique=True)),
                        ('expires_at', models.DateTimeField(db_index=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='PeopleList',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('name', models.CharField(max_length=160, verbose_name='name of the file')),
                        ('content', models.BinaryField(null=True)),
                        ('headings', models.JSONField(default=list)),
                        ('columns', models.JSONField(default=dict)),
                        ('options', models.JSONField(default=dict)),
                        ('rows', models.PositiveIntegerField(default=0)),
                        ('job', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='jobs.job')),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('made_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['-made_at', '-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='PeopleListRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('people_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='participants.peoplelist')),
                        ('number', models.PositiveIntegerField(verbose_name='row')),
                        ('result', models.CharField(choices=[('added', 'added'), ('changed', 'changed'), ('same', 'known already'), ('left_out', 'left out')], max_length=16)),
                        ('problem', models.CharField(blank=True, max_length=40)),
                        ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='participants.participant')),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('people_list', 'number'), name='each_row_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PeopleFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('kind', models.CharField(choices=[('csv', 'CSV'), ('xlsx', 'Excel')], max_length=12)),
                        ('query', models.CharField(blank=True, max_length=500)),
                        ('content', models.BinaryField(null=True)),
                        ('rows', models.PositiveIntegerField(default=0)),
                        ('job', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='jobs.job')),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('made_at', models.DateTimeField(auto_now_add=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='Participant',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                        ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                        ('email_returned_on', models.DateField(blank=True, null=True, verbose_name='e-mail came back on')),
                        ('email_corrected_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('contact_phone', models.CharField(blank=True, db_default='', default='', max_length=40, verbose_name='phone')),
                        ('contact_note', models.CharField(blank=True, db_default='', default='', max_length=160, verbose_name='how else to reach them')),
                        ('reached_through', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reached', to='participants.participant')),
                        ('channel', models.CharField(blank=True, choices=[('email', 'E-mail'), ('text', 'Text message'), ('phone', 'Phone'), ('post', 'Post'), ('in_person', 'In person'), ('through', 'Through somebody')], db_default='', default='', max_length=12, verbose_name='best way to reach them')),
                        ('language', models.CharField(blank=True, db_default='', default='', max_length=12, verbose_name='language')),
                        ('age_band', models.CharField(blank=True, choices=[('under_12', 'Under 12'), ('12', '12'), ('13_15', '13 to 15'), ('16_17', '16 or 17'), ('18_25', '18 to 25'), ('26', '26 or over')], db_default='', default='', max_length=10, verbose_name='age')),
                        ('cap_profile', models.CharField(choices=[('light', 'Lightly: a parent, carer or neighbour'), ('child', 'Least: under 16'), ('staff', 'In work time: staff and partners'), ('core', 'Often: paid or recognised core group')], db_default='light', default='light', max_length=10, verbose_name='how often we may ask')),
                        ('profile_note', models.CharField(blank=True, db_default='', default='', max_length=160, verbose_name='who agreed to it')),
                        ('profile_reviewed_on', models.DateField(blank=True, null=True, verbose_name='looked at again on')),
                        ('own_limit_times', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='at most')),
                        ('own_limit_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='in so many days')),
                        ('hears_outcomes', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No')], db_default='', default='', max_length=3, verbose_name='wants to hear what happened')),
                        ('may_be_asked', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No')], db_default='', default='', max_length=3, verbose_name='may be asked again')),
                        ('lawful_basis', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='participants.lawfulbasis')),
                        ('last_contact_on', models.DateField(blank=True, null=True, verbose_name='last in touch on')),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['name', 'pk'],
                        'indexes': [models.Index(condition=models.Q(('email_returned_on__isnull', False)), fields=['email_returned_on'], name='addresses_that_came_back'), models.Index(condition=models.Q(('reached_through__isnull', False)), fields=['reached_through'], name='people_reached_through')],
                        'constraints': [models.UniqueConstraint(models.F('organisation'), django.db.models.functions.text.Lower('contact_email'), condition=models.Q(('contact_email', ''), _negated=True), name='one_person_per_address')],
                    },
                ),
                migrations.CreateModel(
                    name='Stop',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('participant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='stop', to='participants.participant')),
                        ('stopped_on', models.DateField(verbose_name='since')),
                    ],
                ),
                migrations.CreateModel(
                    name='Hold',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('participant', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hold', to='participants.participant')),
                        ('placed_on', models.DateField(verbose_name='since')),
                        ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                        ('placed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                    ],
                ),
                migrations.CreateModel(
                    name='AccessNeed',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access_needs', to='participants.participant')),
                        ('need', models.CharField(max_length=160, verbose_name='what they need')),
                        ('is_met', models.BooleanField(default=False, verbose_name='met')),
                        ('how', models.CharField(blank=True, max_length=200, verbose_name='how it is met')),
                        ('noted_on', models.DateField(verbose_name='noted on')),
                        ('met_on', models.DateField(blank=True, null=True, verbose_name='met since')),
                    ],
                    options={
                        'ordering': ['is_met', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='SavedView',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.member')),
                        ('name', models.CharField(max_length=60, verbose_name='name of the view')),
                        ('query', models.CharField(blank=True, max_length=500)),
                    ],
                    options={
                        'ordering': ['name', 'pk'],
                        'constraints': [models.UniqueConstraint(models.F('member'), django.db.models.functions.text.Lower('name'), name='one_view_of_a_name')],
                    },
                ),
            ],
        ),
    ]
