"""People typed or pasted, one a line, and who tells those whom nobody can write to."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from feedback.domain.load import Excuse, Leave
from feedback.queries.asking_rules import Manner
from feedback.queries.invitees import CheckedLine, LineState
from ui.forms import CleanCharField, Form

MOST_LINES = 500
LONGEST_PASTE = 60_000

STATE_WORDS = {
    LineState.NEW: _("New to us"),
    LineState.KNOWN: _("We know this address already"),
    LineState.BROKEN_ADDRESS: _("“%(email)s” is not a whole e-mail address."),
    LineState.TOO_LONG: _("The name or the group is too long."),
    LineState.NOBODY: _("This line has no name and no address."),
    LineState.TWICE: _("The same address stands in line %(twin)s."),
    LineState.ALREADY_ASKED: _("This person is asked already."),
    LineState.STOPPED: _(
        "This person asked us to stop writing. We keep to that; the link for everybody stays open to them."
    ),
}


class AddressForm(Form):
    """The address of one person, and the one that was seen when the page was opened."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Write down the address.")},
    )
    seen = forms.CharField(required=False, max_length=254, widget=forms.HiddenInput)


WHO_MAY = {
    Leave.NAMED: _("You may, in your own name, with a reason that they read."),
    Leave.MANAGER: _("Only a manager may, with a reason that they read."),
    Leave.NOBODY: _("Nobody sets this aside; the link for everybody stays open."),
}
"""Who may ask somebody whom a rule says not to ask."""


def manner_words(manner: Manner) -> str:
    """Return why somebody is left out, and who may decide otherwise."""
    return f"{manner.asking}. {WHO_MAY[manner.leave]}"


class ExcuseForm(Form):
    """Why people are asked although a rule says not to."""

    why = CleanCharField(
        label=_("Why do you ask them all the same?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("They read it in their invitation, with your name."),
        error_messages={"max_length": _("Say it in at most 300 characters.")},
    )
    by_themselves = forms.BooleanField(
        label=_("They asked to be asked, or turned up"),
        required=False,
        help_text=_(
            "Then no limit of ours stands in their way, nor what we owe them. This holds for everybody above."
        ),
    )

    @property
    def excuse(self) -> Excuse:
        """What was given as the excuse."""
        given = getattr(self, "cleaned_data", {})
        return Excuse(why=given.get("why", ""), by_themselves=given.get("by_themselves", False))

    def ask_for_a_reason(
        self, *, is_wanted: bool, manners: Iterable[Manner], is_manager: bool
    ) -> None:
        """Say that a reason is missing, where people are to be asked all the same and a reason would be enough."""
        enough = Excuse(why="because", is_by_manager=is_manager)
        if (
            is_wanted
            and not self.excuse.why
            and any(one.is_allowed_with(enough) for one in manners)
        ):
            self.add_error("why", now_("Write why you ask them all the same. They read it."))


class ChosenForm(ExcuseForm):
    """Who tells those of the chosen people whom nobody can write to, and why some are asked all the same."""

    told_by = forms.TypedChoiceField(
        label=_("Who tells the people without an e-mail address?"),
        coerce=int,
        error_messages={"required": _("Choose who tells them.")},
    )

    field_order: tuple[str, ...] = ("told_by", "why", "by_themselves")

    def __init__(self, *args: Any, members: Sequence[tuple[int, str]], **options: Any) -> None:
        """Take the members of the organisation."""
        super().__init__(*args, **options)
        self.offer("told_by", members)


class PeopleForm(ChosenForm):
    """Names and addresses as text; what each line says is checked by `feedback.queries.invitees`."""

    people = CleanCharField(
        label=_("People, one on each line"),
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 10, "dir": "auto", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_(
            "Name, e-mail address, group. The name or the address may be missing: "
            "then the name stands alone, or the address does."
        ),
        error_messages={"required": _("Write down at least one person.")},
    )
    field_order = ("people", "told_by", "why", "by_themselves")

    def clean_people(self) -> str:
        """Refuse more lines than one look can check."""
        text: str = self.cleaned_data["people"]
        count = sum(1 for line in text.split("\n") if line.strip())
        if count > MOST_LINES:
            raise forms.ValidationError(
                now_("These are %(count)s lines. Add at most %(most)s at a time.")
                % {"count": count, "most": MOST_LINES}
            )
        if not count:
            raise forms.ValidationError(now_("Write down at least one person."))
        return text


def words_for(checked: CheckedLine) -> str:
    """Return what is said beside a line."""
    if checked.state == LineState.RESTING:
        return manner_words(checked.manner)
    return str(STATE_WORDS[checked.state]) % {
        "email": checked.line.email[:60],
        "twin": checked.twin,
    }
