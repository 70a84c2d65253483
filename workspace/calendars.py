"""Dates for people's own calendars: a private address for each member, and one file for one date."""

from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.actors import Actor
from access.gate import gate, participant_link
from access.pages import page
from organisations import policies
from organisations.actions.closed_days import make_calendar, take_back_calendar
from organisations.links import CALENDAR
from organisations.models import CalendarFeed, Organisation
from organisations.queries import calendar_feeds
from projects import policies as project_policies
from projects.models import Project
from ui.calendar_file import CONTENT_TYPE, CalendarDay, calendar_file
from workspace.dates import KINDS, Moment, moments_of, read_dated

MOST_FEEDS = 5
KEPT_DAYS = 366
"""Days that a calendar still shows after they passed."""
FOR_CALENDARS = frozenset(
    {
        *("stage_starts", "stage_ends", "ask_closes", "ask_decided", "ask_promised"),
        *("meeting", "decision", "action"),
    }
)


class StaffRequest(HttpRequest):
    """A request after the gate: somebody acts in an organisation."""

    actor: Actor
    organisation: Organisation


@gate(policies.may_have_calendar)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar_settings(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Show a member's calendar addresses; on POST make one and show it once."""
    feeds, made = calendar_feeds(request.actor.member_id), ""
    is_full = len(feeds) >= MOST_FEEDS
    if request.method == "POST" and not is_full:
        token = make_calendar(actor=request.actor)
        made = settings.SITE_URL + reverse("workspace:calendar_feed", kwargs={"token": token})
        feeds = calendar_feeds(request.actor.member_id)
        is_full = len(feeds) >= MOST_FEEDS
    context = {"feeds": feeds, "made": made, "is_full": is_full, "organisation": organisation}
    is_refused = request.method == "POST" and not made
    return page(request, "workspace/calendar.html", context, 422 if is_refused else 200)


@gate(policies.may_take_back_calendar, CalendarFeed)
@require_POST
def calendar_revoke(request: StaffRequest, feed: CalendarFeed) -> HttpResponse:
    """Let an address open nothing any more."""
    take_back_calendar(actor=request.actor, feed=feed, now=timezone.now())
    messages.success(request, _("The address works no more."))
    return redirect("workspace:calendar_settings", org=request.organisation.slug)


@participant_link(CALENDAR)
@require_safe
def calendar_feed(request: HttpRequest, feed: CalendarFeed) -> HttpResponseBase:
    """Give the dates of all current projects, by title; nothing is written down about who reads it, or when."""
    with translation.override(feed.organisation.language):
        days, name = _feed_days(feed, timezone.now()), feed.organisation.name
    mark = f'W/"{sha256(repr((name, days)).encode()).hexdigest()[:32]}"'
    answer = HttpResponse(
        calendar_file(days, now=timezone.now(), name=name), content_type=CONTENT_TYPE
    )
    answer["ETag"] = mark
    answer["Cache-Control"] = "private, no-cache"
    return get_conditional_response(request, etag=mark, response=answer) or answer


def _feed_days(feed: CalendarFeed, now: datetime) -> list[CalendarDay]:
    home = feed.organisation
    since = now.astimezone(home.zone).date() - timedelta(days=KEPT_DAYS)
    rows = read_dated(Project.objects.current(), member_id=feed.member_id)
    return [
        _feed_day(one)
        for one in moments_of(rows, home)
        if one.kind in FOR_CALENDARS and one.day >= since and not one.is_draft
    ]


def _feed_day(moment: Moment) -> CalendarDay:
    """A thing to do may name somebody, and a calendar lies with another company: it says only that there is one."""
    if moment.kind == "action":
        title = _("Something that you agreed to do (%(project)s)") % {"project": moment.project}
    else:
        title = _("%(what)s (%(project)s)") % {
            "what": moment.words_outside,
            "project": moment.project,
        }
    return _day(moment, title)


def _day(moment: Moment, title: str) -> CalendarDay:
    host = urlsplit(settings.SITE_URL).hostname or "coprod"
    return CalendarDay(
        uid=f"{moment.key}@{host}",
        title=title,
        first=moment.day,
        last=moment.day,
        url=settings.SITE_URL + moment.url,
    )


@gate(project_policies.may_see, Project)
@require_safe
def date_ics(request: StaffRequest, project: Project, kind: str, number: int) -> HttpResponse:
    """Give one date of a project as a calendar file."""
    if kind not in KINDS:
        raise Http404
    found = [
        one
        for one in moments_of(read_dated([project]), request.organisation)
        if one.kind == kind and one.id == number
    ]
    if not found:
        raise Http404
    day = _day(found[0], found[0].words_outside)
    answer = HttpResponse(calendar_file([day], now=timezone.now()), content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{found[0].key}.ics"'
    return answer
