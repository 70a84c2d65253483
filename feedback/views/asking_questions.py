"""Adding, changing, moving and removing the questions of a draft."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import questions as actions
from feedback.forms import questions as forms
from feedback.models import Consultation, Question
from feedback.queries.asking import is_being_written, language_of, question_of, question_stamp
from feedback.queries.builder import looks_in_words
from feedback.question_types import registry
from feedback.views.frame import StaffRequest, sent, to_consultation, to_question
from ui.conflicts import chosen, clashes, with_value

QUESTIONS = "questions"


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def question_add(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Write a new question at the end."""
    if not is_being_written(consultation):
        return frozen(request, consultation)
    kind = _kind(request, forms.FIRST_KIND)
    data = sent(request)
    form = forms.QuestionForm(data)
    settings = registry.get(kind).settings_form(data)
    if "switch" not in request.POST and form.is_valid() and settings.is_valid():
        values = _values(form, settings, kind)
        made = actions.add_question(actor=request.actor, consultation=consultation, values=values)
        return to_question(consultation, made.pk)
    return _question_page(request, consultation, kind, form, settings)


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: StaffRequest, consultation: Consultation, question: int) -> HttpResponse:
    """Change a question; when somebody else did so meanwhile, show both wordings."""
    if not is_being_written(consultation):
        return frozen(request, consultation)
    found = _load(consultation, question)
    kind = _kind(request, found.kind)
    stored = forms.values_of(found)
    data = chosen(request.POST, stored) if request.method == "POST" else None
    form = forms.QuestionForm(data, initial=stored)
    settings = registry.get(kind).settings_form(data, settings=found.settings)
    conflict = None
    if "switch" not in request.POST and form.is_valid() and settings.is_valid():
        try:
            actions.change_question(
                actor=request.actor,
                consultation=consultation,
                question_id=found.pk,
                based_on=form.cleaned_data["based_on"],
                values=_values(form, settings, kind),
            )
        except actions.QuestionConflictError as clash:
            conflict = clashes(form, forms.values_of(clash.theirs))
            data = with_value(data, "based_on", question_stamp(clash.theirs))
            form = forms.QuestionForm(data, initial=stored)
        else:
            return to_question(consultation, found.pk)
    return _question_page(request, consultation, kind, form, settings, found, conflict)


@gate(policies.may_ask, Consultation)
@require_POST
def question_move(request: StaffRequest, consultation: Consultation, question: int) -> HttpResponse:
    """Move a question one place up or down."""
    steps = -1 if request.POST.get("to") == "up" else 1
    try:
        actions.move_question(consultation=consultation, question_id=question, steps=steps)
    except actions.QuestionsFrozenError:
        return frozen(request, consultation)
    return to_question(consultation, question, "up" if steps < 0 else "down")


@gate(policies.may_ask, Consultation)
@require_POST
def question_remove(
    request: StaffRequest, consultation: Consultation, question: int
) -> HttpResponse:
    """Take a question out."""
    try:
        actions.remove_question(
            actor=request.actor,
            consultation=consultation,
            question_id=question,
            based_on=request.POST.get("based_on", ""),
        )
    except actions.QuestionConflictError:
        messages.warning(
            request, _("Somebody changed this question meanwhile. It stays: look at it first.")
        )
        return to_question(consultation, question)
    except actions.QuestionsFrozenError:
        return frozen(request, consultation)
    messages.success(request, _("The question is taken out."))
    return to_consultation(consultation, QUESTIONS)


@gate(policies.may_ask, Consultation)
@require_POST
def question_layout(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Put the questions on one page, or each on its own."""
    layout = request.POST.get("layout", "")
    try:
        if layout in actions.LAYOUTS:
            actions.lay_out_questions(consultation=consultation, layout=layout)
    except actions.QuestionsFrozenError:
        return frozen(request, consultation)
    return to_consultation(consultation, QUESTIONS)


def _load(consultation: Consultation, question_id: int) -> Question:
    found = question_of(consultation, question_id)
    if found is None:
        raise Http404
    return found


def _kind(request: StaffRequest, otherwise: str) -> str:
    wanted = request.POST.get("kind") or request.GET.get("kind") or otherwise
    return wanted if wanted in registry else otherwise


def _values(form: Any, settings: Any, kind: str) -> dict[str, Any]:
    return form.cleaned_data | {"kind": kind, "settings": settings.to_settings()}


def frozen(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Say that people were asked these questions, and lead back to them."""
    messages.warning(
        request, _("It has opened: people were asked these questions, so they stay as they are.")
    )
    return to_consultation(consultation, QUESTIONS)


def _question_page(
    request: StaffRequest,
    consultation: Consultation,
    kind: str,
    form: Any,
    settings: Any,
    question: Question | None = None,
    conflict: Any = None,
) -> HttpResponse:
    """Show the form; without complaints when only the kind was switched."""
    is_switch = "switch" in request.POST
    if is_switch:
        form, settings = forms.unbound(form), forms.unbound_settings(settings, question)
    context = {
        "consultation": consultation,
        "question": question,
        "form": form,
        "settings": settings,
        "settings_template": f"question_types/{kind}/settings.html",
        "kind": kind,
        "asks": registry.get(kind).asks,
        "kind_form": forms.KindForm(initial={"kind": kind}),
        "conflict": conflict,
        "looks": looks_in_words(question, language=language_of(consultation)) if question else [],
    }
    status = 422 if request.method == "POST" and not is_switch else 200
    return page(request, "feedback/asking/question.html", context, status)
