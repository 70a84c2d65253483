"""What changed in a plan: who, when, before and after; and what changed since somebody was last here."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.actors import Actor
from access.gate import gate
from access.pages import page
from projects import policies
from projects.actions.history import see_changes, take_words_out
from projects.models import PlanChange, Project
from projects.queries.history import in_words, part_choices, plan_changes, since_seen

ON_A_PAGE = 20


@gate(policies.may_see, Project)
@require_safe
def plan_history(request: HttpRequest, project: Project) -> HttpResponse:
    """Show what changed, the newest first, narrowed to one part by the address. Looking changes nothing."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    choices = part_choices()
    wanted = request.GET.get("part", "")
    part = wanted if wanted in {key for key, _label in choices} else ""
    pages = Paginator(plan_changes(project, part), ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    since = since_seen(project, actor.member_id)
    context = {
        "project": project,
        "changes": in_words(shown.object_list, member_id=actor.member_id, since=since),
        "shown": shown,
        "part": part,
        "parts": choices,
        "now": timezone.now().isoformat(),
        "since": since,
        "may_take_words_out": policies.may_choose_team(actor, project),
    }
    return page(request, "workspace/plan_history.html", context)


@gate(policies.may_see, Project)
@require_POST
def plan_history_seen(request: HttpRequest, project: Project) -> HttpResponse:
    """Note that the member has seen what changed up to the moment at which the page was made."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    see_changes(actor=actor, project=project, until=_moment(request.POST.get("until", "")))
    return redirect("workspace:plan_history", org=actor.organisation.slug, pk=project.pk)


@gate(policies.may_take_words_out, PlanChange)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_words_remove(request: HttpRequest, change: PlanChange) -> HttpResponse:
    """Ask once more, then take out of the history how one change read, such as a name that should not stand there."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    project = change.project
    if request.method == "POST":
        take_words_out(actor=actor, change=change)
        messages.success(request, _("The words were taken out of the history."))
        return redirect("workspace:plan_history", org=actor.organisation.slug, pk=project.pk)
    [shown] = in_words([change], member_id=actor.member_id, since=since_seen(project, 0))
    context = {"project": project, "change": shown}
    return page(request, "workspace/plan_words_remove.html", context)


def plan_changed(project: Project, actor: Actor) -> dict[str, Any]:
    """Return what `workspace/plan_changed.html` shows: how much others changed since this member said they had seen it."""
    return {"since": since_seen(project, actor.member_id)}


def _moment(text: str) -> datetime:
    """Return the moment that a page carried, never later than now; now where it is none."""
    now = timezone.now()
    try:
        until = parse_datetime(text)
    except ValueError:
        until = None
    if until is None or timezone.is_naive(until):
        return now
    return min(until, now)
