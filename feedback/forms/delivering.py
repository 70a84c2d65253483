"""What was promised, as people type it: who does it and by when, its parts, and that it is done."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.forms.outcomes import day, long_text, short_text
from feedback.models import Delivery, Milestone
from ui.forms import Form

MEMBER, PARTNER = "m", "o"
LONGEST_EVIDENCE = 300
LONGEST_NOTE = 1000
EVIDENCE_HELP = _("Where people can see it, or what shows it. Everybody reads this.")


def note_for_colleagues() -> forms.CharField:
    """Return the field for what whoever does it says to colleagues who publish."""
    return long_text(
        _("What have you done?"),
        max_length=LONGEST_NOTE,
        help_text=_(
            "For colleagues who publish: they write what people read. Nobody outside reads this."
        ),
    )


class DeliveryForm(Form):
    """What is promised, by when, and who does it: a member, or another organisation."""

    what = long_text(
        _("What will be done?"),
        required=True,
        help_text=_("In words that everybody understands. People read this."),
        error_messages={"required": _("Say what will be done.")},
    )
    due_on = day(
        _("By when?"),
        required=True,
        help_text=_("A day, not “soon”. Whoever does it is reminded before it, and once after it."),
        error_messages={"required": _("Give the day by which it is done.")},
    )
    who = forms.ChoiceField(
        label=_("Who does it?"),
        required=False,
        help_text=_("People read the name."),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(
        self,
        *args: Any,
        members: Mapping[int, str],
        partners: Sequence[tuple[int, str]],
        **options: Any,
    ) -> None:
        """Take what a form takes, and who can be chosen."""
        super().__init__(*args, **options)
        who: Any = self.fields["who"]
        who.choices = [
            ("", _("Nobody is named yet")),
            *((f"{MEMBER}{pk}", name) for pk, name in members.items()),
            *((f"{PARTNER}{pk}", name) for pk, name in partners),
        ]

    def values(self) -> dict[str, Any]:
        """What is kept, by column."""
        kind, number = self.cleaned_data["who"][:1], self.cleaned_data["who"][1:]
        return {
            "what": self.cleaned_data["what"],
            "due_on": self.cleaned_data["due_on"],
            "owner_id": int(number) if kind == MEMBER else None,
            "partner_id": int(number) if kind == PARTNER else None,
        }


def values_of(delivery: Delivery | None, *, draft: str = "") -> dict[str, Any]:
    """Return what the form begins with: what is kept, or the words of the outcome."""
    if delivery is None or delivery.due_on is None:
        return {"what": draft, "based_on": 0, "who": "", "due_on": None}
    owner = f"{MEMBER}{delivery.owner_id}" if delivery.owner_id else ""
    who = f"{PARTNER}{delivery.partner_id}" if delivery.partner_id else owner
    return {
        "what": delivery.what,
        "due_on": delivery.due_on,
        "who": who,
        "based_on": delivery.version,
    }


def day_done() -> forms.DateField:
    """Return the field for the day since when it is done."""
    return day(
        _("Since when is it done?"),
        required=True,
        error_messages={"required": _("Give the day on which it was done.")},
    )


class DayDoneForm(Form):
    """That it is done, with a note for whoever may publish: the words that people read are theirs."""

    done_on = day_done()
    note = note_for_colleagues()


class DoneForm(Form):
    """That it is done, and what shows it."""

    done_on = day_done()
    evidence = short_text(
        _("How can people see it?"),
        longest=LONGEST_EVIDENCE,
        required=True,
        help_text=EVIDENCE_HELP,
        error_messages={"required": _("Say how people can see it, or what shows it.")},
    )


class MilestoneForm(Form):
    """One part of what was promised."""

    text = short_text(
        _("What is done by then?"),
        longest=200,
        required=True,
        help_text=_("People read this."),
        error_messages={"required": _("Say what is done by then.")},
    )
    due_on = day(
        _("By when?"),
        required=True,
        error_messages={"required": _("Give the day by which this part is done.")},
    )
    done_on = day(_("Done on"), help_text=_("Leave it empty until it is done."))
    evidence = short_text(
        _("How can people see it?"), longest=LONGEST_EVIDENCE, help_text=EVIDENCE_HELP
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)


class PartDoneForm(Form):
    """That a part is done, with a note. Its words and its promised day are for whoever may publish."""

    done_on = day(_("Done on"), help_text=_("Leave it empty until it is done."))
    note = note_for_colleagues()
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)


def values_of_part(part: Milestone | None, delivery: Delivery) -> dict[str, Any]:
    """Return what the form of a part begins with."""
    kept = {name: getattr(part, name, None) for name in ("text", "due_on", "done_on", "evidence")}
    return (kept if part else {}) | {"based_on": delivery.version, "note": delivery.note}
