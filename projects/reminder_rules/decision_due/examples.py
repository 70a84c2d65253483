"""Situations in which whoever decides is reminded, or is not."""

from notices.examples import Example

EXAMPLES = (
    Example("A member decides in a week.", {"due_in": 7, "member": True}, tells=("decider",)),
    Example("Its day was yesterday.", {"due_in": -1, "member": True}, tells=("decider",)),
    Example("A panel decides.", {"due_in": 7, "panel": True, "led": True}, tells=("lead",)),
    Example(
        "A member and a panel decide.",
        {"due_in": 7, "member": True, "panel": True, "led": True},
        tells=("decider", "lead"),
    ),
    Example(
        "Nobody leads; the team hears.", {"due_in": 7, "panel": True, "team": 1}, tells=("lead",)
    ),
    Example(
        "Whoever decides left.",
        {"due_in": 7, "member": True, "left": True, "led": True},
        tells=("lead",),
    ),
    Example("Nobody is named.", {"due_in": 7}, skip="nobody_named"),
    Example(
        "It was decided while the message waited.",
        {"due_in": 7, "member": True, "then": {"done": True}},
        skip="decided",
    ),
    Example(
        "It got another day while the message waited.",
        {"due_in": 7, "member": True, "then": {"due_in": 20}},
        skip="another_day",
    ),
    Example(
        "Somebody else decides since.",
        {"due_in": 7, "member": True, "then": {"handed_on": True}},
        skip="handed_on",
    ),
)
