"""A set-up that was interrupted at any moment is put right by the next start."""

import sqlite3
from contextlib import closing

import pytest

from coprod.set_up import recoverable, set_up_tables
from organisations.models import User

pytestmark = [pytest.mark.unit, pytest.mark.embedded]


class PowerCutError(Exception):
    pass


def write(database, *tables):
    with closing(sqlite3.connect(database)) as connection:
        for table in tables:
            connection.execute(f"CREATE TABLE {table} (id integer)")
        connection.commit()


def tables(database):
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
        return [row[0] for row in rows]


def interrupted(database, *, is_needed=True):
    with pytest.raises(PowerCutError), recoverable(database, is_needed=lambda: is_needed):
        write(database, "half")
        raise PowerCutError


def test_a_finished_set_up_leaves_only_the_database(tmp_path):
    database = tmp_path / "db.sqlite3"
    with recoverable(database, is_needed=lambda: True):
        write(database, "whole")
    assert [file.name for file in tmp_path.iterdir()] == ["db.sqlite3"]


def test_an_interrupted_first_set_up_begins_anew(tmp_path):
    database = tmp_path / "db.sqlite3"
    interrupted(database)
    with recoverable(database, is_needed=lambda: True):
        write(database, "half", "whole")
    assert tables(database) == ["half", "whole"]


def test_an_interrupted_change_goes_back_to_what_was_there(tmp_path):
    database = tmp_path / "db.sqlite3"
    write(database, "answers")
    interrupted(database)
    with recoverable(database, is_needed=lambda: True):
        write(database, "whole")
    assert tables(database) == ["answers", "whole"]


def test_the_half_changed_file_is_kept_aside(tmp_path):
    database = tmp_path / "db.sqlite3"
    write(database, "answers")
    interrupted(database)
    with recoverable(database, is_needed=lambda: False):
        pass
    assert tables(tmp_path / "db.sqlite3.interrupted") == ["answers", "half"]


def test_an_interruption_that_changed_no_table_takes_nothing_back(tmp_path):
    database = tmp_path / "db.sqlite3"
    write(database, "answers")
    interrupted(database, is_needed=False)
    with recoverable(database, is_needed=lambda: False):
        pass
    assert tables(database) == ["answers", "half"]


@pytest.mark.django_db
def test_no_account_that_everybody_knows_is_made_where_mail_leaves_the_machine(settings):
    settings.MAILBOX_DIR = None
    set_up_tables()
    assert not User.objects.exists()
