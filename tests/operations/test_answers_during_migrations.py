"""People go on answering while the tables are changed under them, one change after another, on PostgreSQL.

The writers use the tables as the first release knew them, as its processes do until they are replaced. After the changes
that were made since come those of `later`: one of each kind that the rules allow.
"""

import threading
import time
import uuid
from itertools import count

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from access.scope import working_in
from feedback.models import Response
from tests import factories
from tests.factories import NOW, TODAY
from tests.operations import later
from tests.operations.disaster import lose_everything, make_tables_again
from tools.migration_lint import FIRST_RELEASE, OWN_APPS

pytestmark = pytest.mark.postgres

WRITERS = 3
ANSWERS_BETWEEN = 15
MESSAGES_THERE = 30_000


class People:
    """Threads that answer all the time, with the tables as `apps` knows them."""

    def __init__(self, apps, about):
        self.apps, self.about = apps, about
        self.acknowledged, self.faults = [], []
        self.is_over = threading.Event()
        self.longest = 0.0
        self.threads = [threading.Thread(target=self._answer) for _each in range(WRITERS)]

    def __enter__(self):
        for one in self.threads:
            one.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        for one in self.threads:
            one.join()

    def _answer(self):
        try:
            while not self.is_over.is_set():
                began = time.monotonic()
                try:
                    self.acknowledged.append(self._send())
                except Exception as problem:  # noqa: BLE001 -- every fault counts
                    self.faults.append(problem)
                    connection.close()
                self.longest = max(self.longest, time.monotonic() - began)
        finally:
            connections.close_all()

    def _send(self):
        """One sending as the action does it: read, insert, tell, in one transaction."""
        get = self.apps.get_model
        with transaction.atomic():
            about = get("feedback", "Consultation").objects.get(pk=self.about)
            version = get("feedback", "FormVersion").objects.get(consultation=about)
            question = get("feedback", "Question").objects.get(form_version=version)
            of = {"organisation_id": about.organisation_id}
            sent = get("feedback", "Response").objects.create(
                consultation=about,
                form_version=version,
                thread=uuid.uuid4(),
                send_key=uuid.uuid4().hex,
                received_on=TODAY,
                **of,
            )
            get("feedback", "Answer").objects.create(
                response=sent, question=question, text="x", **of
            )
            message = get("notices", "Message").objects.create(
                recipient_kind="participant", recipient_key="1", next_try_at=NOW, **of
            )
            get("notices", "Message").objects.filter(pk=message.pk).update(state="sent")
        return sent.pk

    def go_on(self):
        """Wait until everybody answered a few times more, or something went wrong."""
        wanted = len(self.acknowledged) + ANSWERS_BETWEEN
        deadline = time.monotonic() + 300
        while len(self.acknowledged) < wanted and not self.faults:
            assert time.monotonic() < deadline, "nobody answers any more"
            time.sleep(0.005)


def released():
    """The last change of each app in the first release; other people's apps as they are now."""
    loader = MigrationLoader(None)
    ours = [key for key in loader.graph.leaf_nodes() if key[0] not in OWN_APPS]
    return [*sorted(FIRST_RELEASE), *ours]


def newer():
    """Every change since the first release, in an order in which they can be made."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(one.app_label, one.name) for one, _backwards in plan]


def fill(apps):
    """One open consultation, and enough messages for a change to take a moment; return its number."""
    rows = {}
    for label in ("organisations.Organisation", "projects.Project", "stages.Stage"):
        model = apps.get_model(label)
        rows[label] = model.objects.create(**needed(model, rows))
    home = rows["organisations.Organisation"]
    about = apps.get_model("feedback.Consultation").objects.create(
        organisation=home,
        project=rows["projects.Project"],
        stage=rows["stages.Stage"],
        slug="here",
        title="What is hard",
    )
    version = apps.get_model("feedback.FormVersion").objects.create(
        organisation=home, consultation=about
    )
    apps.get_model("feedback.Question").objects.create(
        organisation=home, form_version=version, kind="long_text", text="What?"
    )
    message = apps.get_model("notices.Message")
    message.objects.bulk_create(
        message(organisation=home, recipient_kind="member", recipient_key=str(one), next_try_at=NOW)
        for one in range(MESSAGES_THERE)
    )
    return about.pk


def needed(model, rows):
    """Values for the fields of a table that have to have one."""
    numbers = count(1)
    values = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or field.has_default() or field.null or field.blank:
            continue
        if field.is_relation:
            label = field.related_model._meta.label
            values[field.name] = rows[label]
        elif field.get_internal_type() in {"DateField", "DateTimeField"}:
            values[field.name] = NOW
        elif "Integer" in field.get_internal_type():
            values[field.name] = next(numbers)
        elif getattr(field, "choices", None):
            values[field.name] = field.choices[0][0]
        else:
            values[field.name] = "x"
    return values


@pytest.fixture
def first_release(transactional_db, settings):
    """The tables of the first release with something in them; return how it knew them, and its consultation."""
    settings.MIGRATION_MODULES = later.MODULES
    lose_everything()
    executor = MigrationExecutor(connection)
    state = executor.migrate(released())
    yield state.apps, fill(state.apps)
    make_tables_again()


def test_no_answer_is_lost_while_the_tables_are_changed(first_release, record_property):
    apps, about = first_release
    changes = newer()
    assert len(changes) >= 8
    with People(apps, about) as people:
        for app, name in changes:
            people.go_on()
            call_command("migrate", app, name, interactive=False, verbosity=0)
        people.go_on()
    kept = set(Response._base_manager.values_list("pk", flat=True))
    record_property(
        "figures",
        f"{len(changes)} changes, {len(kept)} answers, longest {people.longest * 1000:.0f} ms",
    )
    assert (people.faults, set(people.acknowledged) - kept) == ([], set())
    assert len(people.acknowledged) >= ANSWERS_BETWEEN * (len(changes) + 1)


def test_a_change_that_the_running_release_cannot_bear_is_noticed(transactional_db):
    home = factories.organisation()
    with working_in(home):
        about = factories.open_consultation(home).pk
    apps = MigrationLoader(connection).project_state().apps
    with People(apps, about) as people:
        people.go_on()
        rename("text", "words")
        people.go_on()
        rename("words", "text")
    assert people.faults != []


def rename(old, new):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE feedback_answer RENAME COLUMN {old} TO {new}")
