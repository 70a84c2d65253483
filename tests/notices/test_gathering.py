"""What may wait is told together: one message in a morning or a week, never at night, never twice, and none forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from access.scope import working_in
from notices.actions import compose, decide_again, deliver, plan
from notices.actions.holding import give_up_waiting, hold_outbox, release_outbox
from notices.rules import NOW as AT_ONCE
from notices.rules import Occasion, Recipient
from tests import factories
from tests.factories import NOW

NIGHT = NOW.replace(hour=3)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def says(parrot):
    """Let the parrot tell its first member one thing after the other, each at its own moment, and run the clock."""
    parrot.waits_for_digest, parrot.pace = True, "morning"
    parrot.members = parrot.members[:1]
    person = [Recipient("member", str(parrot.members[0].pk))]

    def say(*codes, at):
        told = [Occasion(one, person) for one in codes]
        parrot.occasions = lambda _subject, _now: told
        plan(now=at)
        run(at)

    say.rule, say.member = parrot, parrot.members[0]
    return say


def run(at):
    compose(now=at)
    deliver(now=at)


def sent():
    return len(mail.outbox)


def test_a_second_tick_of_the_same_day_makes_no_second_digest(says, messages):
    says("a", at=NOW)
    says("b", at=NOW + HOUR)
    says("c", at=NOW + 2 * HOUR)
    assert sent() == 1
    run(NOW + DAY)
    assert sent() == 2
    assert mail.outbox[1].subject.startswith("2 things")
    assert [one.is_digest for one in messages()] == [True, True]


def test_a_single_thing_counts_as_the_message_of_the_morning(says, notices):
    says("a", at=NOW)
    says("b", at=NOW + HOUR)
    first, second = notices()
    assert (first.state, second.state) == ("sent", "planned")
    assert second.not_before == (NOW + DAY).replace(hour=8)


def test_nothing_that_waits_goes_at_night_or_at_the_weekend(says):
    says("a", at=NIGHT)
    assert sent() == 0
    run(NOW)
    assert sent() == 1
    saturday = NOW + 5 * DAY
    says("b", at=saturday)
    assert sent() == 1
    run(saturday + 2 * DAY)
    assert sent() == 2


def test_what_is_overdue_goes_at_night(says):
    says.rule.pace_for = lambda notice: AT_ONCE if notice.occasion == "late" else "morning"
    says("a", "late", at=NIGHT)
    assert sent() == 1
    run(NOW)
    assert sent() == 2


def test_what_is_overdue_stands_in_the_message_of_the_morning_first(says):
    says.rule.pace_for = lambda notice: AT_ONCE if notice.occasion == "late" else "morning"
    says.rule.context = lambda notice, _now: {"words": notice.occasion}
    person = [Recipient("member", str(says.member.pk))]
    told = [Occasion("a", person, urgency=1), Occasion("late", person, urgency=9)]
    says.rule.occasions = lambda _subject, _now: told
    plan(now=NOW)
    run(NOW)
    assert [one.body for one in mail.outbox] == ["* late\n\n* a\n"]


def test_a_message_that_takes_in_what_is_overdue_leaves_as_early(says, serve, messages):
    serve("Down")
    says("a", at=NOW)
    says.rule.pace_for = lambda notice: AT_ONCE if notice.occasion == "late" else "morning"
    says.rule.urgency = 80
    says("b", "late", at=NOW + HOUR)
    assert [one.urgency for one in messages()] == [80]


def test_a_message_with_several_is_sorted_and_stands_by_project(says):
    places = {"a": "Trees", "b": "Buses", "c": "Trees"}
    says.rule.context = lambda one, _now: {"words": one.occasion, "heading": places[one.occasion]}
    says("a", "b", "c", at=NOW)
    assert mail.outbox[0].body == "== Trees ==\n\n* c\n\n* a\n\n== Buses ==\n\n* b\n"


def test_while_the_server_is_down_a_message_takes_in_what_comes(says, serve, messages):
    serve("Down")
    for hours in range(6):
        says(f"thing {hours}", at=NOW + hours * HOUR)
    assert len(messages()) == 1
    serve("Working")
    run(NOW + 7 * HOUR)
    assert [one.subject for one in mail.outbox] == ["6 things that people are waiting for"]


def test_what_comes_after_it_was_handed_over_waits_for_the_next_morning(says, serve, messages):
    serve("Mute")
    says("a", at=NOW)
    says("b", at=NOW + HOUR)
    serve("Working")
    run(NOW + DAY)
    assert [one.state for one in messages()] == ["unsure", "sent"]


def test_a_message_held_up_until_the_evening_waits_for_the_morning(says, serve, messages):
    serve("Down")
    says("a", at=NOW)
    serve("Working")
    run(NOW.replace(hour=22))
    assert sent() == 0
    (message,) = messages()
    assert (message.state, message.next_try_at) == ("queued", (NOW + DAY).replace(hour=8))
    run(NOW + DAY)
    assert sent() == 1


def test_whoever_wants_each_at_once_gets_each_at_once_in_the_day(says):
    says.member.remind_by = "at_once"
    says.member.save()
    says("a", at=NOW)
    says("b", at=NOW + HOUR)
    says("c", at=NIGHT + DAY)
    assert sent() == 2


def test_whoever_wants_one_a_week_gets_one_a_week(says):
    says.member.remind_by = "weekly"
    says.member.save()
    for days in range(15):
        says(f"day {days}", at=NOW + days * DAY)
    assert sent() == 3


def test_the_morning_is_that_of_the_member(says):
    says.member.time_zone = "Pacific/Auckland"
    says.member.save()
    says("a", at=NOW)
    assert sent() == 0
    run(NOW.replace(hour=19))
    assert sent() == 1


def test_another_choice_counts_for_what_waits(says):
    says("a", at=NOW)
    says("b", at=NOW + HOUR)
    says.member.remind_by = "at_once"
    says.member.save()
    with working_in(says.member.organisation):
        decide_again(kind="member", keys=[str(says.member.pk)])
    run(NOW + 2 * HOUR)
    assert sent() == 2


def test_after_a_copy_was_put_back_nothing_that_waited_leaves(says, notices):
    says("a", at=NOW)
    says("b", at=NOW + HOUR)
    hold_outbox(reason="restored", now=NOW + HOUR)
    give_up_waiting(now=NOW + HOUR)
    assert [(one.state, one.reason) for one in notices()][1] == ("failed", "restored")
    run(NOW + DAY)
    assert sent() == 1


def test_a_message_nobody_knows_of_after_a_copy_was_put_back_holds_nothing_back(
    says, serve, messages
):
    serve("Down")
    says("a", at=NOW)
    hold_outbox(reason="restored", now=NOW + HOUR)
    give_up_waiting(now=NOW + HOUR)
    serve("Working")
    assert [(one.state, one.sent_at) for one in messages()] == [("unsure", None)]
    release_outbox(by="Agnes", now=NOW + 2 * HOUR)
    says("b", at=NOW + DAY)
    run(NOW + 2 * DAY)
    assert sent() == 1


def test_what_cannot_be_composed_now_is_composed_when_it_can(says):
    says.rule.pace_for = lambda _notice: 1 / 0
    says("a", at=NOW)
    assert sent() == 0
    del says.rule.pace_for
    run(NOW)
    assert sent() == 1


@pytest.mark.parametrize("jump", [-DAY, -HOUR, HOUR, DAY])
def test_a_clock_that_is_set_wrong_and_right_again_tells_nothing_twice(says, jump, notices):
    says("a", "b", at=NOW)
    says("a", "b", "c", at=NOW + jump)
    says("a", "b", "c", at=NOW + HOUR)
    for days in range(1, 5):
        says("a", "b", "c", at=NOW + days * DAY)
    assert [one.state for one in notices()] == ["sent"] * 3
    assert sent() == 2


@pytest.mark.django_db(transaction=True)
def test_two_composers_make_one_message_of_a_person(says, messages):
    person = [Recipient("member", str(says.member.pk))]

    def work(number):
        try:
            says.rule.occasions = lambda _subject, _now: [Occasion(f"{number}", person)]
            plan(now=NOW)
            return compose(now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(8)))
    compose(now=NOW)
    assert [one.is_digest for one in messages()] == [True]


# People without an account ------------------------------------------------------------------------


@pytest.fixture
def tells(parrot):
    """Let the parrot tell one participant things of a week; `needed` holds the last moments of some."""
    parrot.pace, parrot.needed = "weekly", {}
    home = parrot.members[0].organisation
    person = factories.participant(home, email="moira@example.org")
    parrot.context = lambda one, _now: {"words": one.occasion, "stop_url": "https://x/stop/"}

    def needed_by(notices):
        limits = {one.pk: parrot.needed.get(one.occasion) for one in notices}
        return {pk: moment for pk, moment in limits.items() if moment}

    parrot.needed_by = needed_by
    parrot.members = parrot.members[:1]

    def tell(*codes, at):
        told = [Occasion(one, [Recipient("participant", str(person.pk))]) for one in codes]
        parrot.occasions = lambda _subject, _now: told
        plan(now=at)
        run(at)

    tell.rule = parrot
    return tell


def test_people_hear_once_a_week_at_most_and_of_everything(tells, notices):
    for days in range(29):
        tells(f"day {days}", at=NOW + days * DAY)
    days = [one.sent_at.date() for one in notices() if one.sent_at]
    assert sorted(set(days)) == [(NOW + week * 7 * DAY).date() for week in range(5)]
    assert len(days) == 29


def test_several_pieces_of_news_come_with_a_way_to_stop(tells):
    tells("a", "b", at=NOW)
    (letter,) = mail.outbox
    assert letter.subject.startswith("2 pieces of news from ")
    assert "* b\n\n* a\n\n" in letter.body
    assert letter.body.endswith("https://x/stop/\n")
    assert letter.extra_headers["List-Unsubscribe"] == "<https://x/stop/>"


def test_no_promise_is_missed_by_waiting_for_the_week_to_end(tells, messages):
    tells("a", at=NOW)
    tells.rule.needed = {"urgent": NOW + 2 * DAY}
    tells("later", "urgent", at=NOW + DAY)
    assert [one.subject for one in mail.outbox] == ["a", "urgent"]
    assert [one.is_digest for one in messages()] == [True, False]


def test_people_are_left_alone_at_night_even_when_it_is_late(tells):
    tells("a", at=NOW)
    tells.rule.needed = {"urgent": NOW}
    tells("urgent", at=NOW.replace(hour=20))
    assert sent() == 1
    run((NOW + DAY).replace(hour=8))
    assert sent() == 2


def test_a_rule_that_cannot_say_by_when_holds_back_nobody(tells, notices):
    def fails(_notices):
        raise RuntimeError

    tells("a", at=NOW)
    tells.rule.needed_by = fails
    tells("b", at=NOW + DAY)
    run(NOW + 7 * DAY)
    assert [one.state for one in notices()] == ["sent", "sent"]


def test_what_was_overtaken_while_it_waited_is_not_said(tells, notices):
    tells("a", at=NOW)
    tells("b", at=NOW + DAY)
    tells.rule.still_needed = lambda notice, _now: "overtaken" if notice.occasion == "b" else ""
    tells("c", at=NOW + 2 * DAY)
    run(NOW + 7 * DAY)
    assert [(one.state, one.reason) for one in notices()][1] == ("dropped", "overtaken")
    assert [one.subject for one in mail.outbox] == ["a", "c"]
