"""Questions as the story writes them down, and answers in the shape in which each type keeps them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `value` makes an answer of what the story notes: the number of a choice from 1, or words."""

    key: str
    kind: str
    text: str
    value: Callable[[Any], Any]
    settings: dict[str, Any]
    owes: bool = False
    hint: str = ""


def one_of(key: str, text: str, *choices: str, owes: bool = False, hint: str = "") -> Asked:
    """One answer out of several, noted by its number."""
    return Asked(key, "one_choice", text, _one, _settings(choices), owes, hint)


def some_of(key: str, text: str, *choices: str, owes: bool = False, hint: str = "") -> Asked:
    """As many answers as fit, noted by their numbers."""
    return Asked(key, "several_choices", text, _some, _settings(choices), owes, hint)


def scale(key: str, text: str, *points: str, owes: bool = False, hint: str = "") -> Asked:
    """A place on a scale from the lowest point to the highest, noted by its number."""
    return Asked(key, "scale", text, str, {"points": list(points)} if points else {}, owes, hint)


def words(key: str, text: str, *, owes: bool = False, hint: str = "") -> Asked:
    """As many words as somebody needs."""
    return Asked(key, "long_text", text, str, {}, owes, hint)


def line(key: str, text: str, *, owes: bool = False, hint: str = "") -> Asked:
    """A few words."""
    return Asked(key, "short_text", text, str, {}, owes, hint)


def ranked(key: str, text: str, *options: str, owes: bool = False, hint: str = "") -> Asked:
    """An order of options, noted by letters: "BA" puts the second before the first, and the others nowhere."""
    settings = _settings(options)
    del settings["something_else"]
    return Asked(key, "ranking", text, _order, settings, owes, hint)


def _settings(choices: tuple[str, ...]) -> dict[str, Any]:
    return {
        "choices": [{"key": f"c{n}", "label": label} for n, label in enumerate(choices, start=1)],
        "something_else": False,
        "next_number": len(choices) + 1,
    }


def _one(number: int) -> dict[str, Any]:
    return {"choice": f"c{number}", "words": ""}


def _some(numbers: tuple[int, ...]) -> dict[str, Any]:
    return {"choices": [f"c{number}" for number in sorted(numbers)], "words": ""}


def _order(letters: str) -> list[list[str]]:
    return [[f"c{'ABCDEFGHIJKL'.index(letter) + 1}"] for letter in letters]
