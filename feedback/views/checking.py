"""Whether people can see a change: by a personal link, and by the public page. A GET changes nothing."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import participant_link
from feedback.actions.checking import answer_check, key_of
from feedback.actions.missed import say_missed
from feedback.domain.spam import has_many_links
from feedback.forms.checking import CheckForm
from feedback.links import CHECK_COOKIE
from feedback.models import Consultation
from feedback.queries.asked_back import CheckVisit, check_of, items_told
from feedback.views import pace
from feedback.views.frame import local_day, sent
from feedback.views.visiting import see_other
from ui.rates import Counter, Rate

COOKIE_SECONDS = 24 * 60 * 60
"""A day: whoever comes back later opens the link again."""
SENDINGS = Counter(Rate(10, 60))
"""By one personal link."""
ARRIVALS = Counter(Rate(300, 60))
"""At one public page; how many are held and how many refused is the operator's to say, as at a door for answers."""
PAGE_LASTS = timedelta(days=1)
"""What comes from a page that was opened longer ago is held as suspected spam."""
TOO_MUCH = _(
    "You have sent as many words as one link can take, and we have them. Tell the person who sent you the link if there is more."
)
SENT_BEFORE = _("You sent words from this page before, and we have them. Send again to add these.")
LOOK_AND_SEND = ["GET", "HEAD", "POST"]


@participant_link("check_door")
@require_safe
def check_link(request: HttpRequest, visit: CheckVisit) -> HttpResponse:
    """Let somebody in by their link: leave a cookie and lead to an address without the token. No row changes."""
    path = reverse("feedback:check_page", kwargs={"slug": visit.consultation.slug})
    response = see_other(path)
    response.set_cookie(
        CHECK_COOKIE,
        visit.token,
        max_age=COOKIE_SECONDS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return _unkept(response)


@participant_link("check")
@require_http_methods(LOOK_AND_SEND)
def check_page(request: HttpRequest, visit: CheckVisit) -> HttpResponse:
    """Show the two questions and the box, or take what was said. Who said it goes no further than this function."""
    about, key = visit.consultation, key_of(visit.token)
    form = CheckForm(items_told(about), sent(request))
    shown: dict[str, Any] = {"visit": visit}
    if request.method != "POST":
        return _show(request, about, form, status=200, **shown)
    if SENDINGS.is_over(key):
        return pace.sent_back(request, status=429)
    if not visit.is_same_link(request.POST.get("link", "")):
        return _show(request, about, form, status=409, is_other=True, **shown)
    if not form.is_valid():
        return _show(request, about, form, status=422, **shown)
    if not keep(about, form, key=key, by_link=True):
        return _show(request, about, form, status=422, **shown)
    return _forget(request, see_other(reverse("feedback:check_thanks", args=[about.slug])))


def _forget(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let this device open the link's page no more: the next who holds it sees nothing of it."""
    response.delete_cookie(CHECK_COOKIE, path=request.path, samesite="Lax")
    return response


@participant_link("outcome")
@require_safe
def check_thanks(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """Thank whoever was sent here. It is the same page for everybody, and needs no link."""
    return _show(request, consultation, None, is_done=True)


@participant_link("say")
@require_http_methods(LOOK_AND_SEND)
def say_page(request: HttpRequest, consultation: Consultation) -> HttpResponse:
    """The same for whoever reads the public page. It opens nothing again by itself, and suspected spam is held."""
    form = CheckForm(items_told(consultation), sent(request))
    shown: dict[str, Any] = {
        "is_public": True,
        "page_key": request.POST.get("key", "") or pace.page_key(),
    }
    if request.method != "POST":
        return _show(
            request, consultation, form, status=200, is_done="thanks" in request.GET, **shown
        )
    arrived = ARRIVALS.add(consultation.pk)
    if arrived > settings.DOOR_REFUSES_AFTER:
        return pace.sent_back(request, status=429)
    if not form.is_valid():
        return _show(request, consultation, form, status=422, **shown)
    is_held = arrived > settings.DOOR_HOLDS_AFTER or _is_suspect(request, form)
    key = key_of(f"page {shown['page_key']}")
    if not keep(consultation, form, key=key, by_link=False, is_held=is_held):
        shown["page_key"] = pace.page_key()
        return _show(request, consultation, form, status=422, **shown)
    return see_other(f"{request.path}?thanks")


def keep(
    about: Consultation, form: CheckForm, *, key: str, by_link: bool, is_held: bool = False
) -> bool:
    """Keep what a form that is valid says; False, with an error in the form, where its words are more than we take.

    `by_link`: from somebody's own link or record.
    """
    given = form.cleaned_data
    today = local_day(about.organisation, timezone.now())
    how: Any = {"key": key, "by_link": by_link, "is_held": is_held, "today": today}
    words = given["words"]
    if words and not say_missed(consultation=about, item=form.about, words=words, **how):
        form.add_error("words", TOO_MUCH if by_link else SENT_BEFORE)
        return False
    check = check_of(about) if by_link else None
    answer_check(consultation=about, saw=given["saw"], clear=given["clear"], check=check, **how)
    return True


def _is_suspect(request: HttpRequest, form: CheckForm) -> bool:
    """Whether a person should look at it before it counts."""
    return (
        bool(request.POST.get(pace.TRAP, "").strip())
        or not pace.is_our_page(request, max_age=PAGE_LASTS)
        or pace.is_quick(request)
        or has_many_links([form.cleaned_data["words"]])
    )


def _show(
    request: HttpRequest,
    about: Consultation,
    form: CheckForm | None,
    *,
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    context = {"consultation": about, "organisation": about.organisation, "form": form, **shown}
    return _unkept(render(request, "feedback/checking/check.html", context, status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response
