"""The four before, the weighing after."""

from feedback.domain.before_asking import CLOSED, OPEN, AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(needs_care=True, space=" "), "four", "not said: a safe chance to speak."),
        Warns(
            AskFacts(needs_care=True, phase=OPEN, voice="", influence=""),
            "four",
            "help to speak and how it can change things.",
        ),
        Warns(AskFacts(phase=CLOSED), "weighed", "how the answers were weighed"),
    ),
    quiet=(
        AskFacts(needs_care=True),
        AskFacts(needs_care=False, space="", voice="", audience="", influence=""),
        AskFacts(phase=CLOSED, needs_care=True, space="", weighed="The board read each one."),
    ),
)
