"""Situations in which somebody is asked to reach people another way, or is not."""

from notices.examples import Example

LOST: dict[str, object] = {"returned": True}

EXAMPLES = (
    Example("Her invitation came back.", {"asked": (LOST,)}, tells=("owner",)),
    Example("Two came back, and it is one message.", {"asked": (LOST, LOST)}, tells=("owner",)),
    Example(
        "Nobody tells people, and nobody steps in.",
        {"asked": (LOST,), "without_anybody": True},
        skip="no_owner",
    ),
    Example(
        "Her address was corrected while the message waited.",
        {"asked": (LOST,), "then": {"corrected": True}},
        skip="reached",
    ),
)
