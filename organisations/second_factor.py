"""The second step at sign-in: who has one, and where those are led who need one and have none."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import escape_leading_slashes, urlencode

from access.actors import Actor, register_member_condition, register_operator_condition
from ui import kept_words

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second step. Recovery codes only stand in for one of these."""
WANTED = "wanted_before_second_step"
FRESH = timedelta(minutes=5)
"""For so long a second step counts where names are looked up."""


def has_second_factor(user: Any) -> bool:
    """Return whether this account has a passkey or codes from a phone; one statement."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=KINDS).exists()


def accounts_with_second_factor(user_ids: Iterable[int]) -> set[int]:
    """Return those of the accounts that have a second step."""
    rows = Authenticator.objects.filter(user_id__in=list(user_ids), type__in=KINDS)
    return set(rows.values_list("user_id", flat=True))


def took_second_step(request: HttpRequest, *, now: datetime) -> bool:
    """Return whether the person at this browser took a second step within the last `FRESH`, not only long ago."""
    records = get_authentication_records(request, request.user)
    steps = [one.get("at", 0) for one in records if one.get("method") == "mfa"]
    return any(now.timestamp() - at <= FRESH.total_seconds() for at in steps)


def lead_to_second_step(request: HttpRequest) -> HttpResponseBase:
    """Lead to where a second step is taken, or set up where there is none, and back to this page."""
    factors = set(
        Authenticator.objects.filter(user_id=request.user.pk, type__in=KINDS).values_list(
            "type", flat=True
        )
    )
    if not factors:
        request.session[WANTED] = request.get_full_path()
        return redirect("mfa_index")
    is_code = Authenticator.Type.TOTP in factors
    step = "mfa_reauthenticate" if is_code else "mfa_reauthenticate_webauthn"
    return redirect(f"{reverse(step)}?{urlencode({'next': request.get_full_path()})}")


def missing_from_member(request: HttpRequest, actor: Actor) -> HttpResponseBase | None:
    """Lead a member without a second step to where it is set up, if the organisation asks for one."""
    if not actor.organisation.requires_second_factor:
        return None
    return missing_from_operator(request)


def missing_from_operator(request: HttpRequest) -> HttpResponseBase | None:
    """Lead an operator without a second step to where it is set up; every operator needs one."""
    if has_second_factor(request.user):
        request.session.pop(WANTED, None)
        return None
    set_up = reverse("mfa_index")
    if kept_words.has_words(request):
        return kept_words.words_kept(request, "signed_out.html", set_up=set_up)
    request.session[WANTED] = _wanted(request)
    return redirect(set_up)


def _wanted(request: HttpRequest) -> str:
    """Return the page somebody was on the way to; inside htmx the page that they see."""
    if request.headers.get("HX-Request") == "true":
        seen = urlsplit(request.headers.get("HX-Current-URL", ""))
        path = escape_leading_slashes(seen.path)
        return path if seen.netloc == request.get_host() and path else "/"
    return request.get_full_path() if request.method in {"GET", "HEAD"} else "/"


def register() -> None:
    """Register both conditions with the doors. Called in `AppConfig.ready`."""
    register_member_condition(missing_from_member)
    register_operator_condition(missing_from_operator)
