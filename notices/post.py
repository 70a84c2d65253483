"""Handing one letter to the mail server, and telling apart what came of it."""

import logging
import smtplib
from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import parseaddr
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, mailers  # noqa: TID251 -- this is the outbox
from django.core.validators import validate_email
from django.utils.crypto import salted_hmac

from notices import providers
from notices.letters import Letter
from notices.providers import Fault

logger = logging.getLogger(__name__)

PERMANENT = 500
"""SMTP replies from this number on are final; those below ask to try again."""


class Result(StrEnum):
    """What came of handing a letter over."""

    SENT = "sent"
    AGAIN = "again"
    """Certainly not sent; to be tried again."""
    SERVER_DOWN = "server_down"
    """Certainly not sent, and no other letter would be now."""
    REFUSED = "refused"
    """Never to be sent."""
    UNSURE = "unsure"
    """Perhaps sent: the connection broke after the letter was on its way."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A result, with the code of its reason when it was not simply sent."""

    result: Result
    reason: str = ""


def can_be_written_to(address: str) -> bool:
    """Whether the text is one plain e-mail address; a second check, after the form's."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return address.isprintable()


def message_id(message_pk: int) -> str:
    """Return the message's identification, the same at every try, so that servers can tell a double."""
    mark = salted_hmac("notices.message_id", str(message_pk), algorithm="sha256").hexdigest()[:32]
    return f"<{mark}@{urlsplit(settings.SITE_URL).hostname}>"


def post(letter: Letter, message_pk: int) -> Posted:
    """Hand the letter to the mail server. Logs neither address nor words."""
    headers = {"Message-ID": message_id(message_pk), "Auto-Submitted": "auto-generated"}
    if letter.stop_url:
        headers["List-Unsubscribe"] = f"<{letter.stop_url}>"
    mail = EmailMessage(
        letter.subject, letter.body, sender_of(letter), [letter.to], headers=headers
    )
    providers.mark(mail, message_pk)
    posted = _hand_over(mail)
    if posted.result is not Result.SENT:
        logger.warning("Message %s: %s", message_pk, posted.reason)
    return posted


def sender_of(letter: Letter) -> str:
    """Return who the letter is from: our one fixed address, under the name of the organisation that writes."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return str(Address(display_name=letter.sender or name, addr_spec=address))


def _hand_over(mail: EmailMessage) -> Posted:
    server = mailers["default"]
    try:
        server.open()
    except OSError as problem:
        logger.warning("The mail server cannot be reached: %s", type(problem).__name__)
        return Posted(Result.SERVER_DOWN, "server_down")
    try:
        server.send_messages([mail])
    except Exception as problem:
        fault = providers.fault_of(problem)
        if fault is not None:
            return _FAULTS[fault]
        if isinstance(problem, smtplib.SMTPException | OSError):
            return _judge(problem)
        if isinstance(problem, ValueError):
            # Raised while the headers are put together, before anything leaves.
            return Posted(Result.REFUSED, "bad_address")
        raise
    finally:
        _close(server)
    return Posted(Result.SENT)


_FAULTS = {
    Fault.DOWN: Posted(Result.SERVER_DOWN, "server_down"),
    Fault.BUSY: Posted(Result.AGAIN, "busy"),
    Fault.REFUSED: Posted(Result.REFUSED, "refused"),
    Fault.NOT_TAKEN: Posted(Result.REFUSED, "not_taken"),
    Fault.UNKNOWN: Posted(Result.UNSURE, "unsure"),
}
"""What follows from a fault of a mail provider."""


def _judge(problem: Exception) -> Posted:
    """What a fault while sending means. Only a clear reply of the server says that nothing was sent."""
    match problem:
        case smtplib.SMTPRecipientsRefused():
            code = max((code for code, _text in problem.recipients.values()), default=PERMANENT)
            return _by_code(code)
        case smtplib.SMTPDataError():
            return _by_code(problem.smtp_code)
        case smtplib.SMTPNotSupportedError() | ConnectionRefusedError():
            return Posted(Result.SERVER_DOWN, "server_down")
        case smtplib.SMTPResponseException():
            # The server refuses us or our sender, not this person: nobody else would get through either.
            return Posted(Result.SERVER_DOWN, "server_down")
        case _:
            return Posted(Result.UNSURE, "unsure")


def _by_code(code: int) -> Posted:
    if code >= PERMANENT:
        return Posted(Result.REFUSED, "refused")
    return Posted(Result.AGAIN, "busy")


def _close(server: object) -> None:
    """Close the connection; a fault now changes nothing about what was sent."""
    try:
        server.close()  # type: ignore[attr-defined]
    except (smtplib.SMTPException, OSError) as problem:
        logger.info("The mail server did not say goodbye: %s", type(problem).__name__)
