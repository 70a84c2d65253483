"""Mail providers that django-anymail speaks to: what their faults and their reports mean to us.

Nothing here is imported from the library until one of them is chosen, because it is an extra that may not be installed.
"""

import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage  # noqa: TID251 -- this is the outbox
from django.http import HttpRequest
from django.utils.module_loading import import_string

MARK = "coprod"
"""The name under which a provider keeps our mark and gives it back in its reports."""
SALT = "notices.reports"


@dataclass(frozen=True, slots=True)
class Provider:
    """How one provider is spoken to. `soft`: where its reports say that a return is for now only."""

    module: str
    view: str
    has_tracking_switch: bool = True
    soft: tuple[str, frozenset[str]] = ("", frozenset())


PROVIDERS = {
    "brevo": Provider(
        "brevo",
        "BrevoTrackingWebhookView",
        has_tracking_switch=False,
        soft=("event", frozenset({"soft_bounce"})),
    ),
    "mailgun": Provider("mailgun", "MailgunTrackingWebhookView"),
    "postmark": Provider(
        "postmark",
        "PostmarkTrackingWebhookView",
        soft=("Type", frozenset({"SoftBounce"})),
    ),
    "sparkpost": Provider(
        "sparkpost",
        "SparkPostTrackingWebhookView",
        soft=(
            "bounce_class",
            frozenset({"20", "21", "22", "23", "24", "40", "60", "70", "100"}),
        ),
    ),
}
"""Every provider that may be chosen: those that give our mark back in their reports."""


def chosen() -> Provider | None:
    """Return the provider that this installation sends through; None where it is a plain mail server."""
    return PROVIDERS.get(settings.MAIL_PROVIDER)


def mark(mail: EmailMessage, message_pk: int) -> None:
    """Give the letter a mark that comes back in reports, and ask for no counting of openings and clicks."""
    provider = chosen()
    if provider is None:
        return
    mail.metadata = {MARK: signing.Signer(salt=SALT).sign(str(message_pk))}  # type: ignore[attr-defined]
    if provider.has_tracking_switch:
        mail.track_opens = mail.track_clicks = False  # type: ignore[attr-defined]


# What went wrong while sending -------------------------------------------------------------------------------------


class Fault(StrEnum):
    """What a fault of a provider means."""

    DOWN = "down"
    """Certainly not sent, and no other letter would be now."""
    BUSY = "busy"
    """Certainly not sent; to be tried again."""
    REFUSED = "refused"
    """This person's address was refused."""
    NOT_TAKEN = "not_taken"
    """This letter was refused."""
    UNKNOWN = "unknown"
    """Perhaps sent."""


CERTAIN = {429: Fault.BUSY, 503: Fault.DOWN} | dict.fromkeys((401, 402, 403, 404, 405), Fault.DOWN)
"""Replies that say for certain that nothing was sent, and more than that this one letter is wrong."""
BEFORE_ANYTHING_LEFT = {"NewConnectionError", "NameResolutionError", "ConnectTimeoutError"}
"""What the library under the provider's names when no connection came about, so that nothing can have left."""


@cache
def _library() -> Any:
    return import_module("anymail.exceptions")


def fault_of(problem: Exception) -> Fault | None:
    """Return what a fault of the provider's library means; None when it is no fault of that library."""
    if chosen() is None or not isinstance(problem, _library().AnymailError):
        return None
    if isinstance(problem, _library().AnymailRecipientsRefused):
        return Fault.REFUSED
    status = getattr(problem, "status_code", None)
    if status is None:
        return _without_a_reply(problem)
    if status in CERTAIN:
        return CERTAIN[status]
    return Fault.NOT_TAKEN if 400 <= status < 500 else Fault.UNKNOWN  # noqa: PLR2004 -- HTTP


def _without_a_reply(problem: Exception) -> Fault:
    if isinstance(problem, ValueError | TypeError) and not isinstance(problem, OSError):
        return Fault.NOT_TAKEN  # the letter could not even be put together
    causes = list(_causes(problem))
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        return Fault.DOWN
    names = {type(one).__name__ for one in causes}
    return Fault.DOWN if names & BEFORE_ANYTHING_LEFT else Fault.UNKNOWN


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """Yield the fault and everything it stems from, each once."""
    waiting: list[Any] = [problem]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


# What became of a letter later --------------------------------------------------------------------------------------


class News(StrEnum):
    """What a report says."""

    ARRIVED = "arrived"
    DELAYED = "delayed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Report:
    """One thing that a provider reports about one of our messages; `reason` says why it came back."""

    message_pk: int
    news: News
    reason: str = ""


class WrongSecretError(Exception):
    """The report does not carry the secret that we agreed with the provider."""


class GarbledError(Exception):
    """The report cannot be read."""


def read_reports(request: HttpRequest, provider: Provider) -> list[Report]:
    """Return what the provider reports about messages of ours; anything else in it is left out.

    Raises:
        WrongSecretError: when it is not the provider who speaks.
        GarbledError: when it cannot be read.

    """
    view = import_string(f"anymail.webhooks.{provider.module}.{provider.view}")
    reader = view(**settings.MAIL_REPORTS)
    try:
        reader.run_validators(request)
    except _library().AnymailWebhookValidationFailure as refusal:
        raise WrongSecretError from refusal
    except Exception as problem:
        raise GarbledError from problem
    try:
        return list(_reports(reader.parse_events(request), provider))
    except Exception as problem:
        # Whatever a stranger sends: the library reads it as it comes, and stumbles in as many ways.
        raise GarbledError from problem


def _reports(events: Iterable[Any], provider: Provider) -> Iterator[Report]:
    for event in events:
        news, reason = _news(event, provider)
        pk = _message_of(event)
        if news is not None and pk is not None:
            yield Report(pk, news, reason)


def _message_of(event: Any) -> int | None:
    """Return the message that our mark names; None when there is none, or not by us."""
    given = event.metadata.get(MARK) if isinstance(event.metadata, dict) else None
    try:
        return int(signing.Signer(salt=SALT).unsign(given)) if isinstance(given, str) else None
    except (signing.BadSignature, ValueError):
        return None


def _news(event: Any, provider: Provider) -> tuple[News | None, str]:
    match event.event_type:
        case "delivered":
            return News.ARRIVED, ""
        case "deferred":
            return News.DELAYED, "delayed"
        case "complained":
            return News.RETURNED, "complained"
        case "bounced":
            return News.RETURNED, "for_now" if _is_soft(event, provider) else "bounced"
        case "rejected" | "failed":
            return News.RETURNED, _REJECTED.get(event.reject_reason, "blocked")
        case _:
            return None, ""


_REJECTED = {
    "invalid": "bounced",
    "bounced": "bounced",
    "spam": "complained",
    "timed_out": "for_now",
}


def _is_soft(event: Any, provider: Provider) -> bool:
    place, values = provider.soft
    raw = event.esp_event
    for inner in list(raw.get("msys", {}).values()):
        raw = inner  # one provider wraps each event in the name of its class
    return bool(place) and str(raw.get(place)) in values
