import django.db.models.deletion
import django.db.models.functions.text
import projects.terms
import projects.tokens
from django.db import migrations, models

from access.first_tables import CreateTables


class Migration(migrations.Migration):

    replaces = [
        ('projects', '0001_initial'),
        ('projects', '0002_targets_tallies_and_who_people_speak_for'),
        ('projects', '0003_how_many_people_it_had'),
        ('projects', '0004_reasons_decisions_and_running'),
        ('projects', '0005_find_what_is_in_the_bin'),
    ]

    initial = True

    dependencies = [
        ('organisations', '0001_first_tables'),
        ('participants', '0001_first_tables'),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Decision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='projects.project')),
                        ('stage_number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='at which stage')),
                        ('title', models.CharField(max_length=140, verbose_name='what is decided')),
                        ('is_open', models.BooleanField(default=True, verbose_name='still open, or decided with people')),
                        ('rule', models.CharField(choices=[('consent', 'When nobody objects any more'), ('majority', 'By a majority'), ('one_person', 'By one person')], max_length=12, verbose_name='how it is decided')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='decided by')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                        ('what', models.TextField(blank=True, verbose_name='what was decided')),
                        ('why', models.TextField(blank=True, verbose_name='why')),
                        ('considered', models.TextField(blank=True, verbose_name='what was considered')),
                        ('splits', models.TextField(blank=True, verbose_name='where people disagreed, and what was done about it')),
                        ('childrens_views', models.TextField(blank=True, verbose_name='how the views of under-18s were given weight')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['due_on', 'pk'],
                        'indexes': [models.Index(condition=models.Q(('decided_on', None)), fields=['due_on'], name='decisions_open_by_day')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('stage_number', None), models.Q(('stage_number__gte', 1), ('stage_number__lte', 5)), _connector='OR'), name='decision_at_one_of_five_stages')],
                    },
                ),
                migrations.CreateModel(
                    name='Decider',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deciders', to='projects.decision')),
                        ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.member')),
                        ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.stakeholdergroup')),
                        ('people', models.PositiveSmallIntegerField(default=1, verbose_name='how many')),
                        ('name', models.CharField(blank=True, max_length=120, verbose_name='name or role')),
                    ],
                    options={
                        'ordering': ['pk'],
                    },
                ),
                migrations.CreateModel(
                    name='DecisionLevel',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='levels', to='projects.decision')),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.stakeholdergroup')),
                        ('level', models.PositiveSmallIntegerField(choices=projects.terms.level_choices, verbose_name='how far they take part')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('decision', 'group'), name='one_level_a_group'), models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 5)), name='decision_level_of_five')],
                    },
                ),
                migrations.CreateModel(
                    name='PromisedLevel',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='promised', to='projects.stakeholdergroup')),
                        ('level', models.PositiveSmallIntegerField(choices=projects.terms.level_choices, verbose_name='promised')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 5)), name='promised_level_of_five')],
                    },
                ),
                migrations.CreateModel(
                    name='FeltReport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='felt', to='projects.stakeholdergroup')),
                        ('occasion', models.CharField(max_length=140, verbose_name='where it was asked')),
                        ('asked_on', models.DateField(verbose_name='on')),
                        ('told', models.PositiveSmallIntegerField(default=0)),
                        ('asked', models.PositiveSmallIntegerField(default=0)),
                        ('worked_with', models.PositiveSmallIntegerField(default=0)),
                        ('together', models.PositiveSmallIntegerField(default=0)),
                        ('handed_over', models.PositiveSmallIntegerField(default=0)),
                        ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                    ],
                    options={
                        'ordering': ['-asked_on', '-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Action',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='projects.project')),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actions', to='projects.decision')),
                        ('text', models.CharField(max_length=300, verbose_name='what is to be done')),
                        ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='participants.participant')),
                        ('is_paid', models.BooleanField(default=False, verbose_name='the person is paid for it')),
                        ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.partner')),
                        ('partner_person', models.CharField(blank=True, max_length=120, verbose_name='who there, by role')),
                        ('keeper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('helper', models.CharField(blank=True, max_length=160, verbose_name='who helps')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='by')),
                        ('state', models.CharField(choices=[('to_do', 'To do'), ('done', 'Done'), ('dropped', 'Not doing it')], default='to_do', max_length=8, verbose_name='how far it is')),
                        ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                        ('dropped_because', models.CharField(blank=True, max_length=300, verbose_name='not doing it, because')),
                        ('seen_on', models.DateField(blank=True, editable=False, null=True)),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['due_on', 'pk'],
                        'indexes': [models.Index(condition=models.Q(('state', 'to_do')), fields=['due_on'], name='actions_to_do_by_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Dimension',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dimensions', to='projects.project')),
                        ('name', models.CharField(max_length=80, verbose_name='what is compared')),
                        ('is_exclusive', models.BooleanField(default=False, verbose_name='everybody belongs to exactly one of them')),
                        ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='how many people are affected')),
                        ('source', models.CharField(max_length=200, verbose_name='where the figures come from')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='of the year')),
                        ('position', models.PositiveSmallIntegerField(default=1)),
                    ],
                    options={
                        'ordering': ['position', 'pk'],
                        'constraints': [models.UniqueConstraint(models.F('project'), django.db.models.functions.text.Lower('name'), name='one_dimension_of_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='Target',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('dimension', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='projects.dimension')),
                        ('name', models.CharField(max_length=80, verbose_name='group')),
                        ('share', models.DecimalField(decimal_places=4, max_digits=5, verbose_name='share of the people affected')),
                        ('will_do', models.CharField(blank=True, max_length=300, verbose_name='what we will do to hear them')),
                        ('will_do_by', models.DateField(blank=True, null=True, verbose_name='by')),
                        ('who', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('position', models.PositiveSmallIntegerField(default=1)),
                    ],
                    options={
                        'ordering': ['position', 'pk'],
                        'constraints': [models.UniqueConstraint(models.F('dimension'), django.db.models.functions.text.Lower('name'), name='one_target_of_a_name'), models.CheckConstraint(condition=models.Q(('share__gt', 0), ('share__lte', 1)), name='a_share_of_the_people')],
                    },
                ),
                migrations.CreateModel(
                    name='Tally',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tallies', to='projects.project')),
                        ('occasion', models.CharField(max_length=140, verbose_name='where it was counted')),
                        ('counted_on', models.DateField(verbose_name='on')),
                        ('people', models.PositiveSmallIntegerField(verbose_name='how many people there were')),
                        ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                    ],
                    options={
                        'ordering': ['counted_on', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='TallyCount',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('tally', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='projects.tally')),
                        ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='projects.target')),
                        ('count', models.PositiveSmallIntegerField(verbose_name='how many')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('tally', 'target'), name='counted_once_a_tally')],
                    },
                ),
                migrations.CreateModel(
                    name='TeamMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='projects.project')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.member')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('project', 'member'), name='once_in_a_team')],
                    },
                ),
                migrations.CreateModel(
                    name='StakeholderGroup',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='projects.project')),
                        ('name', models.CharField(max_length=80, verbose_name='group')),
                        ('kind', models.CharField(choices=[('service_user', 'People who use the service'), ('community', 'Community'), ('practitioner', 'People who deliver it'), ('partner_agency', 'Partner agency'), ('commissioner', 'People who fund it'), ('decision_maker', 'People who decide')], default='service_user', max_length=20, verbose_name='how they relate to the service')),
                    ],
                    options={
                        'ordering': ['name', 'pk'],
                        'constraints': [models.UniqueConstraint(models.F('project'), django.db.models.functions.text.Lower('name'), name='one_group_of_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='Participation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='projects.project')),
                        ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='participants.participant')),
                        ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='participations', to='projects.stakeholdergroup')),
                        ('speaks_for', models.CharField(blank=True, choices=[('self', 'for themselves'), ('chosen', 'for a group that chose them'), ('not_chosen', 'for a group that did not choose them')], db_default='', default='', max_length=12, verbose_name='speaks')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('project', 'participant'), name='one_place_in_a_project')],
                    },
                ),
                migrations.CreateModel(
                    name='Project',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('title', models.CharField(max_length=140, verbose_name='title')),
                        ('why', models.TextField(blank=True, verbose_name='why we are co-producing this')),
                        ('anonymise_on', models.DateField(blank=True, null=True, verbose_name='names go on')),
                        ('anonymised_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('people_then', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                        ('archived_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('binned_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['-created_at', '-pk'],
                        'indexes': [models.Index(condition=models.Q(('binned_at__isnull', False)), fields=['id'], name='projects_in_the_bin')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanEnding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ending', to='projects.project')),
                        ('kind', models.CharField(choices=[('not_now', 'Not now, because'), ('use_known', 'Use what we know already'), ('just_tell', 'Just tell people')], max_length=12, verbose_name='how it ends')),
                        ('why', models.TextField(verbose_name='because')),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('ended_on', models.DateField(verbose_name='on')),
                        ('look_again_on', models.DateField(blank=True, null=True, verbose_name='looked at again on')),
                    ],
                ),
                migrations.CreateModel(
                    name='EvidenceItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='projects.project')),
                        ('sub_question', models.CharField(choices=[('n1', 'Is there a problem to address, or a useful gap to fill?'), ('n2', 'For whom, and how much?'), ('w1', 'Do the people it is for want it?'), ('w2', 'Do those who would deliver it or send people to it find it workable?'), ('e1', 'Is it clear how it would help?'), ('e2', 'Is there research or practice that says it can?')], max_length=2, verbose_name='which question it answers')),
                        ('statement', models.CharField(max_length=300, verbose_name='what is known, in one sentence')),
                        ('kind', models.CharField(choices=[('lived_experience', 'People’s own experience'), ('service_data', 'Records and counts of the service'), ('practice_knowledge', 'What staff know from their work'), ('research', 'Research'), ('test_data', 'Our own trial')], max_length=20, verbose_name='what it is')),
                        ('source', models.CharField(max_length=200, verbose_name='where it comes from')),
                        ('dated_on', models.DateField(blank=True, null=True, verbose_name='of the day')),
                        ('whose', models.CharField(blank=True, max_length=160, verbose_name='whose experience it is')),
                        ('direction', models.CharField(choices=[('supports', 'speaks for it'), ('against', 'speaks against it'), ('mixed', 'points both ways')], default='supports', max_length=8, verbose_name='which way it points')),
                        ('strength', models.PositiveSmallIntegerField(verbose_name='how strong it is')),
                        ('scored_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('created_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'ordering': ['sub_question', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('strength__gte', 0), ('strength__lte', 4)), name='strength_of_five_words')],
                    },
                ),
                migrations.CreateModel(
                    name='ScopeItem',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scope_items', to='projects.project')),
                        ('kind', models.CharField(choices=[('open', 'Can change'), ('fixed', 'Is fixed'), ('unknown', 'Not known yet')], max_length=8, verbose_name='can it change?')),
                        ('text', models.CharField(max_length=200, verbose_name='what')),
                        ('why', models.CharField(blank=True, max_length=300, verbose_name='why it is fixed')),
                        ('known_on', models.DateField(blank=True, null=True, verbose_name='we will know on')),
                        ('position', models.PositiveSmallIntegerField(default=1)),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'ordering': ['kind', 'position', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Surrounding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='surroundings', to='projects.project')),
                        ('kind', models.CharField(choices=[('touches', 'What else touches these people'), ('decides', 'Who else decides')], max_length=8, verbose_name='what it is')),
                        ('who', models.CharField(max_length=120, verbose_name='who or what')),
                        ('note', models.CharField(blank=True, max_length=300, verbose_name='how it matters here')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'ordering': ['kind', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='PartnerAsk',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='organisations.partner')),
                        ('title', models.CharField(max_length=140, verbose_name='what they ask')),
                        ('whom', models.CharField(max_length=120, verbose_name='whom')),
                        ('group_kind', models.CharField(choices=[('service_user', 'People who use the service'), ('community', 'Community'), ('practitioner', 'People who deliver it'), ('partner_agency', 'Partner agency'), ('commissioner', 'People who fund it'), ('decision_maker', 'People who decide')], max_length=20, verbose_name='how those people relate to the service')),
                        ('opens_on', models.DateField(verbose_name='from')),
                        ('closes_on', models.DateField(verbose_name='until')),
                        ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'ordering': ['opens_on', 'pk'],
                        'indexes': [models.Index(fields=['organisation', 'closes_on'], name='partner_asks_by_end')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='partner_ask_ends_after_it_starts', violation_error_message='The last day cannot come before the first day.')],
                    },
                ),
                migrations.CreateModel(
                    name='Running',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='running', to='projects.project')),
                        ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('done_before', models.TextField(blank=True, verbose_name='who has done this before')),
                        ('can_help', models.TextField(blank=True, verbose_name='who can help')),
                        ('hours', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='hours of facilitation')),
                        ('budget', models.CharField(blank=True, max_length=160, verbose_name='money for it')),
                        ('support', models.CharField(blank=True, max_length=160, verbose_name='support for those who take part')),
                        ('creche', models.CharField(blank=True, max_length=160, verbose_name='creche')),
                        ('travel', models.CharField(blank=True, max_length=160, verbose_name='travel')),
                        ('interpreters', models.CharField(blank=True, max_length=160, verbose_name='interpreters')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                ),
                migrations.CreateModel(
                    name='PlanShare',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='share', to='projects.project')),
                        ('slug', models.CharField(default=projects.tokens.new_plan_slug, editable=False, max_length=24, unique=True)),
                        ('is_on', models.BooleanField(default=True, verbose_name='people outside can read it')),
                        ('is_public', models.BooleanField(default=False, verbose_name='search engines may find it')),
                        ('parts', models.JSONField(default=list, verbose_name='what is shown')),
                        ('shared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                ),
                migrations.CreateModel(
                    name='PlanChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='projects.project')),
                        ('part', models.CharField(max_length=40)),
                        ('row_id', models.BigIntegerField()),
                        ('verb', models.CharField(max_length=8)),
                        ('title', models.CharField(max_length=300)),
                        ('fields', models.JSONField(default=list)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['-at', '-pk'],
                        'indexes': [models.Index(fields=['project', '-at'], name='plan_changes_newest_first')],
                    },
                ),
                migrations.CreateModel(
                    name='PlanSeen',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='projects.project')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.member')),
                        ('seen_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('project', 'member'), name='plan_seen_once_each')],
                    },
                ),
            ],
        ),
    ]
