"""A draft with questions of several kinds, worded in other languages through the actions; and a phone that reads it."""

from collections.abc import Mapping
from typing import Any

import pytest

from feedback.actions.wordings import save_wording
from feedback.models import Consultation
from feedback.queries.asking import questions_of
from feedback.queries.wordings import CARD, Part, parts_in, stored_wording
from tests.feedback.answering.conftest import CHOICES, Phone, ask_three, at_noon, phone
from tests.feedback.asking.conftest import Desk, desk

__all__ = ["at_noon", "desk", "phone"]

GRID = {"rows": [{"key": "r1", "label": "Staff listened"}], "points": ["No", "Partly", "Yes"]}


def parts_of_wording(consultation: Consultation, code: str) -> list[Part]:
    questions = questions_of(consultation)
    return parts_in(consultation, questions, code, stored_wording(consultation, questions, code))


def word(
    actor: Any, consultation: Consultation, code: str, *, leave: tuple[str, ...] = (), **words: Any
) -> None:
    """Word every line as `code: original`, but those whose name is in `leave`; `words` say otherwise by name."""
    parts = parts_of_wording(consultation, code)

    def said(part: Part) -> Mapping[str, str]:
        return {
            line.name: words.get(line.name, f"{code}: {line.original}")
            for line in part.lines
            if line.name not in leave
        }

    save_wording(
        actor=actor,
        consultation=consultation,
        code=code,
        words={part.key: said(part) for part in parts},
        based_on={part.key: part.stamp for part in parts},
    )


@pytest.fixture
def draft(desk: Desk) -> Consultation:
    made = desk.draft()
    desk.question(made, text="What was hardest?", hint="A word is enough.")
    desk.question(made, kind="one_choice", text="Which was worst?", settings=CHOICES)
    desk.question(made, kind="grid", text="Do you agree?", settings=GRID)
    return made


@pytest.fixture
def phone_at(at_noon: Any, db: Any) -> Any:
    """A phone at the door of an open consultation of three pages."""
    asked = ask_three(title="What is hard about waiting?")
    return asked, Phone().get(asked.door())


def sent_from(page: Any, **changed: Any) -> dict[str, Any]:
    """What a browser sends of the form on `page`, with some fields typed over."""
    form = page.context["form"]
    values = {name: form[name].value() or "" for name in form.fields if "right_" not in name}
    return values | changed


WHOLE = CARD
