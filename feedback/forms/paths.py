"""Which earlier answer shows a page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.models import PageRule, Question
from feedback.queries.comparing import options
from feedback.queries.paths import rule_stamp
from ui.forms import CleanCharField, Form


class RuleQuestionForm(Form):
    """The question whose answer decides; changing it changes which answers can be chosen."""

    question = forms.TypedChoiceField(label=_("The answer to this question"), coerce=int)

    def __init__(self, data: Any, *, earlier: Sequence[Question], **keywords: Any) -> None:
        super().__init__(data, **keywords)
        self.fields["question"].choices = [(each.pk, each.text) for each in earlier]  # type: ignore[attr-defined]


class PageRuleForm(Form):
    """How the answer to `question` has to be, so that somebody sees the page."""

    based_on = forms.CharField(required=False, widget=forms.HiddenInput)
    relation = forms.ChoiceField(
        label=_("How it has to be"), choices=terms.PAGE_RULE_RELATIONS, widget=forms.RadioSelect
    )
    value = CleanCharField(
        label=_("These words"),
        help_text=_("Capitals do not matter."),
        max_length=300,
        error_messages={"required": _("Say which answer.")},
    )

    def __init__(self, data: Any, *, question: Question, **keywords: Any) -> None:
        super().__init__(data, **keywords)
        answers = options(question)
        if answers:
            self.fields["value"] = forms.ChoiceField(
                label=_("This answer"),
                choices=answers,
                error_messages={
                    "required": _("Say which answer."),
                    "invalid_choice": _("Choose one of the answers to this question."),
                },
            )


def values_of(rule: PageRule | None) -> dict[str, Any]:
    """Return what the form shows of a stored rule."""
    shown = {"relation": "is", "based_on": rule_stamp(rule)}
    if rule is None:
        return shown
    return shown | {"relation": rule.relation, "value": rule.value}
