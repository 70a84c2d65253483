"""Situations in which people hear the plain truth, or rightly hear nothing. Days count from the last day for answers."""

from notices.examples import Example

ONE: tuple[dict[str, object], ...] = ({},)

EXAMPLES = (
    Example(
        "The promised day, and no news.", {"day": 28, "answered": ONE}, tells=("participants",)
    ),
    Example(
        "Twelve weeks, and the promised news did not come.",
        {"day": 84, "answered": ONE, "word": {"on": 10, "next": 50}},
        tells=("participants",),
    ),
    Example("Nothing ran for three months.", {"day": 90, "answered": ONE}, skip="overtaken"),
    Example("People were told.", {"day": 28, "answered": ONE, "final_on": 10}, skip="closed_loop"),
    Example("Nothing is owed.", {"day": 28, "answered": ONE, "items": 0}, skip="nothing_owed"),
    Example(
        "It was withdrawn.", {"day": 28, "answered": ONE, "withdrawn_on": -3}, skip="withdrawn"
    ),
    Example(
        "A holding word came in time.",
        {"day": 28, "answered": ONE, "word": {"on": 10, "next": 90}},
        skip="word_given",
    ),
    Example("She asked us to stop.", {"day": 28, "answered": ({"stopped": True},)}, skip="stopped"),
    Example(
        "She has no e-mail address.",
        {"day": 28, "answered": ({"email": ""},)},
        skip="no_email",
    ),
    Example(
        "The promised day moved after she heard.",
        {"day": 42, "answered": ONE, "planned_on": 28, "promised": 42},
        skip="already_sent",
    ),
    Example(
        "She asked us to stop while the message waited.",
        {"day": 28, "answered": ONE, "then": {"stopped": True}},
        skip="stopped",
    ),
    Example(
        "She took her answers out while the message waited.",
        {"day": 28, "answered": ONE, "then": {"taken_out": True}},
        skip="moved",
    ),
)
