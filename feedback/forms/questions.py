"""One question as the person who asks types it; what can be set by its type comes from the type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback import question_types, terms
from feedback.models import Question
from feedback.queries.asking import question_stamp
from stages.terms import function_choices
from ui.forms import CleanCharField, Form

FIRST_KIND = "one_choice"


class PictureSelect(forms.RadioSelect):
    """The pictures to choose from, each with its words."""

    template_name = "feedback/asking/pictures.html"


def picture_field() -> forms.ChoiceField:
    """Return the field for the picture that stands beside some words, if any."""
    return forms.ChoiceField(
        label=_("Picture beside it"),
        required=False,
        choices=lambda: [("", _("No picture")), *terms.PICTURE_WORDS.items()],
        widget=PictureSelect,
    )


class KindForm(Form):
    """Which type of question."""

    kind = forms.ChoiceField(
        label=_("Kind of answer"),
        choices=question_types.grouped,
        error_messages={"required": _("Choose a kind of answer.")},
    )


class QuestionForm(Form):
    """The wording of a question and how it is treated."""

    text = CleanCharField(
        label=_("Question"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Write the question.")},
        help_text=_("One idea, 15 words or fewer."),
    )
    hint = CleanCharField(label=_("Help under the question"), max_length=300, required=False)
    page = forms.IntegerField(
        label=_("Page"),
        required=False,
        min_value=1,
        max_value=50,
        help_text=_("Questions with the same number stand on one page."),
    )
    what_for = forms.ChoiceField(
        label=_("What it is for"),
        required=False,
        choices=lambda: [("", _("Not said")), *function_choices()],
    )
    picture = picture_field()
    owes_answer = forms.BooleanField(
        label=_("We owe people an answer about this"),
        required=False,
        initial=True,
        help_text=_("It then stands among the answers we owe until they hear what came of it."),
    )
    required = forms.BooleanField(label=_("People cannot skip it"), required=False)
    required_because = CleanCharField(
        label=_("Why it cannot be skipped"),
        max_length=200,
        required=False,
        help_text=_("People read this beside the question."),
    )
    based_on = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse to make people answer without telling them why."""
        values = super().clean() or {}
        if values.get("required") and not values.get("required_because"):
            self.add_error("required_because", _("Say why people cannot skip it."))
        if not values.get("required"):
            values["required_because"] = ""
        return values


def values_of(question: Question) -> dict[str, Any]:
    """Return what the form shows of a stored question."""
    names = [name for name in QuestionForm.base_fields if name != "based_on"]
    values = {name: getattr(question, name) for name in names}
    return values | {"based_on": question_stamp(question)}


def unbound(form: QuestionForm) -> QuestionForm:
    """Return the form with what was typed so far, unchecked, because only the kind was switched."""
    typed = {name: form[name].value() for name in form.fields}
    return QuestionForm(initial=typed)


def unbound_settings(form: Any, question: Question | None) -> Any:
    """Return the settings of the new kind with what was typed so far, where it asks for the same."""
    typed = {name: form.data[name] for name in form.fields if form.data.get(name)}
    return type(form)(settings=question.settings if question else {}, initial=typed)
