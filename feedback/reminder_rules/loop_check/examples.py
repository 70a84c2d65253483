"""Situations in which people are asked whether they can see a change, or rightly are not."""

from notices.examples import Example

YES: dict[str, object] = {"hears_outcomes": "yes"}
ONE: tuple[dict[str, object], ...] = (YES,)

EXAMPLES = (
    Example("Two weeks after she was told.", {"told": ONE}, tells=("participants",)),
    Example("She never said that she wants to hear more.", {"told": ({},)}, skip="not_agreed"),
    Example("She may not be asked.", {"told": (YES | {"may_be_asked": "no"},)}, skip="opted_out"),
    Example("She asked us to stop.", {"told": (YES | {"stopped": True},)}, skip="stopped"),
    Example("A colleague holds it.", {"told": (YES | {"held": True},)}, skip="on_hold"),
    Example("His address is a parent's.", {"told": (YES | {"through": True},)}, skip="not_alone"),
    Example("Her address went.", {"told": (YES | {"email": ""},)}, skip="no_email"),
    Example("E-mails came back.", {"told": (YES | {"returned": True},)}, skip="address_returned"),
    Example("It was withdrawn.", {"told": ONE, "withdrawn": True}, skip="withdrawn"),
    Example(
        "Her data was erased while the message waited.",
        {"told": ONE, "then": {"erased": True}},
        skip="erased",
    ),
)
