"""Who sees each page of a form, and which questions people did not understand."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from access.gate import gate
from access.pages import page as staff_page
from feedback import policies
from feedback.actions import paths as actions
from feedback.actions.questions import QuestionsFrozenError
from feedback.actions.unclear import mark_unclear_seen
from feedback.forms.paths import PageRuleForm, RuleQuestionForm, values_of
from feedback.models import Consultation, PageRule, Question
from feedback.queries.asking import questions_of
from feedback.queries.paths import earlier_questions, pages_of, paths_of, rule_in_words, rule_stamp
from feedback.views.frame import StaffRequest, local_day, sent, to_consultation
from ui.conflicts import with_value

QUESTIONS = "questions"


@gate(policies.may_ask, Consultation)
@require_http_methods(["GET", "HEAD", "POST"])
def question_page_rule(
    request: StaffRequest, consultation: Consultation, page: int
) -> HttpResponse:
    """Show a page only to those who answered an earlier question in a certain way."""
    if consultation.opened_at is not None:
        return _frozen(request, consultation)
    questions = questions_of(consultation)
    pages = pages_of(questions)
    if not 1 <= page <= len(pages):
        raise Http404
    shown = paths_of(questions[0].form_version_id, questions).pages[page - 1].rules
    earlier = earlier_questions(pages, page)
    context = {"consultation": consultation, "number": page, "rules": shown, "earlier": earlier}
    context["texts"] = [each.text for each in pages[page - 1]]
    if not earlier:
        return staff_page(request, "feedback/asking/page_shown.html", context)
    rule = shown[0].rule if shown else None
    asked, form = _forms(request, earlier, rule)
    if "switch" not in request.POST and asked.is_valid() and form.is_valid():
        try:
            _save(request, consultation, page, asked, form)
        except actions.PageRuleConflictError as clash:
            return _clash(request, context, earlier, clash.theirs)
        except LookupError as gone:
            raise Http404 from gone
        return to_consultation(consultation, f"page-{page}")
    context |= {"question_form": asked, "form": form}
    is_refused = form.is_bound and "switch" not in request.POST
    return staff_page(
        request, "feedback/asking/page_shown.html", context, 422 if is_refused else 200
    )


def _forms(
    request: StaffRequest, earlier: list[Question], rule: PageRule | None, data: Any = None
) -> tuple[RuleQuestionForm, PageRuleForm]:
    """Return the choice of the question, and the form that fits it; without complaints when only the question changed."""
    by_id = {each.pk: each for each in earlier}
    before = rule.question_id if rule is not None and rule.question_id in by_id else earlier[-1].pk
    data = data or sent(request)
    asked = RuleQuestionForm(data, earlier=earlier, initial={"question": before})
    chosen = asked.cleaned_data["question"] if asked.is_bound and asked.is_valid() else before
    if "switch" in request.POST:
        stamp = request.POST.get("based_on", "")
        return asked, PageRuleForm(
            None, question=by_id[chosen], initial={"relation": "is", "based_on": stamp}
        )
    return asked, PageRuleForm(data, question=by_id[chosen], initial=values_of(rule))


def _save(
    request: StaffRequest, consultation: Consultation, page: int, asked: Any, form: Any
) -> None:
    actions.set_page_rule(
        actor=request.actor,
        consultation=consultation,
        page=page,
        based_on=form.cleaned_data["based_on"],
        values={
            "question_id": asked.cleaned_data["question"],
            "relation": form.cleaned_data["relation"],
            "value": form.cleaned_data["value"],
        },
    )


def _clash(
    request: StaffRequest,
    context: dict[str, Any],
    earlier: list[Question],
    theirs: PageRule | None,
) -> HttpResponse:
    """Show what somebody else saved meanwhile, and what was chosen here, ready to replace it."""
    data = with_value(request.POST, "based_on", rule_stamp(theirs))
    question_form, form = _forms(request, earlier, theirs, data)
    context |= {"question_form": question_form, "form": form, "is_conflict": True}
    context["theirs"] = rule_in_words(theirs) if theirs is not None else ""
    return staff_page(request, "feedback/asking/page_shown.html", context, 409)


@gate(policies.may_ask, Consultation)
@require_POST
def page_rule_remove(request: StaffRequest, consultation: Consultation, rule: int) -> HttpResponse:
    """Take a rule out: everybody sees its page."""
    try:
        actions.remove_page_rule(actor=request.actor, consultation=consultation, rule_id=rule)
    except QuestionsFrozenError:
        return _frozen(request, consultation)
    messages.success(request, _("The rule is taken out. Everybody sees that page."))
    return to_consultation(consultation, QUESTIONS)


@gate(policies.may_ask, Consultation)
@require_POST
def unclear_seen(request: StaffRequest, consultation: Consultation, question: int) -> HttpResponse:
    """Note that somebody has looked at what people did not understand."""
    mark_unclear_seen(
        actor=request.actor,
        consultation=consultation,
        question_id=question,
        today=local_day(consultation.organisation, timezone.now()),
    )
    return to_consultation(consultation, "unclear")


def _frozen(request: StaffRequest, consultation: Consultation) -> HttpResponse:
    messages.warning(
        request, _("It has opened: people were asked these questions, so they stay as they are.")
    )
    return to_consultation(consultation, QUESTIONS)
