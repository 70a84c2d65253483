"""Numbering the pages of a form after questions moved: no gaps, and each rule stays with its page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from feedback.models import FormVersion, PageRule, Question


@contextmanager
def arranging(version: FormVersion) -> Iterator[list[Question]]:
    """Give the questions in order to be moved or saved; number them again, and let rules follow their pages, afterwards."""
    questions = list(version.questions.all())
    before = {
        page: [one.pk for one in some]
        for page, some in groupby(questions, key=lambda one: one.page)
    }
    yield questions
    _let_rules_follow(version, before, _number_again(version))


def save_order(questions: Sequence[Question]) -> None:
    """Keep pages as they are set, and places in the order of `questions`."""
    for position, question in enumerate(questions, start=1):
        question.position = position
    Question.objects.bulk_update(questions, ["page", "position"])


def _number_again(version: FormVersion) -> list[Question]:
    questions = list(version.questions.all())
    pages = sorted({question.page for question in questions})
    for question in questions:
        question.page = pages.index(question.page) + 1
    save_order(questions)
    return questions


def _let_rules_follow(
    version: FormVersion, before: dict[int, list[int]], questions: Sequence[Question]
) -> None:
    """Move each rule to where the first question of its page stands now; where no question is left, or two rules meet, one goes."""
    rules = list(version.page_rules.all())
    if not rules:
        return
    page_of = {question.pk: question.page for question in questions}
    kept: dict[int, PageRule] = {}
    for rule in rules:
        page = next((page_of[pk] for pk in before.get(rule.page, ()) if pk in page_of), None)
        if page is not None and page not in kept:
            rule.page, kept[page] = page, rule
    version.page_rules.all().delete()
    PageRule.objects.bulk_create(kept.values())
