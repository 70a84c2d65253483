"""Situations in which managers and owners get the figures of a month, or do not."""

from notices.examples import Example

EXAMPLES = (
    Example("The first working day of the month.", {}, tells=("owner", "manager")),
    Example(
        "She manages it no more when the message goes out.",
        {"then": {"role": "viewer"}},
        skip="manages_no_more",
    ),
)
