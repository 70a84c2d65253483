"""Typing in what somebody wrote on paper or said: it counts once, says how it came, and can be put right until the result."""

import re
import uuid
from datetime import timedelta

import pytest

from access.models import AuditEntry
from access.scope import working_in
from feedback.actions.closing import close_due
from feedback.actions.opening import open_consultation
from feedback.models import Ask, Response, ResponseAuthor
from feedback.queries import words
from feedback.queries.record import asked_in_full, asked_titles
from feedback.queries.ways import ways_counted
from tests import factories
from tests.factories import NOW, TODAY
from tests.feedback.answering.conftest import CHOICES

pytestmark = pytest.mark.integration


@pytest.fixture
def opened(desk):
    """An open ask with a box for words that cannot be skipped and a choice; Ann was asked by name."""
    draft = desk.draft()
    desk.question(draft, required=True, required_because="we need it")
    desk.question(draft, kind="one_choice", text="Which was worst?", settings=CHOICES)
    desk.invite(draft, "Ann, ann@example.org")
    return open_consultation(actor=desk.actor, consultation=draft, now=NOW)


def names(opened):
    version = opened.form_versions.get()
    return [
        f"q{pk}" for pk in version.questions.order_by("page", "pk").values_list("pk", flat=True)
    ]


def paper(opened, text="Ringing three times.", **values):
    first, _second = names(opened)
    sent = {"way": "paper", first: text, "in_their_words": "on", "form_key": uuid.uuid4().hex}
    return {**sent, "next": "1", **values}


def current(opened):
    return Response.objects.current().get(consultation=opened)


def test_a_paper_is_kept_with_how_it_came_and_who_typed_it(desk, opened):
    answer = desk.post("entry_add", paper(opened), opened)
    made = current(opened)
    assert answer["Location"] == desk.url("entry_add", opened) + "?way=paper"
    assert (made.way, made.entered_by_id) == ("paper", desk.cast.facilitator.pk)
    assert (made.is_late, made.received_on) == (False, TODAY)
    assert not ResponseAuthor.objects.exists()


def test_save_and_stop_leads_to_the_list(desk, opened):
    sent = paper(opened, way="spoken")
    del sent["next"]
    answer = desk.post("entry_add", sent, opened)
    assert answer["Location"] == desk.url("entry_list", opened)
    assert "1 spoken, written down by us" in desk.get("entry_list", opened).content.decode()


def test_a_paper_may_leave_blank_what_cannot_be_skipped(desk, opened):
    _first, second = names(opened)
    desk.post("entry_add", paper(opened, text="", **{second: "c1"}), opened)
    assert current(opened).answers.get().choice == "c1"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"in_their_words": ""}, "Tick that these are their words."),
        ({"way": ""}, "Say whether it came on paper or was spoken."),
        ({"way": "tablet"}, "tablet"),
        ({"ask": "999999"}, "999999"),
    ],
)
def test_what_is_not_said_is_asked_for_and_nothing_typed_is_lost(desk, opened, changed, sentence):
    answer = desk.post("entry_add", paper(opened, "My own <words>", **changed), opened)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "My own &lt;words&gt;" in html
    assert not Response.objects.exists()


def test_a_blank_paper_is_not_kept(desk, opened):
    answer = desk.post("entry_add", paper(opened, text=" "), opened)
    assert answer.status_code == 422
    assert "Nothing is filled in." in answer.content.decode()


def test_words_that_are_too_long_stay_on_the_page(desk, opened):
    answer = desk.post("entry_add", paper(opened, "x" * 10_001), opened)
    assert answer.status_code == 422
    assert "1 character too long" in answer.content.decode()


def test_pressed_twice_it_counts_once(desk, opened):
    sent = paper(opened)
    for _each in "12":
        desk.post("entry_add", sent, opened)
    assert Response.objects.count() == 1


def test_two_papers_with_the_same_words_count_twice(desk, opened):
    for _each in "12":
        desk.post("entry_add", paper(opened), opened)
    assert ways_counted(opened) == ["2 on paper, typed in by us"]


def test_for_somebody_asked_it_is_their_answer_and_theirs_alone(desk, opened):
    ask = Ask.objects.get()
    for text in ("First", "Second"):
        desk.post("entry_add", paper(opened, text, ask=ask.pk), opened)
    author = ResponseAuthor.objects.get()
    assert author.ask == ask
    assert current(opened).thread == author.thread
    assert Response.objects.count() == 2


def test_it_takes_the_place_of_what_they_sent_themselves(desk, opened):
    thread = factories.response_author(desk.organisation, ask=Ask.objects.get()).thread
    factories.response(desk.organisation, consultation=opened, thread=thread)
    desk.post("entry_add", paper(opened, ask=Ask.objects.get().pk), opened)
    assert current(opened).way == "paper"
    assert ResponseAuthor.objects.count() == 1


def test_their_record_says_that_we_wrote_it_down(desk, opened):
    ask = Ask.objects.get()
    desk.post("entry_add", paper(opened, ask=ask.pk), opened)
    titles = asked_titles(ask.participant_id, NOW)
    (full,) = asked_in_full(titles, ask.participant_id)
    assert full.written_down == "On paper, typed in by us"


def test_the_page_does_not_say_whether_they_had_answered(desk, opened):
    before = desk.get("entry_add", opened).content.decode()
    thread = factories.response_author(desk.organisation, ask=Ask.objects.get()).thread
    factories.response(desk.organisation, consultation=opened, thread=thread)
    assert blank(desk.get("entry_add", opened).content.decode()) == blank(before)


def blank(html):
    """A page without what is new on every look."""
    return re.sub(r'(?:value|content)="[0-9A-Za-z_-]{20,}"', "", html)


def test_whoever_may_not_see_names_chooses_nobody(desk, opened):
    outsider = factories.member(desk.organisation, role="facilitator")
    desk.client.force_login(outsider.user)
    ask = Ask.objects.get()
    assert 'name="ask"' not in desk.get("entry_add", opened).content.decode()
    desk.post("entry_add", paper(opened, ask=ask.pk), opened)
    assert not ResponseAuthor.objects.exists()


def test_the_group_of_somebody_unknown_is_kept_if_it_is_one_of_the_project(desk, opened):
    ours = factories.group(desk.organisation, project=opened.project)
    theirs = factories.group(desk.organisation)
    assert desk.post("entry_add", paper(opened, group=theirs.pk), opened).status_code == 422
    desk.post("entry_add", paper(opened, group=ours.pk), opened)
    assert current(opened).group == ours


def test_readers_see_how_it_came(desk, opened):
    opened.readers.add(desk.cast.facilitator.pk)
    desk.post("entry_add", paper(opened), opened)
    (said,) = words.said(opened, words.order(opened, words.Wanted(), 0), 0)
    assert said.way == "On paper, typed in by us"
    assert "On paper, typed in by us" in desk.get("words_read", opened).content.decode()
    assert "1 on paper, typed in by us" in desk.get("result_detail", opened).content.decode()


def edit(desk, opened, text="Mended", **values):
    made = current(opened)
    sent = paper(opened, text, **({"seen": made.pk} | values))
    return desk.post("entry_edit", sent, opened, thread=made.thread)


def test_a_mistake_is_put_right_in_a_new_version(desk, opened):
    desk.post("entry_add", paper(opened, "Rinning"), opened)
    before = current(opened)
    page = desk.get("entry_edit", opened, thread=before.thread).content.decode()
    edit(desk, opened, text="Ringing", way="spoken")
    assert "Rinning" in page
    assert current(opened).answers.get().text == "Ringing"
    assert (current(opened).thread, current(opened).way) == (before.thread, "spoken")
    assert Response.objects.count() == 2


def test_a_correction_keeps_whose_it_is(desk, opened):
    desk.post("entry_add", paper(opened, ask=Ask.objects.get().pk), opened)
    edit(desk, opened, text="Better")
    assert ResponseAuthor.objects.get().thread == current(opened).thread


def test_a_change_meanwhile_shows_both(desk, opened):
    desk.post("entry_add", paper(opened, "First"), opened)
    seen = current(opened).pk
    edit(desk, opened, text="Theirs")
    answer = edit(desk, opened, text="Mine", seen=seen)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in html
    assert "Mine" in html
    assert current(opened).answers.get().text == "Theirs"


def test_another_member_neither_sees_nor_changes_it(desk, opened):
    desk.post("entry_add", paper(opened), opened)
    thread = current(opened).thread
    opened.readers.clear()
    desk.client.force_login(factories.member(desk.organisation, role="facilitator").user)
    assert desk.get("entry_edit", opened, thread=thread).status_code == 404
    assert desk.post("entry_remove", {}, opened, thread=thread).status_code == 404
    assert str(thread) not in desk.get("entry_list", opened).content.decode()


def test_what_people_sent_themselves_cannot_be_opened(desk, opened):
    opened.readers.add(desk.cast.facilitator.pk)
    own = factories.response(desk.organisation, consultation=opened)
    assert desk.get("entry_edit", opened, thread=own.thread).status_code == 404


def test_taken_out_their_own_earlier_answers_count_again(desk, opened):
    ask = Ask.objects.get()
    thread = factories.response_author(desk.organisation, ask=ask).thread
    own = factories.response(desk.organisation, consultation=opened, thread=thread)
    desk.post("entry_add", paper(opened, ask=ask.pk), opened)
    desk.post("entry_remove", {}, opened, thread=thread)
    assert current(opened) == own
    assert ResponseAuthor.objects.filter(ask=ask).exists()


def test_taken_out_nothing_is_left(desk, opened):
    desk.post("entry_add", paper(opened, ask=Ask.objects.get().pk), opened)
    desk.post("entry_remove", {}, opened, thread=current(opened).thread)
    assert not Response.objects.exists()
    assert not ResponseAuthor.objects.exists()


def test_once_nothing_is_left_somebody_looks_whether_a_line_is_owed(desk, opened):
    opened.items.all().delete()
    desk.post("entry_add", paper(opened), opened)
    type(opened).objects.update(next_notice_on=None)
    desk.post("entry_remove", {}, opened, thread=current(opened).thread)
    opened.refresh_from_db()
    assert opened.next_notice_on is not None


def test_after_closing_it_is_taken_as_late_until_the_result_is_made(desk, opened, time_machine):
    time_machine.move_to(opened.closes_at + timedelta(minutes=5), tick=False)
    desk.post("entry_add", paper(opened), opened)
    assert current(opened).is_late
    time_machine.move_to(opened.closes_at + timedelta(minutes=16), tick=False)
    close_due(now=opened.closes_at + timedelta(minutes=16))
    answer = desk.post("entry_add", paper(opened, "Too late"), opened)
    assert answer.status_code == 410
    assert "Too late" in answer.content.decode()
    assert opened.snapshot.answered == Response.objects.count() == 1


@pytest.mark.parametrize("name", ["entry_add", "entry_list"])
def test_a_draft_takes_nothing_and_says_so(desk, name):
    draft = desk.draft()
    desk.question(draft)
    assert "has not opened yet" in desk.get(name, draft).content.decode()


def test_the_audit_trail_says_that_something_was_typed_in_and_not_whose(desk, opened):
    ask = Ask.objects.get()
    desk.post("entry_add", paper(opened, ask=ask.pk), opened)
    entry = AuditEntry.objects.get(verb="answers_typed_in")
    assert (entry.target_id, entry.data) == (str(opened.pk), {"way": "paper"})


def test_the_code_on_a_paper_leads_to_its_questions(desk, opened):
    where = desk.url("entry_add", opened)
    for typed in (opened.door_code.upper(), str(opened.pk)):
        assert desk.client.get(desk.url("paper_find"), {"code": typed})["Location"] == where


@pytest.mark.parametrize("typed", ["k7m4qx2p", "0", "99999999999999999999", "²", "", "x"])
def test_a_code_that_is_on_no_paper_is_said_so(desk, opened, typed):
    answer = desk.client.get(desk.url("paper_find"), {"code": typed})
    assert answer.status_code == 422


def test_a_paper_of_another_organisation_is_not_found(desk):
    foreign = factories.organisation()
    with working_in(foreign):
        other = factories.open_consultation(foreign, door_code="k7m4qx2p")
    for typed in ("k7m4qx2p", str(other.pk)):
        assert desk.client.get(desk.url("paper_find"), {"code": typed}).status_code == 422


def test_the_page_costs_the_same_for_one_person_and_for_three(desk, django_assert_max_num_queries):
    def cost(people):
        opened = desk.opened(people)
        with django_assert_max_num_queries(60) as seen:
            assert desk.get("entry_add", opened).status_code == 200
        return len(seen)

    one = cost("Ann, a@example.org")
    assert cost("Bo, b@example.org\nCy, c@example.org\nDi, d@example.org") == one


def test_a_reader_corrects_what_somebody_else_typed_and_is_not_told_the_group(desk, opened):
    ours = factories.group(desk.organisation, project=opened.project, name="Three fathers")
    desk.post("entry_add", paper(opened, "Rinning", group=ours.pk), opened)
    assert "Three fathers" in desk.get("entry_list", opened).content.decode()
    reader = factories.member(desk.organisation, role="facilitator")
    opened.readers.add(reader)
    desk.client.force_login(reader.user)
    edit(desk, opened, "Ringing")
    made = current(opened)
    assert (made.answers.get().text, made.group) == ("Ringing", ours)
    for page in (
        desk.get("entry_list", opened),
        desk.get("entry_edit", opened, thread=made.thread),
    ):
        assert "Three fathers" not in page.content.decode()
