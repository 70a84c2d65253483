"""In which words an outcome is read: which wording comes first, what stands in its place, what an earlier version is good for."""

from collections.abc import Mapping
from typing import NamedTuple

from feedback.domain.dispositions import REQUIRED, Disposition

PLAIN, EASY, CHILD = "plain", "easy", "child"
FORMS = (PLAIN, EASY, CHILD)
ALWAYS = "you_said"
"""The part that stands in an outcome whatever became of it."""
PICTURED = frozenset({EASY})
"""The forms whose sentences have pictures beside them."""
WITH_PICTURES = frozenset({ALWAYS, "what", "why", "passed_on", "held_up_by", "promised_what"})
"""The parts beside which one can stand; the small print has none."""
PICTURE = "picture:"
"""Before the name of a part, the name under which its picture stands among the words."""
YES = "yes"


class Wanted(NamedTuple):
    """For whom and in which language somebody reads."""

    form: str
    language: str

    def is_as_written(self, original: str) -> bool:
        """Whether nothing has to be worded for it."""
        return self == (PLAIN, original)


type Words = Mapping[str, str]
"""Name of a part to its words."""


def layers(wanted: Wanted) -> list[Wanted]:
    """Return the wordings that are tried, the best first; after them comes what was written.

    Words of one form never stand in for another: a child reads words for children, or plain ones, and the page says which.
    """
    plain = Wanted(PLAIN, wanted.language)
    return [wanted] if wanted.form == PLAIN else [wanted, plain]


def worded_parts(disposition: str) -> list[str]:
    """Return the names of the parts that people read in words of an outcome of this kind, in order; days are not words."""
    asked = REQUIRED[Disposition(disposition)] if disposition else ()
    own = [name for name in asked if not name.endswith("_on")]
    return [ALWAYS, *own]


def still_right(before: Words, then: Words, now: Words) -> dict[str, str]:
    """Return those words `before` whose part says `now` what it said `then`: a start for a newer version, never shown by itself."""
    return {
        name: words
        for name, words in before.items()
        if words.strip() and name in now and now[name] == then.get(name)
    }
