"""The types of question, a folder each. A new one is a folder copied from a neighbour and one line below.

Belongs here: how a type is answered, stored and summed up. Does not belong here: rows, pages, permissions.
"""

from django.utils.translation import gettext_lazy as _

from feedback.question_types.base.contract import Question, QuestionType, fits
from feedback.question_types.consent.type import Consent
from feedback.question_types.contact_me.type import ContactMe
from feedback.question_types.date.type import Date
from feedback.question_types.dots.type import Dots
from feedback.question_types.faces.type import Faces
from feedback.question_types.grid.type import Grid
from feedback.question_types.long_text.type import LongText
from feedback.question_types.number.type import Number
from feedback.question_types.one_choice.type import OneChoice
from feedback.question_types.photo.type import Photo
from feedback.question_types.ranking.type import Ranking
from feedback.question_types.scale.type import Scale
from feedback.question_types.section.type import Section
from feedback.question_types.several_choices.type import SeveralChoices
from feedback.question_types.short_text.type import ShortText
from feedback.question_types.yes_no.type import YesNo
from kinds import Registry

registry: Registry[QuestionType] = Registry(
    "question type",
    (
        ShortText(),
        LongText(),
        Photo(),
        OneChoice(),
        SeveralChoices(),
        Scale(),
        Faces(),
        YesNo(),
        Grid(),
        Ranking(),
        Dots(),
        Number(),
        Date(),
        ContactMe(),
        Consent(),
        Section(),
    ),
    validate=fits,
)


GROUPS = {
    "one": _("Pick one"),
    "some": _("Pick some"),
    "words": _("Words"),
    "order": _("Order"),
    "other": _("Other"),
}
"""Where a kind stands in the list of kinds, in order."""


def asks(question: Question) -> bool:
    """Return whether `question` asks anything, and so has a field, an answer and a number."""
    return registry.get(question.kind).asks


def with_pictures() -> list[str]:
    """Return the kinds of which an answer can be a picture."""
    return [one.kind for one in registry if one.keeps_pictures]


def grouped() -> list[tuple[object, list[tuple[str, object]]]]:
    """Return the kinds under the name of their group, for a list to choose from; without empty groups."""
    kinds = {
        label: [(one.kind, one.label) for one in registry if one.group == group]
        for group, label in GROUPS.items()
    }
    return [(label, found) for label, found in kinds.items() if found]


def choices() -> list[tuple[str, object]]:
    """Pairs of key and label for a model field, which stores this function by its path."""
    return registry.choices()
