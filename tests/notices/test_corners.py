"""Rare moments: a row that went while somebody looked at it, a rule that fails late, a name registered twice."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from access.scope import across_organisations, working_in
from notices import tasks
from notices.actions import compose, deliver, plan, queue_account_mail, sweep
from notices.actions.delivering import BATCH, _deliver_one
from notices.actions.recording import record, set_back
from notices.actions.sweeping import _give_up
from notices.letters import Letter
from notices.models import Heartbeat, Message, Notice
from notices.post import Posted, Result
from notices.queries import explain
from notices.recipients import register_recipient, resolve
from notices.rules import rules
from tests import factories
from tests.factories import NOW

LONG_AGO = NOW - timedelta(days=1)


@pytest.fixture
def everywhere(db):
    with across_organisations(reason="the test stands where the outbox stands"):
        yield


def ready():
    plan(now=NOW)
    compose(now=NOW)


def states(messages):
    return [(one.state, one.reason) for one in messages()]


@pytest.mark.parametrize(
    ("server", "expected"),
    [("Gone", ("queued", "server_down")), ("Picky", ("failed", "bad_address"))],
)
def test_faults_before_anything_left(parrot, serve, messages, server, expected):
    serve(server)
    ready()
    deliver(now=NOW)
    assert states(messages)[0] == expected


def test_a_message_that_another_worker_took_over_is_left_to_it(parrot, messages, everywhere):
    ready()
    deliver(now=NOW)
    pk = messages()[0].pk
    assert _deliver_one(pk, LONG_AGO, NOW) is None
    set_back(pk, LONG_AGO, NOW)
    record(pk, Letter("", "", ""), Posted(Result.AGAIN, "busy"), NOW)
    assert _give_up(pk, NOW) is False
    assert states(messages) == [("sent", "")] * 2


def test_account_mail_that_lost_its_words_fails(messages, everywhere):
    queue_account_mail(to="new@example.org", subject="Hello", body="Hello", now=NOW)
    Message.objects.update(sealed=None)
    deliver(now=NOW)
    assert states(messages) == [("failed", "expired")]


def test_a_rule_that_cannot_move_on_has_planned_all_the_same(parrot, monkeypatch):
    def broken(_subjects, _now):
        raise RuntimeError

    monkeypatch.setattr(parrot, "settle", broken)
    assert len(plan(now=NOW).notices) == 2


def test_a_hand_over_whose_rule_is_gone_ends_as_unsure(parrot, serve, messages, monkeypatch):
    parrot.broken = {"delivered"}
    ready()
    deliver(now=NOW)
    monkeypatch.setattr(rules, "_kinds", {})
    assert sweep(now=NOW + timedelta(hours=1)) == 2
    assert states(messages) == [("unsure", "unsure")] * 2


def test_one_message_that_cannot_be_swept_stops_no_other(parrot, messages, monkeypatch):
    parrot.broken = {"delivered"}
    ready()
    deliver(now=NOW)
    first = str(parrot.members[0].pk)
    monkeypatch.setattr(parrot, "failed", failing_for(first))
    assert sweep(now=NOW + timedelta(hours=1)) == 1
    assert states(messages) == [("handed_over", ""), ("unsure", "unsure")]


def failing_for(key):
    def failed(notice, _reason, _now):
        if notice.recipient_key == key:
            raise RuntimeError

    return failed


def test_a_rule_has_nothing_to_say_about_what_it_was_never_about(parrot):
    stranger = factories.member(parrot.members[0].organisation)
    with working_in(stranger.organisation):
        found = explain(stranger, NOW)
    assert (list(found.told), list(found.skipped)) == ([], [])


def test_a_kind_of_recipient_has_one_resolver(monkeypatch):
    monkeypatch.setattr("notices.recipients._resolvers", {})
    register_recipient("bird", str)
    register_recipient("bird", str)
    assert resolve("bird", "3") == "3"
    with pytest.raises(ValueError, match="Two resolvers"):
        register_recipient("bird", int)


def test_rows_say_what_they_are(parrot, messages, everywhere):
    ready()
    tasks.plan()
    key = parrot.members[0].pk
    assert str(messages()[0]) == f"email to member {key}: queued"
    assert str(Notice.objects.order_by("pk").first()).endswith(":once")
    assert str(Heartbeat.objects.get()).startswith("plan at 20")
    about = Notice.objects.all().about("parrot", f"member:{key}")
    assert about.count() == 1


def test_a_full_batch_is_followed_by_the_next(parrot, time_machine):
    time_machine.move_to(NOW)
    for number in range(BATCH + 1):
        queue_account_mail(to=f"{number}@example.org", subject="Hello", body="Hello", now=NOW)
    tasks.deliver.delay()
    assert len(mail.outbox) == BATCH + 1


def test_reminding_now_needs_no_moment(parrot, capsys):
    call_command("remind")
    assert len(mail.outbox) == 2
    assert "parrot, once, to member:" in capsys.readouterr().out
