"""The types of question, a folder each. A new one is a folder copied from a neighbour and one line below.

Belongs here: how a type is answered, stored and summed up. Does not belong here: rows, pages, permissions.
"""

from feedback.question_types.base.contract import QuestionType, fits
from feedback.question_types.dots.type import Dots
from feedback.question_types.long_text.type import LongText
from feedback.question_types.one_choice.type import OneChoice
from feedback.question_types.ranking.type import Ranking
from feedback.question_types.scale.type import Scale
from feedback.question_types.several_choices.type import SeveralChoices
from feedback.question_types.short_text.type import ShortText
from kinds import Registry

registry: Registry[QuestionType] = Registry(
    "question type",
    (
        ShortText(),
        LongText(),
        OneChoice(),
        SeveralChoices(),
        Scale(),
        Ranking(),
        Dots(),
    ),
    validate=fits,
)


def choices() -> list[tuple[str, object]]:
    """Pairs of key and label for a model field, which stores this function by its path."""
    return registry.choices()
