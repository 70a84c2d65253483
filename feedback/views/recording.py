"""The page on which a past meeting is written down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.recording import Record, record_meeting
from feedback.forms.recording import MeetingForm
from organisations.models import Organisation
from organisations.queries import active_members
from projects.models import Project
from ui.days import day_in_words


@gate(policies.may_ask)
def meeting_record(request: HttpRequest, organisation: Organisation) -> HttpResponseBase:
    """Show the form and record the meeting; afterwards its answer stands under "Answers we owe"."""
    now = timezone.now()
    projects = list(Project.objects.current().order_by("title"))
    form = MeetingForm(
        request.POST or None,
        members=[(member.pk, str(member)) for member in active_members()],
        projects=[(one.pk, one.title) for one in projects],
        today=now.astimezone(organisation.zone).date(),
        final_days=organisation.final_days,
        initial={
            "owner": request.actor.member_id,  # type: ignore[attr-defined]
            "project": request.GET.get("project"),
        },
    )
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return page(request, "feedback/meeting_record.html", {"form": form}, status=status)
    made = record_meeting(
        actor=request.actor,  # type: ignore[attr-defined]
        record=_record(form),
        now=now,
        project=next((one for one in projects if one.pk == form.cleaned_data["project"]), None),
        project_title=form.cleaned_data["project_title"],
    )
    promised = day_in_words(made.promised_on)
    messages.success(request, _("It is recorded. People hear by %(day)s.") % {"day": promised})
    return redirect("feedback:consultation_detail", org=organisation.slug, pk=made.pk)


def _record(form: MeetingForm) -> Record:
    values = form.cleaned_data
    return Record(
        title=values["title"],
        held_on=values["held_on"],
        room=values["room"],
        said=values["said"],
        owner_id=values["owner"],
        stage_number=values["stage"],
        promised=values["promised"],
        promised_on=values["promised_on"],
        items=values["items"],
    )
