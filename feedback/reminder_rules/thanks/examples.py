"""Situations in which people are thanked, or rightly hear nothing. Days count from the last day for answers."""

from notices.examples import Example

ONE: tuple[dict[str, object], ...] = ({},)

EXAMPLES = (
    Example(
        "The morning after the last day.", {"day": 1, "answered": ONE}, tells=("participants",)
    ),
    Example("Nothing ran until news was due.", {"day": 28, "answered": ONE}, skip="overtaken"),
    Example("It was withdrawn.", {"day": 1, "answered": ONE, "withdrawn_on": -3}, skip="withdrawn"),
    Example("She asked us to stop.", {"day": 1, "answered": ({"stopped": True},)}, skip="stopped"),
    Example(
        "She has no e-mail address.",
        {"day": 1, "answered": ({"email": ""},)},
        skip="no_email",
    ),
)
