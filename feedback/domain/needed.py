"""By which day news has to reach people, when it would rather wait for other news to the same person."""

from datetime import date, timedelta

from feedback.domain.loop import LoopFacts, held_until, is_closed, retell_due
from feedback.domain.schedule import default_promise


def told_by(facts: LoopFacts) -> date | None:
    """The earliest day that people count on and that is not kept yet; None when nothing is owed any more."""
    if is_closed(facts):
        return None
    days = [held_until(facts), retell_due(facts), facts.final_due_on]
    if facts.first_told_on is None:
        days.append(facts.due_on)
    return min(day for day in days if day is not None)


def thanked_by(facts: LoopFacts) -> date:
    """The last day on which a thank-you still says something: the day before people were promised news."""
    return (facts.promised_on or default_promise(facts.close_on)) - timedelta(days=1)
