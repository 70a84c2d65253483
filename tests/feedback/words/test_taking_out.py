"""Answers as a file: a row for each person without name or order, words only for readers, groups only where many, no formula."""

import csv
import io
import json
import zipfile

import pytest
from python_calamine import load_workbook

from access.scope import working_in
from feedback.actions.closing import make_snapshot
from feedback.actions.taking_out import order_answers
from feedback.actions.unlinking import unlink_and_empty
from feedback.models import Consultation, Response, ResultFile, ResultSnapshot
from feedback.views import taking_out
from jobs.actions import work
from tests import factories
from tests.factories import NOW, actor
from ui.rates import Counter, Rate

pytestmark = pytest.mark.integration


@pytest.fixture
def ended(reading):
    """Return the ask after it closed, answered by twelve: ten families, one father, one who did not say."""
    fathers = factories.group(reading.home, project=reading.consultation.project, name="Fathers")
    for number, group in enumerate([*[reading.group] * 4, fathers, None]):
        sent = factories.response(reading.home, consultation=reading.consultation, group=group)
        reading.answers.append(
            factories.answer(reading.home, response=sent, text=f"+Words {number}")
        )
    Consultation._base_manager.filter(pk=reading.consultation.pk).update(closes_at=NOW)
    with working_in(reading.home):
        make_snapshot(consultation=Consultation.objects.get(pk=reading.consultation.pk), now=NOW)
    return reading


def made(ended, kind="json", member=None):
    """Let a member order a file and a worker make it."""
    who = member or ended.reader
    file = order_answers(actor=actor(who), consultation=ended.consultation, kind=kind, total=12)
    work(clock=lambda: NOW)
    return ResultFile._base_manager.get(pk=file.pk)


def answers(file):
    return json.loads(bytes(file.content))["answers"]


def test_a_row_for_each_and_no_order(ended):
    rows = answers(made(ended))
    order = sorted(ended.answers, key=lambda one: one.response_id)
    assert [row["q1_answer"] for row in rows] == [one.text for one in order]
    assert not {"id", "thread", "name", "received_on", "way"} & set(rows[0])


def test_only_large_groups_are_named(ended):
    assert all("group" not in row for row in answers(made(ended)))
    for one in ended.answers[-2:]:
        Response._base_manager.filter(pk=one.response_id).update(group=ended.group)
    assert {row["group"] for row in answers(made(ended))} == {"Families"}


def test_words_only_for_named_readers(ended):
    other = factories.member(ended.home, role="facilitator")
    rows = answers(made(ended, member=other))
    assert {row["q1_answer"] for row in rows} == {""}
    assert len(rows) == 12


def test_words_of_a_worry_stay_apart(ended):
    thread = ended.answers[0].response.thread
    factories.worry(ended.home, consultation=ended.consultation, thread=thread)
    words = [row["q1_answer"] for row in answers(made(ended))]
    assert (len(words), words.count(""), ended.answers[0].text in words) == (12, 1, False)


def test_nothing_is_calculated(ended):
    with zipfile.ZipFile(io.BytesIO(made(ended, "csv").content)) as folder:
        assert folder.namelist() == ["answers.csv", "code-book.csv"]
        cells = [
            row[0]
            for row in csv.reader(io.StringIO(folder.read("answers.csv").decode("utf-8-sig")))
        ]
    assert "'=Nobody rang back" in cells
    content = made(ended, "xlsx").content
    assert load_workbook(io.BytesIO(content)).sheet_names == ["answers", "code-book"]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_the_code_book_says_what_a_column_is(ended):
    (line,) = json.loads(bytes(made(ended).content))["code_book"]
    question = ended.answers[0].question
    assert (line["column"], line["question"], line["key"]) == (
        "q1_answer",
        question.text,
        str(question.key),
    )


def test_from_the_page_to_the_file(ended):
    page = ended.post("answers_take_out", data={"kind": "xlsx"}).content.decode()
    assert "It begins in a moment" in page
    work(clock=lambda: NOW)
    file = ResultFile._base_manager.get()
    assert "You can fetch it until" in ended.get("answers_file", pk=file.pk).content.decode()
    there = ended.get("answers_fetch", pk=file.pk)
    assert there["Content-Disposition"].endswith('.xlsx"')
    owner = factories.member(ended.home, role="owner")
    for name in ("answers_file", "answers_fetch"):
        assert ended.browser(owner).get(ended.address(name, pk=file.pk)).status_code == 403


def test_not_while_it_is_open_and_not_of_a_few(ended):
    Response._base_manager.filter(pk=ended.answers[0].response_id).update(is_held=True)
    Response._base_manager.exclude(pk__in=[a.response_id for a in ended.answers[:10]]).delete()
    page = ended.post("answers_take_out", data={"kind": "csv"})
    assert "Fewer than 10 people answered" in page.content.decode()
    Consultation._base_manager.update(closes_at=NOW.replace(year=NOW.year + 1))
    assert "still open" in ended.get("answers_take_out").content.decode()
    assert ResultFile._base_manager.count() == 0


def test_twenty_in_an_hour(ended, monkeypatch):
    monkeypatch.setattr(taking_out, "EXPORTS", Counter(Rate(20, 3600)))
    for _each in range(20):
        assert ended.post("answers_take_out", data={"kind": "csv"}).status_code == 200
    page = ended.post("answers_take_out", data={"kind": "csv"})
    assert (page.status_code, "Wait an hour" in page.content.decode()) == (429, True)


def test_whoever_may_not_any_more_gets_nothing(ended):
    file = order_answers(
        actor=actor(ended.reader), consultation=ended.consultation, kind="csv", total=12
    )
    type(ended.reader)._base_manager.filter(pk=ended.reader.pk).update(role="viewer")
    work(clock=lambda: NOW)
    file.refresh_from_db()
    assert (file.content, file.job.problem) == (None, "may_not")


def test_whose_words_go_empties_the_file(ended):
    file = made(ended)
    with working_in(ended.home):
        unlink_and_empty([ended.answers[0].response.thread])
    assert ResultFile._base_manager.get(pk=file.pk).content is None
    assert "This file is gone" in ended.get("answers_file", pk=file.pk).content.decode()
    assert ended.get("answers_fetch", pk=file.pk).status_code == 404


def test_nothing_is_taken_out_while_late_answers_and_papers_come(ended):
    ResultSnapshot._base_manager.all().delete()
    page = ended.post("answers_take_out", data={"kind": "csv"})
    assert "The result is not made yet" in page.content.decode()
    assert not ResultFile._base_manager.exists()


def test_where_the_subject_needs_care_no_group_is_named(ended):
    for one in ended.answers[-2:]:
        Response._base_manager.filter(pk=one.response_id).update(group=ended.group)
    Consultation._base_manager.filter(pk=ended.consultation.pk).update(needs_care=True)
    assert all("group" not in row for row in answers(made(ended)))
    assert "no group is named" in ended.get("answers_take_out").content.decode()
