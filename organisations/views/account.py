"""A person's own account: name, password, second step, and where they are signed in."""

from typing import Any

from allauth.core.internal.sessionkit import get_session_user
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import signed_in
from organisations.actions.reminders import choose_reminders
from organisations.actions.sessions import change_name, end_sessions
from organisations.forms.accounts import NameForm
from organisations.forms.reminders import RemindersForm
from organisations.queries import membership_of, organisations_of
from organisations.second_factor import WANTED, has_second_factor
from organisations.views.account_library import end_other_sessions
from ui.browsers import browser_in_words


@signed_in("Everybody sees to their own account; it belongs to no organisation.")
@require_http_methods(["GET", "HEAD", "POST"])
def account_home(request: HttpRequest) -> HttpResponse:
    """Show the account; on POST keep another name."""
    user: Any = request.user
    initial = {"name": user.name}
    form = NameForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_name(user=user, name=form.cleaned_data["name"])
        messages.success(request, _("Your name is kept."))
        return redirect("account_home")
    context = {
        "form": form,
        "has_second_factor": has_second_factor(user),
        "organisations": list(organisations_of(user)),
    }
    status = 422 if form.is_bound else 200
    return render(request, "account/home.html", context, status=status)


@signed_in("Everybody chooses how they are reminded; it holds wherever they belong.")
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    """Show how reminders come to this person; on POST keep what was chosen."""
    user: Any = request.user
    member = membership_of(user)
    initial = {"remind_by": member.remind_by, "time_zone": member.time_zone} if member else {}
    form = RemindersForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_reminders(user=user, **form.cleaned_data)
        messages.success(request, _("We remind you in this way from now on."))
        return redirect("account_home")
    status = 422 if form.is_bound else 200
    return render(request, "account/reminders.html", {"form": form}, status=status)


@signed_in("Everybody sees to their own second step; it belongs to no organisation.")
@require_safe
def second_step(request: HttpRequest) -> HttpResponse:
    """Show which second steps there are, and how another is set up."""
    rows = list(Authenticator.objects.filter(user_id=request.user.pk).order_by("pk"))
    codes = next((each for each in rows if each.type == Authenticator.Type.RECOVERY_CODES), None)
    context = {
        "phone": next((each for each in rows if each.type == Authenticator.Type.TOTP), None),
        "passkeys": [each for each in rows if each.type == Authenticator.Type.WEBAUTHN],
        "codes": codes,
        "codes_left": len(RecoveryCodes(codes).get_unused_codes()) if codes else 0,
        "wanted": request.session.get(WANTED, ""),
    }
    return render(request, "mfa/index.html", context)


@signed_in("Everybody sees where they are signed in; it belongs to no organisation.")
@require_http_methods(["GET", "HEAD", "POST"])
def where_signed_in(request: HttpRequest) -> HttpResponse:
    """Show every browser that is signed in; on POST sign out elsewhere, or everywhere."""
    user: Any = request.user
    if request.method == "POST" and request.POST.get("what") == "everywhere":
        end_sessions(user=user)
        logout(request)
        response = redirect("account_login")
        response["Clear-Site-Data"] = '"cache"'
        return response
    if request.method == "POST":
        end_other_sessions(request)
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("account_where")
    key = request.session.session_key
    others = UserSession.objects.filter(user_id=user.pk).exclude(session_key=key)
    alive = [each for each in others.order_by("-last_seen_at") if _is_alive(each)]
    elsewhere = [(each, browser_in_words(each.user_agent)) for each in alive]
    here = browser_in_words(request.headers.get("User-Agent", ""))
    return render(request, "usersessions/list.html", {"elsewhere": elsewhere, "here": here})


@signed_in("Says that the session lives on; it belongs to no organisation.")
@require_safe
def still_here(request: HttpRequest) -> HttpResponse:
    """Answer, which by itself keeps the session alive. The script of staff pages asks before a session ends."""
    response = render(request, "account/still_here.html")
    response["Session-Seconds-Left"] = str(request.session.seconds_left())  # type: ignore[attr-defined]
    return response


def _is_alive(session: UserSession) -> bool:
    """Return whether somebody is still signed in by a session that is listed."""
    store = session._session_store(session.session_key)
    return get_session_user(store) is not None
