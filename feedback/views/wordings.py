"""A consultation in several languages and in Easy Read: how far each is, and the words beside their original."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import policies
from feedback.actions.wordings import WordingConflictError, save_wording
from feedback.domain.wordings import counted, parts_of
from feedback.forms.wordings import STAMP, WordingForm, stored_values
from feedback.models import Consultation
from feedback.queries.asking import language_of, questions_of
from feedback.queries.wordings import Part, may_word, parts_in, stored_wording, wording_states
from feedback.views.frame import StaffRequest, door_url
from organisations.policies import may_choose_languages
from ui.conflicts import chosen, clashes, with_value
from ui.languages import LANGUAGES, language


@gate(policies.may_see, Consultation)
@require_safe
def wording_list(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show how far each language is, what people can choose, and which languages can be begun."""
    states = wording_states(consultation, questions_of(consultation))
    there = {one.code for one in states}
    context = {
        "consultation": consultation,
        "original": language(language_of(consultation)),
        "states": states,
        "easy_to_begin": [
            one for one in states if not one.is_easy_read and f"{one.code}-easy" not in there
        ],
        "others": [one for code, one in LANGUAGES.items() if may_word(consultation, code)],
        "door_url": door_url(consultation),
        "may_ask": policies.may_ask(request.actor, consultation),
        "may_choose": may_choose_languages(request.actor, consultation),
    }
    return page(request, "feedback/wordings/list.html", context)


@gate(policies.may_ask, Consultation)
@require_safe
def wording_begin(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Lead to the words in the language that was picked from the list."""
    code = request.GET.get("code", "")
    if not may_word(consultation, code):
        raise Http404
    return redirect(
        "feedback:wording_edit", org=request.organisation.slug, pk=consultation.pk, code=code
    )


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def wording_edit(request: StaffRequest, consultation: Consultation, code: str) -> HttpResponse:
    """Word everything beside its original; when somebody else worded the same meanwhile, show both."""
    if not may_word(consultation, code):
        raise Http404
    parts, spoken = _parts(consultation, code), language(parts_of(code)[0])
    data = chosen(request.POST, stored_values(parts)) if request.method == "POST" else None
    form, conflict = WordingForm(parts, spoken, data), None
    if form.is_valid():
        theirs = _save(request, consultation, code, form)
        if not theirs:
            messages.success(request, _saved(consultation))
            return redirect(
                "feedback:wording_list", org=request.organisation.slug, pk=consultation.pk
            )
        conflict = [one for one in clashes(form, theirs) if one.name in theirs]
        for name in (one for one in theirs if one.startswith(STAMP)):
            data = with_value(data, name, theirs[name])
        form = WordingForm(parts, spoken, data)
    context = _shown(consultation, code, parts) | {"form": form, "conflict": conflict}
    status = 409 if conflict is not None else 422 if form.is_bound else 200
    return page(request, "feedback/wordings/edit.html", context, status)


def _parts(consultation: Consultation, code: str) -> list[Part]:
    questions = questions_of(consultation)
    return parts_in(consultation, questions, code, stored_wording(consultation, questions, code))


def _save(
    request: StaffRequest, consultation: Consultation, code: str, form: WordingForm
) -> dict[str, Any]:
    """Keep the words; where somebody else changed the same parts meanwhile, return what stands there now."""
    try:
        save_wording(
            actor=request.actor,
            consultation=consultation,
            code=code,
            words=form.words,
            based_on=form.based_on,
            confirmed=form.confirmed,
        )
    except WordingConflictError as clash:
        return stored_values(clash.theirs)
    return {}


def _saved(consultation: Consultation) -> str:
    is_draft = consultation.opened_at is None
    return _("Saved.") if is_draft else _("Saved. People read it from now on.")


def _shown(consultation: Consultation, code: str, parts: Sequence[Part]) -> dict[str, Any]:
    spoken, is_easy = parts_of(code)
    return {
        "consultation": consultation,
        "spoken": language(spoken),
        "is_easy_read": is_easy,
        "original": language(language_of(consultation)),
        "count": counted(line for part in parts for line in part.lines),
        "is_draft": consultation.opened_at is None,
    }
