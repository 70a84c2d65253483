"""Situations in which people who had not answered hear that an ask is off."""

from notices.examples import Example

EXAMPLES = (
    Example("It was withdrawn.", {"asked": ({},), "withdrawn": True}, tells=("participants",)),
    Example(
        "She is on the list of those who are told the reason.",
        {"asked": ({},), "withdrawn": True, "then": {"to_be_told": True}},
        skip="already_answered",
    ),
    Example(
        "The message waited for more than four weeks.",
        {"asked": ({},), "withdrawn": True, "then": {"days_later": 29}},
        skip="overtaken",
    ),
)
