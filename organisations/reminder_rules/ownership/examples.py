"""Situations in which the old and the new owner are written to, or are not."""

from notices.examples import Example

EXAMPLES = (
    Example("One member made another one the owner.", {}, tells=("given_by", "given_to")),
    Example(
        "Nothing was sent for a month.",
        {"then": {"days_later": 29}},
        skip="no_news",
    ),
)
