"""Whether somebody should get in touch. Name and number are no part of the answer.

They are given on a page of their own after sending and stand in the register, joined to no answer
(`docs/decisions/0033-getting-in-touch-is-apart-from-answers.md`).
"""

from collections.abc import Mapping
from typing import Any, override

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.domain.minutes import CLOSED_SECONDS
from feedback.question_types.base.cells import with_words
from feedback.question_types.base.choices import KeyField
from feedback.question_types.base.contract import Question
from feedback.question_types.base.keys import KeyType, Options
from feedback.question_types.base.settings import SettingsForm
from ui.forms import CleanCharField

OWN = (("yes", _("Yes, please get in touch")), ("no", _("No")))
HOW = "how"
HOW_LENGTH = 300


class ContactMeSettingsForm(SettingsForm):
    """Who gets in touch, how and by when."""

    how = CleanCharField(
        label=_("Who gets in touch, how and by when"),
        help_text=_("People read this with the question, such as: Isla rings you by 12 December."),
        max_length=HOW_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Say who gets in touch, how and by when.")},
    )

    @classmethod
    def initial_from(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        """What was written."""
        return {HOW: settings.get(HOW, "")}

    def to_settings(self) -> dict[str, Any]:
        """What was written."""
        return {HOW: self.cleaned_data[HOW]}


class ContactMeField(KeyField):
    """Yes or no, and below it what yes leads to."""

    drawn_by = "question_types/contact_me/rows.html"

    def __init__(self, question: Question, options: Options, *, how: str) -> None:
        self.how = how
        super().__init__(question, options)


class ContactMe(KeyType):
    """Whether somebody should get in touch. Its value is "yes", "no" or empty; nothing else can be kept."""

    kind = "contact_me"
    label = _("Should we get in touch?")
    seconds = CLOSED_SECONDS
    settings_form = ContactMeSettingsForm
    offers_contact = True

    @override
    def options(self, question: Question) -> Options:
        """Yes and no."""
        return with_words(OWN, question.settings.get("labels"))

    @override
    def build_field(self, question: Question) -> forms.Field:
        """Yes and no as radio buttons."""
        return ContactMeField(question, self.options(question), how=self._how(question))

    @override
    def words_for(self, question: Question) -> int:
        """What yes leads to is read too."""
        return super().words_for(question) + len(self._how(question).split())

    @override
    def labels_of(self, question: Question) -> dict[str, Any]:
        """Yes, no, and who gets in touch."""
        return dict(self.options(question)) | {HOW: self._how(question)}

    @override
    def comparable(self, question: Question) -> Options:
        """Yes and no."""
        return self.options(question)

    def _how(self, question: Question) -> str:
        other = question.settings.get("labels") or {}
        return str(other.get(HOW) or question.settings.get(HOW, ""))
