"""Situations in which people hear by e-mail what happened, or do not."""

from notices.examples import Example

EXAMPLES = (
    Example("It was published.", {"published": ({},)}, tells=("participants",)),
    Example("She asked us to stop.", {"published": ({}, {"stopped": True})}, skip="stopped"),
    Example(
        "She chose not to hear what happened.",
        {"published": ({}, {"hears_outcomes": "no"})},
        skip="wants_no_news",
    ),
    Example(
        "E-mails to her address came back.",
        {"published": ({}, {"returned": True})},
        skip="address_returned",
    ),
    Example(
        "Her address went from the register.",
        {"published": ({}, {"email": ""})},
        skip="no_email",
    ),
    Example(
        "Somebody told her in person while the message waited.",
        {"published": ({},), "then": {"told": True}},
        skip="already_sent",
    ),
    Example(
        "Newer news took its place while the message waited.",
        {"published": ({},), "then": {"not_told_because": "replaced"}},
        skip="overtaken",
    ),
    Example(
        "What it tells stands with another ask by the time it would leave.",
        {"published": ({},), "then": {"stands_elsewhere": True}},
        skip="nothing_to_tell",
    ),
    Example(
        "Her data was erased while the message waited.",
        {"published": ({},), "then": {"erased": True}},
        skip="erased",
    ),
)
