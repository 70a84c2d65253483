"""Two people who press "Send it again" at the same moment make one message, on both engines."""

import threading

import pytest
from django.db import connection

from access.scope import across_organisations, working_in
from notices.actions import CannotSendAgainError, resend
from notices.models import Message
from tests import factories
from tests.factories import NOW, actor

PEOPLE = 6


def press(home, message, member, barrier, said):
    """Press once, together with the others."""
    try:
        with working_in(home):
            barrier.wait(300)
            resend(actor=actor(member), message=message, now=NOW)
        said.append("sent")
    except CannotSendAgainError as refusal:
        said.append(refusal.reason)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_everybody_at_once_makes_one_message():
    home = factories.organisation()
    about = factories.open_consultation(home)
    person = str(factories.ask(home, consultation=about).participant_id)
    to = {"recipient_kind": "participant", "recipient_key": person}
    message = factories.message(home, state="failed", reason="refused", **to)
    subject = f"consultation:{about.pk}"
    factories.notice(
        home, rule="invitation", subject=subject, message=message, state="failed", **to
    )
    members = [factories.member(home) for _ in range(PEOPLE)]
    barrier, said = threading.Barrier(PEOPLE), []
    everybody = [
        threading.Thread(target=press, args=(home, message, one, barrier, said)) for one in members
    ]
    for one in everybody:
        one.start()
    for one in everybody:
        one.join(300)
    assert sorted(said) == ["already_resent"] * (PEOPLE - 1) + ["sent"]
    with across_organisations(reason="the test counts every message"):
        assert (
            Message.objects.filter(recipient_key=person, recipient_kind="participant").count() == 2
        )
