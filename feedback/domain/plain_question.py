"""What is worth a look in the words of a question. It points out and never refuses.

Lengths are counted in every language; what leads, what asks two things with "and", and words of the trade are known for English
only, as lists that anybody can read below.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from feedback.domain.reading_ease import DIFFICULT, lix, longest_sentence, sentences_in, words_in

LONGEST = 15
"""Words in a sentence that most people still read in one go."""
FEWEST_TO_MEASURE = 6
"""Below so many words one long word alone would make a text look hard."""
ENGLISH = "en"
PLACEHOLDER = "placeholder"
"""The code of something in square brackets that is still to be filled in."""

JARGON = {
    "stakeholder": "people affected",
    "stakeholders": "people affected",
    "service user": "person who uses the service",
    "service users": "people who use the service",
    "co-production": "working together",
    "coproduction": "working together",
    "co-design": "making it together",
    "pathway": "what happens, step by step",
    "signpost": "tell people where to go",
    "signposted": "told where to go",
    "signposting": "telling people where to go",
    "multi-agency": "several services",
    "intervention": "help",
    "interventions": "help",
    "implement": "put in place",
    "implemented": "put in place",
    "implementation": "putting it in place",
    "facilitate": "help",
    "utilise": "use",
    "utilize": "use",
    "commissioning": "paying for services",
    "provision": "what there is",
    "engagement": "taking part",
    "holistic": "whole",
    "triage": "who is seen first",
    "referral": "being sent on",
    "referrals": "being sent on",
    "caseload": "number of families",
    "outcomes": "what changes",
    "escalate": "pass on to a manager",
    "accessibility": "how easy it is to use",
    "barriers": "what gets in the way",
    "empowered": "able to decide",
}
"""Words of the trade in English, each with one that people use."""

LEADING = (
    *("don't you", "doesn't it", "isn't it", "aren't you", "wouldn't you", "do you agree that"),
    *("surely", "obviously", "of course", "as you know"),
    *("how good", "how great", "how helpful", "how useful", "how happy", "how satisfied"),
    *("how much do you like", "how much do you love", "how much did you enjoy"),
)
"""Beginnings in English that tell people what to answer."""

_ASKS = "how|what|when|where|which|who|why|do|did|does|is|are|was|were|can|could|would|should"
_TWO_IN_ONE = re.compile(rf"\b(?:and|or)\s+(?:{_ASKS})\b(?!\s+not\b)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\[[^\[\]]+\]")
_SHORT_ADDITION = 2
"""A question of so few words, such as "Why not?", belongs to the one before."""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing worth a look: its code, what is meant by it, and a plainer word where there is one."""

    code: str
    detail: str = ""
    plainer: str = ""


def looks(
    text: str, *, hint: str = "", labels: Iterable[str] = (), language: str = ENGLISH
) -> list[Look]:
    """Return what is worth a look in a question, its hint and its choices; each code at most once."""
    read = f"{text}\n{hint}"
    everything = "\n".join((read, *labels))
    found = [_unfilled(everything), _long(read), _two(text, language)]
    if language.startswith(ENGLISH):
        found += [_leading(text), _jargon(everything)]
    found.append(_hard(read))
    return [one for one in found if one is not None]


def _unfilled(text: str) -> Look | None:
    found = _PLACEHOLDER.search(text)
    return Look(PLACEHOLDER, found[0]) if found else None


def _long(text: str) -> Look | None:
    longest = longest_sentence(text)
    return Look("long", str(longest)) if longest > LONGEST else None


def _two(text: str, language: str) -> Look | None:
    asked = [one for one in re.findall(r"[^.!?…。؟]+[?؟]", text) if _is_whole(one)]
    joined = language.startswith(ENGLISH) and _TWO_IN_ONE.search(text)
    return Look("two") if len(asked) > 1 or joined else None


def _is_whole(question: str) -> bool:
    return len(words_in(question)) > _SHORT_ADDITION


def _leading(text: str) -> Look | None:
    plain = _plain(text)
    found = next((one for one in LEADING if re.search(rf"\b{re.escape(one)}\b", plain)), None)
    return Look("leading", found) if found else None


def _jargon(text: str) -> Look | None:
    return next(trade_words(text, JARGON), None)


def trade_words(text: str, words: Mapping[str, str]) -> Iterator[Look]:
    """Yield those of `words` that stand in a text, each with its plainer one."""
    plain = _plain(text)
    for word, plainer in words.items():
        if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", plain):
            yield Look("jargon", word, plainer)


def _hard(text: str) -> Look | None:
    is_enough = len(words_in(text)) >= FEWEST_TO_MEASURE and sentences_in(text)
    return Look("hard") if is_enough and lix(text) > DIFFICULT else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
