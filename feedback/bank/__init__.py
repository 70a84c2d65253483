"""Questions that are ready to be asked, one TOML file each beside this module, and sets of them in `sets/`.

The words in the files are English; `messages` lists them for translators. How to add one: `docs/guides/add-to-the-question-bank.md`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy

from kinds import word_files

FOLDER = Path(__file__).parent
SETS = FOLDER / "sets"
CLOSING = "closing"
"""What a question is for that asks whether people heard from us: shown beside the four functions."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of an entry. `kind` is a question type; `choices` are its choices, points or things to put in order."""

    kind: str
    text: Any
    hint: Any = ""
    choices: tuple[Any, ...] = ()
    has_words: bool = False


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """One entry: a question, and what is asked with it. Words are lazily translated.

    `code` is kept with each question made of it, so that rounds can be compared. `functions` say what the answers are for,
    the first one foremost; for stages before the last that is our judgement. `from_age` are years; 0 suits everybody.
    `owes_answer` is whether people are owed an answer about it, which is not so where it asks about our own asking.
    """

    code: str
    stages: tuple[int, ...]
    functions: tuple[str, ...]
    asked: tuple[Asked, ...]
    for_whom: tuple[str, ...] = ()
    from_age: int = 0
    easy_read: Any = ""
    picture: str = ""
    closes_loop: bool = False
    owes_answer: bool = True

    def suits(self, *, stage: int | None, what_for: str, age: int | None) -> bool:
        """Whether it fits a stage, what answers are for (or `CLOSING`) and an age in years; nothing said is everything."""
        return (
            (stage is None or stage in self.stages)
            and (not what_for or what_for in self._purposes)
            and (age is None or age >= self.from_age)
        )

    @property
    def _purposes(self) -> tuple[str, ...]:
        return (*self.functions, CLOSING) if self.closes_loop else self.functions

    def code_of(self, number: int) -> str:
        """Return the code of its question `number`, from 0: that of the entry, then with a letter."""
        return f"{self.code}{'abcdefgh'[number]}" if number else self.code


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions that go together."""

    key: str
    name: Any
    what: Any
    questions: tuple[BankQuestion, ...]


def contents(folder: Path = FOLDER) -> dict[str, Mapping[str, Any]]:
    """Return what the files of questions and of sets say, by key. Raises `ValueError` when a file is not TOML."""
    return word_files.contents(folder) | word_files.contents(folder / SETS.name)


def build(values: Mapping[str, Any]) -> BankQuestion:
    """Return the entry that a file describes. Raises `TypeError` when something is missing, or nobody reads it."""
    given: dict[str, Any] = dict(values)
    for name in ("stages", "functions", "for_whom"):
        given[name] = tuple(given.get(name, ()))
    if "easy_read" in given:
        given["easy_read"] = gettext_lazy(given["easy_read"])
    given["asked"] = tuple(_asked(one) for one in given.get("asked", ()))
    return BankQuestion(**given)


def _asked(values: Mapping[str, Any]) -> Asked:
    given: dict[str, Any] = dict(values)
    for name in ("text", "hint"):
        if name in given:
            given[name] = gettext_lazy(given[name])
    given["choices"] = tuple(gettext_lazy(one) for one in given.get("choices", ()))
    return Asked(**given)


@cache
def every_question() -> Mapping[str, BankQuestion]:
    """Return all entries by code, read once in a process."""
    made = (build(values) for values in word_files.contents(FOLDER).values())
    return {one.code: one for one in made}


@cache
def every_set() -> Mapping[str, QuestionSet]:
    """Return all sets by key, read once in a process. Raises `KeyError` when one names a question that there is none of."""
    found = {}
    for name, values in word_files.contents(SETS).items():
        key = name.partition("_")[2]
        questions = tuple(every_question()[code] for code in values["questions"])
        words = {part: gettext_lazy(values[part]) for part in ("name", "what")}
        found[key] = QuestionSet(key=key, questions=questions, **words)
    return found


def suiting(
    kinds: Sequence[str], *, stage: int | None = None, what_for: str = "", age: int | None = None
) -> list[BankQuestion]:
    """Return the entries that fit and whose first question is of one of `kinds`, those made for this stage alone first."""
    fitting = [
        one
        for one in every_question().values()
        if one.asked[0].kind in kinds and one.suits(stage=stage, what_for=what_for, age=age)
    ]
    return sorted(fitting, key=lambda one: (len(one.stages), one.code))
