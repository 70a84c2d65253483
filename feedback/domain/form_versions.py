"""Whether a question is still the same one after it was worded anew, so that answers before and after can count together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from feedback.domain.reading_ease import words_in

SAME, REWORDED, OTHER_MEANING, ADDED, REMOVED = CHANGES = (
    *("same", "reworded", "other_meaning", "added", "removed"),
)
"""What became of a question from one version to the next."""

ALIKE = 0.7
"""From this share of letters in common on, two words are one word and a slip."""
OTHER_WORDS = 5
"""One word in so many may go or come, and one in a short question, for it to be the same; our judgement, and anybody can say otherwise."""
NOT_WORDS = frozenset({"not", "no", "never", "none", "without", "nobody", "nothing"})
"""English words that turn a question round, as does a word ending in n't."""
SHORT_NOT_WORDS = frozenset({"not", "no"})
"""Those so short that a slip makes another word of them."""


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
    """Return whether most words stayed, up to slips of the pen, and none that turns it round came or went."""
    old, new = _words(before), _words(after)
    changed = _changed(old, new)
    if any(word in NOT_WORDS or word.endswith("n't") for word in changed):
        return False
    return len(changed) <= max(1 if old and new else 0, max(len(old), len(new)) // OTHER_WORDS)


def _changed(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return the words that went or came; a word put in place of another is two of them, a slip of the pen none."""
    found: list[str] = []
    for code, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            continue
        gone, come = list(old[i:j]), list(new[k:m])
        if len(gone) == len(come):
            pairs = [pair for pair in zip(gone, come, strict=True) if not _are_alike(*pair)]
            found += [word for pair in pairs for word in pair]
        else:
            found += gone + come
    return found


def _are_alike(one: str, other: str) -> bool:
    if one.endswith("n't") != other.endswith("n't") or {one, other} & SHORT_NOT_WORDS:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in words_in(text.casefold())]
