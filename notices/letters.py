"""What a message says, worked out at the moment of sending and kept nowhere."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
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
from notices.rules import Prepares, rules

SUBJECT_LENGTH = 200
EMPTY_LINES = re.compile(r"\n{3,}")
DIGEST_SUBJECT = "emails/digest_subject.txt"
DIGEST_BODY = "emails/digest_body.txt"
NEWS_SUBJECT = "emails/news_subject.txt"
NEWS_BODY = "emails/news_body.txt"
"""The same for those who have no account and are told what came of what they said."""


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


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of a message with several that stand under one heading; an empty heading is not shown."""

    heading: str
    lines: list[str]


def write_letter(to: str, notices: Sequence[Notice], now: datetime, *, is_for: str = "") -> Letter:
    """Return the letter that tells these notices; links are minted on the way.

    `is_for` names whom it is for, where it goes to somebody else's address; the body then says so first.
    """
    with translation.override(_language()):
        letter = _single(to, notices[0], now) if len(notices) == 1 else _several(to, notices, now)
        return replace(letter, body=f"{_for_whom(is_for)}{letter.body}")


def _several(to: str, notices: Sequence[Notice], now: datetime) -> Letter:
    """One letter of several notices, the most urgent and the newest first, those of one project together.

    Whoever has no account can stop it, by the link of any of its parts.
    """
    ordered = sorted(notices, key=lambda one: (one.urgency, one.planned_at, one.pk), reverse=True)
    contexts = _contexts(ordered, now)
    groups: dict[str, list[str]] = {}
    for one in ordered:
        line = _text(f"{rules.get(one.rule).template}/line.txt", contexts[one.pk]).strip()
        groups.setdefault(flat(contexts[one.pk].get("heading", "")), []).append(line)
    links = [one for one in contexts.values() if "stop_url" in one]
    shown = {
        "groups": [Group(heading, lines) for heading, lines in groups.items()],
        "count": len(notices),
        "sender": _sender(),
        **(_links(links[0]) if links else {}),
    }
    subject, body = (NEWS_SUBJECT, NEWS_BODY) if links else (DIGEST_SUBJECT, DIGEST_BODY)
    stop_url = shown.get("stop_url", "")
    return Letter(to, flat(_text(subject, shown)), tidy(_text(body, shown)), stop_url, _sender())


def _links(context: Mapping[str, Any]) -> dict[str, Any]:
    return {name: context.get(name, "") for name in ("stop_url", "record_url")}


def _contexts(notices: Sequence[Notice], now: datetime) -> dict[int, dict[str, Any]]:
    """What the templates of each notice read; a rule that reads for many at once is asked once."""
    found: dict[int, dict[str, Any]] = {}
    for kind in dict.fromkeys(one.rule for one in notices):
        rule, theirs = rules.get(kind), [one for one in notices if one.rule == kind]
        if isinstance(rule, Prepares):
            found |= rule.contexts(theirs, now)
        else:
            found |= {one.pk: rule.context(one, now) for one in theirs}
    return found


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
