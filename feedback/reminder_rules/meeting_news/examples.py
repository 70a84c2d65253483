"""Situations in which people hear that a meeting moved or was called off, or do not."""

from notices.examples import Example

ONE: tuple[dict[str, object], ...] = ({},)

EXAMPLES = (
    Example("It moved to another evening.", {"guests": ONE, "moved": True}, tells=("participant",)),
    Example("It was called off.", {"guests": ONE, "off": True}, tells=("participant",)),
    Example(
        "She may come, and is told too.",
        {"guests": ({"state": "maybe"},), "moved": True},
        tells=("participant",),
    ),
    Example(
        "It was called off while the message that it moved waited.",
        {"guests": ONE, "moved": True, "then": {"off": True}},
        skip="overtaken",
    ),
    Example(
        "She said meanwhile that she is not coming.",
        {"guests": ONE, "moved": True, "then": {"state": "not_coming"}},
        skip="not_coming",
    ),
    Example(
        "She asked us to stop.", {"guests": ({}, {"stopped": True}), "off": True}, skip="stopped"
    ),
    Example(
        "She has no e-mail address.", {"guests": ({}, {"email": ""}), "off": True}, skip="no_email"
    ),
    Example(
        "What it belongs to was withdrawn meanwhile.",
        {"guests": ONE, "moved": True, "then": {"withdrawn": True}},
        skip="withdrawn",
    ),
)
