"""What is taken away stands in a file outside the database, in no order, with nothing about anybody."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from access.models import Removal
from access.removals import kinds, note
from access.scope import across_organisations, working_in
from operations.actions.removals import apply_removals, copy_removals, removals_to_apply
from operations.domain.removal_lines import read_lines
from operations.sentences import OperationError
from operations.tasks import copy_removals as copy_removals_task
from tests import factories
from tests.factories import TODAY

GONE = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def file(settings, tmp_path):
    settings.REMOVALS_FILE = tmp_path / "outside" / "removals.jsonl"
    return settings.REMOVALS_FILE


@pytest.fixture
def home(db):
    return factories.organisation()


def take_away(home, count=1):
    for _each in range(count):
        factories.removal(home)


def waiting():
    with across_organisations(reason="the test counts"):
        return Removal.objects.filter(is_copied=False).count()


def test_each_removal_is_one_line_with_nothing_about_anybody(home, file):
    with working_in(home):
        note(kind="answers", organisation=home, keys=[GONE], on=TODAY)
        (row,) = Removal.objects.all()
    copy_removals_task()
    assert json.loads(file.read_text()) == {
        "id": str(row.pk),
        "kind": "answers",
        "organisation": home.pk,
        "key": GONE,
        "on": "2027-03-01",
    }
    assert (file.stat().st_mode & 0o777, waiting()) == (0o600, 0)


def test_a_line_is_written_once_however_often_the_clock_strikes(home, file):
    take_away(home, 3)
    assert [copy_removals(), copy_removals()] == [3, 0]
    take_away(home)
    assert copy_removals() == 1
    assert len(file.read_text().splitlines()) == 4


def test_the_file_is_there_before_anything_was_removed(home, file):
    copy_removals()
    assert removals_to_apply(file) == []


def test_where_no_file_is_named_removals_wait(home, settings):
    settings.REMOVALS_FILE = None
    take_away(home)
    assert (copy_removals(), waiting()) == (0, 1)


def test_when_the_file_cannot_be_written_removals_wait(home, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.REMOVALS_FILE = tmp_path / "file" / "removals.jsonl"
    take_away(home)
    with pytest.raises(FileExistsError):
        copy_removals()
    assert waiting() == 1


def test_two_workers_at_once_write_whole_lines(transactional_db, file):
    take_away(factories.organisation(), 20)

    def work(_number):
        try:
            return copy_removals()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) >= 20
    assert (len(removals_to_apply(file)), waiting()) == (20, 0)


def test_what_a_power_cut_left_of_a_line_stays_apart_and_is_shown(home, file):
    take_away(home)
    copy_removals()
    with file.open("a") as opened:
        opened.write('{"id": "half')
    take_away(home)
    copy_removals()
    assert len(file.read_text().splitlines()) == 3
    with pytest.raises(OperationError, match="Line 2 is not a removal in .*: put it right"):
        removals_to_apply(file)


def test_a_kind_that_nobody_knows_stops_before_anything_is_put_back(home, file):
    factories.removal(home, kind="erasure")
    copy_removals()
    with pytest.raises(CommandError, match=r"removals that this version cannot repeat \(erasure\)"):
        call_command("restore", file, removals=file)


def test_what_the_database_knows_of_is_not_repeated(home, file):
    person = factories.participant(home)
    with working_in(home):
        factories.removal(home, kind="stop", key=f"{person.pk}.whatever")
    copy_removals()
    assert apply_removals(removals_to_apply(file)) == {}


def test_a_double_line_counts_once_and_an_unknown_organisation_not_at_all(home, file):
    take_away(home)
    copy_removals()
    with across_organisations(reason="the test forgets"):
        Removal.objects.all().delete()
    lines = list(read_lines(file.read_text() * 2))
    elsewhere = file.read_text().replace(f'"organisation": {home.pk}', '"organisation": 987654')
    assert apply_removals(lines) == {"answers": 1}
    assert apply_removals(lines) == {}
    assert apply_removals(list(read_lines(elsewhere.replace(lines[0].id, GONE)))) == {}


def test_a_kind_that_nobody_registered_is_not_noted(home):
    with working_in(home), pytest.raises(LookupError):
        note(kind="nothing", organisation=home, keys=["1"], on=TODAY)
    assert sorted(kinds.keys()) == ["answers", "draft", "erased", "project", "stop", "unclear"]
