"""Situations in which somebody is reminded of what is to be done, or is not."""

from notices.examples import Example

EXAMPLES = (
    Example("It is due in two days.", {"due_in": 2}, tells=("doer",)),
    Example("Its day was yesterday.", {"due_in": -1}, tells=("doer",)),
    Example("A partner does it.", {"due_in": 2, "by": "partner"}, tells=("keeper",)),
    Example("Somebody of the register does it.", {"due_in": -1, "by": "person"}, tells=("keeper",)),
    Example(
        "Whoever does it left; the project is led by somebody.",
        {"due_in": 2, "left": True, "led": True},
        tells=("keeper",),
    ),
    Example("Nobody does it.", {"due_in": 2, "by": ""}, skip="nobody_named"),
    Example(
        "It was done while the message waited.",
        {"due_in": 2, "then": {"done": True}},
        skip="action_done",
    ),
    Example(
        "It got another day while the message waited.",
        {"due_in": 2, "then": {"due_in": 20}},
        skip="another_day",
    ),
    Example(
        "Somebody else took it over while the message waited.",
        {"due_in": 2, "then": {"handed_on": True}},
        skip="handed_on",
    ),
)
