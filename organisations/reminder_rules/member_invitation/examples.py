"""Situations in which an invited colleague is written to, or is not."""

from notices.examples import Example

EXAMPLES = (
    Example("Somebody was invited.", {}, tells=("",)),
    Example(
        "The invitation ran out while the message waited.",
        {"then": {"days_later": 15}},
        skip="no_longer_open",
    ),
)
