"""While the outbox is held everything is planned and nothing leaves; a person lets it go again."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from access.scope import across_organisations
from notices.actions import compose, deliver, plan
from notices.actions.delivering import LEASE, _claim, _deliver_one
from notices.actions.holding import hold_outbox, release_outbox
from notices.models import Message, OutboxHold
from notices.queries import open_hold
from tests.factories import NOW

SOON = NOW + timedelta(minutes=5)


def send(now=NOW):
    plan(now=now)
    compose(now=now)
    return deliver(now=now)


def states(rows):
    return [one.state for one in rows]


def test_while_it_is_held_messages_are_made_and_none_leaves(parrot, messages):
    hold_outbox(reason="moving house", now=NOW)
    assert send().claimed == 0
    assert (states(messages()), mail.outbox) == (["queued"] * 2, [])
    assert release_outbox(by="Isla", now=SOON)
    assert (send(SOON).sent, len(mail.outbox)) == (2, 2)


def test_what_was_claimed_before_the_hold_is_not_handed_over(parrot, messages):
    plan(now=NOW)
    compose(now=NOW)
    lease = NOW + LEASE
    ids = _claim(NOW, lease, 10)
    hold_outbox(reason="moving house", now=NOW)
    assert [_deliver_one(pk, lease, NOW) for pk in ids] == [None, None]
    assert (states(messages()), mail.outbox) == (["leased"] * 2, [])
    release_outbox(by="Isla", now=NOW)
    assert deliver(now=SOON).sent == 2


def test_asking_whether_it_is_held_costs_no_statement(db):
    with CaptureQueriesContext(connection) as asked:
        deliver(now=NOW)
    own = [one for one in asked.captured_queries if "notices_" in one["sql"]]
    assert (len(own), "notices_outboxhold" in own[0]["sql"]) == (1, True)


def test_there_is_one_hold_at_a_time(db):
    first = hold_outbox(reason="restored", now=NOW)
    assert hold_outbox(reason="moving house", now=SOON) == first
    with pytest.raises(IntegrityError), transaction.atomic():
        OutboxHold.objects.create(reason="another", held_at=SOON)
    assert release_outbox(by="Isla", now=SOON)
    assert not release_outbox(by="Isla", now=SOON)
    assert hold_outbox(reason="moving house", now=SOON) != first


def test_a_person_holds_looks_and_releases(db, capsys):
    call_command("hold_outbox", reason="moving house")
    assert capsys.readouterr().out.endswith("UTC: moving house.\n")
    with across_organisations(reason="the test makes messages"):
        for state in ("queued", "unsure"):
            Message.objects.create(recipient_kind="address", next_try_at=NOW, state=state)
    with pytest.raises(SystemExit):
        call_command("release_outbox")
    shown = capsys.readouterr()
    assert "moving house. Waiting to be sent: 1. Could not confirm: 1;" in shown.out
    assert "Nothing was changed" in shown.err
    call_command("release_outbox", yes=True, by="Isla")
    assert (open_hold(), OutboxHold.objects.get().released_by) == (None, "Isla")
    call_command("release_outbox")
    assert capsys.readouterr().out.endswith("The outbox is not held.\n")


def test_remind_says_that_nothing_is_sent(db, capsys):
    hold_outbox(reason="restored", now=NOW)
    call_command("remind", now=NOW.isoformat())
    assert capsys.readouterr().err == (
        "The outbox is held since 2027-03-01 10:00 UTC (restored), so nothing is sent.\n"
    )
