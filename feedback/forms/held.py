"""What is written down of a meeting: the room by group, what was said, notes, and the two voices."""

from collections.abc import Iterable, Sequence
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from feedback import terms
from feedback.domain.debrief import QUESTIONS
from feedback.domain.rooms import LONGEST_GROUP, MOST_HEADS, InTheRoom
from feedback.models import RoomTally
from projects.models import StakeholderGroup
from ui.forms import CleanCharField, Form

NEW_ROWS = 2
MOST_NOTES = 200
LONGEST_NOTE = 1000
YES_NO = [("", _("not noted")), ("yes", _("yes")), ("no", _("no"))]
_AS_BOOL = {"yes": True, "no": False, "": None}
_AS_CODE = {one: code for code, one in _AS_BOOL.items()}


class RoomForm(Form):
    """Each group of the project: how many were there, whether they helped to set the agenda, how much they spoke."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        groups: Sequence[StakeholderGroup],
        room: Sequence[RoomTally],
        **options: Any,
    ) -> None:
        """Take the project's groups and what is written down so far."""
        super().__init__(*args, **options)
        self.names = {f"g{one.pk}": one.name for one in groups}
        self.new = [f"n{number}" for number in range(1, NEW_ROWS + 1)]
        for key, name in self.names.items():
            self._add(key, name)
        for key in self.new:
            label = _("Another group")
            self.fields[f"{key}_name"] = CleanCharField(
                label=label, max_length=LONGEST_GROUP, required=False
            )
            self._add(key, label)
        for one in room:
            key = f"g{one.group_id}"
            self.initial.update(
                {
                    f"{key}_heads": one.heads,
                    f"{key}_set": _AS_CODE[one.set_agenda],
                    f"{key}_spoke": one.spoke,
                }
            )

    def _add(self, key: str, label: Any) -> None:
        self.fields[f"{key}_heads"] = forms.IntegerField(
            label=_("How many?"),
            required=False,
            min_value=0,
            max_value=MOST_HEADS,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
            error_messages={
                "invalid": _("%(group)s: write how many as a whole number.") % {"group": label},
                "min_value": _("%(group)s: nobody is 0.") % {"group": label},
                "max_value": _("%(group)s: that is more than fit in a room.") % {"group": label},
            },
        )
        self.fields[f"{key}_set"] = forms.ChoiceField(
            label=_("Did they help to set the agenda?"), choices=YES_NO, required=False
        )
        self.fields[f"{key}_spoke"] = forms.ChoiceField(
            label=_("How much did they speak?"),
            choices=[("", _("not noted")), *terms.HOW_MUCH_SPOKEN],
            required=False,
        )

    def rows(self) -> list[dict[str, Any]]:
        """Return the groups with their fields, to draw side by side; new ones have a field for the name."""
        return [
            {
                "name": self.names.get(key, ""),
                "name_field": self[f"{key}_name"] if key in self.new else None,
                "heads": self[f"{key}_heads"],
                "set": self[f"{key}_set"],
                "spoke": self[f"{key}_spoke"],
            }
            for key in (*self.names, *self.new)
        ]

    @override
    def clean(self) -> dict[str, Any]:
        """Refuse a name without a number, a number without a name, and a group that is there twice."""
        values = super().clean() or {}
        taken = {name.casefold() for name in self.names.values()}
        for key in self.new:
            name, heads = values.get(f"{key}_name", ""), values.get(f"{key}_heads")
            if name and heads is None and f"{key}_heads" not in self.errors:
                self.add_error(f"{key}_heads", _("Write how many people of this group were there."))
            if heads and not name and f"{key}_name" not in self.errors:
                self.add_error(f"{key}_name", _("Write which group it was."))
            if name and name.casefold() in taken:
                self.add_error(
                    f"{key}_name", _("This group stands above already. Count them there.")
                )
            taken.add(name.casefold())
        return values

    def room(self) -> list[InTheRoom]:
        """Return the groups of which somebody was there, as an action takes them."""
        values = self.cleaned_data
        found = []
        for key in (*self.names, *self.new):
            heads = values.get(f"{key}_heads")
            if heads:
                name = self.names.get(key) or values[f"{key}_name"]
                is_set = _AS_BOOL[values.get(f"{key}_set") or ""]
                found.append(InTheRoom(name, heads, is_set, values.get(f"{key}_spoke") or ""))
        return found


class SaidForm(Form):
    """What was said on the whole, and what was promised."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    said = CleanCharField(
        label=_("What was said, on the whole?"),
        max_length=100_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("A few lines for those who were not there. Leave names out."),
    )
    promised = CleanCharField(
        label=_("What was promised there?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("If nothing was promised, leave it empty."),
    )


class DifferenceForm(Form):
    """What we make of where the two voices differ."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    difference = CleanCharField(
        label=_("What do we make of the difference?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Where the two differ, nobody is wrong. Write what follows from it."),
    )


class NotesForm(Form):
    """What was said, one thing on each line, by which group and to which question."""

    group = forms.TypedChoiceField(
        label=_("Which group said it?"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Choose from the groups of this project.")},
    )
    question = forms.TypedChoiceField(
        label=_("To which question?"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Choose from the questions on this page.")},
    )
    lines = CleanCharField(
        label=_("What did they say?"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("One thing on each line, in their words. Leave names out."),
        error_messages={"required": _("Write at least one line.")},
    )

    def __init__(
        self,
        *args: Any,
        groups: Iterable[tuple[int, str]],
        questions: Iterable[tuple[int, str]],
        **options: Any,
    ) -> None:
        """Take the groups of the project and the questions of the consultation."""
        super().__init__(*args, **options)
        self.offer("group", [("", _("We do not know")), *groups])
        offered = list(questions)
        self.offer("question", [("", _("To none of them")), *offered])
        if not offered:
            del self.fields["question"]

    def clean_lines(self) -> list[str]:
        """Read one note from each line; a long one says so."""
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if not lines:
            raise ValidationError(_("Write at least one line."))
        if len(lines) > MOST_NOTES:
            raise ValidationError(
                _("These are more than %(most)s lines. Add them in two goes."),
                params={"most": MOST_NOTES},
            )
        long = next((line for line in lines if len(line) > LONGEST_NOTE), None)
        if long is not None:
            raise ValidationError(
                _("The line “%(start)s…” has more than %(most)s characters. Make two of it."),
                params={"start": long[:40], "most": LONGEST_NOTE},
            )
        return lines


class SideForm(Form):
    """One side of the debrief. Nothing has to be answered."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Ask each question that both sides are asked."""
        super().__init__(*args, **options)
        for code in QUESTIONS:
            self.fields[code] = CleanCharField(
                label=terms.DEBRIEF_QUESTIONS[code],
                max_length=4000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            )

    def answers(self) -> dict[str, str]:
        """Return the answers by question, as an action takes them."""
        return {code: self.cleaned_data[code] for code in QUESTIONS}
