"""Which pages depend on earlier answers, in sentences for those who write the form, and what is wrong with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback import terms
from feedback.domain import paths
from feedback.models import PageRule, Question
from feedback.queries.comparing import can_be, label_of
from feedback.queries.sheets import rules_among
from feedback.question_types import asks

HARMLESS = {paths.ALWAYS}
"""What keeps nobody from answering: said, but no reason not to open."""

FAULTS = {
    paths.FIRST_PAGE: gettext_lazy(
        "Page %(page)s has a rule, but nothing is asked before it. Move it down, or show it to everybody."
    ),
    paths.QUESTION_GONE: gettext_lazy(
        "Page %(page)s waits for a question that was taken out. Choose another question, or show the page to everybody."
    ),
    paths.PAGE_GONE: gettext_lazy(
        "A rule belongs to a page whose first question was taken out. Take the rule out as well."
    ),
    paths.NOT_EARLIER: gettext_lazy(
        "Page %(page)s waits for the answer to “%(question)s”, which is not asked before it. Move the page down, or "
        "choose an earlier question."
    ),
    paths.TWO_RULES: gettext_lazy(
        "Page %(page)s has two rules, because two pages became one. Take one of them out."
    ),
    paths.NEVER: gettext_lazy(
        "Nobody would ever see page %(page)s: “%(value)s” is no answer to “%(question)s”. Choose another answer."
    ),
    paths.ALWAYS: gettext_lazy(
        "The rule of page %(page)s leaves nobody out: nobody can answer “%(value)s” to “%(question)s”."
    ),
    paths.UNREACHABLE: gettext_lazy(
        "Nobody would ever see page %(page)s: it waits for an answer to “%(question)s”, on a page that nobody sees."
    ),
}

type Pages = Sequence[Sequence[Question]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One rule in words, and what is wrong with it. `page` is 0 where its page is gone."""

    rule: PageRule
    page: int
    sentence: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class PagePath:
    """One page: who sees it."""

    page: int
    first_question: int
    rules: list[Shown] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Paths:
    """All pages of a form, the rules that belong to none of them, and why it cannot open."""

    pages: list[PagePath]
    lost: list[Shown]
    blocking: list[str]


def paths_of(version_id: int | None, questions: Sequence[Question]) -> Paths:
    """Return who sees each page of a version with these questions; one statement."""
    pages = pages_of(questions)
    stored = list(PageRule.objects.filter(form_version=version_id)) if version_id else []
    ruled = rules_among(pages, stored)
    by_key = {str(question.key): question for question in questions}
    found = {
        one.place: one
        for one in paths.faults(ruled, lambda rule: can_be(by_key[rule.question], rule.value))
    }
    shown = [
        Shown(
            rule=row,
            page=rule.page,
            sentence=_sentence(rule, by_key.get(rule.question)),
            fault=_fault(found[place].code, rule, by_key) if place in found else "",
        )
        for place, (row, rule) in enumerate(zip(stored, ruled, strict=True))
    ]
    return Paths(
        [
            PagePath(number, page[0].pk, [one for one in shown if one.page == number])
            for number, page in enumerate(pages, start=1)
        ],
        [one for one in shown if one.page == 0],
        [
            shown[place].fault
            for place, fault in sorted(found.items())
            if fault.code not in HARMLESS
        ],
    )


def pages_of(questions: Iterable[Question]) -> list[list[Question]]:
    """Return questions in order, page by page."""
    ordered = sorted(questions, key=lambda one: (one.page, one.position, one.pk))
    return [list(page) for _number, page in groupby(ordered, key=lambda one: one.page)]


def earlier_questions(pages: Pages, page: int) -> list[Question]:
    """Return what is asked before a page, in order."""
    return [each for earlier in pages[: page - 1] for each in earlier if asks(each)]


def rules_at(page: int, pages: Pages, stored: Iterable[PageRule]) -> list[PageRule]:
    """Return the rules of one page. Raises `LookupError` when there is no such page."""
    if not 1 <= page <= len(pages):
        message = f"There is no page {page}."
        raise LookupError(message)
    rows = list(stored)
    ruled = rules_among(pages, rows)
    return [row for row, rule in zip(rows, ruled, strict=True) if rule.page == page]


def rule_stamp(rule: PageRule | None) -> str:
    """Return what a form was filled from, so that a change by somebody else meanwhile is noticed; "" for no rule."""
    return "" if rule is None else f"{rule.question_id}:{rule.relation}:{rule.value}"


def rule_in_words(rule: PageRule) -> str:
    """Return a stored rule as a sentence; one statement where its question was not read along."""
    question = rule.question
    return _words(rule.relation, rule.value, question)


def _sentence(rule: paths.Rule, question: Question | None) -> str:
    return _words(rule.relation, rule.value, question)


def _words(relation: str, value: str, question: Question | None) -> str:
    return _("Shown only if “%(question)s” %(relation)s “%(value)s”") % {
        "question": question.text if question else _("a question that was taken out"),
        "relation": dict(terms.PAGE_RULE_RELATIONS)[relation],
        "value": label_of(question, value) if question else value,
    }


def _fault(code: str, rule: paths.Rule, by_key: dict[str, Any]) -> str:
    question = by_key.get(rule.question)
    return str(FAULTS[code]) % {
        "page": rule.page,
        "question": question.text if question else "",
        "value": label_of(question, rule.value) if question else rule.value,
    }
