"""One line for each request: which route, what came of it, how long it took. Nothing that says who asked or what was typed."""

import logging
import secrets
import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ui.views import route_of

logger = logging.getLogger(__name__)

QUIET = frozenset({"operations:health", "operations:metrics"})
"""Routes that machines ask every few seconds; their lines would drown the others."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
FAILED = 500


class RequestLines:
    """Give each request a reference, which its lines, its answer and a page about a fault carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Write the line once the answer is made. Files of our own and health checks have one only when they fail."""
        reference = request.reference = secrets.token_hex(4)  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(request_id=reference)
        begun = time.perf_counter()
        response = self.get_response(request)
        response.headers["X-Request-ID"] = reference
        is_quiet = request.path_info.startswith(settings.STATIC_URL) or route_of(request) in QUIET
        has_failed = response.status_code >= FAILED
        if has_failed or not is_quiet:
            level = logging.WARNING if has_failed else logging.INFO
            logger.log(level, "request", extra={"fields": _fields(request, response, begun)})
        return response


def _fields(request: HttpRequest, response: HttpResponse, begun: float) -> dict[str, object]:
    """Return what stands in the line. The account only where somebody signed in works in an organisation; no network address."""
    fields: dict[str, object] = {
        "method": request.method if request.method in METHODS else "other",
        "route": route_of(request),
        "status": response.status_code,
        "ms": round((time.perf_counter() - begun) * 1000, 1),
    }
    organisation = getattr(request, "organisation", None)
    if organisation is not None:
        fields["organisation"] = organisation.pk
    actor = getattr(request, "actor", None)
    if actor is not None:
        fields["account"] = actor.user_id
    return fields
