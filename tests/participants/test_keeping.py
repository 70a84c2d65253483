"""What goes by itself, when, and what is said before: over years, held, changed under way, and broken off."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from access.models import AuditEntry
from access.scope import working_in
from feedback.models import (
    Answer,
    CheckAnswer,
    DebriefAnswer,
    Draft,
    LiveAnswer,
    MeetingNote,
    Missed,
    Response,
    ResponseAuthor,
    ResultSnapshot,
    Unclear,
)
from feedback.queries.loops import loop_states
from participants.actions import keeping
from participants.actions.keeping import hold_run, keep_here, release_run, set_keeping
from participants.domain.keeping import ANSWERS, CONTACTS, DRAFTS, NAMES, PROJECTS
from participants.expiring import kinds
from participants.models import Erasure, KeepingQuestion, KeepingRun, Participant
from tests import factories
from tests.factories import TODAY

pytestmark = pytest.mark.django_db
MONTH = 30


@pytest.fixture
def home():
    return factories.organisation()


def on(day, home):
    """Do the round of one day."""
    with working_in(home):
        return keep_here(today=day, now=datetime.combine(day, datetime.min.time(), tzinfo=UTC))


def every_day(home, start, days, step=1):
    """Do the rounds of so many days; return by kind on which day how many went."""
    gone = {}
    for number in range(0, days, step):
        day = start + timedelta(days=number)
        for kind, count in on(day, home).gone.items():
            gone.setdefault(kind, []).append((number, count))
    return gone


def told(home, *, people=1, published_on=TODAY):
    """An ask that was closed, answered by name, published and told to everybody."""
    about = factories.closed_consultation(
        home,
        closes_on=published_on - timedelta(days=10),
        closes_at=factories.NOW - timedelta(days=10),
    )
    outcome = factories.outcome(home, consultation=about)
    with working_in(home):
        outcome.items.set(about.items.all())
    version = factories.outcome_version(
        home,
        outcome=outcome,
        disposition="changed",
        publication=factories.publication(
            home, consultation=about, published_on=published_on, published_at=factories.NOW
        ),
    )
    for _each in range(people):
        who = factories.participant(home)
        ask = factories.ask(home, consultation=about, participant=who)
        sent = factories.response(home, consultation=about)
        factories.answer(home, response=sent)
        factories.response_author(home, ask=ask, thread=sent.thread)
        factories.telling(
            home, publication=version.publication, participant=who, told_on=published_on
        )
    factories.result_snapshot(home, consultation=about, answered=people)
    return about


def age(people, days):
    """Let these people have been written down so many days ago."""
    made = datetime.combine(TODAY, datetime.min.time(), tzinfo=UTC) - timedelta(days=days)
    Participant._base_manager.filter(pk__in=[one.pk for one in people]).update(created_at=made)


def test_over_forty_months_exactly_what_is_due_goes_on_its_day(home):
    about = told(home, people=2)
    factories.draft(home, saved_on=TODAY)
    with working_in(home):
        people = list(Participant.objects.all())
    age(people, 0)
    gone = every_day(home, TODAY, 40 * MONTH, step=7)
    # The first round on or after day 7, 365, 730 and 1095; weekly rounds are enough to show it.
    assert gone == {DRAFTS: [(7, 1)], NAMES: [(371, 2)], CONTACTS: [(735, 2)], ANSWERS: [(1099, 2)]}
    with working_in(home):
        assert Response.objects.filter(consultation=about).count() == 2
        assert ResultSnapshot.objects.get(consultation=about).answered == 2


def test_names_go_and_the_loop_stays_closed(home):
    about = told(home, people=2)
    with working_in(home):
        before = loop_states([about], TODAY)[about.pk]
        assert before.is_closed
    every_day(home, TODAY + timedelta(days=360), 20)
    with working_in(home):
        after = loop_states([about], TODAY)[about.pk]
        left = (ResponseAuthor.objects.count(), Answer.objects.count(), Response.objects.count())
    assert (before.state, before.answers) == (after.state, after.answers)
    assert left == (0, 2, 2)


def test_nothing_goes_before_it_was_announced_two_weeks_ahead(home):
    told(home, people=3)
    late = TODAY + timedelta(days=400)
    first = on(late, home)
    with working_in(home):
        run = KeepingRun.objects.get(pk__in=first.announced)
    assert (run.counts, run.due_on) == ({NAMES: [3, 1]}, late + timedelta(days=14))
    assert first.gone == {}
    assert on(late + timedelta(days=13), home).gone == {}
    assert on(late + timedelta(days=14), home).gone == {NAMES: 3}
    assert on(late + timedelta(days=14), home).gone == {}


def test_another_organisations_rows_stay(home):
    other = factories.organisation()
    told(other, people=2)
    told(home)
    every_day(home, TODAY + timedelta(days=380), 16)
    with working_in(other):
        assert (ResponseAuthor.objects.count(), KeepingRun.objects.count()) == (2, 0)


def test_what_is_held_waits_and_says_why(home):
    told(home)
    owner = factories.actor(factories.member(home, role="owner"))
    late = TODAY + timedelta(days=400)
    on(late, home)
    with working_in(home):
        run = KeepingRun.objects.get()
        hold_run(actor=owner, run=run, why="A complaint is being looked into.")
    assert every_day(home, late, 30) == {}
    with working_in(home):
        assert KeepingRun.objects.get().held_by_id == owner.member_id
        release_run(actor=owner, run=run, today=late + timedelta(days=30))
    assert on(late + timedelta(days=30), home).gone == {}
    assert on(late + timedelta(days=31), home).gone == {NAMES: 1}


def test_nothing_goes_in_the_round_in_which_the_days_were_changed(home):
    told(home)
    owner = factories.actor(factories.member(home, role="owner"))
    late = TODAY + timedelta(days=400)
    on(late, home)
    with working_in(home):
        set_keeping(actor=owner, days={NAMES: 60})
    due = on(late + timedelta(days=14), home)
    assert (due.gone, len(due.announced)) == ({}, 1)
    assert on(late + timedelta(days=28), home).gone == {NAMES: 1}


def test_broken_off_it_goes_on_where_it_was(home, monkeypatch):
    told(home, people=5)
    monkeypatch.setattr(keeping, "BATCH", 2)
    late = TODAY + timedelta(days=400)
    on(late, home)
    names = kinds.get(NAMES)
    taken, remove = [], names.remove

    def killed(before, *, on, limit):
        if len(taken) == 2:
            raise KeyboardInterrupt
        taken.append(remove(before, on=on, limit=limit))
        return taken[-1]

    with monkeypatch.context() as patched:
        patched.setattr(names, "remove", killed)
        with pytest.raises(KeyboardInterrupt):
            on(late + timedelta(days=14), home)
    with working_in(home):
        run = KeepingRun.objects.get()
        assert (run.gone, run.done_at, ResponseAuthor.objects.count()) == ({NAMES: 4}, None, 1)
    assert on(late + timedelta(days=14), home).gone == {NAMES: 1}
    with working_in(home):
        counts = AuditEntry.objects.filter(verb="kept_long_enough").values_list("data", flat=True)
        assert sorted(one["count"] for one in counts) == [1, 2, 2]
        assert KeepingRun.objects.get(done_at__isnull=False).gone == {NAMES: 5}


def test_people_are_asked_once_and_have_four_weeks_to_say_that_they_stay(home):
    silent = factories.participant(home)
    without = factories.participant(home, email="")
    age([silent, without], 0)
    fresh = factories.participant(home, last_contact_on=TODAY + timedelta(days=700))
    age([fresh], 0)
    gone = every_day(home, TODAY + timedelta(days=680), 80)
    with working_in(home):
        assert list(Participant.objects.all()) == [fresh]
        assert [one.reason for one in Erasure.objects.all()] == ["time", "time"]
    assert sum(count for _day, count in gone[CONTACTS]) == 2
    assert all(day + 680 >= 730 for day, _count in gone[CONTACTS])


def test_whoever_is_in_touch_again_stays(home):
    person = factories.participant(home)
    age([person], 0)
    every_day(home, TODAY + timedelta(days=690), 30)
    with working_in(home):
        asked = KeepingQuestion.objects.get(participant=person)
        assert asked.asked_on >= TODAY + timedelta(days=690)
        factories.ask(home, participant=person, asked_on=TODAY + timedelta(days=722))
    every_day(home, TODAY + timedelta(days=720), 60)
    with working_in(home):
        assert list(Participant.objects.filter(pk=person.pk)) == [person]


def test_whose_address_reaches_somebody_else_stays_as_long_as_that_one(home):
    """Otherwise a child whom we ask every month would lose its only address."""
    parent, child = factories.participant(home), factories.participant(home, email="")
    age([parent, child], 0)
    with working_in(home):
        Participant.objects.filter(pk=child.pk).update(
            reached_through=parent, last_contact_on=TODAY + timedelta(days=700)
        )
    every_day(home, TODAY + timedelta(days=680), 80)
    with working_in(home):
        assert set(Participant.objects.all()) == {parent, child}
        assert not KeepingQuestion.objects.exists()


@pytest.mark.parametrize("keeps", ["request", "worry", "hold"])
def test_somebody_about_whom_something_is_unfinished_stays(home, keeps):
    person = factories.participant(home, email="")
    if keeps == "request":
        factories.access_request(home, participant=person)
    elif keeps == "hold":
        factories.hold(home, participant=person)
    else:
        ask = factories.ask(home, participant=person, asked_on=None)
        sent = factories.response(home, consultation=ask.consultation)
        factories.response_author(home, ask=ask, thread=sent.thread)
        factories.worry(home, consultation=ask.consultation, thread=sent.thread)
    age([person], 900)
    every_day(home, TODAY, 30)
    with working_in(home):
        assert Participant.objects.filter(pk=person.pk).count() == 1


def test_answers_of_somebody_who_may_be_in_danger_stay(home):
    about = told(home, people=2)
    with working_in(home):
        thread = ResponseAuthor.objects.order_by("pk").first().thread
    factories.worry(home, consultation=about, thread=thread)
    every_day(home, TODAY + timedelta(days=1200), 16)
    with working_in(home):
        assert list(ResponseAuthor.objects.values_list("thread", flat=True)) == [thread]
        assert Answer.objects.filter(response__thread=thread).count() == 1


def test_a_project_parts_from_names_on_its_day(home):
    about = told(home, people=3)
    with working_in(home):
        project = about.project
        project.anonymise_on = TODAY + timedelta(days=20)
        project.save()
    for _each in range(2):
        factories.participation(home, project=project)
    gone = every_day(home, TODAY, 25)
    with working_in(home):
        project.refresh_from_db()
        runs = KeepingRun.objects.filter(counts__has_key=PROJECTS)
        assert [(one.announced_on, one.due_on) for one in runs] == [
            (TODAY + timedelta(days=6), TODAY + timedelta(days=20))
        ]
        assert (project.people_then, project.anonymised_at is not None) == (2, True)
        assert ResponseAuthor.objects.count() == 0
        assert Participant.objects.count() == 5
    assert gone[PROJECTS] == [(20, 1)]


def test_a_project_waits_while_somebody_waits_for_an_answer(home):
    about = factories.closed_consultation(home)
    sent = factories.response(home, consultation=about)
    ask = factories.ask(home, consultation=about)
    factories.response_author(home, ask=ask, thread=sent.thread)
    with working_in(home):
        about.project.anonymise_on = TODAY
        about.project.save()
    assert PROJECTS not in every_day(home, TODAY, 5)
    with working_in(home):
        assert ResponseAuthor.objects.count() == 1


def test_a_project_waits_while_somebody_fears_for_a_person(home):
    about = told(home)
    with working_in(home):
        thread = ResponseAuthor.objects.get().thread
        about.project.anonymise_on = TODAY
        about.project.save()
    factories.worry(home, consultation=about, thread=thread)
    assert PROJECTS not in every_day(home, TODAY, 5)
    with working_in(home):
        assert ResponseAuthor.objects.get().thread == thread


def test_a_draft_goes_after_a_week_without_being_announced(home):
    factories.draft(home, saved_on=TODAY)
    assert on(TODAY + timedelta(days=6), home).gone == {}
    assert on(TODAY + timedelta(days=7), home).gone == {DRAFTS: 1}
    with working_in(home):
        assert (Draft.objects.count(), KeepingRun.objects.count()) == (0, 0)


def test_days_are_only_ever_fewer(home):
    owner = factories.actor(factories.member(home, role="owner"))
    with working_in(home):
        for wrong in ({NAMES: 366}, {NAMES: 29}, {NAMES: 365, ANSWERS: 364}):
            with pytest.raises(ValidationError):
                set_keeping(actor=owner, days=wrong)
        assert set_keeping(actor=owner, days={NAMES: 100}).number == 1


def test_what_was_said_in_a_room_or_about_what_we_asked_and_told_goes_with_the_answers(home):
    about = told(home)
    room = factories.meeting(home, consultation=about)
    factories.meeting_note(home, meeting=room)
    words = {"summary": {"answered": 6}, "words": [{"text": "Too loud", "is_shown": True}]}
    live = factories.live_question(home, meeting=room, closed_at=factories.NOW, result=words)
    with working_in(home):
        question = about.form_versions.first().questions.first()
    factories.unclear(home, question=question)
    factories.debrief_answer(home, meeting=room)
    factories.meeting_note(home)
    factories.check_answer(home, consultation=about)
    factories.missed(home, consultation=about)
    gone = every_day(home, TODAY + timedelta(days=1090), 30)
    live.refresh_from_db()
    assert [count for _day, count in gone[ANSWERS]] == [8]
    assert live.result == {"summary": {"answered": 6}, "words": []}
    with working_in(home):
        assert (MeetingNote.objects.count(), Unclear.objects.count()) == (1, 0)
        assert (CheckAnswer.objects.count(), Missed.objects.count()) == (0, 0)


def test_of_a_meeting_the_words_go_and_the_room_and_the_promise_stay(home):
    about = told(home)
    words = {"said": "Too loud", "difference": "We misheard", "promised": "A quiet room"}
    room = factories.meeting(home, consultation=about, **words)
    factories.room_tally(home, meeting=room)
    factories.debrief_answer(home, meeting=room)
    other = factories.meeting(home)
    every_day(home, TODAY + timedelta(days=1090), 30)
    room.refresh_from_db()
    assert (room.said, room.difference, room.promised) == ("", "", "A quiet room")
    assert room.version == 2
    with working_in(home):
        assert (DebriefAnswer.objects.count(), room.tallies.count()) == (0, 1)
        assert type(other).objects.get(pk=other.pk).said == other.said


def test_what_phones_answered_to_a_question_that_nobody_closed_goes(home):
    factories.live_answer(home)
    assert on(TODAY + timedelta(days=6), home).gone == {}
    assert on(TODAY + timedelta(days=8), home).gone == {DRAFTS: 1}
    with working_in(home):
        assert not LiveAnswer.objects.exists()
