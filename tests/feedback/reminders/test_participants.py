"""What people who answered hear of themselves: thanks at the close, and the plain truth when news was promised."""

import pytest
from django.core import mail

from access.scope import working_in
from notices.actions import compose, deliver, plan
from tests import factories


def send(now):
    plan(now=now)
    compose(now=now)
    deliver(now=now)
    return [one for one in mail.outbox if one.to[0].startswith("sam")]


def test_people_are_thanked_when_it_closed(clock):
    clock.answer()
    assert clock.told(1, "thanks") == {("closed", "participants")}
    (letter,) = send(clock.at(1))
    assert "15 March 2027" in letter.body
    assert "/stop/" in letter.body


def test_people_hear_the_plain_truth_on_the_promised_day(clock):
    clock.answer(email="sam@example.org")
    (letter,) = send(clock.at(28))
    assert letter.subject.startswith("You were promised news today")
    assert "We have none yet." in letter.body
    assert clock.people["owner"].user.email in letter.body
    assert letter.extra_headers["List-Unsubscribe"].startswith("<http://testserver/stop/")


def test_a_later_day_says_which_day_was_promised(clock):
    clock.answer()
    (letter,) = send(clock.at(31))
    assert "You were promised news by 15 March 2027. We have none yet." in letter.body


def test_the_plain_truth_pays_no_debt(clock):
    clock.answer()
    send(clock.at(28))
    assert clock.told(56) >= {("still_owed", "owner"), ("still_owed", "manager")}


def test_nobody_hears_it_when_people_were_told(clock):
    clock.answer()
    clock.publish(10, disposition="still_deciding", next_on=clock.at(90).date())
    assert clock.told(28, "no_news") == set()
    assert clock.skipped(28, "no_news") == {"word_given"}
    assert clock.told(84, "no_news") == set()


def one_waits(clock):
    """A final word was published on the tenth day: one person heard it by e-mail, and whoever is returned is to be rung up."""
    heard, waits = clock.answer(email="sam@example.org"), clock.answer(email="mo@example.org")
    about = clock.publish(10).publication
    on = clock.at(10).date()
    factories.telling(clock.home, publication=about, participant=heard, channel="email", told_on=on)
    factories.telling(clock.home, publication=about, participant=waits, channel="phone")
    return waits


def test_whoever_has_heard_is_not_told_that_there_is_no_news_while_others_still_wait(clock):
    one_waits(clock)
    assert clock.told(28, "no_news") == {("first_word", "participants")}
    assert clock.skipped(28, "no_news") >= {"word_given"}
    assert send(clock.at(28)) == []


def test_at_twelve_weeks_whoever_heard_all_of_it_is_not_told_that_it_is_late(clock):
    waits = one_waits(clock)
    assert send(clock.at(84)) == []
    (late,) = [one for one in mail.outbox if one.to == [waits.contact_email]]
    assert "We have none yet." in late.body


def test_a_poster_that_nobody_put_up_makes_no_answer_late_for_those_who_heard_it(clock):
    heard = clock.answer()
    about = clock.publish(10).publication
    on = clock.at(10).date()
    factories.telling(clock.home, publication=about, participant=heard, channel="email", told_on=on)
    factories.telling(clock.home, publication=about, is_channel=True, channel="poster")
    assert clock.told(84) >= {("overdue", "owner"), ("overdue", "senior")}
    assert clock.told(84, "no_news") == set()
    assert clock.skipped(84, "no_news") >= {"word_given"}


@pytest.mark.parametrize(
    ("second", "told_second"),
    [
        ({"disposition": "still_deciding"}, True),
        ({"disposition": "reversed"}, True),
        ({"disposition": "not_changed"}, False),
    ],
    ids=["still deciding", "taken back", "not told yet"],
)
def test_whoever_heard_a_part_of_it_hears_that_the_rest_is_late(clock, second, told_second):
    heard, waits = clock.answer(email="sam@example.org"), clock.answer(email="mo@example.org")
    with working_in(clock.home):
        others = [factories.item(clock.home, consultation=clock.ask)]
        about = factories.outcome(clock.home, items=list(clock.ask.items.exclude(pk=others[0].pk)))
        also = factories.outcome(clock.home, items=others)
    on = clock.at(10).date()
    for part, words, is_told in ((about, {}, True), (also, second, told_second)):
        news = factories.publication(
            clock.home, consultation=clock.ask, published_at=clock.at(10), published_on=on
        )
        factories.outcome_version(clock.home, outcome=part, publication=news, **words)
        row = {"told_on": on} if is_told else {"channel": "phone"}
        factories.telling(clock.home, publication=news, participant=heard, **row)
        factories.telling(clock.home, publication=news, participant=waits, channel="phone")
    (late,) = send(clock.at(84))
    assert "We have told you something since, and not the whole answer yet." in late.body


def test_what_waited_while_news_was_promised_is_said_when_that_day_has_passed_too(clock):
    clock.answer()
    plan(now=clock.at(84))
    compose(now=clock.at(84))
    clock.publish(84, disposition="still_deciding", next_on=clock.at(90).date())
    clock.look()
    deliver(now=clock.at(85))
    assert clock.told(85, "no_news") == set()
    assert clock.told(91, "no_news") == {("overdue", "participants")}


def test_at_twelve_weeks_they_hear_it_again(clock):
    clock.answer()
    clock.publish(10, disposition="still_deciding", next_on=clock.at(50).date())
    assert clock.told(84, "no_news") == {("overdue", "participants")}


def test_those_who_asked_to_hear_are_told_like_those_who_answered(clock):
    factories.subscription(clock.home, consultation=clock.ask)
    assert clock.told(28, "no_news") == {("first_word", "participants")}


def test_those_who_were_asked_and_stayed_silent_hear_nothing(clock):
    factories.ask(clock.home, consultation=clock.ask)
    assert clock.told(28, "no_news") == set()


@pytest.mark.parametrize(
    ("person", "reason"), [({"email": ""}, "no_email"), ({"stopped": True}, "stopped")]
)
def test_nobody_is_written_to_who_cannot_or_must_not_be(clock, person, reason):
    stopped = person.pop("stopped", False)
    who = clock.answer(**person)
    if stopped:
        factories.stop(clock.home, participant=who)
    assert clock.told(28, "no_news") == set()
    assert reason in clock.skipped(28, "no_news")


def test_stopping_between_planning_and_sending_is_heeded(clock):
    who = clock.answer()
    plan(now=clock.at(28))
    compose(now=clock.at(28))
    factories.stop(clock.home, participant=who)
    deliver(now=clock.at(28))
    assert [one for one in mail.outbox if one.to == [who.contact_email]] == []


def test_news_between_planning_and_sending_is_heeded(clock):
    clock.answer()
    plan(now=clock.at(28))
    compose(now=clock.at(28))
    clock.publish(28, disposition="still_deciding", next_on=clock.at(50).date())
    deliver(now=clock.at(28, 10))
    assert mail.outbox == []


def test_withdrawn_ones_stay_silent(clock):
    clock.answer()
    clock.ask.withdrawn_at = clock.at(-2)
    clock.ask.save()
    assert clock.told(28, "no_news") == set()
    assert "withdrawn" in clock.skipped(28, "no_news")


def test_answers_taken_back_end_it(clock):
    clock.answer()
    with working_in(clock.home):
        clock.ask.responses.all().delete()
    assert clock.told(28, "no_news") == set()
