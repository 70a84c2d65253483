"""The account library's views, with what our pages need besides: no copy in a browser, sessions that end."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from organisations.actions.sessions import end_sessions

View = Callable[..., HttpResponseBase]


def kept_nowhere(view: View) -> View:
    """Tell every browser and proxy to keep no copy of the page."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return answered


def forms_answer_422(view: View) -> View:
    """Answer 422 instead of 200 when what was sent could not be taken."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        is_page = response.status_code == HTTPStatus.OK
        if request.method == "POST" and is_page and form is not None and form.errors:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return answered


@wraps(account.logout)
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out, and have the browser forget the pages it kept, so that Back shows nothing."""
    response = account.logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache"'
    return response


def shown_when_asked(view: View) -> View:
    """Show what is shown only once after a press; opening the page alone changes nothing."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        codes = Authenticator.objects.filter(
            user_id=request.user.pk, type=Authenticator.Type.RECOVERY_CODES
        ).first()
        if request.method == "POST" or codes is None or codes.wrap().did_view:
            request.method = "GET"  # the library's page is made to be opened
            return view(request, *args, **kwargs)
        raise_if_reauthentication_required(request, app="allauth.mfa")
        return render(request, "mfa/recovery_codes/before.html")

    return shown


def changes_second_factor(view: View) -> View:
    """End every other session once a second step was added or taken away by this page."""

    @wraps(view)
    def changed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST" or not request.user.is_authenticated:
            return view(request, *args, **kwargs)
        before = _second_factors(request)
        response = view(request, *args, **kwargs)
        if _second_factors(request) != before:
            end_other_sessions(request)
        return response

    return changed


def end_other_sessions(request: HttpRequest) -> None:
    """Sign the account out everywhere but here; here the session goes on with a new key."""
    user: Any = request.user
    end_sessions(user=user)
    update_session_auth_hash(request, user)
    UserSession.objects.create_from_request(request)


def _second_factors(request: HttpRequest) -> set[int]:
    rows = Authenticator.objects.filter(user_id=request.user.pk)
    return set(rows.exclude(type=Authenticator.Type.RECOVERY_CODES).values_list("pk", flat=True))
