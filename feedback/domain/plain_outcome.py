"""What is worth a look in an outcome in other words: plain, Easy Read, or for children. It points out and never refuses.

Lengths and numbers are counted in every language whose words stand apart; words of the trade are known for English only.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from feedback.domain.plain_question import ENGLISH, FEWEST_TO_MEASURE, JARGON, Look, trade_words
from feedback.domain.reading_ease import lix, longest_sentence, sentences_in, words_in
from feedback.domain.schedule import FIRST_WORD_DAYS


class Most(NamedTuple):
    """How long things may be before they are worth a look: words in a sentence, letters in a word, and LIX."""

    words: int
    letters: int
    lix: int


MOST: Mapping[str, Most] = {
    "plain": Most(25, 0, 50),
    "easy": Most(15, 13, 40),
    "child": Most(12, 11, 30),
}
"""By form. 15 words are what guides to Easy Read give. The steps of LIX are Björnsson's: 50 is official text, 40 is what
most people read without trouble, 30 is a book for children. 0 letters: long words are not looked at.
"""
TRADE_IN_OUTCOMES = {
    "budgetary": "money",
    "capacity": "people and time",
    "consultation": "asking people",
    "feasible": "possible",
    "framework": "plan",
    "going forward": "from now on",
    "in due course": "by a day that you name",
    "in principle": "yes, if something else happens first; say what",
    "liaise": "talk",
    "prioritise": "do first",
    "resources": "money and people",
    "robust": "strong",
    "roll out": "start everywhere",
    "strategy": "plan",
    "subject to": "if",
    "take on board": "listen to, and say what you did",
}
"""Words in English that stand in answers to people and say little, each with one that says it."""
NO_SPACES = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})
"""Languages whose words do not stand apart: nothing is counted in them."""
CAPITAL_NOUNS = "de"
"""Where every noun has a capital letter, one does not mean a name."""
MOST_NAMED = 3
MOST_COMMAS = 2
LARGE, FIRST_YEAR, LAST_YEAR = 1000, 1900, 2100

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_PART = re.compile(r"\d+[.,]\d")
_PERCENT = re.compile(r"\d\s?[%٪]|\bper ?cent\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\[[^\[\]]+\]")
_PAUSE = re.compile(r"[,;،؛、]")


def looks(text: str, *, form: str, language: str = ENGLISH) -> list[Look]:
    """Return what is worth a look in one part of an outcome; each code at most once.

    Raises `KeyError` for a form that does not exist.
    """
    most = MOST[form]
    found: list[Look | None] = [_unfilled(text)]
    if language.partition("-")[0] not in NO_SPACES:
        found += [_long(text, most), _ideas(text, form), _letters(text, most, language)]
    if language.startswith(ENGLISH):
        found.append(next(iter(trade_words(text, JARGON | TRADE_IN_OUTCOMES)), None))
    found.append(_percent(text))
    if form != "plain":
        found += [_large(text), _many(text)]
    if language.partition("-")[0] not in NO_SPACES:
        found.append(_hard(text, most))
    return [one for one in found if one is not None]


def _unfilled(text: str) -> Look | None:
    found = _PLACEHOLDER.search(text)
    return Look("placeholder", found[0]) if found else None


def _long(text: str, most: Most) -> Look | None:
    longest = longest_sentence(text)
    return Look("long", str(longest), str(most.words)) if longest > most.words else None


def _ideas(text: str, form: str) -> Look | None:
    """One idea in a sentence: more than two commas say that there are several."""
    if form == "plain":
        return None
    packed = any(len(_PAUSE.findall(one)) > MOST_COMMAS for one in sentences_in(text))
    return Look("ideas") if packed else None


def _letters(text: str, most: Most, language: str) -> Look | None:
    """Long words, but not names: what has a capital letter inside a sentence is one."""
    if not most.letters:
        return None
    long_ones: dict[str, None] = {}
    for sentence in sentences_in(text):
        for place, word in enumerate(words_in(sentence)):
            is_name = place > 0 and word[0].isupper() and not language.startswith(CAPITAL_NOUNS)
            parts = re.split(r"[-’']", word)
            if not is_name and max(map(len, parts)) >= most.letters:
                long_ones[word] = None
    return Look("word", ", ".join([*long_ones][:MOST_NAMED])) if long_ones else None


def _percent(text: str) -> Look | None:
    return Look("percent") if _PERCENT.search(text) else None


def _large(text: str) -> Look | None:
    found = next((one for one in _NUMBER.findall(text) if _is_hard_number(one)), None)
    return Look("number", found) if found else None


def _is_hard_number(number: str) -> bool:
    """Whether it is large or has a part behind a point; a year or a time of day is neither."""
    if _GROUPED.fullmatch(number) or _PART.fullmatch(number):
        return True
    is_short = number.isdecimal() and len(number) <= len(str(LAST_YEAR))
    if not is_short:
        return number.isdecimal()
    return int(number) >= LARGE and not FIRST_YEAR <= int(number) <= LAST_YEAR


def _many(text: str) -> Look | None:
    """Two numbers in a sentence are "3 out of 10"; more are hard to hold. The parts of a day count as one."""
    most = 2
    packed = any(len(_NUMBER.findall(one)) > most for one in sentences_in(text))
    return Look("numbers") if packed else None


def _hard(text: str, most: Most) -> Look | None:
    return (
        Look("hard") if len(words_in(text)) >= FEWEST_TO_MEASURE and lix(text) > most.lix else None
    )


# The four Fs: what can be counted of them. A person says whether each holds ---------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """What the four Fs are looked at with. `bare` names what the plain words say and these do not."""

    words: Sequence[str]
    bare: Sequence[str]
    language: str
    ended_on: date | None
    told_on: date
    """The day on which people read it, or today."""
    has_next: bool
    """Whether a day or a next step stands in the outcome."""


def four_f_looks(facts: Facts) -> dict[str, Look]:
    """Return by code what was found: `Look("bare", count)`, `"every"`, `"you"`, `"no_you"`, `"days"`, `"late"`, `"next"`, `"no_next"`.

    Full: everything that the plain words say, has words. Friendly: it speaks to people; known for English only. Fast: people
    read it within four weeks of closing, the first word of the clock. Followed up: it says what comes next.
    """
    found = {"full": Look("bare", str(len(facts.bare))) if facts.bare else Look("every")}
    text = " ".join(facts.words)
    if facts.language.startswith(ENGLISH) and words_in(text):
        spoken_to = re.search(r"\b(?:you|your|thank)\b", text, re.IGNORECASE)
        found["friendly"] = Look("you" if spoken_to else "no_you")
    if facts.ended_on is not None:
        days = max(0, (facts.told_on - facts.ended_on).days)
        found["fast"] = Look("days" if days <= FIRST_WORD_DAYS else "late", str(days))
    found["followed_up"] = Look("next" if facts.has_next else "no_next")
    return found
