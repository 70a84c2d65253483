"""What can become of one item, and what each answer must contain before people are shown it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class Disposition(StrEnum):
    """What became of one item."""

    CHANGED = "changed"
    PARTLY_CHANGED = "partly_changed"
    NOT_CHANGED = "not_changed"
    OUT_OF_OUR_HANDS = "out_of_our_hands"
    WITHDRAWN = "withdrawn"
    STILL_DECIDING = "still_deciding"
    REVERSED = "reversed"


FINAL = frozenset(Disposition) - {Disposition.STILL_DECIDING, Disposition.REVERSED}
"""The dispositions that settle an item: a holding word does not, and a reversal opens it again."""

PROMISES = frozenset({Disposition.CHANGED, Disposition.PARTLY_CHANGED})
"""Those that say that something is different, or will be."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    Disposition.CHANGED: ("what", "since_on", "where"),
    Disposition.PARTLY_CHANGED: ("what", "why"),
    Disposition.NOT_CHANGED: ("why", "decided_by", "revisit_on"),
    Disposition.OUT_OF_OUR_HANDS: ("who_can_decide", "passed_on", "passed_on_on"),
    Disposition.WITHDRAWN: ("why", "answers_fate"),
    Disposition.STILL_DECIDING: ("held_up_by", "next_on"),
    Disposition.REVERSED: ("promised_what", "why"),
}
"""What each disposition must contain, in the order in which it is asked for."""

FIELDS = (
    *("what", "since_on", "where", "why", "decided_by", "revisit_on"),
    *("who_can_decide", "passed_on", "passed_on_on"),
    *("answers_fate", "held_up_by", "next_on", "promised_what"),
)
"""Every field that some disposition asks for, in the order of a form."""

IS_SETTLED = "is_settled"
"""The field that says "it will not be looked at again", in place of a date in `revisit_on`."""


def missing(disposition: str, values: Mapping[str, object]) -> list[str]:
    """The fields that an outcome still lacks, out of `REQUIRED`; blank text counts as absent.

    Raises `ValueError` for a disposition that does not exist.
    """
    return [
        code
        for code in REQUIRED[Disposition(disposition)]
        if _is_blank(values.get(code)) and not (code == "revisit_on" and values.get(IS_SETTLED))
    ]


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def backward_dates(disposition: str, values: Mapping[str, object], *, said_on: date) -> list[str]:
    """The fields whose date cannot be true of an outcome said on `said_on`.

    News still to come, and a day on which something is looked at again, lie ahead; what was passed on was
    passed on by now. Only fields that the disposition asks for are judged.
    """
    asked_for = REQUIRED[Disposition(disposition)]
    wrong: list[str] = []
    for code in ("revisit_on", "passed_on_on", "next_on"):
        day = values.get(code)
        if code not in asked_for or not isinstance(day, date):
            continue
        if (day > said_on) if code == "passed_on_on" else (day <= said_on):
            wrong.append(code)
    return wrong
