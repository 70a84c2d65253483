"""The six gates: what must be said before an ask may open.

Only opening and sending wait for them; drafting, previewing and printing never do.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from feedback.domain.schedule import FINAL_WORD_DAYS, latest_promise

GATES = ("G1", "G2", "G3", "G4", "G5", "G6")


@dataclass(frozen=True, slots=True, kw_only=True)
class GateFacts:
    """What is known of an ask, under the names of its fields; text is as typed, blank when absent.

    `opens_on` is the day on which it opened, or today while it has not; `final_days` how many days after close
    a promise needs no reason.
    """

    opens_on: date
    why_you: str = ""
    can_change: str = ""
    is_information_only: bool = False
    decider_name: str = ""
    decides_on: date | None = None
    decider_known_on: date | None = None
    is_decided: bool = False
    has_owner: bool = False
    promised_on: date | None = None
    tell_how: str = ""
    late_promise_reason: str = ""
    final_days: int = FINAL_WORD_DAYS
    closes_on: date | None = None
    readers: int = 0
    privacy: str = ""
    wording: str = ""
    needs_care: bool = False
    safe_contact: str = ""
    disclosure_text: str = ""
    out_of_hours: str = ""


@dataclass(frozen=True, slots=True)
class GateResult:
    """One gate that does not hold, and why: codes of fields, or of dates that run backwards."""

    code: str
    missing: tuple[str, ...]


def missing_gates(facts: GateFacts) -> list[GateResult]:
    """The gates that do not hold, in order; an empty list means that the ask may open."""
    found = [(code, tuple(_RULES[code](facts))) for code in GATES]
    return [GateResult(code, missing) for code, missing in found if missing]


def _blank(facts: GateFacts, *fields: str) -> Iterator[str]:
    return (field for field in fields if not getattr(facts, field).strip())


def _why_these_people(facts: GateFacts) -> Iterator[str]:
    yield from _blank(facts, "why_you")


def _what_can_change(facts: GateFacts) -> Iterator[str]:
    if not facts.is_information_only:
        yield from _blank(facts, "can_change")


def _who_decides(facts: GateFacts) -> Iterator[str]:
    if facts.is_decided:
        yield "is_decided"
    if facts.decider_known_on is None:
        yield from _blank(facts, "decider_name")
        if facts.decides_on is None:
            yield "decides_on"
    elif facts.decider_known_on < facts.opens_on:
        yield "decider_known_before_opening"
    if facts.decides_on and facts.closes_on and facts.decides_on < facts.closes_on:
        yield "decides_before_close"


def _who_tells_them(facts: GateFacts) -> Iterator[str]:
    if not facts.has_owner:
        yield "owner"
    if facts.closes_on is None:
        yield "closes_on"
    elif facts.closes_on < facts.opens_on:
        yield "closes_before_opening"
    if facts.promised_on is None:
        yield "promised_on"
    elif facts.closes_on is not None:
        if facts.promised_on <= facts.closes_on:
            yield "promised_before_close"
        elif facts.promised_on > latest_promise(facts.closes_on, facts.final_days):
            yield from _blank(facts, "late_promise_reason")
    yield from _blank(facts, "tell_how")


def _who_reads(facts: GateFacts) -> Iterator[str]:
    if not facts.readers:
        yield "readers"
    yield from _blank(facts, "privacy", "wording")


def _who_keeps_safe(facts: GateFacts) -> Iterator[str]:
    if facts.needs_care:
        yield from _blank(facts, "safe_contact", "disclosure_text", "out_of_hours")


_RULES: dict[str, Callable[[GateFacts], Iterator[str]]] = {
    "G1": _why_these_people,
    "G2": _what_can_change,
    "G3": _who_decides,
    "G4": _who_tells_them,
    "G5": _who_reads,
    "G6": _who_keeps_safe,
}

_VAGUE = re.compile(
    r"""\b(
        (gather|collect|capture|seek|get|obtain|canvas|canvass|hear|understand) \s+
            ([\w'’]+ \s+){0,3} (views?|voices?|opinions?|thoughts|feedback|input)
      | (inform|shape|feed\ into|influence|support) \s+
            (our|the|a|future|wider) (\s+ \w+){0,2} \s+
            (strategy|strategies|plans?|planning|work|thinking|decisions?|services?|priorities)
      | (your|their|people's) \s+ (views?|voices?|opinions?|feedback|input) \s+
            (matters?|counts?|(is|are) \s+ (important|valued|welcome))
      | have \s+ (your|their|a) \s+ say
      | raise \s+ awareness
      | consult (ing)? \s+ (with \s+)? (people|stakeholders|the \s+ public|communities|residents)
      | engage (\s+ with)? \s+ (people|stakeholders|the \s+ public|communities|residents)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAYS_WHAT_ONLY_THEY_KNOW = re.compile(
    r"\bonly\b.*\b(can|could|know|knows)\b", re.IGNORECASE | re.DOTALL
)


def vague_reason(text: str) -> bool:
    """Whether a reason is of the kind that could stand on any ask: "gather views", "inform our strategy".

    A hint that earns a better example, never a refusal; it knows English phrases only. A reason that says
    what only these people can tell is not vague, whatever else it says.
    """
    words = " ".join(text.split())
    return bool(_VAGUE.search(words)) and not _SAYS_WHAT_ONLY_THEY_KNOW.search(words)
