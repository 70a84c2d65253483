"""Answers collected elsewhere: matched, looked at, brought in once, counted, and taken out again while that is still right."""

import csv
import io

import pytest
from django.utils import timezone

from access.models import AuditEntry
from feedback.actions.answer_files import bring_in
from feedback.actions.closing import make_snapshot
from feedback.models import AnswerFile, Consultation, Response
from feedback.queries.answer_files import planned, reader_for
from feedback.queries.results import counts
from jobs import actions as jobs
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.integration
Q1, Q2, Q3, Q4 = "What is hardest?", "What helps?", "How many weeks did you wait?", "What should change?"  # fmt: skip


def test_headings_with_the_words_of_a_question_are_matched(desk):
    desk.send()
    one, two, three, four = (question.key for question in desk.questions)
    assert desk.last().columns == {
        "row": 0, f"{one}.answer": 1, f"{two}.*": 2, f"{three}.answer": 3,
        f"{four}.answer": 4, "group": 5,
    }  # fmt: skip


def test_the_page_says_what_is_wrong_with_which_row(desk):
    desk.send()
    page = desk.page()
    assert "Would come in: 1" in page
    assert "Would be left out: 3" in page
    assert "“waiting” is none of the answers to this question." in page
    assert "Nothing is answered in this row." in page


def test_rows_come_in_as_answers_like_any_other(desk):
    file = desk.bring()
    assert desk.outcome(file) == [
        (2, "added", ""), (3, "left_out", "answer"),
        (4, "left_out", "answer"), (5, "left_out", "empty"),
    ]  # fmt: skip
    (one,) = desk.came_in()
    assert (one.group, one.entered_by, one.may_quote) == (desk.group, desk.cast.facilitator, False)
    assert desk.said(one) == {
        (Q1, "c2", None, ""), (Q2, "c1", None, ""), (Q2, "c2", None, ""),
        (Q3, "", 3, ""), (Q4, "", None, "Ring back"),
    }  # fmt: skip
    assert counts(desk.about) == 1


def test_words_that_are_no_answer_count_as_what_somebody_chose(desk):
    desk.send()
    form = desk.client.get(desk.url("answer_file_detail", desk.last().pk)).context["instead"]
    (name,) = [one for one in form.fields if form.asked[one].cell == "waiting"]
    assert ("c1", "Waiting, always") in form.fields[name].choices
    desk.match(**{name: "c1"})
    assert "Would come in: 2" in desk.page()
    again = desk.client.get(desk.url("answer_file_detail", desk.last().pk)).context["instead"]
    assert again.fields[name].initial == "c1"


def test_words_beside_an_answer_are_kept_where_there_is_room(desk):
    desk.send()
    form = desk.client.get(desk.url("answer_file_detail", desk.last().pk)).context["instead"]
    (name,) = [one for one in form.fields if form.asked[one].cell == "waiting"]
    desk.client.post(desk.url("answer_file_drop", desk.last().pk))
    file = desk.bring(**{name: "~"})
    kept = [desk.said(one) for one in desk.came_in()]
    assert (Q1, "something_else", None, "waiting") in set().union(*kept)
    assert file.options["begun"]


def test_the_rest_of_a_row_can_come_in_without_what_nobody_understands(desk):
    file = desk.bring(bad="answer")
    assert [one for one in desk.outcome(file) if one[1] == "added"] == [
        (2, "added", ""), (3, "added", "part"), (4, "added", "part"),
    ]  # fmt: skip


def test_columns_that_are_left_out_go_when_it_begins(desk):
    file = desk.bring()
    content = bytes(file.content).decode()
    assert "Nan Ogilvie" not in content
    assert "Ring back" in content


def test_the_same_file_is_refused_with_a_sentence(desk):
    desk.bring()
    page = desk.send()
    assert page.status_code == 422
    assert "This very file came in on" in page.content.decode()
    assert len(desk.came_in()) == 1


def test_a_file_that_waits_is_not_chosen_twice(desk):
    desk.send()
    assert "waits below" in desk.send().content.decode()
    assert AnswerFile.objects.count() == 1


def test_what_tells_rows_apart_keeps_an_answer_from_counting_twice(desk):
    desk.bring()
    mended = desk.bring("ID,What is hardest?\n1,Forms\n2,Forms\n2,Forms\n")
    assert desk.outcome(mended) == [
        (2, "known", ""), (3, "added", ""), (4, "left_out", "twice"),
    ]  # fmt: skip
    assert len(desk.came_in()) == 2


def test_rows_word_for_word_are_the_same_people_until_somebody_says_otherwise(desk):
    desk.bring("What is hardest?\nForms\nForms\n")
    desk.send("What is hardest?\nForms\nForms\nForms\n")
    assert "Is here already: 2" in desk.page()
    assert "They are other people who said the same" in desk.page()
    desk.match(known="others")
    assert "Would come in: 3" in desk.page()


def test_it_is_brought_in_once_however_often_a_step_runs(desk):
    file = desk.bring()
    again = AnswerFile.objects.get(pk=file.pk)
    again.results.all().delete()
    plans = list(planned(again, reader_for(again)))
    done = bring_in(file=again, plans=plans, version=desk.version, now=NOW)
    assert {one.result for one in done} == {"known", "left_out"}
    assert len(desk.came_in()) == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"where": ""}, "Fill in “Where were they collected?”"),
        ({"collected_on": "2099-01-01"}, "This day is still to come."),
        ({"told": ""}, "Say whether people were told what it is for."),
        ({"column_1": "", "column_2": "", "column_3": "", "column_4": ""}, "Say which column"),
    ],
)
def test_what_is_missing_is_said_and_what_was_chosen_stays(desk, given, sentence):
    desk.send()
    page = desk.match(**{"where": "At the door", **given})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert desk.came_in() == []
    if "where" not in given:
        assert 'value="At the door"' in page.content.decode()


def test_one_question_is_in_one_column(desk):
    desk.send()
    code = f"{desk.questions[0].key}.answer"
    page = desk.match(column_6=code).content.decode()
    assert "is chosen for two columns. Keep one of them." in page


def test_where_they_come_from_stands_beside_the_results(desk):
    desk.bring(told="no")
    page = desk.client.get(desk.url("result_detail", desk.about.pk)).content.decode()
    assert "1 from a file" in page
    assert "Collected elsewhere: <bdi>The library</bdi>, 1 March 2026." in page
    assert "They were not told what it is for, or we do not know." in page


def test_nothing_comes_in_once_the_result_is_made(desk):
    desk.send()
    Consultation.objects.filter(pk=desk.about.pk).update(closes_at=NOW)
    make_snapshot(consultation=Consultation.objects.get(pk=desk.about.pk), now=NOW)
    assert desk.match(begin="1").status_code == 302
    page = desk.page()
    assert "it would change counts that people have seen" in page
    assert "Bring them in" not in page
    assert desk.send("What is hardest?\nForms\n").status_code == 422
    assert desk.came_in() == []


def test_a_result_that_is_made_meanwhile_ends_it_with_a_reason(desk):
    desk.send()
    desk.match(begin="1")
    Consultation.objects.filter(pk=desk.about.pk).update(closes_at=NOW)
    make_snapshot(consultation=Consultation.objects.get(pk=desk.about.pk), now=NOW)
    while jobs.work(clock=timezone.now):
        pass
    assert desk.last().job.problem == "too_late"
    assert "The result was made before it was done" in desk.page()


def test_taken_out_again_nothing_of_it_counts(desk):
    file = desk.bring()
    assert "Take these answers out again" in desk.page(file)
    desk.about.items.all().delete()
    Consultation.objects.filter(pk=desk.about.pk).update(next_notice_on=None)
    desk.client.post(desk.url("answer_file_back", file.pk))
    assert desk.came_in() == []
    assert Consultation.objects.get(pk=desk.about.pk).next_notice_on is not None
    assert not AnswerFile.objects.filter(pk=file.pk).exists()
    assert AuditEntry.objects.get(verb="answers_taken_back").data == {"rows": 1}
    assert desk.bring() is not None
    assert len(desk.came_in()) == 1


def test_not_taken_out_again_once_the_result_is_made(desk):
    file = desk.bring()
    Consultation.objects.filter(pk=desk.about.pk).update(closes_at=NOW)
    make_snapshot(consultation=Consultation.objects.get(pk=desk.about.pk), now=NOW)
    desk.client.post(desk.url("answer_file_back", file.pk))
    assert len(desk.came_in()) == 1


def test_the_report_has_the_reasons_in_front_and_calculates_nothing(desk):
    file = desk.bring(SHEET_WITH_A_FORMULA)
    sent = desk.client.post(desk.url("answer_file_report", file.pk), {"show": "left_out"})
    rows = list(csv.reader(io.StringIO(sent.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Row", "What became of it", "Why"]
    assert rows[1][0] == "2"
    assert "“=1+1” is none of the answers" in rows[1][2]
    assert rows[1][3] == "'=1+1"


SHEET_WITH_A_FORMULA = "What is hardest?\n=1+1\nForms\n"


def test_the_mended_report_comes_in_as_it_is(desk):
    file = desk.bring("What is hardest?\nfroms\nForms\n")
    sent = desk.client.post(desk.url("answer_file_report", file.pk), {"show": "left_out"})
    mended = desk.bring(sent.content.decode().replace("froms", "Forms"))
    # The mended row is now word for word what came in before: somebody has to say that it is another person.
    assert desk.outcome(mended)[0][1] == "known"


def test_whoever_brought_it_and_the_readers_open_it(desk):
    reader, other = factories.member(desk.home, role="facilitator"), desk.cast.owner
    desk.about.readers.add(reader)
    file = desk.bring()
    for member, status in ((desk.cast.facilitator, 200), (reader, 200), (other, 403)):
        desk.sign_in(member)
        assert desk.client.get(desk.url("answer_file_detail", file.pk)).status_code == status
    desk.sign_in(desk.cast.viewer)
    assert desk.client.get(desk.url("answer_file_add", desk.about.pk)).status_code == 403


def test_nothing_says_who_came_when(desk):
    desk.bring("What is hardest?\n" + "Forms\n" * 30)
    rows = desk.came_in()
    assert len(rows) == 30
    assert len({one.received_on for one in rows}) == 1
    assert not any(one.name_shown or one.receipt_digest for one in rows)


def test_many_rows_come_in_by_steps(desk):
    rows = "".join(f"{n},Forms,{n}\n" for n in range(450))
    file = desk.bring("ID,What is hardest?,How many weeks did you wait?\n" + rows)
    assert file.job.counts == {"added": 450}
    assert Response.objects.filter(consultation=desk.about).count() == 450
