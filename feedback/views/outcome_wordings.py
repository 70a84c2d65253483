"""An outcome in Easy Read, for children, and in other languages: what there is, and the words beside the plain ones."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from access.gate import gate
from access.pages import page
from feedback import loop_terms, policies, wording_terms
from feedback.actions.outcome_wordings import (
    OutcomeChangedError,
    OutcomeWordingConflictError,
    save_outcome_wording,
)
from feedback.domain.outcome_forms import Wanted
from feedback.forms.outcome_wordings import WORD, OutcomeWordingForm, stored_values
from feedback.models import Outcome
from feedback.queries.outcome_desk import (
    Desk,
    desk_of,
    four_fs_in_words,
    has_no_other_words,
    head_of,
    looks_in_words,
    may_word_outcome,
    wording_rows,
)
from feedback.queries.outcome_readings import query_of
from feedback.views.frame import StaffRequest, local_day
from ui.conflicts import chosen, clashes, with_value
from ui.languages import LANGUAGES


@gate(policies.may_see, Outcome)
@require_safe
def outcome_wording_list(request: StaffRequest, outcome: Outcome) -> HttpResponseBase:
    """Show in which words an outcome can be read, and lead to another that is picked from the list."""
    picked = Wanted(request.GET.get("form", ""), request.GET.get("language", ""))
    may_write = policies.may_publish(request.actor, outcome)
    if may_write and may_word_outcome(outcome.consultation, *picked):
        return _to_edit(outcome, picked)
    version, about = head_of(outcome), outcome.consultation
    rests = version is not None and has_no_other_words(version, about, timezone.now())
    context = {
        "outcome": outcome,
        "consultation": about,
        "items": list(outcome.items.all()),
        "version": version,
        "rows": wording_rows(outcome, version) if version else [],
        "forms": loop_terms.WORDING_FORMS,
        "languages": LANGUAGES.values(),
        "may_write": may_write and not rests,
        "rests": loop_terms.FIX_HAS_NO_OTHER_WORDS if rests else "",
    }
    return page(request, "feedback/outcome_wordings/list.html", context)


@gate(policies.may_publish, Outcome)
@require_http_methods(["GET", "HEAD", "POST"])
def outcome_wording_edit(
    request: StaffRequest, outcome: Outcome, form: str, language: str
) -> HttpResponseBase:
    """Word an outcome beside its plain words; when somebody else did so meanwhile, show both."""
    if not may_word_outcome(outcome.consultation, form, language):
        raise Http404
    today = local_day(outcome.organisation, timezone.now())
    desk = desk_of(outcome, Wanted(form, language))
    if desk is None:
        return redirect(
            "feedback:outcome_wording_list", org=request.organisation.slug, pk=outcome.pk
        )
    if request.method != "POST":
        return _desk_page(request, desk, OutcomeWordingForm(desk, today=today), today)
    data = chosen(request.POST, stored_values(desk))
    typed = OutcomeWordingForm(desk, data, today=today)
    if "check" in request.POST:
        return _desk_page(request, desk, typed, today)
    if not typed.is_valid():
        return _desk_page(request, desk, typed, today, status=422)
    return _saved(request, desk, typed, today)


def _saved(
    request: StaffRequest, desk: Desk, typed: OutcomeWordingForm, today: date
) -> HttpResponseBase:
    try:
        save_outcome_wording(
            actor=request.actor,
            outcome=desk.outcome,
            wanted=desk.wanted,
            number=typed.cleaned_data["number"],
            based_on=typed.cleaned_data["based_on"],
            words=typed.words,
            pictures=typed.pictures,
            four_fs=typed.four_fs,
            read_by=typed.cleaned_data["read_by"],
            read_on=typed.cleaned_data["read_on"],
            now=timezone.now(),
        )
    except OutcomeChangedError:
        return _again(request, desk, typed, today, has_moved=True)
    except OutcomeWordingConflictError:
        return _again(request, desk, typed, today)
    except ValidationError as refusal:
        typed.add_error(None, refusal)
        return _desk_page(request, desk, typed, today, status=422)
    read_now = _("Saved. People read it from now on.")
    messages.success(request, read_now if desk.is_public else _("Saved."))
    return redirect(
        "feedback:outcome_wording_list", org=request.organisation.slug, pk=desk.outcome.pk
    )


def _again(
    request: StaffRequest,
    desk: Desk,
    typed: OutcomeWordingForm,
    today: date,
    *,
    has_moved: bool = False,
) -> HttpResponse:
    """Show what was typed beside what stands there by now; the next try starts from that. No word is lost."""
    desk = desk_of(desk.outcome, desk.wanted) or desk
    theirs = stored_values(desk)
    data: Any = request.POST
    for name in ("number", "based_on"):
        data = with_value(data, name, theirs[name])
    boxes = {WORD + line.name for line in desk.lines}
    gone = [name for name in request.POST if name.startswith(WORD) and name not in boxes]
    left = [request.POST[name] for name in gone if request.POST[name].strip()]
    more: dict[str, Any] = {"has_moved": has_moved, "left_over": left}
    if desk.stored is not None:
        more["conflict"] = clashes(typed, theirs)
    anew = OutcomeWordingForm(desk, data, today=today)
    return _desk_page(request, desk, anew, today, status=409, **more)


def _desk_page(
    request: StaffRequest,
    desk: Desk,
    form: OutcomeWordingForm,
    today: date,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    words = form.words
    rests = has_no_other_words(desk.version, desk.consultation, timezone.now())
    found = {name: looks_in_words(text, desk.wanted) for name, text in words.items() if text}
    counted = four_fs_in_words(desk, words, today)
    context = {
        "desk": desk,
        "consultation": desk.consultation,
        "outcome": desk.outcome,
        "form": form,
        "rows": [(row, found.get(row.line.name, ())) for row in form.rows],
        "fours": [(one, counted.get(one.code, "")) for one in form.fours],
        "look_count": sum(map(len, found.values())),
        "is_checked": any(words.values()),
        "pairs": wording_terms.PAIRS[desk.wanted.form],
        "query": query_of(desk.wanted),
        "has_errors": status == 422,  # noqa: PLR2004 -- what was typed cannot be taken
        "rests": loop_terms.FIX_HAS_NO_OTHER_WORDS if rests else "",
    }
    return page(request, "feedback/outcome_wordings/edit.html", context | more, status)


def _to_edit(outcome: Outcome, wanted: Wanted) -> HttpResponseBase:
    return redirect(
        "feedback:outcome_wording_edit",
        org=outcome.organisation.slug,
        pk=outcome.pk,
        form=wanted.form,
        language=wanted.language,
    )
