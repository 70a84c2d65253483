"""How answers, unfinished answers and projects are taken out once more after a copy was put back."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from access.removals import kinds
from feedback.actions.bin import forget_project
from feedback.actions.taking_back import forget_answers, forget_draft
from feedback.actions.unclear import forget_unclear
from feedback.terms import ANSWERS_REMOVED, DRAFT_REMOVED, PROJECT_REMOVED, UNCLEAR_REMOVED


class AnswersRemoved:
    """One version of answers that was sent, by its random number."""

    kind = ANSWERS_REMOVED
    label = _("Answers that were taken out")

    def repeat(self, key: str, organisation: Any, on: date) -> None:
        """Delete them, and whose they were."""
        del organisation, on
        forget_answers(UUID(key))


class DraftRemoved:
    """What somebody typed and did not send: its number and its consultation's."""

    kind = DRAFT_REMOVED
    label = _("Unfinished answers that were removed")

    def repeat(self, key: str, organisation: Any, on: date) -> None:
        """Delete it."""
        del organisation, on
        number, consultation = key.split(".")
        forget_draft(int(number), int(consultation))


class UnclearRemoved:
    """That a question was not clear to somebody, by its random number."""

    kind = UNCLEAR_REMOVED
    label = _("What was said about unclear questions and taken back")

    def repeat(self, key: str, organisation: Any, on: date) -> None:
        """Delete it."""
        del organisation, on
        forget_unclear(UUID(key))


class ProjectRemoved:
    """A project that was thrown away and went for good: its number, and a mark of when it was started."""

    kind = PROJECT_REMOVED
    label = _("Projects that were thrown away")

    def repeat(self, key: str, organisation: Any, on: date) -> None:
        """Delete it, with what was asked and answered in it."""
        del organisation, on
        forget_project(key)


def register() -> None:
    """Register how removals of this app are repeated."""
    for one in (AnswersRemoved(), DraftRemoved(), UnclearRemoved(), ProjectRemoved()):
        if one.kind not in kinds:
            kinds.register(one)
