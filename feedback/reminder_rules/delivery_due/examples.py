"""Situations in which somebody is reminded of what was promised, or is not."""

from notices.examples import Example

EXAMPLES = (
    Example("It is due in a week.", {"due_in": 7}, tells=("doer",)),
    Example("Its day was yesterday.", {"due_in": -1}, tells=("doer",)),
    Example("Another organisation does it.", {"due_in": 7, "by": "partner"}, tells=("keeper",)),
    Example("Whoever does it left.", {"due_in": -1, "left": True}, tells=("keeper",)),
    Example(
        "Nobody does it, and nobody tells people.",
        {"due_in": 7, "by": "", "without_anybody": True},
        skip="nobody_named",
    ),
    Example(
        "It was done while the message waited.",
        {"due_in": 7, "then": {"done": True}},
        skip="delivered",
    ),
    Example(
        "The promise was taken back while the message waited.",
        {"due_in": 7, "then": {"taken_back": True}},
        skip="delivered",
    ),
    Example(
        "It got another day while the message waited.",
        {"due_in": 7, "then": {"due_in": 40}},
        skip="another_day",
    ),
    Example(
        "Somebody else took it over while the message waited.",
        {"due_in": 7, "then": {"handed_on": True}},
        skip="handed_on",
    ),
)
