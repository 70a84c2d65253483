"""The field for a picture: one file and words to it. What was kept before stands as the initial value, never in the page."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any, override

from django import forms
from django.utils.crypto import salted_hmac
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from feedback.domain.photos import RefusedError, Why
from feedback.question_types.base.contract import Question
from feedback.question_types.base.drawn import DrawnBoundField
from feedback.question_types.base.texts import check_length, clean_words
from feedback.question_types.photo.redraw import Redrawn, redrawn

EMPTY = {"picture": "", "words": ""}
LONGEST = 300
REFUSED = {
    Why.EMPTY: _("This file is empty. Take the picture again, or choose another one."),
    Why.TOO_BIG: _(
        "This picture is larger than 10 MB. Take it with a smaller size, or send a screenshot of it."
    ),
    Why.TOO_WIDE: _(
        "This picture has more dots than we can take. Take it with a smaller size, or send a screenshot of it."
    ),
    Why.HEIC: _(
        "This is a HEIC picture, which we cannot read. Take a screenshot of it and send that, or choose “Most compatible” in your camera’s settings and take it again."
    ),
    Why.KIND: _("We can take JPG, PNG or WebP pictures up to 10 MB. This is something else."),
    Why.MOVES: _("This picture moves. Send one that stands still, such as a screenshot of it."),
    Why.BROKEN: _(
        "We could not read this picture: a part of it may not have arrived. Send it again, or send a screenshot of it."
    ),
}


class PhotoWidget(forms.FileInput):
    """Reads the file, the words to it and "take it out" from a sent page; the bound field draws them."""

    @override
    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, Any]:
        """What was sent."""
        return {
            "file": files.get(name) if files else None,
            "words": data.get(f"{name}_words", ""),
            "is_out": f"{name}_out" in data,
        }


class PhotoBoundField(DrawnBoundField):
    """A picture on a page: the one that is kept, the file to choose, and the words to it."""

    field: "PhotoField"

    @property
    def kept(self) -> str:
        """The name of the picture that is kept, or an empty text."""
        return str((self.value() or EMPTY)["picture"])

    @property
    def address(self) -> str:
        """Where that picture can be seen, or an empty text where it is not shown."""
        return self.field.address_of(self.kept) if self.kept and self.field.address_of else ""

    @property
    def words(self) -> str:
        """The words typed so far."""
        return str((self.value() or EMPTY)["words"])

    @property
    def is_out(self) -> bool:
        """Whether it was ticked that the picture should go."""
        return bool((self.value() or EMPTY).get("is_out"))


class PhotoField(forms.FileField):
    """A picture and words to it; either is enough. Gives `{"picture": name, "words": text}`.

    `drawn` is the picture that came with this page, drawn anew, under the name that `key` and its bytes give it: the same page
    sent twice keeps one picture. It is there even when something else on the page is refused.
    """

    widget = PhotoWidget
    bound_field_class = PhotoBoundField
    drawn_by = "question_types/photo/inputs.html"
    longest = LONGEST
    default_error_messages = {"required": _("Add a picture, or answer in words.")}

    def __init__(self, question: Question) -> None:
        self.drawn: Redrawn | None = None
        self.name = ""
        self.key = uuid.uuid4().hex
        self.address_of: Callable[[str], str] | None = None
        self.is_too_big = False
        about = gettext("Take a photo, or draw on paper and take a photo of it.")
        super().__init__(
            label=question.text,
            help_text=escape(f"{question.hint} {about}" if question.hint else about),
            required=question.required,
        )

    def clean(self, data: Any, initial: Any = None) -> dict[str, str]:
        """The answer. Raises `ValidationError` with a sentence; words and an earlier picture stay on the page."""
        sent, before = data or {}, initial or EMPTY
        words = clean_words(sent.get("words", ""))
        picture = "" if sent.get("is_out") else before["picture"]
        if sent.get("file") is not None:
            picture = self._take(sent["file"])
        elif self.is_too_big:
            raise forms.ValidationError(REFUSED[Why.TOO_BIG], code=Why.TOO_BIG)
        check_length(words, LONGEST)
        if self.required and not picture and not words:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return {"picture": picture, "words": words}

    def _take(self, file: Any) -> str:
        try:
            self.drawn = redrawn(file.read())
        except RefusedError as refused:
            raise forms.ValidationError(REFUSED[refused.why], code=refused.why) from None
        mark = salted_hmac("picture", self.drawn.content + self.key.encode(), algorithm="sha256")
        self.name = str(uuid.UUID(mark.hexdigest()[:32], version=4))
        return self.name

    def bound_data(self, data: Any, initial: Any) -> dict[str, Any]:
        """What is shown of a page that was sent: the words as typed, and the picture that is kept by now."""
        sent, before = data or {}, initial or EMPTY
        return {
            "picture": self.name or before["picture"],
            "words": sent.get("words", ""),
            "is_out": bool(sent.get("is_out")) and not self.name,
        }
