"""Starting an ask, its page, and its card and settings."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies, question_types
from feedback.actions.asking import ConsultationConflict, change_consultation, start_ask
from feedback.forms import asking
from feedback.forms.answering import AnswerForm
from feedback.forms.conflicts import chosen, clashes, with_value
from feedback.models import Consultation
from feedback.queries import invitees
from feedback.queries.asking import first_page, gate_results, minutes_of, questions_of
from feedback.views.frame import (
    StaffRequest,
    card_context,
    door_url,
    local_day,
    member_choices,
    sent,
    to_consultation,
)
from organisations.models import Organisation
from projects.models import Project
from projects.queries import project_choices
from stages.terms import STAGE_NAMES


@gate(policies.may_ask)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_start(request: StaffRequest, organisation: Organisation) -> HttpResponse:
    """Write down what to ask and why; saving makes a draft and, unless there is one, a project around it."""
    today = local_day(organisation, timezone.now())
    projects = project_choices()
    form = asking.AskForm(
        sent(request),
        members=member_choices(),
        projects=projects,
        today=today,
        initial=asking.first_values(
            today=today,
            days=organisation.ask_days,
            owner_id=request.actor.member_id,
            project_id=_known(request.GET.get("project"), projects),
        ),
    )
    if form.is_valid():
        consultation = _start(request, form.cleaned_data)
        messages.success(request, _("Saved as a draft. Nobody is asked until you open it."))
        return to_consultation(consultation)
    context = {"form": form}
    return page(request, "feedback/asking/start.html", context, 422 if form.is_bound else 200)


def _known(wanted: str | None, choices: list[tuple[int, str]]) -> int | None:
    return next((key for key, _label in choices if str(key) == wanted), None)


def _start(request: StaffRequest, values: dict[str, Any]) -> Consultation:
    project = values["project"]
    return start_ask(
        actor=request.actor,
        values=as_fields(values),
        stage_number=values["stage"],
        project=Project.objects.get(pk=project) if project else None,
        project_title=values["project_title"],
        group_name=values["group_name"],
    )


def as_fields(values: dict[str, Any]) -> dict[str, Any]:
    """Return a form's values under the names that actions take: members by id."""
    return {
        f"{name}_id" if name in asking.MEMBER_FIELDS else name: value
        for name, value in values.items()
    }


@gate(policies.may_see, Consultation)
@require_safe
def consultation_detail(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what is asked and why, what is missing before it opens, and how people reach it."""
    now = timezone.now()
    questions = questions_of(consultation)
    minutes = minutes_of(questions)
    context = {
        "consultation": consultation,
        **card_context(
            consultation, minutes=minutes, today=local_day(consultation.organisation, now)
        ),
        "questions": questions,
        "page_count": len({question.page for question in questions}),
        "minutes": minutes,
        "kinds": question_types.choices(),
        "gates": gate_results(consultation, today=local_day(consultation.organisation, now)),
        "asked": invitees.asked_count(consultation),
        "door_url": door_url(consultation),
        "is_draft": consultation.opened_at is None,
        "is_open": consultation.is_open(now),
        "phone": AnswerForm(first_page(questions)),
        "meetings": list(consultation.meetings.prefetch_related("tallies__group")),
        "stage_name": STAGE_NAMES[consultation.stage.number],
        "extensions": list(consultation.extensions.all()),
        "may_ask": policies.may_ask(request.actor, consultation),
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
