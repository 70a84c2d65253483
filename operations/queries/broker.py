"""How the queue stands. It is only a bell: when it is gone, nothing is lost, but reminders wait."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from operations.domain.standing import Level, Line
from operations.patience import ask

SECONDS_TO_ANSWER = 0.25
QUEUE = "celery"


def broker_line() -> Line:
    """Return whether the queue can be reached and how much waits in it; never raises, and waits a moment at most."""
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    if settings.REDIS_URL:
        return _redis_line(options.get("global_keyprefix", ""))
    if "data_folder_in" in options:
        return _folder_line(Path(options["data_folder_in"]))
    return Line("broker", Level.GOOD, _("Work is done where it is asked for."))


def _redis_line(prefix: str) -> Line:
    import redis  # noqa: PLC0415 -- 20 MB that a web worker does without until somebody looks here

    try:
        server = redis.Redis.from_url(
            settings.REDIS_URL,
            socket_timeout=SECONDS_TO_ANSWER,
            socket_connect_timeout=SECONDS_TO_ANSWER,
        )
        waiting = ask(lambda: _waiting(server, prefix), seconds=SECONDS_TO_ANSWER)
    except (redis.RedisError, OSError):  # running out of time is an OSError
        return Line(
            "broker",
            Level.BAD,
            _("Redis does not answer. Answers still arrive; nobody is reminded or written to."),
            _("Start Redis, and look at its log and at its memory."),
            {"kind": "redis"},
        )
    return Line(
        "broker", Level.GOOD, _("Redis answers."), facts={"kind": "redis", "waiting": waiting}
    )


def _waiting(server: Any, prefix: str) -> int:
    with server:
        return int(server.llen(f"{prefix}{QUEUE}"))


def _folder_line(folder: Path) -> Line:
    facts: dict[str, str | int | float | None] = {"kind": "folder"}
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        return Line(
            "broker",
            Level.BAD,
            _("The folder of the queue is missing or cannot be written to."),
            _("Start the worker, which makes it, and give its account the right to write there."),
            facts,
        )
    facts["waiting"] = sum(1 for _each in folder.glob("*.msg"))
    return Line("broker", Level.GOOD, _("The folder of the queue can be written to."), facts=facts)
