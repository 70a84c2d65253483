"""What a log line looks like: JSON for machines or a plain line for people, and nothing private in either.

Lines of our own code are written so that they hold numbers and names of ours. A line of a library is not ours to trust:
of what it puts into its sentence only numbers stay, and of an exception the kind and the places it went through, not its
words, since a database quotes the row that it refuses. Whatever is left is read once more for secrets and addresses.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any, override

import structlog

from coprod.scrubbing import account_of, without_secrets

OWN = frozenset(
    {
        *("access", "coprod", "feedback", "kinds", "notices", "operations", "organisations"),
        *("participants", "projects", "stages", "ui", "workspace"),
    }
)
"""Whose sentences are kept whole: the first part of their loggers' names."""
JSON, PLAIN = "json", "plain"

_stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
_ORDER = ("timestamp", "level", "logger", "event")


class LineFormatter(logging.Formatter):
    """Makes the line. `is_open` shows everything, for a developer's own machine in debug mode."""

    def __init__(self, *, style: str = PLAIN, is_open: bool = False) -> None:
        """Choose between `JSON` and `PLAIN`."""
        super().__init__()
        self.is_json = style == JSON
        self.is_open = is_open

    @override
    def format(self, record: logging.LogRecord) -> str:
        """Return one line; a plain one is followed by the account of an exception."""
        told = self.told(record)
        if self.is_json:
            return json.dumps(told, ensure_ascii=False, default=str)
        account = told.pop("exception", "")
        head = " ".join(str(told.pop(key)) for key in _ORDER)
        tail = "".join(f" {key}={value}" for key, value in told.items())
        return f"{head}{tail}\n{account}".rstrip()

    def told(self, record: logging.LogRecord) -> dict[str, Any]:
        """Return what the line says, by name."""
        line: dict[str, Any] = {
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": without_secrets(self._sentence(record)),
        }
        structlog.contextvars.merge_contextvars(None, "", line)
        line |= getattr(record, "fields", {}) | _task_of(record)
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = self._account(record.exc_info[1])
        stamped = _stamp(None, "", line)
        return {key: stamped[key] for key in _ORDER} | {
            key: without_secrets(value) if isinstance(value, str) else value
            for key, value in stamped.items()
            if key not in _ORDER
        }

    def _sentence(self, record: logging.LogRecord) -> str:
        if self.is_open or record.name.partition(".")[0] in OWN:
            return record.getMessage()
        if record.name.startswith("django.security"):
            return f"refused: {record.name.rpartition('.')[2]}"
        return _only_numbers(record)

    def _account(self, failure: BaseException) -> str:
        if self.is_open:
            return self.formatException((type(failure), failure, failure.__traceback__))
        return account_of(failure)


class PatientHandler(logging.StreamHandler):
    """Writes to standard error. A full disk or a closed stream costs the line, never the request that wrote it."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Let the line go."""


def _only_numbers(record: logging.LogRecord) -> str:
    """Return a library's sentence with "…" for what it put in; numbers and kinds of exceptions stay."""
    given: Any = record.args
    if isinstance(given, Mapping):
        given = {key: _kept(value) for key, value in given.items()}
    elif isinstance(given, tuple):
        given = tuple(_kept(value) for value in given)
    try:
        return str(record.msg) % given if given else str(record.msg)
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def _kept(value: object) -> object:
    if isinstance(value, BaseException):
        return type(value).__name__
    return value if isinstance(value, (int, float)) else _Left()


class _Left:
    """Stands in a sentence for what was left out, whatever the sentence wanted to do with it."""

    def __repr__(self) -> str:
        return "…"

    def __format__(self, spec: str) -> str:
        return "…"

    def __int__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0


def _task_of(record: logging.LogRecord) -> dict[str, Any]:
    """Return which background task a line of the worker is about, and what it counted."""
    about = getattr(record, "data", None)
    if not isinstance(about, dict) or "name" not in about:
        return {}
    line = {"task": str(about["name"]), "task_id": str(about.get("id", ""))}
    if isinstance(about.get("runtime"), float):
        line["ms"] = round(about["runtime"] * 1000, 1)
    counted = str(about.get("return_value", ""))
    return line | ({"count": int(counted)} if counted.isdecimal() else {})


def configuration(*, level: str, style: str, is_open: bool = False) -> dict[str, Any]:
    """Return the settings of `logging`: one handler, to standard error; who starts the process decides where it ends."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"()": "coprod.logs.LineFormatter", "style": style, "is_open": is_open}
        },
        "handlers": {"console": {"class": "coprod.logs.PatientHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": level, "propagate": False},
            # The line of the request and the page about the fault say the same without the address.
            "django.request": {"level": "CRITICAL"},
            "django.security.csrf": {"level": "CRITICAL"},
            # Statements hold what people said, whatever level somebody asks for.
            "django.db.backends": {"level": "INFO"},
            # A template that asks for what is not there is no news, and each would bring a traceback.
            "django.template": {"level": "INFO"},
            "celery.beat": {"level": "WARNING"},
        },
    }
