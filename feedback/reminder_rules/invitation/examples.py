"""Situations in which somebody asked by name is written to, or is not."""

from notices.examples import Example

ONE: tuple[dict[str, object], ...] = ({},)

EXAMPLES = (
    Example("It is open, and she was not written to yet.", {"asked": ONE}, tells=("participant",)),
    Example("She has no e-mail address.", {"asked": ({}, {"email": ""})}, skip="no_email"),
    Example(
        "E-mails to her address came back.",
        {"asked": ({}, {"returned": True})},
        skip="address_returned",
    ),
    Example("She asked us to stop.", {"asked": ({}, {"stopped": True})}, skip="stopped"),
    Example(
        "She said that we may not ask her again.",
        {"asked": ({}, {"may_be_asked": "no"})},
        skip="opted_out",
    ),
    Example(
        "It closed while the message waited.", {"asked": ONE, "then": {"ended": True}}, skip="ended"
    ),
    Example(
        "It was withdrawn while the message waited.",
        {"asked": ONE, "then": {"withdrawn": True}},
        skip="withdrawn",
    ),
    Example(
        "She was taken off the list while the message waited.",
        {"asked": ONE, "then": {"taken_off": True}},
        skip="erased",
    ),
)
