"""Enough days, too few, and the wrong ones."""

from datetime import date

from feedback.domain.before_asking import AskFacts
from feedback.soft_checks.base.examples import Examples, Warns
from organisations.domain.closed_days import Spell

MONDAY = date(2027, 3, 1)
HOLIDAYS = Spell("Holidays", date(2027, 3, 8), date(2027, 3, 20))
EXAMS = Spell("Exams", date(2027, 3, 1), date(2027, 3, 7))

EXAMPLES = Examples(
    warns=(
        Warns(AskFacts(opens_on=MONDAY, closes_on=date(2027, 3, 13)), "short", "13 days"),
        Warns(
            AskFacts(opens_on=MONDAY, closes_on=date(2027, 3, 29), is_formal=True),
            "short_formal",
            "29 days",
        ),
        Warns(
            AskFacts(opens_on=MONDAY, closes_on=date(2027, 3, 21), away=(HOLIDAYS,)),
            "away",
            "13 of the 21 days",
        ),
        Warns(
            AskFacts(opens_on=MONDAY, closes_on=date(2027, 3, 28), away=(HOLIDAYS, EXAMS)),
            "away",
            "20 of the 28 days",
        ),
        Warns(AskFacts(opens_on=MONDAY, closes_on=date(2027, 2, 1)), "short", "0 days"),
    ),
    quiet=(
        AskFacts(opens_on=MONDAY, closes_on=date(2027, 3, 14)),
        AskFacts(opens_on=MONDAY, closes_on=date(2027, 3, 30), is_formal=True),
        AskFacts(opens_on=MONDAY, closes_on=date(2027, 3, 26), away=(HOLIDAYS,)),
        AskFacts(opens_on=MONDAY),
    ),
)
