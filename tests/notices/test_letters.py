"""Nothing that somebody typed becomes a header, and nothing private lies open or lies about for long."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from access.scope import across_organisations
from notices.actions import compose, deliver, plan, queue_account_mail, sweep
from notices.letters import SUBJECT_LENGTH, flat, tidy
from notices.models import Message
from notices.post import can_be_written_to
from notices.sealed import UnreadableError, seal, unseal
from organisations.models import Organisation
from tests.factories import NOW

SECRET = "https://coprod.example.org/accounts/password/reset/key/abc/"


@pytest.mark.parametrize(
    "typed",
    [
        "Hello\r\nBcc: everybody@example.org",
        "Hello\nBcc: everybody@example.org",
        "Hello\u2028Bcc: everybody@example.org",
        "Hello\x00\x0b\x85Bcc: everybody@example.org",
        "\u202eHello\nBcc: everybody@example.org",
    ],
)
def test_a_typed_line_break_adds_no_header(parrot, typed):
    parrot.words = typed
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    sent = mail.outbox[0]
    assert sent.subject == "Hello Bcc: everybody@example.org"
    assert (sent.message()["Bcc"], sent.recipients()) == (
        None,
        [parrot.members[0].user.email],
    )


@pytest.mark.parametrize(
    "name",
    [
        "Northshire Council",
        "Comhairle nan Eilean Siar à",
        '"Bank" <x@y.example>, Co\r\nBcc: z@y.example',
    ],
)
def test_a_letter_is_from_our_address_under_the_name_of_who_writes(parrot, name):
    home = parrot.members[0].organisation
    Organisation.objects.filter(pk=home.pk).update(name=name)
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    sender = mail.outbox[0].message()["From"].addresses
    assert [(one.display_name, one.addr_spec) for one in sender] == [
        (flat(name), "coprod@localhost")
    ]


@given(st.text(st.characters(), max_size=400))
def test_any_text_becomes_one_line_that_a_header_takes(typed):
    shown = flat(typed)
    assert len(shown) <= SUBJECT_LENGTH
    assert shown.splitlines() in ([shown], [])
    letter = mail.EmailMessage(shown, tidy(typed), "a@example.org", ["b@example.org"])  # noqa: TID251 -- the library refuses what is unfit
    assert letter.message().as_bytes()


@pytest.mark.parametrize(
    "address",
    ["a@@b.org", "a@b.org\nBcc: c@d.org", '"Bank" <a@b.org>', "a@b.org, c@d.org", "", "a b@c.org"],
)
def test_what_is_no_plain_address_is_not_written_to(address):
    assert can_be_written_to(address) is False


def test_a_member_with_a_broken_address_fails_and_the_other_is_written_to(parrot, messages):
    account = parrot.members[0].user
    account.email = "a@@b.org"
    account.save()
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    assert [(one.state, one.reason) for one in messages()] == [
        ("failed", "bad_address"),
        ("sent", ""),
    ]


def test_what_is_sealed_opens_again_and_cannot_be_read():
    sealed = seal({"body": SECRET})
    assert unseal(sealed) == {"body": SECRET}
    assert SECRET.encode() not in sealed


def test_an_older_secret_key_still_opens_it(settings):
    sealed = seal({"body": SECRET})
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "x" * 50, [settings.SECRET_KEY]
    assert unseal(sealed) == {"body": SECRET}


def test_another_key_opens_nothing(settings):
    sealed = seal({"body": SECRET})
    settings.SECRET_KEY = "y" * 50
    with pytest.raises(UnreadableError):
        unseal(sealed)


def queue(to="new@example.org"):
    return queue_account_mail(to=to, subject="Choose a\nnew password", body=SECRET, now=NOW)


def test_account_mail_goes_out_and_is_wiped(db, messages):
    queue()
    assert deliver(now=NOW).sent == 1
    assert (mail.outbox[0].subject, mail.outbox[0].to) == (
        "Choose a new password",
        ["new@example.org"],
    )
    assert mail.outbox[0].body.strip() == SECRET
    assert [(one.state, one.sealed) for one in messages()] == [("sent", None)]


def test_account_mail_keeps_neither_address_nor_words_in_the_open(db, messages):
    queue()
    (message,) = messages()
    assert "@" not in message.recipient_key
    assert b"new@example.org" not in bytes(message.sealed)


def test_whose_account_mail_it_was_cannot_be_tried_out_without_the_secret_key(db, settings):
    first, again, other = queue(), queue(" New@Example.org"), queue("other@example.org")
    assert first.recipient_key == again.recipient_key != other.recipient_key
    settings.SECRET_KEY = "y" * 50
    assert queue().recipient_key != first.recipient_key


def test_account_mail_waits_sealed_while_the_server_is_down(db, serve, messages):
    queue()
    serve("Down")
    deliver(now=NOW)
    (message,) = messages()
    assert unseal(message.sealed)["body"].strip() == SECRET
    serve("Working")
    assert deliver(now=NOW + timedelta(minutes=1)).sent == 1


def test_account_mail_is_thrown_away_after_a_day(db, messages):
    queue()
    with across_organisations(reason="the test makes the message a day old"):
        Message.objects.update(created_at=NOW - timedelta(hours=24))
    sweep(now=NOW)
    assert [(one.state, one.reason, one.sealed) for one in messages()] == [
        ("failed", "expired", None)
    ]


def test_account_mail_sealed_with_a_lost_key_fails(db, settings, messages):
    queue()
    settings.SECRET_KEY = "z" * 50
    deliver(now=NOW)
    assert [(one.state, one.reason) for one in messages()] == [("failed", "unreadable")]


def test_the_log_names_neither_address_nor_words(parrot, serve, caplog):
    serve("Refusing")
    parrot.words = "canary"
    plan(now=NOW)
    compose(now=NOW)
    deliver(now=NOW)
    assert "refused" in caplog.text
    assert "canary" not in caplog.text
    assert parrot.members[0].user.email not in caplog.text


def test_a_server_that_is_rude_when_leaving_changes_nothing(parrot, serve, monkeypatch):
    def rude(_self):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("tests.notices.servers.Working.close", rude)
    serve("Working")
    plan(now=NOW)
    compose(now=NOW)
    assert deliver(now=NOW).sent == 2
