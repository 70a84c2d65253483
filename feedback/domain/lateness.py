"""Which day people count on, so that somebody can tell them why it passes, or passed, without the news."""

from datetime import date

from feedback.domain.loop import LoopFacts, held_until, is_closed, retell_due


def counts_on(facts: LoopFacts) -> date | None:
    """The day by which people expect to hear next, which may have passed; None when nothing is owed.

    Until the first word it is the promised day, then the earliest of the news that a holding word named, a
    re-telling, and the final word.
    """
    if not facts.items or is_closed(facts):
        return None
    if facts.first_told_on is None:
        return facts.due_on
    days = (held_until(facts), retell_due(facts), facts.final_due_on)
    return min(day for day in days if day is not None)
