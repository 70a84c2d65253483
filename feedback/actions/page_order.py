"""Numbering the pages of a form after questions moved: no gaps, and each rule stays with its page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from uuid import UUID

from feedback.models import FormVersion, Question


@contextmanager
def arranging(version: FormVersion) -> Iterator[list[Question]]:
    """Give the questions in order to be moved or saved; number them again, and let rules follow their pages, afterwards."""
    questions = list(version.questions.all())
    before = {
        page: [one.key for one in some]
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
    version: FormVersion, before: dict[int, list[UUID]], questions: Sequence[Question]
) -> None:
    """Let each rule stay with the question that its page begins with; where that is gone, with the next one of the page.

    Where no question of the page is left, or two rules meet, one goes.
    """
    rules = list(version.page_rules.all())
    left = {question.key: question for question in questions}
    taken = {rule.starts_with for rule in rules if rule.starts_with in left}
    for rule in rules:
        if rule.starts_with not in left:
            page = next((keys for keys in before.values() if rule.starts_with in keys), [])
            start = next((key for key in page if key in left), None)
            if start is None or start in taken:
                rule.delete()
                continue
            taken.add(start)
            rule.starts_with = start
        rule.page = left[rule.starts_with].page
        rule.save(update_fields=["starts_with", "page"])
