"""Putting questions of the bank, or of a method, into what is being written."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import override

from access.actors import Actor
from feedback import question_types
from feedback.actions.questions import add_question
from feedback.bank import Asked, BankQuestion
from feedback.models import Consultation, Question
from feedback.queries.asking import language_of
from stages.methods import MethodQuestion


@transaction.atomic
def add_from_bank(
    *, actor: Actor, consultation: Consultation, entries: Iterable[BankQuestion]
) -> list[Question]:
    """Put entries at the end, in the language of the consultation; kinds that there are none of here are left out.

    Raises `QuestionsFrozenError` when people have been asked already.
    """
    with override(language_of(consultation)):
        return [
            add_question(
                actor=actor,
                consultation=consultation,
                values={
                    "kind": asked.kind,
                    "text": str(asked.text),
                    "hint": str(asked.hint),
                    "settings": settings_of(asked),
                    "what_for": entry.functions[0],
                    "bank_code": entry.code_of(number),
                    "owes_answer": entry.owes_answer and number == 0,
                    "picture": "" if number else entry.picture,
                },
            )
            for entry in entries
            for number, asked in enumerate(entry.asked)
            if asked.kind in question_types.registry
        ]


def settings_of(ready: Asked | MethodQuestion) -> dict[str, object]:
    """Return what the question's type stores of its choices, points or things to put in order.

    Raises:
        LookupError: when there is no such type of question.
        ValueError: when the type does not take these choices.

    """
    lines = "\n".join(str(one) for one in ready.choices)
    names = ("choices", "points", "faces", "rows", "items")
    given = dict.fromkeys(names, lines) | {"something_else": ready.has_words}
    form = question_types.registry.get(ready.kind).settings_form(given)
    if not form.is_valid():
        message = f"{ready.kind} does not take {ready.choices}: {form.errors.as_json()}"
        raise ValueError(message)
    return form.to_settings()
