"""Taking out of a text what nobody who reads logs may see."""

import re
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb

from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.template import TemplateDoesNotExist, TemplateSyntaxError

ROOT = Path(__file__).resolve().parent.parent
MOST_FRAMES = 40
MOST_CAUSES = 5
WORDS_OF_OURS = (
    *(AttributeError, ImportError, NameError),
    *(ImproperlyConfigured, TemplateDoesNotExist, TemplateSyntaxError),
)
"""Exceptions whose words name code. All others may quote what somebody typed."""

# The parts of addresses after which a secret stands: links of people without accounts, plans shown
# outside, calendars, invitations, account mail.
_SECRET = re.compile(
    r"((?:/|%2F)(?:a|k|t|p|calendar|stop|me|stay|invitation|confirm|new)(?:/|%2F))[^\s/?&%\"']{16,}"
)
_MAIL = re.compile(r"[^\s<>\"'(),:;=\[\]]+(?:@|%40)[^\s<>\"'(),:;\]]+")
_PASSWORD = re.compile(r"(\w+://)[^\s/@]*@")


def without_secrets(text: str) -> str:
    """Return `text` with "…" in place of each secret of an address, e-mail address and password of a server."""
    if "/" in text or "%2F" in text:
        text = _PASSWORD.sub(r"\1…@", _SECRET.sub(r"\1…", text))
    return _MAIL.sub(_hide_mail, text) if "@" in text or "%40" in text else text


def _hide_mail(found: re.Match[str]) -> str:
    """Leave a server's address whose password is already gone."""
    return found[0] if "…@" in found[0] else "…"


def account_of(failure: BaseException) -> str:
    """Return the kinds of an exception and its causes, the places they went through, and no word that could be somebody's."""
    return "\n".join(_lines(failure))


def _lines(failure: BaseException) -> Iterator[str]:
    current: BaseException | None = failure
    for _ in range(MOST_CAUSES):
        if current is None:
            return
        yield _title(current)
        places = [(frame.f_code, line) for frame, line in walk_tb(current.__traceback__)]
        for code, line in places[-MOST_FRAMES:]:
            yield f"  {place_of(code.co_filename)}:{line} {code.co_qualname}"
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )


def _title(failure: BaseException) -> str:
    kind = type(failure)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    return f"{name}{_words(failure)}"


def _words(failure: BaseException) -> str:
    """Return what may be said of this exception: code's own words, the database's code and constraint, a system's error."""
    if isinstance(failure, WORDS_OF_OURS):
        return f": {without_secrets(str(failure))}"
    database = failure.__cause__ if failure.__cause__ is not None else failure
    code = getattr(database, "sqlstate", None)
    if code:
        constraint = getattr(getattr(database, "diag", None), "constraint_name", None)
        return f" ({code}{f', {constraint}' if constraint else ''})"
    if isinstance(failure, (OperationalError, InterfaceError)):
        return f": {without_secrets(str(failure).partition(chr(10))[0])}"
    if isinstance(failure, OSError) and failure.strerror:
        return f": {failure.strerror}"
    return ""


def place_of(path: str) -> str:
    """Return the path of a module from the project's root, or from the folder of libraries."""
    file = Path(path)
    if "site-packages" in file.parts:
        return Path(*file.parts[file.parts.index("site-packages") + 1 :]).as_posix()
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.as_posix()
