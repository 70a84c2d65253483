"""Cards that are short and plain, and cards that are not."""

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns

PLAIN = "We are asking you because you waited this year. You can change how we keep in touch. The board will decide by 12 May 2027."
HARD = "Stakeholder perspectives regarding implementation considerations substantially determine subsequent commissioning recommendations throughout neighbourhoods."

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(card=PLAIN, blanks=2), "blank", "2 sentences of the card are blank"),
        Warns(AskFacts(card=PLAIN, blanks=1), "blank", "1 sentence of the card is blank"),
        Warns(AskFacts(card="We ask you. " * 27), "long", "The card has 81 words."),
        Warns(AskFacts(card=HARD), "hard", "hard to read"),
    ),
    quiet=(
        AskFacts(card=PLAIN),
        AskFacts(card="You do. " * 40),
        AskFacts(card=""),
    ),
)
