"""Changing what people are asked once it has opened: new versions, and slips put right."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions import form_versions as actions
from feedback.actions.questions import QuestionsFrozenError
from feedback.domain.form_versions import OTHER_MEANING, REWORDED
from feedback.domain.labels import labels_of
from feedback.forms.question_words import LABEL, AskVersionForm, MendForm, initial_of
from feedback.models import Consultation, Question
from feedback.queries import form_versions as versions
from feedback.queries.asking import questions_of
from feedback.views.asking_questions import QUESTIONS
from feedback.views.frame import StaffRequest, sent, to_consultation, to_question


@gate(policies.may_see, Consultation)
@require_safe
def version_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show every version that people were asked, with what changed and how many answered it."""
    context = {
        "consultation": consultation,
        "lines": versions.history(consultation),
    }
    return page(request, "feedback/asking/versions.html", context)


@gate(policies.may_ask, Consultation)
@require_POST
def version_new(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Begin a new version to write in."""
    try:
        actions.begin_version(actor=request.actor, consultation=consultation, now=timezone.now())
    except actions.NotOpenError:
        return _not_open(request, consultation)
    return to_consultation(consultation, QUESTIONS)


@gate(policies.may_ask, Consultation)
@require_POST
def version_drop(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Throw away a version that nobody was asked yet."""
    actions.drop_version(actor=request.actor, consultation=consultation)
    messages.success(request, _("The new version is thrown away. People are asked what they were."))
    return to_consultation(consultation, QUESTIONS)


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def version_check(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show what changes for people and for the results, and ask the new version from now on."""
    asked = versions.frozen_version(consultation)
    written = versions.version_being_written(consultation)
    if asked is None or written is None:
        return to_consultation(consultation, QUESTIONS)
    before, after = list(asked.questions.all()), list(written.questions.all())
    form = AskVersionForm(_reworded(before, after), sent(request))
    trouble = _ask(request, consultation, form) if form.is_valid() else ""
    if form.is_valid() and not trouble:
        messages.success(request, _("People who begin from now on are asked the new version."))
        return to_consultation(consultation, QUESTIONS)
    after = list(written.questions.all())
    context = {
        "consultation": consultation,
        "form": form,
        "stamp": versions.version_stamp(after),
        "trouble": trouble,
        "changes": versions.change_lines(versions.changes_between(before, after)),
        "answered": versions.answered_by_version(consultation).get(asked.pk, 0),
    }
    status = 409 if trouble else 422 if form.is_bound else 200
    return page(request, "feedback/asking/version_check.html", context, status)


def _reworded(before: list[Question], after: list[Question]) -> list[str]:
    return [one.key for one in versions.changes_between(before, after) if one.code == REWORDED]


def _ask(request: StaffRequest, consultation: Consultation, form: AskVersionForm) -> str:
    """Ask the new version; return what stands in the way, in words, or ""."""
    values = form.cleaned_data
    try:
        actions.ask_version(
            actor=request.actor,
            consultation=consultation,
            why=values["why"],
            stamp=values["stamp"],
            as_other=values["as_other"],
            now=timezone.now(),
        )
    except actions.VersionConflictError:
        return _("Somebody changed it while you looked. Look at the changes below once more.")
    except actions.NothingChangedError:
        return _("Nothing is changed yet, so people are asked what they were.")
    except actions.NoQuestionError:
        return _("There is no question left in it. Add one first.")
    except (actions.NotOpenError, QuestionsFrozenError):
        return _("Nobody can answer now, so nothing new can be asked.")
    return ""


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def question_mend(request: StaffRequest, consultation: Consultation, question: int) -> HttpResponse:
    """Put a slip right in a question that people are asked."""
    found = next((one for one in questions_of(consultation) if one.pk == question), None)
    asked = versions.frozen_version(consultation)
    if found is None or asked is None or found.form_version_id != asked.pk:
        return to_consultation(consultation, QUESTIONS)
    form = MendForm(found, sent(request), initial=initial_of(found, _words(found)))
    trouble = ""
    if form.is_valid():
        made, trouble = _mend(request, consultation, found, form)
        if made is not None:
            messages.success(request, _("It is put right for everybody who begins from now on."))
            return made
    context = {
        "consultation": consultation,
        "question": found,
        "form": form,
        "labels": [form[name] for name in form.fields if name.startswith(LABEL)],
        "trouble": trouble,
        "is_other": trouble == OTHER_MEANING,
        "answered": sum(versions.answered_by_version(consultation).values()),
    }
    return page(request, "feedback/asking/mend.html", context, 422 if form.is_bound else 200)


def _words(question: Question) -> dict[str, Any]:
    labels = labels_of(question.settings)
    return {"text": question.text, "hint": question.hint, "labels": labels}


def _mend(
    request: StaffRequest, consultation: Consultation, question: Question, form: MendForm
) -> tuple[HttpResponse | None, str]:
    """Put it right; return where to go, or what stands in the way: words, or `OTHER_MEANING`."""
    try:
        version = actions.mend_question(
            actor=request.actor,
            consultation=consultation,
            question_id=question.pk,
            mended=form.words,
            why=form.cleaned_data["why"],
            as_other=form.cleaned_data["as_other"],
            now=timezone.now(),
        )
    except actions.OtherMeaningError:
        return None, OTHER_MEANING
    except actions.NothingChangedError:
        return None, _("Nothing is changed yet.")
    except (actions.BeingWrittenError, actions.VersionConflictError):
        return None, _("Somebody began a new version meanwhile. Put it right in that one.")
    except actions.NotOpenError:
        return None, _("Nobody can answer now, so nothing new can be asked.")
    same_place = version.questions.filter(position=question.position).first()
    place = same_place.pk if same_place is not None else question.pk
    return to_question(consultation, place), ""


def _not_open(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    messages.warning(request, _("Only what is open now can be asked in a new version."))
    return redirect(
        "feedback:consultation_detail", org=consultation.organisation.slug, pk=consultation.pk
    )
