"""Situations in which people are reminded of a meeting, or are not. `days` is how far away it is."""

from notices.examples import Example

ONE: tuple[dict[str, object], ...] = ({},)

EXAMPLES = (
    Example("It is in two days.", {"guests": ONE, "days": 2}, tells=("participant",)),
    Example(
        "It was called off while the message waited.",
        {"guests": ONE, "days": 2, "then": {"off": True}},
        skip="called_off",
    ),
    Example(
        "It moved while the message waited.",
        {"guests": ONE, "days": 2, "then": {"later": 7}},
        skip="moved",
    ),
    Example(
        "She heard an hour ago that it moved.",
        {"guests": ONE, "days": 2, "moved": True},
        skip="overtaken",
    ),
    Example(
        "She said meanwhile that she is not coming.",
        {"guests": ONE, "days": 2, "then": {"state": "not_coming"}},
        skip="not_coming",
    ),
    Example(
        "E-mails to her address came back.",
        {"guests": ({}, {"returned": True}), "days": 2},
        skip="address_returned",
    ),
)
