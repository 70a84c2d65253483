"""Who comes to a meeting and what they need there, as those who prepare it see it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import coming as actions
from feedback.forms.coming import MetForm, SignUpForForm
from feedback.models import Meeting
from feedback.queries import coming, meetings
from feedback.views.frame import StaffRequest, local_day, sent
from projects.policies import may_see_contacts

AS_BOOL = {"yes": True, "no": False, "": None}


@gate(policies.may_see_who_comes, Meeting)
@require_safe
def coming_list(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Show who answered, what they need, and how many said nothing. Silence is a no."""
    with_names = may_see_contacts(request.actor, meeting.consultation.project)
    context = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "shown": meetings.gathering(meeting, timezone.now()),
        "coming": coming.coming_to(meeting, with_names=with_names),
        "with_names": with_names,
        "may_write": policies.may_write_down_coming(request.actor, meeting),
    }
    return page(request, "feedback/meetings/coming.html", context)


@gate(policies.may_write_down_coming, Meeting)
@require_http_methods(["GET", "HEAD", "POST"])
def coming_add(request: StaffRequest, meeting: Meeting) -> HttpResponse:
    """Write down what somebody said in person or on the phone."""
    now = timezone.now()
    shown = meetings.gathering(meeting, now)
    if not shown.is_answerable:
        return _to_list(meeting)
    form = SignUpForForm(sent(request), people=coming.can_be_named(meeting))
    if form.is_valid():
        values = form.cleaned_data
        actions.sign_up_for(
            actor=request.actor,
            meeting=meeting,
            participant_id=values["who"],
            wanted=values["state"],
            needs=values["needs"],
            today=local_day(meeting.organisation, now),
        )
        messages.success(request, _("Written down."))
        return _to_list(meeting)
    context = {
        "form": form,
        "meeting": meeting,
        "consultation": meeting.consultation,
        "shown": shown,
    }
    return page(
        request, "feedback/meetings/coming_add.html", context, 422 if form.is_bound else 200
    )


@gate(policies.may_see_who_comes, Meeting)
@require_POST
def coming_settle(request: StaffRequest, meeting: Meeting, sign_up: int) -> HttpResponse:
    """Note whether we can do what somebody needs, or give somebody on the list a place."""
    row = coming.sign_up_of(meeting, sign_up)
    if row is None:
        raise Http404
    form = MetForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was changed. Choose whether you can do it."))
    elif form.cleaned_data["place"]:
        actions.give_place(actor=request.actor, row=row)
        messages.success(request, _("They have a place now. Nobody was written to: tell them."))
    else:
        met = AS_BOOL[form.cleaned_data["met"]]
        actions.say_whether_met(actor=request.actor, row=row, is_met=met)
        messages.success(request, _("Noted."))
    return _to_list(meeting)


def _to_list(meeting: Meeting) -> HttpResponse:
    return redirect("feedback:coming_list", org=meeting.organisation.slug, pk=meeting.pk)
