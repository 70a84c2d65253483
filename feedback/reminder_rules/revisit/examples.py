"""Situations in which somebody is asked to look at a "no" again, or is not."""

from notices.examples import Example

EXAMPLES = (
    Example("Its day is today.", {"again_in": 0}, tells=("owner", "decider")),
    Example("One member decides and tells people.", {"again_in": 0, "one": True}, tells=("owner",)),
    Example("Whoever decides has left.", {"again_in": 0, "left": "decider"}, tells=("owner",)),
    Example(
        "Nobody tells people or decides, and nobody steps in.",
        {"again_in": 0, "without_anybody": True},
        skip="no_owner",
    ),
    Example(
        "What came of looking again was published while the message waited.",
        {"again_in": 0, "then": {"published": True}},
        skip="looked_again",
    ),
    Example(
        "Somebody else tells people now.",
        {"again_in": 0, "one": True, "then": {"handed_on": True}},
        skip="handed_on",
    ),
)
