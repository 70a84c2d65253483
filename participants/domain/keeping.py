"""For how long things about people are kept: usual days, the least, and what follows from them. Longer than usual is not to be had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

DRAFTS, LINKS, NAMES, ANSWERS = "drafts", "links", "names", "answers"
CONTACTS, MAIL, FILES, CODES, REQUESTS = "contacts", "mail", "files", "codes", "requests"
RECORD_LINKS, PROJECTS, BIN = "record_links", "projects", "bin"
ANSWER_FILES = "answer_files"


@dataclass(frozen=True, slots=True)
class Period:
    """How many days something is kept, where nobody chose fewer, and the fewest that may be chosen."""

    usual: int
    least: int

    def holds(self, days: int) -> bool:
        """Whether so many days may be chosen."""
        return self.least <= days <= self.usual


PERIODS: Mapping[str, Period] = {
    NAMES: Period(usual=365, least=30),
    ANSWERS: Period(usual=1095, least=90),
    CONTACTS: Period(usual=730, least=90),
    REQUESTS: Period(usual=1095, least=365),
    MAIL: Period(usual=365, least=30),
    LINKS: Period(usual=30, least=1),
    RECORD_LINKS: Period(usual=30, least=1),
    DRAFTS: Period(usual=7, least=1),
    FILES: Period(usual=7, least=1),
    ANSWER_FILES: Period(usual=7, least=1),
    CODES: Period(usual=1, least=1),
    PROJECTS: Period(usual=0, least=0),
    BIN: Period(usual=30, least=30),
}
"""Whose answers they are, after what came of them was published; the answers themselves; a person, after we were last in touch;
a request for one's data, after it was answered; that a message was sent; a personal link to an ask or a record, after it ended; what somebody typed and did
not send; files with people in them; files with answers; codes and visits of a record. A project parts from names on its own day; one that was thrown
away lies in the bin for as long as somebody may want it back."""

TO_CHOOSE = tuple(kind for kind, period in PERIODS.items() if period.least < period.usual)

AHEAD = 14
"""Days from saying what will go until it goes."""
ASKED_FOR = 28
"""Days that a person has to say that they want to stay."""

ANSWERS_BEFORE_NAMES = "answers_before_names"


def days_of(chosen: Mapping[str, int]) -> dict[str, int]:
    """Return the days of every kind: as chosen, or as usual; never longer than usual, whatever was stored."""
    return {
        kind: min(period.usual, chosen.get(kind, period.usual)) for kind, period in PERIODS.items()
    }


def faults(chosen: Mapping[str, int]) -> dict[str, str]:
    """Which days cannot be chosen, by kind, and why: a code, or an empty text when out of bounds."""
    found = {
        kind: ""
        for kind, days in chosen.items()
        if kind in PERIODS and not PERIODS[kind].holds(days)
    }
    days = days_of(chosen)
    if not found and days[ANSWERS] < days[NAMES]:
        found[ANSWERS] = ANSWERS_BEFORE_NAMES
    return found


def cutoff(on: date, days: int) -> date:
    """Return the day on or before which something must have begun, to be over on `on` after so many days."""
    return on - timedelta(days=days)


def is_due(*, due_on: date, today: date, is_held: bool, announced: int, rule: int) -> bool:
    """Whether what was announced goes today: its day has come, nobody holds it, and it was announced under today's rule."""
    return today >= due_on and not is_held and announced == rule


def may_go(*, asked_on: date | None, can_be_asked: bool, on: date) -> bool:
    """Whether a person whose time is over may go: they were asked and had time to answer, or cannot be asked."""
    if not can_be_asked:
        return True
    return asked_on is not None and (on - asked_on).days >= ASKED_FOR
