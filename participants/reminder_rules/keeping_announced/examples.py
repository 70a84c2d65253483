"""Situations in which owners hear what will go, or do not."""

from notices.examples import Example

EXAMPLES = (
    Example("Answers will go in two weeks.", {}, tells=("owner",)),
    Example("It went while the message waited.", {"then": {"gone": True}}, skip="gone"),
)
