"""Situations in which a code for the record is sent, or is not."""

from notices.examples import Example

EXAMPLES = (
    Example("She asks for a code.", {"code": {}}, tells=("",)),
    Example("She gave a new address.", {"code": {"email": "new@example.org"}}, tells=("",)),
    Example(
        "Somebody else’s address is used for him.", {"code": {}, "through": True}, skip="no_email"
    ),
    Example(
        "Half an hour went by while the message waited.",
        {"code": {}, "then": {"days_later": 1}},
        skip="code_used",
    ),
)
