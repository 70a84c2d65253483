"""What is typed about taking part and about the legal ground, by colleagues and by people themselves."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from participants import terms
from ui.forms import CleanCharField, DateInput, Form

LONGEST = 4000


def _long(label: Any, help_text: Any, *, required: bool = False, rows: int = 5) -> CleanCharField:
    return CleanCharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class WordingForm(Form):
    """What people agree to when they take part."""

    text = _long(
        _("What people agree to"),
        _(
            "Say what taking part means, that nobody has to, and that they can stop at any time without a reason."
        ),
        required=True,
    )
    plain_text = _long(
        _("The same in plain words"),
        _("For children, and for anybody who reads it more easily so. One idea in each sentence."),
    )


class BasisForm(Form):
    """The legal ground on which the organisation holds people's data."""

    basis = forms.ChoiceField(
        label=_("Legal ground"),
        choices=[("", _("Choose one")), *terms.BASES],
        help_text=_(
            "Public bodies usually hold it for a public task: whoever depends on you cannot freely consent. "
            "Ask whoever looks after data protection."
        ),
        error_messages={"required": _("Choose a legal ground.")},
    )
    special = CleanCharField(
        label=_("Condition for health, ethnicity and the like"),
        required=False,
        max_length=200,
        help_text=_("Only if you hold such things."),
    )
    words = _long(
        _("What people read about it"),
        _("In your own words: what you hold, for what, for how long."),
        rows=4,
    )
    rights = _long(
        _("What people may ask of you"),
        _(
            "One right on each line. Leave it empty, and people read the rights that belong to this ground."
        ),
        rows=4,
    )
    contact = CleanCharField(
        label=_("Whom to ask about it"),
        required=False,
        max_length=200,
        help_text=_("A name, a phone number or an address that people can reach."),
    )


class SaidForm(Form):
    """What somebody said about taking part, as a colleague writes it down."""

    said = forms.ChoiceField(
        label=_("What was said"),
        choices=terms.AGREEMENTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was said.")},
    )
    given_by = CleanCharField(
        label=_("Who said it, if not the person"),
        required=False,
        max_length=120,
        help_text=_("The name of the parent or carer. Leave it empty where the person said it."),
    )
    explained = CleanCharField(
        label=_("What was explained"),
        required=False,
        max_length=300,
        help_text=_("Such as: what we ask about, who reads it, that they can stop."),
    )
    shown_how = CleanCharField(
        label=_("How they showed it"),
        required=False,
        max_length=300,
        help_text=_("Such as: said so, nodded and took the pen, signed."),
    )
    said_on = forms.DateField(
        label=_("When"),
        widget=DateInput(),
        error_messages={
            "required": _("Give the day on which it was said."),
            "invalid": _("Write the day like 2026-10-26."),
        },
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take what a form takes, and today, before which it was said."""
        options.setdefault("initial", {"said_on": today})
        super().__init__(*args, **options)
        self.today = today

    def clean_said_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["said_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Say what was explained, and how it was shown, wherever somebody said yes; name the parent."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        said = values.get("said")
        if said == terms.PARENT and not values.get("given_by"):
            self.add_error("given_by", _("Write the name of the parent or carer."))
        if said in {terms.CONSENT, terms.ASSENT} and values.get("given_by"):
            self.add_error(
                "given_by",
                _(
                    "This is the person’s own yes. For a parent’s choose “A parent’s or carer’s yes”."
                ),
            )
        if said in {terms.CONSENT, terms.ASSENT, terms.PARENT} and not values.get("explained"):
            self.add_error("explained", _("Write what was explained before they said yes."))
        if said == terms.ASSENT and not values.get("shown_how"):
            self.add_error("shown_how", _("Write how the child showed it."))
        return values


class OwnWordForm(Form):
    """A person's own yes or no, by their own link."""

    said = forms.ChoiceField(
        label=_("Do you want to take part?"),
        choices=[
            ("yes", _("Yes, I want to take part")),
            ("no", _("No, I do not want to take part")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )


class ChoicesForm(Form):
    """Two separate choices. What is left open stays as it was."""

    hears_outcomes = forms.ChoiceField(
        label=_("Do you want us to tell you what happened?"),
        choices=[("yes", _("Yes, tell me")), ("no", _("No, do not tell me"))],
        widget=forms.RadioSelect,
        required=False,
    )
    may_be_asked = forms.ChoiceField(
        label=_("May we ask you something again, another time?"),
        choices=[("yes", _("Yes, ask me")), ("no", _("No, do not ask me"))],
        widget=forms.RadioSelect,
        required=False,
    )


class ChoicesOfForm(Form):
    """The same two choices, as somebody told them to a colleague."""

    hears_outcomes = forms.ChoiceField(
        label=_("Wants to hear what happened"),
        choices=[("", _("Nobody has asked yet")), *terms.YES_NO],
        required=False,
    )
    may_be_asked = forms.ChoiceField(
        label=_("May be asked again"),
        choices=[("", _("Nobody has asked yet")), *terms.YES_NO],
        required=False,
    )
