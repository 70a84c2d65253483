import django.db.models.deletion
import projects.terms
import stages.terms
from django.db import migrations, models

from access.first_tables import CreateTables


class Migration(migrations.Migration):

    replaces = [
        ('stages', '0001_initial'),
        ('stages', '0002_who_when_and_why'),
    ]

    initial = True

    dependencies = [
        ('organisations', '0001_first_tables'),
        ('projects', '0001_first_tables'),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Stage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='projects.project')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='stage')),
                        ('state', models.CharField(choices=[('unplanned', 'Not planned yet'), ('planned', 'Planned'), ('now', 'Now'), ('paused', 'Paused'), ('done', 'Done'), ('not_involving', 'Not involving people here')], default='unplanned', max_length=15, verbose_name='where it stands')),
                        ('why', models.TextField(blank=True, verbose_name='why involve people here')),
                        ('who', models.TextField(blank=True, verbose_name='who')),
                        ('how', models.TextField(blank=True, verbose_name='how')),
                        ('what_comes_of_it', models.TextField(blank=True, verbose_name='what we will do with it')),
                        ('not_because', models.TextField(blank=True, verbose_name='not involving people here, because')),
                        ('paused_because', models.TextField(blank=True, db_default='', default='', verbose_name='paused, because')),
                        ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                        ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('project', 'number'), name='each_stage_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1), ('number__lte', 5)), name='five_stages'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='stage_ends_after_it_starts', violation_error_message='The last day cannot come before the first day.')],
                    },
                ),
                migrations.CreateModel(
                    name='Involvement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('stage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='involvements', to='stages.stage')),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='involvements', to='projects.stakeholdergroup')),
                        ('purpose', models.CharField(blank=True, max_length=160, verbose_name='why them, here')),
                        ('level', models.PositiveSmallIntegerField(blank=True, choices=projects.terms.level_choices, null=True, verbose_name='how far they take part')),
                        ('what_for', models.CharField(blank=True, choices=stages.terms.function_choices, max_length=16, verbose_name='what the answers are for')),
                        ('method', models.CharField(blank=True, max_length=40, verbose_name='method')),
                        ('method_words', models.CharField(blank=True, max_length=120, verbose_name='how')),
                        ('sought', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many people are sought')),
                        ('reached', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many were reached')),
                        ('not_because', models.CharField(blank=True, max_length=300, verbose_name='nobody of them, because')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'ordering': ['stage', 'group'],
                        'constraints': [models.UniqueConstraint(fields=('stage', 'group'), name='one_square_each'), models.CheckConstraint(condition=models.Q(('level', None), models.Q(('level__gte', 1), ('level__lte', 5)), _connector='OR'), name='involvement_level_of_five')],
                    },
                ),
                migrations.CreateModel(
                    name='StageReturn',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.organisation')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='returns', to='projects.project')),
                        ('from_number', models.PositiveSmallIntegerField(verbose_name='from stage')),
                        ('to_number', models.PositiveSmallIntegerField(verbose_name='back to stage')),
                        ('why', models.CharField(max_length=300, verbose_name='what was learnt')),
                        ('returned_on', models.DateField(verbose_name='on')),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisations.member')),
                    ],
                    options={
                        'ordering': ['returned_on', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('from_number', 5), ('to_number', 4)), models.Q(('from_number', 5), ('to_number', 1)), models.Q(('from_number', 4), ('to_number', 3)), _connector='OR'), name='ways_back_that_there_are')],
                    },
                ),
            ],
        ),
    ]
