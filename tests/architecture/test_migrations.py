"""The tables change under people's hands: what would make them wait is refused before it is ever run."""

import pytest
from django.db import migrations, models
from django.db.migrations.state import ProjectState

from access.table_changes import AddCheckWhileUsed, AddIndexWhileUsed, AddUniqueFieldWhileUsed
from tests.operations import later
from tools.migration_lint import faults_of, newer_migrations

pytestmark = pytest.mark.unit


def change(*operations, atomic=True, app="feedback", **more):
    one = migrations.Migration("0099_change", app)
    one.operations, one.atomic = list(operations), atomic
    for name, value in more.items():
        setattr(one, name, value)
    return one


def tables(app="feedback"):
    """One table that is in use."""
    state = ProjectState()
    migrations.CreateModel(
        "Answer",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("text", models.CharField(max_length=40)),
            ("note", models.CharField(max_length=40, null=True)),
        ],
    ).state_forwards(app, state)
    return state


def faults(*operations, **more):
    return faults_of(change(*operations, **more), tables(more.get("app", "feedback")))


INDEX = models.Index(fields=["text"], name="by_text")
CHECK = models.CheckConstraint(condition=~models.Q(text=""), name="has_text")
BAD = [
    migrations.RemoveField("answer", "text"),
    migrations.DeleteModel("Answer"),
    migrations.RenameField("answer", "text", "words"),
    migrations.RenameModel("Answer", "Reply"),
    migrations.AlterModelTable("answer", "replies"),
    migrations.AlterUniqueTogether("answer", {("text", "note")}),
    migrations.AddIndex("answer", INDEX),
    migrations.AddConstraint("answer", CHECK),
    migrations.AddField("answer", "more", models.TextField(default="")),
    migrations.AddField("answer", "more", models.TextField(null=True, unique=True)),
    migrations.AddField("answer", "more", models.IntegerField(null=True, db_index=True)),
    migrations.AddField("answer", "more", models.PositiveIntegerField(null=True)),
    migrations.AddField(
        "answer", "of", models.ForeignKey("feedback.Answer", models.CASCADE, null=True)
    ),
    migrations.AlterField("answer", "text", models.CharField(max_length=20)),
    migrations.AlterField("answer", "text", models.IntegerField()),
    migrations.AlterField("answer", "text", models.CharField(max_length=40, unique=True)),
    migrations.AlterField("answer", "note", models.CharField(max_length=40)),
    migrations.RunSQL("SELECT 1"),
    migrations.RunPython(migrations.RunPython.noop),
    migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop),
    migrations.SeparateDatabaseAndState([migrations.RemoveField("answer", "text")]),
    AddIndexWhileUsed("answer", INDEX),
]
GOOD = [
    migrations.CreateModel("Thanks", [("id", models.BigAutoField(primary_key=True))]),
    migrations.AddField("answer", "more", models.TextField(null=True)),
    migrations.AddField("answer", "more", models.TextField(db_default="")),
    migrations.AlterField("answer", "text", models.CharField("words", max_length=80, null=True)),
    migrations.AlterField("answer", "text", models.CharField(max_length=40, default="")),
    migrations.AlterModelOptions("answer", {"ordering": ["pk"]}),
]
ALONE = [
    AddIndexWhileUsed("answer", INDEX),
    AddCheckWhileUsed("answer", CHECK),
    AddUniqueFieldWhileUsed("answer", "more", models.TextField(null=True, unique=True)),
    migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop),
]


@pytest.mark.parametrize("operation", BAD, ids=lambda one: one.describe())
def test_what_would_make_people_wait_or_break_the_running_release_is_refused(operation):
    assert len(faults(operation)) == 1


@pytest.mark.parametrize("operation", GOOD, ids=lambda one: one.describe())
def test_what_only_adds_is_allowed(operation):
    assert faults(operation) == []


@pytest.mark.parametrize("operation", ALONE, ids=lambda one: one.describe())
def test_what_runs_outside_a_transaction_stands_alone(operation):
    assert faults(operation, atomic=False) == []
    assert len(faults(operation, GOOD[1], atomic=False)) == 1


def test_a_table_made_in_the_same_change_may_be_made_as_one_likes():
    made = migrations.CreateModel("Thanks", [("id", models.BigAutoField(primary_key=True))])
    more = migrations.AddField("thanks", "text", models.TextField(default="", unique=True))
    assert faults(made, more) == []


def test_an_exception_states_its_reason_and_is_needed():
    key = "RemoveField answer.text"
    why = {key: "nothing has read or written it since the release before"}
    assert faults(BAD[0], allowed_because=why) == []
    assert faults(BAD[0], allowed_because={key: "it is safe"}) == [
        f"feedback.0099_change: {key} is allowed without saying why."
    ]
    assert faults(GOOD[1], allowed_because=why) == [
        f"feedback.0099_change: {key} is allowed but not needed."
    ]


def test_every_change_since_the_first_release_keeps_to_the_rules(settings):
    settings.MIGRATION_MODULES = later.MODULES
    newer = newer_migrations()
    assert len(newer) >= 8
    assert [fault for one, before in newer for fault in faults_of(one, before)] == []
