"""From notice to letter: composed, asked again, handed over, recorded; with the mail server well and in trouble."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from access.scope import across_organisations
from notices import tasks
from notices.actions import compose, deliver, plan, queue_account_mail, sweep
from notices.actions.delivering import LEASE, _claim
from notices.actions.recording import record
from notices.letters import Letter
from notices.post import Posted, Result, message_id
from notices.rules import FOREMOST, Occasion, Recipient, rules
from tests.factories import NOW


def send(now=NOW):
    plan(now=now)
    compose(now=now)
    return deliver(now=now)


def states(rows):
    return [(one.state, one.reason) for one in rows]


def test_a_letter_goes_out_and_the_rule_hears(parrot, messages, notices):
    assert send().sent == 2
    assert states(messages()) == [("sent", "")] * 2
    assert states(notices()) == [("sent", "")] * 2
    assert sorted(parrot.happened) == sorted(("delivered", str(one.pk)) for one in parrot.members)
    assert sorted(one.to for one in mail.outbox) == sorted(
        [one.user.email] for one in parrot.members
    )


def test_the_words_are_plain_text(parrot):
    parrot.words = "Kind & <new>"
    send()
    assert mail.outbox[0].subject == "Kind & <new>"
    assert mail.outbox[0].body == "Kind & <new> & goodbye\n\nYours\n"


def test_nothing_is_sent_twice(parrot):
    send()
    assert send(NOW + timedelta(days=1)).claimed == 0
    assert len(mail.outbox) == 2


def test_rules_that_share_a_message_send_one(parrot, messages):
    parrot.waits_for_digest = True
    parrot.members = parrot.members[:1]
    plan(now=NOW)
    parrot.occasions = twice(parrot.members[0].pk)
    send()
    assert len(messages()) == 1
    assert mail.outbox[0].subject == "3 things that people are waiting for"
    assert mail.outbox[0].body == "* Hello\n\n* Hello\n\n* Hello\n"


def twice(pk):
    person = [Recipient("member", str(pk))]
    return lambda _subject, _now: [Occasion("second", person), Occasion("third", person)]


def test_the_need_is_asked_again_before_sending(parrot, messages, notices):
    parrot.not_needed = {parrot.members[0].pk: "muted"}
    send()
    assert states(messages()) == [("dropped", "muted"), ("sent", "")]
    assert states(notices()) == [("dropped", "muted"), ("sent", "")]
    assert len(mail.outbox) == 1


def test_somebody_who_left_is_not_written_to(parrot, notices):
    parrot.members[0].is_active = False
    parrot.members[0].save()
    send()
    assert states(notices()) == [("dropped", "unreachable"), ("sent", "")]


def test_with_the_server_down_all_wait_and_go_out_once_later(parrot, serve, messages):
    serve("Down")
    send()
    assert states(messages()) == [("queued", "server_down")] * 2
    assert send(NOW + timedelta(seconds=59)).claimed == 0
    serve("Working")
    assert send(NOW + timedelta(minutes=1)).sent == 2
    assert Counter(one.to[0] for one in mail.outbox).most_common(1)[0][1] == 1


def test_the_time_between_tries_grows(parrot, serve, messages):
    serve("Busy")
    parrot.members = parrot.members[:1]
    plan(now=NOW)
    compose(now=NOW)
    waits, now = [], NOW
    for _each in range(6):
        deliver(now=now)
        (message,) = messages()
        waits.append((message.next_try_at - now).total_seconds() / 60)
        now = message.next_try_at
    assert waits == [1, 2, 5, 15, 60, 60]


@pytest.mark.parametrize(
    ("server", "expected"),
    [
        ("Refusing", ("failed", "refused")),
        ("Unwilling", ("failed", "refused")),
        ("Busy", ("queued", "busy")),
        ("Strict", ("queued", "server_down")),
        ("Mute", ("unsure", "unsure")),
    ],
)
def test_each_trouble_has_its_end(parrot, serve, messages, server, expected):
    serve(server)
    send()
    assert states(messages())[0] == expected


def test_the_rule_hears_of_a_refusal(parrot, serve, notices):
    serve("Refusing")
    send()
    assert sorted(parrot.happened) == sorted(("refused", str(one.pk)) for one in parrot.members)
    assert states(notices()) == [("failed", "refused")] * 2


@pytest.mark.parametrize("trouble", ["Odd", "Mute"])
def test_what_may_have_been_sent_is_never_sent_again(parrot, serve, messages, trouble):
    serve(trouble)
    send()
    serve("Working")
    mail.outbox.clear()
    sweep(now=NOW + timedelta(minutes=11))
    send(NOW + timedelta(hours=3))
    assert states(messages()) == [("unsure", "unsure")] * 2
    assert mail.outbox == []
    assert sorted(parrot.happened) == sorted(("unsure", str(one.pk)) for one in parrot.members)


def test_a_fault_while_recording_leaves_it_to_the_sweep(parrot, messages):
    parrot.broken = {"delivered"}
    send()
    assert states(messages()) == [("handed_over", "")] * 2
    assert sweep(now=NOW + timedelta(minutes=9)) == 0
    assert sweep(now=NOW + timedelta(minutes=11)) == 2
    assert states(messages()) == [("unsure", "unsure")] * 2


def test_a_confirmation_after_the_sweep_counts(parrot, messages, notices):
    parrot.broken = {"delivered"}
    send()
    sweep(now=NOW + timedelta(minutes=11))
    parrot.broken = set()
    for one in messages():
        with across_organisations(reason="the server answers late"):
            record(one.pk, Letter("", "", ""), Posted(Result.SENT), NOW)
    assert states(messages()) == states(notices()) == [("sent", "")] * 2


def test_a_message_that_cannot_be_written_holds_back_no_other(parrot, messages):
    parrot.broken = {("context", parrot.members[0].pk)}
    now = NOW
    for _each in range(3):
        send(now)
        now += timedelta(minutes=5)
    assert states(messages()) == [("failed", "error"), ("sent", "")]
    assert parrot.happened[-1] == ("error", str(parrot.members[0].pk))


def test_a_broken_part_of_a_shared_message_lets_the_rest_go(parrot):
    parrot.waits_for_digest = True
    only = parrot.members[0]
    parrot.members = [only]
    plan(now=NOW)
    parrot.occasions = twice(only.pk)
    parrot.context = breaking_for("second", parrot.context)
    for minutes in range(0, 12, 2):
        send(NOW + timedelta(minutes=minutes))
    assert [one.subject for one in mail.outbox] == ["Hello", "Hello"]


def breaking_for(occasion, context):
    def broken(notice, now):
        if notice.occasion == occasion:
            raise RuntimeError
        return context(notice, now)

    return broken


def test_a_notice_of_a_rule_that_is_gone_is_dropped(parrot, notices, monkeypatch):
    plan(now=NOW)
    compose(now=NOW)
    monkeypatch.setattr(rules, "_kinds", {})
    deliver(now=NOW)
    assert states(notices()) == [("dropped", "no_such_rule")] * 2


def test_a_lease_that_ran_out_is_taken_over(parrot, messages):
    plan(now=NOW)
    compose(now=NOW)
    assert len(_claim(NOW, NOW + LEASE, 50)) == 2
    assert deliver(now=NOW + timedelta(minutes=1)).claimed == 0
    assert deliver(now=NOW + timedelta(minutes=2)).sent == 2


@pytest.mark.django_db(transaction=True)
def test_two_deliverers_at_once_send_each_letter_once(parrot):
    def run(_number):
        try:
            compose(now=NOW)
            return deliver(now=NOW).sent
        finally:
            connection.close()

    plan(now=NOW)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))
    deliver(now=NOW)
    assert Counter(one.to[0] for one in mail.outbox) == Counter(
        one.user.email for one in parrot.members
    )


def test_each_letter_has_one_name_at_every_try(parrot, serve):
    assert message_id(7) == message_id(7)
    assert message_id(7) != message_id(8)
    send()
    assert mail.outbox[0].extra_headers["Message-ID"].endswith("@testserver>")


@pytest.fixture
def worries(parrot):
    """A second rule, of what cannot wait, that tells the second member of the parrot's list."""
    rule = type(parrot)()
    rule.kind, rule.urgency, rule.members = "worries", FOREMOST, parrot.members[1:]
    return rules.register(rule)


def test_what_cannot_wait_is_put_into_a_message_before_everybody_elses(
    worries, messages, monkeypatch
):
    monkeypatch.setattr("notices.actions.composing.PEOPLE_AT_ONCE", 1)
    plan(now=NOW)
    compose(now=NOW)
    assert {(one.recipient_key, one.urgency) for one in messages()} == {
        (str(worries.members[0].pk), 0),
        (str(worries.members[0].pk), FOREMOST),
    }


def test_what_cannot_wait_leaves_before_what_was_queued_earlier(parrot, worries):
    worries.members, later = [], worries.members
    plan(now=NOW)
    compose(now=NOW)
    worries.members, worries.words = later, "Somebody may not be safe"
    plan(now=NOW + timedelta(minutes=1))
    compose(now=NOW + timedelta(minutes=1))
    deliver(now=NOW + timedelta(minutes=1), limit=1)
    assert [one.subject for one in mail.outbox] == ["Somebody may not be safe"]


def test_account_mail_leaves_before_what_was_queued_earlier(parrot):
    plan(now=NOW)
    compose(now=NOW)
    queue_account_mail(to="new@example.org", subject="Sign in", body="123", now=NOW)
    deliver(now=NOW, limit=1)
    assert [one.subject for one in mail.outbox] == ["Sign in"]


def test_a_batch_that_was_full_is_followed_by_the_next(parrot, messages, monkeypatch):
    monkeypatch.setattr("notices.actions.composing.PEOPLE_AT_ONCE", 1)
    tasks.plan.delay()
    assert len(messages()) == 2
    assert len(mail.outbox) == 2
