"""Rows of files go after a few days, and when anybody is erased; where answers were collected stays with the ask."""

from datetime import timedelta

import pytest
from django.utils import timezone

from feedback.kept_about.files import AnswerFiles as About
from feedback.models import AnswerFile, AnswerFileRow
from feedback.runs_out.files import AnswerFiles
from jobs import actions as jobs
from tests.factories import TODAY

pytestmark = pytest.mark.integration
LATER = TODAY + timedelta(days=1)


def test_rows_go_and_where_they_come_from_stays(desk):
    file = desk.bring()
    kind = AnswerFiles()
    kind.remove(LATER, on=LATER, limit=100)
    kept = AnswerFile.objects.get(pk=file.pk)
    assert (kept.content, kept.headings, kept.columns) == (None, [], {})
    assert (kept.where, AnswerFileRow.objects.count()) == ("The library", 0)
    assert "Collected elsewhere: <bdi>The library</bdi>" in desk.page(kept)
    assert "Take these answers out again" not in desk.page(kept)
    assert len(desk.came_in()) == 1


def test_the_same_file_is_known_after_its_rows_went(desk):
    desk.bring()
    AnswerFiles().remove(LATER, on=LATER, limit=100)
    assert desk.send().status_code == 422


def test_a_file_that_nobody_brought_in_goes_whole(desk):
    desk.send()
    AnswerFiles().remove(LATER, on=LATER, limit=100)
    assert AnswerFile.objects.count() == 0


def test_a_file_of_today_stays(desk):
    file = desk.bring()
    AnswerFiles().remove(TODAY - timedelta(days=7), on=TODAY, limit=100)
    assert AnswerFile.objects.get(pk=file.pk).content is not None


def test_whoever_is_erased_stands_in_no_file(desk):
    desk.send()
    About().erase(1, today=TODAY)
    assert desk.last().content is None
    assert "The rows of this file were let go." in desk.page()
    assert About().copy(1) == ()


def test_a_file_whose_rows_went_meanwhile_ends_with_a_reason(desk):
    desk.send()
    desk.match(begin="1")
    AnswerFile.objects.update(content=None)
    while jobs.work(clock=timezone.now):
        pass
    assert desk.last().job.problem == "file_gone"
