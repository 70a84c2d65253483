"""Situations in which a person is asked whether they want to stay, or is not."""

from notices.examples import Example

EXAMPLES = (
    Example("Nobody was in touch with her for two years.", {}, tells=("",)),
    Example(
        "She said that she stays while the message waited.", {"then": {"stays": True}}, skip="stays"
    ),
    Example("She asked us to stop writing.", {"stopped": True}, skip="stopped"),
)
