"""Leaving at once, from pages that somebody may have to hide."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from access.gate import public
from feedback.links import CHECK_COOKIE, COOKIE, DEVICE_COOKIE, WORD_COOKIE
from feedback.views.passing_on import SEEN_COOKIE


@public(
    reason="whoever has to hide a page must not wait for a link to be looked up; it reads nothing"
)
@csrf_exempt
@require_POST
def answer_exit(request: HttpRequest, slug: str) -> HttpResponse:
    """Forget on this device that it was here, and go to a neutral page. Nothing is read or changed but its cookies.

    It needs no token: a page that gives words back, as a refused form does, is the last thing to show here. Another
    site's form only leads away. The page that leads on is our own, because browsers hold a form's answer to the
    addresses that forms may be sent to, and the neutral site may lead on by itself.
    """
    response = render(request, "feedback/answer_exit.html", {"to": settings.EXIT_SITE})
    if request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}:
        start = reverse("feedback:answer_start", kwargs={"slug": slug})
        there = [name for name in (WORD_COOKIE, SEEN_COOKIE) if name in request.COOKIES]
        for name in (COOKIE, *there):
            response.delete_cookie(name, path=start, samesite="Lax")
        check = reverse("feedback:check_page", kwargs={"slug": slug})
        response.delete_cookie(CHECK_COOKIE, path=check, samesite="Lax")
        for path in ("/a/", "/j/"):
            response.delete_cookie(DEVICE_COOKIE, path=path, samesite="Lax")
            # A response holds one cookie of a name, and this one lives at two paths.
            response.cookies[f"{DEVICE_COOKIE} {path}"] = response.cookies.pop(DEVICE_COOKIE)
    response["Cache-Control"] = "no-store"
    return response
