"""One piece of evidence as people write it down: the sentence first, and by which rule it is how strong."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects import terms
from projects.domain.case import STRANDS, research_strength
from projects.models import Direction, EvidenceItem, EvidenceKind, SubQuestion
from ui.forms import CleanCharField, DateInput, Form


def _questions() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Return the six questions under their strands."""
    return [
        (terms.STRANDS[strand], [(code.lower(), SubQuestion(code.lower()).label) for code in codes])
        for strand, codes in STRANDS.items()
    ]


class EvidenceForm(Form):
    """A sentence, where it comes from, which way it points, and how strong it is by the rule that fits."""

    sub_question = forms.ChoiceField(
        label=_("Which question does it answer?"),
        choices=_questions,
        error_messages={"required": _("Choose the question that it answers.")},
    )
    statement = CleanCharField(
        label=_("What is known, in one sentence?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": _("Say in one sentence what is known.")},
    )
    direction = forms.ChoiceField(
        label=_("Which way does it point?"),
        choices=Direction,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it speaks for it or against it.")},
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=EvidenceKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what it is: experience, records, research.")},
    )
    source = CleanCharField(
        label=_("Where does it come from?"),
        max_length=200,
        help_text=_(
            "Name it as you would for a colleague. The same source counts once, however often it is used."
        ),
        error_messages={"required": _("Say where it comes from.")},
    )
    dated_on = forms.DateField(label=_("Of which day is it?"), required=False, widget=DateInput)
    whose = CleanCharField(
        label=_("Whose experience is it?"),
        max_length=160,
        required=False,
        help_text=_("A group or a role, never a person’s name."),
    )
    strength = forms.TypedChoiceField(
        label=_("How strong is it? Choose the rule that fits."),
        choices=list(terms.STRENGTH_RULES.items()),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    research_level = forms.TypedChoiceField(
        label=_("If it is research: how far does it go?"),
        choices=[("", _("It is not research, or we do not know")), *terms.RESEARCH_LEVELS.items()],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Only helps to choose how strong it is. It is not kept."),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take today, after which nothing can be known yet."""
        super().__init__(*args, **options)
        self.today = today

    def clean_dated_on(self) -> date | None:
        """Refuse a day to come."""
        day: date | None = self.cleaned_data["dated_on"]
        if day and day > self.today:
            raise forms.ValidationError(
                _("This day is still to come. Give the day it was found or said.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        """Let the level of research say how strong it is; refuse more than it can carry, and no strength at all."""
        values = super().clean() or {}
        level, code = values.get("research_level"), values.get("sub_question")
        most = self._most(values, level, code) if level and code else None
        if most is not None and values.get("strength") is None and "strength" not in self.errors:
            values["strength"] = most
        strength = values.get("strength")
        if strength is None and "strength" not in self.errors:
            self.add_error("strength", _("Choose how strong it is, by the rule that fits."))
        elif most is not None and strength is not None and strength > most:
            words = _("Research that goes that far counts as “%(most)s” at most here.")
            self.add_error("strength", words % {"most": terms.STRENGTHS[most]})
        return values

    def _most(self, values: dict[str, Any], level: int, code: str) -> int | None:
        if values.get("kind") != EvidenceKind.RESEARCH or code.upper() not in STRANDS["evidence"]:
            self.add_error(
                "research_level",
                _("Leave this empty unless it is research about whether and how it would help."),
            )
            return None
        return research_strength(code, level)


def initial_from(item: EvidenceItem) -> dict[str, Any]:
    """Return what the form shows before anything is typed."""
    names = [
        name for name in EvidenceForm.base_fields if name not in {"based_on", "research_level"}
    ]
    return {name: getattr(item, name) for name in names} | {"based_on": item.version}
