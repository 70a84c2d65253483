"""Databases made with the changes that one change of today took the place of: whole ones go on, half ones are refused."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from operations.domain.standing import Level
from operations.queries.changes import count_missing
from operations.queries.database import migrations_line

TAKING = MigrationLoader(None).replacements
SEVERAL = sorted(key for key, one in TAKING.items() if len(one.replaces) > 1)


def made():
    return set(MigrationRecorder(connection).applied_migrations())


@pytest.fixture
def earlier(db):
    """A database that knows of the earlier changes only."""
    recorder = MigrationRecorder(connection)
    for key in TAKING:
        recorder.record_unapplied(*key)
    return recorder


@pytest.mark.unit
def test_every_earlier_change_is_in_one_of_its_own_app():
    of_apps = [(app, one) for (app, _name), taking in TAKING.items() for one in taking.replaces]
    assert all(app == earlier[0] for app, earlier in of_apps)
    assert set(Counter(one for _app, one in of_apps).values()) == {1}


def test_a_database_of_the_earlier_changes_lacks_nothing(earlier):
    assert not made() & set(TAKING)
    assert count_missing() == 0
    call_command("migrate", check_unapplied=True, verbosity=0)
    call_command("migrate", interactive=False, verbosity=0)
    assert made() >= set(TAKING)


@pytest.mark.parametrize("key", SEVERAL, ids=".".join)
def test_one_that_has_only_some_of_them_is_refused_and_shown(key, earlier):
    earlier.record_unapplied(*TAKING[key].replaces[-1])
    before = made()
    with pytest.raises(
        CommandError, match=rf"only some of the changes whose place {key[0]}\.{key[1]} took"
    ):
        call_command("migrate", interactive=False, verbosity=0)
    assert made() == before
    line = migrations_line()
    assert (line.level, line.facts) == (Level.BAD, {"unapplied": 1})
