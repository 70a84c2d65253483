"""Starting an ask, its page, and its card and settings."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.asking import ConsultationConflict, change_consultation, start_ask
from feedback.domain.codes import in_groups
from feedback.forms import asking
from feedback.models import Consultation, ConsultationKind
from feedback.queries import invitees
from feedback.queries.asking import gate_results, minutes_of, questions_of
from feedback.queries.meetings import gatherings
from feedback.queries.paths import paths_of
from feedback.queries.rooms import recorded
from feedback.queries.unclear import not_understood
from feedback.queries.upcoming import Upcoming, upcoming
from feedback.queries.wordings import wording_states
from feedback.views.builder import builder_context
from feedback.views.frame import (
    StaffRequest,
    card_context,
    door_url,
    local_day,
    member_choices,
    sent,
    to_consultation,
)
from feedback.views.known_hint import KnownHint, known_hint
from feedback.views.worth import lines as worth_lines
from organisations.models import Organisation
from projects.models import Project
from projects.queries import project_choices
from stages.methods import Method, comes_before_reason
from stages.queries.guidance import reason_at
from stages.queries.squares import planned_at
from stages.terms import BEFORE_REASON, STAGE_NAMES
from ui.conflicts import chosen, clashes, with_value


@gate(policies.may_ask)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_start(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Write down what to ask and why; saving makes a draft and, unless there is one, a project around it."""
    today = local_day(organisation, timezone.now())
    projects = project_choices()
    project_id = _known(request.GET.get("project"), projects)
    form = asking.AskForm(
        sent(request),
        members=member_choices(),
        projects=projects,
        today=today,
        initial=asking.first_values(
            today=today,
            days=organisation.ask_days,
            owner_id=request.actor.member_id,
            project_id=project_id,
            stage=request.GET.get("stage"),
            method=request.GET.get("method"),
        )
        | _of_square(request, project_id),
    )
    if form.is_valid():
        consultation = _start(request, form.cleaned_data, form.chosen_method())
        messages.success(request, _("Saved as a draft. Nobody is asked until you open it."))
        return to_consultation(consultation)
    about = _known(str(form["project"].value() or ""), projects)
    context = {
        "form": form,
        "known": _told_before(form),
        "upcoming": _upcoming(organisation, form, project_id=about),
        **_method_of(form),
    }
    return page(request, "feedback/asking/start.html", context, 422 if form.is_bound else 200)


def _method_of(form: asking.AskForm) -> dict[str, Any]:
    """What the page says of the method that the draft begins with: also when it comes before any reason."""
    method = form.chosen_method()
    if method is None:
        return {}
    reasons = [str(form["why_you"].value() or "")]
    if method.is_standing:
        project, stage = (str(form[name].value()) for name in ("project", "stage"))
        reasons.append(
            reason_at(
                _known(project, project_choices()),
                _known(stage, list(STAGE_NAMES.items())),
            )
        )
    early = [method] if comes_before_reason(method.key, reasons) else []
    return {"method": method, "early": early, "before_reason": BEFORE_REASON}


def _upcoming(organisation: Organisation, form: asking.PurposeForm, **about: Any) -> Upcoming:
    """What else happens from today until the last day that the form shows, or as long as people usually have."""
    usual = form.today + timedelta(days=organisation.ask_days)
    last = form.last_day() or usual
    return upcoming(organisation, first=form.today, last=max(last, form.today), **about)


def _told_before(form: asking.AskForm) -> KnownHint | None:
    """What people of the project that was come from told us already."""
    project = form.initial.get("project")
    return known_hint(Project.objects.get(pk=project)) if project else None


def _known(wanted: str | None, choices: list[tuple[int, Any]]) -> int | None:
    return next((key for key, _label in choices if str(key) == wanted), None)


def _of_square(request: StaffRequest, project_id: int | None) -> dict[str, Any]:
    """What the address says of the stage and the group that the ask is planned for."""
    stage, group = request.GET.get("stage", ""), request.GET.get("group", "")
    values = {"stage": int(stage)} if stage in {str(number) for number in STAGE_NAMES} else {}
    planned = planned_at(project_id, values.get("stage"), group)
    return values | ({"group_name": planned.group, "why_you": planned.why} if planned else {})


def _start(request: StaffRequest, values: dict[str, Any], method: Method | None) -> Consultation:
    project = values["project"]
    return start_ask(
        actor=request.actor,
        values=as_fields(values),
        stage_number=values["stage"],
        project=Project.objects.get(pk=project) if project else None,
        project_title=values["project_title"],
        group_name=values["group_name"],
        method=method,
    )


def as_fields(values: dict[str, Any]) -> dict[str, Any]:
    """Return a form's values under the names that actions take: members by id."""
    return {
        f"{name}_id" if name in asking.MEMBER_FIELDS else name: value
        for name, value in values.items()
    }


@gate(policies.may_see, Consultation)
@csp_override(settings.SECURE_CSP | {"frame-src": [CSP.SELF]})
@require_safe
def consultation_detail(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what is asked and why, what is missing before it opens, and how people reach it."""
    now = timezone.now()
    questions = questions_of(consultation)
    minutes = minutes_of(questions)
    today = local_day(consultation.organisation, now)
    shown = card_context(consultation, minutes=minutes, today=today)
    may_ask = policies.may_ask(request.actor, consultation)
    is_recorded = consultation.kind == ConsultationKind.MEETING
    may_read = is_recorded and policies.may_read_said(request.actor, consultation)
    context = {
        "consultation": consultation,
        **shown,
        "worth": worth_lines(consultation, shown["card"], minutes=minutes, now=now)
        if may_ask
        else [],
        **builder_context(request, consultation, questions),
        "gates": gate_results(consultation, today=local_day(consultation.organisation, now)),
        "asked": invitees.asked_count(consultation),
        "door_url": door_url(consultation),
        "code": in_groups(consultation.door_code or ""),
        "is_draft": consultation.opened_at is None,
        "is_open": consultation.is_open(now),
        "paths": paths_of(questions[0].form_version_id if questions else None, questions),
        "not_understood": not_understood(consultation, questions),
        "is_recorded": is_recorded,
        "meetings": recorded(consultation, in_full=may_read) if is_recorded else [],
        "may_read_said": may_read,
        "gatherings": [] if is_recorded else gatherings(consultation, now),
        "stage_name": STAGE_NAMES[consultation.stage.number],
        "wordings": [] if is_recorded else wording_states(consultation, questions),
        "extensions": list(consultation.extensions.all()),
        "may_ask": may_ask,
        "may_invite": policies.may_invite(request.actor, consultation),
        "may_see_given": policies.may_see_recognition(request.actor, consultation),
        "may_see_messages": policies.may_see_messages(request.actor, consultation),
    }
    return page(request, "feedback/asking/consultation.html", context)


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def consultation_edit(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Change the purpose card and the settings; when somebody else did so meanwhile, show both."""
    theirs = asking.values_of(consultation)
    data = chosen(request.POST, theirs) if request.method == "POST" else None
    form = _edit_form(request, consultation, data, initial=theirs)
    conflict = None
    if form.is_valid():
        saved = change_consultation(
            actor=request.actor,
            consultation=consultation,
            based_on=form.cleaned_data["version"],
            values=as_fields(form.cleaned_data),
            today=form.today,
        )
        if not isinstance(saved, ConsultationConflict):
            messages.success(request, _("Saved."))
            return to_consultation(consultation)
        conflict = clashes(form, asking.values_of(saved.theirs))
        data = with_value(data, "version", saved.theirs.version)
        form = _edit_form(request, consultation, data, initial=theirs)
    context = {"form": form, "consultation": consultation, "conflict": conflict}
    if consultation.opened_at is None:
        about = {"project_id": consultation.project_id, "consultation_id": consultation.pk}
        context["upcoming"] = _upcoming(consultation.organisation, form, **about)
    return page(request, "feedback/asking/edit.html", context, 422 if form.is_bound else 200)


def _edit_form(
    request: StaffRequest, consultation: Consultation, data: Any, initial: dict[str, Any]
) -> asking.ConsultationForm:
    return asking.ConsultationForm(
        data,
        members=member_choices(),
        today=local_day(consultation.organisation, timezone.now()),
        consultation=consultation,
        may_agree_late=policies.may_agree_to_late_promise(request.actor, consultation),
        may_name_readers=policies.may_name_readers(request.actor, consultation),
        initial=initial,
    )
