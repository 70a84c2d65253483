"""Situations in which people hear of a later last day, or do not."""

from notices.examples import Example

ONE: tuple[dict[str, object], ...] = ({},)

EXAMPLES = (
    Example("The last day moved later.", {"asked": ONE, "extended": 1}, tells=("participant",)),
    Example(
        "It moved again while the message waited.",
        {"asked": ONE, "extended": 1, "then": {"extended": 1}},
        skip="overtaken",
    ),
    Example(
        "She asked us to stop.",
        {"asked": ({}, {"stopped": True}), "extended": 1},
        skip="stopped",
    ),
    Example(
        "She has no e-mail address.",
        {"asked": ({}, {"email": ""}), "extended": 1},
        skip="no_email",
    ),
    Example(
        "It closed while the message waited.",
        {"asked": ONE, "extended": 1, "then": {"ended": True}},
        skip="ended",
    ),
)
