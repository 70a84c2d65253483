"""Figures for a monitor that holds the token."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from access.gate import public
from operations.queries.metrics import as_metrics, is_installed
from operations.queries.status import patient_standing


@public("a monitor has no account; it shows a token, and without one the page does not exist")
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer the status as figures; 404 when it is switched off, not installed, or the token is another one."""
    expected = f"Bearer {settings.METRICS_TOKEN}"
    shown = request.headers.get("Authorization", "")
    if not (settings.METRICS_TOKEN and is_installed() and constant_time_compare(shown, expected)):
        raise Http404
    return HttpResponse(
        as_metrics(patient_standing(timezone.now())),
        content_type="text/plain; version=0.0.4; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
