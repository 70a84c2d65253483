"""The health check of containers, proxies and monitors."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from access.gate import public
from operations.queries.health import database_answers


@public("machines ask it before anybody could sign in, and it tells nothing but yes or no")
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when web and database work, 503 otherwise; asks neither the queue nor the session."""
    is_well = database_answers()
    return HttpResponse(
        "ok\n" if is_well else "the database does not answer\n",
        status=HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
