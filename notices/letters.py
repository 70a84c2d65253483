"""What a message says, worked out at the moment of sending and kept nowhere."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _

from access.scope import current_organisation
from notices.models import Notice
from notices.rules import rules

SUBJECT_LENGTH = 200
EMPTY_LINES = re.compile(r"\n{3,}")
DIGEST_SUBJECT = "emails/digest_subject.txt"
DIGEST_BODY = "emails/digest_body.txt"


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail in plain text.

    `stop_url` is the address under which its reader can stop our messages; `sender` the name of the organisation that
    writes, which people know, where "Coprod" would tell them nothing.
    """

    to: str
    subject: str
    body: str
    stop_url: str = ""
    sender: str = ""


def write_letter(to: str, notices: Sequence[Notice], now: datetime, *, is_for: str = "") -> Letter:
    """Return the letter that tells these notices; links are minted on the way.

    `is_for` names whom it is for, where it goes to somebody else's address; the body then says so first.
    """
    with translation.override(_language()):
        if len(notices) == 1:
            letter = _single(to, notices[0], now)
        else:
            lines = [_part(one, "line", now) for one in notices]
            subject = _text(DIGEST_SUBJECT, {"count": len(notices)})
            body = _text(DIGEST_BODY, {"lines": lines, "count": len(notices)})
            letter = Letter(to, flat(subject), tidy(body), sender=_sender())
        return replace(letter, body=f"{_for_whom(is_for)}{letter.body}")


def _for_whom(name: str) -> str:
    """Say whom a letter is for that goes to somebody else's address, such as a parent's; nothing otherwise."""
    if not name:
        return ""
    words = _("This is for %(name)s. It comes to you because we reach %(name)s through you.")
    return f"{words % {'name': flat(name)}}\n\n"


def _language() -> str:
    """The language that the organisation writes in, or the installation's where it is not to be had."""
    chosen = getattr(current_organisation(), "language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _sender() -> str:
    """The name of the organisation in whose scope this runs, fit for a header."""
    return flat(getattr(current_organisation(), "name", ""))


def shown_body(template: str, context: dict[str, Any]) -> str:
    """Return the body that a rule's `template` makes of `context`, for a page that shows it before it is sent."""
    return tidy(_text(f"{template}/body.txt", context))


def _single(to: str, notice: Notice, now: datetime) -> Letter:
    rule = rules.get(notice.rule)
    context = rule.context(notice, now)
    subject = _text(f"{rule.template}/subject.txt", context)
    body = _text(f"{rule.template}/body.txt", context)
    return Letter(to, flat(subject), tidy(body), context.get("stop_url", ""), _sender())


def _part(notice: Notice, part: str, now: datetime) -> str:
    rule = rules.get(notice.rule)
    return _text(f"{rule.template}/{part}.txt", rule.context(notice, now)).strip()


def _text(template: str, context: dict[str, Any]) -> str:
    """Render plain text: nothing is escaped for HTML, which this is not."""
    loaded: Any = get_template(template)
    rendered: str = loaded.template.render(Context(context, autoescape=False))
    return rendered


def flat(text: str) -> str:
    """Return text fit for a header: one line, no control characters, not longer than a subject may be.

    Whoever types a line break into a title must not be able to add a header.
    """
    shown = "".join(" " if _breaks(one) else one for one in text)
    return " ".join(shown.split())[:SUBJECT_LENGTH].rstrip()


def _breaks(character: str) -> bool:
    """Whether it is a control character, a line or paragraph separator, a surrogate or changes direction."""
    kind = unicodedata.category(character)
    return kind in {"Cc", "Cs", "Zl", "Zp"} or character in "\u202a\u202b\u202c\u202d\u202e"


def tidy(text: str) -> str:
    """Return a body with a single empty line between paragraphs and nothing that no mail can carry."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    carried = "\n".join(lines).encode("utf-8", "ignore").decode().replace("\0", "")
    return EMPTY_LINES.sub("\n\n", carried).strip() + "\n"
