"""What somebody says when publishing: which items, how people without an address hear, what is holding it up."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.domain.publishing import ChannelPlan
from feedback.forms.outcomes import day, long_text, short_text
from feedback.models import TellingChannel
from feedback.queries.outcomes import ItemBoard
from ui.forms import CleanCharField, Form

CHANNELS = [("", _("Choose")), *(one for one in TellingChannel.choices if one[0] != "email")]
ROWS = 2
"""More ways can be noted down afterwards, on the page of who was told."""


class ChannelForm(Form):
    """One way in which people without an address hear, and on which day."""

    channel = forms.ChoiceField(label=_("How do they hear?"), choices=CHANNELS, required=False)
    on = day(_("On which day?"))
    note = short_text(_("Where, or by whom?"), longest=200)

    def __init__(self, *args: Any, ended_on: date | None, **options: Any) -> None:
        """Take the day on which answering ended: nobody can have been told before it."""
        super().__init__(*args, **options)
        self.ended_on = ended_on

    def clean(self) -> dict[str, Any]:
        """Ask for a day with a channel, and a channel with a note."""
        values = super().clean() or {}
        channel, on = values.get("channel"), values.get("on")
        if channel and not on and "on" not in self.errors:
            self.add_error("on", _("Give the day."))
        if values.get("note") and not channel:
            self.add_error("channel", _("Choose how they hear."))
        if channel and on and self.ended_on and on < self.ended_on:
            self.add_error("on", _("This day lies before answering closed."))
        return values

    def plan(self) -> ChannelPlan | None:
        """Return what was said, or nothing."""
        if not self.cleaned_data.get("channel"):
            return None
        return ChannelPlan(
            channel=self.cleaned_data["channel"],
            on=self.cleaned_data["on"],
            note=self.cleaned_data["note"],
        )


class Channels:
    """A few rows of channels beside another form."""

    def __init__(
        self, data: Mapping[str, Any] | None, *, ended_on: date | None, today: date
    ) -> None:
        """Take what was sent, or None; the day starts as today."""
        self.rows = [
            ChannelForm(data, prefix=f"channel{row}", ended_on=ended_on, initial={"on": today})
            for row in range(ROWS)
        ]

    def is_valid(self) -> bool:
        """Whether every row is as it should be; all are looked at, so that every error shows."""
        checked = [row.is_valid() for row in self.rows]
        return all(checked)

    def plans(self) -> list[ChannelPlan]:
        """Return the channels that were named."""
        return [plan for row in self.rows if (plan := row.plan()) is not None]

    def errors(self) -> list[dict[str, Any]]:
        """Return every error with the address of its field, for the summary on top."""
        return [
            {"href": f"#{row[name].id_for_label}", "text": text}
            for row in self.rows
            for name in row.errors
            for text in row.errors[name]
        ]


class PublishForm(Form):
    """Which of the wordings that were looked at are published."""

    items = forms.MultipleChoiceField(
        label=_("What is published"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one thing to publish."),
            "invalid_choice": _("The words changed while you were looking. Check them once more."),
        },
    )

    weighed = long_text(
        _("How were the answers weighed?"),
        help_text=_(
            "What counted for what, what spoke against it, and who read all of them. People read this on the public page."
        ),
    )

    def __init__(self, *args: Any, boards: Sequence[ItemBoard], **options: Any) -> None:
        """Take the items whose words can be published; each choice names the wording that was seen."""
        super().__init__(*args, **options)
        self.fields["items"].choices = [  # type: ignore[attr-defined]
            (board.choice, board.title) for board in boards
        ]

    def versions(self) -> dict[int, int]:
        """Return the number of the wording that was seen, by outcome."""
        pairs = (choice.split("-") for choice in self.cleaned_data["items"])
        return {int(outcome): int(number) for outcome, number in pairs}


class HoldingForm(Form):
    """What is holding it up, and by when people hear more."""

    held_up_by = long_text(
        terms.OUTCOME_PROMPTS["held_up_by"],
        required=True,
        error_messages={"required": terms.OUTCOME_MISSING["held_up_by"]},
    )
    next_on = day(
        terms.OUTCOME_PROMPTS["next_on"],
        required=True,
        help_text=_("This is a promise. You are reminded of it."),
        error_messages={"required": terms.OUTCOME_MISSING["next_on"]},
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        """Take the day it is."""
        super().__init__(*args, **options)
        self.today = today

    def clean_next_on(self) -> date:
        """Refuse a day that is not to come."""
        next_on: date = self.cleaned_data["next_on"]
        if next_on <= self.today:
            raise forms.ValidationError(terms.OUTCOME_BACKWARDS["next_on"])
        return next_on


class WithdrawForm(Form):
    """Why we stop asking, and what happens to what people said."""

    why = long_text(
        _("Why do you stop?"),
        required=True,
        help_text=_("People read this, in the message and on the public page."),
        error_messages={"required": terms.OUTCOME_MISSING["why"]},
    )
    answers_fate = long_text(
        terms.OUTCOME_PROMPTS["answers_fate"],
        required=True,
        rows=2,
        help_text=_("For example: they are deleted on 1 May, or they are kept for the next time."),
        error_messages={"required": terms.OUTCOME_MISSING["answers_fate"]},
    )


class TellingForm(Form):
    """That people on the list were told, how and when."""

    tellings = forms.MultipleChoiceField(
        label=_("Who was told?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    channel = forms.ChoiceField(
        label=_("How were they told?"),
        choices=[one for one in CHANNELS if one[0]],
        initial=TellingChannel.IN_PERSON,
    )
    told_on = day(_("On which day?"), required=True)
    note = CleanCharField(label=_("A note, if you like"), max_length=200, required=False)

    def __init__(self, *args: Any, ids: Sequence[int], **options: Any) -> None:
        """Take the rows that wait to be told."""
        super().__init__(*args, **options)
        self.fields["tellings"].choices = [(str(pk), str(pk)) for pk in ids]  # type: ignore[attr-defined]

    def chosen(self) -> list[int]:
        """Return the rows that were ticked."""
        return [int(pk) for pk in self.cleaned_data["tellings"]]


class HandOnForm(Form):
    """Who tells people from now on: those whose e-mail did not arrive, or the whole list."""

    to = forms.TypedChoiceField(
        label=_("Who tells them?"),
        coerce=int,
        error_messages={"required": _("Choose who tells them.")},
    )
    why = CleanCharField(
        label=_("Why does somebody have to see the names of those whose e-mail did not arrive?"),
        max_length=300,
        required=False,
    )

    def __init__(
        self, *args: Any, members: Sequence[tuple[int, str]], has_lost: bool, **options: Any
    ) -> None:
        """Take the members who may tell people, and whether some of them were not reached by e-mail."""
        super().__init__(*args, **options)
        self.fields["to"].choices = [("", _("Choose")), *members]  # type: ignore[attr-defined]
        if not has_lost:
            del self.fields["why"]


class MyListForm(Form):
    """Whom a member told, tried to tell, cannot reach, or gives to a colleague."""

    tellings = forms.MultipleChoiceField(
        label=_("Whom do you mean?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one person.")},
    )
    told_on = day(_("On which day?"), required=True)
    to = forms.TypedChoiceField(label=_("To whom?"), coerce=int, required=False, empty_value=None)

    def __init__(
        self,
        *args: Any,
        ids: Sequence[int],
        colleagues: Sequence[tuple[int, str]],
        **options: Any,
    ) -> None:
        """Take the rows on the list, and who could take them over."""
        super().__init__(*args, **options)
        self.fields["tellings"].choices = [(str(pk), str(pk)) for pk in ids]  # type: ignore[attr-defined]
        self.fields["to"].choices = [("", _("Choose")), *colleagues]  # type: ignore[attr-defined]

    def chosen(self) -> list[int]:
        """Return the rows that were ticked."""
        return [int(pk) for pk in self.cleaned_data["tellings"]]
