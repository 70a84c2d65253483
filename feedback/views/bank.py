"""The question bank and its sets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page
from feedback import bank, policies, question_types
from feedback.actions.bank import add_from_bank
from feedback.actions.questions import QuestionsFrozenError
from feedback.forms.bank import BankFilterForm
from feedback.models import Consultation
from feedback.queries.asking import is_being_written, questions_of
from feedback.views.asking_questions import QUESTIONS, frozen
from feedback.views.frame import StaffRequest, to_consultation, to_question
from projects.models import GroupKind
from stages.terms import FUNCTION_QUESTIONS


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def question_bank(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Show the questions of the bank that fit, and add those that are ticked."""
    if not is_being_written(consultation):
        return frozen(request, consultation)
    picked = [one for one in map(_entry, request.POST.getlist("entry")) if one is not None]
    if request.method == "POST" and picked:
        return _added(request, consultation, picked)
    sought = request.GET or {"stage": str(consultation.stage.number)}
    form = BankFilterForm(sought)
    there = {question.bank_code for question in questions_of(consultation)}
    entries = bank.suiting(question_types.registry.keys(), **form.wanted())
    context = {
        "consultation": consultation,
        "form": form,
        "rows": [bank_row(one, is_there=one.code in there) for one in entries],
        "sets": bank.every_set().values(),
        "is_nothing_picked": request.method == "POST",
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "feedback/asking/bank.html", context, status)


@dataclass(frozen=True, slots=True)
class BankRow:
    """One entry as the page shows it: what it is for and whom it suits, in words."""

    entry: bank.BankQuestion
    purposes: list[Any]
    whom: list[str]
    kinds: list[Any]
    is_there: bool


def bank_row(entry: bank.BankQuestion, *, is_there: bool) -> BankRow:
    """Return an entry in words."""
    kinds, groups = dict(question_types.choices()), dict(GroupKind.choices)
    return BankRow(
        entry=entry,
        purposes=[FUNCTION_QUESTIONS[one] for one in entry.functions],
        whom=[str(groups[one]) for one in entry.for_whom],
        kinds=[kinds[one.kind] for one in entry.asked if one.kind in kinds],
        is_there=is_there,
    )


@gate(policies.may_ask, Consultation)
@require_POST
def question_set(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    """Add the questions of a set."""
    wanted = bank.every_set().get(request.POST.get("set", ""))
    if wanted is None:
        messages.warning(request, _("There is no such set. Choose one of these."))
        return to_consultation(consultation, QUESTIONS)
    return _added(request, consultation, wanted.questions)


def _added(
    request: StaffRequest, consultation: Consultation, entries: Sequence[bank.BankQuestion]
) -> HttpResponse:
    try:
        made = add_from_bank(actor=request.actor, consultation=consultation, entries=entries)
    except QuestionsFrozenError:
        return frozen(request, consultation)
    words = ngettext(
        "%(n)s question is added. Change its words as you like.",
        "%(n)s questions are added. Change their words as you like.",
        len(made),
    )
    messages.success(request, words % {"n": len(made)})
    return (
        to_question(consultation, made[0].pk) if made else to_consultation(consultation, QUESTIONS)
    )


def _entry(code: str) -> bank.BankQuestion | None:
    return bank.every_question().get(code)
