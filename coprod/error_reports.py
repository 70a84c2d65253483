"""Reporting faults to an error reporter, if the operator switched one on: which fault, where in the code, never whose words.

The reporter's own collecting is off. A report is made from a log line about an exception, and is built anew from a short
list before it leaves: kinds of exceptions, places in the code, the name of the route or task, the request's reference.
"""

import logging
from collections.abc import Callable
from typing import Any, override

from coprod import env

Transport = Callable[..., Any]

try:
    import sentry_sdk
except ImportError:  # the extra `prod` is not installed
    sentry_sdk = None  # type: ignore[assignment]

NOTHING: Any = {
    **dict.fromkeys(("user_info", "database_query_data", "queues", "stack_frame_variables"), False),
    "cookies": {"mode": "off"},
    "url_query_params": {"mode": "off"},
    "http_headers": {"request": {"mode": "off"}},
    "http_bodies": [],
    "frame_context_lines": 0,
}
"""What the library may collect by itself."""
KEPT = ("event_id", "timestamp", "level", "platform", "release", "environment", "sdk")
FRAME = ("filename", "function", "lineno", "module", "in_app")


def start(dsn: str, transport: Any = None) -> None:
    """Begin to report to `dsn`. `transport` replaces the way reports leave, for tests."""
    if sentry_sdk is None:
        raise env.SettingError(
            "SENTRY_DSN is set, but the reporter's package is not installed: install requirements-prod.txt."
        )
    sentry_sdk.init(
        dsn=dsn,
        transport=transport,
        default_integrations=False,
        auto_enabling_integrations=False,
        data_collection=NOTHING,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        server_name="",
        before_send=bare,
    )


def reporting(logging_settings: dict[str, Any]) -> dict[str, Any]:
    """Return these settings of `logging` with faults reported as well."""
    handlers = logging_settings["handlers"] | {
        "reports": {"class": "coprod.error_reports.Reporter", "level": "ERROR"}
    }
    root = logging_settings["root"] | {
        "handlers": [*logging_settings["root"]["handlers"], "reports"]
    }
    return logging_settings | {"handlers": handlers, "root": root}


class Reporter(logging.Handler):
    """Reports the exception that a line of level ERROR is about."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Hand it over; the library sends in a thread of its own."""
        if not record.exc_info or record.exc_info[1] is None:
            return
        about = getattr(record, "data", None)
        try:
            with sentry_sdk.new_scope() as scope:
                if isinstance(about, dict):
                    scope.set_tag("task", about.get("name"))
                for name, value in getattr(record, "fields", {}).items():
                    scope.set_tag(name, value)
                scope.capture_exception(record.exc_info[1])
        except Exception:  # noqa: BLE001 -- reporting a fault must never make another
            self.handleError(record)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Let the report go."""


def bare(event: Any, _hint: Any) -> Any:
    """Return a report with nothing but the fault's kind and places, its route or task and the request's reference."""
    slim = {key: event[key] for key in KEPT if key in event}
    slim["tags"] = {
        key: value
        for key, value in (event.get("tags") or {}).items()
        if key in {"task", "route", "request_id"}
    }
    slim["exception"] = {
        "values": [_bare_exception(each) for each in event.get("exception", {}).get("values", [])]
    }
    return slim


def _bare_exception(value: dict[str, Any]) -> dict[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames", [])
    return {
        "type": value.get("type"),
        "module": value.get("module"),
        "stacktrace": {
            "frames": [{key: frame[key] for key in FRAME if key in frame} for frame in frames]
        },
    }
