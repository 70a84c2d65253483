"""Situations in which somebody hears that a plan is to be looked at again, or does not."""

from notices.examples import Example

EXAMPLES = (
    Example("The day has come.", {}, tells=("ended_it",)),
    Example("Whoever ended it has left; owners hear.", {"left": True}, tells=("owner",)),
    Example(
        "It was planned again while the message waited.",
        {"then": {"planned_again": True}},
        skip="planned_again",
    ),
    Example(
        "Another day was chosen while the message waited.",
        {"then": {"later_day": True}},
        skip="planned_again",
    ),
)
