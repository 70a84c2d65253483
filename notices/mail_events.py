"""Where a mail provider reports what became of our letters. Nothing of what it sends is logged or shown."""

import logging
from collections.abc import Iterable
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from access.gate import public
from notices import providers
from notices.actions import returning
from notices.providers import GarbledError, Report, WrongSecretError

logger = logging.getLogger(__name__)

MOST_BYTES = 5 * 1024 * 1024
"""More than providers send at once."""


@csrf_exempt
@public(
    reason="The mail provider has no account; it shows the secret that the operator agreed with it."
)
def mail_events(request: HttpRequest) -> HttpResponse:
    """Take reports: what came back, what is late, what arrived. There is nothing here where none are agreed."""
    provider = providers.chosen()
    if provider is None or not settings.MAIL_REPORTS or request.method not in {"POST", "HEAD"}:
        raise Http404
    if request.method == "HEAD":
        return HttpResponse()
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        reports = providers.read_reports(request, provider)
    except WrongSecretError:
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    except GarbledError:
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    is_taken = _take(returning.worth_taking(reports))
    return HttpResponse(status=HTTPStatus.OK if is_taken else HTTPStatus.SERVICE_UNAVAILABLE)


def _take(reports: Iterable[Report]) -> bool:
    """Take each report in a transaction of its own; return whether all went well, else the provider asks again."""
    now = timezone.now()
    is_taken = True
    for report in reports:
        try:
            returning.take_report(report=report, now=now)
        except Exception:
            logger.exception("What became of message %s could not be recorded", report.message_pk)
            is_taken = False
    return is_taken
