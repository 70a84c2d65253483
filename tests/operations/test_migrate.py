"""Changing tables gives way to whoever uses them, and can be tried again after an interruption."""

from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, migrations, models
from django.db.migrations.state import ProjectState

from access.table_changes import AddCheckWhileUsed, AddUniqueFieldWhileUsed
from operations.management.commands import migrate
from tests.operations import later
from tests.operations.disaster import make_tables_again

TABLE = "participants_participant"


@pytest.fixture
def behind(transactional_db, settings):
    """The tables as they are, and changes of a later release to be made."""
    settings.MIGRATION_MODULES = later.MODULES
    yield
    make_tables_again()


@pytest.fixture
def somebody(behind):
    """Another connection that has read a table and is not done."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM participants_participant")
    yield other
    other.close()


@pytest.mark.postgres
def test_a_change_that_cannot_have_its_lock_is_tried_again(somebody, monkeypatch, capsys):
    monkeypatch.setattr(migrate, "LOCK_SECONDS", 1)
    let_go = SimpleNamespace(sleep=lambda _seconds: somebody.connection.rollback())
    monkeypatch.setattr(migrate, "time", let_go)  # the pause before the second try frees the table
    call_command("migrate", "participants", verbosity=0)
    assert "A table was in use for 1 seconds. Trying again" in capsys.readouterr().err
    assert "card_returned_on" in columns(TABLE)


@pytest.mark.postgres
def test_a_change_that_never_has_its_lock_is_given_up(somebody, monkeypatch):
    monkeypatch.setattr(migrate, "LOCK_SECONDS", 1)
    monkeypatch.setattr(migrate, "TRIES", 1)
    with pytest.raises(CommandError, match="A table was in use all the time"):
        call_command("migrate", "participants", verbosity=0)
    assert value("SHOW lock_timeout") == "0"


@pytest.mark.postgres
def test_an_index_that_was_left_half_built_is_built_anew(behind):
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX messages_that_were_read ON notices_message (id)")
        cursor.execute(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'messages_that_were_read'::regclass"
        )
    call_command("migrate", "notices", verbosity=0)
    assert value("SELECT indexdef FROM pg_indexes WHERE indexname = 'messages_that_were_read'") == (
        "CREATE INDEX messages_that_were_read ON public.notices_message"
        " USING btree (organisation_id, sent_at DESC)"
    )


def thing():
    """A table that nobody else knows."""
    return migrations.CreateModel(
        "Thing", [("id", models.BigAutoField(primary_key=True)), ("size", models.IntegerField())]
    )


@pytest.fixture
def use(transactional_db):
    """Apply operations one after another to a table of the test's own; return the model after the last."""
    state = ProjectState()

    def apply(operation):
        after = state.clone()
        operation.state_forwards("access", after)
        with connection.schema_editor(atomic=False) as editor:
            operation.database_forwards("access", editor, state, after)
        operation.state_forwards("access", state)
        state.clear_delayed_apps_cache()
        return after.apps.get_model("access", "Thing")

    apply(thing())
    yield apply
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE access_thing")


def test_a_check_holds_from_then_on(use):
    positive = models.CheckConstraint(condition=models.Q(size__gt=0), name="things_have_a_size")
    model = use(AddCheckWhileUsed("thing", positive))
    model.objects.create(size=1)
    with pytest.raises(IntegrityError):
        model.objects.create(size=0)


def test_a_unique_column_holds_from_then_on(use):
    name = models.CharField(max_length=9, null=True, unique=True)
    model = use(AddUniqueFieldWhileUsed("thing", "name", name))
    model.objects.create(size=1)
    model.objects.create(size=1, name="a")
    with pytest.raises(IntegrityError):
        model.objects.create(size=1, name="a")


def columns(table):
    with connection.cursor() as cursor:
        return [one.name for one in connection.introspection.get_table_description(cursor, table)]


def value(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]
