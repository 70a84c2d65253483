"""Reminding only those who have not answered: a number, never a name; within limits; each once."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail

from access.models import AuditEntry
from feedback.actions.nudging import CannotNudgeError, nudge
from feedback.models import Ask, Nudge
from feedback.queries.nudging import would_hear
from notices.actions import compose, deliver, plan
from notices.models import Notice
from participants.actions.agreements import choose
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.integration

PEOPLE = "Annegret, ann@example.org\nBenedikt, ben@example.org\nCyrilla, cy@example.org\nDi"
MANY = "\n".join(f"Person, p{number}@example.org" for number in range(5))
LATER = NOW + timedelta(days=5)


@pytest.fixture
def opened(desk, time_machine):
    """Four were asked five days ago, one of them without an address; Ann has answered."""
    made = desk.opened(PEOPLE)
    go(NOW)
    ann = Ask.objects.order_by("pk").first()
    thread = factories.response_author(desk.organisation, ask=ann).thread
    factories.response(desk.organisation, consultation=made, thread=thread)
    mail.outbox.clear()
    time_machine.move_to(LATER, tick=False)
    return made


def go(now):
    plan(now=now)
    compose(now=now)
    deliver(now=now)


def page(desk, opened):
    return desk.get("nudge_people", opened).content.decode()


def send(desk, opened, words=""):
    return desk.post("nudge_people", {"words": words, "send": "1"}, opened)


def test_the_page_says_how_many_would_hear_and_never_who(desk, time_machine):
    opened = desk.opened(f"{PEOPLE}\n{MANY}")
    go(NOW)
    time_machine.move_to(LATER, tick=False)
    html = page(desk, opened)
    assert "8 people would hear." in html
    for name in ("Annegret", "Benedikt", "Cyrilla", "example.org"):
        assert name not in html


def test_those_who_have_not_answered_get_one_message_each(desk, opened):
    send(desk, opened, "The box is at the library.")
    go(LATER)
    assert sorted(one.to[0] for one in mail.outbox) == ["ben@example.org", "cy@example.org"]
    body = mail.outbox[0].body
    for words in ("The box is at the library.", "/a/", "/stop/", "by 10 April 2027", "22 March"):
        assert words in body


def test_pressed_twice_it_is_sent_once(desk, opened):
    for _each in "12":
        answer = send(desk, opened)
        assert answer.status_code == 302
        go(LATER)
    assert Nudge.objects.count() == 1
    assert len(mail.outbox) == 2


def test_it_counts_as_a_reminder_for_those_alone_who_got_it(desk, opened):
    send(desk, opened)
    go(LATER)
    counts = list(Ask.objects.order_by("pk").values_list("reminders", flat=True))
    assert counts == [0, 1, 1, 0]


def test_two_reminders_are_the_most(desk, opened, time_machine):
    for days in (5, 8, 11):
        time_machine.move_to(NOW + timedelta(days=days), tick=False)
        send(desk, opened)
        go(NOW + timedelta(days=days))
    assert list(Nudge.objects.values_list("reached", flat=True)) == [2, 2, 0]
    assert len(mail.outbox) == 4


def test_within_two_days_of_the_invitation_nobody_is_reminded(desk, time_machine):
    made = desk.opened(PEOPLE)
    go(NOW)
    soon = NOW + timedelta(days=1)
    time_machine.move_to(soon, tick=False)
    assert would_hear(made, soon) == []
    assert "Fewer than 5 people would hear, perhaps nobody." in page(desk, made)


def test_the_two_days_are_those_of_the_place(desk, time_machine):
    home = desk.organisation
    home.time_zone = "Pacific/Kiritimati"
    home.save()
    made = desk.opened(PEOPLE)
    people = list(Ask.objects.filter(consultation=made).values_list("participant", flat=True))
    Ask.objects.filter(consultation=made).update(asked_on=NOW.date() - timedelta(days=20))
    sent_at = datetime(2027, 3, 3, 8, tzinfo=home.zone)
    for pk in people:
        factories.notice(
            home,
            recipient_kind="participant",
            recipient_key=str(pk),
            state="sent",
            sent_at=sent_at,
        )
    on_the_next_day = datetime(2027, 3, 4, 18, tzinfo=home.zone)
    assert would_hear(made, on_the_next_day) == []
    assert would_hear(made, sent_at + timedelta(days=2)) != []


def test_whoever_said_no_is_left_alone(desk, opened):
    ben = Ask.objects.order_by("pk")[1]
    choose(actor=None, participant_id=ben.participant_id, may_be_asked="no")
    assert len(would_hear(opened, LATER)) == 1


def test_whoever_asked_us_to_stop_is_left_alone(desk, opened):
    asks = list(Ask.objects.select_related("participant").order_by("pk"))
    factories.stop(desk.organisation, participant=asks[1].participant)
    assert would_hear(opened, LATER) == [asks[2].participant_id]


def test_a_limit_of_their_own_holds(desk, opened):
    ben = Ask.objects.select_related("participant").order_by("pk")[1].participant
    type(ben).objects.filter(pk=ben.pk).update(own_limit_times=1, own_limit_days=90)
    assert ben.pk not in would_hear(opened, LATER)


def test_who_answers_meanwhile_hears_nothing(desk, opened):
    send(desk, opened)
    plan(now=LATER)
    ben = Ask.objects.order_by("pk")[1]
    thread = factories.response_author(desk.organisation, ask=ben).thread
    factories.response(desk.organisation, consultation=opened, thread=thread)
    compose(now=LATER)
    deliver(now=LATER)
    assert [one.to[0] for one in mail.outbox] == ["cy@example.org"]


def test_by_the_link_for_everybody_alone_it_is_refused_with_the_reason(desk):
    opened = desk.opened()
    assert "we do not know who has answered" in page(desk, opened)
    with pytest.raises(CannotNudgeError) as refused:
        nudge(actor=desk.actor, consultation=opened, words="", now=NOW)
    assert refused.value.code == "by_link_only"


def test_a_draft_and_a_closed_one_remind_nobody(desk, opened, time_machine):
    assert "takes no answers now" in page(desk, desk.draft())
    time_machine.move_to(opened.closes_at, tick=False)
    send(desk, opened)
    assert not Nudge.objects.exists()


def test_words_that_are_too_long_stay_on_the_page(desk, opened):
    answer = send(desk, opened, "x" * 301)
    assert answer.status_code == 422
    assert "x" * 301 in answer.content.decode()
    assert not Nudge.objects.exists()


def test_the_message_is_shown_with_the_words_before_it_goes(desk, opened):
    answer = desk.post("nudge_people", {"words": "Tea & <cake>", "look": "1"}, opened)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count("Tea &amp; &lt;cake&gt;") == 2
    assert "(their own link)" in html
    assert not Nudge.objects.exists()


def test_the_outbox_does_not_show_whom_it_reminded(desk, opened):
    send(desk, opened)
    go(LATER)
    html = desk.client.get(f"/o/{desk.organisation.slug}/outbox/").content.decode()
    assert Notice.objects.filter(rule="nudge").count() == 2
    reminders = [part for part in html.split("<li") if "Reminder to answer" in part]
    assert all("ben@" not in part and "Ben" not in part for part in reminders)


def test_counting_costs_the_same_for_one_person_and_for_three(desk, django_assert_max_num_queries):
    def cost(people):
        opened = desk.opened(people)
        with django_assert_max_num_queries(60) as seen:
            assert would_hear(opened, LATER)
        return len(seen)

    one = cost("Eve, e@example.org")
    assert cost("Flo, f@example.org\nGus, g@example.org\nHal, h@example.org") == one


def test_another_project_team_may_not_remind(desk, opened):
    desk.client.force_login(factories.member(desk.organisation, role="facilitator").user)
    assert desk.get("nudge_people", opened).status_code == 403


def looked_at_and_sent(desk, opened):
    """Return what both pages say, without what is new in each request."""
    url, data = desk.url("nudge_people", opened), {"words": "", "send": "1"}
    both = [page(desk, opened), desk.client.post(url, data, follow=True).content.decode()]
    return [re.sub(r'value="[A-Za-z0-9]{64}"', "", one).partition("<main")[2] for one in both]


def test_few_are_never_told_as_a_number_and_nobody_looks_the_same(desk, opened):
    some = looked_at_and_sent(desk, opened)
    assert AuditEntry.objects.get(verb="nudged").data == {}
    Nudge.objects.all().delete()
    Ask.objects.update(reminders=9)
    assert would_hear(opened, LATER) == []
    assert looked_at_and_sent(desk, opened) == some
