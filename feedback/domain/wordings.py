"""A consultation in other languages and in Easy Read: what is to be worded, what of it is missing, what has changed since.

A *code* names a wording: a language, with "-easy" where it is Easy Read. Words stand under *names*.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

EASY = "-easy"
MISSING, CHANGED, DONE = "missing", "changed", "done"


def code_of(language: str, *, is_easy_read: bool) -> str:
    """Return the code of a wording."""
    return language + EASY if is_easy_read else language


def parts_of(code: str) -> tuple[str, bool]:
    """Return the language of a wording, and whether it is Easy Read."""
    is_easy = code.endswith(EASY)
    return (code.removesuffix(EASY) if is_easy else code), is_easy


def layers_of(code: str) -> list[str]:
    """Return the wordings in which somebody who chose `code` reads, the best first: Easy Read falls back to its language."""
    language, is_easy = parts_of(code)
    return [code, language] if is_easy else [code]


@dataclass(frozen=True, slots=True)
class Line:
    """Something to be worded: what the original says, what stands for it, and what the original said then."""

    name: str
    original: str
    words: str = ""
    was: str = ""
    is_agreed: bool = False
    """Whether people may have agreed to these very words, so that they stay."""

    @property
    def state(self) -> str:
        """Whether it is missing, or the original says something else since, or neither."""
        if not self.words.strip():
            return MISSING
        return CHANGED if self.was and self.was != self.original else DONE


@dataclass(frozen=True, slots=True)
class Count:
    """How far a wording is."""

    total: int
    missing: int
    changed: int

    @property
    def is_whole(self) -> bool:
        """Whether everything is worded and nothing has changed since."""
        return not self.missing and not self.changed

    @property
    def done(self) -> int:
        """How many have words."""
        return self.total - self.missing


def counted(lines: Iterable[Line]) -> Count:
    """Return how many lines there are, lack words, and have changed."""
    states = [line.state for line in lines]
    return Count(len(states), states.count(MISSING), states.count(CHANGED))


def lines_of(
    originals: Mapping[str, str], words: Mapping[str, str], was: Mapping[str, str]
) -> list[Line]:
    """Return a line for each original that says anything, in order."""
    return [
        Line(name, original, words.get(name, ""), was.get(name, ""))
        for name, original in originals.items()
        if original.strip()
    ]


def kept(
    originals: Mapping[str, str],
    words: Mapping[str, str],
    before: Iterable[Line] = (),
    *,
    confirmed: Iterable[str] = (),
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is to be stored of `words`, and what the originals said then, both by name.

    Words that stay as they were `before` keep what their original said then, so that what changed since is still seen;
    unless somebody `confirmed` that they are right all the same. Words that people may have agreed to are never replaced.
    """
    before = list(before)
    agreed = {line.name: line.words for line in before if line.is_agreed}
    said_now = {**words, **agreed}
    stored = {name: text for name, text in said_now.items() if name in originals and text.strip()}
    said = {name: originals[name] for name in stored}
    for line in before:
        if line.was and stored.get(line.name) == line.words and line.name not in set(confirmed):
            said[line.name] = line.was
    return stored, said


def picked(name: str, layers: Sequence[Mapping[str, str]]) -> tuple[str, int]:
    """Return the first words under `name`, and the number of their layer from 0; "" and -1 where there are none."""
    for number, layer in enumerate(layers):
        if layer.get(name, "").strip():
            return layer[name], number
    return "", -1
