"""Reading and sorting words: what is shown, which theme, which part; themes; a quote with its question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from feedback.domain.parts import Span, chosen, is_part, sentences, trimmed
from feedback.models import Theme
from feedback.queries.words import NO_THEME, NOTES, Wanted
from ui.forms import CleanCharField, Form

LONGEST_NAME, LONGEST_MEANING = 80, 300
NO, YES = "no", "yes"


class NarrowForm(Form):
    """What is shown of the words; it stands in the address."""

    q = CleanCharField(label=_("Words to look for"), max_length=200, required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    question = forms.ChoiceField(label=_("Question"), required=False)
    group = forms.ChoiceField(
        label=_("Group"),
        required=False,
        help_text=_("Only groups of which enough people answered."),
    )
    unread = forms.BooleanField(label=_("Only what I have not read"), required=False)

    def __init__(
        self,
        *args: Any,
        themes: Iterable[Theme],
        questions: Sequence[tuple[str, str]],
        groups: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        """Take what can be chosen; what an address names besides is not narrowed to."""
        super().__init__(*args, **options)
        named = [(str(one.pk), one.name) for one in themes]
        self.offer("theme", [("", _("Any or none")), (NO_THEME, _("In no theme")), *named])
        self.offer(
            "question", [("", _("All")), *questions, (NOTES, _("What was said in meetings"))]
        )
        self.offer("group", [("", _("Everybody")), *groups])
        if not groups:
            del self.fields["group"]

    def wanted(self) -> Wanted:
        """Return what is wanted; what cannot be meant is left out."""
        self.is_valid()
        given: dict[str, Any] = {name: self.cleaned_data.get(name) for name in self.fields}
        return Wanted(**{name: value for name, value in given.items() if value})


class ThemeForm(Form):
    """A theme: its name, and what belongs to it."""

    name = CleanCharField(label=_("Name of the theme"), max_length=LONGEST_NAME)
    meaning = CleanCharField(
        label=_("What belongs to it?"),
        max_length=LONGEST_MEANING,
        required=False,
        help_text=_("One sentence, so that two readers sort alike."),
    )


class ChangeThemeForm(ThemeForm):
    """A theme as it is changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class JoinForm(Form):
    """Which theme it becomes part of."""

    into = forms.TypedChoiceField(
        label=_("Which theme does it become part of?"), coerce=int, widget=forms.RadioSelect
    )


class TagForm(Form):
    """Which theme, an old one or a new one, and which part of the words; without a part it is all of them."""

    theme = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    name = CleanCharField(label=_("A new theme"), max_length=LONGEST_NAME, required=False)
    parts = forms.TypedMultipleChoiceField(required=False, coerce=int)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: str, themes: Iterable[Theme], **options: Any) -> None:
        """Take the words and the themes there are."""
        super().__init__(*args, **options)
        self.text = text
        self.offer("theme", [("", ""), *((one.pk, one.name) for one in themes)])
        self.offer("parts", [(number, number) for number in range(len(sentences(text)))])

    def clean(self) -> dict[str, Any]:
        """Check that a theme was chosen, and that the part is one."""
        given = super().clean() or {}
        if not self.errors and not given["theme"] and not given["name"]:
            raise ValidationError(_("Choose a theme, or write the name of a new one."))
        if not self.errors and not self._spans(given):
            raise ValidationError(_("Nothing is chosen in these words. Choose a part once more."))
        return given

    def spans(self) -> Sequence[Span]:
        """Return which stretches of the words are meant."""
        return self._spans(self.cleaned_data)

    def _spans(self, given: Mapping[str, Any]) -> Sequence[Span]:
        if given["start"] is not None and given["end"] is not None:
            one = trimmed(self.text, given["start"], given["end"])
        elif given["parts"]:
            return chosen(self.text, given["parts"])
        else:
            one = trimmed(self.text, 0, len(self.text))
        return [one] if one is not None else []


class MarkForm(Form):
    """Which words are taken out of a theme."""

    mark = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class TickedForm(Form):
    """Which words were ticked in the list, and which theme they go under."""

    words = forms.MultipleChoiceField(
        error_messages={
            "required": _("Tick some words first."),
            "invalid_choice": _("Some of these words are not here any more. Look again."),
        }
    )
    theme = forms.TypedChoiceField(label=_("Theme"), required=False, coerce=int, empty_value=None)
    name = CleanCharField(label=_("Or a new theme"), max_length=LONGEST_NAME, required=False)

    def __init__(
        self, *args: Any, known: Iterable[UUID], themes: Iterable[Theme], **options: Any
    ) -> None:
        """Take the keys of the words that may be read, and the themes there are."""
        super().__init__(*args, **options)
        self.offer("words", [(str(one), "") for one in known])
        self.offer("theme", [("", _("Choose")), *((one.pk, one.name) for one in themes)])

    def clean(self) -> dict[str, Any]:
        """Check that a theme was chosen, unless they are only noted as read."""
        given = super().clean() or {}
        names = given.get("theme") or given.get("name")
        if not self.errors and not names and self.data.get("do") != "read":
            raise ValidationError(_("Choose a theme, or write the name of a new one."))
        return given


class QuoteForm(Form):
    """The words that may be shown, and whether somebody could be recognised by them."""

    text = CleanCharField(
        label=_("The words that are shown"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("All of them or a part. Leave out what tells who it is; change no word."),
    )
    recognised = forms.ChoiceField(
        label=_("Could someone be recognised?"),
        choices=[
            (NO, _("No. Nobody could tell who said it, or whom it is about")),
            (YES, _("Yes, or I am not sure")),
        ],
        widget=forms.RadioSelect,
        help_text=_(
            "Think of neighbours, school and family: a name, a place, an illness, a day, a turn of phrase. In a small group few words are enough."
        ),
        error_messages={"required": _("Say whether someone could be recognised.")},
    )

    def __init__(self, *args: Any, whole: str, **options: Any) -> None:
        """Take the person's words."""
        super().__init__(*args, **options)
        self.whole = whole

    def clean_text(self) -> str:
        """Return the words. Raises `ValidationError` unless they are the person's own."""
        text: str = self.cleaned_data["text"]
        if not is_part(text, self.whole):
            raise ValidationError(
                _("These are not the person’s own words. Take out words at the ends only.")
            )
        return text

    def clean_recognised(self) -> str:
        """Return the answer. Raises `ValidationError` where somebody could be recognised."""
        if self.cleaned_data["recognised"] == YES:
            raise ValidationError(
                _("Then it is no quote. Choose fewer words, or say it in words of your own.")
            )
        return NO


class TakeOutForm(Form):
    """As which kind of file answers are taken out."""

    kind = forms.ChoiceField(
        label=_("Which kind of file"),
        choices=[
            ("xlsx", _("Excel (.xlsx), the code book on a second sheet")),
            ("csv", _("CSV, for any program: two files in one .zip")),
            ("json", _("JSON, for programs of your own")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of file.")},
    )
