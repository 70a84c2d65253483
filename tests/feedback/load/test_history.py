"""What the tables say about who was asked and what came back, as the records that a load is counted from."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.domain.load import AskRecord, ItemRecord, Profile
from feedback.queries.load_history import people
from tests import factories
from tests.factories import NOW, TODAY
from tests.feedback.load.conftest import ago

pytestmark = [pytest.mark.integration, pytest.mark.django_db]


def history(who):
    return list(people([who.pk], today=TODAY)[who.pk].history)


def test_an_answered_ask_that_was_told(ledger):
    who, about = ledger.person(), ledger.consultation(closed=40)
    ledger.answer(ledger.ask(about, who, asked=60, reminders=1), on=55)
    ledger.tell(ledger.publish(about, on=20), who, on=19)
    assert history(who) == [
        AskRecord(
            asked_on=ago(60),
            minutes=10,
            reminders=1,
            answered_on=ago(55),
            closed_on=ago(40),
            items=(ItemRecord(told_on=ago(19)),),
            told_on=(ago(19),),
        )
    ]


def test_while_it_is_open_answering_changes_nothing(ledger):
    about = ledger.consultation(closed=-5)
    answered, silent = ledger.person(), ledger.person()
    ledger.answer(ledger.ask(about, answered, asked=3), on=1)
    ledger.ask(about, silent, asked=3)
    assert history(answered) == history(silent) == [AskRecord(asked_on=ago(3), minutes=10)]


def test_on_its_last_day_it_is_still_open_and_the_day_after_it_is_not(ledger):
    who, about = ledger.person(), ledger.consultation(closed=0)
    ledger.answer(ledger.ask(about, who, asked=9), on=2)
    assert [one.answered_on for one in history(who)] == [None]
    tomorrow = people([who.pk], today=TODAY + timedelta(days=1))[who.pk].history
    assert [one.answered_on for one in tomorrow] == [ago(2)]


def test_news_that_was_published_but_not_told_to_this_person_is_no_answer(ledger):
    about = ledger.consultation(closed=40)
    told, waiting = ledger.person(), ledger.person()
    for who in (told, waiting):
        ledger.answer(ledger.ask(about, who, asked=60), on=55)
    news = ledger.publish(about, on=20)
    ledger.tell(news, told, on=20)
    factories.telling(ledger.home, publication=news, participant=waiting)
    assert [one.items for who in (told, waiting) for one in history(who)] == [
        (ItemRecord(ago(20)),),
        (ItemRecord(),),
    ]


def test_a_holding_word_is_one_and_no_outcome(ledger):
    who, about = ledger.person(), ledger.consultation(closed=40)
    ledger.answer(ledger.ask(about, who, asked=60), on=55)
    ledger.tell(ledger.publish(about, "still_deciding", on=10, kind="holding"), who, on=10)
    [one] = history(who)
    assert (one.items, one.told_on, one.held_on) == ((ItemRecord(),), (ago(10),), (ago(10),))


def test_a_promise_taken_back_and_told_again(ledger):
    who, about = ledger.person(), ledger.consultation(closed=80)
    ledger.answer(ledger.ask(about, who, asked=95), on=90)
    ledger.tell(ledger.publish(about, on=60), who, on=60)
    taken_back = ledger.publish(about, "reversed", on=30, kind="reversal")
    assert history(who)[0].items == (ItemRecord(ago(60), taken_back_on=ago(30)),)
    ledger.tell(taken_back, who, on=28)
    assert history(who)[0].items == (ItemRecord(),)
    ledger.tell(ledger.publish(about, "not_changed", on=20), who, on=20)
    assert history(who)[0].items == (ItemRecord(ago(20)),)


def test_only_what_the_person_answered_about_is_owed(ledger):
    who, about = ledger.person(), ledger.consultation(closed=40)
    version = about.form_versions.get()
    other = factories.question(ledger.home, form_version=version, position=2)
    factories.item(ledger.home, consultation=about, question=other)
    ledger.answer(ledger.ask(about, who, asked=60), on=55)
    first = about.items.get(question=version.questions.first())
    ledger.tell(ledger.publish(about, on=20, items=[first]), who, on=20)
    assert history(who)[0].items == (ItemRecord(ago(20)),)


def test_answers_taken_out_were_never_given(ledger):
    who, about = ledger.person(), ledger.consultation(closed=40)
    sent = ledger.answer(ledger.ask(about, who, asked=60), on=55)
    sent.delete()
    assert [one.answered_on for one in history(who)] == [None]


def test_the_first_sending_is_the_day_of_an_answer_that_was_changed_later(ledger):
    who, about = ledger.person(), ledger.consultation(closed=40)
    first = ledger.answer(ledger.ask(about, who, asked=60), on=55)
    first.is_current = False
    first.save()
    factories.response(ledger.home, consultation=about, thread=first.thread, received_on=ago(45))
    assert [one.answered_on for one in history(who)] == [ago(55)]


def test_an_invitation_that_did_not_arrive_counts_for_nothing(ledger):
    about = ledger.consultation(closed=-5)
    lost, arrived = ledger.person(), ledger.person()
    for who, state in ((lost, "failed"), (arrived, "sent")):
        ledger.ask(about, who, asked=3)
        factories.notice(
            ledger.home,
            rule="invitation",
            subject=f"consultation:{about.pk}",
            recipient_kind="participant",
            recipient_key=str(who.pk),
            state=state,
        )
    assert (history(lost), len(history(arrived))) == ([], 1)


def test_an_ask_that_made_somebody_stop_counts_for_nothing(ledger):
    who, before = ledger.person(), ledger.consultation(closed=30)
    ledger.ask(before, who, asked=60)
    ledger.ask(ledger.consultation(closed=-5), who, asked=3)
    factories.stop(ledger.home, participant=who, stopped_on=ago(1))
    assert [one.asked_on for one in history(who)] == [ago(60)]


def test_whoever_is_named_at_a_meeting_was_there(ledger):
    who, about = ledger.person(), ledger.consultation(closed=40, kind="meeting")
    ledger.ask(about, who, asked=40, asked_by_themselves=True)
    [one] = history(who)
    assert (one.answered_on, one.by_themselves, one.items) == (ago(40), True, (ItemRecord(),))


def test_one_that_was_withdrawn_ended_on_that_day(ledger):
    who, about = ledger.person(), ledger.consultation(closed=-5)
    ledger.ask(about, who, asked=9)
    about.withdrawn_at = NOW - timedelta(days=2)
    about.save()
    [one] = history(who)
    assert (one.closed_on, one.was_withdrawn) == (ago(2), True)


def test_what_was_never_asked_is_in_no_history(ledger):
    who = ledger.person()
    factories.ask(
        ledger.home,
        consultation=factories.consultation(ledger.home),
        participant=who,
        asked_on=None,
    )
    assert history(who) == []


def test_minutes_come_from_the_questions_unless_somebody_gave_them(ledger):
    who = ledger.person()
    ledger.ask(ledger.consultation(closed=40, minutes_given=None), who, asked=60)
    ledger.ask(ledger.consultation(closed=40), who, asked=50)
    assert [one.minutes for one in history(who)] == [2, 10]


@pytest.mark.parametrize(
    ("fields", "profile"),
    [
        ({"cap_profile": "staff"}, Profile(caps="staff")),
        ({"cap_profile": "core", "age_band": "13_15"}, Profile(caps="child")),
        ({"cap_profile": "child", "age_band": "16_17"}, Profile(caps="light")),
        ({"cap_profile": "child"}, Profile(caps="child")),
        ({"own_limit_times": 1, "own_limit_days": 60}, Profile(own_times=1, own_days=60)),
        ({"may_be_asked": "no"}, Profile(is_opted_out=True)),
        ({"may_be_asked": "yes"}, Profile()),
    ],
)
def test_the_profile_that_holds(ledger, fields, profile):
    who = ledger.person(**fields)
    assert people([who.pk], today=TODAY)[who.pk].profile == profile


@pytest.mark.parametrize(("until", "is_on_hold"), [(None, True), (TODAY, True), (ago(1), False)])
def test_a_hold_ends_after_its_last_day(ledger, until, is_on_hold):
    who = ledger.person()
    factories.hold(ledger.home, participant=who, until=until)
    assert people([who.pk], today=TODAY)[who.pk].profile == Profile(is_on_hold=is_on_hold)


@pytest.mark.parametrize("count", [1, 3])
def test_many_cost_as_much_as_one(ledger, count):
    ids = []
    for n in range(count):
        who, about = ledger.person(), ledger.consultation(closed=40, minutes_given=None)
        ledger.answer(ledger.ask(about, who, asked=60), on=55)
        ledger.tell(ledger.publish(about, on=20), who, on=19)
        ledger.ask(ledger.consultation(closed=-n), who, asked=3)
        ids.append(who.pk)
    with CaptureQueriesContext(connection) as seen:
        people(ids, today=TODAY)
    assert len(seen) == 10
