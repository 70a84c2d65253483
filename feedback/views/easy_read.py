"""Wording one question in Easy Read."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.easy_read import EasyReadConflictError, save_easy_read
from feedback.forms.question_words import LABEL, EasyReadForm, initial_of
from feedback.models import Consultation, Question, QuestionWording
from feedback.queries.asking import is_being_written, language_of, question_of
from feedback.queries.easy_read import easy_wording, wording_stamp
from feedback.views.asking_questions import frozen
from feedback.views.frame import StaffRequest, to_question
from ui.conflicts import chosen, clashes, with_value


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def question_easy(request: StaffRequest, consultation: Consultation, question: int) -> HttpResponse:
    """Word a question in Easy Read beside its own words; when somebody else did so meanwhile, show both."""
    if not is_being_written(consultation):
        return frozen(request, consultation)
    found = question_of(consultation, question)
    if found is None:
        raise Http404
    stored = _values(found, easy_wording(found, language_of(consultation)))
    data = chosen(request.POST, stored) if request.method == "POST" else None
    form, conflict = EasyReadForm(found, data, initial=stored), None
    if form.is_valid():
        try:
            _save(request, consultation, found, form)
        except EasyReadConflictError as clash:
            theirs = _values(found, clash.theirs)
            conflict = clashes(form, theirs)
            data = with_value(data, "based_on", theirs["based_on"])
            form = EasyReadForm(found, data, initial=stored)
        else:
            messages.success(request, _("Saved."))
            return to_question(consultation, found.pk)
    context = {"consultation": consultation, "question": found, "form": form}
    context |= {
        "conflict": conflict,
        "labels": [form[name] for name in form.fields if name.startswith(LABEL)],
    }
    status = 409 if conflict is not None else 422 if form.is_bound else 200
    return page(request, "feedback/asking/easy_read.html", context, status)


def _save(
    request: StaffRequest, consultation: Consultation, found: Question, form: EasyReadForm
) -> None:
    save_easy_read(
        actor=request.actor,
        consultation=consultation,
        question_id=found.pk,
        based_on=form.cleaned_data["based_on"],
        words=form.words,
    )


def _values(question: Question, wording: QuestionWording | None) -> dict[str, Any]:
    words = {name: getattr(wording, name) for name in ("text", "hint", "labels")} if wording else {}
    return initial_of(question, words) | {"based_on": wording_stamp(wording)}
