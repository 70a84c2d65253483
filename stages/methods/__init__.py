"""Ways of involving people, one TOML file each beside this module: what it is, where it fits, what it takes, what to ask.

The words in the files are English; `messages` lists them for translators. How to add one: `docs/guides/add-a-method.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy

from kinds import word_files
from stages.domain import method_fit

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class MethodQuestion:
    """One question that is ready to be asked.

    `kind` is a question type; `choices` are its choices or points, if it has any; `has_words` offers "Something else".
    """

    kind: str
    text: Any
    hint: Any = ""
    choices: tuple[Any, ...] = ()
    has_words: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """One way of involving people. Words are lazily translated.

    `team_hours` is what one round takes of the team, `people_minutes` what it takes of each person; both are our judgement.
    """

    key: str
    name: Any
    what: Any
    stages: tuple[int, ...]
    kinds: tuple[str, ...]
    functions: tuple[str, ...]
    bands: tuple[str, ...]
    team_hours: int
    people_minutes: int
    prepare: tuple[Any, ...]
    watch_out: tuple[Any, ...]
    questions: tuple[MethodQuestion, ...]
    is_standing: bool = False


def contents(folder: Path = FOLDER) -> dict[str, Mapping[str, Any]]:
    """Return what the files say, by key. Raises `ValueError` when a file is not TOML; names it."""
    return word_files.contents(folder)


def build(key: str, values: Mapping[str, Any]) -> Method:
    """Return the method that a file describes.

    Raises:
        TypeError: when something is missing in it, or there is something that nobody reads.

    """
    lists: dict[str, Any] = {
        name: tuple(value)
        for name, value in values.items()
        if name in {"stages", "kinds", "functions", "bands"}
    }
    words: dict[str, Any] = {
        name: tuple(gettext_lazy(text) for text in values[name])
        for name in ("prepare", "watch_out")
        if name in values
    }
    lines: dict[str, Any] = {
        name: gettext_lazy(values[name]) for name in ("name", "what") if name in values
    }
    questions = tuple(_question(one) for one in values.get("questions", ()))
    rest: dict[str, Any] = {
        name: value
        for name, value in values.items()
        if name not in {*lists, *words, *lines, "questions"}
    }
    return Method(key=key, questions=questions, **lists, **words, **lines, **rest)


def _question(values: Mapping[str, Any]) -> MethodQuestion:
    words: dict[str, Any] = {
        name: gettext_lazy(values[name]) for name in ("text", "hint") if name in values
    }
    choices = tuple(gettext_lazy(one) for one in values.get("choices", ()))
    rest: dict[str, Any] = {
        name: value for name, value in values.items() if name not in {*words, "choices"}
    }
    return MethodQuestion(choices=choices, **words, **rest)


@cache
def every_method() -> Mapping[str, Method]:
    """Return all methods by key, read once in a process."""
    return {key: build(key, values) for key, values in contents().items()}


def get(key: str) -> Method | None:
    """Return one method, or None where there is none of that key."""
    return every_method().get(key)


def method_choices() -> list[tuple[str, Any]]:
    """Return key and name of every method, by name."""
    return sorted(
        ((key, one.name) for key, one in every_method().items()), key=lambda pair: str(pair[1])
    )


def suggest(
    stage: int | None = None, kind: str = "", what_for: str = "", band: str = ""
) -> list[Method]:
    """Return the methods for a stage, a kind of group, a function and an age band, the closest first; empty is any."""
    found = [
        one
        for one in every_method().values()
        if method_fit.fits(one, stage=stage, kind=kind, what_for=what_for, band=band)
    ]
    return sorted(found, key=lambda one: (*method_fit.closeness(one), one.key))


def comes_before_reason(key: str, reasons: Sequence[str]) -> bool:
    """Return whether the method is a group that stays, picked although none of the reasons says anything."""
    method = get(key)
    return method is not None and method_fit.comes_before_reason(
        is_standing=method.is_standing, reasons=reasons
    )
