"""Pages for when something goes wrong: what happened, what it means for your words, what to do next."""

import logging
import secrets
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

logger = logging.getLogger(__name__)

NEVER_SHOWN = ("password", "csrfmiddlewaretoken")
"""What the name of a field has in it whose value is no word of anybody's."""
CODES = frozenset({"code", "credential"})
"""Fields that let somebody in, whole names; they are typed again."""


@dataclass(frozen=True)
class Typed:
    """One value that was sent. `is_words` values are shown in a box with its `number`, the others go along unseen."""

    name: str
    value: str
    is_words: bool
    number: int = 1


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 with everything that was typed, in a fresh form to the same address.

    A form that another site sent is only shown, never made ready to send again: one press must not do what a stranger's
    page asked for.
    """
    typed = list(typed_values(request))
    values = {
        "typed": typed,
        "can_resend": _is_from_here(request),
        "has_words": any(each.is_words for each in typed),
        "has_files": bool(request.FILES),
        "address": request.get_full_path(),
    }
    logger.info("Form token refused: %s", reason.partition(" - ")[0])  # the rest quotes an address
    return render(request, "403_csrf.html", values, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400: we could not read what was sent."""
    return _page("400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 with the sentence of the one who refused, if there is one."""
    return render(request, "403.html", {"sentence": str(exception or "")}, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, the same for what is absent and for what belongs to somebody else."""
    return _page("404.html", 404)


def method_not_allowed(request: HttpRequest, *, allowed: str = "GET") -> HttpResponse:
    """Answer 405: a form or program used this address in a way it does not know."""
    response = _page("405.html", 405)
    response["Allow"] = allowed
    return response


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 410: this was here and is over."""
    return _page("410.html", 410)


def content_too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 413: more than we can keep."""
    return _page("413.html", 413)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 429: too many tries from one place."""
    return _page("429.html", 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a reference that finds the log entry; 503 when the database cannot be reached. Reads no database."""
    reference = getattr(request, "reference", "") or secrets.token_hex(4)
    failure = sys.exc_info()[1]
    route = route_of(request)
    about = {"request_id": reference, "route": route}
    logger.error("Reference %s at %s", reference, route, exc_info=failure, extra={"fields": about})
    if isinstance(failure, (OperationalError, InterfaceError)):
        response = _page("503.html", 503, reference=reference)
        response["Retry-After"] = "60"
        return response
    return _page("500.html", 500, reference=reference)


def route_of(request: HttpRequest) -> str:
    """Return the name of the route, never the address, which may hold a secret."""
    found = request.resolver_match
    return found.view_name if found else "no route"


def _page(template: str, status: int, **values: str) -> HttpResponse:
    return HttpResponse(loader.get_template(template).render(values), status=status)


def typed_values(request: HttpRequest) -> Iterable[Typed]:
    """Yield each value that was sent, for a page that gives it back."""
    number = 0
    for name, values in request.POST.lists():
        if name not in CODES and not any(hidden in name.lower() for hidden in NEVER_SHOWN):
            for value in values:
                number += _is_words(value)
                yield Typed(name, value, _is_words(value), number)


def _is_words(value: str) -> bool:
    """Return whether a person most likely typed this; what choices and keys send has no spaces and plain letters."""
    return not value.isascii() or any(character.isspace() for character in value.strip())


def _is_from_here(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin")
    here = f"{request.scheme}://{request.get_host()}"
    return origin is None or origin in {here, *settings.CSRF_TRUSTED_ORIGINS}
