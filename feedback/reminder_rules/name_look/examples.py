"""Situations in which a second person hears that a name was looked up."""

from notices.examples import Example

EXAMPLES = (
    Example("Somebody looked up a name.", {"look": True}, tells=("second",)),
    Example("The second person has left.", {"look": True, "second_left": True}, skip="nobody_safe"),
)
