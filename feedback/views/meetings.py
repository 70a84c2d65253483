"""A meeting of a consultation, as staff plan it: its page, its plan, calling it off, and its entry for a calendar."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import meetings as actions
from feedback.domain.meetings import Part
from feedback.forms.meetings import CallOffForm, MeetingPlanForm, values_of
from feedback.models import Consultation, ConsultationKind, Meeting
from feedback.queries import coming, held, live, meetings
from feedback.queries.rooms import room_seen
from feedback.views.frame import StaffRequest, local_day, sent, to_consultation
from feedback.views.meeting_file import meeting_file
from projects.policies import may_see_contacts
from ui.conflicts import chosen, clashes, with_value

READS_AND_WRITES = ["GET", "HEAD", "POST"]


@gate(policies.may_ask, Consultation)
@require_http_methods(READS_AND_WRITES)
def meeting_plan(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Plan a meeting; nobody is written to. What was recorded is over."""
    if consultation.kind == ConsultationKind.MEETING:
        return to_consultation(consultation)
    form = _plan_form(consultation, sent(request))
    if form.is_valid():
        made = actions.plan_meeting(
            actor=request.actor, consultation=consultation, plan=form.plan()
        )
        messages.success(
            request,
            _("Planned. People who are asked see it on their page and can say that they come."),
        )
        return to_meeting(made)
    context = {"form": form, "consultation": consultation}
    return page(request, "feedback/meetings/plan.html", context, 422 if form.is_bound else 200)


def _plan_form(
    consultation: Consultation, data: Any, meeting: Meeting | None = None, **options: Any
) -> MeetingPlanForm:
    home = consultation.organisation
    today = local_day(home, timezone.now())
    return MeetingPlanForm(data, today=today, zone=home.zone, meeting=meeting, **options)


@gate(policies.may_see, Meeting)
@require_safe
def meeting_detail(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Lead through before, in the room and afterwards; what comes now stands open."""
    now = timezone.now()
    shown = meetings.gathering(meeting, now)
    may_ask = policies.may_ask(request.actor, meeting)
    may_read_said = policies.may_read_said(request.actor, meeting.consultation)
    may_read = may_ask and may_read_said
    context: dict[str, Any] = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "shown": shown,
        "is_planned": meeting.starts_at is not None,
        "is_before": shown.part is Part.BEFORE,
        "is_over": shown.part is Part.AFTER,
        "may_ask": may_ask,
        "may_read": may_read,
        "coming": coming.coming_to(meeting, with_names=False) if may_ask else None,
        "may_read_said": may_read_said,
        "room": room_seen(held.room_of(meeting), meeting.consultation, in_full=may_read_said),
        "notes": held.notes_of(meeting) if may_read else [],
        "lives": live.lives_of(meeting) if may_ask else [],
        "voices": held.voices_of(meeting) if may_read_said else [],
        "kinds": live.kinds(),
    }
    return page(request, "feedback/meetings/detail.html", context)


@gate(policies.may_ask, Meeting)
@require_http_methods(READS_AND_WRITES)
def meeting_edit(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Change the plan; when somebody else did so meanwhile, show both. What was only recorded has no plan."""
    if meeting.starts_at is None or meeting.cancelled_at is not None:
        return to_meeting(meeting)
    theirs = values_of(meeting)
    data = chosen(request.POST, theirs) if request.method == "POST" else None
    form = _plan_form(meeting.consultation, data, meeting, initial=theirs)
    conflict = None
    if form.is_valid():
        saved = actions.change_meeting(
            actor=request.actor,
            meeting=meeting,
            based_on=form.cleaned_data["version"] or 0,
            plan=form.plan(),
            why=form.cleaned_data["why"],
            now=timezone.now(),
        )
        if not isinstance(saved, actions.MeetingConflict):
            messages.success(request, _("Saved."))
            return to_meeting(meeting)
        conflict = clashes(form, values_of(saved.theirs))
        data = with_value(data, "version", saved.theirs.version)
        form = _plan_form(meeting.consultation, data, meeting, initial=theirs)
    context = {
        "form": form,
        "meeting": meeting,
        "consultation": meeting.consultation,
        "conflict": conflict,
    }
    status = 409 if conflict else 422 if form.is_bound else 200
    return page(request, "feedback/meetings/plan.html", context, status)


@gate(policies.may_ask, Meeting)
@require_http_methods(READS_AND_WRITES)
def meeting_call_off(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Say why it does not take place; those who said that they come are told."""
    if meeting.starts_at is None or meeting.cancelled_at is not None:
        return to_meeting(meeting)
    form = CallOffForm(sent(request))
    if form.is_valid():
        actions.call_off(
            actor=request.actor,
            meeting=meeting,
            why=form.cleaned_data["why"],
            now=timezone.now(),
        )
        messages.success(
            request, _("Called off. Those who said that they come are told by e-mail.")
        )
        return to_meeting(meeting)
    context = {
        "form": form,
        "meeting": meeting,
        "consultation": meeting.consultation,
        "coming": coming.coming_to(meeting, with_names=False),
        "may_name": may_see_contacts(request.actor, meeting.consultation.project),
    }
    return page(request, "feedback/meetings/call_off.html", context, 422 if form.is_bound else 200)


@gate(policies.may_see, Meeting)
@require_safe
def meeting_calendar(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Give the meeting as a calendar file; it names nobody."""
    del request
    if meeting.starts_at is None:
        raise Http404
    return meeting_file(meeting, now=timezone.now())


def to_meeting(meeting: Meeting, anchor: str = "") -> HttpResponse:
    """Redirect to the page of a meeting, at `anchor` if given."""
    back = redirect("feedback:meeting_detail", org=meeting.organisation.slug, pk=meeting.pk)
    if anchor:
        back["Location"] += f"#{anchor}"
    return back
