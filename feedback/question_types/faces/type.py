"""One of three faces, each with its word."""

from collections.abc import Mapping
from typing import Any, override

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import GRID_ROW_SECONDS
from feedback.question_types.base.cells import with_words
from feedback.question_types.base.choices import LABELS, RATHER_NOT_SAY, KeyField
from feedback.question_types.base.contract import Question
from feedback.question_types.base.keys import KeyType, Options
from feedback.question_types.base.settings import LinesField, SettingsForm

FACES = ("good", "ok", "not_good")
WORDS = (_("Good"), _("OK"), _("Not good"))
"""The words of faces that nobody has named otherwise."""


def words_of(settings: Mapping[str, Any]) -> list[Any]:
    """The word of each face."""
    return list(settings.get("points") or WORDS)


class FacesSettingsForm(SettingsForm):
    """The words under the faces. They are never left out: a face alone is read in many ways."""

    points = LinesField(
        label=_("Words for the faces"),
        help_text=_("Three lines: the smiling face, the straight one, the sad one."),
        least=3,
        most=3,
        longest=60,
        too_few=_("Write three lines, one for each face."),
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The words as lines."""
        return {"points": "\n".join(str(word) for word in words_of(settings))}

    def to_settings(self) -> dict[str, Any]:
        """The words as they were written."""
        return {"points": self.cleaned_data["points"]}


class FacesField(KeyField):
    """Three faces and "I would rather not say"."""

    drawn_by = "question_types/faces/rows.html"


class Faces(KeyType):
    """One of three faces, or rather not. Its value is "good", "ok", "not_good", "rather_not_say" or empty."""

    kind = "faces"
    label = _("Three faces")
    seconds = GRID_ROW_SECONDS
    settings_form = FacesSettingsForm
    group = "one"

    @override
    def options(self, question: Question) -> Options:
        """The faces in words, and rather not say."""
        words = [*zip(FACES, words_of(question.settings), strict=True)]
        offered = [*words, (RATHER_NOT_SAY, LABELS[RATHER_NOT_SAY])]
        return with_words(offered, question.settings.get("labels"))

    @override
    def build_field(self, question: Question) -> forms.Field:
        """The faces as radio buttons."""
        return FacesField(question, self.options(question))
