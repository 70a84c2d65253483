"""Fields that are answered in words."""

from typing import Any

from django import forms
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from feedback.question_types.base.contract import Question
from ui.forms import CleanCharField
from ui.text import clean_text

ATTRIBUTES: dict[str, Any] = {"autocomplete": "off", "dir": "auto"}
"""On every input for words: no suggestions on a shared phone, and the direction of what is typed."""


def clean_words(value: Any) -> str:
    """Words fit to be stored: no NUL, no stray surrogates, plain newlines, no blanks around them."""
    return clean_text(value if isinstance(value, str) else "").replace("\r\n", "\n").strip()


def check_length(words: str, longest: int) -> None:
    """Raise `ValidationError` saying by how many characters `words` are too long, if they are."""
    over = len(words) - longest
    if over > 0:
        message = ngettext(
            "This is %(over)s character too long. Your words are still here: please shorten them.",
            "This is %(over)s characters too long. Your words are still here: please shorten them.",
            over,
        )
        raise forms.ValidationError(message % {"over": over}, code="too_long")


class TextField(CleanCharField):
    """Words up to `longest` characters; the page never cuts them off, an error says how many are too many."""

    default_error_messages = {"required": _("Write an answer to this question.")}

    def __init__(self, question: Question, *, longest: int, widget: forms.Widget) -> None:
        self.longest = longest
        super().__init__(
            label=question.text,
            help_text=conditional_escape(question.hint),
            required=question.required,
            widget=widget,
        )

    def clean(self, value: Any) -> str:
        """The words. Raises `ValidationError` with a sentence; the words typed stay on the page."""
        words = super().clean(value)
        check_length(words, self.longest)
        return words
