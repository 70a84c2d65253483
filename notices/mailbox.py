"""The development mailbox: what this machine "sent", read back from the files it was written to.

Only routed where `settings.MAILBOX_DIR` is set, which production never does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from access.gate import public

FILE_NAME = re.compile(r"\d{8}-\d{6}-\d+\.log")
MESSAGE_NAME = re.compile(r"(?P<file>\d{8}-\d{6}-\d+)-(?P<place>\d{1,6})")
SEPARATOR = b"\n" + b"-" * 79 + b"\n"
SHOWN = 200
REASON = "On a development machine everybody at it may read the mail it would have sent."


@dataclass(frozen=True)
class SentMail:
    """One message as its reader would see it; `name` is its address in the mailbox."""

    name: str
    subject: str
    sender: str
    recipients: str
    sent_at: datetime | None
    text: str


def sent_mails(folder: Path | None, *, at_most: int = SHOWN) -> list[SentMail]:
    """Return the newest messages, newest first; none where no folder is set."""
    if folder is None:
        return []
    found: list[SentMail] = []
    for file in _newest_first(folder):
        found += reversed(list(_mails_in(file)))
        if len(found) >= at_most:
            break
    return found[:at_most]


def sent_mail(folder: Path | None, name: str) -> SentMail | None:
    """Return one message, or None. A name is digits only, so it cannot lead out of the folder."""
    wanted = MESSAGE_NAME.fullmatch(name)
    if folder is None or wanted is None:
        return None
    file = folder / f"{wanted['file']}.log"
    if not file.is_file():
        return None
    return next((mail for mail in _mails_in(file) if mail.name == name), None)


def _newest_first(folder: Path) -> list[Path]:
    files = [file for file in folder.glob("*.log") if FILE_NAME.fullmatch(file.name)]
    return sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)


def _mails_in(file: Path) -> Iterator[SentMail]:
    for place, raw in enumerate(file.read_bytes().split(SEPARATOR)):
        if raw.strip():
            message = message_from_bytes(raw, policy=policy.default)
            yield _sent_mail(f"{file.stem}-{place}", message)


def _sent_mail(name: str, message: EmailMessage) -> SentMail:
    body = message.get_body(("plain",))
    date = message["date"]
    return SentMail(
        name=name,
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        recipients=str(message["to"] or ""),
        sent_at=date.datetime if date else None,
        text=body.get_content() if body else "",
    )


@public(reason=REASON)
def mailbox_list(request: HttpRequest) -> HttpResponse:
    mails = sent_mails(settings.MAILBOX_DIR)
    return render(request, "notices/mailbox.html", {"mails": mails, "shown": SHOWN})


@public(reason=REASON)
def mailbox_message(request: HttpRequest, name: str) -> HttpResponse:
    mail = sent_mail(settings.MAILBOX_DIR, name)
    if mail is None:
        raise Http404
    return render(request, "notices/mailbox_message.html", {"mail": mail})
