"""Whether a question is still the same one after it was worded anew, so that answers before and after can count together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from fractions import Fraction

from feedback.domain.reading_ease import words_in

SAME, REWORDED, OTHER_MEANING, ADDED, REMOVED = CHANGES = (
    *("same", "reworded", "other_meaning", "added", "removed"),
)
"""What became of a question from one version to the next."""

ALIKE = 0.7
"""From this share of letters in common on, two words are one word and a slip."""
MUCH_THE_SAME = Fraction(4, 5)
"""The share of words that has to stay for a question to be the same one; our judgement, and anybody can say otherwise."""
NOT_WORDS = frozenset({"not", "no", "never", "none", "without", "nobody", "nothing"})
"""English words that turn a question round, as does a word ending in n't."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One question as people read it: `labels` are its choices, points or rows by key. `rest` is all else that is kept."""

    key: str
    kind: str
    text: str
    hint: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one question; `before` or `after` is absent where it was added or taken out."""

    code: str
    before: Wording | None
    after: Wording | None

    @property
    def key(self) -> str:
        """The key under which it was asked before, or is asked from now on."""
        one = self.after or self.before
        return one.key if one else ""


def change_between(before: Wording, after: Wording) -> str:
    """Return what became of one question: the same, worded anew, or a question of another meaning."""
    if before == after:
        return SAME
    is_same = (
        before.kind == after.kind
        and _says_the_same(before.text, after.text)
        and all(
            key in after.labels and _says_the_same(words, after.labels[key])
            for key, words in before.labels.items()
        )
    )
    return REWORDED if is_same else OTHER_MEANING


def changes(before: Sequence[Wording], after: Sequence[Wording]) -> list[Change]:
    """Return what became of each question: those asked from now on in their order, then those taken out."""
    old = {one.key: one for one in before}
    found = []
    for one in after:
        was = old.pop(one.key, None)
        found.append(Change(change_between(was, one) if was else ADDED, was, one))
    return found + [Change(REMOVED, one, None) for one in old.values()]


def _says_the_same(before: str, after: str) -> bool:
    """Return whether most words stayed, up to slips of the pen, and no word was added that turns it round."""
    old, new = _words(before), _words(after)
    if _turns(old) != _turns(new):
        return False
    longest = max(len(old), len(new))
    return not longest or Fraction(_kept(old, new), longest) >= MUCH_THE_SAME


def _kept(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the words that stayed in their order, those with a slip too."""
    kept = 0
    for code, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            kept += j - i
        elif code == "replace":
            kept += sum(map(_are_alike, old[i:j], new[k:m]))
    return kept


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in words_in(text.casefold())]


def _turns(words: Sequence[str]) -> int:
    return sum(word in NOT_WORDS or word.endswith("n't") for word in words)
