"""What came back, is late or arrived after all; and sending again what a person asks for."""

from datetime import timedelta

import pytest

from access.scope import across_organisations, working_in
from feedback.models import Telling
from notices.actions import (
    CannotSendAgainError,
    compose,
    deliver,
    mark_returned,
    plan,
    resend,
    resend_to,
    sweep,
    take_report,
)
from notices.actions.recording import record
from notices.letters import Letter
from notices.models import Message, Notice
from notices.post import Posted, Result
from notices.providers import News, Report
from tests import factories
from tests.factories import NOW, TODAY, actor

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=30)


@pytest.fixture
def told():
    """One person who was told by e-mail what happened: the telling as it is now."""
    row = factories.telling(factories.organisation())
    run(NOW)
    return row


def run(now):
    plan(now=now)
    compose(now=now)
    deliver(now=now)


def newest():
    with across_organisations(reason="the test looks at every message"):
        return Message.objects.order_by("pk").last()


def fresh(row):
    with working_in(row.organisation):
        return type(row).objects.get(pk=row.pk)


def returned(reason="bounced", **fields):
    return Report(fields.get("pk", newest().pk), News.RETURNED, reason)


def person_of(row):
    with working_in(row.organisation):
        return Telling.objects.select_related("participant").get(pk=row.pk).participant


def to(person, letters):
    return [letter for letter in letters if letter.to == [person.contact_email]]


def someone(row):
    return actor(factories.member(row.organisation, role="owner"))


def test_what_came_back_puts_the_person_back_on_the_list(told):
    assert fresh(told).told_on == TODAY
    assert take_report(report=returned(), now=LATER)
    assert (fresh(told).told_on, fresh(told).problem) == (None, "bounced")
    assert (newest().state, newest().reason, newest().returned_at) == ("returned", "bounced", LATER)


def test_saying_it_twice_changes_nothing(told):
    take_report(report=returned(), now=LATER)
    assert not take_report(report=returned("complained"), now=LATER + timedelta(days=1))
    assert (newest().reason, newest().returned_at) == ("bounced", LATER)


@pytest.mark.parametrize(
    ("reason", "on"),
    [("bounced", TODAY), ("complained", TODAY), ("for_now", None), ("blocked", None)],
)
def test_only_an_address_that_is_gone_for_good_is_written_to_no_more(told, reason, on):
    take_report(report=returned(reason), now=LATER)
    assert person_of(told).email_returned_on == on


def test_whom_somebody_told_meanwhile_stays_told(told):
    with working_in(told.organisation):
        recorder = factories.member(told.organisation)
        Telling.objects.filter(pk=told.pk).update(channel="phone", recorded_by=recorder)
    take_report(report=returned(), now=LATER)
    assert (fresh(told).told_on, fresh(told).problem) == (TODAY, "")


def test_news_of_a_message_that_does_not_exist_is_none(told):
    assert not take_report(report=returned(pk=987654321), now=LATER)


@pytest.mark.parametrize("state", ["queued", "leased", "dropped", "returned"])
def test_what_was_never_sent_cannot_come_back(state):
    made = factories.message(factories.organisation(), state=state)
    assert not take_report(report=returned(pk=made.pk), now=LATER)
    assert fresh(made).state == state


def test_a_delay_only_shows_and_ends_when_it_arrives(told):
    assert take_report(report=Report(newest().pk, News.DELAYED, "delayed"), now=LATER)
    assert (newest().state, newest().reason, fresh(told).told_on) == ("sent", "delayed", TODAY)
    assert take_report(report=Report(newest().pk, News.ARRIVED), now=LATER)
    assert (newest().state, newest().reason) == ("sent", "")


def test_a_report_that_it_arrived_settles_a_doubt(told, notices):
    made = factories.message(told.organisation, state="unsure", reason="unsure")
    assert take_report(report=Report(made.pk, News.ARRIVED), now=LATER)
    assert (fresh(made).state, fresh(made).reason) == ("sent", "")


def test_what_came_back_stays_so_when_it_is_said_to_have_arrived(told):
    take_report(report=returned(), now=LATER)
    assert not take_report(report=Report(newest().pk, News.ARRIVED), now=LATER)
    assert newest().state == "returned"


def test_account_mail_comes_back_without_anybody_to_tell():
    with across_organisations(reason="account mail belongs to nobody"):
        made = Message.objects.create(
            recipient_kind="address", recipient_key="x", state="sent", next_try_at=NOW
        )
    assert take_report(report=returned(pk=made.pk), now=LATER)
    assert newest().state == "returned"


# Sending again ------------------------------------------------------------------------------------


def test_sent_again_it_arrives_and_the_person_was_told(told, mailoutbox):
    take_report(report=returned("for_now"), now=LATER)
    with working_in(told.organisation):
        resend(actor=someone(told), message=newest(), now=LATER)
    run(LATER)
    assert len(to(person_of(told), mailoutbox)) == 2
    assert (fresh(told).told_on, fresh(told).problem) == (TODAY, "")


def test_an_address_that_came_back_is_not_sent_to_again(told, mailoutbox):
    take_report(report=returned(), now=LATER)
    with working_in(told.organisation):
        again = resend(actor=someone(told), message=newest(), now=LATER)
    run(LATER)
    assert len(to(person_of(told), mailoutbox)) == 1
    assert fresh(again).state == "dropped"


def test_a_confirmation_that_comes_after_sending_again_breaks_nothing(told, mailoutbox):
    made = newest()
    with across_organisations(reason="the test breaks the connection"):
        Message.objects.filter(pk=made.pk).update(state="handed_over", handed_over_at=NOW)
        Notice.objects.filter(message=made).update(state="composed")
    sweep(now=LATER)
    with working_in(told.organisation):
        again = resend(actor=someone(told), message=made, now=LATER)
    with across_organisations(reason="as the outbox records"):
        record(made.pk, Letter("", "", ""), Posted(Result.SENT), LATER)
    run(LATER)
    assert (fresh(made).state, fresh(again).state) == ("sent", "sent")
    assert fresh(made).resent_as_id == again.pk


def test_a_return_that_comes_after_sending_again_fails_no_notice_of_the_second(told, notices):
    first = newest()
    take_report(report=returned("for_now"), now=LATER)
    with working_in(told.organisation):
        again = resend(actor=someone(told), message=newest(), now=LATER)
        Message.objects.filter(pk=first.pk).update(state="sent")
    take_report(report=returned("for_now", pk=first.pk), now=LATER)
    assert [(one.state, one.message_id) for one in notices()] == [("composed", again.pk)]


def test_what_left_before_the_address_was_corrected_says_nothing_about_it(told):
    person = person_of(told)
    person.email_corrected_at = LATER
    with working_in(told.organisation):
        person.save()
    take_report(report=returned(), now=LATER + timedelta(hours=1))
    assert person_of(told).email_returned_on is None


def test_a_corrected_address_takes_everything_that_was_lost(told, mailoutbox):
    take_report(report=returned("for_now"), now=LATER)
    person = person_of(told)
    who = someone(told)
    with working_in(told.organisation):
        assert resend_to(actor=who, kind="participant", key=str(person.pk), now=LATER) == 1
        assert resend_to(actor=who, kind="participant", key=str(person.pk), now=LATER) == 0


@pytest.fixture
def kept_from_them():
    """News that was dropped because the address had come back, in one message with what was not needed any more."""
    row = factories.telling(factories.organisation())
    plan(now=NOW)
    compose(now=NOW)
    message = newest()
    to_them = {"recipient_kind": "participant", "recipient_key": message.recipient_key}
    with working_in(row.organisation):
        first = message.notices.get()
        factories.notice(
            row.organisation,
            **to_them,
            rule="thanks",
            subject="consultation:0",
            message=message,
            state="dropped",
            reason="withdrawn",
        )
        message.notices.filter(pk=first.pk).update(state="dropped", reason="unreachable")
        Message.objects.filter(pk=message.pk).update(state="dropped", reason="withdrawn")
    return row


def test_a_corrected_address_takes_what_shared_a_message_that_was_dropped_for_another_reason(
    kept_from_them, mailoutbox
):
    person, who = person_of(kept_from_them), someone(kept_from_them)
    with working_in(kept_from_them.organisation):
        assert resend_to(actor=who, kind="participant", key=str(person.pk), now=LATER) == 1
    run(LATER)
    assert len(to(person, mailoutbox)) == 1
    assert fresh(kept_from_them).told_on == TODAY


def test_nothing_is_sent_again_twice(told):
    take_report(report=returned("for_now"), now=LATER)
    message, who = newest(), someone(told)
    with working_in(told.organisation):
        resend(actor=who, message=message, now=LATER)
        with pytest.raises(CannotSendAgainError) as refusal:
            resend(actor=who, message=message, now=LATER)
    assert refusal.value.reason == "already_resent"


def test_a_reminder_whose_rule_is_gone_is_not_sent_again():
    home = factories.organisation()
    message = factories.message(home, state="failed", reason="error")
    factories.notice(home, rule="long_gone", message=message, state="failed")
    with working_in(home), pytest.raises(CannotSendAgainError) as refusal:
        resend(actor=actor(factories.member(home)), message=message, now=NOW)
    assert refusal.value.reason == "no_such_rule"


def test_what_the_planner_makes_anew_once_its_time_has_come_is_not_sent_again():
    home = factories.organisation()
    message = factories.message(home, state="failed", reason="refused")
    factories.notice(home, rule="owed_step", message=message, state="dropped", reason="snoozed")
    with working_in(home), pytest.raises(CannotSendAgainError) as refusal:
        resend(actor=actor(factories.member(home)), message=message, now=NOW)
    assert refusal.value.reason == "already_sent"


def test_a_message_without_anything_to_say_is_not_sent_again():
    home = factories.organisation()
    message = factories.message(home, state="failed", reason="error")
    with working_in(home), pytest.raises(CannotSendAgainError):
        resend(actor=actor(factories.member(home)), message=message, now=NOW)


def test_a_member_who_saw_it_come_back_is_written_down(told):
    who = someone(told)
    with working_in(told.organisation):
        assert mark_returned(actor=who, message=newest(), now=LATER)
    assert newest().reason == "came_back"
    # Of news it is not written beside the address: another page would then name who got it, and so who answered.
    assert person_of(told).email_returned_on is None
