"""The names of several outcomes of one item."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from feedback.queries.outcomes import ItemBoard
from ui.forms import CleanCharField, Form

LONGEST = 120


class PartsForm(Form):
    """A name for each outcome of an item, and one more to add."""

    new = CleanCharField(
        label=_("Add another part"),
        max_length=LONGEST,
        required=False,
        help_text=_("What one could point at by itself, in a few words."),
    )

    def __init__(self, *args: Any, boards: Sequence[ItemBoard], **options: Any) -> None:
        """Take the outcomes of the item in their order."""
        super().__init__(*args, **options)
        self.boards = [board for board in boards if board.outcome and not board.is_carried]
        for board in self.boards:
            if board.published is None:
                self.fields[_field(board)] = CleanCharField(
                    label=_("Which part is it?"),
                    max_length=LONGEST,
                    required=False,
                    initial=board.name,
                )

    def rows(self) -> list[dict[str, Any]]:
        """Return each outcome with the field for its name; without one where people have read it."""
        return [
            {
                "board": board,
                "field": self[_field(board)] if _field(board) in self.fields else None,
                "is_first": place == 0,
                "is_last": place == len(self.boards) - 1,
            }
            for place, board in enumerate(self.boards)
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for a name of each where there are several, and for different ones."""
        values = super().clean() or {}
        several = len(self.boards) + bool(values.get("new")) > 1
        taken = {board.name.casefold() for board in self.boards if board.published is not None}
        fields = [_field(board) for board in self.boards if board.published is None]
        for name in [*fields, *(["new"] if values.get("new") else [])]:
            said = (values.get(name) or "").casefold()
            if several and not said and name not in self.errors:
                self.add_error(
                    name, _("Give this part a name, so that people can tell them apart.")
                )
            elif said and said in taken:
                self.add_error(name, _("Another part has this name. Choose a different one."))
            taken.add(said)
        return values

    def names(self) -> dict[int, str]:
        """Return the names that were given, by the key of the outcome."""
        return {
            board.outcome_id: self.cleaned_data[_field(board)]
            for board in self.boards
            if _field(board) in self.fields
        }

    def order(self) -> list[int]:
        """Return the keys in their order."""
        return [board.outcome_id for board in self.boards]


def _field(board: ItemBoard) -> str:
    return f"name{board.outcome_id}"
