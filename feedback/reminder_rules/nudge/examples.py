"""Situations in which somebody is reminded, or not any more."""

from notices.examples import Example

EXAMPLES = (
    Example("She was asked last week and has not answered.", {}, tells=("participant",)),
    Example(
        "She answered while the message waited.",
        {"then": {"answered": True}},
        skip="already_answered",
    ),
    Example("She asked us to stop meanwhile.", {"then": {"stopped": True}}, skip="stopped"),
    Example("It closed while the message waited.", {"then": {"ended": True}}, skip="ended"),
    Example("It was withdrawn meanwhile.", {"then": {"withdrawn": True}}, skip="withdrawn"),
)
