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
    Example("Somebody said yesterday what we missed.", {"missed": 1}, tells=("reader",)),
    Example(
        "Nobody settled it, and no care is needed.",
        {"missed": 7, "ordinary": True},
        tells=("reader", "cover"),
    ),
    Example(
        "No reader is left, and nobody else.",
        {"missed": 1, "without_anybody": True, "without_readers": True},
        skip="nobody_safe",
    ),
)
