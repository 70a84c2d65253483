"""The rules `invitation` and `extended`: whom they write to, once, and what the letter says."""

from datetime import timedelta

import pytest

from feedback.actions.opening import extend
from feedback.models import LoadSnapshot
from notices.actions import compose, deliver, plan, preview
from notices.models import Notice
from participants.actions import stop_writing
from participants.models import Participant, RecordLink
from tests.factories import NOW, TODAY

pytestmark = [pytest.mark.integration]

PEOPLE = "Jo, jo@example.org\nDee\nBen, ben@example.org"
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def opened(desk):
    return desk.opened(PEOPLE)


def told(rule, now=LATER):
    return sorted(one.recipient for one in plan(now=now).notices if one.rule == rule)


def send(now=LATER):
    plan(now=now)
    compose(now=now)
    deliver(now=now)


def keep_open(desk, opened, days=5):
    return extend(
        actor=desk.actor,
        consultation=opened,
        closes_on=opened.closes_on + timedelta(days=days),
        why="Half term",
        now=LATER,
    )


def test_everybody_whom_we_can_write_to_is_invited_once(opened):
    assert len(told("invitation")) == 2
    assert told("invitation") == []


def test_why_somebody_is_not_written_to_has_a_name(opened):
    skipped = {one.reason for one in preview(now=LATER).skipped if one.rule == "invitation"}
    assert skipped == {"no_email"}


def test_a_draft_invites_nobody(desk):
    draft = desk.draft()
    desk.invite(draft, PEOPLE)
    assert told("invitation") == []


def test_whoever_is_added_later_is_invited_alone(desk, opened):
    told("invitation")
    desk.invite(opened, "Fay, fay@example.org")
    assert len(told("invitation")) == 1


def test_after_closing_nobody_is_invited(opened):
    assert told("invitation", now=opened.closes_at) == []


def test_the_letter_says_why_until_when_and_who_tells_them(desk, opened, mailoutbox):
    send()
    letter = next(one for one in mailoutbox if one.to == ["jo@example.org"])
    said = [
        "Hello Jo,",
        "We are asking you because you waited this year.",
        "It takes about 2 minutes. You can stop at any time.",
        "You can answer until the end of Monday 22 March 2027.",
        f"{desk.cast.facilitator} will tell you what happened by 10 April 2027.",
        "http://testserver/a/",
        "http://testserver/stop/",
    ]
    assert letter.subject == "What is hard about waiting?"
    assert [words for words in said if words not in letter.body] == []


def test_whoever_stops_before_it_goes_out_is_not_written_to(desk, opened, mailoutbox):
    plan(now=LATER)
    compose(now=LATER)
    jo = Participant.objects.get(contact_email="jo@example.org")
    stop_writing(participant_id=jo.pk, organisation=desk.organisation, today=TODAY)
    deliver(now=LATER)
    assert [one.to for one in mailoutbox] == [["ben@example.org"]]
    assert Notice.objects.get(recipient_key=jo.pk).reason == "stopped"


def test_an_invitation_that_is_late_by_more_than_the_asking_is_dropped(opened, mailoutbox):
    plan(now=LATER)
    compose(now=LATER)
    deliver(now=opened.closes_at)
    assert mailoutbox == []
    assert set(Notice.objects.values_list("reason", flat=True)) == {"ended"}


def test_a_later_last_day_is_told_once_each_time(desk, opened):
    told("invitation")
    keep_open(desk, opened)
    assert len(told("extended")) == 2
    assert told("extended") == []
    opened.refresh_from_db()
    keep_open(desk, opened, days=2)
    assert len(told("extended")) == 2


def test_a_later_last_day_weighs_as_a_reminder_on_whoever_got_the_message(desk, opened):
    send()
    keep_open(desk, opened)
    LoadSnapshot.objects.update(is_stale=False)
    send()
    by_name = opened.asks.values_list("participant__name", "reminders")
    assert dict(by_name) == {"Jo": 1, "Dee": 0, "Ben": 1}
    anew = LoadSnapshot.objects.filter(is_stale=True).values_list("participant__name", flat=True)
    assert sorted(anew) == ["Ben", "Jo"]


def test_the_letter_says_why_it_stays_open(desk, opened, mailoutbox):
    send()
    keep_open(desk, opened)
    mailoutbox.clear()
    send()
    letter = next(one for one in mailoutbox if one.to == ["jo@example.org"])
    said = [
        "until the end of Saturday 27 March 2027",
        "Why: Half term",
        "by 10 April 2027",
        "/stop/",
    ]
    assert letter.subject == "You have longer to answer: What is hard about waiting?"
    assert [words for words in said if words not in letter.body] == []
    assert RecordLink.objects.filter(purpose="stop").count() == 4


def test_of_two_later_days_only_the_last_goes_out(desk, opened, mailoutbox):
    send()
    mailoutbox.clear()
    keep_open(desk, opened)
    plan(now=LATER)
    compose(now=LATER)
    opened.refresh_from_db()
    keep_open(desk, opened, days=2)
    send()
    assert len(mailoutbox) == 2
    reasons = Notice.objects.exclude(reason="").values_list("reason", flat=True)
    assert set(reasons) == {"overtaken"}


def test_an_extension_of_nobody_by_name_tells_nobody(desk):
    keep_open(desk, desk.opened())
    assert told("extended") == []
