"""Situations in which whoever keeps people safe hears, or no longer needs to."""

from notices.examples import Example

EXAMPLES = (
    Example("A reader worries.", {"worry": 1}, tells=("safe",)),
    Example("Somebody wants to be phoned.", {"call": 1}, tells=("safe",)),
    Example("Nobody took it up for a day.", {"worry": 25}, tells=("safe", "cover")),
    Example("Nobody is there.", {"worry": 1, "without_anybody": True}, skip="nobody_safe"),
    Example(
        "It was taken up while the message waited.",
        {"worry": 1, "then": {"taken_up": True}},
        skip="taken_up",
    ),
)
