"""Who is signed in: sessions that are used live on, sessions that are over lose no words."""

import time
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from organisations.sessions import (
    ACCESS_VERSION,
    SECONDS_BETWEEN_NOTES,
    SEEN_AT,
    SIGNED_IN_AT,
)
from ui import kept_words


class SignedIn(LoginRequiredMiddleware):
    """Lead visitors to the sign-in page, without losing what they sent; keep the sessions of the others alive."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: Any,
        view_kwargs: Any,
    ) -> HttpResponseBase | None:
        """Refuse visitors where a sign-in is needed, and look after the session where there is one."""
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused is None and getattr(view_func, "login_required", True):
            _renew_key(request)
            _note_that_it_is_used(request)
        return refused

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """Lead to the sign-in page; whoever sent words gets them back instead, with the way to send them again."""
        if kept_words.has_words(request):
            sign_in = redirect_to_login("/", settings.LOGIN_URL).url
            return kept_words.words_kept(request, "signed_out.html", sign_in=sign_in)
        return super().handle_no_permission(request, view_func)


def _renew_key(request: HttpRequest) -> None:
    """Give the session a new key after what the person may do has changed."""
    user: Any = request.user
    version = user.access_version
    if request.session.get(ACCESS_VERSION, 0) == version:
        return
    old = request.session.session_key
    request.session[ACCESS_VERSION] = version
    request.session.cycle_key()
    UserSession.objects.filter(session_key=old).update(session_key=request.session.session_key)


def _note_that_it_is_used(request: HttpRequest) -> None:
    """Write down now and then that the session is used, so that it lives on."""
    session, now = request.session, int(time.time())
    seen = session.get(SEEN_AT) or session.get(SIGNED_IN_AT)
    if seen is not None and now - seen < SECONDS_BETWEEN_NOTES:
        return
    session.setdefault(SIGNED_IN_AT, now)
    session[SEEN_AT] = now
    UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())
