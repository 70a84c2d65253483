"""Situations in which words wait too long to be read, or do not."""

from notices.examples import Example

EXAMPLES = (
    Example("Words came a week ago.", {"words": 7}, tells=("cover",)),
    Example("Nobody is there.", {"words": 7, "without_anybody": True}, skip="nobody_safe"),
    Example(
        "Somebody read them while the message waited.",
        {"words": 7, "then": {"read": True}},
        skip="read_meanwhile",
    ),
)
